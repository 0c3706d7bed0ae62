"""The measures laid out by country, listed recipient and supplier, so that a question meets only those it could touch.

The answers are those of `match_measures` over the same regimes; only what every day of the question would call outside
its scope is never looked at.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from armsledger.assess.asked import Asked, read_question
from armsledger.assess.coverage import may_cover
from armsledger.assess.match import Row, answer_rows
from armsledger.assess.target import NO_TRANSFER
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.regimes import Direction, MeasureKind, MeasureRow, Regime
from armsledger.model.measure import MeasureMatch, MeasureQuestion


class LawIndex:
    """All measures of some regimes, found by what a question says of its parties and its territory."""

    def __init__(self, regimes: Iterable[Regime]) -> None:
        self._to: dict[str, list[Row]] = {}
        self._listed: dict[str, list[Row]] = {}
        self._from: dict[str, list[Row]] = {}
        for regime in regimes:
            for measure in regime.measures:
                if measure.kind is not MeasureKind.CONSEQUENCE:
                    self._add((regime, measure))

    def match(self, question: MeasureQuestion) -> tuple[MeasureMatch, ...]:
        """Answer as `match_measures` does, measures that are outside on every day left out."""
        if question.act in NO_TRANSFER:
            return ()
        asked = read_question(question)
        return answer_rows(asked, self._touched(asked))

    def _add(self, row: Row) -> None:
        target = row[1].target
        side = self._from if row[1].direction is Direction.FROM else self._to
        for country in target.countries:
            side.setdefault(country, []).append(row)
        for listing in target.listed:
            self._listed.setdefault(listing.actor_id, []).append(row)

    def _touched(self, asked: Asked) -> Iterator[Row]:
        places = {asked.territory, *asked.maybe_territories}
        if asked.recipient_is_state:
            places.add(asked.recipient_country)
        rows = [row for place in places for row in self._to.get(place or "", ())]
        rows += self._listed.get(asked.recipient or "", ())
        rows += self._from.get(asked.supplier_country or "", ())
        seen: set[str] = set()
        for row in rows:
            if row[1].id not in seen and _may_run(row[1], asked) and may_cover(row[1], asked):
                seen.add(row[1].id)
                yield row


@cache
def load_law() -> LawIndex:
    """All measures of the tables, laid out once."""
    return LawIndex(load_regimes())


def _may_run(measure: MeasureRow, asked: Asked) -> bool:
    """Whether the measure runs on some day of the question."""
    earliest, latest = asked.question.earliest, asked.question.latest
    ended = measure.end is not None and earliest is not None and earliest >= measure.end
    return not ended and (latest is None or latest >= measure.start)
