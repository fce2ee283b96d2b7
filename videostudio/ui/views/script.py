"""The script as cards whose fields can be edited, and the cast below them."""

from dataclasses import dataclass

from videostudio.backends.registry import Backend
from videostudio.jobs import Snapshot
from videostudio.types import Direction, Entity, Kind, Script, Speed, Stage
from videostudio.ui.page import Page
from videostudio.ui.views.html import render_template

# So much of the end of a language model's text is shown while it writes, in characters.
SHOWN_TEXT = 2400
_DIRECTIONS = {
    Direction.STATIC: "Static",
    Direction.LEFT: "Pan left",
    Direction.RIGHT: "Pan right",
    Direction.UP: "Tilt up",
    Direction.DOWN: "Tilt down",
    Direction.FORWARD: "Move in",
    Direction.BACKWARD: "Move out",
}
_SPEEDS = {speed: speed.value.capitalize() for speed in Speed}


@dataclass(frozen=True, slots=True)
class CastCard:
    """Somebody or some place, and where it is seen.

    Args:
        entity: the person, thing or place.
        where: what it is and in which scenes, in words.
    """

    entity: Entity
    where: str

    @property
    def is_place(self) -> bool:
        """Whether it is a place."""
        return self.entity.kind is Kind.BACKGROUND


def render_script(
    script: Script | None, page: Page, job: Snapshot | None, editable: bool, animator: Backend | None
) -> str:
    """The whole Script tab below its prompt.

    Args:
        script: the project's script; None before it is written.
        page: for the refusals to show.
        job: the project's job, if one runs.
        editable: whether fields can be changed.
        animator: the model of clips that is chosen; None without a project.
    """
    if job is not None and job.running and job.stage in {"", Stage.SCRIPT} and script is None:
        words = job.written.strip()[-SHOWN_TEXT:] or "The language model is about to begin."
        return render_template("writing", scenes=job.script.scenes if job.script else (), words=words)
    if script is None:
        return render_template(
            "empty",
            title="No script yet",
            words="Describe your film in one sentence above. The script appears here as cards that you can edit.",
            image="pen",
        )
    return render_template(
        "script",
        script=script,
        page=page,
        cast=[CastCard(entity, _tell_where(script, entity)) for entity in script.entities],
        directions=_DIRECTIONS,
        speeds=_SPEEDS,
        Direction=Direction,
        off=not editable,
        animator=animator,
    )


def _tell_where(script: Script, entity: Entity) -> str:
    numbers = [n for n, scene in enumerate(script.scenes, 1) if entity.name in scene.names]
    kind = "Place" if entity.kind is Kind.BACKGROUND else "Person or thing"
    return f"{kind} · scene{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
