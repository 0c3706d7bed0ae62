"""The main job asks nothing of any network."""

import socket
from pathlib import Path

import pytest

from armsledger.cli.main import main


class NetworkTouchedError(AssertionError):
    """Somebody reached for the network."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **_: object) -> None:
        raise NetworkTouchedError(f"the network was asked for: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("no_network")
def test_the_block_works() -> None:
    with pytest.raises(NetworkTouchedError), socket.socket() as plug:
        plug.connect(("127.0.0.1", 9))


@pytest.mark.usefixtures("no_network")
def test_the_demo_runs_offline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", "-o", str(tmp_path / "out")])

    assert ended.value.code == 0, capsys.readouterr().err
    assert (tmp_path / "out" / "index.html").stat().st_size > 100_000


@pytest.mark.usefixtures("no_network")
def test_a_report_runs_offline(tmp_path: Path) -> None:
    text = tmp_path / "note.html"
    text.write_text("<html><body><article><p>Russia sent jets to Libya.</p></article></body></html>", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["report", str(text), "-o", str(tmp_path / "out")])

    assert ended.value.code == 0
