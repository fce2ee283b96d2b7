"""How figures move: a pose for a motion and a time, like paper theatre. Every pose begins at rest and none leaps."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from videostudio.draft.animation.actions import FigureMotion
from videostudio.draft.compositor import Pose
from videostudio.library.assets import LIVING_KINDS


@dataclass(frozen=True, slots=True)
class MovingFigure:
    """A figure and what it does in a scene.

    Args:
        motion: what it does.
        kind: what it is; see `library.assets.Cutout.kind`.
        place: where it is; see `diorama.Stand.place`.
        height: its height in picture pixels.
        heading: 1 to the right, -1 to the left.
        phase: 0 to 1; figures of different phase do not move in step.
        room: picture pixels above its head.
    """

    motion: FigureMotion
    kind: str
    place: str
    height: float
    heading: int = 1
    phase: float = 0.0
    room: float = 1e9


@dataclass(frozen=True, slots=True)
class MotionCycle:
    """What a figure does again and again, as large as it shows at a glance and no larger: it is a flat cut-out.

    Args:
        rate: cycles in a second; steps in a second for walking, running and climbing.
        second_rate: cycles in a second of a second movement beside it.
        lift: how far it rises off the ground, in heights of the figure.
        bob: how far it moves up and down, in heights of the figure.
        sway: how far it moves to both sides, in heights of the figure.
        swing: degrees that it swings to both sides.
        lean: degrees that it leans ahead once it is under way.
        tall: share of its height that it shrinks or grows.
        wide: share of its width that it grows or shrinks meanwhile.
    """

    rate: float = 0.0
    second_rate: float = 0.0
    lift: float = 0.0
    bob: float = 0.0
    sway: float = 0.0
    swing: float = 0.0
    lean: float = 0.0
    tall: float = 0.0
    wide: float = 0.0


# Figures that do nothing still live: what flies and swims floats, what breathes breathes, plants stir in the wind.
IDLE_CYCLES: Mapping[str, MotionCycle] = {
    "air": MotionCycle(rate=0.5, second_rate=0.3, bob=0.05, swing=1.5),
    "water": MotionCycle(rate=0.4, second_rate=0.33, bob=0.025, swing=1.8),
    "living": MotionCycle(rate=0.42, second_rate=0.27, swing=0.5, tall=0.011, wide=0.5),
    "plant": MotionCycle(rate=0.35, swing=0.8),
}
CYCLES: Mapping[FigureMotion, MotionCycle] = {
    FigureMotion.WALK: MotionCycle(rate=1.9, lift=0.028, swing=2.6, lean=1.0, tall=0.014),
    FigureMotion.RUN: MotionCycle(rate=2.9, lift=0.075, swing=2.2, lean=6.0, tall=0.035),
    FigureMotion.RIDE: MotionCycle(rate=1.9, swing=0.7, lean=1.2),
    FigureMotion.WAVE: MotionCycle(rate=1.25, lift=0.012, swing=6.0, tall=0.015),
    FigureMotion.FLY: MotionCycle(rate=0.6, second_rate=0.45, lift=0.3, bob=0.035, swing=2.0, lean=3.0),
    FigureMotion.SWIM: MotionCycle(rate=1.15, bob=0.03, swing=3.2, wide=0.03),
    FigureMotion.DANCE: MotionCycle(rate=0.95, lift=0.045, sway=0.09, swing=7.5, tall=0.03, wide=0.02),
    FigureMotion.EAT: MotionCycle(rate=0.85, second_rate=3.1, lean=4.5, tall=0.016, wide=0.008),
    FigureMotion.STIR: MotionCycle(rate=1.05, sway=0.012, swing=2.0, lean=1.6, tall=0.012),
    FigureMotion.TALK: MotionCycle(rate=2.6, second_rate=0.55, swing=1.8, tall=0.013, wide=0.006),
    FigureMotion.SLEEP: MotionCycle(rate=0.33, tall=0.02, wide=0.008),
    FigureMotion.CLIMB: MotionCycle(rate=1.4, lift=0.6, swing=4.0),
    FigureMotion.LOOK: MotionCycle(rate=0.42, second_rate=0.4, swing=3.2, tall=0.01, wide=0.02),
    FigureMotion.PLAY_GUITAR: MotionCycle(rate=0.8, swing=4.0, tall=0.015),
    FigureMotion.HUG: MotionCycle(rate=0.6, sway=0.1, swing=1.2, lean=5.0),
}
# What moves otherwise than a person does the same: animals that carry somebody, and what flaps its wings.
MOUNT = MotionCycle(rate=1.7, lift=0.035, swing=2.4)
WINGS: Mapping[str, MotionCycle] = {
    "bird": MotionCycle(rate=2.6, second_rate=0.5, bob=-0.05, swing=2.0, lean=-3.0, tall=0.09, wide=-0.03),
    "insect": MotionCycle(rate=5.0, second_rate=0.5, bob=-0.05, swing=2.0, lean=-3.0, tall=0.09, wide=-0.03),
}


@dataclass(frozen=True, slots=True)
class JumpRules:
    """A jump: a crouch, then a flight along a parabola."""

    # Seconds from one jump to the next, and the share of them spent crouching.
    period: float = 1.05
    crouch: float = 0.34
    # How high: in heights of the figure, at least so many, and no higher than most of the room above it.
    high: float = 0.34
    least: float = 0.06
    room: float = 0.85
    # How much lower it crouches and how much wider for that; how much longer it stretches and how much thinner.
    squash: float = 0.1
    squash_wide: float = 0.6
    stretch: float = 0.05
    stretch_wide: float = 0.5
    # Degrees that it turns over at the start and the end of the flight.
    turn: float = 2.5


@dataclass(frozen=True, slots=True)
class RoadRules:
    """The bumps that a vehicle goes over: two waves that do not meet in step."""

    # Both together, in heights of the figure; the waves' shares, and their cycles in a second.
    bump: float = 0.009
    shares: tuple[float, float] = (0.6, 0.4)
    rates: tuple[float, float] = (2.3, 3.7)


@dataclass(frozen=True, slots=True)
class TurnRules:
    """Turning around like a card on its edge."""

    # Seconds that a full turn takes, about, and the least width, so that the card never vanishes.
    seconds: float = 2.2
    narrowest: float = 0.06
    # How far it rises, in heights of the figure.
    lift: float = 0.02


@dataclass(frozen=True, slots=True)
class TalkRules:
    """Emphasis comes and goes while somebody talks."""

    # The least of it, what it adds at most, and how often in a second.
    least: float = 0.55
    more: float = 0.45
    rate: float = 0.7


@dataclass(frozen=True, slots=True)
class FallRules:
    """Falling over: a moment of balance, the fall, a short bounce."""

    # When it falls and how long it takes, as shares of the clip, and the least seconds.
    start: float = 0.22
    drop: float = 0.2
    least: float = 0.25
    # Degrees: lying down (not quite, as a flat figure would be gone), leaning back before, bouncing after.
    flat: float = 84.0
    back: float = 4.0
    bounce: float = 7.0
    # How fast the bounces fade and how often they come, in the time that the fall took.
    fading: float = 3.0
    rate: float = 4.5


@dataclass(frozen=True, slots=True)
class ThrowRules:
    """Throwing: drawing back, a quick throw, coming back. Lean in degrees, times as shares of the period."""

    # Seconds from one throw to the next.
    period: float = 1.5
    back_until: float = 0.45
    ahead_until: float = 0.62
    throw: float = 0.17
    return_time: float = 0.38
    back: float = -9.0
    swing: float = 22.0
    ahead: float = 13.0
    # For each degree: how much lower it gets and how far ahead it goes, in heights of the figure.
    lower: float = 0.002
    along: float = 0.006


@dataclass(frozen=True, slots=True)
class TempoRules:
    """What all motions have in common."""

    # Seconds in which a motion begins, so that the first frame shows the figure at rest.
    begin: float = 0.4
    # Everybody keeps a tempo of their own: the slowest, and how much faster the fastest is; the same for idle waves.
    slowest: float = 0.93
    faster: float = 0.14
    slowest_wave: float = 0.92
    faster_wave: float = 0.16
    # The share of a way on which pace is gained, and that on which it is lost.
    soft: float = 0.12
    # What happens once (rising, coming near) takes at least so many seconds, and these shares of the clip.
    once_least: float = 0.5
    rise: float = 0.5
    approach: float = 0.4


JUMP, ROAD, TURN, TALK = JumpRules(), RoadRules(), TurnRules(), TalkRules()
FALL, THROW, TEMPO = FallRules(), ThrowRules(), TempoRules()
# A swimmer's roll comes this much after the stroke, in radians.
ROLL_DELAY = 0.9
# The chewing beside each bite, as a share of the height.
CHEW = 0.006
# The share of a climber's step in which it pulls itself up, and of the room above it that it climbs.
PULL, CLIMB_ROOM = 0.7, 0.9
# The shortest span of seconds that is divided by.
MOMENT = 1e-6
# Motions that happen once in a clip keep the clip's own time.
ONCE = frozenset(
    {
        FigureMotion.TURN,
        FigureMotion.FALL,
        FigureMotion.BREAK,
        FigureMotion.CLIMB,
        FigureMotion.HUG,
        FigureMotion.KISS,
        FigureMotion.SHAKE_HANDS,
        FigureMotion.PET,
    }
)
# Their own stream of chance, so that phases do not follow the layout's.
PHASE_STREAM = 71
FULL = 2 * math.pi


def pose_at(figure: MovingFigure, time: float, length: float) -> Pose:
    """A figure's pose, without its travel; at time 0 it is at rest.

    Args:
        figure: who does what.
        time: seconds since the clip began.
        length: the clip's seconds.
    """
    swell = ease_in_out(time / TEMPO.begin)
    move = _MOVES.get(figure.motion)
    if figure.motion is FigureMotion.IDLE or move is None:
        return _idle(figure, time)
    if figure.motion not in ONCE:
        time *= TEMPO.slowest + TEMPO.faster * figure.phase
    return move(figure, time, length, swell)


def ease_in_out(x: float) -> float:
    """0 before 0, 1 after 1, without a kink between."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def travelled_share(u: float) -> float:
    """Share of the way that is behind after the share u of the time: even pace, soft start and end."""
    u, soft = min(1.0, max(0.0, u)), TEMPO.soft
    pace = 1.0 / (1.0 - soft)
    if u < soft:
        return pace * u * u / (2 * soft)
    if u > 1 - soft:
        return 1.0 - pace * (1 - u) ** 2 / (2 * soft)
    return pace * (u - soft / 2)


