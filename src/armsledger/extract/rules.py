"""The rule extractor: triggers → drafts → grounded claims, with what was refused and why."""

from collections.abc import Iterator

from armsledger.extract.details import find_quantity, find_when
from armsledger.extract.draft import Draft
from armsledger.extract.nouns import read_compound_claims, read_noun_claims
from armsledger.extract.stances import read_stance
from armsledger.extract.statements import Statements
from armsledger.extract.verbs import read_verb_claims
from armsledger.extract.view import View
from armsledger.extract.voices import (
    evidence_of,
    find_chain,
    shows_rather_than_says,
)
from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.speech import CueKind, kind_of_cue
from armsledger.knowledge.stance_words import load_stance_words
from armsledger.model.annotation import Annotations, Attribution, WordClass
from armsledger.model.claim import Claim, ClaimKind, Extraction, Filler, Refusal, Role
from armsledger.model.document import Document, Span
from armsledger.model.ids import make_id
from armsledger.model.score import Score

_WHO = (
    Role.ITEM,
    Role.FORCE,
    Role.ACTOR,
    Role.RECIPIENT,
    Role.TARGET,
    Role.DESTINATION,
    Role.VIA,
    Role.PLACE,
    Role.INSTRUMENT,
)


class RuleExtractor:
    """Reads claims by the frames of `knowledge/words`; an `Extractor`."""

    name = "rules-1"

    def extract(self, document: Document, annotations: Annotations) -> Extraction:
        """Read the claims of one document; the same input always gives the same claims."""
        view = View(document, annotations)
        statements = Statements(view)
        claims: dict[str, Claim] = {}
        refusals: list[Refusal] = []
        for draft in _merged(list(_iter_drafts(view))):
            quote = view.span(draft.first, draft.last)
            if not draft.has(*_WHO):
                refusals.append(_refusal(document, draft, quote))
                continue
            claim = _ground(view, draft, quote, statements)
            claims.setdefault(claim.id, claim)
        ordered = sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.kind))
        return Extraction(statements.all(), tuple(ordered), tuple(refusals))


def _iter_drafts(view: View) -> Iterator[Draft]:
    verbs = load_frames().verbs
    for index, token in enumerate(view.tokens):
        if token.word_class is WordClass.VERB and token.lemma in verbs:
            yield from read_verb_claims(view, index)
    for argument in view.arguments:
        yield from read_noun_claims(view, argument)
        yield from read_compound_claims(view, argument)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Of drafts of one kind over the same words keep the one that says most; compounds count once a pair."""
    kept: list[Draft] = []
    pairs: set[tuple[str, str]] = set()
    for draft in sorted(drafts, key=lambda d: (-_weight(d), d.first, d.trigger)):
        repeated = next((other for other in kept if _repeats(draft, other)), None)
        if repeated is None:
            kept.append(draft)
        elif draft.kind is ClaimKind.ATTACK and _same_striker(draft, repeated):
            for span, because in draft.fillers.get(Role.TARGET, ()):
                repeated.fill_span(Role.TARGET, span, because)
    out: list[Draft] = []
    for draft in sorted(kept, key=lambda d: (d.first, d.trigger, d.kind)):
        if draft.rule.startswith("compound") and draft.kind is ClaimKind.BACKING:
            pair = (
                draft.fillers[Role.ACTOR][0][0].quote,
                draft.fillers.get(Role.RECIPIENT, [(draft.fillers[Role.ACTOR][0][0], "")])[0][0].quote.split()[-1],
            )
            if pair in pairs:
                continue
            pairs.add(pair)
        out.append(draft)
    return out


def _weight(draft: Draft) -> int:
    return sum(len(fillers) for fillers in draft.fillers.values())


def _same_striker(draft: Draft, other: Draft) -> bool:
    """ "They attacked the base, destroying two planes": one striker, so the targets are of one claim."""
    return any(
        {span for span, _ in draft.fillers.get(role, ())} & {span for span, _ in other.fillers.get(role, ())}
        for role in (Role.ACTOR, Role.ITEM)
    )


def _repeats(draft: Draft, other: Draft) -> bool:
    if draft.kind is not other.kind:
        return False
    shared = min(draft.last, other.last) - max(draft.first, other.first) + 1
    return (
        shared > 0 and (other.first <= draft.trigger <= other.last) and shared >= 0.5 * (draft.last - draft.first + 1)
    )


def _ground(view: View, draft: Draft, quote: Span, statements: Statements) -> Claim:
    trigger = view.span(draft.trigger, draft.trigger)
    chain = tuple(a for a in find_chain(view, trigger) if not _is_resolve(a, draft))
    for attribution in chain:
        evidence = evidence_of(view.document, attribution)
        if evidence:
            draft.fill_span(Role.EVIDENCE, evidence, "what is said to show it")
    stance, because = read_stance(view, draft, chain)
    statement = statements.of(tuple(a for a in chain if a.source is not None and not shows_rather_than_says(a)))
    quantity, quantity_of = find_quantity(view, draft, quote)
    fillers = tuple(
        Filler(role, span, span.quote, None, why) for role in Role for span, why in draft.fillers.get(role, ())
    )
    parts = [[f.role.value, f.span.start, f.span.end] for f in fillers]
    return Claim(
        id=make_id("clm", view.document.id, draft.kind.value, quote.start, quote.end, parts),
        document_id=view.document.id,
        statement_id=statement.id,
        kind=draft.kind,
        span=quote,
        stance=stance,
        fillers=fillers,
        quantity=quantity,
        quantity_of=quantity_of,
        when=find_when(view, quote, draft.trigger),
        score=Score(_trust(draft), f"{draft.rule}; {because}"),
    )


def _is_resolve(attribution: Attribution, draft: Draft) -> bool:
    """ "has agreed to send": the cue governs the act itself, so it tells a resolve of the actor and nobody's words."""
    cue = {word.lower() for word in attribution.cue.quote.split()}
    words = load_stance_words()
    spoken = words.speech_governors | words.alleged_governors | words.denied_governors | words.assessed_governors
    stems = {governor[:5] for governor in draft.governors if governor not in spoken}
    if kind_of_cue(attribution.cue.quote) is CueKind.ATTITUDE:
        return not any(word[:5] in {verb[:5] for verb in spoken} for word in cue)
    return any(word[:5] in stems for word in cue)


def _trust(draft: Draft) -> float:
    """A plain ladder, not a probability: more of who and what, more trust."""
    return min(0.9, 0.4 + 0.1 * _weight(draft))


def _refusal(document: Document, draft: Draft, quote: Span) -> Refusal:
    because = f"{draft.rule}: the words name nobody who acts, receives or is struck, and no place"
    return Refusal(
        make_id("ref", document.id, draft.kind.value, quote.start, quote.end), document.id, draft.kind, quote, because
    )
