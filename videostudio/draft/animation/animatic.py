"""Clips by parallax: a camera moves through the layers of a scene image, and its figures act (paper, section 3.3).

A collage left its layers beside the picture. Any other picture is taken apart first: its figures by its mask, what is
behind them filled in, depth guessed.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.draft.animation.actions import TRAVELS, FigureMotion, MotionFinder, lend_finder
from videostudio.draft.animation.flights import ThingFlight
from videostudio.draft.animation.poses import MovingFigure, plan_phases, pose_at, travelled_share
from videostudio.draft.animation.puppetry import PuppetPerformance
from videostudio.draft.compositor import CameraView, Compositor, Pose
from videostudio.draft.diorama import CARRIED, INDEX, Diorama, DioramaFigure
from videostudio.run import Run
from videostudio.types import Camera, Direction, Size, Speed

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class CameraRules:
    """How far the camera goes."""

    # Left, right, up, down: shares of the picture's width or height that it passes in a second at disparity 1.
    travel: Mapping[Speed, float] = field(
        default_factory=lambda: {Speed.SLOW: 0.025, Speed.MEDIUM: 0.05, Speed.FAST: 0.09}
    )
    # Forward and backward: the share of the way to the figures that it passes in a second.
    dolly: Mapping[Speed, float] = field(
        default_factory=lambda: {Speed.SLOW: 0.03, Speed.MEDIUM: 0.06, Speed.FAST: 0.11}
    )
    # The longest way of the fastest camera; slower ones keep their proportion to it, so that they stay slower.
    longest_travel: float = 0.28
    longest_dolly: float = 0.34
    # Picture pixels beyond the place's end that may be seen, and how often a move is changed to see no more.
    seen_beyond: float = 0.5
    fitting_rounds: int = 8


@dataclass(frozen=True, slots=True)
class TravelPace:
    """How a figure travels: its heights in a second, and the most of the picture's width that it crosses in a clip."""

    heights: float
    most: float


@dataclass(frozen=True, slots=True)
class TravelRules:
    """How figures go through the picture, in shares of its width."""

    paces: Mapping[FigureMotion, TravelPace] = field(
        default_factory=lambda: {
            FigureMotion.WALK: TravelPace(0.5, 0.34),
            FigureMotion.RUN: TravelPace(0.95, 0.5),
            FigureMotion.SNEAK: TravelPace(0.3, 0.24),
            FigureMotion.MARCH: TravelPace(0.5, 0.34),
            FigureMotion.CARRY: TravelPace(0.4, 0.3),
            FigureMotion.ROLL: TravelPace(0.8, 0.46),
            FigureMotion.RIDE: TravelPace(0.8, 0.46),
            FigureMotion.DRIVE: TravelPace(0.8, 0.46),
            FigureMotion.ROW: TravelPace(0.6, 0.36),
            FigureMotion.FLY: TravelPace(0.9, 0.42),
            FigureMotion.SWIM: TravelPace(0.7, 0.36),
        }
    )
    # Who does not act goes a part of that; the scene's picture lies in the middle of the way.
    bystander: float = 0.4
    middle: float = 0.5
    # Clouds drift so far in a second.
    drift: float = 0.004
    # Figures stay so far inside the frame: half of their width, at most this much, and some room.
    inside_width: float = 0.5
    inside_most: float = 0.4
    inside_room: float = 0.02
    # A bust at the lower edge must not rise off it by more than this share of its height.
    bust_lift: float = 0.04
    # A rider tilts less than its mount.
    rider_tilt: float = 0.7


CAMERA, TRAVEL = CameraRules(), TravelRules()
# A bust at the picture's lower edge has no feet to do these things with.
BUST_MOTIONS = {
    FigureMotion.TURN: FigureMotion.DANCE,
    FigureMotion.FALL: FigureMotion.SLEEP,
    FigureMotion.BREAK: FigureMotion.SHIVER,
    FigureMotion.CLIMB: FigureMotion.STIR,
    FigureMotion.FLY: FigureMotion.IDLE,
    FigureMotion.SWIM: FigureMotion.WALK,
    FigureMotion.JUMP: FigureMotion.DANCE,
}
# The shortest way that is divided by.
TINY = 1e-9


