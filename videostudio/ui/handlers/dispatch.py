"""From an event of a view to the method that answers it: tables of commands, and what each of them needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeAlias

import gradio as gr

from videostudio.errors import InputError
from videostudio.jobs import Job
from videostudio.project.folder import Project
from videostudio.ui.commands import EDIT, Command
from videostudio.ui.page import SAME, Caller, ModelChoice, Page, Screen, Visitor, place_of_entity, place_of_scene
from videostudio.ui.session import PageSession

FILM_JOB = "The film"
# Of the reason that the browser gives for a file it did not send, so many characters are told.
REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Order:
    """What a person did on a view.

    Args:
        data: what the event carries, as it came: whoever calls can send anything.
        command: what is to be done; None where there is no such command.
        page: the page it was done on.
        caller: who did it.
        visitor: what the person's browser keeps; empty where the command needs none of it.
        choice: what is chosen to make a film with, likewise.
        prompt: the prompt as it stands on the page, likewise.
    """

    data: Mapping[str, Any]
    command: Command | None = None
    page: Page = field(default_factory=Page)
    caller: Caller = field(default_factory=Caller)
    visitor: Visitor = field(default_factory=Visitor)
    choice: ModelChoice = field(default_factory=ModelChoice)
    prompt: str = ""

    @classmethod
    def of_event(cls, event: gr.EventData, **others: Any) -> "Order":
        """Read an event; anything odd counts as nothing."""
        data = event._data if isinstance(event._data, dict) else {}
        do = str(data.get("do", ""))
        word = f"{EDIT} {data.get('field')}" if do == EDIT else do
        return cls(data, Command(word) if word in set(Command) else None, **others)

    @property
    def scene(self) -> int:
        """The scene it is about.

        Raises:
            InputError: it names none.
        """
        scene = self.data.get("scene")
        if isinstance(scene, bool) or not isinstance(scene, int):
            raise InputError("This action names no scene. Reload the page.")
        return scene

    @property
    def entity(self) -> str:
        """The entity it is about; empty where it names none."""
        return self.read_text("entity")

    @property
    def place(self) -> str:
        """The card where a refusal is told; empty for none."""
        if self.entity:
            return place_of_entity(self.entity)
        scene = self.data.get("scene")
        return "" if scene is None else place_of_scene(scene)

    @property
    def switched_on(self) -> bool:
        """Which way a switch was thrown."""
        return bool(self.data.get("on"))

    def read_text(self, name: str) -> str:
        """A text that comes with it; empty where there is none."""
        value = self.data.get(name, "")
        return value if isinstance(value, str) else ""

    def read_number(self, name: str, what: str = "This") -> int:
        """A whole number that comes with it.

        Raises:
            InputError: it is none.
        """
        return read_whole_number(self.data.get(name, ""), what)


# What a method gives back: the job that it started, the screen as it should be, or None to draw the project again.
Answer: TypeAlias = Job | Screen | None


@dataclass(frozen=True, slots=True)
class OnPage:
    """A command that needs no project of one's own."""

    answer: Callable[[Order], Screen]


@dataclass(frozen=True, slots=True)
class OnProject:
    """A command that needs one's own project, with nothing at work on it."""

    answer: Callable[[Order, Project], Answer]

    def apply(self, order: Order, project: Project) -> Answer:
        """Carry it out."""
        return self.answer(order, project)


@dataclass(frozen=True, slots=True)
class OnScene:
    """A command that needs such a project and one of its scenes."""

    answer: Callable[[Order, Project, int], Answer]

    def apply(self, order: Order, project: Project) -> Answer:
        """Carry it out."""
        return self.answer(order, project, order.scene)


@dataclass(frozen=True, slots=True)
class OnEntity:
    """A command that needs such a project and one of its persons, things or places."""

    answer: Callable[[Order, Project, str], Answer]

    def apply(self, order: Order, project: Project) -> Answer:
        """Carry it out."""
        return self.answer(order, project, order.entity)


Rule: TypeAlias = OnPage | OnProject | OnScene | OnEntity
CommandTable: TypeAlias = Mapping[Command, Rule]


def carry_out(session: PageSession, table: CommandTable, order: Order) -> Screen:
    """Answer what was done on a view. A refusal is told at the card of the scene or entity that it is about.

    Args:
        session: opens the project and draws it.
        table: the commands that the view knows.
        order: what was done.

    Raises:
        StudioError: it was refused and there is no card to tell it at, or there is no project to work on.
    """
    rule = table.get(order.command) if order.command is not None else None
    if rule is None:
        # Told at its card like any other refusal, where it names one.
        rule = OnProject(_refuse_unknown) if order.place else OnPage(_refuse_unknown)
    if isinstance(rule, OnPage):
        return rule.answer(order)
    project, page, job_id = session.require_idle_project(order.page), order.page.without_notice(), SAME
    try:
        answer = rule.apply(order, project)
        if isinstance(answer, Screen):
            return answer
        job_id = SAME if answer is None else answer.id
    except InputError as error:
        if not order.place:
            raise
        page = replace(page, notice=str(error), notice_at=order.place)
    return session.draw_project(page, project, job_id)


def _refuse_unknown(order: Order, project: Project | None = None) -> Screen:
    asked = " ".join(filter(None, (order.read_text("do"), order.read_text("field"))))
    raise InputError(f"This page knows no action “{asked[:60]}” here. Reload the page.")


def refuse_upload(order: Order) -> NoReturn:
    """Say why a picture was not taken, as the browser told it.

    Raises:
        InputError: always.
    """
    reason = order.read_text("reason")[:REASON_LENGTH] or "it may be too large"
    raise InputError(f"The file was not taken: {reason}.")


def read_whole_number(value: Any, what: str) -> int:
    """A whole number that a person wrote.

    Args:
        value: what was written.
        what: what it is, to begin the message with.

    Raises:
        InputError: it is none.
    """
    try:
        return int(str(value).strip() or "x")
    except ValueError as error:
        raise InputError(f"{what} must be a whole number.") from error
