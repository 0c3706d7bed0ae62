"""Claims that spell one actor or voice in two ways are about one doing, and rest on one origin."""

from collections.abc import Callable

from armsledger.corroborate.matters import build_matters
from armsledger.model.claim import ClaimKind
from armsledger.model.identity import Identity
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.resolve.names.across import resolve_across

Report = Callable[..., DocumentRecord]


def transfers(records: list[DocumentRecord], identities: tuple[Identity, ...]) -> list[Matter]:
    return [matter for matter in build_matters(records, identities) if matter.kind is ClaimKind.TRANSFER]


def test_one_voice_in_two_spellings_is_one_origin(report: Report) -> None:
    records = [
        report("Turkey sent tanks to Libya, Emad Zarrouk said on Tuesday.", "2020-05-26", "Wire"),
        report("Imad al-Zarruq said that Turkey had sent tanks to Libya.", "2020-05-27", "Courier"),
    ]
    (before,) = transfers(records, ())
    (after,) = transfers(records, resolve_across(records))

    assert before.independent_origins == 2
    assert after.independent_origins == 1
    assert len(after.origins[0].document_ids) == 2


def test_one_actor_in_two_spellings_is_one_matter(report: Report) -> None:
    records = [
        report("The Zintan Steel Brigade sent tanks to Libya, the Pentagon said.", outlet="Wire"),
        report("The Zentan Steel Brigade sent tanks to Libya, the Pentagon said.", outlet="Courier"),
    ]

    assert len(transfers(records, ())) == 2
    (matter,) = transfers(records, resolve_across(records))
    assert len(matter.document_ids) == 2


def test_what_rows_know_is_as_it_was_without_identities(report: Report) -> None:
    records = [
        report("US Africa Command said that Russia had sent fighter jets to Libya.", "2020-05-26", "Wire"),
        report("Russia sent fighter jets to Libya through the Wagner Group, AFRICOM said.", "2020-05-27", "Courier"),
        report("Haftar said that Turkey had sent drones to Tripoli.", "2020-05-28", "Gazette"),
    ]

    assert build_matters(records, resolve_across(records)) == build_matters(records)
