"""The Script tab: from the prompt to a script as the person wants it."""

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from videostudio.backends.registry import Role
from videostudio.errors import InputError
from videostudio.profiles import Profile
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.project.state import Brief
from videostudio.run import Run
from videostudio.types import Camera, Direction, Script, Size, Speed
from videostudio.ui.handlers.common import FILM_JOB, action, caller, fetched, number, scene_of, session, word
from videostudio.ui.page import SAME, Caller, Choice, Page, Screen, Visitor
from videostudio.ui.session import Desk, fits, fitting, kindly
from videostudio.ui.views.advanced import STAGES


class ScriptHandlers:
    """The Script tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def make_film(self, page: Page, stored: Any, request: gr.Request, **wishes: Any) -> Screen:
        """Everything that is missing, from the prompt to the film; for the wishes see `_brief`."""
        page, screen = self._ready(page, stored, self._brief(**wishes), wishes["seed"])
        job = self.desk.start(page, caller(request), FILM_JOB, self.desk.studio.run)
        return self._started(page, screen, job.id)

    @kindly
    def write_script(self, page: Page, stored: Any, request: gr.Request, **wishes: Any) -> Screen:
        """The script only; one that is there is written anew, with another seed unless the person gave one."""
        before, seed = self.desk.seen(page), wishes["seed"]
        again = before is not None and before.state.script is not None
        same_seed = before is not None and seed.strip() in {"", str(before.state.brief.seed)}
        page, screen = self._ready(page, stored, self._brief(**wishes), wishes["seed"])
        project = self.desk.idle(page)
        if again and before is not None and project.id == before.id and same_seed:
            another = self.desk.studio.brief(project.state.brief.prompt).seed
            self.desk.studio.change_brief(project, seed=another)
            screen = screen._replace(seed=str(another))
        job = self.desk.start(page, caller(request), "The script", self.desk.studio.script)
        return self._started(page, screen, job.id)

    def _started(self, page: Page, screen: Screen, job_id: str) -> Screen:
        project = self.desk.project(page)
        boards = self.desk.boards(page, self.desk.view(project), self.desk.snapshot(project))
        shown = {name: value for name, value in screen._asdict().items() if value is not SAME}
        return boards._replace(**shown)._replace(job=job_id)

    def _ready(self, page: Page, stored: Any, brief: Brief, seed: str) -> tuple[Page, Screen]:
        """The project to work on: the page's own where the prompt is still the same, else a new one."""
        studio, visitor = self.desk.studio, Visitor.read(stored)
        own = self.desk.seen(page) if page.project else None
        if own is not None:
            self.desk.idle(page)
            present = own.state
            same = (present.brief.prompt, present.brief.scenes) == (brief.prompt, brief.scenes)
            if same or present.script is None:
                fields = ("prompt", "scenes", "size", "profile", "seconds", "fps", "backends")
                changes = {name: getattr(brief, name) for name in fields}
                if seed and seed.strip():
                    changes["seed"] = brief.seed
                studio.change_brief(own, **changes)
                return page, Screen(seed=str(own.state.brief.seed))
            gr.Info("A new project was started for this prompt. The one before is under “My projects”.")
        project = studio.projects.create(brief)
        page, visitor = Page(project.id), visitor.opened(project.id)
        shown = {"header": self._header(page, visitor), "own": gr.update(visible=True), "seed": str(brief.seed)}
        return page, Screen(page=page, visitor=visitor.stored(), prompt=brief.prompt, **shown)

    def _header(self, page: Page, visitor: Visitor) -> str:
        from videostudio.ui.views.frame import header

        return header(self.desk.listed(page, visitor), read_only=False)

    def _brief(
        self,
        prompt: str,
        scenes: str | None,
        size: str,
        profile: str,
        seconds: float | None,
        seed: str,
        **chosen: str,
    ) -> Brief:
        """What is asked for, from the page's fields; `chosen` are the backends of the Advanced panel, by role."""
        return self.desk.studio.brief(
            prompt or "",
            scenes=None if not scenes or scenes == "auto" else number({"scenes": scenes}, "scenes"),
            size=size or None,
            profile=profile or None,
            fps=self.desk.studio.profile(profile).fps if profile else None,
            seconds=seconds,
            seed=number({"seed": seed}, "seed") if seed and seed.strip() else None,
            backends=self._swaps(profile, [chosen.get(role.value, "") for role, _ in STAGES]),
        )

    def _swaps(self, profile: str, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """What differs from the profile, as pairs of a role and a backend."""
        usual = self.desk.studio.profile(profile or self.desk.studio.settings.profile).backends
        return tuple((role, name) for role, name in self._pairs(chosen) if name != usual[Role(role)].name)

    def _pairs(self, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Every stage's backend, as pairs of a role and a backend."""
        return tuple((role.value, name) for (role, _), name in zip(STAGES, chosen, strict=True) if name)

    @kindly
    def choose_profile(self, profile: str) -> Screen:
        """Offer what a profile is made for."""
        chosen = self.desk.studio.profile(profile)
        sizes = [str(size) for size in chosen.sizes]
        return Screen(
            size=gr.update(choices=sizes, value=str(chosen.size)),
            seconds=chosen.seconds,
            **self.desk.chosen(chosen, chosen.size),
        )

    @kindly
    def choose_size(self, choice: Choice, size: str) -> Choice:
        """Another picture size."""
        return choice._replace(size=size, refused="", changed="", turn="")

    @kindly
    def choose_backends(self, page: Page, prompt: str, choice: Choice, *chosen: str) -> Screen:
        """Another backend does a stage's work; one that cannot is refused, and the choice before it stays.

        The open project takes it over where it is what the page is about, so that each stage's own button uses it.
        """
        studio = self.desk.studio
        usual, before = studio.profile(choice.profile), self._pairs(choice.backends)
        if page.share:
            self.desk.project(page)
        if tuple(chosen) == choice.backends:
            return Screen()
        swapped = usual.with_backends(self._swaps(choice.profile, chosen), studio.registry)
        sizes, size = fitting(swapped, studio.registry), Size.parse(choice.size)
        kept = size if fits(swapped, size, studio.registry) else sizes[0]
        try:
            studio.check_backends(swapped, kept)
        except InputError as error:
            stays = usual.with_backends(before, studio.registry)
            return Screen(**self.desk.chosen(stays, size, refused=f"{error} The choice before stays as it was."))
        changed = "" if kept == size else f"The picture size is now {kept}: {size} cannot be made with this choice."
        screen = self._taken_over(page, prompt, swapped, kept)
        listed = [str(one) for one in sizes if one != kept]
        listed = [str(one) for one in sizes] if kept in sizes else [*listed, str(kept)]
        return screen._replace(
            size=gr.update(choices=listed, value=str(kept)), **self.desk.chosen(swapped, kept, changed=changed)
        )

    def _taken_over(self, page: Page, prompt: str, swapped: Profile, size: Size) -> Screen:
        """The open project with its backends swapped, where the page is about it and nothing is at work on it."""
        studio, own = self.desk.studio, self.desk.seen(page) if page.project else None
        if own is None or self.desk.jobs.running(own.id) is not None:
            return Screen()
        brief = own.state.brief
        if brief.profile != swapped.name or brief.prompt != " ".join(prompt.split()):
            return Screen()
        studio.change_brief(own, backends=swapped.swaps(studio.profile(swapped.name)), size=size)
        return self.desk.boards(page, self.desk.view(own), self.desk.snapshot(own))

    @kindly
    def look(self, choice: Choice) -> str:
        """How the choice would run on this machine."""
        return self.desk.look(choice)

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
                job_id = self._rewrite(page, scene_of(data), caller(request))
            else:
                self._edit(project, data)
        except InputError as error:
            page = Page(page.project, link=page.link, notice=str(error), notice_at=at)
        return self.desk.boards(page, self.desk.view(project), self.desk.snapshot(project))._replace(job=job_id)

    def _rewrite(self, page: Page, scene: int, asked: Caller) -> str:
        def step(project: Project, run: Run) -> Iterator[Script]:
            yield self.desk.studio.rewrite_scene(project, scene, run)

        self.desk.project(page).state.script.scene(scene)  # type: ignore[union-attr]
        return self.desk.start(page, asked, "Rewriting a scene", step).id

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
                editing.describe_entity(project, word(data, "entity"), word(data, "value"))
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
