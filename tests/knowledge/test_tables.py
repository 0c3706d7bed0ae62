import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.actors import RecipientKind
from armsledger.knowledge.tables import Row


def row(**cells):
    return Row("places.csv", {"id": "sirte", **cells})


def test_a_list_is_split_at_the_bar_and_empty_parts_are_dropped():
    assert row(aliases="Sirt| Surt||").words("aliases") == ("Sirt", "Surt")


def test_an_empty_cell_is_none_where_it_may_be_and_an_error_where_not():
    assert row(country="").find_text("country") is None
    with pytest.raises(KnowledgeError, match=r"places\.csv, row 'sirte': column 'country' is empty"):
        row(country="").text("country")


def test_a_missing_column_is_named():
    with pytest.raises(KnowledgeError, match="column 'admin1' is missing"):
        row().find_text("admin1")


def test_a_number_that_is_none_is_quoted():
    with pytest.raises(KnowledgeError, match="column 'latitude' holds '31,2', not a number"):
        row(latitude="31,2").number("latitude")


def test_only_yes_and_no_are_flags():
    assert row(reviewed="yes").flag("reviewed")
    assert not row(reviewed="no").flag("reviewed")
    with pytest.raises(KnowledgeError, match="'reviewed' is 'maybe', not yes or no"):
        row(reviewed="maybe").flag("reviewed")


def test_a_word_outside_its_list_names_those_allowed():
    with pytest.raises(KnowledgeError, match="'rebel', not one of government, non-government, unknown"):
        row(kind="rebel").member("kind", RecipientKind)
