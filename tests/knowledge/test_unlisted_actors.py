import pytest

from armsledger.knowledge.unlisted_actors import ClaimedTie, find_unlisted_actor, split_title
from armsledger.knowledge.unlisted_words import TieKind
from armsledger.model.entity import EntityType


@pytest.mark.parametrize(
    ("words", "sort", "kind"),
    [
        ("the Nasr Battalion", EntityType.ARMED_GROUP, "armed unit"),
        ("Ghat Youth Protection Militia", EntityType.ARMED_GROUP, "armed group"),
        ("Desert Hawks Brigade", EntityType.ARMED_GROUP, "armed unit"),
        ("Tebu Salvation Front", EntityType.ARMED_GROUP, "front or movement"),
        ("Amal Fezzan Movement", EntityType.ORGANIZATION, "front or movement"),
        ("Jaysh al-Sunna", EntityType.ARMED_GROUP, "armed group"),
        ("كتيبة الشهداء", EntityType.ARMED_GROUP, "armed unit"),
        ("Fırat Tugayı", EntityType.ARMED_GROUP, "armed unit"),
        ("47-я бригада", EntityType.ARMED_GROUP, "armed unit"),
        ("Blue Sand Aviation LLC", EntityType.ORGANIZATION, "company"),
        ("Brig. Gen. Omar Tarhuni", EntityType.PERSON, "person with the title Brig. Gen."),
    ],
)
def test_the_head_of_a_name_gives_sort_and_kind(words, sort, kind):
    found = find_unlisted_actor(words)

    assert (found.type, found.kind, found.words) == (sort, kind, words)


def test_a_tie_is_what_the_words_claim_and_says_so():
    found = find_unlisted_actor("the Turkish-funded Syrian fighters")

    assert found.tie == ClaimedTie(TieKind.BACKED_BY, "Turkish", "TUR")
    assert found.because == "'the Turkish-funded Syrian fighters': fighters, said to be backed by Turkish"


def test_a_tie_to_somebody_without_a_row_keeps_the_words_only():
    assert find_unlisted_actor("troops commanded by Omar Tarhuni").tie == ClaimedTie(
        TieKind.LED_BY, "Omar Tarhuni", None
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "army",
        "the brigade",
        "Salvation Army store",
        "Liberal Democratic Front bench",
        "University of Misrata",
        "army of lawyers",
        "a cold front over Libya",
        "fuel-backed forces",
        "forces backed by evidence",
        "Army said on Friday",
        "15 brigades",
        "the Western Front",
    ],
)
def test_what_only_looks_like_a_body_is_none(words):
    assert find_unlisted_actor(words) is None


def test_titles_are_parted_from_the_name():
    assert split_title("Lt. Gen. Abdel Fattah al-Burhan") == ("Lt. Gen.", "Abdel Fattah al-Burhan")
    assert split_title("General") == ("", "General")
