import pytest

from armsledger.read.translation import find_machine_translation, iter_signs

CLEAN = (
    'The envoy said on Friday that two aircraft had landed. "We never flew there," the carrier said. '
    "The African Union asked for the manifests, and the Libyan Army declined to comment."
)
GARBLED = (
    'The aircraft landed at night and left before dawn, "the spokesman said.\n'
    "The Comando de Libya denied it. The Libya Army and the Libyan Army left the town. .\n"
)


def test_marks_are_named_and_quoted() -> None:
    reading = find_machine_translation(GARBLED, "en", None, "")

    assert reading.value is True
    assert "a space before a closing quotation mark" in reading.because
    assert "Comando de Libya" in reading.because
    assert "Libya Army / Libyan Army" in reading.because
    assert "at or above the threshold of 1.0" in reading.because


def test_edited_text_bears_none() -> None:
    reading = find_machine_translation(CLEAN, "en", None, "")

    assert reading.value is False
    assert reading.because.startswith("none of ")


@pytest.mark.parametrize(
    "sentence",
    [
        'He saw a" fresh start " in it, and left.',
        '"Nobody came," said Maj. Gen. Ann Writer, the deputy chief, said in the statement.',
        "The harbour was shut. A statement on Friday. Ships waited outside.",
        "They met between the forces Perov's and the river.",
        "The count was made in the harbour oder nearby and lasted for days.",
        "They paid 3.500 fighters in the spring.",
        "Here is the end of the first.the second went on as before.",
    ],
)
def test_each_mark_is_found(sentence: str) -> None:
    assert len(list(iter_signs(sentence))) == 1


def test_one_weak_mark_is_not_enough() -> None:
    reading = find_machine_translation(CLEAN + " It was over. .", "en", None, "")

    assert reading.value is False
    assert "below the threshold" in reading.because


@pytest.mark.parametrize(
    ("told", "value"), [("machine", True), ("Google Translate", True), ("human", False), ("by hand", False)]
)
def test_what_the_file_tells_decides(told: str, value: bool) -> None:
    reading = find_machine_translation(GARBLED if not value else CLEAN, "en", told, "the front matter")

    assert (reading.value, reading.because) == (value, f"the front matter says {told!r}")


def test_other_languages_are_left_open() -> None:
    reading = find_machine_translation("Два самолёта сели.", "ru", None, "")

    assert reading.value is None
    assert "known for en only" in reading.because


def test_a_notice_in_the_text_is_enough() -> None:
    reading = find_machine_translation(
        "This article was automatically translated from Turkish.\n" + CLEAN, "en", None, ""
    )

    assert reading.value is True
