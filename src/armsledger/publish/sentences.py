"""One sentence for a claim, built from its slots and never stronger than its stance.

The frames stand in `wording.yaml`. The sentence helps the eye; the quotation beside it is what counts.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import words
from armsledger.publish.wording import Wording

LINK_ORDER: Final = (
    Role.ITEM,
    Role.FORCE,
    Role.RECIPIENT,
    Role.VIA,
    Role.ORIGIN,
    Role.DESTINATION,
    Role.PLACE,
    Role.TARGET,
    Role.INSTRUMENT,
)


def claim_sentence(claim: Claim, index: CaseIndex, wording: Wording) -> Markup:
    """Give "X is alleged by Y to have supplied Z to W" for a claim, ended by a full stop."""
    return framed_sentence(claim, wording.get("stance", claim.stance.value, "frame"), index, wording)


def framed_sentence(claim: Claim, frame: str, index: CaseIndex, wording: Wording, **more: str) -> Markup:
    """Put a claim into a frame with the slots who, be, voice, infinitive, past and base, and those of `more`."""
    published = index.document_of(claim).head.published.value
    who, alone = _subject(claim, index, wording)
    slots = {
        "who": who,
        "be": "are" if _is_plural(_subject_fillers(claim, wording)) else "is",
        "voice": voice_name(index.statement_of(claim), index, wording),
        **_acts(claim, alone, published, index, wording),
        **more,
    }
    sentence = Markup(frame).format(**slots)
    return _capitalised(sentence) + _tail(claim, index, wording) + Markup(".")


def short_sentence(claim: Claim, index: CaseIndex, wording: Wording) -> Markup:
    """The act alone, for a row label: "Supply of materiel: Russia → Libyan National Army, MiG-29 (alleged)"."""
    label = wording.get("kinds", claim.kind.value, "label")
    parts = [_listed(claim.filled(role), index, wording) for role in (Role.ACTOR, Role.ITEM, Role.FORCE)]
    aims = [_listed(claim.filled(role), index, wording) for role in (Role.RECIPIENT, Role.TARGET)]
    places = [_listed(claim.filled(role), index, wording) for role in (Role.DESTINATION, Role.PLACE)]
    said = Markup(", ").join(part for part in parts if part)
    aimed = Markup(" → ").join(part for part in [said, *aims] if part)
    where = Markup(", ").join(part for part in [aimed, *places] if part)
    return Markup("{}: {}").format(label, where or words(claim.span.quote))


def voice_name(statement: Statement, index: CaseIndex, wording: Wording) -> Markup:
    """Who speaks, by name where a name is known, and through whose report where the speech is nested."""
    voice = statement.voice
    if voice.is_own:
        document = next(r.document for r in index.case.records if r.document.id == statement.document_id)
        outlet = document.head.outlet.value
        return (
            Markup(wording.words["own_voice"]).format(outlet=outlet)
            if outlet
            else escape(wording.words["own_voice_unknown"])
        )
    spoken = voice.speaker or voice.body or voice.channel or voice.office
    assert spoken is not None  # is_own has just said so
    name = _with_article(index.name_of(spoken), spoken.quote, wording)
    office = [s.quote for s in (voice.office, voice.body) if s and s != spoken and not spoken.covers(s)]
    if office:
        name = Markup(wording.words["office"]).format(name=name, office=words(wording.words["list_comma"].join(office)))
    outer = index.outer_of(statement)
    if outer is None or outer.voice.is_own:
        return name
    told_by = voice_name(outer, index, wording)
    return name if told_by == name else Markup(wording.words["relayed"]).format(inner=name, outer=told_by)


def _subject(claim: Claim, index: CaseIndex, wording: Wording) -> tuple[Markup, bool]:
    """The words for who acts, and whether what is done stands alone because the subject is also its object."""
    fillers = _subject_fillers(claim, wording)
    if not fillers:
        return escape(wording.words["nobody"]), False
    return _listed(fillers, index, wording, claim), not claim.filled(Role.ACTOR)


def _subject_fillers(claim: Claim, wording: Wording) -> tuple[Filler, ...]:
    fallback = wording.get("kinds", claim.kind.value).get("subject_roles", ())
    for role in (Role.ACTOR, *map(Role, fallback)):
        if claim.filled(role):
            return claim.filled(role)
    return ()


def _acts(claim: Claim, alone: bool, published: date | None, index: CaseIndex, wording: Wording) -> dict[str, Markup]:
    """The forms of the verb that a stance's frame may ask for, as far as the quotation bears them."""
    forms = _verb_forms(claim, alone, index, wording)
    aspect = wording.get("aspects", aspect_of(claim, wording))
    base = forms["base"]
    if claim.stance is Stance.POSSIBLE and aspect_of(claim, wording) != "ahead":
        base = Markup(_possible_frame(claim, published, wording)).format(**forms)
    return {
        "infinitive": Markup(aspect["infinitive"]).format(**forms),
        "past": Markup(aspect["past"]).format(**forms),
        "base": base,
    }


