"""The head of a matter in print: how it may be put at most, and who has which part in it."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from armsledger.model.headline import Headline, Verb
from armsledger.model.matter import Matter
from armsledger.model.party_list import Party
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.footnotes import Footnote, Footnotes
from armsledger.publish.prose import told
from armsledger.publish.sentences import claim_sentence, framed_sentence
from armsledger.publish.wording import Wording

_OWN_FRAME: Final = (Verb.CONFIRMED, Verb.CONSISTENT, Verb.UNDER_EXAMINATION)  # more than the claim's own sentence


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """The sentence, its verb as a word and as a key, the note with the words that fill it, why no stronger one."""

    verb: str
    word: str
    sentence: Markup
    note: Footnote
    because: Markup
    is_all: bool = False  # the sentence of the only claim that the matter holds: it need not be said twice


@dataclass(frozen=True, slots=True)
class PartyView:
    """One part: who fills it by which claims (id and number), or what is wanting; `because` may be empty."""

    label: str
    names: Markup
    claims: tuple[tuple[str, int], ...]
    because: Markup


def view_headline(matter: Matter, index: CaseIndex, footnotes: Footnotes, wording: Wording) -> HeadlineView | None:
    """The headline of a matter; None for a case that was put together without any."""
    headline = index.headlines.get(matter.id)
    if headline is None:
        return None
    return HeadlineView(
        verb=headline.verb.value.replace(" ", "-"),
        word=wording.get("verbs", headline.verb.value, "word"),
        sentence=_sentence(headline, matter, index, wording),
        note=footnotes.note(index.claim(headline.claim_id)),
        because=told(headline.because, wording),
        is_all=matter.claim_ids == (headline.claim_id,) and headline.verb not in _OWN_FRAME,
    )


def _sentence(headline: Headline, matter: Matter, index: CaseIndex, wording: Wording) -> Markup:
    """The claim's own sentence, unless the verb has a frame of its own."""
    claim = index.claim(headline.claim_id)
    frame = wording.get("verbs", headline.verb.value).get("frame")
    if frame is None:
        return claim_sentence(claim, index, wording)
    origins = wording.count("origin", matter.independent_origins)
    stance = wording.get("stance", claim.stance.value, "word")
    return framed_sentence(claim, frame, index, wording, origins=origins, stance=stance)


def view_parties(matter: Matter, index: CaseIndex, wording: Wording) -> tuple[PartyView, ...]:
    """The parts of a matter that the law is asked about, each apart; empty for all others."""
    return tuple(_view_party(party, index, wording) for party in index.parties.get(matter.id, ()))


def _view_party(party: Party, index: CaseIndex, wording: Wording) -> PartyView:
    numbered = ((one, index.claim_numbers[one]) for one in party.claim_ids if one in index.claim_numbers)
    unsaid = Markup('<i class="empty">{}</i>').format(wording.page("party_unsaid"))
    return PartyView(
        label=wording.get("parts", party.part.value),
        names=escape(wording.listed(party.names)) if party.names else unsaid,
        claims=tuple(sorted(numbered, key=lambda pair: pair[1])),
        because=told(party.because, wording),
    )
