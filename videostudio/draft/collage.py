"""Scene images by collage: cut-outs on a backdrop, with a ground line, shadows and matching light."""

import hashlib
import itertools
import math
import re
from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image

from videostudio.backends.protocols import BoundReference, ComposedPicture, SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.draft import matching
from videostudio.draft.compositor import Compositor, Pose, View
from videostudio.draft.diorama import Diorama, Figure, Floats, Pixels, Plate, Stand
from videostudio.draft.layout import Actor, Shot, Spot, choose_shot, lay_out
from videostudio.draft.lighting import clean_edge, lit, surroundings
from videostudio.draft.motion import TRAVELS, Motion, motion_by_words
from videostudio.draft.scenery import Scenery, from_library, from_photograph, plain
from videostudio.library.assets import Cutout, cutouts, find_backdrop, find_cutout
from videostudio.run import Run

# Plate beyond the picture on each side, as shares of its width and height: room for the camera.
MARGIN = 0.22
# Room on each side, as shares of width and height, that the choice of the shot keeps for the camera: it may move any
# way later without another picture being drawn. Where the backdrop has less, the camera comes closer.
CAMERA_ROOM = (0.14, 0.12)
# The plate and the sprites are kept finer than the picture by at most this factor.
FINER = 1.3
LIVING = frozenset({"person", "animal", "bird", "fish", "insect"})
RIDEABLE = frozenset({"vehicle", "animal"})
_FLOATING = ("air", "wall", "deep")


def collage(resources: Resources) -> "Collage":
    """The collage; it needs nothing but the library."""
    return Collage()


