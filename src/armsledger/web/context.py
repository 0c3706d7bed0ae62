"""The frame around every page: who looks, where they can go, how it looks."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from armsledger import __version__
from armsledger.web.people import Person, find_person, serving
from armsledger.web.roles import LEAST_ROLES, Role

THEMES: Final = ("auto", "light", "dark")
THEME_COOKIE: Final = "theme"

# Route, what it is called, and the key that leads there after "g". Only what has a route and is allowed is shown.
NAVIGATION: Final = (
    ("sources", "Sources", "s"),
    ("review", "Review", "r"),
    ("ledger", "Ledger", "l"),
    ("matters", "Matters", "m"),
    ("entities", "Entities", "n"),
    ("evidence", "Evidence", "e"),
    ("measures", "Measures", "w"),
    ("indicators", "Indicators", "i"),
    ("cases", "Case", "c"),
    ("admin", "Admin", "a"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    label: str
    address: str
    key: str
    is_here: bool


def add_frame(request: HttpRequest) -> dict[str, Any]:
    """What `base.html` needs, for every page."""
    person = find_person(request)
    return {
        "person": person,
        "is_team": serving().team,
        "navigation": _places(request, person),
        "search_address": _find_address("search"),
        "theme": find_theme(request),
        "themes": THEMES,
        "here": request.get_full_path(),
        "software": f"armsledger {__version__}",
    }


def find_theme(request: HttpRequest) -> str:
    """The look that the person chose; "auto" follows the browser's."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def _places(request: HttpRequest, person: Person | None) -> tuple[Place, ...]:
    if person is None:
        return ()
    entries = ((route, label, key, _find_address(route)) for route, label, key in NAVIGATION)
    return tuple(
        Place(label, address, key, request.path.startswith(address))
        for route, label, key, address in entries
        if address and _may_look(person, route)
    )


def _may_look(person: Person, route: str) -> bool:
    look, _ = LEAST_ROLES.get(route, (Role.ADMIN, None))
    return person.role.reaches(look)


def _find_address(route: str) -> str | None:
    try:
        return reverse(route)
    except NoReverseMatch:
        return None
