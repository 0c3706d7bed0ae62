"""Politics: E8, E11 to E15, E20."""

from dataclasses import replace

import pytest
from tests.assess.indicators.conftest import (
    AFRICOM,
    GNA,
    LIBYA,
    LNA,
    MONITORS,
    PARIS,
    RUSSIA,
    SIRTE,
    TURKEY,
    Answer,
    EntityType,
    Thing,
    claim,
    force,
    materiel,
    quiet,
    statement,
)

from armsledger.assess.indicators.speeches import read_speeches
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.evidence import EvidenceKind
from armsledger.model.indicator import IndicatorState
from armsledger.model.stance import Stance
from armsledger.model.statement import StatementKind

PRESIDENT = Thing("Egyptian President Sisi", EntityType.PERSON, "EGY", "actor-sisi")
SPOKESMAN = Thing("army spokesman", EntityType.PERSON, "EGY")
JETS = materiel("fighter jets", "combat aircraft")
BACKERS = [
    claim(ClaimKind.BACKING, (Role.ACTOR, RUSSIA), (Role.RECIPIENT, LNA)),
    claim(ClaimKind.BACKING, (Role.ACTOR, TURKEY), (Role.RECIPIENT, GNA)),
]


def threat(voice, things=(LIBYA,), words="we may send troops to Libya"):
    return statement(StatementKind.THREAT, words, *things, voice=voice)


def test_the_threat_of_a_head_of_state_who_is_no_party_yet_is_raised(answer: Answer) -> None:
    there = claim(ClaimKind.PRESENCE, (Role.FORCE, force("Egyptian troops", "EGY")), (Role.PLACE, SIRTE))
    found = answer("E8", threat(PRESIDENT))

    assert found.state is IndicatorState.RAISED
    assert found.value == 1.0
    assert len(found.statement_ids) == 1
    assert answer("E8", threat(SPOKESMAN)).state is IndicatorState.WATCH
    assert answer("E8", threat(PRESIDENT), there).state is IndicatorState.WATCH
    assert answer("E8", threat(LNA)).state is IndicatorState.NONE
    assert answer("E8", threat(PRESIDENT, (TURKEY,), "we may send troops to Turkey")).state is IndicatorState.NONE


def test_worries_are_watched_and_never_raised(answer: Answer) -> None:
    worries = [
        statement(StatementKind.WORRY, "the war in Libya may spread", LIBYA, voice=voice) for voice in (PARIS, AFRICOM)
    ]
    found = answer("E20", *worries)

    assert (found.state, found.value) == (IndicatorState.WATCH, 2)
    assert answer("E20").state is IndicatorState.NONE


def accuse(words, published="2020-06-01", voice=AFRICOM):
    return statement(StatementKind.ACCUSATION, f"Russia {words}", RUSSIA, voice=voice, published=published)


ARMS = claim(ClaimKind.TRANSFER, (Role.ACTOR, RUSSIA), (Role.ITEM, JETS), (Role.DESTINATION, LIBYA))
HACKED, SPACE, RIGHTS = accuse("hacked us"), accuse("tested arms in orbit"), accuse("tramples on human rights")


def test_accusations_over_four_domains_are_raised(answer: Answer) -> None:
    found = answer("E11", ARMS, HACKED, SPACE, RIGHTS)

    assert found.state is IndicatorState.RAISED
    assert found.value == 4
    assert "USA against RUS" in found.because
    assert answer("E11", ARMS, HACKED).state is IndicatorState.WATCH
    assert answer("E11", ARMS).state is IndicatorState.NONE
    assert answer("E11", HACKED, SPACE, RIGHTS).state is IndicatorState.NONE, "nothing ties the pair to Libya"


@pytest.mark.parametrize(
    ("words", "domains"),
    [
        ("cyber attacks on makers of vaccines", {"cyber"}),
        ("hacked into the election office, and jammed a satellite", {"cyber", "space"}),
        ("testing a space-based weapon, torture in prisons", {"arms", "space", "human rights"}),
        ("broke the arms embargo as well as hacking hospitals", {"arms", "cyber"}),
    ],
)
def test_whom_an_attack_hits_is_no_domain_of_its_own(words: str, domains: set[str]) -> None:
    (speech,) = read_speeches([accuse(words)])

    assert speech.domains == domains