def parallax_animator(resources: Resources) -> "Parallax":
    """Make the parallax animator.

    Args:
        resources: lends the sentence embedder; without one, actions go by their words alone.
    """
    return Parallax(lend_finder(resources))


class Parallax:
    """Animates scene images; see `protocols.ImageToVideo`.

    Args:
        motions: finds the motion for an action.
    """

    def __init__(self, motions: MotionFinder) -> None:
        self._motions = motions

    def animate(self, request: ClipRequest, run: Run) -> "Iterator[np.ndarray]":
        """Yield the frames in order, each (H, W, 3) uint8 RGB."""
        run.tick(0.0, "Taking the scene apart")
        diorama = load_diorama(request.image.picture, request.image.mask, request.image.layers, request.size)
        motion = self._motions.find(request.scene.action if request.acting else "")
        seconds = request.frames / request.fps
        path = camera_path(request.scene.camera, request.size, seconds)
        compositor, move = fit_camera_move(diorama, path)
        acts = Choreography(diorama, compositor, motion, move, seconds, request.seed, request.acting)
        for n in range(request.frames):
            run.tick(n / request.frames, f"Frame {n + 1} of {request.frames}")
            u = n / max(1, request.frames - 1)
            yield compositor.frame(move.at(u), acts.poses(u), n / request.fps)


def load_diorama(picture: Path, mask: Path, layers: Path | None, size: Size) -> Diorama:
    """Load a scene image as a diorama of the size asked for; take it apart where it has no layers."""
    if layers is not None and (layers / INDEX).is_file():
        diorama = Diorama.from_folder(layers)
    else:
        from videostudio.draft.layers import take_apart

        diorama = take_apart(picture, mask, size)
    return resize_diorama(diorama, size)


def resize_diorama(diorama: Diorama, size: Size) -> Diorama:
    """The same diorama for another picture size; a size of another shape sees less of it at the sides."""
    width, height = diorama.size
    if (width, height) == (size.width, size.height):
        return diorama
    scale = max(size.width / width, size.height / height)
    dx, dy = (size.width - width * scale) / 2, (size.height - height * scale) / 2
    left, above, right, below = diorama.plate.real
    plate = replace(
        diorama.plate,
        density=diorama.plate.density / scale,
        margin=(diorama.plate.margin[0] * scale - dx, diorama.plate.margin[1] * scale - dy),
        real=(left * scale - dx, above * scale - dy, right * scale - dx, below * scale - dy),
    )
    figures = []
    for figure in diorama.figures:
        x, y = figure.stand.foot
        stand = replace(figure.stand, foot=(x * scale + dx, y * scale + dy), scale=figure.stand.scale * scale)
        role = figure.role and replace(figure.role, metre=figure.role.metre * scale)
        figures.append(DioramaFigure(stand, figure.sprite, role))
    sky = replace(diorama.sky, floor=diorama.sky.floor * scale + dy)
    return Diorama((size.width, size.height), plate, tuple(figures), sky)


@dataclass(frozen=True, slots=True)
class CameraMove:
    """A camera's move.

    Args:
        start: where it begins.
        end: where it ends.
    """

    start: CameraView
    end: CameraView

    def at(self, u: float) -> CameraView:
        """The camera after the share u of the clip: even pace from first to last frame."""
        a, b = self.start, self.end
        if a == b:
            return a
        return CameraView(a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u, a.z + (b.z - a.z) * u, a.lens)

    @property
    def reach(self) -> CameraView:
        """The farthest it goes from the picture's own view, as a view of positive numbers."""
        a, b = self.start, self.end
        return CameraView(max(abs(a.x), abs(b.x)), max(abs(a.y), abs(b.y)), max(abs(a.z), abs(b.z)), a.lens)


