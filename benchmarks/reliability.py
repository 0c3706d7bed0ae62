"""Whether the probabilities of claims mean what they say: of those given about .7, seven in ten should be right.

Every candidate of the claims development set counts, chosen or refused. The expected calibration error is the mean
distance of the share right from the probability over bins of equal size (Naeini and others 2015).
"""

from pathlib import Path

from armsledger.extract.learned.weights import load_claim_weights
from armsledger.training.claims.calibration import Bin, calibration_bins, calibration_error, judge
from armsledger.training.claims.examples import read_examples

PLOT = Path(__file__).parent / "reliability.svg"
_SIDE, _EDGE = 300, 40


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give one less the expected calibration error, so that more is better; writes the plot."""
    weights = load_claim_weights()
    line = weights.line
    examples = read_examples((data / "claims" / "claims.dev.jsonl").read_text(encoding="utf-8").splitlines())
    judged = [one for example in examples for one in judge(example, weights)]
    PLOT.write_text(plot(calibration_bins(judged, line)), encoding="utf-8")
    return {"claims.dev": {"1 less the expected calibration error": round(1 - calibration_error(judged, line), 3)}}


def plot(bins: list[Bin]) -> str:
    """An SVG drawing: probability to the right, share right upwards, the diagonal as it should be."""
    size = _SIDE + 2 * _EDGE

    def at(x: float, y: float) -> tuple[float, float]:
        return round(_EDGE + x * _SIDE, 1), round(_EDGE + (1 - y) * _SIDE, 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        'font-family="Georgia, serif" font-size="13">',
        f'<rect width="{size}" height="{size}" fill="#fdfcf9"/>',
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
        f'<path d="M {_EDGE} {_EDGE + _SIDE} L {_EDGE + _SIDE} {_EDGE}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">probability given</text>',
        f'<text x="14" y="{size / 2}" text-anchor="middle" transform="rotate(-90 14 {size / 2})">share right</text>',
    ]
    for value in (0, 0.5, 1):
        x, _ = at(value, 0)
        _, y = at(0, value)
        lines.append(f'<text x="{x}" y="{_EDGE + _SIDE + 16}" text-anchor="middle">{value:g}</text>')
        lines.append(f'<text x="{_EDGE - 6}" y="{y + 4}" text-anchor="end">{value:g}</text>')
    points = [at(one.probability, one.right) for one in bins]
    lines.append(f'<polyline points="{" ".join(f"{x},{y}" for x, y in points)}" fill="none" stroke="#1c4e8a"/>')
    for one, (x, y) in zip(bins, points, strict=True):
        lines.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#1c4e8a"><title>{one.count} candidates</title></circle>')
    return "\n".join([*lines, "</svg>", ""])
