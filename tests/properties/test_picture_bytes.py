"""Whatever stands in a picture's file, it is read or refused with a reason."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing import draw_scene, pack

from armsledger.errors import UnreadableError
from armsledger.read.picture_file import read_picture_file

FILES = [pack(draw_scene(1, (64, 48)), kind) for kind in ("PNG", "JPEG", "WEBP", "TIFF", "GIF")]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(20, 20_000),
)
def test_damaged_bytes_are_read_or_refused(file: bytes, changes: list[tuple[int, int]], length: int) -> None:
    damaged = bytearray(file[:length])
    for place, value in changes:
        damaged[place % len(damaged)] = value
    problem = ""
    try:
        assert 0 <= read_picture_file(bytes(damaged), "plane.png").fingerprint.quality <= 100
    except UnreadableError as error:
        problem = str(error)
    assert not problem or problem.startswith("plane.png: ")
