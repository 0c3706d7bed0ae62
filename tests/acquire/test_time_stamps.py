"""Time stamps from a real authority on this machine, and from what only pretends to be one."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from tests.acquire.authority import Authority, make_authority

from armsledger.acquire.addresses import Reach
from armsledger.acquire.time_stamps import check_signature, fetch_time_stamp, make_request, read_answer
from armsledger.errors import FetchError, UnreadableError

DIGEST = hashlib.sha256(b"a page as it came").hexdigest()
OTHER = hashlib.sha256(b"another page").hexdigest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


def test_an_authority_stamps_a_digest_and_openssl_agrees(authority, site, fetcher) -> None:
    exchange, stamp = fetch_time_stamp(DIGEST, authority.serve(site), fetcher)

    assert stamp.sha256 == DIGEST
    assert abs(datetime.now(UTC) - stamp.told_utc) < timedelta(seconds=60)
    assert site.asked[-1][1]["content-type"] == "application/timestamp-query"
    assert check_signature(exchange.body, DIGEST, stamp.told_utc, authority.certificates) is None
    assert check_signature(exchange.body, OTHER, stamp.told_utc, authority.certificates)


def test_a_signature_of_somebody_else_does_not_hold(authority, tmp_path) -> None:
    answer = authority.stamp(make_request(DIGEST, 7))
    stranger = make_authority(tmp_path / "stranger")

    assert read_answer(answer, "x").nonce == 7
    assert check_signature(answer, DIGEST, datetime.now(UTC), stranger.certificates)


def test_without_openssl_the_signature_cannot_be_checked(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableError, match="there is no openssl program"):
        check_signature(b"", DIGEST, datetime.now(UTC), tmp_path)


@pytest.mark.parametrize(
    "body", [b"", b"<html>no authority</html>", b"0\x84\xff\xff\xff\xff", b"0\x00", b"\x30\x80", b"0" * 999]
)
def test_nonsense_is_no_time_stamp(site, fetcher, body: bytes) -> None:
    site.put("/stamp", body)

    with pytest.raises(FetchError, match="gave an answer that holds no time stamp"):
        fetch_time_stamp(DIGEST, f"{site.address}/stamp", fetcher)


def test_a_refusal_is_told(site, fetcher) -> None:
    site.put("/stamp", bytes.fromhex("30053003020102"))

    with pytest.raises(FetchError, match=r"refused to stamp \(status 2\)"):
        fetch_time_stamp(DIGEST, f"{site.address}/stamp", fetcher)


def test_a_stamp_over_something_else_or_an_old_one_is_refused(authority, site, fetcher) -> None:
    for request in (make_request(OTHER, 7), make_request(DIGEST, 7)):
        site.put("/stamp", authority.stamp(request))

        with pytest.raises(FetchError, match="stamped something else"):
            fetch_time_stamp(DIGEST, f"{site.address}/stamp", fetcher)


def test_every_answer_cut_short_is_refused_and_none_breaks_the_reader(authority) -> None:
    answer = authority.stamp(make_request(DIGEST, 7))

    for end in range(0, len(answer), 7):
        with pytest.raises(UnreadableError):
            read_answer(answer[:end], "x")


def test_an_authority_that_is_down_says_so_and_one_in_a_private_network_is_not_asked(site, fetcher, patient) -> None:
    site.put("/stamp", b"", status=500)

    with pytest.raises(FetchError, match="answered 500"):
        fetch_time_stamp(DIGEST, f"{site.address}/stamp", fetcher)
    asked = len(site.asked)
    with pytest.raises(FetchError, match="no machine of the public network"):
        fetch_time_stamp(DIGEST, f"{site.address}/stamp", patient.make(Reach()))
    assert len(site.asked) == asked


def test_an_authority_that_sends_on_is_not_followed(site, fetcher) -> None:
    site.put("/stamp", b"", status=302, Location="/other")

    with pytest.raises(FetchError, match="answered 302"):
        fetch_time_stamp(DIGEST, f"{site.address}/stamp", fetcher)
    assert site.paths == ["/stamp"]
