"""What the API answers, over the sample corpus."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve
from tests.web.serving_samples import Sample

from armsledger.store.ledger import Ledger
from armsledger.web.api.document import document_text
from armsledger.web.api.door import MOST_BODY_BYTES
from armsledger.web.sign_ins import MOST_FOR_ADDRESS
from armsledger.web.tokens import make_token

NAME = "Ana Reviewer"
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
Ask = Callable[..., Any]


@pytest.fixture
def ask(sample: Sample, visitor: Client) -> Ask:
    """Ask as the owner: a body makes it a POST."""
    headers = {"Authorization": f"Bearer {make_token(NAME, 'tests')}"}

    def asked(address: str, body: object = None, /, **query: object) -> Any:
        if body is None:
            return visitor.get(f"/api/{address}", query, headers=headers)
        return visitor.post(f"/api/{address}", json.dumps(body), "application/json", headers=headers)

    return asked


def walk(ask: Ask, address: str, size: int) -> list[Any]:
    """All entries, page after page."""
    found: list[Any] = []
    after: dict[str, str] = {}
    while True:
        page = ask(address, size=size, **after).json()
        assert len(page["entries"]) <= size
        found += page["entries"]
        if page["after"] is None:
            return found
        after = {"after": page["after"]}


def test_claims_come_a_page_at_a_time_and_none_twice(ask: Ask) -> None:
    total = ask("claims").json()["total"]
    ids = [entry["claim_id"] for entry in walk(ask, "claims", 17)]

    assert len(ids) == len(set(ids)) == total > 50


def test_claims_are_cut_by_several_values_and_counted(ask: Ask) -> None:
    page = ask("claims", kinds=["transfer", "attack"], stances="denied", facets="true").json()

    kinds = {one["key"]: one["count"] for one in page["facets"]["kinds"]}
    assert page["total"] == kinds.get("transfer", 0) + kinds.get("attack", 0) > 0
    assert len(kinds) > 2  # what another choice would leave
    assert {entry["kind"] for entry in page["entries"]} <= {"transfer", "attack"}
    assert {entry["stance"] for entry in page["entries"]} == {"denied"}


def test_a_claim_comes_with_its_exact_words(ask: Ask, sample: Sample) -> None:
    found = ask(f"claims/{sample.ids[3]}").json()
    claim = found["claim"]
    text = ask(f"documents/{claim['document_id']}").json()["document"]["text"]

    for span in (claim["span"], *(filler["span"] for filler in claim["fillers"])):
        assert text[span["start"] : span["end"]] == span["quote"]
    assert found["statement"]["id"] == claim["statement_id"]
    assert {filler["entity_id"] for filler in claim["fillers"]} == {entity["id"] for entity in found["entities"]}


@pytest.mark.parametrize("noun", ["documents", "matters", "findings", "runs", "entities", "origins", "review/queue"])
def test_lists_come_whole_whatever_the_size_of_a_page(ask: Ask, noun: str) -> None:
    small, large = walk(ask, noun, 3), walk(ask, noun, 200)

    assert small == large
    assert len(large) > 0


def test_a_matter_comes_with_its_origins_claims_and_findings(ask: Ask, sample: Sample) -> None:
    found = ask(f"matters/{sample.contested_id}").json()

    assert {entry["claim_id"] for entry in found["entries"]} == set(found["matter"]["claim_ids"])
    assert found["independent_origins"] >= 1
    assert [one["matter_id"] for one in found["findings"]] == [sample.contested_id]
    assert ask(f"findings/{found['findings'][0]['id']}").json() == found["findings"][0]


def test_the_law_of_a_day_and_what_it_says_to_an_act(ask: Ask) -> None:
    law = ask("measures/law/un-libya-2011", on="2020-05-26").json()
    question = {"act": "supply", "supplier": "RUS", "recipient": "actor-lna", "territory": "LBY", "items": ["arms"]}
    answer = ask("measures/match", question | {"from": "2020-05-01", "to": "2020-05-31"}).json()

    assert law["measures"]
    assert "un-libya-2011" in {match["regime"] for match in answer["matches"]}
    assert ask("measures/law/un-nowhere", on="2020-05-26").status_code == 404


def test_a_decision_bears_the_name_of_the_tokens_owner_and_can_be_taken_back(ask: Ask, sample: Sample) -> None:
    claim_id = sample.ids[3]
    made = ask("review/accept", {"subject_id": claim_id, "comment": "read against the page"}).json()
    taken = ask("review/undo", {"decision_id": made["id"], "comment": "too early"}).json()
    log = ask("review/log").json()["entries"]

    assert (made["by"], made["verdict"], taken["id"]) == (NAME, "accept", made["id"])
    assert [(one["verdict"], one["in_force"]) for one in log] == [("undo", True), ("accept", False)]
    assert log[1]["at_utc"] == made["at_utc"]
    with Ledger.open(sample.url) as ledger:
        ledger.check_chain()


def test_a_correction_shows_beside_what_was_read(ask: Ask, sample: Sample) -> None:
    claim_id = sample.ids[3]
    read = ask(f"claims/{claim_id}").json()["claim"]["stance"]
    new = "possible" if read != "possible" else "alleged"
    body = {"claim_id": claim_id, "field": "stance", "values": [new], "comment": "the cue is weaker"}

    assert ask("review/correct", body).status_code == 200
    field = ask(f"review/subjects/{claim_id}").json()["claims"][0]["fields"]["stance"]
    assert field == {"value": new, "read_as": read}


def test_names_are_merged_and_taken_back(ask: Ask) -> None:
    left, right = [one["name"] for one in walk(ask, "entities", 200) if one["type"] == "person"][:2]
    made = ask("entities/merge", {"left": left, "right": right, "comment": "one person"}).json()

    assert made["judgement"] == "same"
    assert ask("entities/verdicts").json()["entries"] == [made]
    undone = {"decision_id": made["decision_id"], "comment": "two persons"}
    assert ask("entities/undo", undone).json() == made
    assert ask("entities/verdicts").json()["entries"] == []


def test_origins_and_grades_are_ruled_on(ask: Ask, sample: Sample) -> None:
    one, other = (entry["id"] for entry in ask("documents", size=2).json()["entries"])
    origin = ask("origins/other", {"one": one, "other": other, "comment": "two reporters"}).json()
    digit = ask("grades/matter", {"matter_id": sample.contested_id, "digit": "4", "comment": "contested"}).json()

    assert (origin["kind"], origin["ruling"]["judgement"]) == ("origin", "different")
    assert ask("origins/rulings").json()["entries"] == [origin]
    assert (digit["kind"], digit["by"]) == ("digit", NAME)
    assert ask("grades").json()["entries"] == [digit]
    assert ask("grades/undo", {"decision_id": digit["decision_id"], "comment": "not yet"}).json() == digit


def test_a_ledger_is_verified(ask: Ask) -> None:
    found = ask("verify", {}).json()

    assert found["whole"] is True
    assert found["found"]["documents"] > 0


def test_a_run_tells_what_made_it_and_what_it_could_not_take(ask: Ask, sample: Sample) -> None:
    assert ask(f"runs/{sample.ids[4]}").json()["software"].startswith("armsledger")
    assert ask(f"runs/{sample.ids[4]}/failures").json() == {"entries": [], "after": None}
    assert ask("runs/run-00000000000000000000/failures").status_code == 404


@pytest.mark.parametrize(
    ("address", "query", "status", "problem", "value"),
    [
        (
            "claims/clm-00000000000000000000",
            {},
            404,
            "is no claim of a latest reading of this ledger",
            "clm-" + "0" * 20,
        ),
        ("claims/clm-xyz", {}, 400, "claim_id", "clm-xyz"),
        ("claims", {"kind": "transfer"}, 400, "is no parameter of this operation", "kind"),
        ("claims", {"kinds": "gift"}, 400, "kinds.0", "gift"),
        ("claims", {"size": "5000"}, 400, "size", "5000"),
        ("claims", {"published_from": "1590451200"}, 400, "write a day as YYYY-MM-DD", "1590451200"),
        ("claims", {"text": "ships OR"}, 422, "has an OR without a word on both sides", "ships OR"),
        ("review/queue", {"standard": "certainty"}, 422, "is no standard of proof", "certainty"),
        ("nowhere", {}, 404, "No page has this address.", None),
    ],
)
def test_an_error_says_what_which_and_the_way_out(
    ask: Ask, address: str, query: dict[str, str], status: int, problem: str, value: str | None
) -> None:
    answer = ask(address, **query)
    found = answer.json()

    assert answer.status_code == status
    assert problem in found["problem"]
    assert found["value"] == value
    assert found["way_out"]


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ({}, 400, "comment"),
        ({"subject_id": "clm-00000000000000000000", "comment": "why", "by": "Somebody Else"}, 400, "by: "),
        ({"subject_id": "clm-00000000000000000000", "comment": ""}, 400, "comment: "),
        ({"subject_id": "clm-00000000000000000000", "comment": "why"}, 404, "is no claim of this ledger"),
    ],
)
def test_a_body_with_too_little_or_too_much_is_refused(ask: Ask, body: object, status: int, problem: str) -> None:
    answer = ask("review/accept", body)

    assert answer.status_code == status
    assert answer.json()["problem"].startswith(problem)


def test_blanks_are_no_comment(ask: Ask, sample: Sample) -> None:
    answer = ask("review/accept", {"subject_id": sample.ids[3], "comment": "  "})

    assert answer.status_code == 422
    assert ask("review/log").json()["entries"] == []


def test_what_is_no_json_or_too_much_is_refused(sample: Sample, visitor: Client) -> None:
    headers = {"Authorization": f"Bearer {make_token(NAME, 'tests')}"}
    bad = [b"{", b"\xff\xfe", b"[" * 5000, b"9" * 5000, b'{"comment": "\\ud800"}']
    statuses = [visitor.generic("POST", "/api/verify", b"", headers=headers).status_code]
    statuses += [visitor.post("/api/review/undo", one, "application/json", headers=headers).status_code for one in bad]
    large = visitor.post("/api/review/undo", b" " * (MOST_BODY_BYTES + 1), "application/json", headers=headers)

    assert statuses == [200, *([400] * len(bad))]
    assert (large.status_code, large.json()["value"]) == (413, str(MOST_BODY_BYTES + 1))


def test_a_method_that_an_address_does_not_have_is_named(ask: Ask) -> None:
    answer = ask("claims", {})

    assert (answer.status_code, answer.headers["Allow"], answer.json()["value"]) == (405, "GET", "POST")


def test_who_fails_too_often_with_tokens_waits(sample: Sample, visitor: Client) -> None:
    wrong = [
        visitor.get("/api/claims", headers={"Authorization": f"Bearer {number}"}).status_code
        for number in range(MOST_FOR_ADDRESS + 1)
    ]
    token = make_token(NAME, "tests")
    headers = {"Authorization": f"Bearer {token}"}

    assert wrong == [*([401] * MOST_FOR_ADDRESS), 429]
    assert visitor.get("/api/claims", headers=headers).status_code == 429
    assert visitor.get("/api/claims", headers=headers, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_an_error_that_nobody_expected_says_nothing_of_the_machine(sample: Sample) -> None:
    from django.db import connection

    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    headers = {"Authorization": f"Bearer {make_token(NAME, 'tests')}"}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_run RENAME TO gone")
    answer = client.get("/api/runs", headers=headers)

    assert answer.status_code == 500
    assert set(answer.json()) == {"problem", "value", "way_out"}
    assert "ledger_run" not in answer.content.decode()


def test_who_did_not_pass_the_door_is_refused_by_the_operation_too(sample: Sample) -> None:
    token = make_token(NAME, "tests")
    request = RequestFactory().get("/api/runs", headers={"Authorization": f"Bearer {token}"})

    assert resolve("/api/runs").func(request).status_code == 401


def test_asking_without_a_token_is_no_failure(sample: Sample, visitor: Client) -> None:
    assert {visitor.get("/api/claims").status_code for _ in range(MOST_FOR_ADDRESS + 5)} == {401}


def test_an_answer_is_not_kept_and_bears_the_headers(ask: Ask) -> None:
    headers = ask("runs").headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Content-Type"] == "application/json; charset=utf-8"


def test_the_document_is_served_and_kept_as_it_is_now(sample: Sample, visitor: Client) -> None:
    served = visitor.get("/api/openapi.json").content.decode()

    assert served == document_text()
    assert served == DOCUMENT.read_text(encoding="utf-8"), "write it anew: armsledger serve --openapi FILE"


def test_the_page_lists_every_operation_and_loads_nothing_from_elsewhere(sample: Sample, visitor: Client) -> None:
    page = visitor.get("/api/").content.decode()

    for path in json.loads(document_text())["paths"]:
        assert f" {path}</code>" in page
    assert "http://" not in page
    assert "https://" not in page
