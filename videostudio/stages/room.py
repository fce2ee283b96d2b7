"""What every stage after the script is: a room that makes one kind of artefact, or finds it on disk."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import ClassVar, Generic, Protocol, TypeVar

from videostudio.errors import StudioError
from videostudio.project.artefacts import ArtefactStore
from videostudio.run import Cancelled, Run
from videostudio.types import Failure, Stage

log = logging.getLogger(__name__)


class RoomTask(Protocol):
    """One artefact to make."""

    @property
    def subject(self) -> str:
        """The entity's name, or the scene's index as text."""

    @property
    def pinned(self) -> str:
        """Key of an artefact that a lock keeps; empty for none."""


Task = TypeVar("Task", bound=RoomTask)
Made = TypeVar("Made")
T = TypeVar("T")


class Room(ABC, Generic[Task, Made]):
    """Makes the artefacts of one stage, or finds them on disk.

    A room says how a task's key is told, how its artefact is read and how it is made; the rest is the same in all.

    Args:
        store: where artefacts lie.
    """

    stage: ClassVar[Stage]

    def __init__(self, store: ArtefactStore) -> None:
        self.store = store

    @abstractmethod
    def key(self, task: Task) -> str:
        """The key of what the task asks for."""

    @abstractmethod
    def read(self, key: str, task: Task) -> Made:
        """The artefact that lies under a key, as an answer to the task."""

    @abstractmethod
    def make(self, task: Task, run: Run) -> Made:
        """Make what the task asks for, whatever is on disk.

        Raises:
            Cancelled: the run was stopped; nothing half-made stays.
            StudioError: it cannot be made; the message says why.
        """

    @abstractmethod
    def progress_text(self, task: Task, number: int, count: int) -> str:
        """What to tell the person while the task is at work.

        Args:
            task: the task.
            number: which of the tasks it is, from 1.
            count: how many there are.
        """

    def find(self, task: Task) -> Made | None:
        """The task's artefact, if it is on disk; what a lock keeps comes first."""
        for key in (task.pinned, self.key(task)):
            if key and self.store.find(key) is not None:
                return self.read(key, task)
        return None

    def find_or_make(self, task: Task, run: Run) -> Made:
        """The task's artefact, from disk where it is there."""
        found = self.find(task)
        return self.make(task, run) if found is None else found

    def existing(self, tasks: Sequence[Task]) -> dict[str, Made]:
        """The artefacts that are on disk, by subject in the tasks' order; nothing is made or loaded."""
        # What a lock keeps is looked up first: it counts, whatever the others would take.
        found = {task.subject: self.find(task) for task in sorted(tasks, key=lambda task: not task.pinned)}
        return {task.subject: made for task in tasks if (made := found[task.subject]) is not None}

    def make_all(
        self, tasks: Sequence[Task], run: Run, only: Collection[str] | None = None
    ) -> Iterator[Made | Failure]:
        """Make what is missing; a task that fails does not stop the others.

        Args:
            tasks: all tasks of the room, in order.
            run: progress and cancel.
            only: subjects to make; None makes all.

        Yields:
            Every task's artefact, or its failure.

        Raises:
            Cancelled: the run was stopped; what is finished stays.
        """
        wanted = [task for task in tasks if only is None or task.subject in only]
        for n, task in enumerate(wanted):
            text = self.progress_text(task, n + 1, len(wanted))
            run.tick(n / len(wanted), text, stage=self.stage, subject=task.subject)
            part = run.part(n / len(wanted), (n + 1) / len(wanted))
            yield failure_as_value(self.stage, task.subject, partial(self.find_or_make, task, part))


def failure_as_value(stage: Stage, subject: str, work: Callable[[], T]) -> T | Failure:
    """Do one piece of work; its failure becomes a value, so that the rest goes on.

    Args:
        stage: the stage it belongs to.
        subject: the scene's index or the entity's name.
        work: what to do.

    Raises:
        Cancelled: the run was stopped.
    """
    try:
        return work()
    except Cancelled:
        raise
    except StudioError as error:
        log.warning("%s %s failed: %s", stage, subject, error)
        return Failure(stage, subject, str(error))
    except Exception as error:  # the traceback goes to the log, the others' work goes on
        log.exception("%s %s failed", stage, subject)
        reason = f"Something went wrong inside the program ({type(error).__name__}: {str(error)[:200]}). Try it again."
        return Failure(stage, subject, reason)
