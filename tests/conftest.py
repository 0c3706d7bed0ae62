"""Django is set up once a process: for all tests with the workbench's settings, which hold the ledger's too.

It happens as this file is read, before any other, since some tests set Django up as they are collected.
"""

import tempfile

import pytest
from django.conf import settings

from armsledger.web.configure import make_settings
from armsledger.web.serving import Serving

_folder = tempfile.TemporaryDirectory(prefix="armsledger-tests-")
settings.configure(**make_settings(Serving(f"sqlite:///{_folder.name}/unused.db"), "a key for tests alone " * 3))


def pytest_unconfigure(config: pytest.Config) -> None:
    _folder.cleanup()
