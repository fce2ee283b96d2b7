"""What falls and drifts in a scene: drops, flakes, leaves.

Where a particle is follows from the time alone: clips begin and end anywhere, and a seed always shows the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.weather.sky import WeatherKind


@dataclass(frozen=True, slots=True)
class ParticleLayer:
    """Particles about as far away as one another. Lengths are shares of the picture's height.

    Args:
        count: in a picture that is 1.6 times as wide as high.
        disparity: how much they move with the camera, see `compositor`.
        fall: how far they fall in a second.
        drift: and how far they go aside.
        sway: how far to both sides they swing.
        length: of a streak, or the radius of a flake or leaf.
        wide: a streak's width in pixels of a picture 480 high.
        light: how much of the picture they hide.
        soft: whether they are out of focus.
        before: whether they are before the figures.
    """

    count: int
    disparity: float
    fall: float
    drift: float
    sway: float
    length: float
    wide: int
    light: float
    soft: bool = False
    before: bool = True


@dataclass(frozen=True, slots=True)
class ParticleRules:
    """The layers of each weather, from far to near."""

    layers: Mapping[WeatherKind, tuple[ParticleLayer, ...]] = field(
        default_factory=lambda: {
            WeatherKind.RAIN: (
                ParticleLayer(190, 0.75, 1.3, 0.10, 0, 0.040, 1, 0.34, before=False),
                ParticleLayer(110, 1.0, 1.9, 0.16, 0, 0.075, 1, 0.42),
                ParticleLayer(26, 1.3, 2.7, 0.24, 0, 0.150, 2, 0.30),
            ),
            WeatherKind.STORM: (
                ParticleLayer(240, 0.75, 1.6, 0.60, 0, 0.045, 1, 0.30, before=False),
                ParticleLayer(150, 1.0, 2.3, 0.90, 0, 0.085, 1, 0.36),
                ParticleLayer(34, 1.3, 3.2, 1.30, 0, 0.170, 2, 0.26),
            ),
            WeatherKind.SNOW: (
                ParticleLayer(230, 0.75, 0.07, 0.015, 0.010, 0.0022, 0, 0.85, before=False),
                ParticleLayer(100, 1.0, 0.12, 0.025, 0.018, 0.0042, 0, 0.92),
                ParticleLayer(20, 1.35, 0.20, 0.045, 0.030, 0.0110, 0, 0.75, soft=True),
            ),
            WeatherKind.WIND: (
                ParticleLayer(12, 0.85, 0.05, 0.55, 0.05, 0.009, 0, 1.0, before=False),
                ParticleLayer(14, 1.1, 0.07, 0.85, 0.08, 0.016, 0, 1.0),
            ),
        }
    )
    # Beyond the picture on every side, as a share of its height: where particles come and go.
    room: float = 0.2
    # Speeds and sizes differ by so much from one to the next.
    pace: float = 0.18
    size: float = 0.35
    # The smallest flake, in pixels; flakes out of focus are rings of this radius and light.
    least_flake: float = 0.6
    soft_rings: tuple[tuple[float, float], ...] = ((1.3, 0.16), (1.05, 0.36), (0.8, 0.62), (0.5, 0.85))
    # A swing takes so many seconds.
    swing: tuple[float, float] = (1.6, 3.4)
    # Where a particle comes in again after it has left, so that no pattern is seen: parts of the width.
    again: float = 0.6180339887
    # Colours of drops, flakes and leaves.
    drop: tuple[int, int, int] = (214, 226, 240)
    flake: tuple[int, int, int] = (255, 255, 255)
    leaves: tuple[tuple[int, int, int], ...] = ((206, 132, 48), (182, 84, 40), (222, 178, 66), (122, 150, 62))
    # A leaf's turns in a second, how narrow it is seen at most, and the corners that it is drawn with.
    turns: tuple[float, float] = (0.4, 1.3)
    narrow: float = 0.25
    corners: int = 10
    # How often it flutters in a turn, how far its tip stands out, how light it is on edge and what its face adds.
    flutter: float = 1.7
    tip: float = 1.35
    edge_on: float = 0.8
    face_on: float = 0.3
    # Splashes: how many, how long each lasts, how wide it grows, its light.
    splashes: int = 46
    splash_s: float = 0.32
    splash_wide: float = 0.017
    splash_light: float = 0.45
    # How wide the farthest are beside the nearest, and how flat all are.
    splash_far: float = 0.33
    splash_flat: float = 0.35


PARTICLES = ParticleRules()
USUAL_SHAPE, USUAL_HEIGHT = 1.6, 480.0
# Fractions of a pixel that OpenCV draws at, as bits.
BITS = 4
PARTICLE_STREAM = 31


class ParticleField:
    """One layer of particles.

    Args:
        layer: what it is like.
        kind: the weather.
        size: width and height of the picture.
        seed: chance.
        number: of the layer.
    """

    def __init__(self, layer: ParticleLayer, kind: WeatherKind, size: tuple[int, int], seed: int, number: int) -> None:
        self.layer, self.kind = layer, kind
        self.width, self.height = size
        rng = np.random.default_rng([seed % 2**32, PARTICLE_STREAM, number])
        room = PARTICLES.room * self.height
        self._span = np.array([self.width + 2 * room, self.height + 2 * room])
        self._room = room
        count = max(1, round(layer.count * self.width / self.height / USUAL_SHAPE))
        self._start = rng.uniform(0, 1, (count, 2)) * self._span
        pace = 1 + PARTICLES.pace * rng.uniform(-1, 1, count)
        self._speed = np.stack([layer.drift * pace, layer.fall * pace], axis=1) * self.height
        self._size = (1 + PARTICLES.size * rng.uniform(-1, 1, count)) * layer.length * self.height
        self._swing = 2 * np.pi / rng.uniform(*PARTICLES.swing, count)
        self._phase = rng.uniform(0, 2 * np.pi, count)
        self._turn = rng.uniform(*PARTICLES.turns, count)

    def draw(self, mask: Pixels, seconds: float, shift: tuple[float, float], zoom: float) -> None:
        """Draw drops or flakes as they are after so many seconds.

        Args:
            mask: (h, w) uint8, how much of the picture they hide; drawn upon.
            seconds: since the clip's start.
            shift: how far the camera moves the layer, right and down, in pixels.
            zoom: how much larger it is seen.
        """
        points = self._points(seconds, shift)
        light = 255 * self.layer.light
        if self.kind is WeatherKind.SNOW:
            self._draw_flakes(mask, points, zoom, light)
            return
        slope = self._speed / np.linalg.norm(self._speed, axis=1, keepdims=True)
        tails = points - slope * self._size[:, None] * zoom
        lines = np.round(np.stack([points, tails], axis=1) * 2**BITS).astype(np.int32)
        wide = max(1, round(self.layer.wide * self.height / USUAL_HEIGHT))
        cv2.polylines(mask, list(lines), False, light, wide, cv2.LINE_AA, BITS)

    def _draw_flakes(self, mask: Pixels, points: Floats, zoom: float, light: float) -> None:
        fixed = np.round(points * 2**BITS).astype(int).tolist()
        radii = np.maximum(PARTICLES.least_flake, self._size * zoom) * 2**BITS
        rings = PARTICLES.soft_rings if self.layer.soft else ((1.0, 1.0),)
        for share, bright in rings:
            sizes = np.round(share * radii).astype(int).tolist()
            for (x, y), radius in zip(fixed, sizes, strict=True):
                cv2.circle(mask, (x, y), radius, bright * light, -1, cv2.LINE_AA, BITS)

    def _points(self, seconds: float, shift: tuple[float, float]) -> Floats:
        """Where the particles are, (N, 2)."""
        gone = self._start + self._speed * seconds
        gone[:, 0] += self.layer.sway * self.height * np.sin(self._swing * seconds + self._phase)
        rounds = np.floor(gone[:, 1] / self._span[1])
        gone[:, 0] += rounds * PARTICLES.again * self._span[0]
        return np.asarray((gone + np.array(shift)) % self._span - self._room, np.float32)

    def draw_leaves(
        self, canvas: Pixels, seconds: float, shift: tuple[float, float], zoom: float, gain: Floats
    ) -> None:
        """Draw leaves in the wind; see `draw`.

        Args:
            canvas: (h, w, 3) uint8, drawn upon.
            seconds: since the clip's start.
            shift: how far the camera moves the layer.
            zoom: how much larger it is seen.
            gain: (3,) what the scene's light makes of colours.
        """
        points = self._points(seconds, shift)
        around = np.linspace(0, 2 * np.pi, PARTICLES.corners, endpoint=False)
        lift = self.layer.sway * self.height * np.sin(self._swing * seconds + self._phase)
        for n, (x, y) in enumerate(points):
            turn = 2 * np.pi * self._turn[n] * seconds + self._phase[n]
            narrow = PARTICLES.narrow + (1 - PARTICLES.narrow) * abs(np.cos(PARTICLES.flutter * turn + n))
            shape = self._size[n] * zoom * np.stack([np.cos(around), 0.5 * narrow * np.sin(around)], axis=1)
            shape[0] *= PARTICLES.tip
            cos, sin = np.cos(turn), np.sin(turn)
            corners = shape @ np.array([[cos, sin], [-sin, cos]]) + np.array([x, y + lift[n]])
            colour = (
                np.array(PARTICLES.leaves[n % len(PARTICLES.leaves)])
                * gain
                * (PARTICLES.edge_on + PARTICLES.face_on * narrow)
            )
            fixed = np.round(corners * 2**BITS).astype(np.int32)
            cv2.fillConvexPoly(canvas, fixed, tuple(np.clip(colour, 0, 255).tolist()), cv2.LINE_AA, BITS)


class SplashField:
    """Drops that burst on the ground.

    Args:
        size: width and height of the picture.
        floor: where the ground begins, in pixels.
        seed: chance.
    """

    def __init__(self, size: tuple[int, int], floor: float, seed: int) -> None:
        self.width, self.height = size
        self._floor = min(max(floor, 0.0), self.height - 1.0)
        rng = np.random.default_rng([seed % 2**32, PARTICLE_STREAM, 97])
        self._places = rng.uniform(0, 1, (PARTICLES.splashes, 2))
        self._phase = rng.uniform(0, 1, PARTICLES.splashes)

    def draw(self, mask: Pixels, seconds: float, shift: tuple[float, float]) -> None:
        """Draw the splashes; see `ParticleField.draw`."""
        age = seconds / PARTICLES.splash_s + self._phase
        rounds = np.floor(age)
        age -= rounds
        x = (self._places[:, 0] + rounds * PARTICLES.again) % 1 * self.width + shift[0]
        down = (self._places[:, 1] + rounds * PARTICLES.again * PARTICLES.again) % 1
        y = self._floor + down * (self.height - self._floor) + shift[1]
        wide = (
            PARTICLES.splash_wide
            * self.height
            * (PARTICLES.splash_far + (1 - PARTICLES.splash_far) * down)
            * np.sqrt(age)
        )
        fixed = np.round(np.stack([x, y, wide, PARTICLES.splash_flat * wide], axis=1) * 2**BITS).astype(int).tolist()
        lights = (255 * PARTICLES.splash_light * (1 - age)).tolist()
        for (px, py, a, b), light in zip(fixed, lights, strict=True):
            cv2.ellipse(mask, (px, py), (max(8, a), max(4, b)), 0, 0, 360, light, 1, cv2.LINE_AA, BITS)


def lay_colour(canvas: Pixels, mask: Pixels, colour: Floats) -> None:
    """Lay one colour over a picture where a mask says so; most of the mask is empty.

    Args:
        canvas: (h, w, 3) uint8, drawn upon.
        mask: (h, w) uint8, how much of the picture the colour hides.
        colour: (3,) 0 to 255.
    """
    places = np.flatnonzero(mask)
    share = mask.reshape(-1)[places].astype(np.float32)[:, None] / 255
    pixels = canvas.reshape(-1, 3)
    below = pixels[places].astype(np.float32)
    pixels[places] = (below + share * (np.minimum(colour, 255) - below) + 0.5).astype(np.uint8)
