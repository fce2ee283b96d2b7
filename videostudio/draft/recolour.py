"""Colours that a description tells, given to the draft library's pictures: "a black cat", "blue hair", "a red scarf".

The library has one cat. Its fur is the picture's main colour, and people of one make have hair, a shirt, trousers and
shoes at known heights; such a part gets the colour asked for and keeps its light and shade.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.library.assets import Cutout
from videostudio.library.lexicon import colour_values, coloured_parts, head_noun, skin_tones, surface_words
from videostudio.types import Entity


@dataclass(frozen=True, slots=True)
class FigureBands:
    """Where standing figures of one make have their parts, as shares of their height from above.

    Args:
        parts: of each part: from, to, and from and to where the part's own colour is looked for.
        neck: the height of the shoulders, where a scarf lies.
    """

    parts: Mapping[str, tuple[float, float, float, float]]
    neck: float


@dataclass(frozen=True, slots=True)
class ColourRules:
    """When two pixels are of one colour, in CIE Lab: lightness 0 to 100, chroma about 0 to 130, hue in degrees."""

    # From this chroma on a colour has a hue worth comparing; below it is a grey.
    coloured: float = 14.0
    # A pixel is of a colour up to half of these differences for certain, and beyond them not at all.
    hue: float = 40.0
    lightness: float = 55.0
    # A pixel of less than this share of the colour's chroma is none of it; this much more and it is for certain.
    palest: float = 0.25
    pale: float = 0.2
    # The same for greys, whose chroma says nothing and whose lightness says more.
    grey_chroma: float = 9.0
    grey_lightness: float = 20.0
    # Distances between colours count lightness less: light and shade lie on one thing.
    lightness_weight: float = 0.6
    # Distances from which a colour is not that of the skin, below which a part already has the colour asked for, and
    # over which a pixel between two colours passes from the one to the other.
    unlike_skin: float = 14.0
    like_wish: float = 16.0
    between: float = 10.0


@dataclass(frozen=True, slots=True)
class MainColourRules:
    """How a picture's main colour is found: its pixels in a few groups, the weightiest one."""

    # Alpha of 255 above which a pixel shows the thing, and the fewest such pixels that make a picture.
    solid: int = 200
    fewest: int = 50
    # Pixels that are grouped, groups, rounds and the change that ends them: enough to be the same for each start.
    pixels: int = 4000
    groups: int = 5
    rounds: int = 12
    change: float = 1.0
    seed: int = 7
    # Lightness counts half when grouping, so that a shaded side stays with its lit side.
    lightness_weight: float = 0.5
    # What is coloured says more of a thing than its white and black parts.
    coloured_weight: float = 1.6
    # Dark and dull groups are outlines and eyes, unless they are most of the picture.
    dark: float = 32.0
    dull: float = 22.0
    dark_share: float = 0.5
    dark_weight: float = 0.3


@dataclass(frozen=True, slots=True)
class SurfaceRules:
    """How a surface is followed from where it has the main colour into its shade of another hue."""

    # Pixels between the starts, and how surely a start must be of the main colour.
    step: int = 9
    sure: float = 0.95
    # Neighbouring pixels this much alike (of 255) belong to one surface.
    smooth: int = 3
    # Degrees that the hue of its shade may turn away, and the chroma that shade begins with and surely has beyond.
    shade_hue: float = 85.0
    least_chroma: float = 10.0
    chroma: float = 8.0


@dataclass(frozen=True, slots=True)
class FaceRules:
    """Where a standing figure's face is, as shares of its width, or of the way down to its shirt."""

    # The height of the nose, where skin is looked at, and of the strip that is looked at.
    nose: float = 0.72
    strip: float = 0.06
    left: float = 0.36
    right: float = 0.64
    # Shoes stand apart: the left one's span across.
    shoe: tuple[float, float] = (0.2, 0.4)
    # Hair begins in the upper rows or hangs this far beside the middle; all else of its colour is brows and cheeks.
    hair_top: float = 0.12
    hair_beside: float = 0.22
    # How surely a pixel must be hair to hang together with others.
    hair_sure: float = 0.25


