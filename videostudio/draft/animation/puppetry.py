"""Puppets in a clip: what each looks like at a time, how far it goes, and where its hands have what they hold."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from videostudio.draft.animation.actions import FigureMotion
from videostudio.draft.animation.poses import MovingFigure
from videostudio.draft.compositor import Pose
from videostudio.draft.diorama import DioramaFigure
from videostudio.draft.puppets.motions import BodyMotion, MotionToss
from videostudio.draft.staging.puppets import draw_moment, grip_points
from videostudio.errors import BackendError


@dataclass(frozen=True, slots=True)
class PerformanceRules:
    """The tempo of puppets."""

    # Everybody keeps a tempo of their own: the slowest, and how much faster the fastest is.
    slowest: float = 0.94
    faster: float = 0.12
    # Seconds before what happens once begins, and the share of the clip that it may take at most.
    wait: float = 0.35
    most: float = 0.75


PERFORMANCE = PerformanceRules()


class PuppetPerformance:
    """A puppet throughout a clip.

    Args:
        figure: the puppet as the scene's picture shows it.
        phase: 0 to 1; puppets of different phase do not move in step.
        seconds: the clip's length.
        acting: whether it does what its part tells, or keeps still.

    Raises:
        BackendError: the figure is no puppet.
    """

    def __init__(self, figure: DioramaFigure, phase: float, seconds: float, acting: bool = True) -> None:
        if figure.role is None:
            raise BackendError(f"'{figure.stand.name}' is no puppet. Draw the scene again.")
        self._figure, self._role, self._seconds, self._acting = figure, figure.role, seconds, acting
        self._tempo = PERFORMANCE.slowest + PERFORMANCE.faster * phase
        self._finer = 1 / figure.stand.scale
        self._rest = self._grips = self._find_grips(self._role.moves.still)

    @property
    def _moves(self) -> BodyMotion:
        return self._role.moves

    def as_moving(self, moving: MovingFigure) -> MovingFigure:
        """What the puppet is for whoever plans its way: it travels where its motion has a stride."""
        stays = not self._acting or not self._moves.stride or moving.place == "carried" or bool(self._role.legs)
        heading = 1 if math.sin(math.radians(self._role.yaw)) >= 0 else -1
        return replace(moving, motion=FigureMotion.IDLE if stays else FigureMotion.WALK, heading=heading)

    def pose_at(self, time: float, x: float, gone: float) -> Pose:
        """The puppet at a time.

        Args:
            time: seconds since the clip began.
            x: how far it is from its stand, in picture pixels.
            gone: how far it has gone since the clip began.
        """
        cycles = self._find_cycles(time, gone)
        shown, drawn = draw_moment(self._role, cycles, self._finer)
        self._grips = grip_points(drawn, self._figure.stand.scale)
        return Pose(x=x, drawn=shown)

    def carry(self, own: Pose, figure: DioramaFigure) -> Pose:
        """Where something is that the puppet holds or wears, once `pose_at` has moved the puppet."""
        now, was = self._grips[figure.stand.grip], self._rest[figure.stand.grip]
        return Pose(x=own.x + now[0] - was[0], y=own.y + now[1] - was[1], lift=own.lift)

    @property
    def toss(self) -> MotionToss | None:
        """When it lets go of a thing or catches it; None where it does not."""
        return self._moves.toss if self._acting else None

    def time_of(self, toss: MotionToss) -> float:
        """Seconds until its motion gets to where a thing is let go or caught."""
        moves = self._moves
        if moves.once:
            return PERFORMANCE.wait + toss.at * min(moves.seconds, PERFORMANCE.most * self._seconds)
        ahead = (toss.at - moves.still) % 1.0 * moves.seconds
        return (ahead if ahead > PERFORMANCE.wait else ahead + moves.seconds) / self._tempo

    def grip_at(self, time: float, grip: str) -> tuple[float, float]:
        """Where a hand is at a time, in picture pixels right of and below its foot."""
        return self._find_grips(self._find_cycles(time, 0.0))[grip]

    def grip_now(self, grip: str) -> tuple[float, float]:
        """Where a hand is, once `pose_at` has moved the puppet, in picture pixels right of and below its foot."""
        return self._grips[grip]

    def _find_cycles(self, time: float, gone: float) -> float:
        """How often the motion has run through: by the way that is behind, else by the time."""
        moves = self._moves
        if not self._acting:
            return moves.still
        if moves.once:
            length = min(moves.seconds, PERFORMANCE.most * self._seconds)
            return max(0.0, time - PERFORMANCE.wait) / length
        stride = self._role.stride * self._role.metre * abs(math.sin(math.radians(self._role.yaw)))
        if stride and gone:
            return moves.still + abs(gone) / stride
        return moves.still + time * self._tempo / moves.seconds

    def _find_grips(self, cycles: float) -> Mapping[str, tuple[float, float]]:
        return grip_points(draw_moment(self._role, cycles, self._finer)[1], self._figure.stand.scale)
