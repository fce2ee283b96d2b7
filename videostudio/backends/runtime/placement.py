"""A pipeline's networks on a device: resident, one at a time (offload), or block by block (streamed)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import torch
from accelerate import cpu_offload_with_hook
from accelerate.hooks import remove_hook_from_module
from diffusers.hooks import apply_group_offloading

from videostudio.backends.runtime.memory import Level, Mode, Placement

# How many blocks of a streamed network are brought to the device together.
BLOCKS_AT_A_TIME = 1


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
        self._streamed: set[str] = set()
        self._tile()

    @property
    def placement(self) -> Placement:
        """How it uses the device now."""
        return self._ways[0]

    def step_down(self) -> str:
        """Take the next way that needs less memory; returns what changed, for the person."""
        self._rest()
        if len(self._ways) > 1:
            self._ways.pop(0)
            # Weights that are loaded already stay as they are: only a new load makes them 8-bit ones.
            if self.placement.level is Level.EIGHT_BIT and len(self._ways) > 1:
                self._ways.pop(0)
        elif not self.placement.tiled:
            self._ways[0] = replace(self.placement, tiled=True)
        self._tile()
        return self.placement.words

    def networks(self) -> dict[str, torch.nn.Module]:
        """The pipeline's networks in the order in which it uses them."""
        found = {n: m for n, m in self.pipe.components.items() if isinstance(m, torch.nn.Module)}
        order = [name for name in (self.pipe.model_cpu_offload_seq or "").split("->") if name in found]
        return {name: found[name] for name in (*order, *(n for n in found if n not in order))}

    @contextmanager
    def ready(self) -> Iterator[Any]:
        """The pipeline, ready to work; afterwards what does not live on the device is back in main memory."""
        hooks: list[Any] = []
        try:
            self._prepare(hooks)
            yield self.pipe
        finally:
            for hook in hooks:
                remove_hook_from_module(hook.model)
                hook.model.to("cpu")

    def _prepare(self, hooks: list[Any]) -> None:
        previous = None
        always = set(getattr(self.pipe, "_exclude_from_cpu_offload", ()))
        for name, module in self.networks().items():
            mode = self.placement.mode(name)
            if name in always or mode is Mode.RESIDENT:
                module.to(self.device)
            elif mode is Mode.STREAM:
                self._stream(name, module)
            else:
                _, previous = cpu_offload_with_hook(module, self.device, prev_module_hook=previous)
                hooks.append(previous)

    def _stream(self, name: str, module: torch.nn.Module) -> None:
        if name in self._streamed:
            return
        apply_group_offloading(
            module,
            onload_device=self.device,
            offload_device=torch.device("cpu"),
            # Our own networks are also entered by other methods than `forward`, which only hooks on single layers see.
            offload_type="leaf_level" if type(module).__module__.startswith("videostudio.") else "block_level",
            num_blocks_per_group=BLOCKS_AT_A_TIME,
            use_stream=self.device.type == "cuda",
            low_cpu_mem_usage=self.device.type == "cuda",
        )
        self._streamed.add(name)

    def _rest(self) -> None:
        """Everything back to main memory, before it is placed in another way."""
        for name, module in self.networks().items():
            if name not in self._streamed:
                module.to("cpu")

    def _tile(self) -> None:
        vae = getattr(self.pipe, "vae", None)
        for way in ("slicing", "tiling") if self.placement.tiled else ():
            if hasattr(vae, f"use_{way}"):  # every autoencoder has the method, but not all can do it
                getattr(vae, f"enable_{way}")()