@dataclass(frozen=True, slots=True)
class DyeRules:
    """How a part gets another colour and keeps its light and shade."""

    # A part of fewer pixels than this share of the picture is none.
    smallest: float = 0.01
    # How much of the contrast is kept: black and white things show less of it.
    black: float = 30.0
    white: float = 88.0
    black_contrast: float = 0.55
    white_contrast: float = 0.6
    contrast: float = 0.9
    # Shade is a little duller and light a little purer: the change for a unit of lightness, and its bounds.
    duller: float = 160.0
    dullest: float = -0.25
    purest: float = 0.1
    # Pixels over which the part's edge is softened.
    edge: float = 0.8
    # Lightness stays off its ends, where hues vanish.
    darkest: int = 2
    lightest: int = 99


@dataclass(frozen=True, slots=True)
class ScarfRules:
    """A knitted scarf, in shares of the figure's height (up and down) and width (across)."""

    # Drawn so many times larger and shrunk, for smooth edges.
    finer: int = 4
    # Half of the ring around the neck: across, up and down, and how far its middle hangs down.
    half: float = 0.27
    thick: float = 0.03
    sag: float = 0.028
    # Beyond the ring's ends, so that the curve does not end in a kink.
    rounding: float = 1.02
    # The end that hangs down: its middle beside the neck's, half its width, its length, its lean for each pixel down.
    tail: float = 0.13
    tail_half: float = 0.085
    tail_long: float = 0.2
    tail_lean: float = 0.06
    # Ribs: their distance across, and how much lighter and darker they are on the tail; on the ring half as much.
    rib: float = 0.045
    rib_light: float = 0.06
    ring_rib: float = 0.5
    # Light: of the tail's middle and its falling off to the sides; of the ring's middle, to both edges, from above.
    tail_light: float = 0.02
    tail_edge: float = 0.9
    ring_light: float = 0.16
    ring_edge: float = 0.34
    ring_above: float = 0.1
    # How strongly light changes the cloth's colour.
    contrast: float = 1.1
    # The shadow on what it lies on: how far it reaches, in heights, and how dark it is.
    shadow: float = 0.012
    shadow_dark: float = 0.35


GROWN_UP = FigureBands(
    {
        "hair": (0.0, 0.5, 0.02, 0.09),
        "top": (0.38, 0.7, 0.5, 0.57),
        "legs": (0.58, 0.93, 0.7, 0.76),
        "shoes": (0.88, 1.0, 0.92, 0.96),
    },
    neck=0.435,
)
CHILD = FigureBands(
    {
        "hair": (0.0, 0.56, 0.02, 0.09),
        "top": (0.47, 0.8, 0.58, 0.64),
        "legs": (0.66, 0.93, 0.78, 0.83),
        "shoes": (0.87, 1.0, 0.91, 0.96),
    },
    neck=0.495,
)
# Lightness runs to 100, bytes run to 255.
LIGHTNESS_TO_BYTE = 2.55
# Metres below which a figure is made like a child.
CHILD_M = 1.4
COLOUR, MAIN_COLOUR, SURFACE, FACE = ColourRules(), MainColourRules(), SurfaceRules(), FaceRules()
DYE, SCARF = DyeRules(), ScarfRules()


@dataclass(frozen=True, slots=True)
class ColourWish:
    """A colour for a part.

    Args:
        part: a part of `lexicon.coloured_parts`, or "whole".
        colour: a name of `lexicon.colour_values`, for skin also one of `lexicon.skin_tones`.
    """

    part: str
    colour: str


def colour_wishes(entity: Entity, person: bool) -> tuple[ColourWish, ...]:
    """The colours that an entity's name and description tell, the first one for each part.

    Args:
        entity: name and description.
        person: whether it is somebody, who has parts; everything else has one main colour.
    """
    text = f"{entity.name}. {entity.description}".lower()
    colours = "|".join(colour_values())
    found: dict[str, str] = {}
    if person:
        parts = coloured_parts()
        phrase = rf"\b({colours})((?:,? (?:and )?[a-z-]+){{0,2}}?) ({'|'.join(map(re.escape, parts))})\b"
        for match in re.finditer(phrase, text):
            found.setdefault(parts[match[3]], match[1])
        if tone := re.search(rf"\b({'|'.join(skin_tones())})[ -]skin(?:ned)?\b", text):
            found["skin"] = tone[1]
    else:
        head, surface = re.escape(head_noun(entity.name)), "|".join(surface_words())
        for phrase in (
            rf"\b({colours})(?: [a-z-]+){{0,2}}? (?:{head})",
            rf"\b({colours})(?: [a-z-]+)? (?:{surface})\b",
            rf"\bin (?:[a-z]+ )?({colours})\b(?! and\b| [a-z]*light\b)",
        ):
            if told := re.search(phrase, text):
                found.setdefault("whole", told[1])
    return tuple(ColourWish(part, colour) for part, colour in found.items())


