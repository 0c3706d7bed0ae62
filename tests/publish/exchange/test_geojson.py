"""GeoJSON with radii, read back as a map program would."""

import json

from armsledger.publish.exchange.geojson import iter_geojson
from armsledger.publish.exchange.loss import Tally


def test_every_place_is_a_feature_with_its_radius(libya_contents) -> None:
    collection = json.loads("".join(iter_geojson(libya_contents, Tally())))

    sirte = next(one for one in collection["features"] if one["properties"]["place"] == "Sirte")
    assert collection["type"] == "FeatureCollection"
    assert sirte["geometry"] == {"type": "Point", "coordinates": [16.589, 31.205]}
    assert sirte["properties"]["radius_km"] == 40
    assert sirte["properties"]["relation"] == "near"
    assert sirte["properties"]["alternatives"] == ["Sirte District"]
    assert sirte["properties"]["quote"] == "Il-76 transport aircraft near Sirte"


def test_a_denial_is_there_and_says_so(libya_contents) -> None:
    features = json.loads("".join(iter_geojson(libya_contents, Tally())))["features"]

    denied = [one["properties"] for one in features if one["properties"]["stance"] == "denied"]
    assert [one["speaker"] for one in denied] == ["Министерство обороны России"]


def test_right_to_left_text_is_written_as_it_stands(libya_contents) -> None:
    text = "".join(iter_geojson(libya_contents, Tally()))

    assert "الإمارات بقصف طرابلس بطائرات مسيرة" in text


def test_an_empty_ledger_is_a_collection_without_features(empty_contents) -> None:
    tally = Tally()

    assert json.loads("".join(iter_geojson(empty_contents, tally)))["features"] == []
    assert tally.report("geojson", "armsledger", None).losses == ()


def test_claims_without_a_place_are_counted(libya_contents) -> None:
    tally = Tally()
    first = "".join(iter_geojson(libya_contents, tally))

    report = tally.report("geojson", "armsledger", None)
    lost = {loss.key: loss.count for loss in report.losses}
    assert dict(report.carried) == {"features": 6}
    assert lost["placeless"] == 3
    assert lost["quantity_words"] == 1
    assert "".join(iter_geojson(libya_contents, Tally())) == first
