"""A Space on ZeroGPU, as far as it goes without a GPU; `test_zerogpu` runs it in a process of its own.

The platform's own package runs: its emulation of CUDA in this process, its workers forked for each call, its client,
which asks the test's server for GPUs. Only what needs a card is replaced, at the place where a worker takes it: there
the processor stands in for the card.
"""

import json
import os
import sys
import tempfile
import urllib.request
import weakref
from pathlib import Path
from typing import Any

import torch


def no_fork_yet() -> bool:
    """Whether CUDA was made ready before a fork."""
    return False


# What a build of PyTorch for CUDA has; without it the platform's package cannot be imported.
torch.version.cuda = "13.0"
torch._C._cuda_init = lambda: None
torch.cuda._is_in_bad_fork = no_fork_yet

import bitsandbytes  # noqa: E402, F401 - before the emulation, which a build for processors does not go along with
import gradio  # noqa: E402
from gradio.context import LocalContext  # noqa: E402

import app  # noqa: E402
from tests.snapshots import SIZE, STEPS, ask, pictures  # noqa: E402
from videostudio.backends.catalogue import BUILTIN  # noqa: E402
from videostudio.backends.options import DrawingOptions  # noqa: E402
from videostudio.backends.protocols import Message, ReferenceRequest, WriteOptions  # noqa: E402
from videostudio.backends.registry import Backend, Registry, Role  # noqa: E402
from videostudio.backends.runtime.manager import ModelManager  # noqa: E402
from videostudio.errors import BackendError  # noqa: E402
from videostudio.jobs import Jobs  # noqa: E402
from videostudio.run import Cancelled, Run  # noqa: E402
from videostudio.settings import Settings  # noqa: E402
from videostudio.studio import Studio  # noqa: E402

HELLO = (Message("user", "Hello"),)


class Odd:
    """A model whose results cannot be pickled, or not be read again, and which breaks when asked to."""

    def __init__(self, options: DrawingOptions) -> None:
        self.options = options

    def draw(self, request: ReferenceRequest, run: Run) -> Any:
        if request.seed == 0:
            return lambda: None
        if request.seed == 1:
            return OneWay("a", "b")
        if request.seed == 2:
            raise ValueError("the weights have holes")
        return "drawn"


class OneWay(str):
    """Text that is pickled as if one argument were enough."""

    def __new__(cls, text: str, more: str) -> "OneWay":
        return super().__new__(cls, text)


ODD = Backend("odd", Role.TEXT_TO_IMAGE, f"{__name__}:load_odd", "Odd", "", options=DrawingOptions("a/b"))


def load_odd(resources: Any, options: DrawingOptions) -> Odd:
    return Odd(options)


def card_is_processor(uuid: str) -> None:
    """Where a worker would take its card: what goes to the card stays on the processor."""
    to, fork_rng = torch.nn.Module.to, torch.random.fork_rng

    def stay(module: torch.nn.Module, *given: Any, **named: Any) -> torch.nn.Module:
        kept = [item for item in given if not (isinstance(item, str | torch.device) and "cuda" in str(item))]
        return to(module, *kept, **named) if kept or named else module

    torch.nn.Module.to = stay
    torch.random.fork_rng = lambda devices=(), **more: fork_rng([], **more)