def recolour_cutout(picture: Pixels, cutout: Cutout, wanted: tuple[ColourWish, ...]) -> Pixels:
    """A cut-out in the colours wished for, as far as it has the parts.

    Args:
        picture: (h, w, 4) uint8, RGBA, cut to the figure.
        cutout: what it shows.
        wanted: see `colour_wishes`.
    """
    result = picture
    for wish in wanted:
        target = np.array(colour_values().get(wish.colour, (0, 0, 0)), np.uint8)
        if wish.part == "whole":
            result = _dye(result, _main_colour_mask(result), target)
        elif cutout.looks and cutout.frame == "full":  # people of one make; a uniform keeps its colours
            bands = CHILD if cutout.height_m < CHILD_M else GROWN_UP
            if wish.part == "scarf":
                result = _draw_scarf(result, target, bands.neck)
            elif wish.part in bands.parts:
                result = _dye(result, _part_mask(result, wish.part, bands), target)
    return result


def _to_lab(picture: Pixels) -> Floats:
    """(h, w, 3) float32: lightness 0 to 100, a and b."""
    rgb = np.ascontiguousarray(picture[..., :3]).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB), np.float32)


def _likeness(lab: Floats, centre: Floats) -> Floats:
    """How much each pixel is of one colour in any light, 0 to 1."""
    rules = COLOUR
    chroma = float(np.hypot(centre[1], centre[2]))
    if chroma > rules.coloured:  # a colour: the same hue, lighter or darker
        hue = np.abs(np.angle(np.exp(1j * (np.arctan2(lab[..., 2], lab[..., 1]) - np.arctan2(centre[2], centre[1])))))
        own = np.hypot(lab[..., 1], lab[..., 2])
        far = np.maximum(np.degrees(hue) / rules.hue, np.abs(lab[..., 0] - centre[0]) / rules.lightness)
        pure = np.clip((own - rules.palest * chroma) / (rules.pale * chroma), 0, 1)
        return np.asarray(np.clip(2 - 2 * far, 0, 1) * pure, np.float32)
    grey = np.hypot(lab[..., 1] - centre[1], lab[..., 2] - centre[2])
    alike = np.clip(2 - grey / rules.grey_chroma, 0, 1)
    return np.asarray(alike * np.clip(2 - np.abs(lab[..., 0] - centre[0]) / rules.grey_lightness, 0, 1), np.float32)


