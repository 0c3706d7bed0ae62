"""Rules of the house that no other tool checks."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "armsledger"
WORDS = SOURCE / "knowledge" / "words"
MADE = {"__pycache__", "build", "dist", "out", "node_modules", "vendor"}
KEPT = {".ci", ".gitignore"}
# Put together here, so that this file does not hold what it forbids.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("work", "home/[a-z]", "root", "opt/pypi")) + r")(?:/|\b(?=[\"'`\s]))"
)
# Inflected forms of a language, which no analyst decides.
FORMS = {"irregular"}


def iter_files() -> Iterator[Path]:
    """The files of the repository, without what tools leave behind."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in KEPT for part in parts)
        if path.is_file() and not hidden and not MADE.intersection(parts):
            yield path


def iter_texts() -> Iterator[tuple[str, str]]:
    for path in iter_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def packages() -> list[str]:
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("package", packages())
def test_every_package_has_a_test_mirror(package: str) -> None:
    assert list((ROOT / "tests" / package).glob("test_*.py")), f"tests/{package} holds no test"


def test_no_file_names_a_package_registry() -> None:
    found = [f"{name}: {host}" for name, text in iter_texts() for host in HOSTS if host in text]

    assert found == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    found = [f"{name}: {match.group()}" for name, text in iter_texts() for match in MACHINE_PATH.finditer(text)]

    assert found == []


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_module_says_what_lives_there(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("table", sorted(WORDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_table_of_words_has_source_and_date(table: Path) -> None:
    content = yaml.safe_load(table.read_text(encoding="utf-8"))

    assert _without_source(content) == []


def _without_source(content: Any) -> list[str]:
    """The groups of a table that neither stand under a source and a date nor bear their own."""
    if isinstance(content, dict) and _is_sourced(content):
        return []
    groups = content.items() if isinstance(content, dict) else enumerate(content)
    entries = [
        (name, entry)
        for name, group in groups
        if name not in FORMS
        for entry in (group if isinstance(group, list) else [group])
    ]
    return sorted({str(name) for name, entry in entries if not (isinstance(entry, dict) and _is_sourced(entry))})


def _is_sourced(entry: dict[str, Any]) -> bool:
    return bool(entry.get("source")) and isinstance(entry.get("date"), date)


def test_a_group_without_a_source_is_found() -> None:
    sourced = {"source": "own list", "date": date(2026, 11, 24), "words": ["x"]}

    assert _without_source({"good": sourced, "bad": {"words": ["y"]}}) == ["bad"]
    assert _without_source({"verbs": [sourced, {"source": "own list"}]}) == ["verbs"]


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = _commands()
    if "armsledger report" not in readme or not commands:
        pytest.skip("the README lists no commands yet")

    assert [command for command in commands if f"armsledger {command}" not in readme] == []


def _commands() -> list[str]:
    if not (SOURCE / "cli" / "main.py").exists():
        return []
    from typer.main import get_command

    from armsledger.cli.main import app

    return sorted(getattr(get_command(app), "commands", {}))
