"""A matter is put as strongly as it bears: each thing that is wanting keeps the stronger verb away."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from armsledger.assess.headlines import choose_headlines
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.evidence import EvidenceKind
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.headline import Headline, Verb
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review, ReviewState
from armsledger.model.stance import Stance
from armsledger.model.standard import Rule, RuleKind, RuleResult, RuleState, StandardCheck

TEXT = "Turkey supplied drones to the government in Tripoli, and images show one."


@dataclass
class Laid:
    """A matter of two origins, accepted, graded 1, with the standard kept; a test takes one of these away."""

    record: DocumentRecord
    matter: Matter
    finding: Finding
    check: StandardCheck
    review: Review

    def headline(self) -> Headline:
        (chosen,) = choose_headlines(
            [self.matter], [self.finding], [self.record], [self.check], {self.finding.id: self.review}, ()
        )
        return chosen


def origin(name: str, claim: Claim, denies: bool = False) -> Origin:
    return Origin(f"org-{name}", name, (claim.id,), (), denies, "voice", root=name)


def graded(digit: Credibility) -> Grade:
    return Grade(Reliability.B, digit, "known", "a test")


@pytest.fixture
def lay(desk) -> Callable[..., Laid]:
    def make(first: Stance = Stance.ASSERTED, second: Stance = Stance.ASSESSED, more: bool = False) -> Laid:
        table = desk(TEXT)
        table.entity("Turkey", EntityType.COUNTRY, known_id="TUR", country="TUR")
        table.entity("drones", EntityType.MATERIEL)
        table.entity("Tripoli", EntityType.PLACE)
        roles = {Role.ACTOR: "Turkey", Role.ITEM: "drones"}
        one = table.claim(ClaimKind.TRANSFER, {**roles, Role.DESTINATION: "Tripoli"} if more else roles, first)
        other = table.claim(ClaimKind.TRANSFER, roles, second)
        table.show("images", EvidenceKind.IMAGERY, "a" * 64)
        matter = replace(
            table.matter(), origins=(origin("one", one), origin("other", other)), grade=graded(Credibility.CONFIRMED)
        )
        rule = RuleResult(Rule(RuleKind.ORIGINS, "two"), RuleState.PASSED, "two")
        return Laid(
            record=table.record(),
            matter=matter,
            finding=Finding("fnd-1", matter.id, None, (), (), "a test"),
            check=StandardCheck("fnd-1", ("two-independent",), None, (rule,)),
            review=Review("fnd-1", ReviewState.ACCEPTED, "by two"),
        )

    return make


def test_two_origins_an_accepted_finding_and_a_kept_standard_confirm(lay: Callable[..., Laid]) -> None:
    assert lay().headline().verb is Verb.CONFIRMED


@pytest.mark.parametrize(
    ("take", "because"),
    [
        (lambda laid: replace(laid, matter=replace(laid.matter, grade=graded(Credibility.PROBABLE))), "graded 2"),
        (lambda laid: replace(laid, review=replace(laid.review, state=ReviewState.UNDECIDED)), "nobody has accepted"),
        (lambda laid: replace(laid, review=replace(laid.review, state=ReviewState.STALE)), "nobody has accepted"),
        (
            lambda laid: replace(laid, finding=replace(laid.finding, contrary_claim_ids=("clm-x",))),
            "there is information against it",
        ),
        (
            lambda laid: replace(
                laid, check=replace(laid.check, results=(replace(laid.check.results[0], state=RuleState.UNKNOWN),))
            ),
            "the standard of the case is not kept in full",
        ),
        (
            lambda laid: replace(
                laid,
                matter=replace(laid.matter, origins=tuple(replace(o, root="one") for o in laid.matter.origins)),
            ),
            "fewer than two independent origins",
        ),
    ],
)
def test_nothing_is_confirmed_while_anything_is_wanting(
    lay: Callable[..., Laid], take: Callable[[Laid], Laid], because: str
) -> None:
    headline = take(lay()).headline()

    assert headline.verb is Verb.STATED
    assert because in headline.because


def test_what_one_origin_alone_adds_stays_out_of_the_confirmed_sentence(lay: Callable[..., Laid]) -> None:
    laid = lay(more=True)
    headline = laid.headline()

    assert headline.verb is Verb.CONFIRMED
    assert headline.claim_id == laid.record.claims[1].id  # the one without the destination


def test_an_allegation_lends_no_strength(lay: Callable[..., Laid]) -> None:
    assert lay(Stance.ALLEGED, Stance.ALLEGED).headline().verb is Verb.ALLEGED
    assert lay(Stance.ASSESSED, Stance.ALLEGED).headline().verb is Verb.ASSESSED


def test_that_somebody_denies_it_stands_beside_whatever_the_verb(lay: Callable[..., Laid]) -> None:
    laid = lay(Stance.ASSERTED, Stance.DENIED)
    headline = replace(laid, matter=replace(laid.matter, grade=graded(Credibility.POSSIBLE))).headline()

    assert headline.verb is Verb.STATED
    assert headline.because.endswith("it is graded 3, and there is information against it")


def test_an_accusation_of_a_breach_is_never_more_than_alleged(lay: Callable[..., Laid]) -> None:
    laid = lay()
    accusing = replace(laid.matter, kind=ClaimKind.VIOLATION, grade=graded(Credibility.POSSIBLE))

    assert replace(laid, matter=accusing).headline().verb is Verb.ALLEGED


def test_evidence_that_was_looked_at_makes_an_accepted_matter_consistent_and_no_more(lay: Callable[..., Laid]) -> None:
    laid = lay()
    seen = replace(laid.record.evidence[0], observed=("two drones on a runway, seen by N. N.",))
    probable = replace(laid.matter, grade=graded(Credibility.PROBABLE))
    looked_at = replace(laid, record=replace(laid.record, evidence=(seen,)), matter=probable)

    assert looked_at.headline().verb is Verb.CONSISTENT
    undecided = replace(looked_at, review=replace(laid.review, state=ReviewState.UNDECIDED))
    assert undecided.headline().verb is Verb.STATED
    possible = replace(looked_at, matter=replace(probable, grade=graded(Credibility.POSSIBLE)))
    assert possible.headline().verb is Verb.STATED


@pytest.mark.parametrize("digit", [Credibility.DOUBTFUL, Credibility.IMPROBABLE, Credibility.UNJUDGED])
def test_what_nothing_speaks_for_is_under_examination(lay: Callable[..., Laid], digit: Credibility) -> None:
    laid = lay()
    headline = replace(laid, matter=replace(laid.matter, grade=graded(digit))).headline()

    assert headline.verb is Verb.UNDER_EXAMINATION
    assert f"graded {digit.value}" in headline.because


def test_only_denied_and_only_possible_affirm_nothing(lay: Callable[..., Laid]) -> None:
    assert lay(Stance.DENIED, Stance.DENIED).headline().verb is Verb.DENIED
    assert lay(Stance.POSSIBLE, Stance.DENIED).headline().verb is Verb.UNDER_EXAMINATION
