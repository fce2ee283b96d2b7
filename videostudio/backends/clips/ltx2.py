"""LTX-2: picture and prompt, 24 frames a second; the sound that it makes with them is left out."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.options import FOUR_BIT, Ltx2Options
from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline
from videostudio.media.frames import read_frames, write_video

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
        "LTX2ImageToVideoPipeline",
        FILES,
        "bfloat16",
        # It is there for prompts that the model extends itself, and needs a package that need not be installed.
        options={"processor": None},
        four_bit=LARGE if options.quantization == FOUR_BIT else (),
    )
    return Ltx2Video(resources, load_pipeline(resources, source), options)


class Ltx2Video(HubAnimator[Ltx2Options]):
    """Animates a scene's picture; action and camera are part of the text."""

    latents = ""
    side_unit, frame_unit = 32, 8

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture, guidance and what shall not be seen."""
        return {
            "image": as_video_still(first_frame(request)),
            "image_crf": 0,
            "negative_prompt": self.options.negative or NEGATIVE_MOTION,
            "max_sequence_length": self.options.tokens,
            "guidance_scale": self.options.guidance,
            "spatio_temporal_guidance_blocks": [self.options.perturbed],
            "frame_rate": self.options.rate,
            "output_type": "pil",
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """The prompt, as much of it as is read."""

        def fits(text: str) -> bool:
            return len(pipe.tokenizer(text, verbose=False).input_ids) <= self.options.tokens

        return {
            "prompt": motion_prompt(request.scene, request.entities, fits, acting=request.acting),
        }


def as_video_still(picture: Image.Image) -> Image.Image:
    """A picture with the losses of a video's frame, as the model was trained to start from.

    Args:
        picture: RGB, with sides of even length.
    """
    with tempfile.TemporaryDirectory() as folder:
        video = Path(folder) / "still.mp4"
        write_video([np.asarray(picture)], video, 1, losses=TRAINED_LOSSES)
        return Image.fromarray(next(read_frames(video)))
