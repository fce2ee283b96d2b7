"""I2VGen-XL, a baseline of the paper (table 4): picture and prompt.

diffusers keeps its pipeline among the deprecated ones, without a step callback: steps are watched through its
scheduler.
"""

from typing import Any

import torch

from videostudio.backends.clips.animator import SchedulerAnimator, first_frame
from videostudio.backends.options import MovedClipOptions
from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline


def load_i2vgen_xl(resources: Resources, options: MovedClipOptions) -> "I2VGenXL":
    """Load I2VGen-XL."""
    source = PipelineSource(options.model, options.revision, "I2VGenXLPipeline")
    return I2VGenXL(resources, load_pipeline(resources, source), options)


class I2VGenXL(SchedulerAnimator[MovedClipOptions]):
    """Animates a scene's picture; the action is part of the text."""

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture, guidance and the rate at which the frames are shown; decoding one by one spares memory."""
        return {
            "image": first_frame(request),
            "target_fps": max(round(self.time_frames(request).rate), 1),
            "guidance_scale": self.options.guidance,
            "decode_chunk_size": 1,
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Text features."""
        return {
            "prompt_embeds": encode_prompt(pipe, motion_prompt(request.scene, acting=request.acting)),
            "negative_prompt_embeds": encode_prompt(pipe, self.options.negative or NEGATIVE_MOTION),
        }


def encode_prompt(pipe: Any, text: str) -> torch.Tensor:
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
