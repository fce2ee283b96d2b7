"""What the page exposes, and the endpoints as a program uses them."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import gradio as gr
import pytest
from gradio_client import Client, handle_file
from PIL import Image

from tests import fakes
from tests.ui.conftest import Served
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui.server import browser_secret, build_app, launch_options

PUBLIC = {
    "make_film",
    "write_script",
    "edit_script",
    "upload_reference",
    "upload_scene_picture",
    "draw_references",
    "draw_scenes",
    "animate_scenes",
    "join_film",
}


@pytest.fixture
def client(served: Served) -> Client:
    return Client(served.url, verbose=False)


def test_only_the_named_endpoints_are_exposed(studio: Studio) -> None:
    app = build_app(studio)
    open_ones = {fn.api_name for fn in app.fns.values() if fn.fn is not None and fn.api_visibility != "private"}
    assert open_ones == PUBLIC
    for fn in app.fns.values():
        assert fn.concurrency_limit is None or not fn.queue or fn.name == "leave", fn.name
    assert browser_secret(studio) == browser_secret(studio)
    options = launch_options(studio.settings)
    assert options["allowed_paths"] == [] and options["show_error"] is False and options["run_history"] is False
    assert all(isinstance(block, gr.blocks.Block) for block in app.blocks.values())


def test_endpoints_are_described(client: Client) -> None:
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert {name.strip("/") for name in named} == PUBLIC
    film = named["/make_film"]
    assert [p["parameter_name"] for p in film["parameters"]] == [
        "prompt",
        "scenes",
        "size",
        "profile",
        "seed",
        "seconds",
        "backends",
        "options",
        "action",
        "camera",
    ]


def test_one_call_makes_a_film(client: Client) -> None:
    film = client.predict("A cook is making a cake", scenes=2, size="128x96", seconds=0.5, api_name="/make_film")
    assert Path(film).read_bytes()[4:8] == b"ftyp"


def test_stage_by_stage(client: Client, tmp_path: Path) -> None:
    project, script = client.predict(
        "A cook is making a cake", scenes=2, size="128x96", seed=3, seconds=0.5, api_name="/write_script"
    )
    assert len(script["scenes"]) == 2
    script["scenes"][1]["action"] = "dancing"
    assert client.predict(project, script, api_name="/edit_script")["scenes"][1]["action"] == "dancing"
    own = tmp_path / "cook.png"
    Image.new("RGB", (100, 80), (9, 99, 199)).save(own)
    assert client.predict(project, "cook", handle_file(str(own)), api_name="/upload_reference") is True
    fakes.CALLS.clear()
    assert client.predict(project, 1, handle_file(str(own)), api_name="/upload_scene_picture") is True
    with pytest.raises(Exception, match="no scene 7"):
        client.predict(project, 7, handle_file(str(own)), api_name="/upload_scene_picture")
    assert len(client.predict(project, api_name="/draw_references")) == 4
    assert len(client.predict(project, api_name="/draw_scenes")) == 2
    assert [subject for stage, subject in fakes.CALLS if stage == "scene_images"] == ["0"]
    clips = client.predict(project, api_name="/animate_scenes")
    film = client.predict(project, api_name="/join_film")
    assert len(clips) == 2 and Path(film).stat().st_size > Path(clips[0]).stat().st_size


def test_refusals_reach_the_caller(client: Client) -> None:
    with pytest.raises(Exception, match="one sentence"):
        client.predict("   ", api_name="/make_film")
    with pytest.raises(Exception, match="Known are: collage"):
        client.predict("A cook", backends={"scene_imager": "nobody"}, api_name="/make_film")
    for wrong, words in (
        ({"scenes": 0}, "0 scenes cannot be made"),
        ({"scenes": 2.5}, "'scenes' must be a whole number"),
        ({"seed": "red"}, "'seed' must be a whole number"),
        ({"seconds": "long"}, "'seconds' must be a number"),
        ({"backends": "all"}, "'backends' must be an object"),
        ({"camera": "off"}, "'camera' must be true or false"),
        ({"options": {"writer": 3}}, "'options' must be an object"),
        ({"profile": "modern", "options": {"image_to_video": {"steps": 0}}}, "at least 1"),
        ({"options": {"image_to_video": {"steps": 9}}}, "has no option 'steps'"),
        ({"profile": "dream"}, "Choose one of: draft"),
    ):
        with pytest.raises(Exception, match=words):
            client.predict("A cook", **wrong, api_name="/make_film")
    with pytest.raises(Exception, match="does not exist"):
        client.predict("guess", api_name="/draw_scenes")
    with pytest.raises(Exception, match="cannot be drawn"):
        client.predict("A broken cook", scenes=2, size="128x96", seconds=0.5, api_name="/make_film")


def test_a_cancelled_call_stops_its_work(client: Client, served: Served) -> None:
    fakes.CALLS.clear()
    call = client.submit("A slow cook makes a cake", scenes=12, size="128x96", seconds=2, api_name="/make_film")
    deadline = time.monotonic() + 60
    while not any(stage == "clips" for stage, _ in fakes.CALLS):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    call.cancel()
    while any(served.jobs.running(p) for p in served.jobs.busy()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_projects_cannot_be_read_by_guessing_paths(served: Served) -> None:
    project = served.studio.create("A secret film", size="128x96")
    for path in (project.folder / "project.json", served.studio.projects.root / ".browser-secret", "/etc/hostname"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{served.url}gradio_api/file={quote(str(path))}")
        assert refused.value.code == 403


def test_opening_the_page_loads_no_model_library() -> None:
    code = (
        "import sys, app; from videostudio.ui.server import build_app; "
        "heavy = [m for m in ('torch', 'diffusers', 'transformers', 'moviepy', 'rembg') if m in sys.modules]; "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_the_start_file_is_short() -> None:
    assert len(Path("app.py").read_text().splitlines()) <= 20


def test_the_page_is_opened_with_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings.from_arguments(["--share", "--port", "0", "--data", str(tmp_path), "--profile", "draft"])
    assert launch_options(settings)["share"] is True and settings.data_dir == tmp_path
    assert launch_options(Settings.from_arguments([]))["share"] is False
    space = {"GRADIO_SERVER_NAME": "0.0.0.0", "GRADIO_SERVER_PORT": "7861"}
    options = launch_options(Settings.from_env(space))
    assert (options["server_name"], options["server_port"]) == ("0.0.0.0", 7861)
    options = launch_options(Settings.from_env({**space, "VIDEOSTUDIO_PORT": "8000"}))
    assert options["server_port"] == 8000
    with pytest.raises(SystemExit, match="2"):
        Settings.from_arguments(["--port", "many"])
    assert "--port" in capsys.readouterr().err


def test_a_taken_port_and_a_wrong_setting_are_told_without_a_traceback(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "app.py", "--port", port, "--data", str(tmp_path)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and "--port 0" in ended.stderr and "Traceback" not in ended.stderr
    ended = subprocess.run([*command, "--profile", "dream"], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and "Choose one of: draft" in ended.stderr and "Traceback" not in ended.stderr
    wrong = {**os.environ, "VIDEOSTUDIO_MAX_SCENES": "lots"}
    ended = subprocess.run([sys.executable, "app.py"], capture_output=True, text=True, timeout=60, env=wrong)
    assert ended.returncode == 2 and "VIDEOSTUDIO_MAX_SCENES is 'lots'" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_old_projects_are_swept_away_while_the_page_is_served(tmp_path: Path) -> None:
    studio = Studio(Settings(data_dir=tmp_path, keep_days=1), fakes.REGISTRY)
    old, fresh = studio.create("A cook bakes"), studio.create("A dog runs")
    for path in (old.folder / "project.json", old.folder / "artefacts"):
        if path.exists():
            os.utime(path, (1, 1))
    app = build_app(studio)
    for _ in range(100):
        if not old.folder.exists():
            break
        time.sleep(0.05)
    assert not old.folder.exists() and fresh.folder.exists()
    del app
