"""The toy world as a source of training batches, drawn anew or kept on disk."""

import hashlib
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from videostudio.errors import InputError
from videostudio.project.artefacts import whole_write
from videostudio.training.loop import Batch
from videostudio.training.world import ScenePlan, Split, World, WorldConfig, WorldSample
from videostudio.training.world.art import LIGHTS

AT_ONCE = 64
"""Samples drawn together when the cache is filled."""


def as_batch(world: World, sample: WorldSample, clips: bool) -> Batch:
    """A drawn sample as objectives take it.

    Args:
        world: who drew it.
        sample: what it drew.
        clips: whether it holds clips.
    """
    return {**scene_facts(world, sample.plan, clips), **scene_pictures(sample, clips)}


def scene_facts(world: World, plan: ScenePlan, clips: bool) -> Batch:
    """What a batch says about its scenes; see `as_batch`."""
    art = world.art
    batch: Batch = {
        "numbers": plan.numbers,
        "captions": world.captions(plan),
        "foreground_present": plan.foreground_present,
        "background_present": plan.background_present,
    }
    if not clips:
        spots = zip(plan.place.tolist(), plan.light.tolist(), strict=True)
        return {
            **batch,
            "names": [art.phrases[actor] for actor in plan.objects[:, 0].tolist()],
            "places": [f"the {art.place_names[place]}{LIGHTS[light][0]}" for place, light in spots],
            "object_ids": plan.objects[:, 0],
            "place_ids": plan.place * len(LIGHTS) + plan.light,
        }
    action = plan.actions().to(world.device)
    known = torch.ones(len(action), dtype=torch.bool, device=world.device)
    return {**batch, "action": action, "action_known": known}


def scene_pictures(sample: WorldSample, clips: bool) -> dict[str, Tensor]:
    """A batch's pictures; see `as_batch`."""
    references = {"foregrounds": sample.references.foregrounds, "background": sample.references.background}
    frames = sample.clips.frames * 2 - 1
    middle = frames.shape[1] // 2
    if clips:
        return {**references, "frames": frames, "scene_image": sample.clips.frames[:, middle]}
    return {**references, "pixels": frames[:, middle], "mask": sample.clips.masks[:, middle]}


SIGNED = frozenset(("pixels", "frames"))
"""Entries of a batch whose pictures are in -1..1; others are in 0..1."""


def as_bytes(name: str, picture: Tensor) -> Tensor:
    """A batch's pictures in eight bits a channel, for keeping."""
    unit = picture / 2 + 0.5 if name in SIGNED else picture
    return (unit.clamp(0, 1) * 255).round().to(torch.uint8)


def from_bytes(name: str, kept: Tensor) -> Tensor:
    """What `as_bytes` kept, as numbers again."""
    unit = kept.float() / 255
    return unit * 2 - 1 if name in SIGNED else unit


