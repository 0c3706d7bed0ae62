"""The parse: tags, arcs and relations on the development parts of two treebanks, on their words and sentences."""

from collections.abc import Iterator
from pathlib import Path

from armsledger.annotate.learned.reading import NO_PARENT, read_words
from armsledger.annotate.learned.weights import load_weights

SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "obl:agent", "nmod:poss", "csubj:pass"})
Row = list[str]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give shares of words with the right universal tag, parent (UAS), parent and relation (LAS), and lemma.

    Relations are compared as the core gives them: universal ones, with the five subtypes it knows; `LAS, plain` leaves
    those out too.
    """
    return {f"{name}.dev": _treebank(data / "syntax" / f"{name}.dev.conllu") for name in ("ewt", "gum")}


def _treebank(path: Path) -> dict[str, float]:
    weights = load_weights()
    tags, relations = weights.labels["upos"], weights.labels["relation"]
    right = dict.fromkeys(("UPOS", "UAS", "LAS", "LAS, plain", "lemma"), 0)
    words = 0
    for sentences, opens in _documents(path):
        rows = [row for sentence in sentences for row in sentence]
        starts, parents = [], []
        for sentence in sentences:
            starts.append(len(parents))
            parents += [starts[-1] + int(row[6]) - 1 if int(row[6]) else NO_PARENT for row in sentence]
        reading = read_words(
            [row[1] for row in rows], [number in opens for number in range(len(rows))], starts, weights
        )
        for number, row in enumerate(rows):
            words += 1
            found = relations[reading.relations[number]]
            kept = row[7] if row[7] in SUBTYPES else row[7].partition(":")[0]
            arc = reading.parents[number] == parents[number]
            right["UPOS"] += tags[reading.upos[number]] == row[3]
            right["UAS"] += bool(arc)
            right["LAS"] += bool(arc and found == kept)
            right["LAS, plain"] += bool(arc and found.partition(":")[0] == row[7].partition(":")[0])
            right["lemma"] += reading.lemmas[number] == row[2].lower()
    return {name: round(count / words, 3) for name, count in right.items()}


def _documents(path: Path) -> Iterator[tuple[list[list[Row]], set[int]]]:
    """Give the sentences of each document, and the numbers of the words that open a paragraph."""
    sentences: list[list[Row]] = []
    opens = {0}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and sentences:
            yield sentences, opens
            sentences, opens = [], {0}
        rows = [columns for line in lines if line[:1] != "#" and (columns := line.split("\t"))[0].isdigit()]
        if rows:
            if any(line.startswith("# newpar") for line in lines):
                opens.add(sum(map(len, sentences)))
            sentences.append(rows)
    if sentences:
        yield sentences, opens
