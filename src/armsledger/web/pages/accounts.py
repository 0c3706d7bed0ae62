"""Who may sign in: accounts for an administrator, and one's own password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from armsledger.errors import ArmsledgerError
from armsledger.review.log import log_some
from armsledger.web import accounts
from armsledger.web.models import Account
from armsledger.web.opened import open_ledger
from armsledger.web.pager import Page, find_number
from armsledger.web.people import get_name, serving
from armsledger.web.refusals import refuse
from armsledger.web.roles import Role
from armsledger.web.sign_ins import begin_sign_in, succeed

_NAME_LENGTH = 150
_PASSWORD_LENGTH = 4096
_PAGE_SIZE = 30
_SHOWN = ("sign-ins", "changes", "decisions")


def _password_field(label: str, required: bool = True, **more: Any) -> forms.CharField:
    hidden = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=label, max_length=_PASSWORD_LENGTH, strip=False, required=required, widget=hidden, **more
    )


class NewAccountForm(forms.Form):
    """Name, role and password of a new account."""

    name = forms.CharField(max_length=_NAME_LENGTH, help_text="decisions will bear it")
    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])
    password = _password_field("Password", required=False, help_text="left empty, one is made and shown once")


class AccountForm(forms.Form):
    """What can be changed of an account."""

    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])
    is_open = forms.BooleanField(label="May sign in", required=False)
    password = _password_field("New password", required=False, help_text="left empty, it stays")
    make = forms.BooleanField(label="Make a new password and show it once", required=False)


class PasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = forms.CharField(label="Old password", max_length=_PASSWORD_LENGTH, strip=False, widget=forms.PasswordInput)
    new = _password_field("New password")
    again = _password_field("The new one again")

    def clean_again(self) -> str:
        """The new password, if both are the same."""
        if self.cleaned_data.get("new") != self.cleaned_data["again"]:
            raise forms.ValidationError("It is not the same as the new password.")
        return str(self.cleaned_data["again"])


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_admin(request: HttpRequest) -> HttpResponse:
    """List accounts, tries to sign in, changes and decisions; make an account."""
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    if form.is_bound and serving().team and form.is_valid():
        given = form.cleaned_data
        password = given["password"] or accounts.make_password()
        if _try(form, accounts.add_account, given["name"], Role(given["role"]), password, get_name(request)):
            return _done(request, f"{given['name']} may sign in as {given['role']}.", given["password"], password)
    shown = request.GET.get("show")
    shown = shown if shown in _SHOWN else _SHOWN[0]
    context = {
        "accounts": Account.objects.order_by("key"),
        "form": form,
        "shown": shown,
        "choices": _SHOWN,
        "page": _page(shown, request.GET.get("page")),
    }
    return render(request, "workbench/admin.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_account(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show an account; change its role or password, close it or open it again."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise Http404
    now = {"role": account.role, "is_open": account.is_active}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        password = given["password"] or (accounts.make_password() if given["make"] else None)
        changed = (account.name, Role(given["role"]), password, given["is_open"], get_name(request))
        if _try(form, accounts.change_account, *changed):
            return _done(request, f"{account.name} is changed and has to sign in again.", given["password"], password)
    return render(request, "workbench/account.html", {"account": account, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; who is signed in elsewhere has to sign in again."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    account = request.user
    if form.is_bound and isinstance(account, Account) and form.is_valid():
        attempt = begin_sign_in(account.key, request.META.get("REMOTE_ADDR", ""))
        if attempt is None:
            return refuse(request, 429, "The password was wrong too often; try again in a quarter of an hour.")
        if _try(form, accounts.change_own_password, account.name, form.cleaned_data["old"], form.cleaned_data["new"]):
            succeed(attempt)
            account.refresh_from_db()
            update_session_auth_hash(request, account)
            messages.success(request, "Your password is changed.")
            return redirect("password")
    return render(request, "workbench/password.html", {"form": form})


def _try(form: forms.Form, operation: Any, *arguments: Any) -> bool:
    try:
        operation(*arguments)
    except ArmsledgerError as error:
        form.add_error(None, str(error))
        return False
    return True


def _done(request: HttpRequest, said: str, typed: str, password: str | None) -> HttpResponse:
    """Back to the list; a password that was made stands on one page and is kept nowhere, not even for a redirect."""
    if typed or password is None:
        messages.success(request, said)
        return redirect("admin")
    answer = render(request, "workbench/password_made.html", {"said": said, "password": password})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(shown: str, asked: str | None) -> Page[Any]:
    number = find_number(asked)
    first = (number - 1) * _PAGE_SIZE
    total, found = _read(shown, first)
    return Page(found, number, max(1, -(-total // _PAGE_SIZE)), total)


def _read(shown: str, first: int) -> tuple[int, tuple[Any, ...]]:
    if shown == "decisions":
        ledger = open_ledger()
        decisions, total = ledger.page_decisions(start=first, size=_PAGE_SIZE)
        return total, log_some(ledger, decisions)
    return (accounts.read_changes if shown == "changes" else accounts.read_sign_ins)(first, _PAGE_SIZE)
