"""What every verb pattern shares: who acts, what it is done to, where, and whose it is."""

from collections.abc import Iterator, Sequence

from armsledger.extract.clauses import VerbGroup, with_coordinates
from armsledger.extract.draft import Draft
from armsledger.extract.surroundings import GOAL_LEADS, PLACE_LEADS, Surroundings, pick
from armsledger.extract.verb_forms import Voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.frames import Frame, load_frames
from armsledger.knowledge.heads import load_military_words
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType

_KIND_OF_THEME = (
    ("materiel", ClaimKind.TRANSFER, Role.ITEM),
    ("force", ClaimKind.PERSONNEL, Role.FORCE),
    ("money", ClaimKind.FINANCE, Role.ITEM),
    ("service", ClaimKind.ASSISTANCE, None),
    ("support", ClaimKind.BACKING, None),
)
Clause = tuple[VerbGroup, Surroundings, Frame]


def make_draft(group: VerbGroup, kind: ClaimKind, frame: Frame) -> Draft:
    """Start the draft of a verb's claim: its quote is the verb group until fillers widen it."""
    return Draft(
        kind, group.verb, group.first, group.verb, f"verb {frame.word!r}, pattern {frame.pattern}, {group.voice}"
    )


def is_country(argument: Argument) -> bool:
    """Say whether the phrase names a state."""
    return argument.mention is not None and argument.mention.referent.type is EntityType.COUNTRY


def fill_actor(draft: Draft, view: View, argument: Argument | None, because: str) -> None:
    """Let a phrase, and those it is joined with, act; what cannot act only widens the quote."""
    for one in with_coordinates(view, argument):
        if one.has("party", "force", "people"):
            draft.fill(Role.ACTOR, view, one, because)
        else:
            draft.reach(one.first, one.last)


def find_agent(clause: Clause) -> Argument | None:
    """Who does it: the subject of an active verb, what follows "by" (and "including") of a passive."""
    group, around, _ = clause
    if group.voice is Voice.ACTIVE:
        return group.subject
    agents = pick(around.after("by", "including"), "party", "force")
    return agents[-1] if agents else None


def undergoers_of(clause: Clause) -> tuple[Argument, ...]:
    """What it is done to: the objects of an active verb, the subject of a passive."""
    group, around, _ = clause
    if group.voice is Voice.ACTIVE:
        return around.direct
    return (group.subject,) if group.subject else ()


def iter_themes(arguments: Sequence[Argument]) -> Iterator[tuple[ClaimKind, Role | None, tuple[Argument, ...]]]:
    """Sort phrases by what they name: kind of claim, role to fill (None: none), the phrases."""
    for name, kind, role in _KIND_OF_THEME:
        found = tuple(a for a in arguments if a.has(name) and (name != "force" or not a.has("materiel")))
        if found:
            yield kind, role, found


def find_places(around: Surroundings) -> tuple[Argument, ...]:
    """The place of the clause: the first known name after a word for place, else the first place."""
    found = [a for lead, a in around.led if lead in PLACE_LEADS and (a.has("place") or is_country(a))]
    named = [a for a in found if a.mention is not None and a.mention.known_id]
    return tuple((named or found)[:1])


def fill_owner(view: View, draft: Draft, argument: Argument) -> None:
    """A demonym or a group named inside the phrase is whose it is, where nobody else is named."""
    if draft.has(Role.ACTOR):
        return
    start, end = view.tokens[argument.first].start, view.tokens[argument.last].end
    if argument.mention is not None:
        start, end = min(start, argument.mention.referent.span.start), max(end, argument.mention.referent.span.end)
        if argument.mention.antecedent is not None:
            start, end = argument.mention.referent.span.start, argument.mention.referent.span.end
    for mention in view.mentions_in(start, end):
        if mention.type in {EntityType.COUNTRY, EntityType.ARMED_GROUP} and mention is not argument.mention:
            draft.fill_mention(Role.ACTOR, mention, "whose it is")


def fill_goal(view: View, draft: Draft, around: Surroundings, themes: Sequence[Argument]) -> None:
    """Fill where to, to whom and where from."""
    for argument in around.after(*GOAL_LEADS):
        if argument in themes or (argument.lead == "for" and not argument.has("party")):
            continue
        people = draft.kind is ClaimKind.PERSONNEL
        if argument.has("place") or (people and is_country(argument)):
            draft.fill(Role.DESTINATION, view, argument, f"where to, after {argument.lead!r}")
        elif argument.has("party", "pronoun"):
            draft.fill(Role.RECIPIENT, view, argument, f"to whom, after {argument.lead!r}")
    for argument in around.after("from"):
        if argument.has("place") or is_country(argument):
            draft.fill(Role.ORIGIN, view, argument, "where from")
    if draft.has(Role.DESTINATION):
        for argument in around.after("in"):
            if is_country(argument):
                draft.fill(Role.DESTINATION, view, argument, "the country of the destination")


def names_attack(view: View, argument: Argument, nouns: dict[str, Frame]) -> bool:
    """Say whether the phrase names a use of force ("air strikes"), not a figure of speech ("cyber attacks")."""
    frame = nouns.get(view.tokens[argument.last].text.lower())
    words = {view.tokens[i].text.lower() for i in range(argument.first, argument.last)}
    military = frame is not None and (frame.needs != "military" or not words.isdisjoint(load_military_words()))
    return frame is not None and frame.kind == "attack" and military and words.isdisjoint(load_frames().not_attacks)
