"""Scene images by collage: cut-outs on a backdrop, with a ground line, shadows and matching light."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from PIL import Image

from videostudio.backends.protocols import BoundReference, ComposedPicture, SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.draft import matching
from videostudio.draft.animation.actions import (
    CARRIED_MOTIONS,
    TRAVELS,
    FigureMotion,
    MotionFinder,
    lend_finder,
)
from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.compositor import CameraView, Compositor, Pose
from videostudio.draft.diorama import Diorama, DioramaFigure, Stand, read_pixels
from videostudio.draft.layout import Actor, BackdropShot, Ground, Spot, choose_shot, lay_out
from videostudio.draft.lighting import clean_edge, light_sprite, mean_colour
from videostudio.draft.puppets.casting import NOTHING, CastFigure, cast_puppets, hand_out
from videostudio.draft.puppets.performing import SceneAction, leaps_up, stage_light, stays_in_place
from videostudio.draft.reading.naming import SceneFigure, SceneWords
from videostudio.draft.reading.parts import GO_TOGETHER, CastReading, PartReader, ScenePart, told_heading
from videostudio.draft.scenery import PLATE, Scenery, cut_plate, library_scenery, photograph_scenery, studio_scenery
from videostudio.draft.staging.framing import frame_nearer
from videostudio.draft.staging.parts import (
    MOUNTS,
    SIDES,
    WATER,
    Outline,
    TakenSeats,
    cut_off_below,
    cut_to_waterline,
    find_carrier,
    read_parts,
    shows_carrier,
    sink_into_water,
    stage_actors,
)
from videostudio.draft.staging.puppets import (
    StagedPlaces,
    bring_near,
    find_loose,
    see_puppets,
    size_loose,
    stage_puppets,
)
from videostudio.draft.staging.relations import StagePlace
from videostudio.draft.staging.seats import seat_parts, take_seats
from videostudio.draft.staging.stage import stage_figures
from videostudio.draft.weather.grading import lay_weather
from videostudio.draft.weather.reading import NOTHING_TOLD, SkyReader, SkyTold, scene_sky
from videostudio.draft.weather.tones import sky_light
from videostudio.errors import BackendError
from videostudio.library.assets import CARD, LIVING_KINDS, Cutout, find_backdrop, find_cutout, load_cutouts
from videostudio.library.lexicon import content_words, people_words
from videostudio.run import Run
from videostudio.types import Position, Scene, Where


@dataclass(frozen=True, slots=True)
class UploadRules:
    """What is guessed of a person's own picture. Masks and alpha run from 0 to 255, areas are shares of the picture."""

    # A segmenter's mask is soft where it doubts; a figure is there or not: doubt below this is nothing, and so much
    # more is certain.
    doubt: int = 40
    certain: int = 170
    # Where a mask covers anything, and where it is more figure than not.
    covered: int = 24
    solid: int = 127
    # A mask of less or more tells of no figure: the whole picture is shown as a print, of this many metres.
    smallest: float = 0.004
    largest: float = 0.97
    print_m: float = 1.3
    # The print's white edge, as a share of its longer side, and in pixels.
    edge: float = 0.03
    least_edge: int = 3
    # A name that fits a picture of the library as well as this is such a thing.
    known: float = 0.5
    # Otherwise what is narrower than this for its height stands upright, as people do; metres of both.
    upright: float = 0.75
    upright_m: float = 1.7
    lying_m: float = 0.9
    # A figure that touches the lower edge across more than this share of its width is cut off there.
    cut: float = 0.55


@dataclass(frozen=True, slots=True)
class SpriteRules:
    """How a figure's picture is brought to its size and set down."""

    # The smallest side in pixels, and the least alpha that is divided by.
    least: int = 2
    least_alpha: float = 1e-3
    # What is enlarged by more than this gets some of its crispness back: how much, and over how many pixels.
    enlarged: float = 1.2
    crisp: float = 0.5
    crisp_reach: float = 0.8
    # Feet are a little above the picture's lower edge, so that they touch the ground with their soles.
    foot: float = 0.985


