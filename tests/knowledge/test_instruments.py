import pytest

from armsledger.knowledge.instruments import find_instrument


@pytest.mark.parametrize(
    "words",
    ["resolution 1970", "UNSCR 1970", "U.N. Security Council Resolution 1970 (2011)", "S/RES/1970", "резолюции 1970"],
)
def test_a_resolution_is_known_by_its_number(words):
    assert find_instrument(words) == ("unscr-1970", "UN Security Council resolution 1970")


def test_a_named_instrument_is_found_whatever_its_case():
    assert find_instrument("UN Arms Embargo") == ("arms-embargo", "arms embargo")


def test_other_words_are_no_instrument():
    assert find_instrument("New Year's resolutions") is None
    assert find_instrument("1970") is None
