"""ZeroGPU Spaces: the GPU is lent call by call, for as long as the call asked for; everywhere else nothing changes.

There the web process has no GPU. It loads models into main memory, in whatever thread asks for one: the platform's
emulation of CUDA holds in the main thread only, so nothing may touch the device while a model is loaded. A call runs
in a worker, a process forked from this one, which has every model that was loaded before the fork; there the model
moves to the card and stays, as long as the platform lets the worker live.

One function for each kind of work is declared when the process starts, and keeps its worker from call to call. A worker
serves one model. Asked for another one, or for one that was loaded after the fork, it says so and fails, which makes
the platform fork a new one. Requests go there and results come back pickled, progress and text come back as they
happen; results are pickled here, not by the platform, whose reader would die of one that cannot be read and leave the
caller waiting.
"""

import contextlib
import functools
import importlib
import itertools
import os
import pickle
import queue
import threading
import weakref
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from videostudio.backends.options import HubOptions
from videostudio.backends.registry import Backend, PartKind, Role
from videostudio.errors import BackendError
from videostudio.run import Progress, Run
from videostudio.settings import Settings

METHODS = {
    Role.WRITER: "reply",
    Role.TEXT_TO_IMAGE: "draw",
    Role.SCENE_IMAGER: "compose",
    Role.IMAGE_TO_VIDEO: "animate",
}
# Memory of the slice that a call is lent: half a card of 96 GB, less what CUDA itself takes; in GB of 2**30 bytes.
SLICE_GB = 46.0
# How often a worker is asked for before giving up: each GPU of a machine may have one that was forked too early.
MOST_WORKERS = 9
# A worker that has nothing to tell says so this often, in seconds, so that Stop is heard on both sides.
PULSE_SECONDS = 0.2

# What a call takes; estimates from the cards' data sheets and published timings, never measured on ZeroGPU.
START_SECONDS = 10.0
"""For being given a card: forking, and making CUDA ready."""
MOVED_GB_PER_SECOND = 3.0
"""Weights on their way from main memory to the card."""
READ_GB_PER_SECOND = 400.0
"""Weights that a language model reads for every token."""
TOKEN_SECONDS = 0.03
"""What a token takes beside that: sampling, and the constraint."""
OPERATIONS_PER_SECOND = 3e13
LEAST_STEP_SECONDS = 0.05
"""A step of a small network, whose time goes into starting its kernels."""
PIXEL_SECONDS = 0.2e-6
"""A pixel's way through the encoder and the decoder."""
CHARACTERS_PER_TOKEN = 3.5


class EventKind(StrEnum):
    """What a worker tells of: progress, text and values as they come, or how a call ended."""

    PULSE = "pulse"
    PROGRESS = "progress"
    TEXT = "text"
    VALUE = "value"
    STALE = "stale"
    REFUSED = "refused"
    FAILED = "failed"
    DONE = "done"


TROUBLES = frozenset([EventKind.STALE, EventKind.REFUSED, EventKind.FAILED])
# An event, and what belongs to it: a fraction and text, a piece of text, a pickled value, a message.
Event = tuple[EventKind, Any]


