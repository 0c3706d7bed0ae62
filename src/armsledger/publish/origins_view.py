"""The origins of a matter as they are printed: a line each, and under it the documents that carry it, with why."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from armsledger.model.matter import Matter
from armsledger.model.origin import Origin, OriginEdge
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.grade_view import letter_reason, letter_words
from armsledger.publish.prose import told, words
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class EdgeView:
    """One document that carries an origin: its id and number in the case, how it stands to the origin, and why."""

    document_id: str
    document: str
    kind: str
    because: Markup


@dataclass(frozen=True, slots=True)
class OriginView:
    """One origin and its documents; `graded` is why it has its letter."""

    line: Markup
    because: Markup
    graded: Markup
    edges: tuple[EdgeView, ...]


def view_origins(matter: Matter, index: CaseIndex, wording: Wording) -> tuple[OriginView, ...]:
    """The origins of a matter in their order, numbered from 1."""
    return tuple(_view_origin(number, origin, index, wording) for number, origin in enumerate(matter.origins, 1))


def origins_line(matter: Matter, wording: Wording) -> str:
    """ "n articles, k independent origins", the line that no panel should be without."""
    return count_origins(len(matter.document_ids), matter.independent_origins, wording)


def count_origins(articles: int, origins: int, wording: Wording) -> str:
    """The same line of numbers."""
    return wording.page(
        "origins_line", articles=wording.count("article", articles), origins=wording.count("origin", origins)
    )


def _view_origin(number: int, origin: Origin, index: CaseIndex, wording: Wording) -> OriginView:
    edges = tuple(_view_edge(edge, index, wording) for edge in origin.edges)
    line = _line(number, origin, wording) + letter_words(origin, wording)
    return OriginView(line, told(origin.because, wording), letter_reason(origin, wording), edges)


def _line(number: int, origin: Origin, wording: Wording) -> Markup:
    if origin.voice is None:
        return escape(wording.page("origin_unknown", n=number))
    line = Markup(wording.page("origin_voice")).format(n=number, voice=words(origin.voice))
    notes = ["origin_denies"] if origin.denies else []
    notes += ["origin_rootless"] if origin.root is None else []
    return line + Markup("").join(escape(f", {wording.page(note)}") for note in notes)


def _view_edge(edge: OriginEdge, index: CaseIndex, wording: Wording) -> EdgeView:
    number = wording.page("document_n", n=index.document_numbers[edge.document_id])
    kind = wording.get("origin_kinds", edge.kind.value)
    return EdgeView(edge.document_id, number, kind, told(edge.because, wording))
