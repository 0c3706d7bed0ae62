"""Matters found by the claims that they held, in the ledger of the sample corpus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from armsledger.errors import LedgerDamageError
from armsledger.model.ids import make_id
from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger

configure_django()
MANY = 1000  # more than one question to the database takes


@pytest.fixture
def ledger(sample_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "ledger.db"
    path.write_bytes(sample_ledger.read_bytes())
    with Ledger.open(f"sqlite:///{path}") as opened:
        yield opened


def last_run(ledger: Ledger) -> str:
    run_id = ledger.find_last_run_id()
    assert run_id
    return run_id


def test_the_matters_of_claims_are_those_of_the_run_in_its_order(ledger) -> None:
    matters = ledger.matters(last_run(ledger))
    some = matters[3:6]

    found = ledger.matters_holding([matter.claim_ids[-1] for matter in reversed(some)])

    assert found == some
    assert ledger.matters_holding([make_id("clm", "none")]) == ()
    assert ledger.matters_holding([], [matters[0].id, make_id("mat", "none")]) == (matters[0],)


def test_more_claims_than_one_question_takes_are_asked_in_several(ledger) -> None:
    matters = ledger.matters(last_run(ledger))
    none = [make_id("clm", number) for number in range(MANY)]

    assert ledger.matters_holding([*none, *(matter.claim_ids[0] for matter in matters)]) == matters


def test_findings_are_those_of_the_matters(ledger) -> None:
    findings = ledger.findings(last_run(ledger))
    some = findings[2:5]

    assert ledger.findings_on(last_run(ledger), [finding.matter_id for finding in reversed(some)]) == some
    assert ledger.findings_on(make_id("run", "none"), [findings[0].matter_id]) == ()


def test_the_claims_of_a_finding_are_those_of_its_matter(ledger) -> None:
    matter, finding = ledger.matters(last_run(ledger))[0], ledger.findings(last_run(ledger))[0]
    assert finding.matter_id == matter.id

    found = ledger.claims_of_subjects([matter.id, finding.id, make_id("fnd", "none")])

    assert found == {matter.id: matter.claim_ids, finding.id: matter.claim_ids}


def test_matters_are_listed_by_words_of_their_titles_a_page_at_a_time(ledger) -> None:
    from armsledger.store.heirs import list_matters

    matters = ledger.matters(last_run(ledger))
    total, first = list_matters(ledger._alias, "", 0, 5)
    assert total == len(matters)
    assert [one.id for one in first] == [matter.id for matter in matters[:5]]

    wanted = [matter.id for matter in matters if "turkey" in matter.title.casefold()]
    total, found = list_matters(ledger._alias, "TURKEY", 0, 100)
    assert (total, [one.id for one in found]) == (len(wanted), wanted)
    assert list_matters(ledger._alias, "no such words", 0, 5) == (0, ())


def test_bytes_of_our_own_are_kept_once_and_checked(ledger) -> None:
    sha256 = ledger.append_bytes(b"an archive")
    assert ledger.append_bytes(b"an archive") == sha256
    assert ledger.get_bytes(sha256) == b"an archive"

    ledger.check_bytes()
    _damage(ledger, sha256)
    with pytest.raises(LedgerDamageError):
        ledger.check_bytes()


def _damage(ledger: Ledger, sha256: str) -> None:
    from django.db import connections

    with connections[ledger._alias].cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_blob_no_update")
        cursor.execute("UPDATE ledger_blob SET data = x'00' WHERE sha256 = %s", [sha256])