def fit_camera_move(diorama: Diorama, path: CameraView) -> tuple[Compositor, CameraMove]:
    """A move that never sees where the place ends, and the compositor for it.

    The scene's picture lies in the middle of the move. Where the place ends on one side the move begins earlier or
    later; where it is too small for the whole move, a longer lens is taken, through which the camera moves as fast.

    Args:
        diorama: the scene.
        path: the camera's whole way.
    """
    move = CameraMove(CameraView(-path.x / 2, -path.y / 2, -path.z / 2), CameraView(path.x / 2, path.y / 2, path.z / 2))
    compositor = Compositor(diorama, move.reach)
    for _ in range(CAMERA.fitting_rounds):
        sides = [compositor.overrun(view) for view in (move.start, move.end)]
        left, above, right, below = (max(pair) for pair in zip(*sides, strict=True))
        if max(left, above, right, below) <= CAMERA.seen_beyond:
            break
        lens = move.start.lens * max(
            1.0, 1 + (left + right) / compositor.width, 1 + (above + below) / compositor.height
        )
        # What is missing on one side is taken from the other; with a longer lens both sides have some.
        aside, down = _even_out(left, right), _even_out(above, below)
        mx, my = (move.start.x + move.end.x) / 2 + aside, (move.start.y + move.end.y) / 2 + down
        x, y = path.x / lens / 2, path.y / lens / 2
        move = CameraMove(CameraView(mx - x, my - y, -path.z / 2, lens), CameraView(mx + x, my + y, path.z / 2, lens))
        compositor = Compositor(diorama, move.reach)
    return compositor, move


def _even_out(before: float, after: float) -> float:
    """How far to move so that neither side lacks more than the other; nothing where neither lacks anything."""
    return (before - after) / 2 if max(before, after) > 0 else 0.0


def camera_path(camera: Camera, size: Size, seconds: float) -> CameraView:
    """The camera's whole way from start to end.

    Args:
        camera: direction and speed.
        size: frame size; pans are shares of it.
        seconds: the clip's length.
    """
    fastest = CAMERA.travel[Speed.FAST] * seconds, CAMERA.dolly[Speed.FAST] * seconds
    travel = CAMERA.travel[camera.speed] * seconds * min(1.0, CAMERA.longest_travel / max(TINY, fastest[0]))
    dolly = CAMERA.dolly[camera.speed] * seconds * min(1.0, CAMERA.longest_dolly / max(TINY, fastest[1]))
    return {
        Direction.STATIC: CameraView(),
        Direction.LEFT: CameraView(x=-travel * size.width),
        Direction.RIGHT: CameraView(x=travel * size.width),
        Direction.UP: CameraView(y=-travel * size.height),
        Direction.DOWN: CameraView(y=travel * size.height),
        Direction.FORWARD: CameraView(z=dolly),
        Direction.BACKWARD: CameraView(z=-dolly),
    }[camera.direction]


