"""The sources of a case: who each is, how it is held, what hangs on it; and a summary drafted from counts.

After the practice of ICD 206: a descriptor per source, and a statement of strengths and gaps for the whole. Everything
is counted off the case and the table of outlets; where neither tells, the words say so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.outlets import Outlet, load_outlets
from armsledger.model.claim import Claim
from armsledger.model.origin import Origin, OriginKind
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class SourceView:
    """One voice with what is known of it; `first_hand` counts the documents that carry it first, out of `documents`.

    `lines` is the descriptor for print.
    """

    name: str
    letter: str
    documents: int
    claims: int
    origins: int
    first_hand: int
    matters_alone: tuple[int, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """`statement` are sentences on the whole, then `strengths` and `gaps`; `sources` those with most claims first."""

    statement: tuple[str, ...]
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    sources: tuple[SourceView, ...]


def summarise_sources(index: CaseIndex, wording: Wording) -> SourceSummary:
    """The sources of a case and the summary statement; the same case gives the same words."""
    by_name: dict[str, list[Origin]] = {}
    for matter in index.case.matters:
        for origin in matter.origins:
            by_name.setdefault(_name(origin, wording), []).append(origin)
    views = [_view(name, origins, index, wording) for name, origins in by_name.items()]
    sources = tuple(sorted(views, key=lambda one: (-one.claims, one.name)))
    return SourceSummary(
        tuple(_statement(sources, index, wording)),
        tuple(_strengths(index, wording)),
        tuple(_gaps(sources, index, wording)),
        sources,
    )


def _view(name: str, origins: list[Origin], index: CaseIndex, wording: Wording) -> SourceView:
    documents = {one for origin in origins for one in origin.document_ids}
    first = {e.document_id for origin in origins for e in origin.edges if e.kind is OriginKind.ORIGINAL}
    claims = {one for origin in origins for one in origin.claim_ids}
    letters = sorted({origin.letter.value for origin in origins})
    view = SourceView(
        name,
        ", ".join(letters),
        len(documents),
        len(claims),
        len({origin.id for origin in origins}),
        len(first),
        tuple(_alone(origins, index)),
        (),
    )
    return replace(view, lines=tuple(_lines(view, origins, wording)))


def _lines(view: SourceView, origins: list[Origin], wording: Wording) -> Iterator[str]:
    words = wording.get("source_summary")
    yield str(words["kind"]).format(kind=_kind(view.name, origins, wording))
    because = "; ".join(dict.fromkeys(origin.because_letter for origin in origins))
    yield str(words["letter"]).format(letter=view.letter, because=because)
    carried = wording.count("document", view.documents), wording.count("claim", view.claims)
    yield str(words["carries"]).format(documents=carried[0], claims=carried[1], origins=_origins(view.origins, words))
    yield str(words["first_hand"]).format(n=view.first_hand, of=view.documents)
    interests = tuple(dict.fromkeys(origin.interested for origin in origins if origin.interested))
    yield str(words["interested"]).format(why="; ".join(interests)) if interests else str(words["no_interest"])
    if any(origin.denies for origin in origins):
        yield str(words["denies"])
    if view.matters_alone:
        listed = wording.listed([str(number) for number in view.matters_alone])
        yield str(words["alone"]).format(matters=listed)


def _kind(name: str, origins: list[Origin], wording: Wording) -> str:
    """What sort of source it is, as the table of outlets or its State tells."""
    outlet = _find_outlet(name)
    words = wording.get("source_summary")
    if outlet is not None:
        state = str(words["state_owned"]) if outlet.is_state else ""
        country = _country(outlet.country)
        return str(words["outlet"]).format(kind=outlet.kind.value, country=country or words["no_country"], state=state)
    states = sorted({origin.state for origin in origins if origin.state})
    return (
        str(words["of_state"]).format(state=_country(states[0]) or states[0]) if states else str(words["kind_unknown"])
    )


def _find_outlet(name: str) -> Outlet | None:
    return next((outlet for outlet in load_outlets() if name in outlet.names), None)


def _country(code: str | None) -> str | None:
    country = countries_by_iso3().get(code or "")
    return country.name if country else None


def _alone(origins: Iterable[Origin], index: CaseIndex) -> Iterator[int]:
    """The numbers of the matters that rest on these origins and on no other that affirms them."""
    own = {origin.id for origin in origins}
    for matter in index.case.matters:
        affirming = {origin.id for origin in matter.origins if not origin.denies}
        if affirming and affirming <= own:
            yield index.matter_numbers[matter.id]


def _statement(sources: tuple[SourceView, ...], index: CaseIndex, wording: Wording) -> Iterator[str]:
    words, case = wording.get("source_summary"), index.case
    origins = {origin.id: origin for matter in case.matters for origin in matter.origins}
    yield str(words["whole"]).format(
        matters=wording.count("matter", len(case.matters)),
        documents=wording.count("document", len(case.records)),
        claims=wording.count("claim", len(index.counted)),
        origins=_origins(len(origins), words),
        sources=_sources(len(sources), words),
    )
    denying = sum(origin.denies for origin in origins.values())
    yield str(words["sides"]).format(affirm=_origins(len(origins) - denying, words), deny=_origins(denying, words))
    edges = [edge for origin in origins.values() for edge in origin.edges]
    kinds = [(kind, sum(edge.kind is kind for edge in edges)) for kind in OriginKind]
    told = [f"{number} × {wording.get('origin_kinds', kind.value)}" for kind, number in kinds if number]
    if told:
        yield str(words["types"]).format(types=wording.listed(told))
    first = sum(edge.kind is OriginKind.ORIGINAL for edge in edges)
    yield str(words["first_hand_share"]).format(n=first, of=len(edges))


def _strengths(index: CaseIndex, wording: Wording) -> Iterator[str]:
    words, case = wording.get("source_summary"), index.case
    several = [index.matter_numbers[m.id] for m in case.matters if m.independent_origins > 1]
    if several:
        yield str(words["several"]).format(matters=wording.listed([str(number) for number in several]))
    held = sum(item.sha256 is not None for record in case.records for item in record.evidence)
    if held:
        yield str(words["files_held"]).format(n=held)


def _gaps(sources: tuple[SourceView, ...], index: CaseIndex, wording: Wording) -> Iterator[str]:
    words, case = wording.get("source_summary"), index.case
    alone = [str(index.matter_numbers[m.id]) for m in case.matters if m.origins and m.independent_origins <= 1]
    if alone:
        yield str(words["one_origin"]).format(matters=wording.listed(alone))
    untraced = [str(index.matter_numbers[m.id]) for m in case.matters if not m.origins]
    if untraced:
        yield str(words["no_origin"]).format(matters=wording.listed(untraced))
    ungraded = sum(source.letter == "F" for source in sources)
    if ungraded:
        yield str(words["ungraded"]).format(n=ungraded, of=_sources(len(sources), words))
    interested = {o.voice for m in case.matters for o in m.origins if o.interested and o.voice}
    if interested:
        yield str(words["interested_sources"]).format(names=wording.listed(sorted(interested)))
    translated = [r for r in case.records if r.document.head.machine_translated.value]
    if translated:
        yield str(words["translated"]).format(documents=wording.count("document", len(translated)))
    undated = [claim for claim in index.counted if not _is_dated(claim)]
    if undated:
        yield str(words["undated"]).format(claims=wording.count("claim", len(undated)))


def _is_dated(claim: Claim) -> bool:
    return claim.when is not None and claim.when.is_dated


def _name(origin: Origin, wording: Wording) -> str:
    return origin.voice or str(wording.get("source_summary", "unnamed"))


def _origins(number: int, words: dict[str, list[str]]) -> str:
    return f"{number} {words['origin_noun'][number != 1]}"


def _sources(number: int, words: dict[str, list[str]]) -> str:
    return f"{number} {words['source_noun'][number != 1]}"
