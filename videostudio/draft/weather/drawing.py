"""A scene's weather over its frames: behind the figures and before them, by the camera's view and the time."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.weather.particles import PARTICLES, ParticleField, SplashField, lay_colour
from videostudio.draft.weather.sky import PLAIN_WEATHER, SceneSky, WeatherKind
from videostudio.draft.weather.tones import clear_share, colour_matrix, sky_colours


@dataclass(frozen=True, slots=True)
class VeilRules:
    """Fog that drifts. Lengths are shares of the picture's height."""

    # Its swathes: how wide and high, and how far they go in a second.
    swathe: tuple[float, float] = (0.75, 0.22)
    drift: float = 0.035
    # The most of the picture that it hides far away, and before everything.
    hides: float = 0.5
    before: float = 0.26
    # It is drawn at one pixel for so many.
    step: int = 8
    # The disparities of what drifts behind and before the figures, and how much of the latter is left at the top.
    far: float = 0.8
    near: float = 1.2
    above: float = 0.35
    # How many swathes there are, in waves, and how unlike thick and thin ones are.
    wave: float = 0.35
    rough: float = 0.45
    # Drops, flakes and leaves are lit more than figures are.
    seen: float = 1.25


@dataclass(frozen=True, slots=True)
class FlashRules:
    """Lightning."""

    # The first after so many seconds, the others so long after one another.
    first: tuple[float, float] = (0.7, 1.6)
    pause: tuple[float, float] = (1.8, 4.5)
    flashes: int = 40
    # How fast it fades, when it flickers again and how much.
    fade: float = 0.09
    again: float = 0.16
    second: float = 0.7
    # What it adds to the picture's gain, and to its brightness.
    gain: float = 0.55
    lift: float = 34.0
    # The share of the picture's height that must be sky above where it strikes.
    sky: float = 0.1
    # The bolt: pieces, how far each goes aside (of the height), how long it is seen, its widths in pixels of 480.
    pieces: int = 9
    aside: float = 0.045
    seen: float = 0.14
    widths: tuple[int, int] = (2, 6)
    colour: tuple[int, int, int] = (244, 246, 255)
    glow: tuple[int, int, int] = (150, 168, 232)


VEIL, FLASH = VeilRules(), FlashRules()
WEATHER_STREAM = 41
Projection = Callable[[tuple[float, float], float], tuple[float, float, float]]


