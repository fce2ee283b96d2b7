"""Wan 2.1 VACE: clips that start from the scene's picture and are shown the references themselves."""

from typing import Any

from PIL import Image

from videostudio.backends.clips.animator import HubAnimator, first_frame, last_frame
from videostudio.backends.clips.wan_text import FILES, NEGATIVE, encode_motion, encode_prompt
from videostudio.backends.options import WanVaceOptions
from videostudio.backends.pictures.painter import lay_on_plain, open_mask
from videostudio.backends.protocols import BoundReference, ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import LoraChoice, PipelineSource, load_pipeline
from videostudio.media.pictures import open_picture

# References that its makers' own service takes; a place is one of them.
MOST_REFERENCES = 3
# What is to be made, in the control video: the middle of the range, which stands for nothing.
UNKNOWN = "#7f7f7f"
# The mask of the control video: black is kept, white is made.
KEEP, MAKE = 0, 255
# What references stand on, as in training; the pipeline fills up their sides with it.
GROUND = "white"


def load_wan_vace(resources: Resources, options: WanVaceOptions) -> "WanVace":
    """Load a Wan model that takes references."""
    source = PipelineSource(
        options.model,
        options.revision,
        "WanVACEPipeline",
        FILES,
        "bfloat16",
        single=("vae",),
        prepared=f"shift {options.shift}",
        lora=LoraChoice(options.lora, options.lora_scale),
    )

    def prepare(pipe: Any) -> None:
        pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, flow_shift=options.shift)

    return WanVace(resources, load_pipeline(resources, source, prepare=prepare), options)


class WanVace(HubAnimator[WanVaceOptions]):
    """Animates a scene's picture with the references at hand; action and camera are part of the text."""

    # The latents of the references stand before those of the frames: what moves one would move all.
    latents = ""
    side_unit, frame_unit = 16, 4

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """References and guidance."""
        return {
            "reference_images": show_references(request) or None,
            "conditioning_scale": self.options.strength,
            "guidance_scale": self.options.guidance,
            "output_type": "pil",
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Text features, and a control video of the pictures that are given and frames that are to be made."""
        # The pipeline's mask has room for one reference for each latent frame.
        shown = min(len(request.foregrounds) + (request.background is not None), MOST_REFERENCES)
        count = max(frames, (shown - 1) * self.frame_unit + 1)
        kept = {0: first_frame(request)}
        if (ending := last_frame(request)) is not None:
            kept[frames - 1] = ending
        unknown = Image.new("RGB", kept[0].size, UNKNOWN)
        return {
            "prompt_embeds": encode_motion(pipe, request, self.options.tokens),
            "negative_prompt_embeds": encode_prompt(pipe, self.options.negative or NEGATIVE, self.options.tokens),
            "video": [kept.get(n, unknown) for n in range(count)],
            "mask": [Image.new("L", unknown.size, KEEP if n in kept else MAKE) for n in range(count)],
            "num_frames": count,
        }


def show_references(request: ClipRequest) -> list[Image.Image]:
    """A scene's references as the model is shown them: figures on a white ground first, then the place as it is."""
    place = [open_picture(request.background.picture)] if request.background is not None else []
    figures = request.foregrounds[: MOST_REFERENCES - len(place)]
    return [*(figure_on_white(bound) for bound in figures), *place]


def figure_on_white(bound: BoundReference) -> Image.Image:
    """A figure alone on white, with the soft edges of its mask; the whole picture where the mask is empty."""
    picture = lay_on_plain(bound, GROUND)
    return picture.crop(open_mask(bound, picture).getbbox())
