"""Scene images: figures in the frame, on the ground, apart from one another, the same for the same seed."""

import json

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.draft.conftest import SMALL, person, photograph
from videostudio.draft.collage import CAMERA_ROOM, Collage
from videostudio.draft.diorama import Diorama, DioramaFigure
from videostudio.draft.layout import Ground, choose_shot
from videostudio.draft.reading.parts import PartReader
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.types import Entity, Kind, Size

CROWD = ("man standing", "dog", "cat", "birthday cake", "balloon", "teddy bear")
SIZES = [Size(384, 240), Size(270, 480), Size(320, 320), Size(640, 360)]


def compose(request):
    return Collage().compose(request, Run())


def diorama_of(composed, folder) -> Diorama:
    for name, data in composed.layers.items():
        (folder / name).write_bytes(data)
    return Diorama.from_folder(folder)


def boxes_of(diorama: Diorama) -> list[tuple[float, float, float, float]]:
    width, height = diorama.size
    return [(a / width, b / height, c / width, d / height) for a, b, c, d in (f.box for f in diorama.figures)]


def outline_of(figure: DioramaFigure, size: Size) -> np.ndarray:
    """(H, W) bool: where a figure is in the picture, and around it."""
    scale = figure.stand.scale
    move = np.array([[scale, 0, figure.box[0] + size.width], [0, scale, figure.box[1] + size.height]], np.float32)
    return cv2.warpAffine(figure.sprite[..., 3], move, (3 * size.width, 3 * size.height)) > 127


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("names", [(), ("dog",), ("man standing", "birthday cake"), CROWD], ids=len)
def test_figures_are_inside_and_apart(studio, tmp_path, names, size):
    for seed in (0,):
        composed = compose(studio.request(names, "living room", size, seed))
        assert composed.picture.size == (size.width, size.height)
        assert composed.picture.mode == "RGB"
        diorama = diorama_of(composed, tmp_path)
        boxes, outlines = boxes_of(diorama), [outline_of(figure, size) for figure in diorama.figures]
        assert len(boxes) == len(names)
        for n, (left, top, right, bottom) in enumerate(boxes):
            assert left > -0.03
            assert right < 1.03
            assert top > -0.03
            assert bottom < 1.06
            assert bottom - top > 0.08, "too small to tell"
            for other in outlines[:n] + outlines[n + 1 :]:
                assert (outlines[n] & other).sum() < 0.2 * outlines[n].sum()


def test_feet_stand_on_the_floor_and_cakes_on_tables(studio, tmp_path):
    for seed in range(3):
        diorama = diorama_of(
            compose(studio.request(("man standing", "birthday cake"), "kitchen", SMALL, seed)), tmp_path
        )
        man, cake = diorama.figures
        assert man.stand.place == "ground"
        assert 0.62 < man.box[3] / SMALL.height < 1.0
        assert cake.stand.place == "table"
        assert cake.box[3] < man.box[3]
        assert man.height > 1.5 * cake.height


def test_kinds_find_their_heights(studio, tmp_path):
    diorama = diorama_of(compose(studio.request(("man standing", "sun", "eagle"), "", SMALL)), tmp_path)
    man, sun, eagle = diorama.figures
    assert sun.box[3] < 0.45 * SMALL.height
    assert eagle.box[3] < 0.7 * SMALL.height
    assert man.box[3] > 0.7 * SMALL.height


def test_mask_is_the_figures(studio):
    request = studio.request(("dog", "teddy bear"), "kitchen")
    with_figures, without = compose(request), compose(studio.request((), "kitchen"))
    mask = np.asarray(with_figures.mask)
    assert with_figures.mask.mode == "L"
    assert with_figures.mask.size == (SMALL.width, SMALL.height)
    assert 0.01 < (mask > 127).mean() < 0.6
    assert not np.asarray(without.mask).any()


def test_same_seed_same_picture_other_seed_other_picture(studio):
    pictures = [np.asarray(compose(studio.request(("dog",), "kitchen", seed=seed)).picture) for seed in (3, 3, 4)]
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


def test_scenes_of_one_place_differ_but_are_the_same_place(studio):
    first = compose(studio.request(("dog",), "kitchen", index=1, prompt="The dog comes in"))
    second = compose(studio.request(("dog",), "kitchen", index=2, prompt="The dog sits down"))
    a, b = np.asarray(first.picture, float), np.asarray(second.picture, float)
    assert np.abs(a - b).mean() > 4
    assert np.abs(a.mean(axis=(0, 1)) - b.mean(axis=(0, 1))).max() < 30


