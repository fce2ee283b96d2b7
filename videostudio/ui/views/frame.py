"""What stands around the tabs: the header with the projects, the strip that tells what runs, and small pieces."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from videostudio.jobs import JobState, Snapshot
from videostudio.studio import ProjectView
from videostudio.types import Stage
from videostudio.ui.views.html import format_duration, render_template

# The stages whose failures concern single pictures and scenes, and stand on their cards.
_STAGES_OF_CARDS = {Stage.REFERENCES, Stage.SCENE_IMAGES, Stage.CLIPS}


@dataclass(frozen=True, slots=True)
class ListedProject:
    """One of a visitor's own projects.

    Args:
        id: the project.
        title: its prompt, shortened.
        running: whether it is being worked on.
        open: whether it is the one that the page shows.
    """

    id: str
    title: str
    running: bool
    open: bool


def render_header(projects: Sequence[ListedProject], read_only: bool) -> str:
    """Name, own projects, and a new one.

    Args:
        projects: the visitor's own.
        read_only: whether the page only looks at somebody else's project.
    """
    return render_template("header", projects=projects, read_only=read_only)


def render_examples(examples: Sequence[str]) -> str:
    """Prompts to begin with, one button each."""
    return render_template("examples", examples=examples)


def render_download(address: str, name: str) -> str:
    """A link that the page follows by itself, to download a file.

    Args:
        address: where the file lies.
        name: what it is called on the person's machine.
    """
    # The mark differs every time, so that the same file can be asked for again.
    return render_template("download", address=address, name=name, mark=secrets.token_hex(4))


def render_mask_title(name: str) -> str:
    """What stands above the brush.

    Args:
        name: the entity whose cut-out is corrected.
    """
    return render_template("mask_title", name=name)


def render_strip(job: Snapshot | None, view: ProjectView | None) -> str:
    """What runs now, how far it is and how long it takes; or how it ended.

    Args:
        job: the project's last job; None for nothing to say.
        view: what the project has, to count the scenes that failed.
    """
    if job is None:
        return ""
    if job.running:
        return render_template("strip", running=True, job=job, percent=round(job.fraction * 100))
    failed = _count_failures(view)
    state = {JobState.FINISHED: "failed" if failed else "done", JobState.STOPPED: "waiting"}.get(job.state, "failed")
    return render_template("strip", running=False, state=state, words=f"{job.title}: {_tell_end(job, failed)}")


def _tell_end(job: Snapshot, failed: int) -> str:
    if job.state is JobState.STOPPED:
        return "stopped. What was finished is kept, and the next run goes on from there."
    if job.state is JobState.FAILED:
        return job.reason
    if not failed:
        return f"finished in {format_duration(job.seconds)}."
    scenes, cards = ("scene", "its card") if failed == 1 else ("scenes", "their cards")
    return f"finished, but {failed} {scenes} failed. The reason is on {cards}; the others are kept."


def _count_failures(view: ProjectView | None) -> int:
    if view is None or view.state.script is None:
        return 0
    return len({failure.subject for failure in view.state.failures if failure.stage in _STAGES_OF_CARDS})
