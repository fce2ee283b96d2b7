"""What the page's events do: projects, the script, references and the film. Plain methods, to be called by tests too."""

import secrets
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from videostudio import editing
from videostudio.archive import export_project, import_project
from videostudio.errors import InputError
from videostudio.project import Brief, Project
from videostudio.run import Run
from videostudio.types import Camera, Direction, Script, Speed
from videostudio.ui.boards.parts import text
from videostudio.ui.desk import Desk, kindly, notice
from videostudio.ui.page import SAME, Page, Screen, Visitor

FILM_JOB = "The film"


def action(event: gr.EventData) -> dict[str, Any]:
    """What a board's event carries; anything odd counts as nothing."""
    data = event._data
    return data if isinstance(data, dict) else {}


def scene_of(data: dict[str, Any]) -> int:
    """The scene an action is about.

    Raises:
        InputError: it names none.
    """
    scene = data.get("scene")
    if isinstance(scene, bool) or not isinstance(scene, int):
        raise InputError("This action names no scene. Reload the page.")
    return scene


def word(data: dict[str, Any], name: str) -> str:
    """A text that comes with an action; empty where there is none."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def number(data: dict[str, Any], name: str) -> int:
    """A whole number that comes with an action.

    Raises:
        InputError: it is none.
    """
    try:
        return int(str(data.get(name, "")).strip() or "x")
    except ValueError as error:
        raise InputError("A whole number is needed here.") from error


def session(request: gr.Request | None) -> str:
    """The open page, as Gradio counts them."""
    return (request.session_hash or "") if request is not None else ""


class PageHandlers:
    """Coming, going, watching, stopping, and choosing a project."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def arrive(self, stored: Any, request: gr.Request) -> Screen:
        """The page was opened: show the shared project of its address, or the one that was open last."""
        visitor = Visitor.read(stored)
        share = str(request.query_params.get("view", "")) if request is not None and request.request else ""
        page = Page(share=share[:64]) if share else Page(visitor.project)
        project = self.desk.seen(page)
        if project is None:
            if share:
                gr.Warning("This link leads to no project (any more). Ask whoever sent it for a new one.")
            return self.desk.show(Page(), visitor)
        if page.project:
            self.desk.jobs.arrive(session(request), page.project)
        screen = self.desk.show(page, visitor)
        made = bool(share) and self.desk.studio.board(project).clips
        return screen._replace(tabs=gr.update(selected="film") if made else SAME)

    def leave(self, request: gr.Request) -> None:
        """The page was closed."""
        self.desk.jobs.leave(session(request))

    @kindly
    async def watch(self, page: Page, job_id: str) -> AsyncIterator[Screen]:
        """Follow the page's running job to its end."""
        job = self.desk.jobs.of(page.project) if page.project else None
        if job is None or job.id != job_id:
            # A generator that yields nothing empties every output.
            yield Screen()
            return
        writing = True
        async for screen in self.desk.live(page, job):
            now = job.snapshot()
            if writing and now.stage not in {"", "script"}:
                writing = False
                if job.title == FILM_JOB:
                    screen = screen._replace(tabs=gr.update(selected="film"))
            yield screen
        yield Screen(job="")

    @kindly
    def stop(self, page: Page) -> Screen:
        """Stop the page's own job."""
        project = self.desk.project(page)
        self.desk.jobs.stop(project.id)
        return Screen(stop=gr.update(interactive=True))

    @kindly
    def act_strip(self, page: Page, event: gr.EventData) -> Screen:
        """Close the message about the last job."""
        if action(event).get("do") == "dismiss" and page.project:
            self.desk.jobs.forget(page.project)
        return Screen(strip="")

    @kindly
    def act_header(self, page: Page, stored: Any, event: gr.EventData, request: gr.Request) -> Screen:
        """Open, delete or copy a project, or start a new one."""
        data, visitor = action(event), Visitor.read(stored)
        do, project_id = data.get("do"), word(data, "project")
        if do == "open":
            return self.opened(self.desk.studio.projects.open(project_id), visitor, session(request))
        if do == "forget":
            return self._deleted(page, visitor, project_id)
        if do == "own":
            copied = self.desk.studio.projects.copy(self.desk.studio.projects.shared(page.share))
            return self.opened(copied, visitor, session(request))
        visitor = Visitor("", visitor.recent)
        fresh = self.desk.show(Page(), visitor)
        return fresh._replace(
            visitor=visitor.stored(), prompt="", scenes="auto", seed=None, tabs=gr.update(selected="script")
        )

    def opened(self, project: Project, visitor: Visitor, session_hash: str) -> Screen:
        """The page after another project was opened."""
        visitor = visitor.opened(project.id)
        self.desk.jobs.arrive(session_hash, project.id)
        return self.desk.show(Page(project.id), visitor)._replace(visitor=visitor.stored())

    def _deleted(self, page: Page, visitor: Visitor, project_id: str) -> Screen:
        if project_id not in visitor.recent:
            raise InputError("This project is not one of yours.")
        if self.desk.jobs.running(project_id) is not None:
            raise InputError("This project is being worked on. Stop it before you delete it.")
        self.desk.studio.projects.delete(self.desk.studio.projects.open(project_id))
        self.desk.jobs.forget(project_id)
        visitor = visitor.without(project_id)
        shown = Page() if page.project == project_id else page
        return self.desk.show(shown, visitor)._replace(visitor=visitor.stored())

    @kindly
    def import_zip(self, file: str, stored: Any, request: gr.Request) -> Screen:
        """Open a project archive as a project of one's own."""
        project = import_project(self.desk.studio.projects, Path(file), self.desk.studio.settings.max_project_mb)
        return self.opened(project, Visitor.read(stored), session(request))


