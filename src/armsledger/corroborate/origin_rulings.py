"""Rulings that two documents rest on one origin, or that one translates the other: what they carry has one root."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from armsledger.model.origin import Origin
from armsledger.model.ruling import Standing, documents_of_one_origin


def share_roots(origins: Sequence[Origin], rulings: Iterable[Standing]) -> tuple[Origin, ...]:
    """Give the origins of one matter, in their order, with one root for those whose documents people say are one.

    Of two roots the one that sorts first is shared; an origin whose root nobody could tell takes the other's. That two
    documents rest on two origins changes nothing here: what makes voices independent is who they are.
    """
    found = list(origins)
    for standing in sorted(rulings, key=lambda one: one.decision_id):
        documents = set(documents_of_one_origin(standing.ruling) or ())
        if not documents:
            continue
        carrying = [place for place, origin in enumerate(found) if documents & set(origin.document_ids)]
        if documents <= {one for place in carrying for one in found[place].document_ids}:
            _share(found, carrying, standing)
    return tuple(found)


def _share(found: list[Origin], carrying: Sequence[int], standing: Standing) -> None:
    for denies in (False, True):
        places = [place for place in carrying if found[place].denies is denies]
        shared = min((root for place in places if (root := found[place].root)), default=None)
        for place in places:
            if found[place].root != shared:
                because = f"{found[place].because}; counts with {shared}: one origin, says {standing.because}"
                found[place] = replace(found[place], root=shared, because=because)
