"""GeoJSON (RFC 7946): a feature for every place of every claim, a point with the radius within which it is meant.

A point alone would claim an exactness that no source gave; maps should draw `radius_km`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from armsledger.model.claim import Filler, Role
from armsledger.model.place import Place
from armsledger.publish.exchange import losses
from armsledger.publish.exchange.contents import Contents, brief_by_claim, iter_standing_claims
from armsledger.publish.exchange.fields import Field, fill, section
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.views import ClaimView
from armsledger.publish.exchange.writing import day_text, iter_document


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim at one of its places."""

    view: ClaimView
    filler: Filler
    place: Place


P = Field[PlacedClaim]
FIELDS: Final = (
    P("claim_id", "claim.id", lambda p: p.view.claim.id),
    P("kind", "claim.kind", lambda p: p.view.claim.kind.value),
    P("stance", "claim.stance", lambda p: p.view.claim.stance.value, "draw denied claims apart"),
    P("speaker", "statement.voice.name", lambda p: p.view.speaker, "missing: the document's own voice"),
    P("quote", "claim.span.quote", lambda p: p.view.claim.span.quote),
    P("start", "claim.span.start", lambda p: p.view.claim.span.start),
    P("end", "claim.span.end", lambda p: p.view.claim.span.end),
    P("document_id", "document.id", lambda p: p.view.document.id),
    P("document_sha256", "document.sha256", lambda p: p.view.document.sha256),
    P("outlet", "document.head.outlet", lambda p: p.view.document.head.outlet.value),
    P("published", "document.head.published", lambda p: day_text(p.view.published)),
    P("earliest", "claim.when.earliest", lambda p: day_text(p.view.earliest), "missing: open or not said"),
    P("latest", "claim.when.latest", lambda p: day_text(p.view.latest), "missing: open or not said"),
    P("actors", "names in the role actor", lambda p: p.view.names(Role.ACTOR)),
    P("recipients", "names in the roles recipient and target", lambda p: p.view.names(Role.RECIPIENT, Role.TARGET)),
    P("items", "names in the roles item and force", lambda p: p.view.names(Role.ITEM, Role.FORCE)),
    P("role", "the role that the place fills", lambda p: p.filler.role.value),
    P("place", "place.name", lambda p: p.place.name),
    P("place_id", "place.place_id", lambda p: p.place.place_id),
    P("place_kind", "place.kind", lambda p: p.place.kind),
    P("country", "place.country", lambda p: p.place.country, "ISO 3166 alpha-3"),
    P("radius_km", "place.radius_km", lambda p: p.place.radius_km, "what is meant lies within"),
    P("relation", "place.relation", lambda p: p.place.relation.value, "at, near, from, towards, across"),
    P("place_words", "place.words", lambda p: p.place.words),
    P("place_because", "place.because", lambda p: p.place.because),
    P("alternatives", "place.alternatives", lambda p: p.place.alternatives, "other rows of that name"),
    P("review", "where the claim stands with people", lambda p: p.view.state.value),
    P("matter_id", "matter.id", lambda p: p.view.brief.matter_id if p.view.brief else None),
    P("grade", "matter.grade", lambda p: p.view.brief.grade.code if p.view.brief else None),
    P("origins", "matter.independent_origins", lambda p: p.view.brief.independent_origins if p.view.brief else None),
)
SECTIONS: Final = (section("properties of a feature; its geometry is the point of place, longitude first", FIELDS),)
RECORD_LOSSES: Final = (
    losses.TEXTS,
    losses.REFUSALS,
    losses.PICTURES,
    losses.EVIDENCE,
    losses.LINKS,
    losses.SPEECH_KINDS,
    losses.LOOSE_STATEMENTS,
    losses.MENTIONS,
)
CLAIM_LOSSES: Final = (
    losses.PLACELESS,
    losses.MATTERLESS,
    losses.REASONS,
    losses.ROLE_OFFSETS,
    losses.NESTING,
    losses.VOICE_PARTS,
    losses.QUANTITY_WORDS,
    losses.TIME_WORDS,
)
MATTER_LOSSES: Final = (losses.ORIGINS, losses.RELATIONS, losses.ASSESSMENTS, losses.GRADE_REASONS, losses.FINDINGS)


def iter_geojson(contents: Contents, tally: Tally) -> Iterator[str]:
    """The text of a feature collection, piece by piece."""
    return iter_document({"type": "FeatureCollection"}, "features", _iter_features(contents, tally))


def _iter_features(contents: Contents, tally: Tally) -> Iterator[dict[str, Any]]:
    briefs = brief_by_claim(contents)
    for matter in contents.iter_matters():
        tally.weigh(MATTER_LOSSES, matter, matter.matter.id)
    for record in contents.iter_records():
        tally.weigh(RECORD_LOSSES, record, record.document.id)
        for view in iter_standing_claims(record, briefs, contents.states, tally):
            tally.weigh(CLAIM_LOSSES, view, view.claim.id)
            for filler, place in view.places():
                tally.carry("features")
                yield _feature(PlacedClaim(view, filler, place))


def _feature(placed: PlacedClaim) -> dict[str, Any]:
    place, filler = placed.place, placed.filler
    return {
        "type": "Feature",
        "id": f"{placed.view.claim.id}/{filler.role.value}/{filler.span.start}",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": fill(FIELDS, placed),
    }
