"""Documents and what they rest on: small texts, each showing one way to share an origin, or not to."""

from itertools import permutations

import pytest

from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.document import Document
from armsledger.model.origin import DocumentOrigin, OriginKind
from armsledger.read.rows import document_from_row

STATEMENT = (
    "the aircraft were flown from Russia to an air base in Syria, where they were painted over to hide where they came "
    "from before they went on to central Libya in the last days of May"
)
STORY = (
    "Fourteen unmarked fighters landed at an airfield in the Libyan desert in May, images taken from above suggest. "
    "Mechanics had waited there for a week with fuel trucks, spare engines and a crane on loan from a builder. "
    "Two more planes followed at the weekend and were pushed into a hangar whose roof had been mended in April. "
    "Villagers heard the engines at night and counted nine departures towards the coast before the month was over."
)
OTHER = (
    "The port of Misrata took in three cargo ships on Tuesday, and dockers worked until dawn under floodlights. "
    "A customs officer put the number of containers at forty, most of them without papers that he could read. "
    "Lorries left by the southern gate for a depot near the old steel works, with an escort of pickup trucks. "
    "Fishermen who had moored beside the quay were told to move their boats beyond the outer wall until further notice."
)


def document(name: str, text: str, published: str | None = "2020-05-27", outlet: str | None = None) -> Document:
    row = {"doc_id": name, "text": text, "language": "en"}
    return document_from_row(
        row | ({"published": published} if published else {}) | ({"outlet": outlet} if outlet else {})
    )


def traced(*documents: Document) -> list[DocumentOrigin]:
    by_id = {origin.document_id: origin for origin in trace_documents(documents)}
    return [by_id[one.id] for one in documents]


def are_one(*documents: Document) -> bool:
    return len({origin.origin_id for origin in traced(*documents)}) == 1


def test_a_text_printed_again_is_a_copy_of_the_earlier_one() -> None:
    first, second = traced(document("a", STORY), document("b", f"From our wires. {STORY}", "2020-05-28"))
    assert (first.kind, second.kind) == (OriginKind.ORIGINAL, OriginKind.COPY)
    assert first.origin_id == second.origin_id
    assert "told in the same words" in second.because


def test_the_first_half_of_a_text_is_still_a_copy() -> None:
    assert are_one(document("a", STORY), document("b", STORY[: len(STORY) // 2]))


def test_two_write_ups_of_one_statement_have_one_origin() -> None:
    one = document("a", f'Planes came to Libya, the command said on Tuesday. "{STATEMENT}," its general wrote.')
    other = document("b", f"{OTHER} An American officer held that “{STATEMENT}”, in a note to the press.", "2020-05-28")
    assert are_one(one, other)
    assert traced(one, other)[1].kind is OriginKind.SAME_STATEMENT


def test_two_reports_with_their_own_words_have_two_origins() -> None:
    assert not are_one(document("a", STORY), document("b", OTHER))


def test_a_short_quotation_that_many_use_makes_nothing_one() -> None:
    words = "we will not stand by"
    assert not are_one(document("a", f'{STORY} "{words}," he said.'), document("b", f'{OTHER} "{words}," he said.'))


def test_a_report_that_credits_another_is_its_relay() -> None:
    original = document("a", STORY, outlet="Reuters")
    retelling = document(
        "b", f"Reuters reported that fourteen unmarked fighters landed at an airfield in the Libyan desert. {OTHER}"
    )
    assert are_one(original, retelling)
    assert traced(original, retelling)[1].kind is OriginKind.RELAY


def test_the_same_words_years_apart_are_not_one_occasion() -> None:
    assert not are_one(document("a", STORY, "2014-05-27"), document("b", STORY, "2020-05-27"))


def test_a_document_without_a_date_can_be_a_copy_of_any() -> None:
    assert are_one(document("a", STORY), document("b", f"{STORY} Printed again.", None))


@pytest.mark.parametrize("words", ["", "Too short."])
def test_texts_with_hardly_a_word_are_originals(words: str) -> None:
    (origin,) = trace_documents([document("a", words or "…")])
    assert (origin.kind, origin.because) == (OriginKind.ORIGINAL, "no other document shares enough of its words")


def test_the_order_of_arrival_changes_nothing() -> None:
    documents = [
        document("a", STORY),
        document("b", f"{STORY} Again."),
        document("c", OTHER),
        document("d", OTHER[:300]),
    ]
    assert len({trace_documents(order) for order in permutations(documents)}) == 1
