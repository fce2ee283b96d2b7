"""Draws a diorama through a camera: plate by depth, then shadows and figures, all at fractions of a pixel.

Camera model: a point of the picture with disparity D (about 1 where figures stand, less behind, more before) is seen at

    x' = cx + (x - cx - camera.x * D) * camera.lens / (1 - camera.z * D)

so that far things move less than near ones. The plate's disparity is smoothed until the mapping is one to one for
the widest move asked for: then nothing tears and no seam can show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.diorama import CARRIED, Diorama, DioramaFigure, Plate, Stand
from videostudio.draft.weather.drawing import Projection, WeatherDrawer
from videostudio.draft.weather.tones import grade_sprite


@dataclass(frozen=True, slots=True)
class DisparityRules:
    """How a plate's depth becomes disparity: 1 about where figures stand, less behind, more before."""

    # At infinity, and how much nearness adds to it: more would tear the plate, less would look flat.
    far: float = 0.7
    span: float = 0.6
    # Nearness of what has no foot in the picture: a bust at the lower edge, the sun and a far castle, and what flies at
    # least, so that clouds behind it move less.
    bust: float = 0.75
    backdrop: float = 0.1
    flying: float = 0.3


@dataclass(frozen=True, slots=True)
class GridRules:
    """How the camera model is solved, on a grid coarser than the picture."""

    # Pixels of the picture from line to line, and the fewest lines.
    step: int = 8
    fewest: int = 8
    # Largest change of displacement from pixel to pixel that the fixed point search solves, and its rounds.
    steepest: float = 0.3
    rounds: int = 8
    # Smoothing of the disparity: the first radius in grid lines and as a share of the grid's width, the factor from one
    # try to the next, the tries.
    least_blur: float = 1.2
    blur: float = 0.01
    more_blur: float = 1.25
    tries: int = 12
    # Near things are grown by so many radii first, so that they keep their disparity to their very edge.
    grow: float = 1.7


@dataclass(frozen=True, slots=True)
class ShadowRules:
    """A figure's shadow on the ground: a soft cast one and a dark contact below the foot.

    Shares of the figure's height or width. It is drawn at half the picture's size: shadows are soft.
    """

    # Room around it for its blur, of the height and the width, and in pixels.
    room_tall: float = 0.12
    room_wide: float = 0.1
    room: int = 6
    # The cast shadow: how soft, at least so many pixels; how dark beside the contact; how much of that is lost at its
    # far end, and what stays at least.
    soft: float = 0.018
    least_soft: float = 1.2
    dark: float = 0.62
    fade: float = 0.75
    least: float = 0.1
    # The contact: its middle above the foot; half its width beside that of what touches the ground; half its height,
    # of that width and of the figure's height; the least of both in pixels; its softness beside its height.
    contact_up: float = 0.02
    contact_wide: float = 0.54
    contact_high: float = 0.11
    contact_most: float = 0.06
    contact_least: tuple[float, float] = (2.0, 1.5)
    contact_soft: float = 0.75
    contact_least_soft: float = 1.0
    # The lowest part of a figure is what touches the ground, where its alpha of 255 is above this.
    base: float = 0.1
    solid: int = 96
    # Up in the air the shadow shrinks and pales by so much, at the figure's own height; a figure on edge keeps some.
    aloft_shrinks: float = 0.3
    aloft_pales: float = 0.6
    narrowest: float = 0.3


DISPARITY, GRID, SHADOW = DisparityRules(), GridRules(), ShadowRules()
# Height of the camera's vanishing point, as a share of the picture's: the library's horizons lie about there.
EYE = 0.46
# Shadows are kept at one pixel for so many of the picture.
SHADOW_STEP = 2


