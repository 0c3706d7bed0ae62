"""Role fillers of attacks: words of the text, one mention an entity, the same each time."""

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.extract.learned.events import ROLES, load_event_reader
from armsledger.read.rows import document_from_row

TEXT = (
    "SAN SALVADOR, 3 MAY 89 -- GUERRILLAS OF THE FMLN KILLED MAYOR JUAN PEREZ WITH A BOMB YESTERDAY. THE BOMB ALSO "
    "DESTROYED THE TOWN HALL, POLICE SAID. THE FMLN HAS NOT COMMENTED."
)


def test_fillers_are_words_of_the_text_with_a_role() -> None:
    document = document_from_row({"doc_id": "d", "text": TEXT, "language": "en"})
    annotations = LearnedAnnotator().annotate(document)

    found = load_event_reader().read(document, annotations)

    assert {filler.role for filler in found} <= set(ROLES)
    assert all(TEXT[filler.span.start : filler.span.end] == filler.span.quote for filler in found)
    assert [filler.span.quote for filler in found if filler.role == "PerpOrg"] == ["FMLN"]
    assert found == load_event_reader().read(document, annotations)


def test_a_higher_cut_keeps_fewer() -> None:
    document = document_from_row({"doc_id": "d", "text": TEXT, "language": "en"})
    annotations = LearnedAnnotator().annotate(document)
    reader = load_event_reader()

    few, many = reader.read(document, annotations, cut=0.95), reader.read(document, annotations, cut=0.1)

    assert {one.span for one in few} <= {one.span for one in many}
    assert len(few) < len(many)
