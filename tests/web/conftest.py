"""The sample corpus read once into a ledger, and people who look at a copy of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.serving_samples import Sample, bind, serve_copy

from armsledger.store.configure import configure_django
from armsledger.web.serving import Serving

configure_django()
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
    bind(Serving(f"sqlite:///{path}"))
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
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Sample:
    """A copy of the sample ledger, served to one person."""
    return serve_copy(sample_file, tmp_path, team=False)


@pytest.fixture
def team(team_file: Path, tmp_path: Path) -> Sample:
    """A copy of the sample ledger, served to a team."""
    return serve_copy(team_file, tmp_path, team=True)


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
