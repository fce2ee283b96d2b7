"""The script as cards whose fields can be edited, and the cast below them."""

from collections.abc import Sequence

from videostudio.jobs import Snapshot
from videostudio.types import Direction, Entity, Kind, Scene, Script, Speed
from videostudio.ui.page import Page
from videostudio.ui.views.html import button, data, empty, icon, notice, text

_DIRECTIONS = {
    Direction.STATIC: "Static",
    Direction.LEFT: "Pan left",
    Direction.RIGHT: "Pan right",
    Direction.UP: "Tilt up",
    Direction.DOWN: "Tilt down",
    Direction.FORWARD: "Move in",
    Direction.BACKWARD: "Move out",
}


def script_board(script: Script | None, page: Page, job: Snapshot | None, editable: bool) -> str:
    """The whole Script tab below its prompt.

    Args:
        script: the project's script; None before it is written.
        page: for the refusals to show.
        job: the project's job, if one runs.
        editable: whether fields can be changed.
    """
    if job is not None and job.running and job.stage in {"", "script"} and script is None:
        return _writing(job)
    if script is None:
        return empty(
            "No script yet",
            "Describe your film in one sentence above. The script appears here as cards that you can edit.",
            "pen",
        )
    off = not editable
    cards = "".join(_card(script, scene, n, page, off) for n, scene in enumerate(script.scenes, 1))
    warnings = "".join(f"<li>{text(w)}</li>" for w in script.warnings)
    look = f'<div class="vs-warnings" role="note"><strong>Worth a look</strong><ul>{warnings}</ul></div>'
    add = button("add", "Add a scene", "plus", kind="plain", disabled=off)
    return (
        (look if warnings else "")
        + f'<h2 class="vs-h2">Scenes <small>{len(script.scenes)}</small></h2>'
        + f'<div class="vs-cards">{cards}</div><div class="vs-after">{"" if off else add}</div>'
        + _lists(script.entities)
        + '<h2 class="vs-h2">Cast and places</h2>'
        + '<p class="vs-hint">What is described here looks the same in every scene that names it.</p>'
        + f'<div class="vs-cast">{"".join(_entity(script, e, page, off) for e in script.entities)}</div>'
    )


def _writing(job: Snapshot) -> str:
    drafted = job.script
    scenes = "".join(
        f"<li><strong>{text(s.prompt)}</strong><small>{text(', '.join(s.names))}</small></li>"
        for s in (drafted.scenes if drafted else ())
    )
    words = text(job.written.strip()[-2400:]) or "The language model is about to begin."
    return (
        '<section class="vs-writing" aria-label="The script while it is written">'
        f'<h2 class="vs-h2">Writing the script</h2>{f"<ol>{scenes}</ol>" if scenes else ""}'
        f'<pre class="vs-stream" tabindex="0" aria-label="What the language model writes">{words}</pre></section>'
    )


def _card(script: Script, scene: Scene, number: int, page: Page, off: bool) -> str:
    values = {"scene": scene.index}
    disabled = " disabled" if off else ""
    tools = "" if off else _tools(scene, number, len(script.scenes))
    said = notice(page.notice) if page.notice_at == f"scene {scene.index}" else ""
    return (
        f'<article class="vs-card vs-scene" aria-label="Scene {number}"{data(values)}>'
        f'<header><span class="vs-number">{number}</span><h3>Scene {number}</h3><div '
        f'class="vs-tools">{tools}</div></header>'
        f"{said}"
        f'<label class="vs-field"><span>What happens</span><textarea rows="2" value="{text(scene.prompt)}"{disabled}'
        f' aria-label="What happens in scene {number}"'
        f"{data({'edit': 'prompt', **values})}>{text(scene.prompt)}</textarea></label>"
        + _chips(scene, number, off)
        + _line("Action", "action", scene.action, scene, number, off)
        + _line("Where", "background", scene.background, scene, number, off)
        + _camera(scene, number, off)
        + "</article>"
    )


def _tools(scene: Scene, number: int, count: int) -> str:
    here = {"scene": scene.index}
    up, down = {**here, "to": number - 1}, {**here, "to": number + 1}
    ask = {**here, "ask": f"Remove scene {number}?"}
    return (
        button("move", f"Move scene {number} up", "up", shown=False, disabled=number == 1, sends=up)
        + button("move", f"Move scene {number} down", "down", shown=False, disabled=number == count, sends=down)
        + button("add", f"Add a scene after scene {number}", "plus", shown=False, sends=here)
        + button("rewrite", f"Have scene {number} written anew", "again", shown=False, sends=here)
        + button("remove", f"Remove scene {number}", "cross", shown=False, sends=ask)
    )


