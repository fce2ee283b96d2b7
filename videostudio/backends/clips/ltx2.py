"""LTX-2: pictures at the beginning and the end, a prompt, 24 frames a second, and the sound that goes with them."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from videostudio.backends.clips.animator import HubAnimator, first_frame, last_frame
from videostudio.backends.options import FOUR_BIT, Ltx2Options
from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline
from videostudio.media.frames import read_frames, write_video
from videostudio.media.sound import Sound

PARTS = ("audio_vae", "connectors", "scheduler", "text_encoder", "tokenizer", "transformer", "vae", "vocoder")
FILES = ("model_index.json", *(f"{part}/*" for part in PARTS))
LARGE = ("text_encoder", "transformer")
"""Networks that may be loaded in few bits."""
# x264's constant rate factor of the pictures that the model was trained to start from: a sharper one hardly moves.
TRAINED_LOSSES = "33"


def load_ltx2(resources: Resources, options: Ltx2Options) -> "Ltx2Video":
    """Load an LTX-2 model."""
    source = PipelineSource(
        options.model,
        options.revision,
        "LTX2ConditionPipeline",
        FILES,
        "bfloat16",
        # It is there for prompts that the model extends itself, and needs a package that need not be installed.
        options={"processor": None},
        four_bit=LARGE if options.quantization == FOUR_BIT else (),
    )
    return Ltx2Video(resources, load_pipeline(resources, source), options)


class Ltx2Video(HubAnimator[Ltx2Options]):
    """Animates a scene's picture; action and camera are part of the text."""

    # The latents are a row of patches, those of the sound beside them.
    latents = ""
    side_unit, frame_unit = 32, 8
    # A picture is given for a step of the latents, and stands for the first of the eight frames of that step.
    after_ending = 7

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Pictures, guidance and what shall not be seen or heard."""
        from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

        given = [(first_frame(request), 0), (last_frame(request), (frames - 1) // self.frame_unit)]
        return {
            "conditions": [
                LTX2VideoCondition(as_video_still(picture), index=step, crf=0)
                for picture, step in given
                if picture is not None
            ],
            "negative_prompt": self.options.negative or NEGATIVE_MOTION,
            "max_sequence_length": self.options.tokens,
            "guidance_scale": self.options.guidance,
            "spatio_temporal_guidance_blocks": [self.options.perturbed],
            "frame_rate": self.time_frames(request).rate,
            "output_type": "pil",
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """The prompt, as much of it as is read."""

        def fits(text: str) -> bool:
            return len(pipe.tokenizer(text, verbose=False).input_ids) <= self.options.tokens

        return {"prompt": motion_prompt(request.scene, request.entities, fits, acting=request.acting)}

    def made_sound(self, made: Any) -> Sound | None:
        """The sound that was made with the frames, unless it is not wanted."""
        if not self.options.sound:
            return None
        samples = made.audio[0].float().cpu().numpy()
        return Sound(np.ascontiguousarray(samples.T), self.held.pipe.vocoder.config.output_sampling_rate)


def as_video_still(picture: Image.Image) -> Image.Image:
    """A picture with the losses of a video's frame, as the model was trained to start from.

    Args:
        picture: RGB, with sides of even length.
    """
    with tempfile.TemporaryDirectory() as folder:
        video = Path(folder) / "still.mp4"
        write_video([np.asarray(picture)], video, 1, losses=TRAINED_LOSSES)
        return Image.fromarray(next(read_frames(video)))
