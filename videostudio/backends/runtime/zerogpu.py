"""ZeroGPU Spaces: the GPU is lent call by call, for as long as the call asked for; everywhere else nothing changes.

Each method of a model that works for one scene becomes one such call, with a duration computed from what is asked. The
call runs in another process: requests go there and results come back pickled, progress comes back as it happens,
and work that needs no GPU stays outside.
"""

import importlib
import os
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

from videostudio.backends.registry import Backend, Role
from videostudio.errors import BackendError
from videostudio.run import Cancelled, Progress, Run

# Seconds that a call asks for: for starting and moving weights, then for each million pixels, frame by frame.
START_SECONDS = 15
SECONDS_PER_MEGAPIXEL = {Role.TEXT_TO_IMAGE: 12.0, Role.SCENE_IMAGER: 18.0, Role.IMAGE_TO_VIDEO: 4.0}
SECONDS_PER_TOKEN = 0.06
LONGEST = 300
METHODS = {
    Role.WRITER: "reply",
    Role.TEXT_TO_IMAGE: "draw",
    Role.SCENE_IMAGER: "compose",
    Role.IMAGE_TO_VIDEO: "animate",
}


def runs_on_zerogpu() -> bool:
    """Whether this process runs on a ZeroGPU Space."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in {"1", "true", "yes"}


def prepare_zerogpu(spaces: Any = None) -> None:
    """Call this first of all: on ZeroGPU the platform's package must be imported before anything touches CUDA.

    The platform also stops a Space that has declared no GPU function when its page starts, and the models' own are
    declared when they are loaded; so one is declared here.

    Args:
        spaces: the `spaces` package; imported where the process runs on ZeroGPU.
    """
    if spaces is None and not runs_on_zerogpu():
        return
    platform = importlib.import_module("spaces") if spaces is None else spaces
    platform.GPU(duration=START_SECONDS)(gpu_name)


def gpu_name() -> str:
    """The GPU's name, asked from inside a GPU call."""
    import torch

    return str(torch.cuda.get_device_name()) if torch.cuda.is_available() else ""


def seconds_for(role: Role, request: Any, options: Any = None) -> int:
    """How long a call may take; an honest estimate queues better than a large one.

    Args:
        role: what the model does.
        request: the protocol's request, or a writer's dialogues.
        options: a writer's `WriteOptions`.
    """
    if role is Role.WRITER:
        seconds = SECONDS_PER_TOKEN * getattr(options, "max_new_tokens", 512)
    else:
        size = request.size
        megapixels = size.width * size.height / 1e6 * getattr(request, "frames", 1)
        seconds = SECONDS_PER_MEGAPIXEL.get(role, 0.0) * max(megapixels, 0.25)
    return min(LONGEST, round(START_SECONDS + seconds))


def wrap_for_zerogpu(model: Any, row: Backend, spaces: Any = None) -> Any:
    """The model as a stage is lent it: itself, or on ZeroGPU a stand-in whose work runs in GPU calls.

    Args:
        model: the model.
        row: its row.
        spaces: the `spaces` package; imported where the process runs on ZeroGPU.
    """
    if row.role not in METHODS or not row.on_device or (spaces is None and not runs_on_zerogpu()):
        return model
    platform = importlib.import_module("spaces") if spaces is None else spaces
    return GpuCalls(model, row, platform)


class GpuCalls:
    """A model whose method is one GPU call for each request.

    Args:
        model: the model.
        row: its row.
        spaces: the `spaces` package.
    """

    def __init__(self, model: Any, row: Backend, spaces: Any) -> None:
        self._model, self._role, self._spaces = model, row.role, spaces
        self._title = row.title

    def __getattr__(self, name: str) -> Any:
        if name != METHODS[self._role]:
            return getattr(self._model, name)
        return self._animate if self._role is Role.IMAGE_TO_VIDEO else self._call

    def _call(self, request: Any, *arguments: Any) -> Any:
        """`draw`, `compose` (request, run) or `reply` (dialogues, options, run, on_text)."""
        place = next(n for n, argument in enumerate(arguments) if isinstance(argument, Run))
        results = list(self._events(arguments[place], request, *arguments[:place]))
        return results[-1]

    def _animate(self, request: Any, run: Run) -> Iterator[Any]:
        yield from self._events(run, request)

    def _events(self, run: Run, *request: Any) -> Iterator[Any]:
        """Results of one GPU call, its progress handed to the run on the way."""
        role, method = self._role, getattr(self._model, METHODS[self._role])

        def duration(*given: Any) -> int:
            return seconds_for(role, *given)

        def work(*given: Any) -> Iterator[tuple[str, Any]]:
            yield from stream_events(method, given)

        try:
            for kind, value in self._spaces.GPU(duration=duration)(work)(*request):
                if kind == "progress":
                    run.tick(*value)
                elif kind == "refused":
                    raise BackendError(value)
                else:
                    run.check()
                    yield value
        except (BackendError, Cancelled):
            raise
        except Exception as error:
            advice = quota_advice(str(error), self._title)
            if not advice:
                raise
            raise BackendError(advice) from error


def stream_events(method: Callable[..., Any], request: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Run a method in a thread and yield what it reports and gives: runs inside the GPU call's process.

    Args:
        method: takes the request and a `Run`, gives a value or an iterator of values.
        request: everything before the run.
    """
    events: queue.Queue[tuple[str, Any]] = queue.Queue()

    def tell(progress: Progress) -> None:
        events.put(("progress", (progress.fraction, progress.text)))

    run = Run(on_progress=tell)

    def work() -> None:
        try:
            made = method(*request, run)
            for value in made if isinstance(made, Iterator) else (made,):
                events.put(("value", value))
            events.put(("end", None))
        except BackendError as error:
            events.put(("refused", str(error)))
        except Exception as error:  # noqa: BLE001 - it is raised again by the reader
            events.put(("error", error))

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        while True:
            kind, value = events.get()
            if kind == "end":
                return
            if kind == "error":
                raise value
            yield kind, value
            if kind == "refused":
                return
    finally:
        run.token.cancel()
        worker.join(timeout=10)


def quota_advice(said: str, title: str) -> str:
    """What to tell a visitor whose GPU time is used up, or the empty text where the error says something else.

    Args:
        said: the platform's words.
        title: the model that asked.
    """
    text = said.lower()
    if "quota" in text or "exceeded" in text:
        return (
            f"Your GPU time on this Space is used up for now ({said[:160]}). {title} was not run; what is finished is "
            "kept. Log in to Hugging Face for more time, come back later, use fewer or shorter scenes or a smaller "
            "size, or duplicate the Space onto hardware of your own."
        )
    if "no gpu" in text or "no cuda gpus" in text or "gpu task aborted" in text or "queue" in text:
        return f"No GPU is free on this Space at the moment ({said[:160]}). Try again in a minute."
    return ""
