"""The rungs of the ladder from an actor to a State, and the words that bear each out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from armsledger.errors import KnowledgeError

_TABLE: Final = "standards/rungs.yaml"


@dataclass(frozen=True, slots=True)
class RungWords:
    """Words of one rung, and what they say."""

    rung: str
    words: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True, eq=False)
class Rungs:
    """`names` and `tests` by rung; `rows` from the strongest rung down; `kinds` what a kind of claim says by itself."""

    names: Mapping[str, str]
    tests: Mapping[str, str]
    rows: tuple[RungWords, ...]
    kinds: Mapping[str, tuple[str, str]]
    bodies: tuple[str, ...]
    compounds: Mapping[str, str]
    troops: frozenset[str]

    def find_words(self, text: str, state_names: tuple[str, ...]) -> tuple[RungWords, str] | None:
        """The strongest row with a word that stands in the text, and that word; None where none does."""
        said = text.casefold()
        for row in self.rows:
            for word in row.words:
                forms = [word.format(state=name.casefold()) for name in state_names] if "{" in word else [word]
                found = next((form for form in forms if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", said)), None)
                if found:
                    return row, found
        return None


@cache
def load_rungs() -> Rungs:
    """Read the table; raises KnowledgeError for a row that names no rung, or rows that do not run down the ladder."""
    text = files("armsledger.knowledge").joinpath("standards", "rungs.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    rows = tuple(RungWords(row["rung"], tuple(row["words"]), row["said"]) for row in table["words"])
    letters = [row.rung for row in rows]
    if letters != sorted(letters) or not set(letters) <= set(table["rungs"]):
        raise KnowledgeError(_TABLE, "words", f"the rows run {', '.join(letters)}, not down the rungs of the ladder")
    return Rungs(
        names={key: row["name"] for key, row in table["rungs"].items()},
        tests={key: row["test"] for key, row in table["rungs"].items()},
        rows=rows,
        kinds={kind: (row["rung"], row["said"]) for kind, row in table["kinds"].items()},
        bodies=tuple(table["bodies"]),
        compounds=table["compounds"],
        troops=frozenset(table["troops"]),
    )
