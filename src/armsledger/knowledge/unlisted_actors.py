"""Bodies and persons that no row names, known by the pattern of their words.

"Martyrs Brigade", "Liwa al-Tawhid" and "the 47th Brigade" are armed bodies by their heads; "Turkish-backed forces" and
"forces loyal to X" are forces with a tie to another. A tie is what the words claim, never what this module knows. The
pattern covers the words from end to end: what says more ("a Salvation Army store") is none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from armsledger.knowledge.actor_names import find_bearers, fold_actor
from armsledger.knowledge.organs import find_state
from armsledger.knowledge.unlisted_words import TieKind, load_unlisted_words
from armsledger.model.entity import EntityType

_UNIT: Final = "armed unit"
_FRONT: Final = "front or movement"
_NUMBER: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th|e|ème|er|re|-я|-й|\.)?")
_ARTICLE: Final = re.compile(r"^(?:the|la|le|les)\s+", re.IGNORECASE)
_NAME_WORD: Final = re.compile(r"[^\W\d_]")
_SMALL: Final = frozenset(("of", "the", "and", "for", "de", "du", "des", "la", "le", "les", "et", "bin", "ibn", "in"))


@dataclass(frozen=True, slots=True)
class ClaimedTie:
    """What the words say a body is to another: `words` name the other, `other_id` is its row or state where known."""

    kind: TieKind
    words: str
    other_id: str | None


@dataclass(frozen=True, slots=True)
class UnlistedActor:
    """`words` as printed, `name` without article, `kind` a word for people, `tie` what the words claim (or None)."""

    words: str
    name: str
    type: EntityType
    kind: str
    tie: ClaimedTie | None
    because: str


def find_unlisted_actor(words: str) -> UnlistedActor | None:
    """Give the body or person that the words name or describe by a known pattern; None where they follow none."""
    plain = _ARTICLE.sub("", " ".join(words.replace("’", "'").split()).strip(" ,;"))
    if not plain or _is_none(plain):
        return None
    for pattern in (_tied_after, _tied_before, _numbered, _named_first, _named_last, _company, _titled):
        found = pattern(words, plain)
        if found:
            return found
    return None


def split_forces(plain: str) -> tuple[str, TieKind, str] | None:
    """Part "forces loyal to X" into the forces, the tie and X; None where the words are not so built."""
    lists = load_unlisted_words()
    for phrase, kind in lists.phrases.items():
        found = re.fullmatch(rf"(.+?)\s+{re.escape(phrase)}\s+(.+)", plain, re.IGNORECASE)
        if found and found[1].split()[-1].casefold() in lists.force_nouns:
            return found[1], kind, found[2]
    return None


def _tied_after(words: str, plain: str) -> UnlistedActor | None:
    parts = split_forces(plain)
    if parts is None:
        return None
    forces, kind, other = parts
    tie = _tie(kind, other)
    return _tied(words, plain, forces.split()[-1], tie) if _is_capital(tie.words) else None


def split_tie(plain: str) -> tuple[ClaimedTie, str] | None:
    """Part "Iran-backed Houthis" or "pro-Haftar forces" into the tie and who has it; None where none is claimed so."""
    plain = _ARTICLE.sub("", plain.replace("’", "'"))
    friendly = re.fullmatch(r"pro-(\S+)\s(.+)", plain, re.IGNORECASE)
    if friendly and _is_capital(friendly[1]):
        return _tie(TieKind.ALIGNED_WITH, friendly[1]), friendly[2]
    parts = re.fullmatch(r"(.+?)-(\w+)\s(.+)", plain)
    kind = load_unlisted_words().hyphened.get(parts[2].casefold()) if parts else None
    return (_tie(kind, parts[1]), parts[3]) if parts and kind and _is_capital(parts[1]) else None


def _tied_before(words: str, plain: str) -> UnlistedActor | None:
    parts = split_tie(plain)
    if parts is None:
        return None
    tie, forces = parts
    head = re.sub(r"\s+in\s+(?:the\s+)?[A-Z].*", "", forces).split(" ")[-1]
    return _tied(words, plain, head, tie) if head.casefold() in load_unlisted_words().force_nouns else None


def _tied(words: str, plain: str, forces: str, tie: ClaimedTie) -> UnlistedActor:
    because = f"{words!r}: {forces}, said to be {tie.kind.value} {tie.words}"
    return UnlistedActor(words, plain, EntityType.ARMED_GROUP, forces.casefold(), tie, because)


def _tie(kind: TieKind, other: str) -> ClaimedTie:
    other = _ARTICLE.sub("", re.sub(r"'s?$", "", other))
    return ClaimedTie(kind, other, _id_of(other))


def _numbered(words: str, plain: str) -> UnlistedActor | None:
    lists = load_unlisted_words()
    name, _, owner = plain.partition(" of ")
    parts = name.split(" ")
    at = next((i for i, part in enumerate(parts) if _NUMBER.fullmatch(part)), None)
    if at is None or len(parts) - at < 2:
        return None
    before, arms, head = " ".join(parts[:at]), parts[at + 1 : -1], parts[-1]
    is_unit = head.casefold() in lists.numbered_heads or lists.russian_heads.get(head.casefold()) == _UNIT
    is_count = parts[at].isdigit() and head[0].islower()
    if not is_unit or is_count or not all(arm.strip(",").casefold() in lists.arms for arm in arms):
        return None
    owner = _ARTICLE.sub("", re.sub(r"'s?$", "", before or owner))
    if owner and not _is_capital(owner):
        return None
    tie = _tie(TieKind.PART_OF, owner) if owner else None
    because = f"{words!r}: a number before {parts[-1]!r}" + (f", said to be part of {owner}" if owner else "")
    return UnlistedActor(words, plain, EntityType.ARMED_GROUP, _UNIT, tie, because)


def _named_first(words: str, plain: str) -> UnlistedActor | None:
    """A head that opens the name, as in Arabic, French and Russian: "Liwa al-Tawhid", "бригада «Восток»"."""
    lists = load_unlisted_words()
    head, *rest = re.sub(r"[«»\"“”]", " ", plain).split()
    key = head.casefold().replace("'", "")
    if not rest:
        return None
    if key in lists.arabic_heads:
        is_name = not rest[0].isascii() or rest[0][0].isupper() or _opens_with_article(rest[0])
        return _body(words, plain, head, lists.arabic_heads) if is_name else None
    if key in lists.russian_heads and rest[0][0].isupper():
        return _body(words, plain, head, lists.russian_heads)
    if (
        key in lists.french_heads
        and (rest[0].casefold() in _SMALL or rest[0][0].isupper())
        and _has_capital_or_armed(rest)
    ):
        return _body(words, plain, head, lists.french_heads) if len(rest) > 1 or rest[0][0].isupper() else None
    return None


def _named_last(words: str, plain: str) -> UnlistedActor | None:
    lists = load_unlisted_words()
    parts = _until_head(plain, lists.unit_heads)
    opens = len(parts) == 1 and parts[0].casefold() in lists.opening_heads
    if not parts or not parts[-1][0].isupper():
        return None
    if opens and len(plain.split()) > 2:
        return _body(words, plain, parts[0], lists.unit_heads)
    named = [part for part in parts[:-1] if part.casefold() not in _SMALL]
    if not named or not all(_is_capital(part) or _opens_with_article(part) for part in named):
        return None
    return _body(words, plain, parts[-1], lists.unit_heads)


def _until_head(plain: str, heads: Mapping[str, str]) -> list[str]:
    """The words up to the head of a name, what follows "of" or "for the" left out; none where no head ends them."""
    for name, behind in (
        (plain, ""),
        *((plain.partition(of)[0], plain.partition(of)[2]) for of in (" for the ", " of ")),
    ):
        parts = name.split()
        if parts and parts[-1].casefold() in heads and (not behind or _is_capital(behind)):
            return parts
    return []


def _body(words: str, plain: str, head: str, heads: Mapping[str, str]) -> UnlistedActor:
    kind = heads[head.casefold().replace("'", "")]
    armed = kind != _FRONT or not load_unlisted_words().armed_words.isdisjoint(fold_actor(plain).split())
    sort = EntityType.ARMED_GROUP if armed else EntityType.ORGANIZATION
    return UnlistedActor(words, plain, sort, kind, None, f"{words!r}: {head!r} in a name makes it {_a(kind)}")


def _company(words: str, plain: str) -> UnlistedActor | None:
    bare = plain.replace(".", "").replace(",", "")
    for end in load_unlisted_words().company_ends:
        name = bare[: -len(end)].rstrip()
        if bare.casefold().endswith(f" {end}") and all(_is_capital(part) for part in name.split()):
            because = f"{words!r}: {bare[len(name) + 1 :]!r} ends the name of a company"
            return UnlistedActor(words, plain, EntityType.ORGANIZATION, "company", None, because)
    return None


def _titled(words: str, plain: str) -> UnlistedActor | None:
    title, name = split_title(plain)
    parts = name.split()
    if not title or not 2 <= len(parts) <= 5 or not all(_is_capital(p) or _opens_with_article(p) for p in parts):
        return None
    because = f"{words!r}: the title {title!r} stands before a person's name"
    return UnlistedActor(words, name, EntityType.PERSON, f"person with the title {title}", None, because)


def split_title(plain: str) -> tuple[str, str]:
    """Part the words into the titles before a name ("Brig. Gen.") and the name; the first is empty where none is."""
    taken: list[str] = []
    rest = plain
    while True:
        bare = rest.replace(".", "").casefold()
        title = next((title for title in load_unlisted_words().titles if bare.startswith(f"{title} ")), None)
        if title is None:
            return " ".join(taken), rest
        size = len(title.split())
        parts = rest.split()
        taken.append(" ".join(parts[:size]))
        rest = " ".join(parts[size:])


def _id_of(other: str) -> str | None:
    state = find_state(other)
    bearers = find_bearers(other)
    return state.iso3 if state else bearers[0].id if len(bearers) == 1 else None


def _is_none(plain: str) -> bool:
    lists = load_unlisted_words()
    words = plain.casefold()
    ends_so = any(words.endswith(f" {ending}") for ending in lists.not_endings)
    return ends_so or words in lists.not_forces or not lists.not_words.isdisjoint(re.findall(r"\w+", words))


def _has_capital_or_armed(parts: list[str]) -> bool:
    return any(part[0].isupper() or fold_actor(part) in load_unlisted_words().armed_words for part in parts)


def _opens_with_article(part: str) -> bool:
    article, hyphen, _ = part.partition("-")
    return article.casefold() in load_unlisted_words().arabic_articles if hyphen else False


def _is_capital(words: str) -> bool:
    letter = _NAME_WORD.search(words)
    return letter is not None and (letter[0].isupper() or not letter[0].isascii() or _opens_with_article(words))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
