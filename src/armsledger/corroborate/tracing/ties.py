"""Whether two documents rest on one origin, and why: by the words that they share and the credits that they give."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from armsledger.corroborate.tracing.credits import Credits
from armsledger.corroborate.tracing.prints import Numbers, Print, first_quoted, shared
from armsledger.model.origin import OriginKind

DAYS: Final = 4  # a statement is written up, and a text copied, within days
_COPIED: Final = 0.12  # of the shorter text told in the same words; reports of one matter by two hands share .06
_COPIED_RUNS: Final = 25  # two sentences
_CREDITED: Final = 0.08  # where both credit the same agency
_QUOTED_RUNS: Final = 12  # two sentences; what two witnesses of one event quote alike is shorter
_RETOLD_RUNS: Final = 5
_REWORDED: Final = 0.45  # of the words of both that both have; reports of one matter by two hands share .25 at most
_REWORDED_WORDS: Final = 25


@dataclass(frozen=True, slots=True)
class Traced:
    """A document with what tells where it comes from."""

    print: Print
    credits: Credits

    @property
    def outlet(self) -> str:
        """Who published it, in small letters; empty where it does not say."""
        return (self.print.document.head.outlet.value or "").casefold()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents that rest on one origin: how the later stands to it, how many runs of words say so, and why."""

    kind: OriginKind
    strength: int
    because: str


def find_tie(one: Traced, other: Traced) -> Tie | None:
    """Compare two documents, in either order; None where nothing says that they rest on one origin."""
    if not near_in_time(one, other):
        return None
    a, b = one.print, other.print
    told = len(shared(a.told, b.told))
    quoted = len(_shared_quotes(a, b))
    share = told / max(1, min(len(a.told), len(b.told)))
    if told >= _COPIED_RUNS and share >= _COPIED:
        return Tie(OriginKind.COPY, told + quoted, f"{share:.0%} of the shorter text is told in the same words")
    agency = one.credits.agency
    if agency and agency == other.credits.agency and share >= _CREDITED:
        return Tie(OriginKind.COPY, told + quoted, f"both carry {agency}, and {share:.0%} is told in the same words")
    retold = _retold(one, other) or _retold(other, one)
    if retold and told + quoted >= _RETOLD_RUNS:
        return Tie(OriginKind.RELAY, told + quoted, f"{retold!r} credits the other")
    words = len(shared(a.words, b.words))
    alike = words / max(1, len(a.words) + len(b.words) - words)
    if alike >= _REWORDED and words >= _REWORDED_WORDS:
        return Tie(OriginKind.COPY, words, f"{alike:.0%} of the words of both are the same: reworded")
    if quoted >= _QUOTED_RUNS:
        return Tie(OriginKind.SAME_STATEMENT, quoted, f"{quoted} runs of words are quoted alike, as “{_example(a, b)}”")
    return None


def near_in_time(one: Traced, other: Traced) -> bool:
    """Whether two documents may carry one statement or text, by their days; a document without a day may."""
    return are_near(*(traced.print.document.head.published.value for traced in (one, other)))


def are_near(one: date | None, other: date | None) -> bool:
    """The same of their days."""
    return one is None or other is None or abs((one - other).days) <= DAYS


def _shared_quotes(a: Print, b: Print) -> Numbers:
    parts = (shared(a.quoted, b.quoted), shared(a.quoted, b.told), shared(b.quoted, a.told))
    return np.unique(np.concatenate(parts))


def _example(a: Print, b: Print) -> str:
    numbers = _shared_quotes(a, b)
    return min(filter(None, (first_quoted(one.document, numbers) for one in (a, b))))


def _retold(teller: Traced, told: Traced) -> str | None:
    names = ((name.casefold(), words) for name, words in teller.credits.retold)
    return next((words for name, words in names if told.outlet and (name in told.outlet or told.outlet in name)), None)
