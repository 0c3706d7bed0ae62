"""JSON Lines for the command line: "-" is standard input or output; a bad line is named by its number."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from armsledger.errors import InputError

Row = dict[str, Any]


def read_lines(path: str) -> list[str]:
    """The lines of a file in UTF-8, or of standard input. Raises InputError for one that cannot be read."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        way_out = "give a readable JSON Lines file in UTF-8, or - for standard input"
        raise InputError(path, f"cannot be read ({error})", way_out) from error
    return text.split("\n")


def parse_object(line: str, where: str) -> Row:
    """One line as a JSON object. Raises InputError naming `where` for anything else."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(where, f"is not JSON ({error})", "write one JSON object a line") from error
    if not isinstance(row, dict):
        raise InputError(where, f"holds {row!r}", "write one JSON object a line")
    return row


def write_lines(path: str, lines: Iterable[str]) -> None:
    """Write lines to a file or to standard output. Raises InputError where that cannot be done."""
    try:
        with _opened(path) as out:
            out.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise InputError(path, f"cannot be written ({error})", "give a path in an existing folder, or -") from error


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdout
        return
    with Path(path).open("w", encoding="utf-8", newline="\n") as out:
        yield out
