"""The published copy of a case: withheld names as code names, redacted words as bars, withheld documents without words.

The case itself is not changed. In the copy every span still quotes its text. Whoever can reach an original can read
what was taken out of it, so a document that something was taken out of has no address, file name or digest here, and no
id that follows from them; decisions have ids of the copy, since an id or a hash would confirm a guess.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from armsledger.model.case import Case
from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
from armsledger.model.document import Document, Head, Span
from armsledger.model.identity import Identity
from armsledger.model.ids import PREFIXES, make_id
from armsledger.model.origin import Origin
from armsledger.model.picture import Exif, Picture, PictureCopy, PictureGroup
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Ruling, ruling_id
from armsledger.model.score import Reading
from armsledger.model.withheld import Edition
from armsledger.publish.pictures_view import PictureSource
from armsledger.publish.redaction_plan import Plan, bar, document_code, is_touched, make_plan, texts_of
from armsledger.publish.rewriting import rewrite
from armsledger.publish.wording import Wording, load_wording
from armsledger.text.name_finder import name_words

_ID: Final = re.compile(rf"\b(?:{'|'.join(PREFIXES)})-[0-9a-f]{{20}}\b")
_QUOTED: Final = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_TELLING: Final = frozenset({"because", "words", "alt", "head"})  # fields that quote the document they belong to
_LEAST_LITERAL: Final = 5  # characters of a file name that is replaced wherever it is spoken of


@dataclass(frozen=True, slots=True)
class Redaction:
    """A published copy; `held_back` are the digests of pictures whose files are not handed over."""

    case: Case
    held_back: frozenset[str]


class RedactedPictures:
    """The pictures of a published copy: small copies, which say nothing of themselves, and files not held back."""

    def __init__(self, pictures: PictureSource, held_back: frozenset[str]) -> None:
        self._pictures, self._held_back = pictures, held_back

    def find_original(self, picture: Picture) -> bytes | None:
        """The bytes of a picture, None where they are held back or not at hand."""
        return None if picture.sha256 in self._held_back else self._pictures.find_original(picture)

    def find_copy(self, picture: Picture) -> PictureCopy | None:
        """The smaller copy of a picture, None where its bytes are not at hand."""
        return self._pictures.find_copy(picture)


def redact(case: Case, restrictions: Sequence[Ruling]) -> Case:
    """The published copy of a case under the withholding rulings in force; the case itself where there are none."""
    return make_redaction(case, restrictions).case


def make_redaction(case: Case, restrictions: Sequence[Ruling]) -> Redaction:
    """The same with what of its pictures is held back."""
    if not restrictions:
        return Redaction(case, frozenset())
    wording = load_wording()
    plan = make_plan(case, restrictions, wording)
    touched = {record.document.id for record in case.records if is_touched(record, plan)}
    copier = _Copier(case, plan, touched, restrictions, wording)
    held_back = frozenset(p.sha256 for r in case.records if r.document.id in touched for p in r.pictures)
    return Redaction(copier.copy(), held_back)


class _Copier:
    """Passes a case through, record by record and then the rest."""

    def __init__(
        self, case: Case, plan: Plan, touched: set[str], restrictions: Iterable[Ruling], wording: Wording
    ) -> None:
        self._case, self._plan, self._touched, self._wording = case, plan, touched, wording
        self._ruled = {ruling_id(one) for one in restrictions}
        self._numbers = {record.document.id: number for number, record in enumerate(case.records, 1)}
        self._ids = self._new_ids()
        self._known = {one: n.code for n in plan.names if n.code for one in n.known_ids}
        self._literals = self._new_literals()
        self._literal = _alternatives(self._literals)
        self._hidden, self._barred, self._shown = self._words()
        self._record_id: str | None = None

    def copy(self) -> Case:
        """The copy."""
        case = self._case
        records = tuple(self._record(record) for record in case.records)
        self._record_id = None
        rest = replace(
            case,
            records=(),
            custody=(),  # addresses, names of files, digests of bytes: all tell more than the text
            decisions=tuple(self._iter_decisions()),
            matters=tuple(replace(m, origins=tuple(map(self._origin, m.origins))) for m in case.matters),
            identities=tuple(map(self._identity, case.identities)),
            picture_groups=tuple(self._iter_groups()),
        )
        made = rewrite(rest, self)
        return replace(made, records=records, edition=Edition.PUBLISHED, withheld=self._plan.withheld)

    def text(self, field: str, text: str) -> str:
        """What the copy has in place of a text in a field of that name."""
        if text in self._known:
            return self._known[text].casefold().replace(" ", "-")
        restriction = self._plan.whole.get(self._record_id or "")
        if restriction is not None and field in _TELLING:
            return bar(restriction, self._wording)
        if self._literal:
            text = self._literal.sub(lambda found: self._literals[found[0]], text)
        text = _ID.sub(lambda found: self._ids.get(found[0], found[0]), text)
        return self._hide(field, self._plan.replace_names(text))

    def span(self, span: Span) -> Span:
        """What the copy has in place of a span."""
        layout = self._plan.texts.get(span.document_id)
        if layout is None:
            return replace(span, quote=self.text("quote", span.quote))
        return replace(layout.span(span), document_id=self._ids.get(span.document_id, span.document_id))

    def _hide(self, field: str, text: str) -> str:
        """Fragments of withheld words, quoted in what is said of them, go as they do."""
        if not self._hidden:
            return text
        if field in _TELLING and self._is_hidden(text):
            return self._mask()
        if field in {"name", "names"} and self._is_hidden(text, self._barred):
            return self._mask()
        return _QUOTED.sub(
            lambda found: f"“{self._mask()}”" if self._is_hidden(found[1] or found[2]) else found[0], text
        )

    def _is_hidden(self, text: str, hidden: str | None = None) -> bool:
        words = f" {' '.join(name_words(text))} "
        hidden = self._hidden if hidden is None else hidden
        return bool(words.strip()) and words in hidden and words not in self._shown

    def _mask(self) -> str:
        return str(self._wording.get("withheld", "mask"))

    def _words(self) -> tuple[str, str, str]:
        """The words under bars, those of them in documents that are not withheld, and all that the copy shows."""
        layouts = self._plan.texts.values()
        hidden = [(one, one.document.text[s.start : s.end]) for one in layouts for s in one.stretches if s.is_bar]
        barred = [text for one, text in hidden if one.document.id not in self._plan.whole]
        return _joined(text for _, text in hidden), _joined(barred), _joined(one.text for one in layouts)

    def _new_ids(self) -> dict[str, str]:
        """Ids that follow from what is withheld, each with the id that stands for it in the copy."""
        case, found = self._case, dict[str, None]()
        for record in case.records:
            if record.document.id in self._touched:
                found |= dict.fromkeys(one for noun in _parts(record) if (one := getattr(noun, "id", None)))
        for noun in (*case.matters, *case.findings, *case.identities, *case.picture_groups):
            if not found.keys().isdisjoint(_ID.findall(" ".join(texts_of(noun)))):
                nouns = (noun, *getattr(noun, "origins", ()), *filter(None, [getattr(noun, "question", None)]))
                found |= dict.fromkeys(one.id for one in nouns)
        found |= dict.fromkeys((case.id, *(decision.id for decision in case.decisions)))
        title = self._plan.replace_names(case.title)
        return {
            old: make_id(old[:3], "published copy", title, number)
            for number, old in enumerate(found, 1)
            if _ID.fullmatch(old)
        }

    def _new_literals(self) -> dict[str, str]:
        """Addresses, file names and digests of what must not be found, wherever they are spoken of."""
        found: dict[str, str] = {}
        for record in self._case.records:
            document = record.document
            if document.id in self._touched:
                code, hidden = self._code(document.id), str(self._wording.get("withheld", "digest"))
                addresses = (document.source, document.head.url.value or "", document.source.rpartition("/")[2])
                found |= {one: code for one in addresses if len(one) >= _LEAST_LITERAL}
                found |= {picture.source: code for picture in record.pictures if picture.source}
                found |= {document.sha256: hidden} if len(document.sha256) >= _LEAST_LITERAL else {}
        digest = str(self._wording.get("withheld", "digest"))
        return found | dict.fromkeys(self._plan.pictures, digest)

    def _code(self, document_id: str) -> str:
        number = self._numbers[document_id]
        if document_id in self._plan.whole:
            return document_code(number, self._wording)
        return self._wording.page("document_n", n=number)

    def _record(self, record: DocumentRecord) -> DocumentRecord:
        self._record_id = record.document.id
        layout = self._plan.texts[record.document.id]
        if record.document.id in self._plan.whole:
            record = self._without_words(record)
        elif any(one.is_bar for one in layout.stretches):
            record = self._without_hidden(record)
        record = replace(record, pictures=tuple(self._iter_pictures(record)))
        kept = {picture.sha256 for picture in record.pictures}
        lost = {picture.sha256 for one in self._case.records for picture in one.pictures} - kept
        evidence = (replace(e, sha256=None) if e.sha256 in lost else e for e in record.evidence)
        parts = {one.name: getattr(record, one.name) for one in fields(record)} | {"evidence": tuple(evidence)}
        new: dict[str, Any] = {name: rewrite(part, self) for name, part in parts.items() if name != "document"}
        return DocumentRecord(document=self._document(record.document), **new)

    def _without_words(self, record: DocumentRecord) -> DocumentRecord:
        """The record of a withheld document: what its claims say stays, under the names that the case prints."""
        spoken = {f.entity_id for claim in record.claims for f in claim.fillers}
        spoken |= {one for link in record.links for one in (link.from_entity_id, link.to_entity_id)}
        kept = (replace(one, names=(one.name,)) for one in record.entities if one.id in spoken)
        return replace(record, entities=tuple(kept), refusals=())

    def _without_hidden(self, record: DocumentRecord) -> DocumentRecord:
        """The record without what is told under bars alone: roles, numbers, days, entities and their links."""
        layout = self._plan.texts[record.document.id]
        gone = {one.id for one in record.entities if one.spans and all(map(layout.hides, one.spans))}
        return replace(
            record,
            claims=tuple(self._without_slots(claim, gone) for claim in record.claims),
            entities=tuple(one for one in record.entities if one.id not in gone),
            links=tuple(one for one in record.links if gone.isdisjoint((one.from_entity_id, one.to_entity_id))),
        )

    def _without_slots(self, claim: Claim, gone: set[str]) -> Claim:
        layout = self._plan.texts[claim.document_id]
        kept = tuple(f for f in claim.fillers if f.entity_id not in gone and not layout.hides(f.span))
        quantity = None if claim.quantity and self._is_hidden(claim.quantity.words) else claim.quantity
        when = None if claim.when and self._is_hidden(claim.when.words) else claim.when
        return replace(claim, fillers=kept, quantity=quantity, when=when)

    def _iter_pictures(self, record: DocumentRecord) -> Iterable[Picture]:
        """The pictures that the copy shows: those of a withheld source would lead to it."""
        key = record.document.id
        if key in self._plan.whole or key in self._plan.own:
            return
        for picture in record.pictures:
            if picture.sha256 not in self._plan.pictures:
                yield replace(picture, exif=Exif(), alt=None) if key in self._touched else picture

    def _iter_groups(self) -> Iterable[PictureGroup]:
        shown = {picture.id for record in self._case.records for picture in self._iter_pictures(record)}
        for group in self._case.picture_groups:
            kept = tuple(one for one in group.appearances if one.picture_id in shown)
            if kept:
                yield replace(group, appearances=kept)

    def _document(self, document: Document) -> Document:
        layout = self._plan.texts[document.id]
        made = replace(
            document,
            id=self._ids.get(document.id, document.id),
            source=self.text("source", document.source),
            text=layout.text,
            blocks=layout.blocks(),
            head=rewrite(self._head(document), self),
        )
        return replace(made, sha256=self._wording.get("withheld", "digest")) if document.id in self._touched else made

    def _head(self, document: Document) -> Head:
        head, key = document.head, document.id
        if key not in self._touched:
            return head
        why: Reading[Any] = Reading(None, str(self._wording.get("withheld", "because")))
        if key in self._plan.whole:
            title = Reading(self._code(key), why.because)
            return replace(head, title=title, byline=why, dateline=why, published=why, outlet=why, url=why)
        if key in self._plan.own:
            return replace(head, title=Reading(str(self._wording.get("withheld", "title")), why.because), url=why)
        return replace(head, url=why)

    def _origin(self, origin: Origin) -> Origin:
        """An origin that withheld documents alone carry is called after the first of them."""
        held = [one for one in origin.document_ids if one in self._plan.whole]
        if not held or len(held) < len(origin.document_ids):
            return origin
        code = self._code(held[0])
        hidden = bar(self._plan.whole[held[0]], self._wording)
        edges = tuple(replace(edge, because=hidden) for edge in origin.edges)
        shared = any(
            o.root == origin.root
            for m in self._case.matters
            for o in m.origins
            if o.document_ids != origin.document_ids
        )
        root = origin.root if shared or origin.root is None else code
        return replace(origin, voice=code, because=hidden, edges=edges, state=None, root=root, interested=None)

    def _identity(self, identity: Identity) -> Identity:
        """Spellings that withheld documents alone have are left out."""
        names = tuple(n for n in identity.names if not set(n.document_ids) <= set(self._plan.whole))
        return replace(identity, names=names)

    def _iter_decisions(self) -> Iterable[Decision]:
        """What was decided, without the withholding itself, and without hashes, which would confirm a guess."""
        dropped: set[str] = set()
        for decision in self._case.decisions:
            if decision.subject_id in self._ruled or decision.subject_id in dropped:
                dropped.add(decision.id)
                continue
            yield replace(decision, previous_hash="", hash="")


def _parts(record: DocumentRecord) -> Iterable[object]:
    yield record.document
    for one in fields(record):
        part = getattr(record, one.name)
        if isinstance(part, tuple):
            yield from part


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(f" {' '.join(name_words(text))} " for text in texts)


def _alternatives(literals: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(literals, key=lambda one: (-len(one), one))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None
