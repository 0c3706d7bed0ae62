"""How fast documents are read and their claims made, beside what the machine could do and what another pipeline does.

    python -m benchmarks.speed --data PATH [--documents N]

Documents of 600 words are made from the texts of PATH. Given are words a second of one core and of two threads, of the
encoder, of the annotator and of the whole way from text to checked claims, the memory at its peak, the cold start; the
arithmetic ceiling of the same machine in the same run (its rate of eight-bit matrix products ÷ operations a word); and
a spaCy pipeline of tagger, parser and names over a small convolutional encoder, untrained, as its speed does not hang
on its weights (install it with `uv pip install spacy`).
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.learned.reading import read_text
from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.learned.words import iter_word_offsets
from armsledger.annotate.sentences import find_sentences
from armsledger.model.document import Document
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

WORDS = 600
# Multiplications and additions of one piece: six layers of 12 × 384², attention over 254, and the heads.
OPERATIONS = 2 * (6 * (12 * 384**2 + 2 * 254 * 384) + 384 * 1262)
_COLD = "import time; t = time.perf_counter(); from armsledger.annotate.learned.annotator import LearnedAnnotator; \
LearnedAnnotator(); print(time.perf_counter() - t)"


def main() -> int:
    """Give the exit status: 0 done, 2 the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("--documents", type=int, default=100)
    given = parser.parse_args()
    path = given.data / "attribution" / "polnear.dev.jsonl"
    if not path.is_file():
        print(f"{given.data} holds no attribution/polnear.dev.jsonl; give the folder of the sets", file=sys.stderr)
        return 2
    documents = _documents(path, given.documents)
    cold = float(subprocess.run([sys.executable, "-c", _COLD], check=True, capture_output=True, text=True).stdout)
    core, whole = _core_rate(documents), _whole_rate(documents)
    claims = _claims_rate(documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ceiling = _product_rate() / (OPERATIONS * _pieces_a_word(documents))
    print(f"cold start                                {cold:9.2f} s")
    print(f"encoder and parse: one core                {core:9.0f} words a second of processor time")
    print(f"encoder and parse: two threads             {_threads_rate(documents):9.0f} words a second")
    print(f"whole annotator: one core                 {whole:9.0f} words a second of processor time")
    print(f"text to checked claims: one core          {claims:9.0f} words a second of processor time")
    print(f"memory at its peak                        {memory:9.0f} MB")
    print(f"ceiling by eight-bit matrix products      {ceiling:9.0f} words a second; reached {core / ceiling:.0%}")
    print(f"spaCy, convolutional tagger, parser, names{_spacy_line(documents)}")
    return 0


def _documents(path: Path, count: int) -> list[Document]:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    made: list[Document] = []
    for text in texts:
        offsets = list(iter_word_offsets(text))
        for first in range(0, len(offsets) - WORDS, WORDS):
            piece = text[offsets[first][0] : offsets[first + WORDS][0]]
            made.append(document_from_row({"doc_id": f"speed-{len(made)}", "text": piece, "language": "en"}))
    return (made * (count // max(len(made), 1) + 1))[:count]


def _pieces_a_word(documents: list[Document]) -> float:
    cut = load_weights().cutter.pieces_of
    words = [d.text[a:z] for d in documents[:20] for a, z in iter_word_offsets(d.text)]
    return sum(len(cut(word)) for word in words) / len(words)


def _read(document: Document) -> int:
    sentences = [(s.start, s.end) for s in find_sentences(document)]
    return len(read_text(document.text, sentences, load_weights()).offsets)


def _core_rate(documents: list[Document]) -> float:
    _read(documents[0])
    began = time.process_time()
    words = sum(map(_read, documents))
    return words / (time.process_time() - began)


def _threads_rate(documents: list[Document]) -> float:
    with ThreadPoolExecutor(2) as pool:
        began = time.perf_counter()
        words = sum(pool.map(_read, documents))
        return words / (time.perf_counter() - began)


def _whole_rate(documents: list[Document]) -> float:
    core = LearnedAnnotator()
    core.annotate(documents[0])
    began = time.process_time()
    words = sum(len(core.annotate(document).words) for document in documents)
    return words / (time.process_time() - began)


def _claims_rate(documents: list[Document]) -> float:
    cores = load_cores(Settings())
    read_record(documents[0], cores)
    began = time.process_time()
    words = sum(len(read_record(document, cores).annotations.words) for document in documents)
    return words / (time.process_time() - began)


def _product_rate(rows: int = 254, inner: int = 384, columns: int = 1536, times: int = 400) -> float:
    """Operations a second of one core in products of the size that the encoder makes most of."""
    draw = np.random.default_rng(0)
    whole = draw.integers(-127, 127, (inner, columns)).astype(np.int8)
    scales = np.full(columns, 0.01, dtype=np.float32)
    inputs = ["x", "weight", "scales"]
    node = helper.make_node("DynamicQuantizeMatMul", inputs, ["y"], domain="com.microsoft")
    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [rows, inner])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [rows, columns])],
        [numpy_helper.from_array(whole, "weight"), numpy_helper.from_array(scales, "scales")],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9).SerializeToString()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    x = draw.normal(size=(rows, inner)).astype(np.float32)
    session.run(None, {"x": x})
    began = time.process_time()
    for _ in range(times):
        session.run(None, {"x": x})
    return 2 * rows * inner * columns * times / (time.process_time() - began)


def _spacy_line(documents: list[Document]) -> str:
    try:
        import spacy
        from spacy.training import Example
    except ModuleNotFoundError:
        return " not installed, not measured"
    language = spacy.blank("en")
    for pipe in ("tagger", "parser", "ner"):
        language.add_pipe(pipe)
    doc = language.make_doc("Officials said that planes landed .")
    tags = ["NNS", "VBD", "IN", "NNS", "VBD", "."]
    heads, deps = [1, 1, 4, 4, 1, 1], ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]
    lesson = Example.from_dict(doc, {"tags": tags, "heads": heads, "deps": deps, "entities": [(0, 9, "ORG")]})
    language.initialize(lambda: [lesson])
    texts = [document.text for document in documents]
    began = time.process_time()
    words = sum(len(doc) for doc in language.pipe(texts))
    return f"{words / (time.process_time() - began):9.0f} words a second of processor time"


if __name__ == "__main__":
    sys.exit(main())
