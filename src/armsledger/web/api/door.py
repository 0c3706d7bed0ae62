"""The door of the API: every request is held against the table of roles before any operation sees it.

A token is the only way in. The session of a page counts for nothing here, and a request that a page of another site
sent is refused even with a token.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from armsledger.web.api.addresses import PATH, is_under
from armsledger.web.api.bearer import set_bearer
from armsledger.web.api.parameters import find_unknown
from armsledger.web.api.problems import answer_problem, answer_unknown
from armsledger.web.people import Person
from armsledger.web.roles import API_LEAST_ROLES
from armsledger.web.sign_ins import may_send_token, note_failed_token
from armsledger.web.tokens import find_bearer

MOST_BODY_BYTES: Final = 65_536
_SCHEME: Final = "bearer "


def check_operation(request: HttpRequest, operation: str) -> HttpResponse | None:
    """Refuse what may not be, or let the request through, with its bearer, by giving None."""
    if not _is_from_here(request):
        way_out = "send it from a program, not from a page of another site"
        return answer_problem(403, "came from a page of another site", request.headers.get("Origin"), way_out)
    bearer = _find_bearer(request)
    if isinstance(bearer, HttpResponse):
        return bearer
    least = API_LEAST_ROLES.get(operation)
    if least is None:
        return answer_problem(403, "nobody may do this here", operation, "ask for what is listed at /api/")
    if not bearer.role.reaches(least):
        problem = f"takes the role of {least.value}; {bearer.name} is {bearer.role.value}"
        return answer_problem(403, problem, operation, "let somebody do it who may, or ask an admin for the role")
    set_bearer(request, bearer)
    return _refuse_shape(request, operation)


def explain(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A method that an address does not have is refused in JSON too."""
    if response.status_code != 405 or not is_under(request.path):
        return response
    allowed = response.headers["Allow"]
    return answer_problem(405, "is no method of this address", request.method, f"use {allowed}", {"Allow": allowed})


def _is_from_here(request: HttpRequest) -> bool:
    """A program sends no Origin; a page sends its own."""
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def _find_bearer(request: HttpRequest) -> Person | HttpResponse:
    sent = request.headers.get("Authorization", "")
    if not sent:
        return answer_unknown("no token was sent")
    address = request.META.get("REMOTE_ADDR", "")
    if not may_send_token(address):
        way_out = "try again in a quarter of an hour"
        return answer_problem(429, "too many tokens or passwords were wrong", None, way_out, {"Retry-After": "900"})
    bearer = find_bearer(sent[len(_SCHEME) :].strip()) if sent.lower().startswith(_SCHEME) else None
    if bearer is None:
        note_failed_token(address)
        return answer_unknown("the token is none that counts here, or is revoked")
    return bearer


def _refuse_shape(request: HttpRequest, operation: str) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BODY_BYTES:
        return answer_problem(413, f"is more than {MOST_BODY_BYTES} bytes", length, "send less at once")
    unknown = find_unknown(operation, request.GET)
    if unknown is not None:
        way_out = f"GET {PATH}openapi.json lists those of {operation}"
        return answer_problem(400, "is no parameter of this operation", unknown, way_out)
    return None
