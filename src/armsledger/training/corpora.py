"""Readers of the annotated sets: each file becomes passages, with the labels that its corpus carries.

Names are partial labels: where a corpus does not tell two types apart, or does not mark a type at all, every label
that its annotation allows is allowed, and the loss counts their sum (Jin and Ghahramani 2002).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from armsledger.annotate.learned.labels import NAME_LABELS, NAME_TYPES, ROLE_LABELS, ROLES, lemma_script
from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.annotate.learned.words import iter_word_offsets, opens_paragraph
from armsledger.annotate.sentences import find_sentences
from armsledger.errors import ArmsledgerError
from armsledger.read.rows import document_from_row
from armsledger.training.passages import MISSING, ROOT, Passage, make_passage

_ROLE = {label: number for number, label in enumerate(ROLE_LABELS)}
_NAME = {label: number for number, label in enumerate(NAME_LABELS)}
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "VERB", "ADV"})
_RE3D = {
    "Organisation": ("organization", "armed group"),
    "Location": ("place", "country"),
    "Person": ("person",),
    "Nationality": ("country",),
    "Weapon": ("materiel",),
    "Vehicle": ("materiel",),
    "MilitaryPlatform": ("materiel",),
    "DocumentReference": ("instrument",),
    "Temporal": ("time",),
    "Quantity": ("quantity",),
    "Money": ("money",),
}
_GUM = {
    "person": ("person",),
    "place": ("place", "country"),
    "organization": ("organization", "armed group", "country"),
    "object": ("materiel", "instrument"),
    "abstract": ("instrument", "quantity", "money"),
    "event": (),
}
_MUC4 = {
    "PerpInd": ("person", "group"),
    "PerpOrg": ("armed group", "organization"),
    "Victim": ("person", "group"),
    "Weapon": ("materiel",),
}
_ENTITY = re.compile(r"\([^()]*\)|\([^()]*|[^()]*\)")
HELD_OUT = 10


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets found in the training data, each in order: the numbers of a head's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relation: tuple[str, ...]
    lemma: tuple[str, ...]


def iter_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_attributions(path: Path, cutter: WordPiece) -> list[Passage]:
    """Read PolNeAR rows (`source`, `cue`, `content` offsets a row) as passages with the head "role"."""
    passages = []
    for row in iter_rows(path):
        text = row["text"]
        passage, offsets = _passage_of_text("polnear", row["doc_id"], text, cutter)
        roles = np.zeros(passage.words, dtype=np.int64)
        for attribution in row["attributions"]:
            for role in ROLES:
                _mark_role(roles, offsets, text, attribution.get(role, []), role)
        passage.labels["role"] = roles
        passages.append(passage)
    return passages


def _mark_role(
    roles: np.ndarray, offsets: Sequence[tuple[int, int]], text: str, pieces: Sequence[Sequence[int]], role: str
) -> None:
    """Mark one part of an attribution; pieces parted by blanks or one mark only are one span."""
    before = -1
    for start, end in sorted((int(s), int(e)) for s, e in pieces):
        covered = [i for i, (a, z) in enumerate(offsets) if a < end and start < z] if end > start else []
        for word in covered:
            joined = before >= 0 and word - before == 1
            joined = joined and (word != covered[0] or "\n" not in text[offsets[before][1] : offsets[word][0]])
            roles[word] = _ROLE[f"{'I' if joined else 'B'}-{role}"]
            before = word


def read_parses(path: Path, corpus: str, labels: Labels, cutter: WordPiece) -> list[Passage]:
    """Read a CoNLL-U file as passages with parse, tags, lemmas, sentence starts; GUM's also have names and chains."""
    passages = []
    for document in iter_conllu(path):
        words = [row[1] for row in document.rows]
        passage = make_passage(corpus, document.id, words, document.opens, cutter)
        passage.sentences = np.array(document.sentences)
        passage.parents = np.array(document.parents)
        starts = np.concatenate([[1], (np.diff(passage.sentences) != 0).astype(np.int64)])
        passage.labels = {
            "upos": _numbers([row[3] for row in document.rows], labels.upos),
            "xpos": _numbers([row[4] for row in document.rows], labels.xpos),
            "relation": _numbers([_plain(row[7]) for row in document.rows], labels.relation),
            "lemma": _numbers([lemma_script(row[1], row[2]) for row in document.rows], labels.lemma),
            "sentence": starts,
        }
        if corpus == "gum":
            mentions = list(_gum_mentions(document))
            passage.chains = _chains(mentions, document.parents)
            passage.names = _gum_names(mentions, document)
        passages.append(passage)
    return passages


