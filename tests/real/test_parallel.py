"""Several processes make one film, or share a list of prompts; the launcher's environment, two processes, no GPU."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from tests import fakes
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio

PROGRAM = (
    "import sys; from tests.fakes import REGISTRY; from videostudio.cli.main import main; "
    "sys.exit(main(None, REGISTRY))"
)


def launch(arguments: list[str], count: int = 2) -> list[subprocess.CompletedProcess]:
    """Start processes as accelerate's launcher does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    started = []
    for rank in range(count):
        place = {"WORLD_SIZE": str(count), "RANK": str(rank), "LOCAL_RANK": str(rank), "LOCAL_WORLD_SIZE": str(count)}
        address = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "ACCELERATE_USE_CPU": "true"}
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *arguments],
                env={**os.environ, **place, **address},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
            )
        )  # fmt: skip
    return [
        subprocess.CompletedProcess(p.args, p.wait(), *texts) for p in started for texts in [p.communicate(timeout=200)]
    ]


def test_two_processes_make_the_film_that_one_makes(tmp_path):
    script = tmp_path / "script.json"
    script.write_text(fakes.story().to_json())
    common = ["--script", str(script), "--seed", "7", "--size", "128x96", "--seconds", "0.5", "--fps", "8", "--json"]
    done = launch(["render", *common, "--project", str(tmp_path / "two"), "-o", str(tmp_path / "two.mp4")])
    assert [d.returncode for d in done] == [0, 0], [d.stderr[-800:] for d in done]
    assert done[1].stdout == ""
    assert json.loads(done[0].stdout)["scenes"] == 3
    studio = Studio(Settings(data_dir=tmp_path), fakes.REGISTRY)
    together = studio.projects.open_folder(tmp_path / "two")
    alone = studio.create("A cook is making a cake", tmp_path / "one", seed=7, size="128x96", seconds=0.5, fps=8)
    editing.replace_script(alone, fakes.story())
    list(studio.run(alone, Run()))
    assert together.store.keys() == alone.store.keys()


def test_two_processes_share_a_list_of_prompts(tmp_path):
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("# three films\nA cook is making a cake\n\nA dog runs\nA ship sails\n")
    studio = Studio(Settings(data_dir=tmp_path), fakes.REGISTRY)
    for place, prompt in enumerate(("A cook is making a cake", "A dog runs", "A ship sails"), 1):
        made = studio.create(prompt, tmp_path / f"home/{place:03}", seed=7, size="128x96", seconds=0.5, fps=8)
        editing.replace_script(made, fakes.story(2))
    folders = ["--project", str(tmp_path / "home"), "-o", str(tmp_path / "films")]
    done = launch(["render", "--prompts", str(prompts), *folders])
    assert [d.returncode for d in done] == [0, 0], [d.stderr[-800:] for d in done]
    assert sorted(p.name for p in (tmp_path / "films").glob("*.mp4")) == ["001.mp4", "002.mp4", "003.mp4"]
