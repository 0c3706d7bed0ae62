"""Where the dateline ends and the report begins: nobody's name reaches from the one into the other."""

import re
from collections.abc import Callable
from typing import Final

from armsledger.model.document import Document

_DASH: Final = re.compile(r"[\s.]*(?:—|–|--|-)?\s*")
Cut = Callable[[int, int], tuple[int, int]]


def cut_at_dateline(document: Document) -> Cut:
    """Give what cuts a stretch (code points, half-open) that begins in the dateline and ends in the report.

    It then begins where the report does; every other stretch stays as it is.
    """
    dateline = document.head.dateline.value
    start = document.text.find(dateline) if dateline else -1
    if start < 0 or dateline is None:
        return lambda first, last: (first, last)
    dash = _DASH.match(document.text, start + len(dateline))
    begins = dash.end() if dash else start + len(dateline)
    return lambda first, last: (begins, last) if start <= first < begins < last else (first, last)
