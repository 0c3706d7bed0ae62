"""Pages that say no: what was wrong, and the way back."""

from typing import Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from armsledger.web.api.addresses import is_under
from armsledger.web.api.problems import answer_problem

_TITLES: Final = {
    400: "This cannot be done",
    403: "Not allowed",
    404: "Not here",
    405: "Not allowed",
    429: "Too many tries",
    500: "Something went wrong",
}


def refuse(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """A page with an HTTP status that gives the reason; in the API the same as JSON."""
    if is_under(request.path):
        return answer_problem(status, reason, None, "GET /api/openapi.json lists what there is")
    return render(
        request, "workbench/refusal.html", {"title": _TITLES[status], "reason": reason, "status": status}, status=status
    )


def refuse_missing(request: HttpRequest, reason: str) -> HttpResponse:
    """The page for what the ledger does not hold."""
    return refuse(request, 404, reason)


def refuse_forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from a page of ours, or from one that is too old."""
    return refuse(request, 403, f"The form did not come from a page of this workbench: load the page again. {reason}")


def handle_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's page for a bad request."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return refuse(request, 400, f"These are more than {most} files: send them in several goes.")
    if isinstance(exception, TooManyFieldsSent | RequestDataTooBig):
        return refuse(request, 400, "The form holds more than can be taken: send it in several goes.")
    return refuse(request, 400, "The request cannot be understood.")


def handle_403(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Django's page for a refusal."""
    return refuse(request, 403, "This is not for you.")


def handle_404(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Django's page for an address that leads nowhere."""
    return refuse(request, 404, "No page has this address.")


def handle_500(request: HttpRequest) -> HttpResponse:
    """Django's page for an error that nobody expected; says nothing of the machine."""
    return refuse(request, 500, "The error is in the server's log; what was appended before is kept.")
