"""Django is set up once a process: for all tests with the workbench's settings, which hold the ledger's too.

It happens as this file is read, before any other, since some tests set Django up as they are collected.
"""

import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from django.conf import settings

from armsledger.web.configure import make_settings
from armsledger.web.serving import Serving

_folder = tempfile.TemporaryDirectory(prefix="armsledger-tests-")
settings.configure(**make_settings(Serving(f"sqlite:///{_folder.name}/unused.db"), "a key for tests alone " * 3))


def pytest_unconfigure(config: pytest.Config) -> None:
    _folder.cleanup()


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus read into a SQLite ledger, once; copy it before you write to it."""
    from armsledger.pipeline.run import Job, run
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings

    path = tmp_path_factory.mktemp("sample") / "ledger.db"
    with as_file(files("armsledger.cli") / "sample") as folder:
        run(Job((str(folder),), ReadHints(), f"sqlite:///{path}", "Sample", folder), Settings(), lambda _: None)
    return path
