"""Pictures that documents carry: the file, its measures, what it says of itself, and the words that stand with it.

A picture shows nothing by itself here: what it is *said* to show are claims, what a person saw in it is `observed` of
an evidence item. What a file says of itself (`Exif`) anybody can change; it is kept as it is said.
"""

from dataclasses import dataclass, field
from typing import Final

from armsledger.model.document import Span
from armsledger.model.plain import LEFT_OUT

FORMS: Final = 8  # a picture turned by quarters, and each of these mirrored


@dataclass(frozen=True, slots=True)
class Credentials:
    """Content credentials (C2PA) that a picture carries: `state` is "whole", "broken" or "not looked at".

    Whole means that signature and picture belong together; whether the signer can be believed it does not say.
    `actions` are what was done to the picture as its makers say, in order; `problems` what did not hold.
    """

    state: str
    signed_by: str | None = None
    signed_at: str | None = None
    made_with: str | None = None
    title: str | None = None
    actions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line."""
        parts = [self.state, f"signed by {self.signed_by}" if self.signed_by else "", self.signed_at or ""]
        parts += [f"made with {self.made_with}" if self.made_with else "", *self.actions, *self.problems]
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Exif:
    """What a picture's file says of itself, word for word; None where it does not say it.

    `taken_at` is the clock of the camera, `gps` a position in degrees, minutes and seconds, `camera` maker and model,
    `software` what wrote the file last. `zone` is how far that clock is said to be from UTC, `gps_at` the time in UTC
    that came with the position.
    """

    taken_at: str | None = None
    gps: str | None = None
    camera: str | None = None
    software: str | None = None
    zone: str | None = field(default=None, metadata=LEFT_OUT)
    gps_at: str | None = field(default=None, metadata=LEFT_OUT)
    credentials: Credentials | None = field(default=None, metadata=LEFT_OUT)

    @property
    def is_empty(self) -> bool:
        """Whether the file says nothing of itself."""
        return not (self.taken_at or self.gps or self.camera or self.software or self.credentials)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A PDQ hash of what a picture looks like.

    `forms` are eight hashes of 256 bits in 64 hexadecimal digits: the picture as it stands, then turned and mirrored.
    `quality` runs from 0 (one colour) to 100; a picture of low quality is like too many others.
    """

    forms: tuple[str, ...]
    quality: int

    @property
    def pdq(self) -> str:
        """The hash of the picture as it stands."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of one document.

    `source` is its address as the page gives it, `sha256` the digest of its bytes, `width` and `height` are in pixels
    as the file has them. `caption` are the words of the document that stand under it, None where none do; `alt` is the
    page's alternative text, which a reader of the page does not see.
    """

    id: str
    document_id: str
    source: str
    sha256: str
    media_type: str
    width: int
    height: int
    fingerprint: Fingerprint
    exif: Exif
    caption: Span | None
    alt: str | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A picture of a group: `distance` is how many of 256 bits part it from the first, in the form that fits best."""

    picture_id: str
    document_id: str
    sha256: str
    distance: int


@dataclass(frozen=True, slots=True)
class PictureGroup:
    """Pictures that look the same, the first published first.

    `house_of` names the outlet that shows it in so many documents that it tells nothing of where these come from (a
    masthead, a portrait from the files); None for all others.
    """

    id: str
    appearances: tuple[Appearance, ...]
    house_of: str | None
    because: str

    def document_ids(self) -> tuple[str, ...]:
        """The documents that show it, sorted, each once."""
        return tuple(sorted({appearance.document_id for appearance in self.appearances}))


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A smaller copy of a picture, to be shown: a JPEG with a digest of its own.

    `width` and `height` are those of the copy, in pixels, the right way up.
    """

    data: bytes
    sha256: str
    width: int
    height: int
