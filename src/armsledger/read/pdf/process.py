"""PDFium in a process of its own: a file that makes it crash, run on or eat memory costs that file alone.

The parent writes the bytes to its standard input and reads one JSON object: what the file says of itself and its
pages, or why it cannot be opened. `python -m armsledger.read.pdf.process` is that process.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any, Final

from armsledger.errors import UnreadableError
from armsledger.read.pdf.lines import Line, Page

MOST_PAGES: Final = 3_000  # the longest reports of panels have some 600
MOST_LETTERS: Final = 8_000_000
MOST_LINES: Final = 400_000
_MOST_BYTES: Final = 2_500_000_000  # of address space, which the libraries alone take a fifth of
MOST_CPU_SECONDS: Final = 120
_MOST_SECONDS: Final = 300  # on a busy machine
OCR: Final = "recognise its letters first (OCR, for example with `ocrmypdf`) and give the result"


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What PDFium read: the pages, and what the file says of itself by the names that PDF gives (Title, Author, …)."""

    pages: tuple[Page, ...]
    said: dict[str, str]


def open_pdf(data: bytes, source: str) -> PdfFile:
    """The pages of a PDF. Raises UnreadableError for one that is locked, broken, too long, or that PDFium fails on."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "armsledger.read.pdf.process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environ, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(source, f"reading this PDF took over {_MOST_SECONDS} seconds", "split it") from error
    try:
        told = json.loads(done.stdout)
    except ValueError as error:
        why = f"it ended with {done.returncode}" if done.returncode >= 0 else f"signal {-done.returncode}"
        problem = f"the PDF library gave up on this file ({why}): it is broken, or made to take all time or memory"
        raise UnreadableError(source, problem, "print it to a new PDF, or save its text") from error
    if "problem" in told:
        raise UnreadableError(source, told["problem"], told["way_out"])
    pages = (Page(**{**page, "lines": tuple(Line(**line) for line in page["lines"])}) for page in told["pages"])
    return PdfFile(tuple(pages), told["said"])


def _main() -> None:
    data = sys.stdin.buffer.read()
    _limit()
    try:
        told = _read(data)
    except MemoryError:
        told = _refuse("reading this PDF takes more memory than there may be", "split it")
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # what a damaged file left behind in the library is not put in order


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(problem: str, way_out: str) -> dict[str, Any]:
    return {"problem": problem, "way_out": way_out}


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            return _refuse("this PDF is locked with a password", "save it again without one")
        return _refuse("this PDF is broken or cut off: its list of pages cannot be found", "get the file again")
    if count > MOST_PAGES:
        return _refuse(f"this PDF has {count:,} pages, the limit is {MOST_PAGES:,}", "split it")
    return _read_pages(document, count)


def _read_pages(document: Any, count: int) -> dict[str, Any]:
    import pypdfium2

    from armsledger.read.pdf.glyphs import read_page

    pages, letters, lines = [], 0, 0
    for index in range(count):
        try:
            page = read_page(document[index], index + 1)
        except pypdfium2.PdfiumError:
            page = Page(index + 1, 0, 0, (), unknown=-1)
        letters += sum(len(line.text) for line in page.lines)
        lines += len(page.lines)
        if letters > MOST_LETTERS or lines > MOST_LINES:
            return _refuse(f"this PDF holds more than {MOST_LETTERS:,} letters or {MOST_LINES:,} lines", "split it")
        pages.append(asdict(page))
    return {"said": document.get_metadata_dict(skip_empty=True), "pages": pages}


if __name__ == "__main__":
    _main()
