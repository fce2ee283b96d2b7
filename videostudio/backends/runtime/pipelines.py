"""What all backends over diffusers pipelines share: loading, steps, seeds, memory that runs out, references, frames."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import diffusers
import numpy as np
import torch
import transformers
from PIL import Image

from videostudio.backends.protocols import BoundReference
from videostudio.backends.row import Resources
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.memory import Placement
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.diffusion import CameraWarp
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.types import Camera, Direction, Size

log = logging.getLogger(__name__)
T = TypeVar("T")

StepCallback = Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]
# The step after which the camera warps the frames (paper, supplement: T_m = 5).
WARP_STEP = 5
# A pixel belongs to the figure where its mask is at least this white.
MASK_THRESHOLD = 128


@dataclass(frozen=True, slots=True)
class Source:
    """Where a pipeline comes from.

    Args:
        model: hub id or local folder.
        revision: branch, tag or commit on the hub.
        files: patterns of the files that are needed from the hub.
        half: "float16" or "bfloat16": what the weights are loaded in on a GPU.
        kind: name of the pipeline's class in diffusers.
        options: further arguments of its `from_pretrained`.
        single: parts that stay in single precision on a GPU too.
    """

    model: str
    revision: str
    files: tuple[str, ...]
    half: str
    kind: str
    options: Mapping[str, Any] = field(default_factory=dict)
    single: tuple[str, ...] = ()


def dtype_for(device: str, half: str) -> torch.dtype:
    """Half precision on a GPU, single precision on a processor.

    Args:
        device: "cpu" or "cuda...".
        half: "float16" or "bfloat16".
    """
    return torch.float32 if device == "cpu" else getattr(torch, half)


def set_threads(resources: Resources) -> None:
    """Use as many threads as the operator allows."""
    if resources.device == "cpu" and resources.settings.threads > 0:
        torch.set_num_threads(resources.settings.threads)


def pipeline(resources: Resources, source: Source) -> PlacedPipeline:
    """A pipeline of diffusers, shared by all backends that ask for the same one.

    Args:
        resources: what the factory was given.
        source: where it comes from.

    Raises:
        BackendError: it cannot be had or is no such pipeline.
    """
    eight_bit = resources.placement().eight_bit
    what = f"{source.kind} {sorted(source.options)} {sorted(eight_bit)}"
    key = component_key(source.model, "", source.revision, dtype_for(resources.device, source.half), what)

    def load() -> PlacedPipeline:
        set_threads(resources)
        folder = resources.fetch(source.model, source.revision, source.files)
        resources.run.tick(0.0, f"Loading {source.model}")
        return placed(resources, _read(resources, source, folder, eight_bit))

    made: PlacedPipeline = resources.component(key, load)
    return made


def placed(resources: Resources, pipe: Any) -> PlacedPipeline:
    """A pipeline placed as the manager decided, without progress bars of its own."""
    pipe.set_progress_bar_config(disable=True)
    return PlacedPipeline(pipe, resources.device, resources.placements())


def _read(resources: Resources, source: Source, folder: Path, eight_bit: Sequence[str]) -> Any:
    kind = getattr(diffusers, source.kind)
    dtype: Any = dtype_for(resources.device, source.half)
    if source.single and dtype is not torch.float32:
        dtype = {"default": dtype, **dict.fromkeys(source.single, torch.float32)}
    parts = {name: _eight_bit(resources, folder, name) for name in eight_bit}
    with loading(source.model):
        return kind.from_pretrained(
            folder, torch_dtype=dtype, use_safetensors=True, variant=variant(folder), **source.options, **parts
        )


def _eight_bit(resources: Resources, folder: Path, name: str) -> Any:
    """A text encoder in 8 bits (bitsandbytes), on the device."""
    import json

    config = json.loads((folder / name / "config.json").read_text(encoding="utf-8"))
    kind = getattr(transformers, config["architectures"][0])
    return kind.from_pretrained(
        folder / name,
        quantization_config=transformers.BitsAndBytesConfig(load_in_8bit=True),
        device_map={"": resources.device},
    )


def variant(folder: Path) -> str | None:
    """The half-precision variant of a snapshot where every network has one, else the plain files."""
    networks = [path for path in folder.iterdir() if path.is_dir() and any(path.glob("*.safetensors"))]
    half = bool(networks) and all(any(path.glob("*.fp16*.safetensors")) for path in networks)
    return "fp16" if half else None


@contextmanager
def loading(model: str) -> Iterator[None]:
    """Turn what goes wrong while files are read into words; memory that runs out is the manager's to handle.

    Raises:
        BackendError: the files are damaged, of another model, or need packages that are not there.
    """
    # Progress goes to the person through the run, not to the log.
    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.disable_progress_bar()
    try:
        yield
    except ImportError as error:
        raise BackendError(
            f"'{model}' needs a package that is not installed ({str(error).strip().splitlines()[0][:160]}). "
            "Run: pip install -r requirements.txt"
        ) from error
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RuntimeError) as error:
        if memory.is_out_of_memory(error) or isinstance(error, BackendError):
            raise
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise BackendError(
            f"'{model}' cannot be loaded ({said[0][:200]}). Its files may be incomplete or of another model: delete "
            "its folder in the hub's cache to have them fetched again, or check the option 'model'."
        ) from error


class DiffusersModel:
    """Base of the backends: one pipeline, used with care.

    Args:
        resources: what the factory was given.
        held: the pipeline.
        title: name for people.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, title: str) -> None:
        self._resources, self.held, self.title = resources, held, title

    @property
    def placement(self) -> Placement:
        """How it uses the device now; the manager counts with it."""
        return self.held.placement

    def close(self) -> None:
        """Let go of the pipeline."""
        del self.held

    def sample(self, run: Run, seed: int, work: Callable[[Any], T]) -> T:
        """Work with the pipeline; where memory runs out, once more with less of it.

        Args:
            run: stops the work at its next step, and is told what was done about the memory.
            seed: random numbers that a pipeline draws without a generator follow it too.
            work: takes the pipeline.

        Raises:
            BackendError: memory does not suffice even so.
            Cancelled: the run was stopped.
        """
        try:
            return self._once(seed, work)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            said = str(error)
        words = self.held.step_down()
        self._resources.make_room()
        memory.free_memory()
        log.warning("out of memory in %s (%s); trying %s", self.title, said[:200], words)
        run.tick(0.0, f"Not enough memory for {self.title}: freed what was free to go, trying again with {words}")
        try:
            return self._once(seed, work)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            memory.free_memory()
            raise BackendError(
                f"There is not enough memory for {self.title}, even with {words}. Choose a smaller size, shorter "
                "scenes or a lighter profile. What is finished is kept."
            ) from error

    def _once(self, seed: int, work: Callable[[Any], T]) -> T:
        devices = [self.held.device] if self.held.device.type == "cuda" else []
        with torch.random.fork_rng(devices), torch.no_grad(), self.held.ready() as pipe:
            torch.manual_seed(seed)
            return work(pipe)


