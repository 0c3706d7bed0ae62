import pytest

from armsledger.errors import InputError
from armsledger.knowledge.rungs import load_rungs
from armsledger.knowledge.standards_of_proof import default_standard, get_standard, load_standards
from armsledger.model.attribution import Rung
from armsledger.model.standard import RuleKind


def test_a_name_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(InputError, match="no standard of proof; choose one of two-independent, reasonable-grounds"):
        get_standard("beyond-doubt")


@pytest.mark.parametrize("name", load_standards())
def test_every_standard_tells_its_source_and_asks_for_a_person(name: str) -> None:
    standard = get_standard(name)

    assert standard.source
    assert [rule.kind for rule in standard.rules if rule.kind is not RuleKind.COUNTERSIGNED][-1] is RuleKind.SIGNED
    assert len({rule.kind for rule in standard.rules}) == len(standard.rules)
    assert not [rule.words for rule in standard.rules if "{" in rule.words]


def test_the_default_asks_for_two_and_is_raised_for_a_state() -> None:
    standard = get_standard(default_standard())

    assert (standard.rules[0].kind, standard.rules[0].least) == (RuleKind.ORIGINS, "2")
    assert standard.raised_to == "state-attribution"
    raised = get_standard(standard.raised_to)
    assert {rule.kind: rule.least for rule in raised.rules}[RuleKind.ORIGINS] == "3"
    assert {rule.kind: rule.least for rule in raised.rules}[RuleKind.RUNG] == "C"


def test_the_ladder_has_six_rungs_and_the_strongest_word_decides() -> None:
    rungs = load_rungs()
    assert list(rungs.names) == [rung.value for rung in Rung]

    found = rungs.find_words("It backs the group, which it uses as a proxy.", ("Russia",))
    assert found is not None
    assert (found[0].rung, found[1]) == ("B", "proxy")
    assert rungs.find_words("They met in Cairo.", ("Russia",)) is None
