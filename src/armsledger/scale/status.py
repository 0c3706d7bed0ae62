"""How far a corpus is, told from its folder alone, whether or not anybody works on it."""

from dataclasses import dataclass
from pathlib import Path

from armsledger.scale.folder import CorpusFolder
from armsledger.scale.manifest import find_manifest
from armsledger.scale.parts import count_rows
from armsledger.scale.tables import READ, WHOLE


@dataclass(frozen=True, slots=True)
class CorpusStatus:
    """`state` is finished, running or stopped. Rates are of the last run, over the shards that it did itself.

    `counts` are rows of parts by table; of a corpus that goes on, so far.
    """

    state: str
    crew: str | None
    shards: int
    shards_done: int
    counts: dict[str, int]
    set_aside: int
    documents_a_second: float | None


def read_status(out: Path) -> CorpusStatus:
    """Look at the folder of a corpus. Raises InputError where none was begun."""
    folder = CorpusFolder(out)
    planned = folder.read_plan()
    manifest = find_manifest(folder)
    state = "finished" if manifest else "running" if folder.is_locked() else "stopped"
    counts = {
        table: sum(count_rows(path) for path in (out / table).glob("part-*.parquet")) for table in (*READ, *WHOLE)
    }
    done = len({path.name.split("-")[1] for path in (out / "documents").glob("part-*.parquet")})
    crew, rate = _last_run(folder)
    aside = len(list((folder.work / "aside").glob("*.json")))
    return CorpusStatus(state, crew, len(planned.shards), done, counts, aside, rate)


def _last_run(folder: CorpusFolder) -> tuple[str | None, float | None]:
    """Who worked in the last run, and how many documents a second it read."""
    crew, begun, documents, last = None, 0.0, 0, 0.0
    for note in folder.iter_log():
        if note["event"] == "begun":
            crew, begun, documents, last = note.get("crew"), note["at"], 0, 0.0
        elif note["event"] == "shard":
            documents, last = documents + note["documents"], note["at"]
    return crew, round(documents / (last - begun), 2) if last > begun else None
