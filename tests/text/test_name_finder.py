import pytest

from armsledger.text.name_finder import NameFinder, name_words


def found(name: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in NameFinder([name]).find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Zubair Qaltan",
        "ZUBAIR QALTAN",
        "zubair-qaltan",
        "zubair_qaltan",
        "ZubairQaltan",
        "Zubair\n  Qaltan",
        "Zubāir Qaltán",
    ],
)
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    assert found("Zubair Qaltan", f"He met {written}, they said.") == [written]


def test_it_is_found_inside_an_address_and_before_a_number() -> None:
    assert found("Zubair Qaltan", "https://paper.example/zubair%20qaltan2020.html") == ["zubair%20qaltan"]


def test_a_longer_word_is_no_find() -> None:
    assert found("Smith", "The Smithsons of Smithfield") == []
    assert found("Channel 1", "Channel 12 and Channel 1.") == ["Channel 1"]


def test_a_possessive_keeps_its_ending() -> None:
    assert found("Qaltan", "Qaltan’s house") == ["Qaltan"]


def test_an_accent_written_apart_goes_with_its_letter() -> None:
    assert found("Jose", "Jose\u0301 spoke") == ["Jose\u0301"]


def test_russian_cases_of_a_name_are_found() -> None:
    assert found("Анна Ветрова", "по словам Анны Ветровой, вчера") == ["Анны Ветровой"]


def test_arabic_particles_and_vowel_marks_do_not_hide_a_name() -> None:
    assert found("زهير القلطان", "قال زُهير القلطان وزهير القلطان") == ["زُهير القلطان", "زهير القلطان"]


def test_of_two_names_the_longer_is_found() -> None:
    finder = NameFinder(["Harbour", "The Harbour Gazette"])
    assert [one.number for one in finder.find("The Harbour Gazette at the Harbour")] == [1, 0]


def test_a_name_without_letters_is_never_found() -> None:
    assert not NameFinder(["—"]).stands_in("a — b")
    assert name_words("L’Écho, n° 7") == ("l", "echo", "n", "7")
