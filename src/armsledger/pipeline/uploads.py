"""Files as a browser sends them: told by their bytes, paired with their captions, and never by a path.

The name that came with a file is words of a stranger: it is shown, cleaned, and nothing else; no file is made from it.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from armsledger.errors import ArmsledgerError, UnreadableError
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.lots import make_lots
from armsledger.read.media import check_is_read
from armsledger.read.picture_file import is_picture

STAGE: Final = "upload"
_LONGEST: Final = 150
_UNNAMED: Final = "unnamed"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, under its cleaned name: the text of a lot, with the pictures that it captions."""

    text: Received
    pictures: tuple[Received, ...] = ()

    def to_lots(self, max_bytes: int) -> tuple[tuple[Lot, ...], tuple[Failure, ...]]:
        """The same as a run reads it, and what failed: more than one lot where it is an archive or a mail.

        Pictures beside the page are not there, those in it are.
        """
        lots, failures = make_lots(self.text, max_bytes)
        return (replace(lots[0], captioned=self.pictures), *lots[1:]) if self.pictures and lots else lots, failures


def clean_name(name: str) -> str:
    """A name as it may be shown: no folders, no invisible marks or such as turn the direction, not too long."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(mark for mark in last if mark.isprintable() and unicodedata.category(mark)[0] != "C")
    shown = " ".join(shown.split()).strip(". ")
    if len(shown) > _LONGEST:
        ending = PurePosixPath(shown).suffix[:10]
        shown = shown[: _LONGEST - len(ending)] + ending
    return shown or _UNNAMED


def sort_uploads(
    files: Iterable[tuple[str, bytes]], caption: str, max_bytes: int
) -> tuple[tuple[Upload, ...], tuple[Failure, ...]]:
    """Texts with the pictures that they caption, and what is refused with its reason.

    A picture goes with the text of its name (`tank.jpg`, `tank.txt`), or with `caption` where there is none.
    """
    texts: list[Received] = []
    pictures: list[Received] = []
    refused: list[Failure] = []
    for name, data in files:
        shown = clean_name(name)
        try:
            _check(shown, data, max_bytes)
        except ArmsledgerError as error:
            refused.append(Failure(shown, STAGE, str(error)))
            continue
        (pictures if is_picture(data) else texts).append(_receive(shown, data))
    return _pair(texts, pictures, caption.strip(), refused), tuple(refused)


def _check(name: str, data: bytes, max_bytes: int) -> None:
    if len(data) > max_bytes:
        problem = f"is larger than {max_bytes / 1_000_000:,.0f} MB, which is the limit"
        raise UnreadableError(name, problem, "split it into single reports, or have the limit raised")
    if not is_picture(data):
        check_is_read(data, name)


def _pair(texts: list[Received], pictures: list[Received], caption: str, refused: list[Failure]) -> tuple[Upload, ...]:
    captioned: dict[int, list[Received]] = {number: [] for number in range(len(texts))}
    under_caption: list[Received] = []
    for picture in pictures:
        stem = PurePosixPath(picture.source).stem
        own = next((n for n, text in enumerate(texts) if stem in _stems(text.source)), None)
        if own is not None:
            captioned[own].append(picture)
        elif caption:
            under_caption.append(picture)
        else:
            problem = f"{picture.source}: a picture without words makes no document; write its caption beside it"
            refused.append(Failure(picture.source, STAGE, problem))
    found = [Upload(text, tuple(captioned[number])) for number, text in enumerate(texts)]
    if under_caption:
        name = f"{PurePosixPath(under_caption[0].source).stem}.txt"
        found.append(Upload(_receive(name, caption.encode()), tuple(under_caption)))
    return tuple(found)


def _stems(name: str) -> tuple[str, str]:
    """The names that a picture of this caption may have: `tank.txt` goes with tank.jpg, `tank.jpg.txt` too."""
    stem = PurePosixPath(name).stem
    return stem, PurePosixPath(stem).stem


def _receive(name: str, data: bytes) -> Received:
    return Received(name, data, hashlib.sha256(data).hexdigest())
