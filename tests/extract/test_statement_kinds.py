"""Statements that are kept for what they are: threats, worries, accusations, contacts, omissions."""

import pytest

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.rules import RuleAnnotator
from armsledger.extract.rules import RuleExtractor
from armsledger.extract.statement_kinds import add_statement_kinds
from armsledger.model.statement import Statement, StatementKind
from armsledger.read.rows import document_from_row


@pytest.fixture(params=[RuleAnnotator, LearnedAnnotator], ids=["rules", "core"])
def of_kind(request: pytest.FixtureRequest):
    def read(text: str) -> list[Statement]:
        document = document_from_row({"doc_id": "d", "text": text, "published": "2020-07-24"})
        annotations = request.param().annotate(document)
        extraction = add_statement_kinds(document, annotations, RuleExtractor().extract(document, annotations))
        return [statement for statement in extraction.statements if statement.kind]

    return read


def test_a_call_between_leaders_is_a_contact(of_kind) -> None:
    (contact,) = of_kind("Emmanuel Macron spoke to Vladimir Putin on Thursday.")
    assert contact.kind is StatementKind.CONTACT
    assert contact.voice.name == "Emmanuel Macron"
    assert contact.spans[0].quote.startswith("Emmanuel Macron spoke to Vladimir Putin")


def test_what_a_readout_does_not_mention_is_an_omission(of_kind) -> None:
    (omission,) = of_kind("The war was not mentioned in the readout of the Kremlin.")
    assert omission.kind is StatementKind.OMISSION
    assert "readout" in omission.voice.name


def test_a_threat_is_kept_though_nothing_was_sent(of_kind) -> None:
    kinds = {statement.kind for statement in of_kind("Egypt threatened to close its border with Libya.")}
    assert kinds == {StatementKind.THREAT}


def test_an_accusation_in_another_domain_is_kept(of_kind) -> None:
    (accusation,) = of_kind("The United States accused Russia of stealing research on vaccines.")
    assert accusation.kind is StatementKind.ACCUSATION
    assert accusation.voice.name == "United States"


def test_a_phone_call_for_help_is_no_contact(of_kind) -> None:
    assert not of_kind("The mayor called for more buses in the city.")
