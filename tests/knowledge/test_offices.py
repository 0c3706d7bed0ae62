from datetime import date

import pytest

from armsledger.knowledge.offices import OfficeStatus, holder_of, load_offices, office_on


@pytest.mark.parametrize(
    ("person", "day", "offices"),
    [
        ("Vladimir Putin", date(2010, 1, 1), ["prime minister of Russia"]),
        ("Путин", date(2013, 1, 1), ["president of Russia"]),
        ("Recep Tayyip Erdogan", date(2014, 1, 1), ["prime minister of Turkey"]),
        ("President Erdoğan", date(2015, 1, 1), ["president of Turkey"]),
        ("Gen. Stephen Townsend", date(2020, 7, 24), ["commander of United States Africa Command"]),
        ("Hulusi Akar", date(2017, 1, 1), ["chief of staff of the armed forces of Turkey"]),
        ("Hulusi Akar", date(2020, 7, 24), ["minister of defence of Turkey"]),
        ("Field Marshal Khalifa Hifter", date(2020, 7, 24), ["commander of Libyan National Army"]),
        (
            "Mohammed bin Salman",
            date(2020, 1, 1),
            ["minister of defence of Saudi Arabia", "crown prince of Saudi Arabia"],
        ),
        ("actor-haftar", date(2020, 7, 24), ["commander of Libyan National Army"]),
        (
            "Ján Kubiš",
            date(2021, 6, 1),
            ["special envoy of the Secretary-General of United Nations Support Mission in Libya"],
        ),
    ],
)
def test_the_offices_of_a_person_are_those_of_the_day(person, day, offices):
    answer = office_on(person, day)

    assert answer.status is OfficeStatus.KNOWN
    assert sorted(f"{term.office} of {term.body_name}" for term in answer.terms) == sorted(offices)


@pytest.mark.parametrize(
    ("office", "body", "day", "people"),
    [
        ("commander", "AFRICOM", date(2012, 9, 11), ["Carter Ham"]),
        ("Commander", "actor-africom", date(2023, 1, 1), ["Michael E. Langley"]),
        ("Secretary of State", "USA", date(2020, 7, 24), ["Mike Pompeo"]),
        ("defense minister", "Turkey", date(2020, 7, 24), ["Hulusi Akar"]),
        ("foreign minister", "Egypt", date(2020, 7, 24), ["Sameh Shoukry"]),
        ("UN envoy", "UNSMIL", date(2020, 7, 24), ["Stephanie Williams"]),
        ("prime minister", "Libya", date(2022, 6, 1), ["Abdul Hamid Dbeibah", "Fathi Bashagha"]),
        ("secretary-general", "Hezbollah", date(2020, 1, 1), ["Hassan Nasrallah"]),
        ("president", "SYR", date(2024, 12, 1), ["Bashar al-Assad"]),
    ],
)
def test_the_holder_of_an_office_is_that_of_the_day(office, body, day, people):
    answer = holder_of(office, body, day)

    assert answer.status is OfficeStatus.KNOWN
    assert sorted(term.person for term in answer.terms) == people


def test_a_gap_is_unknown_and_shows_what_the_table_holds():
    answer = holder_of("president", "Syria", date(2024, 12, 20))

    assert (answer.status, answer.terms) == (OfficeStatus.UNKNOWN, ())
    assert "no term of the office 'president' of 'Syria' in the table reaches 2024-12-20" in answer.because
    assert "Bashar al-Assad, president of Syria, from 2000-07-17 to 2024-12-08" in answer.because


def test_a_term_without_an_end_is_known_no_further_than_its_day():
    assert office_on("Vladimir Putin", date(2025, 6, 30)).status is OfficeStatus.KNOWN
    assert office_on("Vladimir Putin", date(2031, 1, 1)).status is OfficeStatus.UNKNOWN


def test_a_day_in_the_month_of_a_change_is_only_possible():
    answer = office_on("Hulusi Akar", date(2018, 7, 3))

    assert answer.status is OfficeStatus.POSSIBLE
    assert "2018-07-03 lies where the table does not say the day" in answer.because


def test_on_the_day_of_a_handover_both_hold_the_office():
    people = [term.person for term in holder_of("president", "USA", date(2021, 1, 20)).terms]

    assert sorted(people) == ["Donald Trump", "Joe Biden"]


def test_a_person_or_office_that_no_row_names_is_unknown():
    assert office_on("Omar Tarhuni", date(2020, 1, 1)).because == "the table holds no term of 'Omar Tarhuni'"
    assert holder_of("mayor", "Libya", date(2020, 1, 1)).status is OfficeStatus.UNKNOWN


def test_a_surname_that_is_no_name_of_a_row_finds_nobody():
    assert office_on("Williams", date(2020, 7, 24)).status is OfficeStatus.UNKNOWN


def test_the_table_holds_the_terms_of_the_theatres_since_2011():
    since = [t for t in load_offices() if (t.ends or t.known_until or "") >= "2011"]

    assert len(since) >= 120
    assert {"LBY", "actor-gna", "SOM", "SDN", "SSD", "COD", "CAF", "YEM", "IRQ", "LBN", "PRK", "IRN", "HTI"} <= {
        term.body for term in since
    }
