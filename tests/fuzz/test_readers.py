"""A slice of `make fuzz`, the same at every run: whatever comes in is read or refused with a reason, and in time."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.fuzz.cases import Case, damaged, made_up, samples
from tests.fuzz.reading import read_whole
from tests.packing import pack_zip

NESTED = b"From: a\nTo: b\nDate: c\nSubject: d\nMIME-Version: 1.0\n" + b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
)
SLICE = settings(
    max_examples=120, deadline=20_000, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
SLOW_SLICE = settings(SLICE, max_examples=8)


@pytest.mark.parametrize("case", samples(), ids=lambda case: case[0])
def test_the_samples_are_read(case: Case) -> None:
    if not case[1].startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"II*", b"RIFF")):
        assert read_whole(case) >= 1


@pytest.mark.parametrize(
    "case",
    [
        ("a.zip", pack_zip([("", b"Two aircraft landed.")])),  # an entry without a name
        ("a.eml", b"From: a\nTo: b\nDate: c\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nWords."),  # minutes
        ("a.eml", NESTED),  # parts in parts
        ("a.html", b"<html><body>" + b"<div>" * 100_000 + b"Two aircraft landed."),
    ],
    ids=lambda case: case[0],
)
def test_what_was_found_is_read_or_refused(case: Case) -> None:
    read_whole(case)


@SLICE
@given(damaged())
def test_damaged_files_are_read_or_refused(case: Case) -> None:
    read_whole(case)


@SLICE
@given(made_up())
def test_made_up_files_are_read_or_refused(case: Case) -> None:
    read_whole(case)


@SLOW_SLICE
@given(damaged(slow=True))
def test_damaged_pdfs_are_read_or_refused(case: Case) -> None:
    read_whole(case)


@SLOW_SLICE
@given(made_up(slow=True))
def test_made_up_pdfs_are_read_or_refused(case: Case) -> None:
    read_whole(case)
