"""Every route × every role, in one's own workbench and in a team's."""

from datetime import UTC, datetime
from itertools import product

import pytest
from django.urls import URLPattern, URLResolver, reverse

from armsledger.errors import InputError
from armsledger.web.job_models import JobRow
from armsledger.web.roles import LEAST_ROLES, OPEN_ROUTES, Role, parse_role
from armsledger.web.urls import urlpatterns

ROLES = [role.value for role in Role]
NOBODY = "nobody"
# Route → the roles that may look, or may change something. Written by hand: what the code says must be this.
EVERYBODY = set(ROLES)
MAY_LOOK = {
    "front": EVERYBODY,
    "sources": EVERYBODY,
    "feeds": EVERYBODY,
    "job": EVERYBODY,
    "document": EVERYBODY,
    "ledger": EVERYBODY,
    "search": EVERYBODY,
    "searches": EVERYBODY,
    "matters": EVERYBODY,
    "matter": EVERYBODY,
    "entities": EVERYBODY,
    "entity": EVERYBODY,
    "network": EVERYBODY,
    "translation": EVERYBODY - {"viewer"},
    "evidence": EVERYBODY,
    "picture": EVERYBODY,
    "picture_file": EVERYBODY,
    "picture_copy": EVERYBODY,
    "put-into-case": EVERYBODY,
    "cases": EVERYBODY,
    "case": EVERYBODY,
    "case-matters": EVERYBODY,
    "case-letter-new": EVERYBODY,
    "case-letter": EVERYBODY,
    "case-log": EVERYBODY,
    "case-withheld": EVERYBODY - {"viewer"},
    "case-file": EVERYBODY,
    "case-publish": EVERYBODY,
    "case-archive": EVERYBODY,
    "admin": {"admin"},
    "account": {"admin"},
    "password": EVERYBODY,
    "measures": EVERYBODY,
    "indicators": EVERYBODY,
    "review": EVERYBODY,
    "claim": EVERYBODY,
    "decisions": EVERYBODY,
    "tokens": EVERYBODY,
    "api": EVERYBODY,
}
ANALYSTS, REVIEWERS = EVERYBODY - {"viewer"}, {"reviewer", "admin"}
# A form that is sent empty is shown again with what is wrong.
MAY_CHANGE = {
    "logout": EVERYBODY,
    "searches": ANALYSTS,
    "entity": ANALYSTS,
    "translation": ANALYSTS,
    "picture": ANALYSTS,
    "sources": ANALYSTS,
    "feeds": ANALYSTS,
    "job": ANALYSTS,
    **dict.fromkeys(("put-into-case", "cases", "case", "case-matters", "case-letter-new", "case-letter"), ANALYSTS),
    "case-log": ANALYSTS,
    "case-withheld": ANALYSTS,
    "case-publish": REVIEWERS,
    "admin": {"admin"},
    "account": {"admin"},
    "password": EVERYBODY,
    "tokens": EVERYBODY,
}
CASE_ROUTES = ("case", "case-matters", "case-letter-new", "case-log", "case-withheld", "case-file", "case-publish")
OPEN = {"login", "who", "theme", "feed", "api_document"}
# Routes that only change something: who may ask gets 405 for looking, and a form again for sending nothing.
MAY_ACT = {
    **dict.fromkeys(("decide", "correct", "pair", "pair-two", "undo"), ANALYSTS),
    **dict.fromkeys(("sign-off", "digit", "assess", "letter", "origin", "verify"), REVIEWERS),
    "arbiter": {"admin"},
}


def routes() -> list[str]:
    """The pages; operations of the API have a table of their own (test_api_roles)."""
    pages = [pattern for pattern in urlpatterns if not isinstance(pattern, URLResolver)]
    assert len(urlpatterns) - len(pages) == 1
    assert all(isinstance(pattern, URLPattern) for pattern in pages)
    return [pattern.name or "" for pattern in pages]


def address(route: str, sample, case) -> str:
    matter, none = [sample.contested_id], "0" * 20
    given = {
        "document": [sample.document_id],
        **dict.fromkeys(("matter", "digit", "assess", "letter", "origin", "put-into-case"), matter),
        **{route: [sample.claim_id] for route in ("claim", "correct", "pair")},
        "entity": [sample.identity_id],
        "translation": [sample.document_id],
        **{route: [sample.sha256] for route in ("picture", "picture_file", "picture_copy")},
        "job": [_job_id()],
        "account": [1],
        **{each: ["sample"] for each in CASE_ROUTES},
        "case-letter": ["sample", case.letter_id],
        "case-archive": ["sample", case.archive_sha256],
        "sign-off": [f"fnd-{none}"],
        "undo": [f"dec-{none}"],
    }
    return reverse(route, args=given.get(route, []))


