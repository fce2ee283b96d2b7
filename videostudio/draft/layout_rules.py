"""The numbers by which a picture is laid out: sizes, the shot, places on the ground, faults of a layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SizeRules:
    """How large figures are shown, in shares of the picture's height unless said otherwise."""

    # A person's metres, the measure of all things here.
    person_m: float = 1.7
    # Heights are compressed: those below a person's are raised to this power, those above to the other.
    small_power: float = 0.6
    large_power: float = 0.5
    # Nothing is shown smaller than this, nothing taller than that, nothing wider than this share of the width.
    smallest: float = 0.15
    tallest: float = 0.84
    widest: float = 0.8
    # The tallest figure on the floor fills at least this, and one that is alone in the picture that.
    tallest_least: float = 0.36
    alone_least: float = 0.3
    # The sun, the moon, a cloud.
    sky: float = 0.24
    # A bust and a head that rise from the lower edge, their most beside the picture's shape, and what remains of it
    # for children and animals, who are below this height.
    bust: float = 0.62
    head: float = 0.5
    lower_most: float = 0.62
    lower_small: float = 0.8
    lower_small_m: float = 1.4
    # Figures narrower than this for their height count as so wide.
    narrowest: float = 0.1


@dataclass(frozen=True, slots=True)
class ShotRules:
    """Which part of the backdrop the camera sees. Heights are shares of the picture's height."""

    # What a person fills in a wide, a medium and a close shot.
    person: tuple[float, float, float] = (0.47, 0.6, 0.74)
    # How often each is chosen: for one figure, for two, and for more, which a close shot could not hold.
    for_one: tuple[float, ...] = (0.3, 0.45, 0.25)
    for_two: tuple[float, ...] = (0.45, 0.55)
    for_more: tuple[float, ...] = (0.8, 0.2)
    # A narrow picture must not be filled to both sides: what a square one adds to a line, up to 1.
    narrow: float = 0.55
    narrow_aspect: float = 0.45
    # Where the nearest feet stand between the floor's far and near end, and in the picture, wanted and at the worst.
    depth: tuple[float, float] = (0.35, 0.85)
    foot: tuple[float, float] = (0.86, 0.92)
    foot_bounds: tuple[float, float] = (0.7, 0.95)
    # Room for the camera, in margins: on both sides, and less above and below, where moves are shorter.
    room_across: float = 2.0
    room_along: float = 1.7
    # The smallest part of the largest shot that is possible: closer, the backdrop would blur.
    closest: float = 0.62
    # Where the shot's middle lies between the backdrop's ends; with a table, where the table is in the picture.
    across: tuple[float, float] = (0.2, 0.8)
    table: tuple[float, float] = (0.42, 0.58)
    # Of the room beside the shot, the part that is left for the camera.
    spare: float = 0.5


@dataclass(frozen=True, slots=True)
class GroundRules:
    """A metre's length at other heights than those where feet may stand."""

    # How far beyond the far and the near end it goes on changing, as shares of the way between them.
    beyond_far: float = -0.6
    beyond_near: float = 1.5
    # The least beside that at the far end.
    smallest: float = 0.2
    # The shortest floor.
    shortest: float = 1e-6


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """Where figures go: x as a share of the width, heights as shares of the picture's height from above."""

    across: tuple[float, float] = (0.1, 0.9)
    # Heights of the middle of the sun, of what flies, of what hangs on a wall.
    sky: tuple[float, float] = (0.13, 0.22)
    air: tuple[float, float] = (0.2, 0.42)
    wall: tuple[float, float] = (0.28, 0.4)
    # Of a fish under water; else at the water's edge within these bounds, beyond the edge of a shore or on dry floor.
    fish: tuple[float, float] = (0.3, 0.68)
    fish_edge: tuple[float, float] = (0.45, 0.75)
    fish_shore: float = 0.1
    fish_dry: float = -0.03
    # What a bust and a head hide below the picture's edge, of their height, so that the cut is never seen.
    bust_cut: float = 0.06
    head_cut: float = 0.02
    # Drawn from back to front: sky, wall, fish under water, air; what stands is drawn by its foot's height, things on
    # a table and busts after all that.
    sky_rank: float = -5.0
    wall_rank: float = -4.0
    fish_rank: float = 3.0
    air_rank: float = 4.0
    table_rank: float = 1.0
    lower_rank: float = 10.0