class Space:
    """The checks, in threads as the page's jobs are."""

    def __init__(self, settings: Settings, options: dict[str, dict[str, Any]]) -> None:
        self.options, self.folder = options, Path(tempfile.mkdtemp())
        self.manager = ModelManager(settings, Registry((*BUILTIN, ODD)))
        self.jobs, self.found = Jobs(20.0), {"memory": settings.memory_gb, "device": self.manager.device}

    def check(self, name: str) -> None:
        """Run a check in a job; what it gives, or how it fails, is found under its name."""

        def work(run: Run) -> Any:
            yield self.found.setdefault(name, getattr(self, name)(run))

        job = self.jobs.start(name, name, work)
        ended = job.wait()
        if ended.reason:
            self.found[name] = ended.reason

    def ask(self, backend: str, run: Run, **more: Any) -> Any:
        row = self.manager.registry.get(backend)
        with self.manager.loan(backend, row.role, **{**self.options[backend], **more}).use(run) as model:
            return ask(row.role, model, self.folder, run)

    def embedder(self, run: Run) -> Any:
        with self.manager.loan("minilm", Role.EMBEDDER).use(run) as model:
            return list(model.embed(["a girl", "a dog"]).shape)

    def writer(self, run: Run) -> Any:
        said: list[list[str]] = [[], []]
        loan = self.manager.loan("qwen3-4b", Role.WRITER, **self.options["qwen3-4b"])
        with loan.use(run) as model:
            options = WriteOptions(max_new_tokens=8, seed=1)
            first, again = (model.reply([HELLO, HELLO], options, run, pieces.append) for pieces in said)
        figures = [type(first[0]).__name__, first[0].mean < 0, len(first)]
        return figures, list(first) == list(again), ["".join(pieces).strip() == first[0] for pieces in said]

    def shared_writer(self, run: Run) -> Any:
        """The same role again: the worker that serves the other model does not have this one."""
        return [len(self.ask("qwen3-klein", run)), len(self.ask("qwen3-4b", run)), len(self.ask("qwen3-klein", run))]

    def picture(self, run: Run) -> Any:
        told: list[str] = []
        watched = Run(lambda progress: told.append(progress.text), token=run.token)
        first, again = (self.ask("no-references", watched) for _ in range(2))
        steps = sum(f"step 1 of {STEPS[Role.SCENE_IMAGER]}" in text for text in told)
        return list(first.shape), bool(first.std() > 0), bool((first == again).all()), steps

    def clip(self, run: Run) -> Any:
        told: list[str] = []
        watched = Run(lambda progress: told.append(progress.text), token=run.token)
        first, again = (self.ask("modelscope-t2v", watched) for _ in range(2))
        steps = sum(f"step 1 of {STEPS[Role.IMAGE_TO_VIDEO]}" in text for text in told)
        return list(first.shape), bool((first == again).all()), steps

    def stop(self, run: Run) -> Any:
        """Stop at the first piece of a reply, and at the first of many steps; then ask again."""
        said, wishes = [], Run()

        def hear(text: str) -> None:
            said.append(text)
            wishes.token.cancel()

        found = []
        with self.manager.loan("qwen3-4b", Role.WRITER, **self.options["qwen3-4b"]).use(wishes) as model:
            try:
                found.append(str(model.reply([HELLO], WriteOptions(max_new_tokens=1500, seed=1), wishes, hear)))
            except Cancelled:
                found.append("stopped")
        wishes = Run(lambda progress: wishes.token.cancel() if "step 1" in progress.text else None)
        try:
            found.append(str(self.ask("no-references", wishes, steps=300)))
        except Cancelled:
            found.append("stopped")
        return found, len(said), len(self.ask("qwen3-4b", run)), list(self.ask("no-references", run).shape)

    def troubles(self, run: Run) -> Any:
        figure, _, _ = pictures(self.folder)
        found = []
        with self.manager.loan("odd", Role.TEXT_TO_IMAGE).use(run) as model:
            for seed in range(4):
                try:
                    found.append(model.draw(ReferenceRequest(figure.entity, SIZE, seed), run))
                except BackendError as error:
                    found.append(str(error))
        return found

    def evicted(self, run: Run) -> Any:
        kept = []
        for backend in ("qwen3-4b", "no-references"):
            row = self.manager.registry.get(backend)
            with self.manager.loan(backend, row.role, **self.options[backend]).use(run) as model:
                kept.append(weakref.ref(model._model))
        del model
        self.manager.clear()
        return [ref() is None for ref in kept]

    def quota(self, run: Run) -> Any:
        return self.ask("no-references", run)

    def visitor(self, run: Run) -> Any:
        return len(self.ask("qwen3-4b", run))


def use_page(studio: Studio, options: Path, found: Path) -> None:
    """What visitors do while `app.py` serves them, until it ends."""
    import spaces.zero.torch as platform
    from spaces.zero.decorator import decorated_cache

    platform.init, platform.move = card_is_processor, lambda callback=None: None
    space = Space(studio.settings, json.loads(options.read_text()))
    space.found["declared"] = len(set(map(id, decorated_cache.values())))
    for name in ("embedder", "writer", "shared_writer", "picture", "clip", "stop", "troubles", "evicted"):
        space.check(name)
    headers = type("Headers", (dict,), {})({"x-ip-token": "a.e30.c"})
    LocalContext.request.set(gradio.Request(headers=headers))
    space.check("visitor")
    urllib.request.urlopen(f"{os.environ['SPACES_ZERO_DEVICE_API_URL']}/refuse", data=b"")
    space.check("quota")
    found.write_text(json.dumps(space.found))


if __name__ == "__main__":
    given, sys.argv = sys.argv, sys.argv[:1]
    app.serve_page = lambda studio: use_page(studio, *map(Path, given[1:]))
    app.main()
