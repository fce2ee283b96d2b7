"""Jobs: work that goes on in a thread of its own, whoever watches, until it is finished, stopped or left alone.

The page and the API start a job and watch its snapshots. A refresh of the page finds the job by its project; a page
that is closed stops its job after a while, unless somebody comes back to the project.
"""

import asyncio
import contextvars
import ctypes
import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from videostudio.errors import InputError, StudioError
from videostudio.run import Cancelled, CancelToken, Progress, Run
from videostudio.types import Script, Stage

log = logging.getLogger(__name__)

# Finished jobs that are still remembered, so that a page that comes back can tell how they ended.
KEPT_JOBS = 500
# How often a watcher looks, in seconds, and how often it reports when only the clock moved.
POLL_SECONDS = 0.25
PULSE_SECONDS = 1.0
# Of a language model's text, so much is kept for the page.
KEPT_TEXT = 6000
# Before that much is done, in seconds and as a share, nobody can say how long the rest takes.
GUESS_FROM_SECONDS = 2.0
GUESS_FROM_FRACTION = 0.05
# A guess is dropped when only this share of it is left and nothing has moved.
GUESS_UNTIL_SHARE = 0.5
# glibc's number for the most arenas there are, and how many there may be: one for each core of a small machine.
M_ARENA_MAX, ARENAS = -8, 2


class JobState(StrEnum):
    """How far a job is."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A job at one moment.

    Args:
        id: the job.
        project: id of the project it works on.
        title: what was asked for.
        state: how far it is.
        fraction: how much is done, 0 to 1.
        text: what happens now.
        waiting: whether it waits for its turn; `text` then tells the place in the queue.
        stage: the stage that is at work; empty before the first.
        subject: the scene's index or the entity's name it works on.
        written: what a language model has written so far, its end.
        script: the script as far as it is written; None in other stages.
        seconds: how long it has run, without waiting.
        left: how many seconds it may still take; None while that cannot be said.
        reason: why it failed.
        results: how many results it gave so far.
    """

    id: str
    project: str
    title: str
    state: JobState = JobState.RUNNING
    fraction: float = 0.0
    text: str = "Starting"
    waiting: bool = False
    stage: Stage | Literal[""] = ""
    subject: str = ""
    written: str = ""
    script: Script | None = None
    seconds: float = 0.0
    left: float | None = None
    reason: str = ""
    results: int = 0

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.state is JobState.RUNNING


Work = Callable[[Run], Iterable[Any]]


@dataclass(slots=True)
class _Clock:
    """Time at work, without the time spent waiting."""

    spent: float = 0.0
    since: float = field(default_factory=time.monotonic)
    waiting: bool = False

    def turn(self, waiting: bool) -> None:
        now = time.monotonic()
        if not self.waiting:
            self.spent += now - self.since
        self.since, self.waiting = now, waiting

    @property
    def seconds(self) -> float:
        return self.spent + (0.0 if self.waiting else time.monotonic() - self.since)


