"""The sample corpus read once into a ledger, and people who look at a copy of it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.drawing import draw_scene, pack
from tests.web.serving_samples import Sample, bind, serve_copy

from armsledger.model.casework import CaseRuling, PublicationRuling
from armsledger.pipeline import casework
from armsledger.pipeline.case_letters import write_letter
from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger
from armsledger.web.serving import Serving

configure_django()
CAPTION = "Lorries on a road near Sirte, in a picture that the ministry released."
PASSWORD = "a long password for tests"


@pytest.fixture
def serve_other() -> Callable[[str], None]:
    """Let this process serve the ledger of another URL to one person."""
    return lambda url: bind(Serving(url))


@pytest.fixture(scope="session")
def sample_file(sample_ledger: Path) -> Path:
    """The sample ledger with the workbench's tables; copy it before use."""
    path = sample_ledger.with_name("web.db")
    shutil.copy(sample_ledger, path)
    _add_pictures(f"sqlite:///{path}", path.with_name("pictures"))
    bind(Serving(f"sqlite:///{path}"))
    _close()
    return path


@pytest.fixture(scope="session")
def team_file(sample_file: Path) -> Path:
    """The same with an account of every role, named like it; copy it before use."""

    from armsledger.web.accounts import add_account
    from armsledger.web.roles import Role

    path = sample_file.with_name("team.db")
    shutil.copy(sample_file, path)
    bind(Serving(f"sqlite:///{path}", team=True))
    for role in Role:
        add_account(f"A {role}", role, PASSWORD)
    _close()
    return path


def _add_pictures(url: str, folder: Path) -> None:
    """Two documents that are a caption with its picture: a scene, and the same smaller and later."""
    from armsledger.acquire.files import receive_file
    from armsledger.model.failure import Failure
    from armsledger.pipeline.name_index import refresh_names
    from armsledger.pipeline.picture_list import list_pictures
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings

    scene = draw_scene(1)
    folder.mkdir()
    (folder / "first.jpg").write_bytes(pack(scene, "JPEG"))
    (folder / "first.txt").write_text(CAPTION, encoding="utf-8")
    (folder / "second.png").write_bytes(pack(scene.resize((400, 300))))
    (folder / "second.txt").write_text("The same lorries, says a paper.", encoding="utf-8")
    days = {"first.jpg": date(2020, 5, 27), "second.png": date(2020, 6, 2)}
    found = [list_pictures([str(folder / name)], ReadHints(day), Settings()) for name, day in days.items()]
    with Ledger.open(url) as ledger:
        (run_id,) = ledger.run_ids()
        for record in (record for one in found for record in one.records):
            name = Path(record.pictures[0].source).name
            words, taken = (receive_file(path, 1_000_000) for path in (Path(record.document.source), folder / name))
            assert not isinstance(taken, Failure)
            assert not isinstance(words, Failure)
            ledger.append_record(record, run_id, words, (taken,))
        ledger.refresh_index()
        refresh_names(ledger)


def _close() -> None:
    """Close the file, so that all that was written is in it and not in the log beside it, and it can be copied."""
    from django.db import connections

    connections["default"].close()


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Sample:
    """A copy of the sample ledger, served to one person."""
    return serve_copy(sample_file, tmp_path, team=False)


@pytest.fixture
def team(team_file: Path, tmp_path: Path) -> Sample:
    """A copy of the sample ledger, served to a team."""
    return serve_copy(team_file, tmp_path, team=True)


@dataclass(frozen=True)
class CaseIds:
    """A case called "sample" and ids of what belongs to it."""

    matter_id: str
    letter_id: str
    archive_sha256: str


@pytest.fixture
def begin_case() -> Callable[[Sample], CaseIds]:
    """Begin the case "sample" in a ledger: the contested matter, a letter about it, and a publication of some bytes."""

    def begun(sample: Sample) -> CaseIds:
        at_utc, why = datetime(2026, 11, 2, 12, tzinfo=UTC), ("Ana Reviewer", "for the tests")
        by, comment = why
        with Ledger.open(sample.url) as ledger:
            casework.new_case(ledger, CaseRuling("sample", "A sample", "two-independent"), by, at_utc, comment)
            casework.put_in(ledger, "sample", sample.contested_id, by, at_utc, comment)
            about, due = (sample.contested_id,), date(2026, 11, 20)
            text = "What do you say to it?"
            letter = write_letter(ledger, "sample", "Turkey", about, text, due, by, at_utc, comment)
            sha256, run_id = ledger.append_bytes(b"an archive"), ledger.find_last_run_id()
            assert run_id
            published = PublicationRuling("sample", sha256, sha256, run_id, "two-independent", about)
            ledger.append_ruling(published, by, at_utc, comment)
        return CaseIds(sample.contested_id, letter.id, sha256)

    return begun


def make_client(**options: bool) -> Client:
    return Client(SERVER_NAME="127.0.0.1", **options)


@pytest.fixture
def visitor() -> Client:
    """Somebody who has not said who they are."""
    return make_client()


@pytest.fixture
def strict_visitor() -> Client:
    """The same, with forms checked as a browser's are."""
    return make_client(enforce_csrf_checks=True)


@pytest.fixture
def owner(sample: Sample) -> Client:
    """The owner of the workbench, who has said a name."""
    client = make_client()
    client.post("/who/", {"name": "Ana Reviewer"})
    return client


@pytest.fixture
def sign_in(team: Sample) -> Callable[[str], Client]:
    """Sign in with the account of a role."""

    def signed_in(role: str) -> Client:
        client = make_client()
        assert client.post("/login/", {"name": f"A {role}", "password": PASSWORD}).status_code == 302
        return client

    return signed_in


@pytest.fixture
def let_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one address fail as often as a test needs."""
    from armsledger.web import sign_ins

    monkeypatch.setattr(sign_ins, "MOST_FOR_ADDRESS", 10_000)
