"""Accounts on pages and as operations: who may sign in, who changed that, and one's own password."""

import html
import re

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from armsledger.errors import InputError
from armsledger.web.accounts import add_account, change_account, list_accounts, make_password, read_changes
from armsledger.web.models import Account, AccountChange
from armsledger.web.roles import Role

PASSWORD = "a long password for tests"
OTHER = "another long password"


def text_of(answer) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def account_address(name: str) -> str:
    return f"/admin/accounts/{Account.objects.get(key=name.casefold()).pk}/"


def log_in(name: str, password: str) -> int:
    return int(Client(SERVER_NAME="127.0.0.1").post("/login/", {"name": name, "password": password}).status_code)


def test_an_administrator_lets_somebody_in_with_a_typed_password(team, sign_in) -> None:
    admin = sign_in("admin")
    answer = admin.post("/admin/", {"name": "Zoe", "role": "analyst", "password": PASSWORD})

    assert answer.headers["Location"] == "/admin/"
    assert "Zoe may sign in as analyst." in text_of(admin.get("/admin/"))
    assert log_in("zoe", PASSWORD) == 302


def test_a_password_that_is_made_is_shown_once_and_kept_nowhere(team, sign_in) -> None:
    admin = sign_in("admin")
    answer = admin.post("/admin/", {"name": "Zoe", "role": "viewer", "password": ""})

    shown = re.search(r"<code>([\w-]{20})</code>", answer.content.decode())
    assert shown
    assert answer.headers["Cache-Control"] == "no-store"
    assert log_in("Zoe", shown[1]) == 302
    assert shown[1] not in admin.get("/admin/").content.decode()
    assert shown[1] not in str(dict(admin.session))


def test_two_passwords_that_are_made_differ() -> None:
    assert make_password() != make_password()


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"name": "A VIEWER", "role": "viewer", "password": PASSWORD}, "A VIEWER: has an account"),
        ({"name": "Zoe", "role": "viewer", "password": "short"}, "the password: is too weak"),
        ({"name": "Zoe", "role": "boss", "password": PASSWORD}, "boss is not one of the available choices"),
    ],
)
def test_what_was_typed_is_kept_where_an_account_cannot_be_made(team, sign_in, sent, problem: str) -> None:
    answer = sign_in("admin").post("/admin/", sent)

    assert answer.status_code == 200
    assert problem in text_of(answer)
    assert f'value="{sent["name"]}"' in answer.content.decode()
    assert f'value="{sent["password"]}"' not in answer.content.decode()
    assert len(list_accounts()) == 4


def test_a_change_of_role_ends_the_sessions_and_stands_in_the_log(team, sign_in) -> None:
    analyst, admin = sign_in("analyst"), sign_in("admin")
    sent = {"role": "reviewer", "is_open": "on", "password": ""}
    assert admin.post(account_address("A analyst"), sent).headers["Location"] == "/admin/"

    assert analyst.get("/").status_code == 302
    assert ("A analyst", Role.REVIEWER, True) in list_accounts()
    log = text_of(admin.get("/admin/?show=changes"))
    assert "A admin A analyst role changed from analyst to reviewer" in log


def test_a_session_does_not_come_back_with_the_role_or_when_an_account_is_opened_again(team, sign_in) -> None:
    analyst = sign_in("analyst")
    cookie = analyst.cookies["sessionid"].value
    for role, is_open in ((Role.VIEWER, None), (Role.ANALYST, None), (None, False), (None, True)):
        change_account("A analyst", role, None, is_open)
    analyst.cookies["sessionid"] = cookie

    assert analyst.get("/").status_code == 302
    assert log_in("A analyst", PASSWORD) == 302


def test_nobody_takes_the_last_administrator_away(team, sign_in) -> None:
    admin = sign_in("admin")
    for sent in ({"role": "viewer", "is_open": "on"}, {"role": "admin"}):
        answer = admin.post(account_address("A admin"), sent)

        assert answer.status_code == 200
        assert "A admin: is the last administrator; make somebody else an admin first" in text_of(answer)
    with pytest.raises(InputError, match="is the last administrator"):
        change_account("A admin", Role.VIEWER, None, None)

    add_account("Second", Role.ADMIN, PASSWORD)
    change_account("A admin", Role.VIEWER, None, None)
    with pytest.raises(InputError, match="Second: is the last administrator"):
        change_account("Second", None, None, False)


