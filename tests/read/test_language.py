import pytest

from armsledger.read.language import find_language


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
