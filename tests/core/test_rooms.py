"""What every stage is: found or made by key, one failure stops nothing, a lock wins, nothing half-made stays."""

from dataclasses import dataclass

import pytest

from tests.fakes import CALLS
from videostudio.errors import StudioError
from videostudio.project import editing
from videostudio.project.artefacts import ArtefactStore, artefact_key
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.stages.room import Room
from videostudio.types import Failure, Stage


@dataclass(frozen=True)
class Word:
    text: str
    pinned: str = ""

    @property
    def subject(self):
        return self.text


class Scribe(Room[Word, str]):
    """Writes each word into a file; notes what it was asked to make. "bad" and "odd" words fail."""

    stage = Stage.CLIPS

    def __init__(self, store):
        super().__init__(store)
        self.asked = []

    def key(self, task):
        return artefact_key(self.stage, "scribe@1", {"word": task.text})

    def read(self, key, task):
        return self.store.path(key, "word.txt").read_text()

    def make(self, task, run):
        self.asked.append(task.text)
        with self.store.make(self.key(task), {"stage": self.stage}) as folder:
            (folder / "word.txt").write_text(task.text)
            run.tick(0.5, f"Half of {task.text}")
            if task.text == "bad":
                raise StudioError("This word cannot be written. Choose another.")
            if task.text == "odd":
                raise ZeroDivisionError("by nought")
        return self.read(self.key(task), task)

    def progress_text(self, task, number, count):
        return f"Word {number} of {count}"


@pytest.fixture
def room(tmp_path):
    return Scribe(ArtefactStore(tmp_path / "artefacts"))


def words(*texts):
    return [Word(text) for text in texts]


def test_a_failure_of_one_task_does_not_stop_the_others(room):
    made = list(room.make_all(words("one", "bad", "odd", "two"), Run()))
    assert [m for m in made if isinstance(m, str)] == ["one", "two"]
    bad, odd = made[1:3]
    assert bad == Failure(Stage.CLIPS, "bad", "This word cannot be written. Choose another.")
    assert odd.subject == "odd" and "ZeroDivisionError" in odd.reason and "Try it again" in odd.reason
    assert len(room.store.keys()) == 2, "nothing half-made stays"


def test_what_is_there_is_found_and_not_made_again(room):
    list(room.make_all(words("one"), Run()))
    room.asked.clear()
    assert list(room.make_all(words("one", "two"), Run())) == ["one", "two"]
    assert room.asked == ["two"]


def test_a_pinned_key_wins_over_what_the_task_asks_for(room):
    list(room.make_all(words("kept"), Run()))
    room.asked.clear()
    task = Word("changed", pinned=room.key(Word("kept")))
    assert room.find(task) == "kept"
    assert list(room.make_all([task], Run())) == ["kept"]
    list(room.make_all(words("changed"), Run()))
    assert room.find(task) == "kept", "also when both are there"
    assert room.find(Word("changed", pinned="0" * 64)) == "changed", "a pin on nothing keeps nothing"


def test_existing_names_what_is_there_and_makes_nothing(room):
    list(room.make_all(words("one", "three"), Run()))
    room.asked.clear()
    tasks = [*words("three", "two"), Word("one", pinned=room.key(Word("one")))]
    assert list(room.existing(tasks).items()) == [("three", "three"), ("one", "one")]
    assert room.asked == []


def test_cancel_within_a_task_leaves_the_earlier_artefacts(room):
    token = CancelToken()
    run = Run(lambda progress: token.cancel() if progress.text == "Word 2 of 3" else None, token=token)
    results = room.make_all(words("one", "two", "three"), run)
    assert next(results) == "one"
    with pytest.raises(Cancelled):
        next(results)
    assert room.asked == ["one", "two"], "the second had begun"
    assert list(room.existing(words("one", "two", "three"))) == ["one"]
    assert not list(room.store.folder.glob(".partial-*"))


def test_progress_tells_stage_subject_and_the_share_of_the_tasks(room):
    seen = []
    run = Run(seen.append).part(0.5, 1.0)
    list(room.make_all(words("one", "two", "three"), run, only=["one", "three"]))
    told = [(p.fraction, p.text, p.stage, p.subject) for p in seen]
    assert told == [
        (0.5, "Word 1 of 2", Stage.CLIPS, "one"),
        (0.625, "Half of one", "", ""),
        (0.75, "Word 2 of 2", Stage.CLIPS, "three"),
        (0.875, "Half of three", "", ""),
    ]


def test_looking_at_a_project_loads_no_model(studio, project):
    list(studio.run(project, Run()))
    studio.manager.clear()
    CALLS.clear()
    assert len(studio.view(project).clips) == 3
    assert studio.manager.loaded() == () and CALLS == []


def test_a_lock_keeps_the_image_alone_where_there_is_no_clip_yet(studio, project):
    list(studio.references(project, Run()))
    list(studio.scene_images(project, Run()))
    before = studio.view(project).image(0)
    editing.set_lock(project, 0, True, studio.view(project).made_keys(0))
    assert project.state.scene(0).pinned == ((Stage.SCENE_IMAGES, before.key),)
    editing.update_scene(project, 0, prompt="Something else happens.")
    list(studio.run(project, Run()))
    after = studio.view(project)
    assert after.image(0) == before
    assert after.clip(0) is not None


def test_a_lock_that_names_only_a_clip_pins_no_image(studio, project):
    list(studio.run(project, Run()))
    before = studio.view(project)
    editing.set_lock(project, 0, True, ((Stage.CLIPS, before.clip(0).key),))
    editing.update_scene(project, 0, prompt="Something else happens.")
    CALLS.clear()
    list(studio.run(project, Run()))
    assert CALLS == [("scene_images", "0")]
    after = studio.view(project)
    assert after.image(0) != before.image(0)
    assert after.clip(0) == before.clip(0)
