"""Time of day and weather as they are seen: finished pictures and clips, and what is read from a scene's words."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.draft.conftest import SMALL
from tests.drawings import WordsOnly
from videostudio.backends.protocols import ClipRequest
from videostudio.draft.animation.animatic import parallax_animator
from videostudio.draft.collage import Collage
from videostudio.draft.weather.reading import SkyReader, SkyTold
from videostudio.draft.weather.sky import DayTime, WeatherKind
from videostudio.run import Run
from videostudio.types import Scene, SceneImage

BRIGHT = 200


class TellsSky:
    """Stands for a reader: tells what it is given."""

    def __init__(self, time: str = "", weather: str = "") -> None:
        self.told = SkyTold(DayTime(time), WeatherKind(weather))

    def read(self, scene: Scene) -> SkyTold:
        return self.told


def compose(request, time="", weather=""):
    return Collage(skies=TellsSky(time, weather)).compose(request, Run())


def pixels(composed) -> np.ndarray:
    return np.asarray(composed.picture, float)


def clip(studio, request, composed, frames=6):
    folder = studio.path("")
    folder.mkdir()
    for name, data in composed.layers.items():
        (folder / name).write_bytes(data)
    picture, mask = studio.path(".png"), studio.path(".png")
    composed.picture.save(picture)
    composed.mask.save(mask)
    image = SceneImage(request.scene.index, "k", "c", picture, mask, 0, folder)
    asked = ClipRequest(request.scene, image, request.size, frames, 16, 0)
    return np.stack(list(parallax_animator(WordsOnly()).animate(asked, Run()))).astype(float)


def test_night_is_dark_and_blue_and_its_windows_are_lit(studio):
    request = studio.request(("girl",), "village street", seed=1)
    day, night = pixels(compose(request)), pixels(compose(request, "night"))
    assert night.mean() < 0.55 * day.mean()
    share = [p.mean(axis=(0, 1))[2] / p.mean(axis=(0, 1))[0] for p in (day, night)]
    assert share[1] > 1.4 * share[0], "the night is not blue"
    lower = slice(SMALL.height // 3, None)
    lit = (night[lower] > BRIGHT).all(axis=2) & (night[lower, :, 0] >= night[lower, :, 2])
    assert lit.mean() > 0.001, "no window is lit"
    assert lit.mean() < 0.08


def test_figures_are_in_the_light_of_their_place(studio):
    request = studio.request(("girl",), "meadow")
    day, night = compose(request), compose(request, "night")
    figure = np.asarray(day.mask) > BRIGHT
    before, after = pixels(day)[figure].mean(axis=0), pixels(night)[figure].mean(axis=0)
    assert after.mean() < 0.8 * before.mean()
    assert after[2] / after[0] > 1.2 * before[2] / before[0]


def test_a_room_by_night_is_darker_too(studio):
    request = studio.request(("girl",), "kitchen")
    assert 0.3 < pixels(compose(request, "night")).mean() / pixels(compose(request)).mean() < 0.8


def test_sunset_is_warmer_than_day(studio):
    request = studio.request(("girl",), "beach")
    day, sunset = (pixels(compose(request, time)).mean(axis=(0, 1)) for time in ("", "sunset"))
    assert sunset[0] / sunset[2] > 1.2 * day[0] / day[2]


@pytest.mark.parametrize(("time", "weather"), [("", ""), ("day", "clear")])
def test_a_scene_that_tells_nothing_stays_to_the_byte(studio, time, weather):
    request = studio.request(("dog",), "park")
    plain, told = Collage().compose(request, Run()), compose(request, time, weather)
    assert plain.picture.tobytes() == told.picture.tobytes()
    assert plain.layers == told.layers
    assert "sky" not in json.loads(told.layers["layers.json"])


def test_a_night_place_is_not_darkened_again(studio):
    request = studio.request((), "city street at night")
    assert compose(request).picture.tobytes() == compose(request, "night").picture.tobytes()


@pytest.mark.parametrize("weather", ["rain", "snow", "storm", "wind", "fog"])
def test_weather_moves_outdoors_and_not_in_a_room(studio, weather):
    for place, moves in (("park", True), ("kitchen", False)):
        request = studio.request((), place)
        frames = clip(studio, request, compose(request, weather=weather))
        moved = np.abs(np.diff(frames, axis=0)).max(axis=(1, 2, 3))
        assert (moved > 0).all() == moves, place
        assert (moved > 0).any() == moves, place


def test_a_clip_goes_on_from_its_picture(studio):
    """With a still camera the first frame is the scene's picture, drops and all."""
    request = studio.request((), "meadow")
    composed = compose(request, weather="rain")
    frames = clip(studio, request, composed)
    assert np.abs(frames[0] - pixels(composed)).mean() < 1.5
    assert np.abs(frames[3] - pixels(composed)).mean() > 1.5 * np.abs(frames[0] - pixels(composed)).mean()


def test_fog_hides_far_things_more_than_near_ones(studio):
    request = studio.request((), "village street")
    clear, fog = pixels(compose(request)), pixels(compose(request, weather="fog"))
    far, near = slice(SMALL.height // 4, SMALL.height // 2), slice(SMALL.height * 3 // 4, None)
    kept = [fog[rows].std(axis=(0, 1)).mean() / clear[rows].std(axis=(0, 1)).mean() for rows in (far, near)]
    assert kept[0] < 0.7 * kept[1]


def test_snow_lies_on_the_ground(studio):
    request = studio.request((), "meadow")
    ground = slice(SMALL.height * 3 // 4, None)
    green, white = (pixels(compose(request, weather=kind))[ground].mean(axis=(0, 1)) for kind in ("", "snow"))
    assert white.min() > green.min() + 60


def test_seeds_repeat(studio):
    request = studio.request(("dog",), "park", seed=3)
    first, same, other = (compose(replace(request, seed=seed), "night", "snow").picture.tobytes() for seed in (3, 3, 4))
    assert first == same
    assert first != other


def test_low_light_throws_long_shadows(studio):
    request = studio.request(("man standing",), "meadow")
    slants = [
        json.loads(compose(request, time).layers["layers.json"])["figures"][0]["slant"][0] for time in ("", "sunset")
    ]
    assert abs(slants[1]) > 3 * abs(slants[0])


@pytest.mark.parametrize(
    ("prompt", "place", "time", "weather"),
    [
        ("The fox trots over the field at night.", "field", "night", ""),
        ("Two cats walk home in the pouring rain.", "street", "", "rain"),
        ("The sailor looks for the harbour in the thick fog.", "sea", "", "fog"),
        ("Snow falls on the old mill.", "village", "", "snow"),
        ("Thunder and lightning break loose above the shepherd.", "hill", "", "storm"),
        ("The waiter carries the soup to the table.", "restaurant", "", ""),
        ("The mechanic repairs the car.", "workshop", "", ""),
        ("The lion drinks from the river.", "river", "", ""),
    ],
)
def test_what_a_scene_tells_is_read(embedder, prompt, place, time, weather):
    assert SkyReader(embedder).read(Scene(1, prompt, (), place)) == SkyTold(DayTime(time), WeatherKind(weather))
