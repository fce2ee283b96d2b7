"""People on and in vehicles: in the saddle, hands on the handlebar, behind their windows, and all of that in a clip."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.draft.conftest import SMALL
from videostudio.draft.animation.actions import FigureMotion
from videostudio.draft.animation.animatic import CameraMove, Choreography
from videostudio.draft.compositor import CameraView, Compositor
from videostudio.draft.diorama import Diorama, DioramaFigure
from videostudio.draft.puppets.drawing import DrawnPuppet
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.library.assets import load_cutouts
from videostudio.types import Position, Where

# Of the picture's width.
NEAR = 0.03 * SMALL.width


def ride(studio, vehicle: str, *riders: str, where: Where = Where.ON, faces: str = "right", action: str = "riding"):
    """The picture's figures by name."""
    layout = (*(Position(name, where, vehicle, faces) for name in riders), Position(vehicle, faces=faces))
    request = studio.request((*riders, vehicle), "park", action=action, prompt="They go.", layout=layout)
    image = studio.image(request)
    diorama = Diorama.from_folder(image.layers)
    return {figure.stand.name: figure for figure in diorama.figures}, diorama


def acting(figure: DioramaFigure, cycles: float) -> DrawnPuppet:
    """A puppet at a moment; a pixel of it is one of the picture."""
    assert isinstance(figure.role, PuppetRole)
    return draw_role(figure.role, cycles)


def in_picture(figure: DioramaFigure, drawn: DrawnPuppet, point) -> np.ndarray:
    return np.array(figure.stand.foot) + (np.array(point) - drawn.origin) * figure.stand.scale


def seat_point(vehicle: DioramaFigure, part: str, number: int = 0) -> np.ndarray:
    """Where a seat of the library's picture is in the scene's."""
    cutout = next(c for c in load_cutouts() if c.name == vehicle.stand.name)
    x, y = getattr(cutout.seats[number], part)
    x = 1 - x if vehicle.stand.facing != cutout.facing else x
    left, top, right, bottom = vehicle.box
    return np.array([left + x * (right - left), top + y * (bottom - top)])


@pytest.mark.parametrize("faces", ["right", "left"])
@pytest.mark.parametrize(("vehicle", "rider"), [("bicycle", "man"), ("bicycle", "boy"), ("motorcycle", "woman")])
def test_who_rides_is_in_the_saddle_and_holds_the_handlebar(studio, vehicle, rider, faces):
    figures, _ = ride(studio, vehicle, rider, faces=faces)
    for cycles in (0.0, 0.3, 0.7):
        drawn = acting(figures[rider], cycles)
        hips = in_picture(figures[rider], drawn, drawn.hips)
        assert np.abs(hips - seat_point(figures[vehicle], "hips")).max() < 2
        for hand in drawn.hands:
            held = in_picture(figures[rider], drawn, hand)
            assert np.linalg.norm(held - seat_point(figures[vehicle], "hands")) < NEAR / 3
    # Feet are on the pedals: the lowest of the rider is about as low as they are.
    low = figures[rider].box[3]
    assert abs(low - seat_point(figures[vehicle], "feet")[1]) < 2 * NEAR


def test_who_rides_a_horse_sits_on_its_back_one_behind_the_other(studio):
    figures, _ = ride(studio, "horse", "man", "girl")
    horse = figures["horse"]
    back = acting(horse, horse.role.moves.still)
    man, girl = (acting(figures[name], figures[name].role.moves.still) for name in ("man", "girl"))
    hips = in_picture(figures["man"], man, man.hips)
    assert np.linalg.norm(hips - in_picture(horse, back, back.back)) < 2 * NEAR
    assert in_picture(figures["girl"], girl, girl.hips)[0] < hips[0] - NEAR


def test_who_waves_from_a_saddle_stays_in_it(studio):
    riding, _ = ride(studio, "bicycle", "man")
    waving, _ = ride(studio, "bicycle", "man", action="waving")
    one, other = (acting(figures["man"], figures["man"].role.moves.still) for figures in (riding, waving))
    hips = in_picture(waving["man"], other, other.hips)
    assert np.abs(hips - seat_point(waving["bicycle"], "hips")).max() < 2
    head = other.face[1]
    assert other.hands[:, 1].min() < head + other.head < one.hands[:, 1].min() + one.head
    assert abs(waving["man"].box[3] - seat_point(waving["bicycle"], "feet")[1]) < 2 * NEAR
    sitting, _ = ride(studio, "sled", "man", action="waving")
    man, seat = sitting["man"], seat_point(sitting["sled"], "hips")
    assert man.box[3] < seat[1] + 0.55 * man.role.metre