def runs_on_zerogpu() -> bool:
    """Whether this process runs on a ZeroGPU Space."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in {"1", "t", "true"}


def prepare_zerogpu() -> None:
    """Call this first of all, in the main thread: declares the GPU functions, which the platform asks for at start."""
    if runs_on_zerogpu():
        _gpu_functions()


def fit_settings(settings: Settings) -> Settings:
    """The operator's settings, with the memory of a call's slice where they leave it open.

    On ZeroGPU the emulated device tells the memory of the whole card, of which a call is lent half.

    Args:
        settings: as they were given.
    """
    if runs_on_zerogpu() and settings.memory_gb == 0 and settings.device != "cpu":
        return replace(settings, memory_gb=SLICE_GB)
    return settings


def runs_in_calls(row: Backend) -> bool:
    """Whether a backend's work runs in GPU calls on ZeroGPU: models of the hub that have a stage's method."""
    return row.role in METHODS and (row.on_device or isinstance(row.options, HubOptions))


def working_device(row: Backend, device: str) -> str:
    """The device that a backend works on: what runs outside of GPU calls has none on ZeroGPU.

    Args:
        row: the backend.
        device: the machine's, "cpu" or "cuda...".
    """
    return device if runs_in_calls(row) or not runs_on_zerogpu() else "cpu"


def loading_device(device: str) -> str:
    """The device that weights are loaded to; where it is another one than they work on, the model moves them itself.

    Args:
        device: where they will work, "cpu" or "cuda...".
    """
    return "cpu" if runs_on_zerogpu() else device


def wrap_for_zerogpu(model: Any, row: Backend) -> Any:
    """The model as a stage is lent it: itself, or on ZeroGPU a stand-in whose work runs in GPU calls.

    Args:
        model: the model.
        row: its row.
    """
    return GpuCalls(model, row) if runs_on_zerogpu() and runs_in_calls(row) else model


class GpuCalls:
    """A model whose method is one GPU call for each request.

    Args:
        model: the model; workers that are forked from now on have it.
        row: its row.
    """

    def __init__(self, model: Any, row: Backend) -> None:
        self._model, self._row, self._number = model, row, _MODELS.number(model)

    def __getattr__(self, name: str) -> Any:
        if name != METHODS[self._row.role]:
            return getattr(self._model, name)
        return {Role.WRITER: self._reply, Role.IMAGE_TO_VIDEO: self._animate}.get(self._row.role, self._draw)

    def _reply(self, dialogues: Any, options: Any, run: Run, on_text: Callable[[str], None] | None = None) -> Any:
        return list(self._results(run, (dialogues, options), on_text))[-1]

    def _draw(self, request: Any, run: Run) -> Any:
        """`draw` or `compose`."""
        return list(self._results(run, (request,)))[-1]

    def _animate(self, request: Any, run: Run) -> Iterator[Any]:
        yield from self._results(run, (request,))

    def _results(
        self, run: Run, request: tuple[Any, ...], on_text: Callable[[str], None] | None = None
    ) -> Iterator[Any]:
        """What one call gives; its progress and text are handed on."""
        for _ in range(MOST_WORKERS):
            stale = yield from self._call(run, request, on_text)
            if not stale:
                return
        raise BackendError(f"No GPU of this Space could be given {self._row.title}. Try again in a minute.")

    def _call(
        self, run: Run, request: tuple[Any, ...], on_text: Callable[[str], None] | None
    ) -> Generator[Any, None, bool]:
        """One try; returns whether the worker did not have the model.

        Raises:
            BackendError: the text says what went wrong and what to do.
            Cancelled: the run was stopped, within a step of the model.
        """
        title, seconds = self._row.title, seconds_for(self._row, getattr(self._model, "options", None), request)
        function, said = _gpu_functions()[self._row.role], ""
        ended = EventKind.DONE
        with contextlib.closing(function(self._number, seconds, on_text is not None, request)) as events:
            while True:
                try:
                    kind, data = next(events)
                except StopIteration:
                    break
                except Exception as error:
                    if ended in TROUBLES:
                        break
                    raise BackendError(explain_trouble(error, title, seconds)) from error
                run.check()
                if kind is EventKind.PROGRESS:
                    run.tick(*data)
                elif kind is EventKind.TEXT and on_text is not None:
                    on_text(data)
                elif kind is EventKind.VALUE:
                    yield _read_value(data, title)
                elif kind in TROUBLES:
                    ended, said = kind, data
        if ended is EventKind.REFUSED:
            raise BackendError(said)
        if ended is EventKind.FAILED:
            raise BackendError(
                f"{title} failed on the Space's GPU ({said}). What is finished is kept; try again, or choose another "
                "backend for this stage."
            )
        return ended is EventKind.STALE


def _read_value(data: bytes, title: str) -> Any:
    try:
        return pickle.loads(data)
    except Exception as error:
        raise BackendError(
            f"What {title} made cannot be read ({type(error).__name__}: {error}). Choose another backend for this "
            "stage."
        ) from error


class _Models:
    """Models by number, for as long as anybody else holds them; a worker has those from before its fork."""

    def __init__(self) -> None:
        self._numbers, self._models = itertools.count(1), weakref.WeakValueDictionary[int, Any]()

    def number(self, model: Any) -> int:
        """The model's number, which no other model ever had or will have in this process."""
        for number, known in self._models.items():
            if known is model:
                return number
        fresh = next(self._numbers)
        self._models[fresh] = model
        return fresh

    def find(self, number: int) -> Any:
        """The model of this number, or None."""
        return self._models.get(number)


class _Worker:
    """What a worker knows of itself: the number of the model that it serves; 0 before its first call."""

    serves = 0


class StaleWorker(Exception):  # noqa: N818 - no error of anybody's, see `_serve`
    """A worker does not have the model that it is asked for, and shall not be used again."""


class FailedWork(Exception):  # noqa: N818 - the error itself was told before
    """A model failed; the worker that it failed in shall not be used again."""


_MODELS = _Models()


@functools.cache
def _gpu_functions() -> Mapping[Role, Callable[..., Any]]:
    """The GPU functions by the role of the models they call; each has workers of its own."""
    spaces = importlib.import_module("spaces")

    def declare(role: Role) -> Callable[..., Any]:
        def work(number: int, seconds: int, streams: bool, request: tuple[Any, ...]) -> Iterator[Event]:
            yield from _serve(METHODS[role], number, streams, request)

        declared: Callable[..., Any] = spaces.GPU(duration=lambda number, seconds, *more: seconds)(work)
        return declared

    return {role: declare(role) for role in METHODS}


def _serve(method: str, number: int, streams: bool, request: tuple[Any, ...]) -> Iterator[Event]:
    """A call, inside the worker.

    An exception that leaves it keeps the platform from using the worker again; what there is to say is said before, in
    plain words, because the platform tells nothing but the exception's name.
    """
    model = _MODELS.find(number)
    if model is None or _Worker.serves not in {0, number}:
        yield EventKind.STALE, ""
        raise StaleWorker
    _Worker.serves = number
    for kind, data in work_in_thread(getattr(model, method), request, streams):
        yield kind, data
        if kind is EventKind.FAILED:
            raise FailedWork(data)


