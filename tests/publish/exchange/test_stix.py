"""STIX 2.1, read back strictly by the library of OASIS."""

import json

import pytest
import stix2

from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.stix import iter_stix
from armsledger.publish.exchange.stix_objects import EXTENSION


@pytest.fixture
def bundle(libya_contents) -> stix2.v21.Bundle:
    return stix2.parse("".join(iter_stix(libya_contents, Tally())), allow_custom=False, version="2.1")


def of_type(bundle, kind: str) -> list:
    return [one for one in bundle.objects if one["type"] == kind]


def relation(bundle, kind: str):
    (found,) = [one for one in of_type(bundle, "relationship") if one.relationship_type == kind]
    return found


def test_a_claim_is_an_edge_with_who_says_it(bundle) -> None:
    names = {one.id: one.name for one in of_type(bundle, "identity")}
    supply = relation(bundle, "supplied-to")

    assert (names[supply.source_ref], names[supply.target_ref]) == ("Russia", "Wagner Group")
    assert supply.confidence == 50
    assert supply.description.startswith("assessed by US Africa Command: “Russia has supplied")
    assert supply.start_time.year == 2019
    own = json.loads(supply.serialize())["extensions"][EXTENSION]
    assert (own["speech_act"], own["source_reliability"], own["info_credibility"]) == ("assessed", "F", "3")
    assert own["items"] == ["Pantsir-S1", "armoured vehicles"]


def test_a_denied_claim_is_no_edge_that_looks_like_a_fact(bundle) -> None:
    denied = relation(bundle, "denied-supplied-to")

    assert json.loads(denied.serialize())["extensions"][EXTENSION]["polarity"] == "denied"


def test_the_words_and_their_place_go_along_also_right_to_left(libya, bundle) -> None:
    extensions = [json.loads(one.serialize())["extensions"][EXTENSION] for one in of_type(bundle, "note")]
    (arabic,) = [one for one in extensions if one["predicate"] == "attack"]

    assert arabic["quote_exact"] == libya.ARABIC[arabic["quote_start"] : arabic["quote_end"]]
    assert len(extensions) == 9


def test_a_denying_origin_disagrees(bundle) -> None:
    said = {one.opinion: list(one.get("authors", [])) for one in of_type(bundle, "opinion") if one.get("authors")}

    assert said == {"agree": ["US Africa Command"], "strongly-disagree": ["Russian Ministry of Defence"]}


def test_places_have_their_precision_in_metres(bundle) -> None:
    precision = {one.name: one.precision for one in of_type(bundle, "location")}

    assert precision["Sirte"] == 40_000


def test_every_reference_leads_to_an_object_and_ids_are_unique(bundle) -> None:
    ids = [one["id"] for one in bundle.objects]
    text = bundle.serialize()

    refs = {ref for one in bundle.objects for ref in one.get("object_refs", [])}
    refs |= {one[end] for one in of_type(bundle, "relationship") for end in ("source_ref", "target_ref")}
    assert len(ids) == len(set(ids))
    assert refs <= set(ids)
    assert EXTENSION in text


def test_the_loss_report_and_the_same_bytes_again(libya_contents) -> None:
    tally = Tally()
    text = "".join(iter_stix(libya_contents, tally))

    report = tally.report("stix", "armsledger", None)
    lost = {loss.key: loss.count for loss in report.losses}
    assert (lost["no_moment"], lost["relations"], lost["matterless"], lost["refusals"]) == (1, 1, 1, 1)
    assert lost["no_edge"] + len({line for line in text.splitlines() if '"type":"relationship"' in line}) == 9
    assert "".join(iter_stix(libya_contents, Tally())) == text


def test_an_empty_ledger_is_a_bundle_of_what_made_it(empty_contents) -> None:
    tally = Tally()
    bundle = stix2.parse("".join(iter_stix(empty_contents, tally)), version="2.1")

    assert [one["type"] for one in bundle.objects] == ["identity", "extension-definition"]
    assert tally.report("stix", "armsledger", None).losses == ()
