"""The named endpoints: every stage, and one that does it all. Nothing else of the page can be called from outside."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.data_classes import FileData
from gradio.events import api as expose_endpoint

from videostudio.errors import BackendError, InputError
from videostudio.jobs import JobState
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.studio import ProjectView
from videostudio.types import Failure, Script, script_from_dict, script_to_dict
from videostudio.ui.boundary import show_errors
from videostudio.ui.page import Caller
from videostudio.ui.session import PageSession, Step


class Api:
    """Endpoints as plain methods. A project's id is its key: whoever has it can work on the project.

    Args:
        session: what the page's handlers work with, too.
    """

    def __init__(self, session: PageSession) -> None:
        self.session, self.studio = session, session.studio

    @show_errors
    async def make_film(
        self,
        request: gr.Request,
        prompt: str,
        scenes: int | None = None,
        size: str = "",
        profile: str = "",
        seed: int = -1,
        seconds: float = 0.0,
        backends: dict[str, str] | None = None,
        options: dict[str, dict[str, Any]] | None = None,
        action: bool = True,
        camera: bool = True,
    ) -> FileData:
        """Turn one sentence into a finished film.

        Args:
            request: who asks; Gradio fills it in.
            prompt: what the film is about, in one sentence.
            scenes: how many scenes; None lets the writer choose.
            size: picture size as WIDTHxHEIGHT; empty takes the profile's.
            profile: the profile's name; empty takes the default.
            seed: the film's seed; -1 draws one.
            seconds: length of a scene; 0 takes the profile's.
            backends: backends by stage that differ from the profile's, for example {"scene_imager": "ip-adapter"};
                the stages are writer, text_to_image, segmenter, scene_imager and image_to_video.
            options: settings of these backends by stage, for example {"image_to_video": {"steps": 30}};
                `python -m videostudio backends` lists them.
            action: whether the scenes' actions condition their clips.
            camera: whether the camera moves as the script says.

        Returns:
            The film as an mp4 file.
        """
        wishes = prompt, scenes, size, profile, seed, seconds, backends, options, action, camera
        project = await self._start_project(request, "The film", self.studio.run, *wishes)
        return self._film(self.studio.view(project))

    @show_errors
    async def write_script(
        self,
        request: gr.Request,
        prompt: str,
        scenes: int | None = None,
        size: str = "",
        profile: str = "",
        seed: int = -1,
        seconds: float = 0.0,
        backends: dict[str, str] | None = None,
        options: dict[str, dict[str, Any]] | None = None,
        action: bool = True,
        camera: bool = True,
    ) -> tuple[str, dict[str, Any]]:
        """Start a project and write its script; arguments as in `make_film`.

        Returns:
            The project's id for the other endpoints, and the script.
        """
        wishes = prompt, scenes, size, profile, seed, seconds, backends, options, action, camera
        project = await self._start_project(request, "The script", self.studio.script, *wishes)
        return project.id, self._script(project)

    @show_errors
    def edit_script(self, project: str, script: dict[str, Any]) -> dict[str, Any]:
        """Put another script in a project.

        Args:
            project: the project's id.
            script: the whole script, as `write_script` gave it.

        Returns:
            The script as it was taken.
        """
        opened = self._idle(project)
        editing.replace_script(opened, script_from_dict(script))
        return self._script(opened)

    @show_errors
    def upload_reference(self, project: str, entity: str, picture: FileData) -> bool:
        """Use a picture of one's own for somebody or some place in the script.

        Args:
            project: the project's id.
            entity: the name, as in the script.
            picture: the picture file.

        Returns:
            True once it is taken.
        """
        editing.upload_reference(self._idle(project), entity, self._uploaded(picture), self.studio.settings)
        return True

    @show_errors
    def upload_scene_picture(self, project: str, scene: int, picture: FileData) -> bool:
        """Use a picture of one's own as a scene's picture: its clip is made from it, and nothing is drawn.

        Args:
            project: the project's id.
            scene: the scene's index, as in the script.
            picture: the picture file; it is cut to the film's shape.

        Returns:
            True once it is taken.
        """
        number = _require_whole("scene", scene)
        editing.upload_scene_picture(self._idle(project), number, self._uploaded(picture), self.studio.settings)
        return True

    @show_errors
    async def draw_references(self, request: gr.Request, project: str) -> list[FileData]:
        """Draw a picture of everybody and every place, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One picture for each, in the script's order.
        """
        view = await self._work_on(request, project, "The pictures", self.studio.references)
        return self._files(reference.picture for reference in view.references)

    @show_errors
    async def draw_scenes(self, request: gr.Request, project: str) -> list[FileData]:
        """Draw a picture of every scene, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One picture for each scene, in the film's order.
        """
        view = await self._work_on(request, project, "The scenes' pictures", self.studio.scene_images)
        return self._files(image.picture for image in view.images)

    @show_errors
    async def animate_scenes(self, request: gr.Request, project: str) -> list[FileData]:
        """Make a clip of every scene that has a picture, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One clip for each scene, in the film's order.
        """
        view = await self._work_on(request, project, "The scenes' clips", self.studio.clips)
        return self._files(clip.video for clip in view.clips)

    @show_errors
    async def join_film(self, request: gr.Request, project: str) -> FileData:
        """Join the clips to a film.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            The film as an mp4 file.
        """
        return self._film(await self._work_on(request, project, "Joining the film", self.studio.film))

    async def _start_project(self, request: gr.Request, title: str, step: Step, *wishes: Any) -> Project:
        """A new project, after the step has run on it; for the wishes see `_create`."""
        project = await asyncio.to_thread(self._create, *wishes)
        await self._finish(request, project, title, step)
        return project

    async def _work_on(self, request: gr.Request, project: str, title: str, step: Step) -> ProjectView:
        """What a project has after the step has run on it."""
        opened = self._open(project)
        await self._finish(request, opened, title, step)
        return self.studio.view(opened)

    async def _finish(self, request: gr.Request, project: Project, title: str, step: Step) -> None:
        """Run a job to its end; it stops when the caller goes away.

        Raises:
            StudioError: it failed or was stopped, or a scene of it did.
        """
        failures: list[Failure] = []

        def step_with_failures(project: Project, run: Run) -> Iterable[Any]:
            for result in step(project, run):
                if isinstance(result, Failure):
                    failures.append(result)
                yield result

        job = self.session.start_job(project, Caller.of_request(request), title, step_with_failures)
        try:
            async for _ in self.session.jobs.watch(job):
                pass
        finally:
            job.stop()
        now = job.snapshot()
        if now.state is JobState.FAILED:
            raise BackendError(now.reason)
        if now.state is JobState.STOPPED:
            raise BackendError("The run was stopped. What was finished is kept in the project.")
        if failures:
            raise BackendError(f"{failures[0].stage} {failures[0].subject}: {failures[0].reason}")

    def _create(
        self,
        prompt: str,
        scenes: int | None,
        size: str,
        profile: str,
        seed: int,
        seconds: float,
        backends: dict[str, str] | None,
        options: dict[str, dict[str, Any]] | None,
        action: bool,
        camera: bool,
    ) -> Project:
        if not isinstance(backends, dict | None):
            raise InputError("'backends' must be an object of stages and backends.")
        if not isinstance(options, dict | None) or not all(isinstance(one, dict) for one in (options or {}).values()):
            raise InputError("'options' must be an object of stages, each with an object of options and values.")
        wanted = _require_whole("seed", seed)
        return self.studio.create(
            _require_text("prompt", prompt),
            scenes=None if scenes is None else _require_whole("scenes", scenes),
            size=_require_text("size", size) or None,
            profile=_require_text("profile", profile) or None,
            seed=None if wanted == -1 else wanted,
            seconds=_require_seconds(seconds),
            backends=tuple((str(role), str(name)) for role, name in (backends or {}).items()),
            options=tuple((str(role), str(n), v) for role, named in (options or {}).items() for n, v in named.items()),
            action=_require_switch("action", action),
            camera=_require_switch("camera", camera),
        )

    def _uploaded(self, picture: Any) -> Path:
        """The file that a caller has uploaded; callers may send anything."""
        path = picture.get("path", "") if isinstance(picture, dict) else getattr(picture, "path", picture)
        return self.session.files.require_upload(str(path))

    def _open(self, project: str) -> Project:
        _require_text("project", project)
        return self.studio.projects.open(project)

    def _idle(self, project: str) -> Project:
        opened = self._open(project)
        if self.session.jobs.running(opened.id) is not None:
            raise InputError("This project is being worked on. Wait until it is done.")
        return opened

    def _script(self, project: Project) -> dict[str, Any]:
        script: Script | None = project.state.script
        return {} if script is None else script_to_dict(script)

    def _film(self, view: ProjectView) -> FileData:
        if view.video is None:
            raise InputError("There is no film. Make the clips first.")
        return self._file(view.video.video)

    def _files(self, paths: Iterable[Path]) -> list[FileData]:
        return [self._file(path) for path in paths]

    def _file(self, path: Path) -> FileData:
        return FileData(path=self.session.files.path(path), orig_name=path.name)


def _require_whole(name: str, value: Any) -> int:
    """A whole number of a caller's; callers may send anything."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(f"'{name}' must be a whole number.")
    return value


def _require_seconds(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("'seconds' must be a number.")
    return float(value) or None


def _require_switch(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InputError(f"'{name}' must be true or false.")
    return value


def _require_text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InputError(f"'{name}' must be a text.")
    return value


def expose_endpoints(session: PageSession) -> None:
    """Put the endpoints on the page that is being built."""
    api = Api(session)
    for endpoint in (
        api.make_film,
        api.write_script,
        api.edit_script,
        api.upload_reference,
        api.upload_scene_picture,
        api.draw_references,
        api.draw_scenes,
        api.animate_scenes,
        api.join_film,
    ):
        expose_endpoint(endpoint, api_name=endpoint.__name__, concurrency_limit=None)
