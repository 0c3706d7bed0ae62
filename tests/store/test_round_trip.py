"""Whatever record is appended, in any script, is the record that is read back."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Refusal, Role
from armsledger.model.document import Block, BlockKind, Document, Head, Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.model.when import Precision, When
from armsledger.store.ledger import Ledger

RUN = make_id("run", "round trip")
NUMBERS = count()
TEXTS = st.text(
    st.one_of(
        st.sampled_from("قالالمتحدثإنالطائراتوصلت ٣٤"),
        st.sampled_from("🛩️👩🏽‍✈️🇱🇾"),
        st.sampled_from("Заявил e\u0301\u200f\u202e“”\r\n\t\0\x1a\ud800"),
        st.characters(),
    ),
    min_size=1,
    max_size=60,
)


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Span:
    start = draw(st.integers(0, len(document.text) - 1))
    return document.span(start, draw(st.integers(start + 1, len(document.text))))


@st.composite
def records(draw: st.DrawFn) -> DocumentRecord:
    words, name = draw(TEXTS), draw(TEXTS)
    text_or_none, day = draw(st.none() | TEXTS), draw(st.none() | st.dates())
    head = Head(
        *(Reading(text_or_none, name) for _ in range(3)), Reading(day, words), *(Reading(None, "") for _ in range(4))
    )  # type: ignore[arg-type]
    document_id = make_id("doc", next(NUMBERS))
    document = Document(
        document_id, name, "00" * 32, "text/plain", words, head, (Block(0, len(words), BlockKind.PARAGRAPH),)
    )
    span = spans(document)
    maybe = st.none() | span
    when = When(words, day, draw(st.just(day)), draw(st.sampled_from(Precision)), name)
    stance = st.sampled_from(Stance)
    voice = Voice(draw(maybe), draw(maybe), draw(maybe), draw(maybe))
    said = tuple(draw(st.lists(span, max_size=3)))
    statement = Statement(
        make_id("stm", document_id), document_id, voice, draw(maybe), said, draw(stance), when, None, name
    )
    entity = Entity(
        make_id("ent", document_id),
        draw(st.sampled_from(EntityType)),
        name,
        (words, name),
        said,
        text_or_none,
        None,
        None,
        tuple(draw(st.lists(TEXTS, max_size=2))),
        None,
        words,
    )
    low = draw(st.floats(0, 1e300) | st.integers(0, 2**70))
    claim = Claim(
        make_id("clm", document_id),
        document_id,
        statement.id,
        draw(st.sampled_from(ClaimKind)),
        draw(span),
        draw(stance),
        tuple(
            Filler(draw(st.sampled_from(Role)), each, name, draw(st.sampled_from((None, entity.id))), words)
            for each in said
        ),
        Quantity(words, low, None, text_or_none, "items", draw(st.booleans()), name),
        draw(st.none() | st.sampled_from(Counted)),
        draw(st.none() | st.just(when)),
        Score(draw(st.floats(0, 1)), name),
    )
    refusal = Refusal(make_id("ref", document_id), document_id, ClaimKind.ATTACK, draw(span), words)
    return DocumentRecord(document, (statement,), (claim,), (entity,), (), (), (refusal,), ((name, words),))


@pytest.fixture(scope="module")
def shared_ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite:///:memory:") as ledger:
        yield ledger


@given(record=records())
def test_a_record_comes_back_equal_and_again_is_no_change(shared_ledger: Ledger, record: DocumentRecord) -> None:
    shared_ledger.append_record(record, RUN)
    shared_ledger.append_record(record, RUN)

    assert shared_ledger.get_record(record.document.id) == record
    assert shared_ledger.find_claim(record.claims[0].id) == record.claims[0]
