"""What a script is asked for."""

from dataclasses import dataclass

from videostudio.errors import InputError
from videostudio.types import Entity, Script

# How a script can be written, and where each method is; see `method.WritingMethod`.
METHODS = {
    "paper": "videostudio.stages.writing.paper:PaperMethod",
    "plan": "videostudio.stages.writing.planned:PlanMethod",
}

# The paper lets the model choose within these; a person may ask for any number from FEWEST to MOST.
MODEL_FEWEST, MODEL_MOST = 5, 10
FEWEST, MOST = 1, 12


@dataclass(frozen=True, slots=True)
class DescriptionWish:
    """Which entities are described, and how long (paper, supplement, figure 4).

    Args:
        everybody: also those of one scene; else only who and what recurs, because nobody would read the others'.
        words: most words of a description, for models that read so much only; 0 for a paragraph.
    """

    everybody: bool = True
    words: int = 0

    def concerns(self, entity: Entity, script: Script) -> bool:
        """Whether an entity of a script is to be described."""
        return self.everybody or entity in script.recurring()


@dataclass(frozen=True, slots=True)
class ScriptRequest:
    """What a script is asked for.

    Args:
        prompt: the sentence.
        scenes: how many scenes, 1 to 12; None lets the model choose within 5 to 10.
        seed: the same seed gives the same script on the same machine.
        method: "paper" for models that follow instructions, "plan" for a small one that was trained on plans.
        places: names of the backdrops that there are, where the artist has no others.
        pictures: names of the pictures that there are, where the artist has no others.
        describe: whether entities get their descriptions.
        descriptions: which of them, and how long.

    Raises:
        InputError: the prompt is empty, or a number or name does not fit.
    """

    prompt: str
    scenes: int | None = None
    seed: int = 0
    method: str = "paper"
    places: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    describe: bool = True
    descriptions: DescriptionWish = DescriptionWish()

    def __post_init__(self) -> None:
        if not self.prompt.strip():
            raise InputError("Write a sentence that says what happens in the film.")
        if self.scenes is not None and not FEWEST <= self.scenes <= MOST:
            raise InputError(f"A film has {FEWEST} to {MOST} scenes, not {self.scenes}.")
        if self.method not in METHODS:
            raise InputError(f"'{self.method}' is no way to write a script. Choose paper or plan.")
