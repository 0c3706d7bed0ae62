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
from armsledger.pipeline.case_holdings import LedgerDocuments, LedgerPictures
from armsledger.pipeline.publish_questions import ask_whole
from armsledger.pipeline.withholding import insiders_copy, published_copy
from armsledger.publish.archive import folder_digest, write_archive
from armsledger.publish.case_file import NO_DOCUMENTS, write_case_file
from armsledger.publish.redaction import RedactedPictures, Redaction
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
    return check_cut(ledger, cut_case(ledger, name, as_of), as_of)


def check_cut(ledger: Ledger, cut: Cut, as_of: date) -> tuple[PublishProblem, ...]:
    """The same for a case that is cut out already."""
    return check_publication(ask_whole(ledger, cut, as_of))


def print_case(
    ledger: Ledger, name: str, folder: Path, as_of: date, is_unredacted: bool = False, with_pdf: bool = False
) -> Cut:
    """Write a case as it stands into a folder, checked or not, and give what was cut. The ledger notes nothing.

    It is the published copy, or, unredacted, the print for insiders, which still withholds what is strictly
    confidential. Raises InputError where a PDF is wanted and cannot be made here.
    """
    cut = cut_case(ledger, name, as_of)
    make_copy = insiders_copy if is_unredacted else published_copy
    _write(ledger, make_copy(ledger, cut, as_of), folder, with_pdf)
    return cut


def _write(ledger: Ledger, made: Redaction, folder: Path, with_pdf: bool) -> None:
    """Write a copy, without archived copies where it withholds anything: a page's source tells more than its text."""
    documents = NO_DOCUMENTS if made.case.withheld else LedgerDocuments(ledger)
    write_case_file(made.case, folder, RedactedPictures(LedgerPictures(ledger), made.held_back), documents, with_pdf)


def publish(ledger: Ledger, name: str, by: str, at_utc: datetime, comment: str, with_pdf: bool = False) -> Published:
    """Publish a case as of now: print it, keep the archive, and note in the chain who published what.

    Raises PublicationStoppedError, with all that is wrong, where the check finds anything, and InputError where a PDF
    is wanted and cannot be made here; nothing is kept then.
    """
    cut = cut_case(ledger, name, at_utc.date())
    problems = check_cut(ledger, cut, at_utc.date())
    if problems:
        raise PublicationStoppedError(name, tuple(problem.line for problem in problems))
    with TemporaryDirectory(prefix="armsledger-case-") as made:
        folder = Path(made)
        _write(ledger, published_copy(ledger, cut, at_utc.date()), folder, with_pdf)
        digest, archive = folder_digest(folder), write_archive(folder, name)
    sha256 = ledger.append_bytes(archive)
    matter_ids = tuple(matter.id for matter in cut.case.matters)
    ruling = PublicationRuling(name, digest, sha256, cut.run_id, cut.case.standard.id, matter_ids)
    decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return Published(decision.id, digest, sha256, archive)
