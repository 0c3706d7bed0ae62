"""Our own format: a ledger goes out and comes back as it was; claims of third parties come in checked word by word."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.model.custody import Custody, CustodyEvent
from armsledger.model.decision import Verdict
from armsledger.model.identity import NameKey
from armsledger.model.judgement import Judgement
from armsledger.model.ruling import LetterRuling, Reliability
from armsledger.pipeline.exchange_history import LedgerHistory
from armsledger.pipeline.exchanging import export
from armsledger.pipeline.importing import ImportReport, import_own
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.own import iter_own
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HEAD = '{"type":"head","format":"armsledger-jsonl","version":1}\n'
TEXT = "The ministry said that Ruritania sent 14 cargo planes to Zenda. Ruritania denied it.\n"


@pytest.fixture
def sample(sample_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The sample corpus, with decisions of every sort in its chain, and bytes of no document."""
    shutil.copy(sample_ledger, tmp_path / "sample.db")
    with Ledger.open(f"sqlite:///{tmp_path / 'sample.db'}") as ledger:
        page = ledger.append_bytes(b"<p>A case file that was published.</p>")
        ledger.append_custody(Custody(page, CustodyEvent.UPLOAD, NOON, "R. Eviewer", "case.html", "armsledger 0.1.0"))
        claims = [claim.id for record in ledger.iter_records() for claim in record.claims]
        one = ledger.append_decision(claims[0], Verdict.ACCEPT, "R. Eviewer", NOON, "as quoted")
        ledger.append_decision(one.id, Verdict.UNDO, "R. Eviewer", NOON, "too soon")
        ledger.append_ruling(LetterRuling("reuters", Reliability.B), "R. Eviewer", NOON, "long record")
        left, right = NameKey(name="x corps", sort="body"), NameKey(name="corps x", sort="body")
        ledger.append_name_verdict(left, right, Judgement.SAME, "R. Eviewer", NOON, "one emblem")
        yield ledger


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'other.db'}") as ledger:
        yield ledger


def written(ledger: Ledger, with_files: bool = False) -> str:
    return "".join(iter_own(LedgerHistory(ledger, with_files=with_files), Tally()))


def take(ledger: Ledger, *rows: dict | str) -> ImportReport:
    lines = [row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows]
    return import_own(ledger, [HEAD, *lines], "theirs.jsonl")


def test_a_ledger_comes_back_as_it_was(sample: Ledger, other: Ledger) -> None:
    text = written(sample, with_files=True)

    report = import_own(other, text.splitlines(keepends=True), "sample.jsonl")

    assert report.refused == ()
    assert list(other.iter_records()) == list(sample.iter_records())
    run = sample.find_last_run_id()
    assert run is not None
    assert other.find_last_run_id() == run
    assert other.matters(run) == sample.matters(run)
    assert other.findings(run) == sample.findings(run)
    assert other.decisions() == sample.decisions()
    assert other.rulings() == sample.rulings()
    assert other.name_verdicts() == sample.name_verdicts()
    assert written(other, with_files=True) == text
    assert other.digests() == sample.digests()
    assert list(other.iter_custody()) == list(sample.iter_custody())
    other.check_chain()
    other.check_bytes()


def test_taken_twice_changes_nothing(sample: Ledger, other: Ledger) -> None:
    text = written(sample)
    import_own(other, text.splitlines(keepends=True), "sample.jsonl")

    again = import_own(other, text.splitlines(keepends=True), "sample.jsonl")

    assert again.refused == ()
    assert written(other) == text


def test_files_are_counted_as_left_out_unless_asked_for(sample: Ledger, tmp_path: Path) -> None:
    without = export(sample, "jsonl", str(tmp_path / "a.jsonl"))
    with_files = export(sample, "jsonl", str(tmp_path / "b.jsonl"), with_files=True)

    lost = {loss.key: loss.count for loss in without.losses}
    assert lost["files"] == dict(with_files.carried)["file"]
    assert with_files.losses == ()
    assert json.loads((tmp_path / "a.jsonl.loss.json").read_text(encoding="utf-8"))["lost"][0]["what"] == "files"


