"""What puppets do: feet that stand do not slide, hands stay outside of the body, eyes blink and mouths speak."""

import numpy as np
import pytest

from videostudio.draft.puppets.design import find_design, find_shape
from videostudio.draft.puppets.drawing import draw_puppet
from videostudio.draft.puppets.model import load_parts
from videostudio.draft.puppets.motions import BLINK, MotionMoment, PropPlace, load_motions
from videostudio.draft.puppets.skeleton import PuppetPose

MOTIONS = load_motions()
GOING = sorted(name for name, motion in MOTIONS.items() if motion.stride)
SHAPES = ("man", "child", "stout")
# The heel and the ball of a foot, from its ankle, in metres of the model.
SOLE = np.array([[0.0, -0.075, -0.045], [0.0, -0.075, 0.095]])


def skeleton_of(shape):
    return load_parts().skeleton.with_shape(find_shape(shape))


@pytest.mark.parametrize("shape", ["man", "child"])
@pytest.mark.parametrize("name", GOING)
def test_ground_lies_still_under_standing_feet(name, shape):
    """Heel and ball of a foot stay where they touch the ground that passes below."""
    motion, skeleton = MOTIONS[name], skeleton_of(shape)
    feet = [skeleton.names.index(f"foot_{side}") for side in "lr"]
    steps = np.linspace(0, 2, 129)
    soles = []
    for phase in steps:
        bones = skeleton.solve_pose(motion.at(phase).pose)
        soles.append([bones.joints[n] + SOLE @ bones.turns[n].T for n in feet])
    soles = np.array(soles).reshape(len(steps), 4, 3)
    ahead = soles[:, :, 2] + (steps * motion.stride * skeleton.shape.leg)[:, None]
    touches = soles[:, :, 1] < 0.01
    assert soles[:, :, 1].min() > -0.02
    assert touches.any(axis=1).mean() > 0.3, "it never stands"
    for n in range(4):
        runs = np.split(np.arange(len(steps)), np.flatnonzero(np.diff(touches[:, n])) + 1)
        slides = [np.ptp(ahead[run, n]) for run in runs if touches[run[0], n]]
        assert max(slides, default=0.0) < 0.045, f"a foot slides {max(slides):.3f} m"


@pytest.mark.parametrize("shape", SHAPES)
def test_no_foot_is_in_the_ground_and_no_hand_in_the_body(shape):
    skeleton = skeleton_of(shape)
    at_rest = skeleton.solve_pose(PuppetPose())
    feet = [skeleton.names.index(f"foot_{side}") for side in "lr"]
    pelvis, neck = skeleton.names.index("pelvis"), skeleton.names.index("neck")
    for name, motion in MOTIONS.items():
        for phase in np.linspace(0, 1, 9):
            pose = motion.at(phase).pose
            bones = skeleton.solve_pose(pose)
            if not any(pose.place):
                lowest = (bones.joints[feet, 1] - at_rest.joints[feet, 1]).min()
                assert lowest > -0.02, f"{name} at {phase:.2f}: a foot is {-lowest:.3f} m in the ground"
            skull = bones.neck + bones.head @ np.array([0.0, 0.2, 0.0])
            way = bones.joints[neck] - bones.joints[pelvis]
            for hand in bones.hands:
                share = np.clip((hand - bones.joints[pelvis]) @ way / (way @ way), 0, 1)
                from_trunk = np.linalg.norm(hand - bones.joints[pelvis] - share * way)
                from_skull = np.linalg.norm(hand - skull)
                assert from_skull > 0.21 * skeleton.shape.head, f"{name} at {phase:.2f}: a hand in the head"
                assert from_trunk > 0.14 * skeleton.shape.girth, f"{name} at {phase:.2f}: a hand in the trunk"


def test_cycles_end_where_they_begin():
    skeleton = skeleton_of("man")
    for name, motion in MOTIONS.items():
        if not motion.once:
            before, after = (skeleton.solve_pose(motion.at(phase).pose) for phase in (0.9995, 1.0005))
            leap = max(np.abs(before.joints - after.joints).max(), np.abs(before.hands - after.hands).max())
            assert leap < 0.02, f"{name} leaps {leap:.2f} m when it begins again"


def test_everybody_blinks_but_not_in_stills():
    for name, motion in MOTIONS.items():
        over = [motion.at(seconds / motion.seconds).pose.face.eyes for seconds in np.arange(0, 2 * BLINK.every, 0.02)]
        assert min(over) < 0.2, f"{name} never blinks"
        assert BLINK.openness(motion.still * motion.seconds) > 0.95, f"{name} blinks in its still picture"


@pytest.mark.parametrize("name", ["talk", "sing", "shout", "whisper", "laugh"])
def test_mouths_that_speak_are_drawn_moving(name):
    """The pictures of the face differ between moments, and the mouth is what differs."""
    motion = MOTIONS[name]
    opens = [motion.at(phase).pose.face.open for phase in np.linspace(0, 1, 40)]
    turns = np.count_nonzero(np.diff(np.sign(np.diff(opens))))
    assert turns >= 2
    assert np.ptp(opens) > 0.2
    design = find_design("man")
    red = []
    for phase in (float(np.argmin(opens)) / 39, float(np.argmax(opens)) / 39):
        mouth = MotionMoment(PuppetPose(face=motion.at(phase).pose.face))
        sprite = draw_puppet(design, mouth, 0, 200).sprite.astype(int)
        red.append(np.count_nonzero((sprite[..., 0] > 1.9 * sprite[..., 1]) & (sprite[..., 3] > 200)))
    assert red[1] > 1.2 * red[0]


def test_what_both_hands_hold_is_drawn_between_them():
    design, moment = find_design("man"), MOTIONS["carry"].at(0.1)
    bare = draw_puppet(design, moment, 0, 150)
    found = []
    for hand in (0, 1, 2):
        prop = PropPlace("shoes", hand, (0.0, 0.0, 0.3), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
        with_it = draw_puppet(design, MotionMoment(moment.pose, (prop,)), 0, 150)
        # Both pictures with the ground between the feet at the same place.
        canvas = np.zeros((2, 600, 600, 4), int)
        for n, drawn in enumerate((bare, with_it)):
            x, y = round(300 - drawn.origin[0]), round(500 - drawn.origin[1])
            h, w = drawn.sprite.shape[:2]
            canvas[n, y : y + h, x : x + w] = drawn.sprite
        changed = np.abs(canvas[0] - canvas[1]).max(axis=-1) > 60
        found.append(np.nonzero(changed)[1].mean())
    assert found[1] + 5 < found[2] < found[0] - 5
