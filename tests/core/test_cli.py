"""The command line, called as a person would."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import fakes
from tests.core.test_media import sound
from videostudio.cli.console import DONE, FAILED, PARTLY, STOPPED
from videostudio.cli.main import main
from videostudio.errors import InputError
from videostudio.media.frames import read_frames
from videostudio.media.sound import open_sound

ROOT = Path(__file__).parents[2]


@pytest.fixture
def call(tmp_path, capsys):
    (tmp_path / "script.json").write_text(fakes.story().to_json())

    def call(*arguments):
        fakes.CALLS.clear()
        code = main([*map(str, arguments), "--data", str(tmp_path / "projects")], fakes.REGISTRY)
        out, err = capsys.readouterr()
        return code, out, err

    return call


BRIEF = ("--size", "128x96", "--seconds", "0.5", "--fps", "8", "--seed", "3")


def render(call, tmp_path, *more):
    film, project = tmp_path / "film.mp4", tmp_path / "work"
    script = ("--script", tmp_path / "script.json")
    return call("render", *script, "-o", film, "--project", project, *BRIEF, *more)


def test_render_gives_a_film_and_goes_on_where_it_was(call, tmp_path):
    code, out, _ = render(call, tmp_path, "--json")
    assert code == DONE
    result = json.loads(out)
    assert result["seconds"] == pytest.approx(1.5, abs=0.01)
    assert result["seed"] == 3
    assert len(list(read_frames(tmp_path / "film.mp4"))) == 12
    code, out, _ = render(call, tmp_path, "--transition", "crossfade", "--captions", "srt")
    assert code == DONE
    assert fakes.CALLS == []
    assert (tmp_path / "film.srt").read_text().startswith("1\n00:00:00,000")


def test_every_stage_alone(call, tmp_path):
    render(call, tmp_path)
    where = ("--project", tmp_path / "work")
    code, out, _ = call("scenes", *where, "--only", 1, "--new-take", "--json")
    assert code == DONE
    assert [made["scene"] for made in json.loads(out)["results"]] == [1]
    assert fakes.CALLS == [("scene_images", "1")]
    code, out, _ = call("references", *where)
    assert code == DONE
    assert [line.split(":")[0] for line in out.splitlines()] == ["cook", "kitchen", "cake", "dog"]
    assert call("clips", *where)[0] == DONE
    assert call("film", *where, "-o", tmp_path / "again.mp4", "--title", "Cake")[0] == DONE
    assert len(list(read_frames(tmp_path / "again.mp4"))) == 28


def test_export_and_import(call, tmp_path):
    render(call, tmp_path)
    assert call("export", "--project", tmp_path / "work", "-o", tmp_path / "p.zip")[0] == DONE
    code, out, _ = call("import", tmp_path / "p.zip", "--json")
    assert code == DONE
    folder = Path(json.loads(out)["project"])
    assert call("film", "--project", folder.name, "-o", tmp_path / "x.mp4")[0] == DONE


def test_partly_failed_films_say_so(call, tmp_path):
    script = json.loads(fakes.story().to_json())
    script["scenes"][1]["prompt"] = "The broken oven."
    (tmp_path / "script.json").write_text(json.dumps(script))
    code, _, err = render(call, tmp_path)
    assert code == PARTLY
    assert "scene_images 1 failed: This scene cannot be drawn. Change its prompt." in err
    assert (tmp_path / "film.mp4").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["render", "-o", "x.mp4"], "Say in one sentence"),
        (["render", "a cook", "-o", "x.avi"], "name it 'x.mp4'"),
        (["render", "a cook", "-o", "no/such/x.mp4"], "does not exist"),
        (["render", "a cook", "-o", "x.mp4", "--profile", "dream"], "Choose one of: draft"),
        (["render", "a cook", "-o", "x.mp4", "--size", "big"], "WIDTHxHEIGHT"),
        (["render", "a cook", "-o", "x.mp4", "--scenes", "99"], "choose 1 to 12"),
        (["scenes", "--project", "nowhere"], "neither a project's folder"),
        (["import", "nothing.zip"], "There is no file"),
        (["script", " "], "Write one sentence"),
        (["render", "a cook", "-o", "/"], "name it '/film.mp4'"),
        (["render", "a cook", "-o", "/proc/x.mp4"], "cannot be written"),
        (["render", "a cook", "-o", "x" * 300 + ".mp4"], "cannot be written"),
        (["render", "a cook", "-o", "x.mp4", "--project", "x" * 300], "File name too long"),
        (["render", "a cook", "-o", "x.mp4", "--device", "banana"], "Choose one of: auto, cpu"),
        (["render", "--script", "/", "-o", "x.mp4"], "cannot be read"),
        (["render", "--script", sys.executable, "-o", "x.mp4"], "no text file in UTF-8"),
        (["render", "--prompts", sys.executable, "-o", "x"], "no text file in UTF-8"),
        (["script", "a cook", "-o", "no/such/x.json"], "does not exist"),
        (["script", "a cook", "-o", "/"], "is a folder"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(call, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    code, out, err = call(*arguments, "--json")
    assert code == FAILED
    assert words in err
    assert words in json.loads(out)["error"], "one JSON object, also where something fails"
    assert list(tmp_path.iterdir()) == [tmp_path / "script.json"], "nothing was begun"


def test_sound_is_laid_under_the_film_and_taken_away_again(call, tmp_path):
    render(call, tmp_path)
    sound(tmp_path / "song.wav", 3)
    where = ("film", "--project", tmp_path / "work", "-o", tmp_path / "film.mp4")
    assert call(*where, "--audio", tmp_path / "song.wav")[0] == DONE
    open_sound(tmp_path / "film.mp4").close()
    assert call(*where, "--audio", "none")[0] == DONE
    with pytest.raises(InputError):
        open_sound(tmp_path / "film.mp4")
    assert "There is no file" in call(*where, "--audio", tmp_path / "gone.wav")[2]


def test_a_film_that_cannot_be_made_tells_the_first_failure(call, tmp_path):
    script = json.loads(fakes.story().to_json())
    for scene in script["scenes"]:
        scene["prompt"] = "The broken oven."
    (tmp_path / "script.json").write_text(json.dumps(script))
    code, out, _ = render(call, tmp_path, "--json")
    assert code == FAILED
    assert "scene_images 0 failed: This scene cannot be drawn" in json.loads(out)["error"]


def test_another_backend_does_one_stage(call, tmp_path):
    code, _, err = render(call, tmp_path, "--backend", "scene_imager=nobody")
    assert code == FAILED and "Known are: collage" in err.replace("\n", " ")
    code, out, _ = render(call, tmp_path, "--backend", "writer=chat", "--json")
    assert code == DONE and json.loads(out)["seconds"] > 0
    state = json.loads((tmp_path / "work" / "project.json").read_text())
    assert state["brief"]["backends"] == [["writer", "chat"]]
    with pytest.raises(SystemExit, match="2"):
        call("render", "A cook", "-o", tmp_path / "a.mp4", "--backend", "nothing")


def test_another_prompt_in_the_same_project_is_refused(call, tmp_path):
    render(call, tmp_path)
    code, _, err = call("render", "a whale", "-o", tmp_path / "y.mp4", "--project", tmp_path / "work")
    assert code == FAILED
    assert "is about something else" in err


def test_misspelt_commands_exit_with_2(capsys):
    for words in (["rendr"], ["rendr", "--json"], ["render", "a", "-o", ""]):
        with pytest.raises(SystemExit) as raised:
            main(words)
        assert raised.value.code == 2
        out, err = capsys.readouterr()
        assert "error: argument" in err
        assert ("invalid choice" in json.loads(out)["error"]) if "--json" in words else out == ""


def test_profiles_and_doctor(call):
    code, out, _ = call("profiles", "--json")
    assert code == DONE
    assert json.loads(out)["results"][0]["name"] == "draft"
    code, out, _ = call("doctor")
    assert code == DONE, out
    assert "profile draft: needs 2.5 GB of memory, no download; runs here" in out


def test_ctrl_c_stops_cleanly_and_keeps_what_is_done(tmp_path):
    (tmp_path / "script.json").write_text(fakes.story(3, "slow").to_json())
    program = (
        "import sys; from tests import fakes; from videostudio.cli.main import main; "
        "sys.exit(main(None, fakes.REGISTRY))"
    )
    where = [
        "--script",
        str(tmp_path / "script.json"),
        "--project",
        str(tmp_path / "work"),
        "-o",
        str(tmp_path / "f.mp4"),
    ]
    size = ["--size", "128x96", "--seconds", "2", "--fps", "8"]
    child = subprocess.Popen(
        [sys.executable, "-c", program, "render", *where, *size], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    artefacts = tmp_path / "work" / "artefacts"
    for _ in range(400):
        if any((p / "clip.mp4").exists() for p in artefacts.glob("[0-9a-f]*")):
            break
        time.sleep(0.1)
    os.kill(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert child.returncode == STOPPED
    assert "Stopping at the next step" in err
    assert "Everything that was finished is kept; the same command goes on" in err
    assert "Traceback" not in err
    assert any((p / "clip.mp4").exists() for p in artefacts.glob("[0-9a-f]*"))
    assert not list(artefacts.glob(".partial-*"))
    assert not (tmp_path / "f.mp4").exists()
