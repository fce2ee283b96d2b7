"""One manager lends every model: lazily loaded, one user at a time, least recently used evicted on the way in.

One lock covers loading and use, because transformers and diffusers patch `torch.nn.Module` for the whole process
while they load, and because Gradio's own queue frees its slot while a cancelled handler's thread still runs.

Before a model is loaded, `memory.choose_placement` picks how its parts use the device: resident, offloaded, in 8 bits
or streamed. Parts that several models have in common are loaded once (`components`).
"""

import json
import logging
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Backend, Registry, Role
from videostudio.backends.runtime import memory, zerogpu
from videostudio.backends.runtime.components import ComponentStore
from videostudio.backends.runtime.downloads import fetch_model
from videostudio.backends.runtime.memory import Placement
from videostudio.errors import BackendError
from videostudio.run import CancelToken, Run
from videostudio.settings import Settings

log = logging.getLogger(__name__)

# How often a queued run looks whether it was stopped, in seconds.
POLL_SECONDS = 0.1


class DeviceQueue:
    """A lock that goes to who came first, tells how many come before one, and can be given up waiting.

    A film takes it scene by scene, and each is of use only when the whole is there: so whoever came first has it
    again before those who came later, and they are kept out meanwhile (`attend`). Ten films then end one after the
    other, not all at the end, and one of them has its pictures in memory.

    It belongs to a run (its cancel token), not to a thread: a generator may go on in another thread after a yield.
    The same run may take it again while it holds it.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting: list[CancelToken] = []
        self._attending: Counter[CancelToken] = Counter()
        self._holder: CancelToken | None = None
        self._depth = 0

    def acquire(self, run: Run) -> bool:
        """Wait for the turn, reporting the place in the queue.

        Returns:
            Whether there was a wait.

        Raises:
            Cancelled: the run was stopped while it waited.
        """
        with self._condition:
            if self._holder is run.token:
                self._depth += 1
                return False
            waited = False
            self._waiting.append(run.token)
            try:
                while ahead := len(self._list_ahead(run.token)):
                    waited = True
                    run.tick(0.0, f"Waiting: {ahead} {'run' if ahead == 1 else 'runs'} before yours", waiting=True)
                    self._condition.wait(POLL_SECONDS)
                run.check()
                self._holder, self._depth = run.token, 1
            finally:
                self._waiting.remove(run.token)
                self._condition.notify_all()
            return waited

    def _list_ahead(self, token: CancelToken) -> set[CancelToken]:
        """Who has it, and who came earlier and still wants it."""
        earlier = {one for one in (*self._waiting, *self._attending) if one.number < token.number}
        return earlier | ({self._holder} if self._holder is not None else set())

    @contextmanager
    def attend(self, run: Run) -> Iterator[None]:
        """Keep out who came later, also between two takings, for the length of a `with` block; waits for nobody.

        Args:
            run: whose work has several steps that take the lock.
        """
        with self._condition:
            self._attending[run.token] += 1
        try:
            yield
        finally:
            with self._condition:
                self._attending[run.token] -= 1
                self._attending += Counter()  # drops who is gone
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
    placement: Placement
    uses: set[str] = field(default_factory=set)

    @property
    def placed(self) -> Placement:
        """How it uses the device now: a model that ran out of memory may have stepped down since it was loaded."""
        placed = getattr(self.model, "placement", self.placement)
        return placed if isinstance(placed, Placement) else self.placement


class _Resources:
    """What a factory is given; see `registry.Resources`."""

    def __init__(self, manager: "ModelManager", row: Backend, key: str, run: Run, ways: list[Placement]) -> None:
        self.title = row.title
        self.settings, self.run = manager.settings, run
        self.device = zerogpu.working_device(row, manager.device)
        self.uses: set[str] = set()
        self._manager, self._key, self._ways = manager, key, ways

    def model(self, name: str, **options: Any) -> Any:
        """Another backend's model, loaded by the same manager and shared."""
        row = self._manager.registry.get(name)
        self.uses.add(self._manager.key(row, options))
        return self._manager.obtain(row, options, self.run)

    def component(self, key: str, load: Callable[[], Any]) -> Any:
        """A part that several models have in common."""
        return self._manager.components.get(key, self._key, load)

    def fetch(self, model: str, revision: str = "main", files: Iterable[str] = ()) -> Path:
        """A model's folder."""
        return fetch_model(model, revision, files, self.run)

    def placement(self) -> Placement:
        """How the model shall use the device."""
        return self._ways[0]

    def placements(self) -> list[Placement]:
        """That, and the slower ways that take less memory."""
        return list(self._ways)

    def make_room(self) -> None:
        """Let go of every model that this one does not use."""
        self._manager.clear(but=self._key)


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
            Cancelled: the run was stopped while it waited or while the model was fetched.
            BackendError: the model cannot be loaded; the text says what to do.
        """
        waited = self._manager.queue.acquire(run)
        try:
            if waited:
                run.tick(0.0, f"Your turn: {self.row.title}")
            if not self._manager.is_loaded(self.row, self._options):
                run.tick(0.0, f"Loading {self.row.title}")
            yield zerogpu.wrap_for_zerogpu(self._manager.obtain(self.row, self._options, run), self.row)
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
        self.components = ComponentStore()
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
        return self.key(row, options) in self._loaded

    def loaded(self) -> tuple[str, ...]:
        """Names of the loaded backends, least recently used first."""
        return tuple(entry.row.name for entry in self._loaded.values())

    def placements(self) -> dict[str, Placement]:
        """How each loaded backend uses the device."""
        return {entry.row.name: entry.placed for entry in self._loaded.values()}

    def budget_gb(self) -> float:
        """Memory that models may fill on the device."""
        return memory.budget_gb(self.settings, self.device)

    def ram_gb(self) -> float:
        """Main memory of the machine: what the operator set, else what the machine says."""
        return self.settings.ram_gb or memory.main_memory_gb()

    def plan(self, profile: Any) -> memory.MemoryPlan:
        """The memory plan of a profile on this machine's device; see `memory.plan_memory`."""
        device_gb = self.budget_gb()
        if self.device.startswith("cuda"):
            return memory.plan_memory(profile, device_gb + memory.RESERVE_GB, self.registry, self.ram_gb())
        return memory.plan_memory(profile, 0.0, self.registry, device_gb / memory.RAM_SHARE)

    def clear(self, but: str = "") -> None:
        """Forget every model.

        Args:
            but: key of a model that stays, with those it uses; empty for none.
        """
        kept = self._with_uses(but)
        for key in [key for key in self._loaded if key not in kept]:
            self._evict(key)
        memory.free_memory()

    def key(self, row: Backend, options: dict[str, Any]) -> str:
        """What a loaded model is filed under."""
        return row.name + json.dumps(options, sort_keys=True)

    def obtain(self, row: Backend, options: dict[str, Any], run: Run) -> Any:
        """The model, loaded if it is not; only to be called by whoever holds the queue.

        Raises:
            BackendError: the model cannot be loaded; the text says what to do.
            Cancelled: the run was stopped.
        """
        key = self.key(row, options)
        entry = self._loaded.get(key)
        if entry is None:
            row.check_options(options)
            ways = self._ways(row, options)
            self._make_way(row, ways[0])
            log.info("loading %s (%s)", row.name, ways[0].words)
            entry = self._load(row, options, ways, run)
            self._loaded[key] = entry
        elif entry.placed.resting_gb < entry.placed.device_gb:
            self._make_way(row, entry.placed, key)
        for used in self._with_uses(key):
            self._loaded.move_to_end(used)
        self._loaded.move_to_end(key)
        return entry.model

    def _ways(self, row: Backend, options: dict[str, Any]) -> list[Placement]:
        """The way that fits the device, and the slower ones after it."""
        chosen = memory.choose_placement(row, options, self.budget_gb(), self.device, self.ram_gb() * memory.RAM_SHARE)
        every = memory.possible_placements(row, options, self.device)
        return every[every.index(chosen) :]

    def _load(self, row: Backend, options: dict[str, Any], ways: list[Placement], run: Run) -> _Loaded:
        """Load a model; where memory does not suffice, again with everything else gone, level by level."""
        said = ""
        for place in range(max(len(ways), 2)):
            now = ways[min(place, len(ways) - 1) :]
            if place:
                log.warning("out of memory while loading %s (%s); trying %s", row.name, said[:200], now[0].words)
                run.tick(
                    0.0, f"Not enough memory for {row.title}: freed the other models, trying again ({now[0].words})"
                )
            try:
                return self._load_once(row, options, now, run)
            except (MemoryError, RuntimeError) as error:
                if not memory.is_out_of_memory(error):
                    raise
                said = str(error)
            self.clear()
        least = min(way.device_gb for way in ways)
        raise BackendError(
            f"There is not enough memory to load {row.title}, which needs at least {least:.3g} GB. "
            "Close other programs or choose a lighter profile."
        )

    def _load_once(self, row: Backend, options: dict[str, Any], ways: list[Placement], run: Run) -> _Loaded:
        key = self.key(row, options)
        resources = _Resources(self, row, key, run, ways)
        try:
            return _Loaded(row, row.build_model(resources, options), ways[0], resources.uses)
        except BaseException:
            self.components.release(key)
            raise

    def _make_way(self, row: Backend, placement: Placement, own: str = "") -> None:
        """Evict the least recently used until the model fits the device and what it offloads fits main memory."""
        budget, ram = self.budget_gb(), self.ram_gb() * memory.RAM_SHARE
        kept, evicted = self._with_uses(own), False
        while victims := [key for key in self._loaded if key not in kept]:
            others = [entry for key, entry in self._loaded.items() if key != own]
            twice = memory.counted_twice_gb([*((e.row, e.placed) for e in others), (row, placement)])
            device = sum(e.placed.resting_gb for e in others) - twice
            waiting = sum(e.placed.ram_gb for e in others)
            if device + placement.device_gb <= budget and waiting + placement.ram_gb <= max(ram, placement.ram_gb):
                break
            self._evict(victims[0])
            evicted = True
        if evicted:
            memory.free_memory()

    def _with_uses(self, key: str) -> set[str]:
        if key not in self._loaded:
            return set()
        return {key, *(used for name in self._loaded[key].uses for used in self._with_uses(name))}

    def _evict(self, key: str) -> None:
        """Let a model go, and those that use it."""
        for other in [name for name, entry in self._loaded.items() if key in entry.uses]:
            if other in self._loaded:
                self._evict(other)
        entry = self._loaded.pop(key, None)
        if entry is None:
            return
        log.info("evicting %s", entry.row.name)
        close = getattr(entry.model, "close", None)
        if close is not None:
            close()
        self.components.release(key)
