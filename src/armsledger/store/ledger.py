"""The ledger: what is appended stays, and comes back as it was written.

Facts get in as checked `DocumentRecord`s only, one transaction a document. The same again is no change; something else
under the same id is refused. The database itself refuses UPDATE and DELETE (`append_only`). Several ledgers may be open
at once; one object belongs to the thread that opened it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from armsledger.errors import InputError, LedgerWriteError
from armsledger.model.around import Around
from armsledger.model.carried import Carried
from armsledger.model.case import Manifest
from armsledger.model.claim import Claim
from armsledger.model.claim_query import ClaimEntry, ClaimFilter, ClaimPage, MatterView
from armsledger.model.custody import Custody
from armsledger.model.decision import Decision, Verdict
from armsledger.model.document import Document
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.identity import NameKey, NameVerdict
from armsledger.model.judgement import Judgement
from armsledger.model.matter import Matter
from armsledger.model.matter_query import MatterFilter, MatterPage
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.model.ruling import Ruling, RulingKind, Standing
from armsledger.model.verification import Verification
from armsledger.model.waiting import Entry, QueuePage, Touched, Wanted
from armsledger.store.configure import add_connection, drop_connection
from armsledger.store.sqlite_file import find_sqlite_file, hold_sqlite_file, release_sqlite_file
from armsledger.store.url import parse_ledger_url, without_password

if TYPE_CHECKING:
    from armsledger.store.name_index import NameIndex
    from armsledger.store.picture_looks import PictureLooks


class Ledger:
    """An open ledger. Make it with `open`, end it with `close` or a `with` block."""

    def __init__(self, url: str, alias: str, file: Path | None = None) -> None:
        self._held_file = file  # held until it is closed
        self.url = without_password(url)
        self._open_alias: str | None = alias

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the ledger at `url`, making it or bringing its tables up to this version.

        Raises InputError for a URL that names none, a place that cannot be written to, a damaged or foreign file (left
        as it was), a missing driver, a server that does not answer, and a newer version's ledger.
        """
        settings = parse_ledger_url(url)
        file = find_sqlite_file(settings)
        if file is not None:
            hold_sqlite_file(file)
        try:
            ledger = cls(url, add_connection(settings), file)
        except BaseException:
            if file is not None:
                release_sqlite_file(file)
            raise
        try:
            ledger._migrate()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _migrate(self) -> None:
        from django.core.exceptions import ImproperlyConfigured
        from django.db import Error

        try:
            from armsledger.store.migrate import migrate

            migrate(self._alias, self.url)
        except (Error, ImproperlyConfigured, LedgerWriteError) as error:
            problem = " ".join(str(error).split())
            raise InputError(self.url, f"cannot be opened as a ledger ({problem})", _WAY_OUT) from error

    @property
    def _alias(self) -> str:
        if self._open_alias is None:
            raise InputError(self.url, "is closed", "open it again with Ledger.open")
        return self._open_alias

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        if self._open_alias is not None:
            drop_connection(self._open_alias)
        self._open_alias = None
        if self._held_file is not None:
            release_sqlite_file(self._held_file)
        self._held_file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append_record(
        self,
        record: DocumentRecord,
        run_id: str,
        received: Received | None = None,
        pictures: Sequence[Received] = (),
    ) -> None:
        """Append what a run read in one document, and the bytes of it and of its pictures where they are to be kept.

        A reading by other software versions stands beside the earlier ones. Raises LedgerConflictError where the
        document, or its reading by the same versions, stands with other content; ForeignRecordError for a part of
        another document; LedgerDamageError for bytes that do not have the document's digest; IdError for a `run_id`
        that is none. Nothing of the document is written then.
        """
        from armsledger.store import appending

        appending.append_record(self._alias, record, run_id, received, pictures)

    def append_records(self, received: Sequence[tuple[DocumentRecord, Received | None]], run_id: str) -> None:
        """Append several documents in one transaction, which is quicker: all of them or none.

        Raises what `append_record` raises, for the first that cannot be appended.
        """
        from armsledger.store import appending

        appending.append_records(self._alias, received, run_id)

    def append_readings(self, readings: Sequence[KeptReading], run_id: str) -> None:
        """Append that a run came to these readings, which the ledger holds already.

        Raises LedgerMissingError for the first that it does not hold, IdError for a `run_id` that is none.
        """
        from armsledger.store import appending

        appending.append_readings(self._alias, readings, run_id)

    def append_custody(self, custody: Custody, kept: Sequence[Received] = ()) -> None:
        """Append that bytes came, with those that came: they and their WARC file are kept before anybody reads them.

        Raises LedgerMissingError where bytes that the event names are neither given nor held, LedgerDamageError for
        bytes that do not have their digest, InputError for a time that is not UTC. Nothing is written then.
        """
        from armsledger.store import custody as custodies

        custodies.append_custody(self._alias, custody, kept)

    def custody(self, sha256: str) -> tuple[Custody, ...]:
        """How bytes came, each time, the first first; nothing for bytes of which it was not written down."""
        from armsledger.store import custody as custodies

        return custodies.read_custody(self._alias, sha256)

    def find_last_fetch(self, address: str) -> Custody | None:
        """The last event by which an address was fetched, or None."""
        from armsledger.store import custody as custodies

        return custodies.find_last_fetch(self._alias, address)

    def find_done(self, addresses: Iterable[str]) -> dict[str, datetime]:
        """Those of the addresses that were fetched, and then read or written down as a failure; and when last."""
        from armsledger.store import custody as custodies

        return custodies.find_done(self._alias, addresses)

    def has_come(self, source: str, sha256: str) -> bool:
        """Say whether these bytes came from that path, name or address before."""
        from armsledger.store import custody as custodies

        return custodies.has_come(self._alias, source, sha256)

    def find_stamps(self, sha256: str) -> tuple[Custody, ...]:
        """The time stamps of what came as these bytes, the first first."""
        from armsledger.store import custody as custodies

        return custodies.find_stamps(self._alias, sha256)

    def begin_errand(self, asked_digest: str, at_utc: datetime) -> datetime:
        """Note that something was asked to be taken in, and give since when: now, or when the same was broken off."""
        from armsledger.store import errands

        return errands.begin_errand(self._alias, asked_digest, at_utc)

    def end_errand(self, asked_digest: str, at_utc: datetime) -> None:
        """Note that what was asked since `at_utc` is done."""
        from armsledger.store import errands

        errands.end_errand(self._alias, asked_digest, at_utc)

    def count_pending_documents(self) -> int:
        """How many documents are newer than the matters that stand."""
        from armsledger.store import pending

        return pending.count_pending(self._alias).documents

    def has_failure(self, failure: Failure) -> bool:
        """Say whether this failure was written down before, in whichever run."""
        from armsledger.store import runs

        return runs.has_failure(self._alias, failure)

    def append_failure(self, failure: Failure, run_id: str) -> None:
        """Append a document that could not be taken all the way."""
        from armsledger.store import appending

        appending.append_failure(self._alias, failure, run_id)

    def append_manifest(self, manifest: Manifest, run_id: str) -> None:
        """Append what made a run. Raises LedgerConflictError where the run has another manifest."""
        from armsledger.store import appending

        appending.append_manifest(self._alias, manifest, run_id)

    def append_case(
        self, matters: Sequence[Matter], findings: Sequence[Finding], run_id: str, at_utc: datetime | None = None
    ) -> None:
        """Append what a run derived from the records: its matters and the findings about them.

        They are those that stand from then on, until another run appends its own, or this one again. `at_utc` says when
        this was, None where nobody knows.

        Raises LedgerConflictError where the run has others already, LedgerMissingError for a finding about a matter
        that is not among `matters`.
        """
        from armsledger.store import snapshots

        snapshots.append_snapshot(self._alias, tuple(matters), tuple(findings), run_id, at_utc)

    def append_decision(
        self,
        subject_id: str,
        verdict: Verdict,
        by: str,
        at_utc: datetime,
        comment: str,
        seen: KeptReading | None = None,
    ) -> Decision:
        """Append a person's verdict on a part of this ledger as the next link of the chain, and give it back.

        `seen` is the reading of a claim that the person saw; without it, the last that the lists show.
        Raises LedgerMissingError for a subject that the ledger does not hold, InputError for a time that is not UTC or
        for a missing person or comment.
        """
        from armsledger.store import deciding

        return deciding.append_decision(self._alias, subject_id, verdict, by, at_utc, comment, seen)

    def append_name_verdict(
        self, left: NameKey, right: NameKey, judgement: Judgement, by: str, at_utc: datetime, comment: str
    ) -> Decision:
        """Append a person's verdict that two names mean one thing, or two, as the next link of the chain.

        It holds on the names, in whatever document they stand, until it is undone. Raises InputError for a name against
        itself, a verdict that decides nothing, a time that is not UTC, or a missing person or comment.
        """
        from armsledger.store import name_verdicts

        return name_verdicts.append_name_verdict(self._alias, left, right, judgement, by, at_utc, comment)

    def name_verdicts(self) -> tuple[NameVerdict, ...]:
        """The verdicts on names that are in force, the last made first."""
        from armsledger.store import name_verdicts

        return name_verdicts.read_name_verdicts(self._alias)

    def append_ruling(self, ruling: Ruling, by: str, at_utc: datetime, comment: str) -> Decision:
        """Append what a person rules as the next link of the chain; it holds until it is undone or ruled on anew.

        Raises InputError for a time that is not UTC, or a missing person or comment.
        """
        from armsledger.store import rulings

        return rulings.append_ruling(self._alias, ruling, by, at_utc, comment)

    def rulings(self, kind: RulingKind | None = None) -> tuple[Standing, ...]:
        """The rulings that are in force, of one kind or of all, the last made first."""
        from armsledger.store import rulings

        return rulings.read_rulings(self._alias, kind)

    def find_ruling(self, ruling_id: str) -> Ruling | None:
        """The ruling of that id, in force or not; None where there is none."""
        from armsledger.store import rulings

        return rulings.find_ruling(self._alias, ruling_id)

    def iter_records(self, run_id: str | None = None) -> Iterator[DocumentRecord]:
        """The latest reading of every document, by document id; with `run_id`, of that run's documents only."""
        from armsledger.store import records

        return records.iter_records(self._alias, run_id)

    def latest_readings(self) -> tuple[KeptReading, ...]:
        """Which reading of every document is the latest, by document id."""
        from armsledger.store import records

        return records.latest_readings(self._alias)

    def get_record(self, document_id: str) -> DocumentRecord:
        """The latest reading of a document. Raises LedgerMissingError where the ledger does not hold it."""
        from armsledger.store import records

        return records.get_record(self._alias, document_id)

    def get_document(self, document_id: str) -> Document:
        """The document of that id. Raises LedgerMissingError where the ledger does not hold it."""
        from armsledger.store import records

        return records.get_document(self._alias, document_id)

    def get_record_of(self, document_id: str, run_id: str) -> DocumentRecord:
        """A document as a run read it. Raises LedgerMissingError where the run did not read it."""
        from armsledger.store import history

        return history.get_record_of(self._alias, document_id, run_id)

    def iter_matters(self, run_id: str) -> Iterator[tuple[Matter, Finding | None]]:
        """The matters of a run with what was found about each, in the order they were given, some hundred at a time."""
        from armsledger.store import history

        return history.iter_matters(self._alias, run_id)

    def runs_in_order(self) -> tuple[str, ...]:
        """All runs in the order in which they first wrote a reading; those that wrote none come last, by id."""
        from armsledger.store import history

        return history.runs_in_order(self._alias)

    def name_reading(self, document_id: str, versions: Sequence[tuple[str, str]]) -> KeptReading:
        """What the reading of a document by these software versions is known by, whether it is held or not."""
        from armsledger.store import record_rows

        return KeptReading(document_id, record_rows.versions_digest(tuple(versions)))

    def find_seen_reading(self, decision_id: str) -> KeptReading | None:
        """The reading that a decision on a claim was made on, None where that was not kept."""
        from armsledger.store import history

        return history.find_seen_reading(self._alias, decision_id)

    def holds_bytes(self, sha256: str) -> bool:
        """Whether the ledger holds bytes of that digest."""
        from armsledger.store import history

        return history.holds_bytes(self._alias, sha256)

    def digests(self) -> tuple[str, ...]:
        """The digests of all bytes that the ledger holds, sorted."""
        from armsledger.store import history

        return history.read_digests(self._alias)

    def iter_custody(self) -> Iterator[Custody]:
        """Every event by which bytes came, the first first."""
        from armsledger.store import history

        return history.iter_custody(self._alias)

    def derivations(self) -> tuple[tuple[str, datetime | None], ...]:
        """Which run's matters came to stand, and when, the first first; a run may come to stand again."""
        from armsledger.store import history

        return history.read_derivations(self._alias)

    def find_name_pair(self, pair_id: str) -> tuple[NameKey, NameKey] | None:
        """The two names of that pair, decided on once; None where there is none."""
        from armsledger.store import history

        return history.find_name_pair(self._alias, pair_id)

    def find_claim(self, claim_id: str) -> Claim | None:
        """The claim of that id as it was last read, or None."""
        from armsledger.store import records

        return records.find_claim(self._alias, claim_id)

    def get_bytes(self, sha256: str) -> bytes:
        """Bytes as they were received, by their digest in hexadecimal.

        Raises LedgerMissingError where the ledger does not hold them, LedgerDamageError where they have changed.
        """
        from armsledger.store import blobs

        return blobs.get_bytes(self._alias, sha256)

    def append_bytes(self, data: bytes) -> str:
        """Keep bytes of our own making, such as a case file that was published, and give their digest."""
        from armsledger.store import blobs

        return blobs.append_bytes(self._alias, data)

    def run_ids(self) -> tuple[str, ...]:
        """All runs that wrote here, sorted by id."""
        from armsledger.store import runs

        return runs.read_run_ids(self._alias)

    def failures(self, run_id: str) -> tuple[Failure, ...]:
        """The failures of a run, sorted by source, stage and problem."""
        from armsledger.store import runs

        return runs.read_failures(self._alias, run_id)

    def inputs(self, run_id: str) -> tuple[tuple[str, str], ...]:
        """Source and digest of every document that a run read, sorted."""
        from armsledger.store import runs

        return runs.read_inputs(self._alias, run_id)

    def find_manifest(self, run_id: str) -> Manifest | None:
        """What made a run, or None where it was not appended."""
        from armsledger.store import runs

        return runs.find_manifest(self._alias, run_id)

    def matters(self, run_id: str) -> tuple[Matter, ...]:
        """The matters that a run derived, in the order they were given."""
        from armsledger.store import snapshots

        return snapshots.read_matters(self._alias, run_id)

    def find_last_run_id(self) -> str | None:
        """The run whose matters stand: the last that derived any. None where none did."""
        from armsledger.store import snapshots

        return snapshots.find_last_run_id(self._alias)

    def get_matter(self, subject_id: str) -> Matter:
        """The matter of that id, or that the finding of that id is about, as it was derived last.

        Raises LedgerMissingError where no run derived it.
        """
        from armsledger.store import snapshots

        return snapshots.get_matter(self._alias, subject_id)

    def matters_holding(self, claim_ids: Sequence[str], matter_ids: Sequence[str] = ()) -> tuple[Matter, ...]:
        """The matters that stand and hold any of these claims, as the index knows, or are named; in the run's order."""
        from armsledger.store import heirs

        return heirs.matters_holding(self._alias, claim_ids, matter_ids)

    def claims_of_subjects(self, subject_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The claims of matters and findings, of whichever run, by their ids; what no run derived is left out."""
        from armsledger.store import heirs

        return heirs.claims_of_subjects(self._alias, subject_ids)

    def findings_on(self, run_id: str, matter_ids: Sequence[str]) -> tuple[Finding, ...]:
        """The findings of a run about some of its matters, in the order they were given."""
        from armsledger.store import heirs

        return heirs.findings_on(self._alias, run_id, matter_ids)

    def findings(self, run_id: str) -> tuple[Finding, ...]:
        """The findings that a run derived, in the order they were given."""
        from armsledger.store import snapshots

        return snapshots.read_findings(self._alias, run_id)

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, the first made first."""
        from armsledger.store import chain

        return chain.read_decisions(self._alias)

    def decisions_about(self, *subject_ids: str) -> tuple[Decision, ...]:
        """The decisions that concern any of these claims, matters, findings or documents, and all that undo them.

        A vote on a matter concerns its claims, a ruling all that it names. The first made comes first.
        """
        from armsledger.store import concerns

        return concerns.decisions_about(self._alias, subject_ids)

    def rulings_about(self, *subject_ids: str) -> tuple[Standing, ...]:
        """The rulings in force that concern any of these, the last made first."""
        from armsledger.store import concerns

        return concerns.rulings_of(self._alias, self.decisions_about(*subject_ids))

    def find_decision(self, decision_id: str) -> Decision | None:
        """The decision of that id, in force or not; None where there is none."""
        from armsledger.store import chain

        return chain.find_decision(self._alias, decision_id)

    def page_decisions(
        self, by: str | None = None, verdict: Verdict | None = None, start: int = 0, size: int = 50
    ) -> tuple[tuple[Decision, ...], int]:
        """A page of the decisions of a person or verdict, or of all, the last made first; and how many there are."""
        from armsledger.store import chain

        return chain.page_decisions(self._alias, by, verdict, start, size)

    def count_decisions(self) -> tuple[tuple[str, Verdict, int], ...]:
        """How many decisions each person made of each verdict, in force or not."""
        from armsledger.store import chain

        return chain.count_decisions(self._alias)

    def decided_since(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Those of these decisions that were made after the last run's matters came into the index."""
        from armsledger.store import index_waiting

        return index_waiting.decided_since(self._alias, decisions)

    def find_standing(self, ruling: Ruling) -> Standing | None:
        """How this very ruling stands: None where it was never made, was undone, or another holds in its place."""
        from armsledger.store import concerns

        return concerns.find_standing(self._alias, ruling)

    def undoings_of(self, decision_id: str) -> tuple[Decision, ...]:
        """The decisions that undo this one, those that undo them, and so on, the first made first."""
        from armsledger.store import concerns

        return concerns.undoings_of(self._alias, decision_id)

    def around_matters(self, run_id: str, matter_ids: Collection[str]) -> Around:
        """Those of these matters that a run derived, with their records and all that people said of them."""
        from armsledger.store import around

        return around.around_matters(self._alias, run_id, matter_ids)

    def around_document(self, document_id: str) -> Around:
        """A document as it was read last, with all that people said of its claims. Raises LedgerMissingError."""
        from armsledger.store import around

        return around.around_document(self._alias, document_id)

    def around_documents(self, document_ids: Collection[str], subject_ids: Collection[str]) -> Around:
        """Documents as they were read last, with all that people said of some subjects, such as claims of them."""
        from armsledger.store import around

        return around.around_documents(self._alias, document_ids, subject_ids)

    def carried_decisions(self) -> tuple[Carried, ...]:
        """Every decision on a claim that is in force, set against the last reading of its document.

        One whose words changed, or are no longer read, is stale and says what changed. The first made comes first.
        """
        from armsledger.store import carrying

        return carrying.carried_decisions(self._alias)

    def carried_on(self, records: Sequence[DocumentRecord]) -> dict[str, Carried]:
        """The same for the claims of some documents' last readings: by claim id, the decision that holds on it."""
        from armsledger.store import carrying

        return carrying.carried_for(self._alias, records)

    def refresh_index(self) -> None:
        """Bring lists and searches up to what was appended since; cheap where nothing was."""
        from armsledger.store import index

        index.refresh(self._alias)

    def is_index_current(self) -> bool:
        """Say whether lists and searches show all that was read and derived; a run broken off leaves them behind."""
        from armsledger.store import index

        return index.is_current(self._alias)

    def rebuild_index(self) -> None:
        """Throw away what lists and searches read and make it anew from what was appended."""
        from armsledger.store import index

        index.rebuild(self._alias)

    @property
    def names(self) -> "NameIndex":
        """What is one over all documents, as the index holds it."""
        from armsledger.store.name_index import NameIndex

        return NameIndex(self._alias)

    @property
    def pictures(self) -> "PictureLooks":
        """Pictures and pieces of evidence, as they were read last."""
        from armsledger.store.picture_looks import PictureLooks

        return PictureLooks(self._alias)

    def find_claims(
        self, wanted: ClaimFilter, after: str | None = None, size: int = 50, with_facets: bool = True
    ) -> ClaimPage:
        """A page of the claims asked for, as the index holds them, with the total and, if wanted, counts by facet.

        The index shows what stood when it was last refreshed. `after` is what the page before gave. Raises InputError
        for a query that cannot be looked for, or an `after` that no page gave.
        """
        from armsledger.store import queries

        return queries.find_claims(self._alias, wanted, after, size, with_facets)

    def find_arrivals(self, wanted: ClaimFilter, size: int = 50) -> tuple[ClaimEntry, ...]:
        """Of the claims asked for those that came into the ledger last, the last first."""
        from armsledger.store import queries

        return queries.find_arrivals(self._alias, wanted, size)

    def last_arrival(self) -> int:
        """The number that the last claim of the index arrived with: what comes later has a greater one."""
        from armsledger.store import queries

        return queries.last_arrival(self._alias)

    def find_matters(self, wanted: MatterFilter, page: int = 1, size: int = 40) -> MatterPage:
        """A page of the last run's matters, in the order of the run, as the index holds them; pages count from 1."""
        from armsledger.store import matter_lists

        return matter_lists.find_matters(self._alias, wanted, page, size)

    def view_matter(self, matter_id: str) -> MatterView:
        """A matter as the last run derived it, with its claims and findings. Raises LedgerMissingError."""
        from armsledger.store import queries

        return queries.get_matter(self._alias, matter_id)

    def read_waiting(self, wanted: Wanted, with_second: bool, start: int, size: int | None) -> QueuePage:
        """A page of what waits for a person, as the index holds it, from the entry at `start`.

        Accepted findings are among it where a second person is asked for.
        """
        from armsledger.store import index_waiting

        return index_waiting.read_page(self._alias, wanted, with_second, start, size)

    def find_waiting_touched(self) -> Touched | None:
        """What the decisions concern that the queue in the index does not heed yet; None where it heeds them all."""
        from armsledger.store import index_waiting

        return index_waiting.find_touched(self._alias)

    def take_waiting(self, keys: Collection[str], entries: Collection[Entry], position: int) -> None:
        """Put entries in the place of what waits under these keys in the index; `position` is that of `Touched`."""
        from armsledger.store import index_waiting

        index_waiting.take(self._alias, keys, entries, position)

    def check_chain(self) -> None:
        """Raise ChainBrokenError, naming the first break, unless every decision follows from the one before."""
        from armsledger.store import chain, name_verdicts, rulings

        chain.check_chain(self._alias)
        name_verdicts.check_pairs(self._alias)
        rulings.check_rulings(self._alias)

    def check_bytes(self) -> None:
        """Raise LedgerDamageError for the first stored bytes, by digest, that are not what was received."""
        from armsledger.store import blobs

        blobs.check_bytes(self._alias)

    def verify(self, notify: Callable[[str, int, int], None]) -> Verification:
        """Go through the chain, the stored files and every quotation, and give what was found whole.

        `notify` hears the step, how much of it is done, and of how much. Raises ChainBrokenError, LedgerDamageError,
        SpanDriftError, ForeignRecordError or LedgerBrokenError for the first break.
        """
        from armsledger.store import verify

        return verify.verify(self._alias, notify)


_WAY_OUT = "bring it back from a copy if it is damaged, see to its server if it has one, or name another ledger"