class WorldSource:
    """Batches drawn on the world's device; see `loop.BatchSource`.

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


class CachedWorldSource(WorldSource):
    """The same, with every picture kept on disk in eight bits a channel when it is first drawn.

    Sample number n is scene n modulo the cache's length; its noise and timesteps are still those of n. Processes may
    share a folder: they write the same numbers.

    Args:
        world: the world, whose config says where and how much.
        clips: whether to draw clips instead of pictures.
        split: which objects and places.

    Raises:
        InputError: the cache would hold nothing.
    """

    def __init__(self, world: World, clips: bool = False, split: Split = "train") -> None:
        super().__init__(world, clips, split)
        config = world.config
        self.length = config.cache_clips if clips else config.cache_pictures
        if self.length < 1:
            raise InputError("world.cache_pictures and world.cache_clips must be at least 1.")
        self.folder = Path(config.cache) / f"{'clips' if clips else 'pictures'}-{self._digest()}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._kept = {name: self._array(name, shape) for name, shape in self._shapes().items()}
        self._there = self._array("there", ())

    def _digest(self) -> str:
        """What the pictures depend on, in short."""
        options = {name: value for name, value in asdict(self.world.config).items() if not name.startswith("cache")}
        art = self.world.art
        found = hashlib.sha256(json.dumps([options, self.split, self.length, art.names, art.place_names]).encode())
        for part in (art.sprites, art.plates, art.panoramas):
            found.update(part.cpu().numpy().tobytes())
        return found.hexdigest()[:16]

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        config = self.world.config
        references = (3, config.reference_size, config.reference_size)
        shapes: dict[str, tuple[int, ...]] = {"foregrounds": (2, *references), "background": references}
        if self.clips:
            return {**shapes, "frames": (config.frames, 3, *config.size)}
        return {**shapes, "pixels": (3, *config.size), "mask": (1, *config.size)}

    def _array(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        path = self.folder / f"{name}.npy"
        if not path.is_file():
            with whole_write(path, "The cache of the toy world") as partial:
                np.lib.format.open_memmap(partial, "w+", np.uint8, (self.length, *shape)).flush()  # zeros: no disk yet
        opened: np.ndarray = np.lib.format.open_memmap(path, "r+")
        return opened

    def batch(self, numbers: list[int]) -> Batch:
        """One batch."""
        rows = [number % self.length for number in numbers]
        self._draw([row for row in dict.fromkeys(rows) if not self._there[row]])
        plan = self.world.plan(torch.tensor(rows), self.split)
        pictures = {name: self._read(name, rows) for name in self._kept}
        if self.clips:
            pictures["scene_image"] = (pictures["frames"][:, pictures["frames"].shape[1] // 2] + 1) / 2
        known = {
            **scene_facts(self.world, plan, self.clips),
            "numbers": torch.tensor(numbers, device=self.world.device),
        }
        return {**known, **pictures}

    def fill(self) -> tuple[int, float]:
        """Draw what is not there yet.

        Returns:
            How many samples were drawn, and how many a second.
        """
        missing = np.flatnonzero(np.asarray(self._there) == 0).tolist()
        started = time.perf_counter()
        for first in range(0, len(missing), AT_ONCE):
            self._draw(missing[first : first + AT_ONCE])
        return len(missing), len(missing) / max(time.perf_counter() - started, 1e-9)

    def _draw(self, rows: list[int]) -> None:
        if not rows:
            return
        drawn = super().batch(rows)
        for name, kept in self._kept.items():
            kept[rows] = as_bytes(name, drawn[name]).cpu().numpy()
        self._there[rows] = 1  # last, so that a killed process leaves no half-written sample behind

    def _read(self, name: str, rows: list[int]) -> Tensor:
        return from_bytes(name, torch.from_numpy(self._kept[name][rows]).to(self.world.device))


def world_source(world: World, clips: bool = False, split: Split = "train") -> WorldSource:
    """The source that the world's config asks for."""
    kind = CachedWorldSource if world.config.cache else WorldSource
    return kind(world, clips, split)


def measured_rates(config: WorldConfig, device: torch.device | str, samples: int = 64) -> dict[str, float]:
    """Samples a second, drawn and read back from a cache on the temporary folder's disk.

    Args:
        config: the world.
        device: where to draw.
        samples: how many to draw; clips are a quarter.

    Returns:
        "pictures drawn", "pictures cached", "clips drawn" and "clips cached".
    """
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        world = World(replace(config, cache=folder, cache_pictures=samples, cache_clips=max(1, samples // 4)), device)
        for clips, name in ((False, "pictures"), (True, "clips")):
            source = CachedWorldSource(world, clips)
            source.batch([0])  # what is set up once is not counted
            rates[f"{name} drawn"] = source.fill()[1]
            started = time.perf_counter()
            for first in range(0, source.length, AT_ONCE):
                source.batch(list(range(first, min(first + AT_ONCE, source.length))))
            rates[f"{name} cached"] = source.length / (time.perf_counter() - started)
    return rates
