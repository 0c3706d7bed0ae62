"""Whose token a request bears, once the door has let it through."""

from django.http import HttpRequest

from armsledger.web.people import Person


def set_bearer(request: HttpRequest, bearer: Person) -> None:
    """Keep who asks with the request."""
    request.bearer = bearer  # type: ignore[attr-defined]  # as Django's own middleware keeps `user`


def find_bearer_of(request: HttpRequest) -> Person | None:
    """Who asks, as the door found it; None where the door was not passed."""
    return getattr(request, "bearer", None)


def get_bearer_name(request: HttpRequest) -> str:
    """The name that a decision made by this request bears; nobody passes the door without one."""
    bearer = find_bearer_of(request)
    assert bearer is not None
    assert bearer.name is not None
    return bearer.name
