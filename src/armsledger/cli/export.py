"""`armsledger export`: a ledger in a format of exchange, with the account of what it could not carry."""

from typing import Annotated

import typer


def export(
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")],
    format_name: Annotated[
        str, typer.Option("--format", help="jsonl, ftm, stix, geojson, csv, parquet, plover, acled, annotations, …")
    ],
    out: Annotated[
        str, typer.Option("-o", "--out", help="The file, or the folder of csv and parquet; - is standard output.")
    ],
    run: Annotated[
        str | None, typer.Option("--run", help="Only what this run read and derived; without it, what stands now.")
    ] = None,
    document: Annotated[str | None, typer.Option("--document", help="With html: the document (doc-…).")] = None,
    files: Annotated[bool, typer.Option("--files", help="With jsonl: carry the bytes as received, too.")] = False,
) -> None:
    """Write a ledger in a format of others or our own, and say what could not be carried (also in OUT.loss.json)."""
    from armsledger.cli.verify import refuse_missing
    from armsledger.pipeline.exchanging import export as write
    from armsledger.store.ledger import Ledger

    refuse_missing(ledger)
    with Ledger.open(ledger) as opened:
        report = write(opened, format_name, out, run, with_files=files, document_id=document)
    for line in report.lines():
        typer.echo(line, err=True)
