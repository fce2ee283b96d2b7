"""From files to training samples: crops, references, clips; broken files are skipped and listed."""

import hashlib
import io
import time as clock
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, UnidentifiedImageError
from safetensors.torch import load_file, save
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from videostudio.diffusion.actions import action_labels
from videostudio.diffusion.common import picture_to_tensor
from videostudio.errors import BackendError, InputError
from videostudio.media.pictures import cover_and_crop
from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import DataConfig
from videostudio.training.data.cutting import augment_reference, cut_crop, split_references
from videostudio.training.data.datasets import Entries, Entry
from videostudio.training.data.randomness import epoch_order, uniform_numbers
from videostudio.training.loop import Batch
from videostudio.types import Size

Sample = dict[str, Any]
TRIES = 64
"""Broken files in a row after which the data set is refused."""
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, Image.DecompressionBombError)


FIGURE_SEEN, PLACE_SEEN = 0.005, 0.98
"""Share of a crop that the foreground must cover to count as a figure, and must not cover for a place to be seen."""
REMARK = 30.0
"""Seconds between remarks while a cache is filled."""


def failure_reason(error: BaseException) -> str:
    """Why a file cannot be used, in a few words."""
    if isinstance(error, UnidentifiedImageError):
        return "no picture of a known kind"
    return str(error)[:200] or type(error).__name__


class Samples(Dataset[Sample], ABC):
    """Samples by number: number -> epoch and place in that epoch's order -> file.

    Args:
        entries: the files.
        data: sizes and references.
        seed: the run's seed.
    """

    def __init__(self, entries: Entries, data: DataConfig, seed: int) -> None:
        self.entries, self.data, self.seed = entries, data, seed
        self._classified = False
        self._order: tuple[int, list[int]] = (-1, [])
        self._broken_listed = False

    def __getitem__(self, number: int) -> Sample:
        """A sample; a broken file is listed under "broken" and the next one of the order taken instead.

        Raises:
            InputError: too many files in a row are broken.
        """
        broken = [] if self._broken_listed else list(self.entries.broken)
        self._broken_listed = True
        for shift in range(TRIES):
            index = self._index(number + shift)
            entry = self.entries.found[index]
            try:
                sample = self._read_cached(entry, index) if self.data.cache else self.read(entry, number)
            except UNREADABLE as error:
                broken.append((entry.name, failure_reason(error)))
                continue
            return {**sample, "numbers": torch.tensor(number), "captions": entry.caption, "broken": broken}
        raise InputError(f"{TRIES} files in a row could not be read, the last one '{broken[-1][0]}': {broken[-1][1]}.")

    def _index(self, number: int) -> int:
        epoch, place = divmod(number, len(self.entries.found))
        if self._order[0] != epoch:
            self._order = (epoch, epoch_order(self.seed, epoch, len(self.entries.found)))
        return self._order[1][place]

    @abstractmethod
    def read(self, entry: Entry, number: int) -> Sample:
        """Read a file into tensors; random choices are those of `number`."""

    def _cache_file(self, entry: Entry) -> Path:
        identity = f"{entry.file.resolve()}|{entry.name}|{entry.place}|{self.data}|{self._classified}"
        return Path(self.data.cache) / f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}.safetensors"

    def _read_cached(self, entry: Entry, index: int) -> Sample:
        file = self._cache_file(entry)
        if not file.is_file():
            raise ValueError("it could not be read when the cache was filled")
        return dict(load_file(file))

    def fill_cache(
        self,
        vae: Any,
        classifier: Any = None,
        turn: tuple[int, int] = (0, 1),
        workers: int = 0,
        say: Callable[[str], None] = lambda text: None,
    ) -> int:
        """Keep latents, references and actions of every file, with a fixed crop; what is there already stays.

        Args:
            vae: the autoencoder.
            classifier: finds the actions of clips that have no label, while their frames are at hand.
            turn: which share of the files is this process's, and how many processes share them.
            workers: processes that read; 0 reads here.
            say: receives a line about every half minute.

        Returns:
            How many were written.
        """
        Path(self.data.cache).mkdir(parents=True, exist_ok=True)
        self._classified = classifier is not None
        written, remarked = 0, clock.monotonic()
        missing = [n for n in range(turn[0], len(self.entries.found), turn[1]) if not self._is_cached(n)]
        for done, (index, sample) in enumerate(DataLoader(_Read(self, missing), batch_size=None, num_workers=workers)):
            if clock.monotonic() - remarked > REMARK:
                remarked = clock.monotonic()
                say(f"cache: {done} of {len(missing)} files")
            entry = self.entries.found[index]
            file = self._cache_file(entry)
            if isinstance(sample, str):
                self.entries.broken.append((entry.name, sample))
                continue
            pixels = sample.pop("pixels") if "pixels" in sample else sample.pop("frames")
            pictures = pixels if pixels.ndim == 4 else pixels[None]
            if classifier is not None and not bool(sample["action_known"]):
                sample["action"] = classifier(pixels[None].to(vae.device))[0].cpu()
            with torch.no_grad():
                moments = vae.encode(pictures.to(vae.device, vae.dtype)).latent_dist
            mean, std = (
                part.transpose(0, 1) if pixels.ndim == 4 else part[0]
                for part in (moments.mean.cpu(), moments.std.cpu())
            )
            kept = {name: value.contiguous() for name, value in sample.items()}
            write_atomically(file, save({**kept, "latents_mean": mean.contiguous(), "latents_std": std.contiguous()}))
            written += 1
        return written

    def _is_cached(self, index: int) -> bool:
        return self._cache_file(self.entries.found[index]).is_file()

    def chances(self, stream: str, number: int, count: int) -> list[float]:
        """Random numbers of a sample."""
        found: list[float] = uniform_numbers(self.seed, stream, torch.tensor([number]), count)[0].tolist()
        return found


