"""The sample corpus read once into a ledger, and people who look at a copy of it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from django.test import Client

from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger
from armsledger.web.serving import Serving

configure_django()
PASSWORD = "a long password for tests"


@dataclass(frozen=True)
class Sample:
    """A ledger and ids of what it holds."""

    url: str
    document_id: str
    matter_id: str
    contested_id: str


def bind(serving: Serving) -> None:
    """Let this process serve another ledger, as a new process would."""
    from django.conf import settings
    from django.db import connections

    from armsledger.store.url import parse_ledger_url
    from armsledger.web.configure import migrate_web

    connections["default"].close()
    del connections["default"]
    connections.databases["default"] = dict(parse_ledger_url(serving.ledger_url))
    settings.ARMSLEDGER_SERVING = serving
    settings.ALLOWED_HOSTS = list(serving.allowed_hosts)
    Ledger.open(serving.ledger_url).close()
    migrate_web()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus read into a ledger; copy it before use."""
    from armsledger.pipeline.run import Job, run
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings

    path = tmp_path_factory.mktemp("sample") / "ledger.db"
    with as_file(files("armsledger.cli") / "sample") as folder:
        run(Job((str(folder),), ReadHints(), f"sqlite:///{path}", "Sample", folder), Settings(), lambda _: None)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Sample:
    """A copy of the sample ledger, served to one person."""
    path = tmp_path / "ledger.db"
    shutil.copy(sample_file, path)
    url = f"sqlite:///{path}"
    with Ledger.open(url) as ledger:
        (run_id,) = ledger.run_ids()
        matters = ledger.matters(run_id)
        contested = next(m for m in matters if any(r.kind.value == "contradicts" for r in m.relations))
        (document_id, *_) = contested.document_ids
    bind(Serving(url))
    return Sample(url, document_id, matters[0].id, contested.id)


@pytest.fixture
def team(sample: Sample) -> Sample:
    """The same ledger, served to a team with an account of every role, named like it."""
    from armsledger.web.accounts import add_account
    from armsledger.web.roles import Role

    bind(Serving(sample.url, team=True))
    for role in Role:
        add_account(f"A {role}", role, PASSWORD)
    return sample


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