def read_label_sets(paths: Iterable[Path], rarest_lemma: int = 3, rarest_tag: int = 5) -> Labels:
    """Collect the labels of CoNLL-U files; edits and tags rarer than the limits are left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for document in iter_conllu(path):
            for row in document.rows:
                counts["upos"][row[3]] += 1
                counts["xpos"][row[4]] += 1
                counts["relation"][_plain(row[7])] += 1
                counts["lemma"][lemma_script(row[1], row[2])] += 1
    kept = {
        name: tuple(sorted(label for label, n in found.items() if n >= rarest))
        for name, rarest in (("upos", 1), ("xpos", rarest_tag), ("relation", rarest_tag), ("lemma", rarest_lemma))
        for found in (counts[name],)
    }
    return Labels(**kept)


def usual_tags(paths: Iterable[Path]) -> dict[str, str]:
    """Map each small-letter form of CoNLL-U files to its commonest universal tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for document in iter_conllu(path):
            for row in document.rows:
                counts[row[1].lower()][row[3]] += 1
    return {form: found.most_common(1)[0][0] for form, found in counts.items()}


def read_re3d(path: Path, cutter: WordPiece) -> tuple[list[Passage], list[Passage]]:
    """Read re3d rows as passages with names: those to train on, and every tenth, held out for measuring."""
    kept: tuple[list[Passage], list[Passage]] = ([], [])
    for number, row in enumerate(sorted(iter_rows(path), key=lambda row: row["doc_id"])):
        passage, offsets = _passage_of_text("re3d", row["doc_id"], row["text"], cutter)
        spans = [(e["start"], e["end"], _RE3D[e["type"]]) for e in row["entities"] if e["type"] in _RE3D]
        names = np.zeros((passage.words, len(NAME_LABELS)), dtype=np.bool_)
        names[:, 0] = True
        for first, last, types in _innermost(_word_spans(spans, offsets)):
            _allow(names, first, last, types, only=True)
        passage.names = names
        kept[number % HELD_OUT == HELD_OUT - 1].append(passage)
    return kept


def read_claims(path: Path, tags: dict[str, str], cutter: WordPiece) -> list[Passage]:
    """Read annotated claims for the names of their entities; a word that no entity names is left open.

    Only words that `tags` (form → usual tag) knows as closed-class words, verbs or adverbs count as no name.
    """
    passages = []
    for row in iter_rows(path):
        text = row["text"]
        passage, offsets = _passage_of_text("claims", row["doc_id"], text, cutter)
        spans = [
            (match.start(), match.end(), (str(entity["type"]),))
            for entity in row["entities"].values()
            if entity["type"] in NAME_TYPES
            for mention in entity["mentions"]
            for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text)
        ]
        passage.names = _open_names(text, offsets, spans, tags)
        passages.append(passage)
    return passages


def read_events(path: Path, tags: dict[str, str], cutter: WordPiece) -> list[Passage]:
    """Read MUC-4 rows for the names and descriptions that fill roles; other words are open as in `read_claims`."""
    passages = []
    for row in iter_rows(path):
        text = row["text"]
        passage, offsets = _passage_of_text("muc4", row["doc_id"], text, cutter)
        fillers = {
            (words, types) for role, types in _MUC4.items() for entity in row["roles"].get(role, []) for words in entity
        }
        spans = [
            (match.start(), match.end(), types)
            for words, types in sorted(fillers)
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        ]
        passage.names = _open_names(text, offsets, spans, tags)
        passages.append(passage)
    return passages


def read_plain(path: Path, cutter: WordPiece) -> list[Passage]:
    """Read rows of plain news, without labels; a text that reading would mend is left out."""
    passages = []
    for row in iter_rows(path):
        try:
            passages.append(_passage_of_text("news", row["doc_id"], row["text"], cutter)[0])
        except (ValueError, ArmsledgerError):
            continue
    return passages


def _open_names(
    text: str,
    offsets: Sequence[tuple[int, int]],
    spans: Sequence[tuple[int, int, tuple[str, ...]]],
    tags: dict[str, str],
) -> np.ndarray:
    """Names of a text where only some are marked: closed-class words and verbs are none, marked spans are theirs."""
    names = np.ones((len(offsets), len(NAME_LABELS)), dtype=np.bool_)
    for word, (start, end) in enumerate(offsets):
        if text[start:end].islower() or not text[start:end].isalnum():
            names[word, 1:] &= tags.get(text[start:end].lower(), "NOUN") not in _CLOSED
    for first, last, types in _innermost(_word_spans(spans, offsets)):
        _allow(names, first, last, types, only=True)
    return names


@dataclass(slots=True)
class ConlluDocument:
    """One document of a CoNLL-U file: the ten columns of each word, and per word its sentence and parent."""

    id: str
    rows: list[list[str]]
    sentences: list[int]
    parents: list[int]
    opens: list[bool]


def iter_conllu(path: Path) -> Iterator[ConlluDocument]:
    """Give the documents of a CoNLL-U file; ranges and empty nodes are left out."""
    document: ConlluDocument | None = None
    sentence: list[list[str]] = []
    opened, number = True, 0
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            if document:
                yield document
            document, opened, number = ConlluDocument(line.partition("=")[2].strip(), [], [], [], []), True, 0
        elif line.startswith("# newpar"):
            opened = True
        elif line and line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
        elif not line and sentence:
            document = document or ConlluDocument(path.stem, [], [], [], [])
            base = len(document.rows)
            for index, row in enumerate(sentence):
                parent = int(row[6])
                document.rows.append(row)
                document.sentences.append(number)
                document.parents.append(base + parent - 1 if parent else ROOT)
                document.opens.append(opened and index == 0)
            sentence, opened, number = [], False, number + 1
    if document:
        yield document


