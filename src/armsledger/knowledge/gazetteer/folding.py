"""The key under which the spellings of a place's name meet."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = re.compile(r"[’'‘`ʼʻʿʾ]")
_WORD: Final = re.compile(r"[^\W_]+")
_SHORT: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point"}
_AIRFIELD: Final = re.compile(
    r" (?:(?:international|intl|regional|municipal|military) )?(?:air ?base|airbase|air force base|airfield|airstrip|"
    r"aerodrome|airport)$"
)
_ARTICLES: Final = frozenset({"al", "el", "ad", "as", "ash", "at", "az", "an", "ar"})


@lru_cache(maxsize=131_072)
def fold_name(name: str) -> str:
    """Give the key of a name: no accents, case, apostrophes, stops or hyphens; "St." and "Ft." written out.

    The Arabic letters that are written with and without their dots or hamza are one, and so are airport, airfield and
    air base.
    """
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in plain if not unicodedata.combining(c)).replace("ى", "ي").replace("ة", "ه")
    words = _WORD.findall(_APOSTROPHES.sub("", name).casefold())
    return _AIRFIELD.sub(" airport", " ".join([_SHORT.get(word, word) for word in words]))


def loose_key(key: str) -> str | None:
    """Give a second key for Arabic names: without the article, and without the last h of "-ah".

    "al jufrah" and "el jufra" meet under "jufra"; None where that changes nothing or leaves nothing.
    """
    words = [word for word in key.split() if word not in _ARTICLES]
    loose = " ".join(word[:-1] if word.endswith("ah") and len(word) > 3 else word for word in words)
    return loose if loose and loose != key else None
