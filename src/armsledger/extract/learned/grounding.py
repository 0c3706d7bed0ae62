"""From what the network marked to a claim that stands on the document's words, each part with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from armsledger.extract.learned.labels import QUANTITY, SOURCE, TIME
from armsledger.extract.learned.pages import Page, Range, shared_words, speaker_of
from armsledger.extract.learned.reading import ReadCandidate
from armsledger.extract.learned.values import read_quantity, read_stance, read_when
from armsledger.extract.statements import Statements
from armsledger.extract.voices import find_chain, shows_rather_than_says
from armsledger.model.annotation import WordClass
from armsledger.model.claim import Claim, Extraction, Filler, Role
from armsledger.model.document import Span
from armsledger.model.ids import make_id
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice

_NAMES_NOTHING = frozenset(WordClass) - {
    WordClass.NAME,
    WordClass.WORD,
    WordClass.NUMBER,
    WordClass.VERB,
    WordClass.PRONOUN,
}
_JOINS = frozenset({WordClass.CONJUNCTION, WordClass.SUBORDINATOR, WordClass.PUNCTUATION})
_LEADS_ON = _JOINS | {WordClass.PREPOSITION, WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.AUXILIARY}
_FEW_WORDS = 3
_SAME_WORDS = 0.5  # share of the words of two quotes that are then taken for one


class Grounding:
    """Makes the claims of one page, and the statements that they are part of."""

    def __init__(self, page: Page, drafted: Extraction) -> None:
        self._page = page
        self._drafted = {statement.id: statement for statement in drafted.statements}
        self._chains = Statements(page.view)
        self._read: dict[str, Statement] = {}

    def claim(self, found: ReadCandidate) -> Claim:
        """Make the claim of a candidate: its quote and fillers are spans of the document."""
        document, quote = self._page.view.document, self._page.span(found.candidate.quote)
        fillers = tuple(self._fillers(found))
        quantity, counted = read_quantity(self._page, found)
        stance, because = read_stance(found)
        places = [[filler.role.value, filler.span.start, filler.span.end] for filler in fillers]
        return Claim(
            id=make_id("clm", document.id, found.candidate.kind.value, quote.start, quote.end, places),
            document_id=document.id,
            statement_id=self._statement(found, quote).id,
            kind=found.candidate.kind,
            span=quote,
            stance=stance,
            fillers=fillers,
            quantity=quantity,
            quantity_of=counted,
            when=read_when(self._page, found),
            score=Score(found.probability, f"{_found_by(found)}; {because}"),
        )

    def statements(self, claims: Iterable[Claim]) -> tuple[Statement, ...]:
        """The statements that claims are part of, and those that report them; in text order."""
        known = {statement.id: statement for statement in self._chains.all()} | self._drafted | self._read
        kept: dict[str, Statement] = {}
        for claim in claims:
            needed: str | None = claim.statement_id
            while needed is not None and needed not in kept:
                kept[needed] = known[needed]
                needed = known[needed].outer_id
        return tuple(sorted(kept.values(), key=lambda s: (s.spans[0].start, s.spans[0].end, s.id)))

    def settled(self, found: ReadCandidate) -> ReadCandidate:
        """The candidate with the rules' quote where they found about the same words, as theirs ends where clauses end;
        otherwise without what only joins it to the words beside it.
        """
        candidate = found.candidate
        if candidate.hint is not None and shared_words(candidate.hint.quote, candidate.quote) >= _SAME_WORDS:
            quote = candidate.hint.quote
        else:
            quote = self._trimmed(candidate.quote)
        return replace(found, candidate=replace(candidate, quote=quote))

    def is_slight(self, found: ReadCandidate) -> bool:
        """Say whether only the networks found a candidate, and in so few words without a verb that they say nothing."""
        quote = found.candidate.quote
        few = quote[1] - quote[0] <= _FEW_WORDS and found.candidate.hint is None
        return few and not self._is_clause(self._page.span(quote))

    def _trimmed(self, words: Range) -> Range:
        span, tokens = self._page.span(words), self._page.view.tokens
        inside = [tokens[index] for index in self._page.view.words_between(span.start, span.end)]
        kept = [number for number, token in enumerate(inside) if token.word_class not in _JOINS]
        last = max((number for number in kept if inside[number].word_class not in _LEADS_ON), default=None)
        if last is None:
            return words
        return self._page.range_of(self._page.view.document.span(inside[kept[0]].start, inside[last].end))

    def _fillers(self, found: ReadCandidate) -> Iterator[Filler]:
        known: set[tuple[Role, str]] = set()
        for part in found.parts:
            if part.name in {SOURCE, TIME, QUANTITY}:
                continue
            role, span = Role(part.name), self._naming(part.words)
            if span is None or (role is not Role.PLACE and self._page.view.is_in_dateline(span)):
                continue  # where the report was written is at most where it happened
            if (role, span.quote.lower()) not in known:
                known.add((role, span.quote.lower()))
                yield Filler(role, span, span.quote, None, f"marked by the network, {part.probability:.2f}")
        hint = found.candidate.hint
        filled = {role for role, _ in known}
        for filler in hint.claim.fillers if hint else ():
            if filler.role not in filled:
                yield filler

    def _naming(self, words: Range) -> Span | None:
        """The words that name a filler: from the first to the last that can, and for a pronoun what it stands for;
        None where no word names anything.
        """
        span = self._page.span(words)
        for mention in self._page.view.mentions_in(span.start, span.end):
            if mention.span == span and mention.antecedent is not None and self._is_pronoun(span):
                return mention.referent.span
        tokens = self._page.view.tokens
        inside = [tokens[index] for index in self._page.view.words_between(span.start, span.end)]
        naming = [number for number, token in enumerate(inside) if token.word_class not in _NAMES_NOTHING]
        if not naming:
            return None
        return self._page.view.document.span(inside[naming[0]].start, inside[naming[-1]].end)

    def _is_pronoun(self, span: Span) -> bool:
        tokens = self._page.view.tokens
        covered = self._page.view.words_between(span.start, span.end)
        return len(covered) == 1 and tokens[covered[0]].word_class is WordClass.PRONOUN

    def _statement(self, found: ReadCandidate, quote: Span) -> Statement:
        """The statement of the attribution that holds the quote; a new one where the networks name another voice; the
        document's own where they name nobody and the quote is no clause but background in what another says.
        """
        hint = found.candidate.hint
        if hint:
            statement = self._drafted[hint.claim.statement_id]
        else:
            chain = find_chain(self._page.view, quote)
            statement = self._chains.of(tuple(a for a in chain if a.source and not shows_rather_than_says(a)))
        marked = self._voices(found)
        if not marked:
            return statement if self._is_clause(quote) else self._chains.of(())
        speaker = speaker_of(statement.voice)
        if speaker and any(span.overlaps(speaker) for span in marked):
            return statement
        voice = marked[0]
        document = self._page.view.document
        statement_id = make_id("stm", document.id, "marked voice", quote.start, quote.end, voice.start, voice.end)
        because = f"the network takes {voice.quote!r} for who says this"
        made = Statement(
            statement_id, document.id, Voice(speaker=voice), None, (quote,), Stance.ASSERTED, None, None, because
        )
        return self._read.setdefault(statement_id, made)

    def _is_clause(self, quote: Span) -> bool:
        tokens = self._page.view.tokens
        inside = self._page.view.words_between(quote.start, quote.end)
        return any(tokens[index].word_class is WordClass.VERB for index in inside)

    def _voices(self, found: ReadCandidate) -> list[Span]:
        """The words that the network takes for who says this; without pronouns that stand for nobody known."""
        named = (self._naming(part.words) for part in found.parts if part.name == SOURCE)
        return [span for span in named if span is not None and not self._is_pronoun(span)]


def _found_by(found: ReadCandidate) -> str:
    if found.candidate.hint is None:
        return f"found by the network ({found.candidate.found:.2f})"
    if found.candidate.found == 0.0:
        return "found by the rules alone"
    return f"found by rules and network ({found.candidate.found:.2f})"
