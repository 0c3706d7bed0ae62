"""Votes of the Security Council on renewals, as far as the table holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from armsledger.errors import KnowledgeError

TABLE = "measures/renewal_votes.yaml"
MEMBERS = 15


@dataclass(frozen=True, slots=True)
class RenewalVote:
    """One vote: `what` was renewed by which instrument, and how the members voted. `seen` says whether a source did."""

    regime: str
    countries: tuple[str, ...]
    what: str
    instrument: str
    day: date
    in_favour: int
    against: int
    abstaining: int
    seen: bool

    @property
    def withheld(self) -> int:
        """Votes that were not given for it."""
        return self.against + self.abstaining

    @property
    def tally(self) -> str:
        return f"{self.in_favour}–{self.against}–{self.abstaining}"


@cache
def load_renewal_votes() -> tuple[RenewalVote, ...]:
    """All votes by regime, what was renewed, and day; raises KnowledgeError for one that cannot be."""
    text = files("armsledger.knowledge").joinpath(*TABLE.split("/")).read_text(encoding="utf-8")
    return parse_votes(yaml.safe_load(text)["votes"])


def parse_votes(rows: Iterable[dict[str, object]]) -> tuple[RenewalVote, ...]:
    """Read rows of votes; raises KnowledgeError for a vote of more or fewer than the Council's members."""
    return tuple(sorted(map(_vote, rows), key=lambda vote: (vote.regime, vote.what, vote.day)))


def votes_on(country: str, by: date) -> tuple[RenewalVote, ...]:
    """The votes on measures that reach a country, up to a day, by regime and day."""
    return tuple(vote for vote in load_renewal_votes() if country in vote.countries and vote.day <= by)


def _vote(row: dict[str, object]) -> RenewalVote:
    counts = [int(str(row[key])) for key in ("in_favour", "against", "abstaining")]
    if sum(counts) != MEMBERS:
        raise KnowledgeError(
            TABLE, str(row["instrument"]), f"{sum(counts)} votes, and the Council has {MEMBERS} members"
        )
    countries = row["countries"]
    return RenewalVote(
        regime=str(row["regime"]),
        countries=tuple(countries) if isinstance(countries, list) else (),
        what=str(row["what"]),
        instrument=str(row["instrument"]),
        day=date.fromisoformat(str(row["date"])),
        in_favour=counts[0],
        against=counts[1],
        abstaining=counts[2],
        seen=row["v"] == "F",
    )
