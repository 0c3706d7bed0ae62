"""From one thing of the queue to the next: a page that was opened from the queue knows its place in it."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from armsledger.web.pager import find_number


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Where one goes once this is decided, without deciding, and back to the queue."""

    decided: str
    skipped: str
    back: str


def find_ways_on(request: HttpRequest, subject_id: str) -> WaysOn | None:
    """The ways on of a page; None where it was not opened from the queue."""
    if "queue" not in request.GET:
        return None
    place = find_number(request.GET.get("at"))
    queue = QueryDict(request.GET["queue"])
    return WaysOn(_go(queue, place, subject_id), _go(queue, place + 1, subject_id), _address(queue.copy()))


def place_in_queue(address: str, cut: QueryDict, place: int) -> str:
    """The address of a page with the queue's cut, and the place in it counted from 1."""
    query = QueryDict(mutable=True)
    query["queue"], query["at"] = cut.urlencode(), str(place)
    return f"{address}?{query.urlencode()}"


def _go(queue: QueryDict, place: int, subject_id: str) -> str:
    query = queue.copy()
    query["go"], query["after"] = str(place), subject_id
    return _address(query)


def _address(query: QueryDict) -> str:
    return f"{reverse('review')}?{query.urlencode()}"
