"""The Film tab: scenes, the film, files to take away, the link."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from videostudio.errors import InputError, StudioError
from videostudio.project import editing
from videostudio.project.archive import export_project
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.ui.handlers.common import FILM_JOB, action, caller, fetched, number, scene_of, word
from videostudio.ui.page import Page, Screen
from videostudio.ui.session import Desk, kindly


class FilmHandlers:
    """The Film tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def draw_images(self, page: Page, request: gr.Request) -> Screen:
        """Pictures of all scenes."""
        return self._run(
            page, request, "The scenes' pictures", self.desk.studio.references, self.desk.studio.scene_images
        )

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
        if do == "make":
            return self._run(page, request, FILM_JOB, self.desk.studio.run)
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
            editing.set_lock(project, scene, bool(data.get("on")), self.desk.studio.view(project).made_keys(scene))
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
            board = studio.view(project)
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
        try:
            editing.set_film(self.desk.idle(page), transition=transition, title=title or "", captions=captions)
        except StudioError as error:
            return self._as_it_was(page, error)
        return self._boards(page)

    @kindly
    def set_audio(self, page: Page, file: str | None) -> Screen:
        """Music or a voice was uploaded, or taken away."""
        try:
            project = self.desk.idle(page)
            if file is None:
                editing.set_film(project, audio="")
            else:
                editing.upload_audio(project, self.desk.files.uploaded(file), self.desk.studio.settings)
        except StudioError as error:
            return self._as_it_was(page, error)
        return self._boards(page)

    def _as_it_was(self, page: Page, refusal: StudioError) -> Screen:
        """Say why a choice was not taken, and show again the one that holds."""
        project = self.desk.project(page)
        gr.Warning(str(refusal), title="That did not work")
        editable = self.desk.jobs.running(project.id) is None
        return Screen(**self.desk.film_fields(project, editable))

    def _run(self, page: Page, request: gr.Request, title: str, *steps: Any) -> Screen:
        job = self.desk.start(page, caller(request), title, *steps)
        return self._boards(page)._replace(job=job.id)

    def _boards(self, page: Page) -> Screen:
        project = self.desk.project(page)
        return self.desk.boards(page, self.desk.view(project), self.desk.snapshot(project))
