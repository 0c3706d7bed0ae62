"""A case file on paper: the page set by WeasyPrint as a tagged PDF with an outline. The same page gives the same bytes.

Nothing is fetched: whatever the page shows stands inside it.
"""

import logging
import re
from importlib.util import find_spec
from typing import Final

from armsledger.errors import InputError

_FIGURES: Final = re.compile(r"/\* figures;.*?(?=/\* pictures:)", re.DOTALL)
_VARIABLE: Final = re.compile(r"(--[\w-]+):\s*([^;]+);")
_VAR: Final = re.compile(r"var\((--[\w-]+)\)")
_SVG: Final = re.compile(r"<svg\b[^>]*>")
_HALOED: Final = re.compile(r'<text class="(?:place|within|country|scale|label)\b[^>]*>[^<]*</text>')
VARIANT: Final = "pdf/ua-1"  # ISO 14289-1: tagged, with a title and a language


def check_printer() -> None:
    """Raise InputError where no PDF can be made: without WeasyPrint, or without the Pango that it sets text with."""
    if find_spec("weasyprint") is None:
        raise InputError("a PDF", "cannot be made without WeasyPrint", 'pip install "armsledger[pdf]"')
    from PIL import ImageFile

    takes_cut_off = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        import weasyprint  # noqa: F401  # loads Pango
    except OSError as error:
        way_out = "install it, on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0"
        raise InputError("a PDF", f"cannot be made without Pango ({error})", way_out) from error
    finally:  # it has Pillow take pictures that are cut off, everywhere in this process; we refuse them
        ImageFile.LOAD_TRUNCATED_IMAGES = takes_cut_off


def print_pdf(page: str, style: str) -> bytes:
    """Give the PDF of a page whose drawings `style` dresses. Raises InputError where it cannot be made here."""
    check_printer()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every rule that is for screens only
    fetcher = URLFetcher(allowed_protocols=["data"])
    pdf: bytes = HTML(string=dress(page, style), url_fetcher=fetcher).write_pdf(pdf_tags=True, pdf_variant=VARIANT)
    return pdf


def dress(page: str, style: str) -> str:
    """Put the part of the page's style that is about figures into each drawing, its variables resolved.

    A browser dresses a drawing inside a page by the page's style; WeasyPrint only by the drawing's own. A label with a
    halo is drawn twice, as WeasyPrint always strokes last.
    """
    found = _FIGURES.search(style)
    values = dict(_VARIABLE.findall(style))
    rules = _VAR.sub(lambda match: values.get(match.group(1), "inherit"), found.group() if found else "")
    twice = _HALOED.sub(
        lambda match: match.group() + match.group().replace("<text", '<text style="stroke: none"', 1), page
    )
    return _SVG.sub(lambda match: f"{match.group()}<style>{rules}</style>", twice)
