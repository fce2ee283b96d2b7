"""Scenes that go on from the one before: their picture is the last frame of its clip, and follows its changes."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from tests import fakes
from tests.core.test_cli import call, render  # noqa: F401 - a fixture
from tests.core.test_stages import film_it
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.cli.console import DONE
from videostudio.errors import InputError
from videostudio.media.frames import read_frames
from videostudio.project import editing
from videostudio.run import Run
from videostudio.types import Failure, Script


@pytest.fixture
def chained(project):
    """The last two of three scenes go on from the one before."""
    for index in (1, 2):
        editing.update_scene(project, index, continues=True)
    return project


def last_frame(studio, project, scene):
    return list(read_frames(studio.view(project).clip(scene).video))[-1].astype(int)


def picture(studio, project, scene):
    with Image.open(studio.view(project).image(scene).picture) as opened:
        return np.asarray(opened).astype(int)


def test_each_scene_begins_where_the_one_before_ended(studio, chained):
    results, made = film_it(studio, chained)
    assert not [result for result in results if isinstance(result, Failure)]
    assert made["scene_images"] == ["0"], "the others are not drawn"
    assert made["clips"] == ["0", "1", "2"]
    for scene in (1, 2):
        assert np.array_equal(picture(studio, chained, scene), last_frame(studio, chained, scene - 1))
    assert results[-1].scenes == (0, 1, 2)
    _, made = film_it(studio, chained)
    assert made == {}


def test_a_change_of_one_clip_makes_those_after_it_anew(studio, chained):
    film_it(studio, chained)
    before = studio.view(chained)
    editing.update_scene(chained, 0, prompt="The cook turns around.")
    view = studio.view(chained)
    assert (view.images, view.clips) == ((), ())
    _, made = film_it(studio, chained)
    assert (made["scene_images"], made["clips"]) == (["0"], ["0", "1", "2"])
    assert {clip.key for clip in studio.view(chained).clips}.isdisjoint(clip.key for clip in before.clips)
    # Another seed moves a scene that goes on otherwise; where that ends in the same frame, what follows stays.
    editing.new_take(chained, 1)
    _, made = film_it(studio, chained)
    assert (made["clips"], "scene_images" in made) == (["1"], False)
    editing.update_scene(chained, 1, continues=False)
    _, made = film_it(studio, chained)
    assert made["scene_images"] == ["1"]
    # In another order it goes on from another scene.
    editing.move_scene(chained, 2, 1)
    film_it(studio, chained)
    assert [image.scene for image in studio.view(chained).images] == [2, 0, 1]


def test_what_waits_for_another_clip_is_told_and_comes_when_it_is_there(studio, chained):
    list(studio.references(chained, Run()))
    assert [image.scene for image in studio.scene_images(chained, Run())] == [0], "the others have to wait"
    for asked in (studio.scene_images, studio.clips):
        (waiting,) = asked(chained, Run(), only=[2])
        assert "Scene 3 goes on from scene 2, whose clip is not made yet" in waiting.reason
    assert [failure.subject for failure in chained.state.failures] == ["2"]
    made = list(studio.clips(chained, Run(), only=[0, 1]))
    assert [(type(one).__name__, one.scene) for one in made] == [("Clip", 0), ("SceneImage", 1), ("Clip", 1)]
    made = list(studio.clips(chained, Run(), only=[2]))
    assert [(type(one).__name__, one.scene) for one in made] == [("SceneImage", 2), ("Clip", 2)]
    assert chained.state.failures == ()
    assert studio.scene_chains(chained) == [(0, 1, 2)]


def test_a_failed_scene_stops_only_those_that_go_on_from_it(studio, chained):
    editing.update_scene(chained, 0, prompt="The broken oven.")
    editing.update_scene(chained, 2, continues=False)
    results, _ = film_it(studio, chained)
    assert [failure.subject for failure in results if isinstance(failure, Failure)] == ["0"]
    assert results[-1].scenes == (2,)


def test_own_pictures_and_locks_count_first_and_the_first_scene_has_none_before(studio, chained, tmp_path):
    Image.new("RGB", (128, 96), (9, 99, 199)).save(tmp_path / "own.png")
    editing.upload_scene_picture(chained, 1, tmp_path / "own.png", studio.settings)
    editing.update_scene(chained, 0, continues=True)
    film_it(studio, chained)
    assert studio.scene_chains(chained) == [(0,), (1, 2)]
    assert picture(studio, chained, 1)[50, 50].tolist() == [9, 99, 199]
    editing.set_lock(chained, 2, True, studio.view(chained).made_keys(2))
    kept = studio.view(chained).clip(2)
    editing.remove_scene_picture(chained, 1)
    _, made = film_it(studio, chained)
    assert made["clips"] == ["0", "1"], "the first clip led over to the picture"
    assert studio.view(chained).clip(2) == kept


def test_a_clip_leads_over_to_the_picture_that_a_person_gave_the_next_scene(studio, chained, tmp_path):
    """Where the next scene goes on from it, and the model of clips can be told how a clip ends."""
    Image.new("RGB", (128, 96), (9, 99, 199)).save(tmp_path / "own.png")
    film_it(studio, chained)
    editing.upload_scene_picture(chained, 1, tmp_path / "own.png", studio.settings)
    _, made = film_it(studio, chained)
    assert made["clips"] == ["0", "1", "2"]
    assert np.abs(last_frame(studio, chained, 0)[50, 50] - (9, 99, 199)).max() < 6
    assert picture(studio, chained, 1)[50, 50].tolist() == [9, 99, 199]
    before = studio.view(chained).clip(0)
    # Another picture is another ending; a scene that goes on from nothing has no clip leading to it.
    Image.new("RGB", (128, 96), (199, 9, 9)).save(tmp_path / "red.png")
    editing.upload_scene_picture(chained, 1, tmp_path / "red.png", studio.settings)
    film_it(studio, chained)
    assert studio.view(chained).clip(0) != before
    editing.update_scene(chained, 1, continues=False)
    film_it(studio, chained)
    assert np.abs(last_frame(studio, chained, 0)[50, 50] - (199, 9, 9)).max() > 30
    row = studio.registry.get("parallax")
    studio.registry._rows["parallax"] = replace(row, ends_with_picture=False)
    try:
        editing.update_scene(chained, 1, continues=True)
        _, made = film_it(studio, chained)
        assert "clips" not in made, "it cannot be told, so nothing changes"
    finally:
        studio.registry._rows["parallax"] = row


def test_a_model_that_starts_from_no_picture_draws_the_scene_as_the_others(studio, chained):
    row = studio.registry.get("parallax")
    studio.registry._rows["parallax"] = replace(row, starts_from_picture=False)
    try:
        _, made = film_it(studio, chained)
    finally:
        studio.registry._rows["parallax"] = row
    assert made["scene_images"] == ["0", "1", "2"]
    starting = {r.name for r in BUILTIN if r.role is Role.IMAGE_TO_VIDEO and r.starts_from_picture}
    assert {"parallax", "videostudio-vid", "svd", "i2vgen-xl", "wan22"} <= starting
    assert "modelscope-t2v" not in starting


def test_scripts_keep_it_and_older_programs_still_read_those_without(studio, chained, call, tmp_path):  # noqa: F811
    script = chained.state.script
    told = json.loads(script.to_json())
    assert told["version"] == 2
    assert [scene.get("continues", False) for scene in told["scenes"]] == [False, True, True]
    assert Script.from_json(script.to_json()) == script
    plain = json.loads(fakes.story().to_json())
    assert plain["version"] == 1
    assert not any("continues" in scene for scene in plain["scenes"])
    told["scenes"][0]["continues"] = "yes"
    with pytest.raises(InputError, match="scene 1: 'continues' must be true or false"):
        Script.from_json(json.dumps(told))
    (tmp_path / "script.json").write_text(script.to_json())
    code, _, err = render(call, tmp_path)
    assert code == DONE, err
    assert ("scene_images", "1") not in fakes.CALLS
