"""Saved searches: a filter of claims under a person's name for it, what is new in it, and a feed that needs no session.

A claim is new in a search when it matches and has arrived in the ledger since the search was last looked at; when a
claim arrives is said in `ClaimFilter`. One that comes to match later, because its matter grew or somebody decided on
it, is in the search but is not new.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, transaction

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.filter_pairs import filter_pairs, parse_filter
from armsledger.store.ledger import Ledger
from armsledger.web.models import Account, SavedSearch
from armsledger.web.roles import LEAST_ROLES, Role

NAME_LENGTH: Final = 100
_TOKEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search; `seen` is the last arrival when it was last looked at, `feed_token` None without a feed."""

    number: int
    name: str
    wanted: ClaimFilter
    seen: int
    made_utc: datetime
    feed_token: str | None

    @property
    def fresh(self) -> ClaimFilter:
        """What is new in it."""
        return replace(self.wanted, arrived_after=self.seen)


def save_search(ledger: Ledger, person: str, name: str, wanted: ClaimFilter) -> Search:
    """Keep a filter under a name; nothing in it is new yet.

    Raises InputError for a name that is empty, too long or taken by this person, and for a query that cannot be
    looked for.
    """
    kept = replace(wanted, arrived_after=None)
    ledger.find_claims(kept, size=1, with_facets=False)
    row = SavedSearch(
        owner=person.casefold(),
        name=_checked(name),
        query=urlencode(filter_pairs(kept)),
        seen=ledger.last_arrival(),
        made_utc=datetime.now(UTC),
    )
    _write(row)
    return _search(row)


def list_searches(person: str) -> tuple[Search, ...]:
    """A person's searches, by name."""
    return tuple(map(_search, SavedSearch.objects.filter(owner=person.casefold()).order_by("name", "pk")))


def find_search(person: str, name: str) -> Search | None:
    """The search that a person calls so, or None."""
    row = SavedSearch.objects.filter(owner=person.casefold(), name=name.strip()).first()
    return _search(row) if row else None


def count_new(ledger: Ledger, search: Search) -> int:
    """How many claims are new in a search."""
    return ledger.find_claims(search.fresh, size=1, with_facets=False).total


def rename_search(person: str, number: int, name: str) -> None:
    """Call a search otherwise. Raises InputError as `save_search` does, LedgerMissingError for another person's."""
    row = _own(person, number)
    row.name = _checked(name)
    _write(row)


def delete_search(person: str, number: int) -> None:
    """Remove a search and its feed. Raises LedgerMissingError for one that is not the person's."""
    _own(person, number).delete()


def mark_seen(ledger: Ledger, person: str, number: int) -> Search:
    """Note that all there is has been looked at; give the search as it was before, which says what was new.

    Raises LedgerMissingError for one that is not the person's.
    """
    row = _own(person, number)
    before = _search(row)
    row.seen = ledger.last_arrival()
    row.save(update_fields=["seen"])
    return before


def open_feed(person: str, number: int) -> str:
    """Give a search a feed at an address that nobody can guess; one that it had leads nowhere from now on.

    Raises LedgerMissingError for one that is not the person's.
    """
    row = _own(person, number)
    row.feed_token = secrets.token_urlsafe(_TOKEN_BYTES)
    row.save(update_fields=["feed_token"])
    return row.feed_token


def close_feed(person: str, number: int) -> None:
    """Take the feed of a search away. Raises LedgerMissingError for one that is not the person's."""
    row = _own(person, number)
    row.feed_token = None
    row.save(update_fields=["feed_token"])


def find_feed(token: str, is_team: bool) -> Search | None:
    """The search whose feed has this token, or None. In a team its owner must still be let in to look at claims."""
    row = SavedSearch.objects.filter(feed_token=token).first()
    if row is None or (is_team and not _may_look(row.owner)):
        return None
    return _search(row)


def _may_look(owner: str) -> bool:
    account = Account.objects.filter(key=owner, is_active=True).first()
    return account is not None and Role(account.role).reaches(LEAST_ROLES["ledger"][0])


def _own(person: str, number: int) -> SavedSearch:
    row = SavedSearch.objects.filter(owner=person.casefold(), pk=number).first()
    if row is None:
        raise LedgerMissingError(str(number), "saved search of yours")
    return row


def _checked(name: str) -> str:
    name = name.strip()
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        raise InputError(
            name or "(empty)", "is no name for a search", f"give one line of at most {NAME_LENGTH} characters"
        )
    return name


def _write(row: SavedSearch) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise InputError(row.name, "is the name of a search of yours already", "choose another name") from error


def _search(row: SavedSearch) -> Search:
    wanted = parse_filter(parse_qsl(row.query, keep_blank_values=True))
    return Search(row.pk, row.name, wanted, row.seen, row.made_utc, row.feed_token)
