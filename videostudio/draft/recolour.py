"""Colours that a description tells, given to the draft library's pictures: "a black cat", "blue hair", "a red scarf".

The library has one cat. Its fur is the picture's main colour, and people of one make have hair, a shirt, trousers and
shoes at known heights; such a part gets the colour asked for and keeps its light and shade.
"""

import re
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from videostudio.draft import matching
from videostudio.draft.diorama import Floats, Pixels
from videostudio.library.assets import COLOURS, Cutout
from videostudio.types import Entity

# What a colour may belong to; everything else that somebody wears or has is not a part that can be dyed.
PARTS: dict[str, str] = {
    "hair": "hair ponytail braid curl lock",
    "top": "shirt t-shirt tshirt jacket coat sweater jumper hoodie blouse top pullover cardigan vest dress robe gown"
    " uniform suit clothes outfit apron raincoat tunic sweatshirt",
    "legs": "trousers pants jeans skirt shorts",
    "shoes": "shoe boot sneaker sandal",
    "scarf": "scarf shawl",
}
# Where standing figures of one make have their parts, as shares of their height: from, to, and where the part's colour
# is looked for, from, to. Hair and clothes are told from skin by that colour.
BANDS: dict[str, tuple[float, float, float, float]] = {
    "hair": (0.0, 0.5, 0.02, 0.09),
    "top": (0.38, 0.7, 0.5, 0.57),
    "legs": (0.58, 0.93, 0.7, 0.76),
    "shoes": (0.88, 1.0, 0.92, 0.96),
}
CHILD_BANDS = {
    "hair": (0.0, 0.56, 0.02, 0.09),
    "top": (0.47, 0.8, 0.58, 0.64),
    "legs": (0.66, 0.93, 0.78, 0.83),
    "shoes": (0.87, 1.0, 0.91, 0.96),
}
NECK, CHILD_NECK, CHILD_M = 0.435, 0.495, 1.4
# Neighbouring pixels this much alike belong to one surface, whose shade may run into another hue, up to this far.
SMOOTH, SHADE_HUE = 3, 85.0
# A part is already of a colour whose name is the nearest to it; fewer pixels than this share are no part.
SMALLEST = 0.01
UNLIKE_SKIN, LIKE_WISH = 14.0, 16.0
# The height of the nose, as a share of the way to the shoulders: where skin is looked at.
FACE = 0.72
_NOUNS = {form: part for part, nouns in PARTS.items() for noun in nouns.split() for form in (noun, f"{noun}s")}


@dataclass(frozen=True, slots=True)
class Wish:
    """A colour for a part.

    Args:
        part: a key of `PARTS`, or "whole".
        colour: a key of `draft_assets.COLOURS`.
    """

    part: str
    colour: str


def wishes(entity: Entity, person: bool) -> tuple[Wish, ...]:
    """The colours that an entity's name and description tell, the first one for each part.

    Args:
        entity: name and description.
        person: whether it is somebody, who has parts; everything else has one main colour.
    """
    text = f"{entity.name}. {entity.description}".lower()
    colours = "|".join(COLOURS)
    found: dict[str, str] = {}
    if person:
        phrase = rf"\b({colours})((?:,? (?:and )?[a-z-]+){{0,2}}?) ({'|'.join(map(re.escape, _NOUNS))})\b"
        for match in re.finditer(phrase, text):
            found.setdefault(_NOUNS[match[3]], match[1])
    else:
        head = re.escape(matching.head(entity.name))
        fur = r"fur|coat|feathers|scales|skin|wool|mane|shell|body|paint|petals"
        for phrase in (
            rf"\b({colours})(?: [a-z-]+){{0,2}}? (?:{head})",
            rf"\b({colours})(?: [a-z-]+)? (?:{fur})\b",
            rf"\bin (?:[a-z]+ )?({colours})\b(?! and\b| [a-z]*light\b)",
        ):
            if told := re.search(phrase, text):
                found.setdefault("whole", told[1])
    return tuple(Wish(part, colour) for part, colour in found.items())


def dyed(picture: Pixels, cutout: Cutout, wanted: tuple[Wish, ...]) -> Pixels:
    """A cut-out in the colours wished for, as far as it has the parts.

    Args:
        picture: (h, w, 4) uint8, RGBA, cut to the figure.
        cutout: what it shows.
        wanted: see `wishes`.
    """
    result = picture
    for wish in wanted:
        target = np.array(COLOURS[wish.colour], np.uint8)
        if wish.part == "whole":
            result = _dye(result, _main_part(result), target)
        elif cutout.looks and cutout.frame == "full":  # people of one make; a uniform keeps its colours
            child = cutout.height_m < CHILD_M
            if wish.part == "scarf":
                result = _scarf(result, target, CHILD_NECK if child else NECK)
            else:
                result = _dye(result, _band(result, wish.part, CHILD_BANDS if child else BANDS), target)
    return result


def _lab(picture: Pixels) -> Floats:
    """(h, w, 3) float32: lightness 0 to 100, a and b."""
    rgb = np.ascontiguousarray(picture[..., :3]).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB), np.float32)


