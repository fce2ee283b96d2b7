"""Random numbers that belong to a sample's number, not to the order of drawing.

Every random choice of training (crop, noise, timestep, dropout, scene of the toy world) is a hash of (seed, stream,
sample number, place). So a run that was killed goes on with the very same numbers, two processes draw what one would
have drawn with twice the batch, and a device draws a whole batch in a few kernels.
"""

import math
from collections.abc import Sequence
from typing import TypeVar

import torch
from torch import Tensor

MASK = 0xFFFFFFFF
GOLDEN = 0x9E3779B9
STREAMS = {
    "order": 1,
    "scene": 2,
    "pose": 3,
    "reference": 4,
    "noise": 5,
    "timestep": 6,
    "dropout": 7,
    "crop": 8,
    "clip": 9,
    "view": 10,
}
"""One stream per purpose, so that a new purpose changes nothing that was drawn before."""


Bits = TypeVar("Bits", int, Tensor)


def _mix_bits(x: Bits) -> Bits:
    """A bijection of 32-bit numbers whose every output bit depends on every input bit (Wellons' lowbias32)."""
    x = x ^ (x >> 16)
    x = (x * 0x7FEB352D) & MASK
    x = x ^ (x >> 15)
    x = (x * 0x846CA68B) & MASK
    return x ^ (x >> 16)


def hash_bits(seed: int, stream: str, numbers: Tensor, count: int) -> Tensor:
    """Hash of (seed, stream, number, place).

    Args:
        seed: the run's seed.
        stream: one of `STREAMS`.
        numbers: (B,) int64 sample numbers.
        count: places per sample.

    Returns:
        (B, count) int64 in 0..2**32-1, on the device of `numbers`.
    """
    key = _mix_bits((seed ^ (STREAMS[stream] * GOLDEN)) & MASK)
    low = _mix_bits((numbers & MASK) ^ key)
    sample = _mix_bits(low ^ ((numbers >> 32) & MASK) ^ GOLDEN)
    place = _mix_bits((torch.arange(count, device=numbers.device, dtype=torch.int64) * GOLDEN) & MASK)
    return _mix_bits(_mix_bits(sample[:, None] ^ place[None]) + sample[:, None] & MASK)


def uniform_numbers(seed: int, stream: str, numbers: Tensor, count: int) -> Tensor:
    """(B, count) float32 strictly between 0 and 1; see `hash_bits`."""
    return ((hash_bits(seed, stream, numbers, count) >> 8).float() + 0.5) / 2**24


def normal_noise(seed: int, stream: str, numbers: Tensor, shape: Sequence[int]) -> Tensor:
    """Standard normal noise per sample (Box and Muller).

    Args:
        seed: see `hash_bits`.
        stream: see `hash_bits`.
        numbers: (B,) sample numbers.
        shape: shape of one sample.

    Returns:
        (B, *shape) float32.
    """
    count = math.prod(shape)
    pair = uniform_numbers(seed, stream, numbers, 2 * count).view(len(numbers), 2, count)
    noise = (-2 * pair[:, 0].log()).sqrt() * (2 * math.pi * pair[:, 1]).cos()
    return noise.view(len(numbers), *shape)


def epoch_order(seed: int, epoch: int, length: int) -> list[int]:
    """The order in which an epoch visits `length` samples; every epoch has its own."""
    generator = torch.Generator().manual_seed((seed * 1_000_003 + epoch) & (2**63 - 1))
    order: list[int] = torch.randperm(length, generator=generator).tolist()
    return order
