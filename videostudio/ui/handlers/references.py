"""The References tab: pictures, takes, locks and cut-outs."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from videostudio.errors import InputError
from videostudio.jobs import Job
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.ui.boundary import show_errors
from videostudio.ui.commands import Command
from videostudio.ui.handlers.dispatch import CommandTable, OnEntity, Order, carry_out, refuse_upload
from videostudio.ui.masks import apply_paint, build_editor_value
from videostudio.ui.page import Caller, Page, Screen
from videostudio.ui.session import PageSession
from videostudio.ui.views.frame import render_mask_title


class ReferenceHandlers:
    """The References tab."""

    def __init__(self, session: PageSession) -> None:
        self.session, self.studio = session, session.studio
        self.commands: CommandTable = {
            Command.LOCK: OnEntity(self._lock),
            Command.CHOOSE_TAKE: OnEntity(self._choose_take),
            Command.EDIT_SEED: OnEntity(self._edit_seed),
            Command.DRAW_REFERENCE: OnEntity(self._draw_anew),
            Command.UPLOAD_PICTURE: OnEntity(self._upload),
            Command.REFUSE_UPLOAD: OnEntity(self._refuse_upload),
            Command.OPEN_MASK: OnEntity(self._open_mask),
            Command.SWAP_MASK: OnEntity(self._swap_mask),
        }

    @show_errors
    def draw_all(self, page: Page, request: gr.Request) -> Screen:
        """Every reference that is missing."""
        project = self.session.require_idle_project(page)
        job = self.session.start_job(project, Caller.of_request(request), "The pictures", self.studio.references)
        return self.session.draw_project(page, project, job.id)

    @show_errors
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """Something was done with one entity's picture."""
        order = Order.of_event(event, page=page, caller=Caller.of_request(request))
        return carry_out(self.session, self.commands, order)

    def _lock(self, order: Order, project: Project, name: str) -> None:
        editing.set_lock(project, name, order.switched_on, self.studio.view(project).made_keys(name))

    def _choose_take(self, order: Order, project: Project, name: str) -> Job | None:
        editing.choose_take(project, name, order.read_number("number"))
        return self._draw_if_missing(order, project, name)

    def _edit_seed(self, order: Order, project: Project, name: str) -> Job | None:
        editing.set_seed(project, name, order.read_number("value"))
        return self._draw_if_missing(order, project, name)

    def _upload(self, order: Order, project: Project, name: str) -> Job | None:
        picture = self.session.files.require_upload(order.read_text("path"))
        editing.upload_reference(project, name, picture, self.studio.settings)
        return self._draw_if_missing(order, project, name)

    def _swap_mask(self, order: Order, project: Project, name: str) -> Job | None:
        present, plain = self.studio.view(project).reference(name), self.studio.plain_reference(project, name)
        editing.swap_mask(project, name, present, plain)
        return self._draw_if_missing(order, project, name)

    def _draw_anew(self, order: Order, project: Project, name: str) -> Job:
        if self.studio.view(project).reference(name) is not None:
            editing.new_take(project, name)
        return self._draw(project, order.caller, name)

    def _refuse_upload(self, order: Order, project: Project, name: str) -> None:
        refuse_upload(order)

    def _draw_if_missing(self, order: Order, project: Project, name: str) -> Job | None:
        missing = self.studio.view(project).reference(name) is None
        return self._draw(project, order.caller, name) if missing else None

    def _draw(self, project: Project, caller: Caller, name: str, what: str = "picture") -> Job:
        def step(project: Project, run: Run) -> Iterator[Any]:
            yield from self.studio.references(project, run, only=[name])

        return self.session.start_job(project, caller, f"The {what} of {name}", step)

    def _open_mask(self, order: Order, project: Project, name: str) -> Screen:
        reference = self.studio.view(project).reference(name)
        if reference is None:
            raise InputError(f"'{name}' has no picture yet. Make or upload one first.")
        return Screen(
            page=Page(project.id, mask=name, link=order.page.link),
            mask_panel=gr.update(visible=True),
            mask_title=render_mask_title(name),
            mask_editor=build_editor_value(reference),
        )

    @show_errors
    def save_mask(self, page: Page, painted: dict[str, Any] | None, request: gr.Request) -> Screen:
        """Keep the painted cut-out."""
        project, name = self.session.require_idle_project(page), page.mask
        reference = self.studio.view(project).reference(name)
        if reference is None:
            raise InputError("This picture is not there any more. Make it again first.")
        plain = self.studio.plain_reference(project, name)
        editing.correct_mask(project, name, apply_paint(reference, painted), plain)
        job = self._draw(project, Caller.of_request(request), name, "cut-out")
        return self.session.draw_project(page.without_notice(), project, job.id)

    @show_errors
    def close_mask(self, page: Page) -> Screen:
        """Leave the cut-out as it was."""
        return Screen(page=page.without_notice(), mask_panel=gr.update(visible=False))
