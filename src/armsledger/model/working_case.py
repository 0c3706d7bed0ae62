"""A case as people have put it together: read off the rulings in force, a pure function of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from armsledger.errors import LedgerMissingError
from armsledger.model.casework import CaseRuling, EntryRuling, HeldMatter, OrderRuling, PublicationRuling
from armsledger.model.reply import Addressee, AnswerRuling, ReplyLetterRuling
from armsledger.model.ruling import Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """A matter in a case; `because` says who put it in, when and why."""

    entry_id: str
    matter: HeldMatter
    decision_id: str
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on a day; `words` None where nothing had come by then."""

    on: date
    words: str | None
    decision_id: str
    because: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a case with all that came back to it, the first first."""

    ruling: ReplyLetterRuling
    decision_id: str
    because: str
    answers: tuple[Answer, ...]

    @property
    def id(self) -> str:
        return self.ruling.letter_id

    @property
    def to(self) -> Addressee:
        return self.ruling.to

    @property
    def is_answered(self) -> bool:
        """Say whether words came back."""
        return any(answer.words is not None for answer in self.answers)

    def is_settled(self, as_of: date) -> bool:
        """Say whether nothing more has to be waited for: an answer came, that none came is noted, or the day passed."""
        ruling = self.ruling
        return ruling.sent_on is not None and bool(self.answers or (ruling.due is not None and ruling.due < as_of))

    def state(self, as_of: date) -> str:
        """Where the letter stands, in words."""
        ruling = self.ruling
        if ruling.sent_on is None:
            return "not sent"
        sent = f"sent on {ruling.sent_on}"
        said = [one for one in self.answers if one.words is not None]
        if said:
            return f"{sent}, answered on {', '.join(one.on.isoformat() for one in said)}"
        if self.answers:
            return f"{sent}, no answer by {self.answers[-1].on}"
        if self.is_settled(as_of):
            return f"{sent}, no answer by {ruling.due}"
        return f"{sent}, an answer is due on {ruling.due}"


@dataclass(frozen=True, slots=True)
class Publication:
    """A case as it was published: by whom, when and why stands in `because`."""

    ruling: PublicationRuling
    decision_id: str
    because: str


@dataclass(frozen=True, slots=True)
class WorkingCase:
    """A case: its head, its entries in the order of print, its letters and publications, the first made first."""

    head: CaseRuling
    because: str
    entries: tuple[Entry, ...]
    letters: tuple[Letter, ...]
    publications: tuple[Publication, ...]

    @property
    def name(self) -> str:
        return self.head.name

    def get_entry(self, entry_id: str) -> Entry:
        """The entry of that id. Raises LedgerMissingError where the case does not hold it."""
        found = next((entry for entry in self.entries if entry.entry_id == entry_id), None)
        if found is None:
            raise LedgerMissingError(entry_id, f"entry of case {self.name}")
        return found

    def get_letter(self, letter_id: str) -> Letter:
        """The letter of that id. Raises LedgerMissingError where the case has none such."""
        found = next((letter for letter in self.letters if letter.id == letter_id), None)
        if found is None:
            raise LedgerMissingError(letter_id, f"letter of case {self.name}")
        return found


def working_cases(standing: Sequence[Standing]) -> tuple[WorkingCase, ...]:
    """All cases by name; `standing` are the rulings in force, the last made first."""
    earliest_first = standing[::-1]
    heads = {one.ruling.name: one for one in earliest_first if isinstance(one.ruling, CaseRuling)}
    return tuple(_case(heads[name], earliest_first) for name in sorted(heads))


def _case(head: Standing, standing: Sequence[Standing]) -> WorkingCase:
    ruling = head.ruling
    assert isinstance(ruling, CaseRuling)
    return WorkingCase(
        ruling,
        head.because,
        _entries(ruling.name, standing),
        tuple(_letters(ruling.name, standing)),
        tuple(
            Publication(one.ruling, one.decision_id, one.because)
            for one in standing
            if isinstance(one.ruling, PublicationRuling) and one.ruling.case_name == ruling.name
        ),
    )


def _entries(name: str, standing: Sequence[Standing]) -> tuple[Entry, ...]:
    orders = [r.entry_ids for one in standing if isinstance(r := one.ruling, OrderRuling) and r.case_name == name]
    places = {entry_id: place for place, entry_id in enumerate(orders[-1] if orders else ())}
    held = [
        Entry(one.ruling.entry_id, one.ruling.matter, one.decision_id, one.because)
        for one in standing
        if isinstance(one.ruling, EntryRuling) and one.ruling.case_name == name and one.ruling.is_in
    ]
    return tuple(sorted(held, key=lambda entry: places.get(entry.entry_id, len(places))))


def _letters(name: str, standing: Sequence[Standing]) -> Iterable[Letter]:
    answers: dict[str, list[Answer]] = {}
    for one in standing:
        if isinstance(one.ruling, AnswerRuling):
            answer = Answer(one.ruling.on, one.ruling.words, one.decision_id, one.because)
            answers.setdefault(one.ruling.letter_id, []).append(answer)
    for one in standing:
        if isinstance(one.ruling, ReplyLetterRuling) and one.ruling.case_name == name:
            came = sorted(answers.get(one.ruling.letter_id, ()), key=lambda answer: answer.on)
            yield Letter(one.ruling, one.decision_id, one.because, tuple(came))
