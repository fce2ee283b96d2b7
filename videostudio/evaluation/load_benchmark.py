"""How a film fares beside other work, and several films at once: `benchmark speed --load 12 --visitors 3`.

Everything is compared with the same film on the machine as it is, made a moment before in the same process: so the
ratios hold on any machine, also on one that has other things to do.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from videostudio.errors import StudioError
from videostudio.evaluation.tables import SpeedFigure
from videostudio.jobs import Jobs, JobState
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio

FILMED = "A dog finds a treasure on the beach"
BUSY = "while True: pass"


@dataclass(frozen=True, slots=True)
class LoadTargets:
    """What a film beside other work should stay under."""

    # Times the processor's seconds of the film alone, and times what its share of the processor allows.
    processor: float = 1.5
    share: float = 1.5
    # Times one film, for each of several at once; and GB of memory, however many they are.
    each: float = 1.1
    memory: float = 2.5


LOAD_TARGETS = LoadTargets()


@dataclass(frozen=True, slots=True)
class WorkTime:
    """What a piece of work took.

    Args:
        wall: seconds that a person waits.
        processor: seconds of all cores, with those of the encoders that were started.
    """

    wall: float
    processor: float

    @property
    def cores(self) -> float:
        """How many cores it kept busy."""
        return self.processor / self.wall


def run_load_benchmark(
    profile: str, scenes: int, load: int, visitors: int, say: Callable[[str], None]
) -> list[SpeedFigure]:
    """Measure in a process of its own.

    Args:
        profile: the profile to film with.
        scenes: scenes per film.
        load: processes that do nothing but keep the processor busy; 0 leaves that out.
        visitors: films at once; fewer than two leaves that out.
        say: receives a line before each part.
    """
    say(f"Making films of {scenes} scenes, alone and beside other work ...")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measure_apart, profile, scenes, load, visitors).result()


def _measure_apart(profile: str, scenes: int, load: int, visitors: int) -> list[SpeedFigure]:
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings.from_env(data_dir=Path(folder)))
        return measure_load(studio, profile, scenes, load, visitors)


def measure_load(studio: Studio, profile: str, scenes: int, load: int, visitors: int) -> list[SpeedFigure]:
    """Films alone, beside busy processes, and several at once; the arguments are those of `run_load_benchmark`.

    Raises:
        StudioError: a film could not be made.
    """
    film_together(studio, profile, scenes, 1)  # so that all is loaded
    alone = film_together(studio, profile, scenes, 1)[-1]
    figures = [
        SpeedFigure("one film, warm", alone.wall, "s"),
        SpeedFigure("of the processor for it", alone.processor, "s"),
    ]
    if load:
        with busy_processes(load):
            beside = film_together(studio, profile, scenes, 1)[-1]
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        allowed = alone.wall * max(1.0, (load + alone.cores) / cores)
        figures += [
            SpeedFigure(f"one film beside {load} busy processes", beside.wall, "s"),
            SpeedFigure("the same, beside what its share allows", beside.wall / allowed, "times", LOAD_TARGETS.share),
            SpeedFigure(
                "of the processor for it, beside one film alone",
                beside.processor / alone.processor,
                "times",
                LOAD_TARGETS.processor,
            ),
        ]
    if visitors > 1:
        ends = film_together(studio, profile, scenes, visitors)
        figures += [
            SpeedFigure(f"{visitors} films at once: the first is ready", ends[0].wall / alone.wall, "times"),
            SpeedFigure(
                f"{visitors} films at once: the last is ready",
                ends[-1].wall / alone.wall,
                "times",
                LOAD_TARGETS.each * visitors,
            ),
            SpeedFigure("of the processor for each", ends[-1].processor / visitors / alone.processor, "times"),
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return [*figures, SpeedFigure("peak memory", peak, "GB", LOAD_TARGETS.memory)]


def film_together(studio: Studio, profile: str, scenes: int, count: int) -> list[WorkTime]:
    """Make the same film several times at once, as the page does for several visitors.

    Args:
        studio: makes them.
        profile: the profile to film with.
        scenes: scenes per film.
        count: how many films.

    Returns:
        What had gone by when the first was ready, when the second was, and so on.

    Raises:
        StudioError: one could not be made.
    """
    jobs, ends, began = Jobs(grace_seconds=0), list[WorkTime](), WorkTime(time.perf_counter(), _processor_seconds())

    def make_film(run: Run) -> Iterator[object]:
        project = studio.create(FILMED, profile=profile, scenes=scenes, seed=2)
        yield from studio.run(project, run)
        ends.append(WorkTime(time.perf_counter() - began.wall, _processor_seconds() - began.processor))

    for job in [jobs.start(str(n), FILMED, make_film) for n in range(count)]:
        ended = job.wait()
        if ended.state is not JobState.FINISHED:
            raise StudioError(f"A film could not be made: {ended.reason or ended.state.value}")
    return ends


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Processes that keep the processor busy for the length of a `with` block.

    Args:
        count: how many.
    """
    started = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()


def _processor_seconds() -> float:
    """What this process and those it waited for have used; busy ones that still run are not among them."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
