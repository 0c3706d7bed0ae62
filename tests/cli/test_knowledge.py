"""The commands about knowledge tables as a user meets them, each in a program of its own: tables are read once."""

import os
import subprocess
import sys
from pathlib import Path

REGISTER = """Source: SIPRI Arms Transfers Database
Supplier,Recipient,Designation,Description,Armament category,Order date,Status
Freedonia,Sylvania,FX-9 Marlin,combat helicopter,Aircraft,2017,New
Freedonia,Sylvania,Mi-24V,combat helicopter,Aircraft,2017,New
Freedonia,Sylvania,Zebra-5,APC,Armoured vehicles,soon,New
"""
HEAD = "id,name,aliases,category,origin,items,unroca,sipri,eu_ml,is_class,source,reviewed\n"
NOTE = "Freedonia delivered two FX-9 helicopters to Sylvania on Monday, the ministry said."


def run(*arguments: str, tables: Path | None = None) -> subprocess.CompletedProcess[str]:
    own = {"ARMSLEDGER_TABLES": str(tables)} if tables else {}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ARMSLEDGER_")}
    return subprocess.run(
        [sys.executable, "-m", "armsledger", *arguments],
        env={**kept, **own, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def own_table(tmp_path: Path, *rows: str, name: str = "equipment.csv") -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / name).write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return folder


def test_our_tables_hold_no_finding() -> None:
    done = run("knowledge", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 findings in ")


def test_a_register_becomes_a_table_of_ones_own_that_reading_uses(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "own").mkdir()
    table = tmp_path / "own" / "equipment.csv"

    made = run("knowledge", "import", str(tmp_path / "trade.csv"), "--from", "sipri", "-o", str(table))

    assert made.returncode == 1
    assert "3 rows read: 1 matched, 0 name no system, 1 new (1 designations in " in made.stdout
    assert "1 refused" in made.stdout
    assert "trade.csv, line 5: year of order is 'soon'" in made.stderr
    again = run("knowledge", "import", str(tmp_path / "trade.csv"), "--from", "sipri", "-o", str(table))
    assert (again.returncode, "exists already" in again.stderr) == (2, True)

    table.write_text(table.read_text(encoding="utf-8").replace("Marlin,,", "Marlin,FX-9,"), encoding="utf-8")
    checked = run("knowledge", "check", tables=table.parent)
    assert (checked.returncode, checked.stdout.split()[0]) == (0, "0")
    assert "and 1 of your own" in checked.stdout
    assert "sipri-fx-9-marlin" not in entities(tmp_path, None)
    assert "sipri-fx-9-marlin" in entities(tmp_path, table.parent)


def entities(tmp_path: Path, tables: Path | None) -> str:
    asked, answered = tmp_path / "note.txt", tmp_path / f"out-{tables is not None}"
    asked.write_text(NOTE, encoding="utf-8")
    done = run("report", str(asked), "-o", str(answered), "--published", "2024-05-07", tables=tables)
    assert done.returncode == 0, done.stderr
    return (answered / "entities.json").read_text(encoding="utf-8")


def test_an_id_of_ours_in_an_own_table_is_an_error_naming_both(tmp_path: Path) -> None:
    folder = own_table(tmp_path, "il-76,Il-76 of mine,,transport aircraft,,,,,,no,own knowledge,no")

    done = run("knowledge", "check", tables=folder)

    assert done.returncode == 1
    table = folder.resolve() / "equipment.csv"
    assert f"{table}, row 'il-76': the table equipment.csv of armsledger holds a row with this id" in done.stdout


def test_wrong_rows_of_an_own_table_are_findings(tmp_path: Path) -> None:
    folder = own_table(
        tmp_path,
        "mine-1,Gnat-9,TB 2,armed UAV,,arms|toys,,,,no,,no",
        "mine-2,Gnat-10,,armed UAV,ZZZ,arms,,,,no,own knowledge,perhaps",
    )

    done = run("knowledge", "check", tables=folder)

    assert done.returncode == 1
    assert "row 'mine-1': column 'source' is empty" in done.stdout
    assert "row 'mine-2': 'reviewed' is 'perhaps', not yes or no" in done.stdout


def test_clashes_and_unknown_codes_of_an_own_table_are_findings(tmp_path: Path) -> None:
    folder = own_table(tmp_path, "mine-1,Gnat-9,TB 2,armed UAV,ZZZ,arms|toys,,,,no,own knowledge,no")

    said = run("knowledge", "check", tables=folder).stdout

    assert "row 'bayraktar-tb2': the designation 'TB2' also leads to mine-1" in said
    assert "row 'mine-1': 'toys' is no item code of the measures" in said
    assert "row 'mine-1': 'ZZZ' is no country of countries.csv" in said


def test_a_table_that_is_named_like_none_of_ours_is_refused(tmp_path: Path) -> None:
    done = run("knowledge", "check", tables=own_table(tmp_path, name="equipmnt.csv"))

    assert done.returncode == 2
    assert "is named like none of our tables; name your own tables as ours are: actors.csv" in done.stderr
    assert "is no folder" in run("doctor", tables=tmp_path / "nowhere").stdout


def test_the_page_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    assert run("knowledge", "page", "-o", str(tmp_path / "page.md")).returncode == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# What the tables know")
    assert run("knowledge", "page", "-o", str(tmp_path / "no" / "page.md")).returncode == 2


def test_parties_of_followthemoney_become_a_table_of_actors_that_holds(tmp_path: Path) -> None:
    party = '{"id":"zz-1","schema":"Company","properties":{"name":["Zenda Air Cargo"],"country":["ae"]}}\n'
    (tmp_path / "parties.json").write_text(party, encoding="utf-8")
    (tmp_path / "own").mkdir()
    table = tmp_path / "own" / "actors.csv"

    made = run("knowledge", "import", str(tmp_path / "parties.json"), "--from", "ftm", "-o", str(table))

    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"1 new parties in {table}, 0 that our table names already, left out: none")
    checked = run("knowledge", "check", tables=table.parent)
    assert (checked.returncode, checked.stdout.split()[0]) == (0, "0")
