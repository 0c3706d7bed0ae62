"""Claims made by verbs: for every pattern of knowledge/words/frames.yaml, which phrase fills which role."""

from collections.abc import Callable, Iterator, Sequence

from armsledger.extract.clauses import VerbGroup, gap_object, read_verb, with_coordinates
from armsledger.extract.draft import Draft, filler_span
from armsledger.extract.surroundings import GOAL_LEADS, PLACE_LEADS, Surroundings, pick, read_surroundings
from armsledger.extract.verb_forms import Voice, is_reduced
from armsledger.extract.view import Argument, View
from armsledger.knowledge.frames import Frame, load_frames
from armsledger.knowledge.heads import load_military_words
from armsledger.model.annotation import WordClass
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


def read_verb_claims(view: View, verb: int) -> Iterator[Draft]:
    """Give the drafts that the verb at word index `verb` makes; none where its frame is not filled."""
    frame = load_frames().verbs.get(view.tokens[verb].lemma)
    if frame is None:
        return
    group, around = read_verb(view, verb), read_surroundings(view, verb)
    for draft in _PATTERNS[frame.pattern](view, (group, around, frame)):
        draft.helpers, draft.governors = group.words, group.governors
        draft.loose = (
            group.subject is None and group.voice is Voice.ACTIVE and not group.governors and _is_loose(view, group)
        )
        _fill_common(view, draft, around)
        _fill_means(view, draft, group)
        yield draft


def _is_loose(view: View, group: VerbGroup) -> bool:
    return view.tokens[group.verb].text.lower().endswith("ing") or "to" in group.words


def _draft(group: VerbGroup, kind: ClaimKind, frame: Frame) -> Draft:
    return Draft(
        kind, group.verb, group.first, group.verb, f"verb {frame.word!r}, pattern {frame.pattern}, {group.voice}"
    )


def _fill_common(view: View, draft: Draft, around: Surroundings) -> None:
    for argument in pick(around.after("through", "via"), "party", "force"):
        draft.fill(Role.VIA, view, argument, "named after a word for means")
    if draft.kind in {ClaimKind.ATTACK, ClaimKind.PRESENCE, ClaimKind.BACKING} or not draft.has(
        Role.DESTINATION, Role.RECIPIENT
    ):
        taken = {span for role in (Role.TARGET, Role.DESTINATION) for span, _ in draft.fillers.get(role, ())}
        for argument in _places(around):
            if filler_span(view, argument) in taken:
                continue
            draft.fill(Role.PLACE, view, argument, f"a place after {argument.lead!r}")


def _fill_means(view: View, draft: Draft, group: VerbGroup) -> None:
    """ "Russia, through the Wagner Group, sends": the means named between subject and verb."""
    if group.subject is None or group.subject.last >= group.first:
        return
    between = {view.argument_at.get(i) for i in range(group.subject.last + 1, group.first)}
    for argument in sorted((a for a in between if a), key=lambda a: a.first):
        if argument.lead in {"through", "via"} and argument.has("party", "force"):
            draft.fill(Role.VIA, view, argument, f"after {argument.lead!r}, before the verb")


def _places(around: Surroundings) -> tuple[Argument, ...]:
    found = [a for lead, a in around.led if lead in PLACE_LEADS and (a.has("place") or _is_country(a))]
    named = [a for a in found if a.mention is not None and a.mention.known_id]
    return tuple((named or found)[:1])


