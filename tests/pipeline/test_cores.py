"""A user's own tables in a run: each case in a program of its own, as tables are read once."""

import subprocess
import sys
from pathlib import Path

HEAD = "id,name,aliases,category,origin,items,unroca,sipri,eu_ml,is_class,source,reviewed\n"
PROGRAM = """
import sys
from armsledger.errors import InputError
from armsledger.knowledge.equipment import load_equipment
from armsledger.pipeline.cores import digest_of_rules, use_tables
from armsledger.settings import Settings
if sys.argv[2] == "late":
    load_equipment()
try:
    use_tables(Settings(tables=sys.argv[1] or None))
    print(digest_of_rules(), len(load_equipment()))
except InputError as error:
    print(error)
"""


def said(folder: Path | str, when: str = "early") -> str:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), when], capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def own(tmp_path: Path, name: str, row: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "equipment.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    return folder


def test_the_digest_of_rules_covers_the_own_tables_and_not_where_they_lie(tmp_path: Path) -> None:
    row = "mine-1,Gnat-9,,armed UAV,,arms,,,,no,own knowledge,no"
    ours, one, same, other = (
        said(folder).split()
        for folder in (
            "",
            own(tmp_path, "one", row),
            own(tmp_path, "same", row),
            own(tmp_path, "other", row.replace("Gnat-9", "Gnat-10")),
        )
    )

    assert int(one[1]) == int(ours[1]) + 1
    assert one == same
    assert len({ours[0], one[0], other[0]}) == 3


def test_own_tables_named_after_reading_began_are_refused(tmp_path: Path) -> None:
    folder = own(tmp_path, "late", "mine-1,Gnat-9,,armed UAV,,arms,,,,no,own knowledge,no")

    assert "tables were already read without it; start the program anew" in said(folder, "late")
