"""Statements of a kind of their own: threats, worries, warnings, accusations, contacts, and what accounts leave out.

They are kept beside the claims: an accusation of spying or a leaders' call supports no claim of the eight kinds, and
still belongs in the ledger.
"""

from collections.abc import Iterator
from dataclasses import replace

from armsledger.extract.clauses import iter_after, read_verb
from armsledger.extract.statements import Statements
from armsledger.extract.view import Argument, View
from armsledger.extract.voices import find_chain
from armsledger.knowledge.statement_kinds import load_statement_words
from armsledger.model.annotation import Annotations, Attribution, WordClass
from armsledger.model.claim import Extraction
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType
from armsledger.model.ids import make_id
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, StatementKind, Voice

_NOT = frozenset({"not", "n't", "n’t", "never"})
_LEADERS = frozenset({EntityType.PERSON, EntityType.COUNTRY, EntityType.ORGANIZATION})


def kind_of(view: View, attribution: Attribution) -> StatementKind | None:
    """The kind that the cue of an attribution gives to what it reports, None for plain speech."""
    cues = load_statement_words().cues
    for index in view.words_between(attribution.cue.start, attribution.cue.end):
        token = view.tokens[index]
        word = token.lemma if token.word_class is WordClass.VERB else token.text.lower()
        kind = cues.get(word) or cues.get(word.removesuffix("s"))
        if kind:
            return StatementKind(kind)
    return None


def add_statement_kinds(document: Document, annotations: Annotations, extraction: Extraction) -> Extraction:
    """The extraction with the statements that have a kind added, and the kind put on those that it has; text order."""
    view = View(document, annotations)
    kinds = {a.cue: kind for a in annotations.attributions if (kind := kind_of(view, a))}
    statements = Statements(view)
    for attribution in annotations.attributions:
        if attribution.cue in kinds and attribution.source is not None:
            statements.of((attribution, *_around(view, attribution)))
    made = [*_contacts(view, statements), *_omissions(view)]
    unique = {statement.id: statement for statement in (*statements.all(), *made, *extraction.statements)}
    marked = (replace(s, kind=kinds[s.cue]) if s.cue in kinds and s.kind is None else s for s in unique.values())
    ordered = sorted(marked, key=lambda s: (s.spans[0].start, s.spans[0].end, s.id))
    return replace(extraction, statements=tuple(ordered))


def _around(view: View, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attributions that report this one, innermost first."""
    return tuple(a for a in find_chain(view, attribution.cue) if a is not attribution and a.source is not None)


def _contacts(view: View, statements: Statements) -> Iterator[Statement]:
    words = load_statement_words()
    for index, token in enumerate(view.tokens):
        if token.word_class is not WordClass.VERB:
            continue
        leads = words.contact_verbs.get(token.lemma)
        if leads is None and token.lemma not in words.light:
            continue
        group = read_verb(view, index)
        after = list(iter_after(view, index))
        if leads is None:
            held = next((a for a in after if a.lead is None and _noun(view, a) in words.contact_nouns), None)
            if held is None:
                continue
            leads = words.contact_nouns[_noun(view, held)]
        others = [a for n, a in enumerate(after) if _leads_to_other(a, n, leads) and _can_speak(a)]
        if group.subject is None or not _is_leader(group.subject) or not others:
            continue
        last = max(other.last for other in others)
        span = view.span(group.subject.first, last)
        denied = not _NOT.isdisjoint(group.words)
        chain = tuple(a for a in find_chain(view, view.span(index, index)) if a.source is not None)
        yield _made(
            view,
            StatementKind.CONTACT,
            Voice(speaker=_named(view, group.subject)),
            view.span(index, index),
            span,
            Stance.DENIED if denied else Stance.ASSERTED,
            f"{token.text!r} joins two who can speak for states or bodies",
            statements.of(chain).id if chain else None,
        )


def _omissions(view: View) -> Iterator[Statement]:
    """ "The war was not mentioned in the readout of the call"."""
    words = load_statement_words()
    for index, token in enumerate(view.tokens):
        if token.word_class is not WordClass.VERB or token.lemma not in words.omitting:
            continue
        low, high = view.bounds(index)
        if not any(view.tokens[at].text.lower() in _NOT for at in range(max(low, index - 3), index)):
            continue
        accounts = [a for a in view.arguments_in(low, high - 1) if not words.accounts.isdisjoint(_words(view, a))]
        subject = read_verb(view, index).subject
        if not accounts or subject is None:
            continue
        first, last = min(subject.first, accounts[0].first), max(index, accounts[-1].last)
        yield _made(
            view,
            StatementKind.OMISSION,
            Voice(channel=view.span(accounts[0].first, accounts[0].last)),
            view.span(index, index),
            view.span(first, last),
            Stance.ASSERTED,
            f"an account in which something is not {token.text!r}",
            None,
        )


def _made(
    view: View,
    kind: StatementKind,
    voice: Voice,
    cue: Span,
    span: Span,
    stance: Stance,
    because: str,
    outer: str | None,
) -> Statement:
    statement_id = make_id("stm", view.document.id, kind.value, cue.start, span.start, span.end)
    return Statement(statement_id, view.document.id, voice, cue, (span,), stance, None, outer, because, kind)


def _leads_to_other(argument: Argument, number: int, leads: frozenset[str]) -> bool:
    """Say whether an argument, the one of that number after the verb, is put where the other side stands."""
    return argument.lead in leads if argument.lead else "" in leads and number == 0


def _can_speak(argument: Argument) -> bool:
    return _is_leader(argument) or argument.has("party", "people")


def _is_leader(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.referent.type in _LEADERS


def _named(view: View, argument: Argument) -> Span:
    return argument.mention.referent.span if argument.mention else view.span(argument.first, argument.last)


def _noun(view: View, argument: Argument) -> str:
    return view.tokens[argument.last].text.lower().removesuffix("s")


def _words(view: View, argument: Argument) -> set[str]:
    return {view.tokens[index].text.lower() for index in range(argument.first, argument.last + 1)}
