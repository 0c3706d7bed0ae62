import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.speech import CueFrame, CueKind, _checked, _member, kind_of_cue, load_speech, stance_of_cue
from armsledger.model.stance import Stance


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", Stance.ASSERTED),
        ("has repeatedly said", Stance.ASSERTED),
        ("is assessed", Stance.ASSESSED),
        ("indicates", Stance.ASSESSED),
        ("accused", Stance.ALLEGED),
        ("purporting", Stance.ALLEGED),
        ("reportedly", Stance.ALLEGED),
        ("claim", Stance.ALLEGED),
        ("has threatened", Stance.POSSIBLE),
        ("denied", Stance.DENIED),
        ("did not deny", Stance.DENIED),
        ("did not say", None),
        ("заявил", Stance.ASSERTED),
        ("опроверг", Stance.DENIED),
        ("قال", Stance.ASSERTED),
        ("walked", None),
    ],
)
def test_a_cue_has_the_stance_of_its_weakest_word(cue: str, stance: Stance | None) -> None:
    assert stance_of_cue(cue) is stance


@pytest.mark.parametrize(
    ("cue", "kind"),
    [("said", CueKind.SPEECH), ("believes", CueKind.EVALUATION), ("wants", CueKind.ATTITUDE), ("walked", None)],
)
def test_a_cue_is_speech_judgement_or_attitude(cue: str, kind: CueKind | None) -> None:
    assert kind_of_cue(cue) is kind


def test_forms_are_made_of_lemmas_and_the_narrower_frame_comes_first() -> None:
    frames = [(verb.frame, verb.needs) for verb, _ in load_speech().verbs_by_form["warned"]]
    assert frames == [(CueFrame.OBJECT, ("of", "about", "against")), (CueFrame.CLAUSE, ())]


def test_an_entry_without_a_source_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="source is missing"):
        _checked({"words": ["say"], "date": "2026-11-23"})


def test_an_unknown_stance_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(KnowledgeError, match="stance is 'certain', not one of asserted, assessed"):
        _member(Stance, {"words": ["say"], "stance": "certain"}, "stance")