class WeatherDrawer:
    """Draws the weather of one scene.

    Args:
        sky: the scene's.
        size: width and height of its picture.
    """

    def __init__(self, sky: SceneSky, size: tuple[int, int]) -> None:
        self.sky, self._size = sky, size
        kind = sky.falling
        layers = PARTICLES.layers.get(kind, ())
        self._fields = [ParticleField(layer, kind, size, sky.seed, n) for n, layer in enumerate(layers)]
        self._mask = np.zeros((size[1], size[0]), np.uint8)
        wet = kind in (WeatherKind.RAIN, WeatherKind.STORM)
        self._splashes = SplashField(size, sky.floor, sky.seed) if wet else None
        self._gain: Floats = np.ones(3, np.float32)
        if not sky.plain:
            self._gain = np.minimum(1, VEIL.seen * colour_matrix(sky, figures=True).sum(axis=1)).astype(np.float32)
        rng = np.random.default_rng([sky.seed % 2**32, WEATHER_STREAM])
        self._noise = _wrapping_noise(size, rng) if kind is WeatherKind.FOG else None
        pauses = rng.uniform(*FLASH.pause, FLASH.flashes)
        pauses[0] = rng.uniform(*FLASH.first)
        self._flashes = np.cumsum(pauses) if kind is WeatherKind.STORM else np.zeros(0)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to draw."""
        return self.sky.falling in PLAIN_WEATHER

    def draw_behind(self, canvas: Pixels, seconds: float, project: Projection, nearness: Callable[[], Floats]) -> None:
        """Draw what is behind the figures.

        Args:
            canvas: (h, w, 3) uint8, the place as the camera sees it; drawn upon.
            seconds: since the clip's start.
            project: where a point of the picture is seen at a disparity, and how much enlarged.
            nearness: gives how near the place is, 0 to 1, on a coarse grid over the frame.
        """
        if self._noise is not None:
            self._draw_veil(canvas, seconds, project, (1 - clear_share(nearness())) * VEIL.hides, VEIL.far)
        since = self._since_flash(seconds)
        if 0 <= since < FLASH.seen:
            self._draw_bolt(canvas, seconds, nearness())
        self._draw_fields(canvas, seconds, project, before=False)

    def draw_before(self, canvas: Pixels, seconds: float, project: Projection) -> None:
        """Draw what is before the figures; see `draw_behind`."""
        self._draw_fields(canvas, seconds, project, before=True)
        if self._noise is not None:
            rows = np.linspace(0, 1, self._size[1] // VEIL.step + 2, dtype=np.float32)[:, None]
            self._draw_veil(canvas, seconds, project, VEIL.before * (VEIL.above + (1 - VEIL.above) * rows), VEIL.near)
        since = self._since_flash(seconds)
        if since >= 0:
            light = float(np.exp(-since / FLASH.fade))
            if since > FLASH.again:
                light += FLASH.second * float(np.exp(-(since - FLASH.again) / FLASH.fade))
            canvas[...] = cv2.convertScaleAbs(canvas, alpha=1 + FLASH.gain * light, beta=FLASH.lift * light)

    def _draw_fields(self, canvas: Pixels, seconds: float, project: Projection, before: bool) -> None:
        fields = [field for field in self._fields if field.layer.before == before]
        shifts = [self._shift(project, field.layer.disparity) for field in fields]
        if self.sky.falling is WeatherKind.WIND:
            for field, (shift, zoom) in zip(fields, shifts, strict=True):
                field.draw_leaves(canvas, seconds, shift, zoom, self._gain)
        elif fields:
            self._mask[...] = 0
            if before and self._splashes is not None:
                self._splashes.draw(self._mask, seconds, self._shift(project, 1.0)[0])
            for field, (shift, zoom) in zip(fields, shifts, strict=True):
                field.draw(self._mask, seconds, shift, zoom)
            colour = PARTICLES.flake if self.sky.falling is WeatherKind.SNOW else PARTICLES.drop
            lay_colour(canvas, self._mask, np.array(colour, np.float32) * self._gain)

    def _shift(self, project: Projection, disparity: float) -> tuple[tuple[float, float], float]:
        """How far the camera moves what is at a disparity in the middle of the picture, and how much larger it is."""
        middle = self._size[0] / 2, self._size[1] / 2
        x, y, zoom = project(middle, disparity)
        return (x - middle[0], y - middle[1]), zoom

    def _draw_veil(self, canvas: Pixels, seconds: float, project: Projection, hides: Floats, disparity: float) -> None:
        noise = self._noise
        if noise is None:
            return
        (dx, dy), _ = self._shift(project, disparity)
        grid = self._size[0] // VEIL.step + 2, self._size[1] // VEIL.step + 2
        going = (VEIL.drift * self._size[1] * seconds * disparity + dx) / VEIL.step
        matrix = np.array([[1, 0, -going % noise.shape[1]], [0, 1, -dy / VEIL.step]], np.float32)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        seen = cv2.warpAffine(noise, matrix, grid, flags=flags, borderMode=cv2.BORDER_WRAP)
        fit = cv2.resize(np.broadcast_to(hides, (hides.shape[0], grid[0])) if hides.shape[1] == 1 else hides, grid)
        share = np.clip(np.clip(seen, 0, 1) * fit, 0, 1)[..., None]
        veil = cv2.resize((share * sky_colours(self.sky)[1]).astype(np.uint8), self._size)
        kept = cv2.resize((255 - 255 * share).astype(np.uint8), self._size)
        below = cv2.multiply(canvas, cv2.cvtColor(kept, cv2.COLOR_GRAY2RGB), scale=1 / 255)
        cv2.add(below, veil, dst=canvas)

    def _since_flash(self, seconds: float) -> float:
        """Seconds since the last lightning; below 0 where there was none."""
        before = self._flashes[self._flashes <= seconds]
        return float(seconds - before[-1]) if before.size else -1.0

    def _draw_bolt(self, canvas: Pixels, seconds: float, nearness: Floats) -> None:
        """A bolt from the top of the picture to where the sky ends, in a column that has some."""
        width, height = self._size
        number = int((self._flashes <= seconds).sum())
        rng = np.random.default_rng([self.sky.seed % 2**32, WEATHER_STREAM, number])
        open_rows = (np.cumsum(nearness > 1 / 255, axis=0) == 0).sum(axis=0)
        columns = np.flatnonzero(open_rows > nearness.shape[0] * FLASH.sky)
        if columns.size == 0:
            return
        column = int(rng.choice(columns))
        foot = open_rows[column] / nearness.shape[0] * height
        down = np.linspace(0, foot, FLASH.pieces + 1)
        across = np.cumsum(rng.normal(0, FLASH.aside * height, FLASH.pieces + 1))
        x = column / nearness.shape[1] * width + across - across[-1]
        line = [np.round(np.stack([x, down], axis=1) * 16).astype(np.int32)]
        scale = height / 480
        glow = np.zeros_like(canvas)
        cv2.polylines(glow, line, False, FLASH.glow, round(FLASH.widths[1] * scale), cv2.LINE_AA, 4)
        canvas[...] = cv2.add(canvas, cv2.blur(glow, (round(13 * scale), round(13 * scale))))
        cv2.polylines(canvas, line, False, FLASH.colour, max(1, round(FLASH.widths[0] * scale)), cv2.LINE_AA, 4)


def _wrapping_noise(size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Swathes of 0 to 1 whose left side goes on at its right side, two pictures wide, on the veil's grid."""
    shape = size[1] // VEIL.step + 2, 2 * (size[0] // VEIL.step + 2)
    wide, high = (2 * np.pi * VEIL.wave * share * size[1] / VEIL.step for share in VEIL.swathe)
    fy, fx = np.fft.fftfreq(shape[0])[:, None], np.fft.fftfreq(shape[1])[None, :]
    pass_low = np.exp(-0.5 * ((fx * wide) ** 2 + (fy * high) ** 2))
    noise = np.fft.ifft2(np.fft.fft2(rng.normal(0, 1, shape)) * pass_low).real
    return np.asarray(np.clip(0.5 + VEIL.rough * noise / float(noise.std()), 0, 1), np.float32)
