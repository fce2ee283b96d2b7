"""A `Run` travels through the stages with a piece of work: it carries progress out and the wish to stop in.

Standard library only, so that every layer can take one.
"""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """Raised inside the work once the person has asked to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What runs now.

    Args:
        fraction: how much of the whole run is done, 0 to 1.
        text: what happens at this moment, for the person.
        waiting: True while the run is queued behind another one.
        stage: the stage that is at work (a value of `types.Stage`), where it says so; else empty.
        subject: the scene's index or the entity's name it works on, as text; else empty.
    """

    fraction: float
    text: str
    waiting: bool = False
    stage: str = ""
    subject: str = ""


_NUMBERS = itertools.count()


class CancelToken:
    """A flag that any thread may set and the work polls; its `number` tells which work was asked for first."""

    def __init__(self) -> None:
        self._event, self.number = threading.Event(), next(_NUMBERS)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()


class Run:
    """Progress callback and cancel token of one piece of work.

    Args:
        on_progress: receives a `Progress` whenever something moves.
        on_text: receives text that a language model writes, piece by piece.
        token: the flag that stops the work; a new one if none is given.
    """

    def __init__(
        self,
        on_progress: Callable[[Progress], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        token: CancelToken | None = None,
    ) -> None:
        self.token = token or CancelToken()
        self._on_progress = on_progress
        self._on_text = on_text
        self._start, self._end = 0.0, 1.0

    def check(self) -> None:
        """Go on, or stop here.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self.token.cancelled:
            raise Cancelled

    def tick(self, fraction: float, text: str, *, waiting: bool = False, stage: str = "", subject: str = "") -> None:
        """Report progress and stop if asked.

        Args:
            fraction: how much of this part is done, 0 to 1.
            text: what happens now.
            waiting: True while queued behind another run.
            stage: the stage that is at work, see `types.Stage`; steps inside it need not repeat it.
            subject: the scene's index or the entity's name, as text; steps inside need not repeat it.

        Raises:
            Cancelled: somebody asked to stop.
        """
        self.check()
        if self._on_progress is not None:
            whole = self._start + (self._end - self._start) * min(1.0, max(0.0, fraction))
            self._on_progress(Progress(whole, text, waiting, stage, subject))

    def say(self, text: str) -> None:
        """Pass on text that a model has just written."""
        self.check()
        if self._on_text is not None:
            self._on_text(text)

    def part(self, start: float, end: float) -> "Run":
        """A run over a share of this one, with the same token.

        Args:
            start: where the share begins, 0 to 1 of this run.
            end: where it ends.
        """
        share = Run(self._on_progress, self._on_text, self.token)
        width = self._end - self._start
        share._start, share._end = self._start + width * start, self._start + width * end
        return share
