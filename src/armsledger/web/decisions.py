"""Forms by which people decide: each asks why, and says what was wrong without losing what was typed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from armsledger.errors import ArmsledgerError, LedgerMissingError
from armsledger.web.people import get_name

_COMMENT_LENGTH = 2000


class WhyForm(forms.Form):
    """The comment that every decision needs."""

    comment = forms.CharField(max_length=_COMMENT_LENGTH, label="Why")


def today() -> date:
    """The day by which letters are due or not, in UTC."""
    return datetime.now(UTC).date()


def decide(request: HttpRequest, form: forms.Form, operation: Callable[..., Any], *arguments: Any) -> Any | None:
    """Do what a form asks for in the name of who asks, now, with its comment; None where the form cannot be taken.

    What was wrong stands in the form then. Raises LedgerMissingError for what the ledger does not hold.
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
