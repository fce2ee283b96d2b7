"""The References tab: pictures, takes, locks and cut-outs."""

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from videostudio.errors import InputError
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.ui.handlers.common import action, caller, number, word
from videostudio.ui.masks import editor_value, painted_mask
from videostudio.ui.page import SAME, Page, Screen
from videostudio.ui.session import Desk, kindly
from videostudio.ui.views.html import text


class ReferenceHandlers:
    """The References tab."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @kindly
    def draw_all(self, page: Page, request: gr.Request) -> Screen:
        """Every reference that is missing."""
        job = self.desk.start(page, caller(request), "The pictures", self.desk.studio.references)
        return self._boards(page, job.id)

    @kindly
    def act(self, page: Page, event: gr.EventData, request: gr.Request) -> Screen:
        """Something was done with one entity's picture."""
        data = action(event)
        project, name = self.desk.idle(page), word(data, "entity")
        page = Page(page.project, link=page.link)
        try:
            if data.get("do") == "mask":
                return self._open_mask(page, project, name)
            if self._change(project, name, data):
                job = self.desk.start(page, caller(request), f"The picture of {name}", self._only(name))
                return self._boards(page, job.id)
        except InputError as error:
            if not name:
                raise
            page = Page(page.project, link=page.link, notice=str(error), notice_at=f"entity {name}")
        return self._boards(page)

    def _change(self, project: Project, name: str, data: dict[str, Any]) -> bool:
        """Make the change; tells whether something must be drawn."""
        studio, do = self.desk.studio, data.get("do")
        if do == "lock":
            editing.set_lock(project, name, bool(data.get("on")), studio.view(project).made_keys(name))
            return False
        if do == "refused":
            raise InputError(f"The file was not taken: {word(data, 'reason')[:200] or 'it may be too large'}.")
        if do == "another":
            if studio.view(project).reference(name) is not None:
                editing.new_take(project, name)
        elif do == "take":
            editing.choose_take(project, name, number(data, "number"))
        elif do == "edit" and data.get("field") == "seed":
            editing.set_seed(project, name, number(data, "value"))
        elif do == "upload":
            editing.upload_reference(project, name, self.desk.files.uploaded(word(data, "path")), studio.settings)
        elif do == "swap":
            plain = studio.plain_reference(project, name)
            editing.swap_mask(project, name, studio.view(project).reference(name), plain)
        else:
            return False
        return studio.view(project).reference(name) is None or do == "another"

    def _only(self, name: str) -> Callable[[Project, Run], Iterator[Any]]:
        return lambda project, run: self.desk.studio.references(project, run, only=[name])

    def _open_mask(self, page: Page, project: Project, name: str) -> Screen:
        reference = self.desk.studio.view(project).reference(name)
        if reference is None:
            raise InputError(f"'{name}' has no picture yet. Make or upload one first.")
        page = Page(page.project, mask=name, link=page.link)
        return Screen(
            page=page,
            mask_panel=gr.update(visible=True),
            mask_title=f"<h2 class='vs-h2'>Cut-out of {text(name)}</h2>"
            "<p class='vs-hint'>What is pale is cut away. Paint <b class='vs-keep'>green</b> over what shall stay and "
            "<b class='vs-cut'>red</b> over what shall go (the palette is beside the picture), then save.</p>",
            mask_editor=editor_value(reference),
        )

    @kindly
    def save_mask(self, page: Page, painted: dict[str, Any] | None, request: gr.Request) -> Screen:
        """Keep the painted cut-out."""
        project, name = self.desk.idle(page), page.mask
        page = Page(page.project, link=page.link)
        reference = self.desk.studio.view(project).reference(name)
        if reference is None:
            raise InputError("This picture is not there any more. Make it again first.")
        plain = self.desk.studio.plain_reference(project, name)
        editing.correct_mask(project, name, painted_mask(reference, painted), plain)
        job = self.desk.start(page, caller(request), f"The cut-out of {name}", self._only(name))
        return self._boards(page, job.id)

    @kindly
    def close_mask(self, page: Page) -> Screen:
        """Leave the cut-out as it was."""
        return Screen(page=Page(page.project, link=page.link), mask_panel=gr.update(visible=False))

    def _boards(self, page: Page, job_id: Any = SAME) -> Screen:
        project = self.desk.project(page)
        return self.desk.boards(page, self.desk.view(project), self.desk.snapshot(project))._replace(job=job_id)
