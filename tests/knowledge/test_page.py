from pathlib import Path

from armsledger.knowledge.page import COMMAND, count_scripts, format_page
from armsledger.knowledge.tables import iter_rows, table_names

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "knowledge.md"


def test_the_page_is_what_the_tables_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == format_page(), f"the tables have changed; run `{COMMAND}`"


def test_every_table_has_a_section_with_its_rows_and_its_sources() -> None:
    page = format_page()

    for table in table_names():
        rows = list(iter_rows(table))
        section = page.split(f"`{table}`")[1].split("\n## ")[0]
        assert f"| {len(rows)} |" in page
        assert "- sources: " in section
        assert "- scripts of names: " in section


def test_scripts_are_told_by_the_first_letter() -> None:
    assert count_scripts(["T-72", "Т-72", "ميغ-29", "彩虹-4", "358"]) == {
        "Latin": 1,
        "Cyrillic": 1,
        "Arabic": 1,
        "Chinese": 1,
        "figures": 1,
    }
