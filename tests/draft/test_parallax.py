"""Clips: the camera does what the script says, figures act, nothing tears, nothing black shows."""

import itertools
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.draft.conftest import SMALL, WordsOnly, person, photograph
from videostudio.backends.protocols import ClipRequest
from videostudio.draft.animation.animatic import CAMERA, camera_path, parallax_animator
from videostudio.draft.diorama import Diorama
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.types import Camera, Direction, SceneImage, Size, Speed

# Which way the picture's content moves: x to the right, y down, and outwards.
FLOWS = {
    Direction.LEFT: (1, 0, 0),
    Direction.RIGHT: (-1, 0, 0),
    Direction.UP: (0, 1, 0),
    Direction.DOWN: (0, -1, 0),
    Direction.FORWARD: (0, 0, 1),
    Direction.BACKWARD: (0, 0, -1),
}


def flow_of(frames: np.ndarray) -> np.ndarray:
    """Mean (x, y, outward) flow between neighbouring frames, for every pair; (T-1, 3) in pixels."""
    grey = [cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in frames]
    height, width = grey[0].shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    out = np.stack([columns - width / 2, rows - height / 2], axis=-1)
    out /= np.linalg.norm(out, axis=-1, keepdims=True) + 1e-6
    means = []
    for before, after in itertools.pairwise(grey):
        flow = cv2.calcOpticalFlowFarneback(before, after, None, 0.5, 3, 21, 3, 5, 1.1, 0)
        means.append((flow[..., 0].mean(), flow[..., 1].mean(), (flow * out).sum(axis=-1).mean()))
    return np.array(means)


@pytest.mark.parametrize("direction", list(FLOWS))
def test_content_moves_the_right_way_and_faster_cameras_move_it_more(studio, direction):
    strengths = []
    for speed in Speed:
        request = studio.request((), "living room", camera=Camera(direction, speed))
        flows = flow_of(studio.clip(request, frames=5))
        along = flows @ np.array(FLOWS[direction])
        assert (along > 0).all(), "the direction changes"
        across = np.abs(flows[:, :2]).max(axis=0) if direction in (Direction.FORWARD, Direction.BACKWARD) else None
        if across is None:
            sideways = np.abs(flows[:, 1 if FLOWS[direction][0] else 0])
            assert (sideways < 0.25 * along + 0.05).all()
        strengths.append(float(along.mean()))
    assert strengths[0] * 1.4 < strengths[1]
    assert strengths[1] * 1.3 < strengths[2]


@pytest.mark.parametrize("names", [(), ("dog",)], ids=["empty", "dog"])
def test_static_is_static(studio, names):
    request = studio.request(names, "kitchen", camera=Camera(Direction.STATIC), action="dancing")
    image = studio.image(request)
    frames = studio.clip(request, image)
    with Image.open(image.mask) as opened:
        moving = cv2.dilate(np.asarray(opened.convert("L")), np.ones((61, 61), np.uint8)) > 0
    still = frames[:, ~moving]
    assert (still == still[0]).all()
    if names:
        assert (frames[:, moving] != frames[0, moving]).any()


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("size", [Size(320, 180), Size(180, 320)], ids=str)
def test_no_border_ever_shows(studio, direction, size):
    """A white wall stays white to the edges, at the fastest camera and the longest clip."""
    white = Image.new("RGB", (size.width, size.height), "white")
    paths = studio.path(".png"), studio.path(".png")
    white.save(paths[0])
    Image.new("L", white.size, 0).save(paths[1])
    image = SceneImage(1, "k", "c", *paths, 0, None)
    request = studio.request((), "", size, camera=Camera(direction, Speed.FAST))
    asked = ClipRequest(request.scene, image, size, 12, 1, 0)
    for frame in parallax_animator(WordsOnly()).animate(asked, Run()):
        assert frame.min() >= 254


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("size", [Size(384, 240), Size(180, 320)], ids=str)
def test_no_mirrored_edge_ever_shows(studio, direction, size):
    """Red grows to the right and green downwards; beyond the picture's edge a mirror would turn them back."""
    across = np.broadcast_to(np.linspace(20, 230, size.width), (size.height, size.width))
    down = np.broadcast_to(np.linspace(20, 230, size.height)[:, None], (size.height, size.width))
    paths = studio.path(".png"), studio.path(".png")
    Image.fromarray(np.dstack([across, down, np.full(across.shape, 90.0)]).astype(np.uint8)).save(paths[0])
    Image.new("L", (size.width, size.height), 0).save(paths[1])
    request = studio.request((), "", size, camera=Camera(direction, Speed.FAST))
    asked = ClipRequest(request.scene, SceneImage(1, "k", "c", *paths, 0, None), size, 9, 3, 0)
    for frame in parallax_animator(WordsOnly()).animate(asked, Run()):
        smooth = cv2.blur(frame.astype(np.float32), (9, 9))
        step = min(size.width, size.height) // 12
        assert (smooth[:, step:, 0] > smooth[:, :-step, 0]).all()
        assert (smooth[step:, :, 1] > smooth[:-step, :, 1]).all()


