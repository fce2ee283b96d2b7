"""A place by night, at sunset, under clouds, in snow: its plate is painted over, by its depth and its bright spots."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.diorama import Diorama, Plate
from videostudio.draft.lighting import LUMA
from videostudio.draft.weather.sky import PLAIN_WEATHER, DayTime, SceneSky, WeatherKind
from videostudio.draft.weather.tones import clear_share, colour_matrix, list_tones, shadow_shape, sky_colours


@dataclass(frozen=True, slots=True)
class SkyRules:
    """How the sky is found and painted. Lengths are shares of the picture's height."""

    # Its edge against trees is looked for so far on both sides, and colours so near to the sky's are the sky's (0 to
    # 255, over all channels); within the sky the light and dark of clouds stay, so much and at most.
    edge: float = 0.012
    near_colour: float = 90.0
    clouds: float = 0.45
    most_clouds: float = 26.0
    cloud_reach: float = 0.08
    # Under an overcast sky, clouds are painted: how large, and how light and dark.
    billow: float = 0.09
    billows: float = 9.0
    # Sky above this, and the glow of a low sun on it: how wide, and how much.
    glow: float = 0.55
    glow_share: float = 0.55
    # Stars: one in so many pixels of a picture 480 high; their radius in pixels there, and their brightness.
    star_every: int = 1500
    star_size: tuple[float, float] = (0.5, 1.25)
    star_light: tuple[float, float] = (0.35, 1.0)
    # Moon and low sun: the radius, the room that it needs, and how wide and bright its halo is.
    disc: float = 0.042
    room: float = 1.15
    halo: float = 3.2
    halo_light: float = 0.5
    # The moon stays out of the picture's middle, where figures are: shares of its width.
    aside: tuple[float, float] = (0.08, 0.92)
    middle: float = 0.22
    off_middle: float = 1.5
    # Heights of the moon and of a low sun in the picture, where there is room; the side that the seed prefers.
    moon_at: float = 0.14
    sun_down: float = 0.9
    by_seed: float = 0.12
    # Where the sun is that is hidden, as a share of the width, and how flat its glow.
    sun_at: float = 0.8
    glow_flat: float = 1.6
    moon_colour: tuple[float, float, float] = (246.0, 244.0, 226.0)
    sun_colour: tuple[float, float, float] = (255.0, 236.0, 196.0)
    glow_colour: tuple[float, float, float] = (255.0, 214.0, 150.0)
    star_colour: tuple[float, float, float] = (0.86, 0.9, 1.0)
    star_soft: float = 1.2
    # The moon's spots: where and how large, in its radii, and how dark.
    spots: tuple[tuple[float, float, float], ...] = (
        (-0.3, -0.2, 0.24), (0.25, 0.1, 0.3), (-0.1, 0.45, 0.2), (0.35, -0.45, 0.14),
    )  # fmt: skip
    spot_dark: float = 22.0
    # Sizes of clouds over one another; how the sky's colour falls to its foot; the sharpness of its edge; what is sky
    # and nothing else; the least that is divided by.
    billow_steps: tuple[float, ...] = (1.0, 0.5, 0.25)
    fall: float = 1.3
    sharp: float = 1.6
    whole: float = 0.9
    least: float = 1e-3