class ScriptHandlers:
    """The Script tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def make_film(
        self,
        page: Page,
        stored: Any,
        prompt: str,
        scenes: str,
        size: str,
        profile: str,
        seconds: float | None,
        seed: float | None,
        request: gr.Request,
    ) -> Screen:
        """Everything that is missing, from the prompt to the film."""
        page, screen = self._ready(page, stored, self._brief(prompt, scenes, size, profile, seconds, seed), seed)
        job = self.desk.start(page, session(request), FILM_JOB, self.desk.studio.run)
        return self._started(page, screen, job.id)

    @kindly
    def write_script(
        self,
        page: Page,
        stored: Any,
        prompt: str,
        scenes: str,
        size: str,
        profile: str,
        seconds: float | None,
        seed: float | None,
        request: gr.Request,
    ) -> Screen:
        """The script only; one that is there is written anew, with another seed unless the person gave one."""
        before = self.desk.seen(page)
        again = before is not None and before.state.script is not None
        same_seed = before is not None and (seed is None or int(seed) == before.state.brief.seed)
        page, screen = self._ready(page, stored, self._brief(prompt, scenes, size, profile, seconds, seed), seed)
        project = self.desk.idle(page)
        if again and before is not None and project.id == before.id and same_seed:
            seed = self.desk.studio.brief(project.state.brief.prompt).seed
            editing.set_brief(self.desk.studio, project, seed=seed)
            screen = screen._replace(seed=seed)
        job = self.desk.start(page, session(request), "The script", self.desk.studio.script)
        return self._started(page, screen, job.id)

    def _started(self, page: Page, screen: Screen, job_id: str) -> Screen:
        project = self.desk.project(page)
        boards = self.desk.boards(page, self.desk.board(project), self.desk.snapshot(project))
        shown = {name: value for name, value in screen._asdict().items() if value is not SAME}
        return boards._replace(**shown)._replace(job=job_id)

    def _ready(self, page: Page, stored: Any, brief: Brief, seed: float | None) -> tuple[Page, Screen]:
        """The project to work on: the page's own where the prompt is still the same, else a new one."""
        studio, visitor = self.desk.studio, Visitor.read(stored)
        own = self.desk.seen(page) if page.project else None
        if own is not None:
            self.desk.idle(page)
            present = own.state
            same = (present.brief.prompt, present.brief.scenes) == (brief.prompt, brief.scenes)
            if same or present.script is None:
                fields = ("prompt", "scenes", "size", "profile", "seconds", "fps")
                changes = {name: getattr(brief, name) for name in fields}
                if seed is not None:
                    changes["seed"] = brief.seed
                editing.set_brief(studio, own, **changes)
                return page, Screen(seed=own.state.brief.seed)
            gr.Info("A new project was started for this prompt. The one before is under “My projects”.")
        self.desk.sweep()
        project = studio.projects.create(brief)
        page, visitor = Page(project.id), visitor.opened(project.id)
        shown = {"header": self._header(page, visitor), "own": gr.update(visible=True), "seed": brief.seed}
        return page, Screen(page=page, visitor=visitor.stored(), prompt=brief.prompt, **shown)

    def _header(self, page: Page, visitor: Visitor) -> str:
        from videostudio.ui.boards.frame import header

        return header(self.desk.listed(page, visitor), read_only=False)

    def _brief(
        self, prompt: str, scenes: str | None, size: str, profile: str, seconds: float | None, seed: float | None
    ) -> Brief:
        return self.desk.studio.brief(
            prompt or "",
            scenes=None if not scenes or scenes == "auto" else number({"scenes": scenes}, "scenes"),
            size=size or None,
            profile=profile or None,
            fps=self.desk.studio.profile(profile).fps if profile else None,
            seconds=seconds,
            seed=None if seed is None else int(seed),
        )

    @kindly
    def choose_profile(self, profile: str) -> Screen:
        """Offer what a profile is made for."""
        chosen = self.desk.studio.profile(profile)
        sizes = [str(size) for size in chosen.sizes]
        return Screen(
            size=gr.update(choices=sizes, value=str(chosen.size)), seconds=chosen.seconds, notice=notice(chosen)
        )

    def choose_example(self, event: gr.EventData) -> str:
        """One of the examples was clicked."""
        return word(action(event), "example")

    @kindly
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """An edit on the cards of the script."""
        data = action(event)
        project, do = self.desk.idle(page), data.get("do")
        at = f"entity {word(data, 'entity')}" if "entity" in data else f"scene {data.get('scene')}"
        page = Page(page.project, link=page.link)
        job_id: Any = SAME
        try:
            if do == "rewrite":
                job_id = self._rewrite(page, scene_of(data), session(request))
            else:
                self._edit(project, data)
        except InputError as error:
            page = Page(page.project, link=page.link, notice=str(error), notice_at=at)
        return self.desk.boards(page, self.desk.board(project), self.desk.snapshot(project))._replace(job=job_id)

    def _rewrite(self, page: Page, scene: int, session_hash: str) -> str:
        def step(project: Project, run: Run) -> Iterator[Script]:
            yield self.desk.studio.rewrite_scene(project, scene, run)

        self.desk.project(page).state.script.scene(scene)  # type: ignore[union-attr]
        return self.desk.start(page, session_hash, "Rewriting a scene", step).id

    def _edit(self, project: Project, data: dict[str, Any]) -> None:
        do = data.get("do")
        if do == "add":
            editing.add_scene(project, data.get("scene"))
        elif do == "remove":
            editing.remove_scene(project, scene_of(data))
        elif do == "move":
            editing.move_scene(project, scene_of(data), number(data, "to"))
        elif do == "edit" and "entity" in data:
            if data.get("field") == "name":
                editing.rename_entity(project, word(data, "entity"), word(data, "value"))
            elif data.get("field") == "description":
                editing.describe(project, word(data, "entity"), word(data, "value"))
        elif do == "edit":
            editing.update_scene(project, scene_of(data), **self._changes(project, data))

    def _changes(self, project: Project, data: dict[str, Any]) -> dict[str, Any]:
        field, value = data.get("field"), data.get("value")
        if field in {"prompt", "background", "action"} and isinstance(value, str):
            return {str(field): value}
        if field == "foregrounds" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            return {"foregrounds": tuple(value)}
        script = project.state.script
        if script is not None and field == "direction" and value in set(Direction):
            return {"camera": Camera(Direction(value), script.scene(scene_of(data)).camera.speed)}
        if script is not None and field == "speed" and value in set(Speed):
            return {"camera": Camera(script.scene(scene_of(data)).camera.direction, Speed(value))}
        raise InputError("This field cannot be changed like that. Reload the page.")

    @kindly
    def export_json(self, page: Page) -> Screen:
        """The script as a file."""
        project = self.desk.seen(page)
        if project is None or project.state.script is None:
            raise InputError("There is no script yet. Write one first.")
        url = self.desk.files.keep_text(project.state.script.to_json(), "script.json")
        return Screen(outbox=fetched(url, "script.json"))

    @kindly
    def import_json(self, file: str, page: Page, stored: Any, request: gr.Request) -> Screen:
        """A script from a file: into the open project, or into a new one."""
        path = self.desk.files.uploaded(file)
        if path.stat().st_size > self.desk.studio.settings.max_upload_mb * 2**20:
            raise InputError("This file is too large for a script.")
        try:
            script = Script.from_json(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            raise InputError("This is not a script file: it is no readable text.") from error
        visitor = Visitor.read(stored)
        if not page.project or self.desk.seen(page) is None:
            project = self.desk.studio.create(script.prompt)
            page, visitor = Page(project.id), visitor.opened(project.id)
            self.desk.jobs.arrive(session(request), project.id)
        editing.replace_script(self.desk.idle(page), script)
        return self.desk.show(Page(page.project), visitor)._replace(visitor=visitor.stored())


class ReferenceHandlers:
    """The References tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def draw_all(self, page: Page, request: gr.Request) -> Screen:
        """Every reference that is missing."""
        job = self.desk.start(page, session(request), "The pictures", self.desk.studio.references)
        return self._boards(page, job.id)

    @kindly
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """Something was done with one entity's picture."""
        data = action(event)
        project, name = self.desk.idle(page), word(data, "entity")
        page = Page(page.project, link=page.link)
        try:
            if data.get("do") == "mask":
                return self._open_mask(page, project, name)
            if self._change(project, name, data):
                job = self.desk.start(page, session(request), f"The picture of {name}", self._only(name))
                return self._boards(page, job.id)
        except InputError as error:
            page = Page(page.project, link=page.link, notice=str(error), notice_at=f"entity {name}")
        return self._boards(page)

    def _change(self, project: Project, name: str, data: dict[str, Any]) -> bool:
        """Make the change; tells whether something must be drawn."""
        studio, do = self.desk.studio, data.get("do")
        if do == "lock":
            editing.lock(studio, project, name, bool(data.get("on")))
            return False
        if do == "refused":
            raise InputError(f"The file was not taken: {word(data, 'reason')[:200] or 'it may be too large'}.")
        if do == "another":
            if studio.board(project).reference(name) is not None:
                editing.new_take(project, name)
        elif do == "take":
            editing.choose_take(project, name, number(data, "number"))
        elif do == "edit" and data.get("field") == "seed":
            editing.set_seed(project, name, number(data, "value"))
        elif do == "upload":
            editing.upload_reference(studio, project, name, self.desk.files.uploaded(word(data, "path")))
        elif do == "swap":
            editing.swap_mask(studio, project, name)
        else:
            return False
        return studio.board(project).reference(name) is None or do == "another"

    def _only(self, name: str) -> Callable[[Project, Run], Iterator[Any]]:
        return lambda project, run: self.desk.studio.references(project, run, only=[name])

    def _open_mask(self, page: Page, project: Project, name: str) -> Screen:
        from videostudio.ui.masks import editor_value

        reference = self.desk.studio.board(project).reference(name)
        if reference is None:
            raise InputError(f"'{name}' has no picture yet. Make or upload one first.")
        page = Page(page.project, mask=name, link=page.link)
        return Screen(
            page=page,
            mask_panel=gr.update(visible=True),
            mask_title=f"<h2 class='vs-h2'>Cut-out of {text(name)}</h2>"
            "<p class='vs-hint'>Red is what stays. Paint to add, erase to take away, then save.</p>",
            mask_editor=editor_value(reference),
        )

    @kindly
    def save_mask(self, page: Page, painted: dict[str, Any] | None, request: gr.Request) -> Screen:
        """Keep the painted cut-out."""
        from videostudio.ui.masks import painted_mask

        project, name = self.desk.idle(page), page.mask
        page = Page(page.project, link=page.link)
        editing.correct_mask(self.desk.studio, project, name, painted_mask(painted))
        job = self.desk.start(page, session(request), f"The cut-out of {name}", self._only(name))
        return self._boards(page, job.id)

    @kindly
    def close_mask(self, page: Page) -> Screen:
        """Leave the cut-out as it was."""
        return Screen(page=Page(page.project, link=page.link), mask_panel=gr.update(visible=False))

    def _boards(self, page: Page, job_id: Any = SAME) -> Screen:
        project = self.desk.project(page)
        return self.desk.boards(page, self.desk.board(project), self.desk.snapshot(project))._replace(job=job_id)


class FilmHandlers:
    """The Film tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def draw_images(self, page: Page, request: gr.Request) -> Screen:
        """Pictures of all scenes."""
        return self._run(page, request, "The scenes' pictures", self.desk.studio.references, self.desk.studio.scene_images)

    @kindly
    def animate(self, page: Page, request: gr.Request) -> Screen:
        """Clips of all scenes that have a picture."""
        return self._run(page, request, "The scenes' clips", self.desk.studio.clips)

    @kindly
    def join(self, page: Page, request: gr.Request) -> Screen:
        """The film of all clips."""
        return self._run(page, request, "Joining the film", self.desk.studio.film)

    @kindly
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """Something was done with one scene, or a file or link was asked for."""
        data = action(event)
        do = data.get("do")
        if do == "zip":
            return self._zip(page)
        project = self.desk.idle(page)
        if do == "share":
            share = self.desk.studio.projects.share(project)
            page = Page(page.project, link=f"{word(data, 'here')[:300]}?view={share}")
            return self._boards(page)
        scene = scene_of(data)
        page = Page(page.project, link=page.link)
        try:
            if self._change(project, scene, data):
                return self._run(page, request, f"Scene {self._number(project, scene)}", *self._one(scene))
        except InputError as error:
            page = Page(page.project, link=page.link, notice=str(error), notice_at=f"scene {scene}")
        return self._boards(page)

    def _change(self, project: Project, scene: int, data: dict[str, Any]) -> bool:
        """Make the change; tells whether the scene must be made."""
        do = data.get("do")
        if do == "lock":
            editing.lock(self.desk.studio, project, scene, bool(data.get("on")))
        elif do == "redo":
            editing.new_take(project, scene)
        elif do == "take":
            editing.choose_take(project, scene, number(data, "number"))
        elif do == "edit" and data.get("field") == "seed":
            editing.set_seed(project, scene, number(data, "value"))
        elif do != "retry":
            return False
        return do in {"redo", "retry"}

    def _number(self, project: Project, scene: int) -> int:
        script = project.state.script
        return script.position(scene) if script is not None else scene

    def _one(self, scene: int) -> tuple[Callable[[Project, Run], Iterator[Any]], ...]:
        studio = self.desk.studio

        def names(project: Project) -> tuple[str, ...]:
            script = project.state.script
            return script.scene(scene).names if script is not None else ()

        def film_if_whole(project: Project, run: Run) -> Iterator[Any]:
            board = studio.board(project)
            if board.state.script is not None and len(board.clips) == len(board.state.script.scenes):
                yield from studio.film(project, run)

        return (
            lambda project, run: studio.references(project, run, only=names(project)),
            lambda project, run: studio.scene_images(project, run, only=[scene]),
            lambda project, run: studio.clips(project, run, only=[scene]),
            film_if_whole,
        )

    def _zip(self, page: Page) -> Screen:
        project = self.desk.seen(page)
        if project is None:
            raise InputError("There is no project yet.")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "videostudio-project.zip"
            export_project(project, path)
            url = self.desk.files.url(path)
        return Screen(outbox=fetched(url, "videostudio-project.zip"))

    @kindly
    def set_film(self, page: Page, transition: str, title: str, captions: str) -> Screen:
        """The film's options were changed."""
        editing.set_film(self.desk.idle(page), transition=transition, title=title or "", captions=captions)
        return self._boards(page)

    @kindly
    def set_audio(self, page: Page, file: str | None) -> Screen:
        """Music or a voice was uploaded, or taken away."""
        project = self.desk.idle(page)
        if file is None:
            editing.set_film(project, audio="")
        else:
            editing.upload_audio(self.desk.studio, project, self.desk.files.uploaded(file))
        return self._boards(page)

    def _run(self, page: Page, request: gr.Request, title: str, *steps: Any) -> Screen:
        job = self.desk.start(page, session(request), title, *steps)
        return self._boards(page)._replace(job=job.id)

    def _boards(self, page: Page) -> Screen:
        project = self.desk.project(page)
        return self.desk.boards(page, self.desk.board(project), self.desk.snapshot(project))


def fetched(url: str, name: str) -> str:
    """A link that the page follows by itself, to download a file."""
    return f'<a href="{text(url)}" download="{text(name)}" data-ready="{secrets.token_hex(4)}" tabindex="-1">{text(name)}</a>'


class Handlers:
    """All of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page, self.script = PageHandlers(desk), ScriptHandlers(desk)
        self.references, self.film = ReferenceHandlers(desk), FilmHandlers(desk)
