"""Wan 2.2 TI2V-5B: picture and prompt, 24 frames a second, by flow matching."""

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
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

MODEL = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"
REVISION = "b8fff7315c768468a5333511427288870b2e9635"
FILES = ("model_index.json", "*/*.json", "*/*.model", "*/*.safetensors")
FRAMES = 121


def wan22(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 40,
    guidance: float = 5.0,
    frames: int = FRAMES,
    tokens: int = 512,
) -> "WanVideos":
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        frames: most frames that are sampled; longer clips show them for longer.
        tokens: longest prompt, in tokens.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    # The VAE of this family overflows and bands in half precision.
    source = Source(model, revision, FILES, "bfloat16", "WanImageToVideoPipeline", single=("vae",))
    return WanVideos(resources, pipeline(resources, source), steps, guidance, frames, tokens)


class WanVideos(DiffusersModel):
    """Animates scene images; see `protocols.ImageToVideo`. The arguments are those of `wan22`."""

    def __init__(
        self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float, frames: int, tokens: int
    ) -> None:
        super().__init__(resources, held, "Wan 2.2")
        self.steps, self.guidance, self.frames, self.tokens = steps, guidance, frames, tokens

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Animate one scene with its camera; the action is part of the text.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        image = fitted(picture_of(request.image.picture), request.size)
        warp = camera_warp(request.scene.camera, self.steps, "bcfhw")

        def work(pipe: Any) -> Any:
            unit = pipe.vae_scale_factor_temporal
            wanted = min(request.frames, self.frames)
            return pipe(
                image=image,
                prompt_embeds=self._tokens(pipe, motion_prompt(request.scene)),
                negative_prompt_embeds=self._tokens(pipe, NEGATIVE_MOTION),
                width=request.size.width,
                height=request.size.height,
                num_frames=-(-(wanted - 1) // unit) * unit + 1,
                num_inference_steps=self.steps,
                guidance_scale=self.guidance,
                generator=generator(request.seed),
                output_type="pil",
                callback_on_step_end=on_step(run, self.steps, "Animating the scene", warp),
            ).frames[0][:wanted]

        run.check()
        yield from spread_frames(self.sample(run, request.seed, work), request.frames, request.size)

    def _tokens(self, pipe: Any, text: str) -> torch.Tensor:
        """Text features, (1, tokens, D), zero behind the text's end.

        The pipeline's own encoding cleans texts with a package that need not be installed; ours are clean.
        """
        given = pipe.tokenizer(
            [" ".join(text.split())],
            padding="max_length",
            max_length=self.tokens,
            truncation=True,
            return_attention_mask=True,
            return_tensors="pt",
        )
        mask = given.attention_mask.to(pipe._execution_device)
        states = pipe.text_encoder(given.input_ids.to(mask.device), mask).last_hidden_state
        features: torch.Tensor = states * mask[..., None].to(states.dtype)
        return features
