"""Saying who one is: a name in one's own workbench, a name and a password in a team's."""

from typing import Final

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from armsledger.web.models import Account
from armsledger.web.people import NAME_IN_SESSION, serving
from armsledger.web.refusals import refuse
from armsledger.web.sign_ins import begin_sign_in, succeed
from armsledger.web.ways_back import find_way_back

_NAME_LENGTH: Final = 150
_YEAR_SECONDS: Final = 365 * 24 * 3600


class NameForm(forms.Form):
    """The name that decisions will bear."""

    name = forms.CharField(max_length=_NAME_LENGTH, label="Your name")


class SignInForm(forms.Form):
    """Name and password of an account."""

    name = forms.CharField(max_length=_NAME_LENGTH, label="Name")
    password = forms.CharField(max_length=4096, label="Password", strip=False, widget=forms.PasswordInput)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_name(request: HttpRequest) -> HttpResponse:
    """Ask for a name once and keep it; in a team there is nothing to ask, one signs in."""
    if serving().team:
        raise Http404
    form = NameForm(request.POST or None, initial={"name": request.session.get(NAME_IN_SESSION)})
    if request.method == "POST" and form.is_valid():
        request.session[NAME_IN_SESSION] = form.cleaned_data["name"]
        request.session.set_expiry(_YEAR_SECONDS)
        return redirect(find_way_back(request))
    return render(request, "workbench/who.html", {"form": form, "next": find_way_back(request)})


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an account; who fails too often has to wait."""
    if not serving().team:
        raise Http404
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        attempt = begin_sign_in(name.casefold(), request.META.get("REMOTE_ADDR", ""))
        if attempt is None:
            return refuse(request, 429, "Signing in failed too often; try again in a quarter of an hour.")
        account = authenticate(request, username=name.casefold(), password=password)
        if isinstance(account, Account):
            succeed(attempt)
            login(request, account)
            return redirect(find_way_back(request))
        form.add_error(None, "No account has this name and password.")
    return render(request, "workbench/login.html", {"form": form, "next": find_way_back(request)})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget who asks."""
    logout(request)
    return redirect("login" if serving().team else "front")
