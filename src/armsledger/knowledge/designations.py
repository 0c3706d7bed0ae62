"""Designations of military equipment: the letters and figures that armies and makers call a system by.

Reports write one designation in many ways: Il-76, IL76, Ил-76, Ilyushin-76; TB-2, TB2; T-72B3. A key folds the
alphabet, the case, hyphens and spaces away; the base key drops the letters and figures of the version, so that a
version that no row names is still found under its family. Letters of the wrong alphabet that look right ("C-300" for
С-300, "С-130" for C-130) are tried last. Only what a row bears is a system: the form alone ("COVID-19", "A-1", "G20")
says nothing. Civil aircraft that no armed force flies (Boeing 737, Airbus A320) have no row on purpose: in a claim
they are the carrier, not the goods. Method: own; forms after those seen in SIPRI's and the UN Panels' annexes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from armsledger.knowledge.designation_words import load_designation_words
from armsledger.knowledge.equipment import Equipment, load_equipment

# Letters that stand for a Latin one in designations, by sound.
_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("АБВГДЕЗИКЛМНОПРСТУФІҐЄ", "ABVGDEZIKLMNOPRSTUFIGE", strict=True)),
        "Х": "KH", "Ж": "ZH", "Й": "I", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ы": "Y", "Э": "E", "Ю": "YU",
        "Я": "YA", "Ё": "E", "Ї": "I", "Ь": "", "Ъ": "",
    }
)  # fmt: skip
# The letters of both alphabets that look the same.
_LOOKS_LATIN: Final = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_LOOKS_CYRILLIC: Final = str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ")
_LATIN_LOOKALIKE: Final = re.compile(r"[ABEKMHOPCTYX]+")
_DASHES: Final = re.compile(r"[\s\u2010-\u2015\u2212\u00a0./'’-]+")
_CAPITAL: Final = r"[A-ZА-ЯЁІЇЄ]"
_LETTER: Final = r"[A-Za-zÀ-ÿА-Яа-яЁёІіЇїЄє]"
_SEPARATOR: Final = r"[ \u00a0\u2010-\u2015-]?"
_DESIGNATION: Final = re.compile(
    rf"(?<!\w)(?:(?:{_CAPITAL}{{1,4}}/)?{_CAPITAL}{_LETTER}{{0,10}}{_SEPARATOR}\d{{1,5}}"
    rf"|\d{{1,3}}{_CAPITAL}[a-zа-я]?{_CAPITAL}?\d{{1,3}})"
    rf"(?:[ -]?{_CAPITAL}{{1,4}}\d{{0,3}}(?![a-zà-ÿа-яё])|-\d{{1,2}}(?!\w))?"
    rf"(?:-?{_CAPITAL}{{1,4}}\d{{0,3}}(?![a-zà-ÿа-яё])|-\d{{1,2}}{_CAPITAL}?(?!\w))*"
    r"(?:[a-d](?!\w))?(?:['’]?s)?(?!\w|[,.]\d)"
)
_INDEX: Final = re.compile(r"\d{1,2}[A-Z]{1,3}\d{1,3}")
_BASE: Final = re.compile(r"^([A-Z]+\d+|\d+[A-Z]+\d+)(?:[A-Z]{1,4}\d{0,3}){1,3}$")


def fold_designation(words: str) -> str:
    """Give the key under which all spellings of a designation meet: "Il-76 ", "IL76" and "Ил-76" are all IL76."""
    plain = "".join(map(_plain_digit, words.strip()))
    return _DASHES.sub("", plain).upper().translate(_CYRILLIC)


def base_designation(key: str) -> str | None:
    """Give the key of the family that a version belongs to ("T72B3" → "T72"); None where the key names no version."""
    match = _BASE.match(key)
    return match.group(1) if match else None


def iter_designations(text: str) -> Iterator[tuple[int, int]]:
    """Find stretches formed like a designation, as half-open offsets in code points; most name no system we know."""
    for match in _DESIGNATION.finditer(text):
        yield match.start(), match.end()


def is_other_figure(text: str, start: int, end: int) -> bool:
    """Say whether the words around `text[start:end]` make it the number of a road, an article, a flight, a summit."""
    words = load_designation_words()
    before, after = text[:start].split()[-1:], text[end:].split()[:1]
    return bool(
        (before and before[0].casefold().strip("(,.:;") in words.not_after)
        or (after and after[0].casefold().strip("),.:;!?") in words.not_before)
    )


def find_system(words: str) -> Equipment | None:
    """Give the system that a designation names, in any spelling, version or plural; None where no row holds it.

    Only words that hold a figure are a designation: names ("Pantsir") are found as names.
    """
    if not any(character.isdigit() for character in words):
        return None
    systems = _systems_by_key()
    return next((systems[key] for spelling in _spellings(words) for key in _keys(spelling) if key in systems), None)


def _spellings(words: str) -> Iterator[str]:
    """The words, with a maker's name as its letters, then with look-alike letters of the other alphabet."""
    yield words
    maker = re.match(rf"{_LETTER}+(?=[\W\d])", words)
    letters = load_designation_words().makers.get(maker.group()) if maker else None
    if maker and letters:
        yield letters + words[maker.end() :]
    yield words.upper().translate(_LOOKS_LATIN)
    capitals = "".join(filter(str.isalpha, re.sub(r"['’]?s$", "", words))).upper()
    if _LATIN_LOOKALIKE.fullmatch(capitals.translate(_LOOKS_LATIN)) or not capitals.isascii():
        yield words.upper().translate(_LOOKS_CYRILLIC)


def _keys(words: str) -> Iterator[str]:
    key = fold_designation(words)
    for candidate in (key, key.removesuffix("S"), base_designation(key), base_designation(key.removesuffix("S"))):
        if candidate:
            yield candidate


def _plain_digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdecimal() else character


@cache
def _systems_by_key() -> dict[str, Equipment]:
    systems: dict[str, Equipment] = {}
    indexes: dict[str, Equipment] = {}
    for row in load_equipment():
        for name in row.names if not row.is_class else ():
            if any(character.isdigit() for character in name):
                systems.setdefault(fold_designation(name), row)
                indexes.update(dict.fromkeys(_index_of(name), row))
    return {**indexes, **systems}


def _index_of(name: str) -> Iterator[str]:
    """The index of the Soviet artillery directorate that a longer name begins with: 9K38 of "9K38 Igla"."""
    first, *rest = name.split()
    key = fold_designation(first)
    if rest and _INDEX.fullmatch(key):
        yield key
