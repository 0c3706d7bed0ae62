"""One picture under several reports: voices that rest on it alone have one root."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from armsledger.corroborate.tracing.pictures import PictureRoot
from armsledger.model.origin import Origin


def share_pictures(origins: Sequence[Origin], roots: Mapping[str, PictureRoot]) -> tuple[Origin, ...]:
    """Give the origins of one matter, in their order, with one root for those that rest on one picture alone.

    `roots` are the claims that rest on a picture alone (`picture_roots`). An origin that also tells what the picture
    does not show keeps its root. Of several roots the one that sorts first is shared; where none can be told, none is.
    """
    resting: dict[str, list[int]] = defaultdict(list)
    for place, origin in enumerate(origins):
        pictures = {roots[claim_id].origin_id if claim_id in roots else None for claim_id in origin.claim_ids}
        if len(pictures) == 1 and (picture := pictures.pop()):
            resting[picture].append(place)
    found = list(origins)
    for places in resting.values():
        shared = min((root for place in places if (root := origins[place].root)), default=None)
        for place in places if len(places) > 1 else ():
            why = roots[origins[place].claim_ids[0]].because
            counts = "" if origins[place].root == shared else f"; counts with {shared}"
            found[place] = replace(found[place], root=shared, because=f"{found[place].because}{counts}; {why}")
    return tuple(found)
