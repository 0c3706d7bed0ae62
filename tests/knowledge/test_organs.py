import pytest

from armsledger.knowledge.organs import find_actor, find_organ, find_organ_row, find_state, is_organ_id


@pytest.mark.parametrize(
    ("words", "organ_id"),
    [
        ("Turkish government", "TUR"),
        ("government of Libya", "LBY"),
        ("the Kenyan army", "organ-KEN-armed-forces"),
        ("Kenya's army", "organ-KEN-armed-forces"),
        ("Ministry of Defence of Kenya", "organ-KEN-ministry-of-defence"),
        ("South African defence ministry", "organ-ZAF-ministry-of-defence"),
        ("French Foreign Ministry", "organ-FRA-ministry-of-foreign-affairs"),
    ],
)
def test_an_organ_is_known_by_its_state_and_its_word(words, organ_id):
    assert find_organ(words).id == organ_id


@pytest.mark.parametrize("words", ["Turkish-backed forces", "Russian and Turkish forces", "army", "Kenyan farmers"])
def test_words_that_say_more_or_less_name_no_organ(words):
    assert find_organ(words) is None


def test_an_organ_with_a_row_leads_to_it():
    assert find_organ_row(find_organ("Kenya's army")).id == "actor-kdf"
    assert find_organ_row(find_organ("army of Tuvalu")) is None


def test_a_row_is_found_by_its_words_whatever_their_case():
    assert find_actor("the russian defense ministry").id == "actor-ru-mod"
    assert find_actor("the ministry") is None


def test_an_organ_is_known_by_its_id() -> None:
    assert is_organ_id("organ-KEN-armed-forces")
    assert not is_organ_id("actor-lna")
    assert not is_organ_id(None)


def test_a_coast_guard_is_no_police():
    assert find_organ("Libyan police").id == "organ-LBY-police"
    assert find_organ_row(find_organ("Libyan police")) is None
    assert find_organ_row(find_organ("Libya's coast guard")).id == "actor-ly-coastguard"


def test_a_state_is_found_by_name_adjective_or_seat_of_government():
    assert [find_state(words).iso3 for words in ("Turkey", "Turkish", "Ankara", "Kremlin")] == [
        "TUR",
        "TUR",
        "TUR",
        "RUS",
    ]
    assert find_state("Haftar") is None
