"""Every operation of the API × every role, no token, a revoked one, a session; in one's own workbench and a team's."""

import re
from itertools import product
from typing import Any

import pytest
from django.test import Client
from tests.web.serving_samples import Sample

from armsledger.web.accounts import change_account
from armsledger.web.api.document import list_operations
from armsledger.web.roles import API_LEAST_ROLES, Role
from armsledger.web.tokens import list_tokens, make_token, revoke_token

ROLES = [role.value for role in Role]
EVERYBODY = set(ROLES)
ANALYSTS = {"analyst", "reviewer", "admin"}
REVIEWERS = {"reviewer", "admin"}
ADMINS = {"admin"}
# Operation → method, address, and the roles that may. Written by hand: what the code says must be this.
MATRIX = {
    "list_claims": ("get", "/api/claims", EVERYBODY),
    "show_claim": ("get", "/api/claims/{clm}", EVERYBODY),
    "list_documents": ("get", "/api/documents", EVERYBODY),
    "show_document": ("get", "/api/documents/{doc}", EVERYBODY),
    "list_matters": ("get", "/api/matters", EVERYBODY),
    "show_matter": ("get", "/api/matters/{mat}", EVERYBODY),
    "list_findings": ("get", "/api/findings", EVERYBODY),
    "show_finding": ("get", "/api/findings/{fnd}", EVERYBODY),
    "list_regimes": ("get", "/api/measures", EVERYBODY),
    "show_law": ("get", "/api/measures/law/un-libya-2011?on=2020-05-26", EVERYBODY),
    "match_act": ("post", "/api/measures/match", EVERYBODY),
    "show_indicators": ("get", "/api/indicators", EVERYBODY),
    "list_names": ("get", "/api/entities", EVERYBODY),
    "list_name_verdicts": ("get", "/api/entities/verdicts", EVERYBODY),
    "merge_names": ("post", "/api/entities/merge", ANALYSTS),
    "split_names": ("post", "/api/entities/split", ANALYSTS),
    "undo_names": ("post", "/api/entities/undo", ANALYSTS),
    "list_queue": ("get", "/api/review/queue", EVERYBODY),
    "list_decisions": ("get", "/api/review/log", EVERYBODY),
    "show_subject": ("get", "/api/review/subjects/{clm}", EVERYBODY),
    "accept": ("post", "/api/review/accept", ANALYSTS),
    "reject": ("post", "/api/review/reject", ANALYSTS),
    "correct": ("post", "/api/review/correct", ANALYSTS),
    "join": ("post", "/api/review/join", ANALYSTS),
    "part": ("post", "/api/review/part", ANALYSTS),
    "sign_off": ("post", "/api/review/sign-off", REVIEWERS),
    "undo": ("post", "/api/review/undo", ANALYSTS),
    "name_arbiter": ("post", "/api/review/arbiter", ADMINS),
    "list_grades": ("get", "/api/grades", EVERYBODY),
    "grade_source": ("post", "/api/grades/source", REVIEWERS),
    "grade_matter": ("post", "/api/grades/matter", REVIEWERS),
    "assess_matter": ("post", "/api/grades/assess", REVIEWERS),
    "undo_grade": ("post", "/api/grades/undo", REVIEWERS),
    "list_origins": ("get", "/api/origins", EVERYBODY),
    "list_origin_rulings": ("get", "/api/origins/rulings", EVERYBODY),
    "rule_same_origin": ("post", "/api/origins/same", REVIEWERS),
    "rule_other_origin": ("post", "/api/origins/other", REVIEWERS),
    "list_runs": ("get", "/api/runs", EVERYBODY),
    "show_manifest": ("get", "/api/runs/{run}", EVERYBODY),
    "list_failures": ("get", "/api/runs/{run}/failures", EVERYBODY),
    "verify_ledger": ("post", "/api/verify", REVIEWERS),
}
# What no body fits is refused with 400 once the door is passed: a role that may is told so without a change.
PASSED = {200, 400}


def ask(client: Client, operation: str, sample: Sample, token: str | None = None, **headers: str) -> Any:
    method, address, _ = MATRIX[operation]
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    place = address.format(**{one[:3]: one for one in sample.ids})
    return client.generic(method.upper(), place, b"{}", "application/json", headers=headers)


@pytest.fixture
def tokens(team: Sample) -> dict[str, str]:
    return {role: make_token(f"A {role}", "tests") for role in ROLES}


@pytest.fixture
def own_token(sample: Sample) -> str:
    return make_token("Ana Reviewer", "tests")


def refusal(answer: Any) -> tuple[int, set[str]]:
    return answer.status_code, set(answer.json())


PROBLEM = {"problem", "value", "way_out"}


def test_every_operation_stands_in_both_tables_at_its_address() -> None:
    served = {one.id: (one.method.lower(), one.path) for one in list_operations()}
    written = {
        operation: (method, re.sub(r"{...}|un-libya-2011", "{id}", address.partition("?")[0]))
        for operation, (method, address, _) in MATRIX.items()
    }
    served = {one: (method, re.sub(r"{\w+}", "{id}", path)) for one, (method, path) in served.items()}

    assert written == served
    assert set(API_LEAST_ROLES) == set(served)