@dataclass(frozen=True, slots=True)
class CastShadowRules:
    """Where the shadow of a figure falls and how dark it is."""

    # Darkness under an overcast sky, and what a hard sun adds.
    overcast: float = 0.4
    sun: float = 0.25
    # For one pixel of height: how far aside it falls for each unit that the light lies aside, at most so far, and up.
    aside: float = -0.45
    most_aside: float = 0.6
    up: float = 0.26
    # Light from so low counts as from here.
    lowest_light: float = 0.35


@dataclass(frozen=True, slots=True)
class RiderRules:
    """Who can ride what."""

    # Riders stand upright: so much narrower than high. Animals that carry somebody are higher than this many metres.
    upright: float = 0.8
    mount_m: float = 1.0


UPLOAD, SPRITE = UploadRules(), SpriteRules()
CAST_SHADOW, RIDER = CastShadowRules(), RiderRules()
# Room on each side, as shares of width and height, that the choice of the shot keeps for the camera: it may move any
# way later without another picture being drawn. Where the backdrop has less, the camera comes closer.
CAMERA_ROOM = (0.14, 0.12)
# Paper white: the edge of a print.
PAPER = (250, 249, 246)
# Height of a card that stands for a thing: its name can be read beside people.
CARD_METRES = 0.85
# Two figures this near to one another, as a share of the picture's width, are at the same place.
SAME_PLACE, SAME_SPOT = 0.02, 1e-6
# Half of the scenes head to the right.
RIGHT_SHARE = 0.5
_FLOATING = ("air", "wall", "deep")


def collage_imager(resources: Resources) -> "Collage":
    """Make the collage.

    Args:
        resources: lends the sentence embedder; without one actions go by their words alone, and neither a time of day
            nor a weather nor a feeling is read.
    """
    try:
        embedder = resources.model("minilm")
    except BackendError:
        return Collage(lend_finder(resources))
    return Collage(lend_finder(resources), SkyReader(embedder), PartReader(embedder))