def test_riders_sit_on_what_they_ride(studio, tmp_path):
    request = studio.request(("man standing", "bicycle"), "", action="riding a bicycle")
    man, bicycle = diorama_of(compose(request), tmp_path).figures
    assert man.stand.rides == 1
    left, top, right, bottom = bicycle.box
    hips = man.stand.foot
    assert left + 0.25 * (right - left) < hips[0] < right - 0.25 * (right - left)
    assert top < hips[1] < top + 0.4 * (bottom - top), "he does not sit in the saddle"
    assert man.box[3] < bottom
    assert man.stand.rank > bicycle.stand.rank, "the bicycle hides the nearer leg"


def test_figures_face_the_way_they_go(studio, tmp_path):
    seen = set()
    for seed in range(6):
        request = studio.request(("walking man",), "kitchen", action="walking", seed=seed)
        figure = diorama_of(compose(request), tmp_path).figures[0]
        stand = figure.stand
        assert figure.role.yaw * stand.heading > 40
        assert stand.acts
        seen.add(stand.heading)
    assert seen == {-1, 1}


def test_uploaded_photographs(studio):
    anna = studio.bind(Entity("Anna", Kind.FOREGROUND, "a young woman"), *person())
    meadow = studio.bind(Entity("my meadow", Kind.BACKGROUND), photograph(), Image.new("L", (400, 300)))
    request = studio.request((), "")
    request = type(request)(request.scene, (anna,), meadow, SMALL, 0)
    composed = compose(request)
    mask = np.asarray(composed.mask) > 127
    assert 0.02 < mask.mean() < 0.4
    inside = np.asarray(composed.picture)[mask].mean(axis=0)
    assert inside[0] > 1.8 * inside[1], "the figure is not the red one"
    above = np.asarray(composed.picture)[:40][~mask[:40]].mean(axis=0)
    assert above[2] > above[1] > above[0], "the sky is not above"


@pytest.mark.parametrize("grey", [0, 255])
def test_a_mask_that_finds_nothing_shows_the_whole_picture(studio, grey):
    poster = studio.bind(Entity("poster", Kind.FOREGROUND), photograph(), Image.new("L", (400, 300), grey))
    request = studio.request((), "kitchen")
    composed = compose(type(request)(request.scene, (poster,), request.background, SMALL, 0))
    assert (np.asarray(composed.mask) > 127).mean() > 0.03


def test_layers_hold_the_plate_and_the_figures(studio, tmp_path):
    composed = compose(studio.request(("dog", "teddy bear"), "kitchen"))
    assert set(composed.layers) == {"layers.json", "plate.jpg", "depth.png", "figure_0.png", "figure_1.png"}
    index = json.loads(composed.layers["layers.json"])
    assert (index["format"], index["version"]) == ("videostudio-layers", 3)
    diorama = diorama_of(composed, tmp_path)
    height, width = diorama.plate.picture.shape[:2]
    assert width > 1.3 * SMALL.width
    assert height > 1.3 * SMALL.height
    assert [figure.stand.name for figure in diorama.figures] == ["dog", "teddy bear"]


def test_the_shot_leaves_room_for_any_camera():
    ground = Ground(1600, 900, 0.63, (0.65, 0.85), (0.2, 0.3))
    for seed in range(40):
        shot = choose_shot([], ground, 1.6, CAMERA_ROOM, np.random.default_rng(seed))
        room = min(shot.left, ground.width - shot.left - shot.width)
        assert room >= 0.99 * CAMERA_ROOM[0] * shot.width


def test_stops(studio):
    token = CancelToken()
    request = studio.request()
    token.cancel()
    with pytest.raises(Cancelled):
        Collage().compose(request, Run(token=token))


@pytest.mark.parametrize(
    ("prompt", "action", "ahead"),
    [
        ("The girl is chasing the dog through the snow", "chasing the dog through the snow", True),
        ("The girl runs to her lost dog", "running to her lost dog", True),
        ("The girl is running away from the dog", "running away from the dog", False),
    ],
)
def test_who_goes_after_somebody_goes_towards_them(studio, tmp_path, embedder, prompt, action, ahead):
    for seed in range(4):
        request = studio.request(("girl", "lost dog"), "snow", seed=seed, prompt=prompt, action=action)
        composed = Collage(parts=PartReader(embedder)).compose(request, Run())
        girl, dog = diorama_of(composed, tmp_path).figures
        towards = (dog.stand.foot[0] - girl.stand.foot[0]) * girl.stand.heading > 0
        assert towards == ahead
        assert girl.stand.acts


def test_a_small_flower_stands_on_the_floor_too(studio, tmp_path):
    """Small plants stand before all others, and yet no nearer than plants may."""
    for seed in range(4):
        tulip = diorama_of(compose(studio.request(("man", "tulip"), "park", SMALL, seed)), tmp_path).figures[1]
        assert tulip.stand.place == "ground"
        assert tulip.box[3] < SMALL.height