def test_an_empty_ledger_is_a_head_alone(other: Ledger) -> None:
    assert [json.loads(line)["type"] for line in written(other).splitlines()] == ["head"]


def test_a_chain_does_not_go_into_a_ledger_with_another(sample: Ledger, other: Ledger) -> None:
    other.append_ruling(LetterRuling("the courier", Reliability.C), "S. Omebody", NOON, "known to us")

    report = import_own(other, written(sample).splitlines(keepends=True), "sample.jsonl")

    assert [one.what for one in report.refused] == ["decision"] * 4
    assert "does not follow the decisions that the ledger holds" in report.refused[0].problem
    assert "follows a decision that was refused" in report.refused[1].problem
    assert len(other.decisions()) == 1


def test_a_decision_that_was_changed_on_the_way_is_refused(sample: Ledger, other: Ledger) -> None:
    text = written(sample).replace('"comment":"as quoted"', '"comment":"as I like"')

    report = import_own(other, text.splitlines(keepends=True), "sample.jsonl")

    assert "its hash does not follow" in report.refused[0].problem
    assert other.decisions() == ()


def third_party_rows(**changes) -> list[dict]:
    claim = {
        "type": "claim",
        "document_id": "wire-1",
        "kind": "transfer",
        "stance": "asserted",
        "quote": "Ruritania sent 14 cargo planes to Zenda",
        "source": {"quote": "The ministry"},
        "roles": [
            {"role": "actor", "quote": "Ruritania", "start": 23, "end": 32},
            {"role": "item", "quote": "cargo planes"},
            {"role": "destination", "quote": "Zenda"},
        ],
        "quantity": {"words": "14", "low": 14, "high": 14, "counted": "cargo planes"},
        "quantity_of": "item",
    }
    document = {"type": "document", "doc_id": "wire-1", "text": TEXT, "published": "2020-07-24", "outlet": "The Wire"}
    return [document, claim | changes]


def test_a_claim_of_a_third_party_is_taken_with_its_words(other: Ledger) -> None:
    report = take(other, *third_party_rows())

    (record,) = other.iter_records()
    (claim,) = record.claims
    assert report.refused == ()
    assert dict(report.taken) == {"claim": 1, "document": 1, "statement": 1}
    assert claim.span.quote == "Ruritania sent 14 cargo planes to Zenda"
    assert record.statement_of(claim).voice.name == "The ministry"
    assert [filler.span.quote for filler in claim.fillers] == ["Ruritania", "cargo planes", "Zenda"]
    assert "by theirs.jsonl, not read by armsledger" in claim.score.because


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "Ruritania sent 40 cargo planes"}, "stands 0 times in doc-"),
        ({"quote": "Ruritania"}, "stands 2 times in doc-"),
        ({"start": 0, "end": 39}, "reads 'The ministry said that Ruritania sent 1'"),
        ({"stance": "shouted"}, "'shouted' is not a valid Stance"),
        ({"kind": None}, "None is not a valid ClaimKind"),
        ({"document_id": "doc-00000000000000000000"}, "is no document of this ledger"),
        ({"roles": [{"role": "actor", "quote": "Graustark"}]}, "Graustark: stands 0 times"),
        ({"roles": [{"role": "item", "quote": "14", "known_id": "x"}]}, "x: is no row of our tables"),
    ],
)
def test_a_claim_whose_words_do_not_stand_is_refused_with_the_reason(other: Ledger, changes, reason: str) -> None:
    report = take(other, *third_party_rows(**changes))

    (refused,) = report.refused
    assert (refused.line, refused.what) == (3, "claim")
    assert reason in refused.problem
    assert [len(record.claims) for record in other.iter_records()] == [0]


