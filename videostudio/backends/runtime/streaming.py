"""A network whose weights wait in main memory: piece by piece they come to the device, the next one ahead of its time.

A piece is the largest module of at most `PIECE_BYTES`. Hooks sit on every module inside it too, so that a network may
be entered by other methods than `forward` (keys and values that are projected once, for example): whichever module is
entered first brings the weights below it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import torch
from torch import Tensor, nn

from videostudio.backends.runtime.memory import GIB, PIECE_GB

PIECE_BYTES = int(PIECE_GB * GIB)
"""Weights that come together; twice as much is on the device while the next piece is under way."""

# A module's own table of tensors, a name in it, and the tensor that waits in main memory.
Slot = tuple[dict[str, Any], str, Tensor]


def split_pieces(network: nn.Module, limit: int) -> tuple[list[nn.Module], list[Slot]]:
    """The modules whose weights come together, in the order of the tree.

    Args:
        network: the network.
        limit: bytes of a piece; a single layer may be larger.

    Returns:
        The pieces; and the tensors that belong to no piece but to a module above several, which stay on the device.
    """
    if weight_bytes(network) <= limit or not any(weight_bytes(child) for child in network.children()):
        return [network], []
    pieces: list[nn.Module] = []
    rest = own_slots(network)
    for child in network.children():
        if weight_bytes(child):
            below, above = split_pieces(child, limit)
            pieces += [piece for piece in below if piece not in pieces]
            rest += above
    return pieces, rest


def own_slots(module: nn.Module) -> list[Slot]:
    """A module's own weights and buffers, without those of the modules in it."""
    tables: tuple[dict[str, Any], ...] = (module._parameters, module._buffers)
    return [(table, name, tensor) for table in tables for name, tensor in table.items() if tensor is not None]


def weight_bytes(network: nn.Module) -> int:
    """Bytes of a network's weights and buffers; what is shared inside it counts once."""
    return _bytes_of(_slots_below(network))


class WeightStream:
    """Brings a network's weights to a device, piece by piece, while it works.

    Args:
        network: the network, in main memory.
        device: where it works.
    """

    def __init__(self, network: nn.Module, device: torch.device) -> None:
        self.network, self.device = network, device
        self._pieces, self._rest = split_pieces(network, PIECE_BYTES)
        self._stream = torch.cuda.Stream(device) if device.type == "cuda" else None
        self._slots: dict[nn.Module, list[Slot]] = {}
        self._inside: nn.Module | None = None
        self._last: nn.Module | None = None
        self._after: dict[nn.Module, nn.Module] = {}
        self._here: list[Slot] = []
        self._ahead: tuple[nn.Module, dict[int, Tensor]] | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Hooks on every module of every piece, and the rest of the weights on the device."""
        modules = [module for piece in self._pieces for module in piece.modules()]
        # Told before anything is placed: later the tables hold copies.
        self._slots = {module: slots for module in modules if (slots := _slots_below(module))}
        handles: list[Any] = []
        rest = self._copies(self._rest)
        try:
            _place(self._rest, rest)
            self._wait()  # no piece need be entered before these are used
            handles.append(self.network.register_forward_pre_hook(self._start))
            for module in self._slots:
                handles.append(module.register_forward_pre_hook(self._enter))
                handles.append(module.register_forward_hook(self._leave, always_call=True))
            handles.append(self.network.register_forward_hook(self._start, always_call=True))
            yield
        finally:
            for handle in handles:
                handle.remove()
            self._wait()  # whatever still calculates with the copies that are freed here
            _put_back(self._here)
            _put_back(self._rest)
            self._here, self._inside, self._ahead = [], None, None

    def _start(self, *called: Any) -> None:
        """The network's own call begins or ends: nothing is known of what comes next."""
        if self._inside is None or self._inside is self.network:
            self._last, self._ahead = None, None

    def _enter(self, module: nn.Module, given: Any) -> None:
        if self._inside is not None:
            return
        self._inside = module
        slots = self._slots[module]
        ahead, self._ahead = self._ahead, None
        copies = ahead[1] if ahead is not None and ahead[0] is module else None
        if copies is None:
            del ahead
            copies = self._copies(slots)
        if self._stream is not None:
            torch.cuda.current_stream(self.device).wait_stream(self._stream)
        _place(slots, copies)
        self._here = slots
        if self._last is not None:
            self._after[self._last] = module
        self._last = module

    def _leave(self, module: nn.Module, given: Any, made: Any) -> None:
        if self._inside is not module:
            return
        following = self._after.get(module)
        if following is not None and made is not None:
            slots = self._slots[following]
            if following is not module and _bytes_of(self._here) + _bytes_of(slots) <= 2 * PIECE_BYTES:
                self._ahead = (following, self._copies(slots))
        if self._stream is not None:
            # The copies are freed below: whatever still calculates with them must be done.
            torch.cuda.current_stream(self.device).synchronize()
        _put_back(self._here)
        self._here, self._inside = [], None

    def _wait(self) -> None:
        """Until the device has done everything it was told so far."""
        if self._stream is not None:
            torch.cuda.synchronize(self.device)

    def _copies(self, slots: list[Slot]) -> dict[int, Tensor]:
        """A copy on the device of every tensor, by the tensor's identity; tied weights come once."""
        tensors = {id(tensor): tensor for _, _, tensor in slots}
        with torch.cuda.stream(self._stream) if self._stream is not None else nullcontext():
            return {key: self._copy(tensor) for key, tensor in tensors.items()}

    def _copy(self, tensor: Tensor) -> Tensor:
        if self._stream is None:
            return tensor.detach().to(self.device, copy=True)
        return tensor.detach().pin_memory().to(self.device, non_blocking=True)


def _slots_below(module: nn.Module) -> list[Slot]:
    return [slot for part in module.modules() for slot in own_slots(part)]


def _bytes_of(slots: list[Slot]) -> int:
    return sum({id(tensor): tensor.nbytes for _, _, tensor in slots}.values())


def _place(slots: list[Slot], copies: dict[int, Tensor]) -> None:
    for table, name, tensor in slots:
        copy = copies[id(tensor)]
        learnt = isinstance(tensor, nn.Parameter)
        table[name] = nn.Parameter(copy, requires_grad=tensor.requires_grad) if learnt else copy


def _put_back(slots: list[Slot]) -> None:
    for table, name, tensor in slots:
        table[name] = tensor
