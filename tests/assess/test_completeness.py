"""Each of the twelve facts: filled, missing, contested; on sentences of our own."""

from datetime import date

import pytest

from armsledger.assess.findings import build_findings
from armsledger.knowledge.equipment import load_equipment
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.evidence import EvidenceKind
from armsledger.model.finding import Finding, Fullness
from armsledger.model.ids import make_id
from armsledger.model.origin import Origin
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance

SENTENCE = (
    "Turkey sent Kirpi carriers and Vuran carriers, 20 or 90 of them, in May or in June, by the ship Ana or "
    "the ship Bana, through Broker Alpha or Broker Beta, to the GNA or the LNA at Tripoli or Tunis; "
    "manifest, documents, picture."
)
FILLED, MISSING, CONTESTED = Fullness.FILLED, Fullness.MISSING, Fullness.CONTESTED
ACT = {Role.ACTOR: "Turkey", Role.DESTINATION: "Tripoli"}


def laid_out(desk):
    table = desk(SENTENCE)
    table.entity("Turkey", EntityType.COUNTRY, known_id="TUR", country="TUR")
    for name, row in (("Kirpi carriers", "eq-kirpi"), ("Vuran carriers", "eq-vuran")):
        table.entity(name, EntityType.MATERIEL, known_id=row, category="armoured vehicle", items=("mil_vehicles",))
    for ship in ("ship Ana", "ship Bana"):
        table.entity(ship, EntityType.MATERIEL)
    for broker in ("Broker Alpha", "Broker Beta"):
        table.entity(broker, EntityType.ORGANIZATION)
    table.entity("GNA", EntityType.ORGANIZATION, known_id="actor-gna", country="LBY")
    table.entity("LNA", EntityType.ARMED_GROUP, known_id="actor-lna", country="LBY")
    table.place("Tripoli", "LBY")
    table.place("Tunis", "TUN")
    return table


def fact(table, fact_id: str) -> tuple[Fullness, str]:
    (finding,) = build_findings([table.record()], [table.matter()], load_regimes())
    by_name = {needed.name: needed for needed in finding.completeness}
    needed = by_name[dict(load_finding_standard().facts)[fact_id]]
    return needed.fullness, needed.because


def two_origins(table) -> None:
    table.origins = tuple(
        Origin(make_id("org", claim.id), f"voice {n}", (claim.id,), (table.document.id,), False, "voice")
        for n, claim in enumerate(table.claims)
    )


def number(words: str, value: int) -> Quantity:
    return Quantity(words, value, value, "carriers", "items", False, "a number")


@pytest.mark.parametrize(
    ("fact_id", "one", "other", "fullness"),
    [
        ("item", {Role.ITEM: "Kirpi carriers"}, {Role.ITEM: "Kirpi carriers"}, FILLED),
        ("item", {Role.ITEM: "Kirpi carriers"}, {Role.ITEM: "Vuran carriers"}, CONTESTED),
        ("item", {}, {}, MISSING),
        ("carrier", {Role.VIA: "ship Ana"}, {Role.VIA: "ship Ana"}, FILLED),
        ("carrier", {Role.VIA: "ship Ana"}, {Role.VIA: "ship Bana"}, CONTESTED),
        ("carrier", {Role.VIA: "Broker Alpha"}, {}, MISSING),
        ("broker", {Role.VIA: "Broker Alpha"}, {}, FILLED),
        ("broker", {Role.VIA: "Broker Alpha"}, {Role.VIA: "Broker Beta"}, CONTESTED),
        ("broker", {Role.VIA: "ship Ana"}, {}, MISSING),
        ("recipient", {Role.RECIPIENT: "GNA"}, {}, FILLED),
        ("recipient", {Role.RECIPIENT: "GNA"}, {Role.RECIPIENT: "LNA"}, CONTESTED),
        ("recipient", {}, {}, MISSING),
        ("place", {}, {}, FILLED),
        ("place", {}, {Role.DESTINATION: "Tunis"}, CONTESTED),
        ("supplier", {}, {}, FILLED),
    ],
)
def test_a_fact_of_two_claims_of_two_origins(desk, fact_id: str, one, other, fullness: Fullness) -> None:
    table = laid_out(desk)
    for roles in (one, other):
        table.claim(ClaimKind.TRANSFER, ACT | roles)
    two_origins(table)

    assert fact(table, fact_id)[0] is fullness


