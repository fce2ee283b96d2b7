"""Qwen-Image-Edit: scenes that are shown the references as pictures; without any, the same weights draw from text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import diffusers
import transformers
from diffusers.pipelines.qwenimage import pipeline_qwenimage_edit_plus as edit_plus

from videostudio.backends.options import FOUR_BIT, QwenEditOptions
from videostudio.backends.pictures.painter import HubImager, plain_references
from videostudio.backends.prompts import NEGATIVE_SCENE, pictured_prompt
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipeline_model import StepCallback
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline

FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.jinja", "*/*.safetensors")
LARGE = ("text_encoder", "transformer")
"""Networks that may be loaded in few bits."""


class PictureProcessor(transformers.Qwen2VLProcessor):  # type: ignore[misc]  # transformers carries no types
    """The text encoder's processor without its part for videos, which needs a package that need not be installed.

    Args:
        image_processor: for pictures.
        tokenizer: for texts.
        chat_template: unused here; a processor may have one.
    """

    def __init__(self, image_processor: Any, tokenizer: Any, chat_template: str | None = None) -> None:
        self.image_token, self.video_token = "<|image_pad|>", "<|video_pad|>"
        named = tokenizer.convert_tokens_to_ids([self.image_token, self.video_token])
        self.image_token_id, self.video_token_id = named
        transformers.ProcessorMixin.__init__(self, image_processor, tokenizer, chat_template=chat_template)


def load_qwen_edit(resources: Resources, options: QwenEditOptions) -> "QwenEditScenes":
    """Load the pipeline that draws scenes."""
    source = PipelineSource(
        options.model,
        options.revision,
        "QwenImageEditPlusPipeline",
        FILES,
        "bfloat16",
        four_bit=LARGE if options.quantization == FOUR_BIT else (),
    )
    return QwenEditScenes(resources, load_pipeline(resources, source, read_processor), options)


def read_processor(folder: Path) -> dict[str, Any]:
    """The pipeline's processor for pictures and texts.

    Args:
        folder: the pipeline's.
    """
    pictures = transformers.Qwen2VLImageProcessorPil.from_pretrained(folder / "processor")
    return {"processor": PictureProcessor(pictures, transformers.AutoTokenizer.from_pretrained(folder / "processor"))}


class QwenEditScenes(HubImager[QwenEditOptions]):
    """Draws scenes with up to three reference pictures, and says what those look like that it has no picture of."""

    unit = 16

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """Prompts, references and guidance."""
        return {
            "image": plain_references(request),
            "prompt": pictured_prompt(request),
            "negative_prompt": self.options.negative or NEGATIVE_SCENE,
            "true_cfg_scale": self.options.guidance,
        }

    def call_pipeline(self, pipe: Any, callback: StepCallback, arguments: dict[str, Any]) -> Any:
        """Call the editing pipeline, or the one that draws from text where there is nothing to show."""
        if arguments["image"]:
            with reference_area(self.options.reference_side):
                return super().call_pipeline(pipe, callback, arguments)
        del arguments["image"]
        parts = {name: part for name, part in pipe.components.items() if name != "processor"}
        plain = diffusers.QwenImagePipeline(**parts)
        plain.set_progress_bar_config(disable=True)
        return super().call_pipeline(plain, callback, arguments)


@contextmanager
def reference_area(side: int) -> Iterator[None]:
    """While the pipeline works, references have the area of a square; it knows no argument for that.

    Args:
        side: the square's side, in pixels.
    """
    kept = edit_plus.VAE_IMAGE_SIZE
    edit_plus.VAE_IMAGE_SIZE = side * side
    try:
        yield
    finally:
        edit_plus.VAE_IMAGE_SIZE = kept
