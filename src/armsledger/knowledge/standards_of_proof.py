"""The standards of proof that a case can be put under, by name."""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from armsledger.errors import InputError, KnowledgeError
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.knowledge.rungs import load_rungs
from armsledger.model.standard import Known, Rule, RuleKind, Standard

_TABLE: Final = "standards/standards.yaml"
_PARTS: Final = ("name", "words", "source", "known", "rules")


@cache
def load_standards() -> dict[str, Standard]:
    """All standards by their names, in the table's order; raises KnowledgeError for a row that cannot be read."""
    table = _read()
    standards = {key: _standard(key, row, table["rules"]) for key, row in table["standards"].items()}
    for standard in standards.values():
        if standard.raised_to and standard.raised_to not in standards:
            raise KnowledgeError(_TABLE, standard.id, f"raised_to names {standard.raised_to!r}, which is no standard")
    return standards


def default_standard() -> str:
    """The name of the standard that holds where none is chosen."""
    return str(_read()["default"])


def get_standard(name: str) -> Standard:
    """The standard of that name; raises InputError naming those there are."""
    standards = load_standards()
    if name not in standards:
        raise InputError(name, "is no standard of proof", f"choose one of {', '.join(standards)}")
    return standards[name]


@cache
def _read() -> dict[str, Any]:
    text = files("armsledger.knowledge").joinpath("standards", "standards.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


def _standard(key: str, row: dict[str, Any], words: dict[str, str]) -> Standard:
    missing = [part for part in _PARTS if not row.get(part)]
    if missing:
        raise KnowledgeError(_TABLE, key, f"{', '.join(missing)} is missing")
    rules = tuple(_rule(key, rule, words) for rule in row["rules"])
    return Standard(key, row["name"], row["words"], row["source"], Known(row["known"]), rules, row.get("raised_to"))


def _rule(key: str, row: dict[str, Any], words: dict[str, str]) -> Rule:
    if row["kind"] not in list(RuleKind):
        raise KnowledgeError(_TABLE, key, f"{row['kind']!r} is no kind of rule, but {', '.join(RuleKind)} are")
    least, facts = str(row.get("least", "")), tuple(row.get("facts", ()))
    names = dict(load_finding_standard().facts)
    unknown = [fact for choice in facts for fact in choice.split("|") if fact not in names]
    if unknown:
        raise KnowledgeError(_TABLE, key, f"{', '.join(unknown)} is no needed fact")
    said = ", ".join(" or ".join(fact for fact in choice.split("|")) for choice in facts)
    rung = load_rungs().names.get(least, "") if row["kind"] == RuleKind.RUNG else ""
    return Rule(RuleKind(row["kind"]), words[row["kind"]].format(least=least, facts=said, rung=rung), least, facts)
