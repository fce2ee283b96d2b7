"""The base of all models that animate a scene's picture: sizes, times, camera, pipelines without a step callback."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

import numpy as np
import torch
from PIL import Image

from videostudio.backends.options import ClipOptions, list_sizes
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.runtime.pipeline_model import PipelineModel, StepCallback
from videostudio.diffusion import CameraWarp
from videostudio.errors import BackendError
from videostudio.media.motion import resample_frames
from videostudio.media.pictures import cover_and_crop, open_on_white, open_picture
from videostudio.media.sound import Sound
from videostudio.run import Run
from videostudio.types import Camera, Direction, Size

ClipT = TypeVar("ClipT", bound=ClipOptions)


@dataclass(frozen=True, slots=True)
class FrameTiming:
    """The frames that a model makes of a clip.

    Args:
        frames: how many.
        rate: how many of them pass in a second of the film.
    """

    frames: int
    rate: float


class HubAnimator(PipelineModel[ClipT], ABC):
    """Animates scene images; see `protocols.ImageToVideo`. A class of model says what its pipeline is called with."""

    latents: ClassVar[str] = "bcfhw"
    """Order of the latents' axes, for the camera; empty where the pipeline moves the camera itself."""
    side_unit: ClassVar[int] = 8
    """Sides of its frames are multiples of this, in pixels."""
    frame_unit: ClassVar[int] = 1
    """Its number of frames is one more than a multiple of this."""
    after_ending: ClassVar[int] = 0
    """How many frames it makes after the picture that a clip ends with; they are not shown."""

    @abstractmethod
    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Arguments of the pipeline's call, beside size, frames, steps and generator.

        Args:
            request: what the clip shall show; its size is the one that the model draws at.
            frames: how many are sampled.
        """

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Further arguments that can only be made with the pipeline at hand; these win over the others."""
        return {}

    def made_sound(self, made: Any) -> Sound | None:
        """The sound in the pipeline's output; None for a silent clip.

        Args:
            made: the pipeline's output.
        """
        return None

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray | Sound]:
        """Animate one scene with its camera; after the frames comes their sound, where the model makes one.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        size = nearest_size(self.options.sizes, request.size)
        if size.width % self.side_unit or size.height % self.side_unit:
            raise BackendError(
                f"{self.title} makes frames whose sides are multiples of {self.side_unit} pixels, so {size} cannot be "
                "made. Change its option 'sizes' in the profile."
            )
        timing, drawn = self.time_frames(request), replace(request, size=size)
        arguments = {"width": size.width, "height": size.height, "num_frames": timing.frames}
        made = self.run_pipeline(
            run,
            request.seed,
            "Animating the scene",
            {**arguments, **self.call_arguments(drawn, timing.frames)},
            lambda pipe: self.encoded_arguments(pipe, drawn, timing.frames),
            self._camera_warp(request.scene.camera) if self.latents else None,
        )
        frames = [np.asarray(fit_picture(one, request.size)) for one in made.frames[0][: timing.frames]]
        for frame in resample_frames(frames, timing.rate / request.fps, request.frames):
            run.check()
            yield frame
        sound = self.made_sound(made)
        if sound is not None:
            yield sound

    def time_frames(self, request: ClipRequest) -> FrameTiming:
        """The frames to sample for a clip: at the model's own rate, else as many as it is made for, spread out.

        The last frame shown is the last one sampled, or lies before it. It is the very one that a given picture stands
        for, if the clip ends with one: the rate gives way by half a unit of frames.

        Args:
            request: length and frames per second of the clip.
        """
        seconds, rate = (request.frames - 1) / request.fps, self.options.rate
        most = (self.options.frames - 1) // self.frame_unit * self.frame_unit + 1
        if request.ending is not None and seconds:
            asked = round((seconds * rate + self.after_ending) / self.frame_unit) * self.frame_unit + 1
            frames = min(max(asked, self.frame_unit + 1), most) if rate else most
            return FrameTiming(frames, (frames - 1 - self.after_ending) / seconds)
        needed = math.ceil(round(seconds * rate / self.frame_unit, 6)) * self.frame_unit + 1
        if rate and needed <= most:
            return FrameTiming(needed, rate)
        return FrameTiming(most, (most - 1) / seconds if seconds else float(request.fps))

    def _camera_warp(self, camera: Camera) -> CameraWarp | None:
        """The camera's step callback; None for a camera that stands still, and where one step is all there is."""
        if camera.direction is Direction.STATIC or self.options.steps < 2:
            return None
        layout: Any = self.latents
        return CameraWarp(camera, step=self.camera_step, layout=layout)

    @property
    def camera_step(self) -> int | None:
        """The step after which the camera moves the frames; None goes by the share of noise."""
        asked: int = getattr(self.options, "camera_step", 0)
        return min(asked, self.options.steps) or None


class SchedulerAnimator(HubAnimator[ClipT]):
    """An animator whose pipeline takes no step callback: its steps are watched through its scheduler."""

    def call_pipeline(self, pipe: Any, callback: StepCallback, arguments: dict[str, Any]) -> Any:
        """Call the pipeline while its scheduler reports every step."""
        with callback_through_scheduler(pipe.scheduler, arguments["num_frames"], callback, pipe):
            return pipe(**arguments)


def first_frame(request: ClipRequest) -> Image.Image:
    """The scene's picture in the size of the frames."""
    return cover_and_crop(open_picture(request.image.picture), request.size)


def last_frame(request: ClipRequest) -> Image.Image | None:
    """The picture that the clip ends with, in the size of the frames; None where it may end with any."""
    return None if request.ending is None else cover_and_crop(open_on_white(request.ending), request.size)


def nearest_size(sizes: str, film: Size) -> Size:
    """The size whose shape is nearest to the film's; of two equally near the first.

    Args:
        sizes: see the option `sizes`; the film's own size where it is empty.
        film: size of the film's frames.
    """
    shape = math.log(film.width / film.height)
    return min(list_sizes(sizes), key=lambda size: abs(math.log(size.width / size.height) - shape), default=film)


def fit_picture(picture: Image.Image, size: Size) -> Image.Image:
    """A sampled frame as RGB in the film's size; the same one where it has that size."""
    rgb = picture.convert("RGB")
    return rgb if rgb.size == (size.width, size.height) else cover_and_crop(rgb, size)


@contextmanager
def callback_through_scheduler(scheduler: Any, frames: int, callback: StepCallback, pipe: Any) -> Iterator[None]:
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
