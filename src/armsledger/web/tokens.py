"""Tokens: what a person's programs send to the API in place of a password; made and revoked by the person.

A token is 256 random bits and is shown once; its SHA-256 is kept. In a team it is of an account and does what the
account's role reaches, now, not when it was made. In one's own workbench it is of the owner by name: without one the
API refuses everybody, as any page in the owner's browser could post to this machine.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from armsledger.errors import InputError
from armsledger.web.models import Account, ApiToken
from armsledger.web.people import Person, serving
from armsledger.web.roles import Role

_PREFIX: Final = "armsledger_"  # so that a token that got out is known for what it is
_BYTES: Final = 32
_USE_NOTED_EVERY: Final = timedelta(minutes=1)  # reading with a token should not write each time
MOST_TOKENS: Final = 50  # of one person, that are not revoked
MOST_CHARACTERS: Final = 150


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in a list; the token itself is known to nobody but who was shown it."""

    number: int
    label: str
    made_utc: datetime
    used_utc: datetime | None
    revoked_utc: datetime | None


def make_token(name: str, label: str) -> str:
    """Make a token for whoever has the account of that name, or where there are no accounts for the owner.

    It is given this once. Raises InputError for a name without an account where there are accounts, for one that is
    closed, for a missing name or label, and for a person who has too many.
    """
    account = Account.objects.filter(key=name.casefold()).first()
    if account is None and Account.objects.exists():
        raise InputError(name or "(empty)", "has no account", "make one with: armsledger accounts add")
    if account is not None and not account.is_active:
        raise InputError(name, "has an account that is closed", "open it with: armsledger accounts change NAME --open")
    return _make(name, label, account)


def make_own_token(name: str, label: str) -> str:
    """The same for who asks on a page: in a team for her account, in one's own workbench for its owner."""
    return _make(name, label, Account.objects.get(key=name.casefold()) if serving().team else None)


def list_tokens(name: str) -> tuple[TokenLine, ...]:
    """The tokens of a person, the last made first, those revoked too."""
    rows = _tokens_of(name).order_by("-pk")
    return tuple(TokenLine(row.pk, row.label, row.made_utc, row.used_utc, row.revoked_utc) for row in rows)


def revoke_token(name: str, number: int) -> None:
    """Let a token of a person reach nothing any more. Raises InputError for one that she does not have."""
    row = _tokens_of(name).filter(pk=number, revoked_utc=None).first()
    if row is None:
        way_out = "see the list of tokens: armsledger accounts tokens NAME"
        raise InputError(str(number), f"is no token of {name} that is in use", way_out)
    row.revoked_utc = datetime.now(UTC)
    row.save(update_fields=["revoked_utc"])


def find_bearer(token: str) -> Person | None:
    """Who sent a token, with the role that she has now; None for what is no token, is revoked, or does not count here.

    A token of an account counts in a team, a token of an owner in her own workbench.
    """
    row = ApiToken.objects.filter(digest=_digest(token), revoked_utc=None).select_related("account").first()
    if row is None or (row.account is not None) is not serving().team:
        return None
    if row.account is not None and not row.account.is_active:
        return None
    _note_use(row)
    return Person(row.account.name, Role(row.account.role)) if row.account else Person(row.name, Role.ADMIN)


def _make(name: str, label: str, account: Account | None) -> str:
    _check_words(name, "name")
    _check_words(label, "label")
    if _tokens_of(name).filter(revoked_utc=None).count() >= MOST_TOKENS:
        raise InputError(name, f"has {MOST_TOKENS} tokens", "revoke those that are not used")
    token = _PREFIX + secrets.token_urlsafe(_BYTES)
    bears = account.name if account else name
    ApiToken.objects.create(account=account, name=bears, label=label, digest=_digest(token), made_utc=datetime.now(UTC))
    return token


def _check_words(given: str, noun: str) -> None:
    if not given.strip() or len(given) > MOST_CHARACTERS:
        raise InputError(given or "(empty)", f"is no {noun}", f"give one of 1 to {MOST_CHARACTERS} characters")


def _tokens_of(name: str) -> "QuerySet[ApiToken]":
    return ApiToken.objects.filter(Q(account__key=name.casefold()) | Q(account=None, name=name))


def _note_use(row: ApiToken) -> None:
    now = datetime.now(UTC)
    if row.used_utc is None or now - row.used_utc >= _USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=row.pk).update(used_utc=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
