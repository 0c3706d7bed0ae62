import pytest

from armsledger.resolve.names.parsing import parse_body, parse_person


@pytest.mark.parametrize(
    ("name", "words", "titles"),
    [
        ("Field Marshal Khalifa Haftar", ("khalifa", "haftar"), {"field marshal"}),
        ("المشير خليفة حفتر", ("خليفة", "حفتر"), {"field marshal"}),
        ("генерал Халифа Хафтар", ("халифа", "хафтар"), {"general"}),
        ("Sheikh Dr. Ali Sallabi", ("ali", "sallabi"), {"sheikh", "doctor"}),
        ("اللواء أحمد المسماري", ("احمد", "مسماري"), {"general"}),
        ("Libyan General Khalifa Haftar", ("khalifa", "haftar"), {"general"}),
        ("Abdel-Fattah al-Burhan", ("abd-fattah", "burhan"), set()),
        ("Abdelfattah Burhan", ("abd-fattah", "burhan"), set()),
        ("Abderrahman Swehli", ("abd-rahman", "swehli"), set()),
        ("عبدالفتاح البرهان", ("عبد-فتاح", "برهان"), set()),
        ("Saif al-Islam Gaddafi", ("saifslam", "gaddafi"), set()),
        ("السيد أردوغان", ("اردوغان",), {"mr"}),
        ("King Abdullah", ("abd-lah",), {"king"}),
        ("Amir Khan", ("amir", "khan"), set()),
        ("Major Ali Khan", ("ali", "khan"), {"major"}),
        ("M. Dagalo", ("m", "dagalo"), set()),
        ("Mohamed bin Zayed", ("mohamed", "zayed"), set()),
        ("Haftar’s", ("haftar",), set()),
    ],
)
def test_titles_are_stripped_and_kept(name: str, words: tuple[str, ...], titles: set[str]) -> None:
    parsed = parse_person(name)

    assert parsed is not None
    assert (parsed.words, parsed.titles) == (words, titles)


@pytest.mark.parametrize("words", ["the Libyan commander", "General", "president", "he", "the field marshal", "", "…"])
def test_what_is_no_name_of_a_person_is_none(words: str) -> None:
    assert parse_person(words) is None


def test_a_state_before_a_title_is_kept_apart() -> None:
    parsed = parse_person("Libyan General Khalifa Haftar")

    assert parsed is not None
    assert parsed.countries == {"LBY"}


@pytest.mark.parametrize(
    "words",
    ["Syrian fighters", "Haftar's forces", "Wagner fighters", "Turkish-backed troops", "the group", "forces", ""],
)
def test_a_description_is_no_name_of_a_body(words: str) -> None:
    assert parse_body(words) is None


def test_the_words_of_a_body_are_sorted_by_what_they_mean() -> None:
    accord = parse_body("Government of National Accord (GNA)")
    arabic = parse_body("حكومة الوفاق الوطني")
    brigade = parse_body("the 106th Brigade")
    army = parse_body("Libyan National Army")
    company = parse_body("ЧВК «Вагнер»")
    assert accord
    assert arabic
    assert brigade
    assert army
    assert company

    assert accord.meanings == arabic.meanings == {"government", "national", "accord"}
    assert "GNA" in accord.initials
    assert (brigade.numbers, brigade.is_telling) == ({"106"}, False)
    assert (army.countries, army.is_telling) == ({"LBY"}, False)
    assert (company.words, company.forms) == (("вагнер",), {"чвк"})


@pytest.mark.parametrize(("words", "acronym"), [("LNA", "LNA"), ("U.N.", "UN"), ("ПНС", "ПНС"), ("Wagner", None)])
def test_an_acronym_is_known_by_its_capitals(words: str, acronym: str | None) -> None:
    body = parse_body(words)

    assert body is not None
    assert body.acronym == acronym
