"""The network: suppliers left, recipients right, each edge with its words, what is denied apart."""

import json
import re

from tests.web.test_pages import text_of

from armsledger.store.ledger import Ledger


def graph_of(answer) -> dict:
    found = re.search(r'<script id="network-graph"[^>]*>(.*?)</script>', answer.content.decode(), flags=re.DOTALL)
    assert found
    return json.loads(found.group(1))


def test_a_matters_network_stands_on_its_claims_with_denials_apart(sample, owner) -> None:
    answer = owner.get("/network/", {"matter": sample.contested_id})
    graph = graph_of(answer)

    with Ledger.open(sample.url) as ledger:
        view = ledger.view_matter(sample.contested_id)
    looks = {edge["look"] for edge in graph["edges"]}
    assert "denied" in looks
    assert looks - {"denied"}
    for edge in graph["edges"]:
        assert {edge["source"], edge["target"]} <= {node["id"] for node in graph["nodes"]}
    quotes = [entry.quote for entry in view.entries if entry.quote in text_of(answer)]
    assert quotes
    assert "denied" in text_of(answer)


def test_of_an_actor_it_shows_the_claims_it_stands_in(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        turkey = ledger.names.identity_ids({"TUR"})["TUR"]
    answer = owner.get("/network/", {"entity": turkey})
    graph = graph_of(answer)

    by_id = {node["id"]: node for node in graph["nodes"]}
    assert by_id["TUR"]["column"] == 0
    assert all("TUR" in (edge["source"], edge["target"]) for edge in graph["edges"]) or len(by_id) > 2
    assert f'href="/entities/{turkey}/"' in answer.content.decode()


def test_actors_are_added_by_looking_for_them(sample, owner) -> None:
    with Ledger.open(sample.url) as ledger:
        russia = ledger.names.identity_ids({"RUS"})["RUS"]
    page = owner.get("/network/", {"entity": sample.identity_id, "name": "russia"}).content.decode()

    assert f"entity={sample.identity_id}&amp;entity={russia}" in page


def test_what_is_no_actor_or_matter_is_said(sample, owner) -> None:
    assert "No actor is chosen yet" in text_of(owner.get("/network/?entity=idy-" + "0" * 20))
    assert owner.get("/network/?matter=nonsense").status_code == 404
    assert owner.get("/network/?matter=mat-" + "0" * 20).status_code == 404


def test_what_people_rejected_is_no_edge(sample, owner) -> None:
    from datetime import UTC, datetime

    from armsledger.model.decision import Verdict

    before = graph_of(owner.get("/network/", {"matter": sample.contested_id}))["edges"]
    with Ledger.open(sample.url) as ledger:
        for entry in ledger.view_matter(sample.contested_id).entries:
            if entry.stance.value == "denied":
                ledger.append_decision(entry.claim_id, Verdict.REJECT, "B", datetime.now(UTC), "misread")
    after = graph_of(owner.get("/network/", {"matter": sample.contested_id}))["edges"]

    assert "denied" in {edge["look"] for edge in before}
    assert "denied" not in {edge["look"] for edge in after}
