"""One picture under several reports."""

import hashlib
from collections.abc import Callable, Sequence

import pytest
from PIL import Image, ImageOps
from tests.drawing import draw_scene, pack

from armsledger.corroborate.tracing.pictures import group_pictures, picture_roots
from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.picture_references import PictureReference
from armsledger.read.pictures import make_picture
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

Shown = tuple[bytes, str | None]
Illustrate = Callable[..., DocumentRecord]

JETS = "Images released on Tuesday show Russian fighter jets at Al Jufra airfield."
PLANES = "Satellite images show Russian fighter jets at Al Jufra airfield."


@pytest.fixture(scope="module")
def illustrated() -> Illustrate:
    """A report with pictures, each with the words of the report that stand under it."""
    cores = load_cores(Settings())

    def make(text: str, *shown: Shown, published: str = "2020-05-27", outlet: str = "Courier") -> DocumentRecord:
        row = {"doc_id": f"{outlet} {published}", "text": text, "published": published, "outlet": outlet}
        document = document_from_row(row)
        pictures = [
            make_picture(
                document,
                Received(f"{number}.img", data, hashlib.sha256(data).hexdigest()),
                PictureReference(f"{number}.img", caption, None),
            )
            for number, (data, caption) in enumerate(shown)
        ]
        return read_record(document, cores, tuple(pictures)).record

    return make


def copies(seed: int) -> tuple[bytes, bytes]:
    scene = draw_scene(seed)
    return pack(scene), pack(ImageOps.mirror(scene).resize((400, 300)), "JPEG", quality=50)


def test_a_shrunk_mirrored_copy_is_in_one_group_with_the_first_published_first(illustrated: Illustrate) -> None:
    original, copy = copies(1)
    late = illustrated("Tanks came.", (copy, None), published="2020-06-02", outlet="Gazette")
    early = illustrated("Ships left.", (original, None), (pack(draw_scene(2)), None), published="2020-05-20")
    (group,) = group_pictures([late, early])

    assert [appearance.document_id for appearance in group.appearances] == [early.document.id, late.document.id]
    assert group.appearances[0].distance == 0
    assert group.appearances[1].distance <= 8
    assert "2 documents show it, first 2020-05-20 in Courier 2020-05-20" in group.because
    assert group_pictures([early, late]) == (group,)


def test_logos_flat_pictures_and_different_scenes_are_left_out(illustrated: Illustrate) -> None:
    tiny, flat = pack(draw_scene(1, (100, 100))), pack(Image.new("RGB", (400, 300), "navy"))
    one = illustrated("Tanks came.", (tiny, None), (flat, None), (pack(draw_scene(3)), None))
    other = illustrated("Ships left.", (tiny, None), (flat, None), (pack(draw_scene(4)), None), outlet="Gazette")

    assert group_pictures([one, other]) == ()


def reports(illustrated: Illustrate, *shown: Shown) -> list[DocumentRecord]:
    outlets = ("Courier", "Gazette", "Herald")
    return [illustrated(text or JETS, (data, text), outlet=outlets[n]) for n, (data, text) in enumerate(shown)]


def roots_of(records: Sequence[DocumentRecord]) -> list[set[str]]:
    roots = picture_roots(records)
    return [{roots[claim.id].origin_id for claim in record.claims if claim.id in roots} for record in records]


def test_claims_that_rest_on_one_picture_have_one_origin(illustrated: Illustrate) -> None:
    original, copy = copies(1)
    records = reports(illustrated, (original, JETS), (copy, PLANES))
    first, second = roots_of(records)

    assert len(first) == 1
    assert first == second
    assert "one picture: 2 documents show it" in next(iter(picture_roots(records).values())).because


def test_claims_that_rest_on_two_pictures_have_no_origin_in_common(illustrated: Illustrate) -> None:
    assert roots_of(reports(illustrated, (pack(draw_scene(1)), JETS), (pack(draw_scene(2)), PLANES))) == [set(), set()]


def test_a_claim_in_the_text_beside_a_shared_picture_does_not_rest_on_it(illustrated: Illustrate) -> None:
    original, copy = copies(1)
    told = "Turkey sent 14 armoured vehicles to Libya, the Egyptian foreign ministry said on Tuesday."
    also = "Turkey delivered 12 armoured vehicles to Tripoli, the government said on Wednesday."
    one = illustrated(told, (original, None))
    other = illustrated(also, (copy, None), outlet="Gazette")

    assert one.claims
    assert other.claims
    assert picture_roots([one, other]) == {}
    assert len({origin.origin_id for origin in trace_documents([one.document, other.document])}) == 2


def test_what_one_outlet_shows_again_and_again_tells_nothing_of_origins(illustrated: Illustrate) -> None:
    original, copy = copies(1)
    days = ("2020-05-20", "2020-05-24", "2020-06-02", "2020-06-09")
    own = [illustrated(JETS, (original, JETS), published=day) for day in days]
    other = illustrated(PLANES, (copy, PLANES), outlet="Gazette")
    (group,) = group_pictures([*own, other])

    assert group.house_of == "Courier"
    assert "Courier shows it again and again" in group.because
    assert picture_roots([*own, other]) == {}
    assert picture_roots([*own[:3], other]) != {}


def test_a_picture_twice_in_one_document_gives_no_origin(illustrated: Illustrate) -> None:
    original, copy = copies(1)
    record = illustrated(f"{JETS}\n{PLANES}", (original, JETS), (copy, PLANES))
    (group,) = group_pictures([record])

    assert "one document shows it more than once" in group.because
    assert picture_roots([record]) == {}
