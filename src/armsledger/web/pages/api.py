"""What the HTTP API can do, for people and for programs."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armsledger.web.api.document import document_text, list_operations


@require_safe
def show_api(request: HttpRequest) -> HttpResponse:
    """Show the operations with their parameters."""
    nouns = [(noun, tuple(found)) for noun, found in groupby(list_operations(), key=lambda one: one.noun)]
    return render(request, "workbench/api.html", {"nouns": nouns})


@require_safe
def give_document(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Give the OpenAPI document; it says nothing of the ledger, so that a program may read it before it has a token."""
    return HttpResponse(document_text(), content_type="application/json; charset=utf-8")
