"""Documents of a whole corpus by number: in the order of their days, each once however often it was read."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.model.document import Document
from armsledger.model.entity import EntityType
from armsledger.model.identity import Identity
from armsledger.model.record import DocumentRecord
from armsledger.resolve.names.across import resolve_across
from armsledger.scale.pieces import Piece, connect, read_table, write_columns, write_table
from armsledger.scale.tables import plain_document, read_record


def number_documents(piece: Piece) -> None:
    """Number the documents by day and id; of one that was read twice the first part counts."""
    paths = [str(piece.part("documents", name)) for name in piece.parts]
    with connect(piece.work) as database:
        found = database.sql(
            """with seen as (
                select document_id, published, parse_filename(filename, true) as part,
                    row_number() over (partition by document_id order by filename, file_row_number) as nth
                from read_parquet($1, filename = true, file_row_number = true))
            select row_number() over (order by coalesce(strftime(published, '%Y-%m-%d'), '9999'), document_id) - 1
                as number, document_id, published, part
            from seen where nth = 1 order by number""",
            params=[paths],
        )
        write_table(piece.out, found.to_arrow_reader())


def read_again(piece: Piece) -> Any:
    """Documents that other shards had read before, with where each came from first: rows of source and first."""
    paths = [str(piece.part("documents", name)) for name in piece.parts]
    with connect(piece.work) as database:
        return database.execute(
            """select source, first from (
                select source, first_value(source) over w as first, row_number() over w as nth, filename,
                    file_row_number
                from read_parquet($1, filename = true, file_row_number = true)
                window w as (partition by document_id order by filename, file_row_number))
            where nth > 1 order by filename, file_row_number""",
            [paths],
        ).fetchall()


def read_documents(piece: Piece, numbers: Collection[int]) -> dict[int, Document]:
    """The documents of some numbers."""
    found: dict[int, Document] = {}
    for part, number_by_id in _by_part(piece, numbers).items():
        wanted = [("document_id", "in", list(number_by_id))]
        rows = read_table([str(piece.part("documents", part))], ("document_id", "json", "text"), wanted)
        for row in rows.to_pylist():
            found[number_by_id[row["document_id"]]] = plain_document(row)
    return found


def read_records(piece: Piece, numbers: Collection[int]) -> dict[int, DocumentRecord]:
    """The records of the documents of some numbers."""
    found: dict[int, DocumentRecord] = {}
    for part, number_by_id in _by_part(piece, numbers).items():
        wanted = [("document_id", "in", list(number_by_id))]
        rows = read_table([str(piece.part("documents", part))], ("document_id", "json", "text"), wanted)
        parts = {table: _jsons(piece, table, part, wanted) for table in ("statements", "claims")}
        for row in rows.to_pylist():
            given = row["document_id"]
            statements, claims = parts["statements"][given], parts["claims"][given]
            found[number_by_id[given]] = read_record(row, statements, claims, piece.versions)
    return found


def numbers_of_part(piece: Piece, part: str) -> list[int]:
    """The numbers of the documents that count in one part."""
    numbers: list[int] = read_table(piece.made("numbers"), ("number",), [("part", "=", part)])["number"].to_pylist()
    return numbers


def name_all(piece: Piece) -> None:
    """Say who is who over all documents, as far as that can be told at once: for a corpus up to `high` documents."""
    identities = list(resolve_across(list(read_records(piece, range(piece.low, piece.high)).values())))
    rows = sorted((entity_id, one) for one in identities for entity_id in one.entity_ids)
    import pyarrow as pa

    text = pa.string()
    columns: dict[str, list[Any]] = {
        "entity_id": [entity_id for entity_id, _ in rows],
        "identity_id": [one.id for _, one in rows],
        "type": [one.type.value for _, one in rows],
        "name": [one.name for _, one in rows],
        "known_id": [one.known_id for _, one in rows],
        "country": [one.country for _, one in rows],
    }
    write_columns(piece.out, columns, [(name, text) for name in columns])


def read_names(piece: Piece, records: Collection[DocumentRecord]) -> Names:
    """Who is who among the entities of some records."""
    made = piece.made("names")
    if not made:
        return NOBODY_LOOKED
    wanted = sorted({entity.id for record in records for entity in record.entities})
    columns = ("entity_id", "identity_id", "type", "name", "known_id", "country")
    rows = read_table(made, columns, [("entity_id", "in", wanted)]).to_pylist() if wanted else []
    return Names(
        {
            row["entity_id"]: Identity(
                row["identity_id"], EntityType(row["type"]), row["name"], row["known_id"], row["country"], (), (), ()
            )
            for row in rows
        }
    )


def _by_part(piece: Piece, numbers: Collection[int]) -> dict[str, dict[str, int]]:
    """The number of each document by its id, by the part that it stands in."""
    wanted = [("number", "in", list(numbers))]
    if isinstance(numbers, range):
        wanted = [("number", ">=", numbers.start), ("number", "<", numbers.stop)]  # type: ignore[list-item]
    elif not numbers:
        return {}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_table(piece.made("numbers"), ("number", "document_id", "part"), wanted).to_pylist():
        found[row["part"]][row["document_id"]] = row["number"]
    return dict(sorted(found.items()))


def _jsons(piece: Piece, table: str, part: str, wanted: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in read_table([str(piece.part(table, part))], ("document_id", "number", "json"), wanted).to_pylist():
        found[row["document_id"]].append(row["json"])
    return found