def plan_phases(count: int, seed: int) -> Sequence[float]:
    """One phase for each figure."""
    return tuple(float(value) for value in np.random.default_rng([seed % 2**32, PHASE_STREAM]).random(count))


def _wave(time: float, rate: float, phase: float) -> float:
    """A sine that starts at 0 at time 0 for every phase's rate; phases change the rate a little, not the start."""
    return math.sin(FULL * rate * (TEMPO.slowest_wave + TEMPO.faster_wave * phase) * time)


def _idle(figure: MovingFigure, time: float) -> Pose:
    height, phase = figure.height, figure.phase
    floats = figure.place == "air" and figure.kind not in ("sky", "building")
    if floats or figure.kind == "fish" or figure.place == "water":
        cycle = IDLE_CYCLES["air" if floats else "water"]
        return Pose(
            y=cycle.bob * height * _wave(time, cycle.rate, phase),
            angle=cycle.swing * _wave(time, cycle.second_rate, phase),
        )
    if figure.kind in LIVING_KINDS:
        cycle = IDLE_CYCLES["living"]
        breath = cycle.tall * _wave(time, cycle.rate, phase)
        angle = cycle.swing * _wave(time, cycle.second_rate, phase)
        return Pose(tall=1 + breath, wide=1 - cycle.wide * breath, angle=angle)
    if figure.kind == "plant":
        cycle = IDLE_CYCLES["plant"]
        return Pose(angle=cycle.swing * _wave(time, cycle.rate, phase))
    return Pose()