class Job:
    """One piece of work in a thread of its own.

    Args:
        project: id of the project.
        title: what was asked for.
        work: does it, reporting to the run it is given; what it yields is counted.
        visitor: the network address it was asked for from; empty where nobody tells.
    """

    def __init__(self, project: str, title: str, work: Work, visitor: str = "") -> None:
        self.id, self.project, self.title, self.visitor = secrets.token_hex(8), project, title, visitor
        self.token = CancelToken()
        self._work, self._lock, self._clock = work, threading.Lock(), _Clock()
        self._progress, self._state = Progress(0.0, "Starting"), JobState.RUNNING
        self._stage: Stage | Literal[""] = ""
        self._subject = self._headline = self._written = self._reason = ""
        self._script: Script | None = None
        self._results, self._moved = 0, (0.0, 0.0)
        # In the context of whoever asks: a Space charges the GPU time to the visitor whose request it finds there.
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._run,), name=f"job-{self.id}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop at its next step."""
        self.token.cancel()

    def wait(self, seconds: float | None = None) -> Snapshot:
        """Wait until it has ended, for so long at most."""
        self._thread.join(seconds)
        return self.snapshot()

    def snapshot(self) -> Snapshot:
        """The job at this moment."""
        with self._lock:
            seconds, fraction = self._clock.seconds, self._progress.fraction
            running = self._state is JobState.RUNNING
            return Snapshot(
                id=self.id,
                project=self.project,
                title=self.title,
                state=self._state,
                fraction=fraction,
                text=self._text(running),
                waiting=running and self._progress.waiting,
                stage=self._stage,
                subject=self._subject,
                written=self._written,
                script=self._script,
                seconds=seconds,
                left=self._left(seconds) if running else None,
                reason=self._reason,
                results=self._results,
            )

    def _left(self, seconds: float) -> float | None:
        """Seconds to go as they were when it last moved, counted down since; None once that has proved wrong."""
        moved, fraction = self._moved
        if moved < GUESS_FROM_SECONDS or fraction < GUESS_FROM_FRACTION:
            return None
        whole = moved * (1 - fraction) / fraction
        left = whole - (seconds - moved)
        return left if left >= whole * GUESS_UNTIL_SHARE else None

    def _text(self, running: bool) -> str:
        """What happens now: the stage's own words first, then those of the step inside it."""
        if running and self.token.cancelled:
            return "Stopping at the next step"
        now, headline = self._progress.text, self._headline
        return now if self._progress.waiting or not headline or now.startswith(headline) else f"{headline} · {now}"

    def _run(self) -> None:
        run = Run(self._on_progress, self._on_text, self.token)
        try:
            for result in self._work(run):
                with self._lock:
                    self._results += 1
                    self._script = result if isinstance(result, Script) else None
            state, reason = JobState.FINISHED, ""
        except Cancelled:
            state, reason = JobState.STOPPED, ""
        except StudioError as error:
            log.warning("job %s failed: %s", self.title, error)
            state, reason = JobState.FAILED, str(error)
        except Exception as error:  # whatever it was, the page must learn that the job has ended
            log.exception("job %s failed", self.title)
            state = JobState.FAILED
            reason = f"Something went wrong inside the program ({type(error).__name__}). Try again."
        with self._lock:
            self._clock.turn(waiting=True)
            self._state, self._reason = state, reason

    def _on_progress(self, progress: Progress) -> None:
        with self._lock:
            if progress.waiting != self._clock.waiting:
                self._clock.turn(progress.waiting)
            if progress.fraction != self._progress.fraction:
                self._moved = (self._clock.seconds, progress.fraction)
            self._progress = progress
            if progress.stage:
                self._stage, self._subject, self._headline = Stage(progress.stage), progress.subject, progress.text

    def _on_text(self, text: str) -> None:
        with self._lock:
            self._written = (self._written + text)[-KEPT_TEXT:]


def limit_arenas() -> None:
    """Let threads share their memory: every film has a new one, and an arena of its own would keep what it freed."""
    try:
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)
    except (AttributeError, OSError, TypeError):  # another C library, without arenas
        log.debug("memory arenas are not limited here")