def _is_country(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.referent.type is EntityType.COUNTRY


def _actor(draft: Draft, view: View, argument: Argument | None, because: str) -> None:
    for one in with_coordinates(view, argument):
        if one.has("party", "force", "people"):
            draft.fill(Role.ACTOR, view, one, because)
        else:
            draft.reach(one.first, one.last)


def _agent(clause: Clause) -> Argument | None:
    group, around, _ = clause
    if group.voice is Voice.ACTIVE:
        return group.subject
    agents = pick(around.after("by", "including"), "party", "force")
    return agents[-1] if agents else None


def _undergoer(clause: Clause) -> tuple[Argument, ...]:
    group, around, _ = clause
    if group.voice is Voice.ACTIVE:
        return around.direct
    return (group.subject,) if group.subject else ()


def _themes(arguments: Sequence[Argument]) -> Iterator[tuple[ClaimKind, Role | None, tuple[Argument, ...]]]:
    for name, kind, role in _KIND_OF_THEME:
        found = tuple(a for a in arguments if a.has(name) and (name != "force" or not a.has("materiel")))
        if found:
            yield kind, role, found


def _give(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    undergoers = _undergoer(clause)
    if any(_names_attack(view, a, load_frames().nouns) for a in undergoers[:1]):
        yield from _light(view, clause)
        return
    whom = frame.word in {"supply", "resupply"} and pick(undergoers[:1], "party", "force")
    if whom and not around.after("to", "with") and not pick(around.direct, "materiel", "money", "service", "support"):
        yield from _supply_somebody(view, clause)
        return
    if group.voice is Voice.ACTIVE and not any(True for _ in _themes([*undergoers, *around.after("with", "in")])):
        gap = gap_object(view, group)
        undergoers = (gap,) if gap else undergoers
    recipient = _indirect_object(group, around)
    given = [a for a in undergoers if a is not recipient]
    aid = [a for a in around.after("in", "as") if a.has("materiel")]
    if aid and pick(given, "money"):
        given = aid
    if recipient is not None or not any(True for _ in _themes(given)):
        given = (
            [*given, *around.after("with")]
            if group.voice is Voice.ACTIVE
            else [*around.direct, *around.after("with"), *given]
        )
    for kind, role, themes in _themes(given):
        draft = _draft(group, kind, frame)
        _actor(draft, view, _agent(clause), "who gives")
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
        _goal(view, draft, around, themes)
        yield draft


def _supply_somebody(view: View, clause: Clause) -> Iterator[Draft]:
    """ "the firm that supplies the rebels", "planes that supply the fighters": whom, without saying with what."""
    group, _, frame = clause
    receivers = pick(_undergoer(clause), "party", "force")
    agent = _agent(clause)
    if not receivers or agent is None:
        return
    draft = _draft(group, ClaimKind.TRANSFER, frame)
    if agent.has("materiel") and not agent.has("party"):
        draft.fill(Role.VIA, view, agent, "what supplies them")
        _owner(view, draft, agent)
    else:
        _actor(draft, view, agent, "who supplies them")
    for receiver in receivers:
        draft.fill(Role.RECIPIENT, view, receiver, "who is supplied")
    yield draft


def _indirect_object(group: VerbGroup, around: Surroundings) -> Argument | None:
    if group.voice is Voice.PASSIVE or not around.direct:
        return None
    first = around.direct[0]
    if not first.has("party", "pronoun") or first.has("materiel", "money"):
        return None
    has_theme = any(True for _ in _themes([*around.direct[1:], *around.after("with")]))
    return first if has_theme else None


def _goal(view: View, draft: Draft, around: Surroundings, themes: Sequence[Argument]) -> None:
    for argument in around.after(*GOAL_LEADS):
        if argument in themes or (argument.lead == "for" and not argument.has("party")):
            continue
        people = draft.kind is ClaimKind.PERSONNEL
        if argument.has("place") or (people and _is_country(argument)):
            draft.fill(Role.DESTINATION, view, argument, f"where to, after {argument.lead!r}")
        elif argument.has("party", "pronoun"):
            draft.fill(Role.RECIPIENT, view, argument, f"to whom, after {argument.lead!r}")
    for argument in around.after("from"):
        if argument.has("place") or _is_country(argument):
            draft.fill(Role.ORIGIN, view, argument, "where from")
    if draft.has(Role.DESTINATION):
        for argument in around.after("in"):
            if _is_country(argument):
                draft.fill(Role.DESTINATION, view, argument, "the country of the destination")


def _equip(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    receivers = pick(_undergoer(clause), "party", "force", "pronoun")
    if not receivers:
        return
    draft = _draft(group, ClaimKind.TRANSFER, frame)
    _actor(draft, view, _agent(clause), "who equips")
    for receiver in receivers:
        draft.fill(Role.RECIPIENT, view, receiver, "who is equipped")
    for argument in pick(around.after("with"), "materiel"):
        draft.fill(Role.ITEM, view, argument, "with what")
    yield draft


def _receive(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    giver = around.first_after("from")
    for kind, role, themes in _themes(_undergoer(clause)):
        draft = _draft(group, kind, frame)
        taker = _agent(clause)
        if taker is not None and taker.has("party", "force"):
            draft.fill(Role.RECIPIENT, view, taker, "who gets it")
        for theme in themes:
            if role:
                draft.fill(role, view, theme, "what is got")
            else:
                _possessor(view, draft, theme)
        if giver is not None and giver.has("party", "force"):
            draft.fill(Role.ACTOR, view, giver, "from whom")
        elif giver is not None and giver.has("place"):
            draft.fill(Role.ORIGIN, view, giver, "where from")
        yield draft


def _possessor(view: View, draft: Draft, theme: Argument) -> None:
    draft.reach(theme.first, theme.last)
    for mention in view.mentions_in(view.tokens[theme.first].start, view.tokens[theme.last].start):
        if mention.type in {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PERSON}:
            draft.fill_mention(Role.ACTOR, mention, "whose support it is")


def _intercept(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    items = pick(_undergoer(clause), "materiel")
    if items:
        draft = _draft(group, ClaimKind.TRANSFER, frame)
        for item in items:
            draft.fill(Role.ITEM, view, item, "what is intercepted")
        _goal(view, draft, around, items)
        yield draft


def _arrive(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    subject = group.subject
    if subject is None or group.voice is Voice.PASSIVE or (frame.word == "come" and not around.after("from", "into")):
        return
    for kind, role, themes in _themes([subject]):
        if role is None or kind is ClaimKind.FINANCE:
            continue
        draft = _draft(group, kind, frame)
        draft.fill(role, view, themes[0], "what or who arrives")
        for argument in around.after("in", "at", "to", "into"):
            if argument.has("place") or _is_country(argument):
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
    moved = pick(_undergoer(clause), "force", "materiel")
    if moved:
        role = Role.FORCE if moved[0].has("force") else Role.ITEM
        draft = _draft(group, ClaimKind.PERSONNEL if role is Role.FORCE else ClaimKind.TRANSFER, frame)
        _actor(draft, view, _agent(clause), "who withdraws")
        for argument in moved:
            draft.fill(role, view, argument, "who or what is withdrawn")
        _goal(view, draft, around, moved)
        yield draft


def _recruit(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    people = pick(_undergoer(clause), "force", "people")
    if people:
        draft = _draft(group, ClaimKind.PERSONNEL, frame)
        _actor(draft, view, _agent(clause), "who recruits")
        for argument in people:
            draft.fill(Role.FORCE, view, argument, "who is recruited")
        _goal(view, draft, around, people)
        yield draft


def _join(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    joined = pick((*around.direct, *around.after("of")), "party")
    if group.subject is not None and group.subject.has("force") and joined:
        draft = _draft(group, ClaimKind.PERSONNEL, frame)
        draft.fill(Role.FORCE, view, group.subject, "who joins")
        _sender(view, draft, group)
        draft.fill(Role.RECIPIENT, view, joined[0], "whom they join")
        yield draft


def _sender(view: View, draft: Draft, group: VerbGroup) -> None:
    """ "fighters, paid by Turkey, have joined": who pays, hires or sends those who join acts through them."""
    if group.subject is None:
        return
    for index in range(group.subject.last + 1, group.first):
        token = view.tokens[index]
        frame = load_frames().verbs.get(token.lemma) if token.word_class is WordClass.VERB else None
        if (
            frame is not None
            and frame.pattern in {"fund", "recruit", "send", "back", "train"}
            and is_reduced(view, index)
        ):
            for agent in pick(read_surroundings(view, index).after("by")[:1], "party"):
                draft.fill(Role.ACTOR, view, agent, f"those who join are {token.text} by them")


def _use(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    used = [a for a in _undergoer(clause) if a.has("force") or _is_armed_group(a)]
    agent = _agent(clause)
    if used and agent is not None and agent.has("party") and not used[0].has("materiel"):
        draft = _draft(group, ClaimKind.PERSONNEL, frame)
        _actor(draft, view, agent, "who uses them")
        for argument in used:
            role = Role.VIA if _is_armed_group(argument) or _named_inside(view, argument) else Role.FORCE
            draft.fill(role, view, argument, "who is used")
        yield draft


def _is_armed_group(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.referent.type is EntityType.ARMED_GROUP


def _named_inside(view: View, argument: Argument) -> bool:
    inside = view.mentions_in(view.tokens[argument.first].start, view.tokens[argument.last].end)
    return any(m.type is EntityType.ARMED_GROUP for m in inside)


def _fund(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    funded = pick(_undergoer(clause), "party", "force", "money")
    if not funded:
        return
    draft = _draft(group, ClaimKind.FINANCE, frame)
    _actor(draft, view, _agent(clause), "who pays")
    for argument in funded:
        role = Role.ITEM if argument.has("money") else Role.FORCE if argument.has("force") else Role.RECIPIENT
        draft.fill(role, view, argument, "who or what is paid")
    if draft.has(Role.ACTOR) or group.voice is Voice.PASSIVE:
        yield draft


def _train(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    trained = pick(_undergoer(clause), "party", "force", "people")
    if trained:
        draft = _draft(group, ClaimKind.ASSISTANCE, frame)
        _actor(draft, view, _agent(clause), "who trains")
        for argument in trained:
            draft.fill(Role.RECIPIENT, view, argument, "who is trained")
        yield draft


def _back(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    backed = pick(_undergoer(clause), "party", "force")
    if not backed and _undergoer(clause) and not _undergoer(clause)[0].classes and frame.pattern == "back":
        backed = ()
    agent = _agent(clause)
    if not backed and (agent is None or not agent.mention or not agent.has("party")):
        return
    draft = _draft(group, ClaimKind.BACKING, frame)
    _actor(draft, view, agent, "who backs")
    for argument in backed:
        draft.fill(Role.RECIPIENT, view, argument, "who is backed")
    for argument in around.direct:
        draft.reach(argument.first, argument.last)
    if (draft.has(Role.ACTOR) and (backed or frame.pattern == "back")) or (backed and group.voice is Voice.ACTIVE):
        yield draft


def _help(view: View, clause: Clause) -> Iterator[Draft]:
    _, around, _ = clause
    if pick(around.direct[:1], "party", "force"):
        yield from _back(view, clause)


def _side(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    if group.subject is None or not group.subject.has("party"):
        return
    draft = _draft(group, ClaimKind.BACKING, frame)
    _actor(draft, view, group.subject, "who takes a side")
    for argument in pick(around.after("with"), "party", "force"):
        draft.fill(Role.RECIPIENT, view, argument, "whose side")
    for argument in around.after("in"):
        draft.reach(argument.first, argument.last)
    sides_with = frame.word in {"side", "align"}
    if draft.has(Role.RECIPIENT) or (around.after("in") and not sides_with):
        yield draft


def _station(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    stationed = pick(_undergoer(clause), "force", "materiel", "party")
    if not stationed:
        return
    draft = _draft(group, ClaimKind.PRESENCE, frame)
    _actor(draft, view, _agent(clause), "who stations")
    for argument in stationed:
        role = Role.ITEM if argument.has("materiel") else Role.FORCE if argument.has("force") else Role.ACTOR
        draft.fill(role, view, argument, "what is stationed")
        _owner(view, draft, argument)
    if draft.has(Role.ITEM, Role.FORCE):
        yield draft


def _owner(view: View, draft: Draft, argument: Argument) -> None:
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


def _hold(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    held = [a for a in _undergoer(clause) if a.has("place") or _is_country(a)]
    agent = _agent(clause)
    if held and agent is not None and agent.has("party", "force"):
        draft = _draft(group, ClaimKind.PRESENCE, frame)
        _actor(draft, view, agent, "who holds it")
        for argument in held:
            draft.fill(Role.PLACE, view, argument, "what is held")
        yield draft


def _operate(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    who = _agent(clause)
    things = pick(_undergoer(clause), "materiel")
    if things or (who is not None and who.has("force", "materiel") and (_places(around))):
        draft = _draft(group, ClaimKind.PRESENCE, frame)
        for argument in things:
            draft.fill(Role.ITEM, view, argument, "what is operated")
        if who is not None and who.has("materiel") and not who.has("party"):
            draft.fill(Role.ITEM, view, who, "what operates there")
            _owner(view, draft, who)
        else:
            _actor(draft, view, who, "who operates")
        yield draft


def _attack(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    draft = _draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, _agent(clause))
    targets = [a for a in (*_undergoer(clause), *around.after("against")) if not a.has("money", "evidence", "support")]
    for target in targets[:4]:
        draft.fill(Role.TARGET, view, target, "who or what is attacked")
    if group.voice is Voice.PASSIVE:
        for argument in pick(around.after("by"), "materiel"):
            draft.fill(Role.ITEM, view, argument, "by what")
    for argument in pick(around.after("with", "using"), "materiel"):
        draft.fill(Role.ITEM, view, argument, "with what")
    if _concrete(targets) or (draft.has(Role.ACTOR) and pick(_places(around), "place", "party")):
        yield draft


def _striker(view: View, draft: Draft, agent: Argument | None) -> None:
    """Who uses force, or what strikes and whose it is."""
    if agent is not None and agent.has("materiel") and not agent.has("party"):
        draft.fill(Role.ITEM, view, agent, "what strikes")
        _owner(view, draft, agent)
    else:
        _actor(draft, view, agent, "who attacks")
        _doers_of_act(view, draft, agent)


def _doers_of_act(view: View, draft: Draft, agent: Argument | None) -> None:
    """ "Russian airstrikes killed": an act as subject has its doers named before it."""
    if agent is None or draft.has(Role.ACTOR) or not _names_attack(view, agent, load_frames().nouns):
        return
    for mention in view.mentions_in(view.tokens[agent.first].start, view.tokens[agent.last].start):
        if mention.type in {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP}:
            draft.fill_mention(Role.ACTOR, mention, "named before the act that strikes")


def _concrete(targets: Sequence[Argument]) -> bool:
    return any(t.has("party", "force", "place", "materiel", "people", "pronoun") for t in targets)


def _fight(view: View, clause: Clause) -> Iterator[Draft]:
    yield from _attack(view, clause)


def _fire(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    items = pick(_undergoer(clause), "materiel")
    at = around.after("at", "on", "upon", "against")
    if not items and (frame.word != "fire" or not at):
        yield from _light(view, clause)
        return
    draft = _draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, _agent(clause))
    for item in items:
        draft.fill(Role.ITEM, view, item, "what is fired")
    for argument in around.after("at", "on", "into", "against", "towards", "toward", "over"):
        draft.fill(Role.TARGET, view, argument, "at what")
    yield draft


def _light(view: View, clause: Clause) -> Iterator[Draft]:
    group, around, frame = clause
    nouns = load_frames().nouns
    acts = [a for a in _undergoer(clause) if _names_attack(view, a, nouns)]
    if not acts:
        return
    draft = _draft(group, ClaimKind.ATTACK, frame)
    _striker(view, draft, _agent(clause))
    for act in acts:
        draft.reach(act.first, act.last)
    for argument in around.after("on", "against", "at", "of"):
        if argument.has("party", "place", "people", "force", "materiel") or not argument.classes:
            draft.fill(Role.TARGET, view, argument, f"against what, after {argument.lead!r}")
    yield draft


def _names_attack(view: View, argument: Argument, nouns: dict[str, Frame]) -> bool:
    frame = nouns.get(view.tokens[argument.last].text.lower())
    words = {view.tokens[i].text.lower() for i in range(argument.first, argument.last)}
    military = frame is not None and (frame.needs != "military" or not words.isdisjoint(load_military_words()))
    return frame is not None and frame.kind == "attack" and military and words.isdisjoint(load_frames().not_attacks)


def _show(view: View, clause: Clause) -> Iterator[Draft]:
    """ "images show tanks near X", "tanks were seen at X": presence, with what is said to show it."""
    group, around, frame = clause
    things = pick(_undergoer(clause), "materiel", "force")
    if not things or not _places(around):
        return
    draft = _draft(group, ClaimKind.PRESENCE, frame)
    for argument in things:
        draft.fill(Role.ITEM if argument.has("materiel") else Role.FORCE, view, argument, "what is seen there")
        _owner(view, draft, argument)
    agent = _agent(clause)
    if agent is not None and agent.has("evidence"):
        draft.fill_span(Role.EVIDENCE, filler_span(view, agent), "what is said to show it")
    yield draft


def _breach(view: View, clause: Clause) -> Iterator[Draft]:
    group, _around, frame = clause
    laws = pick(_undergoer(clause), "instrument")
    if laws:
        draft = _draft(group, ClaimKind.VIOLATION, frame)
        _actor(draft, view, _agent(clause), "who is said to breach it")
        for argument in laws:
            draft.fill(Role.INSTRUMENT, view, argument, "what is said to be breached")
        yield draft


_PATTERNS: dict[str, Callable[[View, Clause], Iterator[Draft]]] = {
    "give": _give, "send": _give, "equip": _equip, "receive": _receive, "intercept": _intercept, "arrive": _arrive,
    "withdraw": _withdraw, "recruit": _recruit, "join": _join, "use": _use, "fund": _fund, "train": _train,
    "back": _back, "help": _help, "side": _side, "station": _station, "hold": _hold, "operate": _operate,
    "attack": _attack, "fight": _fight, "fire": _fire, "light": _light, "breach": _breach, "show": _show,
}  # fmt: skip
