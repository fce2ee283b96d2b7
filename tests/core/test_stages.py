"""What is made again after an edit, and what is found on disk."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.fakes import CALLS, HUM_RATE, REGISTRY, hum
from tests.videos import read_loudness, read_metadata
from videostudio.backends.registry import Draws, Registry
from videostudio.errors import InputError, StudioError
from videostudio.media.film import TITLE_SECONDS
from videostudio.media.frames import read_frames, write_video
from videostudio.media.sound import Sound, add_made_sound
from videostudio.project import editing
from videostudio.project.archive import export_project, import_project
from videostudio.run import Cancelled, Run
from videostudio.studio import Studio
from videostudio.types import Camera, Clip, Direction, Failure, Origin, Reference, SceneImage, Speed, Stage, Video


def film_it(studio, project):
    """Everything that is missing; returns what was really made, by stage."""
    CALLS.clear()
    results = list(studio.run(project, Run()))
    made = {}
    for stage, subject in CALLS:
        made.setdefault(stage, []).append(subject)
    return results, made


def test_a_film_is_made_from_a_script(studio, project):
    results, _ = film_it(studio, project)
    assert [type(r) for r in results] == [Reference] * 4 + [SceneImage] * 3 + [Clip] * 3 + [Video]
    video = results[-1]
    assert video.scenes == (0, 1, 2)
    assert video.seconds == pytest.approx(1.5, abs=0.01)
    frames = list(read_frames(video.video))
    assert len(frames) == 12
    assert frames[0].shape == (96, 128, 3)
    noted = read_metadata(video.video)
    assert noted["prompt"] == "A cook is making a cake"
    assert noted["seed"] == 7
    assert len(noted["scene_seeds"]) == 3
    assert "00:00:00,500 --> 00:00:01,000" in video.subtitles.read_text()
    assert Image.open(video.contact_sheet).width > 800
    assert "Scene 3" in video.storyboard.read_text()


def test_nothing_is_made_twice(studio, project):
    first, _ = film_it(studio, project)
    second, made = film_it(studio, project)
    assert made == {}
    assert first == second


def test_every_stage_can_be_asked_alone(studio, project):
    run = Run()
    assert len(list(studio.references(project, run, ["cook"]))) == 1
    assert len(list(studio.references(project, run))) == 4
    assert [i.scene for i in studio.scene_images(project, run, [1])] == [1]
    assert [c.scene for c in studio.clips(project, run)] == [1]
    (video,) = studio.film(project, run)
    assert video.scenes == (1,)


def test_a_new_camera_remakes_that_clip_and_the_film_only(studio, project):
    film_it(studio, project)
    editing.update_scene(project, 1, camera=Camera(Direction.BACKWARD, Speed.FAST))
    _, made = film_it(studio, project)
    assert made == {"clips": ["1"]}


def test_a_new_prompt_remakes_that_scene_and_the_film_only(studio, project):
    before, _ = film_it(studio, project)
    editing.update_scene(project, 2, prompt="The cook shows the cake to the dog.")
    after, made = film_it(studio, project)
    assert made == {"scene_images": ["2"], "clips": ["2"]}
    assert before[-1].key != after[-1].key


def test_editing_an_entity_remakes_what_it_appears_in(studio, project):
    film_it(studio, project)
    editing.describe_entity(project, "cake", "a tall pink cake")
    _, made = film_it(studio, project)
    assert made == {"references": ["cake"], "scene_images": ["1", "2"], "clips": ["1", "2"]}


def test_a_new_order_remakes_the_film_only(studio, project):
    film_it(studio, project)
    editing.move_scene(project, 2, 1)
    results, made = film_it(studio, project)
    assert made == {}
    assert results[-1].scenes == (2, 0, 1)


def test_adding_and_removing_scenes_leaves_the_others(studio, project):
    film_it(studio, project)
    new = editing.add_scene(project, after=0)
    assert new == 3
    results, made = film_it(studio, project)
    assert made == {"scene_images": ["3"], "clips": ["3"]}
    assert results[-1].scenes == (0, 3, 1, 2)
    editing.remove_scene(project, 0)
    results, made = film_it(studio, project)
    assert made == {}
    assert results[-1].scenes == (3, 1, 2)


def test_takes_have_their_own_seed_and_can_be_chosen_again(studio, project):
    film_it(studio, project)
    first = studio.view(project).image(1)
    assert editing.new_take(project, 1) == 1
    _, made = film_it(studio, project)
    assert made == {"scene_images": ["1"], "clips": ["1"]}
    assert studio.view(project).image(1).content != first.content
    editing.choose_take(project, 1, 0)
    _, made = film_it(studio, project)
    assert made == {}
    assert studio.view(project).image(1) == first
    editing.set_seed(project, 1, 4711)
    film_it(studio, project)
    assert studio.view(project).image(1).seed == 4711


def test_a_lock_keeps_what_is_there(studio, project):
    with pytest.raises(InputError, match="nothing to keep"):
        editing.set_lock(project, 0, True, studio.view(project).made_keys(0))
    film_it(studio, project)
    before = studio.view(project)
    editing.set_lock(project, 0, True, studio.view(project).made_keys(0))
    editing.set_lock(project, "cook", True, studio.view(project).made_keys("cook"))
    editing.describe_entity(project, "cook", "a cook in black")
    editing.update_scene(project, 0, prompt="Something else happens.")
    film_it(studio, project)
    after = studio.view(project)
    assert after.image(0) == before.image(0)
    assert after.clip(0) == before.clip(0)
    assert after.reference("cook") == before.reference("cook")
    with pytest.raises(InputError, match="locked"):
        editing.new_take(project, "cook")
    editing.set_lock(project, 0, False, ())
    film_it(studio, project)
    assert studio.view(project).image(0) != before.image(0)


def test_two_entities_may_show_the_same_picture_of_a_library(studio, project):
    film_it(studio, project)
    sources = {name: studio.view(project).reference(name).source for name in ("cook", "cake")}
    assert len(set(sources.values())) == 1


def test_the_picture_a_writer_chose_is_asked_of_a_library_alone_and_only_there_in_the_key(studio, project):
    film_it(studio, project)
    before = {r.entity: r.key for r in studio.view(project).references}
    script = project.state.script
    told = tuple(replace(e, picture="gold") if e.name == "cook" else e for e in script.entities)
    editing.replace_script(project, replace(script, entities=told))
    film_it(studio, project)
    after = {r.entity: r.key for r in studio.view(project).references}
    assert studio.view(project).reference("cook").source == "shelf:gold"
    assert {name for name in before if before[name] != after[name]} == {"cook"}
    # The same backend, drawing from words: it is not told of the picture, and its key is as without one.
    rows = [replace(row, draws=Draws.FROM_WORDS) for row in REGISTRY]
    other = Studio(studio.settings, Registry(rows))
    assert {r.entity: r.key for r in other.view(project).references} == before


def test_a_chosen_picture_survives_a_new_name_and_not_a_new_description(studio, project):
    script = project.state.script
    told = tuple(replace(e, picture="gold") for e in script.entities)
    editing.replace_script(project, replace(script, entities=told))
    editing.rename_entity(project, "cook", "chef")
    editing.describe_entity(project, "chef", f" {project.state.script.entity('chef').description} ")
    editing.describe_entity(project, "dog", "a dog with spots")
    film_it(studio, project)
    view = studio.view(project)
    assert view.reference("chef").source == "shelf:gold"
    assert project.state.script.entity("chef").picture == "gold"
    assert project.state.script.entity("dog").picture == ""
    assert view.reference("dog").source != "shelf:gold"


def test_a_failed_scene_stops_nothing_and_can_be_retried(studio, project):
    editing.update_scene(project, 1, prompt="The broken oven smokes.")
    results, _ = film_it(studio, project)
    failed = [r for r in results if isinstance(r, Failure)]
    assert [(f.stage, f.subject) for f in failed] == [("scene_images", "1")]
    assert results[-1].scenes == (0, 2)
    assert project.state.failures == tuple(failed)
    editing.update_scene(project, 0, action="waving")
    assert project.state.failures == tuple(failed)  # another scene's message stays
    editing.update_scene(project, 1, prompt="The broken oven is cold.")
    assert project.state.failures == ()  # a changed scene may well succeed
    list(studio.run(project, Run()))
    assert [f.subject for f in project.state.failures] == ["1"]
    editing.update_scene(project, 1, prompt="The oven is mended.")
    (image,) = studio.scene_images(project, Run(), [1])
    assert isinstance(image, SceneImage)
    assert project.state.failures == ()
    results, _ = film_it(studio, project)
    assert results[-1].scenes == (0, 1, 2)


def test_a_failed_reference_leaves_the_scene_without_it(studio, project):
    editing.rename_entity(project, "dog", "broken dog")
    results, _ = film_it(studio, project)
    assert [f.subject for f in results if isinstance(f, Failure)] == ["broken dog"]
    assert isinstance(results[-1], Video)
    assert results[-1].scenes == (0, 1, 2)


def test_a_film_without_clips_says_what_to_do(studio, project):
    with pytest.raises(StudioError, match="Make the clips first"):
        list(studio.film(project, Run()))


def test_stop_works_within_a_frame_and_leaves_nothing_half_made(studio, project):
    editing.update_scene(project, 0, prompt="A slow scene.")
    list(studio.references(project, Run()))
    list(studio.scene_images(project, Run()))
    seen = []

    def watch(progress):
        seen.append(progress.text)
        if progress.text.startswith("Frame 2"):
            run.token.cancel()

    run = Run(on_progress=watch)
    with pytest.raises(Cancelled):
        list(studio.clips(project, run))
    assert seen[-1].startswith("Frame 2")
    assert studio.view(project).clips == ()
    assert not list(project.store.folder.glob(".partial-*"))
    assert len(list(studio.clips(project, Run()))) == 3


def upload(tmp_path: Path, picture: Image.Image, name: str = "mine.png") -> Path:
    picture.save(tmp_path / name)
    return tmp_path / name


def test_an_uploaded_picture_is_cut_out_and_used(studio, project, tmp_path):
    film_it(studio, project)
    path = upload(tmp_path, Image.new("RGB", (300, 200), (10, 200, 30)), "mine.jpg")
    editing.upload_reference(project, "cook", path, studio.settings)
    _, made = film_it(studio, project)
    assert made["scene_images"] == ["0", "1", "2"]
    assert made["segment"] == ["(300, 200)"]
    reference = studio.view(project).reference("cook")
    assert reference.origin is Origin.UPLOADED
    assert np.asarray(Image.open(reference.mask)).max() == 255
    editing.choose_take(project, "cook", 0)
    _, made = film_it(studio, project)
    assert made == {}


def test_a_picture_with_transparency_needs_no_segmenter(studio, project, tmp_path):
    picture = Image.new("RGBA", (80, 80), (255, 0, 0, 0))
    picture.paste((0, 0, 255, 255), (20, 20, 60, 60))
    editing.upload_reference(project, "cook", upload(tmp_path, picture), studio.settings)
    _, made = film_it(studio, project)
    assert "segment" not in made or all(size != "(80, 80)" for size in made["segment"])
    mask = np.asarray(Image.open(studio.view(project).reference("cook").mask))
    assert mask[40, 40] == 255
    assert mask[5, 5] == 0


def test_a_corrected_mask_belongs_to_its_picture(studio, project):
    film_it(studio, project)
    before = studio.view(project).reference("cook")
    editing.swap_mask(project, "cook", before, studio.plain_reference(project, "cook"))
    film_it(studio, project)
    after = studio.view(project).reference("cook")
    total = np.asarray(Image.open(before.mask)).astype(int) + np.asarray(Image.open(after.mask))
    assert total.min() == total.max() == 255
    assert np.array_equal(np.asarray(Image.open(before.picture)), np.asarray(Image.open(after.picture)))
    editing.describe_entity(project, "cook", "somebody else")
    film_it(studio, project)
    other = studio.view(project).reference("cook")
    assert np.array_equal(np.asarray(Image.open(other.mask)), np.asarray(Image.open(before.mask)))
    editing.describe_entity(project, "cook", "a cook in white")
    film_it(studio, project)
    assert studio.view(project).reference("cook") == after


def test_an_empty_mask_is_refused(studio, project):
    film_it(studio, project)
    plain = studio.plain_reference(project, "cook")
    with pytest.raises(InputError, match="keeps nothing"):
        editing.correct_mask(project, "cook", Image.new("L", (10, 10), 0), plain)
    with pytest.raises(InputError, match="no picture yet"):
        editing.correct_mask(project, "cook", Image.new("L", (10, 10), 255), None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"prompt": " \n "}, "say in one sentence"),
        ({"prompt": "x" * 3000}, "at most 2,000"),
        ({"foregrounds": tuple("abcdefg")}, "at most 6"),
        ({"foregrounds": ("kitchen",)}, "as an object and as its place"),
        ({"background": "x" * 100}, "at most 80"),
    ],
)
def test_bad_edits_are_refused_and_change_nothing(studio, project, change, words):
    before = project.state
    with pytest.raises(InputError, match=words):
        editing.update_scene(project, 0, **change)
    assert project.state == before


def test_renaming_takes_uploads_along_and_merges_same_names(studio, project, tmp_path):
    editing.upload_reference(project, "cook", upload(tmp_path, Image.new("RGB", (64, 64), (9, 9, 9))), studio.settings)
    script = editing.rename_entity(project, "cook", "chef")
    assert all("chef" in scene.foregrounds for scene in script.scenes)
    assert project.state.entity("chef").take.upload
    script = editing.rename_entity(project, "dog", "cake")
    assert script.scenes[2].foregrounds == ("chef", "cake")
    with pytest.raises(InputError, match="already used for a background"):
        editing.rename_entity(project, "cake", "kitchen")


def test_film_options_change_the_film_only(studio, project, tmp_path):
    film_it(studio, project)
    editing.set_film(project, transition="crossfade", title="The cake", captions="burnt")
    results, made = film_it(studio, project)
    assert made == {}
    # Three joints of a quarter of a second: half a second would be all of these short scenes.
    assert results[-1].seconds == pytest.approx(1.5 + TITLE_SECONDS - 3 * 0.25)
    with pytest.raises(InputError, match="no font on this machine"):
        editing.set_film(project, title="\U00012000")
    for change in ({"transition": "wipe"}, {"captions": "loud"}, {"audio": "missing.mp3"}):
        with pytest.raises(InputError):
            editing.set_film(project, **change)


def test_a_clips_own_sound_is_in_its_file_and_in_the_film_until_a_person_gives_another(studio, project, tmp_path):
    editing.update_scene(project, 1, prompt="The cook hums.")
    film_it(studio, project)
    view = studio.view(project)
    assert [clip.sound for clip in view.clips] == [False, True, False]
    loud = [read_loudness(clip.video) for clip in view.clips]
    assert (len(loud[0]), len(loud[2])) == (0, 0)
    assert np.median(loud[1]) > 0.3
    seconds = view.clips[1].seconds
    assert len(loud[1]) == pytest.approx(10 * seconds, abs=2)
    heard = read_loudness(view.video.video)
    assert heard[: int(10 * seconds) - 1].max() < 0.01
    assert np.median(heard[int(10 * seconds) + 1 : int(20 * seconds) - 1]) > 0.3
    # It is still there when the project is opened elsewhere, and makes way for a person's own.
    export_project(project, tmp_path / "hum.zip")
    assert studio.view(import_project(studio.projects, tmp_path / "hum.zip", 100)).clip(1).sound
    write_video([np.zeros((16, 16, 3), np.uint8)] * 8, tmp_path / "dark.mp4", 8)
    add_made_sound(tmp_path / "dark.mp4", 1.0, Sound(0.1 * hum(1.0), HUM_RATE), tmp_path / "soft.m4a", {})
    editing.upload_audio(project, tmp_path / "soft.m4a", studio.settings)
    _, made = film_it(studio, project)
    assert made == {}
    assert 0.01 < read_loudness(studio.view(project).video.video).max() < 0.1


def test_text_named_as_sound_is_refused(studio, project, tmp_path):
    (tmp_path / "song.mp3").write_text("la la la")
    with pytest.raises(InputError, match="no sound"):
        editing.upload_audio(project, tmp_path / "song.mp3", studio.settings)


def test_state_survives_its_json(studio, project, tmp_path):
    from videostudio.project.state import state_from_json, state_to_json

    film_it(studio, project)
    editing.new_take(project, 1)
    editing.set_lock(project, "cook", True, studio.view(project).made_keys("cook"))
    editing.set_lock(project, 2, True, studio.view(project).made_keys(2))
    editing.set_film(project, title="T")
    state = replace(project.state, failures=(Failure(Stage.CLIPS, "1", "why"),))
    assert [stage for stage, _ in state.scene(2).pinned] == [Stage.SCENE_IMAGES, Stage.CLIPS]
    again = state_from_json(state_to_json(state))
    assert again == state
    assert type(again.failures[0].stage) is Stage
    assert {type(stage) for stage, _ in again.scene(2).pinned} == {Stage}
    data = json.loads(state_to_json(state))
    assert data["version"] == 2
    assert data["scenes"][-1]["pinned"] == {str(stage): key for stage, key in state.scene(2).pinned}
