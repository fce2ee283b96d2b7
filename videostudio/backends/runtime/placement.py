"""A pipeline's networks on a device: resident, one at a time (offload), or piece by piece (streamed)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import torch
from accelerate.hooks import ModelHook, add_hook_to_module, remove_hook_from_module
from accelerate.utils import send_to_device
from torch import nn

from videostudio.backends.runtime import memory
from videostudio.backends.runtime.decoding import CarefulAutoencoder
from videostudio.backends.runtime.memory import Level, Mode, Placement
from videostudio.backends.runtime.streaming import WeightStream


class PlacedPipeline:
    """A pipeline and how it uses the device. Several models may hold the same one.

    Hooks are there only while the pipeline works, so that pipelines which share a network do not disturb each other.

    Args:
        pipe: a diffusers pipeline whose networks are in main memory.
        device: where it works.
        ways: how it may be placed, the one to start with first.
    """

    def __init__(self, pipe: Any, device: str, ways: list[Placement]) -> None:
        self.pipe, self.device = pipe, torch.device(device)
        self._ways = list(ways) or [Placement()]
        self._turns = _Turns(self.device)
        vae = getattr(pipe, "vae", None)
        self._autoencoder = CarefulAutoencoder(vae) if vae is not None else None

    @property
    def placement(self) -> Placement:
        """How it uses the device now."""
        return self._ways[0]

    def step_down(self) -> str:
        """Take the next way that needs less memory; returns what changed, for the person."""
        for module in self.networks().values():
            move_network(module, "cpu")
        if len(self._ways) > 1:
            self._ways.pop(0)
            # Weights that are loaded already stay as they are: only a new load makes them 8-bit ones.
            if self.placement.level is Level.EIGHT_BIT and len(self._ways) > 1:
                self._ways.pop(0)
        else:
            self._decode_in_tiles()
        return self.placement.words

    @property
    def is_lowest(self) -> bool:
        """Whether there is no way left that needs less memory."""
        return len(self._ways) == 1 and self.placement.tiled

    def networks(self) -> dict[str, nn.Module]:
        """The pipeline's networks."""
        return {n: m for n, m in self.pipe.components.items() if isinstance(m, nn.Module)}

    @contextmanager
    def ready(self, tell: Callable[[str], None] = lambda words: None) -> Iterator[Any]:
        """The pipeline, ready to work; afterwards what does not live on the device is back in main memory.

        Args:
            tell: called where the autoencoder ran out of memory, with what is done about it; may free more memory.
        """
        with ExitStack() as stack:
            turns = self._turns = _Turns(self.device)
            stack.callback(turns.end)
            self._place(turns, stack)

            def make_room(words: str) -> None:
                self._decode_in_tiles()
                for name, module in self.networks().items():
                    resident = self._mode(name, module) is Mode.RESIDENT and not self._stays(name)
                    if resident and module is not self.pipe.vae:
                        turns.add(module)
                tell(words)

            if self._autoencoder is not None:
                stack.enter_context(self._autoencoder.installed(self.placement.tiled, make_room))
            yield self.pipe

    def clear_device(self) -> None:
        """Send the network that has its turn back to main memory: what comes next is made beside none."""
        self._turns.leave()

    def _place(self, turns: "_Turns", stack: ExitStack) -> None:
        for name, module in self.networks().items():
            mode = self._mode(name, module)
            if self._stays(name) or mode is Mode.RESIDENT:
                move_network(module, self.device)
            elif mode is Mode.OFFLOAD:
                turns.add(module)
        for name, module in self.networks().items():
            if self._mode(name, module) is Mode.STREAM and not self._stays(name):
                move_network(module, "cpu")
                stack.enter_context(WeightStream(module, self.device).running())
                add_hook_to_module(module, _Streamed(self.device, turns))
                stack.callback(remove_hook_from_module, module)

    def _mode(self, name: str, module: nn.Module) -> Mode:
        mode = self.placement.mode(name)
        # Weights in few bits carry scales beside them, and move only together with them.
        whole = mode is Mode.STREAM and getattr(module, "is_quantized", False)
        return Mode.OFFLOAD if whole else mode

    def _stays(self, name: str) -> bool:
        return name in getattr(self.pipe, "_exclude_from_cpu_offload", ())

    def _decode_in_tiles(self) -> None:
        self._ways = [replace(way, tiled=True) for way in self._ways]


def move_network(network: nn.Module, device: torch.device | str) -> None:
    """Bring a network to a device, with what layers in 8 bits keep beside their weights.

    Such a layer holds its weights and their scales a second time, where a network's `to` does not look: they would stay
    on the device, and its memory with them.

    Args:
        network: the network.
        device: where to.
    """
    network.to(device)
    for layer in network.modules():
        state: Any = getattr(layer, "state", None)
        if not hasattr(state, "CB"):
            continue
        weight: Any = layer.weight
        for holder in (weight, state):
            if holder.CB is not None:
                holder.CB = weight.data
            if holder.SCB is not None:
                holder.SCB = holder.SCB.to(device)


class _Streamed(ModelHook):  # type: ignore[misc]  # accelerate carries no types
    """Tells a pipeline where a streamed network works, and brings there what it is given; whoever had a turn leaves."""

    def __init__(self, device: torch.device, turns: "_Turns") -> None:
        self.execution_device, self._turns = device, turns

    def pre_forward(self, module: nn.Module, *given: Any, **named: Any) -> tuple[Any, Any]:
        """Before a call; see accelerate's `ModelHook`."""
        self._turns.leave()
        return send_to_device(given, self.execution_device), send_to_device(named, self.execution_device)


class _Turns:
    """Networks of which one at a time is on the device: whoever is called comes, and the others leave at once."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._hooks: list[_Turn] = []

    def add(self, module: nn.Module) -> None:
        """A network that takes turns; it waits in main memory."""
        hook = _Turn(module, self._device, self)
        move_network(module, "cpu")
        self._hooks.append(hook)
        add_hook_to_module(module, hook)

    def leave(self, stays: "_Turn | None" = None) -> None:
        """Whoever is on the device goes to main memory.

        Args:
            stays: but for this one.
        """
        leaving = [hook for hook in self._hooks if hook is not stays and hook.here]
        for hook in leaving:
            move_network(hook.module, "cpu")
            hook.here = False
        if leaving:
            memory.free_memory()

    def end(self) -> None:
        """Everything back to main memory."""
        for hook in self._hooks:
            remove_hook_from_module(hook.module)
            move_network(hook.module, "cpu")


class _Turn(ModelHook):  # type: ignore[misc]  # accelerate carries no types
    def __init__(self, module: nn.Module, device: torch.device, turns: _Turns) -> None:
        self.module, self.execution_device, self._turns = module, device, turns
        self.here = False

    def pre_forward(self, module: nn.Module, *given: Any, **named: Any) -> tuple[Any, Any]:
        """Before a call of the network; see accelerate's `ModelHook`."""
        if self.here:
            return given, named
        self._turns.leave(self)
        memory.free_memory()
        move_network(self.module, self.execution_device)
        self.here = True
        return send_to_device(given, self.execution_device), send_to_device(named, self.execution_device)
