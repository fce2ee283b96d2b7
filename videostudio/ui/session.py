"""What all handlers share: opening a page's project, starting jobs, and drawing the page from what is on disk."""

import asyncio
import logging
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import gradio as gr

from videostudio.backends.registry import Backend
from videostudio.errors import InputError, StudioError
from videostudio.jobs import Job, Jobs, Snapshot, Work
from videostudio.profiles import Profile
from videostudio.project.folder import Project
from videostudio.project.state import Brief
from videostudio.run import Run
from videostudio.studio import ProjectView, Studio
from videostudio.types import Stage
from videostudio.ui.choices import ChoicePanel
from videostudio.ui.files import Files
from videostudio.ui.page import RECENT, SAME, Caller, Page, Screen, Visitor
from videostudio.ui.views.film import label_make_button, render_film
from videostudio.ui.views.frame import ListedProject, render_header, render_strip
from videostudio.ui.views.references import render_references
from videostudio.ui.views.script import render_script

log = logging.getLogger(__name__)

# How often old projects are swept away, in seconds.
SWEEP_SECONDS = 1800.0
# How often the text that is being written is shown anew, in seconds.
WRITING_SECONDS = 0.5
# A project is listed under so many characters of its prompt.
TITLE_LENGTH = 60

Step = Callable[[Project, Run], Iterable[Any]]


