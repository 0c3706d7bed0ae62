"""The parts of a Word document: XML files and pictures in a ZIP archive, taken out with care.

Nothing unpacks beyond its limit, no entity of a document type is resolved, nothing outside the file is looked at.
"""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import normpath
from typing import TYPE_CHECKING, Final

from armsledger.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PART_BYTES: Final = 60_000_000  # of text with its markup: some thousand pages
MOST_PARTS: Final = 5_000
WAY_OUT: Final = "save it anew in Word, or save its text as .txt"
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, NotImplementedError, RuntimeError,
)  # fmt: skip
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Word document; `source` names it in errors."""

    archive: zipfile.ZipFile
    source: str

    def find_xml(self, name: str) -> "_Element | None":
        """The tree of a part, None where there is none. Raises UnreadableError for one that is broken or too large."""
        data = self.find_bytes(name, MOST_PART_BYTES)
        if data is None:
            return None
        from lxml import etree

        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
            problem = f"its part {name} declares a document type, as no Word document does"
            raise UnreadableError(self.source, problem, WAY_OUT)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            problem = f"its part {name} is broken ({type(error).__name__})"
            raise UnreadableError(self.source, problem, WAY_OUT) from error

    def find_bytes(self, name: str, most: int) -> bytes | None:
        """The bytes of a part, None where there is none. Raises UnreadableError for one of more than `most`."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        try:
            if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("locked or packed in an odd way")
            with self.archive.open(info) as part:
                data = part.read(most + 1)
        except BROKEN as error:
            raise UnreadableError(self.source, f"its part {name} cannot be unpacked ({error})", WAY_OUT) from error
        if len(data) > most:
            problem = f"its part {name} unpacks to over {most / 1e6:,.0f} MB"
            raise UnreadableError(self.source, problem, "split it, or save its text as .txt")
        return data

    def read_targets(self, part: str) -> Mapping[str, str]:
        """What the references of a part lead to, by their ids: names of parts, and addresses as they stand."""
        folder, _, name = part.rpartition("/")
        tree = self.find_xml(f"{folder}/_rels/{name}.rels")
        found: dict[str, str] = {}
        for element in tree.iter(_RELATIONSHIP) if tree is not None else ():
            target = element.get("Target") or ""
            is_outside = element.get("TargetMode") == "External"
            inside = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
            found[element.get("Id") or ""] = target if is_outside else inside
        return found


def open_package(data: bytes, source: str) -> Package:
    """Open a Word document. Raises UnreadableError for what is no sound archive."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except BROKEN as error:
        raise UnreadableError(source, "this Word document is broken or cut off", "get the file again") from error
    if len(archive.infolist()) > MOST_PARTS:
        raise UnreadableError(source, f"this Word document has over {MOST_PARTS:,} parts", WAY_OUT)
    return Package(archive, source)
