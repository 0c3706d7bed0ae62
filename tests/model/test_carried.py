"""A decision holds where the words and slots that a person saw still stand, and is stale, saying why, where not."""

from dataclasses import replace
from datetime import UTC, date, datetime

from armsledger.model.carried import Carried, ClaimState, carry, changes_between, decisions_in_force, find_heir
from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.document import Span
from armsledger.model.ids import make_id
from armsledger.model.quantity import Quantity
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.when import Precision, When

TEXT = "Ruritania sent 14 tanks to Port Zenda in May, and Borduria sent 3 tanks to Port Zenda."
DOC = make_id("doc", "one")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(DOC, start, start + len(words), words)


def claim(name: str, quote: str, actor: str) -> Claim:
    return Claim(
        make_id("clm", name),
        DOC,
        make_id("stm", "one"),
        ClaimKind.TRANSFER,
        span(quote),
        Stance.ASSERTED,
        (Filler(Role.ACTOR, span(actor), actor, None, "subject"),),
        Quantity("14", 14, 14, "tanks", "items", False, "a number"),
        None,
        When("in May", date(2020, 5, 1), date(2020, 5, 31), Precision.MONTH, "month before"),
        Score(0.9, "sure"),
    )


FIRST = claim("first", "Ruritania sent 14 tanks to Port Zenda in May", "Ruritania")
SECOND = claim("second", "Borduria sent 3 tanks to Port Zenda", "Borduria")


def decide(*steps: tuple[str, Verdict]) -> list[Decision]:
    made: list[Decision] = []
    for number, (subject, verdict) in enumerate(steps):
        subject = made[int(subject)].id if subject.isdigit() else subject
        made.append(
            Decision.after(made[-1].hash if made else GENESIS, subject, verdict, "R. Eviewer", NOON, f"why {number}")
        )
    return made


(ACCEPT,) = decide((FIRST.id, Verdict.ACCEPT))


def test_a_claim_that_still_stands_keeps_its_decision_under_another_id() -> None:
    again = replace(FIRST, id=make_id("clm", "new id"), score=Score(0.4, "less sure"), statement_id=make_id("stm", "x"))

    assert carry(ACCEPT, FIRST, [SECOND, again]) == Carried(
        ACCEPT.id, FIRST.id, again.id, ClaimState.ACCEPTED, "R. Eviewer, 2026-05-04: why 0"
    )


def test_every_slot_that_changed_makes_it_stale_and_is_named() -> None:
    quote = span("Ruritania sent 14 tanks to Port Zenda")
    fewer = Quantity("14", 12, 14, "tanks", "items", True, "about")
    changed = {
        "quote was “Ruritania sent 14 tanks to Port Zenda in May”, is “Ruritania sent 14 tanks to Port Zenda”": replace(
            FIRST, span=quote
        ),
        "stance was asserted, is alleged": replace(FIRST, stance=Stance.ALLEGED),
        "actor was Ruritania (“Ruritania”), is empty": replace(FIRST, fillers=()),
        "quantity was 14 to 14 tanks (“14”), is 12 to 14 tanks (“14”)": replace(FIRST, quantity=fewer),
        "time was 2020-05-01 to 2020-05-31 (“in May”), is none": replace(FIRST, when=None),
    }
    for words, now in changed.items():
        carried = carry(ACCEPT, FIRST, [now, SECOND])
        assert (carried.claim_id, carried.state) == (FIRST.id, ClaimState.STALE)
        assert carried.because == f"{words} (accept by R. Eviewer, 2026-05-04: why 0)"
        assert changes_between(FIRST, now) == (words,)


def test_a_claim_that_is_gone_or_of_another_kind_is_no_longer_read() -> None:
    for claims in ([], [SECOND], [SECOND, replace(FIRST, kind=ClaimKind.FINANCE)]):
        carried = carry(ACCEPT, FIRST, claims)
        assert (carried.claim_id, carried.state) == (None, ClaimState.STALE)
        assert carried.because.startswith("no longer read: “Ruritania sent 14 tanks to Port Zenda in May” (accept by")


def test_of_several_on_the_same_words_the_least_changed_is_the_heir_in_any_order() -> None:
    same = replace(FIRST, id=make_id("clm", "a"))
    other = replace(FIRST, fillers=(replace(FIRST.fillers[0], name="Borduria"),))

    assert find_heir(FIRST, [other, same]) == find_heir(FIRST, [same, other]) == same
    assert find_heir(SECOND, [other, same]) is None


def test_the_last_decision_counts_until_it_is_undone() -> None:
    steps = [(FIRST.id, Verdict.ACCEPT), (FIRST.id, Verdict.REJECT), (SECOND.id, Verdict.CORRECT)]
    accept, reject, correct = decide(*steps)
    assert decisions_in_force([accept, reject, correct]) == (reject, correct)

    undone = decide(*steps, ("1", Verdict.UNDO))
    assert decisions_in_force(undone) == (undone[0], undone[2])
    again = decide(*steps, ("1", Verdict.UNDO), ("3", Verdict.UNDO))
    assert decisions_in_force(again) == (again[1], again[2])
    names = decide((make_id("nam", 1), Verdict.MERGE), (make_id("mat", 1), Verdict.ACCEPT))
    assert decisions_in_force(names) == ()
