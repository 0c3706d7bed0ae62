"""Whether a place's name is meant literally, and what the words before it make of it: the place, or an area by it."""

import re
from typing import Final

from armsledger.knowledge.place_relations import PlaceRelation, find_place_relation
from armsledger.knowledge.toponym_words import load_toponym_words
from armsledger.model.document import Document
from armsledger.model.toponym import PlaceName, Sense
from armsledger.resolve.toponyms.bearers import Reach

_REACH: Final = 40  # characters looked at before and after a name
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)\W{0,2}$")
_NEXT_WORD: Final = re.compile(r"^(?:['’]s)?[ \u00a0\n]([^\W\d_]+)")
_BASED: Final = re.compile(r"^-(?:based|backed|led|allied|aligned|friendly)\b")
_BODY: Final = re.compile(r"^(?:-based)? (?:government|administration|regime|authorities|parliament|officials)\b")
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?[A-Z][\w ]{2,20} and (?:the )?$")
_ARTICLE: Final = re.compile(r"\bthe\W+$", re.IGNORECASE)


def read_meaning(document: Document, name: PlaceName, reach: Reach) -> tuple[Sense, str]:
    """Give how a name is meant, with the words that say so. Towns that are no capital are always meant literally."""
    if reach.is_demonym:
        return Sense.DEMONYM, "an adjective, or the name of a people"
    if name.within is not None:
        return Sense.EMBEDDED, f"a part of the name {name.within.quote!r}"
    if reach.is_seat or reach.entry.kind == "seat of government":
        return Sense.METONYM, "the name of a government"
    words = load_toponym_words()
    if reach.entry.kind != "country" and not reach.is_capital and name.key not in words.seats:
        return Sense.LITERAL, ""
    before, after = _before(document, name), document.text[name.span.end : name.span.end + _REACH]
    lead = _word(_LAST_WORD.search(_ARTICLE.sub("", before)))
    following = _word(_NEXT_WORD.search(after))
    if _BASED.search(after) or _BODY.search(after):
        return Sense.METONYM, f"{after.split()[0].strip()!r} after it speaks of a government"
    if lead in words.at_leads:
        return Sense.LITERAL, f"{lead!r} before it puts something there"
    if following in words.acts and not after.startswith(("'s", "’s")):
        return Sense.METONYM, f"it is who {following!r}"
    if lead in words.between_leads or _BETWEEN.search(before):
        return Sense.METONYM, f"{lead!r} before it speaks of who, not where"
    return Sense.LITERAL, ""


def find_relation(document: Document, name: PlaceName) -> PlaceRelation | None:
    """Give what the words before a name make of it ("near Sirte", "the border with Chad"); None where nothing."""
    return find_place_relation(_before(document, name))


def said_relation(relation: PlaceRelation | None) -> str:
    """Give what a relation does to a place, in words; empty where there is none."""
    if relation is None:
        return ""
    wider = f", {relation.widen_km:g} km added" if relation.widen_km else ""
    return f"{relation.words!r} is read as {relation.relation.value}{wider}"


def _before(document: Document, name: PlaceName) -> str:
    return document.text[max(0, name.span.start - _REACH) : name.span.start]


def _word(match: re.Match[str] | None) -> str:
    return match.group(1).lower() if match else ""
