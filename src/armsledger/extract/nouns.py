"""Claims made by nouns and compounds: "arms deliveries to X", "Y's support for Z", "Turkey-funded fighters"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.extract.clauses import read_verb
from armsledger.extract.draft import Draft, filler_span
from armsledger.extract.surroundings import PLACE_LEADS, Surroundings, pick, read_surroundings
from armsledger.extract.verb_forms import Voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.clause_words import load_clause_words
from armsledger.knowledge.frames import Frame, load_frames
from armsledger.knowledge.heads import load_heads, load_military_words
from armsledger.model.annotation import WordClass
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType, Mention


@dataclass(frozen=True)
class NounClause:
    """A phrase whose head noun makes a claim, with its frame, what follows it, and who is named before the noun."""

    argument: Argument
    frame: Frame
    around: Surroundings
    owners: tuple[Mention, ...]


_OWNERS = {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PERSON, EntityType.GROUP}


def read_noun_claims(view: View, argument: Argument) -> Iterator[Draft]:
    """Give the drafts that a phrase's head noun makes; none where its frame is not filled."""
    head = view.tokens[argument.last]
    frame = load_frames().nouns.get(head.text.lower())
    if frame is None or head.word_class is WordClass.NAME:
        return
    if frame.kind == "attack" and _modifiers(view, argument) & load_frames().not_attacks:
        return
    clause = NounClause(argument, frame, read_surroundings(view, argument.last), _owners(view, argument))
    rule = f"noun {frame.word!r}, pattern {frame.pattern}"
    draft = Draft(ClaimKind(frame.kind), argument.last, argument.first, argument.last, rule)
    if _PATTERNS[frame.pattern](view, draft, clause):
        yield draft


def _modifiers(view: View, argument: Argument) -> set[str]:
    return {view.tokens[i].text.lower() for i in range(argument.first, argument.last)}


def _owners(view: View, argument: Argument) -> tuple[Mention, ...]:
    """Who is named inside the phrase before its head: "Russian strikes", "Turkey's support"."""
    inside = view.mentions_in(view.tokens[argument.first].start, view.tokens[argument.last].start)
    outer = [m for m in inside if not any(o is not m and o.span.covers(m.span) for o in inside)]
    return tuple(m for m in outer if m.type in _OWNERS)


def _of(view: View, clause: NounClause) -> tuple[Argument, ...]:
    """What follows "of" right after the noun, with what is joined to it."""
    found: list[Argument] = []
    for lead, other in clause.around.led:
        near = other.first <= (found[-1].last if found else clause.argument.last) + 3
        if lead != "of" or not near or (found and view.tokens[other.first - 1].text.lower() == "of"):
            break
        found.append(other)
    return tuple(found)


def _items_inside(view: View, argument: Argument) -> list[int]:
    heads = load_heads()
    return [
        i
        for i in range(argument.first, argument.last)
        if "materiel" in heads.get(view.tokens[i].text.lower(), ())
        or view.tokens[i].text.lower() in {"arms", "weapons"}
    ]


def _own(draft: Draft, owners: Sequence[Mention]) -> None:
    for mention in owners[:2]:
        draft.fill_mention(Role.ACTOR, mention, "named before the noun")


def _by(view: View, draft: Draft, around: Surroundings, *leads: str) -> None:
    for argument in pick(around.after(*leads), "party", "force"):
        draft.fill(Role.ACTOR, view, argument, f"after {argument.lead!r}")


def _place(view: View, draft: Draft, around: Surroundings) -> None:
    targets = {span for span, _ in draft.fillers.get(Role.TARGET, ())}
    for lead, argument in around.led[:3]:
        country = argument.mention is not None and argument.mention.referent.type is EntityType.COUNTRY
        if lead in PLACE_LEADS and (argument.has("place") or country) and filler_span(view, argument) not in targets:
            draft.fill(Role.PLACE, view, argument, f"a place after {lead!r}")
            return


def _thing(view: View, draft: Draft, clause: NounClause) -> bool:
    around = clause.around
    themes = [a for a in _of(view, clause) if a.has("materiel", "force")]
    for index in _items_inside(view, clause.argument):
        draft.fill_span(Role.ITEM, view.span(index, index), "a kind of materiel before the noun")
    for theme in themes:
        draft.fill(Role.ITEM if theme.has("materiel") else Role.FORCE, view, theme, "after 'of'")
    if draft.kind is ClaimKind.PRESENCE:
        return _presence(view, draft, clause)
    if draft.has(Role.FORCE) and not draft.has(Role.ITEM) and draft.kind is ClaimKind.TRANSFER:
        draft.kind = ClaimKind.PERSONNEL
    if draft.kind is ClaimKind.PERSONNEL and draft.has(Role.ITEM) and not draft.has(Role.FORCE):
        draft.kind = ClaimKind.TRANSFER
    _own(draft, clause.owners)
    _by(view, draft, around, "by")
    _goals(view, draft, around)
    if not draft.has(Role.ACTOR):
        _carried_on_by(view, draft, clause.argument)
    return draft.has(Role.ITEM, Role.FORCE) and draft.has(Role.ACTOR, Role.RECIPIENT, Role.DESTINATION, Role.ORIGIN)


def _carried_on_by(view: View, draft: Draft, argument: Argument) -> None:
    """ "Germany has suspended arms exports": who suspends its exports is whose exports they are."""
    verb = argument.first - 1
    if verb < 0 or view.tokens[verb].word_class is not WordClass.VERB:
        return
    if view.tokens[verb].lemma in load_clause_words().carries_on:
        group = read_verb(view, verb)
        if group.voice is Voice.ACTIVE and group.subject is not None and group.subject.has("party"):
            draft.fill(Role.ACTOR, view, group.subject, f"does {view.tokens[verb].text!r}")
            draft.helpers, draft.governors = (*group.words, view.tokens[verb].text.lower()), group.governors


