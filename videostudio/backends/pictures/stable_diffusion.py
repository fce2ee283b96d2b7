"""Stable Diffusion 1, 2 and XL: reference pictures (paper, section 3.2), and scenes from their prompt alone."""

from collections.abc import Mapping
from typing import Any

from videostudio.backends.options import ArtistOptions, TextSceneOptions
from videostudio.backends.pictures.long_prompts import encode_prompts
from videostudio.backends.pictures.painter import HubArtist, HubImager
from videostudio.backends.prompts import NEGATIVE_SCENE, reference_negative, reference_prompt
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import LoraChoice, PipelineSource, load_pipeline
from videostudio.types import Entity

# How each pipeline is loaded: without the safety checker, which is not downloaded, and without a watermark, because the
# film's own file says how it was made.
LOADING: Mapping[str, Mapping[str, Any]] = {
    "StableDiffusionPipeline": {"safety_checker": None, "requires_safety_checker": False},
    "StableDiffusionXLPipeline": {"add_watermarker": False},
}


def load_artist(resources: Resources, options: ArtistOptions) -> "StableDiffusionArtist":
    """Load a Stable Diffusion pipeline that draws references."""
    source = PipelineSource(
        options.model, options.revision, options.pipeline, options=LOADING[options.pipeline],
        lora=LoraChoice(options.lora, options.lora_scale),
    )  # fmt: skip
    return StableDiffusionArtist(resources, load_pipeline(resources, source), options)


def load_text_scenes(resources: Resources, options: TextSceneOptions) -> "TextOnlyScenes":
    """Load a Stable Diffusion pipeline that draws scenes; shared with the references where these have the same one."""
    kind = "StableDiffusionPipeline"
    lora = LoraChoice(options.lora, options.lora_scale)
    source = PipelineSource(options.model, options.revision, kind, options=LOADING[kind], lora=lora)
    held = load_pipeline(resources, source)
    return TextOnlyScenes(resources, held, options, "Stable Diffusion without references")


class StableDiffusionArtist(HubArtist[ArtistOptions]):
    """Draws references from a prompt and what shall not be shown."""

    def call_arguments(self, entity: Entity) -> dict[str, Any]:
        """Guidance."""
        return {"guidance_scale": self.options.guidance}

    def encoded_arguments(self, pipe: Any, entity: Entity) -> dict[str, Any]:
        """Prompts, whole however long the description is."""
        return encode_prompts(pipe, reference_prompt(entity), self.options.negative or reference_negative(entity))


class TextOnlyScenes(HubImager[TextSceneOptions]):
    """The paper's ablation without references (section 4.3, table 1)."""

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """Guidance."""
        return {"guidance_scale": self.options.guidance}

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """Prompts; the references are not looked at."""
        return encode_prompts(pipe, request.scene.prompt, self.options.negative or NEGATIVE_SCENE)
