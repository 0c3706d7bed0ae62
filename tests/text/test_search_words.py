"""Words are folded alike in text and query, and what a person types is read or refused with the way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import InputError
from armsledger.text.search_words import SearchQuery, Term, fold_words, parse_query


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ain Zara's SA-22", ("ain", "zara", "s", "sa", "22")),
        ("Élysée, Şırnak, Straße", ("elysee", "sirnak", "strasse")),
        ("إدارةٌ أُولى ومـدرعات", ("اداره", "اولي", "ومدرعات")),
        ("ракетный ЁЖ", ("ракетныи", "еж")),
        ("١٤ و 14", ("14", "و", "14")),
        ("…—!", ()),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words


def test_all_that_can_be_typed_is_read() -> None:
    assert parse_query('drone* OR "armed UAV" Libya -"no strike" -SA-22') == SearchQuery(
        ((Term(("drone",), True), Term(("armed", "uav"), False)), (Term(("libya",), False),)),
        (Term(("no", "strike"), False), Term(("sa", "22"), False)),
    )


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ('"open', "opens a quotation"),
        ("OR drone", "OR without a word on both sides"),
        ("drone OR", "OR without a word on both sides"),
        ("a OR -b", "OR without a word on both sides"),
        ("-drone", "names no word to look for"),
        ("", "(empty): names no word to look for"),
        ("a*b", "has a star inside"),
        ("drone *", "asks for \\*, which holds no word"),
        ("drone -?", "holds no word"),
    ],
)
def test_what_is_no_query_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem.replace("(", "\\(").replace(")", "\\)")):
        parse_query(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_query_of_folded_words_or_refused(typed: str) -> None:
    try:
        query = parse_query(typed)
    except InputError:
        return
    terms = [term for group in query.all_of for term in group] + list(query.none_of)
    assert query.all_of
    assert all(word.isalnum() and fold_words(word) == (word,) for term in terms for word in term.words)
