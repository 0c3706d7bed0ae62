"""How many questions a second the measure matcher answers on one core, each with all its reasons.

    python -m benchmarks.measures [--questions N] [--seed N]

Questions are drawn by a seeded generator. The mixed ones ask of any country, half of them of one that some regime
names: all acts, up to two items, days from 1990 to 2027, one in five an interval, one in fifty open. The aimed ones,
the hard case, each ask about goods and a place of some measure in its time, so that nearly all have answers to be
reasoned. Given are questions a second of processor time with the tables read before, of the fastest and the slowest of
five batches, none of whose questions is asked twice. Exit status 1 if the fastest falls below the floor of 20,000.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from armsledger.assess.law_index import load_law
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import Direction
from armsledger.model.measure import Act, MeasureQuestion, RecipientKind

FLOOR, BATCHES = 20_000, 5
FIRST, LAST = date(1990, 1, 1), date(2027, 1, 1)


def main() -> int:
    """Give the exit status: 0 at or above the floor, 1 below."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    drawn = {
        "mixed": list(draw_questions(given.questions, given.seed)),
        "aimed": list(draw_aimed(given.questions, given.seed)),
    }
    rates = [_rate(name, questions) for name, questions in drawn.items()]
    return 0 if min(rates) >= FLOOR else 1


def _rate(name: str, questions: list[MeasureQuestion]) -> float:
    size = len(questions) // BATCHES
    timed = [_time(questions[first : first + size]) for first in range(0, size * BATCHES, size)]
    rates = [size / seconds for seconds, _ in timed]
    answers = sum(count for _, count in timed) / (size * BATCHES)
    print(
        f"{name}: {max(rates):,.0f} questions a second on one core (slowest batch {min(rates):,.0f}), "
        f"{answers:.2f} answers of measures a question"
    )
    return max(rates)


def _time(questions: list[MeasureQuestion]) -> tuple[float, int]:
    law = load_law()
    started = time.process_time()
    count = sum(len(law.match(question)) for question in questions)
    return time.process_time() - started, count


def draw_questions(count: int, seed: int) -> Iterator[MeasureQuestion]:
    """Draw questions; the same ones for the same seed."""
    source = random.Random(seed)
    countries = sorted(countries_by_iso3())
    targets = sorted({code for regime in load_regimes() for m in regime.measures for code in m.target.countries})
    actors = sorted(actors_by_id())
    areas = sorted({name for regime in load_regimes() for m in regime.measures for name in m.target.admin1})
    items = sorted(load_vocabulary().items)
    for number in range(count):
        aimed = source.random() < 0.5
        place = source.choice(targets if aimed else countries)
        first = FIRST + timedelta(days=source.randrange((LAST - FIRST).days))
        last = first + timedelta(days=source.randrange(400) if source.random() < 0.2 else 0)
        yield MeasureQuestion(
            id=f"q{number}",
            act=source.choice(list(Act)),
            supplier=source.choice([None, source.choice(countries), source.choice(targets), source.choice(actors)]),
            recipient=source.choice([None, place, source.choice(actors)]),
            recipient_kind=source.choice(list(RecipientKind)),
            territory=source.choice([None, place, place]),
            admin1=source.choice([None, None, source.choice(areas)]),
            items=tuple(sorted(source.sample(items, source.choice([0, 1, 1, 2])))),
            earliest=None if source.random() < 0.02 else first,
            latest=None if source.random() < 0.02 else last,
        )


def draw_aimed(count: int, seed: int) -> Iterator[MeasureQuestion]:
    """Draw questions about goods, place and time of some measure; the same ones for the same seed."""
    source = random.Random(seed)
    countries, actors = sorted(countries_by_iso3()), sorted(actors_by_id())
    measures = [m for regime in load_regimes() for m in regime.measures if m.target.countries]
    for number in range(count):
        measure = source.choice(measures)
        day = measure.start + timedelta(days=source.randrange(((measure.end or LAST) - measure.start).days))
        place, other = source.choice(measure.target.countries), source.choice(countries)
        outward = measure.direction is Direction.FROM
        yield MeasureQuestion(
            id=f"q{number}",
            act=Act.SUPPLY,
            supplier=place if outward else other,
            recipient=source.choice([None, other if outward else place, source.choice(actors)]),
            recipient_kind=source.choice(list(RecipientKind)),
            territory=other if outward else place,
            admin1=source.choice([None, *measure.target.admin1]),
            items=(source.choice(measure.items),),
            earliest=day,
            latest=day + timedelta(days=source.choice([0, 0, 0, 0, 30])),
        )


if __name__ == "__main__":
    sys.exit(main())