@dataclass(frozen=True, slots=True)
class LampRules:
    """What is a lamp or a lit window by night: bright, warm, small, off the ground. Colours are 0 to 1."""

    bright: float = 0.72
    warm: float = 0.08
    stands_out: float = 0.05
    # A white globe counts as well where it stands out so far.
    white: float = -0.03
    stands_far_out: float = 0.2
    around: float = 0.05
    # A pane is bright and cool: it shows the sky.
    pane_bright: float = 0.6
    pane_cool: float = 0.1
    # Smallest and largest area, as shares of the picture.
    lamp_areas: tuple[float, float] = (0.0001, 0.002)
    pane_areas: tuple[float, float] = (0.0002, 0.015)
    # They fill so much of their boxes, which are so many times as long as wide at most; so far around them (of their
    # length) it is as near as they are, to so many steps of depth: they are in a wall.
    filled: float = 0.7
    widest: float = 3.0
    frame: float = 0.15
    level: float = 4.0
    # How bright it is lit, and its bloom: reaches as shares of the height, and strengths.
    lit: tuple[float, float, float] = (1.0, 0.86, 0.55)
    kept: float = 0.5
    blooms: tuple[tuple[float, float], ...] = ((0.012, 0.55), (0.06, 0.95), (0.16, 1.0))
    bloom_colour: tuple[float, float, float] = (255.0, 176.0, 84.0)
    # The least colour of what is lit, the most bloom, how much of it keeps off the sky, what of it is in the air.
    least: float = 210.0
    most: float = 0.9
    sky_free: float = 0.85
    air: float = 0.25
    # What is neither sky nor ground; softness in pixels; the bloom is drawn at one pixel for so many.
    not_sky: float = 0.1
    not_ground: float = 0.3
    soft: float = 0.8
    step: int = 4
    # A lit room: the light from its ceiling's middle, how far it reaches (shares of width and height), how strong.
    room_at: tuple[float, float] = (0.5, 0.42)
    room_reach: tuple[float, float] = (0.42, 0.5)
    room_light: tuple[float, float, float] = (0.5, 0.31, 0.08)


@dataclass(frozen=True, slots=True)
class LyingRules:
    """Where a plate shows ground and what looks up, for snow that lies and rain that wets."""

    # The ground's depth in a row of the plate is this percentile of its depths, and ground is within so many steps of
    # it, more of them the nearer it is.
    percentile: int = 30
    within: float = 4.0
    within_near: float = 0.06
    soft: float = 2.0
    # Beyond the end of the floor ground goes on so far (of the height).
    beyond: float = 0.12
    # Tops of things: nearer by so many steps than what is so far above them (of the height).
    step: float = 5.0
    cap: float = 0.014
    # Lying snow: its colour, the share of the ground that it hides, of the tops, and how much of the shading it keeps.
    snow: tuple[float, float, float] = (236.0, 242.0, 252.0)
    hides: float = 0.84
    hides_lit: float = 0.4
    # What bulges towards the light: over so much of the height, lighter by so much.
    bulge: float = 0.035
    lit: float = 26.0
    hides_tops: float = 0.9
    shading: float = 0.9
    around: float = 0.05
    usual: float = 75.0
    shades: tuple[float, float] = (0.7, 1.06)
    # How soft its edges are (of the height), and how thick it lies on tops.
    soft_snow: float = 0.0025
    thick: float = 1.5
    # Where the ground begins it comes in over so much of the height; softness of its edge in pixels.
    begins: float = 0.01
    blur: float = 1.5
    # Wet ground: darker, and so much of the sky mirrored in it.
    wet: float = 0.84
    mirrored: float = 0.10


SKY, LAMPS, GROUND = SkyRules(), LampRules(), LyingRules()
# Heights that sizes in pixels are meant for.
USUAL_HEIGHT = 480.0
PAINT_STREAM = 23


def lay_weather(diorama: Diorama, sky: SceneSky) -> Diorama:
    """A scene under its sky: the plate is painted in it, shadows fall as its light does.

    Args:
        diorama: the scene by day.
        sky: its time of day and weather.

    Returns:
        The same diorama where the sky changes nothing.
    """
    if sky.plain:
        return diorama
    figures = []
    for figure in diorama.figures:
        shade, slant = shadow_shape(figure.stand.shade, figure.stand.slant, sky)
        figures.append(replace(figure, stand=replace(figure.stand, shade=shade, slant=slant)))
    plate = grade_plate(diorama.plate, diorama.size, sky)
    return replace(diorama, plate=plate, figures=tuple(figures), sky=sky)


def grade_plate(plate: Plate, size: tuple[int, int], sky: SceneSky) -> Plate:
    """A place in the light and weather of a scene.

    Args:
        plate: the place by day.
        size: width and height of the scene's picture.
        sky: the scene's.

    Returns:
        The same plate where the sky changes nothing.
    """
    if not list_tones(sky):
        return plate
    return replace(plate, picture=_PlatePainter(plate, size, sky).paint())


