import pytest

from armsledger.text.transliterate import fold_latin, to_latin


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("خليفة حفتر", "khlyfa hftr"),
        ("القذافي", "alqdhafy"),
        ("Халифа Хафтар", "Khalifa Khaftar"),
        ("Евгений Пригожин", "Yevgeniy Prigozhin"),
        ("Щёлково", "Shchyolkovo"),
        ("Київ", "Kiyiv"),
        ("Erdoğan", "Erdogan"),
        ("ГНА", "GNA"),
        ("Łódź", "Lodz"),
        ("T-72", "T-72"),
        ("", ""),
    ],
)
def test_letters_become_latin_ones(written: str, latin: str) -> None:
    assert to_latin(written) == latin


def test_signs_of_vowels_and_apostrophes_do_not_count() -> None:
    assert to_latin("خَلِيفَة") == to_latin("خليفة")
    assert fold_latin("N’Djaména") == "ndjamena"
    assert fold_latin("İstanbul") == "istanbul"
