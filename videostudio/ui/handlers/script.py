"""The Script tab: from the prompt to a script as the person wants it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

import gradio as gr

from videostudio.backends.registry import Role
from videostudio.errors import InputError, StudioError
from videostudio.jobs import Job
from videostudio.profiles import OptionSetting, Profile
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.project.state import Brief
from videostudio.run import Run
from videostudio.types import Camera, Direction, Script, Size, Speed
from videostudio.ui.boundary import show_errors
from videostudio.ui.commands import Command
from videostudio.ui.handlers.dispatch import (
    FILM_JOB,
    CommandTable,
    OnEntity,
    OnPage,
    OnProject,
    OnScene,
    Order,
    carry_out,
    read_whole_number,
)
from videostudio.ui.page import SAME, Caller, ModelChoice, Page, Screen, Visitor
from videostudio.ui.session import PageSession
from videostudio.ui.views.advanced import ROLE_LABELS
from videostudio.ui.views.frame import render_download, render_header


class ScriptHandlers:
    """The Script tab."""

    def __init__(self, session: PageSession) -> None:
        self.session, self.studio = session, session.studio
        self.example_commands: CommandTable = {Command.CHOOSE_EXAMPLE: OnPage(self._show_example)}
        self.setting_commands: CommandTable = {
            Command.EDIT_OPTION: OnPage(self._set_option),
            Command.RESET_OPTIONS: OnPage(self._reset_options),
        }
        self.commands: CommandTable = {
            Command.ADD_SCENE: OnProject(self._add_scene),
            Command.REMOVE_SCENE: OnScene(self._remove_scene),
            Command.MOVE_SCENE: OnScene(self._move_scene),
            Command.REWRITE_SCENE: OnScene(self._rewrite_scene),
            Command.EDIT_PROMPT: OnScene(self._edit_text("prompt")),
            Command.EDIT_BACKGROUND: OnScene(self._edit_text("background")),
            Command.EDIT_ACTION: OnScene(self._edit_text("action")),
            Command.EDIT_FOREGROUNDS: OnScene(self._edit_foregrounds),
            Command.EDIT_DIRECTION: OnScene(self._edit_direction),
            Command.EDIT_SPEED: OnScene(self._edit_speed),
            Command.EDIT_CONTINUES: OnScene(self._edit_continues),
            Command.EDIT_NAME: OnEntity(self._rename_entity),
            Command.EDIT_DESCRIPTION: OnEntity(self._describe_entity),
        }

    @show_errors
    def make_film(self, page: Page, stored: Any, request: gr.Request, **wishes: Any) -> Screen:
        """Everything that is missing, from the prompt to the film; for the wishes see `_brief`."""
        project, screen = self._prepare(page, stored, self._brief(**wishes), wishes["seed"])
        job = self.session.start_job(project, Caller.of_request(request), FILM_JOB, self.studio.run)
        return self._show_start(project, screen, job)

    @show_errors
    def write_script(self, page: Page, stored: Any, request: gr.Request, **wishes: Any) -> Screen:
        """The script only; one that is there is written anew, with another seed unless the person gave one."""
        before, seed = self.session.find_project(page), wishes["seed"]
        again = before is not None and before.state.script is not None
        same_seed = before is not None and seed.strip() in {"", str(before.state.brief.seed)}
        project, screen = self._prepare(page, stored, self._brief(**wishes), seed)
        if again and before is not None and project.id == before.id and same_seed:
            another = self.studio.brief(project.state.brief.prompt).seed
            self.studio.change_brief(project, seed=another)
            screen = screen._replace(seed=str(another))
        job = self.session.start_job(project, Caller.of_request(request), "The script", self.studio.script)
        return self._show_start(project, screen, job)

    def _show_start(self, project: Project, screen: Screen, job: Job) -> Screen:
        """The views of a project whose job was just started, and what else has changed on the page."""
        changed = {name: value for name, value in screen._asdict().items() if value is not SAME}
        return self.session.draw_project(screen.page, project, job.id)._replace(**changed)

    def _prepare(self, page: Page, stored: Any, brief: Brief, seed: str) -> tuple[Project, Screen]:
        """The project to work on, the page's own where the prompt is still the same, else a new one; and what changed.

        Returns:
            The project, and a screen that holds the page and what has changed on it.
        """
        studio, visitor = self.studio, Visitor.read(stored)
        if page.project and self.session.find_project(page) is not None:
            own = self.session.require_idle_project(page)
            present = own.state
            same = (present.brief.prompt, present.brief.scenes) == (brief.prompt, brief.scenes)
            if same or present.script is None:
                changes = {f.name: getattr(brief, f.name) for f in fields(Brief)}
                if not (seed and seed.strip()):
                    del changes["seed"]
                studio.change_brief(own, **changes)
                return own, Screen(page=page, seed=str(own.state.brief.seed))
            gr.Info("A new project was started for this prompt. The one before is under “My projects”.")
        project = studio.projects.create(brief)
        page, visitor = Page(project.id), visitor.with_project(project.id)
        return project, Screen(
            page=page,
            visitor=visitor.to_browser(),
            prompt=brief.prompt,
            header=render_header(self.session.list_projects(page, visitor), read_only=False),
            own=gr.update(visible=True),
            seed=str(brief.seed),
        )

    def _brief(
        self,
        prompt: str,
        scenes: str | None,
        size: str,
        profile: str,
        seconds: float | None,
        seed: str,
        choice: ModelChoice | None = None,
        action: bool = True,
        camera: bool = True,
        **chosen: str,
    ) -> Brief:
        """What is asked for, from the page's fields; `chosen` are the backends of the Advanced panel, by role."""
        swaps = self._swaps(profile, [chosen.get(role.value, "") for role, _ in ROLE_LABELS])
        return self.studio.brief(
            prompt or "",
            scenes=None if not scenes or scenes == "auto" else read_whole_number(scenes, "The number of scenes"),
            size=size or None,
            profile=profile or None,
            fps=self.studio.profile(profile).fps if profile else None,
            seconds=seconds,
            seed=read_whole_number(seed, "The seed") if seed and seed.strip() else None,
            backends=swaps,
            options=self._kept_options(choice, profile, swaps),
            action=bool(action),
            camera=bool(camera),
        )

    def _kept_options(
        self, choice: ModelChoice | None, profile: str, swaps: tuple[tuple[str, str], ...]
    ) -> tuple[OptionSetting, ...]:
        """The settings of the page that belong to these backends."""
        if choice is None or choice.profile != profile:
            return ()
        swapped = self.studio.profile(profile).with_backends(swaps, self.studio.registry)
        return swapped.kept_settings(choice.options, self.session.choices.chosen_profile(choice))

    def _swaps(self, profile: str, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """What differs from the profile, as pairs of a role and a backend."""
        usual = self.studio.profile(profile or self.studio.settings.profile).backends
        return tuple((role, name) for role, name in self._pairs(chosen) if name != usual[Role(role)].name)

    def _pairs(self, chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Every stage's backend, as pairs of a role and a backend."""
        return tuple((role.value, name) for (role, _), name in zip(ROLE_LABELS, chosen, strict=True) if name)

    @show_errors
    def choose_profile(self, profile: str) -> Screen:
        """Offer what a profile is made for."""
        chosen = self.studio.profile(profile)
        sizes = [str(size) for size in chosen.sizes]
        return Screen(
            size=gr.update(choices=sizes, value=str(chosen.size)),
            seconds=chosen.seconds,
            **self.session.choices.show_choice(chosen, chosen.size),
        )

    @show_errors
    def choose_size(self, choice: ModelChoice, size: str) -> ModelChoice:
        """Another picture size."""
        return choice._replace(size=size, refused="", changed="", turn="")

    @show_errors
    def choose_backends(self, page: Page, prompt: str, choice: ModelChoice, *chosen: str) -> Screen:
        """Another backend does a stage's work; one that cannot is refused, and the choice before it stays.

        The open project takes it over where it is what the page is about, so that each stage's own button uses it.
        """
        studio, choices = self.studio, self.session.choices
        usual = studio.profile(choice.profile)
        if page.share:
            self.session.require_project(page)
        if tuple(chosen) == choice.backends:
            return Screen()
        swaps = self._swaps(choice.profile, chosen)
        settings = self._kept_options(choice, choice.profile, swaps)
        swapped = usual.with_backends(swaps, studio.registry).with_options(settings, studio.registry)
        size = Size.parse(choice.size)
        try:
            # What is still to be set is said at the form, where it can be.
            studio.check_backends(swapped, complete=not studio.settings.allows_own_models)
        except InputError as error:
            stays = choices.chosen_profile(choice)
            refused = f"{error} The choice before stays as it was."
            return Screen(**choices.show_choice(stays, size, refused=refused))
        screen, lacking = self._swap_in_project(page, prompt, swapped, size)
        return screen._replace(**choices.show_choice(swapped, size, changed=lacking))

    def _swap_in_project(self, page: Page, prompt: str, swapped: Profile, size: Size) -> tuple[Screen, str]:
        """The open project with what is chosen, where the page is about it and nothing is at work on it.

        Returns:
            What has changed on the screen, and what the choice still lacks to make a film with; empty for nothing.
        """
        studio, own = self.studio, self.session.find_project(page) if page.project else None
        try:
            studio.check_backends(swapped)
        except InputError as error:
            return Screen(), str(error)
        if own is None or not self._is_about(own, prompt, swapped.name):
            return Screen(), ""
        swaps = swapped.swaps(studio.profile(swapped.name))
        settings = swapped.settings(self.session.choices.without_settings(swapped), studio.registry)
        studio.change_brief(own, backends=swaps, options=settings, size=size)
        return self.session.draw_project(page, own), ""

    def _is_about(self, project: Project, prompt: str, profile: str) -> bool:
        """Whether a project is idle and made from what stands on the page."""
        brief = project.state.brief
        same = brief.profile == profile and brief.prompt == " ".join(prompt.split())
        return same and self.session.jobs.running(project.id) is None

    @show_errors
    def switch_parts(self, page: Page, prompt: str, choice: ModelChoice, action: bool, camera: bool) -> Screen:
        """Actions or camera movements were switched; the open project takes it over where the page is about it."""
        own = self.session.find_project(page) if page.project else None
        if own is None or not self._is_about(own, prompt, choice.profile):
            return Screen()
        self.studio.change_brief(own, action=bool(action), camera=bool(camera))
        return self.session.draw_project(page, own)

    @show_errors
    def act_settings(self, page: Page, prompt: str, choice: ModelChoice, event: gr.EventData) -> Screen:
        """An option of a stage's backend was set, or all of them taken back."""
        if page.share:
            self.session.require_project(page)
        order = Order.of_event(event, page=page, prompt=prompt, choice=choice)
        return carry_out(self.session, self.setting_commands, order)

    def _set_option(self, order: Order) -> Screen:
        stage, value = order.read_text("stage"), order.data.get("value")
        setting = (stage, order.read_text("option"), value)
        try:
            if not isinstance(value, str | bool):
                raise _refuse_value()
            return self._settle(order, (*order.choice.options, setting))
        except StudioError as error:
            stays = self.session.choices.chosen_profile(order.choice)
            size = Size.parse(order.choice.size)
            return Screen(**self.session.choices.show_choice(stays, size, refused=str(error), stage=stage))

    def _reset_options(self, order: Order) -> Screen:
        stage = order.read_text("stage")
        return self._settle(order, tuple(setting for setting in order.choice.options if setting[0] != stage))

    def _settle(self, order: Order, settings: tuple[OptionSetting, ...]) -> Screen:
        """The page, and the open project, with other settings."""
        studio, choice, choices = self.studio, order.choice, self.session.choices
        own = choices.chosen_profile(choice._replace(options=()))
        profile = own.with_options(settings, studio.registry)
        studio.check_settings(profile, profile.settings(own, studio.registry))
        size = Size.parse(choice.size)
        screen, lacking = self._swap_in_project(order.page, order.prompt, profile, size)
        return screen._replace(**choices.show_choice(profile, size, changed=lacking))

    @show_errors
    def look(self, choice: ModelChoice) -> str:
        """How the choice would run on this machine."""
        return self.session.choices.examine_choice(choice)

    @show_errors
    def choose_example(self, event: gr.EventData) -> str:
        """One of the examples was clicked."""
        return str(carry_out(self.session, self.example_commands, Order.of_event(event)).prompt)

    def _show_example(self, order: Order) -> Screen:
        return Screen(prompt=order.read_text("example"))

    @show_errors
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """An edit on the cards of the script."""
        order = Order.of_event(event, page=page, caller=Caller.of_request(request))
        return carry_out(self.session, self.commands, order)

    def _add_scene(self, order: Order, project: Project) -> None:
        editing.add_scene(project, order.data.get("scene"))

    def _remove_scene(self, order: Order, project: Project, scene: int) -> None:
        editing.remove_scene(project, scene)

    def _move_scene(self, order: Order, project: Project, scene: int) -> None:
        editing.move_scene(project, scene, order.read_number("to"))

    def _rewrite_scene(self, order: Order, project: Project, scene: int) -> Job:
        def step(project: Project, run: Run) -> Iterator[Script]:
            yield self.studio.rewrite_scene(project, scene, run)

        _require_script(project).scene(scene)
        return self.session.start_job(project, order.caller, "Rewriting a scene", step)

    def _rename_entity(self, order: Order, project: Project, name: str) -> None:
        editing.rename_entity(project, name, order.read_text("value"))

    def _describe_entity(self, order: Order, project: Project, name: str) -> None:
        editing.describe_entity(project, name, order.read_text("value"))

    def _edit_text(self, field: str) -> Callable[[Order, Project, int], None]:
        """What writes a text into this field of a scene."""

        def edit(order: Order, project: Project, scene: int) -> None:
            value = order.data.get("value")
            if not isinstance(value, str):
                raise _refuse_value()
            editing.update_scene(project, scene, **{field: value})

        return edit

    def _edit_foregrounds(self, order: Order, project: Project, scene: int) -> None:
        value = order.data.get("value")
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise _refuse_value()
        editing.update_scene(project, scene, foregrounds=tuple(value))

    def _edit_direction(self, order: Order, project: Project, scene: int) -> None:
        value, camera = order.read_text("value"), _require_script(project).scene(scene).camera
        if value not in set(Direction):
            raise _refuse_value()
        editing.update_scene(project, scene, camera=Camera(Direction(value), camera.speed))

    def _edit_speed(self, order: Order, project: Project, scene: int) -> None:
        value, camera = order.read_text("value"), _require_script(project).scene(scene).camera
        if value not in set(Speed):
            raise _refuse_value()
        editing.update_scene(project, scene, camera=Camera(camera.direction, Speed(value)))

    def _edit_continues(self, order: Order, project: Project, scene: int) -> None:
        value = order.data.get("value")
        if not isinstance(value, bool):
            raise _refuse_value()
        if value and not self.studio.animator(project.state.brief).starts_from_picture:
            raise InputError(
                "The chosen model of clips does not start from a picture, so no scene can go on from another. "
                "Choose another one for the clips under Advanced."
            )
        editing.update_scene(project, scene, continues=value)

    @show_errors
    def export_json(self, page: Page) -> Screen:
        """The script as a file."""
        project = self.session.find_project(page)
        if project is None or project.state.script is None:
            raise InputError("There is no script yet. Write one first.")
        address = self.session.files.keep_text(project.state.script.to_json(), "script.json")
        return Screen(outbox=render_download(address, "script.json"))

    @show_errors
    def import_json(self, file: str, page: Page, stored: Any, request: gr.Request) -> Screen:
        """A script from a file: into the open project, or into a new one."""
        path = self.session.files.require_upload(file)
        if path.stat().st_size > self.studio.settings.max_upload_mb * 2**20:
            raise InputError("This file is too large for a script.")
        try:
            script = Script.from_json(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            raise InputError("This is not a script file: it is no readable text.") from error
        visitor = Visitor.read(stored)
        if not page.project or self.session.find_project(page) is None:
            project = self.studio.create(script.prompt)
            page, visitor = Page(project.id), visitor.with_project(project.id)
            self.session.jobs.arrive(Caller.of_request(request).session_hash, project.id)
        editing.replace_script(self.session.require_idle_project(page), script)
        return self.session.draw_page(Page(page.project), visitor)._replace(visitor=visitor.to_browser())


def _require_script(project: Project) -> Script:
    script = project.state.script
    if script is None:
        raise InputError("There is no script yet. Write one first.")
    return script


def _refuse_value() -> InputError:
    return InputError("This field cannot be changed like that. Reload the page.")
