"""A ledger written in a format of exchange, with the account of what could not be carried beside it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from armsledger.errors import InputError
from armsledger.pipeline.exchange_contents import LedgerContents
from armsledger.pipeline.exchange_history import LedgerHistory
from armsledger.publish.exchange.catalogue import Format, get_format
from armsledger.publish.exchange.document_html import iter_document_html
from armsledger.publish.exchange.loss import LossReport, Tally
from armsledger.publish.exchange.own import iter_own
from armsledger.store.ledger import Ledger

STANDARD_OUTPUT: Final = "-"
OWN: Final = "jsonl"
PAGE: Final = "html"
LOSS_SUFFIX: Final = ".loss.json"


def export(
    ledger: Ledger,
    format_name: str,
    out: str,
    run_id: str | None = None,
    *,
    with_files: bool = False,
    document_id: str | None = None,
) -> LossReport:
    """Write a ledger's contents to `out`, a file or, for formats of several files, a folder; "-" is standard output.

    The loss report is given back and, but for standard output, written beside as `out` with ".loss.json". Raises
    InputError for a format that there is not and a place that cannot be written to, LedgerMissingError for a run that
    the ledger does not hold. `with_files` has our own format carry the bytes as received, `document_id` says of which
    document a page is made.
    """
    chosen, tally = get_format(format_name), Tally()
    if chosen.name == OWN:
        history = LedgerHistory(ledger, run_id, with_files=with_files)
        for left_out in history.left_out:
            tally.lose("other_runs", 1, left_out)
        write_pieces(iter_own(history, tally), out)
        report = tally.report(chosen.name, history.software, run_id)
    else:
        contents = LedgerContents(ledger, run_id)
        if chosen.name == PAGE:
            write_pieces(iter_document_html(contents, _named(document_id), tally), out)
        else:
            write(chosen, contents, out, tally)
        report = tally.report(chosen.name, contents.software, contents.run_id)
    if out != STANDARD_OUTPUT:
        _write_report(report, out)
    return report


def _named(document_id: str | None) -> str:
    if document_id is None:
        raise InputError(PAGE, "is a page of one document", "say which with --document doc-…")
    return document_id


def write(chosen: Format, contents: LedgerContents, out: str, tally: Tally) -> None:
    """Write one format. Raises InputError for a place that cannot be written to."""
    if chosen.pieces is not None:
        write_pieces(chosen.pieces(contents, tally), out)
        return
    if out == STANDARD_OUTPUT:
        raise InputError(out, f"cannot take {chosen.name}, which is several files", "name a folder with -o")
    assert chosen.write_folder is not None  # a format has one or the other
    try:
        chosen.write_folder(contents, Path(out), tally)
    except OSError as error:
        raise _unwritable(out, error) from error


def write_pieces(pieces: Iterable[str], out: str) -> None:
    """Write text piece by piece; a file stands under its name once it is whole.

    Raises InputError for a place that cannot be written to.
    """
    try:
        with _opened(out) as file:
            file.writelines(pieces)
    except OSError as error:
        raise _unwritable(out, error) from error


@contextmanager
def _opened(out: str) -> Iterator[TextIO]:
    if out == STANDARD_OUTPUT:
        yield sys.stdout
        return
    path = Path(out)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_report(report: LossReport, out: str) -> None:
    path = Path(out.rstrip("/") + LOSS_SUFFIX)
    try:
        path.write_text(report.to_json(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(str(path), error) from error


def _unwritable(out: str, error: OSError) -> InputError:
    return InputError(out, f"cannot be written ({error.strerror or error})", "give a path in a folder that is there")
