"""Errors of the API: always what was wrong, with which value, and the way out.

400 says that a request does not fit the document of the API, 422 that it does and that the ledger, its tables or the
rules of review cannot take it.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from armsledger.errors import (
    ArmsledgerError,
    InputError,
    LedgerConflictError,
    LedgerMissingError,
    LedgerWriteError,
)

_TRY_LATER: Final = "try again in a moment"
_SEE: Final = "GET /api/openapi.json says what is taken"


class Problem(Schema):
    """Why a request was refused; nothing was changed by it."""

    problem: str = Field(description="What was wrong.")
    value: str | None = Field(description="The value that was wrong, if there is one.")
    way_out: str = Field(description="What to do next.")


class RefusedError(Exception):
    """What a role does not reach, seen only by the operation itself: it hangs on whose decision is meant."""

    def __init__(self, problem: str, value: str, way_out: str) -> None:
        self.problem, self.value, self.way_out = problem, value, way_out
        super().__init__(f"{value}: {problem}; {way_out}")


def answer_problem(
    status: int, problem: str, value: str | None, way_out: str, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """A refusal as JSON."""
    content = json.dumps({"problem": problem, "value": value, "way_out": way_out})
    return HttpResponse(
        content, status=status, content_type="application/json; charset=utf-8", headers=dict(headers or {})
    )


def add_handlers(api: NinjaAPI) -> None:
    """Let every error that is raised on purpose become a problem; anything else is the server's."""
    handlers: dict[type[Exception], Any] = {
        ArmsledgerError: _ours,
        RefusedError: _refused,
        ValidationError: _invalid,
        AuthenticationError: _unknown,
        HttpError: _unreadable,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _ours(request: HttpRequest, error: ArmsledgerError) -> HttpResponse:
    if isinstance(error, InputError):
        return answer_problem(422, error.problem, error.given, error.way_out)
    if isinstance(error, LedgerMissingError):
        way_out = "check the id, or ask the workbench whose ledger holds it"
        return answer_problem(404, f"is no {error.noun} of this ledger", error.wanted_id, way_out)
    problem, _, way_out = str(error).partition("; ")
    if isinstance(error, LedgerConflictError):
        return answer_problem(409, problem, error.given_id, way_out)
    if isinstance(error, LedgerWriteError):
        return answer_problem(503, problem, None, _TRY_LATER)
    return answer_problem(422, problem, None, way_out or _SEE)


def _refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
    return answer_problem(403, error.problem, error.value, error.way_out)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first thing that does not fit; its place is what the caller named, without our own wrapping."""
    first = error.errors[0]
    place = ".".join(str(part) for part in _place(first))
    value = first.get("input")
    shown = None if first["type"] == "missing" else _short(value)
    return answer_problem(400, f"{place}: {first['msg']}" if place else str(first["msg"]), shown, _SEE)


def _place(error: Mapping[str, Any]) -> tuple[Any, ...]:
    """`("body", "words", "comment")`: the parameter of ours in the middle is nothing that the caller knows."""
    source, *rest = error["loc"]
    return tuple(rest[1:]) if source == "body" and len(rest) > 1 else tuple(rest)


def _short(value: Any, most: int = 200) -> str:
    words = value if isinstance(value, str) else json.dumps(value, default=str)
    return words if len(words) <= most else words[: most - 1] + "…"


def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return answer_unknown("no token was sent")


def answer_unknown(problem: str) -> HttpResponse:
    """The refusal of who has not shown who they are."""
    way_out = "send Authorization: Bearer TOKEN; make one at /tokens/ or with: armsledger accounts token NAME"
    return answer_problem(401, problem, None, way_out, {"WWW-Authenticate": 'Bearer realm="armsledger"'})


def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer_problem(error.status_code, str(error), None, f"send one JSON object in UTF-8; {_SEE}")