def work_in_thread(method: Callable[..., Any], request: tuple[Any, ...], streams: bool) -> Iterator[Event]:
    """Run a method in a thread, and yield what it tells and gives as it comes; stops it when closed.

    Args:
        method: takes the request, a `Run` and, where text is wanted, a function for it; gives a value or an iterator
            of values.
        request: everything before the run.
        streams: whether text is wanted.

    Yields:
        Events; a pulse where nothing happens. At last a message for the person where the model refused, or what went
        wrong where it failed.
    """
    events: queue.Queue[Event] = queue.Queue()

    def tell(progress: Progress) -> None:
        events.put((EventKind.PROGRESS, (progress.fraction, progress.text)))

    def tell_text(text: str) -> None:
        events.put((EventKind.TEXT, text))

    run = Run(on_progress=tell)

    def work() -> None:
        try:
            made = method(*request, run, *((tell_text,) if streams else ()))
            for value in made if isinstance(made, Iterator) else (made,):
                events.put((EventKind.VALUE, pickle.dumps(value)))
            events.put((EventKind.DONE, None))
        except BackendError as error:
            events.put((EventKind.REFUSED, str(error)))
        except Exception as error:  # noqa: BLE001 - it is told in words, see `_serve`
            events.put((EventKind.FAILED, f"{type(error).__name__}: {str(error)[:300]}"))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while True:
            try:
                event = events.get(timeout=PULSE_SECONDS)
            except queue.Empty:
                event = (EventKind.PULSE, None)
            if event[0] is EventKind.DONE:
                return
            yield event
            if event[0] in TROUBLES:
                return
    finally:
        run.token.cancel()
        # The model must be at rest before the worker takes the next request; it stops within a step.
        thread.join()


def seconds_for(row: Backend, options: Any, request: tuple[Any, ...]) -> int:
    """How long a call may take; an honest estimate queues better than a large one.

    Args:
        row: the model's row.
        options: the options of a model that draws.
        request: a writer's dialogues and `WriteOptions`, or the protocol's request.
    """
    seconds = START_SECONDS + row.memory_gb / MOVED_GB_PER_SECOND
    if row.role is Role.WRITER:
        dialogues, wishes = request
        characters = sum(len(message.content) for dialogue in dialogues for message in dialogue)
        reading = _operations(row.memory_gb, characters / CHARACTERS_PER_TOKEN) / OPERATIONS_PER_SECOND
        token = row.memory_gb / READ_GB_PER_SECOND + TOKEN_SECONDS
        seconds += reading + token * float(wishes.max_new_tokens)
        return round(seconds)
    return round(seconds + _drawing_seconds(row, options, request[0]))


def _drawing_seconds(row: Backend, options: Any, request: Any) -> float:
    """Steps, guidance, pixels and frames, and the pictures that the model looks at."""
    side = getattr(options, "side", 0)
    frames = min(getattr(request, "frames", 1), getattr(options, "frames", 1))
    pixels = max(request.size.width * request.size.height, side * side) * frames
    seen = len(getattr(request, "foregrounds", ())) + (getattr(request, "background", None) is not None)
    passes = 2 if getattr(options, "guidance", 0.0) > 1 else 1
    weights = sum(part.gb for part in row.parts if part.kind is PartKind.DENOISER)
    step = _operations(weights, passes * pixels * (1 + seen) / row.token_pixels) / OPERATIONS_PER_SECOND
    return float(options.steps * max(step, LEAST_STEP_SECONDS) + pixels * (1 + seen) * PIXEL_SECONDS)


def _operations(weights_gb: float, tokens: float) -> float:
    """Operations of one pass: two for every weight, of two bytes, and token."""
    return weights_gb * 2**30 * tokens


def explain_trouble(error: Exception, title: str, seconds: int) -> str:
    """What to tell a visitor whose call got no GPU, or lost it.

    Args:
        error: the platform's; its errors have a title that says what kind they are.
        title: the model that asked.
        seconds: how long the call asked for.
    """
    kind, said = str(getattr(error, "title", "")).lower(), str(getattr(error, "message", error))[:200]
    if "quota" in kind or "credits" in kind:
        return (
            f"Your GPU time on this Space is used up for now ({said}). {title} was not run; what is finished is kept. "
            "Log in to Hugging Face for more time, come back later, use fewer or shorter scenes or a smaller size, or "
            "duplicate the Space onto hardware of your own."
        )
    if "duration" in kind:
        return (
            f"{title} needs a GPU for about {seconds} seconds at once, and this Space gives you less ({said}). Log in "
            "to Hugging Face, choose a smaller size, shorter scenes, fewer steps or a lighter profile, or duplicate "
            "the Space onto hardware of your own."
        )
    if "worker" in kind:
        return (
            f"The Space's GPU was taken away while {title} worked ({said}); it had asked for {seconds} seconds. What "
            "is finished is kept. Try again; if that does not help, choose a smaller size, shorter scenes or fewer "
            "steps."
        )
    return f"No GPU of this Space is to be had at the moment ({said}). What is finished is kept; try again in a minute."
