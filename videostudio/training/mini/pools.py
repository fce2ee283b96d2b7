"""Samples that lie ready on the device: drawn once and encoded once, then read at every step by a few short kernels.

Drawing a scene of the toy world and encoding it takes far longer than a training step of `mini` on it.
"""

import time
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor

from videostudio.training.data.randomness import hash_bits
from videostudio.training.loop import Batch
from videostudio.training.world.source import WorldSource, as_bytes, from_bytes

PICTURES = frozenset(("pixels", "frames", "mask", "foregrounds", "background", "scene_image"))
"""Entries of a batch that are pictures; a pool keeps them in eight bits a channel."""
Encode = Callable[[Batch], dict[str, Tensor]]


class SamplePool:
    """A source of batches from tensors on a device, see `loop.BatchSource`.

    Args:
        entries: tensors of one length, what a batch has by name; pictures in eight bits a channel.
        seed: of the order; sample number n stands for a row that only n and the seed decide.
    """

    def __init__(self, entries: dict[str, Tensor], seed: int) -> None:
        self.entries, self.seed = entries, seed
        self.length = len(next(iter(entries.values())))

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches in order."""
        for numbers in batches:
            yield self.batch(numbers)

    def batch(self, numbers: list[int]) -> Batch:
        """One batch; its `numbers` are those asked for, so that a row has other noise each time."""
        device = next(iter(self.entries.values())).device
        wanted = torch.tensor(numbers).to(device)
        rows = hash_bits(self.seed, "order", wanted, 1)[:, 0] % self.length
        return {"numbers": wanted, **self.read(rows)}

    def read(self, rows: Tensor | slice) -> dict[str, Tensor]:
        """Rows in single precision, pictures as numbers again."""
        return {name: _as_numbers(name, value[rows]) for name, value in self.entries.items()}

    def only(self, *names: str) -> "SamplePool":
        """The pool with some of its entries."""
        return SamplePool({name: self.entries[name] for name in names}, self.seed)

    def encoded(self, encode: Encode, at_once: int = 256) -> "SamplePool":
        """The pool with what `encode` makes of its rows beside them, in half precision.

        Args:
            encode: takes a batch.
            at_once: rows encoded together.
        """
        made: dict[str, list[Tensor]] = {}
        for first in range(0, self.length, at_once):
            for name, value in encode(self.read(slice(first, first + at_once))).items():
                made.setdefault(name, []).append(value.half())
        return SamplePool({**self.entries, **{name: torch.cat(parts) for name, parts in made.items()}}, self.seed)


def fill_pool(
    source: WorldSource,
    count: int,
    seconds: float,
    encode: Encode,
    drop: tuple[str, ...],
    seed: int,
    at_once: int = 512,
) -> tuple[SamplePool, float]:
    """Draw samples 0 to `count` of a source and keep them.

    Args:
        source: who draws them.
        count: how many at most.
        seconds: when to be content with what is there; 0 draws them all.
        encode: takes a drawn batch; what it gives is kept too, in half precision.
        drop: entries that are not kept.
        seed: see `SamplePool`.
        at_once: samples drawn together.

    Returns:
        The pool, and how many were drawn a second.
    """
    started = time.monotonic()
    parts: dict[str, list[Tensor]] = {}
    for first in range(0, count, at_once):
        if 0 < seconds < time.monotonic() - started and parts:
            break
        batch = source.batch(list(range(first, min(first + at_once, count))))
        kept = {name: value for name, value in batch.items() if isinstance(value, Tensor)}
        kept |= {name: as_bytes(name, kept[name]) for name in PICTURES & set(kept)}
        made = {name: value.half() for name, value in encode(batch).items()}
        for name, value in {**kept, **made}.items():
            if name not in (*drop, "numbers"):
                parts.setdefault(name, []).append(value)
    pool = SamplePool({name: torch.cat(values) for name, values in parts.items()}, seed)
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return pool, pool.length / (time.monotonic() - started)


def _as_numbers(name: str, value: Tensor) -> Tensor:
    if name in PICTURES:
        return from_bytes(name, value)
    return value.float() if value.is_floating_point() else value
