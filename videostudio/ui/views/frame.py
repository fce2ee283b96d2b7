"""What stands around the tabs: the header with the projects, and the strip that tells what runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from videostudio.jobs import JobState, Snapshot
from videostudio.studio import ProjectView
from videostudio.ui.views.html import button, duration, icon, text


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a visitor's own projects."""

    id: str
    title: str
    running: bool
    open: bool


def header(listed: Sequence[Listed], read_only: bool) -> str:
    """Name, own projects, and a new one."""
    rows = "".join(
        f"<li{' aria-current=true' if p.open else ''}>"
        + button("open", p.title, kind="quiet", sends={"project": p.id})
        + ('<span class="vs-badge vs-is-busy">running</span>' if p.running else "")
        + button(
            "forget",
            f"Delete “{p.title}”",
            "cross",
            shown=False,
            sends={"project": p.id, "ask": f"Delete “{p.title}” for good?"},
        )
        + "</li>"
        for p in listed
    )
    projects = (
        f'<details class="vs-menu"><summary class="vs-button vs-plain">{icon("folder")}<span>My projects</span>'
        "</summary>"
        f'<ul aria-label="My projects">{rows}</ul></details>'
        if rows
        else ""
    )
    mark = (
        '<svg viewBox="0 0 32 32" class="vs-mark" aria-hidden="true"><rect x="2" y="6" width="28" height="20" rx="5"/>'
        '<path d="M13 11l8 5-8 5z"/></svg>'
    )
    banner = (
        '<div class="vs-banner" role="note"><span>You are looking at somebody’s project. It cannot be changed '
        "here.</span>" + button("own", "Make it my own", "copy", kind="strong") + "</div>"
        if read_only
        else ""
    )
    return (
        f'<header class="vs-header"><div class="vs-brand">{mark}<div><h1>VideoStudio</h1>'
        "<p>One sentence in, a film of several scenes out.</p></div></div>"
        '<nav class="vs-nav" '
        f'aria-label="Projects">{projects}{button("new", "New project", "plus", kind="plain")}</nav></header>'
        f"{banner}"
    )


def strip(job: Snapshot | None, board: ProjectView | None) -> str:
    """What runs now, how far it is and how long it takes; or how it ended."""
    if job is None:
        return ""
    if job.running:
        return _running(job)
    failed = _failed_scenes(board)
    if job.state is JobState.FINISHED and not failed:
        return _ended("done", f"{job.title}: finished in {duration(job.seconds)}.")
    if job.state is JobState.FINISHED:
        scenes, cards = ("scene", "its card") if failed == 1 else ("scenes", "their cards")
        words = f"{job.title}: finished, but {failed} {scenes} failed. The reason is on {cards}; the others are kept."
        return _ended("failed", words)
    if job.state is JobState.STOPPED:
        return _ended(
            "waiting", f"{job.title}: stopped. What was finished is kept, and the next run goes on from there."
        )
    return _ended("failed", f"{job.title}: {job.reason}")


def _failed_scenes(board: ProjectView | None) -> int:
    if board is None or board.state.script is None:
        return 0
    failures = {f.subject for f in board.state.failures if f.stage in {"scene_images", "clips", "references"}}
    return len(failures)


def _running(job: Snapshot) -> str:
    percent = round(job.fraction * 100)
    left = f" · about {duration(job.left)} left" if job.left is not None else ""
    words = text(job.text)
    details = "in the queue" if job.waiting else f"{percent} %{left}"
    return (
        f'<section class="vs-strip{" vs-queued" if job.waiting else ""}" aria-label="What runs now">'
        f'<div class="vs-now"><span class="vs-spin" aria-hidden="true"></span><span role="status" aria-live="polite">'
        f"{words}</span><small>{text(details)}</small></div>"
        f'<div class="vs-bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="{percent}" '
        f'aria-label="{text(job.title)}"><span style="width:{percent}%"></span></div></section>'
    )


def _ended(state: str, words: str) -> str:
    return (
        f'<section class="vs-strip vs-ended vs-is-{state}"><div class="vs-now"><span role="status">{text(words)}</span>'
        + button("dismiss", "Close this message", "cross", shown=False)
        + "</div></section>"
    )
