"""How puppets show what they feel, and what somebody does whom another acts on."""

from dataclasses import dataclass, replace

from videostudio.draft.puppets.motions import REST, find_motion, load_motions
from videostudio.draft.puppets.skeleton import FacePose, PuppetPose

NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class FeelingRules:
    """How much of a feeling is seen in whatever is done, as shares of how it is seen in who does nothing else."""

    face: float = 0.85
    # Where the mouth speaks or chews by itself, its corners still tell something.
    speaking: float = 0.6
    # From where on a mouth counts as speaking, and how far it opens of what the feeling has it.
    open: float = 0.35
    gape: float = 0.75
    bearing: float = 0.4


FEELING = FeelingRules()


def mood_motion(mood: str) -> str:
    """What somebody does who only feels; empty where that is no motion of its own.

    Args:
        mood: a feeling, or "neutral".
    """
    name = f"{mood.replace(' ', '_')}_{REST}"
    return name if mood != NEUTRAL and name in load_motions() else ""


def show_mood(pose: PuppetPose, motion: str, mood: str, seconds: float) -> PuppetPose:
    """A pose with a feeling in its face and a little of it in its bearing.

    Args:
        pose: how somebody holds itself who does something.
        motion: what it does.
        mood: what it feels.
        seconds: since it began.
    """
    idle = mood_motion(mood)
    if not idle or idle == motion:
        return pose
    felt = find_motion(idle)
    told = felt.at(seconds / felt.seconds).pose
    spine, head = (
        tuple(a + FEELING.bearing * b for a, b in zip(one, other, strict=True))
        for one, other in ((pose.spine, told.spine), (pose.head, told.head))
    )
    face = _mix_faces(pose.face, told.face)
    return replace(pose, spine=(spine[0], spine[1], spine[2]), head=(head[0], head[1], head[2]), face=face)


def _mix_faces(own: FacePose, felt: FacePose) -> FacePose:
    """A motion's own face with a feeling's: who shuts the eyes keeps them shut, who speaks goes on speaking."""
    share = FEELING.face + (FEELING.speaking - FEELING.face) * min(1.0, own.open / FEELING.open)
    return FacePose(
        smile=_mix(own.smile, felt.smile, share),
        open=max(own.open, FEELING.gape * felt.open),
        eyes=own.eyes * felt.eyes if felt.eyes < 1 else own.eyes,
        brows=_mix(own.brows, felt.brows, FEELING.face),
        worry=_mix(own.worry, felt.worry, FEELING.face),
        look=own.look,
    )


def _mix(one: float, other: float, share: float) -> float:
    return (1 - share) * one + share * other


def partner_motion(motion: str) -> str:
    """What somebody does meanwhile whom a motion is done to; empty where that is nothing of its own.

    Args:
        motion: what is done.
    """
    name = load_motions()[motion].partner if motion in load_motions() else ""
    return name if name in load_motions() else ""
