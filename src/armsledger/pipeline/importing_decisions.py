"""The chain of decisions taken into a ledger link by link: it is the same chain there, or it is refused."""

from collections.abc import Mapping
from typing import Any

from armsledger.errors import InputError
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.identity import NameKey
from armsledger.model.judgement import Judgement
from armsledger.model.plain import from_plain
from armsledger.model.record import KeptReading
from armsledger.model.ruling import RULING_TYPES, RulingKind
from armsledger.store.ledger import Ledger


class DecisionReplay:
    """Decisions in the order in which they were made; those that the ledger holds already are passed over.

    Each must follow the one before it, so a ledger with decisions of its own cannot take another's: two chains do not
    make one.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held = list(ledger.decisions())
        self._position = 0
        self._is_broken = False

    def take(self, row: Mapping[str, Any]) -> None:
        """Take one decision. Raises InputError, and takes none after it, where it does not follow; and what the ledger
        raises for a subject that it does not hold.
        """
        fields = Decision.__dataclass_fields__
        decision = from_plain(Decision, {key: value for key, value in row.items() if key in fields})
        if self._is_broken:
            raise InputError(decision.id, "follows a decision that was refused", "see the first one refused")
        self._is_broken = True
        self._check(decision)
        if self._position == len(self._held):
            self._held.append(self._append(decision, row))
        self._position += 1
        self._is_broken = False

    def _check(self, decision: Decision) -> None:
        if not decision.is_intact():
            raise InputError(decision.id, "is not what was written: its hash does not follow", "get the file anew")
        previous = self._held[self._position - 1].hash if self._position else GENESIS
        held = self._held[self._position] if self._position < len(self._held) else decision
        if decision.previous_hash != previous or held != decision:
            problem = "does not follow the decisions that the ledger holds"
            raise InputError(decision.id, problem, "import into a ledger without decisions of its own")

    def _append(self, decision: Decision, row: Mapping[str, Any]) -> Decision:
        words = (decision.by, decision.at_utc, decision.comment)
        if decision.verdict is Verdict.RULE:
            ruling = from_plain(RULING_TYPES[RulingKind(row["ruling"]["kind"])], row["ruling"]["content"])
            return self._ledger.append_ruling(ruling, *words)
        if decision.verdict in (Verdict.MERGE, Verdict.SPLIT):
            left, right = from_plain(tuple[NameKey, NameKey], row["names"])
            judgement = Judgement.SAME if decision.verdict is Verdict.MERGE else Judgement.DIFFERENT
            return self._ledger.append_name_verdict(left, right, judgement, *words)
        seen = from_plain(KeptReading, row["seen"]) if row.get("seen") else None
        return self._ledger.append_decision(decision.subject_id, decision.verdict, *words, seen)
