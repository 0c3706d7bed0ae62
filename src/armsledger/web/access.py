"""The door: every request is held against `roles` before any page sees it, whatever the page itself does."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from armsledger.errors import ArmsledgerError, LedgerMissingError
from armsledger.web.api.addresses import find_operation
from armsledger.web.api.door import check_operation, explain
from armsledger.web.people import Person, find_person, serving
from armsledger.web.refusals import refuse, refuse_missing
from armsledger.web.roles import OPEN_ROUTES, find_least_role
from armsledger.web.ways_back import find_way_back

Answer = Callable[[HttpRequest], HttpResponseBase]


class AccessMiddleware:
    """Refuses what the person's role does not reach, and turns our errors into pages that say what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return explain(request, self.get_response(request))

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        """Let a request through by giving None."""
        match = request.resolver_match
        route = match.view_name if match else ""
        if route in OPEN_ROUTES:
            return None
        operation = find_operation(route)
        if operation is not None:
            return check_operation(request, operation)
        least = find_least_role(route, request.method or "")
        person = find_person(request)
        if person is None:
            return _ask(request, "login")
        if least is None:
            return refuse(request, 403, "Nobody may do this here.")
        if person.role.reaches(least):
            return None
        return _refuse_person(request, person, least.value)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for an error of ours; anything else is left to Django."""
        if isinstance(error, LedgerMissingError):
            return refuse_missing(request, str(error))
        if isinstance(error, ArmsledgerError):
            return refuse(request, 400, str(error))
        return None


def _refuse_person(request: HttpRequest, person: Person, least: str) -> HttpResponse:
    if person.name is None and not serving().team:
        return _ask(request, "who")
    return refuse(request, 403, f"This takes the role of {least}; {person.name} is {person.role.value}.")


def _ask(request: HttpRequest, route: str) -> HttpResponse:
    """Send a person to say who they are, and back; what was posted is not sent again."""
    back = request.get_full_path() if request.method == "GET" else find_way_back(request)
    address = f"{reverse(route)}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return redirect(address)