def generator(seed: int) -> torch.Generator:
    """A generator in main memory, so that a seed means the same on every device."""
    return torch.Generator("cpu").manual_seed(seed)


def on_step(run: Run, steps: int, text: str, then: StepCallback | None = None) -> StepCallback:
    """A step callback that reports every step, stops the work when asked, and goes on to another callback.

    Args:
        run: is told of every step.
        steps: how many there will be.
        text: what happens.
        then: called after that, for example a `CameraWarp`.
    """

    def report(pipe: Any, index: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        run.tick((index + 1) / (steps + 1), f"{text}, step {index + 1} of {steps}")
        return then(pipe, index, timestep, tensors) if then is not None else tensors

    return report


def camera_warp(camera: Camera, steps: int, layout: Any) -> CameraWarp | None:
    """The camera's step callback, or None for a camera that stands still.

    Args:
        camera: the camera movement.
        steps: sampling steps; the warp comes after the fifth, or after the last of fewer.
        layout: order of the latents' axes, "bcfhw" or "bfchw".
    """
    if camera.direction is Direction.STATIC or steps < 2:
        return None
    return CameraWarp(camera, step=min(WARP_STEP, steps), layout=layout)


@contextmanager
def stepping(scheduler: Any, frames: int, callback: StepCallback, pipe: Any) -> Iterator[None]:
    """Give a step callback to a pipeline that has none, by way of its scheduler.

    Args:
        scheduler: the pipeline's scheduler; it gets latents (B * frames, C, h, w).
        frames: frames of a clip.
        callback: gets `latents` and `noise_pred` as (B, C, frames, h, w).
        pipe: handed to the callback.
    """
    step, count = scheduler.step, iter(range(10**6))

    def unfold(folded: torch.Tensor) -> torch.Tensor:
        return folded.reshape(-1, frames, *folded.shape[1:]).transpose(1, 2)

    def reported(model_output: torch.Tensor, timestep: Any, sample: torch.Tensor, **options: Any) -> Any:
        out = step(model_output, timestep, sample, **options)
        tensors = {"latents": unfold(out.prev_sample), "noise_pred": unfold(model_output)}
        given = callback(pipe, next(count), timestep, tensors)
        out.prev_sample = given["latents"].transpose(1, 2).flatten(0, 1)
        return out

    scheduler.step = reported
    try:
        yield
    finally:
        del scheduler.step


def picture_of(path: Path) -> Image.Image:
    """An RGB picture from a file."""
    with Image.open(path) as opened:
        picture: Image.Image = opened.convert("RGB")
        return picture


def cut_reference(bound: BoundReference, background: bool = False) -> Image.Image:
    """A reference with the other half's pixels removed (black), as in section 3.2 of the paper.

    A foreground is put into the middle of a black square that holds it whole: CLIP's own cropping would else cut off
    what stands at the sides of a wide picture.

    Args:
        bound: picture and mask.
        background: keep what is not the figure instead.

    Returns:
        RGB picture.
    """
    picture = picture_of(bound.picture)
    with Image.open(bound.mask) as opened:
        mask = opened.convert("L").resize(picture.size).point(lambda v: 255 if v >= MASK_THRESHOLD else 0)
    if background:
        mask = mask.point(lambda v: 255 - v)
    if mask.getbbox() is None:
        return picture
    cut = Image.composite(picture, Image.new("RGB", picture.size), mask)
    return cut if background else _in_square(cut, mask.getbbox() or (0, 0, *picture.size))


def _in_square(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    figure = picture.crop(box)
    side = max(figure.size)
    square = Image.new("RGB", (side, side))
    square.paste(figure, ((side - figure.width) // 2, (side - figure.height) // 2))
    return square


def native_size(asked: Size, side: int, unit: int, square: bool = False) -> tuple[int, int]:
    """The size a model draws best, in the proportions that are asked for.

    Args:
        asked: the wished size.
        side: side of the square that the model was trained on, in pixels.
        unit: sides must be multiples of this.
        square: a square whatever the proportions.

    Returns:
        Width and height in pixels.
    """
    ratio = 1.0 if square else (asked.width / asked.height) ** 0.5
    return max(round(side * ratio / unit), 1) * unit, max(round(side / ratio / unit), 1) * unit


def fitted(picture: Image.Image, size: Size) -> Image.Image:
    """The picture at another size: scaled until it covers it, the rest cut off at both sides alike."""
    scale = max(size.width / picture.width, size.height / picture.height)
    wide, high = max(round(picture.width * scale), size.width), max(round(picture.height * scale), size.height)
    left, top = (wide - size.width) // 2, (high - size.height) // 2
    grown = picture.resize((wide, high), Image.Resampling.LANCZOS)
    return grown.crop((left, top, left + size.width, top + size.height))


def spread_frames(frames: Sequence[Any], wanted: int, size: Size) -> Iterator[np.ndarray]:
    """As many frames as asked for, from as many as the model makes: the nearest in time stands for each.

    Args:
        frames: PIL pictures in order.
        wanted: how many.
        size: frame size in pixels.

    Yields:
        (H, W, 3) uint8, RGB.
    """
    last = len(frames) - 1
    for n in range(wanted):
        place = round(n * last / max(wanted - 1, 1)) if wanted != len(frames) else n
        picture = frames[place].convert("RGB")
        yield np.asarray(picture if picture.size == (size.width, size.height) else fitted(picture, size))
