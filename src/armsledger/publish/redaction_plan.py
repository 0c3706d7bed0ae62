"""What is to be replaced in which document of a case, before anything is replaced."""

import string
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.model.case import Case
from armsledger.model.document import Document, Span
from armsledger.model.record import DocumentRecord
from armsledger.model.restriction import Restriction
from armsledger.model.ruling import Ruling
from armsledger.model.withheld import Withheld, WithheldSort
from armsledger.model.withholding import DocumentWithheld, NameWithheld, PassageRedacted, PictureRedacted
from armsledger.publish.redacted_text import RedactedText, Stretch, replace_stretches
from armsledger.publish.rewriting import rewrite
from armsledger.publish.withheld_names import entities_named, names_of_others, spellings_of
from armsledger.publish.wording import Wording
from armsledger.text.name_finder import NameFinder, name_words

_LEAST_WORDS: Final = 4  # a passage of as many words is found again wherever it stands, also in a copy


@dataclass(frozen=True, slots=True)
class WithheldName:
    """A name with its spellings and the table rows that would tell it; `code` None where it is not spoken of."""

    restriction: Restriction
    spellings: tuple[str, ...]
    known_ids: tuple[str, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`replacements` belong to the names that `finder` finds, None where a found name stays.

    `whole` are the documents withheld as a whole, `own` those that a withheld name published or signed, `texts` the
    new text of every document. `withheld` is what the copy says of it.
    """

    names: tuple[WithheldName, ...]
    finder: NameFinder
    replacements: tuple[str | None, ...]
    whole: Mapping[str, Restriction]
    own: frozenset[str]
    pictures: frozenset[str]
    texts: Mapping[str, RedactedText]
    withheld: tuple[Withheld, ...]

    def replace_names(self, text: str) -> str:
        """A text with code names and bars in place of all names and passages."""
        done, last = [], 0
        for found in self.finder.find(text):
            words = self.replacements[found.number]
            if words is not None:
                done += [text[last : found.start], words]
                last = found.end
        return "".join([*done, text[last:]])


def bar(restriction: Restriction, wording: Wording) -> str:
    """What stands in place of words that are withheld."""
    return str(wording.get("withheld", "bar")).format(reason=wording.get("withheld", "reasons", restriction.reason))


def document_code(number: int, wording: Wording) -> str:
    """What a withheld document is called: by its number in the case."""
    return str(wording.get("withheld", "document")).format(n=number)


def picture_codes(case: Case, withheld: Collection[str], wording: Wording) -> dict[str, str]:
    """What withheld pictures are called, by their digests: they are numbered as they stand in the case."""
    shown = dict.fromkeys(picture.sha256 for record in case.records for picture in record.pictures)
    label = str(wording.get("withheld", "picture"))
    return {one: label.format(n=number) for number, one in enumerate((one for one in shown if one in withheld), 1)}


def make_plan(case: Case, rulings: Sequence[Ruling], wording: Wording) -> Plan:
    """Everything that is to be done for these rulings in force, the last made first."""
    documents = {record.document.id: record.document for record in case.records}
    passages, missing = _find_passages(rulings, documents)
    whole = {r.document_id: r.restriction for r in rulings if isinstance(r, DocumentWithheld)} | missing
    whole = {key: restriction for key, restriction in whole.items() if key in documents}
    names = _code(case, _names(case, rulings), whole, wording)
    finder, replacements = _finder(case, rulings, names, wording)
    own = frozenset(r.document.id for r in case.records if r.document.id not in whole and _is_own(r.document, names))
    texts = {
        key: replace_stretches(
            one,
            (
                *(_title(one, wording) if key in own else ()),
                *_stretches(one, passages.get(key, ()), whole, finder, replacements, wording),
            ),
        )
        for key, one in documents.items()
    }
    pictures = {r.sha256: r.restriction for r in rulings if isinstance(r, PictureRedacted)}
    plan = Plan(names, finder, replacements, whole, own, frozenset(pictures), texts, ())
    told = tuple(_tell(case, plan, passages, missing, pictures, wording))
    return Plan(names, finder, replacements, whole, own, frozenset(pictures), texts, told)


def _find_passages(
    rulings: Iterable[Ruling], documents: Mapping[str, Document]
) -> tuple[dict[str, list[tuple[Span, Restriction]]], dict[str, Restriction]]:
    """Where the passages stand now; a document that no longer holds one as it was is withheld as a whole."""
    found: dict[str, list[tuple[Span, Restriction]]] = {}
    missing: dict[str, Restriction] = {}
    for ruling in rulings:
        if not isinstance(ruling, PassageRedacted) or ruling.span.document_id not in documents:
            continue
        document, span = documents[ruling.span.document_id], ruling.span
        if document.text[span.start : span.end] != span.quote:
            start = document.text.find(span.quote)
            if start < 0:
                missing[document.id] = ruling.restriction
                continue
            span = document.span(start, start + len(span.quote))
        found.setdefault(document.id, []).append((span, ruling.restriction))
    return found, missing


def _names(case: Case, rulings: Iterable[Ruling]) -> Iterator[WithheldName]:
    seen: set[tuple[str, ...]] = set()
    for ruling in rulings:
        if isinstance(ruling, NameWithheld) and name_words(ruling.name) not in seen:
            entities = entities_named(ruling, case)
            spelt = spellings_of(ruling, case, entities)
            seen |= {name_words(name) for name in spelt}
            known = tuple(dict.fromkeys(one.known_id for one in entities if one.known_id))
            yield WithheldName(ruling.restriction, spelt, known)


class _Collector:
    """Hears every text of a noun."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def text(self, _: str, text: str) -> str:
        self.texts.append(text)
        return text

    def span(self, span: Span) -> Span:
        self.texts.append(span.quote)
        return span


def texts_of(noun: object) -> list[str]:
    """Every text that a noun holds, in the order of its fields."""
    collector = _Collector()
    rewrite(noun, collector)
    return collector.texts


def _code(
    case: Case, names: Iterable[WithheldName], whole: Mapping[str, Restriction], wording: Wording
) -> tuple[WithheldName, ...]:
    """Give code names in the order in which the names first stand in the case."""
    given = tuple(names)
    finder, owners = NameFinder([s for n in given for s in n.spellings]), [n for n in given for _ in n.spellings]
    shown = (record.document for record in case.records if record.document.id not in whole)
    heads = [text for document in shown for text in (*texts_of(document.head), document.source, document.text)]
    ordered = (owners[found.number] for text in (*heads, *texts_of(case)) for found in finder.find(text))
    place = {name: number for number, name in enumerate(dict.fromkeys(ordered))}
    label = str(wording.get("withheld", "source"))
    coded = [
        WithheldName(n.restriction, n.spellings, n.known_ids, label.format(letter=_letters(place[n])))
        for n in sorted(place, key=place.__getitem__)
    ]
    return (*coded, *(name for name in given if name not in place))


def _letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    rest = number // 26
    return (_letters(rest - 1) if rest else "") + string.ascii_uppercase[number % 26]


def _finder(
    case: Case, rulings: Iterable[Ruling], names: Sequence[WithheldName], wording: Wording
) -> tuple[NameFinder, tuple[str | None, ...]]:
    rulings = tuple(rulings)
    wanted: dict[str, str | None] = {}
    for name in names:
        wanted |= {spelling: name.code for spelling in name.spellings if spelling not in wanted}
    for ruling in rulings:
        if isinstance(ruling, PassageRedacted) and len(name_words(ruling.span.quote)) >= _LEAST_WORDS:
            wanted.setdefault(ruling.span.quote, bar(ruling.restriction, wording))
    own = [one for r in rulings if isinstance(r, NameWithheld) for one in entities_named(r, case)]
    for other in names_of_others(case, own, list(wanted)):
        wanted.setdefault(other, None)
    return NameFinder(wanted), tuple(wanted.values())


def _is_own(document: Document, names: Sequence[WithheldName]) -> bool:
    """Say whether a withheld name published a document or signed it."""
    head, finder = document.head, NameFinder([spelling for name in names for spelling in name.spellings])
    return any(finder.stands_in(text) for text in (head.outlet.value, head.byline.value, head.url.value) if text)


def _stretches(
    document: Document,
    passages: Iterable[tuple[Span, Restriction]],
    whole: Mapping[str, Restriction],
    finder: NameFinder,
    replacements: Sequence[str | None],
    wording: Wording,
) -> Iterator[Stretch]:
    if document.id in whole:
        yield Stretch(0, len(document.text), bar(whole[document.id], wording), is_bar=True)
        return
    for span, restriction in passages:
        yield Stretch(span.start, span.end, bar(restriction, wording), is_bar=True)
    bars = {words for words in replacements if words and words.startswith("█")}
    for found in finder.find(document.text):
        words = replacements[found.number]
        if words is not None:
            yield Stretch(found.start, found.end, words, is_bar=words in bars)


def _title(document: Document, wording: Wording) -> Iterator[Stretch]:
    """The title where it stands in the text: looked up anywhere, it leads to the page."""
    title = document.head.title.value
    start = document.text.find(title) if title else -1
    if title and start >= 0:
        yield Stretch(start, start + len(title), str(wording.get("withheld", "title")), is_bar=True)


def _tell(
    case: Case,
    plan: Plan,
    passages: Mapping[str, Sequence[tuple[Span, Restriction]]],
    missing: Mapping[str, Restriction],
    pictures: Mapping[str, Restriction],
    wording: Wording,
) -> Iterator[Withheld]:
    for name in plan.names:
        if name.code:
            places = sum(s.words == name.code for text in plan.texts.values() for s in text.stretches)
            yield Withheld(WithheldSort.NAME, name.code, name.restriction, places)
    for number, record in enumerate(case.records, 1):
        key, code = record.document.id, document_code(number, wording)
        if key in plan.whole:
            yield Withheld(WithheldSort.DOCUMENT, code, plan.whole[key], 1, key in missing)
            continue
        for _, restriction in passages.get(key, ()):
            yield Withheld(WithheldSort.PASSAGE, wording.page("document_n", n=number), restriction, 1)
    shown = [picture.sha256 for record in case.records for picture in record.pictures]
    for digest, code in picture_codes(case, plan.pictures, wording).items():
        yield Withheld(WithheldSort.PICTURE, code, pictures[digest], shown.count(digest))


def is_touched(record: DocumentRecord, plan: Plan) -> bool:
    """Say whether whoever finds the original of a document would find what is withheld."""
    document = record.document
    if document.id in plan.whole or document.id in plan.own or plan.texts[document.id].is_changed:
        return True
    return any(plan.replace_names(text) != text for text in (*texts_of(document.head), document.source)) or any(
        picture.sha256 in plan.pictures for picture in record.pictures
    )
