"""Who asks: the person that a page is made for and that a decision will bear the name of."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from armsledger.web.models import Account
from armsledger.web.roles import Role
from armsledger.web.serving import Serving

NAME_IN_SESSION: Final = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a role; `name` is None in one's own workbench until it has been said."""

    name: str | None
    role: Role


def serving() -> Serving:
    """How this workbench is served."""
    value = getattr(settings, "ARMSLEDGER_SERVING", None)
    assert isinstance(value, Serving)
    return value


def find_person(request: HttpRequest) -> Person | None:
    """Who asks: in a team whoever is signed in, or None; in one's own workbench always its owner.

    An owner who has not said a name may look at everything and change nothing. A request that was refused before its
    session was read (a wrong host) comes from nobody that is known.
    """
    if serving().team:
        user = getattr(request, "user", None)
        return Person(user.name, Role(user.role)) if isinstance(user, Account) and user.is_active else None
    session = getattr(request, "session", {})
    name = session.get(NAME_IN_SESSION)
    return Person(name, Role.ADMIN) if name else Person(None, Role.VIEWER)


def get_name(request: HttpRequest) -> str:
    """The name that a decision made by this request bears; `access` has made sure that there is one."""
    person = find_person(request)
    assert person is not None
    assert person.name is not None
    return person.name
