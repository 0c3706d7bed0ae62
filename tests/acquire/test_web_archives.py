"""Web archives of every sort that go wrong: pages are given one by one, the rest is counted or named."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scale.generated import record, response

from armsledger.acquire.web_archives import Page, Place, Skipped, iter_pages, iter_places
from armsledger.model.failure import Failure

HTML = ("Content-Type", "text/html; charset=windows-1252")
LIMIT = 100_000


def page(number: int) -> bytes:
    return response(f"https://news.example/{number}", f"<p>Report {number}.</p>".encode(), HTML)


def read(path: Path, limit: int = LIMIT) -> list[Page | Skipped | Failure]:
    """All that a file holds, read from the place of each record by itself."""
    return list(iter_all(path, limit))


def iter_all(path: Path, limit: int) -> Iterator[Page | Skipped | Failure]:
    for place in iter_places(path, path.name):
        if isinstance(place, Failure):
            yield place
        else:
            yield from iter_pages(path, path.name, place, 1, limit)


def write(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(records))
    return path


def test_a_page_keeps_its_record_id_address_time_and_charset(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.warc.gz", page(1)))

    assert isinstance(found, Page)
    assert found.received.source.startswith("a.warc.gz#urn:uuid:")
    assert found.received.data == b"<p>Report 1.</p>"
    assert (found.address, found.retrieved) == ("https://news.example/1", "2020-07-24T08:00:00Z")
    assert found.charset == "windows-1252"


def test_an_archive_that_is_not_packed_is_read_too(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.warc", gzip.decompress(page(1))))

    assert isinstance(found, Page)


def test_reading_begins_at_any_record(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", *(page(number) for number in range(5)))
    places = [place for place in iter_places(path, "a") if isinstance(place, Place)]

    found = list(iter_pages(path, "a", places[2], 2, LIMIT))

    assert [one.address for one in found if isinstance(one, Page)] == [f"https://news.example/{n}" for n in (2, 3)]


@pytest.mark.parametrize(
    ("given", "because"),
    [
        (record("request", "https://x.example", b"GET / HTTP/1.1\r\n\r\n"), "a record of type request"),
        (record("warcinfo", "x", b"software: x\r\n", "application/warc-fields"), "a record of type warcinfo"),
        (record("revisit", "https://x.example", b"HTTP/1.1 200 OK\r\n\r\n"), "a revisit, whose page stands elsewhere"),
        (response("https://x.example", b"gone", HTML, status="404 Not Found"), "an answer other than 200"),
        (response("https://x.example", b"\x89PNG", ("Content-Type", "image/png")), "an answer that is no text or HTML"),
        (record("resource", "x", b"\x89PNG", "image/png"), "a resource that is no text or HTML"),
    ],
)
def test_what_is_no_page_is_skipped_with_its_reason(given: bytes, because: str, tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.warc.gz", given)) == [Skipped(because)]


def test_bodies_are_unpacked_and_their_chunks_joined(tmp_path: Path) -> None:
    packed = response("https://x.example/1", gzip.compress(b"<p>packed</p>"), HTML, ("Content-Encoding", "gzip"))
    chunked = b"8\r\n<p>chunk\r\n7;x=1\r\ned</p>\n\r\n0\r\n\r\n"
    joined = response("https://x.example/2", chunked, HTML, ("Transfer-Encoding", "chunked"))

    found = read(write(tmp_path / "a.warc.gz", packed, joined))

    assert [one.received.data for one in found if isinstance(one, Page)] == [b"<p>packed</p>", b"<p>chunked</p>\n"]


def test_a_bomb_is_a_failure_and_the_next_page_follows(tmp_path: Path) -> None:
    squeezed = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(50)) + squeezed.flush()
    packed = response("https://x.example/1", bomb, HTML, ("Content-Encoding", "gzip"))

    failure, after = read(write(tmp_path / "a.warc.gz", packed, page(2)))

    assert isinstance(failure, Failure)
    assert "grows over 0.1 MB when it is unpacked" in failure.problem
    assert isinstance(after, Page)


def test_a_page_over_the_limit_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(write(tmp_path / "a.warc.gz", response("https://x.example", bytes(200_000), HTML)))

    assert isinstance(failure, Failure)
    assert "the limit is 0.1 MB" in failure.problem


def test_a_record_that_claims_to_be_endless_ends_the_file(tmp_path: Path) -> None:
    lines = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n"

    (failure,) = read(write(tmp_path / "a.warc", lines + b"x"))

    assert isinstance(failure, Failure)
    assert failure.problem.startswith("a.warc: at byte 0 a record says that it holds 99,999,999,999 bytes")


def test_a_file_that_is_cut_off_names_the_byte(tmp_path: Path) -> None:
    whole = page(1) + page(2)

    first, failure = read(write(tmp_path / "a.warc.gz", whole[:-60]))

    assert isinstance(first, Page)
    assert isinstance(failure, Failure)
    assert "a.warc.gz" in failure.problem
    assert f"{len(page(1)):,}" in failure.problem


def test_damage_ends_the_file_after_what_stands_before(tmp_path: Path) -> None:
    damaged = page(2)[:40] + bytes(40) + page(2)[80:]

    first, failure = read(write(tmp_path / "a.warc.gz", page(1), damaged, page(3)))

    assert isinstance(first, Page)
    assert isinstance(failure, Failure)
    assert "cannot be read on after the record at byte" in failure.problem


def test_what_is_no_archive_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(write(tmp_path / "a.warc.gz", gzip.compress(b"no archive" * 100)))

    assert isinstance(failure, Failure)


def test_a_wacz_is_read_warc_by_warc(tmp_path: Path) -> None:
    path = tmp_path / "case.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/b.warc.gz", page(2))
        archive.writestr("archive/a.warc.gz", page(1), zipfile.ZIP_DEFLATED)
        archive.writestr("pages/pages.jsonl", "{}")

    found = [one for one in read(path) if isinstance(one, Page)]

    assert [one.address for one in found] == ["https://news.example/1", "https://news.example/2"]
    assert found[0].received.source.startswith("case.wacz!archive/a.warc.gz#urn:uuid:")


@pytest.mark.parametrize(
    ("data", "problem"), [(b"no zip", "no WACZ that can be opened"), (b"PK\x05\x06" + bytes(18), "holds no WARC")]
)
def test_a_wacz_that_is_none_says_so(data: bytes, problem: str, tmp_path: Path) -> None:
    (failure,) = read(write(tmp_path / "a.wacz", data))

    assert isinstance(failure, Failure)
    assert problem in failure.problem


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 900), junk=st.binary(min_size=1, max_size=30), cut=st.integers(0, 400))
def test_whatever_is_broken_nothing_is_raised(
    place: int, junk: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = b"".join(page(number) for number in range(4))
    broken = whole[:place] + junk + whole[place + len(junk) : len(whole) - cut]

    for one in read(write(tmp_path_factory.mktemp("broken") / "a.warc.gz", broken)):
        assert isinstance(one, Page | Skipped | Failure)
