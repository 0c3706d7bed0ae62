"""Voices that rest on one picture alone are one root; what a voice tells beside it keeps it apart."""

from armsledger.corroborate.picture_origins import share_pictures
from armsledger.corroborate.tracing.pictures import PictureRoot
from armsledger.model.origin import Origin, OriginEdge, OriginKind

ROOTS = {f"clm-{n}": PictureRoot("org-picture", "one picture: 2 documents show it") for n in (1, 2, 4)}


def origin(number: int, root: str | None, *claims: str) -> Origin:
    edge = OriginEdge(f"doc-{number}", OriginKind.ORIGINAL, "a caption")
    return Origin(f"org-{number}", f"voice {number}", claims, (edge,), False, "a caption", root=root)


def test_two_voices_on_one_picture_are_one_root_and_it_is_said_why() -> None:
    first, second = share_pictures((origin(1, "FRA", "clm-1"), origin(2, "DEU", "clm-2")), ROOTS)

    assert (first.root, second.root) == ("DEU", "DEU")
    assert "counts with DEU; one picture" in first.because
    assert "one picture" in second.because


def test_a_voice_without_a_root_takes_the_pictures() -> None:
    first, second = share_pictures((origin(1, None, "clm-1"), origin(2, "DEU", "clm-2")), ROOTS)

    assert (first.root, second.root) == ("DEU", "DEU")


def test_a_voice_that_tells_more_than_the_picture_keeps_its_root() -> None:
    given = (origin(1, "FRA", "clm-1", "clm-3"), origin(2, "DEU", "clm-2"))

    assert share_pictures(given, ROOTS) == given


def test_a_picture_under_one_voice_changes_nothing() -> None:
    given = (origin(1, "FRA", "clm-1"), origin(2, "DEU", "clm-3"))

    assert share_pictures(given, ROOTS) == given
