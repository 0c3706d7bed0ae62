"""Whether a place's name is meant literally, and what the words before it make of it: the place, or an area by it."""

import re
from typing import Final

from armsledger.knowledge.heads import load_heads
from armsledger.knowledge.place_relations import PlaceRelation, find_place_relation
from armsledger.knowledge.toponym_words import load_toponym_words
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.document import Document
from armsledger.model.toponym import PlaceName, Sense
from armsledger.resolve.toponyms.bearers import Reach

_REACH: Final = 40  # characters looked at before and after a name
_LEADS: Final = re.compile(r"(?:([^\W\d_]+)\W{1,2})?([^\W\d_]+)\W{0,2}$")
_NEXT_WORD: Final = re.compile(r"^(['’]s?)?[ \u00a0\n]([^\W\d_]+)")
_TIED: Final = re.compile(r"^-(?:backed|led|allied|aligned|friendly|run|funded|trained)\b")
_BOUND_FOR: Final = frozenset((verb, "for") for verb in ("left", "leave", "leaving", "bound", "headed", "departed"))
_BODY: Final = re.compile(r"^(?:-based)? (?:government|administration|regime|authorities|parliament|officials)\b")
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?[A-Z][\w ]{2,20} and (?:the )?$")
_IN_A_LIST: Final = re.compile(r"[A-Z][\w'’ -]+, $")
_SOMEBODY: Final = frozenset({"people", "force", "organization"})
_ARTICLE: Final = re.compile(r"\bthe\W+$", re.IGNORECASE)


def read_meaning(document: Document, name: PlaceName, reach: Reach) -> tuple[Sense, str]:
    """Give how a name is meant, with the words that say so: empty where nothing says that it is not the place itself.

    Only who governs (countries, divisions, capitals, seats) acts or is acted on; a town is its place unless it only
    says whose something is ("Boise residents").
    """
    if reach.is_demonym:
        return Sense.DEMONYM, "an adjective, or the name of a people"
    if name.within is not None:
        return Sense.EMBEDDED, f"a part of the name {name.within.quote!r}"
    if reach.is_seat or reach.entry.kind == "seat of government":
        return Sense.METONYM, "the name of a government"
    before, after = _before(document, name), document.text[name.span.end : name.span.end + _REACH]
    lead = _LEADS.search(before)
    is_english = document.head.language.value in (None, "en")
    return (
        _by_what_follows(after, reach, name, lead[2].lower() if lead else "", is_english)
        or _by_what_leads(before, after, reach, name)
        or (Sense.LITERAL, "")
    )


def _by_what_follows(
    after: str, reach: Reach, name: PlaceName, lead: str, is_english: bool
) -> tuple[Sense, str] | None:
    words, governs = load_toponym_words(), _governs(reach, name)
    if governs and (_TIED.search(after) or _BODY.search(after)):
        return Sense.METONYM, f"{after.split()[0].strip()!r} after it speaks of a government"
    if after.startswith("-based "):
        return Sense.LITERAL, "something is based there"
    found = _NEXT_WORD.search(after)
    if found is None:
        return None
    is_possessive, following = bool(found[1]), found[2]
    if following.lower() in words.site_nouns and (following.islower() or not is_possessive):
        return Sense.LITERAL, f"{following!r} after it is there"
    is_at = lead in words.at_leads
    if not is_possessive and not is_at and governs and following in words.acts:
        return Sense.METONYM, f"it is who {following!r}"
    if is_at and not is_possessive and name.key not in words.adjectival:
        return None
    if not is_english or not (_is_noun(following) if governs else _is_somebody(following)):
        return None
    if is_possessive:
        return (Sense.METONYM, f"it is whose {following!r}") if governs else None
    return Sense.MODIFIER, f"it says whose or which {following!r}"


def _by_what_leads(before: str, after: str, reach: Reach, name: PlaceName) -> tuple[Sense, str] | None:
    if not _governs(reach, name):
        return None
    words = load_toponym_words()
    found = _LEADS.search(_ARTICLE.sub("", before))
    earlier, lead = ((found[1] or "").lower(), found[2].lower()) if found else ("", "")
    if lead == "of" and not reach.is_capital and earlier not in words.site_nouns:
        return Sense.METONYM, f"'{earlier} of' before it speaks of who, not where"
    if lead in words.at_leads and (earlier, lead) != ("according", "to"):
        return Sense.LITERAL, f"{lead!r} before it puts something there"
    if lead == "of" or lead in words.part_leads or (earlier, lead) in _BOUND_FOR:
        return Sense.LITERAL, f"{lead!r} before it puts something there"
    if (earlier, lead) == ("according", "to") or lead in words.between_leads or _BETWEEN.search(before):
        return Sense.METONYM, f"{lead!r} before it speaks of who, not where"
    if reach.entry.kind == "country" and not _IN_A_LIST.search(before) and after[:1] not in ",)":
        return Sense.METONYM, "nothing puts anything there"
    return None


def _governs(reach: Reach, name: PlaceName) -> bool:
    entry = reach.entry
    is_state = entry.kind == "country" or (entry.kind == "state" and not entry.id.startswith("place-"))
    return is_state or reach.is_capital or name.key in load_toponym_words().seats


def _is_somebody(word: str) -> bool:
    """Say whether a word after a town's name speaks of people or a body: "Boise residents", "Dubai Police"."""
    if word[0].isupper():
        return _is_noun(word)
    return not _SOMEBODY.isdisjoint(load_heads().get(word, ()))


def _is_noun(word: str) -> bool:
    """Say whether a word is likely a noun: of no closed class, no verb unless also a noun, no adverb, no day."""
    lists = load_word_lists()
    small = word.lower()
    if small in lists.closed or word.endswith(("ly", "ed")) or small in {name.lower() for name in lists.time_names}:
        return False
    if word[0].isupper():
        return len(word) > 1
    return word not in lists.verb_forms or word in lists.also_nouns


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
