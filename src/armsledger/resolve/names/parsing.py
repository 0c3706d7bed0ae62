"""A name taken apart: titles stripped and kept, given names and surname, what a body's words mean, numbers, acronyms.

Hyphens part words as blanks do. "Abdel Fattah", "Abdul-Fattah" and "عبد الفتاح" are one word here, and so are "Saif
al-Islam" and "سيف الإسلام"; articles are gone.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from armsledger.knowledge.group_words import load_group_words
from armsledger.knowledge.name_parts import NameParts, fold_name_word, load_name_parts
from armsledger.model.entity import EntityType

BODIES: Final = frozenset((EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.GROUP))
_CUT: Final = re.compile(r"[\s\-‑–/_]+")
_EDGES: Final = " .,;:!?\"“”„«»()[]…'’"
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.){2,6}|[A-Z][A-Za-z&]{0,2}[A-Z]{1,6}|[А-ЯЁ]{2,6}|[A-Z]{2,6}")
_IN_BRACKETS: Final = re.compile(r"\([^()]{2,12}(?:\)|$)")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_OF_GOD: Final = frozenset(("allah", "له"))  # also ends a surname of two words: نصر الله is Nasrallah
_GLUED_SERVANT: Final = re.compile(
    r"^(?:abd(?:(?:ou|[aeiou])(?:l|([rsdnztj])(?=\1)))?|абд(?:[аеиуо](?:ль?|([рсднзт])(?=\2)))?|عبد(?:ال)?)(?=..)"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """`words` are given names and surname in their order, `titles` what the titles mean, `generation` is "junior" …"""

    words: tuple[str, ...]
    titles: frozenset[str]
    countries: frozenset[str]
    generation: str | None

    @property
    def given(self) -> str | None:
        return self.words[0] if len(self.words) > 1 else None

    @property
    def surname(self) -> str:
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class BodyName:
    """`meanings` are the words that a lexicon knows, by what they mean; `words` the others; `forms` "group" and such.

    `acronym` is the name itself where it is one, `initials` what the name may be shortened to.
    """

    plain: str
    meanings: frozenset[str]
    words: tuple[str, ...]
    forms: frozenset[str]
    numbers: frozenset[str]
    countries: frozenset[str]
    acronym: str | None
    initials: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether a word of the name tells the body from others of its kind; every army has a first brigade."""
        return bool(self.words or self.meanings - load_name_parts().generic)


@lru_cache(maxsize=65_536)
def parse_person(name: str) -> PersonName | None:
    """Take a person's name apart; None where nothing of it is a name ("the Libyan commander")."""
    parts = load_name_parts()
    pieces = _pieces(_IN_BRACKETS.sub(" ", name))
    folded = [fold_name_word(piece) for piece in pieces]
    place, titles, countries = 0, set[str](), set[str]()
    while place < len(folded):
        title, country = parts.titles.find(folded, place), parts.countries.find(folded, place)
        if folded[place] in parts.small_words and len(folded[place]) > 1:
            place += 1
        elif title and not _is_given_name(folded, place, parts):
            titles.add(title[0])
            place += title[1]
        elif country and len(folded) - place > country[1] and _is_adjective(folded, place + country[1], parts):
            countries.add(country[0])
            place += country[1]
        else:
            break
    kept = pieces[place:]
    if not kept or not _is_capital(kept) or _is_title_alone(folded[place:], parts):
        return None
    generation = next((parts.generations[word] for word in folded[place:] if word in parts.generations), None)
    words = _person_words(kept, parts)
    return PersonName(words, frozenset(titles), frozenset(countries), generation) if words else None


def _is_adjective(folded: list[str], after: int, parts: NameParts) -> bool:
    """A state's adjective before a title ("Libyan General Haftar"); "Sudan Ali" is a name."""
    return after < len(folded) and parts.titles.find(folded, after) is not None


def _is_given_name(folded: list[str], place: int, parts: NameParts) -> bool:
    """Whether what may be a title is the given name before a surname: "Amir Khan", "M. Dagalo"."""
    return folded[place] in parts.also_given_names and len(folded) - place == 2


