"""`armsledger corpus`: the same reading over millions of documents, in shards, on this machine or a cluster."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armsledger.errors import InputError

if TYPE_CHECKING:
    from armsledger.scale.corpus import Event, Work

corpus = typer.Typer(help="Read a corpus of millions of documents into Parquet.", no_args_is_help=True)

Workers = Annotated[int | None, typer.Option(help="Processes on this machine; by default one for each core.")]
Cluster = Annotated[str | None, typer.Option(help="The scheduler of a dask.distributed cluster: tcp://host:8786.")]
Seconds = Annotated[int, typer.Option("--document-seconds", help="A document that takes longer is set aside.")]
Memory = Annotated[
    int, typer.Option("--memory-mb", help="A document in which its process comes to hold more is set aside.")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a corpus that was begun.")]


@corpus.command()
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help="WARC and WACZ, Parquet and JSON Lines with texts, files; and folders."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the result goes to.")],
    workers: Workers = None,
    cluster: Cluster = None,
    shard: Annotated[int, typer.Option("--shard", help="Documents in one shard, from 1 to 10000.")] = 1000,
    seconds: Seconds = 300,
    memory: Memory = 4000,
) -> None:
    """Read all documents of a corpus; whatever stops it, `armsledger corpus resume` goes on."""
    from armsledger.scale.corpus import run_corpus
    from armsledger.settings import Settings

    if not 1 <= shard <= 10_000:
        raise InputError(f"--shard {shard}", "is no size of a shard", "give 1 to 10000, best 500 to 2000")
    work, settings = _work(workers, cluster, seconds, memory), Settings.read(os.environ)
    _show(out, lambda tell: run_corpus(inputs, out, work, settings, tell, shard))


@corpus.command()
def resume(
    folder: Folder,
    workers: Workers = None,
    cluster: Cluster = None,
    seconds: Seconds = 300,
    memory: Memory = 4000,
) -> None:
    """Do what is left of a corpus that was stopped, and nothing twice."""
    from armsledger.scale.corpus import resume_corpus
    from armsledger.settings import Settings

    work, settings = _work(workers, cluster, seconds, memory), Settings.read(os.environ)
    _show(folder, lambda tell: resume_corpus(folder, work, settings, tell))


@corpus.command()
def status(
    folder: Folder, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
) -> None:
    """Say how far a corpus is, running or not."""
    from armsledger.scale.status import read_status

    found = read_status(folder)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    typer.echo(f"{found.state}: {found.shards_done} of {found.shards} shards, by {found.crew or 'nobody yet'}")
    typer.echo(", ".join(f"{count:,} {table}" for table, count in found.counts.items()))
    if found.documents_a_second:
        typer.echo(f"{found.documents_a_second:g} documents a second in the last run")
    if found.set_aside:
        typer.echo(f"documents were set aside in {found.set_aside} shards; failures/ says which and why")


def _work(workers: int | None, cluster: str | None, seconds: int, memory: int) -> "Work":
    from armsledger.scale.corpus import Work
    from armsledger.scale.jobs import Limits

    if workers is not None and cluster is not None:
        raise InputError("--workers", "is for this machine, --cluster for others", "give one of the two")
    if workers is not None and not 1 <= workers <= 1024:
        raise InputError(f"--workers {workers}", "is no number of processes", "give 1 or more")
    if seconds < 1 or memory < 100:
        raise InputError("a limit", f"of {seconds} seconds or {memory} MB lets nothing be read", "give a larger one")
    return Work(workers or os.cpu_count() or 1, cluster, Limits(seconds, memory * 1_000_000))


def _show(out: Path, go: Callable[[Callable[["Event"], None]], dict[str, Any]]) -> None:
    """Run with progress on the terminal, say what came of it, and end with the exit status."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    console = Console(stderr=True)
    try:
        with Progress(*columns, TimeElapsedColumn(), console=console, disable=not sys.stderr.isatty()) as progress:
            manifest = go(_Teller(progress).tell)
    except KeyboardInterrupt:
        typer.echo(f"armsledger: interrupted; go on with: armsledger corpus resume {out}", err=True)
        raise typer.Exit(130) from None
    except OSError as error:
        problem = f"cannot be written or read on ({error})"
        raise InputError(str(out), problem, f"make room, then armsledger corpus resume {out}") from error
    counts = manifest["counts"]
    skipped = sum(counts["skipped"].values())
    typer.echo(
        f"{counts['documents']:,} documents, {counts['claims']:,} claims in {counts['matters']:,} matters, "
        f"{skipped:,} records that are no pages, {counts['failures']:,} documents failed"
    )
    typer.echo(f"the result is in {out}; manifest.json says what it was made of")
    raise typer.Exit(1 if counts["failures"] else 0)


class _Teller:
    """Progress on the terminal: what is being done, how many documents, how many a second, what failed."""

    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._bars: dict[str, Any] = {}
        self._documents = self._failures = 0

    def tell(self, event: "Event") -> None:
        """Show an event."""
        if event.doing not in self._bars:
            self._bars[event.doing] = self._progress.add_task(event.doing, total=max(event.of, 1))
        bar, words = self._bars[event.doing], event.doing
        if event.shard:
            self._documents += event.shard.documents
            self._failures += event.shard.failures
            elapsed = self._progress.tasks[bar].elapsed or 1.0
            rate = self._documents / max(elapsed, 0.1)
            words += f": {self._documents:,} documents, {rate:,.1f} a second, {self._failures:,} failed"
        done = event.done if event.of else 1
        self._progress.update(bar, completed=done, total=max(event.of, 1), description=words)
