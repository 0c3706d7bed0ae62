"""Which class an English word belongs to when seen by itself: closed classes and known verb forms."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from armsledger.knowledge.inflection import VerbForm, iter_forms
from armsledger.model.annotation import WordClass

_CLOSED = {
    "determiner": WordClass.DETERMINER,
    "preposition": WordClass.PREPOSITION,
    "pronoun": WordClass.PRONOUN,
    "possessive": WordClass.POSSESSIVE,
    "conjunction": WordClass.CONJUNCTION,
    "subordinator": WordClass.SUBORDINATOR,
    "auxiliary": WordClass.AUXILIARY,
    "modal": WordClass.MODAL,
    "negation": WordClass.NEGATION,
    "adverb": WordClass.ADVERB,
    "number_word": WordClass.NUMBER,
}


@dataclass(frozen=True, slots=True)
class WordLists:
    """`closed` maps a lower-case word to its class; `verb_forms` a form to (lemma, forms it can be)."""

    closed: dict[str, WordClass]
    participial_adjectives: frozenset[str]
    verb_forms: dict[str, tuple[str, frozenset[VerbForm]]]
    also_nouns: frozenset[str]
    time_names: frozenset[str]
    postposed: frozenset[str]


def read_words(name: str) -> dict[str, Any]:
    """Read one YAML file of `knowledge/words`; raises FileNotFoundError for a name that is not there."""
    text = files("armsledger.knowledge").joinpath("words", f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, dict):
        raise TypeError(f"knowledge/words/{name}.yaml must hold a mapping, holds {type(content).__name__}")
    return content


def parse_verbs(regular: list[str], irregular: str) -> dict[str, tuple[str, frozenset[VerbForm]]]:
    """Map every form of the verbs to its lemma. `irregular` is "base past participle|base past participle|…"."""
    forms: dict[str, tuple[str, frozenset[VerbForm]]] = {}
    rows: list[list[str]] = [[base] for base in regular]
    rows += [row.split() for row in irregular.split("|") if row.strip()]
    for base, *parts in rows:
        for form, kind in iter_forms(base, *parts):
            lemma, known = forms.get(form, (base, frozenset()))
            forms[form] = (lemma, known | {kind})
    return forms


@cache
def load_word_lists() -> WordLists:
    """Load the closed classes and the general verbs."""
    lists, verbs = read_words("closed_classes"), read_words("verbs")
    closed: dict[str, WordClass] = {}
    for name, word_class in _CLOSED.items():
        for word in lists[name]:
            closed.setdefault(word, word_class)
    forms = parse_verbs(verbs["regular"], verbs["irregular"])
    return WordLists(
        closed,
        frozenset(lists["participial_adjective"]),
        forms,
        frozenset(verbs["also_nouns"]),
        frozenset(lists["time_name"]),
        frozenset(lists["postposed"]),
    )
