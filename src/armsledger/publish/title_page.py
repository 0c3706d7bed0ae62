"""The title page: what this is, what it is not, and the counts that a reader asks for first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from armsledger.publish.case_index import CaseIndex
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The lines of the title page that are reckoned from the case."""

    counts: tuple[str, ...]
    published: str
    acts: str
    decisions: str


def make_title_page(index: CaseIndex, wording: Wording) -> TitlePage:
    """Count and date the case; nothing here knows today's date."""
    case = index.case
    published = index.published_days()
    refused = sum(len(record.refusals) for record in case.records)
    counts = (
        wording.count("article", len(case.records)),
        wording.count("origin", count_origins(index)),
        wording.count("claim", len(index.claims)),
        wording.count("matter", len(case.matters)),
        wording.count("refused", refused),
        wording.count("failed", len(case.failures)),
    )
    return TitlePage(
        counts=counts,
        published=_range(published, wording) or wording.page("undated_documents"),
        acts=_range(_act_days(index), wording) or wording.page("undated_acts"),
        decisions=_decisions(len(case.decisions), wording),
    )


def count_origins(index: CaseIndex) -> int:
    """How many known origins the case rests on, each once: an origin that is not told counts only when all are such."""
    origins = {origin.id: origin for matter in index.case.matters for origin in matter.origins}
    known = {(origin.voice, origin.document_ids) for origin in origins.values() if origin.voice is not None}
    return len({voice for voice, _ in known}) or min(1, len(origins))


def _act_days(index: CaseIndex) -> tuple[date, ...]:
    ends = (day for c in index.claims if c.when for day in (c.when.earliest, c.when.latest) if day)
    return tuple(sorted(ends))


def _range(days: Iterable[date], wording: Wording) -> str:
    ordered = sorted(days)
    return wording.days(ordered[0], ordered[-1]) if ordered else ""


def _decisions(number: int, wording: Wording) -> str:
    if number == 0:
        return wording.page("decided_none")
    singular, plural = wording.get("page", "decision_count")
    return wording.page("decided_some", n=f"{number} {singular if number == 1 else plural}")
