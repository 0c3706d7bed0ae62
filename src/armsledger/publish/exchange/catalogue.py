"""All formats by name, with their mappings and what each may lose: what the command offers and the page describes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from armsledger.errors import InputError
from armsledger.publish.exchange import (
    acled,
    annotations,
    claimreview,
    csv_tables,
    document_html,
    ftm,
    geojson,
    own,
    parquet_tables,
    plover,
    stix,
    tables,
)
from armsledger.publish.exchange.contents import Contents
from armsledger.publish.exchange.fields import Section
from armsledger.publish.exchange.loss import Tally

Pieces = Callable[[Contents, Tally], Iterator[str]]
FolderWriter = Callable[[Contents, Path, Tally], tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: either the pieces of one text file, or what writes a folder of files; our own format, which is made of
    the ledger's history, and the page of one document have neither.

    `losses` are the keys of everything that it may leave out.
    """

    name: str
    sections: tuple[Section, ...]
    losses: tuple[str, ...]
    pieces: Pieces | None = None
    write_folder: FolderWriter | None = None


def _keys(module: ModuleType, *more: str) -> tuple[str, ...]:
    """The losses that a module's rules count, those of rejected claims among them."""
    rules = (*module.RECORD_LOSSES, *module.CLAIM_LOSSES, *module.MATTER_LOSSES)
    return (*(rule.key for rule in rules), "rejected", *more)


_TABLE_LOSSES = tuple(
    rule.key for rule in (*tables.RECORD_LOSSES, *tables.CLAIM_LOSSES, *tables.MATTER_LOSSES)
)  # rejected claims stand in the table, marked


@cache
def load_formats() -> dict[str, Format]:
    """Every format that is made of a ledger's contents, by name."""
    formats = (
        Format("jsonl", own.SECTIONS, own.LOSSES),
        Format("ftm", ftm.SECTIONS, _keys(ftm, "decisions"), ftm.iter_ftm),
        Format("stix", stix.SECTIONS, _keys(stix, "matters"), stix.iter_stix),
        Format("geojson", geojson.SECTIONS, _keys(geojson), geojson.iter_geojson),
        Format("csv", tables.SECTIONS, (*_TABLE_LOSSES, "csv_bar", "csv_formula"), write_folder=csv_tables.write_csv),
        Format("parquet", (), _TABLE_LOSSES, write_folder=parquet_tables.write_parquet),
        Format("plover", plover.SECTIONS, _keys(plover, "no_row", "dateless_rows"), plover.iter_plover),
        Format(
            "acled",
            acled.SECTIONS,
            _keys(acled, "matters", "csv_bar", "csv_formula"),
            write_folder=acled.write_acled,
        ),
        Format("annotations", annotations.SECTIONS, _keys(annotations, "matters"), annotations.iter_annotations),
        Format("claimreview", claimreview.SECTIONS, claimreview.LOSSES, claimreview.iter_claimreview),
        Format("html", document_html.SECTIONS, document_html.LOSSES),
    )
    return {one.name: one for one in formats}


def get_format(name: str) -> Format:
    """The format of that name. Raises InputError for a name that is none."""
    formats = load_formats()
    if name not in formats:
        raise InputError(name, "is no format", f"give one of {', '.join(formats)}")
    return formats[name]