def test_a_country_does_not_exclude_a_body_in_it_nor_a_description_a_name(desk) -> None:
    table = desk("Russia sent rifles to Libya, to the LNA, to Libyan fighters and to Syria.", date(2020, 7, 24))
    table.entity("Russia", EntityType.COUNTRY, known_id="RUS", country="RUS")
    table.entity("Libya", EntityType.COUNTRY, known_id="LBY", country="LBY")
    table.entity("Syria", EntityType.COUNTRY, known_id="SYR", country="SYR")
    table.entity("LNA", EntityType.ARMED_GROUP, known_id="actor-lna", country="LBY")
    table.entity("Libyan fighters", EntityType.GROUP, country="LBY")
    for words in ("Libya", "LNA", "Libyan fighters"):
        table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.RECIPIENT: words})
    assert fact(table, "recipient")[0] is FILLED

    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.RECIPIENT: "Syria"})
    assert fact(table, "recipient")[0] is CONTESTED


def test_a_class_of_materiel_is_only_described(desk) -> None:
    table = desk("Russia sent warplanes and combat aircraft to Tripoli.", date(2020, 7, 24))
    table.entity("Russia", EntityType.COUNTRY, known_id="RUS", country="RUS")
    row = next(row for row in load_equipment() if row.is_class)
    for words in ("warplanes", "combat aircraft"):
        table.entity(words, EntityType.MATERIEL, known_id=row.id, category="combat aircraft", items=("arms",))
        table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Russia", Role.ITEM: words})
    two_origins(table)

    assert fact(table, "item") == (MISSING, "only described: combat aircraft, warplanes")


def test_one_origin_that_names_two_systems_has_told_of_two(desk) -> None:
    table = laid_out(desk)
    for item in ("Kirpi carriers", "Vuran carriers"):
        table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: item})
    table.voices("a ministry")

    assert fact(table, "item")[0] is FILLED


@pytest.mark.parametrize(
    ("fact_id", "role", "words"),
    [
        ("item", Role.ITEM, "Kirpi carriers"),
        ("carrier", Role.VIA, "ship Ana"),
        ("recipient", Role.RECIPIENT, "GNA"),
        ("place", Role.DESTINATION, "Tripoli"),
    ],
)
def test_a_denial_that_names_no_actor_contests_what_it_names(desk, fact_id: str, role: Role, words: str) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT | {role: words})
    assert fact(table, fact_id)[0] is FILLED

    table.claim(ClaimKind.TRANSFER, {role: words}, Stance.DENIED)
    fullness, because = fact(table, fact_id)
    assert (fullness, because.startswith("denied in the words")) == (CONTESTED, True)


def test_a_denial_of_the_act_contests_the_supplier_alone(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: "Kirpi carriers"})
    table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: "Kirpi carriers"}, Stance.DENIED)

    assert fact(table, "supplier")[0] is CONTESTED
    assert fact(table, "item")[0] is FILLED


def test_numbers_of_different_things_do_not_exclude_each_other(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT | {Role.FORCE: "Kirpi carriers"}, quantity=number("20", 20))
    table.claim(ClaimKind.TRANSFER, ACT | {Role.FORCE: "Vuran carriers"}, quantity=number("90", 90))
    assert fact(table, "quantity")[0] is FILLED

    table.claim(ClaimKind.TRANSFER, ACT | {Role.FORCE: "Vuran carriers"}, quantity=number("20", 20))
    assert fact(table, "quantity")[0] is CONTESTED


def test_a_measure_hangs_on_what_is_in_dispute(desk, days) -> None:
    table = laid_out(desk)
    may, june = date(2020, 5, 1), date(2020, 6, 1)
    table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: "Kirpi carriers"}, when=days("in May", may, may))
    assert fact(table, "measure")[0] is FILLED

    table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: "Kirpi carriers"}, when=days("in June", june, june))
    assert fact(table, "date")[0] is CONTESTED
    fullness, because = fact(table, "measure")
    assert (fullness, "hangs on what is in dispute: date" in because) == (CONTESTED, True)


def test_only_a_named_kind_of_paper_counts(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT)
    table.show("documents", EvidenceKind.DOCUMENT)
    assert fact(table, "papers") == (MISSING, "documents are spoken of, but no kind of paper: documents")

    table.show("manifest", EvidenceKind.DOCUMENT)
    assert fact(table, "papers") == (FILLED, "manifest")


@pytest.mark.parametrize(
    ("voices", "sha256", "fullness"),
    [(1, "0" * 64, MISSING), (2, None, MISSING), (2, "0" * 64, FILLED)],
)
def test_the_chain_needs_two_lines_and_the_files(desk, voices: int, sha256: str | None, fullness: Fullness) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT)
    table.show("picture", EvidenceKind.IMAGERY, sha256)
    table.voices(*(f"voice {n}" for n in range(voices)))

    assert fact(table, "evidence")[0] is fullness


def test_the_count_is_of_what_is_filled(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, ACT | {Role.ITEM: "Kirpi carriers", Role.RECIPIENT: "GNA"})
    (finding,) = build_findings([table.record()], [table.matter()], load_regimes())

    assert isinstance(finding, Finding)
    assert (finding.filled, len(finding.completeness)) == (5, 12)
