"""I2VGen-XL, a baseline of the paper (table 4): picture and prompt.

diffusers keeps its pipeline among the deprecated ones, without a step callback: steps are watched through its
scheduler.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch

from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
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
    stepping,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

MODEL = "ali-vilab/i2vgen-xl"
REVISION = "6c4e9e70bdcd36eb59d98d2b583adea0813ea8de"
FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.fp16.safetensors")
FRAMES = 16


def i2vgen_xl(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 50,
    guidance: float = 9.0,
    frames: int = FRAMES,
) -> "GeneratedVideos":
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
    held = pipeline(resources, Source(model, revision, FILES, "float16", "I2VGenXLPipeline"))
    return GeneratedVideos(resources, held, steps, guidance, frames)


class GeneratedVideos(DiffusersModel):
    """Animates scene images; see `protocols.ImageToVideo`. The arguments are those of `i2vgen_xl`."""

    def __init__(self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float, frames: int) -> None:
        super().__init__(resources, held, "I2VGen-XL")
        self.steps, self.guidance, self.frames = steps, guidance, frames

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Animate one scene with its camera.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        image = fitted(picture_of(request.image.picture), request.size)
        frames = min(request.frames, self.frames)
        warp = camera_warp(request.scene.camera, self.steps, "bcfhw")
        watch = on_step(run, self.steps, "Animating the scene", warp)

        def work(pipe: Any) -> Any:
            with stepping(pipe.scheduler, frames, watch, pipe):
                return pipe(
                    prompt_embeds=self._tokens(pipe, motion_prompt(request.scene)),
                    negative_prompt_embeds=self._tokens(pipe, NEGATIVE_MOTION),
                    image=image,
                    width=request.size.width,
                    height=request.size.height,
                    target_fps=request.fps,
                    num_frames=frames,
                    num_inference_steps=self.steps,
                    guidance_scale=self.guidance,
                    decode_chunk_size=1,
                    generator=generator(request.seed),
                ).frames[0]

        run.check()
        yield from spread_frames(self.sample(run, request.seed, work), request.frames, request.size)

    def _tokens(self, pipe: Any, text: str) -> torch.Tensor:
        """Text features from the layer before the last, normalised, (1, 77, D), as the model was trained.

        The pipeline's own way reaches into the text encoder by a name that transformers gave up.
        """
        encoder = pipe.text_encoder
        ids = pipe.tokenizer(
            [text],
            padding="max_length",
            max_length=pipe.tokenizer.model_max_length,
            truncation=True,
            return_tensors="pt",
        ).input_ids
        states = encoder(ids.to(pipe._execution_device), output_hidden_states=True).hidden_states[-2]
        norm = getattr(encoder, "text_model", encoder).final_layer_norm
        features: torch.Tensor = norm(states)
        return features
