"""The processes that work: a pool on this machine, or a dask.distributed cluster; to the engine both are one Executor.

A crew can be renewed after a death and dismissed at once. The cluster's scheduler is asked for by address; nothing
else of dask is used.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol

from armsledger.errors import InputError, WorkersLostError
from armsledger.scale.jobs import Limits
from armsledger.scale.worker import prepare
from armsledger.settings import Settings

# Read by the libraries of linear algebra as they are loaded: one thread each, as the processes share the cores.
_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_CONNECT_SECONDS: Final = 20
_WORKERS_SECONDS: Final = 60


class Crew(Protocol):
    """Processes that take tasks: `width` at a time, named by `words`; `driver_pid` is whose end must end them."""

    width: int
    words: str
    driver_pid: int | None

    def submit(self, task: Callable[[Any], Any], job: Any) -> "Future[Any]":
        """Hand a task over; it must be a function of a module."""
        ...

    def renew(self) -> None:
        """Make good for processes that died. Raises WorkersLostError where that cannot be done."""
        ...

    def is_death(self, error: BaseException) -> bool:
        """Whether a task ended because its process did."""
        ...

    def dismiss(self) -> None:
        """End all work at once."""
        ...


class LocalCrew:
    """Processes of this machine, spawned; they end with this process, however it ends."""

    def __init__(self, workers: int, settings: Settings, limits: Limits) -> None:
        self.width = workers
        self.words = f"{workers} {'process' if workers == 1 else 'processes'} of this machine"
        self.driver_pid: int | None = os.getpid()
        self._made_of = (settings, limits)
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, task: Callable[[Any], Any], job: Any) -> "Future[Any]":
        """Hand a task over, beginning the processes with the first."""
        if self._pool is None:
            for name in _ONE_THREAD:
                os.environ[name] = "1"
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.width, spawn, prepare, (os.getpid(), *self._made_of))
        return self._pool.submit(task, job)

    def renew(self) -> None:
        """Leave the broken pool; the next task begins another."""
        self.dismiss()

    def is_death(self, error: BaseException) -> bool:
        """A pool breaks as one of its processes ends."""
        return isinstance(error, BrokenProcessPool)

    def dismiss(self) -> None:
        """End the processes without waiting for their tasks."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with suppress(ValueError, OSError):
                process.terminate()
        for process in processes:
            with suppress(ValueError, AssertionError):
                process.join(5)


class ClusterCrew:
    """The workers of a dask.distributed scheduler; a worker that dies is begun anew by its own node."""

    def __init__(self, address: str) -> None:
        self.driver_pid: int | None = None
        self._address = address
        self._client = _connect(address)
        self._executor: Executor = self._client.get_executor(pure=False)
        self.width = self._threads()
        self.words = f"the cluster at {address} ({self.width} workers)"

    def _threads(self) -> int:
        with _lost(self._address):
            self._client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
            return sum(self._client.nthreads().values())

    def submit(self, task: Callable[[Any], Any], job: Any) -> "Future[Any]":
        """Hand a task over to whichever worker is free."""
        return self._executor.submit(task, job)

    def renew(self) -> None:
        """Wait until a worker is there again. Raises WorkersLostError where none comes."""
        self.width = max(1, self._threads())

    def is_death(self, error: BaseException) -> bool:
        """The scheduler tells of tasks whose workers died again and again; what it cancels itself is lost too."""
        from concurrent.futures import CancelledError

        from distributed.client import FutureCancelledError
        from distributed.scheduler import KilledWorker

        return isinstance(error, KilledWorker | FutureCancelledError | CancelledError)

    def dismiss(self) -> None:
        """Take all tasks back and go."""
        with suppress(Exception):  # the cluster may be gone; there is nothing left to take back then
            self._executor.shutdown(wait=False, cancel_futures=True)
        with suppress(Exception):
            self._client.close(timeout=5)


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        way_out = "install it: pip install 'armsledger[cluster]'"
        raise InputError("--cluster", "needs dask.distributed, which is not installed", way_out) from error
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        problem = f"no scheduler answers there ({str(error) or type(error).__name__})"
        raise InputError(
            address, problem, "give the address that `dask scheduler` prints, as tcp://host:8786"
        ) from error


@contextmanager
def _lost(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, TimeoutError) as error:
        raise WorkersLostError(address, f"has no worker left ({error})") from error