def _is_title_alone(folded: list[str], parts: NameParts) -> bool:
    found = parts.titles.find(folded, 0)
    return found is not None and found[1] == len(folded)


def _person_words(pieces: list[str], parts: NameParts) -> tuple[str, ...]:
    words: list[str] = []
    pending = ""
    for place, piece in enumerate(pieces):
        folded = fold_name_word(piece)
        if folded in parts.generations or (folded in parts.articles and len(pieces) > 1 and place < len(pieces) - 1):
            continue
        if folded in parts.joins and 0 < place < len(pieces) - 1:
            continue
        if folded in parts.servant and place < len(pieces) - 1:
            pending = "abd"
            continue
        is_half = folded in parts.second_halves and (place < len(pieces) - 1 or folded in _OF_GOD)
        if is_half and words and not pending:
            words[-1] += folded.lstrip("aeiuاи")
            continue
        words.append(_servant_of(folded) if pending else _unglue(folded))
        pending = ""
    return tuple(word for word in words if word)


def _unglue(word: str) -> str:
    found = _GLUED_SERVANT.match(word)
    return _servant_of(word[found.end() :]) if found else word


def _servant_of(word: str) -> str:
    """One word in the script of the second half: "abd" and "fattah" are "abd-fattah"."""
    first = "عبد" if "\u0600" <= word[:1] <= "\u06ff" else "абд" if "\u0400" <= word[:1] <= "\u04ff" else "abd"
    return f"{first}-{word}"


@lru_cache(maxsize=65_536)
def parse_body(name: str) -> BodyName | None:
    """Take the name of a body apart; None for a description ("Syrian fighters", "Haftar's forces") or a state."""
    parts = load_name_parts()
    bare = _IN_BRACKETS.sub(" ", name).strip(_EDGES)
    if re.search(r"['’]s?\s", bare):
        return None
    if _ACRONYM.fullmatch(bare) or _ACRONYM.fullmatch(f"{bare}."):
        return _acronym(bare.replace(".", ""), parts)
    pieces = _pieces(bare)
    folded = [_without_and(fold_name_word(piece), parts) for piece in pieces]
    if (
        not pieces
        or not _is_body_name(pieces, parts)
        or _is_of_person(folded, parts)
        or _is_pair_of_states(bare, parts)
    ):
        return None
    body = _sorted_body(pieces, folded, parts)
    names_nobody = not body.meanings and not body.numbers and all(word in parts.people for word in body.words)
    return None if names_nobody else body


def is_proper_group(name: str) -> bool:
    """Say whether words that are read as describing people are a name after all: it says what kind of body it is.

    "Kurdish forces" is a description, "Wuhan Sensor Technology Co." a name; in capitals throughout nothing can be told.
    """
    body, parts = parse_body(name), load_name_parts()
    if body is None or (name.isupper() and not body.acronym):
        return False
    free = parts.small_words | parts.articles | parts.forms
    told = [piece for piece in _pieces(name) if fold_name_word(piece) not in free]
    capital = all(not piece[0].islower() for piece in told)
    return bool(body.acronym) or (capital and bool(body.forms or body.numbers or body.meanings & parts.heads))


def _acronym(short: str, parts: NameParts) -> BodyName | None:
    if short in parts.country_acronyms:
        return None
    return BodyName(short, frozenset(), (), frozenset(), frozenset(), frozenset(), short, frozenset())


def _is_of_person(folded: list[str], parts: NameParts) -> bool:
    """Whether a title begins the words, and no word for a body comes after it: "Mr Trump" is no body."""
    told = [word for word in folded if not parts.countries.find([word], 0)]
    title = parts.titles.find(told, 0)
    if title is None or any(parts.bodies.find([word], 0) for word in told[title[1] :]):
        return False
    return not any(found[0] in parts.heads for word in told if (found := parts.bodies.find([word], 0)))


