"""The sentence about a claim is never stronger than its source put it."""

from dataclasses import replace
from types import ModuleType

import pytest

from armsledger.model.claim import Role
from armsledger.model.stance import Stance
from armsledger.publish.case_index import index_case
from armsledger.publish.sentences import claim_sentence, voice_name
from armsledger.publish.wording import load_wording

MARKS = {
    Stance.ASSERTED: "said by",
    Stance.ASSESSED: "assessed by",
    Stance.ALLEGED: "alleged by",
    Stance.POSSIBLE: "may",
    Stance.DENIED: "denied by",
}


def test_every_stance_has_its_verb(libya: ModuleType) -> None:
    index, wording = index_case(libya.make_case()), load_wording()
    for claim in index.case.claims_by_id().values():
        sentence = str(claim_sentence(claim, index, wording))

        assert MARKS[claim.stance] in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize("stance", [Stance.ASSESSED, Stance.ALLEGED, Stance.POSSIBLE, Stance.DENIED])
def test_no_weaker_stance_borrows_the_strong_verb(libya: ModuleType, stance: Stance) -> None:
    index, wording = index_case(libya.make_case()), load_wording()
    sentences = [
        str(claim_sentence(claim, index, wording))
        for claim in index.case.claims_by_id().values()
        if claim.stance is stance
    ]

    assert all("is said by" not in sentence for sentence in sentences)


def test_a_recipient_that_is_the_destination_too_is_said_once(libya: ModuleType) -> None:
    case, wording = libya.make_case(), load_wording()
    claim = next(one for one in case.claims_by_id().values() if one.filled(Role.RECIPIENT))
    (recipient, *_) = claim.filled(Role.RECIPIENT)
    fillers = tuple(one for one in claim.fillers if one.role is not Role.DESTINATION)
    twice = replace(claim, fillers=(*fillers, replace(recipient, role=Role.DESTINATION)))
    sentence = str(claim_sentence(twice, index_case(case), wording))

    assert sentence == str(claim_sentence(replace(claim, fillers=fillers), index_case(case), wording))


def test_who_is_reported_by_its_own_words_is_named_once(libya: ModuleType) -> None:
    case, wording = libya.make_case(), load_wording()
    record = next(one for one in case.records if any(not s.voice.is_own for s in one.statements))
    told = next(one for one in record.statements if not one.voice.is_own)
    nested = replace(told, id="stm-00000000000000000000", outer_id=told.id)
    with_nested = replace(record, statements=(*record.statements, nested))
    records = tuple(with_nested if one is record else one for one in case.records)
    index = index_case(replace(case, records=records))

    assert voice_name(nested, index, wording) == voice_name(told, index, wording)
    assert "as reported by" not in voice_name(nested, index, wording)