def _near(lab: Floats, centre: Floats) -> Floats:
    """How much each pixel is of one colour in any light, 0 to 1."""
    chroma = float(np.hypot(centre[1], centre[2]))
    if chroma > 14:  # a colour: the same hue, lighter or darker
        hue = np.abs(np.angle(np.exp(1j * (np.arctan2(lab[..., 2], lab[..., 1]) - np.arctan2(centre[2], centre[1])))))
        own = np.hypot(lab[..., 1], lab[..., 2])
        far = np.maximum(np.degrees(hue) / 40, np.abs(lab[..., 0] - centre[0]) / 55)
        return np.asarray(
            np.clip(2 - 2 * far, 0, 1) * np.clip((own - 0.25 * chroma) / (0.2 * chroma), 0, 1), np.float32
        )
    grey = np.hypot(lab[..., 1] - centre[1], lab[..., 2] - centre[2])
    return np.asarray(np.clip(2 - grey / 9, 0, 1) * np.clip(2 - np.abs(lab[..., 0] - centre[0]) / 20, 0, 1), np.float32)


def _main_part(picture: Pixels) -> Floats:
    """Where a picture has its main colour, (h, w) float32."""
    lab, solid = _lab(picture), picture[..., 3] > 200
    pixels = lab[solid]
    if len(pixels) < 50:
        return np.zeros(solid.shape, np.float32)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 1.0)
    cv2.setRNGSeed(7)
    thinned = np.ascontiguousarray(pixels[:: max(1, len(pixels) // 4000)] * np.array([0.5, 1, 1], np.float32))
    _, labels, centres = cv2.kmeans(thinned, 5, None, stop, 1, cv2.KMEANS_PP_CENTERS)
    centres = centres / np.array([0.5, 1, 1], np.float32)
    shares = np.bincount(labels.ravel(), minlength=5) / len(labels)
    # What is coloured says more of a thing than its white and black parts.
    chroma = np.hypot(centres[:, 1], centres[:, 2])
    weight = (
        shares
        * np.where(chroma > 14, 1.6, 1.0)
        * np.where((centres[:, 0] < 32) & (chroma < 22) & (shares < 0.5), 0.3, 1.0)
    )
    centre = centres[int(np.argmax(weight))]
    mask = _near(lab, centre)
    return np.maximum(mask, _surface(lab, mask, centre)) * (picture[..., 3] > 0)


def _surface(lab: Floats, mask: Floats, centre: Floats) -> Floats:
    """The surface that a part belongs to: smooth shade that runs on from it into neighbouring hues."""
    if float(np.hypot(centre[1], centre[2])) <= 14:
        return mask
    steps = np.clip(np.dstack([lab[..., 0] * 2.55, lab[..., 1] + 128, lab[..., 2] + 128]), 0, 255).astype(np.uint8)
    filled = np.zeros((lab.shape[0] + 2, lab.shape[1] + 2), np.uint8)
    for y, x in zip(*np.nonzero(mask[4::9, 4::9] > 0.95), strict=True):
        seed = (int(4 + 9 * x), int(4 + 9 * y))
        if not filled[seed[1] + 1, seed[0] + 1]:
            cv2.floodFill(
                steps, filled, seed, 0, (SMOOTH,) * 3, (SMOOTH,) * 3, 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
            )
    turn = np.arctan2(lab[..., 2], lab[..., 1]) - np.arctan2(centre[2], centre[1])
    hue = np.degrees(np.abs(np.angle(np.exp(1j * turn))))
    coloured = np.clip((np.hypot(lab[..., 1], lab[..., 2]) - 10) / 8, 0, 1)
    return np.asarray((filled[1:-1, 1:-1] > 0) * np.clip(2 - 2 * hue / SHADE_HUE, 0, 1) * coloured, np.float32)


def _band(picture: Pixels, part: str, bands: dict[str, tuple[float, float, float, float]]) -> Floats:
    """Where a standing figure of the common make has its hair or a piece of clothing, (h, w) float32."""
    height, width = picture.shape[:2]
    top, bottom, begin, end = bands[part]
    lab = _lab(picture)
    rows, looked = slice(round(top * height), round(bottom * height)), slice(round(begin * height), round(end * height))
    across = slice(round(0.2 * width), round(0.4 * width)) if part == "shoes" else slice(width // 3, 2 * width // 3)
    seen = lab[looked, across][picture[looked, across, 3] > 200]
    mask = np.zeros((height, width), np.float32)
    if not len(seen):
        return mask
    centre = np.median(seen, axis=0)
    face = slice(round(FACE * bands["top"][0] * height), round((FACE + 0.06) * bands["top"][0] * height))
    skin = np.median(lab[face, round(0.36 * width) : round(0.64 * width)].reshape(-1, 3), axis=0)
    if part == "hair" and _apart(skin, centre) < UNLIKE_SKIN:
        return mask  # a bald head
    others = [skin, *(colour for colour in _clothes(lab, bands, part) if _apart(colour, centre) > UNLIKE_SKIN)]
    nearest = np.min([_apart(lab[rows], other) for other in others], axis=0)
    own = np.clip(0.5 + (nearest - _apart(lab[rows], centre)) / 10, 0, 1)
    mask[rows] = _near(lab[rows], centre) * own * (picture[rows, :, 3] > 0)
    return _off_the_face(mask) if part == "hair" else mask


def _off_the_face(mask: Floats) -> Floats:
    """Hair without what only looks like it: brows, and light on cheeks."""
    height, width = mask.shape
    count, labels, _, centres = cv2.connectedComponentsWithStats((mask > 0.25).astype(np.uint8), connectivity=4)
    kept = set(np.unique(labels[: round(0.12 * height)])) - {0}
    kept |= {n for n in range(1, count) if abs(centres[n][0] / width - 0.5) > 0.22}
    return np.where(np.isin(labels, list(kept)), mask, 0).astype(np.float32)


def _clothes(lab: Floats, bands: dict[str, tuple[float, float, float, float]], part: str) -> list[Floats]:
    """The colours of the other pieces of clothing."""
    height, width = lab.shape[:2]
    found = []
    for name in ("top", "legs"):
        if name != part:
            begin, end = bands[name][2:]
            spot = lab[round(begin * height) : round(end * height), width // 3 : 2 * width // 3].reshape(-1, 3)
            found.append(np.median(spot, axis=0))
    return found


def _apart(lab: Floats, other: Floats) -> Any:
    """Distance between colours, light counting less than hue."""
    return np.linalg.norm((lab - other) * np.array([0.6, 1, 1], np.float32), axis=-1)


def _dye(picture: Pixels, mask: Floats, target: Pixels) -> Pixels:
    """Give what the mask covers another colour; its light and shade stay."""
    if mask.mean() < SMALLEST:
        return picture
    lab = _lab(picture)
    wish = _lab(target[None, None])[0, 0]
    weights = mask[mask > 0.5]
    centre = np.median(lab[mask > 0.5], axis=0) if len(weights) else wish
    if _apart(centre, wish) < LIKE_WISH:
        return picture
    contrast = 0.55 if wish[0] < 30 else 0.6 if wish[0] > 88 else 0.9
    fresh = np.empty_like(lab)
    fresh[..., 0] = wish[0] + (lab[..., 0] - centre[0]) * contrast
    lift = 1 + np.clip((lab[..., 0] - centre[0]) / 160, -0.25, 0.1)  # shade is a little duller
    fresh[..., 1], fresh[..., 2] = wish[1] * lift, wish[2] * lift
    soft = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    mixed = lab * (1 - soft) + fresh * soft
    mixed[..., 0] = np.clip(mixed[..., 0], 2, 99)
    rgb = np.clip(cv2.cvtColor(mixed, cv2.COLOR_LAB2RGB) * 255, 0, 255)
    return np.dstack([np.round(rgb).astype(np.uint8), picture[..., 3]])


def _scarf(picture: Pixels, target: Pixels, neck: float) -> Pixels:
    """A knitted scarf around a standing figure's neck, one end hanging down."""
    height, width = picture.shape[:2]
    fine = 4  # drawn larger, for smooth edges
    middle, half, thick = width * 0.5, width * 0.27, height * 0.03
    y = neck * height
    cover = np.zeros((height * fine, width * fine), np.uint8)
    shade = np.zeros((height * fine, width * fine), np.float32)
    rows, columns = np.mgrid[0 : height * fine, 0 : width * fine].astype(np.float32) / fine
    sag = y + 0.028 * height * np.sqrt(np.clip(1 - ((columns - middle) / (half * 1.02)) ** 2, 0, 1))
    ring = (np.abs(columns - middle) < half) & (np.abs(rows - sag) < thick)
    across = (rows - sag) / thick
    tail_x = middle + 0.13 * width
    tail = (np.abs(columns - tail_x - 0.06 * (rows - y)) < 0.085 * width) & (rows > y) & (rows < y + 0.2 * height)
    ribs = 0.06 * np.sin(columns * (2 * np.pi / (0.045 * width)))
    shade = np.where(tail, 0.02 - 0.9 * np.abs(columns - tail_x - 0.06 * (rows - y)) / width + ribs, shade)
    shade = np.where(ring, 0.16 - 0.34 * across**2 - 0.1 * across + 0.5 * ribs, shade)
    cover[ring | tail] = 255
    size = (width, height)
    alpha = cv2.resize(cover, size, interpolation=cv2.INTER_AREA).astype(np.float32)[..., None] / 255
    light = cv2.resize(shade, size, interpolation=cv2.INTER_AREA)[..., None]
    cloth = np.clip(target.astype(np.float32) * (1 + 1.1 * light), 0, 255)
    # What it lies on is a little darker beside it.
    dark = cv2.GaussianBlur(alpha, (0, 0), 0.012 * height)[..., None] * 0.35 * (1 - alpha)
    rgb = picture[..., :3] * (1 - dark) * (1 - alpha) + cloth * alpha
    solid = np.maximum(picture[..., 3:].astype(np.float32), 255 * alpha * (picture[..., 3:] > 0))
    return np.dstack([np.round(rgb), np.round(solid)]).clip(0, 255).astype(np.uint8)
