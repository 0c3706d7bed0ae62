"""How letters of three scripts sound in names: consonants with what they may stand for, and runs of vowels.

Coarse letters are what spellings of one name have in common: K for k, q, g, gh; H for h, kh; S for s, sh, th; and so
on. A letter with several coarse ones may stand for any. `is_free` says which sounds are mere habits of spelling ("q"
and "g" in Qaddafi and Gaddafi) and which tell two names apart more often than not ("g" and "k").
"""

import re
from typing import Final

VOWELS: Final = "aeiouwy"
# Sound → the coarse letters it may stand for.
COARSE: Final = {
    "b": "B", "ba": "BP", "p": "P", "t": "T", "th": "TS", "d": "D", "dh": "DZ", "z": "Z", "zz": "ZD", "dd": "DZ",
    "j": "J", "jim": "JK", "zh": "J", "h": "H", "kh": "H", "k": "K", "q": "K", "g": "KJ", "ghe": "KH", "gh": "K",
    "ch": "SH", "sh": "S", "s": "S", "c": "KJS", "ce": "SJ", "f": "F", "fa": "F", "v": "FW", "w": "WF", "l": "L",
    "m": "M", "n": "N", "r": "R", "y": "YA", "ya": "Y", "u": "WA",
}  # fmt: skip
_HABITS: Final = (
    "k q c jim", "g gh q ghe jim", "k ghe", "h kh ch", "h ghe", "s th ce", "sh ch", "c ch", "t th", "d dh dd zz",
    "z dh dd zz", "j jim zh c ce", "f fa", "v fa", "v w u", "w fa", "b ba", "p ba", "y ya A", "ch c ce", "u A",
)  # fmt: skip
_FREE: Final = {frozenset((one, other)) for habit in _HABITS for one in habit.split() for other in habit.split()}
# Written as in Latin, longest first; letters with marks that other languages give a sound of their own.
GRAPHEMES: Final = {
    "shch": "sh", "tsch": "ch", "sch": "sh", "tch": "ch", "dzh": "j", "sh": "sh", "dj": "j", "dg": "j", "zh": "zh",
    "kh": "kh", "gh": "gh", "th": "th", "dh": "dh", "ph": "f", "ch": "ch", "ck": "k", "ce": "ce", "ci": "ce",
    "cy": "ce", "x": "k s",
}  # fmt: skip
MARKED: Final = str.maketrans(
    {"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "ğ": "gh", "ß": "ss"}
)
ARABIC_SOUNDS: Final = {
    "ب": "ba", "پ": "p", "ت": "t", "ط": "t", "ث": "th", "ج": "jim", "چ": "ch", "ژ": "zh", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ض": "dd", "ظ": "zz", "ر": "r", "ز": "z", "س": "s", "ص": "s", "ش": "sh", "غ": "gh", "ف": "fa", "ڤ": "v",
    "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
ARABIC_VOWELS: Final = {
    "ا": "a",
    "أ": "",
    "إ": "",
    "آ": "a",
    "ٱ": "a",
    "ى": "a",
    "ة": "a",
    "و": "w",
    "ي": "y",
    "ی": "y",
}
CYRILLIC_SOUNDS: Final = {
    "б": "b", "в": "v", "г": "ghe", "ґ": "g", "д": "d", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
}  # fmt: skip
CYRILLIC_VOWELS: Final = {
    "а": "a", "е": "e", "ё": "o", "и": "i", "й": "y", "о": "o", "у": "u", "ы": "i", "э": "e", "ю": "u", "я": "a",
    "і": "i", "ї": "i", "є": "e",
}  # fmt: skip
_LONG: Final = re.compile(r"oo|ou|ee|aa|ei|ai|ay|ey|au|aw|ow|iy|uw|ii|uu|oe")
_CLASSES: Final = {"a": "a", "e": "aiE", "i": "i", "y": "i", "o": "UO", "u": "U", "w": "U"}


def is_free(one: str, other: str) -> bool:
    """Say whether two sounds are spellings of one another, no matter which language spelled them."""
    return one == other or frozenset((one, other)) in _FREE


def vowel_classes(run: str) -> frozenset[str]:
    """Give what a run of Latin vowels may sound like: a, i, U, with E and O for what is written "ei" and "au"."""
    plain = re.sub(r"[ae][iy]", "1", run)
    plain = re.sub(r"a[uwo]", "2", plain)
    return frozenset("".join({"1": "iE", "2": "UO"}.get(char) or _CLASSES[char] for char in plain))


def is_long(run: str) -> bool:
    """Say whether the spelling shows that the vowel is a long one, which Arabic writes."""
    return _LONG.search(run) is not None
