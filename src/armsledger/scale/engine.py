"""Tasks over a crew whose processes may die: few in flight, each tried again, and what keeps killing is found out.

A process may die of anything, so one death says nothing of a task. A task in flight at `_MOST_DEATHS` deaths is tried
again alone; if its process dies then too, it is to blame, and `on_killer` says what to do with it.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, Final, Generic, TypeVar

from armsledger.errors import WorkersLostError
from armsledger.scale.crews import Crew

_MOST_DEATHS: Final = 2
_A_WORKER: Final = 2  # tasks in flight for each, so that none waits for the driver
_TOO_MANY: Final = 8  # deaths in a row in which nothing at all got done

J = TypeVar("J")


class Engine(Generic[J]):
    """Runs tasks of one kind: `task` is a function of a module, its jobs are values.

    `is_told` says whether a process that ended has left word that it was for this job: it is then tried alone at once.
    """

    def __init__(
        self,
        crew: Crew,
        task: Callable[[J], Any],
        name: Callable[[J], str],
        is_told: Callable[[J], bool] = lambda _: False,
    ) -> None:
        self._crew = crew
        self._is_told = is_told
        self._task = task
        self._name = name
        self._deaths: Counter[str] = Counter()
        self._in_vain = 0

    def run(self, jobs: Iterable[J], on_done: Callable[[J, Any], None], on_killer: Callable[[J], J | None]) -> None:
        """Do all jobs, in whatever order; `jobs` are asked for only as there is room.

        `on_done` is told each answer. `on_killer` gets a job that kills its process when it is alone, and gives it back
        changed, to be tried again, or None. Any other error of a task ends the run.
        """
        suspects: deque[J] = deque()
        suspects.extend(self._run_many(iter(jobs), on_done))
        if suspects:
            self._crew.renew()  # memory that others left behind is not held against them
        for suspect in suspects:
            job: J | None = suspect
            while job is not None:
                died, answer = self.try_alone(job)
                if not died:
                    on_done(job, answer)
                    break
                job = on_killer(job)

    def try_alone(self, job: J) -> tuple[bool, Any]:
        """Whether the process died of a job that had the crew for itself, and its answer if not."""
        try:
            return False, self._crew.submit(self._task, job).result()
        except BaseException as error:
            if not self._crew.is_death(error):
                raise
            self._crew.renew()
            return True, None

    def _run_many(self, jobs: Iterator[J], on_done: Callable[[J, Any], None]) -> Iterator[J]:
        """Give those jobs that are under suspicion; all others are done."""
        again: deque[J] = deque()
        running: dict[Future[Any], J] = {}
        while True:
            self._fill(jobs, again, running)
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            dead = [job for future in done if (job := self._settle(future, running, on_done)) is not None]
            if not dead:
                continue
            dead += [job for future in list(running) if (job := self._lost(future, running, on_done)) is not None]
            self._bury(dead)
            for job in dead:
                if self._deaths[self._name(job)] >= _MOST_DEATHS or self._is_told(job):
                    yield job
                else:
                    again.append(job)

    def _fill(self, jobs: Iterator[J], again: "deque[J]", running: "dict[Future[Any], J]") -> None:
        while len(running) < _A_WORKER * self._crew.width:
            job = again.popleft() if again else next(jobs, None)
            if job is None:
                return
            try:
                running[self._crew.submit(self._task, job)] = job
            except BaseException as error:
                if not self._crew.is_death(error):
                    raise
                again.appendleft(job)
                if running:
                    return  # the pool broke meanwhile; those in flight will say so
                self._bury([])

    def _settle(
        self, future: "Future[Any]", running: "dict[Future[Any], J]", on_done: Callable[[J, Any], None]
    ) -> J | None:
        """The job of a future that is done if its process died, None if there is an answer."""
        job = running.pop(future)
        try:
            answer = future.result()
        except BaseException as error:
            if not self._crew.is_death(error):
                raise
            return job
        self._in_vain = 0
        on_done(job, answer)
        return None

    def _lost(
        self, future: "Future[Any]", running: "dict[Future[Any], J]", on_done: Callable[[J, Any], None]
    ) -> J | None:
        """The same for one that was in flight when a process died: on this machine all break, on a cluster none."""
        if self._crew.driver_pid is None and not future.done():
            return None
        return self._settle(future, running, on_done)

    def _bury(self, dead: list[J]) -> None:
        self._in_vain += 1
        if self._in_vain > _TOO_MANY:
            raise WorkersLostError(
                self._crew.words, f"{self._in_vain} times in a row a process ended with nothing done"
            )
        self._deaths.update(self._name(job) for job in dead)
        self._crew.renew()
