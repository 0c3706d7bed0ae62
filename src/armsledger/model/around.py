"""Some matters of a run, or one document, with all that tells where they stand with people; nothing else is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from armsledger.model.decision import Decision
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing


@dataclass(frozen=True, slots=True)
class Around:
    """`records` are those of the matters' documents, as read; `decisions` and `standing` all that concern them.

    `gone` holds the claims of earlier matters and findings that were decided on, by their ids. `neighbours` are other
    matters of the run that hold some of these claims now.
    """

    matters: tuple[Matter, ...]
    findings: tuple[Finding, ...]
    records: tuple[DocumentRecord, ...]
    decisions: tuple[Decision, ...]
    standing: tuple[Standing, ...]
    gone: Mapping[str, tuple[str, ...]]
    neighbours: tuple[Matter, ...] = ()
