"""What people do with one thing over all documents: merge it with another, take names out of it, take that back.

Here things are given by their ids in the index of names, and what is decided shows there at once. The verdicts are the
same that `names` keeps: they hold on names and rows, not on things.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from armsledger.errors import InputError
from armsledger.model.identity import Identity, NameKey, NameVerdict
from armsledger.model.judgement import Judgement
from armsledger.pipeline import names
from armsledger.pipeline.name_index import heed_verdicts
from armsledger.resolve.names.card import NameCard, fold_name
from armsledger.resolve.names.clustering import Cluster
from armsledger.store.encode import from_plain
from armsledger.store.ledger import Ledger

_MOST_PAIRS: Final = (
    60  # verdicts of one splitting; more are a sign that the names should be split by hand, some at a time
)
_DOCUMENTS_SHOWN: Final = 20  # of one name, that can be taken out one by one


@dataclass(frozen=True, slots=True)
class Part:
    """A name of a thing that can be taken out of it: everywhere, or as it stands in one of `document_ids`.

    `key` is what a verdict holds on and `name` the words; a row of the tables comes with all its spellings.
    """

    key: NameKey
    name: str
    spellings: tuple[str, ...]
    document_ids: tuple[str, ...]

    @property
    def token(self) -> str:
        """The part in one word, for forms and commands."""
        return self.key.known_id or f"{self.key.sort}|{self.key.country or ''}|{self.key.name}"


def list_parts(ledger: Ledger, identity_id: str) -> tuple[Part, ...]:
    """The names that a thing is put together of, the one of most documents first."""
    found: dict[NameKey, list[NameCard]] = {}
    for card in _cards(ledger, identity_id):
        found.setdefault(_key(card), []).append(card)
    parts = (_part(key, cards) for key, cards in found.items())
    return tuple(sorted(parts, key=lambda part: (-len(part.document_ids), part.name, part.token)))


def merge(ledger: Ledger, one_id: str, other_id: str, by: str, at_utc: datetime, comment: str) -> Identity:
    """Say that two things are one, and give it.

    Raises LedgerMissingError for a thing that is not there, InputError for one with itself.
    """
    one, other = ledger.names.get_identity(one_id), ledger.names.get_identity(other_id)
    if one.id == other.id:
        raise InputError(one.name, "is one thing already", "choose another to merge it with")
    left, right = (list_parts(ledger, identity_id)[0].key for identity_id in (one_id, other_id))
    ledger.append_name_verdict(left, right, Judgement.SAME, by, at_utc, comment)
    heed_verdicts(ledger)
    return _get_heir(ledger, one)


def split(
    ledger: Ledger, identity_id: str, tokens: Sequence[str], by: str, at_utc: datetime, comment: str
) -> tuple[Identity, tuple[NameVerdict, ...]]:
    """Take names out of a thing, each given as `Part.token`, with “@doc-…” for one document alone.

    Gives what is left of the thing, and the verdicts. Raises InputError for a name that it does not have, for none or
    all of its names, or for too many at once.
    """
    identity, parts = ledger.names.get_identity(identity_id), list_parts(ledger, identity_id)
    taken = frozenset(_find_key(parts, token) for token in tokens)
    left = frozenset(part.key for part in parts) - taken
    if not taken or not left:
        raise InputError(identity.name, "is split with none or all of its names", "take some out, and leave some")
    pairs = [(one, other) for one in sorted(taken, key=str) for other in sorted(left, key=str)]
    if len(pairs) > _MOST_PAIRS:
        raise InputError(identity.name, f"would need {len(pairs)} verdicts at once", "take fewer names out at a time")
    made = [ledger.append_name_verdict(*pair, Judgement.DIFFERENT, by, at_utc, comment) for pair in pairs]
    heed_verdicts(ledger)
    ids = {decision.id for decision in made}
    verdicts = tuple(verdict for verdict in ledger.name_verdicts() if verdict.decision_id in ids)
    return _get_heir(ledger, identity, left), verdicts


def undo(ledger: Ledger, identity_id: str, decision_id: str, by: str, at_utc: datetime, comment: str) -> Identity:
    """Take back a verdict on names, and give what has become of a thing that it was about.

    Raises InputError for what is no verdict in force.
    """
    identity = ledger.names.get_identity(identity_id)
    names.undo(ledger, decision_id, by, at_utc, comment)
    heed_verdicts(ledger)
    return _get_heir(ledger, identity)


def _cards(ledger: Ledger, identity_id: str) -> tuple[NameCard, ...]:
    ledger.names.get_identity(identity_id)
    return from_plain(Cluster, ledger.names.read_clusters((identity_id,))[identity_id]).cards


def _key(card: NameCard) -> NameKey:
    """The key that a verdict on a card holds on, in every document."""
    if card.known_id:
        return NameKey(known_id=card.known_id)
    return NameKey(None, fold_name(card.lead), card.sort, min(card.countries, default=None))


def _part(key: NameKey, cards: Sequence[NameCard]) -> Part:
    documents = sorted({document_id for card in cards for document_id in card.document_ids})
    spellings = sorted({words for card in cards for words, _ in card.seen})
    return Part(key, cards[0].lead, tuple(spellings), tuple(documents))


def _find_key(parts: Sequence[Part], token: str) -> NameKey:
    words, mark, document_id = token.rpartition("@doc-")
    by_token = {part.token: part for part in parts}
    if token in by_token:
        return by_token[token].key
    part = by_token.get(words)
    if not mark or part is None or part.key.known_id or f"doc-{document_id}" not in part.document_ids:
        raise InputError(token, "is no name of this thing", f"give one of {', '.join(sorted(by_token))}")
    key = part.key
    return NameKey(None, key.name, key.sort, key.country, f"doc-{document_id}")


def _get_heir(ledger: Ledger, identity: Identity, keys: frozenset[NameKey] = frozenset()) -> Identity:
    """What a thing has become: what has the most of its entities now, of those that bear `keys` where given."""
    homes = ledger.names.identity_ids(identity.entity_ids)
    counts: dict[str, int] = {}
    for entity_id in identity.entity_ids:
        if entity_id in homes:
            counts[homes[entity_id]] = counts.get(homes[entity_id], 0) + 1
    kept = [one for one in counts if not keys or {part.key for part in list_parts(ledger, one)} & keys]
    return ledger.names.get_identity(min(kept or counts, key=lambda one: (-counts[one], one)))
