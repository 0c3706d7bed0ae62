"""Which of the items asked about does a measure cover? Codes climb to their parents, never down."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from armsledger.assess.asked import Asked
from armsledger.assess.check import Check, failed, passed, wanting
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import MeasureRow
from armsledger.model.measure import Act

REMEMBERED = 16_384  # coverages kept of (measure, items) pairs


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items asked about, sorted by how a measure stands to them on a day.

    `general` codes are wider than what is covered: the thing may or may not be. `excepted` ones are left out of the
    measure by its own words.
    """

    covered: tuple[str, ...]
    general: tuple[str, ...]
    excepted: tuple[str, ...]
    outside: tuple[str, ...]


def cover_items(measure: MeasureRow, asked: Asked, day: date) -> Coverage:
    """Sort the items asked about."""
    excepted = tuple(code for code in measure.except_items if measure.is_excepted(code, day))
    return _cover(measure, asked.items, asked.may_be, excepted)


@lru_cache(maxsize=REMEMBERED)
def _cover(measure: MeasureRow, items: tuple[str, ...], may_be: tuple[str, ...], excepted: tuple[str, ...]) -> Coverage:
    sorts: dict[str, list[str]] = {"covered": [], "general": [], "excepted": [], "outside": []}
    for item in items:
        sorts[_sort(measure, item, excepted)].append(item)
    general = sorts["general"]
    if not sorts["covered"]:
        general += [item for item in may_be if _sort(measure, item, excepted) == "covered"]
    return Coverage(
        tuple(sorts["covered"]), tuple(sorted(set(general))), tuple(sorts["excepted"]), tuple(sorts["outside"])
    )


def may_cover(measure: MeasureRow, asked: Asked) -> bool:
    """Say whether the measure covers anything asked about on some day, or may, no item being said."""
    if not asked.items:
        return True
    coverage = _cover(measure, asked.items, asked.may_be, ())
    return bool(coverage.covered or coverage.general)


def check_items(coverage: Coverage, asked: Asked) -> Check:
    """Say whether anything asked about is covered. What is excepted passes: its exemption decides."""
    words = load_vocabulary().words
    if coverage.covered:
        rest = f"; not covered: {words(coverage.outside)}" if coverage.outside else ""
        return passed(f"Covered: {words(coverage.covered)}{rest}.{_personnel_note(coverage, asked)}")
    if not asked.items and not coverage.general:
        return wanting("item", "no item is said that the measure could be asked about.")
    if coverage.general:
        return wanting("item", f"it covers only part of what was asked: {words(coverage.general)} is too general.")
    if coverage.excepted:
        return passed(f"Left out by its own words: {words(coverage.excepted)}.")
    return failed(f"it does not cover {words(coverage.outside)}.")


def _personnel_note(coverage: Coverage, asked: Asked) -> str:
    if asked.act is not Act.PERSONNEL or "mercenaries" not in coverage.covered:
        return ""
    return (
        " The people sent are read as armed mercenary personnel; regular forces of a State would be another question."
    )


def _sort(measure: MeasureRow, item: str, excepted: tuple[str, ...]) -> str:
    ancestors = load_vocabulary().ancestors
    own = ancestors(item)
    if own & set(measure.items):
        if own & set(excepted):
            return "excepted"
        return "general" if any(item in ancestors(code) for code in excepted) else "covered"
    return "general" if any(item in ancestors(code) for code in measure.items) else "outside"
