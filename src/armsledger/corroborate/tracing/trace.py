"""Tracing documents to their origins: which are copies, retellings and write-ups of one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from armsledger.corroborate.tracing.candidates import find_candidates
from armsledger.corroborate.tracing.corrections import Said, said_of
from armsledger.corroborate.tracing.credits import read_credits
from armsledger.corroborate.tracing.groups import Pair, group
from armsledger.corroborate.tracing.prints import make_print
from armsledger.corroborate.tracing.reuse import Reuse, find_reuse
from armsledger.corroborate.tracing.speech import Speech, Thing, find_said_alike
from armsledger.corroborate.tracing.ties import DAYS, Tie, Traced, are_near, find_tie
from armsledger.corroborate.tracing.told_translations import find_told_translations
from armsledger.model.document import Document
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, OriginKind
from armsledger.model.ruling import Standing

_HOLDERS: Final = 60  # speeches of one root within days; a number that more tell is everybody's
_FIRSTS: Final = 12  # of these, what so many say that none before them said
_LOOKED_AT: Final = 20  # documents whose sentences are compared with those of one without ties


def trace_documents(
    documents: Sequence[Document],
    rulings: Sequence[Standing] = (),
    speeches: Mapping[str, Sequence[Speech]] = MappingProxyType({}),
) -> tuple[DocumentOrigin, ...]:
    """Give every document its origin, sorted by document id; the order of `documents` is of no account.

    Documents that are tied, directly or through others, have one origin, named by the earliest of them (of one day the
    one with most words of its own): that one is the original. Every other says how it stands to the document that it
    is tied to most, and which of its sentences stand there. A document without ties is an original and nothing is said
    of its independence; what sentences it shares all the same is said. What people say of two documents in `rulings`
    (those on origins) goes before every tie. `speeches` are what the documents' speakers say, by document id, where the
    documents were read: one statement in other words or another language ties them too.
    """
    ordered = sorted(documents, key=lambda document: (_day(document), document.id))
    traced = [read_traced(document) for document in ordered]
    said = said_of(rulings, [document.id for document in ordered])
    pairs = find_candidates([one.print for one in traced])
    told = find_told_translations(ordered)
    comparison = Comparison.of(dict(enumerate(traced)), pairs, _said_alike(traced, speeches), said, told)
    ties = comparison.ties
    strongest = sorted(ties, key=lambda pair: (-ties[pair].strength, pair))
    groups = group(len(traced), strongest, said.ties, said.apart)
    found = (origin for members in groups for origin in comparison.origins(members))
    return tuple(sorted(found, key=lambda origin: origin.document_id))


def read_traced(document: Document) -> Traced:
    """A document with what tells where it comes from."""
    return Traced(make_print(document), read_credits(document))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents by their places, with the ties between them, who is tied to whom, and who was compared with whom.

    What it says of one document needs that document and all that it is tied to or was compared with, no others.
    """

    traced: Mapping[int, Traced]
    ties: Mapping[Pair, Tie]
    tied: Mapping[int, Sequence[int]]
    compared: Mapping[int, Sequence[int]]
    said: Said

    @classmethod
    def of(
        cls,
        traced: Mapping[int, Traced],
        pairs: Sequence[Pair],
        said_alike: Mapping[Pair, Tie],
        said: Said,
        told: Mapping[Pair, Tie] = MappingProxyType({}),
    ) -> "Comparison":
        """Compare the documents of each pair; `pairs` are sorted.

        `said_alike` are ties by what speakers say, `told` those by what documents say that they translate.
        """
        ties = {(one, other): tie for one, other in pairs if (tie := find_tie(traced[one], traced[other]))}
        ties = {**said_alike, **ties, **told, **said.ties}
        return cls(traced, ties, _neighbours(ties), _neighbours(pairs), said)

    def stand(self, number: int, members: frozenset[int] | None = None) -> tuple[OriginKind, str]:
        """How a document stands to the one of `members` that it is tied to most, and why; of all where none are given.

        A document without ties is an original.
        """
        tied = [other for other in self.tied.get(number, ()) if members is None or other in members]
        return self._tied(number, tied) if tied else (OriginKind.ORIGINAL, self._alone(number))

    def origins(self, members: Sequence[int]) -> Iterator[DocumentOrigin]:
        """The origin of each document of one group."""
        first = min(members, key=lambda number: place_of(self.traced[number]))
        origin, together = make_id("org", self._document(first).id), frozenset(members)
        for number in members:
            kind, because = self.stand(number, together)
            if number == first and together & set(self.tied.get(number, ())):
                kind, because = as_first(because)
            yield DocumentOrigin(self._document(number).id, origin, kind, because)

    def _tied(self, number: int, others: Sequence[int]) -> tuple[OriginKind, str]:
        """How a document stands to the one that it is tied to most, and why."""
        other = max(others, key=lambda other: (self._tie(number, other).strength, other))
        tie, reuse = self._tie(number, other), find_reuse(self.traced[number].print, self.traced[other].print)
        because = f"{tie.because}; with {self._document(other).source}"
        return tie.kind, f"{because}: {reuse.because}" if reuse else because

    def _alone(self, number: int) -> str:
        """Why a document has no origin but itself, and the sentences that it shares with another all the same."""
        held = [(pair, why) for pair, why in sorted(self.said.apart.items()) if number in pair]
        if held:
            return "; ".join(f"{why}; from {self._document(sum(pair) - number).source}" for pair, why in held)
        best: tuple[Reuse, str] | None = None
        for other in self.compared.get(number, ())[:_LOOKED_AT]:
            reuse = find_reuse(self.traced[number].print, self.traced[other].print)
            if reuse and (best is None or reuse.taken > best[0].taken):
                best = reuse, self._document(other).source
        if best is None:
            return "no other document shares enough of its words"
        return f"too little is shared for one origin; with {best[1]}: {best[0].because}"

    def _document(self, number: int) -> Document:
        return self.traced[number].print.document

    def _tie(self, one: int, other: int) -> Tie:
        return self.ties[min(one, other), max(one, other)]