def test_a_third_partys_claims_stand_beside_ours(sample: Ledger) -> None:
    record = next(iter(sample.iter_records()))
    words = record.document.text.strip().split("\n")[0]
    start = record.document.text.index(words)
    row = {"type": "claim", "document_id": record.document.id, "kind": "presence", "stance": "possible"}

    report = take(sample, row | {"quote": words, "start": start, "end": start + len(words)})

    after = sample.get_record(record.document.id)
    assert report.refused == ()
    assert after.claims[:-1] == record.claims
    assert after.claims[-1].span.quote == words
    assert after.versions[:-1] == record.versions
    assert take(sample, row | {"quote": words, "start": start, "end": start + len(words)}).taken == ()


def test_a_part_of_our_own_that_was_tampered_with_is_refused_alone(sample: Ledger, other: Ledger) -> None:
    lines = written(sample).splitlines(keepends=True)
    number, row = next((n, json.loads(line)) for n, line in enumerate(lines) if '"type":"claim"' in line)
    row["span"]["quote"] = "words that nobody wrote"
    lines[number] = json.dumps(row) + "\n"

    report = import_own(other, lines, "sample.jsonl")

    assert report.refused[0].line == number + 1
    assert "expected 'words that nobody wrote'" in report.refused[0].problem
    assert sample.find_claim(row["id"]) is not None
    assert other.find_claim(row["id"]) is None


@pytest.mark.parametrize(
    "line", ['{"type":"claim"}\n', "no json\n", '{"type":"head","format":"armsledger-jsonl","version":2}\n']
)
def test_a_file_of_another_format_is_not_taken_at_all(other: Ledger, line: str) -> None:
    with pytest.raises(InputError, match=r"line 1: .*; (begin with|give a file of armsledger's own)"):
        import_own(other, [line], "x.jsonl")


def test_a_line_that_is_none_is_refused_and_the_others_taken(other: Ledger) -> None:
    report = take(other, "{broken\n", "[1]\n", {"type": "rumour"}, *third_party_rows())

    assert [one.line for one in report.refused] == [2, 3, 4]
    assert "type 'rumour' is none of this format's" in report.refused[2].problem
    assert dict(report.taken)["claim"] == 1


def test_a_filler_is_read_as_the_row_that_it_names(other: Ledger) -> None:
    roles = [{"role": "actor", "quote": "The ministry", "known_id": "RUS"}]

    report = take(other, *third_party_rows(roles=roles))

    (record,) = other.iter_records()
    ((filler,), (entity,)) = record.claims[0].fillers, record.entities
    assert report.refused == ()
    assert (filler.entity_id, entity.known_id, entity.type.value) == (entity.id, "RUS", "country")
    assert (filler.name, filler.span.quote) == ("Russia", "The ministry")


def test_a_filler_is_read_as_the_entity_that_stands_on_its_words(sample: Ledger) -> None:
    record = next(iter(sample.iter_records()))
    entity = next(entity for entity in record.entities if entity.spans)
    span = entity.spans[0]
    place = {"quote": span.quote, "start": span.start, "end": span.end}
    row = {"type": "claim", "document_id": record.document.id, "kind": "backing", "stance": "alleged"}

    take(sample, row | place | {"roles": [{"role": "actor"} | place]})

    claim = sample.get_record(record.document.id).claims[-1]
    assert claim.fillers[0].entity_id == entity.id


def test_text_that_is_no_plain_utf8_line_comes_back(other: Ledger, tmp_path: Path) -> None:
    document = {"type": "document", "doc_id": "wire\udcff.txt", "text": "Line one.\u2028The \x00 end \u0085 of قصة it."}
    take(other, document)
    export(other, "jsonl", str(tmp_path / "a.jsonl"))

    with Ledger.open(f"sqlite:///{tmp_path / 'again.db'}") as again:
        with (tmp_path / "a.jsonl").open(encoding="utf-8", newline="\n") as lines:
            report = import_own(again, lines, "a.jsonl")

        assert report.refused == ()
        assert list(again.iter_records()) == list(other.iter_records())
