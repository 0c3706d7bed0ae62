"""Which voices are one when independence is counted, and which count as independent of nothing."""

from collections.abc import Callable

import pytest

from armsledger.corroborate.matters import build_matters
from armsledger.model.claim import ClaimKind
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord

Report = Callable[..., DocumentRecord]
DID = "that Turkey had sent tanks to Libya"


def matter(report: Report, *voices: str) -> Matter:
    records = [report(f"{voice} said {DID}.", outlet=f"Paper {number}") for number, voice in enumerate(voices)]
    (found,) = (m for m in build_matters(records) if m.kind is ClaimKind.TRANSFER)
    return found


@pytest.mark.parametrize(
    ("voices", "roots"),
    [
        (("The UN Panel of Experts on Libya", "The UN Support Mission in Libya"), 1),
        (("US officials", "US Africa Command"), 1),
        (("The Libyan National Army", "The Government of National Accord"), 2),
        (("A crew member", "The captain", "Residents"), 1),
        (("A crew member", "France"), 1),
        (("Reuters", "The Associated Press"), 1),
        (("Reuters", "France"), 1),
        (("France", "Germany", "Italy"), 3),
    ],
)
def test_roots(report: Report, voices: tuple[str, ...], roots: int) -> None:
    assert matter(report, *voices).independent_origins == roots


def test_who_has_no_name_has_no_root_and_it_is_said_why(report: Report) -> None:
    (origin,) = matter(report, "A crew member").origins

    assert origin.root is None
    assert "names nobody" in origin.because


def test_every_edge_of_an_origin_says_how_the_document_carries_it(report: Report) -> None:
    (origin,) = matter(report, "US Africa Command", "US Africa Command").origins

    assert [edge.kind.value for edge in origin.edges].count("original") == 1
    assert [edge.kind.value for edge in origin.edges].count("same-statement") == 1
    assert all(edge.because for edge in origin.edges)
