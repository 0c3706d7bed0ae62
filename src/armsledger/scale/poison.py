"""Finding the documents that end the process that reads them, by halves, so that they alone are set aside."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from armsledger.scale.engine import Engine
from armsledger.scale.jobs import ShardJob
from armsledger.scale.worker import iter_verdicts

_MOST_ASIDE: Final = 20  # items of a shard; of one that holds more the rest is set aside as well
_KILLED: Final = "the process that read it ended (twice, by itself)"


def is_told(job: ShardJob) -> bool:
    """Whether a process has written down that it ended for a document of this shard that is not set aside yet."""
    return any(number not in dict(job.aside) for number, _ in iter_verdicts(job))


def set_aside(job: ShardJob, engine: Engine[ShardJob], keep: Callable[[ShardJob], None]) -> ShardJob:
    """The job of a shard that kills, with what kills set aside; `keep` is told, so that a later run knows it too."""
    known = dict(job.aside)
    told = {number: because for number, because in iter_verdicts(job) if number not in known}
    found = told or {number: _KILLED for number in _search(job, engine) if number not in known}
    if not found or len(known) + len(found) > _MOST_ASIDE:
        found = dict.fromkeys(range(job.shard.count), f"{_KILLED}, or that of others of its shard")
    changed = replace(job, aside=tuple(sorted({**found, **known}.items())))
    keep(changed)
    return changed


def _search(job: ShardJob, engine: Engine[ShardJob]) -> list[int]:
    """The first item that kills its process, alone; none where no part does any more."""
    low, high = 0, job.shard.count
    while high - low > 1:
        middle = (low + high) // 2
        died, _ = engine.try_alone(replace(job, only=(low, middle)))
        low, high = (low, middle) if died else (middle, high)
    died, _ = engine.try_alone(replace(job, only=(low, high)))
    return [low] if died else []
