"""Sentences that other programs wrote (`because` and the like), made safe to print.

Two promises: nothing is printed as markup, and no verdict is passed outside the words of a source. Stretches between
quotation marks are set as words of a source and left as they are; in the rest, verdicts give way to "accused".
"""

import re
from typing import Final

from markupsafe import Markup, escape

from armsledger.publish.wording import Wording

QUOTED: Final = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|«[^«»]*»")


def told(text: str, wording: Wording) -> Markup:
    """Give machine-written prose as markup: quotations marked as a source's words, verdicts softened."""
    pieces: list[Markup] = []
    position = 0
    for match in QUOTED.finditer(text):
        pieces += [escape(without_verdict(text[position : match.start()], wording)), words(match.group())]
        position = match.end()
    pieces.append(escape(without_verdict(text[position:], wording)))
    return Markup("").join(pieces)


def words(text: str) -> Markup:
    """Set a source's own words: isolated in their direction, and exempt from every rule about ours."""
    return Markup('<span class="words" dir="auto">{}</span>').format(text)


def without_verdict(text: str, wording: Wording) -> str:
    """Replace the words that would pass a verdict by words that name an accusation."""
    stem, milder, fallback = (wording.get(key) for key in ("verdict_stem", "verdicts", "verdict_fallback"))
    return re.sub(rf"{stem}\w*", lambda match: milder.get(match.group().lower(), fallback), text, flags=re.IGNORECASE)
