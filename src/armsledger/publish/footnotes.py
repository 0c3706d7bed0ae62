"""Notes that carry the exact words of a source and the way back to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from armsledger.model.claim import Claim
from armsledger.model.document import find_locator
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import words
from armsledger.publish.wording import Wording

SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: the quotation, the document it stands in, its offsets (code points, half-open) and digest.

    `place` is the page, empty for a file without pages. `copy` is where the archived copy lies in the case's folder,
    empty where it is not held; `origin` the origin that the claim rests on, None for a claim outside any matter.
    """

    number: int
    claim_id: str
    claim_number: int
    quote: str
    title: str
    outlet: str
    published: str
    start: int
    end: int
    sha256: str
    document_number: int
    place: str = ""
    copy: str = ""
    origin: Markup | None = None


@dataclass(slots=True)
class Footnotes:
    """Numbers notes in the order in which the text asks for them, one for a claim.

    `copies` are the places of the archived copies by document id.
    """

    index: CaseIndex
    wording: Wording
    copies: Mapping[str, str] = field(default_factory=dict)
    notes: list[Footnote] = field(default_factory=list)

    def note(self, claim: Claim) -> Footnote:
        """The claim's note, made when first asked for."""
        for note in self.notes:
            if note.claim_id == claim.id:
                return note
        self.notes.append(self._make(claim))
        return self.notes[-1]

    def _make(self, claim: Claim) -> Footnote:
        document, page = self.index.document_of(claim), self.wording.page
        published = document.head.published.value
        return Footnote(
            number=len(self.notes) + 1,
            claim_id=claim.id,
            claim_number=self.index.claim_numbers[claim.id],
            quote=claim.span.quote,
            title=document.head.title.value or page("untitled"),
            outlet=document.head.outlet.value or page("outlet_unknown"),
            published=self.wording.day(published) if published else page("date_unknown"),
            start=claim.span.start,
            end=claim.span.end,
            sha256=document.sha256[:SHORT_DIGEST],
            document_number=self.index.document_numbers[document.id],
            place=located.words if (located := find_locator(document, claim.span)) else "",
            copy=self.copies.get(document.id, ""),
            origin=self._origin(claim),
        )

    def _origin(self, claim: Claim) -> Markup | None:
        matter = self.index.matter_by_claim_id.get(claim.id)
        for number, origin in enumerate(matter.origins if matter else (), 1):
            if claim.id in origin.claim_ids:
                voice = words(origin.voice) if origin.voice else self.wording.page("note_origin_untold")
                return Markup(self.wording.page("note_origin")).format(n=number, voice=voice)
        return None
