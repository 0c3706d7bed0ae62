"""A page fetched from a real server on this machine, which the tests allow."""

import gzip
import hashlib
import time
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from io import BytesIO

import pytest

from armsledger.acquire.addresses import Reach
from armsledger.acquire.fetching import AGENT, Validators
from armsledger.errors import FetchError
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints


def read_warc(data: bytes) -> list[tuple[str, str, str, bytes]]:
    """Kind, address, head and body of every record, as another program reads them and checks their digests."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(BytesIO(data), check_digests="raise")
    return [
        (
            one.rec_type,
            one.rec_headers.get_header("WARC-Target-URI") or "",
            str(one.http_headers or ""),
            one.raw_stream.read(),
        )
        for one in records
    ]


def test_a_page_comes_with_its_headers_and_says_who_asked(site, fetcher) -> None:
    site.put("/report?id=1", b"words", Content_Type="text/plain", X_Mark="here")

    fetched = fetcher.fetch(f"{site.address}/report?id=1#part")

    assert (fetched.body, fetched.status, fetched.machine) == (b"words", 200, "127.0.0.1")
    assert fetched.address == fetched.final_address == f"{site.address}/report?id=1"
    assert ("X-Mark", "here") in fetched.headers
    asked = site.asked[-1][1]
    assert asked["user-agent"] == AGENT
    assert asked["host"] == site.address.removeprefix("http://")


def test_the_exchange_is_kept_as_a_warc_that_others_read(site, fetcher) -> None:
    site.put("/old", b"moved", status=301, Location="/new")
    site.put("/new", gzip.compress(b"the words"), Content_Encoding="gzip")

    fetched = fetcher.fetch(f"{site.address}/old")

    kinds = [(kind, address.removeprefix(site.address)) for kind, address, _, _ in read_warc(fetched.warc)]
    assert kinds == [
        ("warcinfo", ""),
        ("response", "/old"),
        ("request", "/old"),
        ("response", "/new"),
        ("request", "/new"),
    ]
    _, _, head, body = read_warc(fetched.warc)[3]
    assert head.startswith("HTTP/1.1 200 OK")
    assert gzip.decompress(body) == fetched.body == b"the words"


def test_the_same_exchange_makes_the_same_bytes(site, fetcher) -> None:
    from armsledger.acquire.warc import write_warc

    site.put("/a", b"words")
    exchanges = list(fetcher._follow(_parse(f"{site.address}/a"), fetcher._limits, None, heeds_robots=False))

    assert write_warc(exchanges) == write_warc(exchanges)


def _parse(text: str):
    from armsledger.acquire.addresses import parse_address

    return parse_address(text)


def test_redirects_are_followed_and_told(site, fetcher) -> None:
    site.put("/a", b"", status=302, Location="b")
    site.put("/b", b"", status=308, Location=f"{site.address}/c#x")
    site.put("/c", b"there")

    fetched = fetcher.fetch(f"{site.address}/a")

    assert fetched.body == b"there"
    assert fetched.redirects == (f"{site.address}/b", f"{site.address}/c")


def test_a_circle_of_redirects_is_refused(site, fetcher) -> None:
    site.put("/a", b"", status=302, Location="/b")
    site.put("/b", b"", status=302, Location="/a")

    with pytest.raises(FetchError, match="leads in a circle"):
        fetcher.fetch(f"{site.address}/a")


def test_a_way_without_end_is_refused(site, fetcher) -> None:
    for number in range(9):
        site.put(f"/{number}", b"", status=302, Location=f"/{number + 1}")

    with pytest.raises(FetchError, match="leads on more than 4 times"):
        fetcher.fetch(f"{site.address}/0")
    assert site.paths == [f"/{number}" for number in range(5)]


@pytest.mark.parametrize(
    "where",
    ["http://127.0.0.2/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"],
)
def test_a_redirect_into_a_private_network_is_refused(site, fetcher, where: str) -> None:
    site.put("/a", b"", status=302, Location=where)

    with pytest.raises(FetchError, match="is no machine of the public network"):
        fetcher.fetch(f"{site.address}/a")


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@127.0.0.1/"])
def test_a_redirect_to_something_else_is_refused(site, fetcher, where: str) -> None:
    site.put("/a", b"", status=302, Location=where)

    with pytest.raises(FetchError):
        fetcher.fetch(f"{site.address}/a")


def test_a_private_address_is_refused_before_anything_is_asked(site, patient) -> None:
    with pytest.raises(FetchError, match="or allow private addresses"):
        patient.make(Reach()).fetch(f"{site.address}/a")
    assert site.asked == []


def test_a_name_that_changes_its_answer_leads_nowhere_else(site, fetcher, monkeypatch) -> None:
    """The name is asked once an exchange; the socket goes to what was checked, never to the name."""
    import socket

    site.put("/a", b"words")
    port = int(site.address.rpartition(":")[2])
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.1", "10.0.0.9"])  # page, its robots.txt; page anew, page changed
    monkeypatch.setattr(
        "armsledger.acquire.addresses.socket.getaddrinfo",
        lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))],
    )
    connected: list[str] = []

    def watched(where: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(where[0])
        plug = socket.socket()
        plug.settimeout(timeout)
        plug.connect(where)
        return plug

    monkeypatch.setattr("armsledger.acquire.exchange.socket.create_connection", watched)

    assert fetcher.fetch(f"http://changing.example:{port}/a").body == b"words"
    assert set(connected) == {"127.0.0.1"}
    fetcher.fetch(f"http://changing.example:{port}/a")
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.9"):
        fetcher.fetch(f"http://changing.example:{port}/a")


def test_a_page_over_the_limit_is_refused_before_it_is_loaded(site, fetcher) -> None:
    site.put("/a", b"x" * 100_001)

    with pytest.raises(FetchError, match=r"is larger than 0\.1 MB"):
        fetcher.fetch(f"{site.address}/a")


def test_a_page_that_does_not_tell_its_size_is_cut_off_at_the_limit(site, fetcher) -> None:
    sent = []

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 10_000)
            sent.append(10_000)

    site.pages["/a"] = endless

    with pytest.raises(FetchError, match="is larger than"):
        fetcher.fetch(f"{site.address}/a")
    assert sum(sent) < 50_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_page_is_unpacked(site, fetcher, coding: str) -> None:
    words = b"Ruritania denied it. " * 100
    site.put("/a", {"gzip": gzip.compress, "deflate": zlib.compress}[coding](words), Content_Encoding=coding)

    assert fetcher.fetch(f"{site.address}/a").body == words


def test_deflate_without_its_header_and_gzip_in_two_parts_are_read_as_browsers_do(site, fetcher) -> None:
    bare = zlib.compressobj(wbits=-15)
    site.put("/bare", bare.compress(b"words") + bare.flush(), Content_Encoding="deflate")
    site.put("/two", gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip")

    assert fetcher.fetch(f"{site.address}/bare").body == b"words"
    assert fetcher.fetch(f"{site.address}/two").body == b"one two"


def test_a_small_page_that_grows_without_end_is_stopped(site, fetcher) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    site.put("/a", bomb, Content_Encoding="gzip")

    with pytest.raises(FetchError, match="grows over"):
        fetcher.fetch(f"{site.address}/a")


@pytest.mark.parametrize(
    ("body", "coding", "problem"),
    [
        (gzip.compress(b"words" * 999)[:-20], "gzip", "ends too soon"),
        (b"no gzip at all", "gzip", "cannot be unpacked"),
        (b"words", "br", "came packed as 'br'"),
        (b"words", "gzip, gzip", "came packed as 'gzip, gzip'"),
    ],
)
def test_a_page_packed_wrongly_is_refused_with_the_reason(site, fetcher, body, coding, problem) -> None:
    site.put("/a", body, Content_Encoding=coding)

    with pytest.raises(FetchError, match=problem):
        fetcher.fetch(f"{site.address}/a")


def _drip(handler: BaseHTTPRequestHandler, head: bytes) -> None:
    handler.wfile.write(head)
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: ", b""])
def test_a_page_that_drips_is_cut_off_in_time(site, patient, head: bytes) -> None:
    site.pages["/a"] = lambda handler: _drip(handler, head)
    began = time.monotonic()

    with pytest.raises(FetchError, match=r"took longer than 0\.4 s"):
        patient.make(total_s=0.4, tries=1, pause_s=0).fetch(f"{site.address}/a")
    assert time.monotonic() - began < 3


def test_a_page_cut_short_is_asked_again(site, fetcher) -> None:
    tries = []

    def short(handler: BaseHTTPRequestHandler) -> None:
        tries.append(1)
        handler.send_response(200)
        handler.send_header("Content-Length", "5" if len(tries) > 1 else "500")
        handler.end_headers()
        handler.wfile.write(b"words")
        handler.close_connection = True

    site.pages["/a"] = short

    assert fetcher.fetch(f"{site.address}/a").body == b"words"
    assert len(tries) == 2


def test_a_busy_site_is_asked_again_after_a_growing_wait(site, fetcher, patient) -> None:
    site.put("/a", b"", status=503)

    with pytest.raises(FetchError, match="the site answered 503") as caught:
        fetcher.fetch(f"{site.address}/a")
    assert site.paths == ["/a"] * 3
    assert patient.waited_s == [1.0, 2.0]
    assert caught.value.is_passing


def test_the_wait_that_a_site_asks_for_is_kept(site, fetcher, patient) -> None:
    tries: list[int] = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        from tests.acquire.site import answer

        tries.append(1)
        if len(tries) == 1:
            answer(handler, b"", 429, {"Retry-After": "17"})
        elif len(tries) == 2:
            later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
            answer(handler, b"", 503, {"Retry-After": later})
        else:
            answer(handler, b"words", 200, {})

    site.pages["/a"] = busy

    assert fetcher.fetch(f"{site.address}/a").body == b"words"
    assert patient.waited_s[0] == 17
    assert 25 < patient.waited_s[1] < 31


def test_a_site_that_asks_to_come_again_tomorrow_is_left_alone(site, fetcher, patient) -> None:
    site.put("/a", b"", status=429, Retry_After="86400")

    with pytest.raises(FetchError, match="the site answered 429"):
        fetcher.fetch(f"{site.address}/a")
    assert site.paths == ["/a"]
    assert patient.waited_s == []


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_what_a_site_refuses_is_not_asked_again(site, fetcher, status: int) -> None:
    site.put("/a", b"no", status=status)

    with pytest.raises(FetchError, match=f"the site answered {status}"):
        fetcher.fetch(f"{site.address}/a")
    assert site.paths == ["/a"]


def test_robots_txt_is_asked_once_and_heeded(site, fetcher) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed")
    site.put("/open", b"words")
    site.put("/closed", b"words")

    assert fetcher.fetch(f"{site.address}/open").body == b"words"
    with pytest.raises(FetchError, match="asks programs not to fetch it; if you may read it, save the page"):
        fetcher.fetch(f"{site.address}/closed")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_redirect_does_not_lead_around_robots_txt(site, fetcher) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed")
    site.put("/open", b"", status=302, Location="/closed")

    with pytest.raises(FetchError, match="asks programs not to fetch it"):
        fetcher.fetch(f"{site.address}/open")


def test_a_site_that_cannot_say_what_it_allows_allows_nothing(site, fetcher) -> None:
    site.put("/robots.txt", b"", status=500)
    site.put("/a", b"words")

    with pytest.raises(FetchError, match=r"robots\.txt of http://\S+ could not be had"):
        fetcher.fetch(f"{site.address}/a")


def test_a_site_is_asked_at_its_pace(site, patient) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 5")
    site.put("/a", b"words")
    fetcher = patient.make(pause_s=1)

    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")

    assert [round(waited) for waited in patient.waited_s] == [1, 5 + 1]


def test_an_unchanged_page_is_not_sent_again(site, fetcher) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        from tests.acquire.site import answer

        known = handler.headers.get("If-None-Match") == '"v1"' and handler.headers.get("If-Modified-Since")
        answer(handler, b"" if known else b"words", 304 if known else 200, {"ETag": '"v1"'})

    site.pages["/feed"] = page

    assert fetcher.fetch(f"{site.address}/feed").body == b"words"
    assert fetcher.fetch(f"{site.address}/feed", Validators('"v1"', "Wed, 01 Jul 2020 10:00:00 GMT")).is_unchanged


@pytest.mark.parametrize(
    "told", ["text/html", "text/html; charset=iso-8859-1", "text/html; charset=nonsense", "application/octet-stream"]
)
def test_a_page_with_a_wrong_charset_is_read_by_what_its_bytes_are(site, fetcher, told: str) -> None:
    words = "نفت وزارة الخارجية التركية يوم الجمعة إرسال مدرعات إلى ليبيا"
    page = f"<html><body><article><p>{words}</p></article></body></html>".encode()
    site.put("/a", page, Content_Type=told)

    body = fetcher.fetch(f"{site.address}/a").body

    document = read_document(Received("a", body, hashlib.sha256(body).hexdigest()), ReadHints())
    assert words in document.text


def test_chunks_are_put_together_and_the_header_kept_under_another_name(site, fetcher) -> None:
    def chunked(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"3\r\nwor\r\n2\r\nds\r\n0\r\n\r\n")
        handler.close_connection = True

    site.pages["/a"] = chunked

    fetched = fetcher.fetch(f"{site.address}/a")

    assert fetched.body == b"words"
    assert "X-Archive-Orig-Transfer-Encoding: chunked" in read_warc(fetched.warc)[1][2]


def test_what_does_not_speak_http_is_refused(patient) -> None:
    import socket
    import threading

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def talk() -> None:
            with suppress(OSError):  # the listener is closed at the end
                while True:
                    plug, _ = listener.accept()
                    plug.sendall(b"220 mail ready\r\n")
                    plug.close()

        threading.Thread(target=talk, daemon=True).start()
        with pytest.raises(FetchError):
            patient.make(tries=1, pause_s=0).fetch(f"http://127.0.0.1:{port}/a")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path, patient) -> None:
    import shutil
    import socket
    import ssl
    import subprocess
    import threading

    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    paths = [str(tmp_path / name) for name in ("key.pem", "cert.pem")]
    what = "req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -days 2"
    subprocess.run(
        ["openssl", *what.split(), "-keyout", paths[0], "-out", paths[1]],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paths[1], paths[0])
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk() -> None:
            with suppress(OSError):  # the listener is closed at the end
                while True:
                    plug, _ = listener.accept()
                    with suppress(OSError):  # the client hangs up
                        context.wrap_socket(plug, server_side=True).close()

        threading.Thread(target=talk, daemon=True).start()
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/robots.txt"
        with pytest.raises(FetchError, match=r"could not be had|valid certificate"):
            patient.make(tries=1, pause_s=0).fetch(address)
