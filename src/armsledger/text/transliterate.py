"""Arabic and Cyrillic letters in Latin ones, for people who read no other script, and for comparing names.

References, simplified to plain ASCII letters:

- Arabic after the BGN/PCGN 1956 system: short vowels stand in no newspaper, so none is written ("حفتر" is "hftr"); the
  letters that Persian and Kurdish add are given as their users write them in Latin. ISO 233 keeps more apart than
  reports ever do.
- Russian after the BGN/PCGN 1947 system ("Хафтар" is "Khaftar"), and the letters that Ukrainian has beside ("Київ" is
  "Kiyiv"). ISO 9:1995 is one letter for one letter and needs marks that reports never print.

What stands in no table goes through as it is, accents taken off. Pure functions; nothing here knows a name.
"""

import re
import unicodedata
from typing import Final

ARABIC: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ى": "a", "ة": "a", "ب": "b",
    "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "y", "ڤ": "v",
    "ۀ": "a", "ە": "a",
}  # fmt: skip
CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
# Letters that lose more than an accent when they are taken apart.
_LATIN: Final = {"ı": "i", "ß": "ss", "ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ə": "a"}
_TATWEEL_AND_MARKS: Final = re.compile(
    r"[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u02bb-\u02bf\u2018\u2019'`\u00b4\u200c-\u200f\u202a-\u202e\u2066-\u2069]"
)
_WORD_INITIAL_E: Final = re.compile(r"(?<![^\W\d_])[Ее]")


def to_latin(text: str) -> str:
    """Give `text` in plain Latin letters; case is kept where the script has it."""
    composed = unicodedata.normalize("NFC", text)
    russian = _WORD_INITIAL_E.sub(lambda found: "Ye" if found[0] == "Е" else "ye", composed)
    return "".join(_letter(char) for char in strip_marks(russian))


def strip_marks(text: str) -> str:
    """Give `text` without vowel signs, lengthening strokes, apostrophes and marks of direction, accents kept."""
    return _TATWEEL_AND_MARKS.sub("", text)


def fold_latin(word: str) -> str:
    """Give a word in lower case without accents, letters of other scripts kept as they are."""
    spelled = "".join(_LATIN.get(char, char) for char in strip_marks(unicodedata.normalize("NFC", word)).casefold())
    return "".join(char if _is_foreign(char) else _bare(char) for char in unicodedata.normalize("NFC", spelled))


def _letter(char: str) -> str:
    lower = char.lower()
    plain = ARABIC.get(char, CYRILLIC.get(lower, _LATIN.get(lower)))
    if plain is None:
        return _bare(char)
    return plain.capitalize() if char.isupper() else plain


def _is_foreign(char: str) -> bool:
    return char in ARABIC or char in CYRILLIC


def _bare(char: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