class _Read(Dataset[tuple[int, Sample | str]]):
    """Files read for the cache, each with the random choices of its own place; what cannot be read is the reason."""

    def __init__(self, samples: Samples, places: Sequence[int]) -> None:
        self.samples, self.places = samples, places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, row: int) -> tuple[int, Sample | str]:
        place = self.places[row]
        try:
            return place, self.samples.read(self.samples.entries.found[place], place)
        except UNREADABLE as error:
            return place, failure_reason(error)


class PictureSamples(Samples):
    """Pictures with references from a random crop (paper, section 4.3)."""

    @cached_property
    def segmenter(self) -> Any:
        """U^2-Net, loaded by the process that first needs it.

        Raises:
            BackendError: its weights are missing.
        """
        from videostudio.backends.cutouts.sessions import find_u2net, open_u2net

        if (file := find_u2net(self.data.segmenter)) is not None:
            return open_u2net(file, 1)
        raise BackendError(f"The segmenter '{self.data.segmenter}' has no weights here. Known are auto, u2net, u2netp.")

    def read(self, entry: Entry, number: int) -> Sample:
        """Crop, find the foreground, split it off."""
        from videostudio.run import Run

        with Image.open(io.BytesIO(entry.read())) as opened:
            picture = opened.convert("RGB")
        x, y = self.chances("crop", number, 2)
        given = entry.read_mask()
        crop = cut_crop(picture, self.data.size, (x, y))
        if given is not None:
            with Image.open(io.BytesIO(given)) as opened:
                whole = opened.convert("L").resize(picture.size)
            mask = cut_crop(whole, self.data.size, (x, y))
        else:
            mask = self.segmenter.cut_out(crop, Run())
        references = split_references(crop, mask)
        if self.data.augment_references:
            chances = self.chances("reference", number, 16)
            references = tuple(augment_reference(one, chances[8 * k : 8 * k + 8]) for k, one in enumerate(references))  # type: ignore[assignment]
        side = self.data.reference_size
        figure, place = (
            (picture_to_tensor(one.resize((side, side), Image.Resampling.BICUBIC)) + 1) / 2 for one in references
        )
        covered = float(np.asarray(mask).mean() / 255)
        return {
            "pixels": picture_to_tensor(crop),
            "foregrounds": figure[None],
            "foreground_present": torch.tensor([covered > FIGURE_SEEN]),
            "background": place,
            "background_present": torch.tensor(covered < PLACE_SEEN),
        }


