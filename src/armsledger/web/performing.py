"""A decision taken from a form: done, told and gone back from; or refused, with everything that was typed kept."""

from collections.abc import Callable
from datetime import UTC, datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from armsledger.errors import ArmsledgerError
from armsledger.store.ledger import Ledger
from armsledger.web.opened import open_ledger
from armsledger.web.people import get_name
from armsledger.web.ways_back import find_way_back

Operation = Callable[[Ledger, str, datetime], str]
"""Takes the ledger, who decides and when; gives what was done in words."""


def try_form(request: HttpRequest, form: forms.Form, operation: Operation) -> str | None:
    """Do what a form asks and give what was done; None where the form now says why not."""
    if not form.is_valid():
        return None
    try:
        return operation(open_ledger(), get_name(request), datetime.now(UTC))
    except ArmsledgerError as error:
        form.add_error(None, str(error))
        return None


def perform(request: HttpRequest, title: str, form: forms.Form, operation: Operation) -> HttpResponse:
    """Do what a form asks, tell and go back; or show the form again with what was wrong and all that was typed."""
    done = try_form(request, form, operation)
    if done is None:
        return show_again(request, title, form)
    messages.success(request, done)
    return redirect(find_way_back(request))


def show_again(request: HttpRequest, title: str, form: forms.Form) -> HttpResponse:
    """The form on a page of its own."""
    context = {"title": title, "form": form, "next": find_way_back(request)}
    return render(request, "workbench/again.html", context, status=400)
