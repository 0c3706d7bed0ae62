import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.foreign_times import load_foreign_times, parse_foreign_times

HEAD = "greek:\n  source: own list\n  date: 2026-11-28\n"
MONTHS = "  months: {1: [a], 2: [b]}\n  weekdays: {1: [c]}\n"


def test_every_language_has_all_months_and_days() -> None:
    languages = load_foreign_times()

    assert [known.name for known in languages] == ["russian", "arabic", "french", "spanish", "turkish"]
    assert all(set(known.months.values()) == set(range(1, 13)) for known in languages)
    assert all(set(known.weekdays.values()) == set(range(1, 8)) for known in languages)


def test_a_word_is_one_month_in_all_languages() -> None:
    months: dict[str, set[int]] = {}
    for known in load_foreign_times():
        for word, number in known.months.items():
            months.setdefault(word.lower(), set()).add(number)

    assert [word for word, numbers in months.items() if len(numbers) > 1] == []


def test_a_language_without_a_group_has_no_words_of_it() -> None:
    (greek,) = parse_foreign_times(HEAD + MONTHS, "foreign_times.yaml")

    assert greek.words("since", "until") == ()
    assert greek.table("seasons") == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD, "row 'greek': 'months' is missing or empty"),
        (HEAD + MONTHS + "  sinse: [d]\n", "row 'greek': 'sinse' is no group of a language"),
        (HEAD + MONTHS + "  since: [7]\n", "row 'greek': 7 is no str"),
        (HEAD + MONTHS + "  seasons: {summer: six}\n", "row 'greek': 'six' is no int"),
        ("greek:\n  date: 2026-11-28\n" + MONTHS, "row 'greek': 'source' is missing or empty"),
    ],
)
def test_a_language_that_cannot_be_read_is_refused(text: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        parse_foreign_times(text, "foreign_times.yaml")
