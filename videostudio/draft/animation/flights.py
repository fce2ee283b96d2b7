"""Things that fly by themselves no more than in life: thrown, kicked, caught, dropped, falling."""

import math
from dataclasses import dataclass

from videostudio.draft.animation.actions import FigureMotion
from videostudio.draft.animation.puppetry import PuppetPerformance
from videostudio.draft.compositor import Pose
from videostudio.draft.diorama import DioramaFigure

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FlightRules:
    """How things fly, softly as toys do."""

    # Heights of the picture by which what falls gains speed in a second, each second.
    gravity: float = 2.0
    # Seconds before what falls by itself lets go.
    wait: float = 0.4
    # Seconds up to the flight's highest point, at least and at most.
    rise_least: float = 0.3
    rise_most: float = 0.8
    # A flight's highest point is so far above its start at least, and ahead where nothing else is told; shares of the
    # picture's height and width.
    above: float = 0.12
    ahead: float = 0.22
    # Of the room that the picture has ahead: it comes down in the picture.
    inside: float = 0.36
    # After the first fall: the share of the height that it bounces back to, and of its speed across that is left.
    bounce: float = 0.18
    across: float = 0.4
    # Turns until it lies.
    turns: float = 1.0
    # Where the ground is if nobody stands on it, as a share of the picture's height.
    floor: float = 0.84
    # Seconds that what is caught flies before.
    catch: float = 0.55


