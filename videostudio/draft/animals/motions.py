"""What animals do: poses at times, told in `assets/draft/motions/animals/*.json`, a file for each kind of body.

Motions have the names that people's have. `stand_ins.json` says what an animal does for a motion of people that it has
not: who hugs, nuzzles.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from videostudio.draft.animals.skeleton import LEGS, AnimalPose
from videostudio.draft.puppets.motions import (
    REST,
    SHIFTED,
    SIDES,
    TURNED,
    BodyChannels,
    BodyMotion,
    face_of,
    face_values,
    three_values,
)
from videostudio.draft.puppets.skeleton import FacePose
from videostudio.library.assets import FOLDER, read_library_file

MOTIONS = "motions/animals"
THREES = ("hips", "chest", "spine", "neck", "head", "tail", "wings", "body", "place")
TRUNK = {**dict.fromkeys(THREES, 3), "roll": 1, "graze": 1, "ears": 2, "nose": 2}
LIMBS = {"fore": 3, "hind": 3, "forepaw": 1, "hindpaw": 1}


class AnimalMotion(BodyMotion):
    """What an animal does.

    Args:
        name: its name.
        told: what the file tells.

    Raises:
        BackendError: the file tells what there is not.
    """

    def __init__(self, name: str, told: Mapping[str, Any]) -> None:
        super().__init__(name, {"view": SIDEWAYS, **told}, animal_channels())

    def pose_at(self, phase: float) -> AnimalPose:
        """The motion at a time.

        Args:
            phase: cycles since it began; a motion that happens once stays as it ends.
        """
        values = self.values_at(phase)
        limbs = [(f"{side}_{leg}", side, leg) for leg in LEGS for side in SIDES]
        threes = {name: three_values(values[name]) for name in THREES}
        ears, nose = values["ears"], values["nose"]
        return AnimalPose(
            **threes,
            roll=values["roll"][0],
            graze=values["graze"][0],
            ears=(ears[0], ears[1]),
            nose=(nose[0], nose[1]),
            feet={name: three_values(values[name]) for name, _, _ in limbs},
            paws={name: values[f"{side}_{leg}paw"][0] for name, side, leg in limbs},
            face=face_of(values),
        )


# Degrees that animals are turned to the side as long as a motion tells nothing else.
SIDEWAYS = 68.0


@lru_cache(maxsize=1)
def animal_channels() -> BodyChannels:
    """The numbers that an animal is posed by."""
    rest: dict[str, tuple[float, ...]] = {name: (0.0,) * width for name, width in TRUNK.items()}
    rest |= {f"{side}_{limb}": (0.0,) * width for limb, width in LIMBS.items() for side in SIDES}
    flips: dict[str, tuple[int, ...]] = dict.fromkeys(("hips", "chest", "place"), SHIFTED)
    flips |= dict.fromkeys(("spine", "neck", "head", "body"), TURNED)
    flips |= {"roll": (-1,), "tail": (1, -1, 1), "look": (-1, 1)}
    return BodyChannels(TRUNK, LIMBS, rest | face_values(FacePose()), flips)


@lru_cache(maxsize=4)
def load_animal_motions(kind: str) -> Mapping[str, AnimalMotion]:
    """What a kind of animal does, by name.

    Args:
        kind: beast, bird or fish.
    """
    told = json.loads((FOLDER / MOTIONS / f"{kind}.json").read_text("utf-8"))
    return {name: AnimalMotion(name, motion) for name, motion in told.items()}


@lru_cache(maxsize=1)
def _read_stand_ins() -> Mapping[str, Mapping[str, str]]:
    told: Mapping[str, Mapping[str, str]] = read_library_file(f"{MOTIONS}/stand_ins.json")
    return told


def find_animal_motion(kind: str, name: str) -> AnimalMotion:
    """What an animal does for a motion: the motion itself, what stands in for it, or standing at rest.

    Args:
        kind: beast, bird or fish.
        name: the motion's name.
    """
    motions, told = load_animal_motions(kind), _read_stand_ins()
    table = {**told["all"], **told.get(kind, {})}
    for _ in range(len(table)):
        if name in motions:
            break
        name = table.get(name, REST)
    return motions[name]
