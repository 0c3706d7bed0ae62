"""The digit a machine may propose for a matter, and what it rests on. Letters and the last word are people's.

Rules, over roots and never over articles (a root is what independence is counted by):
1  two roots that say so themselves and do not exclude each other, and no denial of equal weight;
2  two roots where one of these fails, or one root with evidence that it points to;
3  one root;
4  nothing but allegations, of one root or of many;
5  contradicted by a better root than any that affirms;
6  nothing to judge: only possibilities, or nobody tells where it is known from.
A claim bears no more than the weakest speech that it is nested in. A denial lowers nothing by itself and is always
shown. A matter that rests on machine translation alone is capped at 3. Letters play no part here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.corroborate.origins import Placed
from armsledger.corroborate.weighing import Side, Weighing
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.matter import ClaimRelation
from armsledger.model.origin import NOT_GRADED, Origin

_CONFIRMING: Final = 2  # roots


@dataclass(frozen=True, slots=True)
class Proposal:
    """A digit with its reason and what bears it: origins, and how many of their roots the digit needs."""

    digit: Credibility
    because: str
    denied: bool
    bearers: tuple[Origin, ...]
    needed: int = 1


def propose_grade(
    claims: Sequence[Placed], origins: Sequence[Origin], relations: Sequence[ClaimRelation] = ()
) -> Grade:
    """Propose the digit for the claims of one matter; the letter is F until people set letters."""
    made = propose(claims, origins, relations)
    return Grade(Reliability.F, made.digit, NOT_GRADED, made.because, made.denied)


def propose(claims: Sequence[Placed], origins: Sequence[Origin], relations: Sequence[ClaimRelation] = ()) -> Proposal:
    """Propose the digit for the claims of one matter, with what it rests on."""
    weighing = Weighing.of(claims, origins, relations)
    made = _proposal(weighing)
    staked = [f"{origin.voice} has a stake in it" for origin in made.bearers if origin.interested and origin.voice]
    made = replace(made, because="; ".join((made.because, *sorted(set(staked)))))
    if all(record.document.head.machine_translated.value for _, record in claims):
        made = _capped(made)
    return replace(made, because=f"{made.because}; denied") if made.denied else made


def _capped(made: Proposal) -> Proposal:
    digit = made.digit.capped(Credibility.POSSIBLE)
    if digit is made.digit:
        return made
    return replace(made, digit=digit, because=f"{made.because}; capped, as every text is machine-translated", needed=1)


def _proposal(w: Weighing) -> Proposal:
    def made(digit: Credibility, because: str, side: Side) -> Proposal:
        return Proposal(digit, because, w.denied, side.origins)

    if not w.telling.origins:
        return made(Credibility.UNJUDGED, "nothing is said to have happened", w.affirming)
    if not w.named.origins:
        return made(Credibility.UNJUDGED, "no document tells where it has it from", w.telling)
    if w.against.outdoes(w.named):
        words = f"denied by {w.against.names}, with less of a stake in it or with evidence"
        return made(Credibility.IMPROBABLE, f"{words}; affirmed by {w.named.names}", w.named)
    if not w.own.origins:
        nested = "; the weakest speech that reports it decides" if w.is_nested else ""
        return made(Credibility.DOUBTFUL, f"only alleged, by {w.named.names}{nested}", w.named)
    return _of_roots(w) if len(w.own.roots) >= _CONFIRMING else _of_one(w)


def _of_roots(w: Weighing) -> Proposal:
    confirming = w.confirming()
    side = confirming if confirming.origins else w.own
    words = f"{len(side.roots)} origins of different states or bodies: {side.names}"
    if not confirming.origins:
        return Proposal(Credibility.PROBABLE, f"{words}; what they tell excludes each other", w.denied, side.origins)
    if w.against.weight >= side.weight:
        words = f"{words}; denied with equal weight by {w.against.names}"
        return Proposal(Credibility.PROBABLE, words, w.denied, side.origins, _CONFIRMING)
    words = f"{words}; whether they are independent is for a person to check"
    return Proposal(Credibility.CONFIRMED, words, w.denied, side.origins, _CONFIRMING)


def _of_one(w: Weighing) -> Proposal:
    allege = sorted({o.voice or "" for o in w.named.origins} - {o.voice or "" for o in w.own.origins})
    others = f"; only alleged by {', '.join(allege)}" if allege else ""
    pointing = Side(w.own.with_evidence(w.own.origins), w.own.pointing)
    if pointing.origins:
        words = f"{_who(pointing)}, {pointing.names}, with evidence pointed to"
        return Proposal(Credibility.PROBABLE, words + others, w.denied, pointing.origins)
    return Proposal(Credibility.POSSIBLE, f"{_who(w.own)}, {w.own.names}{others}", w.denied, w.own.origins)


def _who(side: Side) -> str:
    return "one state or body" if side.roots else "nobody whose independence can be told"
