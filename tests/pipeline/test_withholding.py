"""What is withheld from a case, in a ledger that the main job has made."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.model.casework import CaseRuling
from armsledger.model.publish_problem import ProblemKind
from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.model.withholding import DocumentWithheld, NameWithheld
from armsledger.pipeline import casework, publishing, withholding
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
DAY = NOW.date()
SAFETY = Restriction(Reason.SAFETY, until=date(2026, 11, 30))


@pytest.fixture
def ledger(tmp_path: Path):
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "US Africa Command said that Russia had sent fighter jets to Libya. Zubair Qaltan watched them land.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db") as opened:
        run(Job((str(folder),), ReadHints(date(2020, 5, 20), None, None), opened.url, root=folder), Settings(), print)
        run_id = opened.find_last_run_id()
        assert run_id
        casework.new_case(opened, CaseRuling("libya", "Air", "two-independent"), "Ana", NOW, "why")
        for matter in opened.matters(run_id):
            casework.put_in(opened, "libya", matter.id, "Ana", NOW, "why")
        yield opened


def page(ledger: Ledger, folder: Path, day: date = DAY, *, insiders: bool = False) -> str:
    publishing.print_case(ledger, "libya", folder, day, insiders)
    return "\n".join(one.read_text("utf-8") for one in sorted(folder.iterdir()) if one.is_file())


def test_the_print_withholds_and_the_print_for_insiders_does_not(ledger: Ledger, tmp_path: Path) -> None:
    made = withholding.withhold(
        ledger, NameWithheld("libya", "Zubair Qaltan", (), SAFETY), "Ana", NOW, "Qaltan fears for his brother"
    )

    assert "Qaltan" not in page(ledger, tmp_path / "1")
    assert "Source A watched them land" in page(ledger, tmp_path / "1")
    assert "Zubair Qaltan watched" in page(ledger, tmp_path / "2", insiders=True)
    assert "Qaltan" in page(ledger, tmp_path / "3", SAFETY.until + timedelta(days=1))
    casework.undo(ledger, made.id, "Ana", NOW, "he agrees now")
    assert "Zubair Qaltan watched" in page(ledger, tmp_path / "4")
    assert ledger.verify(lambda *_: None).decisions


def test_what_is_strictly_confidential_is_out_of_every_print(ledger: Ledger, tmp_path: Path) -> None:
    strict = Restriction(Reason.CONFIDENCE, Level.STRICT)
    withholding.withhold(ledger, NameWithheld(None, "Zubair Qaltan", (), strict), "Ana", NOW, "why")

    assert "Qaltan" not in page(ledger, tmp_path / "1", insiders=True)


def test_a_passage_is_given_by_words_that_stand_there_once(ledger: Ledger, tmp_path: Path) -> None:
    document_id = next(ledger.iter_records()).document.id
    withholding.redact_passage(ledger, "libya", document_id, "watched them land", SAFETY, "Ana", NOW, "why")

    assert "watched them land" not in page(ledger, tmp_path / "1")
    with pytest.raises(InputError, match="stands 0 times in doc-"):
        withholding.redact_passage(ledger, "libya", document_id, "no such words", SAFETY, "Ana", NOW, "why")


def test_what_stands_is_not_ruled_twice(ledger: Ledger) -> None:
    ruling = NameWithheld("libya", "Zubair Qaltan", (), SAFETY)
    withholding.withhold(ledger, ruling, "Ana", NOW, "why")

    with pytest.raises(InputError, match="stands already"):
        withholding.withhold(ledger, ruling, "Ana", NOW, "why")


def test_a_whole_document_is_printed_without_its_words(ledger: Ledger, tmp_path: Path) -> None:
    document = next(ledger.iter_records()).document
    withholding.withhold(ledger, DocumentWithheld("libya", document.id, SAFETY), "Ana", NOW, "why")
    shown = page(ledger, tmp_path / "1")

    assert "Document 1, withheld" in shown
    assert not [one for one in (document.sha256, document.id, "had sent fighter jets") if one in shown]


def test_a_name_that_stands_in_the_name_of_the_case_stops_publishing(ledger: Ledger) -> None:
    withholding.withhold(ledger, NameWithheld("libya", "Libya", (), SAFETY), "Ana", NOW, "why")

    problems = publishing.check_case(ledger, "libya", DAY)
    assert ProblemKind.WITHHELD in {one.kind for one in problems}