class Collage:
    """Composes scene images; see `protocols.SceneImager`."""

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Compose one scene: choose the shot, place the figures, light them, draw."""
        run.tick(0.0, "Setting the stage")
        scenery = _scenery(request)
        actors, sprites = [], []
        for bound in request.foregrounds:
            run.check()
            actor, sprite = load_actor(bound)
            actors.append(actor)
            sprites.append(sprite)
        run.tick(0.4, "Placing the figures")
        diorama = build(request, scenery, actors, sprites)
        run.tick(0.7, "Drawing the scene")
        compositor = Compositor(diorama)
        rest = [Pose()] * len(diorama.figures)
        picture = Image.fromarray(compositor.frame(View(), rest))
        mask = Image.fromarray(compositor.mask(View(), rest))
        run.check()
        return ComposedPicture(picture, mask, diorama.to_files())


def build(request: SceneImageRequest, scenery: Scenery, actors: list[Actor], sprites: list[Pixels]) -> Diorama:
    """Put a scene together.

    Args:
        request: scene, size and seed.
        scenery: the place.
        actors: the figures' natures.
        sprites: their pictures, (h, w, 4) uint8, not premultiplied, cut to the figure.
    """
    scene, size = request.scene, request.size
    rng = np.random.default_rng(_lot(request.seed, scene.index, scene.prompt))
    aspect = size.width / size.height
    ground = scenery.ground
    motion = motion_by_words(scene.action) or Motion.IDLE
    riding = _riding(actors, motion)
    shot = choose_shot(actors, ground, aspect, CAMERA_ROOM, rng)
    spots = lay_out(actors, ground, shot, aspect, riding, rng)
    plate = cut_plate(scenery, shot, (size.width, size.height))
    around = surroundings(plate.picture)
    agents = acting(actors, scene.prompt, motion)
    heading = bound_for(actors, spots, scene.prompt, agents) or (1 if rng.random() < 0.5 else -1)
    figures = []
    for n, (actor, sprite, spot) in enumerate(zip(actors, sprites, spots, strict=True)):
        way = heading if motion in TRAVELS or len(actors) == 1 else _toward(n, spots, actors, heading)
        facing, sprite = _face(actor.facing, sprite, way)
        height = spot.height * size.height
        stand = _stand(actor, spot, (size.width, size.height), sprite.shape, scenery, facing, way)
        stand = replace(stand, acts=n in agents or spot.rides in agents or (riding is not None and n in riding))
        small = _resized(sprite, height * FINER)
        scale = height / small.shape[0]
        anchor = (stand.anchor[0] * small.shape[1], stand.anchor[1] * small.shape[0])
        lighted = lit(small, scenery.light, around)
        figures.append(Figure(replace(stand, scale=scale, anchor=anchor), lighted))
    return Diorama((size.width, size.height), plate, tuple(figures))


def load_actor(bound: BoundReference) -> tuple[Actor, Pixels]:
    """A reference as an actor with its picture, (h, w, 4) uint8, not premultiplied, cut to the figure."""
    with Image.open(bound.picture) as opened:
        picture = np.asarray(opened.convert("RGB"))
    with Image.open(bound.mask) as opened:
        mask = np.asarray(opened.convert("L").resize((picture.shape[1], picture.shape[0])))
    known = find_cutout(bound.source)
    if not known:
        # A segmenter's mask is soft where it doubts; a figure on a stage is there or not.
        mask = np.clip((mask.astype(np.float32) - 40) * (255 / 170), 0, 255).astype(np.uint8)
    covered = mask > 24
    whole = not covered.any() or covered.mean() < 0.004 or covered.mean() > 0.97
    if whole:
        sprite = _print(picture)
    else:
        rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        sprite = clean_edge(picture[part], mask[part])
    aspect = sprite.shape[1] / sprite.shape[0]
    if known:
        return _as_actor(bound.entity.name, known, aspect), sprite
    return _guessed(bound, aspect, whole, _cut_below(mask)), sprite


def _as_actor(name: str, cutout: Cutout, aspect: float) -> Actor:
    return Actor(name, cutout.kind, cutout.place, cutout.height_m, aspect, cutout.facing, cutout.frame)


def _guessed(bound: BoundReference, aspect: float, whole: bool, cut_below: bool) -> Actor:
    """An actor for a person's own picture: its name is compared with the library's words."""
    name = bound.entity.name
    if whole:
        return Actor(name, "object", "ground", 1.3, aspect)
    best = max(cutouts(), key=lambda c: matching.word_score(name, (c.name, *c.words)))
    if matching.word_score(name, (best.name, *best.words)) >= 0.5:
        actor = replace(_as_actor(name, best, aspect), facing="front", frame="full")
    else:
        person = bool({*matching.tokens(name), *matching.tokens(bound.entity.description)} & matching.PERSON)
        upright = aspect < 0.75
        actor = Actor(name, "person" if person or upright else "object", "ground", 1.7 if upright else 0.9, aspect)
    return replace(actor, frame="bust") if cut_below and actor.kind == "person" else actor


def _cut_below(mask: Pixels) -> bool:
    """Whether a figure is cut off by its picture's lower edge: wide there, as a bust is and a pair of shoes is not."""
    covered = mask > 127
    if not covered[-2:].any():
        return False
    across = covered.any(axis=0).sum()
    return bool(covered[-2:].any(axis=0).sum() > 0.55 * across)


def _print(picture: Pixels) -> Pixels:
    """A whole picture as a print with a white edge, for what could not be cut out."""
    edge = max(3, round(0.03 * max(picture.shape[:2])))
    framed = cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(250, 249, 246))
    return np.dstack([framed, np.full(framed.shape[:2], 255, np.uint8)])


def _scenery(request: SceneImageRequest) -> Scenery:
    background = request.background
    if background is None:
        return plain(_lot(0, 0, request.scene.background or "studio")[2])
    backdrop = find_backdrop(background.source)
    return from_library(backdrop) if backdrop else from_photograph(background.picture)


def cut_plate(scenery: Scenery, shot: Shot, size: tuple[int, int]) -> Plate:
    """The backdrop's part around the shot, with a margin for the camera; mirrored, unseen, where the backdrop ends."""
    width, height = size
    density = float(np.clip(shot.width / width, 1.0, FINER))
    step = shot.width / (width * density)  # pixels of the backdrop for one of the plate
    mx, my = round(MARGIN * width), round(MARGIN * height)
    extent = (math.ceil((width + 2 * mx) * density), math.ceil((height + 2 * my) * density))
    picture = _cut(scenery.picture, shot, (mx * density, my * density), step, extent)
    share = scenery.depth.shape[1] / scenery.picture.shape[1]
    small = Shot(shot.left * share, shot.top * share, shot.width * share, shot.height * share, 0, 0)
    coarse = 4.0
    depth_extent = (math.ceil(extent[0] / coarse), math.ceil(extent[1] / coarse))
    offset = (mx * density / coarse, my * density / coarse)
    depth = _cut(scenery.depth, small, offset, step * share * coarse, depth_extent)
    real = _real_margin(scenery, shot, width / shot.width, (mx, my))
    return Plate(picture, depth, density, (float(mx), float(my)), real)


