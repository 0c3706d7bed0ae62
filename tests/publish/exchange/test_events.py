"""Event rows like PLOVER's and ACLED's: who says so apart from what is said, and supply never as cooperation."""

import json
from pathlib import Path

import pandas as pd
import pytest

from armsledger.publish.exchange.acled import COLUMNS, write_acled
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.plover import iter_plover
from armsledger.publish.exchange.shelf import ClaimShelf


def rows_of(contents) -> list[dict]:
    return [json.loads(line) for line in iter_plover(contents, Tally())]


def test_a_reported_supply_is_two_rows_joined_by_a_link(libya_contents) -> None:
    rows = [row for row in rows_of(libya_contents) if row["x_kind"] == "transfer" and row["x_stance"] == "assessed"]

    speech, doing = rows
    assert speech["link"] == doing["link"]
    assert (speech["event"], speech["mode"], doing["event"]) == ("ACCUSE", "allege", "AID")
    assert speech["actor"][0]["entity_text"] == "US Africa Command"
    assert doing["actor"] == [{"code": "RUS", "sector": "GOV", "entity_text": "Russia", "identifier_id": "RUS"}]
    assert doing["recipient"][0]["entity_text"] == "Wagner Group"
    assert (doing["date"], speech["date"]) == ("2019-01-01", "2020-07-25")


def test_a_supply_is_never_cooperation(libya_contents) -> None:
    rows = rows_of(libya_contents)

    aid = [row for row in rows if row["event"] == "AID"]
    assert aid
    assert all("no cooperation: do not score it as such" in row["comment"] for row in aid)
    assert not {key for row in rows for key in row} & {"goldstein", "quad_code", "quad_class", "magnitude"}
    assert "COOPERATE" not in {row["event"] for row in rows}


def test_a_denial_is_a_rejection_and_nothing_that_happened(libya_contents) -> None:
    (row,) = [row for row in rows_of(libya_contents) if row["x_stance"] == "denied"]

    assert (row["event"], row["comment"]) == ("REJECT", "denial by Министерство обороны России")


def test_the_words_keep_their_place(libya, libya_contents) -> None:
    (row,) = [row for row in rows_of(libya_contents) if row["event"] == "ASSAULT"]

    assert libya.ARABIC[row["text_info"]["start"] : row["text_info"]["end"]] == row["event_text"]
    assert row["event_loc"]["radius_km"] == 15


def test_plover_counts_what_it_leaves_out_and_repeats_itself(libya_contents) -> None:
    tally = Tally()
    text = "".join(iter_plover(libya_contents, tally))

    report = tally.report("plover", "armsledger", None)
    lost = {loss.key: loss.count for loss in report.losses}
    assert dict(report.carried) == {"ACCUSE": 7, "AID": 1, "ASSAULT": 1, "MOBILIZE": 1, "REJECT": 1}
    assert (lost["no_event"], lost["only_possible"], lost["no_row"], lost["relations"]) == (2, 1, 1, 1)
    assert "".join(iter_plover(libya_contents, Tally())) == text


def test_a_matter_is_one_row_like_acleds(libya_contents, tmp_path: Path) -> None:
    write_acled(libya_contents, tmp_path, Tally())

    matters = pd.read_csv(tmp_path / "matters.csv")
    supply = matters[matters["x_kind"] == "transfer"].iloc[0]
    assert list(matters.columns) == list(COLUMNS)
    assert len(matters) == 5
    assert (supply["event_type"], supply["sub_event_type"]) == ("Strategic developments", "Other")
    assert (supply["actor1"], supply["x_role1"], supply["actor2"]) == ("Russia", "actor", "Wagner Group")
    assert supply["x_speaker"] == "US Africa Command|Министерство обороны России"
    assert (supply["event_date"], supply["time_precision"], supply["geo_precision"]) == ("2019-01-01", 3, 3)
    assert supply["country"] == "Libya"
    assert matters["fatalities"].isna().all()
    assert "Cooperation" not in (tmp_path / "matters.csv").read_text(encoding="utf-8")


def test_acled_like_claims_keep_ranges_and_repeat_themselves(libya_contents, tmp_path: Path) -> None:
    first = write_acled(libya_contents, tmp_path / "a", Tally())
    second = write_acled(libya_contents, tmp_path / "b", Tally())

    claims = pd.read_csv(first[0])
    paid = claims[claims["x_qty_min"].notna()].iloc[0]
    assert (paid["x_qty_min"], paid["x_qty_max"]) == (3500, 3800)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_acled_counts_what_it_leaves_out(libya_contents, tmp_path: Path) -> None:
    tally = Tally()
    write_acled(libya_contents, tmp_path, tally)

    lost = {loss.key: loss.count for loss in tally.report("acled", "armsledger", None).losses}
    assert (lost["coarse_time"], lost["no_sub_event"], lost["open_days"], lost["placeless"]) == (1, 1, 2, 3)


@pytest.mark.parametrize("name", ["claims.csv", "matters.csv"])
def test_an_empty_ledger_gives_heads_alone(empty_contents, tmp_path: Path, name: str) -> None:
    write_acled(empty_contents, tmp_path, Tally())

    assert list(iter_plover(empty_contents, Tally())) == []
    assert (tmp_path / name).read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_a_shelf_gives_back_what_was_put_in_the_order_asked() -> None:
    with ClaimShelf() as shelf:
        shelf.put("b", {"word": "قصف"})
        shelf.put("a", [1])

        assert shelf.take(["a", "missing", "b"]) == [[1], {"word": "قصف"}]