def _said_alike(traced: Sequence[Traced], speeches: Mapping[str, Sequence[Speech]]) -> dict[Pair, Tie]:
    """Ties by what one speaker says; speeches are compared that share root, days and a number that few others tell."""
    index: dict[tuple[str, Thing, int], list[tuple[int, Speech]]] = defaultdict(list)
    for number, document in enumerate(traced):
        for speech in speeches.get(document.print.document.id, ()):
            for thing in speech.numbers:
                for days in days_around(document.print.document.head.published.value):
                    index[speech.root, thing, days].append((number, speech))

    def day_of(number: int) -> date | None:
        return traced[number].print.document.head.published.value

    ties: dict[Pair, Tie] = {}
    for holders in index.values():
        for pair, tie in iter_said_alike(holders, day_of):
            ties[pair] = max(tie, ties.get(pair, tie), key=tie_order)
    return ties


def iter_said_alike(
    holders: Sequence[tuple[int, Speech]], day_of: Callable[[int], date | None]
) -> Iterator[tuple[Pair, Tie]]:
    """Ties among speeches that share root, days and a number, of documents in their order; none where too many do."""
    firsts: list[tuple[int, Speech]] = []  # speeches that none before them was like
    for number, speech in holders if len(holders) <= _HOLDERS else ():
        found = ((one, find_said_alike(first, speech)) for one, first in firsts[:_FIRSTS] if one != number)
        near = ((one, tie) for one, tie in found if tie and are_near(day_of(one), day_of(number)))
        like, tie = next(near, (number, None))
        if tie:
            yield (min(like, number), max(like, number)), tie
        else:
            firsts.append((number, speech))


def tie_order(tie: Tie) -> tuple[int, str]:
    """By which of two ties of one pair the greater counts."""
    return tie.strength, tie.because


def as_first(because: str) -> tuple[OriginKind, str]:
    """How the earliest of tied documents stands to its origin, which it is, given why it is tied."""
    return OriginKind.ORIGINAL, f"the earliest: {because}"


def days_around(day: date | None) -> tuple[int, ...]:
    """Numbers of which two documents share one if they are of near days; documents without a day share theirs."""
    return (day.toordinal() // DAYS, day.toordinal() // DAYS + 1) if day else (-1,)


def _neighbours(pairs: Iterable[Pair]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
        found[other].append(one)
    return found


def place_of(traced: Traced) -> tuple[str, bool, int, str]:
    """Where a document stands among those of one origin: by day, agencies' own first, the one that tells most."""
    document = traced.print.document
    return _day(document), bool(traced.credits.retold), -traced.print.runs, document.id


def _day(document: Document) -> str:
    day = document.head.published.value
    return day.isoformat() if day else "9999"
