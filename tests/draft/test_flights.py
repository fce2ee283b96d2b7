"""Things that are thrown, kicked, caught and dropped, as the finished clip shows them."""

from dataclasses import replace

import numpy as np
import pytest

from tests.draft.conftest import SMALL
from videostudio.types import Camera, Position, Where

FRAMES = 48


def ball_places(studio, action: str, where: Where = Where.AIR, who: str = "man") -> np.ndarray:
    """Where the middle of an orange ball is in each frame, (N, 2) x and y in shares of the picture."""
    layout = (Position(who, Where.GROUND, faces="basketball"), Position("basketball", where))
    prompt = f"The {who} {action} the basketball."
    request = studio.request((who, "basketball"), "snowy landscape", action=action, prompt=prompt, layout=layout)
    request = replace(request, scene=replace(request.scene, camera=Camera()))
    frames = studio.clip(request, frames=FRAMES).astype(np.int16)
    red, green, blue = frames[..., 0], frames[..., 1], frames[..., 2]
    orange = (red > 225) & (green > 60) & (green < 175) & (blue < 110)
    orange &= ~orange.all(axis=0)  # without what the place has of it
    sides = (SMALL.width, SMALL.height)
    return np.array(
        [[at.mean() / side for at, side in zip(np.nonzero(one)[::-1], sides, strict=True)] for one in orange]
    )


def test_what_is_thrown_rises_out_of_the_hand_and_falls(studio):
    places = ball_places(studio, "throwing")
    top = places[:, 1].argmin()
    assert 6 < top < FRAMES - 6
    assert places[0, 1] - places[top, 1] > 0.04
    assert places[-1, 1] - places[top, 1] > 0.2
    assert abs(places[-1, 0] - places[0, 0]) > 0.1


def test_what_is_kicked_leaves_the_ground_and_comes_back_to_it(studio):
    places = ball_places(studio, "kicking", Where.GROUND)
    assert places[0, 1] - places[:, 1].min() > 0.05
    assert abs(places[-1, 1] - places[0, 1]) < 0.05


def test_what_is_caught_comes_into_the_hands(studio):
    places = ball_places(studio, "catching")
    steps = np.abs(np.diff(places, axis=0)).sum(axis=1)
    assert steps.max() > 0.02
    assert steps[-6:].max() < steps.max()


@pytest.mark.parametrize("action", ["dropping", "falling"])
def test_what_is_dropped_falls_to_the_ground_and_stays(studio, action):
    places = ball_places(studio, action)
    assert places[-1, 1] - places[0, 1] > 0.05
    assert np.ptp(places[-5:, 1]) < 0.01


def test_what_is_looked_at_stays_in_the_air(studio):
    places = ball_places(studio, "looking at")
    assert np.ptp(places[:, 1]) < 0.1
