"""Whatever speaks against a matter is printed with it, on the page and in the data: over generated cases."""

import json
import re
from datetime import date
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.assess.findings import build_findings
from armsledger.corroborate.matters import build_matters
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.claim import ClaimKind, Counted, Role
from armsledger.model.entity import EntityType
from armsledger.model.matter import RelationKind
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance
from armsledger.publish.case_file import render_page
from armsledger.publish.case_index import index_case
from armsledger.publish.exports import write_findings
from armsledger.publish.wording import load_wording

SPEAKERS = ("The ministry", "The embassy", "The monitors")
SAYINGS = st.lists(
    st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(list(Stance)), st.sampled_from([None, 14, 30])),
    min_size=1,
    max_size=5,
)


def make_case(libya: ModuleType, sayings: list[tuple[str, Stance, int | None]]) -> Case:
    """One document a saying, all of one delivery."""
    records = [_record(libya, n, *saying) for n, saying in enumerate(sayings)]
    matters = build_matters(records)
    findings = build_findings(records, matters, load_regimes())
    return Case(
        "cas-made",
        "A generated case",
        get_standard("two-independent"),
        tuple(records),
        matters,
        findings,
        (),
        (),
        Manifest("armsledger", (), ()),
    )


def _record(libya: ModuleType, n: int, speaker: str, stance: Stance, number: int | None):
    said = f"Russia brought {number or 'some'} drones to Libya"
    text = f"Report {n}\n\n{speaker} spoke: {said}.\n"
    make = libya.RecordMaker(libya.make_document(text, f"{n}.txt", f"Outlet {n}", date(2020, 5, 1 + 6 * n), "en"))
    make.entity("Russia", "Russia", EntityType.COUNTRY, "RUS")
    make.entity("drones", "drones", EntityType.MATERIEL)
    make.entity("Libya", "Libya", EntityType.COUNTRY, "LBY", libya.make_place("Libya", "country", 27.0, 17.0, 900))
    statement = make.says(said, stance, cue="spoke", speaker=speaker)
    quantity = Quantity(str(number), number, number, "drones", "items", False, "a number") if number else None
    make.claims_that(
        ClaimKind.TRANSFER,
        said,
        statement,
        {Role.ACTOR: ("Russia",), Role.ITEM: ("drones",), Role.DESTINATION: ("Libya",)},
        quantity=quantity,
        quantity_of=Counted.ITEM if number else None,
    )
    return make.record()


@settings(max_examples=25, deadline=None)
@given(sayings=SAYINGS)
def test_every_denial_and_contradiction_is_printed_with_its_matter(libya: ModuleType, sayings) -> None:
    case = make_case(libya, sayings)
    index = index_case(case)
    page = render_page(index, load_wording())
    rows = {row["id"]: row for row in json.loads(write_findings(index))["matters"]}

    assert sum(len(matter.claim_ids) for matter in case.matters) == len(sayings)
    for matter in case.matters:
        part = page.split(f'<section class="matter" id="{matter.id}">')[1].split("</section>")[0]
        contrary = part.split("<h4>Contrary information</h4>")[1].split("<h4>")[0]
        against = set(rows[matter.id]["contrary_claim_ids"])
        denied = {claim_id for claim_id in matter.claim_ids if index.claim(claim_id).stance is Stance.DENIED}
        assert denied <= against
        assert denied == set(re.findall(r"#at-(clm-\w+)", contrary))
        clashes = [r for r in matter.relations if r.kind is RelationKind.CONTRADICTS]
        for clash in clashes:
            left, right = (index.claim_numbers[i] for i in (clash.left_claim_id, clash.right_claim_id))
            assert f"Claim {left} contradicts claim {right}." in contrary
            assert against & {clash.left_claim_id, clash.right_claim_id}
        assert ("No denial and no contradicting claim" in contrary) is not bool(denied or clashes)