def _walk(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.WALK]
    step = math.pi * cycle.rate * time
    squash = cycle.tall * math.cos(2 * step) - cycle.tall
    return Pose(
        lift=cycle.lift * figure.height * abs(math.sin(step)),
        angle=cycle.swing * math.sin(step) + swell * cycle.lean * figure.heading,
        tall=1 - squash * 0.5,
        wide=1 + squash * 0.5,
    )


def _run(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.RUN]
    step = math.pi * cycle.rate * time
    lift = abs(math.sin(step))
    squash = cycle.tall * (1 - lift) * swell
    return Pose(
        lift=cycle.lift * figure.height * lift,
        angle=swell * cycle.lean * figure.heading + cycle.swing * math.sin(step),
        tall=1 - squash,
        wide=1 + squash,
    )


def _jump(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    beat = (time / JUMP.period) % 1.0
    if beat < JUMP.crouch:
        squash = JUMP.squash * math.sin(math.pi * beat / JUMP.crouch)
        return Pose(tall=1 - squash, wide=1 + JUMP.squash_wide * squash)
    high = min(JUMP.high * figure.height, max(JUMP.least * figure.height, figure.room * JUMP.room))
    flight = (beat - JUMP.crouch) / (1 - JUMP.crouch)
    lift = 4 * flight * (1 - flight)
    stretch = JUMP.stretch * math.sin(math.pi * flight)
    return Pose(
        lift=high * lift,
        tall=1 + stretch,
        wide=1 - JUMP.stretch_wide * stretch,
        angle=JUMP.turn * figure.heading * (flight - 0.5) * lift,
    )


def _ride(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    if figure.kind == "animal":
        step = FULL * MOUNT.rate * time
        return Pose(lift=MOUNT.lift * figure.height * (1 - math.cos(step)) / 2, angle=MOUNT.swing * math.sin(step))
    cycle = CYCLES[FigureMotion.RIDE]
    one, other = (share * math.sin(FULL * rate * time) for share, rate in zip(ROAD.shares, ROAD.rates, strict=True))
    bump = ROAD.bump * figure.height * (one + other)
    sway = cycle.swing * math.sin(FULL * cycle.rate * time)
    return Pose(lift=max(0.0, bump), angle=swell * cycle.lean * figure.heading + sway)


def _wave_hand(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.WAVE]
    rock = math.sin(FULL * cycle.rate * time)
    hop = abs(rock)
    return Pose(angle=cycle.swing * rock * swell, lift=cycle.lift * figure.height * hop, tall=1 + cycle.tall * hop)


def _fly(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    wings = WINGS.get(figure.kind)
    if wings is not None:
        flap = math.sin(FULL * wings.rate * time)
        return Pose(
            y=wings.bob * figure.height * flap,
            tall=1 + wings.tall * flap,
            wide=1 + wings.wide * flap,
            angle=swell * wings.lean * figure.heading + wings.swing * _wave(time, wings.second_rate, figure.phase),
        )
    cycle = CYCLES[FigureMotion.FLY]
    up = ease_in_out(time / max(TEMPO.once_least, TEMPO.rise * length))
    rise = 0.0 if figure.place == "air" else cycle.lift * min(figure.height, figure.room) * up
    return Pose(
        lift=max(0.0, rise),
        y=cycle.bob * figure.height * _wave(time, cycle.rate, figure.phase),
        angle=swell * cycle.lean * figure.heading + cycle.swing * _wave(time, cycle.second_rate, figure.phase),
    )


def _swim(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.SWIM]
    stroke = FULL * cycle.rate * time
    start = cycle.swing * math.sin(ROLL_DELAY) * (1 - swell)
    return Pose(
        y=cycle.bob * figure.height * math.sin(stroke),
        angle=cycle.swing * math.sin(stroke + ROLL_DELAY) - start,
        wide=1 + cycle.wide * math.sin(2 * stroke),
    )


def _turn(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    turns = FULL * travelled_share(time / max(length, MOMENT)) * max(1, round(length / TURN.seconds))
    wide = math.cos(turns)
    lift = TURN.lift * figure.height * abs(math.sin(turns))
    return Pose(wide=math.copysign(max(TURN.narrowest, abs(wide)), wide), lift=lift)


def _dance(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.DANCE]
    beat = FULL * cycle.rate * time
    hop = abs(math.sin(beat))
    return Pose(
        x=cycle.sway * figure.height * math.sin(beat / 2) * swell,
        angle=cycle.swing * math.sin(beat),
        lift=cycle.lift * figure.height * hop,
        tall=1 - cycle.tall * (1 - hop) * swell,
        wide=1 + cycle.wide * (1 - hop) * swell,
    )


def _eat(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.EAT]
    bite = (1 - math.cos(FULL * cycle.rate * time)) / 2
    chew = math.sin(FULL * cycle.second_rate * time)
    return Pose(
        angle=cycle.lean * figure.heading * bite,
        tall=1 - cycle.tall * bite + CHEW * chew,
        wide=1 + cycle.wide * bite,
    )


def _work(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.STIR]
    stir = FULL * cycle.rate * time
    return Pose(
        x=cycle.sway * figure.height * math.sin(stir),
        angle=swell * cycle.lean * figure.heading + cycle.swing * math.sin(stir),
        tall=1 - cycle.tall * (1 - math.cos(2 * stir)) / 2,
    )


def _talk(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.TALK]
    emphasis = TALK.least + TALK.more * math.sin(FULL * TALK.rate * time + 2 * figure.phase)
    word = math.sin(FULL * cycle.rate * time) * emphasis
    return Pose(
        tall=1 + cycle.tall * word,
        wide=1 - cycle.wide * word,
        angle=cycle.swing * _wave(time, cycle.second_rate, figure.phase),
    )


def _rest(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.SLEEP]
    breath = _wave(time, cycle.rate, figure.phase)
    return Pose(tall=1 + cycle.tall * breath, wide=1 - cycle.wide * breath)


def _fall(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    start = FALL.start * length
    drop = max(0.0, time - start) / max(FALL.least, FALL.drop * length)
    if drop <= 1:
        back = FALL.back * math.sin(math.pi * min(1.0, time / max(start, MOMENT)))
        angle = FALL.flat * drop * drop - back
    else:
        bounce = FALL.bounce * math.exp(-FALL.fading * (drop - 1)) * abs(math.sin(FALL.rate * (drop - 1)))
        angle = FALL.flat - bounce
    return Pose(angle=angle * figure.heading)


def _climb(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.CLIMB]
    steps = cycle.rate * time
    done = math.floor(steps) + ease_in_out((steps % 1.0) / PULL)
    rise = min(cycle.lift * figure.height, figure.room * CLIMB_ROOM) * done / max(1.0, cycle.rate * length)
    return Pose(lift=max(0.0, rise), angle=cycle.swing * math.sin(math.pi * steps))


def _throw(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    beat = (time / THROW.period) % 1.0
    if beat < THROW.back_until:
        lean = THROW.back * ease_in_out(beat / THROW.back_until)
    elif beat < THROW.ahead_until:
        lean = THROW.back + THROW.swing * ease_in_out((beat - THROW.back_until) / THROW.throw)
    else:
        lean = THROW.ahead * (1 - ease_in_out((beat - THROW.ahead_until) / THROW.return_time))
    return Pose(
        angle=lean * figure.heading,
        tall=1 - THROW.lower * abs(lean),
        x=THROW.along * figure.height * lean * figure.heading,
    )


def _look(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.LOOK]
    glance = math.sin(FULL * cycle.rate * time)
    breath = cycle.tall * _wave(time, cycle.second_rate, figure.phase)
    return Pose(angle=cycle.swing * glance, wide=1 - cycle.wide * abs(glance), tall=1 + breath)


def _music(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.PLAY_GUITAR]
    beat = FULL * cycle.rate * time
    return Pose(angle=cycle.swing * math.sin(beat), tall=1 - cycle.tall * (1 - math.cos(2 * beat)) / 2)


def _hug(figure: MovingFigure, time: float, length: float, swell: float) -> Pose:
    cycle = CYCLES[FigureMotion.HUG]
    near = ease_in_out(time / max(TEMPO.once_least, TEMPO.approach * length))
    return Pose(
        x=cycle.sway * figure.height * figure.heading * near,
        angle=cycle.lean * figure.heading * near + cycle.swing * _wave(time, cycle.rate, figure.phase),
    )


# A flat figure has no limbs: what looks alike without them is one movement.
_MOVES: Mapping[FigureMotion, Callable[[MovingFigure, float, float, float], Pose]] = {
    FigureMotion.WALK: _walk,
    FigureMotion.SNEAK: _walk,
    FigureMotion.MARCH: _walk,
    FigureMotion.CARRY: _walk,
    FigureMotion.RUN: _run,
    FigureMotion.JUMP: _jump,
    FigureMotion.CHEER: _jump,
    FigureMotion.RIDE: _ride,
    FigureMotion.DRIVE: _ride,
    FigureMotion.ROW: _ride,
    FigureMotion.ROLL: _ride,
    FigureMotion.WAVE: _wave_hand,
    FigureMotion.CLAP: _wave_hand,
    FigureMotion.FLY: _fly,
    FigureMotion.SWIM: _swim,
    FigureMotion.FLOAT: _swim,
    FigureMotion.TURN: _turn,
    FigureMotion.DANCE: _dance,
    FigureMotion.EAT: _eat,
    FigureMotion.DRINK: _eat,
    FigureMotion.BOW: _eat,
    FigureMotion.TAKE: _eat,
    FigureMotion.PICK_UP: _eat,
    FigureMotion.PUT_DOWN: _eat,
    FigureMotion.HOLD_OUT: _eat,
    FigureMotion.FEED: _eat,
    FigureMotion.PUSH: _work,
    FigureMotion.PULL: _work,
    FigureMotion.LIFT: _work,
    FigureMotion.OPEN: _work,
    FigureMotion.HANG: _work,
    FigureMotion.DIG: _work,
    FigureMotion.SWEEP: _work,
    FigureMotion.SCRUB: _work,
    FigureMotion.STIR: _work,
    FigureMotion.KNEAD: _work,
    FigureMotion.CHOP: _work,
    FigureMotion.HAMMER: _work,
    FigureMotion.FIDDLE: _work,
    FigureMotion.POUR: _work,
    FigureMotion.WRITE: _work,
    FigureMotion.PAINT: _work,
    FigureMotion.TYPE: _work,
    FigureMotion.KNOCK: _work,
    FigureMotion.TALK: _talk,
    FigureMotion.SHOUT: _talk,
    FigureMotion.WHISPER: _talk,
    FigureMotion.SING: _talk,
    FigureMotion.LAUGH: _talk,
    FigureMotion.CRY: _talk,
    FigureMotion.SCARE: _talk,
    FigureMotion.SHIVER: _talk,
    FigureMotion.SIT: _rest,
    FigureMotion.KNEEL: _rest,
    FigureMotion.LIE: _rest,
    FigureMotion.SLEEP: _rest,
    FigureMotion.HIDE: _rest,
    FigureMotion.WAKE: _rest,
    FigureMotion.STRETCH: _rest,
    FigureMotion.THINK: _rest,
    FigureMotion.READ: _rest,
    FigureMotion.SHINE: _rest,
    FigureMotion.GROW: _rest,
    FigureMotion.FALL: _fall,
    FigureMotion.BREAK: _fall,
    FigureMotion.CLIMB: _climb,
    FigureMotion.THROW: _throw,
    FigureMotion.CATCH: _throw,
    FigureMotion.KICK: _throw,
    FigureMotion.HIT: _throw,
    FigureMotion.FISH: _throw,
    FigureMotion.LOOK: _look,
    FigureMotion.SEARCH: _look,
    FigureMotion.PEEK: _look,
    FigureMotion.LISTEN: _look,
    FigureMotion.POINT: _look,
    FigureMotion.PHOTOGRAPH: _look,
    FigureMotion.PLAY_GUITAR: _music,
    FigureMotion.PLAY_PIANO: _music,
    FigureMotion.PLAY_VIOLIN: _music,
    FigureMotion.PLAY_DRUMS: _music,
    FigureMotion.PLAY_WIND: _music,
    FigureMotion.HUG: _hug,
    FigureMotion.KISS: _hug,
    FigureMotion.SHAKE_HANDS: _hug,
    FigureMotion.PET: _hug,
}
