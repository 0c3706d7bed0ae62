"""FollowTheMoney: the entities and their claims; the schema itself is tried in tests/ftm (`make check-ftm`)."""

import json

from armsledger.publish.exchange.ftm import iter_ftm
from armsledger.publish.exchange.loss import Tally


def rows_of(contents) -> list[dict]:
    return [json.loads(line) for line in iter_ftm(contents, Tally())]


def of_schema(rows: list[dict], schema: str) -> list[dict]:
    return [row["properties"] | {"id": row["id"]} for row in rows if row["schema"] == schema]


def test_a_claim_is_an_event_that_begins_with_its_stance(libya_contents) -> None:
    events = of_schema(rows_of(libya_contents), "Event")

    names = [event["name"][0] for event in events]
    assert "assessed transfer: Russia → Wagner Group" in names
    assert "denied transfer: Russia → Wagner Group" in names
    supply = events[names.index("assessed transfer: Russia → Wagner Group")]
    assert supply["startDate"] == ["2019-01-01"]
    assert supply["involved"] == ["row-wagner"]
    assert supply["country"] == ["ru", "ly"]
    assert "grade:F3" in supply["keywords"]
    assert "Pantsir-S1" in supply["keywords"]


def test_links_say_that_they_are_alleged(libya_contents) -> None:
    rows = rows_of(libya_contents)

    roles = {link["role"][0] for link in of_schema(rows, "UnknownLink")}
    assert "assessed supplier of" in roles
    assert "denied supplier of" in roles
    assert not [row for row in rows if row["schema"] == "Sanction" or "topics" in row["properties"]]


def test_ids_are_unique_and_every_end_of_a_link_is_there(libya_contents) -> None:
    rows = rows_of(libya_contents)
    ids = [row["id"] for row in rows]

    ends = {"subject", "object", "payer", "beneficiary", "controller", "controlled", "proof", "involved", "document"}
    named = {key for row in rows for name, keys in row["properties"].items() if name in ends for key in keys}
    assert len(ids) == len(set(ids))
    assert named <= set(ids)


def test_a_decision_is_a_note_and_right_to_left_text_stands(libya, libya_contents) -> None:
    rows = rows_of(libya_contents)

    (note,) = of_schema(rows, "Note")
    assert note["description"] == ["accept by N. Okafor, 2020-08-03: read against the original page"]
    assert libya.ARABIC in [article["bodyText"][0] for article in of_schema(rows, "Article")]


def test_the_loss_report_and_the_same_bytes_again(libya_contents) -> None:
    tally = Tally()
    text = "".join(iter_ftm(libya_contents, tally))

    report = tally.report("ftm", "armsledger", None)
    lost = {loss.key: loss.count for loss in report.losses}
    assert (lost["offsets"], lost["findings"], lost["quantities"], lost["matterless"]) == (9, 5, 1, 1)
    assert dict(report.carried)["Event"] == 9
    assert "".join(iter_ftm(libya_contents, Tally())) == text


def test_an_empty_ledger_gives_no_line(empty_contents) -> None:
    tally = Tally()

    assert list(iter_ftm(empty_contents, tally)) == []
    assert tally.report("ftm", "armsledger", None).losses == ()
