"""The way from supplier to recipient: columns by role, carriers in the middle, denials apart, bounded and said so."""

from dataclasses import replace
from types import ModuleType

from armsledger.model.stance import Stance
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.publish.case_index import index_case
from armsledger.publish.supply_view import BETWEEN, RECIPIENT, SUPPLIER, Supply, view_supply
from armsledger.publish.wording import load_wording
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings


def show(libya: ModuleType, limit: int = 200) -> Supply:
    return view_supply(index_case(libya.make_case()), load_wording(), {}, limit)


def read(libya: ModuleType, text: str) -> Supply:
    row = {"doc_id": "a", "text": text, "published": "2020-05-27", "outlet": "Courier"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    case = replace(libya.make_case(), records=(record,), matters=(), findings=(), reviews=())
    return view_supply(index_case(case), load_wording(), {}, 200)


def test_every_edge_stands_on_rows_and_every_row_on_a_claim(libya: ModuleType) -> None:
    supply = show(libya)
    rows = {row.number: row for row in supply.rows}
    claims = {claim.id: claim for record in libya.make_case().records for claim in record.claims}

    assert supply.left_out == 0
    assert sorted(number for edge in supply.edges for number in edge.numbers) == sorted(rows)
    for edge in supply.edges:
        for number in edge.numbers:
            assert (rows[number].left_key, rows[number].right_key) == (edge.left_key, edge.right_key)
    for row in supply.rows:
        assert claims[row.claim_id].span.quote in row.quote
        assert claims[row.claim_id].stance is row.stance


def test_what_is_denied_is_an_edge_of_its_own_and_named(libya: ModuleType) -> None:
    supply = show(libya)
    rows = {row.number: row for row in supply.rows}
    denied = [edge for edge in supply.edges if edge.strength == "denied"]

    assert [edge.label for edge in denied] == ["denied: supplies"]
    for edge in supply.edges:
        assert {rows[number].stance is Stance.DENIED for number in edge.numbers} == {edge in denied}


def test_who_supplies_stands_left_and_who_receives_right(libya: ModuleType) -> None:
    columns = {actor.name: actor.column for actor in show(libya).actors}

    assert columns["Russia"] == columns["Turkey"] == SUPPLIER
    assert columns["Wagner Group"] == columns["Syrian fighters"] == RECIPIENT


def test_an_intermediary_stands_between_and_passes_it_on(libya: ModuleType) -> None:
    supply = read(libya, "Russia sent fighter jets to the Libyan National Army through the Wagner Group.")

    assert {(actor.name, actor.column, actor.look) for actor in supply.actors} == {
        ("Russia", SUPPLIER, "supplier"),
        ("Wagner Group", BETWEEN, "between"),
        ("Libyan National Army", RECIPIENT, "recipient"),
    }
    assert {(row.left, row.label, row.right) for row in supply.rows} == {
        ("Russia", "acts through", "Wagner Group"),
        ("Wagner Group", "supplies", "Libyan National Army"),
    }


def test_what_is_beyond_the_bound_is_counted(libya: ModuleType) -> None:
    whole, cut = show(libya), show(libya, limit=2)

    assert len(cut.rows) == 2
    assert cut.left_out == len(whole.rows) - 2
    assert {actor.key for actor in cut.actors} == {key for row in cut.rows for key in (row.left_key, row.right_key)}
