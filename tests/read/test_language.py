import pytest

from armsledger.read.language import find_language, find_other_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry said that two aircraft had landed.", "en"),
        ("قالت وزارة الدفاع إن طائرتين وصلتا إلى القاعدة", "ar"),
        ("Министерство сообщило о прибытии двух самолётов", "ru"),
        ("Міністерство повідомило про прибуття двох літаків", "uk"),
        ("Le ministère a annoncé l'arrivée de deux avions", "fr"),
        ("Bakanlık iki uçağın geldiğini açıkladı", "tr"),
        ("El ministerio informó de la llegada de dos aviones", "es"),
        ("Das Ministerium meldete die Ankunft zweier Flugzeuge", "de"),
        ("THE MINISTRY SAID THAT TWO AIRCRAFT HAD LANDED AT THE BASE.", "en"),
    ],
)
def test_a_sentence_is_enough_to_tell_its_language(text: str, code: str) -> None:
    language = find_language(text)

    assert language.value == code
    assert language.because.startswith(f"py3langid gives {code} with probability")


def test_a_name_is_too_little() -> None:
    language = find_language("Russia")

    assert language.value is None
    assert "too little text to tell" in language.because


def test_a_declaration_decides_where_the_text_does_not() -> None:
    language = find_language("Russia", "en-GB", "the row")

    assert language.value == "en"
    assert "the row says 'en-GB'" in language.because


def test_the_text_wins_over_a_wrong_declaration_and_says_so() -> None:
    language = find_language("Das Ministerium meldete die Ankunft zweier Flugzeuge", "en", "the page's metadata")

    assert language.value == "de"
    assert language.because.endswith("although the page's metadata says 'en'")


ARABIC = "قالت وزارة الدفاع إن طائرتين هبطتا في القاعدة يوم الجمعة."
RUSSIAN = "Министерство сообщило, что два самолёта прибыли на аэродром."
FRENCH = "Le ministère a indiqué que deux avions s’étaient posés à l’aérodrome de la ville vendredi matin."
ENGLISH = "The ministry said that two aircraft had come down at the airfield of the town on Friday morning."


@pytest.mark.parametrize(
    ("passage", "language", "found"),
    [
        (ARABIC, "en", "ar"),
        (RUSSIAN, "en", "ru"),
        (FRENCH, "en", "fr"),
        (ENGLISH, "tr", "en"),
        (ENGLISH, "en", None),
        ("Photo: Reuters", "ru", None),
        ("Khalifa Haftar, Aguila Saleh", "en", None),
        (ARABIC, None, None),
    ],
)
def test_a_passage_in_another_language_is_told(passage: str, language: str | None, found: str | None) -> None:
    assert find_other_language(passage, language) == found


def test_a_quoted_line_does_not_make_the_language_of_the_whole() -> None:
    assert find_language("\n".join([ENGLISH] * 3 + [ARABIC])).value == "en"
    assert find_language("\n".join([ARABIC] * 3 + [ENGLISH])).value == "ar"
