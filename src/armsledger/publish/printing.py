"""A case file on paper: the page set by WeasyPrint as a tagged PDF with an outline. The same page gives the same bytes.

Nothing is fetched: whatever the page shows stands inside it.
"""

import logging
from importlib.util import find_spec
from typing import Final

from armsledger.errors import InputError

VARIANT: Final = "pdf/ua-1"  # ISO 14289-1: tagged, with a title and a language


def check_printer() -> None:
    """Raise InputError where PDFs cannot be made: without WeasyPrint, or without the Pango that it sets text with."""
    if find_spec("weasyprint") is None:
        raise InputError("a PDF", "cannot be made without WeasyPrint", 'pip install "armsledger[pdf]"')
    try:
        import weasyprint  # noqa: F401  # loads Pango
    except OSError as error:
        way_out = "install it, on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0"
        raise InputError("a PDF", f"cannot be made without Pango ({error})", way_out) from error


def print_pdf(page: str) -> bytes:
    """Give the PDF of a page of HTML. Raises InputError where it cannot be made here."""
    check_printer()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every rule that is for screens only
    fetcher = URLFetcher(allowed_protocols=["data"])
    pdf: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_tags=True, pdf_variant=VARIANT)
    return pdf