def _chips(scene: Scene, number: int, off: bool) -> str:
    chips = "".join(
        f'<span class="vs-chip" data-name="{text(name)}">{text(name)}'
        + (
            ""
            if off
            else (
                f'<button type="button" data-unchip="{text(name)}" aria-label="Remove '
                f'{text(name)}">{icon("cross")}</button>'
            )
        )
        + "</span>"
        for name in scene.foregrounds
    )
    box = (
        ""
        if off
        else '<input type="text" list="vs-people" data-chip placeholder="add …" autocomplete="off" '
        f'aria-label="Add somebody or something to scene {number}">'
    )
    none = '<em class="vs-none">nobody</em>' if off and not chips else ""
    return (
        '<div class="vs-field"><span>Who and what</span><div '
        f'class="vs-chips"{data({"chips": "foregrounds", "scene": scene.index})}>'
        f"<span class='vs-chiplist'>{chips}{none}</span>{box}</div></div>"
    )


def _line(label: str, field: str, value: str, scene: Scene, number: int, off: bool) -> str:
    disabled = " disabled" if off else ""
    listed, hint = (' list="vs-places"', "a place") if field == "background" else ("", "what is done")
    return (
        f'<label class="vs-field"><span>{label}</span><input type="text" value="{text(value)}" placeholder="{hint}"'
        f'{listed}{disabled} autocomplete="off" '
        f'aria-label="{label} of scene {number}"{data({"edit": field, "scene": scene.index})}></label>'
    )


def _camera(scene: Scene, number: int, off: bool) -> str:
    camera, still = scene.camera, scene.camera.direction is Direction.STATIC
    directions = [(d.value, _DIRECTIONS[d]) for d in Direction]
    speeds = [(s.value, s.value.capitalize()) for s in Speed]
    return (
        '<div class="vs-pair">'
        + _select(("Camera", "direction"), directions, camera.direction.value, scene, number, off)
        + _select(("Camera speed", "speed"), speeds, camera.speed.value, scene, number, off or still)
        + "</div>"
    )


def _select(
    names: tuple[str, str], choices: Sequence[tuple[str, str]], value: str, scene: Scene, number: int, off: bool
) -> str:
    label, field = names
    options = "".join(
        f'<option value="{text(v)}"{" selected" if v == value else ""}>{text(words)}</option>' for v, words in choices
    )
    disabled = " disabled" if off else ""
    return (
        f'<label class="vs-field"><span>{label}</span><select value="{text(value)}" '
        f'aria-label="{label} of scene {number}"{disabled}'
        f"{data({'edit': field, 'scene': scene.index})}>{options}</select></label>"
    )


def _lists(entities: Sequence[Entity]) -> str:
    people = "".join(f'<option value="{text(e.name)}">' for e in entities if e.kind is Kind.FOREGROUND)
    places = "".join(f'<option value="{text(e.name)}">' for e in entities if e.kind is Kind.BACKGROUND)
    return f'<datalist id="vs-people">{people}</datalist><datalist id="vs-places">{places}</datalist>'


def _entity(script: Script, entity: Entity, page: Page, off: bool) -> str:
    disabled = " disabled" if off else ""
    numbers = [n for n, scene in enumerate(script.scenes, 1) if entity.name in scene.names]
    place = entity.kind is Kind.BACKGROUND
    listed = ", ".join(map(str, numbers))
    where = f"{'Place' if place else 'Person or thing'} · scene{'s' if len(numbers) > 1 else ''} {listed}"
    values = {"entity": entity.name}
    said = notice(page.notice) if page.notice_at == f"entity {entity.name}" else ""
    return (
        f'<article class="vs-card vs-entity" aria-label="{text(entity.name)}"{data(values)}>'
        f"<header>{icon('place' if place else 'figure')}"
        f'<input class="vs-name" type="text" value="{text(entity.name)}" aria-label="Name of '
        f'{text(entity.name)}"{disabled}'
        f"{data({'edit': 'name', **values})}></header>{said}<small>{text(where)}</small>"
        f'<label class="vs-field"><span>Looks like</span><textarea rows="3" value="{text(entity.description)}"'
        f'{disabled} placeholder="age, clothes, colours, light …"{data({"edit": "description", **values})}>'
        f"{text(entity.description)}</textarea></label></article>"
    )
