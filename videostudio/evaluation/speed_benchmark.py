"""How long a person waits, and how much memory it takes: `python -m videostudio benchmark`.

Every figure comes from processes of its own, so that nothing is warm that would not be warm for a person.
"""

import argparse
import multiprocessing
import os
import platform
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from videostudio.evaluation.tables import table
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import ROOT, Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Direction, Speed

PROMPT = "A young man is making a cake"
OTHER_PROMPT = "A dog finds a treasure on the beach"
PAGE_LIMIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Args:
        what: what was measured.
        value: the figure.
        unit: its unit.
        target: what it should stay under; None for a figure that is only told.
    """

    what: str
    value: float
    unit: str
    target: float | None = None


def import_seconds() -> float:
    """Time that `import videostudio` adds to starting Python; the least of five runs."""

    def least(program: str) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    return max(0.0, least("import videostudio") - least("pass"))


def page_seconds() -> float:
    """Time from starting `python app.py` to the page's first answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VIDEOSTUDIO_PORT": str(port), "VIDEOSTUDIO_DATA": folder}
        start = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while time.perf_counter() - start < PAGE_LIMIT_SECONDS:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                        return time.perf_counter() - start
                except (urllib.error.URLError, OSError):
                    time.sleep(0.05)
        finally:
            server.terminate()
            server.wait()
    return float("inf")


@contextmanager
def _timed(figures: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - start


def _films(queue: "multiprocessing.Queue[dict[str, float]]", profile: str, scenes: int, started: float) -> None:
    """In a process of its own: a first film, a second one, the same again, and one edited scene."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings.from_env(data_dir=Path(folder)))
        first = studio.create(PROMPT, profile=profile, scenes=scenes, seed=1)
        _consume(studio.run(first, Run()))
        figures["cold"] = time.time() - started
        project = studio.create(OTHER_PROMPT, profile=profile, scenes=scenes, seed=2)
        with _timed(figures, "warm"):
            with _timed(figures, "script"):
                _consume(studio.script(project, Run()))
            with _timed(figures, "rest"):
                _consume(studio.run(project, Run()))
        with _timed(figures, "again"):
            _consume(studio.run(project, Run()))
        script = project.state.script
        assert script is not None
        index = script.scenes[1].index
        editing.update_scene(project, index, camera=Camera(Direction.UP, Speed.FAST), prompt="Something else happens.")
        with _timed(figures, "edited"):
            _consume(studio.run(project, Run()))
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    queue.put(figures)


def _consume(results: Iterator[Any]) -> None:
    for _ in results:
        pass


def run_speed_benchmark(
    profile: str = "draft", scenes: int = 6, say: Callable[[str], None] | None = None
) -> list[Figure]:
    """Measure everything.

    Args:
        profile: the profile to film with.
        scenes: scenes per film.
        say: receives a line before each part.
    """
    say = say or (lambda text: None)
    say("Starting Python and the page ...")
    imported, page = import_seconds(), page_seconds()
    say(f"Making films of {scenes} scenes ...")
    context = multiprocessing.get_context("spawn")
    queue: multiprocessing.Queue[dict[str, float]] = context.Queue()
    worker = context.Process(target=_films, args=(queue, profile, scenes, time.time()))
    worker.start()
    figures = queue.get()
    worker.join()
    return [
        Figure("import videostudio", imported, "s", 0.2),
        Figure("python app.py to the page's first answer", page, "s", 4),
        Figure(f"prompt to film of {scenes} scenes, cold", figures["cold"], "s", 90),
        Figure(f"prompt to film of {scenes} scenes, warm", figures["warm"], "s", 60),
        Figure("of this, the script", figures["script"], "s"),
        Figure("of this, references, scenes and film", figures["rest"], "s", 15),
        Figure("the same again, nothing changed", figures["again"], "s", 1),
        Figure("again with one edited scene", figures["edited"], "s", 5),
        Figure("peak memory", figures["memory"], "GB", 2.5),
    ]


def report(figures: list[Figure]) -> str:
    """The figures as a table, with the machine they come from."""
    rows = []
    for figure in figures:
        target = "" if figure.target is None else f"< {figure.target:g} {figure.unit}"
        verdict = "" if figure.target is None else ("yes" if figure.value < figure.target else "no")
        rows.append([figure.what, f"{figure.value:.2f} {figure.unit}", target, verdict])
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"Machine: {machine}\n\n" + table(rows, ["what", "measured", "target", "met"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `benchmark speed`."""
    parser.add_argument("--profile", default="draft", help="profile to film with")
    parser.add_argument("--scenes", type=int, default=6, help="scenes per film")


def main(options: argparse.Namespace) -> int:
    """Measure and write the table to standard output."""
    figures = run_speed_benchmark(options.profile, options.scenes, lambda text: _say(text + "\n"))
    sys.stdout.write(report(figures))
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text)
