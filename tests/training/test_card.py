"""The model card: sections of the parts, put together."""

from pathlib import Path

import pytest

from armsledger.training.card import Section, Source, join_sections, write_section


def _section(path: Path, title: str) -> Section:
    return Section(title, "Reads.", "nothing", "one epoch", [Source(path, "claims", "ours")], {"right": 0.5}, "many")


def test_sections_are_joined_in_the_order_given(tmp_path: Path) -> None:
    learned = tmp_path / "claims.jsonl"
    learned.write_text("{}\n", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_section(tmp_path / name, _section(learned, f"Part {name}"))

    card = join_sections([tmp_path / "two", tmp_path / "one"])

    assert card.index("## Part two") < card.index("## Part one")
    assert "| claims.jsonl | claims | ours |" in card
    assert "| right | 0.500 |" in card


def test_a_folder_without_a_section_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"card\.md"):
        join_sections([tmp_path])
