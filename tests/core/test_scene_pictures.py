"""A person's own picture as a scene's picture: taken, cut to shape, moved, kept, locked, given back."""

import json

import numpy as np
import pytest
from PIL import Image

from tests import fakes
from tests.core.test_cli import call, render  # noqa: F401 - a fixture
from tests.core.test_stages import film_it
from videostudio.cli.console import DONE, FAILED
from videostudio.errors import InputError
from videostudio.media.frames import read_frames
from videostudio.project import editing
from videostudio.project.archive import export_project, import_project
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Direction, Failure, Speed


@pytest.fixture
def own(tmp_path):
    """A wide picture: red on the left, green in the middle, blue on the right, and one column that is seen through."""
    picture = Image.new("RGBA", (400, 100), (0, 200, 0, 255))
    picture.paste((200, 0, 0, 255), (0, 0, 100, 100))
    picture.paste((0, 0, 200, 255), (300, 0, 400, 100))
    picture.paste((0, 0, 0, 0), (195, 0, 205, 100))
    picture.save(tmp_path / "own.png")
    return tmp_path / "own.png"


def pixels(path):
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


def test_a_scenes_own_picture_is_cut_to_shape_and_its_clip_made_from_it(studio, project, own):
    film_it(studio, project)
    before = studio.view(project)
    editing.upload_scene_picture(project, 1, own, studio.settings)
    _, made = film_it(studio, project)
    assert set(made) == {"segment", "clips"}, "nothing is drawn"
    assert made["clips"] == ["1"]
    image = studio.view(project).image(1)
    shown = pixels(image.picture)
    assert shown.shape == (96, 128, 3)
    # The middle of the wide picture: its red and blue ends are cut off, and what is seen through lies on white.
    assert np.abs(shown[50, 4] - (0, 200, 0)).max() < 3
    assert shown[50, 64].min() > 200
    assert pixels(image.mask).max() == 255, "the segmenter's figure"
    frames = list(read_frames(studio.view(project).clip(1).video))
    assert np.abs(frames[0].astype(int) - shown).mean() < 12
    # Another seed moves it in another way, and it stays the person's picture until it is given back.
    editing.new_take(project, 1)
    _, made = film_it(studio, project)
    assert made == {"clips": ["1"]}
    assert studio.view(project).image(1) == image
    editing.remove_scene_picture(project, 1)
    editing.choose_take(project, 1, 0)
    _, made = film_it(studio, project)
    assert made == {}
    assert studio.view(project).clips == before.clips
    with pytest.raises(InputError, match="shows no picture of your own"):
        editing.remove_scene_picture(project, 1)


def test_it_goes_with_archives_and_locks_and_is_made_the_same_again(studio, project, own, tmp_path):
    editing.upload_scene_picture(project, 0, own, studio.settings)
    film_it(studio, project)
    view = studio.view(project)
    export_project(project, tmp_path / "p.zip")
    there = import_project(studio.projects, tmp_path / "p.zip", 100)
    _, made = film_it(studio, there)
    assert made == {}
    assert studio.view(there).image(0).content == view.image(0).content
    for artefact in there.store.folder.iterdir():
        for file in artefact.iterdir():
            file.unlink()
    film_it(studio, there)
    assert studio.view(there).image(0).content == view.image(0).content
    (there.folder / "uploads" / there.state.scene(0).take.upload).unlink()
    export_project(there, tmp_path / "lacking.zip")
    with pytest.raises(InputError, match="lacks the uploaded file"):
        import_project(studio.projects, tmp_path / "lacking.zip", 100)
    editing.set_lock(project, 0, True, view.made_keys(0))
    for change in (
        lambda: editing.upload_scene_picture(project, 0, own, studio.settings),
        lambda: editing.remove_scene_picture(project, 0),
    ):
        with pytest.raises(InputError, match="locked"):
            change()


def test_what_is_no_picture_or_no_scene_is_refused(studio, project, own, tmp_path):
    (tmp_path / "no.png").write_text("no picture")
    before = project.state
    for scene, file, words in (
        (9, own, "no scene 9"),
        (0, tmp_path / "no.png", "no picture that can be opened"),
        (0, tmp_path / "gone.png", "cannot be read"),
    ):
        with pytest.raises(InputError, match=words):
            editing.upload_scene_picture(project, scene, file, studio.settings)
    assert project.state == before


@pytest.mark.parametrize("direction", [Direction.RIGHT, Direction.FORWARD])
def test_the_drafts_camera_moves_it(tmp_path, direction):
    studio = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))
    project = studio.create("A cook", seed=7, size="192x128", seconds=1.0, fps=8)
    editing.replace_script(project, fakes.story(1))
    editing.update_scene(project, 0, action="", camera=Camera(direction, Speed.FAST))
    rows, columns = np.mgrid[0:256, 0:384]
    stripes = np.stack([columns % 64 * 4, rows % 64 * 4, (rows + columns) % 64 * 4], -1).astype(np.uint8)
    Image.fromarray(stripes).save(tmp_path / "own.png")
    editing.upload_scene_picture(project, 0, tmp_path / "own.png", studio.settings)
    results = [*studio.scene_images(project, Run()), *studio.clips(project, Run())]
    assert not [made for made in results if isinstance(made, Failure)]
    frames = [frame.astype(int) for frame in read_frames(results[-1].video)]
    assert np.abs(frames[-1] - frames[0]).mean() > 20
    editing.update_scene(project, 0, camera=Camera())
    (still,) = studio.clips(project, Run())
    frames = [frame.astype(int) for frame in read_frames(still.video)]
    assert np.abs(frames[-1] - frames[0]).mean() < 3


def test_the_command_line_takes_pictures_for_scenes_and_entities(call, own, tmp_path):  # noqa: F811
    code, _, err = render(call, tmp_path, "--scene-picture", f"1={own}", "--reference-picture", f"cook={own}")
    assert code == DONE, err
    assert ("scene_images", "1") not in fakes.CALLS
    assert ("references", "cook") not in fakes.CALLS
    state = json.loads((tmp_path / "work" / "project.json").read_text())
    assert state["scenes"][0]["takes"][-1]["upload"] == state["entities"][0]["takes"][-1]["upload"] != ""
    where = ("--project", tmp_path / "work")
    code, out, _ = call("scenes", *where, "--scene-picture", f"2={own}", "--only", 2, "--json")
    assert code == DONE
    assert [made["scene"] for made in json.loads(out)["results"]] == [2]
    assert fakes.CALLS == [], "the same picture in the same shape is there already"
    for given, words in (
        (f"9={own}", "no scene 9"),
        (f"x={own}", "is no scene's number"),
        ("1=gone.png", "There is no file 'gone.png'"),
    ):
        code, _, err = call("scenes", *where, "--scene-picture", given)
        assert (code, words in err) == (FAILED, True), err
    with pytest.raises(SystemExit, match="2"):
        call("scenes", *where, "--scene-picture", "1")
