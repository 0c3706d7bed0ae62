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
    own = _own_stance(view, draft, any(a.source is not None for a in chain))
    if own:
        return own
    stance, because = Stance.ASSERTED, "plainly put"
    for attribution in chain:
        reported = stance_of_cue(attribution.cue.quote) or Stance.ASSERTED
        if reported is not Stance.DENIED and reported.under(stance) is not stance:
            stance, because = reported, f"reported with {attribution.cue.quote!r}"
        elif reported is Stance.DENIED:
            return Stance.DENIED, f"reported with {attribution.cue.quote!r}"
    return stance, because


def _own_stance(view: View, draft: Draft, reported: bool) -> tuple[Stance, str] | None:
    words = load_stance_words()
    helpers = set(draft.helpers)
    if "would" in helpers and reported:
        helpers -= {"would"}
    if "cannot" in helpers or {"can", "not"} <= helpers:
        return Stance.DENIED, "'cannot' on the act itself"
    for hits, stance in (
        (helpers & words.denied_words, Stance.DENIED),
        (set(draft.governors) & words.denied_governors, Stance.DENIED),
        (set(draft.governors) & words.alleged_governors, Stance.ALLEGED),
        (set(draft.governors) & words.possible_governors, Stance.POSSIBLE),
        (helpers & words.possible_modals, Stance.POSSIBLE),
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
