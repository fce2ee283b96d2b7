"""Where the command line speaks: results to standard output, progress and remarks to standard error.

With `--json` standard output holds exactly one JSON object, whatever happens: the results, `error` with the reason
where something could not be done, `stopped` where a person stopped it.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from videostudio.run import Progress, Run

# Exit codes; what they mean is told by `videostudio.cli.main`. 2 is argparse's own.
DONE, FAILED, PARTLY, STOPPED = 0, 1, 3, 130


class Console:
    """The command line's voice.

    Args:
        as_json: one JSON object in the end, no progress bar.
        quiet: no progress bar and no remarks.
        project: the project's folder, once it is known; said where a person is told how to go on.
    """

    def __init__(self, as_json: bool, quiet: bool, project: Path | None = None) -> None:
        self.as_json, self.quiet, self.project = as_json, quiet, project
        self._bar: Any = None
        self._answer: dict[str, Any] = {}

    def say(self, text: str) -> None:
        """A remark for the person."""
        if not self.quiet and not self.as_json:
            self._close_bar()
            sys.stderr.write(text + "\n")

    def complain(self, text: str) -> None:
        """What could not be done; never left out."""
        self._close_bar()
        sys.stderr.write(text + "\n")

    def result(self, text: str, data: dict[str, Any]) -> None:
        """The result of a command that has one."""
        self._answer.update(data)
        self._write(text)

    def listing(self) -> None:
        """Announce that the command has a list of results, which may stay empty."""
        self._answer.setdefault("results", [])

    def item(self, text: str, data: dict[str, Any]) -> None:
        """One result of several."""
        self.listing()
        self._answer["results"].append(data)
        self._write(text)

    def finish(self, **more: Any) -> None:
        """Write the JSON object; called once, when the command has ended.

        Args:
            more: `error` or `stopped`.
        """
        self._close_bar()
        if self.as_json:
            sys.stdout.write(json.dumps({**self._answer, **more}, ensure_ascii=False, default=str) + "\n")
            sys.stdout.flush()

    def _write(self, text: str) -> None:
        self._close_bar()
        if not self.as_json:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()

    def progress(self, progress: Progress) -> None:
        """Move the progress bar; there is none where nobody looks at a terminal."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            return
        if self._bar is None:
            from tqdm import tqdm

            shape = "{percentage:3.0f}% |{bar:24}| {elapsed} {desc}"
            self._bar = tqdm(total=100, bar_format=shape, file=sys.stderr, dynamic_ncols=True, disable=False)
        self._bar.n = round(progress.fraction * 100, 1)
        self._bar.set_description_str(progress.text, refresh=False)
        self._bar.refresh()

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    @contextmanager
    def run(self) -> Iterator[Run]:
        """A run that Ctrl-C stops at its next step; pressing it again ends the program at once."""
        run = Run(on_progress=self.progress)

        def stop(signum: int, frame: object) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            run.token.cancel()
            self.say("Stopping at the next step; press Ctrl-C again to end at once.")

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield run
        finally:
            signal.signal(signal.SIGINT, before)
            self._close_bar()


def silence_libraries() -> None:
    """Keep libraries from drawing progress bars into ours; the stages tell what happens. Call it before tqdm loads."""
    os.environ.setdefault("TQDM_DISABLE", "1")


def drop_output() -> None:
    """Nobody reads standard output any more (as after `| head`): what is left in it must not raise at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
