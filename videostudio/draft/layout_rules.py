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


@dataclass(frozen=True, slots=True)
class HeldRules:
    """What somebody holds, in shares of the holder's height or width unless said otherwise."""

    # The least and the most height of what is held, and the most of what is long: narrower than this for its height.
    least: float = 0.13
    most: float = 0.5
    # What is held is shown nearly as small as it is: its height beside the holder's is raised to this power.
    power: float = 0.8
    narrow: float = 0.45
    longest: float = 0.85
    # Its most width beside the holder's, who counts as at least so wide for the height.
    widest: float = 0.9
    wide_of_height: float = 0.5
    # The part of the holder's height, from above, in which hands are, and how far inside the outline's end.
    band: tuple[float, float] = (0.45, 0.76)
    inside: float = 0.1
    # Where somebody is held in the arms: aside of the middle, and below the top.
    arms: tuple[float, float] = (0.12, 0.62)
    # The part of a body that a bust shows; the lowest foot in the picture; in front of the holder by so much rank.
    bust: float = 0.6
    lowest: float = 0.985
    rank: float = 0.001


@dataclass(frozen=True, slots=True)
class MouthRules:
    """Where animals hold things, in shares of their height from above and width."""

    # Seen from the side: where the head reaches farthest in this part. Seen from the front: here.
    band: tuple[float, float] = (0.1, 0.6)
    front: tuple[float, float] = (0.5, 0.62)


@dataclass(frozen=True, slots=True)
class PerchRules:
    """What sits or lies on another, in shares of the other's height from its foot unless said otherwise."""

    # Feet are a little below its upper edge.
    sunk: float = 0.05
    # A shoulder, aside of the middle in widths; the most height of what sits there or is put on, and of somebody who is
    # carried so; the chest's middle. Bodies count as at most so wide for their height, whatever they wear.
    shoulder: float = 0.3
    most: float = 0.45
    person: float = 0.75
    body: float = 0.62
    chest: float = 0.4
    # In a tree's crown and among its leaves; on a ladder's rung; what is so much higher is climbed.
    crown: float = 0.55
    leaves: float = 0.45
    rung: float = 0.3
    larger: float = 1.2


@dataclass(frozen=True, slots=True)
class ContainerRules:
    """What is in something else."""

    # The part of its height that the rim hides; its most width beside the other's.
    hidden: float = 0.45
    widest: float = 0.75
    # Who is so many times larger in metres stands behind it instead.
    too_large: float = 2.0
    # What is so many times higher in metres shows all that is in it: before it, so far up.
    roomy: float = 4.0
    inside: float = 0.2
    # The most height of somebody in a house, beside the house's.
    of_building: float = 0.45


@dataclass(frozen=True, slots=True)
class NearRules:
    """Behind something: the part of the width that it hides, and how far up the ground, in the picture's height."""

    hidden: float = 0.3
    farther: float = 0.02


@dataclass(frozen=True, slots=True)
class UnderRules:
    """Under something."""

    # What is lower than this for the height of who is under it is raised over the head, and hides so much of it.
    shorter: float = 0.9
    over_head: float = 0.3
    # What is held over the head hides so much of it, and is so much of its width aside.
    hidden: float = 0.12
    aside: float = 0.12
    # Else who is under it fills at most this of its height, and stands a little nearer.
    most: float = 0.6
    nearer: float = 0.01


@dataclass(frozen=True, slots=True)
class FarRules:
    """What is far off."""

    # Beside its size near by, also of buildings and mountains; before the floor's end by so much; behind what flies.
    size: float = 0.4
    building: float = 0.75
    before: float = 0.015
    rank: float = -3.0


@dataclass(frozen=True, slots=True)
class SeatRules:
    """Who sits: how high beside standing; how high a seat is, of the furniture's height from its foot."""

    sitting: float = 0.85
    high: float = 0.4


@dataclass(frozen=True, slots=True)
class SunkRules:
    """Who stands in water: the part below it of people and of others; a height that no floor calls small.

    A boat's lower edge fades into it, over a share of the height, in ripples: how high and how many.
    """

    person: float = 0.42
    others: float = 0.25
    large: float = 0.3
    fades: float = 0.035
    ripple: float = 0.008
    ripples: int = 9


@dataclass(frozen=True, slots=True)
class LookRules:
    """Where figures look. Lengths are shares of the picture's width."""

    # Nearer to one another than this, neither is on a side of the other.
    same: float = 0.01
    # Weights of faults: the way ahead is short; what is looked at is farther than near; the chased comes behind.
    room: float = 1.5
    far: float = 3.0
    near: float = 0.08
    ahead: float = 4.0
    # Between two that are beside one another. Half of all sides that nothing says are the right one.
    beside: float = 0.01
    right_share: float = 0.5


SIZE, SHOT, GROUND, PLACE, TABLE = SizeRules(), ShotRules(), GroundRules(), PlaceRules(), TableRules()
STAND, FAULT, RIDING = StandRules(), FaultRules(), RidingRules()
HELD, MOUTH, PERCH, CONTAINER, BEHIND = HeldRules(), MouthRules(), PerchRules(), ContainerRules(), NearRules()
UNDER, FAR, SEAT, SUNK, LOOK = UnderRules(), FarRules(), SeatRules(), SunkRules(), LookRules()
# Frames of figures that are cut off below and rise from the picture's lower edge.
LOWER = {"bust": SIZE.bust, "head": SIZE.head}
# Layouts drawn by lot at a time; where even the best hides too much, figures shrink, so often at most and down to this.
LAYOUTS, TRIES, SHRINK, LEAST = 240, 6, 0.88, 0.1
# Two boxes' least area that is compared.
TINY = 1e-9
