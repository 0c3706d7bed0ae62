"""The forms under which a name stands in the gazetteer, for words that languages inflect or write together."""

import re
from typing import Final

_CYRILLIC: Final = re.compile("[а-яёіїєґ]")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
# Endings of a case, and what the first case may have in their place; longest first.
_RUSSIAN: Final = (
    *(("ого", ("ое", "ый", "ий")), ("ому", ("ое", "ый")), ("ской", ("ская",)), ("ском", ("ск", "ское"))),
    *(("ией", ("ия",)), ("ии", ("ия",)), ("ию", ("ия",)), ("ей", ("я", "ь")), ("ой", ("а",)), ("ом", ("", "о"))),
    *(("ем", ("", "е", "й")), ("ье", ("ья",)), ("ы", ("а", "ы")), ("и", ("а", "я", "ь", "и"))),
    *(("е", ("", "а", "о", "ь")), ("у", ("", "а")), ("ю", ("я", "ь")), ("а", ("", "о")), ("я", ("ь", "й"))),
)
_ARABIC_LEADS: Final = ("وبال", "وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")


def base_keys(key: str) -> tuple[str, ...]:
    """Give further keys to look a folded name up by: Russian and Ukrainian cases, Arabic words written together.

    Method: own short tables of endings; every key that some place bears is checked against the text by the finder.
    """
    if _ARABIC.search(key):
        stripped = [key[len(lead) :] for lead in _ARABIC_LEADS if key.startswith(lead) and len(key) > len(lead) + 2]
        return tuple(dict.fromkeys((*stripped, *(f"ال{rest}" for rest in stripped))))
    if not _CYRILLIC.search(key):
        return ()
    words = key.split()
    forms = [_first_cases(word) for word in words]
    alone = (" ".join((*words[:n], form, *words[n + 1 :])) for n, own in enumerate(forms) for form in own)
    return tuple(dict.fromkeys(alone))


def _first_cases(word: str) -> tuple[str, ...]:
    for ending, firsts in _RUSSIAN:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return tuple(f"{word[: -len(ending)]}{first}" for first in firsts)
    return ()
