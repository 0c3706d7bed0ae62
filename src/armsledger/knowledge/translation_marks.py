"""The marks that machine translation leaves on a text, with weights, as `words/translation_marks.yaml` lists them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from armsledger.errors import KnowledgeError

_TABLE: Final = "words/translation_marks.yaml"


@dataclass(frozen=True, slots=True)
class Mark:
    """A pattern in the text: `what` it is, what each find weighs, and how many finds count at `most`."""

    id: str
    what: str
    pattern: re.Pattern[str]
    weight: float
    most: int
    because: str


@dataclass(frozen=True, slots=True)
class Renderings:
    """Two forms of one place's name (`pairs`: noun, adjective) before the same one of `heads`."""

    what: str
    pairs: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    weight: float
    most: int
    because: str


@dataclass(frozen=True, slots=True)
class TranslationMarks:
    """All marks for texts in `language` (ISO 639-1), and the sum of weights from which a text counts as a machine's."""

    language: str
    threshold: float
    marks: tuple[Mark, ...]
    renderings: Renderings


@cache
def load_translation_marks() -> TranslationMarks:
    """Read the marks; raises KnowledgeError for a mark without weight or reason, or with a pattern that is none."""
    import yaml

    table = yaml.safe_load(files("armsledger.knowledge").joinpath(_TABLE).read_text(encoding="utf-8"))
    for key in ("language", "threshold", "source", "date", "words", "marks", "renderings"):
        if not table.get(key):
            raise KnowledgeError(_TABLE, key, "it is missing or empty")
    marks = tuple(_mark(row, table["words"]) for row in table["marks"])
    return TranslationMarks(str(table["language"]), float(table["threshold"]), marks, _renderings(table["renderings"]))


def _mark(row: dict[str, Any], words: dict[str, list[str]]) -> Mark:
    name = str(row.get("id"))
    missing = [key for key in ("what", "pattern", "weight", "most", "because") if not row.get(key)]
    if missing:
        raise KnowledgeError(_TABLE, name, f"it has no {' and no '.join(missing)}")
    pattern = str(row["pattern"])
    for key, listed in words.items():
        pattern = pattern.replace(f"{{{key}}}", "|".join(re.escape(word) for word in listed))
    try:
        compiled = re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise KnowledgeError(_TABLE, name, f"its pattern cannot be read ({error})") from error
    return Mark(name, row["what"], compiled, float(row["weight"]), int(row["most"]), row["because"])


def _renderings(row: dict[str, Any]) -> Renderings:
    pairs = tuple((str(noun), str(adjective)) for noun, adjective in row["pairs"])
    return Renderings(row["what"], pairs, tuple(row["heads"]), float(row["weight"]), int(row["most"]), row["because"])
