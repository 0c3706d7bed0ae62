"""English verb forms from their base form: regular by rule, irregular by table.

Rules after Quirk et al. (1985), A Comprehensive Grammar of the English Language, 3.5-3.20.
"""

import re
from collections.abc import Iterator
from enum import StrEnum


class VerbForm(StrEnum):
    """The five forms that an English verb can have; past and participle coincide for regular verbs."""

    BASE = "base"
    THIRD = "third person"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


def iter_forms(base: str, past: str | None = None, participle: str | None = None) -> Iterator[tuple[str, VerbForm]]:
    """Give every written form of a verb, each with what it is; doubling of consonants in both spellings."""
    yield base, VerbForm.BASE
    yield _with_s(base), VerbForm.THIRD
    for ing in _with_ing(base):
        yield ing, VerbForm.ING
    for ed in [past] if past else _with_ed(base):
        yield ed, VerbForm.PAST
    for ed in [participle] if participle else _with_ed(base):
        yield ed, VerbForm.PARTICIPLE


def _with_s(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return re.sub(r"([^aeiou])y$", r"\1ie", base) + "s"


def _with_ing(base: str) -> list[str]:
    stem = re.sub(r"ie$", "y", base) if base.endswith("ie") else re.sub(r"([^aeoy])e$", r"\1", base)
    return _doubled(base, stem + "ing", "ing")


def _with_ed(base: str) -> list[str]:
    if base.endswith("e"):
        return [base + "d"]
    return _doubled(base, re.sub(r"([^aeiou])y$", r"\1i", base) + "ed", "ed")


def _doubled(base: str, plain: str, ending: str) -> list[str]:
    doubles = re.search(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$", base) is not None
    return [plain, base + base[-1] + ending] if doubles else [plain]