class Collage:
    """Composes scene images; see `protocols.SceneImager`.

    Args:
        motions: finds the motion for an action, the one that the clip will show.
        skies: reads a scene's time of day and weather; None where nothing is to be read.
        parts: reads who acts and how figures feel; None for one that goes by where words stand.
    """

    def __init__(
        self, motions: MotionFinder | None = None, skies: SkyReader | None = None, parts: PartReader | None = None
    ) -> None:
        self._motions, self._skies = motions or MotionFinder(), skies
        self._parts = parts or PartReader()

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Compose one scene: choose the shot, place the figures, light them, draw."""
        run.tick(0.0, "Setting the stage")
        scenery = _scenery(request)
        cast = []
        layout = request.scene.layout
        left, belongings = hand_out(drop_doubles(request.foregrounds, layout), layout)
        for bound in left:
            run.check()
            own = belongings.get(bound.entity.name, NOTHING)
            cast.append(cast_puppets(bound, own) or CastFigure(*load_actor(bound)))
        run.tick(0.4, "Placing the figures")
        motion = self._motions.find(request.scene.action)
        told = self._skies.read(request.scene) if self._skies else NOTHING_TOLD
        diorama = build_diorama(request, scenery, cast, motion, told, self._parts)
        run.tick(0.7, "Drawing the scene")
        compositor = Compositor(diorama)
        rest = [Pose()] * len(diorama.figures)
        picture = Image.fromarray(compositor.frame(CameraView(), rest))
        mask = Image.fromarray(compositor.mask(CameraView(), rest))
        run.check()
        return ComposedPicture(picture, mask, diorama.to_files())


def build_diorama(
    request: SceneImageRequest,
    scenery: Scenery,
    cast: Sequence[CastFigure],
    motion: FigureMotion,
    told_sky: SkyTold = NOTHING_TOLD,
    reader: PartReader | None = None,
) -> Diorama:
    """Build a scene: choose the shot, place and light the figures.

    Args:
        request: scene, size and seed.
        scenery: the place.
        cast: the figures.
        motion: what is done.
        told_sky: the time of day and the weather that the scene tells.
        reader: reads who acts and how figures feel; None for one without an embedder.
    """
    scene, size = request.scene, request.size
    backdrop = find_backdrop(request.background.source) if request.background else None
    sky = scene_sky(told_sky, backdrop, request.seed)
    scenery = replace(scenery, light=sky_light(scenery.light, sky))
    rng = np.random.default_rng(_chance_numbers(request.seed, scene.index, scene.prompt))
    aspect = size.width / size.height
    staged = _stage_cast(cast, scene.layout, scenery.ground, aspect, motion, rng)
    actors, spots = staged.actors, staged.spots
    reading = read_cast(reader or PartReader(), scene, actors)
    agents = _find_agents(reading, actors, motion)
    told = next((staged.ways[n] for n in sorted(agents) if staged.ways[n]), 0)
    heading = told or told_heading(reading, [spot.x for spot in spots], SAME_PLACE)
    heading = heading or (1 if rng.random() < RIGHT_SHARE else -1)
    acting = agents | _acting_mounts(actors, spots, agents, motion, staged.riding, bool(scene.layout))
    ways = []
    for n in range(len(actors)):
        way = heading if motion in TRAVELS or len(actors) == 1 else _neighbour_heading(n, spots, actors, heading)
        ways.append(_staged_way(n, staged, acting, heading, way) if scene.layout else way)
    indoor = backdrop is None or backdrop.indoor
    partners = frozenset(n for n, part in enumerate(reading.parts) if part is ScenePart.ACTED_ON)
    action = SceneAction(
        motion.value, acting, heading, ways, scene.layout, indoor, scene.action, partners, reading.moods
    )
    before, spots = spots, bring_near(cast, actors, spots, action, aspect)
    loose = find_loose(actors, spots, before)
    spots = size_loose(actors, spots, loose, action)
    places = StagedPlaces(actors, spots, staged.shares, staged.seats)
    seen = see_puppets(cast, places, action, (size.width, size.height))
    near = acting <= seen.keys() and stays_in_place(motion.value)
    shot, spots = frame_nearer(staged.shot, actors, spots, aspect, scene.index, near, seen, heading)
    plate = cut_plate(scenery, shot, (size.width, size.height), staged.shot.width / shot.width)
    around = mean_colour(plate.picture)
    figures = []
    for n, (actor, sprite, spot) in enumerate(zip(actors, staged.sprites, spots, strict=True)):
        facing, sprite = _face_towards(actor.facing, sprite, ways[n])
        height = spot.height * size.height
        stand = _make_stand(actor, spot, (size.width, size.height), sprite.shape, scenery, facing, ways[n])
        stand = replace(stand, acts=n in acting, loose=n in loose)
        small = _resize_sprite(sprite, height * PLATE.finer)
        scale = height / small.shape[0]
        anchor = (stand.anchor[0] * small.shape[1], stand.anchor[1] * small.shape[0])
        lighted = light_sprite(small, scenery.light, around)
        figures.append(DioramaFigure(replace(stand, scale=scale, anchor=anchor), lighted))
    light = stage_light(scenery.light, around)
    whole = stage_puppets(cast, replace(places, spots=spots), figures, action, light, (size.width, size.height))
    floor = (scenery.ground.ground_y * scenery.picture.shape[0] - shot.top) / shot.height * size.height
    return lay_weather(Diorama((size.width, size.height), plate, whole), replace(sky, floor=floor))


def drop_doubles(references: Sequence[BoundReference], layout: Sequence[Position]) -> list[BoundReference]:
    """The references without those of things that the picture of somebody on or in them shows as well.

    Args:
        references: the scene's.
        layout: its layout.
    """
    pictures = {bound.entity.name: find_cutout(bound.source) for bound in references}
    doubled = set()
    for place in layout:
        rider, carrier = pictures.get(place.name), pictures.get(place.target)
        if place.where in (Where.ON, Where.IN) and rider and carrier and shows_carrier(rider, carrier):
            doubled.add(place.target)
    return [bound for bound in references if bound.entity.name not in doubled]


@dataclass(frozen=True, slots=True)
class _Staged:
    """Figures with their places; pictures of those who are in water are cut at its surface.

    `ways` are the sides they are turned to, 0 where nothing tells; `shares` how much of each is under water; `riding`
    the numbers of a rider and its mount, as the action tells; `seats` those that are taken, by who has them.
    """

    actors: list[Actor]
    sprites: list[Pixels]
    shot: BackdropShot
    spots: list[Spot]
    ways: list[int]
    shares: list[float]
    riding: tuple[int, int] | None
    seats: Mapping[int, TakenSeats]


def _stage_cast(
    cast: Sequence[CastFigure],
    layout: tuple[Position, ...],
    ground: Ground,
    aspect: float,
    motion: FigureMotion,
    rng: np.random.Generator,
) -> _Staged:
    """Choose the shot and place the figures, as the scene's layout says where there is one."""
    actors, sprites = [figure.actor for figure in cast], [figure.sprite for figure in cast]
    riding = _find_riding(actors, motion)
    if not layout:
        shot = choose_shot(actors, ground, aspect, CAMERA_ROOM, rng)
        spots = lay_out(actors, ground, shot, aspect, riding, rng)
        nothing = [0] * len(cast)
        seats = take_seats(actors, dict((riding,)) if riding else {})
        return _Staged(actors, sprites, shot, spots, nothing, [0.0] * len(cast), riding, seats)
    leaps = {figure.actor.name for figure in cast if figure.puppets and leaps_up(motion.value)}
    layout = tuple(replace(p, where=Where.GROUND) if p.where is Where.AIR and p.name in leaps else p for p in layout)
    parts = read_parts(layout, actors, sprites, riding)
    shares = sink_into_water(parts, ground)
    cut = [cut_off_below(*pair) for pair in zip(actors, sprites, shares, strict=True)]
    actors, sprites = [actor for actor, _ in cut], [sprite for _, sprite in cut]
    parts = [
        replace(part, actor=actor, outline=Outline.from_sprite(sprite))
        for part, (actor, sprite) in zip(parts, cut, strict=True)
    ]
    parts = seat_parts(parts)
    actors = [part.actor for part in parts]
    shot = choose_shot(stage_actors(parts), ground, aspect, CAMERA_ROOM, rng)
    spots, ways = stage_figures(parts, StagePlace(ground, shot, aspect), motion in TRAVELS, rng)
    afloat = [replace(spot, place=WATER) if share else spot for spot, share in zip(spots, shares, strict=True)]
    seats = {n: part.seats for n, part in enumerate(parts) if part.seats is not None}
    return _Staged(actors, sprites, shot, afloat, ways, shares, riding, seats)


