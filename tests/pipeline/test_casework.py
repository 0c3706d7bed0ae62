"""Cases over a ledger that the main job has made of short reports."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from armsledger.errors import InputError, LedgerMissingError, PublicationStoppedError
from armsledger.model.casework import CaseRuling
from armsledger.model.finding import Fullness
from armsledger.model.publish_problem import ProblemKind
from armsledger.model.standard import RuleKind, RuleState
from armsledger.pipeline import case_letters, casework, publishing
from armsledger.pipeline.case_cutting import get_case
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.review import deciding
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
TODAY, LATER = date(2026, 11, 2), date(2026, 12, 1)
TEXTS = {
    "a.txt": "An aid worker said that Turkey had sent 40 armoured vehicles to Misrata in Libya.",
    "b.txt": "Greece said that Turkey had sent armoured vehicles to Misrata in Libya, in May.",
    "c.txt": "Turkey denied that it had sent armoured vehicles to Libya.",
    "d.txt": "US Africa Command said that Russia had sent fighter jets to Libya.",
}


@dataclass
class Desk:
    """A ledger in memory of this test; `clock` gives a later time at every call."""

    folder: Path
    ledger: Ledger
    minutes: int = 0

    def report(self) -> None:
        hints = ReadHints(date(2020, 5, 20), None, None)
        run(Job((str(self.folder),), hints, self.ledger.url, root=self.folder), Settings(), lambda _: None)

    def clock(self) -> datetime:
        self.minutes += 1
        return NOON + timedelta(minutes=self.minutes)

    def say(self, operation: Callable, *arguments: object, by: str = "A. Nalyst", comment: str = "for the panel"):
        return operation(self.ledger, *arguments, by, self.clock(), comment)

    def matter(self, words: str):
        run_id = self.ledger.find_last_run_id()
        assert run_id
        return next(one for one in self.ledger.matters(run_id) if words in one.title)

    def finding_id(self, matter_id: str) -> str:
        run_id = self.ledger.find_last_run_id()
        assert run_id
        return next(one.id for one in self.ledger.findings(run_id) if one.matter_id == matter_id)

    def begin(self, *words: str, standard: str = "two-independent") -> None:
        self.say(casework.new_case, CaseRuling("libya", "Air and sea", standard))
        for each in words:
            self.say(casework.put_in, "libya", self.matter(each).id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db") as ledger:
        made = Desk(folder, ledger)
        made.report()
        yield made


def titles(desk: Desk) -> list[str]:
    return [matter.title for matter in get_case(desk.ledger, "libya", TODAY).matters]


def test_a_case_holds_what_was_put_in_and_nothing_else(desk) -> None:
    desk.begin("Russia")

    case = get_case(desk.ledger, "libya", TODAY)

    assert case.title == "Air and sea"
    assert [matter.id for matter in case.matters] == [desk.matter("Russia").id]
    assert [record.document.source for record in case.records] == ["d.txt"]
    assert [finding.matter_id for finding in case.findings] == [desk.matter("Russia").id]
    assert {check.finding_id for check in case.checks} == {case.findings[0].id}


def test_what_is_taken_out_is_gone_and_comes_back_when_that_is_undone(desk) -> None:
    desk.begin("Russia", "Turkey")
    taken = desk.say(casework.take_out, "libya", desk.matter("Russia").id)
    assert len(titles(desk)) == 1

    desk.say(casework.undo, taken.id)
    assert len(titles(desk)) == 2


def test_the_last_order_holds_and_the_earlier_one_comes_back(desk) -> None:
    desk.begin("Russia", "Turkey")
    first = titles(desk)
    made = desk.say(casework.reorder, "libya", [desk.matter("Turkey").id])
    assert titles(desk) == first[::-1]

    with pytest.raises(InputError, match="stands in this order"):
        desk.say(casework.reorder, "libya", [desk.matter("Turkey").id])
    desk.say(casework.undo, made.id)
    assert titles(desk) == first


def test_two_people_who_add_at_once_lose_nothing(desk) -> None:
    desk.begin()
    with Ledger.open(desk.ledger.url) as other:
        casework.put_in(other, "libya", desk.matter("Russia").id, "B. Oth", desk.clock(), "for her part")
    desk.say(casework.put_in, "libya", desk.matter("Turkey").id)

    assert len(titles(desk)) == 2


def test_a_matter_that_has_grown_is_found_again_and_said_to_have_changed(desk) -> None:
    desk.begin("Turkey")
    earlier = desk.matter("Turkey").id
    (desk.folder / "e.txt").write_text("France said that Turkey had sent armoured vehicles to Misrata in Libya.\n")
    desk.report()
    assert desk.matter("Turkey").id != earlier

    (placed,) = casework.place_case(desk.ledger, casework.get_working_case(desk.ledger, "libya"))
    assert placed.matter
    assert placed.changed
    assert "come to it since" in placed.changed
    problems = publishing.check_case(desk.ledger, "libya", TODAY)
    assert (ProblemKind.CHANGED, earlier) in {(one.kind, one.subject_id) for one in problems}

    desk.say(casework.put_in, "libya", placed.matter.id)
    (placed,) = casework.place_case(desk.ledger, casework.get_working_case(desk.ledger, "libya"))
    assert (placed.entry.entry_id, placed.changed) == (earlier, None)


def test_the_head_is_changed_and_the_change_taken_back(desk) -> None:
    desk.begin("Russia")
    made = desk.say(casework.change_case, CaseRuling("libya", "Air", "highest-achievable", "for the Committee"))
    case = get_case(desk.ledger, "libya", TODAY)
    assert (case.title, case.standard.id, case.notes) == ("Air", "highest-achievable", "for the Committee")

    desk.say(casework.undo, made.id)
    assert get_case(desk.ledger, "libya", TODAY).title == "Air and sea"


@pytest.mark.parametrize("name", ["", "Libya", "a b", "../x", "a--b", "x" * 61, "a/b"])
def test_a_name_that_cannot_stand_in_an_address_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name of a case"):
        CaseRuling(name, "Air", "two-independent")


def test_what_there_is_not_is_named(desk) -> None:
    with pytest.raises(LedgerMissingError, match="libya is no case of this ledger"):
        get_case(desk.ledger, "libya", TODAY)
    with pytest.raises(InputError, match="is no standard of proof"):
        desk.begin(standard="certainty")
    desk.begin()
    with pytest.raises(InputError, match="libya: is a case of this ledger"):
        desk.begin()
    with pytest.raises(InputError, match="is not in case libya"):
        desk.say(casework.take_out, "libya", desk.matter("Russia").id)
    with pytest.raises(InputError, match="is no decision on a case"):
        desk.say(casework.undo, desk.say(deciding.accept, desk.matter("Russia").id).id)


def write(desk: Desk, to: str = "Russia"):
    return desk.say(case_letters.write_letter, "libya", to, (), None, LATER)


def test_a_letter_is_drafted_from_the_claims_and_their_exact_words(desk) -> None:
    desk.begin("Russia", "Turkey")

    letter = write(desk)

    assert letter.to.key == "RUS"
    assert "“Russia had sent fighter jets to Libya” (d.txt, 20 May 2020)" in letter.ruling.text
    assert "United States Africa Command" in letter.ruling.text
    assert "Please answer by 1 December 2026." in letter.ruling.text
    assert "armoured" not in letter.ruling.text
    assert "<" not in letter.ruling.text


def test_who_is_accused_of_nothing_in_the_case_is_not_written_to_by_chance(desk) -> None:
    desk.begin("Russia")

    with pytest.raises(InputError, match="Greece: is accused in no matter of case libya"):
        write(desk, "Greece")


def reply_of(desk: Desk, as_of: date) -> tuple[RuleState, str]:
    case = get_case(desk.ledger, "libya", as_of)
    (check,) = case.checks
    (result,) = (result for result in check.results if result.rule.kind is RuleKind.REPLY)
    (fact,) = (fact for fact in case.findings[0].completeness if fact.name.startswith("reply"))
    assert (fact.fullness is Fullness.FILLED) == (result.state is RuleState.PASSED)
    return result.state, result.because


def test_the_reply_rule_is_kept_once_all_accused_were_asked_and_answered(desk) -> None:
    desk.begin("Russia", standard="highest-achievable")
    assert reply_of(desk, TODAY) == (RuleState.FAILED, "Russia: not written to")

    letter = write(desk)
    assert reply_of(desk, TODAY) == (RuleState.FAILED, "Russia: not sent")

    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)
    assert reply_of(desk, TODAY) == (RuleState.FAILED, "Russia: sent on 2026-11-02, an answer is due on 2026-12-01")

    desk.say(case_letters.add_answer, "libya", letter.id, TODAY, "It did not happen.")
    assert reply_of(desk, TODAY) == (RuleState.PASSED, "Russia: sent on 2026-11-02, answered on 2026-11-02")


def test_the_reply_rule_is_kept_once_the_day_has_passed_and_not_on_it(desk) -> None:
    desk.begin("Russia", standard="highest-achievable")
    letter = write(desk)
    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)

    assert reply_of(desk, LATER)[0] is RuleState.FAILED
    assert reply_of(desk, LATER + timedelta(days=1)) == (
        RuleState.PASSED,
        "Russia: sent on 2026-11-02, no answer by 2026-12-01",
    )


def test_an_answer_never_takes_the_place_of_another(desk) -> None:
    desk.begin("Russia")
    letter = write(desk)
    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)
    for words in ("It did not happen.", "We have nothing to add."):
        desk.say(case_letters.add_answer, "libya", letter.id, TODAY, words)

    kept = case_letters.get_letter(desk.ledger, "libya", letter.id)

    assert [answer.words for answer in kept.answers] == ["It did not happen.", "We have nothing to add."]
    with pytest.raises(InputError, match="has this answer already"):
        desk.say(case_letters.add_answer, "libya", letter.id, TODAY, "It did not happen.")
    with pytest.raises(InputError, match="was sent on 2026-11-02"):
        desk.say(case_letters.change_letter, "libya", letter.id, "other words", LATER)
    with pytest.raises(InputError, match="has been answered"):
        desk.say(casework.undo, kept.decision_id)


def test_days_that_cannot_be_are_refused(desk) -> None:
    desk.begin("Russia")
    letter = write(desk)
    with pytest.raises(InputError, match="has not been sent"):
        desk.say(case_letters.add_answer, "libya", letter.id, TODAY, "No.")
    with pytest.raises(InputError, match="2026-12-01: has not come yet"):
        desk.say(case_letters.send_letter, "libya", letter.id, LATER, LATER)
    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)
    with pytest.raises(InputError, match="comes before the day of sending"):
        desk.say(case_letters.add_answer, "libya", letter.id, TODAY - timedelta(days=1), "No.")
    with pytest.raises(InputError, match="comes before the day by which to answer"):
        desk.say(case_letters.add_answer, "libya", letter.id, TODAY, None)


def test_a_case_prints_its_answers_and_no_other_cases_decisions(desk, tmp_path) -> None:
    desk.begin("Russia")
    letter = write(desk)
    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)
    desk.say(case_letters.add_answer, "libya", letter.id, TODAY, "It did <b>not</b> happen.")
    desk.say(casework.new_case, CaseRuling("other", "Other", "two-independent"), comment="a secret of the other case")
    desk.say(casework.put_in, "other", desk.matter("Turkey").id, comment="a secret of the other case")

    publishing.print_case(desk.ledger, "libya", tmp_path / "out", TODAY)

    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "It did &lt;b&gt;not&lt;/b&gt; happen." in page
    assert "sent on 2026-11-02, answered on 2026-11-02" in page
    assert "a secret of the other case" not in page
    assert "armoured vehicles" not in page


def test_a_draft_is_in_no_file_of_the_case_and_a_letter_that_was_sent_is_in_both(desk, tmp_path) -> None:
    desk.begin("Russia")
    draft = write(desk)
    publishing.print_case(desk.ledger, "libya", tmp_path / "draft", TODAY)
    desk.say(case_letters.send_letter, "libya", draft.id, TODAY, None)
    publishing.print_case(desk.ledger, "libya", tmp_path / "sent", TODAY)

    def replies(name: str) -> list:
        content = json.loads((tmp_path / name / "findings.json").read_text(encoding="utf-8"))
        return content["matters"][0]["replies"]

    assert replies("draft") == []
    assert "Right of reply" not in (tmp_path / "draft" / "index.html").read_text(encoding="utf-8")
    (row,) = replies("sent")
    assert (row["to"], row["sent_on"], row["answers"], row["is_settled"]) == ("Russia", "2026-11-02", [], False)
    assert "Right of reply" in (tmp_path / "sent" / "index.html").read_text(encoding="utf-8")


def problems(desk: Desk, as_of: date = TODAY) -> set[ProblemKind]:
    return {problem.kind for problem in publishing.check_case(desk.ledger, "libya", as_of)}


def test_an_empty_case_is_not_published(desk) -> None:
    desk.begin()

    assert problems(desk) == {ProblemKind.EMPTY}


def test_publishing_stops_with_everything_that_is_wrong(desk) -> None:
    desk.begin("Russia", standard="highest-achievable")

    with pytest.raises(PublicationStoppedError) as stopped:
        desk.say(publishing.publish, "libya", by="R. Eviewer")

    kinds = {line.split(":")[0] for line in stopped.value.problems}
    assert kinds == {"not signed", "no reply sought"}
    assert casework.get_working_case(desk.ledger, "libya").publications == ()


def test_a_claim_that_was_rejected_stops_it_until_the_matters_are_derived_anew(desk) -> None:
    desk.begin("Turkey")
    matter = desk.matter("Turkey")
    desk.say(deciding.reject, matter.claim_ids[0])

    assert ProblemKind.REJECTED in problems(desk)
    assert matter.claim_ids[0] not in get_case(desk.ledger, "libya", TODAY).matters[0].claim_ids

    derive_anew(desk.ledger, desk.clock())
    assert ProblemKind.REJECTED not in problems(desk)
    assert ProblemKind.CHANGED in problems(desk)


def test_a_decision_that_became_stale_stops_it(desk) -> None:
    from armsledger.model.field_value import value_of
    from armsledger.model.stance import Stance
    from armsledger.review.values import read_value

    desk.begin("Russia")
    matter = desk.matter("Russia")
    desk.say(deciding.accept, matter.id)
    record, claim = deciding.get_claim(desk.ledger, matter.claim_ids[0])
    new = read_value(record, claim, "stance", ["alleged"], None)
    assert value_of(claim, "stance", record.entities).words != Stance.ALLEGED.value
    desk.say(deciding.correct, claim.id, new)

    stale = [one for one in publishing.check_case(desk.ledger, "libya", TODAY) if one.kind is ProblemKind.STALE]
    assert [one for one in stale if "a claim was corrected since" in one.words]


def made_ready(desk: Desk) -> None:
    desk.begin("Russia")
    desk.say(deciding.accept, desk.matter("Russia").id)
    finding_id = desk.finding_id(desk.matter("Russia").id)
    desk.say(deciding.sign_off, finding_id, by="S. Econd")
    letter = write(desk)
    desk.say(case_letters.send_letter, "libya", letter.id, TODAY, None)
    desk.say(case_letters.add_answer, "libya", letter.id, TODAY, "It did not happen.")


def test_what_is_published_is_kept_with_who_and_the_digest_of_the_folder(desk, tmp_path) -> None:
    import zipfile
    from io import BytesIO

    from armsledger.publish.archive import folder_digest

    made_ready(desk)
    assert problems(desk) == set()

    published = desk.say(publishing.publish, "libya", by="R. Eviewer", comment="agreed by both")

    assert desk.ledger.get_bytes(published.archive_sha256) == published.archive
    with zipfile.ZipFile(BytesIO(published.archive)) as archive:
        archive.extractall(tmp_path)
    assert folder_digest(tmp_path / "libya") == published.digest
    (kept,) = casework.get_working_case(desk.ledger, "libya").publications
    assert kept.ruling.digest == published.digest
    assert kept.because == "R. Eviewer, 2026-11-02: agreed by both"
    with pytest.raises(InputError, match="is a publication, which has happened"):
        desk.say(casework.undo, published.decision_id)
    with pytest.raises(InputError, match="is a publication, which has happened"):
        desk.say(deciding.undo, published.decision_id)
    desk.ledger.check_chain()
    desk.ledger.check_bytes()


def test_the_same_case_prints_the_same_bytes(desk, tmp_path) -> None:
    from armsledger.publish.archive import folder_digest, write_archive

    made_ready(desk)
    for name in ("one", "two"):
        publishing.print_case(desk.ledger, "libya", tmp_path / name, TODAY)

    assert folder_digest(tmp_path / "one") == folder_digest(tmp_path / "two")
    assert write_archive(tmp_path / "one", "libya") == write_archive(tmp_path / "two", "libya")


def test_a_signature_holds_on_the_whole_matter_and_not_on_what_the_case_adds(desk) -> None:
    made_ready(desk)

    (check,) = get_case(desk.ledger, "libya", TODAY).checks

    assert {r.rule.kind: r.state for r in check.results}[RuleKind.COUNTERSIGNED] is RuleState.PASSED


def test_a_printed_case_reads_no_document_of_another_matter(desk, monkeypatch) -> None:
    desk.begin("Russia")
    read: list[str] = []
    get_record = Ledger.get_record
    monkeypatch.setattr(Ledger, "get_record", lambda self, key: read.append(key) or get_record(self, key))
    monkeypatch.setattr(Ledger, "iter_records", lambda self, run_id=None: pytest.fail("reads every document"))

    get_case(desk.ledger, "libya", TODAY)

    assert len(read) == 1
