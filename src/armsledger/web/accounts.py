"""Accounts of a team's workbench: made, listed, changed and closed; every change is kept with who made it.

Nobody takes the last open account of an administrator away: then nobody could let people in any more.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from armsledger.errors import InputError
from armsledger.store.migrate import writing
from armsledger.web.models import Account, AccountChange, SignIn
from armsledger.web.roles import Role

MACHINE: Final = "whoever keeps this machine"
_LONGEST: Final = 150
_PASSWORD_BYTES: Final = 15


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of the log: when, by whom, whose account, and what."""

    at_utc: datetime
    by: str
    account: str
    what: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One try to sign in."""

    at_utc: datetime
    name: str
    address: str
    succeeded: bool


def add_account(name: str, role: Role, password: str, by: str = MACHINE) -> None:
    """Make an account. Raises InputError for a name that is taken or empty, or a password that is too weak."""
    if not name.strip() or len(name) > _LONGEST:
        raise InputError(name[:40] or "(empty)", "is no name", f"give the name that decisions will bear, to {_LONGEST}")
    with writing("default"):
        if Account.objects.filter(key=name.casefold()).exists():
            raise InputError(name, "has an account", "choose another name, or change its role with: accounts change")
        account = Account(key=name.casefold(), name=name, role=role.value)
        _set_password(account, password)
        account.save()
        _note(by, name, f"made, as {role}")


def change_account(name: str, role: Role | None, password: str | None, is_open: bool | None, by: str = MACHINE) -> None:
    """Change what is given of an account; whatever is changed ends its sessions.

    Raises InputError for no account, a weak password, a change that changes nothing, and for one that would leave no
    open account of an administrator.
    """
    with writing("default"):
        account = _get(name)
        changes = []
        if role is not None and role.value != account.role:
            changes.append(f"role changed from {account.role} to {role}")
        if is_open is not None and is_open != account.is_active:
            changes.append("opened again" if is_open else "closed")
        if password is not None:
            changes.append("given another password")
            _set_password(account, password)
        if not changes:
            raise InputError(name, "is as it would become", "give another role, a password, or close or open it")
        _check_last_admin(account, role, is_open)
        account.role = role.value if role is not None else account.role
        account.is_active = account.is_active if is_open is None else is_open
        account.end_sessions()
        account.save()
        for what in changes:
            _note(by, account.name, what)


def change_own_password(name: str, old: str, new: str) -> None:
    """Give one's own account another password; all its sessions end. Raises InputError where the old one is wrong."""
    with writing("default"):
        account = _get(name)
        if not account.check_password(old):
            raise InputError("the old password", "is not that of this account", "type it again, or ask for a new one")
        _set_password(account, new)
        account.end_sessions()
        account.save()
        _note(account.name, account.name, "changed their own password")


def make_password() -> str:
    """A password that nobody guesses, to be told once."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)


def list_accounts() -> tuple[tuple[str, Role, bool], ...]:
    """Name, role, and whether it is open, of every account, by name."""
    rows = Account.objects.order_by("key").values_list("name", "role", "is_active")
    return tuple((name, Role(role), is_active) for name, role, is_active in rows)


def read_changes(first: int = 0, size: int = 50) -> tuple[int, tuple[Changed, ...]]:
    """How many changes there were, and some of them from `first` (0-based) on, the last made first."""
    rows = AccountChange.objects.order_by("-pk").values_list("at_utc", "by", "account", "what")
    return rows.count(), tuple(Changed(*row) for row in rows[first : first + size])


def read_sign_ins(first: int = 0, size: int = 50) -> tuple[int, tuple[Tried, ...]]:
    """How many tries to sign in there were, and some of them from `first` (0-based) on, the last made first."""
    rows = SignIn.objects.order_by("-pk").values_list("at_utc", "key", "address", "succeeded")
    return rows.count(), tuple(Tried(*row) for row in rows[first : first + size])


def _get(name: str) -> Account:
    account = Account.objects.filter(key=name.casefold()).first()
    if account is None:
        raise InputError(name, "has no account", "make one with: armsledger accounts add")
    return account


def _check_last_admin(account: Account, role: Role | None, is_open: bool | None) -> None:
    stays = (role is None or role is Role.ADMIN) and is_open is not False
    if account.role != Role.ADMIN.value or not account.is_active or stays:
        return
    others = Account.objects.filter(role=Role.ADMIN.value, is_active=True).exclude(pk=account.pk)
    if not others.exists():
        raise InputError(account.name, "is the last administrator", "make somebody else an admin first")


def _note(by: str, account: str, what: str) -> None:
    AccountChange.objects.create(at_utc=datetime.now(UTC), by=by[:_LONGEST], account=account, what=what)


def _set_password(account: Account, password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InputError("the password", f"is too weak ({' '.join(error.messages)})", "choose another") from error
    account.set_password(password)
