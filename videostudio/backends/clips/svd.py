"""Stable Video Diffusion, a baseline of the paper (table 4): the picture alone decides what moves."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from videostudio.backends.protocols import ClipRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import (
    DiffusersModel,
    Source,
    camera_warp,
    fitted,
    generator,
    on_step,
    picture_of,
    pipeline,
    spread_frames,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

MODEL = "stabilityai/stable-video-diffusion-img2vid-xt"
REVISION = "9e43909513c6714f1bc78bcb44d96e733cd242aa"
FILES = ("model_index.json", "*/*.json", "*/*.fp16.safetensors")
FRAMES = 25


def svd(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 25,
    frames: int = FRAMES,
    motion: int = 127,
    guidance: float = 3.0,
    decode: int = 4,
) -> "StableVideos":
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps.
        frames: most frames that are sampled; longer clips show them for longer.
        motion: how much moves, the model's motion bucket, 1 to 255.
        guidance: guidance scale of the last frame.
        decode: frames decoded at a time.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    held = pipeline(resources, Source(model, revision, FILES, "float16", "StableVideoDiffusionPipeline"))
    return StableVideos(resources, held, steps, frames, motion, guidance, decode)


class StableVideos(DiffusersModel):
    """Animates scene images; see `protocols.ImageToVideo`. The arguments are those of `svd`."""

    def __init__(
        self,
        resources: Resources,
        held: PlacedPipeline,
        steps: int,
        frames: int,
        motion: int,
        guidance: float,
        decode: int,
    ) -> None:
        super().__init__(resources, held, "Stable Video Diffusion")
        self.steps, self.frames, self.motion = steps, frames, motion
        self.guidance, self.decode = guidance, decode

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Animate one scene with its camera; the model reads no text.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        image = fitted(picture_of(request.image.picture), request.size)
        frames = min(request.frames, self.frames)
        warp = camera_warp(request.scene.camera, self.steps, "bfchw")

        def work(pipe: Any) -> Any:
            return pipe(
                image,
                width=request.size.width,
                height=request.size.height,
                num_frames=frames,
                num_inference_steps=self.steps,
                max_guidance_scale=self.guidance,
                motion_bucket_id=self.motion,
                fps=7,
                decode_chunk_size=1 if self.placement.tiled else min(self.decode, frames),
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, "Animating the scene", warp),
            ).frames[0]

        run.check()
        yield from spread_frames(self.sample(run, request.seed, work), request.frames, request.size)
