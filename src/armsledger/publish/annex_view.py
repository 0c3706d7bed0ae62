"""The annexes: names, evidence, what was refused, what failed, and what made the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup, escape

from armsledger.knowledge.accuracy import load_accuracy
from armsledger.model.entity import Entity, EntityType
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.identity import Identity, NameReason
from armsledger.model.measure import MatchStatus
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.sentences import kind_label
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class NameView:
    """One actor, place, thing or instrument over all documents of the case; each spelling says where it was seen."""

    key: str
    name: Markup
    known_id: str
    words: tuple[Markup, ...]
    documents: tuple[int, ...]
    because: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The names of one sort."""

    label: str
    names: tuple[NameView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What is said to show something: the saying and the seeing apart."""

    kind: str
    quote: Markup
    document_number: int
    claims: tuple[tuple[str, int], ...]
    observed: tuple[Markup, ...]
    file: str
    picture: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class RefusalView:
    """A claim that its words do not carry, and why."""

    id: str
    kind: str
    quote: Markup
    document_number: int
    start: int
    end: int
    because: Markup


def view_names(index: CaseIndex, wording: Wording) -> tuple[NameGroup, ...]:
    """All entities, those of one identity together, sort by sort, in the order of their names."""
    grouped: dict[EntityType, dict[str, list[tuple[int, Entity]]]] = {kind: {} for kind in EntityType}
    for (document_id, _), entity in index.entities.items():
        identity = index.identities.get(entity.id)
        kind = identity.type if identity else entity.type
        uses = grouped[kind].setdefault(index.actor_key(entity), [])
        uses.append((index.document_numbers[document_id], entity))
    return tuple(
        NameGroup(
            wording.get("entity_types", kind.value),
            tuple(_view_name(key, uses, index, wording) for key, uses in sorted(by_key.items(), key=_by_name)),
        )
        for kind, by_key in grouped.items()
        if by_key
    )


def _by_name(item: tuple[str, list[tuple[int, Entity]]]) -> tuple[str, str]:
    key, uses = item
    return (uses[0][1].name.casefold(), key)


def _view_name(key: str, uses: list[tuple[int, Entity]], index: CaseIndex, wording: Wording) -> NameView:
    entities = [entity for _, entity in uses]
    identity = index.identities.get(entities[0].id)
    documents = tuple(sorted({number for number, _ in uses}))
    known_id = entities[0].known_id or (identity.known_id if identity else None)
    reasons = [told(entity.because, wording) for entity in entities]
    return NameView(
        key=key,
        name=words(index.actor_name(entities[0])),
        known_id=known_id or "",
        words=tuple(_iter_spellings(uses, len(documents) > 1)),
        documents=documents,
        because=tuple(dict.fromkeys((*reasons, *_iter_joins(identity, wording)))),
    )


def _iter_spellings(uses: list[tuple[int, Entity]], with_documents: bool) -> Iterator[Markup]:
    seen: dict[str, set[int]] = {}
    for number, entity in uses:
        for name in entity.names:
            seen.setdefault(name, set()).add(number)
    for name, numbers in seen.items():
        where = ", ".join(map(str, sorted(numbers)))
        yield Markup("{} ({})").format(words(name), where) if with_documents else words(name)


def _iter_joins(identity: Identity | None, wording: Wording) -> Iterator[Markup]:
    """Why names across documents are one, and from which others people hold them apart."""
    if identity is None:
        return
    for reason in identity.because:
        yield _view_reason(reason, wording.page("names_one_person" if reason.bits is None else "names_one"), wording)
    for reason in identity.apart:
        yield _view_reason(reason, wording.page("names_apart"), wording)


def _view_reason(reason: NameReason, line: str, wording: Wording) -> Markup:
    because = words(reason.because) if reason.bits is None else told(reason.because, wording)
    return Markup(line).format(left=words(reason.left), right=words(reason.right), because=because)


def view_evidence(
    index: CaseIndex, wording: Wording, numbers: Mapping[str, tuple[str, int]] = MappingProxyType({})
) -> tuple[EvidenceView, ...]:
    """Every item that the documents point to, in the order of the documents and their words.

    `numbers` are place and number of the printed picture of each digest.
    """
    return tuple(_iter_evidence(index, wording, numbers))


def _iter_evidence(
    index: CaseIndex, wording: Wording, numbers: Mapping[str, tuple[str, int]]
) -> Iterator[EvidenceView]:
    for record in index.case.records:
        for item in sorted(record.evidence, key=lambda item: (item.span.start, item.span.end, item.id)):
            digest = wording.page("evidence_file", digest=item.sha256) if item.sha256 else ""
            yield EvidenceView(
                kind=wording.get("evidence_kinds", item.kind.value),
                quote=words(item.span.quote),
                document_number=index.document_numbers[record.document.id],
                claims=tuple((claim_id, index.claim_numbers[claim_id]) for claim_id in item.claim_ids),
                observed=tuple(escape(feature) for feature in item.observed),
                file=digest or wording.page("evidence_no_file"),
                picture=numbers.get(item.sha256) if item.sha256 else None,
            )


def view_refusals(index: CaseIndex, wording: Wording) -> tuple[RefusalView, ...]:
    """Every refused claim, in the order of the documents and their words."""
    return tuple(
        RefusalView(
            id=refusal.id,
            kind=kind_label(refusal.kind, wording),
            quote=words(refusal.span.quote),
            document_number=index.document_numbers[record.document.id],
            start=refusal.span.start,
            end=refusal.span.end,
            because=told(refusal.because, wording),
        )
        for record in index.case.records
        for refusal in sorted(record.refusals, key=lambda refusal: (refusal.span.start, refusal.span.end, refusal.id))
    )


def scale_rows() -> dict[str, tuple[tuple[str, str], ...]]:
    """The two scales of the Admiralty code with their meanings."""
    return {
        "letters": tuple((letter.value, letter.meaning) for letter in Reliability),
        "digits": tuple((digit.value, digit.meaning) for digit in Credibility),
    }


def status_rows(wording: Wording) -> tuple[tuple[str, str, str], ...]:
    """Every status with its words and how to read it."""
    return tuple((s.value, s.words, wording.get("statuses", s.value)) for s in MatchStatus)


def accuracy_rows(wording: Wording) -> tuple[tuple[str, str, float], ...]:
    """What was measured of this version, in words, on which set, and how well it did, from 0 to 1."""
    figures = load_accuracy()
    rows = wording.get("page", "accuracy_rows")
    return tuple((words_, name, figures[task][name][key]) for task, name, key, words_ in rows)