class PageSession:
    """What the handlers work with, for every page that is open.

    Args:
        studio: does the work.
        jobs: keeps what runs.
        files: gives pictures their addresses.
    """

    def __init__(self, studio: Studio, jobs: Jobs, files: Files) -> None:
        self.studio, self.jobs, self.files = studio, jobs, files
        self.choices = ChoicePanel(studio)

    # -- projects ---------------------------------------------------------------------------------------------------

    def require_project(self, page: Page) -> Project:
        """The page's own project.

        Raises:
            StudioError: there is none, or it is only looked at.
        """
        if page.share:
            raise InputError("This project is somebody else’s. Press “Make it my own” to work on a copy.")
        if not page.project:
            raise InputError("There is no project yet. Write one sentence and press “Make the film”.")
        return self.studio.projects.open(page.project)

    def require_idle_project(self, page: Page) -> Project:
        """The page's own project, with no job at work.

        Raises:
            StudioError: there is none, or it is being worked on.
        """
        project = self.require_project(page)
        if self.jobs.running(project.id) is not None:
            raise InputError("This project is being worked on. Wait until it is done, or press Stop, then change it.")
        return project

    def find_project(self, page: Page) -> Project | None:
        """The project the page shows, its own or another's; None where there is none (any more)."""
        try:
            if page.share:
                return self.studio.projects.shared(page.share)
            return self.studio.projects.open(page.project) if page.project else None
        except StudioError:
            return None

    def list_projects(self, page: Page, visitor: Visitor) -> list[ListedProject]:
        """The visitor's own projects, those that still exist."""
        rows = []
        for project_id in visitor.recent[:RECENT]:
            try:
                prompt = self.studio.projects.open(project_id).state.brief.prompt
            except StudioError:
                continue
            title = prompt if len(prompt) <= TITLE_LENGTH else prompt[: TITLE_LENGTH - 3] + "…"
            running = self.jobs.running(project_id) is not None
            rows.append(ListedProject(project_id, title, running, project_id == page.project))
        return rows

    def start_sweeper(self) -> None:
        """Delete what is too old or too much, now and from time to time, in the background, while this is used."""
        threading.Thread(target=_sweep_repeatedly, args=[weakref.ref(self)], name="sweeper", daemon=True).start()

    # -- jobs -------------------------------------------------------------------------------------------------------

    def start_job(self, project: Project, asked: Caller, title: str, *steps: Step) -> Job:
        """Start a job on a project, made of steps of equal length.

        Args:
            project: an idle one.
            asked: who asks.
            title: what was asked for.
            steps: do the work.

        Raises:
            StudioError: it is being worked on, or there are too many jobs.
        """
        return self.jobs.start(project.id, title, chain_steps(project, steps), asked.session_hash, asked.address)

    def find_snapshot(self, project: Project | None) -> Snapshot | None:
        """How the project's last job stands."""
        job = None if project is None else self.jobs.of(project.id)
        return None if job is None else job.snapshot()

    # -- drawing the page -------------------------------------------------------------------------------------------

    def find_view(self, project: Project | None) -> ProjectView | None:
        """What the project has on disk; None without a project."""
        return None if project is None else self.studio.view(project)

    def find_profile(self, view: ProjectView | None) -> Profile | None:
        """The profile of the project; None without a project."""
        return None if view is None else self.studio.profile(view.state.brief.profile)

    def find_animator(self, view: ProjectView | None) -> Backend | None:
        """The project's model of clips; None without a project."""
        return None if view is None else self.studio.animator(view.state.brief)

    def draw_page(self, page: Page, visitor: Visitor) -> Screen:
        """The whole page as it stands."""
        project = self.find_project(page)
        view, job = self.find_view(project), self.find_snapshot(project)
        busy = job is not None and job.running
        return self.draw_views(page, view, job)._replace(
            page=page,
            job=job.id if busy and job is not None else "",
            header=render_header(self.list_projects(page, visitor), bool(page.share)),
            own=gr.update(visible=not page.share),
            **self.brief_fields(view),
            **self.film_fields(project, editable=not busy and not page.share),
        )

    def draw_project(self, page: Page, project: Project, job: Any = SAME) -> Screen:
        """The views of one's own project.

        Args:
            page: the page, with what it has to say.
            project: the page's own project.
            job: id of the job that was just started on it, if one was.
        """
        return self.draw_views(page, self.studio.view(project), self.find_snapshot(project))._replace(job=job)

    def draw_views(self, page: Page, view: ProjectView | None, job: Snapshot | None) -> Screen:
        """The three views, the strip and the buttons."""
        busy = job is not None and job.running
        editable = view is not None and not page.share and not busy
        script = view.state.script if view is not None else None
        profile = self.find_profile(view)
        shown = job if view is not None and not page.share else None
        press = gr.update(interactive=editable and script is not None)
        return Screen(
            page=page,
            strip=render_strip(shown, view),
            stop=gr.update(visible=busy and not page.share),
            make=gr.update(interactive=not busy, value="Working …" if busy else label_make_button(view)),
            write=gr.update(interactive=not busy, value="Write the script anew" if script else "Write the script only"),
            script=render_script(script, page, shown, editable, self.find_animator(view)),
            script_tools=gr.update(visible=script is not None),
            references=render_references(view, profile, page, self.files, shown, editable),
            draw_references=gr.update(visible=_lacks_pictures(view, profile), interactive=editable),
            mask_panel=gr.update(visible=bool(page.mask) and editable),
            film=render_film(view, profile, page, self.files, shown, editable, self.find_animator(view)),
            film_tools=gr.update(visible=script is not None and not page.share),
            draw_images=press,
            animate=press,
            join=press,
            transition=gr.update(interactive=editable),
            title=gr.update(interactive=editable),
            captions=gr.update(interactive=editable),
        )

    def film_fields(self, project: Project | None, editable: bool) -> dict[str, Any]:
        """The film's options as the project has them, the sound included."""
        if project is None:
            return {}
        film = project.state.film
        sound = project.upload(film.audio) if film.audio else None
        return {
            "transition": gr.update(value=film.transition, interactive=editable),
            "title": gr.update(value=film.title, interactive=editable),
            "captions": gr.update(value=film.captions, interactive=editable),
            "audio": self.files.path(sound, f"sound{sound.suffix}") if sound and sound.is_file() else None,
        }

    def brief_fields(self, view: ProjectView | None) -> dict[str, Any]:
        """The prompt's fields as the project has them."""
        profile = self.find_profile(view) or self.studio.profile(self.studio.settings.profile)
        if view is None:
            return self.choices.show_choice(profile, profile.size) | {
                "size": gr.update(choices=[str(size) for size in profile.sizes], value=str(profile.size)),
                "profile": profile.name,
                "seconds": profile.seconds,
                **_switch_fields(Brief("")),
            }
        brief = view.state.brief
        chosen = str(brief.size)
        swapped = self.studio.chosen_profile(brief)
        sizes = [str(size) for size in swapped.sizes]
        return self.choices.show_choice(swapped, brief.size) | {
            "prompt": brief.prompt,
            "scenes": "auto" if brief.scenes is None else str(brief.scenes),
            "size": gr.update(choices=sizes if chosen in sizes else [*sizes, chosen], value=chosen),
            "profile": brief.profile,
            "seconds": brief.seconds,
            "seed": str(brief.seed),
            **_switch_fields(brief),
        }

    # -- while a job runs -------------------------------------------------------------------------------------------

    async def follow_views(self, page: Page, job: Job) -> AsyncIterator[Screen]:
        """The page while a job runs, and once more after it; drawn only when there is something new on it."""
        drawn, view, told = None, None, 0.0
        project = await asyncio.to_thread(self.require_project, page)
        async for now in self.jobs.watch(job):
            mark = (now.results, now.stage, now.subject, now.state)
            if mark != drawn:
                drawn = mark
                view = await asyncio.to_thread(self.find_view, project)
                screen = await asyncio.to_thread(self.draw_views, page, view, now)
                yield screen._replace(page=SAME, mask_panel=SAME, strip=render_strip(now, view))
            elif now.stage in {"", Stage.SCRIPT} and time.monotonic() - told > WRITING_SECONDS:
                told = time.monotonic()
                written = view.state.script if view is not None else None
                yield Screen(script=render_script(written, page, now, False, self.find_animator(view)))

    async def follow_strip(self, page: Page, job: Job) -> AsyncIterator[str]:
        """The strip alone while a job runs: it moves often, and the page has many parts."""
        project = await asyncio.to_thread(self.require_project, page)
        async for now in self.jobs.watch(job):
            yield render_strip(now, None if now.running else await asyncio.to_thread(self.find_view, project))


def _switch_fields(brief: Brief) -> dict[str, Any]:
    return {"action": brief.action, "camera": brief.camera}


def _lacks_pictures(view: ProjectView | None, profile: Profile | None) -> bool:
    script = view.state.script if view is not None else None
    if view is None or script is None or profile is None:
        return False
    return any(view.reference(entity.name) is None for entity in profile.referenced_entities(script))


def _sweep_repeatedly(session: "weakref.ref[PageSession]") -> None:
    while (there := session()) is not None:
        try:
            there.studio.projects.sweep(there.jobs.busy())
        except OSError as error:
            log.warning("old projects could not be swept away: %s", error)
        del there
        time.sleep(SWEEP_SECONDS)


def chain_steps(project: Project, steps: Iterable[Step]) -> Work:
    """Steps one after the other, as a job's work."""
    listed = list(steps)

    def work(run: Run) -> Iterable[Any]:
        for n, step in enumerate(listed):
            yield from step(project, run.part(n / len(listed), (n + 1) / len(listed)))

    return work
