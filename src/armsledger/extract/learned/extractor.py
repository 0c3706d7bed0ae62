"""The learned extractor: what the rules read, read again by the network; each claim with its probability and why."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from armsledger.extract.learned.candidates import find_candidates, scan
from armsledger.extract.learned.grounding import Grounding
from armsledger.extract.learned.pages import Page, is_same_quote, make_page, shared_words
from armsledger.extract.learned.reading import ReadCandidate, read_candidate
from armsledger.extract.learned.weights import FOLDER, load_claim_weights
from armsledger.extract.rules import RuleExtractor
from armsledger.extract.view import View
from armsledger.model.annotation import Annotations
from armsledger.model.claim import Claim, Extraction, Refusal, Role
from armsledger.model.document import Document
from armsledger.model.ids import make_id

CUT = 0.3  # below it precision falls faster than recall rises, on texts held out of training
_SECOND_KIND = 0.35  # how probable a claim must be beside a surer one of another kind in the same words
_WHO = frozenset(Role) - {Role.EVIDENCE, Role.ORIGIN}


class LearnedExtractor:
    """Reads claims by the rules and the network together; an `Extractor`.

    Documents that the trained core has not read (other languages, or rules chosen for marking) are read by the rules.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._rules = RuleExtractor()
        self._weights = load_claim_weights(folder)
        self.name = f"claims-{self._weights.version}"

    def extract(self, document: Document, annotations: Annotations) -> Extraction:
        """Read the claims of one document; the same input always gives the same claims."""
        drafted = self._rules.extract(document, annotations)
        view = View(document, annotations)
        page = make_page(view, drafted)
        if page is None:
            return drafted
        grounding = Grounding(page, drafted)
        seen = scan(page, self._weights)
        candidates = find_candidates(page, seen.scores)
        read = [grounding.settled(read_candidate(page, seen, candidate, self._weights)) for candidate in candidates]
        claims: dict[str, Claim] = {}
        refusals = list(drafted.refusals)
        slight = [found for found in read if found.probability >= CUT and grounding.is_slight(found)]
        refusals += [_refusal(page, found, "so few words say nothing by themselves") for found in slight]
        for found in _chosen(found for found in read if not grounding.is_slight(found)):
            claim = grounding.claim(found)
            if any(filler.role in _WHO for filler in claim.fillers):
                claims.setdefault(claim.id, claim)
            else:
                because = "the words name nobody who acts, receives or is struck, and no place"
                refusals.append(_refusal(page, found, because))
        refusals += self._doubted(page, read)
        ordered = sorted(claims.values(), key=lambda claim: (claim.span.start, claim.span.end, claim.kind))
        unique = {refusal.id: refusal for refusal in refusals}
        return Extraction(grounding.statements(ordered), tuple(ordered), tuple(unique.values()))

    def _doubted(self, page: Page, read: Iterable[ReadCandidate]) -> Iterator[Refusal]:
        """What the rules took for a claim and the network does not: listed, so that a reader can disagree."""
        for found in read:
            if found.candidate.hint is not None and found.probability < CUT:
                yield _refusal(page, found, f"the network gives it a probability of {found.probability:.2f} only")


def _chosen(read: Iterable[ReadCandidate]) -> list[ReadCandidate]:
    """The candidates that are more probable than not, of those that stand for the same words the most probable one;
    two of different kinds only where both are rather sure ("sent arms and fighters").
    """
    chosen: list[ReadCandidate] = []
    for found in sorted(read, key=lambda one: (-one.probability, one.candidate.quote, one.candidate.kind)):
        if found.probability < CUT:
            break
        quote = found.candidate.quote
        same = [other.candidate for other in chosen if is_same_quote(other.candidate.quote, quote)]
        if any(other.kind is found.candidate.kind for other in same):
            continue
        if found.probability < _SECOND_KIND and any(shared_words(other.quote, quote) > 0.3 for other in same):
            continue
        chosen.append(found)
    return chosen


def _refusal(page: Page, found: ReadCandidate, because: str) -> Refusal:
    quote, kind, document = page.span(found.candidate.quote), found.candidate.kind, page.view.document
    return Refusal(make_id("ref", document.id, kind.value, quote.start, quote.end), document.id, kind, quote, because)