FLIGHT = FlightRules()
# What happens to things that nobody sends through the air.
FALLS = frozenset({FigureMotion.FALL, FigureMotion.BREAK, FigureMotion.PUT_DOWN})


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A throw: a parabola up to its highest point and down to the floor, one bounce, and rest.

    Args:
        start: where it begins, in picture pixels.
        apex: its highest point; the start itself for what only falls.
        floor: where its middle comes to lie, down from the picture's upper edge.
        gravity: pixels by which the speed grows in a second, each second.
        turns: turns until it lies.
    """

    start: Point
    apex: Point
    floor: float
    gravity: float
    turns: float

    @property
    def rise(self) -> float:
        """Seconds up to the highest point."""
        up = self.start[1] - self.apex[1]
        if up <= 0:
            return 0.0
        return min(FLIGHT.rise_most, max(FLIGHT.rise_least, math.sqrt(2 * up / self.gravity)))

    @property
    def pull(self) -> float:
        """The gravity that fits the time of the rise."""
        rise = self.rise
        return 2 * (self.start[1] - self.apex[1]) / rise**2 if rise else self.gravity

    @property
    def drop(self) -> float:
        """Seconds from the highest point to the floor."""
        return math.sqrt(2 * max(0.0, self.floor - self.apex[1]) / self.pull)

    def at(self, time: float) -> tuple[float, float, float]:
        """Where it is, and the degrees that it has turned, so many seconds after its start."""
        rise, drop = self.rise, self.drop
        speed = (self.apex[0] - self.start[0]) / rise if rise else 0.0
        way = 1 if speed >= 0 else -1
        if time <= rise + drop:
            x = self.start[0] + speed * time
            y = self.apex[1] + self.pull * (time - rise) ** 2 / 2
            return x, y, 360.0 * self.turns * way * time / max(rise + drop, FLIGHT.rise_least)
        landed = self.start[0] + speed * (rise + drop)
        half = math.sqrt(FLIGHT.bounce) * drop
        since = min(time - rise - drop, 2 * half)
        y = self.floor - self.pull * since * (2 * half - since) / 2
        return landed + FLIGHT.across * speed * since, y, 360.0 * self.turns * way


class ThingFlight:
    """What a loose thing does throughout a clip.

    Args:
        figure: the thing.
        motion: the scene's action.
        size: width and height of the picture.
        floor: where somebody stands, down from the picture's upper edge; None where nobody does.
        thrower: who sends it on its way or catches it, and the figure that shows them; None for nobody.
    """

    def __init__(
        self,
        figure: DioramaFigure,
        motion: FigureMotion,
        size: tuple[int, int],
        floor: float | None,
        thrower: tuple[PuppetPerformance, DioramaFigure] | None,
    ) -> None:
        left, top, right, bottom = figure.box
        self._middle = ((left + right) / 2, (top + bottom) / 2)
        self._arm = (figure.stand.foot[0] - self._middle[0], figure.stand.foot[1] - self._middle[1])
        self._flies = figure.stand.place == "air"
        ground = (floor if floor is not None else FLIGHT.floor * size[1]) - (bottom - top) / 2
        if not self._flies:
            ground = self._middle[1]
        self._hand = thrower
        self._caught = False
        self._begin: float | None = None
        self._path: Trajectory | None = None
        gravity = FLIGHT.gravity * size[1]
        if thrower is not None:
            self._begin_throw(thrower, size, ground, gravity)
        elif motion in FALLS and self._flies:
            self._begin = FLIGHT.wait
            self._path = Trajectory(self._middle, self._middle, max(ground, self._middle[1]), gravity, 0.0)

    def _begin_throw(
        self, thrower: tuple[PuppetPerformance, DioramaFigure], size: tuple[int, int], ground: float, gravity: float
    ) -> None:
        performance, person = thrower
        toss = performance.toss
        if toss is None:
            return
        self._begin, self._caught = performance.time_of(toss), toss.catches
        aside, down = performance.grip_at(self._begin, toss.grip)
        hand = (person.stand.foot[0] + aside, person.stand.foot[1] + down)
        if toss.catches:
            self._path = Trajectory(hand, hand, hand[1], gravity, 0.0)
            return
        start = hand if self._flies else self._middle
        apex = self._middle
        if not self._flies:
            heading = person.stand.heading
            room = size[0] - start[0] if heading > 0 else start[0]
            ahead = min(FLIGHT.ahead * size[0], FLIGHT.inside * room)
            apex = (start[0] + heading * ahead, start[1] - FLIGHT.above * size[1])
        apex = (apex[0], min(apex[1], start[1] - FLIGHT.above * size[1]))
        if toss.drops:
            apex = start
        self._path = Trajectory(start, apex, max(ground, apex[1]), gravity, 0.0 if toss.drops else FLIGHT.turns)

    def pose_at(self, time: float, hand: Point | None) -> Pose | None:
        """Where the thing is at a time; None where it does what it would do anyway.

        Args:
            time: seconds since the clip began.
            hand: where the hand is that has it or will have it, in picture pixels.
        """
        path, begin = self._path, self._begin
        if path is None or begin is None:
            return None
        if self._caught:
            return self._fly_in(time, begin, path.start, hand or path.start)
        if time < begin:
            at = hand if hand is not None and self._flies else path.start
            return self._posed(at, 0.0)
        x, y, angle = path.at(time - begin)
        return self._posed((x, y), angle)

    def _posed(self, middle: Point, angle: float) -> Pose:
        """The thing with its middle at a point, turned about it; what is off the ground leaves its shadow there."""
        dx, dy = self._arm
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        x = middle[0] - self._middle[0] + dx * cos - dy * sin - dx
        y = middle[1] - self._middle[1] + dx * sin + dy * cos - dy
        return Pose(x=x, y=y, angle=angle) if self._flies else Pose(x=x, lift=-y, angle=angle)

    def _fly_in(self, time: float, end: float, goal: Point, hand: Point) -> Pose:
        """What is caught comes from where the picture has it, and stays in the hands."""
        if time >= end:
            return self._posed(hand, 0.0)
        share = min(1.0, max(0.0, 1 - (end - time) / FLIGHT.catch))
        x, y = (a + (b - a) * s for a, b, s in zip(self._middle, goal, (share, share * share), strict=True))
        return self._posed((x, y), 360.0 * FLIGHT.turns * share)
