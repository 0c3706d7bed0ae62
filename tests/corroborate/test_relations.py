"""What one claim of a matter is to another: denied, excluded, made more exact, borne out."""

import pytest

from armsledger.corroborate.matters import build_matters
from armsledger.model.claim import ClaimKind
from armsledger.model.matter import ClaimRelation, RelationKind

from .conftest import Report


def relations(report: Report, *texts: str) -> list[ClaimRelation]:
    records = [report(text, f"2020-06-{10 + number}", f"Paper {number}") for number, text in enumerate(texts)]
    matters = [m for m in build_matters(records) if m.kind is ClaimKind.TRANSFER and len(m.document_ids) > 1]
    return [relation for matter in matters for relation in matter.relations]


@pytest.mark.parametrize(
    ("exact", "loose", "because"),
    [
        (
            "US Africa Command said that Russia sent fighter jets to Libya in May 2020.",
            "Turkey's defence ministry said that Russia sent fighter jets to Libya in 2020.",
            "closer time",
        ),
        (
            "US Africa Command said that Russia sent 14 fighter jets to Libya.",
            "Turkey's defence ministry said that Russia sent at least ten fighter jets to Libya.",
            "closer number",
        ),
    ],
)
def test_the_more_exact_of_two_claims_refines_the_other(report: Report, exact: str, loose: str, because: str) -> None:
    for texts in ((exact, loose), (loose, exact)):
        (relation,) = relations(report, *texts)
        assert relation.kind is RelationKind.REFINES
        assert because in relation.score.because


def test_where_each_is_more_exact_in_another_point_neither_refines_the_other(report: Report) -> None:
    (relation,) = relations(
        report,
        "US Africa Command said that Russia sent 14 fighter jets to Libya in 2020.",
        "Turkey's defence ministry said that Russia sent at least ten fighter jets to Libya in May 2020.",
    )
    assert relation.kind is RelationKind.AGREES


def test_numbers_that_exclude_each_other_are_a_contradiction_and_no_refinement(report: Report) -> None:
    (relation,) = relations(
        report,
        "US Africa Command said that Russia sent 14 fighter jets to Libya in May 2020.",
        "Turkey's defence ministry said that Russia sent six fighter jets to Libya in 2020.",
    )
    assert relation.kind is RelationKind.CONTRADICTS