def _presence(view: View, draft: Draft, clause: NounClause) -> bool:
    _own(draft, clause.owners)
    for present in pick(_of(view, clause), "party", "force", "materiel"):
        for mention in view.mentions_in(view.tokens[present.first].start, view.tokens[present.last].end):
            if mention.type is EntityType.COUNTRY and mention.adjectival:
                draft.fill_mention(Role.ACTOR, mention, "whose forces they are")
        if present.has("party") and not present.has("force"):
            draft.fill(Role.ACTOR, view, present, "whose presence it is")
    _place(view, draft, clause.around)
    return draft.has(Role.FORCE, Role.ITEM, Role.ACTOR) and draft.has(Role.PLACE, Role.FORCE, Role.ITEM)


def _goals(view: View, draft: Draft, around: Surroundings) -> None:
    for argument in around.after("to", "into", "for"):
        country = argument.mention is not None and argument.mention.referent.type is EntityType.COUNTRY
        if argument.has("place") or (country and draft.kind is ClaimKind.PERSONNEL):
            draft.fill(Role.DESTINATION, view, argument, "where to")
        elif argument.has("party", "force"):
            draft.fill(Role.RECIPIENT, view, argument, "to whom")
    for argument in around.after("from"):
        if argument.has("party"):
            draft.fill(Role.ACTOR, view, argument, "from whom")
        elif argument.has("place"):
            draft.fill(Role.ORIGIN, view, argument, "where from")


def _act(view: View, draft: Draft, clause: NounClause) -> bool:
    around = clause.around
    groups = [m for m in clause.owners if m.type is not EntityType.PERSON or len(clause.owners) == 1]
    _own(draft, groups)
    _by(view, draft, around, "by", "from")
    for index in _items_inside(view, clause.argument):
        draft.fill_span(Role.ITEM, view.span(index, index), "a kind of materiel before the noun")
    struck = around.after("on", "against", "at")
    for doer in around.after("of") if struck else ():
        if doer.has("party", "force"):
            draft.fill(Role.ACTOR, view, doer, "after 'of', with the target after 'on'")
    for target in (struck or around.after("of"))[:3]:
        if target.has("party", "force", "place", "people", "materiel"):
            draft.fill(Role.TARGET, view, target, f"after {target.lead!r}")
    if draft.has(Role.ACTOR) and not draft.has(Role.TARGET):
        for target in around.after("in")[:1]:
            draft.reach(target.first, target.last)
    _place(view, draft, around)
    words = _modifiers(view, clause.argument)
    if clause.frame.needs == "military":
        return bool(words & load_military_words()) and draft.has(Role.ACTOR) and draft.has(Role.TARGET, Role.PLACE)
    return draft.has(Role.ACTOR, Role.TARGET, Role.PLACE)


def _help(view: View, draft: Draft, clause: NounClause) -> bool:
    around = clause.around
    words = _modifiers(view, clause.argument)
    if clause.frame.needs == "military" and not words & load_military_words():
        if "financial" in words:
            draft.kind = ClaimKind.FINANCE
        else:
            return False
    elif clause.frame.needs == "military":
        draft.fill_span(Role.ITEM, view.span(draft.trigger, draft.trigger), "aid of a military sort")
    _own(draft, clause.owners)
    _by(view, draft, around, "from", "by")
    for receiver in pick(around.after("for", "to", "of")[:2], "party", "force"):
        draft.fill(Role.RECIPIENT, view, receiver, f"after {receiver.lead!r}")
    if clause.frame.word in {"intervention", "involvement", "meddling"}:
        _place(view, draft, around)
        return draft.has(Role.ACTOR) and draft.has(Role.PLACE, Role.RECIPIENT)
    return draft.has(Role.RECIPIENT) and draft.has(Role.ACTOR)


def _law(view: View, draft: Draft, clause: NounClause) -> bool:
    around = clause.around
    _own(draft, clause.owners)
    for law in pick(around.after("of")[:2], "instrument"):
        draft.fill(Role.INSTRUMENT, view, law, "what is said to be breached")
    _by(view, draft, around, "by")
    return draft.has(Role.INSTRUMENT)


_PATTERNS: dict[str, Callable[[View, Draft, NounClause], bool]] = {
    "thing": _thing,
    "act": _act,
    "help": _help,
    "law": _law,
}


def read_compound_claims(view: View, argument: Argument) -> Iterator[Draft]:
    """Give the drafts of compounds inside a phrase: "Turkey-funded Syrian mercenaries", "Russian-backed rebels"."""
    compounds = load_frames().compounds
    for index in range(argument.first, argument.last + 1):
        first, _, second = view.tokens[index].text.rpartition("-")
        kind = compounds.get(second.lower())
        if not first or kind is None:
            continue
        start = view.tokens[index].start
        owner = [m for m in view.mentions_in(start, start + len(first) + 1) if m.type in _OWNERS]
        if owner and index < argument.last:
            draft = Draft(ClaimKind(kind), index, index, argument.last, f"compound with {second!r}")
            draft.fill_mention(Role.ACTOR, owner[0], f"before {second!r}")
            rest = view.span(index + 1, argument.last)
            draft.fill_span(_compound_role(argument, kind), rest, "what the compound qualifies")
            yield draft


def _compound_role(argument: Argument, kind: str) -> Role:
    if argument.has("materiel"):
        return Role.ITEM
    if kind == "finance" or kind == "personnel":
        return Role.FORCE
    return Role.PLACE if kind == "presence" else Role.RECIPIENT