def test_accusations_come_faster_or_from_higher_offices(answer: Answer) -> None:
    minister = Thing("Secretary of State Pompeo", EntityType.PERSON, "USA")
    old = accuse("hacked us", "2019-03-01")

    assert answer("E12", ARMS).state is IndicatorState.NO_BASELINE
    assert answer("E12", *quiet(), ARMS, old).state is IndicatorState.NONE
    assert answer("E12", *quiet(), ARMS, old, accuse("hacked us", voice=minister)).state is IndicatorState.RAISED
    assert answer("E12", *quiet()).state is IndicatorState.NONE


def call(stance=Stance.ASSERTED):
    words = "Russia and Turkey spoke by telephone"
    return statement(StatementKind.CONTACT, words, RUSSIA, TURKEY, voice=MONITORS, stance=stance)


def silent_call(who: str):
    """A call of two States, and that its account leaves Libya out, in one document."""
    words = f"{who} Russia and Turkey spoke; Libya is not in it"
    left_out = statement(StatementKind.OMISSION, words, RUSSIA, TURKEY, LIBYA, voice=MONITORS)
    said = left_out.statements[0]
    spoken = replace(said, id="stm-" + "0" * 20, kind=StatementKind.CONTACT)
    return replace(left_out, statements=(said, spoken))


def test_a_call_whose_account_leaves_the_conflict_out_is_raised(answer: Answer) -> None:
    assert answer("E13", *BACKERS, silent_call("The presidents of")).state is IndicatorState.RAISED
    assert answer("E13", *BACKERS, silent_call("The prime ministers of")).state is IndicatorState.RAISED
    assert answer("E13", *BACKERS, silent_call("Envoys of")).state is IndicatorState.WATCH, "no leaders' call"
    assert answer("E13", *BACKERS, call(Stance.DENIED)).state is IndicatorState.RAISED
    assert answer("E13", *BACKERS, call()).state is IndicatorState.WATCH
    assert answer("E13", call()).state is IndicatorState.NONE, "nobody says that they back anybody"


def test_three_matters_that_the_accused_denies_are_a_gap(answer: Answer) -> None:
    moscow = Thing("Russian Foreign Ministry", EntityType.ORGANIZATION, "RUS")

    def denied(kind, *fillings):
        told = ((Role.ACTOR, RUSSIA), *fillings, (Role.DESTINATION, LIBYA))
        return [
            claim(kind, *told),
            claim(kind, *told, voice=PARIS),
            claim(kind, *told, voice=moscow, stance=Stance.DENIED),
        ]

    jets = denied(ClaimKind.TRANSFER, (Role.ITEM, JETS))
    troops = denied(ClaimKind.PERSONNEL, (Role.FORCE, force("Russian troops", "RUS")))
    training = denied(ClaimKind.ASSISTANCE)

    assert answer("E14", *jets, *troops, *training).state is IndicatorState.RAISED
    assert answer("E14", *jets).state is IndicatorState.WATCH
    assert answer("E14", *jets[:2]).state is IndicatorState.NONE
    assert answer("E14", jets[0], jets[2]).state is IndicatorState.NONE, "one State's word weighs too little"


def test_images_shown_twice_are_raised_and_one_statement_is_one_release(answer: Answer) -> None:
    def shown(published, outlet="Courier", voice=AFRICOM):
        told = ((Role.ACTOR, RUSSIA), (Role.ITEM, JETS), (Role.DESTINATION, LIBYA))
        return claim(ClaimKind.TRANSFER, *told, published=published, outlet=outlet, voice=voice,
                     shown=EvidenceKind.IMAGERY)  # fmt: skip

    assert answer("E15", shown("2020-05-26"), shown("2020-06-18")).state is IndicatorState.RAISED
    assert answer("E15", shown("2020-05-26"), shown("2020-05-27", "Gazette")).state is IndicatorState.WATCH
    assert answer("E15", shown("2020-04-05"), shown("2020-06-18")).state is IndicatorState.WATCH
    assert answer("E15", shown("2020-05-26", voice=MONITORS), ARMS).state is IndicatorState.NONE
