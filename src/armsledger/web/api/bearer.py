"""Whose token a request bears, once the door has let it through."""

from django.http import HttpRequest

from armsledger.model.decision import Decision, person_key
from armsledger.web.api.problems import RefusedError
from armsledger.web.people import Person
from armsledger.web.roles import UNDOES_OTHERS


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


def check_may_undo(request: HttpRequest, decision: Decision | None, decision_id: str) -> None:
    """Raise RefusedError for who asks to undo what somebody else decided, and does not have the role for it.

    `decision` is the one of that id, None where there is none: to say so is left to the operation.
    """
    bearer, name = find_bearer_of(request), get_bearer_name(request)
    by = decision.by if decision else name
    if person_key(by) != person_key(name) and not (bearer and bearer.role.reaches(UNDOES_OTHERS)):
        way_out = "say the opposite in your own name, or let a reviewer undo it"
        raise RefusedError(
            f"is the decision of {by}; to undo it takes the role of {UNDOES_OTHERS}", decision_id, way_out
        )
