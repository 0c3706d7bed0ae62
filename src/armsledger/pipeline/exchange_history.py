"""A ledger as it came to be, for our own format: every reading, run, derivation and decision, as they were written."""

from collections.abc import Iterator
from datetime import datetime

from armsledger import __version__
from armsledger.errors import LedgerMissingError
from armsledger.model.custody import Custody
from armsledger.model.decision import Decision, Verdict
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange.own import DecisionLine, RunLine
from armsledger.store.ledger import Ledger


class LedgerHistory:
    """The whole of a ledger, or one run of it, with all decisions; `with_files` carries the bytes as received, too.

    Raises LedgerMissingError for a run that the ledger does not hold.
    """

    def __init__(self, ledger: Ledger, run_id: str | None = None, *, with_files: bool = False) -> None:
        if run_id is not None and run_id not in ledger.run_ids():
            raise LedgerMissingError(run_id, "run")
        self.software = f"armsledger {__version__}"
        self.run_id = run_id
        self._ledger = ledger
        self._with_files = with_files

    @property
    def left_out(self) -> tuple[str, ...]:
        """The runs that are not carried."""
        return tuple(key for key in self._ledger.runs_in_order() if self.run_id not in (None, key))

    def runs(self) -> tuple[RunLine, ...]:
        """The runs, in the order in which they first wrote."""
        return tuple(
            RunLine(run_id, self._ledger.find_manifest(run_id), self._ledger.failures(run_id))
            for run_id in self._ledger.runs_in_order()
            if self.run_id in (None, run_id)
        )

    def iter_records(self, run_id: str) -> Iterator[DocumentRecord]:
        """The documents as that run read them."""
        return self._ledger.iter_records(run_id)

    def iter_derived(self, run_id: str) -> Iterator[tuple[Matter, Finding | None]]:
        """What that run derived."""
        return self._ledger.iter_matters(run_id)

    def derivations(self) -> tuple[tuple[str, datetime | None], ...]:
        """Which run's matters came to stand, the first first."""
        return tuple(one for one in self._ledger.derivations() if self.run_id in (None, one[0]))

    def iter_decisions(self) -> Iterator[DecisionLine]:
        """The decisions with what they are about."""
        return (self._line(decision) for decision in self._ledger.decisions())

    def find_bytes(self, sha256: str) -> bytes | None:
        """Bytes as received, where they are to be carried and the ledger holds them."""
        return self._ledger.get_bytes(sha256) if self._with_files and self._ledger.holds_bytes(sha256) else None

    def digests(self) -> tuple[str, ...]:
        """The digests of all bytes that the ledger holds."""
        return self._ledger.digests()

    def iter_custody(self) -> Iterator[Custody]:
        """Every event by which bytes came, the first first."""
        return self._ledger.iter_custody()

    def _line(self, decision: Decision) -> DecisionLine:
        about = decision.subject_id
        is_ruling, is_pair = decision.verdict is Verdict.RULE, decision.verdict in (Verdict.MERGE, Verdict.SPLIT)
        return DecisionLine(
            decision,
            self._ledger.find_ruling(about) if is_ruling else None,
            self._ledger.find_name_pair(about) if is_pair else None,
            self._ledger.find_seen_reading(decision.id),
        )