class _PlatePainter:
    """Paints one plate; arrays are (h, w) or (h, w, 3) float32, colours 0 to 255."""

    def __init__(self, plate: Plate, size: tuple[int, int], sky: SceneSky) -> None:
        self._plate, self._sky = plate, sky
        self._picture = plate.picture.astype(np.float32)
        self._rows, self._columns = plate.picture.shape[:2]
        self._high = size[1] * plate.density
        self._wide = size[0] * plate.density
        self._origin = plate.margin[0] * plate.density, plate.margin[1] * plate.density
        self._rng = np.random.default_rng([sky.seed, PAINT_STREAM])
        extent = (self._columns, self._rows)
        self._depth = cv2.resize(plate.depth, extent, interpolation=cv2.INTER_LINEAR).astype(np.float32)
        self._open = self._find_sky() if sky.outdoors else np.zeros(self._depth.shape, np.float32)

    def paint(self) -> Pixels:
        """The whole plate, (h, w, 3) uint8."""
        lamps = self._find_lamps() if self._sky.time is DayTime.NIGHT else None
        picture = self._picture
        if self._sky.falling is WeatherKind.SNOW:
            picture = self._lay_snow(picture)
        graded = cv2.transform(picture, colour_matrix(self._sky, figures=False))
        if self._sky.outdoors:
            graded = self._paint_sky(graded)
        if self._sky.falling in (WeatherKind.RAIN, WeatherKind.STORM):
            graded = self._wet_ground(graded)
        if lamps is not None:
            graded = self._light_lamps(graded, lamps)
        if self._sky.falling is WeatherKind.FOG:
            kept = clear_share(self._depth / 255)[..., None]
            graded = graded * kept + (1 - kept) * sky_colours(self._sky)[1]
        return np.asarray(np.clip(graded, 0, 255), np.uint8)

    def _find_sky(self) -> Floats:
        """How much of each pixel is sky: what is infinitely far, to the edges of the trees before it."""
        reach = 2 * max(2, round(SKY.edge * self._high)) + 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
        far = (self._depth < 1).astype(np.uint8)
        core, band = cv2.erode(far, kernel, borderValue=1), cv2.dilate(far, kernel)
        weight = cv2.blur(core.astype(np.float32), (4 * reach, 4 * reach))
        colours = cv2.blur(self._picture * core[..., None], (4 * reach, 4 * reach))
        colours /= np.maximum(weight, SKY.least)[..., None]
        away = np.abs(self._picture - colours).sum(axis=2) / SKY.near_colour
        edge = band * np.clip(SKY.sharp * (1 - away), 0, 1) * (weight > SKY.least)
        return np.asarray(np.maximum(core, edge), np.float32)

    def _paint_sky(self, graded: Floats) -> Floats:
        if self._open.max() <= 0:
            return graded
        above, horizon = sky_colours(self._sky)
        top, foot = self._origin[1], self._sky_foot()
        down = np.clip((np.arange(self._rows, dtype=np.float32) - top) / max(1.0, foot - top), 0, 1)[:, None, None]
        painted: Floats = np.repeat(above + (horizon - above) * down**SKY.fall, self._columns, axis=1)
        light = self._picture @ LUMA
        detail = light - cv2.GaussianBlur(light, (0, 0), SKY.cloud_reach * self._high)
        detail = np.clip(SKY.clouds * detail, -SKY.most_clouds, SKY.most_clouds)
        if self._sky.falling not in PLAIN_WEATHER and self._sky.falling is not WeatherKind.WIND:
            painted = painted + self._billows()[..., None]
            detail = detail * 0.5
        tint = horizon / max(1.0, float(horizon.max()))
        painted = painted + detail[..., None] * tint
        if self._sky.falling in PLAIN_WEATHER or self._sky.falling is WeatherKind.WIND:
            painted = self._paint_lights(painted, foot)
        share = self._open[..., None]
        return np.asarray(graded * (1 - share) + painted * share, np.float32)

    def _sky_foot(self) -> float:
        """The row where the sky ends, in most columns where there is some."""
        rows = np.arange(self._rows, dtype=np.float32)[:, None] * (self._open > 0.5)
        ends = rows.max(axis=0)
        return float(np.percentile(ends[ends > 0], 75)) if (ends > 0).any() else self._origin[1] + self._high / 2

    def _billows(self) -> Floats:
        """Light and dark clouds, soft and wide."""
        total = np.zeros((self._rows, self._columns), np.float32)
        for step in SKY.billow_steps:
            cell = max(2.0, SKY.billow * self._high * step)
            shape = (int(self._rows / cell * 2) + 3, int(self._columns / cell) + 3)
            noise = self._rng.normal(0, 1, shape).astype(np.float32)
            total += step * cv2.resize(noise, (self._columns, self._rows), interpolation=cv2.INTER_CUBIC)
        return np.asarray(SKY.billows * total / max(SKY.least, float(total.std())), np.float32)

    def _paint_lights(self, painted: Floats, foot: float) -> Floats:
        """Stars and the moon by night; a low sun with its glow otherwise."""
        night = self._sky.time is DayTime.NIGHT
        if night:
            painted = self._paint_stars(painted)
        at = self._find_room(highest=night)
        colour = np.array(SKY.moon_colour if night else SKY.sun_colour, np.float32)
        y, x = np.mgrid[: self._rows, : self._columns].astype(np.float32)
        if not night:
            gx = at[0] if at else self._origin[0] + self._wide * SKY.sun_at
            gy = at[1] if at else foot
            far = np.hypot(x - gx, (y - gy) * SKY.glow_flat) / (SKY.glow * self._high)
            glow = SKY.glow_share * np.exp(-(far**2))[..., None]
            painted = painted * (1 - glow) + glow * np.array(SKY.glow_colour, np.float32)
        if at is None:
            return painted
        radius = SKY.disc * self._high
        away = np.hypot(x - at[0], y - at[1])
        halo = SKY.halo_light * np.exp(-((away / (SKY.halo * radius)) ** 2))
        disc = np.clip(radius - away + 0.5, 0, 1)[..., None]
        painted = painted + (halo * (0.5 if night else 1.0))[..., None] * (colour - painted)
        face = colour
        if night:
            spots = np.zeros_like(away)
            for dx, dy, size in SKY.spots:
                spot = np.hypot(x - at[0] - dx * radius, y - at[1] - dy * radius)
                spots = np.maximum(spots, np.clip(size * radius - spot, 0, 1))
            face = colour - SKY.spot_dark * spots[..., None]
        return np.asarray(painted * (1 - disc) + face * disc, np.float32)

    def _paint_stars(self, painted: Floats) -> Floats:
        stars = np.zeros((self._rows, self._columns), np.float32)
        scale = self._high / USUAL_HEIGHT
        count = int(self._rows * self._columns / scale**2 / SKY.star_every)
        for _ in range(count):
            x, y = self._rng.uniform(0, self._columns), self._rng.uniform(0, self._rows)
            radius = self._rng.uniform(*SKY.star_size) * scale
            light = self._rng.uniform(*SKY.star_light) ** 2
            centre = (round(x * 16), round(y * 16))
            cv2.circle(stars, centre, max(8, round(radius * 16)), float(255 * light), -1, cv2.LINE_AA, 4)
        stars = np.maximum(stars, 2.0 * cv2.GaussianBlur(stars, (0, 0), SKY.star_soft * scale))
        return np.asarray(painted + np.minimum(stars, 255)[..., None] * np.array(SKY.star_colour, np.float32))

    def _find_room(self, highest: bool) -> tuple[float, float] | None:
        """A free place in the sky for the moon, high up, or for the sun, low down; None where there is none."""
        radius = round(SKY.room * SKY.disc * self._high)
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
        free = cv2.erode((self._open > SKY.whole).astype(np.uint8), kernel, borderValue=0) > 0
        left, top = self._origin
        x = (np.arange(self._columns) - left) / self._wide
        seen = (x > SKY.aside[0]) & (x < SKY.aside[1])
        free &= seen[None, :]
        free[: max(0, round(top + radius))] = False
        rows, columns = np.nonzero(free)
        if rows.size == 0:
            return None
        inside = np.abs(x[columns] - 0.5)
        height = (rows - top) / self._high
        # The moon stands high and aside; the sun low.
        mark = SKY.off_middle * np.minimum(inside, SKY.middle) - np.abs(
            height - (SKY.moon_at if highest else SKY.sun_down)
        )
        mark += SKY.by_seed * ((x[columns] > 0.5) == bool(self._sky.seed % 2))
        best = int(mark.argmax())
        return float(columns[best]), float(rows[best])

    def _find_ground(self) -> Floats:
        """How much of each pixel is ground: as near as its row's ground is."""
        depth = self._depth
        floor = self._origin[1] + self._sky.floor * self._plate.density
        start = int(np.clip(floor - GROUND.beyond * self._high, 0, self._rows - 2))
        rows = np.percentile(depth[start:, ::4], GROUND.percentile, axis=1).astype(np.float32)
        rows = np.maximum.accumulate(rows)
        within = GROUND.within + GROUND.within_near * rows
        away = np.abs(depth[start:] - rows[:, None]) - within[:, None]
        ground = np.zeros_like(depth)
        ground[start:] = np.clip(1 - away / GROUND.soft, 0, 1)
        fade = np.clip((np.arange(self._rows) - start) / max(1.0, GROUND.begins * self._high), 0, 1)
        return np.asarray(cv2.GaussianBlur(ground * fade[:, None].astype(np.float32), (0, 0), GROUND.blur), np.float32)

    def _lay_snow(self, picture: Floats) -> Floats:
        """Snow on the ground and on whatever looks up."""
        light = picture @ LUMA
        white = np.array(GROUND.snow, np.float32)
        ground = self._find_ground()
        around = cv2.GaussianBlur(light, (0, 0), GROUND.around * self._high)
        shading = np.clip(1 + GROUND.shading * (light - 0.5 * around - GROUND.usual) / 255, *GROUND.shades)[..., None]
        tops = np.zeros_like(light)
        reach = max(2, round(GROUND.cap * self._high))
        for up in range(1, reach + 1, 2):
            before = np.roll(self._depth, up, axis=0)
            before[:up] = self._depth[:up]
            tops = np.maximum(
                tops, np.clip((self._depth - before - GROUND.step) / GROUND.step, 0, 1) * (1 - 0.5 * up / reach)
            )
        tops = cv2.GaussianBlur(tops, (0, 0), GROUND.soft_snow * self._high)
        tops = np.clip(GROUND.thick * tops, 0, 1) * (1 - self._open)
        # What is lighter than what is around it is lit from above, and looks up.
        close = cv2.GaussianBlur(light, (0, 0), GROUND.bulge * self._high)
        lit = np.clip((light - close) / GROUND.lit, 0, 1) * (1 - self._open)
        lit = cv2.GaussianBlur(lit, (0, 0), GROUND.soft_snow * self._high)
        share = np.maximum(np.maximum(GROUND.hides * ground, GROUND.hides_tops * tops), GROUND.hides_lit * lit)[
            ..., None
        ]
        return np.asarray(picture * (1 - share) + white * shading * share, np.float32)

    def _wet_ground(self, graded: Floats) -> Floats:
        ground = self._find_ground()[..., None]
        wet = graded * GROUND.wet + GROUND.mirrored * sky_colours(self._sky)[1]
        return np.asarray(graded * (1 - ground) + wet * ground, np.float32)

    def _find_lamps(self) -> Floats:
        """What shines by night: lamps, small, bright and warm; outdoors panes as well, bright and cool in a wall."""
        colour = self._picture / 255
        light = colour @ LUMA
        warm = colour[..., 0] - colour[..., 2]
        around = cv2.GaussianBlur(light, (0, 0), LAMPS.around * self._high)
        over = light - around
        globes = (warm > LAMPS.white) & (over > LAMPS.stands_far_out)
        lamps = (light > LAMPS.bright) & (globes | ((warm > LAMPS.warm) & (over > LAMPS.stands_out)))
        panes = (light > LAMPS.pane_bright) & (warm < -LAMPS.pane_cool) if self._sky.outdoors else np.zeros_like(lamps)
        free = self._open < LAMPS.not_sky
        if self._sky.outdoors:
            free &= self._find_ground() < LAMPS.not_ground
        shining = self._keep_compact(lamps & free, LAMPS.lamp_areas) | self._keep_compact(
            panes & free, LAMPS.pane_areas
        )
        return np.asarray(cv2.GaussianBlur(shining.astype(np.float32), (0, 0), LAMPS.soft), np.float32)

    def _keep_compact(self, found: "np.ndarray", areas: tuple[float, float]) -> "np.ndarray":
        """The parts of a mask that fill their boxes, and whose boxes are as near as what is around them."""
        kept = np.zeros(found.shape, bool)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(found.astype(np.uint8))
        for n in range(1, count):
            left, top, width, height, area = (int(value) for value in stats[n])
            share = area / (self._high * self._wide)
            if not areas[0] <= share <= areas[1] or area < LAMPS.filled * width * height:
                continue
            if not LAMPS.widest >= width / height >= 1 / LAMPS.widest:
                continue
            edge = max(2, round(LAMPS.frame * max(width, height)))
            rows = slice(max(0, top - edge), top + height + edge)
            columns = slice(max(0, left - edge), left + width + edge)
            depth = self._depth[rows, columns]
            level = float(np.percentile(depth, 90) - np.percentile(depth, 10)) <= LAMPS.level
            if level or share <= LAMPS.lamp_areas[1] / 3:
                kept[rows, columns] |= labels[rows, columns] == n
        return kept

    def _light_lamps(self, graded: Floats, lamps: Floats) -> Floats:
        """Lamps lit, with their bloom; in a room the light of its ceiling as well."""
        lit = self._picture * (LAMPS.kept + (1 - LAMPS.kept) * np.array(LAMPS.lit, np.float32))
        share = lamps[..., None]
        least = LAMPS.least * np.array(LAMPS.lit, np.float32)
        graded = np.asarray(graded * (1 - share) + np.maximum(lit, least) * share, np.float32)
        bloom = np.zeros_like(lamps)
        small = cv2.resize(lamps, None, fx=1 / LAMPS.step, fy=1 / LAMPS.step, interpolation=cv2.INTER_AREA)
        for reach, strength in LAMPS.blooms:
            soft = cv2.GaussianBlur(small, (0, 0), max(LAMPS.soft, reach * self._high / LAMPS.step))
            bloom += strength * cv2.resize(soft, (self._columns, self._rows), interpolation=cv2.INTER_LINEAR)
        whole = np.clip(bloom, 0, LAMPS.most)[..., None] * (1 - LAMPS.sky_free * self._open[..., None])
        if not self._sky.outdoors:
            graded = graded + self._picture * self._room_light()
        glow = np.array(LAMPS.bloom_colour, np.float32) * whole
        # Light on things has their colour; light in the air has its own.
        return np.asarray(graded + glow * (LAMPS.air + (1 - LAMPS.air) * self._picture / 255), np.float32)

    def _room_light(self) -> Floats:
        """The share of its colours by day that a lamp under the ceiling gives back to a room, (h, w, 3)."""
        y = (np.arange(self._rows, dtype=np.float32) - self._origin[1]) / self._high - LAMPS.room_at[1]
        x = (np.arange(self._columns, dtype=np.float32) - self._origin[0]) / self._wide - LAMPS.room_at[0]
        away = (x[None, :] / LAMPS.room_reach[0]) ** 2 + (y[:, None] / LAMPS.room_reach[1]) ** 2
        return np.asarray(np.exp(-away)[..., None] * np.array(LAMPS.room_light, np.float32), np.float32)