def _real_margin(
    scenery: Scenery, shot: Shot, scale: float, margin: tuple[int, int]
) -> tuple[float, float, float, float]:
    """How far the backdrop itself goes on beyond the shot on each side, in picture pixels, within the margin."""
    height, width = scenery.picture.shape[:2]
    beyond = (shot.left, shot.top, width - shot.left - shot.width, height - shot.top - shot.height)
    mx, my = margin
    left, above, right, below = (max(0.0, b * scale) for b in beyond)
    return min(left, mx), min(above, my), min(right, mx), min(below, my)


def _cut(source: Pixels, shot: Shot, offset: tuple[float, float], step: float, extent: tuple[int, int]) -> Pixels:
    """Read a part of a picture at another scale.

    Args:
        source: (h, w) or (h, w, 3) uint8.
        shot: its left and top give the origin.
        offset: pixels of the result left of and above the origin.
        step: pixels of the source for one of the result.
        extent: width and height of the result.
    """
    if step > 1.15:  # shrink first, so that fine detail does not flicker
        shrunk = cv2.resize(source, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
        fx, fy = shrunk.shape[1] / source.shape[1], shrunk.shape[0] / source.shape[0]
    else:
        shrunk, fx, fy = source, 1.0, 1.0
    left, top = (shot.left - offset[0] * step) * fx, (shot.top - offset[1] * step) * fy
    matrix = np.array(
        [[step * fx, 0, left + step * fx / 2 - 0.5], [0, step * fy, top + step * fy / 2 - 0.5]], np.float32
    )
    flags = (cv2.INTER_CUBIC if source.ndim == 3 else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(shrunk, matrix, extent, flags=flags, borderMode=cv2.BORDER_REFLECT_101), np.uint8)


def _resized(sprite: Pixels, height: float) -> Pixels:
    """A sprite at a height in pixels, without colours leaking in from where it is transparent."""
    scale = max(2.0, height) / sprite.shape[0]
    size = (max(2, round(sprite.shape[1] * scale)), max(2, round(sprite.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LANCZOS4
    alpha: Floats = sprite[..., 3].astype(np.float32)
    colour = sprite[..., :3].astype(np.float32) * (alpha[..., None] / 255)
    alpha = np.clip(cv2.resize(alpha, size, interpolation=how), 0, 255)
    colour = cv2.resize(colour, size, interpolation=how) / np.maximum(alpha[..., None] / 255, 1e-3)
    colour = np.clip(colour, 0, 255)
    if scale > 1.2:  # what is enlarged gets some of its crispness back
        colour = np.clip(colour + 0.5 * (colour - cv2.GaussianBlur(colour, (0, 0), 0.8 * scale)), 0, 255)
    return np.dstack([np.round(colour), np.round(alpha)]).astype(np.uint8)


def _stand(
    actor: Actor,
    spot: Spot,
    size: tuple[int, int],
    shape: tuple[int, ...],
    scenery: Scenery,
    facing: str,
    heading: int,
) -> Stand:
    """The spot in pixels; the anchor as shares of the sprite."""
    floats = spot.place in _FLOATING
    light = scenery.light
    slope = light.direction[0] / max(0.35, -light.direction[1])
    shade = 0.0 if floats or spot.place == "lower" or spot.rides >= 0 else 0.4 + 0.25 * light.strength
    return Stand(
        name=actor.name,
        kind=actor.kind,
        place={"deep": "water"}.get(spot.place, spot.place),
        foot=(spot.x * size[0], spot.y * size[1]),
        anchor=(0.5, 0.5 if floats else 0.985),
        scale=1.0,
        rank=spot.rank,
        facing=facing,
        heading=heading,
        rides=spot.rides,
        shade=shade,
        slant=(float(np.clip(-0.45 * slope, -0.6, 0.6)), 0.26),
    )


def _face(facing: str, sprite: Pixels, heading: int) -> tuple[str, Pixels]:
    """Turn a sprite with a side view towards where it is heading."""
    wanted = "right" if heading > 0 else "left"
    if facing in ("front", wanted):
        return facing, sprite
    return wanted, np.ascontiguousarray(sprite[:, ::-1])


def _toward(n: int, spots: list[Spot], actors: list[Actor], heading: int) -> int:
    """The way to look for a figure that stays: to its nearest neighbour, living ones first."""
    others = [m for m in range(len(spots)) if m != n and actors[m].kind != "sky"]
    living = [m for m in others if actors[m].kind in LIVING]
    chosen = min(living or others, key=lambda m: abs(spots[m].x - spots[n].x), default=None)
    if chosen is None or abs(spots[chosen].x - spots[n].x) < 1e-6:
        return heading
    return 1 if spots[chosen].x > spots[n].x else -1


def _riding(actors: list[Actor], motion: Motion) -> tuple[int, int] | None:
    """Who rides what, when the action is riding: the first person, and the first vehicle or larger animal."""
    if motion is not Motion.RIDE:
        return None
    people = [n for n, a in enumerate(actors) if a.kind == "person" and a.frame == "full"]
    riders = [n for n in people if actors[n].place == "ground" and actors[n].aspect < 0.8]
    mounts = [n for n, a in enumerate(actors) if a.kind == "vehicle" or (a.kind == "animal" and a.height_m > 1.0)]
    mounts = [n for n in mounts if actors[n].place in ("ground", "water")]
    return (riders[0], mounts[0]) if riders and mounts else None


def acting(actors: list[Actor], prompt: str, motion: Motion) -> frozenset[int]:
    """Which figures do what the scene says.

    The living one that the prompt names first; those it names together with it; vehicles, when none is alive.
    """
    living = [n for n, actor in enumerate(actors) if actor.kind in LIVING]
    if not living:
        able = [n for n, actor in enumerate(actors) if actor.kind in ("vehicle", "toy")] or list(range(len(actors)))
        return frozenset(able[:1])
    text = prompt.lower()
    found = _mentions(actors, living, text)
    named = sorted(found, key=lambda n: found[n])
    if not named:
        return frozenset(living[:1])
    together = {named[0]}
    for before, after in itertools.pairwise(named):
        between = text[found[before][1] : found[after][0]]
        if re.fullmatch(r"[\s,]*(and|with|,)?\s*(the|a|an|her|his|their|its)?\s*", between):
            together.add(after)
        else:
            break
    if motion in TRAVELS and re.search(r"\b(with|together|follow|follows|chase|chases|both|beside|after)\b", text):
        together.update(named)
    return frozenset(together)


def bound_for(actors: list[Actor], spots: list[Spot], prompt: str, agents: frozenset[int]) -> int:
    """The way somebody goes who goes after, to, or away from another figure: 1 to the right, -1 left, 0 for no matter.

    Who is chased is ahead of who chases; who walks to a house walks towards it.
    """
    text = prompt.lower()
    found = _mentions(actors, range(len(actors)), text)
    named = sorted(found, key=lambda n: found[n])
    first = next((n for n in named if n in agents), None)
    if first is None:
        return 0
    for other in named[named.index(first) + 1 :]:
        between = text[found[first][1] : found[other][0]]
        across = spots[other].x - spots[first].x
        if re.search(r"\b(and|with)\b", between) or abs(across) < 0.02:
            continue
        if re.search(r"\b(away|from|leav\w*|flee\w*|escap\w*)\b", between):
            across = -across
        return 1 if across > 0 else -1
    return 0


def _mentions(actors: list[Actor], numbers: Iterable[int], text: str) -> dict[int, tuple[int, int]]:
    """Where a prompt names each actor, start and end: by its whole name, else by the name's last word."""
    found = {}
    for n in numbers:
        name = actors[n].name.lower()
        for words in (name, name.split()[-1] if name.split() else name):
            if at := re.search(rf"\b{re.escape(words)}", text):
                found[n] = at.span()
                break
    return found


def _lot(seed: int, index: int, prompt: str) -> list[int]:
    """Numbers that start a scene's chance."""
    told = int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:4], "big")
    return [seed % 2**32, index % 2**32, told]