class Choreography:
    """What every figure does throughout a clip.

    Args:
        diorama: the scene.
        compositor: knows where things are seen.
        motion: the scene's action.
        move: the camera's move.
        seconds: the clip's length.
        seed: chance.
        acting: whether puppets do what their parts tell, or keep still.
    """

    def __init__(
        self,
        diorama: Diorama,
        compositor: Compositor,
        motion: FigureMotion,
        move: CameraMove,
        seconds: float,
        seed: int,
        acting: bool = True,
    ) -> None:
        self._seconds = seconds
        self._figures = diorama.figures
        self._riding_order = sorted(
            (n for n, figure in enumerate(diorama.figures) if figure.stand.rides >= 0),
            key=lambda n: len(self._list_carriers(n)),
        )
        phases = plan_phases(len(diorama.figures), seed)
        self._moving = [_moving_figure(f, motion, phases[n], diorama.size[1]) for n, f in enumerate(diorama.figures)]
        self._performances = {
            n: PuppetPerformance(figure, phases[n], seconds, acting)
            for n, figure in enumerate(self._figures)
            if figure.role is not None
        }
        self._moving = [
            self._performances[n].as_moving(moving) if n in self._performances else moving
            for n, moving in enumerate(self._moving)
        ]
        self._flights = self._plan_flights(motion, diorama.size)
        self._ways = [
            _travel_ends(figure, moving, compositor, n, move, seconds, self._room_ahead(n))
            for n, (figure, moving) in enumerate(zip(diorama.figures, self._moving, strict=True))
        ]

    def _plan_flights(self, motion: FigureMotion, size: tuple[int, int]) -> dict[int, tuple[ThingFlight, int]]:
        """The flights of loose things, each with the number of who throws or catches it; -1 for nobody."""
        throwers = [n for n, act in self._performances.items() if act.toss and self._figures[n].stand.acts]
        standing = (figure.stand for figure in self._figures if figure.stand.place == "ground")
        floor = max((stand.foot[1] for stand in standing), default=None)
        found = {}
        for n, figure in enumerate(self._figures):
            if not figure.stand.loose:
                continue
            x = figure.stand.foot[0]
            near = min(throwers, key=lambda m: abs(self._figures[m].stand.foot[0] - x), default=-1)
            thrower = (self._performances[near], self._figures[near]) if near >= 0 else None
            found[n] = (ThingFlight(figure, motion, size, floor, thrower), near)
        return found

    def _room_ahead(self, n: int) -> float:
        """How far a figure can go before it runs into one that stays, in picture pixels."""
        one, heading = self._figures[n], self._moving[n].heading
        room = math.inf
        for m, other in enumerate(self._figures):
            stays = self._moving[m].motion not in TRAVELS and other.stand.kind not in ("sky", "building")
            together = n in self._list_carriers(m) or m in self._list_carriers(n)
            if m == n or not stays or together or other.stand.place == "air":
                continue
            gap = (other.stand.foot[0] - one.stand.foot[0]) * heading - (one.width + other.width) / 2
            if gap >= 0:
                room = min(room, gap)
        return room

    def poses(self, u: float) -> list[Pose]:
        """Every figure's pose after the share u of the clip."""
        poses = []
        for n, (moving, (start, end)) in enumerate(zip(self._moving, self._ways, strict=True)):
            if n in self._performances:
                gone = (end - start) * travelled_share(u)
                poses.append(self._performances[n].pose_at(u * self._seconds, start + gone, gone))
                continue
            pose = pose_at(moving, u * self._seconds, self._seconds)
            if moving.place == "lower":
                pose = replace(pose, lift=min(pose.lift, TRAVEL.bust_lift * moving.height))
            poses.append(replace(pose, x=pose.x + start + (end - start) * travelled_share(u)))
        for n, (flight, thrower) in self._flights.items():
            hand = None
            if thrower >= 0 and (toss := self._performances[thrower].toss):
                aside, down = self._performances[thrower].grip_now(toss.grip)
                foot = self._figures[thrower].stand.foot
                hand = (foot[0] + poses[thrower].x + aside, foot[1] + poses[thrower].y + down)
            poses[n] = flight.pose_at(u * self._seconds, hand) or poses[n]
        for n in self._riding_order:  # a rider goes where its mount goes
            rider, mount = self._figures[n], self._figures[self._figures[n].stand.rides]
            under = poses[rider.stand.rides]
            carried = rider.stand.place == CARRIED
            if rider.stand.grip:
                poses[n] = replace(self._performances[rider.stand.rides].carry(under, rider), drawn=poses[n].drawn)
                continue
            own = _carried_pose(under, poses[n], rider, mount) if carried else _rider_pose(under, rider, mount)
            poses[n] = replace(own, drawn=poses[n].drawn)
        return poses

    def _list_carriers(self, n: int) -> list[int]:
        """The figures that carry another: its own carrier, that one's, and so on."""
        found = []
        while (n := self._figures[n].stand.rides) >= 0:
            found.append(n)
        return found