def _acting_mounts(
    actors: list[Actor],
    spots: list[Spot],
    agents: frozenset[int],
    motion: FigureMotion,
    riding: tuple[int, int] | None,
    staged: bool,
) -> frozenset[int]:
    """Who acts with those who act: what carries them, and without a layout those who ride on them."""
    if not staged:
        riders = {n for n, spot in enumerate(spots) if spot.rides in agents}
        return frozenset(riders | set(riding or ()))
    if motion not in TRAVELS:
        return frozenset()
    carriers = {find_carrier(spots, n) for n in agents}
    return frozenset(n for n in carriers if actors[n].kind in MOUNTS)


def _staged_way(n: int, staged: _Staged, acting: frozenset[int], heading: int, chance: int) -> int:
    """The side that a figure of a layout is turned to: as told, as its carrier, as it goes, as its picture shows."""
    carrier = find_carrier(staged.spots, n)
    if told := staged.ways[n] or staged.ways[carrier]:
        return told
    if carrier in acting:
        return heading
    return SIDES.get(staged.actors[n].facing, chance)


def load_actor(bound: BoundReference) -> tuple[Actor, Pixels]:
    """A reference as an actor with its picture, (h, w, 4) uint8, not premultiplied, cut to the figure."""
    picture = read_pixels(bound.picture, "RGB")
    with Image.open(bound.mask) as opened:
        mask = np.asarray(opened.convert("L").resize((picture.shape[1], picture.shape[0])))
    known = find_cutout(bound.source)
    if not known:
        mask = np.clip((mask.astype(np.float32) - UPLOAD.doubt) * (255 / UPLOAD.certain), 0, 255).astype(np.uint8)
    covered = mask > UPLOAD.covered
    whole = not UPLOAD.smallest <= covered.mean() <= UPLOAD.largest
    if whole:
        sprite = _framed_print(picture)
    else:
        rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        sprite = clean_edge(picture[part], mask[part])
    if known:
        sprite = cut_to_waterline(sprite, known.cut_below, known.place == WATER)
    aspect = sprite.shape[1] / sprite.shape[0]
    if known:
        actor = _as_actor(bound.entity.name, known, aspect)
        height_m = known.cut_below * known.height_m
        return replace(actor, height_m=height_m, seats=known.seats, seat_m=known.seat_m or height_m), sprite
    if bound.source == CARD:
        return Actor(bound.entity.name, "object", "ground", CARD_METRES, aspect), sprite
    return _guess_actor(bound, aspect, whole, _cut_below(mask)), sprite


