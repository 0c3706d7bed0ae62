"""Designations of military equipment: the letters and figures that armies and makers call a system by.

Reports write one designation in many ways: Il-76, IL76, Ил-76; TB-2, TB2; T-72B3. A key folds the alphabet, the case,
hyphens and spaces away; the base key drops the letters and figures of the version, so that a version that no row names
is still found under its family. Method: own; forms after those seen in SIPRI's and the UN Panels' annexes.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from armsledger.knowledge.equipment import Equipment, load_equipment

# Letters that stand for a Latin one in designations, by sound first and by look where the sound has no letter.
_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("АБВГДЕЗИКЛМНОПРСТУФХ", "ABVGDEZIKLMNOPRSTUFH", strict=True)),
        "Ж": "ZH", "Й": "I", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ы": "Y", "Э": "E", "Ю": "YU", "Я": "YA",
        "Ё": "E", "Ь": "", "Ъ": "",
    }
)  # fmt: skip
_DASHES: Final = re.compile(r"[\s\u2010-\u2015\u2212\u00a0./-]+")
_LETTERS: Final = r"[A-ZА-ЯЁ]"
_DESIGNATION: Final = re.compile(
    rf"(?<!\w)(?:F/A-\d\d|{_LETTERS}[A-Za-zА-Яа-яЁё]{{0,4}}[ \u00a0\u2010-\u2015-]?\d{{1,3}}"
    rf"|\d{{1,2}}{_LETTERS}{{1,2}}\d{{1,3}})"
    rf"(?:[ -]?{_LETTERS}{{1,4}}\d{{0,2}}(?![\w-]))?(?:{_LETTERS}{{1,4}}-\d(?!\w))?s?(?!\w|[,.]\d)"
)
_BASE: Final = re.compile(r"^([A-Z]+\d+|\d+[A-Z]+\d+)[A-Z]{1,4}\d{0,2}$")


def fold_designation(words: str) -> str:
    """Give the key under which all spellings of a designation meet: "Il-76 ", "IL76" and "Ил-76" are all IL76."""
    return _DASHES.sub("", words.strip()).upper().translate(_CYRILLIC)


def base_designation(key: str) -> str | None:
    """Give the key of the family that a version belongs to ("T72B3" → "T72"); None where the key names no version."""
    match = _BASE.match(key)
    return match.group(1) if match else None


def iter_designations(text: str) -> Iterator[tuple[int, int]]:
    """Find stretches formed like a designation, as half-open offsets in code points; most name no system we know."""
    for match in _DESIGNATION.finditer(text):
        yield match.start(), match.end()


def find_system(words: str) -> Equipment | None:
    """Give the system that a designation names, in any spelling, version or plural; None where no row holds it.

    Only words that hold a figure are a designation: names ("Pantsir") are found as names.
    """
    key = fold_designation(words)
    if not any(character.isdigit() for character in key):
        return None
    systems = _systems_by_key()
    candidates = (key, key.removesuffix("S"), base_designation(key), base_designation(key.removesuffix("S")))
    return next((systems[candidate] for candidate in candidates if candidate and candidate in systems), None)


@cache
def _systems_by_key() -> dict[str, Equipment]:
    systems: dict[str, Equipment] = {}
    for row in load_equipment():
        for name in row.names if not row.is_class else ():
            if any(character.isdigit() for character in name):
                systems.setdefault(fold_designation(name), row)
    return systems
