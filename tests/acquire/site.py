"""A web server on this machine, as good or as bad as a test wants it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """What stands under each path, and every request that came."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    @property
    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def put(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Let a page stand under a path; `Content_Type` names the header Content-Type."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda handler: answer(handler, body, status, named)

    def put_article(self, path: str, words: str) -> None:
        page = f"<html><body><article><p>{words}</p></article></body></html>"
        self.put(path, page.encode(), Content_Type="text/html; charset=utf-8")


def answer(handler: BaseHTTPRequestHandler, body: bytes, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in ({"Content-Length": str(len(body))} | headers).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path)
            if page is None:
                answer(self, b"", 404, {})
            else:
                page(self)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that hangs up is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
