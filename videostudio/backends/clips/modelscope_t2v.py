"""ModelScopeT2V, the paper's text-only baseline: neither the scene's picture nor any reference is looked at."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import (
    DiffusersModel,
    Source,
    camera_warp,
    generator,
    on_step,
    pipeline,
    spread_frames,
    stepping,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

MODEL = "ali-vilab/text-to-video-ms-1.7b"
REVISION = "8227dddca75a8561bf858d604cc5dae52b954d01"
FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.fp16.safetensors")
FRAMES = 16


def modelscope_t2v(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 50,
    guidance: float = 9.0,
    frames: int = FRAMES,
) -> "TextVideos":
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        frames: most frames that are sampled; longer clips show them for longer.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    held = pipeline(resources, Source(model, revision, FILES, "float16", "TextToVideoSDPipeline"))
    return TextVideos(resources, held, steps, guidance, frames)


class TextVideos(DiffusersModel):
    """Makes clips from text; see `protocols.ImageToVideo`. The arguments are those of `modelscope_t2v`."""

    def __init__(self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float, frames: int) -> None:
        super().__init__(resources, held, "ModelScopeT2V")
        self.steps, self.guidance, self.frames = steps, guidance, frames

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Make one clip from the scene's prompt, with its camera.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        frames = min(request.frames, self.frames)
        warp = camera_warp(request.scene.camera, self.steps, "bcfhw")
        watch = on_step(run, self.steps, "Animating the scene", warp)

        def work(pipe: Any) -> Any:
            with stepping(pipe.scheduler, frames, watch, pipe):
                return pipe(
                    prompt=motion_prompt(request.scene),
                    negative_prompt=NEGATIVE_MOTION,
                    width=request.size.width,
                    height=request.size.height,
                    num_frames=frames,
                    num_inference_steps=self.steps,
                    guidance_scale=self.guidance,
                    generator=generator(request.seed),
                    output_type="pil",
                ).frames[0]

        run.check()
        yield from spread_frames(self.sample(run, request.seed, work), request.frames, request.size)
