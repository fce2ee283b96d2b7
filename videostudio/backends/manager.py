"""One manager lends every model: lazily loaded, one user at a time, least recently used evicted on the way in.

One lock covers loading and use, because transformers and diffusers patch `torch.nn.Module` for the whole process
while they load, and because Gradio's own queue frees its slot while a cancelled handler's thread still runs.
"""

import gc
import json
import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from videostudio.backends.registry import BUILTIN, Backend, Registry, Role
from videostudio.errors import BackendError
from videostudio.run import CancelToken, Run
from videostudio.settings import Settings

log = logging.getLogger(__name__)

# How often a queued run looks whether it was stopped, in seconds.
POLL_SECONDS = 0.1


class DeviceQueue:
    """A lock that is handed out in the order of asking, tells how many wait before one, and can be given up waiting.

    It belongs to a run (its cancel token), not to a thread: a generator may go on in another thread after a yield.
    The same run may take it again while it holds it.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting: deque[CancelToken] = deque()
        self._holder: CancelToken | None = None
        self._depth = 0

    def acquire(self, run: Run) -> None:
        """Wait for the turn, reporting the place in the queue.

        Raises:
            Cancelled: the run was stopped while it waited.
        """
        with self._condition:
            if self._holder is run.token:
                self._depth += 1
                return
            self._waiting.append(run.token)
            try:
                while self._holder is not None or self._waiting[0] is not run.token:
                    ahead = self._waiting.index(run.token) + (self._holder is not None)
                    run.tick(0.0, f"Waiting: {ahead} {'run' if ahead == 1 else 'runs'} before yours", waiting=True)
                    self._condition.wait(POLL_SECONDS)
                run.check()
                self._holder, self._depth = run.token, 1
            finally:
                self._waiting.remove(run.token)
                self._condition.notify_all()

    def release(self, run: Run) -> None:
        """Hand it on."""
        with self._condition:
            if self._holder is run.token:
                self._depth -= 1
                if self._depth == 0:
                    self._holder = None
                    self._condition.notify_all()


@dataclass
class _Loaded:
    row: Backend
    model: Any


class _Resources:
    """What a factory is given; see `registry.Resources`."""

    def __init__(self, manager: "ModelManager") -> None:
        self.settings, self.device, self._manager = manager.settings, manager.device, manager

    def model(self, name: str, **options: Any) -> Any:
        """Another backend's model, loaded by the same manager and shared."""
        return self._manager._obtain(self._manager.registry.get(name), options)


class ManagedLoan:
    """A backend with its options, to be borrowed from the manager; see `protocols.Loan`."""

    def __init__(self, manager: "ModelManager", row: Backend, options: dict[str, Any]) -> None:
        self._manager, self.row, self._options = manager, row, options

    @property
    def identity(self) -> str:
        """Name, revision and options, for artefact keys."""
        return f"{self.row.name}@{self.row.revision}{json.dumps(self._options, sort_keys=True)}"

    @contextmanager
    def use(self, run: Run) -> Iterator[Any]:
        """Borrow the model for the length of a `with` block.

        Raises:
            Cancelled: the run was stopped while it waited.
            BackendError: the model cannot be loaded.
        """
        self._manager.queue.acquire(run)
        try:
            if not self._manager.is_loaded(self.row, self._options):
                run.tick(0.0, f"Loading {self.row.title}")
            yield self._manager._obtain(self.row, self._options)
        finally:
            self._manager.queue.release(run)


class ModelManager:
    """Loads models when they are needed and keeps what fits.

    Args:
        settings: device and memory budget.
        registry: the backends that exist.
    """

    def __init__(self, settings: Settings, registry: Registry = BUILTIN) -> None:
        self.settings, self.registry = settings, registry
        self.queue = DeviceQueue()
        self._loaded: OrderedDict[str, _Loaded] = OrderedDict()
        self._device = "" if settings.device == "auto" else settings.device

    @property
    def device(self) -> str:
        """The device models run on; asked for only when the first model is loaded."""
        if not self._device:
            import torch

            self._device = "cuda" if torch.cuda.is_available() else "cpu"
        return self._device

    def loan(self, name: str, role: Role, **options: Any) -> ManagedLoan:
        """A backend to be borrowed; nothing is loaded yet.

        Raises:
            BackendError: the backend is unknown or of another role.
        """
        return ManagedLoan(self, self.registry.get(name, role), options)

    def is_loaded(self, row: Backend, options: dict[str, Any]) -> bool:
        """Whether the next borrower need not wait for loading."""
        return self._key(row, options) in self._loaded

    def loaded(self) -> tuple[str, ...]:
        """Names of the loaded backends, least recently used first."""
        return tuple(entry.row.name for entry in self._loaded.values())

    def clear(self) -> None:
        """Forget every model."""
        while self._loaded:
            self._evict()

    def _key(self, row: Backend, options: dict[str, Any]) -> str:
        return row.name + json.dumps(options, sort_keys=True)

    def _obtain(self, row: Backend, options: dict[str, Any]) -> Any:
        key = self._key(row, options)
        if key not in self._loaded:
            row.check_options(options)
            budget = self._budget_gb()
            while self._loaded and self._filled_gb() + row.memory_gb > budget:
                self._evict()
            log.info("loading %s", row.name)
            try:
                model = row.load_factory()(_Resources(self), **options)
            except MemoryError as error:
                self.clear()
                raise BackendError(
                    f"There is not enough memory to load {row.title} ({row.memory_gb:g} GB). "
                    "Close other programs or choose a lighter profile."
                ) from error
            self._loaded[key] = _Loaded(row, model)
        self._loaded.move_to_end(key)
        return self._loaded[key].model

    def _filled_gb(self) -> float:
        return sum(entry.row.memory_gb for entry in self._loaded.values())

    def _budget_gb(self) -> float:
        if self.settings.memory_gb > 0:
            return self.settings.memory_gb
        if self.device.startswith("cuda"):
            import torch

            return float(torch.cuda.mem_get_info()[1]) / 2**30
        import psutil

        return float(psutil.virtual_memory().total) / 2**30 * 0.7

    def _evict(self) -> None:
        _, entry = self._loaded.popitem(last=False)
        log.info("evicting %s", entry.row.name)
        close = getattr(entry.model, "close", None)
        if close is not None:
            close()
        del entry
        gc.collect()
