"""Coming, going, watching, stopping, and choosing a project."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr

from videostudio.errors import InputError
from videostudio.project.archive import import_project
from videostudio.project.folder import Project
from videostudio.types import Stage
from videostudio.ui.boundary import show_errors
from videostudio.ui.commands import Command
from videostudio.ui.handlers.dispatch import FILM_JOB, CommandTable, OnPage, Order, carry_out
from videostudio.ui.page import SAME, Caller, Page, Screen, Visitor
from videostudio.ui.session import PageSession
from videostudio.ui.views.advanced import ROLE_LABELS

# The secret word of a shared project is no longer than that.
SHARE_LENGTH = 64


class PageHandlers:
    """Coming, going, watching, stopping, and choosing a project."""

    def __init__(self, session: PageSession) -> None:
        self.session, self.studio = session, session.studio
        self.header_commands: CommandTable = {
            Command.OPEN_PROJECT: OnPage(self._open),
            Command.FORGET_PROJECT: OnPage(self._delete),
            Command.OWN_PROJECT: OnPage(self._copy),
            Command.NEW_PROJECT: OnPage(self._begin),
        }
        self.strip_commands: CommandTable = {Command.DISMISS_STRIP: OnPage(self._dismiss)}

    @show_errors
    def arrive(self, stored: Any, request: gr.Request) -> Screen:
        """The page was opened: show the shared project of its address, or the one that was open last."""
        visitor = Visitor.read(stored)
        share = str(dict(request.query_params).get("view", ""))
        page = Page(share=share[:SHARE_LENGTH]) if share else Page(visitor.project)
        project = self.session.find_project(page)
        if project is None:
            if share:
                gr.Warning("This link leads to no project (any more). Ask whoever sent it for a new one.")
            # The fields stand there as the page was built, and a person may have begun to fill them in.
            panel = ("settings", "action", "camera", *(role.value for role, _ in ROLE_LABELS))
            fields = ("size", "profile", "seconds", "notice", "facts", *panel)
            fresh = self.session.draw_page(Page(), visitor)._replace(**dict.fromkeys(fields, SAME))
            return fresh if fresh.outlook else fresh._replace(choice=SAME, outlook=SAME)
        if page.project:
            self.session.jobs.arrive(Caller.of_request(request).session_hash, page.project)
        screen = self.session.draw_page(page, visitor)
        made = bool(share) and self.studio.view(project).clips
        return screen._replace(tabs=gr.update(selected="film") if made else SAME)

    def leave(self, request: gr.Request) -> None:
        """The page was closed."""
        self.session.jobs.leave(Caller.of_request(request).session_hash)

    @show_errors
    async def watch(self, page: Page, job_id: str) -> AsyncIterator[Screen]:
        """Follow the page's running job to its end."""
        job = self.session.jobs.of(page.project) if page.project else None
        if job is None or job.id != job_id:
            # A generator that yields nothing empties every output.
            yield Screen()
            return
        writing = True
        async for screen in self.session.follow_views(page, job):
            now = job.snapshot()
            if writing and now.stage not in {"", Stage.SCRIPT}:
                writing = False
                if job.title == FILM_JOB:
                    screen = screen._replace(tabs=gr.update(selected="film"))
            yield screen
        yield Screen(job="")

    @show_errors
    async def pulse(self, page: Page, job_id: str) -> AsyncIterator[Any]:
        """Move the strip while the page's job runs."""
        job = self.session.jobs.of(page.project) if page.project else None
        if job is None or job.id != job_id:
            yield SAME
            return
        async for words in self.session.follow_strip(page, job):
            yield words

    @show_errors
    def stop(self, page: Page) -> Screen:
        """Stop the page's own job."""
        project = self.session.require_project(page)
        self.session.jobs.stop(project.id)
        return Screen(stop=gr.update(interactive=True))

    @show_errors
    def act_strip(self, page: Page, event: gr.EventData) -> Screen:
        """Close the message about the last job."""
        return carry_out(self.session, self.strip_commands, Order.of_event(event, page=page))

    def _dismiss(self, order: Order) -> Screen:
        if order.page.project:
            self.session.jobs.forget(order.page.project)
        return Screen(strip="")

    @show_errors
    def act_header(self, page: Page, stored: Any, event: gr.EventData, request: gr.Request) -> Screen:
        """Open, delete or copy a project, or start a new one."""
        caller, visitor = Caller.of_request(request), Visitor.read(stored)
        order = Order.of_event(event, page=page, caller=caller, visitor=visitor)
        return carry_out(self.session, self.header_commands, order)

    def _open(self, order: Order) -> Screen:
        return self._show(self.studio.projects.open(order.read_text("project")), order)

    def _copy(self, order: Order) -> Screen:
        return self._show(self.studio.projects.copy(self.studio.projects.shared(order.page.share)), order)

    def _begin(self, order: Order) -> Screen:
        visitor = Visitor("", order.visitor.recent)
        fresh = self.session.draw_page(Page(), visitor)
        return fresh._replace(
            visitor=visitor.to_browser(), prompt="", scenes="auto", seed="", tabs=gr.update(selected="script")
        )

    def _delete(self, order: Order) -> Screen:
        project_id = order.read_text("project")
        if project_id not in order.visitor.recent:
            raise InputError("This project is not one of yours.")
        if self.session.jobs.running(project_id) is not None:
            raise InputError("This project is being worked on. Stop it before you delete it.")
        self.studio.projects.delete(self.studio.projects.open(project_id))
        self.session.jobs.forget(project_id)
        visitor = order.visitor.without_project(project_id)
        shown = Page() if order.page.project == project_id else order.page
        return self.session.draw_page(shown, visitor)._replace(visitor=visitor.to_browser())

    @show_errors
    def import_zip(self, file: str, stored: Any, request: gr.Request) -> Screen:
        """Open a project archive as a project of one's own."""
        project = import_project(self.studio.projects, Path(file), self.studio.settings.max_project_mb)
        return self._show(project, Order({}, caller=Caller.of_request(request), visitor=Visitor.read(stored)))

    def _show(self, project: Project, order: Order) -> Screen:
        """The page after another project was opened."""
        visitor = order.visitor.with_project(project.id)
        self.session.jobs.arrive(order.caller.session_hash, project.id)
        return self.session.draw_page(Page(project.id), visitor)._replace(visitor=visitor.to_browser())
