"""The figures that every case file prints are those that were measured last."""

from pathlib import Path

from benchmarks.run import read_results

from armsledger.knowledge.accuracy import load_accuracy

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "RESULTS.md"


def test_the_printed_figures_are_the_measured_ones() -> None:
    assert load_accuracy() == read_results(RESULTS.read_text(encoding="utf-8"))
