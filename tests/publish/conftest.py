import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """The tests share no package; a factory is loaded by its path."""
    module_name = f"publish_{name}"
    if module_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(module_name, Path(__file__).with_name(f"{name}.py"))
        assert spec
        assert spec.loader
        sys.modules[module_name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[module_name])
    return sys.modules[module_name]


@pytest.fixture(scope="session")
def libya() -> ModuleType:
    """The factory of the case about Libya."""
    return _load("libya_case")


@pytest.fixture(scope="session")
def case_folder(libya: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case about Libya, written once."""
    from armsledger.publish.case_file import write_case_file

    folder = tmp_path_factory.mktemp("case")
    write_case_file(libya.make_case(), folder)
    return folder
