"""The eyes and brows of animals: they blink, look about, and show fear, sorrow and anger."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.face import PUPIL, WHITE, FaceMesh, grid_faces
from videostudio.draft.puppets.model import Colour
from videostudio.draft.puppets.skeleton import TINY, FacePose, Vector

RINGS, SPOKES = 5, 14


@dataclass(frozen=True, slots=True)
class AnimalFaceRules:
    """Where the parts of an animal's eye are, in radii of the eye."""

    # Half width, half height and how far it stands out; the least height of a closed one; how far it looks.
    eye: tuple[float, float, float] = (0.86, 1.0, 0.45)
    least: float = 0.1
    glance: float = 0.28
    # A coloured eye: how large its pupil is, and how far it stands out.
    pupil: float = 0.66
    spark: tuple[float, float, float] = (0.3, 0.32, 0.12)
    spark_at: tuple[float, float] = (0.3, 0.36)
    # Brows: how high, half their length, half their thickness, how far they rise, and degrees that they slant.
    brow_up: float = 1.55
    brow: tuple[float, float, float] = (0.85, 0.2, 0.2)
    brow_rise: float = 0.45
    slant: float = 26.0
    # How far a coloured eye's pupil lies in it, how thick it is and how far it looks beside a black one, how high all
    # that shines lies; an eye that is less open than this shines no more.
    lies: float = 0.28
    pupil_thick: float = 0.22
    pupil_glance: float = 0.8
    shines: float = 0.36
    shines_open: float = 0.4
    # Brows lie so deep in the skin, and are seen from so much feeling on.
    sunk: float = 0.1
    shown: float = 0.12


EYES = AnimalFaceRules()


def build_eyes(eye: Vector, pose: FacePose, colours: Mapping[str, Colour]) -> FaceMesh:
    """Both eyes, and the brows where they show something.

    Args:
        eye: (7,) the left one's place on the resting head, the direction away from it, and its radius.
        pose: what the face shows.
        colours: of "eye", where an eye is not black all over, and of "line", which brows have.
    """
    parts: list[FaceMesh] = []
    for sign in (1, -1):
        mirror = np.array([sign, 1.0, 1.0])
        at, out, radius = eye[:3] * mirror, eye[3:6] * mirror, float(eye[6])
        frame = _eye_frame(out)
        parts += _one_eye(at, frame, radius, pose, colours, sign)
        if max(abs(pose.brows), pose.worry) > EYES.shown:
            parts.append(_one_brow(at, frame, radius, pose, colours.get("line", PUPIL), sign))
    starts = np.cumsum([0, *(len(part.points) for part in parts)])
    return FaceMesh(
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.normals for part in parts]),
        np.concatenate([part.colours for part in parts]),
        np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)]).astype(np.int32),
    )


def _eye_frame(out: Vector) -> Vector:
    """(3, 3) columns: to the eye's right seen from outside, up along the skin, away from it."""
    side = np.cross([0.0, 1.0, 0.0], out)
    side = side / max(TINY, float(np.linalg.norm(side)))
    return np.stack([side, np.cross(out, side), out], axis=1)


def _dome(at: Vector, frame: Vector, half: tuple[float, float, float], colour: tuple[float, ...]) -> FaceMesh:
    rings, spokes = np.linspace(0, np.pi / 2, RINGS), np.linspace(0, 2 * np.pi, SPOKES, endpoint=False)
    r, a = np.meshgrid(rings, spokes, indexing="ij")
    unit = np.stack([np.sin(r) * np.cos(a), np.sin(r) * np.sin(a), np.cos(r)], axis=-1).reshape(-1, 3)
    normals = unit / np.array(half)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    colours: Floats = np.repeat(np.array([colour], np.float32), len(unit), axis=0)
    return FaceMesh(unit * half @ frame.T + at, normals @ frame.T, colours, grid_faces(RINGS, SPOKES, True))


def _one_eye(
    at: Vector, frame: Vector, radius: float, pose: FacePose, colours: Mapping[str, Colour], sign: int
) -> list[FaceMesh]:
    wide, tall, deep = EYES.eye
    share = EYES.least + (1 - EYES.least) * min(1.0, pose.eyes)
    # Left of the animal is to the right in an eye's own picture of it.
    glance = np.array([pose.look[0], pose.look[1], 0.0]) * EYES.glance * radius
    half = (wide * radius, tall * share * radius, deep * radius)
    iris = colours.get("eye")
    if iris is None:
        parts = [_dome(at + frame @ glance, frame, half, PUPIL)]
        moved = at + frame @ glance
    else:
        small = (wide * EYES.pupil * radius, tall * EYES.pupil * share * radius, EYES.pupil_thick * radius)
        moved = at + frame @ (glance * EYES.pupil_glance)
        ahead = frame @ np.array([0.0, 0.0, EYES.lies * radius])
        parts = [_dome(at, frame, half, iris), _dome(moved + ahead, frame, small, PUPIL)]
    if pose.eyes > EYES.shines_open:
        x, y = EYES.spark_at
        size = 1.0 if iris is None else EYES.pupil
        spot = frame @ np.array([-x * radius * size, y * share * radius * size, EYES.shines * radius])
        half = (EYES.spark[0] * radius * size, EYES.spark[1] * radius * size, EYES.spark[2] * radius)
        parts.append(_dome(moved + spot, frame, half, WHITE))
    return parts


def _one_brow(at: Vector, frame: Vector, radius: float, pose: FacePose, colour: Colour, sign: int) -> FaceMesh:
    rise = EYES.brow_up + EYES.brow_rise * pose.brows
    # The inner end of a brow rises in sorrow and falls in anger.
    slant = np.radians(EYES.slant * (pose.worry - max(0.0, -pose.brows)) * sign)
    cos, sin = np.cos(slant), np.sin(slant)
    turn = np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]])
    point = at + frame @ np.array([0.0, rise * radius, -EYES.sunk * radius])
    half = (EYES.brow[0] * radius, EYES.brow[1] * radius, EYES.brow[2] * radius)
    return _dome(point, frame @ turn, half, colour)
