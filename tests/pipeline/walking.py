"""A site with everything that can go right or wrong, and an adding over all of it, here or in a process of its own."""

import gzip
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

from tests.acquire.site import Site, answer
from tests.pipeline.conftest import RULES, begin_now, make_quick_fetcher

from armsledger.pipeline.adding import Added, Wanted, add
from armsledger.pipeline.cores import load_cores
from armsledger.store.ledger import Ledger

ASKED = "a" * 64
TOO_LARGE = 200_000
Handle = Callable[[BaseHTTPRequestHandler], None]


def words(number: int | str) -> str:
    return f"Turkey sent {number} armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."


def page(number: int | str) -> bytes:
    return f"<html><body><article><p>{words(number)}</p></article></body></html>".encode()


def put_all(site: Site, other: Site, silent: Site, huge: Site, plain: int) -> tuple[Wanted, dict[str, str]]:
    """Fill the sites; give what is to be added, and for every address that must fail a piece of its reason."""
    good: list[str] = []
    bad: dict[str, str] = {}

    def fine(path: str, handle: Handle | None = None, body: bytes | None = None, **headers: str) -> None:
        good.append(f"{site.address}{path}")
        _put(site, path, handle, page(path) if body is None else body, 200, headers)

    def fails(path: str, why: str, body: bytes = b"", status: int = 200, handle: Handle | None = None,
              **headers: str) -> None:  # fmt: skip
        bad[f"{site.address}{path}"] = why
        _put(site, path, handle, body, status, headers)

    site.put("/robots.txt", b"User-agent: armsledger\nDisallow: /closed/\n\nUser-agent: *\nDisallow: /")
    other.put("/robots.txt", b"# long\n" * 70_000 + b"User-agent: *\nDisallow: /closed/")
    silent.put("/robots.txt", b"", status=503)
    huge.put("/robots.txt", b"User-agent: *\nAllow: /\n" * 60_000)
    for number in range(plain):
        fine(f"/page/{number}")

    for step in range(3):
        site.put(f"/chain/{step}", b"", status=302, Location=f"/chain/{step + 1}")
    site.put("/chain/3", page("chain"))
    good.append(f"{site.address}/chain/0")
    other.put_article("/there", words("other"))
    fine("/cross", _moved(f"{other.address}/there"))
    fails("/loop", "leads in a circle", status=301, Location="/loop/2")
    site.put("/loop/2", b"", status=301, Location="/loop")
    fails("/long/0", "leads on more than 4 times", status=302, Location="/long/1")
    for step in range(1, 9):
        site.put(f"/long/{step}", b"", status=302, Location=f"/long/{step + 1}")
    for number, where in enumerate(
        ("http://10.0.0.1/", "http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/")
    ):
        fails(f"/private/{number}", "no machine of the public network", status=302, Location=where)
    fails("/to-file", "only http and https", status=302, Location="file:///etc/passwd")
    fails("/to-closed", "asks programs not to fetch it", status=302, Location="/closed/1")

    fails("/drip", "took longer than 0.5 s", handle=_drip)
    fails("/stall", "took longer than 0.5 s", handle=lambda _: time.sleep(1))
    fails("/cut", "gave no whole answer", handle=lambda handler: _say_length(handler, page("cut"), 5000))
    fails("/silent", "gave no whole answer", handle=lambda _: None)
    fine("/short", lambda handler: _say_length(handler, page("short") + b"<p>more", len(page("short"))))
    fine("/packed", body=gzip.compress(page("packed")), Content_Encoding="gzip")
    fails("/bomb", "grows over 0.2 MB", gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")
    fails("/nested", "came packed as 'gzip, gzip'", gzip.compress(page("x")), Content_Encoding="gzip, gzip")
    fails("/inner", "a gzip archive", gzip.compress(gzip.compress(page("x"))), Content_Encoding="gzip")
    fails("/no-gzip", "cannot be unpacked", page("x"), Content_Encoding="gzip")
    fails("/brotli", "came packed as 'br'", b"x", Content_Encoding="br")
    fails("/large", "is larger than 0.2 MB", b"x" * (TOO_LARGE + 1))

    russian = "Турция отправила бронетехнику в Ливию, заявило в четверг министерство иностранных дел Египта."
    cyrillic = f"<html><body><article><p>{russian}</p></article></body></html>"
    fine("/1251", body=cyrillic.encode("windows-1251"), Content_Type="text/html; charset=windows-1251")
    fine("/wrong", body=cyrillic.encode(), Content_Type="text/html; charset=iso-8859-1")
    fine("/unknown", body=page("unknown"), Content_Type="text/html; charset=nonsense")
    fails("/program", "a program (ELF)", b"\x7fELF" + b"\0" * 99, Content_Type="text/html")
    fails("/empty", "the file is empty", b"", Content_Type="text/html")
    fails("/blank", "nothing but blanks", b" \n ", Content_Type="text/html")
    for status in (401, 403, 404, 410, 500, 503):
        fails(f"/status/{status}", f"the site answered {status}", status=status)
    fails("/busy", "the site answered 429", status=429, Retry_After="86400")
    fails("/closed/2", "asks programs not to fetch it", page("closed"))
    fails("/a-feed", "is a feed, not a page", b"<rss><channel></channel></rss>")

    bad[f"{silent.address}/a"] = "could not be had"
    bad[f"{huge.address}/a"] = "could not be had"
    bad[f"{other.address}/closed/1"] = "asks programs not to fetch it"
    bad["http://10.0.0.1/"] = "no machine of the public network"
    bad["http://nobody.invalid/"] = "is not known"
    bad["http://a:b@127.0.0.1/"] = "holds a name or a password"

    for number in range(6):
        site.put(f"/fed/{number}", page(f"fed {number}"))
        site.put(f"/listed/{number}", page(f"listed {number}"))
    put_lists(site, 5)
    good += [f"{site.address}/{kind}/{number}" for kind in ("fed", "listed") for number in range(5)]
    bad[f"{site.address}/no-feed"] = "the site answered 404"
    bad[f"{site.address}/page/0"] = "is no sitemap"
    own = tuple(one for one in (*good, *bad) if "/fed/" not in one and "/listed/" not in one and "no-feed" not in one)
    feeds = (f"{site.address}/feed", f"{site.address}/no-feed")
    return Wanted((), own, feeds, (f"{site.address}/sitemap.xml", f"{site.address}/page/0")), bad


def put_lists(site: Site, number: int) -> None:
    """A feed and a sitemap of so many pages; asked for with the marks of their last state they say that it holds."""
    feed = "".join(f"<item><link>/fed/{one}</link></item>" for one in range(number))
    _put_marked(site, "/feed", f"<rss><channel>{feed}</channel></rss>".encode(), f'"{number}"')
    listed = "".join(f"<url><loc>/listed/{one}</loc></url>" for one in range(number))
    _put_marked(site, "/sitemap.xml", f"<urlset>{listed}</urlset>".encode(), f'"{number}"')


def walk(ledger: Ledger, wanted: Wanted, at: datetime) -> Added:
    fetcher = make_quick_fetcher(total_s=0.5, max_bytes=TOO_LARGE)
    return add(wanted, begin_now(ledger, load_cores(RULES), at=at, fetcher=fetcher), lambda _: None)


def _put(site: Site, path: str, handle: Handle | None, body: bytes, status: int, headers: dict[str, str]) -> None:
    site.put(path, body, status, **headers)
    if handle is not None:
        site.pages[path] = handle


def _put_marked(site: Site, path: str, body: bytes, mark: str) -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        is_known = handler.headers.get("If-None-Match") == mark
        answer(handler, b"" if is_known else body, 304 if is_known else 200, {"ETag": mark})

    site.pages[path] = handle


def _moved(where: str) -> Handle:
    return lambda handler: answer(handler, b"", 307, {"Location": where})


def _say_length(handler: BaseHTTPRequestHandler, body: bytes, length: int) -> None:
    answer(handler, body, 200, {"Content-Length": str(length)})
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(40):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)


def main(url: str, addresses: str, feeds: str, sitemaps: str) -> None:
    """Add what is asked; what was broken off goes on."""
    wanted = Wanted((), *(tuple(json.loads(one)) for one in (addresses, feeds, sitemaps)))
    with Ledger.open(url) as ledger:
        at = ledger.begin_errand(ASKED, datetime.now(UTC))
        walk(ledger, wanted, at)
        ledger.end_errand(ASKED, at)


if __name__ == "__main__":
    main(*sys.argv[1:])
