"""A film whose scenes' actions or camera movements are switched off, seen in its frames."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests import fakes
from tests.core.test_cli import call, render  # noqa: F401 - a fixture
from videostudio.cli.console import DONE
from videostudio.media.frames import read_frames
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Direction, Entity, Failure, Kind, Scene, Script, Speed


@pytest.fixture
def draft(tmp_path):
    return Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))


def walk(studio):
    """A draft's scene with a figure that walks and a camera that moves, up to its picture."""
    project = studio.create("A girl walks", seed=7, size="192x128", seconds=1.0, fps=8)
    scene = Scene(0, "A girl walks.", ("girl",), "park", Camera(Direction.RIGHT, Speed.FAST), "walking")
    editing.replace_script(
        project, Script("A girl walks", (scene,), (Entity("girl", Kind.FOREGROUND), Entity("park", Kind.BACKGROUND)))
    )
    made = [*studio.references(project, Run()), *studio.scene_images(project, Run())]
    assert not [one for one in made if isinstance(one, Failure)]
    return project


def frames(studio, project):
    (clip,) = studio.clips(project, Run())
    return clip, np.stack([frame.astype(int) for frame in read_frames(clip.video)])


def test_the_draft_stands_still_where_camera_and_action_are_off(draft):
    project = walk(draft)
    usual, moving = frames(draft, project)
    draft.change_brief(project, camera=False)
    still_camera, steady = frames(draft, project)
    draft.change_brief(project, action=False)
    nothing, still = frames(draft, project)
    assert len({usual.key, still_camera.key, nothing.key}) == 3
    change = [np.abs(clip[-1] - clip[0]).mean() for clip in (moving, steady, still)]
    assert change[0] > 4 * change[1], "the camera moved the whole picture"
    # The place does not move without a camera; the figure walks through it only where actions count.
    ground = [np.abs(clip[-1, 110:, :40] - clip[0, 110:, :40]).mean() for clip in (moving, steady)]
    assert ground[0] > 5 > 2 > ground[1]
    assert change[1] > 1.5 * change[2]
    draft.change_brief(project, camera=True, action=True)
    assert frames(draft, project)[0] == usual


def test_what_a_model_does_not_look_at_changes_no_key(studio, project):
    list(studio.run(project, Run()))
    row = studio.registry.get("parallax")
    blind = replace(row, actions=False, reads_text=False)
    for animator, made in ((blind, []), (replace(blind, reads_text=True), ["clips"] * 3)):
        studio.registry._rows["parallax"] = animator
        try:
            fakes.CALLS.clear()
            studio.change_brief(project, action=False)
            list(studio.run(project, Run()))
        finally:
            studio.registry._rows["parallax"] = row
        assert [stage for stage, _ in fakes.CALLS] == made


def test_the_command_line_switches_them(call, tmp_path):  # noqa: F811
    assert render(call, tmp_path, "--no-camera")[0] == DONE
    brief = lambda: json.loads((tmp_path / "work" / "project.json").read_text())["brief"]  # noqa: E731
    assert (brief()["camera"], brief().get("action", True)) == (False, True)
    assert render(call, tmp_path, "--no-action")[0] == DONE
    assert (brief()["camera"], brief()["action"]) == (False, False)
    assert render(call, tmp_path, "--camera", "--action")[0] == DONE
    assert "camera" not in brief()