class Jobs:
    """The jobs of all projects, and the pages that look at them.

    Args:
        grace_seconds: how long a job goes on after the last page of its project was closed.
        max_runs: jobs of one visitor at a time, waiting ones included; 0 is no limit.
        max_queue: jobs of all visitors at a time; 0 is no limit.
    """

    def __init__(self, grace_seconds: float, max_runs: int = 0, max_queue: int = 0) -> None:
        limit_arenas()
        self.grace_seconds, self.max_runs, self.max_queue = grace_seconds, max_runs, max_queue
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pages: dict[str, set[str]] = {}
        self._alone_since: dict[str, float] = {}

    def start(self, project: str, title: str, work: Work, page: str = "", visitor: str = "") -> Job:
        """Start a job.

        Args:
            project: id of the project.
            title: what was asked for.
            work: see `Job`.
            page: the page that asks; empty for callers without one.
            visitor: the network address it asks from; empty counts for nobody.

        Raises:
            InputError: the project has one that still runs, or there are too many.
        """
        job = Job(project, title, work, visitor)
        with self._lock:
            if self._running(project):
                raise InputError("This project is already being worked on. Wait until it is done, or press Stop.")
            self._check_room(visitor)
            self._jobs[project] = job
            self._jobs.move_to_end(project)
            done = [p for p, j in self._jobs.items() if not j.snapshot().running]
            for old in done[: max(0, len(self._jobs) - KEPT_JOBS)]:
                del self._jobs[old]
        if page:
            self.arrive(page, project)
        job.start()
        return job

    def _check_room(self, visitor: str) -> None:
        at_work = [job for job in self._jobs.values() if job.snapshot().running]
        own = sum(job.visitor == visitor for job in at_work) if visitor else 0
        if self.max_runs and own >= self.max_runs:
            raise InputError(
                f"{own} of your films are being made or waiting already, and no more than {self.max_runs} may be at a "
                "time. Wait for one of them, or stop one under “My projects”. Nothing you entered is lost."
            )
        if self.max_queue and len(at_work) >= self.max_queue:
            raise InputError(
                f"{len(at_work)} films are being made or waiting here at the moment. Try again in a few minutes; "
                "nothing you entered is lost."
            )

    def of(self, project: str) -> Job | None:
        """The project's last job, running or ended; None where there was none."""
        with self._lock:
            return self._jobs.get(project)

    def running(self, project: str) -> Job | None:
        """The project's job, if it is at work."""
        with self._lock:
            return self._running(project)

    def busy(self) -> tuple[str, ...]:
        """Ids of the projects that are worked on or looked at."""
        with self._lock:
            at_work = {p for p in self._jobs if self._running(p)}
            return tuple(at_work | {p for projects in self._pages.values() for p in projects})

    def stop(self, project: str) -> bool:
        """Ask the project's job to stop; tells whether there was one."""
        job = self.running(project)
        if job is not None:
            job.stop()
        return job is not None

    def forget(self, project: str) -> None:
        """Say no more about how the project's last job ended."""
        with self._lock:
            if self._running(project) is None:
                self._jobs.pop(project, None)

    def arrive(self, page: str, project: str) -> None:
        """A page looks at a project."""
        with self._lock:
            self._pages.setdefault(page, set()).add(project)
            self._alone_since.pop(project, None)

    def leave(self, page: str) -> None:
        """A page was closed: jobs nobody else looks at stop after the grace period."""
        with self._lock:
            left = self._pages.pop(page, set())
            alone = [p for p in left if self._running(p) and not self._watched(p)]
            for project in alone:
                self._alone_since[project] = time.monotonic()
        for project in alone:
            timer = threading.Timer(self.grace_seconds, self._stop_if_alone, [project])
            timer.daemon = True
            timer.start()

    async def watch(self, job: Job) -> AsyncIterator[Snapshot]:
        """Snapshots as something moves, the last one after the job has ended. No thread waits."""
        seen, told = None, 0.0
        while True:
            now = job.snapshot()
            moved = (now.fraction, now.text, now.written, now.results, now.state, now.waiting, now.subject)
            if moved != seen or time.monotonic() - told >= PULSE_SECONDS:
                seen, told = moved, time.monotonic()
                yield now
            if not now.running:
                return
            await asyncio.sleep(POLL_SECONDS)

    def _running(self, project: str) -> Job | None:
        job = self._jobs.get(project)
        return job if job is not None and job.snapshot().running else None

    def _watched(self, project: str) -> bool:
        return any(project in projects for projects in self._pages.values())

    def _stop_if_alone(self, project: str) -> None:
        with self._lock:
            since = self._alone_since.get(project)
            job = self._running(project)
            if since is None or time.monotonic() - since < self.grace_seconds - 0.05:
                return
            del self._alone_since[project]
        if job is not None:
            log.info("stopping %s: its page was closed", job.title)
            job.stop()
