"""Puppets work with tools: what they hold is there, whole, and of the height that is told."""

import numpy as np
import pytest

from videostudio.draft.puppets.design import find_design
from videostudio.draft.puppets.drawing import DrawnPuppet, draw_puppet
from videostudio.draft.puppets.model import load_parts
from videostudio.draft.puppets.motions import MotionMoment, load_motions
from videostudio.draft.puppets.props import find_prop, load_props
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.library.assets import read_library_file

SCALE = 60
WITH_PROPS = sorted(name for name, motion in load_motions().items() if motion.props)


def _draw(moment: MotionMoment, yaw: float) -> DrawnPuppet:
    return draw_puppet(find_design("man"), moment, yaw, SCALE)


def _on_canvas(drawn: DrawnPuppet) -> np.ndarray:
    """The sprite with its foot at a place that is always the same."""
    canvas = np.zeros((600, 600, 4), np.int16)
    x, y = 300 - round(drawn.origin[0]), 400 - round(drawn.origin[1])
    height, width = drawn.sprite.shape[:2]
    canvas[y : y + height, x : x + width] = drawn.sprite
    return canvas


@pytest.mark.parametrize("name", WITH_PROPS)
def test_what_belongs_to_a_motion_is_seen(name):
    """Taking any of it away changes some moment of the picture."""
    motion = load_motions()[name]
    moments = [motion.at(phase) for phase in (motion.still, 0.0, 0.5)]
    whole = [_on_canvas(_draw(moment, motion.view)) for moment in moments]
    for number, prop in enumerate(motion.props):
        changed = 0
        for moment, picture in zip(moments, whole, strict=True):
            rest = moment.props[:number] + moment.props[number + 1 :]
            without = _on_canvas(_draw(MotionMoment(moment.pose, rest), motion.view))
            changed = max(changed, int((np.abs(picture - without).max(axis=2) > 24).sum()))
        assert changed >= 4, f"{prop.piece} is not seen"


@pytest.mark.parametrize("name", WITH_PROPS)
def test_hands_and_tools_never_leap(name):
    motion = load_motions()[name]
    rate = 240
    moments = [motion.at(n / rate) for n in range(rate + 1)]
    places = np.array(
        [
            [*moment.pose.hands[0].at, *moment.pose.hands[1].at, *(v for prop in moment.props for v in prop.at)]
            for moment in moments
        ]
    )
    speeds = np.abs(np.diff(places, axis=0)).max() * rate / motion.seconds
    assert speeds < 7.0
    assert np.allclose(places[0], places[-1]) or motion.once


@pytest.mark.parametrize("piece", sorted(load_props()))
def test_things_are_whole_and_no_higher_than_told(piece):
    mesh = load_parts().props_of(piece)
    edges = np.sort(np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]]), axis=1)
    _, counts = np.unique(edges, axis=0, return_counts=True)
    assert (counts % 2 == 0).all()
    height = float(np.ptp(mesh.points[:, 1]))
    told = load_props()[piece].height_m
    assert told - 0.02 <= height <= told + 1e-4


def test_every_thing_that_is_held_can_be_carried():
    """Whoever carries it holds it in a hand, and does not hide it altogether."""
    for thing in load_props().values():
        if thing.hold is None:
            continue
        pose = load_motions()[thing.hold.motion].at(0.0).pose
        empty = _on_canvas(_draw(MotionMoment(pose), 25))
        full = _on_canvas(_draw(MotionMoment(pose, (thing.to_place(),)), 25))
        assert (np.abs(empty - full).max(axis=2) > 24).any(), thing.piece


def test_cutouts_have_their_modelled_things():
    cutouts = {cutout["id"] for cutout in read_library_file("cutouts.json")}
    told = read_library_file("props.json")["props"]
    named = [cutout for prop in told.values() for cutout in prop["for"]]
    assert len(named) == len(set(named)) >= 100
    assert set(named) <= cutouts
    assert find_prop("guitar").piece == "guitar"
    assert find_prop("elephant") is None


def test_who_sits_on_something_brings_no_seat_along():
    """The chair of `sit` is for who has none: legs that sit on a bench or in a boat come without it."""
    man = find_design("man")
    alone = draw_role(PuppetRole((man,), "sit", yaw=40.0, metre=SCALE), 0.0)
    seated = draw_role(PuppetRole((man,), "idle", legs="sit", yaw=40.0, metre=SCALE), 0.0)
    rows = draw_role(PuppetRole((man,), "row", legs="sit", yaw=40.0, metre=SCALE), 0.0)
    own_boat = draw_role(PuppetRole((man,), "row", yaw=40.0, metre=SCALE), 0.0)
    assert (alone.sprite[..., 3] > 0).sum() > 1.05 * (seated.sprite[..., 3] > 0).sum()
    assert rows.sprite.shape[1] < own_boat.sprite.shape[1]
