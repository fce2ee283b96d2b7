"""Coming, going, watching, stopping, and choosing a project."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr

from videostudio.errors import InputError
from videostudio.project.archive import import_project
from videostudio.project.folder import Project
from videostudio.ui.handlers.common import FILM_JOB, action, session, word
from videostudio.ui.page import SAME, Page, Screen, Visitor
from videostudio.ui.session import Desk, kindly
from videostudio.ui.views.advanced import STAGES


class PageHandlers:
    """Coming, going, watching, stopping, and choosing a project."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def arrive(self, stored: Any, request: gr.Request) -> Screen:
        """The page was opened: show the shared project of its address, or the one that was open last."""
        visitor = Visitor.read(stored)
        share = str(dict(request.query_params).get("view", ""))
        page = Page(share=share[:64]) if share else Page(visitor.project)
        project = self.desk.seen(page)
        if project is None:
            if share:
                gr.Warning("This link leads to no project (any more). Ask whoever sent it for a new one.")
            # The fields stand there as the page was built, and a person may have begun to fill them in.
            fields = ("size", "profile", "seconds", "notice", "facts", *(role.value for role, _ in STAGES))
            fresh = self.desk.show(Page(), visitor)._replace(**dict.fromkeys(fields, SAME))
            return fresh if fresh.outlook else fresh._replace(choice=SAME, outlook=SAME)
        if page.project:
            self.desk.jobs.arrive(session(request), page.project)
        screen = self.desk.show(page, visitor)
        made = bool(share) and self.desk.studio.view(project).clips
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
    async def pulse(self, page: Page, job_id: str) -> AsyncIterator[Any]:
        """Move the strip while the page's job runs."""
        job = self.desk.jobs.of(page.project) if page.project else None
        if job is None or job.id != job_id:
            yield SAME
            return
        async for words in self.desk.pulse(page, job):
            yield words

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
            visitor=visitor.stored(), prompt="", scenes="auto", seed="", tabs=gr.update(selected="script")
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