def _moving_figure(figure: DioramaFigure, motion: FigureMotion, phase: float, picture_height: int) -> MovingFigure:
    stand = figure.stand
    own = motion if stand.acts else FigureMotion.IDLE
    if own is FigureMotion.IDLE and stand.kind == "bird" and stand.place == "air":
        own = FigureMotion.FLY
    if own is FigureMotion.IDLE and stand.kind == "fish":
        own = FigureMotion.SWIM
    if stand.kind == "vehicle" and own is FigureMotion.TURN:
        own = FigureMotion.DRIVE  # a car turns a corner; only a figure of paper turns on its edge
    if stand.place == "lower":
        own = BUST_MOTIONS.get(own, own)
    if stand.place == CARRIED and own in TRAVELS:
        own = FigureMotion.IDLE  # its carrier goes for it
    return MovingFigure(own, stand.kind, stand.place, figure.height, stand.heading, phase, max(0.0, figure.box[1]))


def _travel_ends(
    figure: DioramaFigure,
    moving: MovingFigure,
    compositor: Compositor,
    number: int,
    move: CameraMove,
    seconds: float,
    ahead: float,
) -> tuple[float, float]:
    """Where a figure's travel starts and ends, in picture pixels from its stand.

    `ahead` is the room before it.
    """
    if figure.stand.kind == "sky" and figure.stand.place == "air":
        drift = TRAVEL.drift * compositor.width * seconds
        return -drift / 2, drift / 2
    if moving.motion not in TRAVELS:
        return 0.0, 0.0
    pace = TRAVEL.paces[moving.motion]
    most = pace.most
    if not figure.stand.acts:
        most *= TRAVEL.bystander
    length = min(pace.heights * figure.height * seconds, most * compositor.width)
    far = min(TRAVEL.middle * length, ahead)
    start, end = (far - length) * moving.heading, far * moving.heading
    # Stay in the frame at both ends, whatever the camera does meanwhile.
    half = min(TRAVEL.inside_width * figure.width, TRAVEL.inside_most * compositor.width)
    half += TRAVEL.inside_room * compositor.width
    ends = []
    for shift, u in ((start, 0.0), (end, 1.0)):
        x, _, zoom = compositor.project_point(
            (figure.stand.foot[0] + shift, figure.stand.foot[1]), compositor.depths[number], move.at(u)
        )
        inside = min(max(x, half), compositor.width - half)
        ends.append(shift + (inside - x) / zoom)
    if (ends[1] - ends[0]) * moving.heading < 0:
        return 0.0, 0.0
    return ends[0], ends[1]


def _rider_pose(mount: Pose, rider: DioramaFigure, under: DioramaFigure) -> Pose:
    """The rider's pose: it tilts about its mount's foot and goes along."""
    angle = math.radians(mount.angle)
    dx, dy = rider.stand.foot[0] - under.stand.foot[0], rider.stand.foot[1] - under.stand.foot[1]
    return Pose(
        x=mount.x + dx * math.cos(angle) - dy * math.sin(angle) - dx,
        y=mount.y + dx * math.sin(angle) + dy * math.cos(angle) - dy,
        angle=TRAVEL.rider_tilt * mount.angle,
        lift=mount.lift,
    )


def _carried_pose(carrier: Pose, own: Pose, figure: DioramaFigure, under: DioramaFigure) -> Pose:
    """The pose of what another carries: it tilts, turns and stretches with its carrier and has its own gestures."""
    angle = math.radians(carrier.angle)
    foot, base = figure.stand.foot, under.stand.foot
    dx, dy = (foot[0] - base[0]) * carrier.wide, (foot[1] - base[1]) * carrier.tall
    return Pose(
        x=carrier.x + own.x + dx * math.cos(angle) - dy * math.sin(angle) - foot[0] + base[0],
        y=carrier.y + own.y + dx * math.sin(angle) + dy * math.cos(angle) - foot[1] + base[1],
        angle=carrier.angle + own.angle,
        wide=carrier.wide * own.wide,
        tall=own.tall,
        lift=carrier.lift + own.lift,
    )