def test_a_change_that_changes_nothing_is_refused(team) -> None:
    with pytest.raises(InputError, match="A viewer: is as it would become"):
        change_account("A viewer", Role.VIEWER, None, True)


def test_what_was_changed_and_by_whom_cannot_be_changed_or_removed(team) -> None:
    change_account("A viewer", Role.ANALYST, OTHER, None, by="Ana")
    total, last = read_changes()
    assert [(one.by, one.account, one.what) for one in last[:2]] == [
        ("Ana", "A viewer", "given another password"),
        ("Ana", "A viewer", "role changed from viewer to analyst"),
    ]

    for statement in ("UPDATE web_account_change SET by = 'x'", "DELETE FROM web_account_change"):
        with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
            cursor.execute(statement)
    assert AccountChange.objects.count() == total


def test_tries_to_sign_in_are_listed_failed_and_succeeded(team, sign_in) -> None:
    log_in("Mallory <b>", "wrong")
    answer = sign_in("admin").get("/admin/?show=sign-ins")

    assert re.search(r"a admin 127\.0\.0\.1 yes .* mallory <b> 127\.0\.0\.1 no", text_of(answer))
    assert "<b>" not in answer.content.decode()


def test_decisions_on_the_ledger_are_listed_with_what_they_say(team, sign_in, begin_case) -> None:
    begin_case(team)

    log = text_of(sign_in("admin").get("/admin/?show=decisions"))

    assert "case sample: letter to Turkey, not sent" in log
    assert "for the tests" in log
    assert "Ana Reviewer" in log


def test_a_person_changes_their_own_password_and_stays_here_but_nowhere_else(team, sign_in) -> None:
    here, elsewhere = sign_in("viewer"), sign_in("viewer")
    answer = here.post("/password/", {"old": PASSWORD, "new": OTHER, "again": OTHER})

    assert answer.headers["Location"] == "/password/"
    assert "Your password is changed." in text_of(here.get("/password/"))
    assert elsewhere.get("/").status_code == 302
    assert (log_in("A viewer", PASSWORD), log_in("A viewer", OTHER)) == (200, 302)
    assert ("A viewer", "changed their own password") in {(one.by, one.what) for one in read_changes()[1]}


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"old": "wrong", "new": OTHER, "again": OTHER}, "the old password: is not that of this account"),
        ({"old": PASSWORD, "new": OTHER, "again": "not this"}, "It is not the same as the new password."),
        ({"old": PASSWORD, "new": "short", "again": "short"}, "the password: is too weak"),
    ],
)
def test_a_password_that_cannot_be_changed_stays(team, sign_in, sent, problem: str) -> None:
    client = sign_in("viewer")

    answer = client.post("/password/", sent)

    assert problem in text_of(answer)
    assert log_in("A viewer", PASSWORD) == 302


def test_who_guesses_the_old_password_too_often_has_to_wait(team, sign_in) -> None:
    client = sign_in("viewer")
    sent = {"old": "wrong", "new": OTHER, "again": OTHER}

    assert [client.post("/password/", sent).status_code for _ in range(6)] == [200] * 5 + [429]


def test_ones_own_workbench_says_that_it_has_no_accounts_and_how_a_team_is_served(sample, owner) -> None:
    page = text_of(owner.get("/admin/"))

    assert "it has no accounts" in page
    assert "armsledger accounts add NAME --role admin" in page
    assert "armsledger serve --team" in page
    assert owner.post("/admin/", {"name": "Zoe", "role": "admin", "password": PASSWORD}).status_code == 200
    assert list_accounts() == ()
    assert "there is no password" in text_of(owner.get("/password/"))


def test_an_account_that_there_is_not_leads_nowhere(team, sign_in) -> None:
    assert sign_in("admin").get("/admin/accounts/999/").status_code == 404
