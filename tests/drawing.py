"""Pictures drawn for tests: scenes that differ by their seed, and what people do to a picture before printing it."""

import random
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFilter


def draw_scene(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A landscape of soft shapes, the same for the same seed."""
    chance = random.Random(seed)
    width, height = size
    image = Image.new("RGB", size, tuple(chance.randrange(40, 220) for _ in range(3)))
    pen = ImageDraw.Draw(image)
    for _ in range(36):
        x, y = chance.randrange(width), chance.randrange(height)
        box = (x, y, x + chance.randrange(width // 16, width // 3), y + chance.randrange(height // 16, height // 3))
        shape = pen.ellipse if chance.random() < 0.5 else pen.rectangle
        shape(box, fill=tuple(chance.randrange(256) for _ in range(3)))
    return image.filter(ImageFilter.GaussianBlur(2))


def pack(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture's file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_band(image: Image.Image, height: int) -> Image.Image:
    """The picture with a white band for a caption under it."""
    whole = Image.new("RGB", (image.width, image.height + height), "white")
    whole.paste(image, (0, 0))
    ImageDraw.Draw(whole).text((20, image.height + 4), "Photograph: handout", fill="black")
    return whole


def crop(image: Image.Image, part: float) -> Image.Image:
    """The picture without `part` of its width and height, cut off evenly on all sides."""
    across, down = round(image.width * part / 2), round(image.height * part / 2)
    return image.crop((across, down, image.width - across, image.height - down))