def _possible_frame(claim: Claim, published: date | None, wording: Wording) -> str:
    is_past = bool(claim.when and claim.when.latest and published and claim.when.latest <= published)
    is_ahead = bool(claim.when and claim.when.earliest and published and claim.when.earliest > published)
    if is_ahead:
        return "{base}"
    return str(wording.words["possible_past" if is_past else "possible_open"])


def aspect_of(claim: Claim, wording: Wording) -> str:
    """How far the act has gone by the quotation's own words: "done", "ahead" or "halted"."""
    for aspect in ("halted", "ahead"):
        cues = "|".join(re.escape(cue) for cue in wording.get("aspect_words", aspect))
        if re.search(rf"\b(?:{cues})\b", claim.span.quote, flags=re.IGNORECASE):
            return aspect
    return "done"


def _verb_forms(claim: Claim, alone: bool, index: CaseIndex, wording: Wording) -> dict[str, Markup]:
    kind = wording.get("kinds", claim.kind.value)
    links = _links(claim, index, wording)
    if alone and "alone" in kind:
        return {form: escape(kind["alone"][form]) + links for form in ("past", "base", "gerund")}
    named = [filler for role in kind["object_roles"] for filler in claim.filled(Role(role))]
    thing = _listed(named, index, wording, claim)
    if thing and "object_link" in kind:
        thing = escape(kind["object_link"]) + thing
    slots = {"object": thing or escape(kind["nothing"])}
    return {form: Markup(kind[form]).format(**slots) + links for form in ("past", "base", "gerund")}


def _links(claim: Claim, index: CaseIndex, wording: Wording) -> Markup:
    kind = wording.get("kinds", claim.kind.value)
    phrases = {**wording.words["links"], **wording.words["links_by_kind"].get(claim.kind.value, {})}
    subject = {filler.role for filler in _subject_fillers(claim, wording)}
    used = {Role(role) for role in kind["object_roles"]} | subject
    linked: dict[Markup, None] = {}  # in order, and once: a country may be recipient and destination
    for role in LINK_ORDER:
        if role not in used and claim.filled(role):
            names = _listed(claim.filled(role), index, wording, claim)
            linked[Markup(" ") + Markup(phrases[role.value]).format(names=names)] = None
    return Markup("").join(linked)


def _tail(claim: Claim, index: CaseIndex, wording: Wording) -> Markup:
    """What is said to show it, and when it is said to have been."""
    tail = Markup("")
    if claim.filled(Role.EVIDENCE):
        shown = _listed(claim.filled(Role.EVIDENCE), index, wording)
        tail += Markup(", ") + Markup(wording.words["evidence_phrase"]).format(names=shown)
    if claim.when is None:
        return tail
    when = Markup(wording.words["when_phrase"]).format(words=words(claim.when.words))
    days = Markup(", {}").format(wording.days(claim.when.earliest, claim.when.latest)) if claim.when.is_dated else ""
    return tail + Markup(" ({}{})").format(when, days)


def _listed(fillers: Sequence[Filler], index: CaseIndex, wording: Wording, claim: Claim | None = None) -> Markup:
    """The fillers' names as a sentence lists them; with a claim, what its number counts carries the number."""
    counted = claim.quantity_of if claim and claim.quantity else None
    names = [_filler_name(filler, index, wording) for filler in _once(fillers)]
    if counted and claim and claim.quantity and names and fillers[-1].role.value == counted.value:
        phrase = wording.words["quantity_phrase"]
        names[-1] = Markup(phrase).format(thing=names[-1], words=words(claim.quantity.words))
    if len(names) < 2:
        return Markup("").join(names)
    last = Markup("{}{}").format(wording.words["list_and"], names[-1])
    return Markup(wording.words["list_comma"]).join(names[:-1]) + last


def _once(fillers: Sequence[Filler]) -> list[Filler]:
    return list({(filler.entity_id or filler.name): filler for filler in reversed(fillers)}.values())[::-1]


def _filler_name(filler: Filler, index: CaseIndex, wording: Wording) -> Markup:
    entity = index.entity_of(filler)
    return _with_article(entity.name if entity else filler.name, filler.span.quote, wording)


def _with_article(name: str, quote: str, wording: Wording) -> Markup:
    """A name as it stands in a sentence; a name that is only the source's words is set as such."""
    if name == quote:
        return words(name)
    rules = wording.words["articles"]
    parts = name.split()
    if not parts or any(name.startswith(start) for start in rules["none_with"]):
        return escape(name)
    needs = (parts[-1] in rules["last_words"] and len(parts) > 1) or parts[0] in rules["first_words"]
    return escape(f"the {name}" if needs else name)


def _is_plural(fillers: Sequence[Filler]) -> bool:
    if len(_once(fillers)) > 1:
        return True
    last = fillers[0].name.split()[-1:] if fillers else []
    return bool(last) and last[0].islower() and last[0].endswith("s") and not last[0].endswith("ss")


def _capitalised(sentence: Markup) -> Markup:
    return Markup(re.sub(r"^((?:<[^>]*>)*)(\w)", lambda m: m.group(1) + m.group(2).upper(), str(sentence), count=1))


def kind_label(kind: ClaimKind, wording: Wording) -> str:
    """What the case file calls a kind of claim."""
    return str(wording.get("kinds", kind.value, "label"))
