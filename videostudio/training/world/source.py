"""The toy world as a source of training batches."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from videostudio.stages.writing.english import article
from videostudio.training.loop import Batch
from videostudio.training.world import Sample, Split, World
from videostudio.training.world.art import LIGHTS
from videostudio.training.world.planning import light_words


def as_batch(world: World, sample: Sample, clips: bool) -> Batch:
    """A drawn sample as objectives take it.

    Args:
        world: who drew it.
        sample: what it drew.
        clips: whether it holds clips.
    """
    plan, art = sample.plan, world.art
    batch: Batch = {
        "numbers": sample.plan.numbers,
        "captions": sample.captions,
        "foregrounds": sample.references.foregrounds,
        "foreground_present": sample.references.present,
        "background": sample.references.background,
        "background_present": sample.references.background_present,
    }
    frames = sample.clips.frames * 2 - 1
    middle = frames.shape[1] // 2
    if not clips:
        spots = zip(plan.place.tolist(), plan.light.tolist(), strict=True)
        return {
            **batch,
            "pixels": frames[:, middle],
            "mask": sample.clips.masks[:, middle],
            "names": [article(art.names[actor]) for actor in plan.objects[:, 0].tolist()],
            "places": [f"the {(name := art.place_names[place])}{light_words(name, light)}" for place, light in spots],
            "object_ids": plan.objects[:, 0],
            # The views of a panorama are one place.
            "place_ids": torch.minimum(plan.place, art.elsewhere[plan.place]) * len(LIGHTS) + plan.light,
        }
    action = sample.plan.actions().to(frames.device)
    return {
        **batch,
        "frames": frames,
        "scene_image": sample.clips.frames[:, middle],
        "action": action,
        "action_known": torch.ones(len(action), dtype=torch.bool, device=action.device),
    }


class WorldSource:
    """Batches drawn on the world's device; see `loop.Source`.

    Args:
        world: the world.
        clips: whether to draw clips instead of pictures.
        split: which objects and places.
    """

    def __init__(self, world: World, clips: bool = False, split: Split = "train") -> None:
        self.world, self.clips, self.split = world, clips, split

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches in order."""
        for numbers in batches:
            yield self.batch(numbers)

    def batch(self, numbers: list[int]) -> Batch:
        """One batch."""
        plan = self.world.plan(torch.tensor(numbers), self.split)
        return as_batch(self.world, self.world.render(plan, None if self.clips else 1), self.clips)


class CachedSource:
    """The world's first samples, drawn once and kept as tensors on disk; later numbers begin again with the first.

    Pictures are kept in 8 bits, which is what they would have in files.

    Args:
        source: draws what is not kept yet.
        folder: where they are kept, below a name of their own for each world.
        count: how many samples.
        chunk: samples in a file.
    """

    def __init__(self, source: WorldSource, folder: Path, count: int, chunk: int = 64) -> None:
        world = asdict(replace(source.world.config, cached=0))
        name = hashlib.sha256(repr((sorted(world.items()), source.clips, source.split, chunk)).encode()).hexdigest()
        self.source, self.folder, self.count, self.chunk = source, folder / f"world-{name[:16]}", count, chunk
        self._read = lru_cache(maxsize=64)(self._load)

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches in order."""
        for numbers in batches:
            yield self.batch(numbers)

    def batch(self, numbers: list[int]) -> Batch:
        """One batch."""
        wanted = [number % self.count for number in numbers]
        rows = [self._read(number // self.chunk) for number in wanted]
        places = [number % self.chunk for number in wanted]
        device = self.source.world.device
        joined: Batch = {}
        for key, first in rows[0].items():
            values = [row[key][place] for row, place in zip(rows, places, strict=True)]
            joined[key] = unpacked(key, torch.stack(values).to(device)) if isinstance(first, Tensor) else values
        return joined

    def _load(self, number: int) -> dict[str, Any]:
        path = self.folder / f"{number:06d}.pt"
        if not path.is_file():
            first = number * self.chunk
            drawn = self.source.batch(list(range(first, min(first + self.chunk, self.count))))
            kept = {key: packed(key, value) if isinstance(value, Tensor) else value for key, value in drawn.items()}
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(f".{id(self)}.partial")
            torch.save(kept, partial)
            partial.replace(path)
        loaded: dict[str, Any] = torch.load(path, weights_only=True)
        return loaded


# Pictures of a batch and their lowest value; the highest is 1.
PICTURES = {"pixels": -1.0, "frames": -1.0, "foregrounds": 0.0, "background": 0.0, "mask": 0.0, "scene_image": 0.0}


def packed(key: str, value: Tensor) -> Tensor:
    """A batch's tensor as it is kept: pictures in 8 bits, in main memory."""
    if key not in PICTURES:
        return value.cpu()
    low = PICTURES[key]
    return ((value - low) * (255 / (1 - low))).round().clamp(0, 255).byte().cpu()


def unpacked(key: str, value: Tensor) -> Tensor:
    """What `packed` kept, as the batch had it."""
    low = PICTURES.get(key)
    return value if low is None else value.float() * ((1 - low) / 255) + low
