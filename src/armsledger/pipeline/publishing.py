"""A case printed and published: checked first, written as one archive that the ledger keeps, with who, when and why."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from armsledger.assess.publish_check import check_publication
from armsledger.errors import PublicationStoppedError
from armsledger.model.casework import PublicationRuling
from armsledger.model.publish_problem import PublishProblem
from armsledger.pipeline.case_cutting import Cut, cut_case
from armsledger.pipeline.case_holdings import LedgerPictures
from armsledger.publish.archive import folder_digest, write_archive
from armsledger.publish.case_file import write_case_file
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the decision that says so, the digest of the folder, and the archive as it is handed over."""

    decision_id: str
    digest: str
    archive_sha256: str
    archive: bytes


def check_case(ledger: Ledger, name: str, as_of: date) -> tuple[PublishProblem, ...]:
    """Everything that stands against publishing a case on a day; empty where nothing does."""
    return check_publication(cut_case(ledger, name, as_of).to_publish)


def print_case(ledger: Ledger, name: str, folder: Path, as_of: date) -> Cut:
    """Write a case as it stands into a folder, checked or not, and give what was printed. The ledger notes nothing."""
    cut = cut_case(ledger, name, as_of)
    write_case_file(cut.case, folder, LedgerPictures(ledger))
    return cut


def publish(ledger: Ledger, name: str, by: str, at_utc: datetime, comment: str) -> Published:
    """Publish a case as of now: print it, keep the archive, and note in the chain who published what.

    Raises PublicationStoppedError, with all that is wrong, where the check finds anything; nothing is kept then.
    """
    cut = cut_case(ledger, name, at_utc.date())
    problems = check_publication(cut.to_publish)
    if problems:
        raise PublicationStoppedError(name, tuple(problem.line for problem in problems))
    with TemporaryDirectory(prefix="armsledger-case-") as made:
        folder = Path(made)
        write_case_file(cut.case, folder, LedgerPictures(ledger))
        digest, archive = folder_digest(folder), write_archive(folder, name)
    sha256 = ledger.append_bytes(archive)
    matter_ids = tuple(matter.id for matter in cut.case.matters)
    ruling = PublicationRuling(name, digest, sha256, cut.run_id, cut.case.standard.id, matter_ids)
    decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return Published(decision.id, digest, sha256, archive)
