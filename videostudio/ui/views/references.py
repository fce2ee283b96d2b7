"""Which picture is used where, and what can be done with each."""

from dataclasses import dataclass

from videostudio.backends.registry import Role
from videostudio.jobs import Snapshot
from videostudio.profiles import Profile
from videostudio.project.state import TakeChoice
from videostudio.studio import ProjectView
from videostudio.types import Entity, Kind, Origin, Reference, Scene, Stage
from videostudio.ui.files import Files
from videostudio.ui.page import Page
from videostudio.ui.views.html import render_template


@dataclass(frozen=True, slots=True)
class GridCell:
    """One entity in one scene: its picture, or how it stands; nothing at all where it is not in the scene.

    Args:
        picture: address of the picture; empty for none.
        state: kind of the badge; empty for none.
        words: what the badge says.
    """

    picture: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceCard:
    """One entity with its picture.

    Args:
        entity: the person, thing or place.
        choice: takes and lock.
        state: kind of the badge.
        words: what the badge says.
        notice: a refusal or the reason of a failure; may be empty.
        made: whether there is a picture.
        drawn: whether one is drawn for it; else it is seen as the text says, or as a picture of one's own.
        whole: address of the picture as it is; empty where that shows nothing more.
        cut_out: address of the picture without what is cut away; empty for a place.
    """

    entity: Entity
    choice: TakeChoice
    state: str
    words: str
    notice: str
    made: bool
    drawn: bool
    whole: str = ""
    cut_out: str = ""

    @property
    def is_place(self) -> bool:
        """Whether it is a place."""
        return self.entity.kind is Kind.BACKGROUND


def render_references(
    view: ProjectView | None, profile: Profile | None, page: Page, files: Files, job: Snapshot | None, editable: bool
) -> str:
    """The whole References tab.

    Args:
        view: what the project has.
        profile: tells which entities get a picture; None without a project.
        page: for the refusals to show.
        files: gives pictures their addresses.
        job: the project's job, if one runs.
        editable: whether anything can be changed.
    """
    script = view.state.script if view is not None else None
    if view is None or script is None or profile is None:
        return render_template(
            "empty",
            title="Nobody to show yet",
            words="Once there is a script, everybody and every place in it gets a picture here, before a scene is "
            "drawn.",
            image="person",
        )
    drawn = {entity.name for entity in profile.referenced_entities(script)}
    return render_template(
        "references",
        cards=[_describe_card(e, view, page, files, job, e.name in drawn) for e in script.entities],
        rows=[
            (scene, [_describe_cell(scene, e, view, files, job, e.name in shown) for e in script.entities])
            for scene in script.scenes
            for shown in [_list_shown(profile, scene, drawn | {r.entity for r in view.references})]
        ],
        off=not editable,
        with_actions=editable or job is not None,
    )


def _list_shown(profile: Profile, scene: Scene, known: set[str]) -> set[str]:
    """Whose picture any model is shown for a scene."""
    stages = (Role.SCENE_IMAGER, Role.IMAGE_TO_VIDEO)
    return {name for role in stages for name in profile.shown_names(role, scene, known)}


def _describe_cell(
    scene: Scene, entity: Entity, view: ProjectView, files: Files, job: Snapshot | None, shown: bool
) -> GridCell:
    if entity.name not in scene.names:
        return GridCell()
    reference = view.reference(entity.name)
    if reference is not None and shown:
        return GridCell(picture=files.cut_out(reference, entity.kind))
    if reference is None and view.failure(Stage.REFERENCES, entity.name):
        return GridCell(state="failed", words="failed")
    if _is_busy(job, entity.name):
        return GridCell(state="busy", words="drawing")
    # From the text: it gets no picture, or the scene's model takes no more of them.
    return GridCell(state="waiting", words="to draw" if shown else "from text")


def _is_busy(job: Snapshot | None, name: str) -> bool:
    at_work = job is not None and job.running and not job.waiting
    return at_work and job is not None and job.stage == Stage.REFERENCES and job.subject == name


def _describe_card(
    entity: Entity, view: ProjectView, page: Page, files: Files, job: Snapshot | None, drawn: bool
) -> ReferenceCard:
    reference, choice = view.reference(entity.name), view.state.entity(entity.name)
    failure = view.failure(Stage.REFERENCES, entity.name)
    reason = failure.reason if failure and not reference else ""
    state, words = _tell_state(reference, choice, failure is not None, _is_busy(job, entity.name), drawn)
    whole, cut_out = _find_pictures(entity, reference, files)
    notice = page.notice_for_entity(entity.name, reason)
    return ReferenceCard(entity, choice, state, words, notice, reference is not None, drawn, whole, cut_out)


def _tell_state(
    reference: Reference | None, choice: TakeChoice, failed: bool, busy: bool, drawn: bool
) -> tuple[str, str]:
    if busy:
        return "busy", "drawing"
    if reference is not None:
        word = "your picture" if reference.origin is Origin.UPLOADED else "generated"
        return "done", f"{word}, locked" if choice.locked else word
    if failed:
        return "failed", "failed"
    return "waiting", "to draw" if drawn else "drawn from the text"


def _find_pictures(entity: Entity, reference: Reference | None, files: Files) -> tuple[str, str]:
    """Addresses of the whole picture and of its cut-out; empty for one that is not shown."""
    if reference is None:
        return "", ""
    if entity.kind is Kind.BACKGROUND:
        return files.thumbnail(reference.picture), ""
    # A cut-out of the library has nothing behind it that would be worth showing.
    whole = "" if reference.source else files.thumbnail(reference.picture)
    return whole, files.cut_out(reference, entity.kind)