@dataclass(frozen=True, slots=True)
class TableRules:
    """What stands on a table top, in shares of the picture."""

    # The part of the picture's width that things on a table stay in, and their distance from the table's ends.
    left: float = 0.08
    right: float = 0.92
    edge: float = 0.02
    # The narrowest top that holds anything, and the heights at which a top counts as seen.
    narrowest: float = 0.05
    heights: tuple[float, float] = (0.3, 0.97)
    # How much smaller things are there than on the floor in front, and the least height.
    nearness: tuple[float, float] = (0.7, 1.0)
    smallest: float = 0.13
    # Feet stand a little before the top's far edge.
    before: float = 0.012


@dataclass(frozen=True, slots=True)
class StandRules:
    """How far in front things stand on the floor: 0 at its far end, 1 at the nearest feet."""

    # By kind: buildings behind, plants anywhere, furniture and vehicles before them, all the rest in front.
    kinds: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: {
            "building": (0.0, 0.3),
            "plant": (0.25, 0.8),
            "furniture": (0.4, 0.8),
            "vehicle": (0.6, 1.0),
        }
    )
    others: tuple[float, float] = (0.72, 1.0)
    # Ships stand far behind; where there is a shore, beyond the floor's end within these bounds, and so much above.
    water: tuple[float, float] = (0.0, 0.12)
    shore_bounds: tuple[float, float] = (0.3, 0.9)
    shore: float = 0.1
    # Small things, of less than this share of the picture's height, stand before all others: beyond this share, and
    # somewhat nearer than the nearest feet.
    small: float = 0.25
    small_far: float = 0.85
    small_nearer: float = 0.03
    nearest: float = 0.95
    # Perspective between the floor's ends, bounded, and the least height.
    nearness: tuple[float, float] = (0.6, 1.15)
    smallest: float = 0.13


@dataclass(frozen=True, slots=True)
class FaultRules:
    """What is wrong with a layout. Areas and lengths are shares of a figure's box or of the picture."""

    # Part of one figure that another may hide; hiding a part of a building, or being before one, counts less.
    hidden: float = 0.12
    behind_hidden: float = 0.4
    behind_common: float = 0.2
    # Boxes count as so much wider, so that figures do not touch.
    gap: float = 0.015
    # Weights: of common area, of lengths outside the picture's edges.
    common: float = 12.0
    outside: float = 40.0
    left: float = 0.025
    right: float = 0.975
    top: float = 0.02
    # Alone, off the middle is livelier, but not at the edge.
    alone_aside: float = 0.09
    # Weights of a middle that is off, and of figures too close together or too far apart for their number.
    middle: float = 2.0
    spread: float = 1.2
    spread_least: float = 0.2
    spread_each: float = 0.14
    spread_most: float = 0.62


@dataclass(frozen=True, slots=True)
class RidingRules:
    """Where a rider sits, in heights of what it rides, from its foot."""

    # On an animal's back; on a bicycle, which is lower than this many metres; in a boat; in a car.
    animal: float = 0.42
    low_m: float = 1.3
    low: float = 0.2
    boat: float = 0.62
    car: float = 1.0
    # In a car or a boat head and shoulders show above it: the rider's most, and the part of the rider that is hidden.
    inside_most: float = 0.85
    inside_hidden: float = 0.6
    # Room above the rider's head.
    headroom: float = 0.03
    # A bust has no legs to put astride: its most, of the picture and of the mount, and where it is cut.
    bust_most: float = 0.42
    bust_of_mount: float = 0.8
    bust_foot: float = 0.45
    # Drawn just before its mount, which hides its feet.
    rank: float = 0.001


SIZE, SHOT, GROUND, PLACE, TABLE = SizeRules(), ShotRules(), GroundRules(), PlaceRules(), TableRules()
STAND, FAULT, RIDING = StandRules(), FaultRules(), RidingRules()
# Frames of figures that are cut off below and rise from the picture's lower edge.
LOWER = {"bust": SIZE.bust, "head": SIZE.head}
# Layouts drawn by lot at a time; where even the best hides too much, figures shrink, so often at most and down to this.
LAYOUTS, TRIES, SHRINK, LEAST = 240, 6, 0.88, 0.1
# Two boxes' least area that is compared.
TINY = 1e-9
