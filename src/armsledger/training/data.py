"""The annotated sets a run learns from and is measured on, found in one folder, with what is known of each."""

from dataclasses import dataclass
from pathlib import Path

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.training.card import Source
from armsledger.training.corpora import (
    Labels,
    read_attributions,
    read_claims,
    read_events,
    read_label_sets,
    read_parses,
    read_plain,
    read_re3d,
    usual_tags,
)
from armsledger.training.network import Sizes
from armsledger.training.passages import Passage

NOMINAL = ("NOUN", "PROPN", "PRON")


SOURCES = (  # under the data folder
    Source(
        Path("attribution/polnear.train.jsonl"),
        "attributions",
        "PolNeAR (Newell and others 2018): no licence is stated for the corpus; its news texts belong to their "
        "publishers. Read for training only; no text is shipped.",
    ),
    Source(Path("syntax/ewt.train.conllu"), "parse, tags, lemmas, sentences", "UD English EWT, CC BY-SA 4.0"),
    Source(
        Path("syntax/gum.train.conllu"),
        "parse, tags, lemmas, sentences, names, chains",
        "UD English GUM, the parts under licences of the CC BY family",
    ),
    Source(
        Path("events/re3d.jsonl"), "names (nine tenths)", "re3d, Crown copyright, Open Government Licence and others"
    ),
    Source(
        Path("events/muc4.train.jsonl"), "names of those who fill roles", "MUC-4, distributed by NIST; texts of FBIS"
    ),
    Source(
        Path("claims/claims.train.jsonl"), "names of entities", "annotated for this project; texts of their publishers"
    ),
    Source(
        Path("raw/conflict_news.jsonl"), "all, as the first network marks it", "texts of their publishers, unmarked"
    ),
)


@dataclass(frozen=True, slots=True)
class Corpora:
    """All passages of a run, and the label sets found in them; `plain` are texts that nobody marked."""

    labels: Labels
    train: tuple[Passage, ...]
    plain: tuple[Passage, ...]
    held_out: dict[str, tuple[Passage, ...]]

    @property
    def sizes(self) -> Sizes:
        found = self.labels
        return Sizes(len(found.upos), len(found.xpos), len(found.relation), len(found.lemma))

    @property
    def nominal(self) -> frozenset[int]:
        return frozenset(self.labels.upos.index(tag) for tag in NOMINAL)


def read_corpora(folder: Path, cutter: WordPiece) -> Corpora:
    """Read every set under `folder`; raises FileNotFoundError naming the first that is not there."""
    parsed = {name: folder / f"syntax/{name}.train.conllu" for name in ("ewt", "gum")}
    labels = read_label_sets(parsed.values())
    train = read_attributions(folder / "attribution/polnear.train.jsonl", cutter)
    held_out = {"polnear": tuple(read_attributions(folder / "attribution/polnear.dev.jsonl", cutter))}
    for name, path in parsed.items():
        train += read_parses(path, name, labels, cutter)
        held_out[name] = tuple(read_parses(folder / f"syntax/{name}.dev.conllu", name, labels, cutter))
    kept, measured = read_re3d(folder / "events/re3d.jsonl", cutter)
    held_out["re3d"] = tuple(measured)
    train += kept
    tags = usual_tags(parsed.values())
    train += read_claims(folder / "claims/claims.train.jsonl", tags, cutter)
    train += read_events(folder / "events/muc4.train.jsonl", tags, cutter)
    plain = read_plain(folder / "raw/conflict_news.jsonl", cutter)
    return Corpora(labels, tuple(train), tuple(plain), held_out)
