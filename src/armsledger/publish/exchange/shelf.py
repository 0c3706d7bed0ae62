"""Rows put by while documents stream past, to be taken out matter by matter: on disk, so that memory stays bounded."""

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class ClaimShelf:
    """Plain values by claim id, in a file of its own that is gone when the `with` block ends."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="armsledger-export-")
        self._database = sqlite3.connect(Path(self._folder.name) / "claims.db")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE claim (id TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._folder.cleanup()

    def put(self, claim_id: str, content: Any) -> None:
        """Put what JSON holds under a claim's id; the same id again replaces it."""
        self._database.execute("INSERT OR REPLACE INTO claim VALUES (?, ?)", (claim_id, json.dumps(content)))

    def take(self, claim_ids: Sequence[str]) -> list[Any]:
        """What was put under these ids, in their order; ids under which nothing was put are passed over."""
        find = "SELECT content FROM claim WHERE id = ?"
        rows = (self._database.execute(find, (claim_id,)).fetchone() for claim_id in claim_ids)
        return [json.loads(row[0]) for row in rows if row]
