"""The head of a matter in print: its verb's sentence, with the note of the claim that fills it."""

from dataclasses import replace
from types import ModuleType

import pytest

from armsledger.model.headline import Headline, Verb
from armsledger.model.stance import Stance
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.footnotes import Footnotes
from armsledger.publish.headline_view import HeadlineView, view_headline
from armsledger.publish.wording import load_wording


def headed(libya: ModuleType, verb: Verb) -> tuple[CaseIndex, HeadlineView]:
    case = libya.make_case()
    matter = case.matters[0]
    claim = next(c for c in case.claims_by_id().values() if c.id in matter.claim_ids and c.stance is Stance.ASSESSED)
    index = index_case(replace(case, headlines=(Headline(matter.id, verb, claim.id, "a test"),)))
    view = view_headline(matter, index, Footnotes(index, load_wording()), load_wording())
    assert view is not None
    return index, view


@pytest.mark.parametrize(
    ("verb", "opening"),
    [
        (Verb.CONFIRMED, "It is confirmed, by 1 independent origin, that Russia "),
        (Verb.CONSISTENT, "What was observed in the evidence that is held is consistent with the statement of US"),
        (Verb.ASSESSED, "Russia is assessed by US Africa Command to have "),
        (Verb.ALLEGED, "Russia is alleged by US Africa Command to have "),
        (Verb.UNDER_EXAMINATION, "It is under examination whether Russia "),
    ],
)
def test_each_verb_has_its_sentence(libya: ModuleType, verb: Verb, opening: str) -> None:
    _, view = headed(libya, verb)

    assert view.sentence.striptags().startswith(opening)
    assert view.note.quote.startswith("Russia has supplied")


def test_a_matter_without_a_headline_is_printed_without(libya: ModuleType) -> None:
    case = libya.make_case()
    index = index_case(case)

    assert view_headline(case.matters[0], index, Footnotes(index, load_wording()), load_wording()) is None
