"""Every route × every role, in one's own workbench and in a team's."""

from itertools import product

import pytest
from django.urls import URLPattern, URLResolver, reverse

from armsledger.errors import InputError
from armsledger.web.roles import LEAST_ROLES, OPEN_ROUTES, Role, parse_role
from armsledger.web.urls import urlpatterns

ROLES = [role.value for role in Role]
NOBODY = "nobody"
# Route → the roles that may look, or may change something. Written by hand: what the code says must be this.
EVERYBODY = set(ROLES)
MAY_LOOK = {
    "front": EVERYBODY,
    "sources": EVERYBODY,
    "document": EVERYBODY,
    "matters": EVERYBODY,
    "matter": EVERYBODY,
    "measures": EVERYBODY,
    "indicators": EVERYBODY,
    "tokens": EVERYBODY,
    "api": EVERYBODY,
}
MAY_CHANGE = {"logout": EVERYBODY, "tokens": EVERYBODY}
OPEN = {"login", "who", "theme", "api_document"}


def routes() -> list[str]:
    """The pages; operations of the API have a table of their own (test_api_roles)."""
    pages = [pattern for pattern in urlpatterns if not isinstance(pattern, URLResolver)]
    assert len(urlpatterns) - len(pages) == 1
    assert all(isinstance(pattern, URLPattern) for pattern in pages)
    return [pattern.name or "" for pattern in pages]


def address(route: str, sample) -> str:
    given = {"document": [sample.document_id], "matter": [sample.contested_id]}
    return reverse(route, args=given.get(route, []))


def test_every_route_is_listed_once_and_says_who_may() -> None:
    assert sorted(routes()) == sorted({*LEAST_ROLES, *OPEN_ROUTES})
    assert sorted(routes()) == sorted({*MAY_LOOK, *MAY_CHANGE, *OPEN})


def _may(route: str, role: str, method: str) -> bool:
    return role in (MAY_LOOK if method == "get" else MAY_CHANGE).get(route, set())


def test_in_a_team_each_role_gets_what_it_may_and_nothing_else(team, sign_in, visitor) -> None:
    wrong = []
    clients = {role: sign_in(role) for role in ROLES} | {NOBODY: visitor}
    closed = [route for route in routes() if route not in OPEN and route != "logout"]
    for route, role, method in product(closed, clients, ("get", "post", "put", "delete")):
        status = getattr(clients[role], method)(address(route, team)).status_code
        expected = 200 if _may(route, role, method) else 302 if role == NOBODY else 403
        if route == "tokens" and expected == 200 and method in ("put", "delete"):
            expected = 405
        if status != expected:
            wrong.append((route, role, method, status))

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_signed_in_may_sign_out(sign_in, role: str) -> None:
    client = sign_in(role)

    assert client.get("/logout/").status_code in (403, 405)
    assert client.post("/logout/").headers["Location"] == "/login/"
    assert client.get("/").headers["Location"].startswith("/login/")


def test_in_a_team_nobody_sees_anything_before_signing_in(team, visitor) -> None:
    for route in (route for route in routes() if route not in OPEN):
        answer = visitor.get(address(route, team))

        assert answer.status_code == 302, route
        assert answer.headers["Location"].startswith("/login/?next="), route


def test_ones_own_workbench_shows_everything_before_a_name_is_said(sample, visitor) -> None:
    shown = {route: visitor.get(address(route, sample)).status_code for route in MAY_LOOK}

    assert shown == dict.fromkeys(MAY_LOOK, 200)


def test_a_page_that_only_shows_takes_no_change_from_its_owner(sample, owner) -> None:
    only_shows = set(MAY_LOOK) - set(MAY_CHANGE)
    changed = {route: owner.post(address(route, sample)).status_code for route in only_shows}

    assert changed == dict.fromkeys(only_shows, 403)


def test_a_route_that_nobody_listed_is_closed_to_all(sample, owner, monkeypatch) -> None:
    monkeypatch.delitem(LEAST_ROLES, "matters")

    assert owner.get("/matters/").status_code == 403


def test_a_role_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match="boss: is no role; give one of viewer, analyst, reviewer, admin"):
        parse_role("boss")
