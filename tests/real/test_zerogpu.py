"""ZeroGPU: every kind of model works in GPU calls, with the platform's own package in a process of its own."""

import json
import os
import pickle
import subprocess
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import ClipRequest, Message, Reply, WriteOptions
from videostudio.backends.runtime import zerogpu
from videostudio.types import Scene, SceneImage, Size

pytestmark = pytest.mark.long(35)

ROOT = Path(__file__).parents[2]


class Scheduler(ThreadingHTTPServer):
    """The service that lends GPUs: gives every call one, until it is told to refuse."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.refuses = [], False


class Handler(BaseHTTPRequestHandler):
    """Its four questions, see the package's `zero/api.py`."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        place = urlsplit(self.path)
        server: Scheduler = self.server
        server.asked.append((place.path, dict(parse_qsl(place.query))))
        answer, status = {}, 200
        if place.path == "/refuse":
            server.refuses = True
        if place.path == "/schedule":
            answer = {"idle": True, "nvidiaIndex": 0, "nvidiaUUID": "GPU-0", "allowToken": f"t{len(server.asked)}"}
            if server.refuses:
                answer, status = {"left": 3, "wait": 3600}, 429
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *given):
        pass


@pytest.fixture(scope="module")
def space(snapshots, tmp_path_factory):
    """What a Space's checks found, and what they asked of the service that lends GPUs."""
    folder = tmp_path_factory.mktemp("space")
    rows = ("qwen3-4b", "qwen3-klein", "no-references", "modelscope-t2v")
    (folder / "options.json").write_text(json.dumps({row: snapshots.options(row) for row in rows}))
    (folder / "cgroup").write_text("1:devices:/space\n")
    server = Scheduler()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    variables = {
        "SPACES_ZERO_GPU": "1",
        "SPACES_ZERO_DEVICE_API_URL": f"http://127.0.0.1:{server.server_port}",
        "ZEROGPU_PROC_SELF_CGROUP_PATH": str(folder / "cgroup"),
        "VIDEOSTUDIO_THREADS": "1",
        "VIDEOSTUDIO_DATA": str(folder / "projects"),
        "OMP_NUM_THREADS": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.real.zerogpu_space", str(folder / "options.json"), str(folder / "found.json")],
        env={**os.environ, **variables}, cwd=ROOT, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    server.shutdown()
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return json.loads((folder / "found.json").read_text()), server.asked


def test_what_runs_outside_of_gpu_calls_stays_on_the_processor(space):
    found, _ = space
    assert found["device"] == "cuda"
    assert found["memory"] == zerogpu.SLICE_GB
    assert found["embedder"] == [2, 384]


def test_language_models_write_in_gpu_calls(space):
    """Loaded in a job's thread, moved in the worker; replies come back whole, their text as it is written."""
    found, _ = space
    assert found["writer"] == [["Reply", True, 2], True, [True, True]]
    assert found["shared_writer"] == [2, 2, 2]


def test_a_scene_is_drawn_and_animated_in_gpu_calls_with_progress(space):
    found, _ = space
    assert found["picture"] == [[64, 64, 3], True, True, 2]
    assert found["clip"] == [[5, 64, 64, 3], True, 2]


def test_stop_is_heard_at_once_and_the_next_request_works(space):
    found, _ = space
    assert isinstance(found["stop"], list), found["stop"]
    ended, pieces, replies, shape = found["stop"]
    assert ended == ["stopped", "stopped"]
    assert pieces < 200  # of 1500 tokens; what was under way when Stop came is still heard
    assert replies == 2
    assert shape == [64, 64, 3]


def test_one_function_for_each_kind_of_work_and_a_worker_that_stays(space):
    """Workers are forked at the first call, for another model, and after a failure; not for each request."""
    found, asked = space
    scheduled = [values["taskId"] for path, values in asked if path == "/schedule"]
    forked = [values["pid"] for path, values in asked if path == "/allow"]
    assert found["declared"] == 4
    assert len(set(scheduled)) == 4
    assert len(set(forked)) == len(forked) < len(scheduled)
    first = [path for path, _ in asked[:5]]
    assert first == ["/schedule", "/allow", "/release", "/schedule", "/release"]


def test_troubles_inside_a_call_are_told_in_words_and_the_next_call_works(space):
    found, _ = space
    unpicklable, unreadable, broken, drawn = found["troubles"]
    assert "lambda" in unpicklable
    assert "cannot be read" in unreadable
    assert "ValueError: the weights have holes" in broken
    assert drawn == "drawn"


def test_evicted_models_are_let_go(space):
    found, _ = space
    assert found["evicted"] == [True, True]


def test_the_gpu_time_is_the_visitors_whose_page_asked(space):
    found, asked = space
    tokens = [values.get("token") for path, values in asked if path == "/schedule"]
    assert found["visitor"] == 2
    assert "a.e30.c" in tokens
    assert tokens[0] is None


def test_a_used_up_quota_is_told_with_what_to_do(space):
    found, _ = space
    assert "time on this Space is used up" in found["quota"]
    assert "Log in" in found["quota"]


def test_a_reply_survives_pickling():
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(Reply("yes", -0.5), protocol))
        assert (type(again), again, again.mean) == (Reply, "yes", -0.5)


def clip_request(frames: int) -> ClipRequest:
    image = SceneImage(0, "key", "content", ROOT / "a.png", ROOT / "a.png", 1)
    return ClipRequest(Scene(0, "A cook bakes.", ("cook",), "kitchen"), image, Size(832, 480), frames, 24, 1)


def test_a_call_asks_for_the_time_that_its_work_takes():
    def drawing(name, frames=73, more_gb=0.0, **options):
        row = BUILTIN.get(name)
        row = replace(row, memory_gb=row.memory_gb + more_gb, options=replace(row.options, **options))
        return zerogpu.seconds_for(row, row.options, (clip_request(frames),))

    def writing(name, tokens):
        row = BUILTIN.get(name)
        dialogue = (Message("user", "Who is in the film?" * 100),)
        return zerogpu.seconds_for(row, None, ([dialogue], WriteOptions(max_new_tokens=tokens)))

    assert drawing("wan22", steps=80) > 1.5 * drawing("wan22", steps=40)
    assert drawing("wan22", frames=25) < drawing("wan22") < 400
    assert drawing("videostudio-vid") == drawing("videostudio-vid", frames=16)
    assert writing("glm-4-9b", 1300) > 5 * writing("glm-4-9b", 130) / 2
    assert drawing("wan22", more_gb=30.0) > drawing("wan22") + 5
