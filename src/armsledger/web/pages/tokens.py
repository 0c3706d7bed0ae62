"""A person's tokens for the HTTP API: made, shown once, listed and revoked by the person."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from armsledger.errors import InputError
from armsledger.web.people import find_person
from armsledger.web.tokens import MOST_CHARACTERS, list_tokens, make_own_token, revoke_token


class TokenForm(forms.Form):
    """What a token is for."""

    label = forms.CharField(max_length=MOST_CHARACTERS, label="What it is for")


class RevokeForm(forms.Form):
    """The number of a token."""

    revoke = forms.IntegerField(min_value=1)


@require_http_methods(["GET", "HEAD", "POST"])
def show_tokens(request: HttpRequest) -> HttpResponse:
    """Show the tokens of who asks, or make or revoke one."""
    person = find_person(request)
    name = person.name if person else None
    if request.method != "POST":
        return _show(request, name, TokenForm())
    if name is None:
        return redirect(f"{reverse('who')}?{urlencode({'next': reverse('tokens')})}")
    if "revoke" in request.POST:
        return _revoke(request, name)
    return _make(request, name)


def _make(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the token itself, without a redirect: kept for another page it would be kept in readable form."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _show(request, name, form)
    try:
        token = make_own_token(name, form.cleaned_data["label"])
    except InputError as error:
        form.add_error(None, str(error))
        return _show(request, name, form)
    return _show(request, name, TokenForm(), token)


def _revoke(request: HttpRequest, name: str) -> HttpResponse:
    form = RevokeForm(request.POST)
    if not form.is_valid():
        raise InputError(request.POST.get("revoke", ""), "is no number of a token", "load the page again")
    revoke_token(name, form.cleaned_data["revoke"])
    messages.success(request, "The token is revoked; what sends it is refused from now on.")
    return redirect("tokens")


def _show(request: HttpRequest, name: str | None, form: TokenForm, token: str | None = None) -> HttpResponse:
    lines = list_tokens(name) if name else ()
    return render(request, "workbench/tokens.html", {"name": name, "form": form, "token": token, "tokens": lines})
