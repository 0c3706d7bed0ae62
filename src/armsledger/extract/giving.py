"""Patterns of giving, sending, getting and moving: what is given decides the kind of claim."""

from collections.abc import Callable, Iterator

from armsledger.extract.clauses import VerbGroup, gap_object
from armsledger.extract.draft import Draft
from armsledger.extract.surroundings import Surroundings, pick
from armsledger.extract.using_force import read_act
from armsledger.extract.verb_arguments import (
    Clause,
    fill_actor,
    fill_goal,
    fill_owner,
    find_agent,
    is_country,
    iter_themes,
    make_draft,
    names_attack,
    undergoers_of,
)
from armsledger.extract.verb_forms import Voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.frames import load_frames
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType


def _give(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    undergoers = undergoers_of(clause)
    if any(names_attack(view, a, load_frames().nouns) for a in undergoers[:1]):
        yield from read_act(view, clause)
        return
    whom = frame.word in {"supply", "resupply"} and pick(undergoers[:1], "party", "force")
    if whom and not around.after("to", "with") and not pick(around.direct, "materiel", "money", "service", "support"):
        yield from _supply_somebody(view, clause)
        return
    if group.voice is Voice.ACTIVE and not any(True for _ in iter_themes([*undergoers, *around.after("with", "in")])):
        gap = gap_object(view, group)
        undergoers = (gap,) if gap else undergoers
    recipient = _indirect_object(group, around)
    given = [a for a in undergoers if a is not recipient]
    aid = [a for a in around.after("in", "as") if a.has("materiel")]
    if aid and pick(given, "money"):
        given = aid
    if recipient is not None or not any(True for _ in iter_themes(given)):
        given = (
            [*given, *around.after("with")]
            if group.voice is Voice.ACTIVE
            else [*around.direct, *around.after("with"), *given]
        )
    for kind, role, themes in iter_themes(given):
        draft = make_draft(group, kind, frame)
        fill_actor(draft, view, find_agent(clause), "who gives")
        for theme in themes:
            if role:
                draft.fill(role, view, theme, "what is given")
            else:
                draft.reach(theme.first, theme.last)
        draft.fill(Role.RECIPIENT, view, recipient, "to whom it is given")
        if (
            group.voice is Voice.PASSIVE
            and group.subject
            and group.subject.has("party")
            and group.subject not in themes
        ):
            draft.fill(Role.RECIPIENT, view, group.subject, "who is given it")
        fill_goal(view, draft, around, themes)
        yield draft


def _supply_somebody(view: View, clause: Clause) -> Iterator[Draft]:
    """ "the firm that supplies the rebels", "planes that supply the fighters": whom, without saying with what."""
    group, _, frame = clause
    receivers = pick(undergoers_of(clause), "party", "force")
    agent = find_agent(clause)
    if not receivers or agent is None:
        return
    draft = make_draft(group, ClaimKind.TRANSFER, frame)
    if agent.has("materiel") and not agent.has("party"):
        draft.fill(Role.VIA, view, agent, "what supplies them")
        fill_owner(view, draft, agent)
    else:
        fill_actor(draft, view, agent, "who supplies them")
    for receiver in receivers:
        draft.fill(Role.RECIPIENT, view, receiver, "who is supplied")
    yield draft


def _indirect_object(group: VerbGroup, around: Surroundings) -> Argument | None:
    if group.voice is Voice.PASSIVE or not around.direct:
        return None
    first = around.direct[0]
    if not first.has("party", "pronoun") or first.has("materiel", "money"):
        return None
    has_theme = any(True for _ in iter_themes([*around.direct[1:], *around.after("with")]))
    return first if has_theme else None


def _equip(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    receivers = pick(undergoers_of(clause), "party", "force", "pronoun")
    if not receivers:
        return
    draft = make_draft(group, ClaimKind.TRANSFER, frame)
    fill_actor(draft, view, find_agent(clause), "who equips")
    for receiver in receivers:
        draft.fill(Role.RECIPIENT, view, receiver, "who is equipped")
    for argument in pick(around.after("with"), "materiel"):
        draft.fill(Role.ITEM, view, argument, "with what")
    yield draft


def _receive(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    giver = around.first_after("from")
    for kind, role, themes in iter_themes(undergoers_of(clause)):
        draft = make_draft(group, kind, frame)
        taker = find_agent(clause)
        if taker is not None and taker.has("party", "force"):
            draft.fill(Role.RECIPIENT, view, taker, "who gets it")
        for theme in themes:
            if role:
                draft.fill(role, view, theme, "what is got")
            else:
                _fill_possessor(view, draft, theme)
        if giver is not None and giver.has("party", "force"):
            draft.fill(Role.ACTOR, view, giver, "from whom")
        elif giver is not None and giver.has("place"):
            draft.fill(Role.ORIGIN, view, giver, "where from")
        yield draft


def _fill_possessor(view: View, draft: Draft, theme: Argument) -> None:
    draft.reach(theme.first, theme.last)
    for mention in view.mentions_in(view.tokens[theme.first].start, view.tokens[theme.last].start):
        if mention.type in {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PERSON}:
            draft.fill_mention(Role.ACTOR, mention, "whose support it is")


def _intercept(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    items = pick(undergoers_of(clause), "materiel")
    if items:
        draft = make_draft(group, ClaimKind.TRANSFER, frame)
        for item in items:
            draft.fill(Role.ITEM, view, item, "what is intercepted")
        fill_goal(view, draft, around, items)
        yield draft


def _arrive(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    subject = group.subject
    if subject is None or group.voice is Voice.PASSIVE or (frame.word == "come" and not around.after("from", "into")):
        return
    for kind, role, themes in iter_themes([subject]):
        if role is None or kind is ClaimKind.FINANCE:
            continue
        draft = make_draft(group, kind, frame)
        draft.fill(role, view, themes[0], "what or who arrives")
        for argument in around.after("in", "at", "to", "into"):
            if argument.has("place") or is_country(argument):
                draft.fill(Role.DESTINATION, view, argument, "where to")
            elif argument.lead == "to" and argument.has("party", "force"):
                draft.fill(Role.RECIPIENT, view, argument, "to whom")
        for argument in around.after("from"):
            if argument.has("party", "place"):
                draft.fill(Role.ORIGIN if argument.has("place") else Role.ACTOR, view, argument, "where from")
        if draft.has(Role.DESTINATION, Role.ORIGIN, Role.ACTOR, Role.RECIPIENT):
            yield draft


def _withdraw(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    moved = pick(undergoers_of(clause), "force", "materiel")
    if moved:
        role = Role.FORCE if moved[0].has("force") else Role.ITEM
        draft = make_draft(group, ClaimKind.PERSONNEL if role is Role.FORCE else ClaimKind.TRANSFER, frame)
        fill_actor(draft, view, find_agent(clause), "who withdraws")
        for argument in moved:
            draft.fill(role, view, argument, "who or what is withdrawn")
        fill_goal(view, draft, around, moved)
        yield draft


PATTERNS: dict[str, Callable[[View, Clause], Iterator[Draft]]] = {
    "give": _give,
    "send": _give,
    "equip": _equip,
    "receive": _receive,
    "intercept": _intercept,
    "arrive": _arrive,
    "withdraw": _withdraw,
}
