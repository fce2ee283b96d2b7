"""The base of all models that animate a scene's picture: frames, camera, and pipelines without a step callback."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

import numpy as np
import torch
from PIL import Image

from videostudio.backends.options import ClipOptions
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.runtime.pipeline_model import PipelineModel, StepCallback
from videostudio.diffusion import CameraWarp
from videostudio.media.pictures import cover_and_crop, open_picture
from videostudio.run import Run
from videostudio.types import Camera, Direction, Size

# The step after which the camera warps the frames (paper, supplement: T_m = 5).
WARP_STEP = 5
ClipT = TypeVar("ClipT", bound=ClipOptions)


class HubAnimator(PipelineModel[ClipT], ABC):
    """Animates scene images; see `protocols.ImageToVideo`. A class of model says what its pipeline is called with."""

    latents: ClassVar[str] = "bcfhw"
    """Order of the latents' axes, for the camera; empty where the pipeline moves the camera itself."""

    @abstractmethod
    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Arguments of the pipeline's call, beside size, frames, steps and generator.

        Args:
            request: what the clip shall show.
            frames: how many are sampled.
        """

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Further arguments that can only be made with the pipeline at hand; these win over the others."""
        return {}

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Animate one scene with its camera.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        frames = min(request.frames, self.options.frames)
        arguments = {"width": request.size.width, "height": request.size.height, "num_frames": frames}
        made = self.run_pipeline(
            run,
            request.seed,
            "Animating the scene",
            {**arguments, **self.call_arguments(request, frames)},
            lambda pipe: self.encoded_arguments(pipe, request, frames),
            camera_warp(request.scene.camera, self.options.steps, self.latents) if self.latents else None,
        )
        yield from spread_frames(made.frames[0][:frames], request.frames, request.size)


class SchedulerAnimator(HubAnimator[ClipT]):
    """An animator whose pipeline takes no step callback: its steps are watched through its scheduler."""

    def call_pipeline(self, pipe: Any, callback: StepCallback, arguments: dict[str, Any]) -> Any:
        """Call the pipeline while its scheduler reports every step."""
        with callback_through_scheduler(pipe.scheduler, arguments["num_frames"], callback, pipe):
            return pipe(**arguments)


def first_frame(request: ClipRequest) -> Image.Image:
    """The scene's picture in the size of the frames."""
    return cover_and_crop(open_picture(request.image.picture), request.size)


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
        yield np.asarray(picture if picture.size == (size.width, size.height) else cover_and_crop(picture, size))