@pytest.mark.parametrize("vehicle", ["bus", "tram", "police car"])
def test_a_driver_is_seen_inside_the_window_and_nowhere_outside(studio, vehicle):
    figures, _ = ride(studio, vehicle, "man", where=Where.IN, action="driving")
    driver, around = figures["man"], figures[vehicle]
    cutout = next(c for c in load_cutouts() if c.name == vehicle)
    corners = np.array(cutout.seats[0].window)
    if around.stand.facing != cutout.facing:
        corners[:, 0] = 1 - corners[:, 0]
    left, top, right, bottom = around.box
    corners = corners * [right - left, bottom - top] + [left, top]
    low, high = corners.min(axis=0), corners.max(axis=0)
    for cycles in (0.0, 0.4, 0.8):
        drawn = acting(driver, cycles)
        rows, columns = np.nonzero(drawn.sprite[..., 3] > 40)
        seen = in_picture(driver, drawn, (0, 0)) + np.stack([columns, rows], axis=1)
        assert (seen >= low - 2).all() and (seen <= high + 2).all()
        # Head and shoulders fill it well.
        assert len(rows) > 0.35 * np.prod(high - low)
        assert (low < in_picture(driver, drawn, drawn.face)).all()
        assert (in_picture(driver, drawn, drawn.face) < high).all()
        assert drawn.head * driver.stand.scale > 0.5 * (high - low).min()


@pytest.mark.parametrize("vehicle", ["motorcycle", "bicycle", "canoe", "bus"])
def test_two_riders_do_not_cover_one_anothers_faces(studio, vehicle):
    figures, _ = ride(studio, vehicle, "man", "woman", action="riding")
    one, other = sorted((figures["man"], figures["woman"]), key=lambda figure: figure.stand.rank)
    below, above = (acting(figure, figure.role.moves.still) for figure in (one, other))
    ahead = np.array([0.2 * below.head, 0.1 * below.head])
    x, y = in_picture(one, below, below.face + ahead) - in_picture(other, above, (0, 0))
    height, width = above.sprite.shape[:2]
    inside = 0 <= x < width and 0 <= y < height
    assert not inside or above.sprite[int(y), int(x), 3] < 128


def test_a_face_in_a_vehicle_can_be_read(studio):
    for vehicle, where in (("car", Where.IN), ("sailboat", Where.IN)):
        figures, _ = ride(studio, vehicle, "man", where=where)
        assert acting(figures["man"], 0.0).head > 0.13 * SMALL.height
        assert figures[vehicle].box[1] > -2 and figures["man"].box[1] > -2


def test_riders_go_with_their_vehicle_and_act_meanwhile(studio):
    figures, diorama = ride(studio, "car", "man", "woman", where=Where.IN, action="driving")
    still = CameraMove(CameraView(), CameraView())
    acts = Choreography(diorama, Compositor(diorama), FigureMotion.DRIVE, still, 3.0, 1)
    numbers = {figure.stand.name: n for n, figure in enumerate(diorama.figures)}
    first, last = acts.poses(0.1), acts.poses(0.9)
    car = numbers["car"]
    assert abs(last[car].x - first[car].x) > 0.05 * SMALL.width
    for name in ("man", "woman"):
        n = numbers[name]
        assert abs((last[n].x - first[n].x) - (last[car].x - first[car].x)) < 0.02 * figures["car"].width
        assert first[n].drawn is not None and last[n].drawn is not None


def test_a_boat_brings_no_water_of_its_own(studio):
    figures, _ = ride(studio, "canoe", "man", where=Where.IN, action="rowing")
    sprite = figures["canoe"].sprite.astype(int)
    blue = (sprite[..., 2] > 150) & (sprite[..., 0] < 110) & (sprite[..., 3] > 128)
    assert not blue.any()
    # The boat's side hides the legs.
    assert figures["man"].stand.rank < figures["canoe"].stand.rank
    assert figures["man"].box[3] < seat_point(figures["canoe"], "hips")[1] + 0.15 * figures["man"].role.metre


def test_layers_keep_seats_and_those_without_are_still_read(studio, tmp_path):
    figures, diorama = ride(studio, "bus", "man", where=Where.IN)
    for name, data in diorama.to_files().items():
        (tmp_path / name).write_bytes(data)
    kept = next(f for f in Diorama.from_folder(tmp_path).figures if f.stand.name == "man")
    assert kept.role == figures["man"].role and kept.role.seating
    index = json.loads((tmp_path / "layers.json").read_text("utf-8"))
    for entry in index["figures"]:
        entry.get("role", {}).pop("seating", None)
    (tmp_path / "layers.json").write_text(json.dumps(index), "utf-8")
    old = next(f for f in Diorama.from_folder(tmp_path).figures if f.stand.name == "man")
    assert old.role == replace(kept.role, seating=())
    assert "seating" not in old.role.to_dict()
