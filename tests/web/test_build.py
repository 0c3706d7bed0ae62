"""The browser files: locked by digest, from no named host, and missed with a way out."""

import importlib.util
import json
import shutil
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.errors import InputError
from armsledger.web.browser_files import check_browser_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("armsledger_hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_lock_names_digests_and_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert packages[""]["dependencies"] == wanted
    for name, entry in packages.items():
        assert name == "" or entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name
        assert not entry.get("hasInstallScript"), name


def test_without_npm_the_tree_is_built_and_the_way_out_named(hook, tree: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tree))

    assert hook.fill(tree) == "npm was not found (install Node.js with npm, then `make setup` again)"
    assert not (tree / hook.TARGET).exists()


def test_an_npm_that_fails_leaves_what_was_there(hook, tree: Path, monkeypatch) -> None:
    program = tree / "npm"
    program.write_text("#!/bin/sh\necho no registry answers >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tree}:/usr/bin:/bin")

    assert hook.fill(tree) == "npm could not fetch the browser files (no registry answers)"


def test_files_of_the_same_lock_are_not_fetched_again(hook, tree: Path, monkeypatch) -> None:
    program = tree / "npm"
    modules = " ".join(f"node_modules/{name}" for name in hook.FILES)
    script = f'#!/bin/sh\necho run >> runs\nfor f in {modules}; do mkdir -p "$(dirname $f)"; echo "$f" > "$f"; done\n'
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tree}:/usr/bin:/bin")

    assert [hook.fill(tree), hook.fill(tree)] == [None, None]
    assert (tree / "runs").read_text(encoding="utf-8") == "run\n"
    assert (tree / hook.TARGET / "htmx.org" / "htmx.min.js").is_file()


def test_serve_without_browser_files_says_what_to_do(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr("armsledger.web.browser_files.files", lambda _: tmp_path)

    with pytest.raises(InputError, match=r"built without its browser files .*; install Node\.js with npm"):
        check_browser_files()


def test_templates_ask_only_for_files_that_are_put_in(hook) -> None:
    import re

    folder = Path(str(files("armsledger.web") / "templates"))
    asked = {
        name
        for path in folder.rglob("*.html")
        for name in re.findall(r'static "vendor/([^"]+)"', path.read_text(encoding="utf-8"))
    }

    assert asked <= {f"{name.partition('/')[0]}/{Path(name).name}" for name in hook.FILES}
