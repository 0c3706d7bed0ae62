"""What somebody who means harm would try first."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from armsledger.web.headers import CONTENT_POLICY
from armsledger.web.sign_ins import MOST_FOR_ADDRESS, MOST_FOR_NAME_AND_ADDRESS

PASSWORD = "a long password for tests"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "///evil.example",
    "/\t/evil.example",
]


def test_every_answer_bears_the_headers(sample, owner) -> None:
    for address in ("/", "/matters/", "/who/", "/nowhere", "/static/workbench/keys.js"):
        headers = owner.get(address).headers

        assert headers["Content-Security-Policy"] == CONTENT_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Permissions-Policy"]
    assert owner.get("/").headers["X-Frame-Options"] == "DENY"
    assert owner.get("/").headers["Cache-Control"] == "no-store"


def test_the_policy_allows_no_script_or_style_in_the_page_and_no_other_host() -> None:
    assert "unsafe" not in CONTENT_POLICY
    assert re.findall(r"https?:|\*|data:", CONTENT_POLICY) == []
    assert "default-src 'none'" in CONTENT_POLICY
    assert "frame-ancestors 'none'" in CONTENT_POLICY


@pytest.mark.parametrize("address", ["/", "/sources/", "/matters/", "/measures/", "/indicators/", "/who/"])
def test_no_page_has_script_or_style_in_it(sample, owner, address: str) -> None:
    page = owner.get(address).content.decode()

    assert [
        tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag and "application/json" not in tag
    ] == []
    assert "<style" not in page
    assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", page) == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "169.254.169.254"])
def test_another_name_for_this_machine_is_refused(sample, host: str) -> None:
    assert Client(SERVER_NAME=host).get("/").status_code == 400


def test_a_team_refuses_another_name_too(team) -> None:
    assert Client(SERVER_NAME="evil.example").get("/").status_code == 400


@pytest.mark.parametrize("address", ["/who/", "/theme/"])
def test_a_form_without_its_token_is_refused(sample, strict_visitor, address: str) -> None:
    answer = strict_visitor.post(address, {"name": "Mallory", "theme": "dark"})

    assert answer.status_code == 403
    assert b"did not come from a page of this workbench" in answer.content


def test_signing_in_takes_a_token(team, strict_visitor) -> None:
    assert strict_visitor.post("/login/", {"name": "A admin", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize("form", ["/who/", "/theme/"])
def test_the_way_back_leads_to_a_page_of_ours(sample, visitor, form: str, address: str) -> None:
    answer = visitor.post(form, {"name": "Ana", "theme": "dark", "next": address})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_in_leads_to_a_page_of_ours(team, visitor, address: str) -> None:
    sent = {"name": "A viewer", "password": PASSWORD, "next": address}

    assert visitor.post("/login/", sent).headers["Location"] == "/"


def test_the_way_back_is_kept(sample, visitor) -> None:
    answer = visitor.post("/who/", {"name": "Ana", "next": "/matters/?kind=transfer"})

    assert answer.headers["Location"] == "/matters/?kind=transfer"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../django_settings.py",
        "/static/%2e%2e/django_settings.py",
        "/static/..%2f..%2fsettings.py",
        "/static/workbench/../../../roles.py",
        "/static//etc/passwd",
        "/documents/..%2f..%2fetc%2fpasswd/",
        "/documents/doc-../",
        "/matters/mat-%00/",
    ],
)
def test_no_path_leads_out_of_what_is_served(sample, owner, path: str) -> None:
    assert owner.get(path).status_code == 404


def test_words_of_a_request_are_never_markup(sample, owner) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    for address in (
        f"/matters/?kind={quote(hostile)}&page={quote(hostile)}",
        f"/measures/?regime={quote(hostile)}&on={quote(hostile)}",
        f"/indicators/?as_of={quote(hostile)}&window={quote(hostile)}",
        f"/who/?next={quote('/' + hostile)}",
        f"/nowhere/{quote(hostile)}",
    ):
        page = owner.get(address).content.decode()

        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address


def test_a_name_is_never_markup(sample, visitor) -> None:
    visitor.post("/who/", {"name": "<b>Ana</b>"})

    page = visitor.get("/").content.decode()

    assert "<b>Ana" not in page
    assert "&lt;b&gt;Ana" in page


def _fail(client: Client, name: str, address: str = "10.0.0.1") -> int:
    sent = {"name": name, "password": "wrong"}
    return int(client.post("/login/", sent, REMOTE_ADDR=address).status_code)


def test_who_fails_too_often_waits_even_with_the_right_password(team, visitor) -> None:
    answers = [_fail(visitor, "A admin") for _ in range(MOST_FOR_NAME_AND_ADDRESS + 1)]

    assert answers == [200] * MOST_FOR_NAME_AND_ADDRESS + [429]
    right = {"name": "a ADMIN", "password": PASSWORD}
    assert visitor.post("/login/", right, REMOTE_ADDR="10.0.0.1").status_code == 429
    assert visitor.post("/login/", right, REMOTE_ADDR="10.0.0.2").status_code == 302


def test_an_address_that_tries_many_names_waits(team, visitor) -> None:
    from armsledger.web.sign_ins import begin_sign_in

    assert all(begin_sign_in(f"name {number}", "10.0.0.1") for number in range(MOST_FOR_ADDRESS - 1))

    assert [_fail(visitor, "A admin"), _fail(visitor, "A viewer")] == [200, 429]


def test_after_a_while_one_may_try_again(team, visitor) -> None:
    from armsledger.web.models import SignIn

    for _ in range(MOST_FOR_NAME_AND_ADDRESS):
        _fail(visitor, "A admin")
    SignIn.objects.update(at_utc=datetime.now(UTC) - timedelta(minutes=16))

    right = {"name": "A admin", "password": PASSWORD}
    assert visitor.post("/login/", right, REMOTE_ADDR="10.0.0.1").status_code == 302


def test_every_try_is_kept(team, visitor) -> None:
    from armsledger.web.models import SignIn

    _fail(visitor, "A admin")
    visitor.post("/login/", {"name": "A admin", "password": PASSWORD}, REMOTE_ADDR="10.0.0.1")

    kept = list(SignIn.objects.order_by("pk").values_list("key", "address", "succeeded"))
    assert kept == [("a admin", "10.0.0.1", False), ("a admin", "10.0.0.1", True)]


def test_a_wrong_name_and_a_wrong_password_read_the_same(team, visitor) -> None:
    pages = [
        re.sub(r'(csrfmiddlewaretoken" value|CSRFToken": |name="name" value)[^>]*', "", page.content.decode())
        for page in (
            visitor.post("/login/", {"name": "A admin", "password": "wrong"}),
            visitor.post("/login/", {"name": "Nobody", "password": "wrong"}),
        )
    ]

    assert pages[0] == pages[1]
    assert "No account has this name and password." in pages[0]


def test_a_closed_account_is_out_at_once(team, sign_in) -> None:
    from armsledger.web.accounts import change_account

    client = sign_in("analyst")
    change_account("A analyst", role=None, password=None, is_open=False)

    assert client.get("/").status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(team, sign_in) -> None:
    from armsledger.web.accounts import change_account

    client = sign_in("analyst")
    change_account("A analyst", role=None, password="another long password", is_open=None)

    assert client.get("/").status_code == 302


def test_the_session_gets_another_key_when_somebody_signs_in(team, visitor) -> None:
    visitor.get("/login/")
    before = visitor.session.session_key
    visitor.post("/login/", {"name": "A viewer", "password": PASSWORD})

    assert visitor.session.session_key != before


def test_a_script_is_told_to_sign_in_without_a_page(team, visitor) -> None:
    answer = visitor.post("/matters/", headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/login/")
