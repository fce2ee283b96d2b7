"""The bodies of animals as soft shapes: one builder for what goes on four legs, one for birds, one for what swims.

Axes as in `puppet_shapes.py`: x to the animal's left, y up, z ahead, with the origin on the ground under it. Lengths are
about those of a large dog; the draft brings every animal to its own height.
"""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from puppet_shapes import Shape, ball, chain, evaluate, limb, mirrored, slope, smooth_min, union

LEGS = ("fore", "hind")
BONES = (
    "hips", "chest", "neck", "head", "jaw", "ear_l", "ear_r", "tail1", "tail2", "tail3",
    *(f"{leg}_{side}{n}" for leg in LEGS for side in "lr" for n in (1, 2, 3)),
    "wing_l1", "wing_l2", "wing_r1", "wing_r2", "nose1", "nose2",
)  # fmt: skip
TRUNK, LEG_BONES = ("hips", "chest"), tuple(name for name in BONES if name[:4] in LEGS)
TAIL, WINGS = ("tail1", "tail2", "tail3"), tuple(name for name in BONES if name.startswith("wing"))
Point = tuple[float, float, float]
Paint = Callable[["AnimalModel", np.ndarray, np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class AnimalPart:
    """A closed surface of an animal.

    Args:
        shape: it.
        slot: its colour.
        bones: what it is bound to; all bones for none.
        faces: about how many faces it gets.
        step: the grid, in metres.
        paints: further colours: pairs of a slot and where it is, see `animal_paints.py`.
    """

    shape: Shape
    slot: str = "fur"
    bones: tuple[str, ...] = ()
    faces: int = 300
    step: float = 0.014
    paints: tuple[tuple[str, Paint], ...] = ()


@dataclass
class AnimalModel:
    """An animal as it is built.

    Args:
        kind: beast, bird or fish: what motions it has.
        bones: from, to and thickness of each that it has.
        parts: its surfaces.
        facts: numbers that the draft needs, by name.
    """

    kind: str
    bones: dict[str, tuple[Point, Point, float]] = field(default_factory=dict)
    parts: list[AnimalPart] = field(default_factory=list)
    facts: dict[str, np.ndarray] = field(default_factory=dict)

    def joint(self, name: str) -> np.ndarray:
        """Where a bone begins."""
        return np.asarray(self.bones[name][0], float)


@dataclass(frozen=True)
class HeadPlan:
    """What a head is like.

    Args:
        size: of the skull, its radius.
        form: the skull's half axes beside its size.
        snout: how far it reaches ahead of the skull's middle, its radius there, its height beside the skull's middle.
        cheek: the snout's radius where it begins.
        flat: how much wider than high the snout is.
        nose: the radii of the nose; none for no nose of its own.
        eyes: degrees that they lie aside and above, their radius.
        ears: round, pointed, floppy, long, leaf, wide or none.
        ear: how long and how wide they are, and degrees that they lean out.
        ear_at: degrees above and behind at which they sit.
        mouth: whether a line shows the mouth.
        jaw: how long the jaw is beside the snout; 0 for none.
    """

    size: float = 0.21
    form: Point = (1.0, 0.95, 1.0)
    snout: tuple[float, float, float] = (0.3, 0.085, -0.05)
    cheek: float = 0.12
    flat: float = 1.05
    nose: Point | None = (0.042, 0.034, 0.03)
    eyes: tuple[float, float, float] = (42.0, 16.0, 0.042)
    ears: str = "floppy"
    ear: tuple[float, float, float] = (0.2, 0.075, 20.0)
    ear_at: tuple[float, float] = (48.0, 10.0)
    mouth: bool = True
    jaw: float = 0.86


@dataclass(frozen=True)
class TailPlan:
    """What a tail is like.

    Args:
        long: its length.
        thick: its radius at four places.
        angle: degrees above the level at which it leaves the body.
        curl: degrees that each third is turned further up.
        tuft: the radii of what hangs at its end.
        high: how much above the trunk's axis it begins, beside the trunk's radius.
    """

    long: float = 0.36
    thick: tuple[float, float, float, float] = (0.05, 0.045, 0.04, 0.03)
    angle: float = 40.0
    curl: float = 18.0
    tuft: Point | None = None
    high: float = 0.35


@dataclass(frozen=True)
class BeastPlan:
    """An animal on four legs.

    Args:
        long: from hips to shoulders.
        hip: height of the trunk's axis behind.
        shoulder: the same in front.
        girth: the trunk's radius behind, in the middle and in front.
        wide: how much wider than high the trunk is.
        sag: how much lower its middle hangs.
        stance: how far aside legs are.
        fore: radii of the forelegs above, at the knee and at the ankle.
        hind: radii of the hind legs.
        paw: half axes of a paw.
        hock: which way hind legs bend: 1 ahead, as a bear's, -1 behind, as a horse's.
        neck: its length, degrees above the level, radii at its ends.
        head: the head.
        tail: the tail.
        faces: how many faces the body gets.
        paints: colours of the body.
        upright: whether forelegs hang from the chest and touch no ground.
        fore_at: where hanging paws are, from the shoulder: out, up, ahead.
        blend: how softly the parts run into one another.
        carries: how much above the trunk's axis somebody sits on it, beside its girth.
    """

    long: float = 0.5
    hip: float = 0.44
    shoulder: float = 0.46
    girth: Point = (0.15, 0.14, 0.17)
    wide: float = 0.95
    sag: float = 0.0
    stance: float = 0.095
    fore: Point = (0.08, 0.06, 0.052)
    hind: Point = (0.1, 0.062, 0.052)
    paw: Point = (0.064, 0.042, 0.085)
    hock: int = -1
    neck: tuple[float, float, float, float] = (0.2, 52.0, 0.13, 0.11)
    head: HeadPlan = HeadPlan()
    tail: TailPlan | None = TailPlan()
    faces: int = 2300
    paints: tuple[tuple[str, Paint], ...] = ()
    upright: bool = False
    fore_at: Point = (0.0, -0.2, 0.12)
    blend: float = 0.07
    carries: float = 0.9


def widened(shape: Shape, x: float = 1.0, y: float = 1.0, z: float = 1.0, about: Point = (0, 0, 0)) -> Shape:
    """A shape stretched about a point."""
    c, s = np.asarray(about, float), np.array([x, y, z])
    return lambda p: shape((p - c) / s + c) * s.min()


def turn_matrix(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> np.ndarray:
    """(3, 3) turned about x (ahead and down), then z, then y, in degrees."""
    cx, sx, cy, sy, cz, sz = (f(np.deg2rad(v)) for v in (x, y, z) for f in (np.cos, np.sin))
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return about_y @ about_z @ about_x


def placed(shape: Shape, at, turn: np.ndarray | None = None) -> Shape:
    """A shape made about the origin, turned and put somewhere."""
    c, m = np.asarray(at, float), np.eye(3) if turn is None else turn
    return lambda p: shape((p - c) @ m)


def blended(k: float, *shapes: Shape) -> Shape:
    """Shapes that run into one another over k metres."""

    def shape(p):
        d = shapes[0](p)
        for other in shapes[1:]:
            d = smooth_min(d, other(p), k)
        return d

    return shape


def along(point, angle: float, length: float) -> np.ndarray:
    """A point so far ahead of another, `angle` degrees above the level."""
    a = np.deg2rad(angle)
    return np.asarray(point, float) + length * np.array([0.0, np.sin(a), np.cos(a)])


def mirror_point(point) -> Point:
    """The same point on the right side."""
    return -float(point[0]), float(point[1]), float(point[2])


def pair(model: AnimalModel, name: str, start, end, radius: float) -> None:
    """A bone on the left side and one on the right."""
    left, _, number = name.partition("*")
    model.bones[f"{left}l{number}"] = (tuple(start), tuple(end), radius)
    model.bones[f"{left}r{number}"] = (mirror_point(start), mirror_point(end), radius)


def make_leg(model: AnimalModel, name: str, points, radii, paw: Point) -> Shape:
    """Both legs of a pair: hip, knee, ankle, with a paw on the ground."""
    hip, knee, ankle = (np.asarray(p, float) for p in points)
    toe = np.array([ankle[0], paw[1] * 0.8, ankle[2] + paw[2] * 0.9])
    for n, (a, b) in enumerate(((hip, knee), (knee, ankle), (ankle, toe)), 1):
        pair(model, f"{name}_*{n}", a, b, radii[n - 1] * 0.9)
    foot = ball((ankle[0], paw[1] * 0.96, ankle[2] + paw[2] * 0.3), paw)
    return mirrored(blended(0.03, chain((hip, knee, ankle), radii), foot))


def make_tail(model: AnimalModel, plan: TailPlan, root) -> Shape:
    """A tail that begins at a point of the body."""
    points, angle = [np.asarray(root, float)], plan.angle
    for n in range(3):
        points.append(along(points[-1], 180 - angle, plan.long / 3))
        model.bones[TAIL[n]] = (tuple(points[n]), tuple(points[n + 1]), plan.thick[n])
        angle += plan.curl
    shape = chain(points, plan.thick)
    return union(shape, ball(points[-1], plan.tuft), k=0.03) if plan.tuft else shape


def make_head(model: AnimalModel, plan: HeadPlan, joint) -> tuple[Shape, np.ndarray]:
    """A head on the neck's end: its shape without ears, and the middle of the skull."""
    joint = np.asarray(joint, float)
    middle = joint + [0.0, 0.35 * plan.size, 0.3 * plan.size]
    skull = ball(middle, plan.size * np.array(plan.form))
    reach, radius, drop = plan.snout
    tip = middle + [0.0, drop, reach - radius]
    start = middle + [0.0, drop * 0.6, plan.size * 0.25]
    snout = widened(limb(start, tip, plan.cheek, radius), plan.flat, 1.0, 1.0, tuple(tip))
    shape = blended(0.07, skull, snout)
    model.bones["head"] = (tuple(joint), tuple(middle + [0, 0, plan.size * 0.5]), plan.size * 0.8)
    model.facts["mouth"] = tip + [0.0, -0.45 * radius, 0.9 * radius]
    model.facts["skull"] = np.append(middle, plan.size)
    if plan.jaw:
        hinge = middle + [0.0, drop - 0.35 * radius, plan.size * 0.45]
        end = hinge + (tip + [0.0, -0.5 * radius, 0.25 * radius] - hinge) * plan.jaw
        model.bones["jaw"] = (tuple(hinge), tuple(end), radius * 0.5)
        low = widened(limb(hinge, end, radius * 0.72, radius * 0.62), plan.flat * 1.02, 0.8, 1.0, tuple(end))
        model.parts.append(AnimalPart(low, "fur", ("jaw",), 200, 0.012, JAW_PAINTS))
    if plan.nose:
        at = tip + [0.0, radius * 0.42, radius * 0.86]
        model.parts.append(AnimalPart(ball(at, plan.nose), "nose", ("head",), 110, min(0.01, plan.nose[2] * 0.45)))
    add_eyes(model, shape, middle, plan)
    return shape, middle


def add_eyes(model: AnimalModel, shape: Shape, middle: np.ndarray, plan: HeadPlan) -> None:
    """Where the eyes are on the skin: a point, the direction away from it, and a radius."""
    aside, above, radius = plan.eyes
    way = turn_matrix(-above, aside) @ np.array([0.0, 0.0, 1.0])
    near, far = 0.0, 3 * plan.size
    for _ in range(30):
        half = (near + far) / 2
        inside = shape((middle + half * way)[None])[0] < 0
        near, far = (half, far) if inside else (near, half)
    point = middle + near * way
    normal = slope(shape, point[None], 0.02)[0] + 0.5 * way
    model.facts["eye"] = np.concatenate([point, normal / np.linalg.norm(normal), [radius]])


def add_ears(model: AnimalModel, plan: HeadPlan, middle: np.ndarray, slot: str = "fur", inner: str = "inner") -> None:
    """Both ears, on bones of their own."""
    if plan.ears == "none":
        return
    long, wide, out = plan.ear
    above, behind = (np.deg2rad(v) for v in plan.ear_at)
    way = np.array([np.cos(above), np.sin(above), -np.sin(behind)])
    at = middle + plan.size * 0.93 * way / np.linalg.norm(way) * np.array(plan.form)
    up = np.array([0.0, 1.0, 0.0])
    flat = 0.45
    tip = long * up
    if plan.ears == "pointed":
        form = limb((0, -0.1 * long, 0), tip * 0.92, wide, wide * 0.16)
    elif plan.ears == "round":
        form, tip = ball((0, 0.45 * long, 0), (wide, long * 0.62, wide)), up * long
    elif plan.ears == "long":
        form = chain(((0, -0.04, 0), tip * 0.5, tip), (wide * 0.6, wide, wide * 0.45))
    elif plan.ears == "leaf":
        form = chain(((0, -0.02, 0), tip * 0.45, tip), (wide * 0.5, wide, wide * 0.2))
    elif plan.ears == "wide":
        form = ball((0, 0.5 * long, -0.0), (wide, long * 0.6, wide))
        flat = 0.16
    else:  # floppy: it hangs from where it sits
        form = chain(((0, -0.01, 0), tip * 0.45, tip), (wide * 0.6, wide, wide * 0.8))
        flat = 0.4
    turn = turn_matrix(z=-out, y=-12) if plan.ears != "wide" else turn_matrix(z=-out, y=-28)
    if plan.ears == "floppy":
        turn = turn_matrix(z=-(180 - out)) @ turn_matrix(y=-70)
    thin = widened(form, 1.0, 1.0, flat)
    shape = placed(thin, at, turn)
    end = at + turn @ tip
    pair(model, "ear_*", at, end, wide * 0.5)
    front = turn @ np.array([0.0, 0.0, 1.0])

    def faces_ahead(_model, points, normals, _weights):
        side = np.where(points[:, :1] > 0, 1.0, -1.0) * [1.0, 0, 0] + [0, 1.0, 1.0]
        mid = at + 0.5 * (end - at)
        local = (points * side - mid) / (0.72 * np.array([wide, long * 0.55, wide]))
        near = np.clip(1.6 - np.linalg.norm((local @ turn)[:, :2], axis=1) * 1.4, 0, 1)
        return np.clip((normals * side) @ front * 3 - 1.2, 0, 1) * near

    paints = ((inner, faces_ahead),) if plan.ears != "floppy" else ()
    step = 0.011 if long > 0.14 else 0.009
    model.parts.append(AnimalPart(mirrored(shape), slot, ("ear_l", "ear_r"), 460, step, paints))


def add_mouth(model: AnimalModel, plan: HeadPlan, skin: Shape, middle: np.ndarray) -> None:
    """The line of a closed mouth: down from the nose, and up to both sides."""
    if not plan.mouth:
        return
    reach, radius, drop = plan.snout
    x = np.linspace(0, 1, 5)
    side = radius * 0.8 * x
    height = middle[1] + drop - radius * (0.30 + 0.22 * np.sin(np.pi * x * 0.85))
    points = []
    for aside, high in zip(side, height, strict=True):
        z = np.linspace(middle[2], middle[2] + reach + 0.1, 200)
        inside = evaluate(skin, np.stack([np.full(200, aside), np.full(200, high), z], axis=1)) < 0
        points.append((aside, high, z[np.flatnonzero(inside)[-1]] if inside.any() else middle[2] + reach))
    thin = 0.0075 * max(0.6, plan.size / 0.19)
    line = mirrored(chain(points, [thin] * len(points)))
    model.parts.append(AnimalPart(line, "line", ("head",), 140, thin * 0.8))


def _jaw_top(model, points, normals, _weights):
    return np.clip(normals[:, 1] * 3 - 0.6, 0, 1)


JAW_PAINTS = (("tongue", _jaw_top),)


def build_beast(plan: BeastPlan) -> AnimalModel:
    """An animal on four legs."""
    model = AnimalModel("beast")
    half = plan.long / 2
    rear, mid, front = plan.girth
    hips, chest = np.array([0, plan.hip, -half]), np.array([0, plan.shoulder, half])
    middle = (hips + chest) / 2 - [0, plan.sag, 0]
    model.bones["hips"] = (tuple(hips), tuple(middle), rear * 0.8)
    model.bones["chest"] = (tuple(chest), tuple(middle), front * 0.8)
    trunk = widened(
        blended(0.1, limb(hips, middle, rear, mid), limb(middle, chest, mid, front)), plan.wide, 1, 1, (0, 0, 0)
    )
    ankle = plan.paw[1] * 1.35
    hip = np.array([plan.stance, plan.hip - rear * 0.25, -half - rear * 0.1])
    shoulder = np.array([plan.stance, plan.shoulder - front * 0.35, half + front * 0.1])
    back = (hip[1] - ankle) * 0.5 + ankle
    bend = 0.16 * (hip[1] - ankle)
    knee_z = hip[2] + (bend if plan.hock > 0 else -bend * 0.75)
    legs = [
        make_leg(
            model,
            "hind",
            (hip, (plan.stance, back * (1.0 if plan.hock > 0 else 0.92), knee_z), (plan.stance, ankle, hip[2] - 0.01)),
            plan.hind,
            plan.paw,
        )
    ]
    if plan.upright:
        end = shoulder + np.array(plan.fore_at)
        elbow = (shoulder + end) / 2 + np.array([0.02, -0.25, -0.25]) * np.linalg.norm(end - shoulder)
        for n, (a, b) in enumerate(
            ((shoulder, elbow), (elbow, end), (end, end + [0, -0.5 * plan.paw[1], plan.paw[2]])), 1
        ):
            pair(model, f"fore_*{n}", a, b, plan.fore[n - 1] * 0.9)
        hand = ball(end + [0, 0, plan.fore[2] * 0.5], np.array(plan.fore[2]) * 1.25)
        legs.append(mirrored(blended(0.03, chain((shoulder, elbow, end), plan.fore), hand)))
    else:
        elbow = (plan.stance, (shoulder[1] - ankle) * 0.5 + ankle, shoulder[2] - 0.06 * shoulder[1])
        legs.append(
            make_leg(model, "fore", (shoulder, elbow, (plan.stance, ankle, shoulder[2] + 0.01)), plan.fore, plan.paw)
        )
    length, angle, r0, r1 = plan.neck
    root = chest + [0, front * 0.25, front * 0.15]
    joint = along(root, angle, length)
    model.bones["neck"] = (tuple(root), tuple(joint), min(r0, r1) * 0.9)
    head, skull = make_head(model, plan.head, joint)
    bodies = [trunk, *legs, limb(root, joint, r0, r1)]
    shape = blended(plan.blend, *bodies)
    shape = blended(0.06, shape, head)
    if plan.tail is not None:
        root = hips + [0, rear * plan.tail.high, -rear * 0.75]
        shape = blended(0.035, shape, make_tail(model, plan.tail, root))
    bones = tuple(name for name in model.bones if name[:3] not in ("jaw", "ear"))
    model.parts.insert(0, AnimalPart(shape, "fur", bones, plan.faces, 0.016, plan.paints))
    add_ears(model, plan.head, skull)
    add_mouth(model, plan.head, head, skull)
    under = evaluate(trunk, np.stack([np.zeros(80), np.linspace(0, middle[1], 80), np.full(80, middle[2])], axis=1))
    below = np.linspace(0, middle[1], 80)[np.flatnonzero(under < 0)[0]]
    model.facts["belly"] = np.array(below)
    model.facts["saddle"] = middle + [0, mid * plan.carries, 0]
    model.facts["hock"] = np.array(float(plan.hock))
    model.facts["upright"] = np.array(float(plan.upright))
    return model


def spread_points(count: int) -> np.ndarray:
    """(N, 3) directions spread evenly over a ball."""
    n = np.arange(count) + 0.5
    high, around = 1 - 2 * n / count, np.pi * (1 + 5**0.5) * n
    flat = np.sqrt(1 - high**2)
    return np.stack([flat * np.cos(around), high, flat * np.sin(around)], axis=1)


def skin_points(shape: Shape, middle, directions: np.ndarray, far: float = 1.0) -> np.ndarray:
    """(N, 3) where rays from a point leave a shape."""
    c = np.asarray(middle, float)
    near, out = np.zeros(len(directions)), np.full(len(directions), far)
    for _ in range(24):
        half = (near + out) / 2
        inside = evaluate(shape, c + half[:, None] * directions) < 0
        near, out = np.where(inside, half, near), np.where(inside, out, half)
    return c + near[:, None] * directions


def skull_point(model: AnimalModel, point) -> np.ndarray:
    """A point told from the skull's middle in radii of the skull."""
    return model.facts["skull"][:3] + np.asarray(point, float) * model.facts["skull"][3]


def add_horns(model: AnimalModel, points, radii, slot: str = "horn", faces: int = 360, step: float = 0.011) -> None:
    """A pair of horns through points told from the skull's middle in radii of the skull."""
    size = model.facts["skull"][3]
    shape = chain([skull_point(model, point) for point in points], [radius * size for radius in radii])
    model.parts.append(AnimalPart(mirrored(shape), slot, ("head",), faces, step))


def add_bumps(
    model: AnimalModel, shape: Shape, middle, count: int, radius: float, slot: str, bones: tuple[str, ...], **rules
) -> None:
    """Curls or tufts all over a shape; `rules`: faces, step, keep (which directions), sink (how deep they lie)."""
    ways = spread_points(count)
    keep = rules.get("keep")
    ways = ways if keep is None else ways[keep(ways)]
    tops = skin_points(shape, middle, ways, 1.5)
    tops = tops - ways * rules.get("sink", 0.0) * radius
    balls = union(*(ball(top, radius) for top in tops))
    model.parts.append(
        AnimalPart(union(shape, balls, k=0.02), slot, bones, rules.get("faces", 1800), rules.get("step", 0.018))
    )


def add_part(
    model: AnimalModel, shape: Shape, slot: str, bones: tuple[str, ...], faces: int = 300, step=0.012, paints=()
):
    """One more surface."""
    model.parts.append(AnimalPart(shape, slot, bones, faces, step, paints))


def reshape(model: AnimalModel, **changes) -> AnimalModel:
    """A model whose body part has other settings."""
    from dataclasses import replace

    model.parts[0] = replace(model.parts[0], **changes)
    return model


Slots = Mapping[str, str]