def _as_actor(name: str, cutout: Cutout, aspect: float) -> Actor:
    facing, frame = cutout.facing, cutout.frame
    return Actor(name, cutout.kind, cutout.place, cutout.height_m, aspect, facing, frame, cutout.worn)


def _guess_actor(bound: BoundReference, aspect: float, whole: bool, cut_below: bool) -> Actor:
    """An actor for a person's own picture: its name is compared with the library's words."""
    name = bound.entity.name
    if whole:
        return Actor(name, "object", "ground", UPLOAD.print_m, aspect)
    best = max(load_cutouts(), key=lambda c: matching.word_score(name, (c.name, *c.words)))
    if matching.word_score(name, (best.name, *best.words)) >= UPLOAD.known:
        actor = replace(_as_actor(name, best, aspect), facing="front", frame="full")
    else:
        person = bool({*content_words(name), *content_words(bound.entity.description)} & people_words().nouns)
        upright = aspect < UPLOAD.upright
        metres = UPLOAD.upright_m if upright else UPLOAD.lying_m
        actor = Actor(name, "person" if person or upright else "object", "ground", metres, aspect)
    return replace(actor, frame="bust") if cut_below and actor.kind == "person" else actor


def _cut_below(mask: Pixels) -> bool:
    """Whether a figure is cut off by its picture's lower edge: wide there, as a bust is and a pair of shoes is not."""
    covered = mask > UPLOAD.solid
    if not covered[-2:].any():
        return False
    across = covered.any(axis=0).sum()
    return bool(covered[-2:].any(axis=0).sum() > UPLOAD.cut * across)


def _framed_print(picture: Pixels) -> Pixels:
    """A whole picture as a print with a white edge, for what could not be cut out."""
    edge = max(UPLOAD.least_edge, round(UPLOAD.edge * max(picture.shape[:2])))
    framed = cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=PAPER)
    return np.dstack([framed, np.full(framed.shape[:2], 255, np.uint8)])


def _scenery(request: SceneImageRequest) -> Scenery:
    background = request.background
    if background is None:
        return studio_scenery(_chance_numbers(0, 0, request.scene.background or "studio")[2])
    backdrop = find_backdrop(background.source)
    return library_scenery(backdrop) if backdrop else photograph_scenery(background.picture)


