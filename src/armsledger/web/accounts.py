"""Accounts of a team's workbench: made, listed, changed and closed by whoever holds the machine."""

from armsledger.errors import InputError
from armsledger.web.models import Account
from armsledger.web.roles import Role


def add_account(name: str, role: Role, password: str) -> None:
    """Make an account. Raises InputError for a name that is taken or empty, or a password that is too weak."""
    if not name.strip():
        raise InputError("(empty)", "is no name", "give the name that decisions will bear")
    if Account.objects.filter(key=name.casefold()).exists():
        raise InputError(name, "has an account", "choose another name, or change its role with: accounts change")
    account = Account(key=name.casefold(), name=name, role=role.value)
    _set_password(account, password)
    account.save()


def change_account(name: str, role: Role | None, password: str | None, is_open: bool | None) -> None:
    """Change what is given of an account; a new password ends all its sessions. Raises InputError for no account."""
    account = Account.objects.filter(key=name.casefold()).first()
    if account is None:
        raise InputError(name, "has no account", "make one with: armsledger accounts add")
    if role is not None:
        account.role = role.value
    if is_open is not None:
        account.is_active = is_open
    if password is not None:
        _set_password(account, password)
    account.save()


def list_accounts() -> tuple[tuple[str, Role, bool], ...]:
    """Name, role, and whether it is open, of every account, by name."""
    rows = Account.objects.order_by("key").values_list("name", "role", "is_active")
    return tuple((name, Role(role), is_active) for name, role, is_active in rows)


def _set_password(account: Account, password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InputError("the password", f"is too weak ({' '.join(error.messages)})", "choose another") from error
    account.set_password(password)
