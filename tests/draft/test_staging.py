"""Scenes whose layout says where everybody is: in finished pictures and clips, with the library's own figures."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.draft.conftest import SMALL, person
from videostudio.backends.protocols import SceneImageRequest
from videostudio.draft.collage import Collage
from videostudio.draft.diorama import Diorama
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.errors import BackendError
from videostudio.library.assets import find_cutout
from videostudio.run import Run
from videostudio.types import Entity, Kind, Position, Scene

SEEDS = range(3)


def told(*places: str) -> tuple[Position, ...]:
    """Placements in words: "ring: held by dog > cat"."""
    made = []
    for text in places:
        name, _, rest = text.partition(": ")
        at, _, faces = rest.partition(" > ")
        made.append(Position.parse(name, at, faces or "camera"))
    return tuple(made)


@pytest.fixture
def stage(studio, tmp_path):
    """Composes a scene and gives its figures by name, as the layers beside the picture have them."""

    def composed(*places: str, place: str = "park", seed: int = 0, **scene: object) -> dict:
        layout = told(*places)
        names = tuple(one.name for one in layout)
        request = studio.request(names, place, SMALL, seed, layout=layout, **scene)
        for name, data in Collage().compose(request, Run()).layers.items():
            (tmp_path / name).write_bytes(data)
        return {figure.stand.name: figure for figure in Diorama.from_folder(tmp_path).figures}

    return composed


def overlap(one, other) -> tuple[float, float]:
    """How far two figures' boxes overlap across and along; negative for a gap."""
    a, b = one.box, other.box
    return min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])


def middle(figure) -> float:
    return (figure.box[0] + figure.box[2]) / 2


