"""Front matter that says what a document translates."""

from tests.packing import read

from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.document import Document
from armsledger.model.origin import DocumentOrigin, OriginKind

RUSSIAN = "Министерство сообщило в пятницу, что два самолёта прибыли на аэродром с грузом автомобилей."
ENGLISH = "The ministry said on Friday that two aircraft had come to the aerodrome with a load of cars."


def document(text: str, source: str, **told: str) -> Document:
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    return read((f"---\n{head}---\n\n{text}\n" if head else f"{text}\n").encode(), source)


def trace(*documents: Document) -> dict[str, DocumentOrigin]:
    return {origin.document_id: origin for origin in trace_documents(documents)}


def test_a_translation_and_its_original_have_one_origin() -> None:
    original = document(RUSSIAN, "in/statement.ru.txt", date="2020-07-24")
    translation = document(ENGLISH, "in/statement.en.txt", date="2020-07-25", translation_of="statement.ru.txt")
    origins = trace(original, translation)

    assert translation.head.translates is not None
    assert origins[original.id].origin_id == origins[translation.id].origin_id
    assert origins[translation.id].kind is OriginKind.COPY
    assert origins[translation.id].because.startswith(
        "a translation of statement.ru.txt, told by the front matter; with in/statement.ru.txt"
    )


def test_a_name_that_nothing_or_more_than_one_bears_ties_nothing() -> None:
    translation = document(ENGLISH, "en.txt", translation_of="a.txt")
    one, other = document(RUSSIAN, "x/a.txt"), document(RUSSIAN + " Позже.", "y/a.txt", date="2020-07-24")

    assert trace(translation)[translation.id].kind is OriginKind.ORIGINAL
    origins = trace(translation, one, other)
    assert origins[translation.id].origin_id not in {origins[one.id].origin_id, origins[other.id].origin_id}
