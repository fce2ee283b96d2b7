"""What version 0.1 left on disk still counts: archives, state files and artefact keys it recorded."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Registry, Role
from videostudio.profiles import BackendChoice
from videostudio.project import archive, editing
from videostudio.project.state import state_from_json, state_to_json
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Failure, Stage

HERE = Path(__file__).parent
KEYS = json.loads((HERE / "keys.json").read_text())
OPTIONS = json.loads((HERE / "options.json").read_text())
# The backends of the profiles and their revisions as version 0.1 had them: profiles may choose others since, and a
# row's revision rises when it draws something else; the keys of what was made then follow from these. No row was
# told descriptions then.
BACKENDS = json.loads((HERE / "backends.json").read_text())
THEN = BACKENDS["revisions"]
ROWS = [replace(r, revision=THEN[r.name], reads_descriptions=False) if r.name in THEN else r for r in BUILTIN]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    made = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1), Registry(ROWS))
    for name, roles in OPTIONS.items():
        names = BACKENDS["backends"][name]
        options = {role: tuple(sorted(roles[role.value].items())) for role in Role}
        chosen = {role: BackendChoice(names[role.value], options[role]) for role in Role}
        rows = {role: made.registry.get(choice.name) for role, choice in chosen.items()}
        made.profiles[name] = replace(made.profiles[name], backends=chosen, rows=rows)
    yield made
    made.manager.clear()


def found(studio: Studio, project) -> dict:
    view = studio.view(project)
    return {
        "references": {r.entity: r.key for r in view.references},
        "scene_images": {str(i.scene): i.key for i in view.images},
        "clips": {str(c.scene): c.key for c in view.clips},
        "film": view.video.key if view.video else "",
    }


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_project_of_every_profile_opens_and_nothing_of_it_is_made_anew(name, studio):
    project = archive.import_project(studio.projects, HERE / f"{name}.zip", 100)
    assert found(studio, project) == KEYS[name]
    made = list(studio.references(project, Run()))
    made += [*studio.scene_images(project, Run()), *studio.clips(project, Run()), *studio.film(project, Run())]
    assert not [m for m in made if isinstance(m, Failure)]
    assert studio.manager.loaded() == ()


def test_a_persons_choices_in_an_old_project_still_hold(studio):
    project = archive.import_project(studio.projects, HERE / "draft.zip", 100)
    state, view = project.state, studio.view(project)
    assert state.entity("dog").locked
    assert state.scene(1).locked
    assert state.scene(1).chosen == 1
    assert state.entity("dog").pinned == ((Stage.REFERENCES, KEYS["draft"]["references"]["dog"]),)
    assert state.scene(1).pinned == (
        (Stage.SCENE_IMAGES, KEYS["draft"]["scene_images"]["1"]),
        (Stage.CLIPS, KEYS["draft"]["clips"]["1"]),
    )
    assert state.entity("girl").take.upload
    assert state.entity("girl").take.mask
    assert state.film.title == "Gold"
    assert state.failures == (Failure(Stage.CLIPS, "7", "It failed."),)
    # The locked scene was edited after it was locked: what the lock keeps is what is shown.
    assert view.image(1).key == KEYS["draft"]["scene_images"]["1"]
    assert view.clip(1).key == KEYS["draft"]["clips"]["1"]
    editing.set_lock(project, 1, False, ())
    assert studio.view(project).image(1) is None


@pytest.mark.parametrize("path", sorted((HERE / "states").glob("*.json")), ids=lambda p: p.stem)
def test_old_state_files_are_read_whole(path):
    state = state_from_json(path.read_text(encoding="utf-8"))
    assert state_from_json(state_to_json(state)) == state
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["version"], json.loads(state_to_json(state))["version"]) == (1, 2)
    for choice, before in zip((*state.entities, *state.scenes), (*told["entities"], *told["scenes"]), strict=True):
        assert [key for _, key in choice.pinned] == before["pinned"]
    assert state.brief.seed == told["brief"]["seed"]
    assert [s.prompt for s in state.script.scenes] == [s["prompt"] for s in told["script"]["scenes"]]
    assert sum(len(c.takes) for c in state.scenes) == sum(len(c["takes"]) for c in told["scenes"])
    assert sum(c.locked for c in (*state.entities, *state.scenes)) == sum(
        c["locked"] for c in (*told["entities"], *told["scenes"])
    )