@pytest.mark.parametrize("size", [Size(384, 240), Size(180, 320), Size(200, 200), Size(127, 93)], ids=str)
@pytest.mark.parametrize("frames", [1, 5])
def test_exactly_the_frames_asked_for(studio, size, frames):
    request = studio.request(("dog",), "kitchen", size, camera=Camera(Direction.RIGHT), action="running")
    clip = studio.clip(request, frames=frames)
    assert clip.shape == (frames, size.height, size.width, 3)
    assert clip.dtype == np.uint8


def test_another_size_than_the_picture(studio):
    request = studio.request(("dog",), "kitchen")
    image = studio.image(request)
    clip = studio.clip(replace(request, size=Size(200, 300)), image, frames=2)
    assert clip.shape == (2, 300, 200, 3)


def test_the_middle_of_a_quiet_clip_is_the_scene_picture(studio):
    request = studio.request(("teddy bear",), "kitchen", camera=Camera(Direction.STATIC))
    image = studio.image(request)
    with Image.open(image.picture) as opened:
        picture = np.asarray(opened.convert("RGB")).astype(int)
    frame = studio.clip(request, image, frames=1)[0].astype(int)
    assert np.abs(frame - picture).mean() < 1.5


def test_walking_figures_travel_the_way_they_face(studio):
    for seed in range(3):
        request = studio.request(("man",), "", action="walking", prompt="The man walks.", seed=seed)
        image = studio.image(request)
        figure = Diorama.from_folder(image.layers).figures[0]
        sign = figure.stand.heading
        assert figure.role.yaw * sign > 40, "it is turned to the other side"
        frames = studio.clip(request, image, frames=32)
        centre = []
        for frame in (frames[0], frames[-1]):
            blue = frame[..., 2].astype(int) - frame[..., 0]
            weight = np.where((blue > 70) & (frame[..., 1] < 190), 1.0, 0.0)
            assert weight.sum() > 20
            centre.append((weight * np.arange(SMALL.width)).sum() / weight.sum())
        assert (centre[1] - centre[0]) * sign > 0.08 * SMALL.width


def test_motion_is_even_without_jitter(studio):
    """Neighbouring frames differ by about the same amount throughout."""
    request = studio.request((), "living room", camera=Camera(Direction.RIGHT, Speed.SLOW))
    steps = flow_of(studio.clip(request, frames=14))[:, 0]
    assert steps.std() < 0.2 * abs(steps.mean())


def test_same_seed_same_clip(studio):
    request = studio.request(("dog", "cat"), "kitchen", action="dancing", prompt="the dog and the cat dance")
    image = studio.image(request)
    one, two, other = (studio.clip(request, image, frames=10, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)


def test_a_picture_without_layers(studio):
    figure, mask = person(90, 180)
    picture = photograph(400, 300)
    picture.paste(figure, (160, 110), mask)
    cover = Image.new("L", picture.size)
    cover.paste(mask, (160, 110))
    paths = studio.path(".png"), studio.path(".png")
    picture.save(paths[0])
    cover.save(paths[1])
    image = SceneImage(1, "k", "c", *paths, 0, None)
    request = studio.request((), "", Size(400, 300), camera=Camera(Direction.LEFT, Speed.FAST), action="waving")
    frames = studio.clip(request, image, frames=24)
    assert frames.shape == (24, 300, 400, 3)
    red = (frames[..., 0] > 150) & (frames[..., 1] < 90)
    counts = red.sum(axis=(1, 2))
    assert counts.min() > 0.8 * counts.max(), "the figure is left behind or doubled"
    assert (flow_of(frames[:6])[:, 0] > 0).all()


def test_broken_layers_are_reported(studio):
    request = studio.request(("dog",), "kitchen")
    image = studio.image(request)
    (image.layers / "figure_0.png").unlink()
    with pytest.raises(BackendError, match="Draw the scene again"):
        studio.clip(request, image)


def test_stops_within_a_frame(studio):
    request = studio.request(("dog",), "kitchen")
    token = CancelToken()
    asked = ClipRequest(request.scene, studio.image(request), request.size, 30, 16, 0)
    frames = parallax_animator(WordsOnly()).animate(asked, Run(token=token))
    next(frames)
    token.cancel()
    with pytest.raises(Cancelled):
        next(frames)


def test_speeds_are_ordered_for_every_length():
    for seconds in (1.0, 3.0, 10.0):
        ways = [camera_path(Camera(Direction.RIGHT, speed), Size(768, 480), seconds).x for speed in Speed]
        assert ways == sorted(ways)
        assert ways[0] > 0
        assert ways[2] <= 0.3 * 768
        dollies = [camera_path(Camera(Direction.FORWARD, speed), Size(768, 480), seconds).z for speed in Speed]
        assert dollies == sorted(dollies)
    assert list(CAMERA.travel) == list(CAMERA.dolly) == list(Speed)
