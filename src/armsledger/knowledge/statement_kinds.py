"""Words that make a statement a threat, an accusation, a contact or another kind: `words/statement_kinds.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from armsledger.errors import KnowledgeError

_TABLE: Final = "words/statement_kinds.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class StatementWords:
    """`cues` gives the kind by the lemma of a cue; `contact_verbs` and `contact_nouns` the prepositions that lead to
    the other side ("" for an object); `light` the verbs that hold a contact; `omitting` verbs and `accounts` nouns.
    """

    cues: Mapping[str, str]
    contact_verbs: Mapping[str, frozenset[str]]
    contact_nouns: Mapping[str, frozenset[str]]
    light: frozenset[str]
    omitting: frozenset[str]
    accounts: frozenset[str]


@cache
def load_statement_words() -> StatementWords:
    """Read the words; raises KnowledgeError for a part that is missing or empty."""
    import yaml

    table = yaml.safe_load(files("armsledger.knowledge").joinpath(_TABLE).read_text(encoding="utf-8"))
    for key in ("source", "date", "cues", "contacts", "omissions"):
        if not table.get(key):
            raise KnowledgeError(_TABLE, key, "it is missing or empty")
    contacts, omissions = table["contacts"], table["omissions"]
    return StatementWords(
        {word: kind for kind, words in table["cues"].items() for word in words},
        {verb: frozenset(leads) for verb, leads in contacts["verbs"].items()},
        {noun: frozenset(leads) for noun, leads in contacts["nouns"].items()},
        frozenset(contacts["light"]),
        frozenset(omissions["verbs"]),
        frozenset(omissions["accounts"]),
    )