def seen_beside(figure, bare: PuppetRole) -> tuple[float, float, float, float]:
    """What is seen of a puppet beside what another part shows: left, top, right, bottom from its foot, in metres."""
    metre, x, y, pictures = 200, 300, 500, []
    for role in (figure.role, bare):
        drawn = draw_role(replace(role, metre=metre), role.moves.still)
        move = np.array([[1, 0, x - drawn.origin[0]], [0, 1, y - drawn.origin[1]]], np.float32)
        pictures.append(cv2.warpAffine(drawn.sprite, move, (2 * x, 600)).astype(int))
    changed = (np.abs(pictures[0] - pictures[1]).sum(axis=-1) > 60).astype(np.uint8)
    # Edges that fall on other parts of pixels are thin.
    rows, columns = np.nonzero(cv2.morphologyEx(changed, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    assert len(rows) > 20, "nothing of it is seen"
    box = columns.min() - x, rows.min() - y, columns.max() - x, rows.max() - y
    return tuple(float(end) / metre for end in box)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_held_is_in_the_mouth_of_its_holder(stage, seed):
    shown = stage("ring: held by dog", "dog: ground > right", seed=seed)
    held, own = shown["ring"], shown["dog"]
    across, along = overlap(held, own)
    assert across > 0.2 * held.width
    assert along > 0.5 * held.height
    assert held.stand.rank > own.stand.rank, "it is drawn behind its holder"
    assert 0.1 * own.height < held.height < 0.6 * own.height
    assert held.box[3] <= own.box[3] + 1
    assert middle(held) > middle(own), "the ring is at the dog's tail"
    assert held.box[3] < own.box[3] - 0.2 * own.height, "the ring lies at its feet"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("thing", "places"), [("suitcase", ()), ("umbrella", ()), ("umbrella", ("under umbrella",))])
def test_what_is_held_is_in_the_hand_of_its_holder(stage, thing, places, seed):
    own = stage(f"man: {''.join(places) or 'ground'}", f"{thing}: held by man", seed=seed)["man"]
    assert len(own.role.prop) == 1, "it holds nothing"
    bare = replace(own.role, prop=())
    left, top, right, bottom = seen_beside(own, bare)
    drawn = draw_role(replace(bare, metre=1000), bare.moves.still)
    hands = (drawn.hands - np.array(drawn.origin)) / 1000
    near = 0.06
    assert any(left - near < x < right + near and top - near < y < bottom + near for x, y in hands)
    assert 0.2 < bottom - top < 1.1
    assert bottom <= 0.02, "it is in the ground"
    if thing == "umbrella":
        assert top < (drawn.face[1] - drawn.head / 2 - drawn.origin[1]) / 1000, "its roof is not over the head"
        assert left < (drawn.face[0] - drawn.origin[0]) / 1000 < right


def test_what_is_held_goes_with_its_holder(studio):
    anna = studio.bind(Entity("Anna", Kind.FOREGROUND, "a young woman"), *person())
    blue = Image.new("RGB", (100, 100), (20, 40, 230))
    box = studio.bind(Entity("box", Kind.FOREGROUND), blue, Image.new("L", (100, 100), 0))
    with Image.open(box.mask) as opened:
        mask = opened.copy()
    mask.paste(255, (5, 5, 95, 95))
    mask.save(box.mask)
    scene = Scene(
        1, "Anna walks.", ("Anna", "box"), action="walking", layout=told("Anna: ground > right", "box: held by Anna")
    )
    frames = studio.clip(SceneImageRequest(scene, (anna, box), None, SMALL, 0), frames=24)

    def centre(frame: np.ndarray, channel: int) -> np.ndarray:
        hue = frame.astype(int)
        rest = np.delete(hue, channel, axis=2).max(axis=2)
        return np.argwhere(hue[..., channel] > rest + 60).mean(axis=0)

    first, last = ((centre(f, 0), centre(f, 2)) for f in (frames[0], frames[-1]))
    assert last[0][1] - first[0][1] > 30, "she does not walk"
    assert np.abs((last[1] - last[0]) - (first[1] - first[0])).max() < 8, "the box stays behind"


def side_of(figure) -> int:
    """The side that a puppet is plainly turned to: 1 right, -1 left."""
    assert abs(figure.role.yaw) > 40, "it is seen from the front"
    return int(np.sign(figure.role.yaw))


@pytest.mark.parametrize("seed", SEEDS)
def test_those_who_look_at_one_another_are_turned_to_one_another(stage, seed):
    shown = stage("horse: ground > tiger", "tiger: ground > horse", seed=seed)
    horse, tiger = shown["horse"], shown["tiger"]
    assert side_of(horse) == np.sign(middle(tiger) - middle(horse))
    assert side_of(tiger) == -side_of(horse)
    for way, sign in (("left", -1), ("right", 1)):
        shown = stage(f"horse: ground > {way}", f"tiger: ground > {way}", seed=seed)
        assert {side_of(figure) for figure in shown.values()} == {sign}


def test_a_turned_figure_is_the_mirror_of_the_other(stage):
    left, right = (stage(f"horse: ground > {way}")["horse"].sprite[..., 3] for way in ("left", "right"))
    size = (64, 64)
    one, other = (cv2.resize(alpha, size).astype(int) for alpha in (left, right[:, ::-1]))
    assert np.abs(one - other).mean() < 10
    assert np.abs(one - other[:, ::-1]).mean() > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_who_chases_comes_behind(stage, seed):
    shown = stage("cat: ground > right", "tiger: ground > cat", action="running after the cat", seed=seed)
    assert middle(shown["tiger"]) < middle(shown["cat"])
    assert side_of(shown["tiger"]) == 1


@pytest.mark.parametrize("name", ["man", "horse", "car", "tree"])
def test_what_is_far_is_smaller_and_higher_in_the_picture(stage, name):
    near, far = (stage(f"{name}: {at}", "dog: ground")[name] for at in ("ground", "far"))
    assert far.height < 0.6 * near.height
    assert far.box[3] < near.box[3]
    assert far.stand.rank < near.stand.rank


def test_everything_is_where_the_layout_says(stage):
    kitchen = stage("woman: ground", "dog: table", "clock: table", "butterfly: air", place="kitchen")
    assert {name: figure.stand.place for name, figure in kitchen.items()} == {
        "woman": "ground",
        "dog": "table",
        "clock": "table",
        "butterfly": "air",
    }
    assert kitchen["butterfly"].box[3] < 0.7 * SMALL.height
    assert stage("eagle: ground", "cake: ground")["eagle"].stand.place == "ground"
    standing, sitting = (stage(f"woman: {at}", "man: ground")["woman"].height for at in ("ground", "seat"))
    assert sitting < standing


def test_who_is_in_water_is_seen_above_it_only(stage):
    dry, wet = (stage(f"woman: {at}", place="river")["woman"] for at in ("ground", "water"))
    assert wet.stand.place == "water"
    assert wet.sprite.shape[0] / wet.sprite.shape[1] < 0.7 * dry.sprite.shape[0] / dry.sprite.shape[1]
    assert wet.box[3] < dry.box[3]
    assert stage("woman: water", place="underwater")["woman"].stand.place == "water"


@pytest.mark.parametrize(
    ("rider", "mount"),
    [("boy", "horse"), ("girl", "bicycle"), ("cat", "couch"), ("bird", "tree"), ("dog", "skateboard")],
)
def test_who_is_on_something_is_above_its_foot_and_on_it(stage, rider, mount):
    shown = stage(f"{rider}: on {mount}", f"{mount}: ground")
    on, under = shown[rider], shown[mount]
    assert abs(middle(on) - middle(under)) < 0.5 * under.width
    assert on.box[3] < under.box[3] - 0.1 * under.height
    assert overlap(on, under)[1] > 0, "it hangs in the air"
    assert on.stand.rides == list(shown).index(mount)


def test_who_is_in_a_car_is_seen_through_its_window_only(stage):
    shown = stage("man: in car", "car: ground")
    inside, around = shown["man"], shown["car"]
    seen = np.argwhere(inside.sprite[..., 3] > 127) * inside.stand.scale
    assert len(seen) > 100, "nobody sees him"
    (top, left), (bottom, right) = seen.min(axis=0) + inside.box[1::-1], seen.max(axis=0) + inside.box[1::-1]
    assert around.box[0] < left < right < around.box[2]
    assert around.box[1] < top < bottom < around.box[1] + 0.6 * around.height, "he sits before the door"
    assert inside.stand.rank > around.stand.rank


@pytest.mark.parametrize(("rider", "vessel"), [("man", "racing car"), ("frog", "bucket"), ("girl", "boat")])
def test_who_is_in_something_looks_over_its_edge(stage, rider, vessel):
    shown = stage(f"{rider}: in {vessel}", f"{vessel}: ground")
    inside, around = shown[rider], shown[vessel]
    assert inside.stand.rank < around.stand.rank
    assert inside.box[1] < around.box[1] + 0.1 * around.height, "nobody sees it"
    assert inside.box[3] > around.box[1]


def test_two_in_one_boat_do_not_hide_one_another(stage):
    shown = stage("man: in boat", "girl: in boat", "boat: water", place="river")
    assert overlap(shown["man"], shown["girl"])[0] < 0.4 * shown["girl"].width


@pytest.mark.parametrize("seed", SEEDS)
def test_beside_behind_and_under(stage, seed):
    shown = stage("boy: beside woman", "woman: ground", seed=seed)
    assert -0.1 * SMALL.width < overlap(shown["boy"], shown["woman"])[0] <= 0
    assert abs(shown["boy"].box[3] - shown["woman"].box[3]) < 0.03 * SMALL.height
    shown = stage("boy: behind cow", "cow: ground", seed=seed)
    across, _ = overlap(shown["boy"], shown["cow"])
    assert 0 < across < 0.6 * shown["boy"].width
    assert shown["boy"].stand.rank < shown["cow"].stand.rank
    shown = stage("cat: under chair", "chair: ground", seed=seed)
    assert shown["cat"].height < 0.7 * shown["chair"].height
    assert abs(middle(shown["cat"]) - middle(shown["chair"])) < 2


@pytest.mark.parametrize(("thing", "high"), [("crown", 0.8), ("glasses", 0.6)])
def test_clothes_are_worn_where_they_belong(stage, thing, high):
    worn = stage(f"{thing}: on woman", "woman: ground")["woman"]
    bare = replace(worn.role, designs=stage("woman: ground")["woman"].role.designs)
    _, top, _, bottom = seen_beside(worn, bare)
    tall = draw_role(replace(bare, metre=1000), bare.moves.still).origin[1] / 1000
    assert high < -(top + bottom) / 2 / tall < high + 0.25


def test_a_picture_of_a_shoe_is_at_the_foot(stage):
    shown = stage("sneaker: on woman", "woman: ground")
    worn, wearer = shown["sneaker"], shown["woman"]
    assert 0.0 < (wearer.box[3] - (worn.box[1] + worn.box[3]) / 2) / wearer.height < 0.25
    assert worn.stand.rank > wearer.stand.rank


def test_a_cyclist_whose_picture_shows_a_bicycle_gets_no_second_one(studio, stage):
    assert "bicycle" in " ".join(find_cutout(studio.reference("woman cycling").source).words)
    assert list(stage("woman cycling: on bicycle", "bicycle: ground")) == ["woman cycling"]
    assert list(stage("woman cycling: ground", "bicycle: ground")) == ["woman cycling", "bicycle"]
    assert list(stage("woman: on bicycle", "bicycle: ground")) == ["woman", "bicycle"]


@pytest.mark.parametrize(
    "places",
    [
        ("dog: held by cat", "cat: held by dog"),
        ("dog: on cat", "cat: in bucket", "bucket: under dog"),
        ("dog: held by nobody", "cat: behind dog"),
    ],
)
def test_a_layout_that_cannot_be_is_drawn_all_the_same(stage, places):
    shown = stage(*places)
    assert all(figure.box[2] > 0 and figure.box[0] < SMALL.width for figure in shown.values())


def test_layers_in_which_figures_carry_one_another_are_refused(studio):
    image = studio.image(studio.request(("ring", "dog"), layout=told("ring: held by dog", "dog: ground")))
    index = json.loads((image.layers / "layers.json").read_text())
    index["figures"][1] |= {"place": "carried", "rides": 0}
    (image.layers / "layers.json").write_text(json.dumps(index))
    with pytest.raises(BackendError, match="Draw the scene again"):
        Diorama.from_folder(image.layers)
