"""Projects on disk: killed processes, refused disks, secret names, sweeping."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from videostudio.errors import InputError, ProjectError
from videostudio.project import artefacts, editing
from videostudio.project.folder import Projects
from videostudio.project.state import Brief
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio

ROOT = Path(__file__).parents[2]

CHILD = """
import sys
from pathlib import Path
from tests import fakes
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
studio = Studio(Settings(data_dir=Path(sys.argv[1])), fakes.REGISTRY)
project = studio.create("A cook", seed=7, size="128x96", seconds=1.0, fps=8)
editing.replace_script(project, fakes.story(3, "slow"))
print(project.id, flush=True)
for result in studio.run(project, Run()):
    print(type(result).__name__, flush=True)
"""


def test_a_killed_process_loses_nothing_that_was_finished(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    project_id = child.stdout.readline().strip()
    for line in child.stdout:
        if line.strip() == "Clip":
            break
    time.sleep(0.3)  # into the next clip
    child.send_signal(signal.SIGKILL)
    child.wait()
    from tests import fakes

    studio = Studio(Settings(data_dir=tmp_path), fakes.REGISTRY)
    folder = tmp_path / project_id / "artefacts"
    assert list(folder.glob(".partial-*")), "the kill was meant to hit in the middle of a clip"
    project = studio.projects.open(project_id)
    assert not list(folder.glob(".partial-*"))
    assert len(studio.view(project).clips) == 1
    fakes.CALLS.clear()
    list(studio.run(project, Run()))
    assert fakes.CALLS == [("clips", "1"), ("clips", "2")]


def test_half_written_files_of_living_processes_are_left_alone(tmp_path):
    mine = tmp_path / artefacts.partial_name()
    machine, _, process, _ = mine.name.removeprefix(".partial-").split("-")
    dead = tmp_path / f".partial-{machine}-999999999-{process}-aa"
    # In a container every start of the program has the same number.
    before = tmp_path / f".partial-{machine}-{os.getpid()}-00000000-bb"
    elsewhere, forgotten = tmp_path / ".partial-00000000-1-00000000-cc", tmp_path / ".partial-00000000-1-00000000-dd"
    for folder in (mine, dead, before, elsewhere, forgotten):
        folder.mkdir()
    os.utime(forgotten, (time.time() - 100_000,) * 2)
    artefacts.sweep_partials(tmp_path)
    assert set(tmp_path.iterdir()) == {mine, elsewhere}


def test_a_file_or_folder_appears_whole_or_not_at_all(tmp_path):
    file, folder = tmp_path / "sub" / "film.txt", tmp_path / "sub" / "project"
    artefacts.write_atomically(file, b"old")
    with pytest.raises(KeyError), artefacts.whole_write(file, "The film") as partial:
        partial.write_bytes(b"half")
        raise KeyError
    assert file.read_bytes() == b"old"
    with pytest.raises(KeyError), artefacts.whole_write(folder, "The project") as partial:
        partial.mkdir()
        (partial / "half.txt").write_text("x")
        raise KeyError
    assert [p.name for p in file.parent.iterdir()] == ["film.txt"]
    with artefacts.whole_write(folder, "The project") as partial:
        partial.mkdir()
        (partial / "whole.txt").write_text("x")
        assert not folder.exists()
    artefacts.copy_atomically(folder / "whole.txt", file)
    assert file.read_text() == "x"
    assert sorted(p.name for p in file.parent.iterdir()) == ["film.txt", "project"]
    with pytest.raises(ProjectError, match=r"'.*project' could not be written"):
        artefacts.copy_atomically(file, folder)


def test_the_state_is_old_or_new_and_never_half(studio, project, monkeypatch):
    before = project.state

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProjectError, match=r"No space left on device.*Nothing finished is lost"):
        editing.update_scene(project, 0, prompt="Other")
    monkeypatch.undo()
    assert project.state == before


def test_a_full_disk_fails_the_scene_and_names_the_mend(studio, project, monkeypatch):
    list(studio.references(project, Run()))

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProjectError, match="Free some disk space"):
        list(studio.scene_images(project, Run()))
    monkeypatch.undo()
    assert studio.view(project).images == ()


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way")
    projects = Projects(tmp_path / "file")
    with pytest.raises(ProjectError, match="choose another folder"):
        projects.create(Brief("A cook"))


def test_ids_cannot_be_guessed_or_climb_out(tmp_path):
    projects = Projects(tmp_path)
    ids = {projects.create(Brief("A cook")).id for _ in range(20)}
    assert len(ids) == 20
    assert min(len(i) for i in ids) >= 22
    for bad in ("..", "../x", "", "a/b", "shared", "x" * 65, "no-such-project"):
        with pytest.raises(ProjectError):
            projects.open(bad)
        with pytest.raises(ProjectError):
            projects.shared(bad)


def test_a_shared_link_opens_the_project_and_a_copy_is_ones_own(studio, project):
    list(studio.run(project, Run()))
    link = studio.projects.share(project)
    assert studio.projects.share(project) == link
    assert link != project.id
    seen = studio.projects.shared(link)
    assert seen.id == project.id
    mine = studio.projects.copy(seen)
    assert mine.id not in (project.id, link)
    assert mine.state == replace(project.state, share="")
    editing.update_scene(mine, 0, prompt="Mine is different.")
    assert project.state.script.scenes[0].prompt == "The cook works on step 1."
    assert len(studio.view(mine).clips) == 2
    studio.projects.delete(project)
    with pytest.raises(ProjectError, match="leads to no project"):
        studio.projects.shared(link)


def test_old_and_large_projects_are_swept_but_not_busy_ones(tmp_path):
    projects = Projects(tmp_path, keep_days=1, disk_gb=3e6 / 2**30)
    old, busy, large, new = (projects.create(Brief(n)) for n in ("old", "busy", "large", "new"))
    for age, project in ((5, old), (4, busy), (0.5, large)):
        if project is large:
            (large.folder / "film.mp4").write_bytes(b"x" * 4_000_000)
        stamp = time.time() - age * 86400
        os.utime(project.folder / "project.json", (stamp, stamp))
    gone = projects.sweep(busy=[busy.id])
    assert set(gone) == {old.id, large.id}
    assert projects.open(new.id).state.brief.prompt == "new"


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"prompt": ""}, "Write one sentence"),
        ({"prompt": "\x00\x07 \n"}, "Write one sentence"),
        ({"prompt": "x" * 100_000}, "at most 2,000"),
        ({"prompt": "a", "scenes": 0}, "choose 1 to 12"),
        ({"prompt": "a", "scenes": 99}, "choose 1 to 12"),
        ({"prompt": "a", "profile": "dream"}, "Choose one of: draft"),
        ({"prompt": "a", "size": "9000x9000"}, "at most"),
        ({"prompt": "a", "size": "770x480"}, "nearest is 768x480"),
        ({"prompt": "a", "size": "8x8"}, "at least 64"),
        ({"prompt": "a", "seconds": 1000.0}, "0.5 to 10"),
        ({"prompt": "a", "fps": 1}, "4 to 60"),
        ({"prompt": "a", "seed": -1}, "seed"),
    ],
)
def test_briefs_that_cannot_be_filmed_are_refused_early(studio, wishes, words):
    with pytest.raises(InputError, match=words):
        studio.create(**wishes)
    assert not list(studio.projects.root.glob("*/project.json"))


def test_control_characters_leave_the_prompt(studio):
    assert studio.create("A\x00 cook\t is\r\n baking").state.brief.prompt == "A cook is baking"


def test_a_broken_state_is_refused_with_its_place(studio, project):
    text = (project.folder / "project.json").read_text()
    data = json.loads(text)
    data["brief"]["fps"] = "many"
    (project.folder / "project.json").write_text(json.dumps(data))
    with pytest.raises(ProjectError, match="'fps' must be a whole number, not text"):
        _ = project.state
