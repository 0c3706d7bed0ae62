"""`serve` and `accounts` as a user meets them, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, said: str = "", **environ: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ARMSLEDGER_")}
    return subprocess.run(
        [sys.executable, "-m", "armsledger", *arguments],
        env=kept | {"PYTHONPATH": str(ROOT / "src")} | environ,
        input=said,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_another_host_is_refused_with_the_way_out(tmp_path: Path) -> None:
    done = run("serve", "--ledger", f"sqlite:///{tmp_path}/case.db", "--host", "0.0.0.0")

    assert done.returncode == 2
    assert "would let other machines in, and nobody has to sign in" in done.stderr
    assert not (tmp_path / "case.db").exists()


def test_accounts_are_made_and_listed_and_a_team_needs_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"
    key = "a key that is long enough for the test of it"

    alone = run("serve", "--ledger", url, "--team", ARMSLEDGER_SECRET_KEY=key)
    added = run(
        "accounts", "add", "Ana", "--role", "analyst", "--ledger", url, said="a long password\na long password\n"
    )
    listed = run("accounts", "list", "--ledger", url)

    assert alone.returncode == 2
    assert "armsledger accounts add NAME --role admin" in alone.stderr or "browser files" in alone.stderr
    assert (added.returncode, added.stderr.count("Traceback")) == (0, 0), added.stderr
    assert "Ana may sign in as analyst" in added.stdout
    assert listed.stdout == "Ana: analyst\n"
    assert b"a long password" not in (tmp_path / "case.db").read_bytes()


def test_changes_of_accounts_are_logged_with_who_made_them_and_the_last_administrator_stays(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"
    ledger, password = ("--ledger", url), "a long password\na long password\n"
    run("accounts", "add", "Ana", "--role", "admin", *ledger, "--by", "Olga", said=password)
    kept = run("accounts", "change", "Ana", "--role", "viewer", *ledger)
    changed = run("accounts", "change", "Ana", "--password", *ledger, said=password)
    log, tries = run("accounts", "log", *ledger), run("accounts", "sign-ins", *ledger)

    assert kept.returncode == 2
    assert "Ana: is the last administrator; make somebody else an admin first" in kept.stderr
    assert changed.returncode == 0, changed.stderr
    lines = [line.partition(" UTC ")[2] for line in log.stdout.splitlines()]
    assert lines == ["whoever keeps this machine: Ana given another password", "Olga: Ana made, as admin"]
    assert (tries.returncode, tries.stdout) == (0, "")


def test_a_role_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    done = run("accounts", "add", "Ana", "--role", "boss", "--ledger", f"sqlite:///{tmp_path}/case.db")

    assert done.returncode == 2
    assert "boss: is no role" in done.stderr
    assert not (tmp_path / "case.db").exists()


def test_the_secret_key_of_the_environment_is_never_printed(tmp_path: Path) -> None:
    key = "short"

    done = run("serve", "--ledger", f"sqlite:///{tmp_path}/case.db", ARMSLEDGER_SECRET_KEY=key)

    assert done.returncode == 2
    assert "ARMSLEDGER_SECRET_KEY: is a key of 5 characters" in done.stderr or "browser files" in done.stderr
    assert key not in done.stderr.replace("shorter", "")


def test_tokens_are_made_listed_and_revoked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/case.db"
    made = run("accounts", "token", "Ana", "--label", "nightly", "--ledger", url)
    listed = run("accounts", "tokens", "Ana", "--ledger", url)
    revoked = run("accounts", "revoke", "Ana", "1", "--ledger", url)
    after = run("accounts", "tokens", "Ana", "--ledger", url)

    assert made.stdout.startswith("armsledger_")
    assert listed.stdout.startswith("1: nightly, made ")
    assert listed.stdout.strip().endswith("never used")
    assert revoked.stdout == "revoked: 1 of Ana\n"
    assert after.stdout.strip().endswith("revoked")
    assert made.stdout.strip() not in listed.stdout + after.stdout


def test_the_document_of_the_api_is_written_without_a_ledger(tmp_path: Path) -> None:
    done = run("serve", "--openapi", f"{tmp_path}/openapi.json")

    assert done.returncode == 0
    assert json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8"))["openapi"].startswith("3.1")
    assert list(tmp_path.iterdir()) == [tmp_path / "openapi.json"]
