"""Map, network and timeline draw what is said and no more."""

from types import ModuleType

from armsledger.publish.case_index import index_case
from armsledger.publish.map_svg import draw_map
from armsledger.publish.network_svg import draw_network
from armsledger.publish.network_view import view_network
from armsledger.publish.places_view import view_places
from armsledger.publish.timeline_svg import draw_timeline
from armsledger.publish.wording import load_wording


def test_the_map_draws_areas_and_names(libya: ModuleType) -> None:
    wording = load_wording()
    drawn = draw_map(view_places(index_case(libya.make_case()), wording), wording)

    assert drawn is not None
    assert "<circle" in str(drawn.svg)
    assert "Sirte" in str(drawn.svg)


def test_no_places_make_no_map() -> None:
    assert draw_map((), load_wording()) is None


def test_the_network_draws_every_link(libya: ModuleType) -> None:
    wording, index = load_wording(), index_case(libya.make_case())
    drawn = str(draw_network(view_network(index, wording), wording))
    links = [link for record in index.case.records for link in record.links]

    assert links
    assert all(link.kind.value.split()[0] in drawn for link in links)


def test_the_timeline_has_a_row_for_every_dated_claim(libya: ModuleType) -> None:
    index = index_case(libya.make_case())
    dated = [c for c in index.case.claims_by_id().values() if c.when is not None and c.when.is_dated]

    assert dated
    assert len(draw_timeline(index, load_wording()).rows) == len(dated)
