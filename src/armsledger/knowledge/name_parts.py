"""What the words of names are: titles, articles, words of bodies by what they mean, in the languages of reports."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.word_classes import read_words
from armsledger.text.sounds import plain_word

Phrase = tuple[str, ...]
_ARTICLE: Final = "ال"
_SHORTEST: Final = 4  # an Arabic word with its article; shorter ones begin with these letters by chance


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of folded words, each with what it means; `longest` words is the longest."""

    meanings: Mapping[Phrase, str]
    longest: int

    def find(self, words: list[str], start: int) -> tuple[str, int] | None:
        """Give the meaning and length of the longest phrase that begins at `start`, None where none does."""
        for width in range(min(self.longest, len(words) - start), 0, -1):
            meaning = self.meanings.get(tuple(words[start : start + width]))
            if meaning:
                return meaning, width
        return None


@dataclass(frozen=True, slots=True)
class NameParts:
    """`words/name_parts.yaml`; all words folded as `fold_name_word` folds them."""

    titles: Phrases
    bodies: Phrases
    countries: Phrases
    country_acronyms: Mapping[str, str]
    heads: frozenset[str]
    generic: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    servant: frozenset[str]
    second_halves: frozenset[str]
    common_names: frozenset[str]
    small_words: frozenset[str]
    people: frozenset[str]
    also_given_names: frozenset[str]
    forms: frozenset[str]
    generations: Mapping[str, str]
    ordinals: Mapping[str, str]
    alike: frozenset[frozenset[str]]


def fold_name_word(word: str) -> str:
    """Give a word of a name without case, accents, marks and Arabic article."""
    plain = plain_word(word)
    return plain[2:] if plain.startswith(_ARTICLE) and len(plain) >= _SHORTEST else plain


def split_words(words: str) -> Phrase:
    """Give the folded words of a phrase, hyphens and blanks apart."""
    return tuple(fold_name_word(word) for word in words.replace("-", " ").replace("‑", " ").split())


@cache
def load_name_parts() -> NameParts:
    """Load the words of names."""
    content = read_words("name_parts")
    heads, common, telling = content["heads"], content["common"], content["telling"]
    return NameParts(
        titles=_phrases(content["titles"]),
        bodies=_phrases({**telling, **common, **heads}),
        countries=_countries(content["demonyms"]),
        country_acronyms=_country_acronyms(),
        heads=frozenset(heads),
        generic=frozenset((*heads, *common)),
        articles=_words(content["articles"]),
        joins=_words(content["joins"]),
        servant=_words(content["servant"]),
        second_halves=_words(content["second_halves"]),
        common_names=frozenset(content["common_names"]),
        small_words=_words(content["small_words"]),
        people=_words(content["people"]),
        also_given_names=_words(content["also_given_names"]),
        forms=_words(content["forms"]),
        generations=_by_word(content["generations"]),
        ordinals=_by_word(content["ordinals"]),
        alike=frozenset(frozenset(pair) for pair in content["alike"]),
    )


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_name_word, words))


def _by_word(table: Mapping[Any, list[str]]) -> dict[str, str]:
    return {fold_name_word(word): str(meaning) for meaning, words in table.items() for word in words}


def _phrases(table: Mapping[str, list[str]]) -> Phrases:
    return _longest({split_words(words): meaning for meaning, listed in table.items() for words in listed})


def _countries(demonyms: Mapping[str, list[str]]) -> Phrases:
    meanings = {split_words(words): code for code, listed in demonyms.items() for words in listed}
    for country in load_countries():
        for words in (*country.names, *country.demonyms):
            if len(words) > 2 or not words.isascii():
                meanings[split_words(words)] = country.iso3
    return _longest(meanings)


def _country_acronyms() -> dict[str, str]:
    """The states' names that are acronyms, without points: US, UAE."""
    named = ((name.replace(".", ""), country.iso3) for country in load_countries() for name in country.names)
    return {short: code for short, code in named if re.fullmatch(r"[A-ZА-ЯЁ]{2,5}", short)}


def _longest(meanings: dict[Phrase, str]) -> Phrases:
    return Phrases(meanings, max(map(len, meanings)))
