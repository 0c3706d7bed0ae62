"""Sentences taken over: said with their share and words, and no copy by themselves."""

import pytest

from armsledger.corroborate.tracing.prints import make_print
from armsledger.corroborate.tracing.reuse import find_reuse
from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.document import Document
from armsledger.model.origin import OriginKind
from armsledger.read.rows import document_from_row

AGENCY = (
    "A cargo ship with armoured cars on board left the port of Haifa Bay on Sunday and sailed west without a signal."
)
OWN = [
    f"Our man counted {number} lorries at gate {number} and spoke with drivers who had slept {number} nights in cabs."
    for number in ("two", "five", "eleven", "thirty", "forty", "sixty", "seventy", "ninety", "a hundred", "no")
]
HARBOUR = [
    f"Cranes on pier {number} stood still while clerk {number} stamped forms for the {number} owners of the freight."
    for number in ("one", "three", "six", "nine", "twelve", "fifteen", "twenty", "fifty", "eighty", "zero")
]


def document(name: str, *sentences: str) -> Document:
    row = {"doc_id": name, "text": " ".join(sentences), "published": "2020-05-27", "language": "en"}
    return document_from_row(row)


def test_a_sentence_taken_over_is_said_with_its_share() -> None:
    reuse = find_reuse(make_print(document("a", *OWN, AGENCY)), make_print(document("b", AGENCY, *HARBOUR)))
    assert reuse is not None
    assert (reuse.taken, reuse.sentences) == (1, 11)
    assert reuse.because == f"1 of its 11 sentences (9%) stand there too, first “{AGENCY}”"


@pytest.mark.parametrize(
    ("old", "new"), [("Haifa Bay", "Haifa  Bay"), ("A cargo ship", "One cargo ship"), ("l.", "l!")]
)
def test_a_word_at_the_end_may_differ(old: str, new: str) -> None:
    changed = document("b", AGENCY.replace(old, new), *HARBOUR)
    assert find_reuse(make_print(document("a", *OWN, AGENCY)), make_print(changed))


def test_sentences_of_other_words_are_not_reused() -> None:
    assert find_reuse(make_print(document("a", *OWN)), make_print(document("b", *HARBOUR))) is None


def test_a_short_sentence_says_nothing() -> None:
    short = "The ministry did not comment on it."
    assert find_reuse(make_print(document("a", short, *OWN)), make_print(document("b", short, *HARBOUR))) is None


def test_a_quotation_is_no_reuse_of_sentences() -> None:
    quoted = f"“{AGENCY}”"
    assert find_reuse(make_print(document("a", quoted, *OWN)), make_print(document("b", quoted, *HARBOUR))) is None


def test_a_sentence_in_a_longer_report_is_said_and_makes_no_copy() -> None:
    own = document("a", *OWN, AGENCY)
    found = {one.document_id: one for one in trace_documents([own, document("b", AGENCY, *HARBOUR)])}
    assert len({one.origin_id for one in found.values()}) == 2
    because = found[own.id].because
    assert because.startswith("too little is shared for one origin; with b: 1 of its 11 sentences (9%)")
    assert AGENCY in because


def test_a_copy_says_which_sentences_it_took() -> None:
    longer, copy = document("a", *OWN), document("b", *OWN[:5], *HARBOUR[:2])
    found = {one.document_id: one for one in trace_documents([longer, copy])}
    assert found[copy.id].kind is OriginKind.COPY
    assert f"5 of its 7 sentences (71%) stand there too, first “{OWN[0]}”" in found[copy.id].because