def _main_colour_mask(picture: Pixels) -> Floats:
    """Where a picture has its main colour, (h, w) float32."""
    rules = MAIN_COLOUR
    lab, solid = _to_lab(picture), picture[..., 3] > rules.solid
    pixels = lab[solid]
    if len(pixels) < rules.fewest:
        return np.zeros(solid.shape, np.float32)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, rules.rounds, rules.change)
    cv2.setRNGSeed(rules.seed)
    scale = np.array([rules.lightness_weight, 1, 1], np.float32)
    thinned = np.ascontiguousarray(pixels[:: max(1, len(pixels) // rules.pixels)] * scale)
    _, labels, centres = cv2.kmeans(thinned, rules.groups, None, stop, 1, cv2.KMEANS_PP_CENTERS)
    centres = centres / scale
    shares = np.bincount(labels.ravel(), minlength=rules.groups) / len(labels)
    chroma = np.hypot(centres[:, 1], centres[:, 2])
    dark = (centres[:, 0] < rules.dark) & (chroma < rules.dull) & (shares < rules.dark_share)
    weight = (
        shares * np.where(chroma > COLOUR.coloured, rules.coloured_weight, 1.0) * np.where(dark, rules.dark_weight, 1.0)
    )
    centre = centres[int(np.argmax(weight))]
    mask = _likeness(lab, centre)
    return np.maximum(mask, _whole_surface(lab, mask, centre)) * (picture[..., 3] > 0)


def _whole_surface(lab: Floats, mask: Floats, centre: Floats) -> Floats:
    """The surface that a part belongs to: smooth shade that runs on from it into neighbouring hues."""
    if float(np.hypot(centre[1], centre[2])) <= COLOUR.coloured:
        return mask
    rules = SURFACE
    steps = np.clip(np.dstack([lab[..., 0] * LIGHTNESS_TO_BYTE, lab[..., 1] + 128, lab[..., 2] + 128]), 0, 255).astype(
        np.uint8
    )
    filled = np.zeros((lab.shape[0] + 2, lab.shape[1] + 2), np.uint8)
    first, near = rules.step // 2, (rules.smooth,) * 3
    for y, x in zip(*np.nonzero(mask[first :: rules.step, first :: rules.step] > rules.sure), strict=True):
        seed = (int(first + rules.step * x), int(first + rules.step * y))
        if not filled[seed[1] + 1, seed[0] + 1]:
            cv2.floodFill(steps, filled, seed, 0, near, near, 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8))
    turn = np.arctan2(lab[..., 2], lab[..., 1]) - np.arctan2(centre[2], centre[1])
    hue = np.degrees(np.abs(np.angle(np.exp(1j * turn))))
    coloured = np.clip((np.hypot(lab[..., 1], lab[..., 2]) - rules.least_chroma) / rules.chroma, 0, 1)
    return np.asarray((filled[1:-1, 1:-1] > 0) * np.clip(2 - 2 * hue / rules.shade_hue, 0, 1) * coloured, np.float32)


def _part_mask(picture: Pixels, part: str, bands: FigureBands) -> Floats:
    """Where a standing figure of the common make has its hair or a piece of clothing, (h, w) float32."""
    height, width = picture.shape[:2]
    top, bottom, begin, end = bands.parts[part]
    lab = _to_lab(picture)
    rows, looked = slice(round(top * height), round(bottom * height)), slice(round(begin * height), round(end * height))
    shoe = slice(round(FACE.shoe[0] * width), round(FACE.shoe[1] * width))
    across = shoe if part == "shoes" else slice(width // 3, 2 * width // 3)
    seen = lab[looked, across][picture[looked, across, 3] > MAIN_COLOUR.solid]
    mask = np.zeros((height, width), np.float32)
    if not len(seen):
        return mask
    centre = np.median(seen, axis=0)
    shirt = bands.parts["top"][0]
    face = slice(round(FACE.nose * shirt * height), round((FACE.nose + FACE.strip) * shirt * height))
    skin = np.median(lab[face, round(FACE.left * width) : round(FACE.right * width)].reshape(-1, 3), axis=0)
    if part == "hair" and _distance(skin, centre) < COLOUR.unlike_skin:
        return mask  # a bald head
    clothes = (
        colour for colour in _clothes_colours(lab, bands, part) if _distance(colour, centre) > COLOUR.unlike_skin
    )
    nearest = np.min([_distance(lab[rows], other) for other in (skin, *clothes)], axis=0)
    own = np.clip(0.5 + (nearest - _distance(lab[rows], centre)) / COLOUR.between, 0, 1)
    mask[rows] = _likeness(lab[rows], centre) * own * (picture[rows, :, 3] > 0)
    return _off_the_face(mask) if part == "hair" else mask


def _off_the_face(mask: Floats) -> Floats:
    """Hair without what only looks like it: brows, and light on cheeks."""
    height, width = mask.shape
    pieces = (mask > FACE.hair_sure).astype(np.uint8)
    count, labels, _, centres = cv2.connectedComponentsWithStats(pieces, connectivity=4)
    kept = set(np.unique(labels[: round(FACE.hair_top * height)])) - {0}
    kept |= {n for n in range(1, count) if abs(centres[n][0] / width - 0.5) > FACE.hair_beside}
    return np.where(np.isin(labels, list(kept)), mask, 0).astype(np.float32)


def _clothes_colours(lab: Floats, bands: FigureBands, part: str) -> list[Floats]:
    """The colours of the other pieces of clothing."""
    height, width = lab.shape[:2]
    found = []
    for name in ("top", "legs"):
        if name != part:
            begin, end = bands.parts[name][2:]
            spot = lab[round(begin * height) : round(end * height), width // 3 : 2 * width // 3].reshape(-1, 3)
            found.append(np.median(spot, axis=0))
    return found


def _distance(lab: Floats, other: Floats) -> Any:
    """Distance between colours, light counting less than hue."""
    return np.linalg.norm((lab - other) * np.array([COLOUR.lightness_weight, 1, 1], np.float32), axis=-1)


def _dye(picture: Pixels, mask: Floats, target: Pixels) -> Pixels:
    """Give what the mask covers another colour; its light and shade stay."""
    rules = DYE
    if mask.mean() < rules.smallest:
        return picture
    lab = _to_lab(picture)
    wish = _to_lab(target[None, None])[0, 0]
    weights = mask[mask > 0.5]
    centre = np.median(lab[mask > 0.5], axis=0) if len(weights) else wish
    if _distance(centre, wish) < COLOUR.like_wish:
        return picture
    light = rules.white_contrast if wish[0] > rules.white else rules.contrast
    contrast = rules.black_contrast if wish[0] < rules.black else light
    fresh = np.empty_like(lab)
    fresh[..., 0] = wish[0] + (lab[..., 0] - centre[0]) * contrast
    lift = 1 + np.clip((lab[..., 0] - centre[0]) / rules.duller, rules.dullest, rules.purest)
    fresh[..., 1], fresh[..., 2] = wish[1] * lift, wish[2] * lift
    soft = cv2.GaussianBlur(mask, (0, 0), rules.edge)[..., None]
    mixed = lab * (1 - soft) + fresh * soft
    mixed[..., 0] = np.clip(mixed[..., 0], rules.darkest, rules.lightest)
    rgb = np.clip(cv2.cvtColor(mixed, cv2.COLOR_LAB2RGB) * 255, 0, 255)
    return np.dstack([np.round(rgb).astype(np.uint8), picture[..., 3]])


def _draw_scarf(picture: Pixels, target: Pixels, neck: float) -> Pixels:
    """A knitted scarf around a standing figure's neck, one end hanging down."""
    rules = SCARF
    height, width = picture.shape[:2]
    fine = rules.finer
    middle, half, thick = width * 0.5, width * rules.half, height * rules.thick
    y = neck * height
    cover = np.zeros((height * fine, width * fine), np.uint8)
    shade = np.zeros((height * fine, width * fine), np.float32)
    rows, columns = np.mgrid[0 : height * fine, 0 : width * fine].astype(np.float32) / fine
    curve = np.sqrt(np.clip(1 - ((columns - middle) / (half * rules.rounding)) ** 2, 0, 1))
    sag = y + rules.sag * height * curve
    ring = (np.abs(columns - middle) < half) & (np.abs(rows - sag) < thick)
    across = (rows - sag) / thick
    tail_x = middle + rules.tail * width
    aside = np.abs(columns - tail_x - rules.tail_lean * (rows - y))
    tail = (aside < rules.tail_half * width) & (rows > y) & (rows < y + rules.tail_long * height)
    ribs = rules.rib_light * np.sin(columns * (2 * np.pi / (rules.rib * width)))
    shade = np.where(tail, rules.tail_light - rules.tail_edge * aside / width + ribs, shade)
    rounded = rules.ring_light - rules.ring_edge * across**2 - rules.ring_above * across
    shade = np.where(ring, rounded + rules.ring_rib * ribs, shade)
    cover[ring | tail] = 255
    size = (width, height)
    alpha = cv2.resize(cover, size, interpolation=cv2.INTER_AREA).astype(np.float32)[..., None] / 255
    light = cv2.resize(shade, size, interpolation=cv2.INTER_AREA)[..., None]
    cloth = np.clip(target.astype(np.float32) * (1 + rules.contrast * light), 0, 255)
    # What it lies on is a little darker beside it.
    dark = cv2.GaussianBlur(alpha, (0, 0), rules.shadow * height)[..., None] * rules.shadow_dark * (1 - alpha)
    rgb = picture[..., :3] * (1 - dark) * (1 - alpha) + cloth * alpha
    solid = np.maximum(picture[..., 3:].astype(np.float32), 255 * alpha * (picture[..., 3:] > 0))
    return np.dstack([np.round(rgb), np.round(solid)]).clip(0, 255).astype(np.uint8)
