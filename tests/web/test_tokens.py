"""Tokens: made, shown once, listed and revoked, on the page and by command."""

import hashlib
import re

import pytest
from django.test import Client

from armsledger.errors import InputError
from armsledger.web.accounts import add_account, change_account
from armsledger.web.models import ApiToken
from armsledger.web.roles import Role
from armsledger.web.tokens import MOST_TOKENS, find_bearer, list_tokens, make_token, revoke_token

SHOWN = re.compile(r'<code class="token">(armsledger_[\w-]{43})</code>')
PASSWORD = "a long password for tests"


def make_on_page(client: Client, label: str = "my script") -> str:
    found = SHOWN.search(client.post("/tokens/", {"label": label}).content.decode())
    assert found
    return found[1]


def test_a_token_is_shown_once_and_only_its_digest_is_kept(sample, owner) -> None:
    token = make_on_page(owner)

    (row,) = ApiToken.objects.all()
    assert row.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(ApiToken.objects.values())
    assert token not in owner.get("/tokens/").content.decode()


def test_a_token_made_on_the_page_is_listed_with_its_last_use_and_revoked(sample, owner, visitor) -> None:
    headers = {"Authorization": f"Bearer {make_on_page(owner)}"}
    before = owner.get("/tokens/").content.decode()
    used = visitor.get("/api/runs", headers=headers).status_code
    after = owner.get("/tokens/").content.decode()
    (line,) = list_tokens("Ana Reviewer")
    told = owner.post("/tokens/", {"revoke": line.number}, follow=True)

    assert ("never" in before, used, "never" in after) == (True, 200, False)
    assert told.redirect_chain == [("/tokens/", 302)]
    assert b"The token is revoked" in told.content
    assert visitor.get("/api/runs", headers=headers).status_code == 401


def test_without_a_name_nobody_makes_a_token(sample, visitor) -> None:
    page = visitor.get("/tokens/").content.decode()
    answer = visitor.post("/tokens/", {"label": "my script"})

    assert "Say who you are</a> first" in page
    assert answer.headers["Location"] == "/who/?next=%2Ftokens%2F"
    assert ApiToken.objects.count() == 0


def test_a_form_without_a_label_or_its_token_is_refused(sample, owner, strict_visitor) -> None:
    assert b"This field is required" in owner.post("/tokens/", {"label": " "}).content
    assert strict_visitor.post("/tokens/", {"label": "my script"}).status_code == 403
    assert owner.post("/tokens/", {"revoke": "x"}).status_code == 400
    assert owner.post("/tokens/", {"revoke": "999"}).status_code == 400
    assert ApiToken.objects.count() == 0


def test_a_person_sees_and_revokes_her_own_tokens_alone(team, sign_in) -> None:
    make_on_page(sign_in("reviewer"), "of the reviewer")
    (line,) = list_tokens("A reviewer")
    admin = sign_in("admin")

    assert "of the reviewer" not in admin.get("/tokens/").content.decode()
    assert admin.post("/tokens/", {"revoke": line.number}).status_code == 400
    assert list_tokens("A reviewer") == (line,)


def test_a_token_does_what_its_account_may(team, sign_in) -> None:
    person = find_bearer(make_on_page(sign_in("analyst")))

    assert person is not None
    assert (person.name, person.role) == ("A analyst", Role.ANALYST)


def test_a_label_is_never_markup(sample, owner) -> None:
    page = owner.post("/tokens/", {"label": "<b>mine</b>"}).content.decode()

    assert "<b>mine" not in page


def test_where_there_are_accounts_a_token_is_of_one_that_is_open(team) -> None:
    with pytest.raises(InputError, match="Bo: has no account; make one with: armsledger accounts add"):
        make_token("Bo", "tests")
    change_account("A viewer", role=None, password=None, is_open=False)
    with pytest.raises(InputError, match="has an account that is closed"):
        make_token("A viewer", "tests")


@pytest.mark.parametrize(("name", "label", "problem"), [("", "x", "is no name"), ("Ana", " ", "is no label")])
def test_a_token_without_a_name_or_label_is_refused(sample, name: str, label: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        make_token(name, label)


def test_a_person_has_so_many_tokens_and_no_more(sample) -> None:
    for number in range(MOST_TOKENS):
        make_token("Ana", f"script {number}")
    with pytest.raises(InputError, match="revoke those that are not used"):
        make_token("Ana", "one more")
    revoke_token("Ana", list_tokens("Ana")[0].number)

    assert make_token("Ana", "one more")


def test_a_token_is_revoked_once(sample) -> None:
    make_token("Ana", "tests")
    (line,) = list_tokens("Ana")
    revoke_token("Ana", line.number)

    with pytest.raises(InputError, match="is no token of Ana that is in use; see the list of tokens"):
        revoke_token("Ana", line.number)


def test_an_owners_token_counts_no_more_once_accounts_are_made(sample, serve_other) -> None:
    from django.conf import settings

    from armsledger.web.serving import Serving

    token = make_token("Ana", "tests")
    add_account("Ana", Role.VIEWER, PASSWORD)
    settings.ARMSLEDGER_SERVING = Serving(sample.url, team=True)

    assert find_bearer(token) is None


@pytest.mark.parametrize("sent", ["", "armsledger_", "é", "\udcff", "x" * 5000])
def test_what_is_no_token_is_nobodys(sample, sent: str) -> None:
    make_token("Ana", "tests")

    assert find_bearer(sent) is None
