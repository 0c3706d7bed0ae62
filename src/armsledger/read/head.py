"""What a document says of itself: title, byline, dateline, day, outlet, address, each with the reason for it.

What the user gave comes first, then what the file tells apart from its text, then what stands at the head of the
text. Nothing is guessed: where none of them says, the reading is None and its reason says how to supply it.
"""

from datetime import date
from typing import Final

from armsledger.model.document import Head
from armsledger.model.score import Reading
from armsledger.read.blocks import find_byline
from armsledger.read.dateline import find_dateline
from armsledger.read.dayline import find_dayline
from armsledger.read.days import find_day
from armsledger.read.hints import GIVEN, ReadHints
from armsledger.read.language import find_language
from armsledger.read.layout import Layout
from armsledger.read.translation import find_machine_translation

# A day, a byline or a dateline stands among the first lines or not at all.
_TOP_BLOCKS: Final = 6


def read_head(layout: Layout, source: str, hints: ReadHints) -> Head:
    """Read the head of a document; `source` is its path or address."""
    told = layout.particulars
    dateline = _read_dateline(layout)
    language = find_language(_body(layout), told.language, told.told_by)
    return Head(
        title=_read_title(layout),
        byline=_read_byline(layout),
        dateline=dateline,
        published=_read_published(layout, dateline, hints),
        outlet=_read_told(hints.outlet, told.outlet, told.told_by, "no outlet found: give --outlet"),
        url=_read_url(layout, source, hints),
        language=language,
        machine_translated=find_machine_translation(_body(layout), language.value, told.translation, told.told_by),
        modified=_read_day(told.modified, told.told_by),
        retrieved=_read_day(told.retrieved, told.told_by),
        translates=Reading(told.translates, f"told by {told.told_by}") if told.translates else None,
        notes=told.notes,
    )


def _read_day(words: str | None, told_by: str) -> Reading[date] | None:
    day = find_day(words) if words else None
    return Reading(day.day, f"told by {told_by} as {words!r}") if day else None


def _body(layout: Layout) -> str:
    """The words of all blocks, a line each: the text without front matter and markup."""
    return "\n".join(layout.words(block) for block in layout.blocks)


def _top(layout: Layout) -> list[str]:
    return [layout.words(block) for block in layout.blocks[:_TOP_BLOCKS]]


def _read_told(given: str | None, told: str | None, told_by: str, missing: str) -> Reading[str]:
    if given:
        return Reading(given, GIVEN)
    return Reading(told, f"told by {told_by}") if told else Reading(None, missing)


def _read_title(layout: Layout) -> Reading[str]:
    told = layout.particulars
    if not told.title and layout.heading:
        return Reading(layout.heading, "the first line, a heading followed by longer paragraphs")
    return _read_told(None, told.title, told.told_by, "no title found")


def _read_byline(layout: Layout) -> Reading[str]:
    told = layout.particulars
    if told.byline:
        return Reading(told.byline, f"told by {told.told_by}")
    for line in _top(layout):
        byline = find_byline(line)
        if byline:
            return Reading(byline, f"the line {line!r} near the top")
    return Reading(None, "no byline found")


def _read_dateline(layout: Layout) -> Reading[str]:
    for block in layout.paragraphs()[:_TOP_BLOCKS]:
        dateline = find_dateline(layout.words(block))
        if dateline:
            return Reading(dateline, "place and agency or day before a dash at the beginning of a paragraph")
    return Reading(None, "no dateline found")


def _read_published(layout: Layout, dateline: Reading[str], hints: ReadHints) -> Reading[date]:
    told = layout.particulars
    if hints.published:
        return Reading(hints.published, hints.published_by)
    day = find_day(told.published) if told.published else None
    if day:
        return Reading(day.day, f"told by {told.told_by} as {told.published!r}")
    day = find_day(dateline.value) if dateline.value else None
    if day:
        return Reading(day.day, f"the dateline {dateline.value!r}")
    for line in _top(layout):
        found = find_dayline(line)
        if found:
            return Reading(found, f"the line {line!r} near the top")
    unread = f"{told.told_by} says {told.published!r}, which is no full date; " if told.published else ""
    return Reading(None, f"{unread}no date found: give --published")


def _read_url(layout: Layout, source: str, hints: ReadHints) -> Reading[str]:
    if hints.url:
        return Reading(hints.url, hints.url_by)
    if not layout.particulars.url and source.startswith(("http://", "https://")):
        return Reading(source, "the address it was taken from")
    return _read_told(None, layout.particulars.url, layout.particulars.told_by, "no address found")
