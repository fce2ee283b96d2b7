"""Animals as puppets, in finished pictures: each is its own kind, stands firm, carries riders, has the told colour."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.draft.conftest import SMALL
from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.animals.design import AnimalDesign, find_animal
from videostudio.draft.animation.puppetry import PuppetPerformance
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.collage import Collage
from videostudio.draft.diorama import Diorama
from videostudio.draft.puppets.casting import rest_role
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.draft.staging.puppets import draw_moment, grip_points
from videostudio.library.assets import FOLDER, find_cutout, load_cutouts
from videostudio.run import Run
from videostudio.types import Entity, Kind, Position, Size

TOLD = json.loads((FOLDER / "animals.json").read_text("utf-8"))
NAMES = (*TOLD["designs"], *TOLD["creatures"])
METRES = {cutout.id: cutout.height_m for cutout in load_cutouts()}


def animal(name: str) -> AnimalDesign:
    design = find_animal(name, METRES[name])
    assert design is not None
    return design


def small_picture(name: str) -> np.ndarray:
    """(48, 48, 4) the animal from the side, filling the picture."""
    drawn = draw_role(rest_role((animal(name),), 80 / METRES[name]), 0.0).sprite
    longest = max(drawn.shape[:2])
    canvas = np.zeros((longest, longest, 4), np.uint8)
    canvas[longest - drawn.shape[0] :, : drawn.shape[1]] = drawn
    return cv2.resize(canvas, (48, 48), interpolation=cv2.INTER_AREA).astype(float)


def test_every_animal_is_seen_and_looks_like_no_other():
    pictures = np.stack([small_picture(name) for name in NAMES])
    for name, picture in zip(NAMES, pictures, strict=True):
        assert (picture[..., 3] > 128).mean() > 0.06, f"the {name} is hardly there"
    for n, name in enumerate(NAMES):
        apart = np.abs(pictures - pictures[n]).mean(axis=(1, 2, 3))
        apart[n] = np.inf
        assert apart.min() > 2.0, f"the {name} looks like the {NAMES[int(apart.argmin())]}"


def test_what_every_animal_does_is_seen_and_nothing_of_it_breaks():
    for name in sorted({find_animal(name, 1.0).species for name in NAMES}):
        design = AnimalDesign(name, TOLD["colours"])
        mesh = design.to_mesh()
        rest = mesh.points / mesh.height
        one, other = mesh.faces[:, :2].T
        short = np.linalg.norm(rest[one] - rest[other], axis=1)
        for motion in ("walk", "eat", "sit", *(["fly"] if design.flies else [])):
            for time in (0.15, 0.6):
                pose = design.find_motion(motion).pose_at(time)
                points = design.to_form(pose).surface.points[: len(rest)]
                long = np.linalg.norm(points[one] - points[other], axis=1)
                assert np.abs(points - rest).max() > 0.01, f"the {name} does nothing as it should {motion}"
                assert (long - 2.5 * short).max() < 0.1 * max(1.0, design.length), (
                    f"the {name} is torn as it should {motion}"
                )


@pytest.mark.parametrize(
    "words", ["alpaca", "oryx", "heron", "warthog", "lobster", "minotaur", "yeti", "duckling", "dachshund", "toad"]
)
def test_a_name_is_shown_by_a_model_of_its_own(words):
    drawn = LibraryArtist(None).draw(ReferenceRequest(Entity(words, Kind.FOREGROUND), Size(128, 128), 0), Run())
    shown = find_cutout(drawn.source)
    assert words in (shown.name, *shown.words)
    assert find_animal(shown.id, 1.0) is not None


@pytest.mark.parametrize(
    ("name", "motion"), [("dog", "walk"), ("horse", "ride"), ("duck", "walk"), ("giraffe", "walk")]
)
def test_feet_that_stand_do_not_slide(name, motion):
    design = animal(name)
    stride = PuppetRole((design,), motion).stride
    moves, mesh = design.find_motion(motion), design.to_mesh()
    paws = [n for n, bone in enumerate(mesh.skeleton.names) if bone.endswith("3") and bone[:4] in ("fore", "hind")]
    assert stride > 0
    seen = 0
    for paw in paws:
        pulled = (mesh.weights * (mesh.bones == paw)).sum(axis=1)
        if not pulled.max():
            continue  # a bird has two legs
        soles = np.argsort(-pulled)[:12]
        ahead, up = [], []
        for cycles in np.linspace(0, 1, 49):
            points = design.to_form(moves.pose_at(cycles)).surface.points[soles]
            ahead.append(points[:, 2].mean() + stride * cycles)
            up.append(points[:, 1].min())
        ahead, up = np.array(ahead), np.array(up)
        stands = (up < up.min() + 0.02 * design.leg)[:-1] & (up < up.min() + 0.02 * design.leg)[1:]
        seen += stands.sum()
        slid = np.abs(np.diff(ahead))[stands]
        assert np.median(slid) < 0.12 * stride / 48, f"the {name}'s feet slide"
    assert seen > 20


@pytest.mark.parametrize("seed", range(2))
def test_a_rider_sits_on_the_back_and_stays_there(studio, tmp_path, seed):
    layout = (Position.parse("woman", "on horse", "right"), Position.parse("horse", "ground", "right"))
    names = ("woman", "horse")
    request = studio.request(names, "park", SMALL, seed, layout=layout, action="riding the horse")
    for name, data in Collage().compose(request, Run()).layers.items():
        (tmp_path / name).write_bytes(data)
    figures = {figure.stand.name: figure for figure in Diorama.from_folder(tmp_path).figures}
    rider, horse = figures["woman"], figures["horse"]
    assert isinstance(horse.role.designs[0], AnimalDesign)
    drawn = draw_moment(horse.role, horse.role.moves.still, 1 / horse.stand.scale)[1]
    back = np.array(horse.stand.foot) + grip_points(drawn, horse.stand.scale)["back"]
    sitting = draw_moment(rider.role, rider.role.moves.still, 1 / rider.stand.scale)[1]
    hips = np.array(rider.stand.foot) + (np.array(sitting.hips) - np.array(sitting.origin)) * rider.stand.scale
    aside, below = (hips - back) / horse.role.metre
    assert abs(aside) < 0.02
    assert 0 < below < 0.1, "the rider floats above the back, or sits inside the horse"
    assert rider.stand.rank > horse.stand.rank
    rides = PuppetPerformance(horse, 0.5, 3.0)
    heights = []
    for time in np.linspace(0, 1, 9):
        own = rides.pose_at(time, 0.0, 30 * time)
        heights.append(rides.carry(own, rider).y)
    assert np.ptp(heights) > 0.5, "the rider does not move with the horse"


def portrait_lightness(name: str) -> float:
    entity = Entity(name, Kind.FOREGROUND)
    drawn = LibraryArtist(None).draw(ReferenceRequest(entity, Size(256, 256), 0), Run())
    assert find_cutout(drawn.source).kind == "animal"
    pixels = np.asarray(drawn.picture)
    return float(pixels[pixels[..., 3] > 200][:, :3].mean())


def test_a_told_colour_is_seen():
    assert portrait_lightness("black dog") < 80 < 160 < portrait_lightness("white dog")


def test_a_group_is_as_many_animals_as_are_told():
    one, three = (draw_role(rest_role((animal("duck"),) * n, 200.0), 0.0).sprite for n in (1, 3))
    assert (three[..., 3] > 128).sum() > 2.2 * (one[..., 3] > 128).sum()


def test_what_is_kept_with_a_scene_is_read_again():
    role = replace(rest_role((animal("cat"),), 90.0), motion="sleep", gaze=8.0)
    assert PuppetRole.from_dict(json.loads(json.dumps(role.to_dict()))) == role
