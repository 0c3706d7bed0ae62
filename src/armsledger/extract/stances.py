"""How strongly a claim is put: the words on the act itself first, then the words that report it.

Where hedges stack, the one on the act itself wins; where the act bears none, the cue that reports it decides, and
through nested speech the weakest link.
"""

from collections.abc import Sequence

from armsledger.extract.draft import Draft
from armsledger.extract.view import View
from armsledger.knowledge.speech import stance_of_cue
from armsledger.knowledge.stance_words import load_stance_words
from armsledger.model.annotation import Attribution
from armsledger.model.stance import Stance

_WINDOW = 12


def read_stance(view: View, draft: Draft, chain: Sequence[Attribution]) -> tuple[Stance, str]:
    """The stance of a draft under the attributions that report it, innermost first; with the words that decide."""
    if any(stance_of_cue(a.cue.quote) is not None for a in chain):
        taken_back = _taken_back(view, draft)
        if taken_back:
            return Stance.DENIED, f"taken back by {taken_back!r}"
    own = _own_stance(view, draft, any(a.source is not None for a in chain))
    if own:
        return own
    stance, because, has_voice = Stance.ASSERTED, "plainly put", False
    for attribution in chain:
        reported = stance_of_cue(attribution.cue.quote) or Stance.ASSERTED
        if reported is Stance.DENIED and has_voice:
            break  # what somebody denies is that another said so, or stands beside what another said
        if reported.under(stance) is not stance:
            stance, because = reported, f"reported with {attribution.cue.quote!r}"
        has_voice = has_voice or attribution.source is not None
    return stance, because


def _taken_back(view: View, draft: Draft) -> str | None:
    """ "The claim that X sent jets did not correspond to reality": the word after the claim that takes it back."""
    words = load_stance_words()
    low, high = view.bounds(draft.trigger)
    named = {view.tokens[i].text.lower() for i in range(max(low, draft.first - 3), draft.first)}
    if not named & words.claim_nouns:
        return None
    after = [view.tokens[i].text.lower() for i in range(draft.last + 1, min(high, draft.last + _WINDOW))]
    negated = not words.denied_words.isdisjoint(after)
    for word in after:
        if word in words.denied_after or (negated and word in words.denied_after_not):
            return word
    return None


def _own_stance(view: View, draft: Draft, reported: bool) -> tuple[Stance, str] | None:
    words = load_stance_words()
    helpers, governors = set(draft.helpers), set(draft.governors)
    if "would" in helpers and reported:
        helpers -= {"would"}
    if "cannot" in helpers or {"can", "not"} <= helpers:
        return Stance.DENIED, "'cannot' on the act itself"
    not_to = "not to" in " ".join(draft.helpers)
    asked_not_to = governors & words.possible_governors if not_to else set()
    for hits, stance in (
        (asked_not_to, Stance.POSSIBLE),
        (helpers & words.denied_words, Stance.DENIED),
        (governors & words.denied_governors, Stance.DENIED),
        (governors & words.alleged_governors, Stance.ALLEGED),
        (governors & words.possible_governors, Stance.POSSIBLE),
        (helpers & words.possible_modals, Stance.POSSIBLE),
        (governors & words.assessed_governors, Stance.ASSESSED),
    ):
        if hits:
            return stance, f"{min(hits)!r} on the act itself"
    if draft.loose:
        return Stance.POSSIBLE, "an infinitive or -ing form with nobody who is said to do it"
    before = _words_before(view, draft)
    for listed, stance in (
        (words.alleged_words, Stance.ALLEGED),
        (words.possible_words, Stance.POSSIBLE),
        (words.assessed_words, Stance.ASSESSED),
    ):
        hit = next((word for word in reversed(before) if word in listed), None)
        if hit:
            return stance, f"{hit!r} before the act"
    return None


def _words_before(view: View, draft: Draft) -> list[str]:
    """The lower-case words of the clause before the trigger, back to a comma, a stop or the window's end."""
    low, _ = view.bounds(draft.trigger)
    found: list[str] = []
    for index in range(draft.trigger - 1, max(low, draft.trigger - _WINDOW) - 1, -1):
        text = view.tokens[index].text.lower()
        if text in {";", ":", "“", "”", '"'} or (text == "," and index < draft.first):
            break
        found.insert(0, text)
    return found
