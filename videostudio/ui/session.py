"""What all handlers share: opening a page's project, starting jobs, and drawing the page from what is on disk."""

import asyncio
import inspect
import logging
import secrets
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterable
from functools import wraps
from typing import Any

import gradio as gr

from videostudio.backends.registry import Registry
from videostudio.backends.runtime.memory import check_combination
from videostudio.cli.doctor import profile_outlook
from videostudio.errors import BackendError, InputError, StudioError
from videostudio.jobs import Job, Jobs, Snapshot, Work
from videostudio.profiles import Profile
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.studio import ProjectView, Studio
from videostudio.types import Size
from videostudio.ui.files import Files
from videostudio.ui.page import RECENT, SAME, Caller, Choice, Page, Screen, Visitor
from videostudio.ui.views.advanced import LOOKING, STAGES, facts, outlook
from videostudio.ui.views.film import film_board, make_label
from videostudio.ui.views.frame import Listed, header, strip
from videostudio.ui.views.html import text
from videostudio.ui.views.references import reference_board
from videostudio.ui.views.script import script_board

log = logging.getLogger(__name__)

# How often old projects are swept away, in seconds.
SWEEP_SECONDS = 1800.0
# How often the text that is being written is shown anew, in seconds.
WRITING_SECONDS = 0.5
FAULT = "Something went wrong inside the program. Nothing finished is lost; try again."


