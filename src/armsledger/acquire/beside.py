"""Files that lie beside a page: what its relative addresses name, and nothing else.

Promises: nothing outside the page's own folder is looked at, by whatever way an address leads there (`..`, an absolute
path, a link); no network.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def find_beside(page: Path, address: str) -> Path | None:
    """The file that a page at `page` means by a relative `address`, where one lies in its folder or below."""
    try:
        parts = urlsplit(address)
        name = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not name or name.startswith("/") or "\\" in name or "\0" in name:
        return None
    if ".." in name.split("/"):
        return None
    folder, found = os.path.realpath(page.parent), os.path.realpath(page.parent / name)
    is_inside = os.path.commonpath((folder, found)) == folder
    return page.parent / name if is_inside and os.path.isfile(found) else None


def find_captions(picture: Path) -> tuple[Path, ...]:
    """The files beside a picture that may hold its caption, whether they are there or not, the first choice first."""
    names = (f"{picture.stem}.txt", f"{picture.stem}.md", f"{picture.name}.txt", f"{picture.name}.md")
    return tuple(picture.with_name(name) for name in names)
