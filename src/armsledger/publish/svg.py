"""Drawing by hand: SVG elements as safe markup, numbers short and always the same, text measured by estimate."""

from typing import Final

from markupsafe import Markup, escape

# Mean advance of a serif face in em, by sort of character; measured on Charter and DejaVu Serif, rounded up.
_NARROW: Final = frozenset("iljtfr.,;:'|!()[] ·")
_WIDE: Final = frozenset("mwMWQO%@—")
_NARROW_EM, _LOWER_EM, _UPPER_EM, _WIDE_EM = 0.36, 0.58, 0.74, 0.92


def element(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """An SVG element; `class_` and `stroke_width` become class and stroke-width, None leaves an attribute out."""
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    written = Markup("").join(Markup(' {}="{}"').format(key, _value(value)) for key, value in pairs)
    inner = Markup("").join(escape(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inner)


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)


def number(value: float) -> str:
    """A coordinate with one decimal at most and no negative zero."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_width(text: str, size: float) -> float:
    """About how wide a line of text will be, in the unit of `size`; errs on the wide side."""
    ems = sum(_advance(character) for character in text)
    return ems * size


def _advance(character: str) -> float:
    if character in _NARROW:
        return _NARROW_EM
    if character in _WIDE:
        return _WIDE_EM
    return _UPPER_EM if character.isupper() or ord(character) > 0x2E80 else _LOWER_EM


def wrapped(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Break text into at most `lines` lines no wider than `width`; what does not fit ends in an ellipsis."""
    out: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size) > width:
            out.append(line)
            line = word
        else:
            line = longer
    out = [fitted(each, width, size) for each in (*out, line)]
    return tuple(out) if len(out) <= lines else (*out[: lines - 1], fitted(out[lines - 1] + " …", width, size))


def fitted(text: str, width: float, size: float) -> str:
    """Shorten a line that is too wide, with an ellipsis for what is gone."""
    if text_width(text, size) <= width:
        return text
    while len(text) > 1 and text_width(text + "…", size) > width:
        text = text[:-1].rstrip(" …")
    return text + "…"
