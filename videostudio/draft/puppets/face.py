"""The face of a puppet: eyes that blink and look, brows, a mouth that smiles, frowns and speaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.skeleton import FacePose, Vector


@dataclass(frozen=True, slots=True)
class PuppetFaceRules:
    """Where the parts of a face are on the head, in metres from where the head is joined to the neck."""

    # Eyes: aside of the middle, their height, half their width and height, how far they stand out, how far they look.
    eye_aside: float = 0.079
    eye_up: float = 0.19
    eye: tuple[float, float, float] = (0.03, 0.042, 0.013)
    eye_least: float = 0.1
    glance: tuple[float, float] = (0.014, 0.012)
    # The light that is mirrored in an eye.
    spark: tuple[float, float, float] = (0.011, 0.013, 0.004)
    spark_at: tuple[float, float] = (-0.009, 0.015)
    # Brows: their height, half their length, their thickness; how far they rise and how far their ends do.
    brow_up: float = 0.258
    brow_half: float = 0.036
    brow_thick: float = 0.0105
    brow_rise: float = 0.022
    brow_slant: float = 0.02
    brow_arch: float = 0.008
    # Mouth: its height, half its width, what a smile widens it by, how far its ends rise, how thick lips are, how far
    # it opens, and how much narrower a round mouth is.
    mouth_up: float = 0.075
    mouth_half: float = 0.05
    mouth_wider: float = 0.02
    mouth_curve: float = 0.05
    mouth_thick: float = 0.0085
    mouth_open: float = 0.036
    mouth_round: float = 0.35
    # Cheeks: where, how large, how much redder.
    cheek: tuple[float, float] = (0.115, 0.115)
    cheek_size: float = 0.042
    blush: float = 0.4
    # How much of the hair's light brows have, how much wider a shut eye is, how thick a mouth is at its ends, and the
    # share of the blush that is seen on the darkest skin.
    brow_light: float = 0.66
    shut_wider: float = 0.15
    mouth_corner: float = 0.55
    blush_least: float = 0.35
    # How far all this lies above the skin; shares of that for eyes, for strips with and without their swelling, for
    # cheeks.
    above: float = 0.0035
    dome: float = 0.3
    strip: float = 0.6
    flat: float = 0.4
    # A strip's rounding; how much thinner a brow is at its ends.
    rounded: float = 0.8
    brow_thin: float = 0.45
    # Eyes that are open wider than this mirror light, so far out on them; anger lowers brows by this share of their
    # rise.
    spark_from: float = 0.4
    spark_out: float = 0.8
    brow_fall: float = 0.6
    # How high the middle of a smile lies; the share of its opening by which the upper lip rises, and from when the
    # tongue is seen.
    mouth_level: float = 0.35
    lip_rise: float = 0.35
    tongue_from: float = 0.3
    # How much lower than wide cheeks are, and how their blush fades.
    cheek_flat: float = 0.75
    fade: float = 1.2


@dataclass(frozen=True, eq=False, slots=True)
class FaceMesh:
    """A face's surface.

    Args:
        points: (V, 3) from where the head is joined.
        normals: (V, 3).
        colours: (V, 3) 0 to 1.
        faces: (F, 3).
    """

    points: Vector
    normals: Vector
    colours: Floats
    faces: NDArray[np.int32]


FACE = PuppetFaceRules()
PUPIL, WHITE = (0.1, 0.07, 0.08), (1.0, 1.0, 1.0)
INSIDE, TONGUE, BLUSH = (0.45, 0.13, 0.14), (0.86, 0.36, 0.36), (0.95, 0.4, 0.36)
# Rows and columns of the round shapes, columns of strips.
RINGS, SPOKES, STEPS = 5, 14, 12


class SkinDepth:
    """How far ahead the skin of the face is.

    Args:
        depth: (h, w) metres ahead.
        low: the first column's place aside and the first row's height.
        step: metres from one to the next.
    """

    def __init__(self, depth: Floats, low: tuple[float, float], step: float) -> None:
        self._depth, self._low, self._step = depth, low, step

    def ahead(self, x: Vector, y: Vector) -> Vector:
        """(N,) metres ahead at points aside and up."""
        rows, columns = self._depth.shape
        u = np.clip((x - self._low[0]) / self._step, 0, columns - 1.001)
        v = np.clip((y - self._low[1]) / self._step, 0, rows - 1.001)
        c, r = u.astype(int), v.astype(int)
        fu, fv = u - c, v - r
        d = self._depth
        upper = d[r, c] * (1 - fu) + d[r, c + 1] * fu
        lower = d[r + 1, c] * (1 - fu) + d[r + 1, c + 1] * fu
        return np.asarray(upper * (1 - fv) + lower * fv, np.float64)

    def normal(self, x: Vector, y: Vector) -> Vector:
        """(N, 3) directions away from the skin."""
        h = self._step
        dx = (self.ahead(x + h, y) - self.ahead(x - h, y)) / (2 * h)
        dy = (self.ahead(x, y + h) - self.ahead(x, y - h)) / (2 * h)
        n = np.stack([-dx, -dy, np.ones_like(dx)], axis=1)
        return np.asarray(n / np.linalg.norm(n, axis=1, keepdims=True))


class FaceBuilder:
    """Builds faces on one head.

    Args:
        skin: the head's skin.
    """

    def __init__(self, skin: SkinDepth) -> None:
        self._skin = skin

    def build(self, pose: FacePose, colours: Mapping[str, tuple[float, float, float]]) -> FaceMesh:
        """The face in a pose.

        Args:
            pose: what it shows.
            colours: of "skin" and "hair", 0 to 1.
        """
        brow = tuple(FACE.brow_light * value for value in colours["hair"])
        parts = [self._cheek(sign, colours["skin"]) for sign in (1, -1)]
        for sign in (1, -1):
            parts += self._eye(sign, pose)
            parts.append(self._brow(sign, pose, brow))
        parts.append(self._mouth(pose))
        starts = np.cumsum([0, *(len(part.points) for part in parts)])
        return FaceMesh(
            np.concatenate([part.points for part in parts]),
            np.concatenate([part.normals for part in parts]),
            np.concatenate([part.colours for part in parts]),
            np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)]).astype(np.int32),
        )

    def _dome(self, x: float, y: float, half: tuple[float, float, float], colour: tuple[float, ...]) -> FaceMesh:
        """Half an ellipsoid on the skin."""
        rings = np.linspace(0, np.pi / 2, RINGS)
        spokes = np.linspace(0, 2 * np.pi, SPOKES, endpoint=False)
        r, a = np.meshgrid(rings, spokes, indexing="ij")
        px, py = x + half[0] * np.sin(r) * np.cos(a), y + half[1] * np.sin(r) * np.sin(a)
        px, py = px.ravel(), py.ravel()
        z = self._skin.ahead(px, py) + half[2] * np.cos(r).ravel() + FACE.above * FACE.dome
        bulge = np.stack(
            [np.sin(r) * np.cos(a) / half[0], np.sin(r) * np.sin(a) / half[1], np.cos(r) / half[2]], axis=-1
        )
        bulge = bulge.reshape(-1, 3)
        normals = bulge / np.linalg.norm(bulge, axis=1, keepdims=True)
        return FaceMesh(np.stack([px, py, z], axis=1), normals, _fill(colour, len(px)), grid_faces(RINGS, SPOKES, True))

    def _eye(self, sign: int, pose: FacePose) -> list[FaceMesh]:
        wide, tall, deep = FACE.eye
        x = sign * FACE.eye_aside + pose.look[0] * FACE.glance[0]
        y = FACE.eye_up + pose.look[1] * FACE.glance[1]
        share = FACE.eye_least + (1 - FACE.eye_least) * pose.eyes
        parts = [self._dome(x, y, (wide * (1 + FACE.shut_wider * (1 - pose.eyes)), tall * share, deep), PUPIL)]
        if pose.eyes > FACE.spark_from:
            sx, sy = FACE.spark_at
            spark = self._dome(x + sx, y + sy * share, FACE.spark, WHITE)
            ahead = np.array([0, 0, deep * FACE.spark_out])
            parts.append(FaceMesh(spark.points + ahead, spark.normals, spark.colours, spark.faces))
        return parts

    def _brow(self, sign: int, pose: FacePose, colour: tuple[float, ...]) -> FaceMesh:
        t = np.linspace(-1, 1, STEPS)
        raised = max(0.0, pose.brows) * FACE.brow_rise - max(0.0, -pose.brows) * FACE.brow_rise * FACE.brow_fall
        # t = -1 is the inner end.
        slant = (max(0.0, -pose.brows) - pose.worry) * FACE.brow_slant
        x = sign * (FACE.eye_aside + t * FACE.brow_half)
        y = FACE.brow_up + raised + t * slant + FACE.brow_arch * (1 - t**2)
        thick = FACE.brow_thick * (1 - FACE.brow_thin * t**2)
        return self._strip(x, y, thick, colour, colour, sign)

    def _mouth(self, pose: FacePose) -> FaceMesh:
        t = np.linspace(-1, 1, 2 * STEPS)
        half = (FACE.mouth_half + FACE.mouth_wider * max(0.0, pose.smile)) * (1 - FACE.mouth_round * pose.open)
        x = t * half
        line = FACE.mouth_up + FACE.mouth_curve * pose.smile * (t**2 - FACE.mouth_level)
        round_ = np.sqrt(np.clip(1 - t**2, 0, 1))
        lip = FACE.mouth_thick * (FACE.mouth_corner + (1 - FACE.mouth_corner) * round_)
        up = lip + FACE.mouth_open * pose.open * FACE.lip_rise * round_
        down = lip + FACE.mouth_open * pose.open * round_
        middle = line + (up - down) / 2
        return self._strip(x, middle, (up + down) / 2, INSIDE, TONGUE if pose.open > FACE.tongue_from else INSIDE, 1)

    def _strip(
        self, x: Vector, y: Vector, thick: Vector, upper: tuple[float, ...], lower: tuple[float, ...], sign: int
    ) -> FaceMesh:
        """A band along a line on the skin, rounded a little."""
        across = np.linspace(1, -1, RINGS)
        px = np.repeat(x[None], RINGS, axis=0).ravel()
        py = (y[None] + across[:, None] * thick[None]).ravel()
        swell = np.repeat(np.sqrt(np.clip(1 - FACE.rounded * across**2, 0, 1)), len(x))
        z = self._skin.ahead(px, py) + FACE.above * (FACE.strip + swell)
        normals = self._skin.normal(px, py)
        shares = np.repeat((1 - across) / 2, len(x))[:, None] ** 3
        colours = (1 - shares) * np.array(upper) + shares * np.array(lower)
        faces = grid_faces(RINGS, len(x), False)
        return FaceMesh(
            np.stack([px, py, z], axis=1), normals, colours.astype(np.float32), faces if sign > 0 else faces[:, ::-1]
        )

    def _cheek(self, sign: int, skin: tuple[float, float, float]) -> FaceMesh:
        rings, spokes = np.linspace(0, 1, RINGS), np.linspace(0, 2 * np.pi, SPOKES, endpoint=False)
        r, a = np.meshgrid(rings, spokes, indexing="ij")
        px = (sign * FACE.cheek[0] + FACE.cheek_size * r * np.cos(a)).ravel()
        py = (FACE.cheek[1] + FACE.cheek_flat * FACE.cheek_size * r * np.sin(a)).ravel()
        z = self._skin.ahead(px, py) + FACE.above * FACE.flat
        share = (FACE.blush * (1 - r.ravel()) ** FACE.fade)[:, None]
        base = np.array(skin)
        colours = base * (1 - share) + share * np.array(BLUSH) * (
            FACE.blush_least + (1 - FACE.blush_least) * base.max()
        )
        return FaceMesh(
            np.stack([px, py, z], axis=1),
            self._skin.normal(px, py),
            colours.astype(np.float32),
            grid_faces(RINGS, SPOKES, True),
        )


def _fill(colour: tuple[float, ...], count: int) -> Floats:
    return np.repeat(np.array([colour], np.float32), count, axis=0)


@lru_cache(maxsize=8)
def grid_faces(rows: int, columns: int, closed: bool) -> NDArray[np.int32]:
    """Two triangles for every cell of a grid, counter-clockwise where columns run around."""
    r, c = np.meshgrid(np.arange(rows - 1), np.arange(columns if closed else columns - 1), indexing="ij")
    row, column = r.ravel(), c.ravel()
    here, beside = row * columns + column, row * columns + (column + 1) % columns
    below, across = here + columns, (row + 1) * columns + (column + 1) % columns
    return np.concatenate([np.stack([here, below, across], axis=1), np.stack([here, across, beside], axis=1)]).astype(
        np.int32
    )
