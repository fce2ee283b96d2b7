"""FLUX.2 klein: references from long descriptions, and scenes that are shown the references as pictures."""

from typing import Any

from PIL import Image

from videostudio.backends.options import KleinArtistOptions, KleinSceneOptions
from videostudio.backends.pictures.painter import HubArtist, HubImager, plain_references
from videostudio.backends.prompts import pictured_prompt, reference_prompt
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.klein_parts import load_klein_pipeline
from videostudio.backends.runtime.pipelines import LoraChoice
from videostudio.types import Entity

# Smaller references are refused by the pipeline, in pixels.
LEAST_SIDE = 64
# The model is distilled: it was trained without guidance.
NO_GUIDANCE = 1.0


def load_klein_artist(resources: Resources, options: KleinArtistOptions) -> "KleinArtist":
    """Load the pipeline that draws references."""
    lora = LoraChoice(options.lora, options.lora_scale)
    return KleinArtist(resources, load_klein_pipeline(resources, options.model, options.revision, lora), options)


def load_klein_scenes(resources: Resources, options: KleinSceneOptions) -> "KleinScenes":
    """Load the pipeline that draws scenes; it is the one that draws the references."""
    lora = LoraChoice(options.lora, options.lora_scale)
    return KleinScenes(resources, load_klein_pipeline(resources, options.model, options.revision, lora), options)


class KleinArtist(HubArtist[KleinArtistOptions]):
    """Draws references from a prompt; the model takes no negative one."""

    unit = 16

    def call_arguments(self, entity: Entity) -> dict[str, Any]:
        """Prompt, no guidance, and the longest prompt."""
        return {
            "prompt": reference_prompt(entity),
            "guidance_scale": NO_GUIDANCE,
            "max_sequence_length": self.options.tokens,
        }


class KleinScenes(HubImager[KleinSceneOptions]):
    """Draws scenes with several reference pictures, and says what those look like that it has no picture of."""

    unit = 16

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """References and no guidance."""
        side = self.options.reference_side
        return {
            "image": [resize_reference(picture, side) for picture in plain_references(request)] or None,
            "guidance_scale": NO_GUIDANCE,
            "max_sequence_length": self.options.tokens,
        }

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """The prompt, which numbers the references as they are given."""

        def fits(text: str) -> bool:
            turn = [{"role": "user", "content": text}]
            asked = pipe.tokenizer.apply_chat_template(
                turn, tokenize=False, add_generation_prompt=True, enable_thinking=False
            )
            return len(pipe.tokenizer(asked, verbose=False).input_ids) <= self.options.tokens

        return {"prompt": pictured_prompt(request, fits)}


def resize_reference(picture: Image.Image, side: int) -> Image.Image:
    """A reference as the model takes it: not too large for memory, and no side under the model's least.

    Args:
        picture: the reference.
        side: longest side, in pixels.
    """
    scale = min(1.0, side / max(picture.size))
    scale = max(scale, LEAST_SIDE / min(picture.size))
    return picture.resize(
        (max(LEAST_SIDE, round(picture.width * scale)), max(LEAST_SIDE, round(picture.height * scale)))
    )
