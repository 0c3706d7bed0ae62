"""Ids follow from content and from nothing else."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import IdError
from armsledger.model.ids import PREFIXES, check_id, is_id, make_id

PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=4)
)


@given(st.sampled_from(sorted(PREFIXES)), st.lists(PARTS, max_size=4))
def test_the_same_parts_give_the_same_id(prefix: str, parts: list) -> None:
    made = make_id(prefix, *parts)

    assert made == make_id(prefix, *parts)
    assert is_id(made)
    assert check_id(made, prefix) == made


@given(st.lists(st.text(max_size=8), min_size=1, max_size=3), st.lists(st.text(max_size=8), min_size=1, max_size=3))
def test_other_parts_give_another_id(left: list[str], right: list[str]) -> None:
    assert (make_id("clm", *left) == make_id("clm", *right)) == (left == right)


def test_an_id_is_the_same_in_another_process() -> None:
    code = "from armsledger.model.ids import make_id; print(make_id('ent', 'حفتر', 3, None))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()

    assert printed == make_id("ent", "حفتر", 3, None)


def test_an_unknown_prefix_is_refused() -> None:
    with pytest.raises(IdError, match="'xyz' is not an id; expected a prefix out of cas, clm"):
        make_id("xyz", "a")


@pytest.mark.parametrize("value", ["clm-123", "doc-" + "0" * 19, "clm-" + "g" * 20, "", "clm-" + "0" * 20 + " "])
def test_what_has_not_the_form_is_no_id(value: str) -> None:
    assert not is_id(value)
    with pytest.raises(IdError, match="20 hexadecimal digits"):
        check_id(value, "clm")