def _job_id() -> int:
    """A job that was done: one may look at it, and asking for it again is answered with why not."""
    job, _ = JobRow.objects.get_or_create(
        kind="derive", state="done", by="A", asked_utc=datetime(2020, 8, 1, tzinfo=UTC)
    )
    return job.pk


def test_every_route_is_listed_once_and_says_who_may() -> None:
    assert sorted(routes()) == sorted({*LEAST_ROLES, *OPEN_ROUTES})
    assert sorted(routes()) == sorted({*MAY_LOOK, *MAY_CHANGE, *MAY_ACT, *OPEN})


def _expected(route: str, role: str, method: str) -> int:
    if role == NOBODY:
        return 302
    if method in ("put", "delete") and _may(route, role, "post"):
        return 405
    return 200 if _may(route, role, method) else 403


def _may(route: str, role: str, method: str) -> bool:
    return role in {"get": MAY_LOOK, "post": MAY_CHANGE}.get(method, {}).get(route, set())


def test_in_a_team_each_role_gets_what_it_may_and_nothing_else(team, sign_in, visitor, begin_case) -> None:
    wrong, case = [], begin_case(team)
    clients = {role: sign_in(role) for role in ROLES} | {NOBODY: visitor}
    closed = [route for route in routes() if route not in OPEN and route not in MAY_ACT and route != "logout"]
    for route, role, method in product(closed, clients, ("get", "post", "put", "delete")):
        status = getattr(clients[role], method)(address(route, team, case)).status_code
        expected = _expected(route, role, method)
        if status != expected:
            wrong.append((route, role, method, status))

    assert wrong == []


def test_in_a_team_each_role_may_do_what_it_may_and_nothing_else(team, sign_in, visitor, begin_case) -> None:
    """Nothing is sent, so nothing is done: 400 is the form again, 404 a decision that is not there."""
    wrong, case = [], begin_case(team)
    for role in (*ROLES, NOBODY):
        client = visitor if role == NOBODY else sign_in(role)
        for route, method in product(MAY_ACT, ("get", "post")):
            status = getattr(client, method)(address(route, team, case)).status_code
            done = {405} if method == "get" else {302} if route == "verify" else {400, 404}
            expected = done if role in MAY_ACT[route] else {302} if role == NOBODY else {403}
            if status not in expected:
                wrong.append((route, role, method, status))

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_signed_in_may_sign_out(sign_in, role: str) -> None:
    client = sign_in(role)

    assert client.get("/logout/").status_code in (403, 405)
    assert client.post("/logout/").headers["Location"] == "/login/"
    assert client.get("/").headers["Location"].startswith("/login/")


def test_in_a_team_nobody_sees_anything_before_signing_in(team, visitor, begin_case) -> None:
    case = begin_case(team)
    for route in (route for route in routes() if route not in OPEN):
        answer = visitor.get(address(route, team, case))

        assert answer.status_code == 302, route
        assert answer.headers["Location"].startswith("/login/?next="), route


def test_ones_own_workbench_shows_everything_before_a_name_is_said(sample, visitor, begin_case) -> None:
    case = begin_case(sample)
    everybodys = [route for route, roles in MAY_LOOK.items() if roles == EVERYBODY]
    shown = {route: visitor.get(address(route, sample, case)).status_code for route in everybodys}

    assert shown == dict.fromkeys(everybodys, 200)


def test_a_page_that_only_shows_takes_no_change_from_its_owner(sample, owner, begin_case) -> None:
    case = begin_case(sample)
    only_shows = MAY_LOOK.keys() - MAY_CHANGE.keys()
    changed = {route: owner.post(address(route, sample, case)).status_code for route in only_shows}

    assert changed == dict.fromkeys(only_shows, 403)


def test_a_route_that_nobody_listed_is_closed_to_all(sample, owner, monkeypatch) -> None:
    monkeypatch.delitem(LEAST_ROLES, "matters")

    assert owner.get("/matters/").status_code == 403


def test_a_role_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match="boss: is no role; give one of viewer, analyst, reviewer, admin"):
        parse_role("boss")