def _plain(relation: str) -> str:
    """A relation with only the subtypes that the product reads."""
    return (
        relation
        if relation in {"nsubj:pass", "aux:pass", "obl:agent", "nmod:poss", "csubj:pass"}
        else (relation.partition(":")[0])
    )


def _numbers(found: Sequence[str], known: tuple[str, ...]) -> np.ndarray:
    index = {label: number for number, label in enumerate(known)}
    return np.array([index.get(label, MISSING) for label in found])


def _passage_of_text(corpus: str, name: str, text: str, cutter: WordPiece) -> tuple[Passage, list[tuple[int, int]]]:
    """Cut a text as when it is read, sentence by sentence; raises ValueError for a text that reading mends."""
    document = document_from_row({"doc_id": name, "text": text, "language": "en"})
    if document.text != text:
        raise ValueError(
            f"{corpus} {name}: the text is changed when it is read, so its offsets would not hold; mend it"
        )
    offsets: list[tuple[int, int]] = []
    sentences: list[int] = []
    for number, sentence in enumerate(find_sentences(document)):
        own = list(iter_word_offsets(text, sentence.start, sentence.end))
        offsets += own
        sentences += [number] * len(own)
    words = [text[start:end] for start, end in offsets]
    passage = make_passage(corpus, name, words, opens_paragraph(text, offsets), cutter)
    passage.sentences = np.array(sentences)
    return passage, offsets


def _word_spans(
    spans: Iterable[tuple[int, int, tuple[str, ...]]], offsets: Sequence[tuple[int, int]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    starts, ends = [a for a, _ in offsets], [z for _, z in offsets]
    found = []
    for start, end, types in spans:
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end, side="left"))
        if first < last:
            found.append((first, last, types))
    return found


def _innermost(spans: Iterable[tuple[int, int, tuple[str, ...]]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Of spans that overlap, the shortest: the name inside a description is what is resolved."""
    taken: set[int] = set()
    for first, last, types in sorted(spans, key=lambda span: (span[1] - span[0], span[0])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            yield first, last, types


def _allow(names: np.ndarray, first: int, last: int, types: Sequence[str], *, only: bool) -> None:
    """Allow the labels of `types` on the words `first` to `last`; `only` forbids all others."""
    for word in range(first, last):
        if only:
            names[word] = False
        for kind in types:
            names[word, _NAME[f"{'B' if word == first else 'I'}-{kind}"]] = True


def _gum_mentions(document: ConlluDocument) -> Iterator[tuple[int, int, str, int]]:
    """Give first word, last word (inclusive), type and chain of each mention, from the MISC column's `Entity`."""
    open_mentions: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, row in enumerate(document.rows):
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in _ENTITY.findall(marked[1]) if marked else ():
            fields = part.strip("()").split("-")
            if part.startswith("("):
                open_mentions[fields[0]].append((word, fields[1]))
            if part.endswith(")") and open_mentions[fields[0]]:
                first, kind = open_mentions[fields[0]].pop()
                yield first, word, kind, int(re.sub(r"\D.*", "", fields[0]) or 0)


def _head_of(first: int, last: int, parents: Sequence[int]) -> int:
    return next((w for w in range(first, last + 1) if not first <= parents[w] <= last), last)


def _chains(mentions: Sequence[tuple[int, int, str, int]], parents: Sequence[int]) -> np.ndarray:
    """The chain that each word heads a mention of, -1 for none; of mentions with one head the longest decides."""
    chains = np.full(len(parents), -1)
    for first, last, _, chain in sorted(mentions, key=lambda mention: mention[1] - mention[0]):
        chains[_head_of(first, last, parents)] = chain
    return chains


def _gum_names(mentions: Sequence[tuple[int, int, str, int]], document: ConlluDocument) -> np.ndarray:
    """Names of GUM: the run of proper nouns round a mention's head; described things are left open."""
    rows, parents = document.rows, document.parents
    names = np.zeros((len(rows), len(NAME_LABELS)), dtype=np.bool_)
    names[:, 0] = True
    for word, row in enumerate(rows):
        if row[3] == "NUM":
            names[word] = True
        elif row[3] == "ADJ" and row[1][:1].isupper():
            _allow(names, word, word + 1, ("country",), only=False)
    for first, last, kind, _ in sorted(mentions, key=lambda m: m[0] - m[1]):
        if kind == "time":
            dated = any(row[3] in {"NUM", "PROPN"} for row in rows[first : last + 1])
            _allow(names, first, last + 1, ("time",), only=dated)
            continue
        head = _head_of(first, last, parents)
        types = _GUM.get(kind, ())
        if rows[head][3] != "PROPN":
            described = (*types, "group") if kind in {"person", "organization"} else types
            _allow(names, first, last + 1, described, only=False)
            continue
        start, end = head, head
        while start > first and rows[start - 1][3] == "PROPN":
            start -= 1
        while end < last and rows[end + 1][3] == "PROPN":
            end += 1
        _allow(names, start, end + 1, types, only=kind in {"person", "place", "organization"})
    return names
