"""What people decided is printed at the claim: corrections with the old value, rejections on a list of their own."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.field_value import FieldValue, value_of
from armsledger.model.opinion import Opinions
from armsledger.model.review import review_claim
from armsledger.model.review_ruling import CorrectionRuling
from armsledger.model.ruling import ruling_id, rulings_in_force
from armsledger.model.stance import Stance
from armsledger.publish.case_file import write_case_file
from armsledger.publish.case_index import index_case

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def reviewed(libya, tmp_path_factory):
    """The case with one claim rejected and out of its matter, and one corrected."""
    case = libya.make_case()
    matter = next(matter for matter in case.matters if len(matter.claim_ids) > 1)
    claims = case.claims_by_id()
    rejected, corrected = claims[matter.claim_ids[-1]], claims[matter.claim_ids[0]]
    ruling = CorrectionRuling(
        corrected.id, "A. Nalyst", value_of(corrected, "stance"), FieldValue("stance", stance=Stance.POSSIBLE)
    )
    made = [
        Decision.after(GENESIS, rejected.id, Verdict.REJECT, "B. Other", NOON, "no claim but a heading"),
        Decision.after("1" * 64, ruling_id(ruling), Verdict.RULE, "A. Nalyst", NOON, "the text says may have"),
    ]
    opinions = Opinions.of(made, rulings_in_force(made, {ruling_id(ruling): ruling}))
    reviews = tuple(review_claim(claim.id, opinions, claim) for claim in (rejected, corrected))
    ids = tuple(claim_id for claim_id in matter.claim_ids if claim_id != rejected.id)
    relations = tuple(r for r in matter.relations if rejected.id not in (r.left_claim_id, r.right_claim_id))
    without = replace(matter, claim_ids=ids, relations=relations)
    findings = tuple(
        replace(f, contrary_claim_ids=tuple(i for i in f.contrary_claim_ids if i != rejected.id)) for f in case.findings
    )
    matters = tuple(without if one.id == matter.id else one for one in case.matters)
    case = replace(case, matters=matters, findings=findings, reviews=reviews)
    folder = tmp_path_factory.mktemp("reviewed")
    write_case_file(case, folder)
    return case, rejected, corrected, folder


def test_a_correction_is_printed_with_who_why_and_the_old_value(reviewed) -> None:
    _, _, corrected, folder = reviewed
    page = (folder / "index.html").read_text(encoding="utf-8")

    line = f"stance corrected by A. Nalyst, 2026-11-29: the text says may have: possible in place of {corrected.stance}"
    assert line in page


def test_a_rejected_claim_is_listed_with_who_and_why_and_on_no_map_or_timeline(reviewed) -> None:
    case, rejected, _, folder = reviewed
    page = (folder / "index.html").read_text(encoding="utf-8")
    index = index_case(case)

    part = page[page.index('id="rejected"') :]
    assert "rejected by B. Other, 2026-11-29: no claim but a heading" in part
    assert rejected not in index.counted
    assert rejected in index.claims


def test_the_data_files_say_where_claims_stand(reviewed) -> None:
    _, rejected, corrected, folder = reviewed
    lines = Path(folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}

    assert rows[rejected.id]["review"]["state"] == "rejected"
    assert rows[rejected.id]["matter_id"] is None
    (change,) = rows[corrected.id]["review"]["corrections"]
    assert (change["old"], change["new"], change["by"]) == (corrected.stance.value, "possible", "A. Nalyst")
    assert {row["review"] is None for row in rows.values()} == {True, False}
