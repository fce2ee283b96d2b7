"""Clips at another number of frames a second: everything where it should be at that time, and nothing shown twice."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from videostudio.media.motion import resample_frames

HEIGHT, WIDTH, SECONDS = 96, 160, 1.0


def texture(seed, height, width):
    import cv2

    coarse = np.random.default_rng(seed).uniform(40, 215, (height // 6, width // 6, 3)).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


BACKDROP, FIGURE = texture(0, HEIGHT, 2 * WIDTH), texture(1, 30, 24)


def true_frame(time):
    """A camera that pans at 16 pixels a second, and a figure that walks the other way at 30."""
    import cv2

    shift = np.float32([[1, 0, -16 * time], [0, 1, 0]])
    picture = cv2.warpAffine(BACKDROP, shift, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC)
    place = np.float32([[1, 0, 20 + 30 * time], [0, 1, 40 + 6 * time]])
    figure = cv2.warpAffine(FIGURE, place, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC)
    cover = cv2.warpAffine(np.ones(FIGURE.shape, np.float32), place, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    return np.clip(picture * (1 - cover) + figure * cover, 0, 255).round().astype(np.uint8)


def frames_at(rate):
    return [true_frame(n / rate) for n in range(round(SECONDS * rate) + 1)]


def error(one, other):
    """Root of the mean squared difference, away from the borders where new things come in."""
    inner = np.s_[6:-6, 8:-8]
    return np.sqrt(np.square(one[inner].astype(float) - other[inner]).mean())


@cache
def strips_of_the_backdrop():
    import cv2

    shifts = np.arange(0, 20, 0.25)
    maps = [np.float32([[1, 0, -shift], [0, 1, 0]]) for shift in shifts]
    return shifts, [cv2.warpAffine(BACKDROP, m, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC)[8:32, 40:120] for m in maps]


def places_of(frame, time):
    """How far the backdrop has gone and where the figure stands, as the frame shows it; pixels, and the truth."""
    import cv2

    # Above the figure's way there is only the backdrop: the part of it that fits best, to a quarter of a pixel.
    strip = frame[8:32, 40:120].astype(np.float32)
    shifts, strips = strips_of_the_backdrop()
    gone = shifts[np.argmin([np.square(strip - one).mean() for one in strips])]
    inner = np.clip(FIGURE[6:-6, 6:-6], 0, 255).astype(np.uint8)
    x, y = cv2.minMaxLoc(cv2.matchTemplate(frame, inner, cv2.TM_SQDIFF))[2]
    return np.array([gone, x - 6, y - 6]), np.array([16 * time, 20 + 30 * time, 40 + 6 * time])


@pytest.mark.parametrize("made", [8, 24])
@pytest.mark.parametrize("fps", [8, 12, 16, 24, 30])
def test_everything_is_where_it_should_be_at_another_number_of_frames(made, fps):
    frames, count = frames_at(made), round(SECONDS * fps)
    shown, errors = list(resample_frames(frames, made / fps, count)), []
    assert len(shown) == count
    for n, frame in enumerate(shown):
        wanted, place = true_frame(n / fps), n * made / fps
        if place == round(place):
            assert np.array_equal(frame, frames[round(place)]), "a frame at the very time is shown as it is"
            continue
        found, truth = places_of(frame, n / fps)
        assert np.abs(found - truth).max() <= 1, (n, found, truth)
        share = place - int(place)
        faded = (1 - share) * frames[int(place)].astype(float) + share * frames[int(place) + 1]
        errors.append([error(frame, wanted), error(frames[round(place)], wanted), error(faded, wanted)])
    if errors:
        ours, repeated, fading = np.mean(errors, axis=0)
        assert ours < 0.6 * repeated
        assert ours < fading
    for one, following in pairwise(shown):
        assert error(one, following) > 1, "a moving clip shows no frame twice"


def test_frames_in_between_are_as_sharp_as_the_others():
    frames = frames_at(8)
    sharp = [np.abs(np.diff(frame.astype(float), axis=1)).mean() for frame in resample_frames(frames, 8 / 24, 25)]
    assert min(sharp) > 0.9 * np.mean(sharp[::3])


def test_what_stands_still_stays_bit_for_bit_and_nothing_comes_after_the_last_frame():
    still = [true_frame(0)] * 3
    assert all(np.array_equal(frame, still[0]) for frame in resample_frames(still, 0.3, 7))
    frames = frames_at(8)
    shown = list(resample_frames(frames, 1.0, len(frames) + 2))
    assert all(np.array_equal(frame, frames[-1]) for frame in shown[-3:])
    assert len(list(resample_frames(frames[:1], 0.0, 4))) == 4