def kindly(handler: Callable[..., Any]) -> Callable[..., Any]:
    """The one boundary for errors: a `StudioError` is shown as it is, anything else becomes a general sentence."""

    def told(error: Exception) -> gr.Error:
        if isinstance(error, gr.Error):
            return error
        if isinstance(error, StudioError):
            return gr.Error(str(error), title="That did not work", print_exception=False)
        log.error("handler %s failed", handler.__name__, exc_info=error)
        return gr.Error(FAULT, title="That did not work", print_exception=False)

    if inspect.isasyncgenfunction(handler):

        @wraps(handler)
        async def stream(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            try:
                async for value in handler(*args, **kwargs):
                    yield value
            except Exception as error:
                raise told(error) from error

        return stream

    if inspect.iscoroutinefunction(handler):

        @wraps(handler)
        async def later(*args: Any, **kwargs: Any) -> Any:
            try:
                return await handler(*args, **kwargs)
            except Exception as error:
                raise told(error) from error

        return later

    @wraps(handler)
    def once(*args: Any, **kwargs: Any) -> Any:
        try:
            return handler(*args, **kwargs)
        except Exception as error:
            raise told(error) from error

    return once


class Desk:
    """What the handlers work with.

    Args:
        studio: does the work.
        jobs: keeps what runs.
        files: gives pictures their addresses.
    """

    def __init__(self, studio: Studio, jobs: Jobs, files: Files) -> None:
        self.studio, self.jobs, self.files = studio, jobs, files

    # -- projects ---------------------------------------------------------------------------------------------------

    def project(self, page: Page) -> Project:
        """The page's own project.

        Raises:
            StudioError: there is none, or it is only looked at.
        """
        if page.share:
            raise InputError("This project is somebody else’s. Press “Make it my own” to work on a copy.")
        if not page.project:
            raise InputError("There is no project yet. Write one sentence and press “Make the film”.")
        return self.studio.projects.open(page.project)

    def idle(self, page: Page) -> Project:
        """The page's own project, with no job at work.

        Raises:
            StudioError: there is none, or it is being worked on.
        """
        project = self.project(page)
        if self.jobs.running(project.id) is not None:
            raise InputError("This project is being worked on. Wait until it is done, or press Stop, then change it.")
        return project

    def seen(self, page: Page) -> Project | None:
        """The project the page shows, its own or another's; None where there is none (any more)."""
        try:
            if page.share:
                return self.studio.projects.shared(page.share)
            return self.studio.projects.open(page.project) if page.project else None
        except StudioError:
            return None

    def sweep_now_and_then(self) -> None:
        """Delete what is too old or too much, now and from time to time, in the background, while this desk is used."""
        threading.Thread(target=_sweeping, args=[weakref.ref(self)], name="sweeper", daemon=True).start()

    # -- jobs -------------------------------------------------------------------------------------------------------

    def start(self, page: Page, asked: Caller, title: str, *steps: Callable[[Project, Run], Iterable[Any]]) -> Job:
        """Start a job on the page's project, made of steps of equal length.

        Raises:
            StudioError: there is no project, or it is being worked on.
        """
        project = self.idle(page)
        return self.jobs.start(project.id, title, in_order(project, steps), asked.session, asked.address)

    # -- drawing the page -------------------------------------------------------------------------------------------

    def view(self, project: Project | None) -> ProjectView | None:
        """What is on disk."""
        return None if project is None else self.studio.view(project)

    def profile(self, board: ProjectView | None) -> Profile | None:
        """The profile of the project."""
        return None if board is None else self.studio.profile(board.state.brief.profile)

    def show(self, page: Page, visitor: Visitor) -> Screen:
        """The whole page as it stands."""
        project = self.seen(page)
        board = self.view(project)
        job = self.snapshot(project)
        busy = job is not None and job.running
        return self.boards(page, board, job)._replace(
            page=page,
            job=job.id if busy and job is not None else "",
            header=header(self.listed(page, visitor), bool(page.share)),
            own=gr.update(visible=not page.share),
            **self.brief_fields(board),
            **self.film_fields(project, editable=not busy and not page.share),
        )

    def boards(self, page: Page, board: ProjectView | None, job: Snapshot | None) -> Screen:
        """The three boards, the strip and the buttons."""
        busy = job is not None and job.running
        editable = board is not None and not page.share and not busy
        script = board.state.script if board is not None else None
        profile = self.profile(board)
        shown = job if board is not None and not page.share else None
        tools = gr.update(visible=script is not None)
        press = gr.update(interactive=editable and script is not None)
        return Screen(
            page=page,
            strip=strip(shown, board),
            stop=gr.update(visible=busy and not page.share),
            make=gr.update(interactive=not busy, value="Working …" if busy else make_label(board)),
            write=gr.update(interactive=not busy, value="Write the script anew" if script else "Write the script only"),
            script=script_board(script, page, shown, editable),
            script_tools=tools,
            references=reference_board(board, profile, page, self.files, shown, editable),
            draw_references=gr.update(visible=self._lacks_pictures(board, profile), interactive=editable),
            mask_panel=gr.update(visible=bool(page.mask) and editable),
            film=film_board(board, profile, page, self.files, shown, editable),
            film_tools=gr.update(visible=script is not None and not page.share),
            draw_images=press,
            animate=press,
            join=press,
            transition=gr.update(interactive=editable),
            title=gr.update(interactive=editable),
            captions=gr.update(interactive=editable),
        )

    def _lacks_pictures(self, board: ProjectView | None, profile: Profile | None) -> bool:
        script = board.state.script if board is not None else None
        if board is None or script is None or profile is None:
            return False
        return any(board.reference(entity.name) is None for entity in profile.referenced_entities(script))

    def film_fields(self, project: Project | None, editable: bool) -> dict[str, Any]:
        """The film's options as the project has them, the sound included."""
        if project is None:
            return {}
        film = project.state.film
        sound = project.upload(film.audio) if film.audio else None
        return {
            "transition": gr.update(value=film.transition, interactive=editable),
            "title": gr.update(value=film.title, interactive=editable),
            "captions": gr.update(value=film.captions, interactive=editable),
            "audio": self.files.path(sound, f"sound{sound.suffix}") if sound and sound.is_file() else None,
        }

    def brief_fields(self, board: ProjectView | None) -> dict[str, Any]:
        """The prompt's fields as the project has them."""
        profile = self.profile(board) or self.studio.profile(self.studio.settings.profile)
        sizes = [str(size) for size in profile.sizes]
        if board is None:
            return self.chosen(profile, profile.size) | {
                "size": gr.update(choices=sizes, value=str(profile.size)),
                "profile": profile.name,
                "seconds": profile.seconds,
            }
        brief = board.state.brief
        chosen = str(brief.size)
        swapped = profile.with_backends(brief.backends, self.studio.registry)
        sizes = [str(size) for size in fitting(swapped, self.studio.registry)]
        return self.chosen(swapped, brief.size) | {
            "prompt": brief.prompt,
            "scenes": "auto" if brief.scenes is None else str(brief.scenes),
            "size": gr.update(choices=sizes if chosen in sizes else [*sizes, chosen], value=chosen),
            "profile": brief.profile,
            "seconds": brief.seconds,
            "seed": str(brief.seed),
        }

    def chosen(self, profile: Profile, size: Size, refused: str = "", changed: str = "") -> dict[str, Any]:
        """The Advanced panel for a profile with its swaps; how it would run here is looked at afterwards.

        Args:
            profile: with its swaps.
            size: the picture size.
            refused: why the last choice was not taken.
            changed: what else changed with it.
        """
        names = {role.value: profile.backends[role].name for role, _ in STAGES}
        choice = Choice(profile.name, str(size), tuple(names.values()), refused, changed, secrets.token_hex(4))
        looking = LOOKING if self._drawn(profile) else outlook(None, self.studio.registry, refused, changed)
        told = notice(profile, self.studio.profile(profile.name), self.studio.registry)
        listed = facts(profile, self.studio.registry)
        return {**names, "facts": listed, "choice": choice, "outlook": looking, "notice": told}

    def look(self, choice: Choice) -> str:
        """How a choice would run on this machine; looking may take some seconds the first time."""
        swaps = tuple((role.value, name) for (role, _), name in zip(STAGES, choice.backends, strict=True))
        profile = self.studio.profile(choice.profile).with_backends(swaps, self.studio.registry)
        try:
            # A profile that needs nothing but what is installed has nothing to be told about it.
            found = profile_outlook(profile, self.studio.manager) if self._drawn(profile) else None
        except BackendError as error:
            return outlook(None, self.studio.registry, choice.refused or str(error))
        swapped = profile != self.studio.profile(choice.profile)
        return outlook(found, self.studio.registry, choice.refused, choice.changed, swapped)

    def _drawn(self, profile: Profile) -> bool:
        return any(self.studio.registry.get(chosen.name).on_device for chosen in profile.backends.values())

    def listed(self, page: Page, visitor: Visitor) -> list[Listed]:
        """The visitor's own projects, those that still exist."""
        rows = []
        for project_id in visitor.recent[:RECENT]:
            try:
                prompt = self.studio.projects.open(project_id).state.brief.prompt
            except StudioError:
                continue
            title = prompt if len(prompt) <= 60 else prompt[:57] + "…"
            rows.append(Listed(project_id, title, bool(self.jobs.running(project_id)), project_id == page.project))
        return rows

    def snapshot(self, project: Project | None) -> Snapshot | None:
        """How the project's last job stands."""
        job = None if project is None else self.jobs.of(project.id)
        return None if job is None else job.snapshot()

    async def live(self, page: Page, job: Job) -> AsyncIterator[Screen]:
        """The page while a job runs, and once more after it; drawn only when there is something new on it."""
        drawn, board, told = None, None, 0.0
        project = await asyncio.to_thread(self.project, page)
        async for now in self.jobs.watch(job):
            mark = (now.results, now.stage, now.subject, now.state)
            if mark != drawn:
                drawn = mark
                board = await asyncio.to_thread(self.view, project)
                screen = await asyncio.to_thread(self.boards, page, board, now)
                yield screen._replace(page=SAME, mask_panel=SAME, strip=strip(now, board))
            elif now.stage in {"", "script"} and time.monotonic() - told > WRITING_SECONDS:
                told = time.monotonic()
                written = board.state.script if board is not None else None
                yield Screen(script=script_board(written, page, now, editable=False))

    async def pulse(self, page: Page, job: Job) -> AsyncIterator[str]:
        """The strip alone while a job runs: it moves often, and the page has many parts."""
        project = await asyncio.to_thread(self.project, page)
        async for now in self.jobs.watch(job):
            yield strip(now, None if now.running else await asyncio.to_thread(self.view, project))


def _sweeping(desk: "weakref.ref[Desk]") -> None:
    while (there := desk()) is not None:
        try:
            there.studio.projects.sweep(there.jobs.busy())
        except OSError as error:
            log.warning("old projects could not be swept away: %s", error)
        del there
        time.sleep(SWEEP_SECONDS)


def in_order(project: Project, steps: Iterable[Callable[[Project, Run], Iterable[Any]]]) -> Work:
    """Steps one after the other, as a job's work."""
    listed = list(steps)

    def work(run: Run) -> Iterable[Any]:
        for n, step in enumerate(listed):
            yield from step(project, run.part(n / len(listed), (n + 1) / len(listed)))

    return work


def fitting(profile: Profile, registry: Registry) -> tuple[Size, ...]:
    """The profile's sizes that all its backends can make; where there is none, the nearest to its usual one.

    Args:
        profile: with its swaps.
        registry: the backends there are.
    """
    sizes = tuple(size for size in profile.sizes if fits(profile, size, registry))
    unit, usual = max(registry.get(chosen.name).multiple for chosen in profile.backends.values()), profile.size
    return sizes or (Size(max(round(usual.width / unit), 1) * unit, max(round(usual.height / unit), 1) * unit),)


def fits(profile: Profile, size: Size, registry: Registry) -> bool:
    """Whether all backends of a profile can make pictures of this size."""
    try:
        check_combination(profile, size, registry)
    except InputError:
        return False
    return True


def notice(profile: Profile, own: Profile, registry: Registry) -> str:
    """What the page says about a profile: what its films are and what it needs, or what was swapped in it.

    Args:
        profile: with its swaps.
        own: the same as its file has it.
        registry: the backends there are.
    """
    swapped = dict(profile.swaps(own))
    if swapped:
        stages = [(label, role) for role, label in STAGES if role.value in swapped]
        changed = "; ".join(f"{label}: {registry.get(swapped[role.value]).title}" for label, role in stages)
        words, ends = f"with other models. {changed}.", "Everything else is as in the profile."
    else:
        needs = [f"{profile.memory_gb:g} GB of memory"] if profile.memory_gb else []
        needs += [f"a GPU with {profile.gpu_gb:g} GB"] if profile.gpu_gb else ["no GPU"]
        needs += [f"{profile.download_gb:g} GB of downloads at first use"] if profile.download_gb else ["no downloads"]
        words, ends = profile.notice or profile.summary, f"Needs {', '.join(needs)}."
    return (
        f'<p class="vs-profile" role="note"><strong>{text(profile.title)}</strong> {text(words)} '
        f"<em>{text(ends)}</em></p>"
    )
