"""From script to film with every profile, on tiny real snapshots."""

from pathlib import Path

import pytest

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.errors import BackendError
from videostudio.media.frames import read_frames
from videostudio.profiles import load_profiles
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import (
    Camera,
    Clip,
    Direction,
    Entity,
    Failure,
    Kind,
    Reference,
    Scene,
    SceneImage,
    Script,
    Video,
)

PROFILES = [name for name in load_profiles(BUILTIN) if name != "draft"]


def story() -> Script:
    scenes = tuple(
        Scene(n, f"A cook bakes, step {n + 1}.", ("cook",), "kitchen", Camera(Direction.RIGHT), "baking a cake")
        for n in range(2)
    )
    entities = (Entity("cook", Kind.FOREGROUND, "a cook in white"), Entity("kitchen", Kind.BACKGROUND, "a kitchen"))
    return Script("A cook bakes a cake", scenes, entities)


@pytest.fixture
def studio(tmp_path: Path, snapshots) -> Studio:
    made = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))
    made.profiles = {name: snapshots.profile(profile) for name, profile in made.profiles.items() if name != "draft"}
    yield made
    made.manager.clear()


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_makes_a_playable_film(profile, studio):
    project = studio.create("A cook bakes a cake", profile=profile, seed=3, size="64x64", seconds=0.5, fps=8)
    editing.replace_script(project, story())
    results = list(studio.run(project, Run()))
    assert not [r for r in results if isinstance(r, Failure)], results
    assert [type(r) for r in results] == [Reference] * 2 + [SceneImage] * 2 + [Clip] * 2 + [Video]
    frames = list(read_frames(results[-1].video))
    assert len(frames) == 8
    assert frames[0].shape == (64, 64, 3)


def test_clips_are_fitted_to_any_size_of_film(studio):
    """Models draw at sizes of their own, and what they draw is fitted to the film."""
    made = studio.create("A cook", profile="light", size="512x328", backends=((Role.IMAGE_TO_VIDEO.value, "svd"),))
    assert str(made.state.brief.size) == "512x328"


def test_a_stage_that_does_not_fit_the_machine_is_refused_before_anything_is_downloaded(tmp_path):
    studio = Studio(Settings(data_dir=tmp_path, device="cpu", memory_gb=3))
    project = studio.create("A cook bakes a cake", profile="paper")
    editing.replace_script(project, story())
    with pytest.raises(BackendError, match=r"VideoStudio-Vid needs at least .* GB of main memory"):
        list(studio.run(project, Run()))
    assert studio.manager.loaded() == ()