class ClipSamples(Samples):
    """Clips of `frames` frames at `fps`, from a random place of a video; the middle frame is the scene reference."""

    def read(self, entry: Entry, number: int) -> Sample:
        """Decode a clip and cut it."""
        chance = self.chances("clip", number, 1)[0]
        frames = read_clip(entry.read(), self.data.frames, self.data.fps, chance)
        height, width = self.data.size
        cut = [cover_and_crop(frame, Size(width, height), Image.Resampling.BICUBIC) for frame in frames]
        side = self.data.reference_size
        middle = cover_and_crop(cut[len(cut) // 2], Size(side, side), Image.Resampling.BICUBIC)
        action = torch.zeros(len(action_labels()))
        if entry.action:
            if entry.action not in action_labels():
                raise ValueError(f"'{entry.action}' is no label of Kinetics-400")
            action[action_labels().index(entry.action)] = 1.0
        return {
            "frames": torch.stack([picture_to_tensor(frame) for frame in cut]),
            "scene_image": (picture_to_tensor(middle) + 1) / 2,
            "action": action,
            "action_known": torch.tensor(bool(entry.action)),
        }


def read_clip(content: bytes, frames: int, fps: int, chance: float) -> list[Image.Image]:
    """Frames of a video at even times; of a long video only the part around them is decoded.

    Args:
        content: the file's content.
        frames: how many.
        fps: frames per second to take.
        chance: where to begin, 0..1 of what there is room for.

    Raises:
        ValueError: the video is too short, or cannot be decoded.
    """
    import av

    try:
        with av.open(io.BytesIO(content)) as container:
            stream = container.streams.video[0]
            rate = float(stream.average_rate or 25)
            times = _frame_times(container, stream, rate)
            if not times:
                raise ValueError("it has no frames")
            span, length = (frames - 1) / fps, times[-1] - times[0]
            if length + 1 / rate < span:
                raise ValueError(f"it lasts {length:.2f} s; a clip needs {span:.2f} s")
            wanted = times[0] + chance * max(0.0, length - span) + np.arange(frames) / fps
            decoded = _decode_between(container, stream, wanted[0] - 1 / rate, wanted[-1] + 1 / rate, rate)
            if not decoded:
                raise ValueError("its frames are missing")
            there = np.array([time for time, _ in decoded])
            return [decoded[int(np.abs(there - time).argmin())][1].to_image() for time in wanted]
    except (av.error.FFmpegError, IndexError) as error:
        raise ValueError(f"it cannot be decoded: {error}") from error


def _frame_times(container: Any, stream: Any, rate: float) -> list[float]:
    """When the frames are shown, from the packets alone; by their count where the packets do not say."""
    stamps = [packet.pts for packet in container.demux(stream) if packet.size]
    if None in stamps:
        return [number / rate for number in range(len(stamps))]
    return [float(one * stream.time_base) for one in sorted(stamps)]


def _decode_between(container: Any, stream: Any, first: float, last: float, rate: float) -> list[tuple[float, Any]]:
    """Frames between two times, each with its own; from the key frame before, or where that fails from the start."""
    for start in (first, 0.0):
        container.seek(max(0, int(start / stream.time_base)), stream=stream)
        found = []
        for number, frame in enumerate(container.decode(stream)):
            time = number / rate if frame.time is None else frame.time
            if time > last:
                break
            if time >= first:
                found.append((time, frame))
        if found:
            return found
    return []


class FileSource:
    """Batches of samples, read ahead by worker processes; see `loop.BatchSource`.

    Args:
        samples: the samples.
        workers: processes; 0 reads in the training process.
    """

    def __init__(self, samples: Samples, workers: int = 0) -> None:
        self.samples, self.workers = samples, workers

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches in order."""
        loader: Any = DataLoader(
            self.samples, batch_sampler=_Turns(batches), num_workers=self.workers, collate_fn=collate_samples
        )
        return iter(loader)


class _Turns:
    """What torch's loader wants of a batch sampler."""

    def __init__(self, batches: Iterable[list[int]]) -> None:
        self.batches = batches

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.batches)


def collate_samples(samples: list[Sample]) -> Batch:
    """A batch: tensors stacked, captions listed, broken files joined."""
    batch: Batch = {"broken": [entry for one in samples for entry in one["broken"]]}
    for name, value in samples[0].items():
        if isinstance(value, Tensor):
            batch[name] = torch.stack([one[name] for one in samples])
        elif name != "broken":
            batch[name] = [one[name] for one in samples]
    return batch
