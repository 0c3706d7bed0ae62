"""Web Annotation and PROV, read back as RDF; ClaimReview for what people signed off."""

import json
from datetime import UTC, datetime

import pytest
from rdflib import Graph, Namespace, URIRef

from armsledger.model.decision import Verdict
from armsledger.model.finding_review import finding_digest
from armsledger.model.review_ruling import SignOffRuling
from armsledger.pipeline.exchange_contents import LedgerContents
from armsledger.publish.exchange.annotations import CONTEXT, OWN, iter_annotations
from armsledger.publish.exchange.claimreview import iter_claimreview
from armsledger.publish.exchange.loss import Tally

OA = "http://www.w3.org/ns/oa#"
# The terms of the Web Annotation context (W3C, anno.jsonld) that we use, so that no network is asked for it.
ANNO = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "linking": "oa:linking",
    "assessing": "oa:assessing",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
}
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def graph_of(contents) -> Graph:
    document = json.loads("".join(iter_annotations(contents, Tally())))
    assert document["@context"] == [CONTEXT[0], CONTEXT[1]]
    document["@context"] = [ANNO, CONTEXT[1]]
    return Graph().parse(data=json.dumps(document), format="json-ld")


def test_every_claim_is_found_again_by_quotation_and_by_position(libya_contents) -> None:
    rows = graph_of(libya_contents).query(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?text ?exact ?prefix ?suffix ?start ?end WHERE {
          ?claim oa:motivatedBy oa:describing ; oa:hasTarget ?target .
          ?target oa:hasSource ?source ; oa:hasSelector ?quote, ?position .
          ?source <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> ?text .
          ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
          ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end }"""
    )

    found = [tuple(value.toPython() for value in row) for row in rows]
    assert len(found) == 9
    for text, exact, prefix, suffix, start, end in found:
        assert text[start:end] == exact
        assert prefix + exact + suffix in text
    assert any("بقصف طرابلس" in row[1] for row in found)


def test_where_a_claim_came_from_can_be_followed_to_the_bytes(libya, libya_contents) -> None:
    graph = graph_of(libya_contents)
    prov, own = Namespace("http://www.w3.org/ns/prov#"), Namespace(OWN)
    record = libya.gazette_record()
    claim = URIRef(f"urn:armsledger:{record.claims[0].id}")

    text = graph.value(claim, prov.wasQuotedFrom)
    received = graph.value(text, prov.wasDerivedFrom)
    speaker = graph.value(claim, prov.wasAttributedTo)
    assert str(graph.value(received, own.sha256)) == record.document.sha256
    assert str(graph.value(speaker, URIRef("http://schema.org/name"))) == "US Africa Command"
    assert (graph.value(claim, prov.wasGeneratedBy), URIRef(f"{OWN}versions"), None) in graph


def test_a_person_speaks_for_a_body(libya_contents) -> None:
    graph = graph_of(libya_contents)
    prov, name = Namespace("http://www.w3.org/ns/prov#"), URIRef("http://schema.org/name")

    pairs = {(str(graph.value(a, name)), str(graph.value(b, name))) for a, b in graph[: prov.actedOnBehalfOf]}
    assert pairs == {("an inspector general", "the Pentagon")}


def test_annotations_count_what_they_leave_out_and_repeat_themselves(libya_contents) -> None:
    tally = Tally()
    text = "".join(iter_annotations(libya_contents, tally))

    report = tally.report("annotations", "armsledger", None)
    lost = {loss.key: loss.count for loss in report.losses}
    carried = dict(report.carried)
    assert (carried["describing"], carried["linking"], carried["decisions"]) == (9, 5, 1)
    assert (lost["refusals"], lost["links"], lost["relations"], lost["findings"]) == (1, 3, 1, 5)
    assert "".join(iter_annotations(libya_contents, Tally())) == text


def test_an_empty_ledger_names_its_software_alone(empty_contents) -> None:
    graph = json.loads("".join(iter_annotations(empty_contents, Tally())))["@graph"]

    assert [node["type"] for node in graph] == ["prov:SoftwareAgent"]


@pytest.fixture
def signed_contents(libya_ledger) -> LedgerContents:
    """One finding accepted by one person and signed off by another."""
    run = libya_ledger.find_last_run_id()
    matter, finding = next(libya_ledger.iter_matters(run))
    claims = [claim for record in libya_ledger.iter_records() for claim in record.claims]
    libya_ledger.append_decision(finding.id, Verdict.ACCEPT, "N. Okafor", NOON, "the words stand")
    digest = finding_digest(finding, matter, claims)
    ruling = SignOffRuling(finding.id, digest, matter.claim_ids, "M. Idris")
    libya_ledger.append_ruling(ruling, "M. Idris", NOON, "read in full")
    return LedgerContents(libya_ledger)


def test_only_what_people_signed_off_is_reviewed(signed_contents) -> None:
    tally = Tally()
    document = json.loads("".join(iter_claimreview(signed_contents, tally)))

    (review,) = document["@graph"]
    assert document["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"].startswith("Supply of air defence systems")
    assert review["author"] == [{"@type": "Person", "name": "M. Idris"}]
    assert review["datePublished"] == "2026-05-04"
    lost = {loss.key: loss.count for loss in tally.report("claimreview", "armsledger", None).losses}
    assert lost == {"unsigned": 4}


def test_a_rating_says_grade_and_status_and_never_true_or_false(signed_contents) -> None:
    (review,) = json.loads("".join(iter_claimreview(signed_contents, Tally())))["@graph"]

    words = review["reviewRating"]["alternateName"].casefold()
    assert words.startswith("graded f3, independent origins: 1")
    assert not {"true", "false"} & set(words.split())
    assert review["reviewRating"]["ratingValue"] == 3
    assert review["reviewBody"].endswith("claims that deny it: 1")
    assert [one["name"] for one in review["itemReviewed"]["author"]] == ["US Africa Command"]


def test_nothing_signed_nothing_reviewed(libya_contents, empty_contents) -> None:
    for contents, unsigned in ((libya_contents, 5), (empty_contents, 0)):
        tally = Tally()
        assert json.loads("".join(iter_claimreview(contents, tally)))["@graph"] == []
        assert tally.lost["unsigned"] == unsigned
