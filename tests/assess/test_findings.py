from datetime import date

import pytest

from armsledger.assess.findings import build_findings
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.evidence import EvidenceKind
from armsledger.model.finding import Finding, Fullness
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance

SENTENCE = (
    "Turkey paid 3,500 to 4,000 Syrian fighters for the GNA in Tripoli, the flight plan shows; 9,000 said another."
)


def laid_out(desk):
    table = desk(SENTENCE)
    table.entity("Turkey", EntityType.COUNTRY, country="TUR")
    table.entity("Syrian fighters", EntityType.GROUP)
    table.entity("GNA", EntityType.ORGANIZATION, known_id="actor-gna", country="LBY")
    table.place("Tripoli", "LBY", "Tripoli")
    return table


ROLES = {
    Role.ACTOR: "Turkey",
    Role.FORCE: "Syrian fighters",
    Role.RECIPIENT: "GNA",
    Role.DESTINATION: "Tripoli",
}


def found(table) -> Finding:
    (finding,) = build_findings([table.record()], [table.matter()], load_regimes())
    return finding


def facts(finding: Finding) -> dict[str, Fullness]:
    return {fact.name: fact.fullness for fact in finding.completeness}


def fighters(words: str, low: float, high: float) -> Quantity:
    return Quantity(words, low, high, "fighters", "people", False, "a range")


def test_paid_fighters_are_covered_by_paragraph_nine_on_its_face(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, ROLES)
    finding = found(table)

    match = next(match for match in finding.matches if match.measure_id == "lby-supply")
    assert match.status.value == "covered_on_its_face"
    assert [row.exemption_id for row in match.exemptions] == ["lby-ex-9c"]
    assert finding.matter_id == table.matter().id
    assert finding.id.startswith("fnd-")


def test_a_matter_without_a_question_still_gets_a_finding_that_says_why(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.ATTACK, ROLES)
    finding = found(table)

    assert (finding.question, finding.matches) == (None, ())
    assert "no supply measure answers it" in finding.because
    assert len(finding.completeness) == 12


def test_a_supplier_of_the_same_country_is_said_to_be_no_foreign_supply(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {**ROLES, Role.ACTOR: "GNA"})
    finding = found(table)

    assert finding.matches == ()
    assert "Libya (LBY): not a foreign supply" in finding.because


def test_what_is_told_is_filled_and_what_is_not_is_missing(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, ROLES, quantity=fighters("3,500 to 4,000", 3500, 4000))
    table.show("flight plan", EvidenceKind.DOCUMENT)
    table.voices("a ministry")

    assert facts(found(table)) == {
        "supplier": Fullness.FILLED,
        "consignor or broker": Fullness.MISSING,
        "carrier and platform identity": Fullness.MISSING,
        "recipient or end user": Fullness.FILLED,
        "item (type, model, markings)": Fullness.FILLED,
        "quantity": Fullness.FILLED,
        "date or interval": Fullness.MISSING,
        "place": Fullness.FILLED,
        "measure and exemption check": Fullness.FILLED,
        "papers (end-user certificate, manifest, flight plan, contract)": Fullness.FILLED,
        "evidence chain": Fullness.MISSING,
        "reply sought and recorded": Fullness.MISSING,
    }


def test_two_independent_origins_fill_the_evidence_chain(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, ROLES)
    table.voices("a ministry", "a monitor")

    assert facts(found(table))["evidence chain"] is Fullness.FILLED


def test_a_denial_contests_the_supplier_and_is_kept_as_contrary(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, ROLES)
    denial = table.claim(ClaimKind.PERSONNEL, ROLES, Stance.DENIED)
    finding = found(table)

    assert facts(finding)["supplier"] is Fullness.CONTESTED
    assert finding.contrary_claim_ids == (denial.id,)
    reply = finding.completeness[-1]
    assert (reply.fullness, "a denial is on record" in reply.because) == (Fullness.MISSING, True)


def test_numbers_and_times_that_exclude_each_other_are_contested(desk, days) -> None:
    table = laid_out(desk)
    first = table.claim(
        ClaimKind.PERSONNEL,
        ROLES,
        when=days("in May", date(2020, 5, 1), date(2020, 5, 31)),
        quantity=fighters("3,500 to 4,000", 3500, 4000),
    )
    second = table.claim(
        ClaimKind.PERSONNEL,
        ROLES,
        when=days("in June", date(2020, 6, 1), date(2020, 6, 30)),
        quantity=fighters("9,000", 9000, 9000),
    )
    table.contradict(first, second)
    finding = found(table)

    assert facts(finding)["quantity"] is Fullness.CONTESTED
    assert facts(finding)["date or interval"] is Fullness.CONTESTED
    assert set(finding.contrary_claim_ids) == {first.id, second.id}


def test_an_item_that_is_only_described_is_missing_and_its_words_are_given(desk) -> None:
    table = desk("Russia sent cargo planes to Sirte.")
    table.entity("cargo planes", EntityType.MATERIEL, items=("mil_vehicles",))
    table.claim(ClaimKind.TRANSFER, {Role.ITEM: "cargo planes"})

    item = found(table).completeness[4]
    assert (item.fullness, item.because) == (Fullness.MISSING, "only described: cargo planes")


def test_without_a_territory_it_is_said_that_no_measure_could_be_asked(desk) -> None:
    table = desk("Somebody sent cargo planes.")
    table.entity("cargo planes", EntityType.MATERIEL, items=("mil_vehicles",))
    table.claim(ClaimKind.TRANSFER, {Role.ITEM: "cargo planes"})

    assert "No territory is known" in found(table).because


def test_a_matter_whose_claims_no_record_holds_is_refused(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, ROLES)

    with pytest.raises(KeyError):
        build_findings([], [table.matter()], load_regimes())


def test_no_finding_uses_the_word_kept_for_sources_and_reviewers(desk) -> None:
    for kind in ClaimKind:
        table = laid_out(desk)
        table.claim(kind, ROLES)
        finding = found(table)
        words = [finding.because, *(f.because for f in finding.completeness), *(m.because for m in finding.matches)]
        assert not [text for text in words if "violat" in text.lower()]
