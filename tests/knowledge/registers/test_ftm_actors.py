"""Parties of a FollowTheMoney file become rows of a user's own table: hints, none of them a judgement."""

import json
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.knowledge.registers.ftm_actors import COLUMNS, format_actor_rows, read_ftm_actors
from armsledger.knowledge.tables import parse_rows


def entity(schema: str, key: str, **properties: object) -> dict:
    return {"id": key, "schema": schema, "datasets": ["zz_registry"], "properties": properties}


def read(tmp_path: Path, *entities: dict | str):
    path = tmp_path / "parties.json"
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in entities]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_ftm_actors(path)


def test_a_company_becomes_a_row_with_its_names_and_source(tmp_path: Path) -> None:
    names = {"name": ["Zenda Air Cargo"], "alias": ["زندا للشحن", "ZENDA  Air-Cargo"], "weakAlias": ["ZAC"]}
    hints = read(tmp_path, entity("Company", "zz-1", **names, jurisdiction=["ae"], topics=["sanction"]))

    (row,) = parse_rows(format_actor_rows(hints), "actors.csv")

    assert tuple(row.cells) == COLUMNS
    assert (row.key, row.text("type"), row.text("kind")) == ("actor-ftm-zenda-air-cargo", "organization", "company")
    assert row.words("aliases") == ("زندا للشحن",)
    assert row.text("country") == "ARE"
    assert row.text("source") == "parties.json, line 1: zz-1 (zz_registry)"
    assert row.text("reviewed") == "no"


def test_that_somebody_is_listed_is_not_carried(tmp_path: Path) -> None:
    listed = entity("Person", "zz-2", name=["Rupert Hentzau"], topics=["sanction", "crime.terror"])

    text = format_actor_rows(read(tmp_path, listed))

    assert "sanction" not in text
    assert "crime" not in text
    assert ",unknown," in text


def test_a_public_body_is_a_government_s_and_two_states_are_none(tmp_path: Path) -> None:
    body = entity("PublicBody", "zz-3", name=["Zenda Customs Board"], country=["ly", "tn"])

    (row,) = read(tmp_path, body).rows

    assert (row["recipient_kind"], row["country"]) == ("government", "")


def test_what_our_table_names_already_and_what_is_no_party_is_counted(tmp_path: Path) -> None:
    wagner = entity("Organization", "zz-4", name=["Wagner Group"])
    hints = read(tmp_path, wagner, entity("Vessel", "zz-5", name=["Zenda Star"]), entity("Person", "zz-6"))

    assert (hints.rows, hints.known) == ((), 1)
    assert hints.others == {"Vessel": 1, "without a name of its own": 1}


def test_two_of_one_name_are_not_two_rows_of_that_name(tmp_path: Path) -> None:
    hints = read(
        tmp_path,
        entity("Company", "zz-7", name=["Black Michael Trading"]),
        entity("Company", "zz-8", name=["Black  Michael trading", "BMT Holdings of Strelsau"]),
    )

    assert [row["name"] for row in hints.rows] == ["Black Michael Trading", "BMT Holdings of Strelsau"]


def test_a_line_that_is_no_entity_is_refused_by_its_number(tmp_path: Path) -> None:
    hints = read(tmp_path, "{broken", '{"id": 3}', entity("Person", "zz-9", name=["Antoinette de Mauban"]))

    assert len(hints.rows) == 1
    assert [str(error).split(":")[0] for error in hints.errors] == ["parties.json, line 1", "parties.json, line 2"]


def test_a_file_without_an_entity_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"parties\.json: holds no entity of FollowTheMoney"):
        read(tmp_path, "{}")
