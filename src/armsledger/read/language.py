"""Which language a text is in: py3langid, restricted to the languages that we read."""

import unicodedata
from collections import Counter
from functools import cache
from typing import Any, Final

from armsledger.model.score import Reading

LANGUAGES: Final = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "ru", "tr", "uk", "zh")  # ISO 639-1
_SAMPLE: Final = 20_000  # code points; the answer does not change beyond, the time does
# On headlines of 4 words and more every right answer was above this, "Russia" alone (0.29) below.
_LEAST_PROBABILITY: Final = 0.6
_LEAST_MAIN: Final = 0.6  # of the letters
_SURE: Final = 0.99
_FEWEST_LETTERS: Final = 15
_PLENTY: Final = 60  # letters of a passage in the same script; names alone make up less
_SCRIPT_NAMES: Final = {"Latin": "LATIN", "Arabic": "ARABIC", "Hebrew": "HEBREW", "Cyrillic": "CYRILLIC", "Han": "CJK"}
_SCRIPTS: Final = {"ar": "Arabic", "fa": "Arabic", "he": "Hebrew", "ru": "Cyrillic", "uk": "Cyrillic", "zh": "Han"}


def find_language(text: str, declared: str | None = None, told_by: str = "") -> Reading[str]:
    """Give the ISO 639-1 code of `text`, None where the text is too short or mixed to say.

    A language that is `declared` (a code, possibly with a region: "en-GB") decides where the text does not; `told_by`
    names who declares it. Method: py3langid (naive Bayes over byte n-grams), probabilities over our languages.
    """
    told = _parse_code(declared)
    if told and told not in LANGUAGES:
        return Reading(told, f"{told_by} says {declared!r}, which is none of the languages we could confirm")
    sample = _in_main_script(text[:_SAMPLE])
    code, probability = _classify(sample.lower() if sample.isupper() else sample)
    found = f"py3langid gives {code} with probability {probability:.2f}"
    if probability < _LEAST_PROBABILITY:
        return Reading(told, f"{told_by} says {declared!r}; {found}" if told else f"too little text to tell; {found}")
    if told and told != code:
        return Reading(code, f"{found}, although {told_by} says {declared!r}")
    return Reading(code, found)


def _in_main_script(text: str) -> str:
    """The lines of a text in the letters that most of it is written in, where some are in others; else all of it.

    The method weighs bytes, of which a quoted line in Arabic has more than its share.
    """
    lines = text.split("\n")
    scripts = [_find_script(line) for line in lines]
    letters = Counter[str]()
    for line, script in zip(lines, scripts, strict=True):
        letters[script] += sum(map(str.isalpha, line))
    main, count = letters.most_common(1)[0]
    if not _LEAST_MAIN * letters.total() <= count < letters.total():
        return text
    return "\n".join(line for line, script in zip(lines, scripts, strict=True) if script == main)


def _find_script(line: str) -> str:
    """The alphabet that most letters of a line belong to, by the first word of their Unicode names."""
    found = Counter(unicodedata.name(letter, "?").split(maxsplit=1)[0] for letter in line[:_SAMPLE] if letter.isalpha())
    return found.most_common(1)[0][0] if found else ""


def find_other_language(passage: str, language: str | None) -> str | None:
    """Give the language of a passage that is in another one than its document's `language`; None where it is not.

    Only passages that leave no doubt are told: long enough for the method, and of a probability near 1.
    """
    letters = sum(map(str.isalpha, passage))
    if language is None or letters < _FEWEST_LETTERS:
        return None
    if letters < _PLENTY and _find_script(passage) == _SCRIPT_NAMES.get(_SCRIPTS.get(language, "Latin")):
        return None  # asked for nothing: too short to be told from another language in the same letters
    code, probability = _classify(passage[:_SAMPLE])
    return (
        code if code != language and probability >= _SURE and (letters >= _PLENTY or _parted(code, language)) else None
    )


def _parted(one: str, other: str) -> bool:
    """Whether two languages are written in different letters, so that few words tell them apart."""
    return _SCRIPTS.get(one, "Latin") != _SCRIPTS.get(other, "Latin")


def _parse_code(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else None


def _classify(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
