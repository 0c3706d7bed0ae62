"""A decision taken from a form: done, told and gone back from; or refused, with everything that was typed kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from armsledger.errors import ArmsledgerError, LedgerMissingError
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


def decide(request: HttpRequest, form: forms.Form, operation: Callable[..., Any], *arguments: Any) -> Any | None:
    """Do what a form asks in the name of who asks, now, with its comment, and give what came of it.

    None where the form cannot be taken: it says then what was wrong. Raises LedgerMissingError for what the ledger does
    not hold.
    """
    if not form.is_valid():
        return None
    try:
        return operation(*arguments, get_name(request), datetime.now(UTC), form.cleaned_data["comment"])
    except LedgerMissingError:
        raise
    except ArmsledgerError as error:
        form.add_error(None, str(error))
        return None


def today() -> date:
    """The day by which letters are due or not, in UTC."""
    return datetime.now(UTC).date()


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
