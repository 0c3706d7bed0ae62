"""`armsledger origins`: which documents rest on one origin, a document a line in, an origin a line out."""

import json
from typing import Annotated

import typer

from armsledger.cli.lines import parse_object, read_lines, write_lines
from armsledger.errors import ArmsledgerError


def origins(
    rows_in: Annotated[str, typer.Argument(metavar="IN.jsonl", help="One document a line; - for standard input.")],
    out: Annotated[str, typer.Option("-o", "--out", help="Where the lines go; - for standard output.")] = "-",
) -> None:
    """Trace documents to their origins: copies, retellings and write-ups of one statement count once."""
    from armsledger.corroborate.tracing.trace import trace_documents
    from armsledger.model.document import Document
    from armsledger.read.rows import document_from_row

    problems: list[str] = []
    documents: list[Document] = []
    given: dict[str, list[str]] = {}
    for number, line in enumerate(read_lines(rows_in), start=1):
        if not line.strip():
            continue
        try:
            row = parse_object(line, f"{rows_in}, line {number}")
            document = document_from_row(row)
        except ArmsledgerError as error:
            problems.append(str(error))
            continue
        given.setdefault(document.id, []).append(str(row["doc_id"]))
        documents.append(document)
    unique = {document.id: document for document in documents}
    found = [
        {"doc_id": name, "origin_id": one.origin_id, "kind": one.kind.value, "because": one.because}
        for one in trace_documents(list(unique.values()))
        for name in given[one.document_id]
    ]
    write_lines(out, (json.dumps(row, ensure_ascii=False) for row in sorted(found, key=lambda row: row["doc_id"])))
    for problem in problems:
        typer.echo(f"failed: {problem}", err=True)
    raise typer.Exit(1 if problems else 0)
