"""A scene's layout makes its picture anew where the imager obeys layouts, and stays through what leaves it true."""

from dataclasses import replace

import pytest

from tests.core.test_stages import film_it
from tests.fakes import REGISTRY
from videostudio.backends.registry import Registry
from videostudio.project import editing
from videostudio.studio import Studio
from videostudio.types import Facing, Position, Where

PLACES = (Position("cook", faces="cake"), Position("cake", Where.HELD, "cook"))


@pytest.mark.parametrize("obeys", [True, False])
def test_a_layout_remakes_pictures_of_imagers_that_obey_it_and_of_no_other(studio, project, obeys):
    rows = [replace(row, obeys_layout=obeys) if row.name == "collage" else row for row in REGISTRY]
    mine = Studio(studio.settings, Registry(rows))
    film_it(mine, project)
    editing.update_scene(project, 1, layout=PLACES)
    # What is drawn here shows no layout, so that its clip stays.
    anew = {"scene_images": ["1"]} if obeys else {}
    assert film_it(mine, project)[1] == anew
    editing.update_scene(project, 1, layout=(replace(PLACES[0], faces=Facing.LEFT.value), PLACES[1]))
    assert film_it(mine, project)[1] == anew
    editing.update_scene(project, 1, layout=())
    assert film_it(mine, project)[1] == {}, "the first picture is still there"


def layout_of(project):
    return project.state.script.scene(2).layout


def test_a_layout_lasts_as_long_as_it_is_true(project):
    with_dog = (*PLACES, Position("dog", Where.BESIDE, "cook", "cake"))
    editing.update_scene(project, 2, layout=with_dog)
    editing.update_scene(project, 2, action="tasting the cake")
    editing.update_scene(project, 2, prompt=f"  {project.state.script.scene(2).prompt} ")
    assert layout_of(project) == with_dog
    editing.rename_entity(project, "cook", "chef")
    assert layout_of(project) == (
        Position("chef", faces="cake"),
        Position("cake", Where.HELD, "chef"),
        Position("dog", Where.BESIDE, "chef", "cake"),
    )
    # Who comes in may be anywhere; with who goes, whatever was told by them goes too.
    editing.update_scene(project, 2, foregrounds=("chef", "cake", "dog", "cat"))
    assert [place.name for place in layout_of(project)] == ["chef", "cake", "dog"]
    editing.update_scene(project, 2, foregrounds=("cake", "dog", "cat"))
    assert layout_of(project) == ()
    editing.update_scene(project, 2, foregrounds=("chef", "cake"))
    assert layout_of(project) == (), "it comes back"
    # Two who become one are not held by themselves.
    editing.update_scene(
        project, 2, layout=(Position("chef", Where.SEAT, "", "cake"), Position("cake", Where.HELD, "chef"))
    )
    editing.rename_entity(project, "cake", "chef")
    assert layout_of(project) == (Position("chef", Where.SEAT),)


def test_another_prompt_ends_the_layout_of_the_old_one(project):
    editing.update_scene(project, 2, layout=PLACES)
    editing.update_scene(project, 2, prompt="The cook throws the cake away.")
    assert layout_of(project) == ()
    editing.update_scene(project, 2, prompt="The cook holds the cake.", layout=PLACES)
    assert layout_of(project) == PLACES
