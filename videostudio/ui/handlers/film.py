"""The Film tab: scenes, the film, files to take away, the link."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from videostudio.errors import InputError, StudioError
from videostudio.jobs import Job
from videostudio.project import editing
from videostudio.project.archive import export_project
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.ui.boundary import TITLE, show_errors
from videostudio.ui.commands import Command
from videostudio.ui.handlers.dispatch import (
    FILM_JOB,
    CommandTable,
    OnPage,
    OnProject,
    OnScene,
    Order,
    carry_out,
    refuse_upload,
)
from videostudio.ui.page import Caller, Page, Screen
from videostudio.ui.session import PageSession, Step
from videostudio.ui.views.frame import render_download

# An address is that long at most where the link for sharing is built from it.
ADDRESS_LENGTH = 300
ARCHIVE_NAME = "videostudio-project.zip"


class FilmHandlers:
    """The Film tab."""

    def __init__(self, session: PageSession) -> None:
        self.session, self.studio = session, session.studio
        self.commands: CommandTable = {
            Command.SAVE_PROJECT: OnPage(self._save_project),
            Command.SHARE_PROJECT: OnProject(self._share_project),
            Command.MAKE_FILM: OnProject(self._make_film),
            Command.LOCK: OnScene(self._lock),
            Command.CHOOSE_TAKE: OnScene(self._choose_take),
            Command.EDIT_SEED: OnScene(self._edit_seed),
            Command.UPLOAD_PICTURE: OnScene(self._upload),
            Command.REFUSE_UPLOAD: OnScene(lambda order, project, scene: refuse_upload(order)),
            Command.DROP_PICTURE: OnScene(self._drop_picture),
            Command.REDO_SCENE: OnScene(self._redo),
            Command.RETRY_SCENE: OnScene(self._make_scene),
        }

    @show_errors
    def draw_images(self, page: Page, request: gr.Request) -> Screen:
        """Pictures of all scenes."""
        return self._run(page, request, "The scenes' pictures", self.studio.references, self.studio.scene_images)

    @show_errors
    def animate(self, page: Page, request: gr.Request) -> Screen:
        """Clips of all scenes that have a picture."""
        return self._run(page, request, "The scenes' clips", self.studio.clips)

    @show_errors
    def join(self, page: Page, request: gr.Request) -> Screen:
        """The film of all clips."""
        return self._run(page, request, "Joining the film", self.studio.film)

    def _run(self, page: Page, request: gr.Request, title: str, *steps: Step) -> Screen:
        project = self.session.require_idle_project(page)
        job = self.session.start_job(project, Caller.of_request(request), title, *steps)
        return self.session.draw_project(page, project, job.id)

    @show_errors
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """Something was done with one scene, or a file or link was asked for."""
        order = Order.of_event(event, page=page, caller=Caller.of_request(request))
        return carry_out(self.session, self.commands, order)

    def _save_project(self, order: Order) -> Screen:
        project = self.session.find_project(order.page)
        if project is None:
            raise InputError("There is no project yet.")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ARCHIVE_NAME
            export_project(project, path)
            address = self.session.files.url(path)
        return Screen(outbox=render_download(address, ARCHIVE_NAME))

    def _share_project(self, order: Order, project: Project) -> Screen:
        share = self.studio.projects.share(project)
        link = f"{order.read_text('here')[:ADDRESS_LENGTH]}?view={share}"
        return self.session.draw_project(Page(project.id, link=link), project)

    def _make_film(self, order: Order, project: Project) -> Screen:
        job = self.session.start_job(project, order.caller, FILM_JOB, self.studio.run)
        return self.session.draw_project(order.page, project, job.id)

    def _lock(self, order: Order, project: Project, scene: int) -> None:
        editing.set_lock(project, scene, order.switched_on, self.studio.view(project).made_keys(scene))

    def _choose_take(self, order: Order, project: Project, scene: int) -> None:
        editing.choose_take(project, scene, order.read_number("number"))

    def _edit_seed(self, order: Order, project: Project, scene: int) -> None:
        editing.set_seed(project, scene, order.read_number("value"))

    def _upload(self, order: Order, project: Project, scene: int) -> Job:
        picture = self.session.files.require_upload(order.read_text("path"))
        editing.upload_scene_picture(project, scene, picture, self.studio.settings)

        def step(project: Project, run: Run) -> Iterator[Any]:
            yield from self.studio.scene_images(project, run, only=[scene])

        return self.session.start_job(project, order.caller, "Your picture", step)

    def _drop_picture(self, order: Order, project: Project, scene: int) -> None:
        editing.remove_scene_picture(project, scene)

    def _redo(self, order: Order, project: Project, scene: int) -> Job:
        editing.new_take(project, scene)
        return self._make_scene(order, project, scene)

    def _make_scene(self, order: Order, project: Project, scene: int) -> Job:
        script = project.state.script
        number = script.position(scene) if script is not None else scene
        return self.session.start_job(project, order.caller, f"Scene {number}", *self._steps_for(scene))

    def _steps_for(self, scene: int) -> tuple[Step, ...]:
        """Everything that one scene needs, and the film where that was the last of its scenes."""
        studio = self.studio

        def needed(project: Project) -> tuple[int, ...]:
            """The scene, and before it those that it goes on from."""
            chain = next((chain for chain in studio.scene_chains(project) if scene in chain), ())
            return chain[: chain.index(scene) + 1] if chain else ()

        def names(project: Project) -> tuple[str, ...]:
            script, scenes = project.state.script, needed(project)
            # A picture of one's own needs no references.
            drawn = script is not None and bool(scenes) and not project.state.scene(scenes[0]).take.upload
            return script.scene(scenes[0]).names if script is not None and drawn else ()

        def film_if_whole(project: Project, run: Run) -> Iterator[Any]:
            view = studio.view(project)
            if view.state.script is not None and len(view.clips) == len(view.state.script.scenes):
                yield from studio.film(project, run)

        return (
            lambda project, run: studio.references(project, run, only=names(project)),
            lambda project, run: studio.scene_images(project, run, only=needed(project)[:1]),
            lambda project, run: studio.clips(project, run, only=needed(project)),
            film_if_whole,
        )

    @show_errors
    def set_film(self, page: Page, transition: str, title: str, captions: str) -> Screen:
        """The film's options were changed."""
        try:
            project = self.session.require_idle_project(page)
            editing.set_film(project, transition=transition, title=title or "", captions=captions)
        except StudioError as error:
            return self._restore_fields(page, error)
        return self.session.draw_project(page, project)

    @show_errors
    def set_audio(self, page: Page, file: str | None) -> Screen:
        """Music or a voice was uploaded, or taken away."""
        try:
            project = self.session.require_idle_project(page)
            if file is None:
                editing.set_film(project, audio="")
            else:
                editing.upload_audio(project, self.session.files.require_upload(file), self.studio.settings)
        except StudioError as error:
            return self._restore_fields(page, error)
        return self.session.draw_project(page, project)

    def _restore_fields(self, page: Page, refusal: StudioError) -> Screen:
        """Say why a choice was not taken, and show again the one that holds."""
        project = self.session.require_project(page)
        gr.Warning(str(refusal), title=TITLE)
        editable = self.session.jobs.running(project.id) is None
        return Screen(**self.session.film_fields(project, editable))
