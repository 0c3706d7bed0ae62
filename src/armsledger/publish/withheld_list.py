"""What is withheld from a case, one by one: in its own words, for those who decide, and as the copy prints it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from armsledger.model.case import Case
from armsledger.model.document import Document
from armsledger.model.ruling import Standing
from armsledger.model.withheld import WithheldSort
from armsledger.model.withholding import (
    DocumentWithheld,
    NameWithheld,
    PassageRedacted,
    PictureRedacted,
    WithholdingRuling,
)
from armsledger.publish.redaction_plan import Plan, bar, document_code, make_plan, picture_codes
from armsledger.publish.wording import Wording
from armsledger.text.name_finder import name_words


@dataclass(frozen=True, slots=True)
class WithheldEntry:
    """A ruling in force; it names what the copy hides, so it is for those who may decide on it.

    `printed_as` is empty where nothing in this case is withheld by it: a name that stands nowhere, a document of
    another case. `note` says what else the copy does. `document_id` is the document that it is about, if it is one.
    """

    standing: Standing
    sort: WithheldSort
    words: str
    spellings: tuple[str, ...]
    document_id: str | None
    printed_as: str
    note: str
    is_for_all: bool
    reason: str
    level: str
    until: date | None


def list_withheld(case: Case, standing: Sequence[Standing], wording: Wording) -> tuple[WithheldEntry, ...]:
    """What these rulings in force, the last made first, withhold from a case; in their order."""
    plan = make_plan(case, [one.ruling for one in standing], wording)
    printed = _Printed(case, plan, wording)
    return tuple(
        _entry(one, one.ruling, printed, wording) for one in standing if isinstance(one.ruling, WithholdingRuling)
    )


class _Printed:
    """How the copy calls what is withheld, with what else it does; ("", "") for what is not in the case."""

    def __init__(self, case: Case, plan: Plan, wording: Wording) -> None:
        self._plan, self._wording = plan, wording
        self._numbers: Mapping[str, int] = {one.document.id: number for number, one in enumerate(case.records, 1)}
        self._documents: Mapping[str, Document] = {one.document.id: one.document for one in case.records}
        self._pictures = picture_codes(case, plan.pictures, wording)

    def words(self, ruling: WithholdingRuling) -> str:
        """What is withheld, in its own words: the name, the title, the passage, the digest."""
        match ruling:
            case NameWithheld(name=name):
                return name
            case DocumentWithheld(document_id=document_id):
                document = self._documents.get(document_id)
                return (document.head.title.value or document.source) if document else document_id
            case PassageRedacted(span=span):
                return span.quote
            case PictureRedacted(sha256=sha256):
                return sha256

    def code(self, ruling: WithholdingRuling) -> tuple[str, str]:
        """What stands for it, and a note on it."""
        match ruling:
            case NameWithheld(name=name):
                return self._name(name)
            case DocumentWithheld(document_id=document_id):
                return self._document(document_id), ""
            case PassageRedacted():
                return self._passage(ruling)
            case PictureRedacted(sha256=sha256):
                return self._pictures.get(sha256, ""), ""

    def _name(self, name: str) -> tuple[str, str]:
        spelt = name_words(name)
        code = next((n.code for n in self._plan.names if spelt in map(name_words, n.spellings)), None)
        if code is None:
            return "", ""
        places = next(one.places for one in self._plan.withheld if one.code == code)
        return code, str(self._wording.get("withheld", "places")).format(n=places)

    def _document(self, document_id: str) -> str:
        number = self._numbers.get(document_id)
        return document_code(number, self._wording) if number else ""

    def _passage(self, ruling: PassageRedacted) -> tuple[str, str]:
        document = self._documents.get(ruling.span.document_id)
        if document is None:
            return "", ""
        if document.id in self._plan.whole:
            is_gone = ruling.span.quote not in document.text
            return self._document(document.id), str(self._wording.get("withheld", "missing")) if is_gone else ""
        number = self._numbers[document.id]
        return bar(ruling.restriction, self._wording), self._wording.page("document_n", n=number)


def _entry(one: Standing, ruling: WithholdingRuling, printed: _Printed, wording: Wording) -> WithheldEntry:
    why, (code, note) = ruling.restriction, printed.code(ruling)
    return WithheldEntry(
        standing=one,
        sort=_sort(ruling),
        words=printed.words(ruling),
        spellings=ruling.spellings if isinstance(ruling, NameWithheld) else (),
        document_id=_document_id(ruling),
        printed_as=code,
        note=note,
        is_for_all=ruling.case_name is None,
        reason=str(wording.get("withheld", "reasons", why.reason.value)),
        level=str(wording.get("withheld", "levels", why.level.value)),
        until=why.until,
    )


def _document_id(ruling: WithholdingRuling) -> str | None:
    if isinstance(ruling, PassageRedacted):
        return ruling.span.document_id
    return ruling.document_id if isinstance(ruling, DocumentWithheld) else None


def _sort(ruling: WithholdingRuling) -> WithheldSort:
    match ruling:
        case NameWithheld():
            return WithheldSort.NAME
        case DocumentWithheld():
            return WithheldSort.DOCUMENT
        case PassageRedacted():
            return WithheldSort.PASSAGE
        case PictureRedacted():
            return WithheldSort.PICTURE