def _is_pair_of_states(bare: str, parts: NameParts) -> bool:
    """Whether a single word with a hyphen holds a state: "US-Russian", "Israel-Hamas" tell of two."""
    halves = bare.replace("‑", "-").split("-")
    one_word = len(bare.split()) == 1 and len(halves) > 1
    return one_word and any(
        half in parts.country_acronyms or parts.countries.find([fold_name_word(half)], 0) for half in halves
    )


def _without_and(word: str, parts: NameParts) -> str:
    """Take off the "and" that Arabic writes together with a word, where a known word is left."""
    rest = fold_name_word(word[1:]) if word.startswith("و") else ""
    return rest if rest and parts.bodies.find([rest], 0) and not parts.bodies.find([word], 0) else word


def _sorted_body(pieces: list[str], folded: list[str], parts: NameParts) -> BodyName:
    meanings, words, forms, numbers, countries = set[str](), list[str](), set[str](), set[str](), set[str]()
    place = 0
    while place < len(folded):
        word, width = folded[place], 1
        number = _number(word) or parts.ordinals.get(word)
        country, meaning = parts.countries.find(folded, place), parts.bodies.find(folded, place)
        if number:
            numbers.add(number)
            words += [word[0]] if word[0].isalpha() and word not in parts.ordinals else []
        elif pieces[place].replace(".", "") in parts.country_acronyms:
            countries.add(parts.country_acronyms[pieces[place].replace(".", "")])
        elif country:
            countries.add(country[0])
            width = country[1]
        elif meaning:
            meanings.add(meaning[0])
            width = meaning[1]
        elif word in parts.forms:
            forms.add(word)
        elif word not in parts.small_words | parts.articles | parts.joins:
            words.append(_singular(word))
        place += width
    return BodyName(
        plain=" ".join(folded),
        meanings=frozenset(meanings),
        words=tuple(dict.fromkeys(words)),
        forms=frozenset(forms),
        numbers=frozenset(numbers),
        countries=frozenset(countries),
        acronym=None,
        initials=_initials(pieces, folded, parts),
    )


def _initials(pieces: list[str], folded: list[str], parts: NameParts) -> frozenset[str]:
    told = [piece for piece, word in zip(pieces, folded, strict=True) if word not in parts.small_words]
    every = "".join(piece[0].upper() for piece in told)
    capital = load_group_words().initials(" ".join(pieces))
    return frozenset(initials for initials in (every, capital) if len(initials) > 1)


def _is_body_name(pieces: list[str], parts: NameParts) -> bool:
    """Capitals make a name; a small letter may begin the word for the kind of body ("Houthi movement")."""
    if pieces[0][0].isalpha() and _has_no_case(pieces[0]):
        return True
    if any("\u0400" <= char <= "\u04ff" for char in pieces[0]):
        return _is_capital(pieces[:1])
    told = [(piece, fold_name_word(piece)) for piece in pieces]
    small = [word for piece, word in told if not piece[0].isupper() and not piece[0].isdigit()]
    first = next((piece for piece, word in told if word not in parts.small_words | parts.articles), "")
    if first[:1].islower():
        return False
    allowed = parts.small_words | parts.forms | parts.articles | parts.joins
    named = [word for piece, word in told if piece[0].isupper() and word not in parts.small_words]
    foreign = [word for word in named if not parts.countries.find([word], 0)]
    known = [word for word in small if word not in allowed]
    return bool(foreign) and all(parts.bodies.find([word], 0) for word in known)


def _pieces(name: str) -> list[str]:
    pieces = (_POSSESSIVE.sub("", piece.strip(_EDGES)) for piece in _CUT.split(name))
    return [piece for piece in pieces if piece]


def _is_capital(pieces: list[str]) -> bool:
    return any(piece[0].isupper() or _has_no_case(piece) for piece in pieces)


def _has_no_case(word: str) -> bool:
    return unicodedata.category(word[0]) == "Lo"


def _number(word: str) -> str | None:
    found = re.fullmatch(r"(\D?)(\d+)(?:st|nd|rd|th|e|er|ème|й|я|ая|го)?", word)
    return str(int(found[2])) if found else None


def _singular(word: str) -> str:
    return word[:-1] if word.isascii() and len(word) > 5 and word.endswith("s") and not word.endswith("ss") else word
