"""A task for the tests: reads a shard as ever, but its process ends at a document that holds a certain word."""

import os
import signal

from armsledger.scale.items import Row, iter_items
from armsledger.scale.jobs import ShardDone, ShardJob
from armsledger.scale.worker import read_shard

POISON = "ricin-in-the-parser"


def read_or_die(job: ShardJob) -> ShardDone:
    first, last = job.only or (0, job.shard.count)
    aside = dict(job.aside)
    for number, item in iter_items(job.shard, job.inputs, 1_000_000):
        touched = first <= number < last and number not in aside
        if touched and isinstance(item, Row) and POISON in str(item.values.get("text")):
            os.kill(os.getpid(), signal.SIGKILL)
    return read_shard(job)
