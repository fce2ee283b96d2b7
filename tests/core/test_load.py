"""Beside other work, and with several visitors: threads that wait sleep, and whoever came first is served first."""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fakes import story
from videostudio.evaluation import load_benchmark, speed_benchmark
from videostudio.evaluation.tables import SpeedFigure
from videostudio.jobs import Jobs, JobState
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import ROOT
from videostudio.studio import Studio
from videostudio.types import Clip, Reference, SceneImage, Video

ALLOCATOR = ("PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF")
CHOICES = ("OMP_WAIT_POLICY", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", *ALLOCATOR)


def run_program(program, **environment):
    plain = {name: value for name, value in os.environ.items() if name not in CHOICES}
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True, env=plain | environment
    )


@pytest.mark.skipif(sys.platform != "linux", reason="GNU's OpenMP tells what it goes by")
@pytest.mark.parametrize("entrance", ["app", "videostudio.cli.main", "videostudio.backends.writers.chat_model"])
def test_threads_that_wait_for_others_sleep(entrance):
    told = run_program(f"import {entrance}, torch", OMP_DISPLAY_ENV="TRUE").stderr
    assert "OMP_WAIT_POLICY = 'PASSIVE'" in told
    chosen = run_program(f"import {entrance}, torch", OMP_DISPLAY_ENV="TRUE", OMP_WAIT_POLICY="ACTIVE").stderr
    assert "OMP_WAIT_POLICY = 'ACTIVE'" in chosen, "an operator's own choice holds"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere blocks cannot grow")
@pytest.mark.parametrize("entrance", ["app", "videostudio.cli.main", "videostudio.backends.writers.chat_model"])
def test_pytorch_takes_blocks_of_gpu_memory_that_can_grow(entrance):
    settings = f"import {entrance}, torch; print('|' + torch._C._accelerator_getAllocatorSettings())"

    def found(**chosen):
        return run_program(settings, **chosen).stdout.strip().rpartition("|")[2]

    assert found() == "expandable_segments:True"
    for name in ALLOCATOR:
        assert found(**{name: "max_split_size_mb:64"}) == "max_split_size_mb:64", "an operator's own choice holds"


def test_on_zerogpu_the_allocator_is_left_to_the_platform():
    told = "import os, videostudio; print(os.environ.get('PYTORCH_ALLOC_CONF'))"
    assert run_program(told, SPACES_ZERO_GPU="1").stdout.strip() == "None"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="Linux tells a process's threads")
def test_small_products_are_not_shared_between_threads():
    count = "import os, videostudio, numpy; numpy.ones((500, 500)) @ numpy.ones((500, 500)); "
    assert run_program(count + "print(len(os.listdir('/proc/self/task')))").stdout.strip() == "1"


ARENAS = """
import ctypes, sys, threading
from videostudio.jobs import Jobs
Jobs(1)
here, libc = threading.Barrier(13), ctypes.CDLL(None)
def work():
    libc.malloc(1000), here.wait(), here.wait()
for _ in range(12):
    threading.Thread(target=work).start()
here.wait()
libc.fopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w")))
libc.fflush(None), here.wait()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_many_films_share_their_memory(tmp_path):
    subprocess.run([sys.executable, "-c", ARENAS, str(tmp_path / "arenas.xml")], cwd=ROOT, check=True)
    assert 1 <= (tmp_path / "arenas.xml").read_text().count("<heap ") <= 2


def test_the_segmenters_threads_sleep_too():
    from videostudio.backends.cutouts.sessions import find_u2net, open_u2net

    inner = open_u2net(find_u2net("u2netp"), 1).session.inner_session
    options = inner.get_session_options()
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"
    assert options.intra_op_num_threads == 1


def test_of_three_films_at_once_the_first_is_ready_first_and_everybody_is_told_their_place(studio):
    jobs, blocker, made, told = Jobs(60), Run(), [], [set(), set(), set()]

    def work(n, project):
        def film(run):
            for result in studio.run(project, run):
                made.append((n, type(result)))
                yield result

        return film

    started = []
    with studio.manager.queue.attend(blocker):
        for n in range(3):
            project = studio.create("A cook is making a cake", seed=n, size="128x96", seconds=0.5, fps=8)
            editing.replace_script(project, story())
            started.append(jobs.start(project.folder.name, f"Film {n}", work(n, project)))
        deadline = time.monotonic() + 20
        while not all(job.snapshot().waiting for job in started) and time.monotonic() < deadline:
            time.sleep(0.01)
        # A tick of a tenth of a second tells the place anew.
        while not all(told) and time.monotonic() < deadline:
            for n, job in enumerate(started):
                told[n] |= {job.snapshot().text} & {f"Waiting: {n + 1} {'runs' if n else 'run'} before yours"}
    assert all(told), "each is told how many come before"
    assert [job.wait(60).state for job in started] == [JobState.FINISHED] * 3
    models = [pair for pair in made if pair[1] is not Video]
    assert models == [(n, kind) for n in range(3) for kind in (*[Reference] * 4, *[SceneImage] * 3, *[Clip] * 3)], (
        "nobody who came later comes between two scenes"
    )
    assert [n for n, kind in made if kind is Video] == [0, 1, 2]


@pytest.fixture
def told_story(monkeypatch):
    def script(self, project, run):
        editing.replace_script(project, story())
        yield project.state.script

    monkeypatch.setattr(Studio, "script", script)


def test_the_benchmark_compares_films_beside_busy_processes_and_one_another(studio, told_story, monkeypatch):
    busy = []

    class Watched(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            busy.append(self)

    with monkeypatch.context() as watched:
        watched.setattr(load_benchmark.subprocess, "Popen", Watched)
        with load_benchmark.busy_processes(2):
            assert [process.poll() for process in busy] == [None, None]
    assert None not in [process.poll() for process in busy]
    figures = load_benchmark.measure_load(studio, "draft", 3, 1, 2)
    assert all(figure.value > 0 for figure in figures)
    assert [(figure.unit, figure.target is None) for figure in figures] == [
        ("s", True), ("s", True), ("s", True), ("times", False), ("times", False), ("times", True), ("times", False),
        ("times", True), ("GB", False),
    ]  # fmt: skip
    assert next(f.target for f in figures if "last" in f.what) == pytest.approx(2.2)


def test_a_film_that_fails_is_no_figure(studio):
    with pytest.raises(load_benchmark.StudioError, match="The writer is silent"):
        load_benchmark.film_together(studio, "draft", 3, 1)


def test_the_command_prints_what_was_asked_for(monkeypatch, capsys):
    asked = []

    def measured(*args):
        asked.append(args[:4])
        return [SpeedFigure("one film", 3.0, "times", 2.0)]

    monkeypatch.setattr(speed_benchmark, "run_load_benchmark", measured)
    parser = argparse.ArgumentParser()
    speed_benchmark.add_arguments(parser)
    assert speed_benchmark.main(parser.parse_args(["--load", "12", "--visitors", "3"])) == 0
    assert asked == [("draft", 6, 12, 3)]
    assert "| one film | 3.00 times | < 2 times | no  |" in capsys.readouterr().out