@dataclass(frozen=True, slots=True)
class CameraView:
    """Where the camera is.

    Args:
        x: to the right, in picture pixels at disparity 1.
        y: down.
        z: ahead; figures at disparity 1 are seen 1 / (1 - z) times as large.
        lens: how much everything is enlarged, near or far.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    lens: float = 1.0


@dataclass(frozen=True, slots=True)
class Pose:
    """How a figure differs from its stand.

    Args:
        x: to the right, in picture pixels.
        y: down.
        angle: clockwise about its anchor, in degrees.
        wide: scale across; negative mirrors it.
        tall: scale along its height.
        lift: how far off the ground it is, in picture pixels; the shadow stays below.
        drawn: what it looks like meanwhile, where that changes.
    """

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    wide: float = 1.0
    tall: float = 1.0
    lift: float = 0.0
    drawn: "DrawnSprite | None" = None


@dataclass(frozen=True, eq=False, slots=True)
class DrawnSprite:
    """What a figure looks like at a moment.

    Args:
        sprite: (h, w, 4) uint8, RGBA, colours multiplied by alpha.
        anchor: its fixed point, see `diorama.Stand.anchor`.
    """

    sprite: Pixels
    anchor: tuple[float, float]


@dataclass(frozen=True, eq=False, slots=True)
class _Shadow:
    mask: Pixels
    anchor: tuple[float, float]


class Compositor:
    """Draws one diorama.

    Args:
        diorama: what to draw.
        reach: the farthest the camera goes from the middle, as a view of positive numbers.
    """

    def __init__(self, diorama: Diorama, reach: CameraView = CameraView()) -> None:
        self.width, self.height = diorama.size
        self._diorama = diorama
        self._order = sorted(range(len(diorama.figures)), key=lambda n: diorama.figures[n].stand.rank)
        self._shadows = [_make_shadow(figure) for figure in diorama.figures]
        self._disparity = _smooth_disparity(diorama.plate, diorama.size, reach)
        self._weather = WeatherDrawer(diorama.sky, diorama.size)
        self._lit: dict[int, tuple[Pixels, Pixels]] = {}
        self._last: tuple[CameraView, Pixels] | None = None
        self._carriers = [_find_carrier(diorama, n) for n in range(len(diorama.figures))]
        self.depths = [self.disparity_at(diorama.figures[n]) for n in self._carriers]

    def frame(self, view: CameraView, poses: Sequence[Pose], seconds: float = 0.0) -> Pixels:
        """Draw one frame.

        Args:
            view: where the camera is.
            poses: one for each figure.
            seconds: since the clip's start; the weather goes by it.

        Returns:
            (height, width, 3) uint8, RGB.
        """
        canvas = self.plate(view).copy()
        if not self._weather.idle:
            self._weather.draw_behind(canvas, seconds, self._projection(view), lambda: self._seen_nearness(view))
        for n in self._order:
            figure = _posed_figure(self._diorama.figures[n], poses[n])
            shadow = self._shadows[n] if poses[n].drawn is None else _make_shadow(figure)
            if shadow is not None:
                self._draw_shadow(canvas, figure, shadow, view, poses[n], self.depths[n])
        for n in self._order:
            figure = _posed_figure(self._diorama.figures[n], poses[n])
            _paste(canvas, self._lit_sprite(n, figure), self._sprite_matrix(n, view, poses))
        if not self._weather.idle:
            self._weather.draw_before(canvas, seconds, self._projection(view))
        return canvas

    def _lit_sprite(self, n: int, figure: DioramaFigure) -> Pixels:
        """A figure's picture in the scene's light; that of a figure which is not drawn anew is kept."""
        if self._diorama.sky.plain:
            return figure.sprite
        if n not in self._lit or self._lit[n][0] is not figure.sprite:
            near = (self.depths[n] - DISPARITY.far) / DISPARITY.span
            self._lit[n] = (figure.sprite, grade_sprite(figure.sprite, self._diorama.sky, near))
        return self._lit[n][1]

    def _projection(self, view: CameraView) -> Projection:
        return lambda point, depth: self.project_point(point, depth, view)

    def _seen_nearness(self, view: CameraView) -> Floats:
        """How near the place is on the coarse grid over a frame, 0 to 1."""
        x, y = self._seen_points(view)
        (mx, my), depth = self._diorama.plate.margin, self._diorama.plate.depth
        ku, kv = depth.shape[1] / (self.width + 2 * mx), depth.shape[0] / (self.height + 2 * my)
        seen = cv2.remap(depth, (x + mx) * ku, (y + my) * kv, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(seen / 255, np.float32)

    def mask(self, view: CameraView, poses: Sequence[Pose]) -> Pixels:
        """The figures' coverage in that frame, (height, width) uint8."""
        canvas = np.zeros((self.height, self.width, 3), np.uint8)
        for n in self._order:
            figure = _posed_figure(self._diorama.figures[n], poses[n])
            white = np.repeat(figure.sprite[..., 3:], 4, axis=2)
            _paste(canvas, white, self._sprite_matrix(n, view, poses))
        return canvas[..., 0].copy()

    def plate(self, view: CameraView) -> Pixels:
        """The place alone, (height, width, 3) uint8. Do not write to it."""
        if self._last is None or self._last[0] != view:
            self._last = (view, self._draw_plate(view))
        return self._last[1]

    def disparity_at(self, figure: DioramaFigure) -> float:
        """The disparity of the ground that a figure stands on."""
        if figure.stand.place == "lower":
            return DISPARITY.far + DISPARITY.span * DISPARITY.bust
        x, y = figure.stand.foot
        mx, my = self._diorama.plate.margin
        if figure.stand.place in ("air", "wall") and figure.stand.kind in ("sky", "building"):
            return DISPARITY.far + DISPARITY.span * DISPARITY.backdrop
        rows, columns = self._disparity.shape
        u = min(max((x + mx) / (self.width + 2 * mx), 0.0), 1.0) * (columns - 1)
        v = min(max((y + my) / (self.height + 2 * my), 0.0), 1.0) * (rows - 1)
        value = float(self._disparity[round(v), round(u)])
        return max(value, DISPARITY.far + DISPARITY.span * DISPARITY.flying) if figure.stand.place == "air" else value

    def project_point(self, point: tuple[float, float], depth: float, view: CameraView) -> tuple[float, float, float]:
        """Where a point of the picture is seen, and how much enlarged.

        Args:
            point: in the picture.
            depth: its disparity.
            view: where the camera is.
        """
        zoom = view.lens / (1.0 - view.z * depth)
        cx, cy = self.width / 2, self.height * EYE
        return (
            cx + (point[0] - cx - view.x * depth) * zoom,
            cy + (point[1] - cy - view.y * depth) * zoom,
            zoom,
        )

    def overrun(self, view: CameraView) -> tuple[float, float, float, float]:
        """How far a view sees beyond what the plate really shows: left, above, right, below; negative for room left.

        In picture pixels.
        """
        x, y = self._seen_points(view)
        left, above, right, below = self._diorama.plate.real
        return (
            -left - float(x.min()),
            -above - float(y.min()),
            float(x.max()) - self.width - right,
            float(y.max()) - self.height - below,
        )

    def _seen_points(self, view: CameraView) -> tuple[Floats, Floats]:
        """For a coarse grid over the frame, the points of the scene's picture that are seen there."""
        mx, my = self._diorama.plate.margin
        gw, gh = self.width // GRID.step + 2, self.height // GRID.step + 2
        gx, gy = np.meshgrid(
            np.linspace(0, self.width, gw, dtype=np.float32), np.linspace(0, self.height, gh, dtype=np.float32)
        )
        rows, columns = self._disparity.shape
        ku, kv = (columns - 1) / (self.width + 2 * mx), (rows - 1) / (self.height + 2 * my)
        cx, cy = self.width / 2, self.height * EYE
        x, y = gx, gy
        for _ in range(GRID.rounds if view != CameraView() else 1):
            depth = cv2.remap(
                self._disparity, (x + mx) * ku, (y + my) * kv, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
            x = cx + (gx - cx) * (1 - view.z * depth) / view.lens + view.x * depth
            y = cy + (gy - cy) * (1 - view.z * depth) / view.lens + view.y * depth
        return x, y

    def _draw_plate(self, view: CameraView) -> Pixels:
        plate = self._diorama.plate
        mx, my = plate.margin
        x, y = self._seen_points(view)
        size = (self.width, self.height)
        map_x = _spread_grid((x + mx) * plate.density - 0.5, size)
        map_y = _spread_grid((y + my) * plate.density - 0.5, size)
        drawn = cv2.remap(plate.picture, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101)
        return np.asarray(drawn, np.uint8)

    def _sprite_matrix(self, n: int, view: CameraView, poses: Sequence[Pose]) -> Floats:
        """(2, 3) float32 from the pixels of a figure's sprite to the frame's."""
        stand, pose, depth = self._diorama.figures[n].stand, poses[n], self.depths[n]
        x, y, zoom = self.project_point(_posed_foot(stand, pose), depth, view)
        carrier, below = self._diorama.figures[self._carriers[n]].stand, poses[self._carriers[n]]
        if carrier.place == "lower":  # a bust is cut off by the picture's edge and must not lift off it
            foot = _posed_foot(carrier, below)
            seen = self.project_point(foot, depth, view)[1]
            kept = max(seen, foot[1]) if zoom >= 1 else foot[1]
            y = kept if carrier is stand else y + kept - seen
        angle = np.deg2rad(pose.angle)
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        wide, tall = stand.scale * zoom * pose.wide, stand.scale * zoom * pose.tall
        ax, ay = stand.anchor if pose.drawn is None else pose.drawn.anchor
        turn = np.array([[cos * wide, -sin * tall], [sin * wide, cos * tall]])
        shift = np.array([x, y]) - turn @ np.array([ax - 0.5, ay - 0.5]) - 0.5
        return np.concatenate([turn, shift[:, None]], axis=1).astype(np.float32)

    def _draw_shadow(
        self, canvas: Pixels, figure: DioramaFigure, shadow: _Shadow, view: CameraView, pose: Pose, depth: float
    ) -> None:
        stand = figure.stand
        x, y, zoom = self.project_point((stand.foot[0] + pose.x, stand.foot[1] + pose.y), depth, view)
        aloft = min(1.0, pose.lift / max(1.0, figure.height))
        scale = zoom * (1 - SHADOW.aloft_shrinks * aloft) * SHADOW_STEP
        wide = scale * max(SHADOW.narrowest, abs(pose.wide))
        matrix = np.array(
            [
                [wide, 0, x - shadow.anchor[0] * scale * max(SHADOW.narrowest, abs(pose.wide))],
                [0, scale, y - shadow.anchor[1] * scale],
            ],
            np.float32,
        )
        _darken(canvas, shadow.mask, matrix, 1.0 - SHADOW.aloft_pales * aloft)


def _find_carrier(diorama: Diorama, n: int) -> int:
    """The number of the figure that carries another at last, or its own."""
    while diorama.figures[n].stand.place == CARRIED:
        n = diorama.figures[n].stand.rides
    return n


def _posed_figure(figure: DioramaFigure, pose: Pose) -> DioramaFigure:
    """A figure as it looks in a pose."""
    if pose.drawn is None:
        return figure
    return DioramaFigure(replace(figure.stand, anchor=pose.drawn.anchor), pose.drawn.sprite, figure.role)


def _posed_foot(stand: Stand, pose: Pose) -> tuple[float, float]:
    return stand.foot[0] + pose.x, stand.foot[1] + pose.y - pose.lift


def _spread_grid(values: Floats, size: tuple[int, int]) -> Floats:
    """A coarse grid whose corners lie on the picture's corners, read at every pixel's middle.

    Exactly between the lines: OpenCV's own steps of 1/32 pixel of a coarse grid would show as jitter.
    """
    rows, columns = _reading_matrix(values.shape[0], size[1]), _reading_matrix(values.shape[1], size[0])
    return np.asarray(rows @ values @ columns.T, np.float32)


@lru_cache(maxsize=16)
def _reading_matrix(lines: int, pixels: int) -> Floats:
    """(pixels, lines) how much of each line of a grid is read at each pixel's middle."""
    at = np.clip((np.arange(pixels) + 0.5) * (lines - 1) / pixels, 0, lines - 1)
    first = np.minimum(at.astype(np.int32), lines - 2)
    matrix = np.zeros((pixels, lines), np.float32)
    matrix[np.arange(pixels), first] = 1 - (at - first)
    matrix[np.arange(pixels), first + 1] = at - first
    return matrix


def _smooth_disparity(plate: Plate, size: tuple[int, int], reach: CameraView) -> Floats:
    """The plate's disparity on the coarse grid, smooth enough for the camera's farthest views."""
    width, height = size[0] + 2 * plate.margin[0], size[1] + 2 * plate.margin[1]
    grid = (max(GRID.fewest, round(width / GRID.step)), max(GRID.fewest, round(height / GRID.step)))
    near = cv2.resize(plate.depth, grid, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    disparity: Floats = DISPARITY.far + DISPARITY.span * near
    across = abs(reach.x) + abs(reach.z) * size[0] / 2
    along = abs(reach.y) + abs(reach.z) * size[1] / 2
    sigma = max(GRID.least_blur, GRID.blur * grid[0])
    for _ in range(GRID.tries):
        # Near things keep their own disparity to their very edge and stay stiff; what is behind them gives way.
        reach_px = 2 * round(GRID.grow * sigma) + 1
        grown = cv2.dilate(disparity, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach_px, reach_px)))
        smooth: Floats = cv2.GaussianBlur(grown, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
        steep_x = float(np.abs(np.diff(smooth, axis=1)).max()) / GRID.step * across
        steep_y = float(np.abs(np.diff(smooth, axis=0)).max()) / GRID.step * along
        if max(steep_x, steep_y) <= GRID.steepest:
            break
        sigma *= GRID.more_blur
    return smooth


def _make_shadow(figure: DioramaFigure) -> _Shadow | None:
    """The shadow on the ground, at half the picture's size; see `ShadowRules`."""
    stand = figure.stand
    if stand.shade <= 0 or stand.place not in ("ground", "table", "water"):
        return None
    half = stand.scale / SHADOW_STEP
    height, width = figure.height / SHADOW_STEP, figure.width / SHADOW_STEP
    right, up = stand.slant
    pad = SHADOW.room_tall * height + SHADOW.room_wide * width + SHADOW.room
    shape = (int(height * abs(right) + width + 2 * pad), int(height * up + 2 * pad))
    anchor = (pad + stand.anchor[0] * half + max(0.0, -right) * height, shape[1] - pad)
    ax, ay = stand.anchor
    # A point (x, y) of the sprite lies (ay - y) above the foot and falls right and up by the slant.
    matrix = np.array(
        [
            [half, -half * right, anchor[0] - half * ax + half * right * ay],
            [0, half * up, anchor[1] - half * up * ay],
        ],
        np.float32,
    )
    alpha = figure.sprite[..., 3]
    cast = cv2.warpAffine(alpha, matrix, shape, flags=cv2.INTER_AREA).astype(np.float32)
    cast = cv2.GaussianBlur(cast, (0, 0), max(SHADOW.least_soft, SHADOW.soft * height)) * SHADOW.dark
    away = (anchor[1] - np.arange(shape[1])) / max(1.0, height * up)
    fade = np.clip(1.0 - away * SHADOW.fade, SHADOW.least, 1.0)
    cast *= fade[:, None].astype(np.float32)
    contact = np.zeros((shape[1], shape[0]), np.float32)
    left, end = _contact_ends(alpha)
    base = (end - left) * half
    middle = (anchor[0] + ((left + end) / 2 - ax) * half, anchor[1] - SHADOW.contact_up * height)
    high = min(base * SHADOW.contact_high, SHADOW.contact_most * height)
    axes = (max(SHADOW.contact_least[0], base * SHADOW.contact_wide), max(SHADOW.contact_least[1], high))
    cv2.ellipse(contact, (middle, (2 * axes[0], 2 * axes[1]), 0.0), 255.0, -1, cv2.LINE_AA)
    contact = cv2.GaussianBlur(contact, (0, 0), max(SHADOW.contact_least_soft, axes[1] * SHADOW.contact_soft))
    mask = np.clip(np.maximum(cast, contact) * stand.shade, 0, 255).astype(np.uint8)
    return _Shadow(mask, anchor)


def _contact_ends(alpha: Pixels) -> tuple[float, float]:
    """Left and right end of what touches the ground: the lowest part of the figure."""
    rows = np.flatnonzero((alpha > SHADOW.solid).any(axis=1))
    if rows.size == 0:
        return 0.0, float(alpha.shape[1])
    low = alpha[max(0, rows[-1] - round(SHADOW.base * alpha.shape[0])) : rows[-1] + 1]
    columns = np.flatnonzero((low > SHADOW.solid).any(axis=0))
    return float(columns[0]), float(columns[-1] + 1)


def _touched_window(canvas: Pixels, shape: tuple[int, ...], matrix: Floats) -> tuple[int, int, int, int] | None:
    """The part of the canvas that a warped picture touches: left, top, right, bottom."""
    height, width = shape[:2]
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], np.float32) @ matrix.T
    left, top = np.floor(corners.min(axis=0)).astype(int) - 2
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 2
    left, top = max(0, int(left)), max(0, int(top))
    right, bottom = min(canvas.shape[1], int(right)), min(canvas.shape[0], int(bottom))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _warp_part(source: Pixels, matrix: Floats, window: tuple[int, int, int, int]) -> Pixels:
    left, top, right, bottom = window
    local = matrix.copy()
    local[:, 2] -= (left, top)
    warped = cv2.warpAffine(
        source, local, (right - left, bottom - top), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT
    )
    return np.asarray(warped, np.uint8)


def _paste(canvas: Pixels, sprite: Pixels, matrix: Floats) -> None:
    """Lay a premultiplied sprite over the canvas."""
    window = _touched_window(canvas, sprite.shape, matrix)
    if window is None:
        return
    warped = _warp_part(sprite, matrix, window)
    part = canvas[window[1] : window[3], window[0] : window[2]]
    rest = cv2.cvtColor(255 - warped[..., 3], cv2.COLOR_GRAY2RGB)
    below = cv2.multiply(part, rest, scale=1 / 255)
    part[...] = cv2.add(below, np.ascontiguousarray(warped[..., :3]))


def _darken(canvas: Pixels, mask: Pixels, matrix: Floats, strength: float) -> None:
    """Darken the canvas where the mask is white."""
    window = _touched_window(canvas, mask.shape, matrix)
    if window is None or strength <= 0:
        return
    warped = _warp_part(mask, matrix, window)
    part = canvas[window[1] : window[3], window[0] : window[2]]
    light = 255 - cv2.multiply(warped, np.ones_like(warped), scale=strength)
    part[...] = cv2.multiply(part, cv2.cvtColor(light, cv2.COLOR_GRAY2RGB), scale=1 / 255)
