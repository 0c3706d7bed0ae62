import pytest

from armsledger.knowledge.row_check import iter_row_errors, parse_first_day
from armsledger.knowledge.tables import parse_rows

HEAD = "id,name,source,reviewed,valid_from,valid_to\n"


def problems(*lines: str) -> list[str]:
    text = HEAD + "".join(f"{line}\n" for line in lines)
    return [str(error).split(";")[0] for error in iter_row_errors(parse_rows(text, "own.csv"))]


def test_a_sound_row_is_no_finding() -> None:
    assert problems("a,A,own knowledge,no,2015-12-17,2021-03") == []


def test_a_row_without_source_or_flag_is_named_for_each() -> None:
    assert problems("a,A,,maybe,,") == [
        "own.csv, row 'a': column 'source' is empty",
        "own.csv, row 'a': 'reviewed' is 'maybe', not yes or no",
    ]


def test_an_id_borne_twice_or_empty_is_named() -> None:
    assert problems("a,A,x,no,,", "a,B,x,no,,", ",C,x,no,,") == [
        "own.csv, row 'a': another row has the same id",
        "own.csv, row '': the id is empty",
    ]


@pytest.mark.parametrize("day", ["2021-13", "17.12.2015", "2021-02-30", "20151217", "last year"])
def test_what_is_no_day_month_or_year_is_quoted(day: str) -> None:
    assert problems(f"a,A,x,no,{day},") == [
        f"own.csv, row 'a': column 'valid_from' holds {day!r}, not a day, month or year"
    ]


def test_an_end_before_its_beginning_is_named_and_a_year_that_holds_the_month_is_none() -> None:
    assert problems("a,A,x,no,2021-03,2020") == ["own.csv, row 'a': valid_to (2020) lies before valid_from (2021-03)"]
    assert problems("a,A,x,no,2021-03,2021") == []


def test_the_first_day_of_a_month_is_its_first() -> None:
    day = parse_first_day("2021-03")
    assert day is not None
    assert day.isoformat() == "2021-03-01"