def _resize_sprite(sprite: Pixels, height: float) -> Pixels:
    """A sprite at a height in pixels, without colours leaking in from where it is transparent."""
    scale = max(float(SPRITE.least), height) / sprite.shape[0]
    size = (max(SPRITE.least, round(sprite.shape[1] * scale)), max(SPRITE.least, round(sprite.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LANCZOS4
    alpha: Floats = sprite[..., 3].astype(np.float32)
    colour = sprite[..., :3].astype(np.float32) * (alpha[..., None] / 255)
    alpha = np.clip(cv2.resize(alpha, size, interpolation=how), 0, 255)
    colour = cv2.resize(colour, size, interpolation=how) / np.maximum(alpha[..., None] / 255, SPRITE.least_alpha)
    colour = np.clip(colour, 0, 255)
    if scale > SPRITE.enlarged:
        soft = cv2.GaussianBlur(colour, (0, 0), SPRITE.crisp_reach * scale)
        colour = np.clip(colour + SPRITE.crisp * (colour - soft), 0, 255)
    return np.dstack([np.round(colour), np.round(alpha)]).astype(np.uint8)


def _make_stand(
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
    slope = light.direction[0] / max(CAST_SHADOW.lowest_light, -light.direction[1])
    shade = (
        0.0
        if floats or spot.place == "lower" or spot.rides >= 0
        else CAST_SHADOW.overcast + CAST_SHADOW.sun * light.strength
    )
    aside = float(np.clip(CAST_SHADOW.aside * slope, -CAST_SHADOW.most_aside, CAST_SHADOW.most_aside))
    return Stand(
        name=actor.name,
        kind=actor.kind,
        place={"deep": WATER}.get(spot.place, spot.place),
        foot=(spot.x * size[0], spot.y * size[1]),
        anchor=(0.5, 0.5 if floats else SPRITE.foot),
        scale=1.0,
        rank=spot.rank,
        facing=facing,
        heading=heading,
        rides=spot.rides,
        shade=shade,
        slant=(aside, CAST_SHADOW.up),
    )


def _face_towards(facing: str, sprite: Pixels, heading: int) -> tuple[str, Pixels]:
    """Turn a sprite with a side view towards where it is heading."""
    wanted = "right" if heading > 0 else "left"
    if facing in ("front", wanted):
        return facing, sprite
    return wanted, np.ascontiguousarray(sprite[:, ::-1])


def _neighbour_heading(n: int, spots: list[Spot], actors: list[Actor], heading: int) -> int:
    """The way to look for a figure that stays: to its nearest neighbour, living ones first."""
    others = [m for m in range(len(spots)) if m != n and actors[m].kind != "sky"]
    living = [m for m in others if actors[m].kind in LIVING_KINDS]
    chosen = min(living or others, key=lambda m: abs(spots[m].x - spots[n].x), default=None)
    if chosen is None or abs(spots[chosen].x - spots[n].x) < SAME_SPOT:
        return heading
    return 1 if spots[chosen].x > spots[n].x else -1


def _find_riding(actors: list[Actor], motion: FigureMotion) -> tuple[int, int] | None:
    """Who rides what, when the action is riding: the first person, and the first vehicle or larger animal."""
    if motion not in CARRIED_MOTIONS:
        return None
    people = [n for n, a in enumerate(actors) if a.kind == "person" and a.frame == "full"]
    riders = [n for n in people if actors[n].place == "ground" and actors[n].aspect < RIDER.upright]
    mounts = [
        n for n, a in enumerate(actors) if a.kind == "vehicle" or (a.kind == "animal" and a.height_m > RIDER.mount_m)
    ]
    mounts = [n for n in mounts if actors[n].place in ("ground", "water")]
    return (riders[0], mounts[0]) if riders and mounts else None


def read_cast(reader: PartReader, scene: Scene, actors: Sequence[Actor]) -> CastReading:
    """What a scene's words tell of its figures: who acts, where to, and how they feel.

    Args:
        reader: reads it.
        scene: the scene.
        actors: its figures.
    """
    figures = [SceneFigure(actor.name, actor.kind, actor.kind in LIVING_KINDS) for actor in actors]
    return reader.read(SceneWords(scene.prompt, scene.action, figures, scene.layout))


def _find_agents(reading: CastReading, actors: Sequence[Actor], motion: FigureMotion) -> frozenset[int]:
    """Who does what the scene says; whom somebody goes after, or leads, goes too."""
    if motion not in TRAVELS:
        return reading.agents
    go = {n for n, way in enumerate(reading.ways) if way in GO_TOGETHER and actors[n].kind in LIVING_KINDS}
    return reading.agents | go


def _chance_numbers(seed: int, index: int, prompt: str) -> list[int]:
    """Numbers that start a scene's chance."""
    told = int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:4], "big")
    return [seed % 2**32, index % 2**32, told]
