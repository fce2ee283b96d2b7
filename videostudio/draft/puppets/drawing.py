"""Draws puppets: bends the model, lights it softly, and rasterizes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.puppets.design import PuppetDesign
from videostudio.draft.puppets.form import BodyForm
from videostudio.draft.puppets.motions import MotionMoment
from videostudio.draft.puppets.skeleton import Vector, turn_about


@dataclass(frozen=True, slots=True)
class StudioLight:
    """How a puppet is lit. Directions are to the right, up and to the camera, however a puppet is turned.

    Args:
        direction: where the main light comes from.
        key: its strength.
        sky: light from above, and `ground` light from below, wherever a surface looks.
        ground: see `sky`.
        rim: how much brighter edges are, as clay is at a glancing angle.
        gloss: how bright the highlight is.
        warmth: how much redder than blue light is that comes from the lamp and back from the ground.
        tint: what red, green and blue are multiplied by.
    """

    direction: tuple[float, float, float] = (-0.45, 0.75, 0.65)
    key: float = 0.5
    sky: float = 0.7
    ground: float = 0.52
    rim: float = 0.16
    gloss: float = 0.1
    warmth: float = 0.07
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class EyeRules:
    """The camera that a puppet is seen with."""

    # Metres that it is away from what is as tall as a person or smaller, degrees that it looks down, and how many times
    # finer than shown puppets are drawn: less so where a metre has more pixels than this.
    distance: float = 7.0
    person: float = 1.75
    down: float = 6.0
    finer: float = 1.7
    large: float = 200.0
    finer_large: float = 1.35
    # Room about the puppet, in pixels.
    room: int = 3
    # How sharp the highlight is, and how soft the main light's edge.
    shine: float = 18.0
    wrap: float = 0.35
    rim_power: float = 2.5
    # The share of the light that reaches corners, that dark things mirror, and that edges below get.
    corner: float = 0.35
    mirrored: float = 0.35
    rim_below: float = 0.4

    def distance_to(self, size: float) -> float:
        """Metres to a body so many metres tall: who is larger is seen from farther away."""
        return self.distance * max(1.0, size / self.person)


EYE_RULES, LIGHT = EyeRules(), StudioLight()


@dataclass(frozen=True, eq=False, slots=True)
class DrawnPuppet:
    """A drawn puppet.

    Args:
        sprite: (h, w, 4) uint8, RGBA, colours multiplied by alpha.
        origin: the sprite's pixel (x, y) on which the ground between the feet lies.
        hands: (2, 2) the pixels of the left and right hand.
        aims: (2, 2) directions of the forearms in the sprite, in pixels for a metre.
        depths: (2,) how much nearer than its middle the hands are, in metres.
        hips: the pixel of the hips.
        face: the pixel of the face's middle.
        head: the head's height in pixels.
        back: the pixel where somebody sits who rides on it.
    """

    sprite: Pixels
    origin: tuple[float, float]
    hands: Floats
    aims: Floats
    depths: Floats
    hips: tuple[float, float]
    face: tuple[float, float]
    head: float
    back: tuple[float, float]


def draw_puppet(
    design: PuppetDesign,
    moment: MotionMoment,
    yaw: float,
    scale: float,
    light: StudioLight = LIGHT,
    reach: Mapping[int, Vector] | None = None,
) -> DrawnPuppet:
    """Draw a puppet.

    Args:
        design: what it looks like.
        moment: how it holds itself, and what belongs to that.
        yaw: degrees that it is turned: 0 faces the camera, 90 to the right of the picture.
        scale: pixels for a metre.
        light: the light.
        reach: see `Skeleton.solve_pose`.
    """
    return draw_form(design.to_form(moment, reach), yaw, scale, light)


def draw_form(form: BodyForm, yaw: float, scale: float, light: StudioLight = LIGHT) -> DrawnPuppet:
    """Draw a body in a pose.

    Args:
        form: the body.
        yaw: degrees that it is turned: 0 faces the camera, 90 to the right of the picture.
        scale: pixels for a metre.
        light: the light.
    """
    view = turn_about(0, EYE_RULES.down) @ turn_about(1, yaw)
    whole = form.surface
    seen, seen_normals = whole.points @ view.T, whole.normals @ view.T
    lit = _light_surface(seen_normals, whole.colours, whole.opens, light, view)
    points = [np.zeros((1, 3)), form.hands, form.hands + form.aims, form.neck[None], form.hips[None], form.back[None]]
    marks = np.concatenate(points) @ view.T
    head = float(np.linalg.norm(form.head @ view.T))
    return _rasterize(seen, whole.faces, lit, marks, head, scale, EYE_RULES.distance_to(form.size))


def _light_surface(normals: Vector, colours: Floats, opens: Floats, light: StudioLight, view: Vector) -> Floats:
    """(V, 3) float32 colours, 0 to 1."""
    to_light = turn_about(0, EYE_RULES.down) @ np.array(light.direction) / np.linalg.norm(light.direction)
    normals, view = normals.astype(np.float32), view.astype(np.float32)
    to_light = to_light.astype(np.float32)
    facing = normals @ to_light
    key = np.clip((facing + EYE_RULES.wrap) / (1 + EYE_RULES.wrap), 0, 1) * light.key
    up = normals @ view[:, 1]
    around = (light.sky + light.ground) / 2 * opens
    halfway = to_light + np.array([0.0, 0.0, 1.0], np.float32)
    gloss = np.clip(normals @ (halfway / np.linalg.norm(halfway)), 0, 1) ** EYE_RULES.shine * light.gloss
    rim = (1 - np.clip(normals[:, 2], 0, 1)) ** EYE_RULES.rim_power * light.rim
    rim = rim * (EYE_RULES.rim_below + (1 - EYE_RULES.rim_below) * np.clip(up, 0, 1))
    above = (light.sky - light.ground) / 2 * up * opens
    plain = around + above + key * (EYE_RULES.corner + (1 - EYE_RULES.corner) * opens)
    # The lamp and what the ground throws back are warm, the sky is not: what turns from both stays lively.
    warm = light.warmth * (key + np.clip(around - above, 0, 1) * (1 - opens))
    lit = np.stack([plain + warm, plain, plain - warm], axis=1) * np.array(light.tint, np.float32) * colours
    shine = (gloss + rim * opens)[:, None] * (EYE_RULES.mirrored + (1 - EYE_RULES.mirrored) * colours)
    return np.asarray(np.clip(lit + shine, 0, 1), np.float32)


@lru_cache(maxsize=1)
def _settings() -> "cv2.TriangleRasterizeSettings":
    return (
        cv2.TriangleRasterizeSettings()
        .setCullingMode(cv2.RASTERIZE_CULLING_CW)
        .setShadingType(cv2.RASTERIZE_SHADING_SHADED)
    )


def _rasterize(
    seen: Vector,
    faces: NDArray[np.int32],
    lit: Floats,
    marks: Vector,
    head: float,
    scale: float,
    distance: float,
) -> DrawnPuppet:
    """Draw what is seen: x right, y up, z to the camera, in metres."""
    rules = EYE_RULES
    nearer = distance / (distance - seen[:, 2])
    flat = seen[:, :2] * nearer[:, None]
    low, high = flat.min(axis=0), flat.max(axis=0)
    width = int(np.ceil((high[0] - low[0]) * scale)) + 2 * rules.room
    height = int(np.ceil((high[1] - low[1]) * scale)) + 2 * rules.room
    finer = rules.finer if scale < rules.large else rules.finer_large
    fine = scale * finer
    size = (round(height * finer), round(width * finer))
    middle = (low + high) / 2
    # The rasterizer's camera looks at the picture's middle: shift what is seen there, however near it is.
    vertices = np.empty((len(seen), 3), np.float32)
    vertices[:, :2] = seen[:, :2] - middle / nearer[:, None]
    vertices[:, 2] = seen[:, 2] - distance
    angle = 2 * np.arctan(size[0] / 2 / (fine * distance))
    colour = np.zeros((*size, 3), np.float32)
    far = FAR * distance
    depth = np.full(size, far, np.float32)
    cv2.triangleRasterize(
        vertices, faces, lit, colour, depth, np.eye(3, 4, dtype=np.float32), angle, NEAR, far, _settings()
    )
    covered = (depth < BEYOND * far).astype(np.float32)
    # What nothing covers is black.
    sprite = np.dstack([cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA) for part in (colour, covered)])
    zoom = distance / (distance - marks[:, 2:])
    placed = (marks[:, :2] * zoom - middle) * [scale, -scale] + [width / 2, height / 2]
    return DrawnPuppet(
        np.clip(sprite * 255 + 0.5, 0, 255).astype(np.uint8),
        (float(placed[0, 0]), float(placed[0, 1])),
        placed[1:3].astype(np.float32),
        (placed[3:5] - placed[1:3]).astype(np.float32),
        marks[1:3, 2].astype(np.float32),
        (float(placed[6, 0]), float(placed[6, 1])),
        (float(placed[5, 0]), float(placed[5, 1] - head * scale / 2)),
        head * scale,
        (float(placed[7, 0]), float(placed[7, 1])),
    )


# Metres from which anything is drawn, how far in distances of the puppet, and the share of that where nothing is.
NEAR, FAR, BEYOND = 0.5, 4.0, 0.97
