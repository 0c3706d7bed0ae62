"""The papers' colours by WCAG 2: what is read stands out by 4.5 to 1 at least, in light and in dark."""

import re
from importlib.resources import files

import pytest

CASE = (files("armsledger.publish") / "assets" / "case.css").read_text(encoding="utf-8")
WORKBENCH = (files("armsledger.web") / "static" / "workbench" / "workbench.css").read_text(encoding="utf-8")
READ = ["ink", "soft", "oxblood", "slate", "ochre"]
PAIRS = [
    *((colour, paper) for colour in READ for paper in ("paper", "raised")),
    *((colour, "faint") for colour in ("ink", "soft", "oxblood", "slate", "ochre")),
    *(("ink", paper) for paper in ("tint", "tint-deep", "denied", "field", "land")),
    ("status-ink", "oxblood"),
]


def colours(css: str, selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", css)
    assert block, selector
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b", block.group(1)))


def papers() -> dict[str, dict[str, str]]:
    light = colours(CASE, ":root") | colours(WORKBENCH, ":root")
    return {"light": light, "dark": light | colours(WORKBENCH, '\n[data-theme="dark"]')}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_what_is_read_stands_out(paper: str) -> None:
    known = papers()[paper]
    weak = {pair: round(contrast(known[pair[0]], known[pair[1]]), 2) for pair in PAIRS}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def test_chosen_dark_and_the_browsers_dark_are_one() -> None:
    assert colours(WORKBENCH, '\n[data-theme="dark"]') == colours(WORKBENCH, '[data-theme="auto"]')
