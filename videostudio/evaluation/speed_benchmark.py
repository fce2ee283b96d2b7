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
from pathlib import Path
from typing import Any

from videostudio.evaluation.load_benchmark import run_load_benchmark
from videostudio.evaluation.tables import SpeedFigure, markdown_table
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import ROOT, Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Direction, Speed

PROMPT = "A young man is making a cake"
OTHER_PROMPT = "A dog finds a treasure on the beach"
PAGE_LIMIT_SECONDS = 60.0
"""When to stop waiting for the page."""
IMPORT_RUNS = 5
"""Runs of Python of which the fastest counts: the others were held up by something else."""
TARGETS = {
    "import": 0.2,
    "page": 4.0,
    "cold": 90.0,
    "warm": 60.0,
    "rest": 15.0,
    "again": 1.0,
    "edited": 5.0,
    "memory": 2.5,
}
"""Limits for a draft film of six scenes on a processor: seconds that a person may wait, and GB of memory."""


def import_seconds() -> float:
    """Time that `import videostudio` adds to starting Python; the fastest of `IMPORT_RUNS` runs."""

    def least(program: str) -> float:
        times = []
        for _ in range(IMPORT_RUNS):
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
def _time_block(figures: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - start


def _make_films(queue: "multiprocessing.Queue[dict[str, float]]", profile: str, scenes: int, started: float) -> None:
    """In a process of its own: a first film, a second one, the same again, and one edited scene."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings.from_env(data_dir=Path(folder)))
        first = studio.create(PROMPT, profile=profile, scenes=scenes, seed=1)
        _consume(studio.run(first, Run()))
        figures["cold"] = time.time() - started
        project = studio.create(OTHER_PROMPT, profile=profile, scenes=scenes, seed=2)
        with _time_block(figures, "warm"):
            with _time_block(figures, "script"):
                _consume(studio.script(project, Run()))
            with _time_block(figures, "rest"):
                _consume(studio.run(project, Run()))
        with _time_block(figures, "again"):
            _consume(studio.run(project, Run()))
        script = project.state.script
        assert script is not None
        index = script.scenes[1].index
        editing.update_scene(project, index, camera=Camera(Direction.UP, Speed.FAST), prompt="Something else happens.")
        with _time_block(figures, "edited"):
            _consume(studio.run(project, Run()))
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    queue.put(figures)


def _consume(results: Iterator[Any]) -> None:
    for _ in results:
        pass


def run_speed_benchmark(
    profile: str = "draft", scenes: int = 6, say: Callable[[str], None] | None = None
) -> list[SpeedFigure]:
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
    worker = context.Process(target=_make_films, args=(queue, profile, scenes, time.time()))
    worker.start()
    figures = queue.get()
    worker.join()
    return [
        SpeedFigure("import videostudio", imported, "s", TARGETS["import"]),
        SpeedFigure("python app.py to the page's first answer", page, "s", TARGETS["page"]),
        SpeedFigure(f"prompt to film of {scenes} scenes, cold", figures["cold"], "s", TARGETS["cold"]),
        SpeedFigure(f"prompt to film of {scenes} scenes, warm", figures["warm"], "s", TARGETS["warm"]),
        SpeedFigure("of this, the script", figures["script"], "s"),
        SpeedFigure("of this, references, scenes and film", figures["rest"], "s", TARGETS["rest"]),
        SpeedFigure("the same again, nothing changed", figures["again"], "s", TARGETS["again"]),
        SpeedFigure("again with one edited scene", figures["edited"], "s", TARGETS["edited"]),
        SpeedFigure("peak memory", figures["memory"], "GB", TARGETS["memory"]),
    ]


def speed_report(figures: list[SpeedFigure]) -> str:
    """The figures as a table, with the machine they come from."""
    rows = []
    for figure in figures:
        target = "" if figure.target is None else f"< {figure.target:g} {figure.unit}"
        verdict = "" if figure.target is None else ("yes" if figure.value < figure.target else "no")
        rows.append([figure.what, f"{figure.value:.2f} {figure.unit}", target, verdict])
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"Machine: {machine}\n\n" + markdown_table(rows, ["what", "measured", "target", "met"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `benchmark speed`; with one of the last two, what it tells of is measured and nothing else."""
    parser.add_argument("--profile", default="draft", help="profile to film with")
    parser.add_argument("--scenes", type=int, default=6, help="scenes per film")
    parser.add_argument("--load", type=int, default=0, help="a film beside so many busy processes, instead")
    parser.add_argument("--visitors", type=int, default=0, help="so many films at once, instead")


def main(options: argparse.Namespace) -> int:
    """Measure and write the table to standard output."""
    if options.load > 0 or options.visitors > 1:
        figures = run_load_benchmark(options.profile, options.scenes, options.load, options.visitors, _say)
    else:
        figures = run_speed_benchmark(options.profile, options.scenes, _say)
    sys.stdout.write(speed_report(figures))
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
