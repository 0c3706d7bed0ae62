"""One picture under several reports: which pictures look the same, and which claims rest on one of them alone.

A picture that two articles share makes them no copies of each other; what both say that it shows has one origin. Logos
and other small or flat pictures are left out, and what an outlet prints over and over says nothing of origins.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.corroborate.tracing.groups import group
from armsledger.corroborate.tracing.hamming import find_near
from armsledger.model.claim import Claim
from armsledger.model.ids import make_id
from armsledger.model.picture import Appearance, Fingerprint, Picture, PictureGroup
from armsledger.model.record import DocumentRecord

# Measured on drawn scenes: at most 4 bits after shrinking, compressing and mirroring; other pictures from 104 up. A
# band of a twentieth of the height for a caption, or a crop of a twenty-fifth, is beyond it.
SAME_BITS: Final = 31
_SMALLEST: Final = 120  # pixels a side; below are icons, portraits beside a byline, marks of layout
_LEAST_QUALITY: Final = 50  # of 100; PDQ's authors leave out what is below
_HOUSE_DOCUMENTS: Final = 4  # of one outlet, which writes up one event thrice; what it shows more often is stock

Placed = tuple[Picture, DocumentRecord]


@dataclass(frozen=True, slots=True)
class PictureRoot:
    """The one origin of claims that rest on one picture alone, and why."""

    origin_id: str
    because: str


def group_pictures(records: Iterable[DocumentRecord]) -> tuple[PictureGroup, ...]:
    """Give the pictures that stand more than once, or look like another; the order of `records` is of no account.

    Pictures that are alike, directly or through others, are one group. Groups are sorted by their first picture.
    """
    placed = sorted(_iter_placed(records), key=_place)
    looks = list(dict.fromkeys(picture.fingerprint.forms for picture, _ in placed))
    near = find_near(looks, SAME_BITS)
    groups = group(len(looks), near, (), ())
    home = {looks[look]: number for number, alike in enumerate(groups) for look in alike}
    members: dict[int, list[Placed]] = defaultdict(list)
    for picture, record in placed:
        members[home[picture.fingerprint.forms]].append((picture, record))
    return tuple(_group(one) for one in members.values() if len(one) > 1)


def picture_roots(records: Sequence[DocumentRecord]) -> Mapping[str, PictureRoot]:
    """Give the claims that rest on a picture alone, where that picture stands under reports of several documents.

    A claim rests on a picture alone where every piece of evidence that is said to show it is that picture, held.
    """
    group_by_picture = {
        appearance.picture_id: alike
        for alike in group_pictures(records)
        if alike.house_of is None and len(alike.document_ids()) > 1
        for appearance in alike.appearances
    }
    roots: dict[str, PictureRoot] = {}
    for record in records:
        groups = {p.sha256: group_by_picture[p.id] for p in record.pictures if p.id in group_by_picture}
        for claim in record.claims:
            shown = _rests_on(claim, record, groups)
            if shown is not None:
                roots[claim.id] = PictureRoot(make_id("org", shown.id), shown.because)
    return roots


def distance(one: Picture, other: Picture) -> int:
    """In how many of 256 bits two pictures differ, in the form of one that fits the other best."""
    return bits_between(one.fingerprint, other.fingerprint)


def bits_between(one: Fingerprint, other: Fingerprint) -> int:
    """In how many of 256 bits two looks differ, in the form of one that fits the other best."""
    upright = int(other.pdq, 16)
    return min((int(form, 16) ^ upright).bit_count() for form in one.forms)


def is_telling(picture: Picture) -> bool:
    """Say whether a picture is large and varied enough for its likeness to another to mean anything."""
    return tells(picture.width, picture.height, picture.fingerprint)


def tells(width: int, height: int, look: Fingerprint) -> bool:
    """Say whether a look of this size, in pixels, tells one picture from others."""
    return min(width, height) >= _SMALLEST and look.quality >= _LEAST_QUALITY


def _iter_placed(records: Iterable[DocumentRecord]) -> Iterator[Placed]:
    for record in records:
        yield from ((picture, record) for picture in record.pictures if is_telling(picture))


def _place(placed: Placed) -> tuple[str, str, str]:
    picture, record = placed
    day = record.document.head.published.value
    return day.isoformat() if day else "9999", record.document.id, picture.id


def _group(members: Sequence[Placed]) -> PictureGroup:
    first, record = members[0]
    appearances = tuple(
        Appearance(picture.id, picture.document_id, picture.sha256, distance(picture, first)) for picture, _ in members
    )
    house = _house_of(members)
    because = _because(appearances, record)
    if house is not None:
        because += f"; {house} shows it again and again, so it tells nothing of where a report comes from"
    return PictureGroup(make_id("grp", first.id), appearances, house, because)


def _because(appearances: Sequence[Appearance], record: DocumentRecord) -> str:
    documents = len({appearance.document_id for appearance in appearances})
    farthest = max(appearance.distance for appearance in appearances)
    day = record.document.head.published.value
    where = "one document shows it more than once" if documents == 1 else f"{documents} documents show it"
    first = f"first {day.isoformat()}" if day else "none of them dated"
    same = len({appearance.sha256 for appearance in appearances}) == 1
    likeness = "the same file" if same else f"at most {farthest} of 256 bits of their looks differ"
    return f"one picture: {where}, {first} in {record.document.source}; {likeness}"


def _house_of(members: Sequence[Placed]) -> str | None:
    shown = {(record.document.head.outlet.value, record.document.id) for _, record in members}
    counts = Counter(outlet for outlet, _ in shown if outlet)
    most = sorted(outlet for outlet, count in counts.items() if count >= _HOUSE_DOCUMENTS)
    return most[0] if most else None


def _rests_on(claim: Claim, record: DocumentRecord, groups: Mapping[str, PictureGroup]) -> PictureGroup | None:
    shown = [item.sha256 for item in record.evidence if claim.id in item.claim_ids]
    own = [groups.get(sha256) if sha256 else None for sha256 in shown]
    return own[0] if own and all(group == own[0] for group in own) else None
