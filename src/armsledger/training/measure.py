"""What a network gets right on the held-out sets, word by word; the product's own scorers are in `benchmarks`."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from armsledger.annotate.learned.labels import ROLE_LABELS, ROLES
from armsledger.annotate.learned.reading import NO_PARENT, Reading, read_words
from armsledger.annotate.learned.weights import CoreWeights
from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.annotate.learned.words import SHAPES
from armsledger.training.batches import WINDOW, Batch, make_batch
from armsledger.training.data import Corpora
from armsledger.training.losses import parents_of, within_sentences
from armsledger.training.network import Network
from armsledger.training.passages import (
    MISSING,
    ROOT,
    Ints,
    Passage,
    Window,
    iter_sentence_windows,
    iter_word_windows,
    sentence_starts,
)


def measure(network: Network, corpora: Corpora, cutter: WordPiece) -> dict[str, float]:
    """Give shares right, from 0 to 1: roles and names word by word (F1), tags, arcs with relations, antecedents."""
    network.eval()
    scores: dict[str, float] = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        scores |= _roles(network, corpora.held_out["polnear"], cutter)
        scores |= _names(network, corpora.held_out["re3d"], cutter)
        for name in ("ewt", "gum"):
            scores |= _parses(network, corpora.held_out[name], cutter, name)
        scores |= _chains(network, corpora.held_out["gum"], cutter, corpora.nominal)
    return {name: round(value, 4) for name, value in scores.items()}


def measure_shipped(weights: CoreWeights, corpora: Corpora) -> dict[str, float]:
    """Give the same figures of roles and parses, as the shipped weights read: in eight bits, through their windows."""
    counts: Counter[tuple[str, str]] = Counter()
    for passage in corpora.held_out["polnear"]:
        reading = _read(passage, weights)
        _count_roles(counts, reading.role.argmax(axis=1), passage.labels["role"])
    scores = _role_scores(counts, "polnear {} words, shipped")
    for name in ("ewt", "gum"):
        right = words = 0
        for passage in corpora.held_out[name]:
            reading = _read(passage, weights)
            assert passage.parents is not None
            arcs = np.where(reading.parents == NO_PARENT, ROOT, reading.parents) == passage.parents
            right += int((arcs & (reading.relations == passage.labels["relation"])).sum())
            words += passage.words
        scores[f"{name} las, shipped"] = right / words
    return {name: round(value, 4) for name, value in scores.items()}


def _read(passage: Passage, weights: CoreWeights) -> Reading:
    opens = [bool(setting >= SHAPES) for setting in passage.settings]
    return read_words(passage.forms, opens, sentence_starts(passage), weights)


def _batches(windows: Sequence[Window], cutter: WordPiece) -> Iterator[Batch]:
    ordered = sorted(windows, key=lambda window: window.length)
    for at in range(0, len(ordered), 8):
        yield make_batch(ordered[at : at + 8], cutter)


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def _roles(network: Network, passages: Sequence[Passage], cutter: WordPiece) -> dict[str, float]:
    counts: Counter[tuple[str, str]] = Counter()
    windows = [window for passage in passages for window in iter_word_windows(passage, WINDOW, 0)]
    for batch in _batches(windows, cutter):
        states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)
        found = network.tags["role"](states[:, 1:]).argmax(-1).numpy()
        gold = batch.labels("role")
        assert gold is not None
        _count_roles(counts, found.ravel(), gold.numpy().ravel())
    return _role_scores(counts, "polnear {} words")


def _count_roles(counts: Counter[tuple[str, str]], found: Ints, gold: Ints) -> None:
    for own, right in zip(found, gold, strict=True):
        if right != MISSING:
            kinds = ROLE_LABELS[own][2:], ROLE_LABELS[right][2:]
            counts["found", kinds[0]] += 1
            counts["gold", kinds[1]] += 1
            counts["right", kinds[0]] += kinds[0] == kinds[1]


def _role_scores(counts: Counter[tuple[str, str]], title: str) -> dict[str, float]:
    return {
        title.format(role): _f1(counts["right", role], counts["found", role], counts["gold", role]) for role in ROLES
    }


def _names(network: Network, passages: Sequence[Passage], cutter: WordPiece) -> dict[str, float]:
    right = found = gold = 0
    for batch in _batches([w for p in passages for w in iter_word_windows(p, WINDOW, 0)], cutter):
        states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)
        labels = network.tags["name"](states[:, 1:]).argmax(-1).numpy()
        for row, window in enumerate(batch.windows):
            names = window.passage.names
            assert names is not None
            allowed = names[window.first : window.last]
            own = labels[row, : len(allowed)]
            found += int((own != 0).sum())
            gold += int((~allowed[:, 0]).sum())
            right += int(((own != 0) & allowed[np.arange(len(own)), own]).sum())
    return {"re3d name words": _f1(right, found, gold)}


def _parses(network: Network, passages: Sequence[Passage], cutter: WordPiece, name: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for batch in _batches([w for p in passages for w in iter_sentence_windows(p, WINDOW)], cutter):
        states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)
        parents, sentences = parents_of(batch)
        arcs = within_sentences(network.arcs(states).float(), sentences).argmax(-1)
        rows = torch.arange(len(arcs))[:, None].expand_as(arcs)
        relations = network.relations(states[:, 1:], states[rows, arcs]).argmax(-1)
        gold = batch.labels("relation")
        told = parents != MISSING
        counts["words"] += int(told.sum())
        counts["uas"] += int((arcs == parents)[told].sum())
        counts["las"] += int(((arcs == parents) & (relations == gold))[told].sum())
        for head in ("upos", "xpos", "lemma"):
            labels = batch.labels(head)
            assert labels is not None
            known = labels != MISSING
            counts[f"{head} words"] += int(known.sum())
            counts[head] += int((network.tags[head](states[:, 1:]).argmax(-1) == labels)[known].sum())
        starts = batch.labels("sentence")
        assert starts is not None
        own = network.tags["sentence"](states[:, 1:]).argmax(-1) == 1
        counts["starts right"] += int((own & (starts == 1)).sum())
        counts["starts"] += int((own & told).sum()) + int((starts == 1).sum())
    scores = {f"{name} {key}": counts[key] / counts["words"] for key in ("uas", "las")}
    scores |= {f"{name} {key}": counts[key] / counts[f"{key} words"] for key in ("upos", "xpos", "lemma")}
    return scores | {f"{name} sentence starts": 2 * counts["starts right"] / counts["starts"]}


def _chains(
    network: Network, passages: Sequence[Passage], cutter: WordPiece, nominal: frozenset[int]
) -> dict[str, float]:
    """Pronouns and other mentions: is the antecedent chosen one of the same chain, where the window holds one."""
    counts: Counter[str] = Counter()
    for batch in _batches([w for p in passages for w in iter_sentence_windows(p, WINDOW)], cutter):
        states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)[:, 1:]
        for row, window in enumerate(batch.windows):
            passage = window.passage
            assert passage.chains is not None
            chains = passage.chains[window.first : window.last]
            tags = passage.labels["upos"][window.first : window.last]
            at = np.flatnonzero((chains >= 0) | np.isin(tags, list(nominal)))
            best = network.antecedents(states[row, at], torch.from_numpy(at)).argmax(1).numpy()
            for number, column in enumerate(best):
                chain = chains[at[number]]
                linked = chain >= 0 and chain in chains[at[:number]]
                counts["gold"] += bool(linked)
                counts["found"] += column > 0
                counts["right"] += column > 0 and chain >= 0 and chains[at[column - 1]] == chain
    return {"gum antecedents": _f1(counts["right"], counts["found"], counts["gold"])}
