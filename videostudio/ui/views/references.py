"""Which picture is used where, and what can be done with each."""

from videostudio.jobs import Snapshot
from videostudio.profiles import Profile
from videostudio.project.state import TakeChoice
from videostudio.studio import ProjectView
from videostudio.types import Entity, Kind, Origin, Reference, Scene, Script, Stage
from videostudio.ui.files import Files
from videostudio.ui.page import Page
from videostudio.ui.views.html import badge, button, data, empty, icon, lock_button, notice, seed_field, takes, text


def reference_board(
    board: ProjectView | None, profile: Profile | None, page: Page, files: Files, job: Snapshot | None, editable: bool
) -> str:
    """The whole References tab.

    Args:
        board: what the project has.
        profile: tells which entities get a picture; None without a project.
        page: for the refusals to show.
        files: gives pictures their addresses.
        job: the project's job, if one runs.
        editable: whether anything can be changed.
    """
    script = board.state.script if board is not None else None
    if board is None or script is None or profile is None:
        return empty(
            "Nobody to show yet",
            "Once there is a script, everybody and every place in it gets a picture here, before a scene is drawn.",
            "person",
        )
    off = not editable
    drawn = {entity.name for entity in profile.referenced_entities(script)}
    cards = "".join(_card(e, board, page, files, job, off, e.name in drawn) for e in script.entities)
    return (
        '<h2 class="vs-h2">Who is where</h2>'
        '<p class="vs-hint">The picture in a cell is the one that the scene is drawn with.</p>'
        + _grid(script, board, files, drawn, job)
        + '<h2 class="vs-h2">Pictures</h2>'
        '<p class="vs-hint">Drop your own picture on a card, or select a card and paste one. '
        "The chequered part is cut away.</p>"
        f'<div class="vs-cast">{cards}</div>'
    )


def _grid(script: Script, board: ProjectView, files: Files, drawn: set[str], job: Snapshot | None) -> str:
    head = "".join(
        f'<th scope="col">{icon("place" if e.kind is Kind.BACKGROUND else "figure")}<span>{text(e.name)}</span></th>'
        for e in script.entities
    )
    rows = "".join(
        f'<tr><th scope="row"><span class="vs-number">{n}</span><span class="vs-row">{text(scene.prompt)}</span></th>'
        + "".join(f"<td>{_cell(scene, e, board, files, drawn, job)}</td>" for e in script.entities)
        + "</tr>"
        for n, scene in enumerate(script.scenes, 1)
    )
    return (
        '<div class="vs-scroll" tabindex="0" role="region" aria-label="Scenes and their pictures">'
        f'<table class="vs-grid"><thead><tr><th scope="col">Scene</th>{head}</tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )


def _cell(scene: Scene, entity: Entity, board: ProjectView, files: Files, drawn: set[str], job: Snapshot | None) -> str:
    if entity.name not in scene.names:
        return '<span class="vs-not" role="img" aria-label="not in this scene">–</span>'
    reference = board.reference(entity.name)
    if reference is not None:
        kind = "vs-place" if entity.kind is Kind.BACKGROUND else "vs-check"
        return (
            f'<img class="vs-thumb {kind}" src="{text(files.cut_out(reference, entity.kind))}" '
            f'alt="{text(entity.name)}" loading="lazy">'
        )
    if board.failure(Stage.REFERENCES, entity.name):
        return badge("failed", "failed")
    if _busy(job, entity.name):
        return badge("busy", "drawing")
    return badge("waiting", "to draw" if entity.name in drawn else "from text")


def _busy(job: Snapshot | None, name: str) -> bool:
    at_work = job is not None and job.running and not job.waiting
    return at_work and job is not None and job.stage == "references" and job.subject == name


def _card(
    entity: Entity, board: ProjectView, page: Page, files: Files, job: Snapshot | None, off: bool, drawn: bool
) -> str:
    reference, choice = board.reference(entity.name), board.state.entity(entity.name)
    failure = board.failure(Stage.REFERENCES, entity.name)
    said = (
        page.notice
        if page.notice_at == f"entity {entity.name}"
        else failure.reason
        if failure and not reference
        else ""
    )
    drop = {} if off or choice.locked else {"drop": entity.name}
    return (
        '<article class="vs-card vs-reference" tabindex="0" '
        f'aria-label="{text(entity.name)}"{data({"entity": entity.name, **drop})}>'
        f"<header>{icon('place' if entity.kind is Kind.BACKGROUND else 'figure')}<h3>{text(entity.name)}</h3>"
        f"{_state(reference, choice, failure is not None, _busy(job, entity.name), drawn)}</header>"
        f"{_pictures(entity, reference, files)}{notice(said)}"
        f'<p class="vs-looks">{text(entity.description) or "<em>not described</em>"}</p>'
        + ("" if off and job is None else _actions(entity, reference, choice, off))
        + "</article>"
    )


def _state(reference: Reference | None, choice: TakeChoice, failed: bool, busy: bool, drawn: bool) -> str:
    if busy:
        return badge("busy", "drawing")
    if reference is not None:
        word = "your picture" if reference.origin is Origin.UPLOADED else "generated"
        return badge("done", f"{word}, locked" if choice.locked else word)
    if failed:
        return badge("failed", "failed")
    return badge("waiting", "to draw" if drawn else "drawn from the text")


def _pictures(entity: Entity, reference: Reference | None, files: Files) -> str:
    if reference is None:
        return f'<div class="vs-frame vs-hollow">{icon("upload")}</div>'
    if entity.kind is Kind.BACKGROUND:
        return (
            f'<div class="vs-frame"><img src="{text(files.thumb(reference.picture))}" '
            f'alt="{text(entity.name)}" loading="lazy"></div>'
        )
    if reference.source:
        # A cut-out of the library has nothing behind it that would be worth showing.
        return (
            f'<div class="vs-frame vs-check"><img src="{text(files.cut_out(reference, entity.kind))}" '
            f'alt="{text(entity.name)}" loading="lazy"></div>'
        )
    return (
        '<div class="vs-frames">'
        f'<figure class="vs-frame"><img src="{text(files.thumb(reference.picture))}" '
        f'alt="{text(entity.name)}: picture" loading="lazy"></figure>'
        f'<figure class="vs-frame vs-check"><img src="{text(files.cut_out(reference, entity.kind))}" '
        f'alt="{text(entity.name)}: cut-out" loading="lazy"></figure></div>'
    )


def _actions(entity: Entity, reference: Reference | None, choice: TakeChoice, off: bool) -> str:
    values = {"entity": entity.name}
    fixed = off or choice.locked
    foreground = entity.kind is Kind.FOREGROUND
    file_off = " disabled" if fixed else ""
    cut = (
        button("mask", "Correct cut-out", "brush", disabled=fixed or reference is None, sends=values)
        + button(
            "swap", "Swap inside and outside", "swap", shown=False, disabled=fixed or reference is None, sends=values
        )
        if foreground
        else ""
    )
    return (
        '<div class="vs-actions">'
        f'<label class="vs-button vs-plain{" vs-off" if fixed else ""}">{icon("upload")}<span>Upload</span>'
        f'<input type="file" accept="image/*" aria-label="Upload a picture of {text(entity.name)}"{file_off}'
        f"{data({'file': entity.name})}></label>"
        + button(
            "another", "Another take" if reference else "Draw it", "again", kind="plain", disabled=fixed, sends=values
        )
        + cut
        + lock_button(choice, off, entity.name, **values)
        + '</div><div class="vs-actions">'
        + takes(choice, fixed, **values)
        + ("" if choice.take.upload else seed_field(choice, off, entity.name, **values))
        + "</div>"
    )
