"""What a print says of what it withholds: how much, of what sort, why, and until when."""

from dataclasses import dataclass

from armsledger.model.case import Case
from armsledger.model.restriction import Level
from armsledger.model.withheld import Edition, Withheld, WithheldSort
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class WithheldView:
    """`banner` stands at the head of every page, empty where nothing is withheld; `counts` and `lines` in the annex."""

    banner: str
    explained: str
    counts: tuple[str, ...]
    lines: tuple[str, ...]


def view_withheld(case: Case, wording: Wording) -> WithheldView:
    """What this edition of a case says of itself, and each thing withheld with its reason."""
    words = wording.get("withheld")
    counts = tuple(_count(sort, case, wording) for sort in WithheldSort if any(w.sort is sort for w in case.withheld))
    banner = ""
    if case.edition is Edition.INSIDERS:
        banner = str(words["unredacted_banner"])
    elif case.withheld:
        banner = str(words["published_banner"]).format(count=wording.listed(counts))
    lines = tuple(_line(one, wording) for one in case.withheld)
    return WithheldView(banner, str(words["explained"] if lines else words["nothing"]), counts, lines)


def _count(sort: WithheldSort, case: Case, wording: Wording) -> str:
    number = sum(one.sort is sort for one in case.withheld)
    singular, plural = wording.get("withheld", "sorts", sort.value)
    return f"{number} {singular if number == 1 else plural}"


def _line(one: Withheld, wording: Wording) -> str:
    words, why = wording.get("withheld"), one.restriction
    parts = [
        str(words["line"]).format(code=one.code, reason=words["reasons"][why.reason], level=_level(why.level, wording))
    ]
    if one.sort is WithheldSort.NAME:
        parts.append(str(words["places"]).format(n=one.places))
    if why.until:
        parts.append(str(words["until"]).format(day=wording.day(why.until)))
    if one.missing:
        parts.append(str(words["missing"]))
    return "; ".join(parts)


def _level(level: Level, wording: Wording) -> str:
    return str(wording.get("withheld", "levels", level.value))
