"""Puppets on the draft's stage: they are seen as they are told, act, hold, look and reach."""

from dataclasses import replace

import numpy as np
import pytest

from tests.draft.conftest import SMALL
from videostudio.draft.diorama import Diorama, DioramaFigure
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.types import Camera, Position, Where


def staged(studio, names, place="meadow", **scene) -> Diorama:
    """The diorama of a scene, as the stages keep it."""
    image = studio.image(studio.request(names, place, **scene))
    return Diorama.from_folder(image.layers)


def figure_of(diorama: Diorama, name: str) -> DioramaFigure:
    return next(figure for figure in diorama.figures if figure.stand.name == name)


def differ(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())


def test_a_persons_reference_is_the_puppet_that_acts(studio):
    bound = studio.reference("woman")
    assert bound.source.startswith("puppet:")
    figure = figure_of(staged(studio, ("woman",)), "woman")
    assert figure.role is not None and figure.role.designs


def test_who_walks_gets_on(studio):
    layout = (Position("man", Where.GROUND, faces="right"),)
    request = studio.request(("man",), "meadow", action="walking", prompt="The man walks on.", layout=layout)
    frames = studio.clip(replace(request, scene=replace(request.scene, camera=Camera())), frames=24)
    moved = np.abs(np.diff(frames.astype(np.int16), axis=0)).sum(axis=-1) > 24
    columns = [np.flatnonzero(frame.any(axis=0)) for frame in moved]
    middles = [column.mean() for column in columns if column.size]
    assert middles[-1] > middles[0] + 0.05 * SMALL.width


@pytest.mark.parametrize(("action", "same"), [("waving", False), ("standing", True)])
def test_an_action_is_seen_in_the_picture(studio, action, same):
    standing = studio.image(studio.request(("man",), action="standing", prompt="The man is here."))
    acting = studio.image(studio.request(("man",), action=action, prompt="The man is here."))
    pictures = [np.asarray(Diorama.from_folder(image.layers).figures[0].sprite) for image in (standing, acting)]
    assert (pictures[0].shape == pictures[1].shape and differ(*pictures) == 0) is same


def test_what_is_held_is_in_the_hand_and_moves_with_it(studio):
    layout = (Position("man", faces="right"), Position("pineapple", Where.HELD, "man"))
    diorama = staged(studio, ("man", "pineapple"), action="walking", prompt="The man walks.", layout=layout)
    man, pineapple = figure_of(diorama, "man"), figure_of(diorama, "pineapple")
    left, top, right, bottom = man.box
    x, y = pineapple.stand.foot
    assert left - 2 < x < right + 2 and top < y < bottom
    assert pineapple.stand.grip in ("left", "right", "both")
    drawn = draw_role(man.role, man.role.moves.still)
    hands = drawn.hands - np.array(drawn.origin) + np.array(man.stand.foot)
    assert min(np.linalg.norm(hands - (x, y), axis=1).min(), np.linalg.norm(hands.mean(axis=0) - (x, y))) < 4


@pytest.mark.parametrize(("faces", "yaw"), [("right", (30, 90)), ("left", (-90, -30)), ("camera", (-40, 40))])
def test_who_looks_to_a_side_is_turned_there(studio, faces, yaw):
    diorama = staged(studio, ("man",), prompt="The man is here.", layout=(Position("man", faces=faces),))
    assert yaw[0] <= figure_of(diorama, "man").role.yaw <= yaw[1]


def test_who_looks_away_shows_the_back(studio):
    front = staged(studio, ("man",), prompt="Here.", layout=(Position("man", faces="camera"),))
    back = staged(studio, ("man",), prompt="Here.", layout=(Position("man", faces="away"),))
    assert abs(figure_of(back, "man").role.yaw) > 120
    assert differ(*(_head(figure_of(one, "man")) for one in (front, back))) > 8


def _head(figure: DioramaFigure) -> np.ndarray:
    sprite = figure.sprite
    rows = sprite[: sprite.shape[0] // 4]
    middle = rows.shape[1] // 2
    return rows[:40, middle - 8 : middle + 8]


def test_layers_keep_what_puppets_do(studio):
    diorama = staged(studio, ("man",), action="waving", prompt="The man waves.")
    role = figure_of(diorama, "man").role
    assert PuppetRole.from_dict(role.to_dict()) == role


def test_two_who_look_at_one_another_are_turned_to_one_another(studio):
    layout = (Position("man", faces="woman"), Position("woman", faces="man"))
    diorama = staged(studio, ("man", "woman"), prompt="The man and the woman talk.", layout=layout)
    man, woman = figure_of(diorama, "man"), figure_of(diorama, "woman")
    side = np.sign(woman.stand.foot[0] - man.stand.foot[0])
    assert np.sign(man.role.yaw) == side and np.sign(woman.role.yaw) == -side


def test_a_modelled_thing_is_drawn_in_the_hand(studio):
    layout = (Position("man", faces="right"), Position("lantern", Where.HELD, "man"))
    diorama = staged(studio, ("man", "lantern"), prompt="The man is here.", layout=layout)
    assert [figure.stand.name for figure in diorama.figures] == ["man"]
    role = diorama.figures[0].role
    empty = draw_role(replace(role, prop=()), role.moves.still).sprite
    full = draw_role(role, role.moves.still).sprite
    assert full.shape != empty.shape or differ(full, empty) > 2


def test_who_sits_has_something_to_sit_on(studio):
    layout = (Position("man", Where.SEAT, faces="camera"),)
    diorama = staged(studio, ("man",), prompt="The man sits there.", layout=layout)
    role = diorama.figures[0].role
    seated = draw_role(role, role.moves.still)
    standing = draw_role(replace(role, legs="", motion="idle"), 0.0)
    assert seated.hips[1] - seated.origin[1] > standing.hips[1] - standing.origin[1] + 10
    assert differ_size(seated.sprite, draw_role(replace(role, legs="ride"), 0.0).sprite)


def differ_size(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape != other.shape or differ(one, other) > 1


@pytest.mark.parametrize(("thing", "alone"), [("broom", True), ("brooms", False)])
def test_of_several_the_first_alone_holds_one_thing(studio, thing, alone):
    layout = (Position("two men", faces="right"), Position(thing, Where.HELD, "two men"))
    diorama = staged(studio, ("two men", thing), action="standing", prompt="Two men wait.", layout=layout)
    role = figure_of(diorama, "two men").role
    assert role is not None and len(role.designs) > 1
    same = np.array_equal(draw_role(role, 0.0).sprite, draw_role(replace(role, alone=False), 0.0).sprite)
    assert same is not alone