def test_each_role_gets_what_it_may_and_nothing_else(team: Sample, visitor: Client, tokens: dict[str, str]) -> None:
    wrong = []
    for operation, role in product(MATRIX, ROLES):
        answer = ask(visitor, operation, team, tokens[role])
        may = role in MATRIX[operation][2]
        if (answer.status_code in PASSED) is not may or (not may and refusal(answer) != (403, PROBLEM)):
            wrong.append((operation, role, answer.status_code))

    assert wrong == []


def test_without_a_token_nobody_gets_anything(team: Sample, visitor: Client) -> None:
    wrong = {operation: refusal(ask(visitor, operation, team)) for operation in MATRIX}

    assert wrong == dict.fromkeys(MATRIX, (401, PROBLEM))


def test_a_revoked_token_gets_nothing(team: Sample, visitor: Client, tokens: dict[str, str], let_fail: None) -> None:
    (line,) = list_tokens("A admin")
    revoke_token("A admin", line.number)
    answers = {operation: refusal(ask(visitor, operation, team, tokens["admin"])) for operation in MATRIX}

    assert answers == dict.fromkeys(MATRIX, (401, PROBLEM))


def test_a_session_counts_for_nothing(team: Sample, sign_in: Any) -> None:
    client = sign_in("admin")
    answers = {operation: ask(client, operation, team).status_code for operation in MATRIX}

    assert answers == dict.fromkeys(MATRIX, 401)


def test_ones_own_workbench_takes_a_token_too(sample: Sample, visitor: Client, owner: Client, own_token: str) -> None:
    unnamed = {operation: ask(visitor, operation, sample).status_code for operation in MATRIX}
    named = {operation: ask(owner, operation, sample).status_code for operation in MATRIX}
    tokened = {operation: ask(visitor, operation, sample, own_token).status_code for operation in MATRIX}

    assert unnamed == named == dict.fromkeys(MATRIX, 401)
    assert set(tokened.values()) <= PASSED


@pytest.mark.parametrize("operation", ["list_claims", "accept", "match_act"])
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:9999", "null", "http://127.0.0.1.evil.example"]
)
def test_a_page_of_another_site_is_refused_even_with_a_token(
    sample: Sample, visitor: Client, own_token: str, operation: str, origin: str
) -> None:
    assert refusal(ask(visitor, operation, sample, own_token, Origin=origin)) == (403, PROBLEM)


def test_a_page_of_ours_may_ask_with_a_token(sample: Sample, visitor: Client, own_token: str) -> None:
    assert ask(visitor, "list_claims", sample, own_token, Origin="http://127.0.0.1").status_code == 200


def test_another_name_for_this_machine_is_refused(sample: Sample, own_token: str) -> None:
    stranger = Client(SERVER_NAME="evil.example")

    assert refusal(ask(stranger, "list_claims", sample, own_token)) == (400, PROBLEM)


def test_a_token_of_an_account_counts_in_a_team_alone(
    team: Sample, visitor: Client, tokens: Any, serve_other: Any
) -> None:
    serve_other(team.url)

    assert ask(visitor, "list_claims", team, tokens["viewer"]).status_code == 401


def test_a_token_of_an_owner_counts_in_her_own_workbench_alone(sample: Sample, visitor: Client, own_token: str) -> None:
    from django.conf import settings

    from armsledger.web.serving import Serving

    settings.ARMSLEDGER_SERVING = Serving(sample.url, team=True)

    assert ask(visitor, "list_claims", sample, own_token).status_code == 401


def test_a_closed_account_and_a_changed_role_count_at_once(team: Sample, visitor: Client, tokens: Any) -> None:
    change_account("A reviewer", role=Role.VIEWER, password=None, is_open=None)
    change_account("A viewer", role=None, password=None, is_open=False)

    assert ask(visitor, "accept", team, tokens["reviewer"]).status_code == 403
    assert ask(visitor, "list_claims", team, tokens["viewer"]).status_code == 401


def test_an_analyst_undoes_her_own_decision_and_a_reviewer_anybodys_that_may_be(
    team: Sample, visitor: Client, tokens: dict[str, str]
) -> None:
    def send(role: str, address: str, **body: str) -> Any:
        headers = {"Authorization": f"Bearer {tokens[role]}"}
        return visitor.post(f"/api/{address}", body | {"comment": "why"}, "application/json", headers=headers)

    one, other = send_list(visitor, tokens["viewer"])
    own = send("analyst", "review/accept", subject_id=team.ids[3]).json()["id"]
    others = send("reviewer", "origins/other", one=one, other=other).json()["decision_id"]

    assert refusal(send("analyst", "review/undo", decision_id=others)) == (403, PROBLEM)
    assert send("analyst", "review/undo", decision_id=own).status_code == 200
    assert send("admin", "review/undo", decision_id=others).status_code == 200


def send_list(visitor: Client, token: str) -> list[str]:
    answer = visitor.get("/api/documents", {"size": 2}, headers={"Authorization": f"Bearer {token}"})
    return [entry["id"] for entry in answer.json()["entries"]]


def test_an_operation_that_nobody_listed_is_closed_to_all(
    sample: Sample, visitor: Client, own_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(API_LEAST_ROLES, "list_claims")

    assert refusal(ask(visitor, "list_claims", sample, own_token)) == (403, PROBLEM)
