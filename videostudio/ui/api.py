"""The named endpoints: every stage, and one that does it all. Nothing else of the page can be called from outside."""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.data_classes import FileData
from gradio.events import api as expose_endpoint

from videostudio.errors import BackendError, InputError
from videostudio.jobs import JobState, Snapshot
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.types import Failure, Script, script_to_dict
from videostudio.ui.handlers.common import caller
from videostudio.ui.session import Desk, in_order, kindly

Step = Callable[[Project, Run], Iterable[Any]]


class Api:
    """Endpoints as plain methods. A project's id is its key: whoever has it can work on the project.

    Args:
        desk: what the page's handlers work with, too.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
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

        Returns:
            The film as an mp4 file.
        """
        project = await asyncio.to_thread(self._create, prompt, scenes, size, profile, seed, seconds, backends)
        await self._finish(request, project, "The film", self.desk.studio.run)
        return self._film(project)

    @kindly
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
    ) -> tuple[str, dict[str, Any]]:
        """Start a project and write its script; arguments as in `make_film`.

        Returns:
            The project's id for the other endpoints, and the script.
        """
        project = await asyncio.to_thread(self._create, prompt, scenes, size, profile, seed, seconds, backends)
        await self._finish(request, project, "The script", self.desk.studio.script)
        return project.id, self._script(project)

    @kindly
    def edit_script(self, project: str, script: dict[str, Any]) -> dict[str, Any]:
        """Put another script in a project.

        Args:
            project: the project's id.
            script: the whole script, as `write_script` gave it.

        Returns:
            The script as it was taken.
        """
        from videostudio.types import script_from_dict

        opened = self._idle(project)
        editing.replace_script(opened, script_from_dict(script))
        return self._script(opened)

    @kindly
    def upload_reference(self, project: str, entity: str, picture: FileData) -> bool:
        """Use a picture of one's own for somebody or some place in the script.

        Args:
            project: the project's id.
            entity: the name, as in the script.
            picture: the picture file.

        Returns:
            True once it is taken.
        """
        given: Any = picture
        path = given.get("path", "") if isinstance(given, dict) else str(getattr(given, "path", given))
        file = self.desk.files.uploaded(str(path))
        editing.upload_reference(self._idle(project), entity, file, self.desk.studio.settings)
        return True

    @kindly
    async def draw_references(self, request: gr.Request, project: str) -> list[FileData]:
        """Draw a picture of everybody and every place, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One picture for each, in the script's order.
        """
        opened = self._open(project)
        await self._finish(request, opened, "The pictures", self.desk.studio.references)
        return [self._file(r.picture) for r in self.desk.studio.view(opened).references]

    @kindly
    async def draw_scenes(self, request: gr.Request, project: str) -> list[FileData]:
        """Draw a picture of every scene, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One picture for each scene, in the film's order.
        """
        opened = self._open(project)
        await self._finish(request, opened, "The scenes' pictures", self.desk.studio.scene_images)
        return [self._file(i.picture) for i in self.desk.studio.view(opened).images]

    @kindly
    async def animate_scenes(self, request: gr.Request, project: str) -> list[FileData]:
        """Make a clip of every scene that has a picture, where it is missing.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            One clip for each scene, in the film's order.
        """
        opened = self._open(project)
        await self._finish(request, opened, "The scenes' clips", self.desk.studio.clips)
        return [self._file(c.video) for c in self.desk.studio.view(opened).clips]

    @kindly
    async def join_film(self, request: gr.Request, project: str) -> FileData:
        """Join the clips to a film.

        Args:
            request: who asks; Gradio fills it in.
            project: the project's id.

        Returns:
            The film as an mp4 file.
        """
        opened = self._open(project)
        await self._finish(request, opened, "Joining the film", self.desk.studio.film)
        return self._film(opened)

    async def _finish(self, request: gr.Request, project: Project, title: str, *steps: Step) -> Snapshot:
        """Run a job to its end; it stops when the caller goes away.

        Raises:
            StudioError: it failed or was stopped, or a scene of it did.
        """
        failures: list[Failure] = []

        def noting(step: Step) -> Step:
            def work(project: Project, run: Run) -> Iterable[Any]:
                for result in step(project, run):
                    if isinstance(result, Failure):
                        failures.append(result)
                    yield result

            return work

        work = in_order(project, [noting(step) for step in steps])
        asked = caller(request)
        job = self.desk.jobs.start(project.id, title, work, asked.session, asked.address)
        try:
            async for _ in self.desk.jobs.watch(job):
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
        return now

    def _create(
        self,
        prompt: str,
        scenes: int | None,
        size: str,
        profile: str,
        seed: int,
        seconds: float,
        backends: dict[str, str] | None,
    ) -> Project:
        if not isinstance(backends, dict | None):
            raise InputError("'backends' must be an object of stages and backends.")
        wanted = _whole("seed", seed)
        return self.desk.studio.create(
            _words("prompt", prompt),
            scenes=None if scenes is None else _whole("scenes", scenes),
            size=_words("size", size) or None,
            profile=_words("profile", profile) or None,
            seed=None if wanted == -1 else wanted,
            seconds=_seconds(seconds),
            backends=tuple((str(role), str(name)) for role, name in (backends or {}).items()),
        )

    def _open(self, project: str) -> Project:
        _words("project", project)
        return self.desk.studio.projects.open(project)

    def _idle(self, project: str) -> Project:
        opened = self._open(project)
        if self.desk.jobs.running(opened.id) is not None:
            raise InputError("This project is being worked on. Wait until it is done.")
        return opened

    def _script(self, project: Project) -> dict[str, Any]:
        script: Script | None = project.state.script
        return {} if script is None else script_to_dict(script)

    def _film(self, project: Project) -> FileData:
        video = self.desk.studio.view(project).video
        if video is None:
            raise InputError("There is no film. Make the clips first.")
        return self._file(video.video)

    def _file(self, path: Path) -> FileData:
        return FileData(path=self.desk.files.path(path), orig_name=path.name)


def _whole(name: str, value: Any) -> int:
    """A whole number of a caller's; callers may send anything."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(f"'{name}' must be a whole number.")
    return value


def _seconds(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("'seconds' must be a number.")
    return float(value) or None


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InputError(f"'{name}' must be a text.")
    return value


def expose(desk: Desk) -> None:
    """Put the endpoints on the page that is being built."""
    api = Api(desk)
    for endpoint in (
        api.make_film,
        api.write_script,
        api.edit_script,
        api.upload_reference,
        api.draw_references,
        api.draw_scenes,
        api.animate_scenes,
        api.join_film,
    ):
        expose_endpoint(endpoint, api_name=endpoint.__name__, concurrency_limit=None)
