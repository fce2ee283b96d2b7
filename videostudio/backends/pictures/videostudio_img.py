"""VideoStudio-Img (paper, section 3.3): the released weights, or a checkpoint of one's own training."""

from pathlib import Path
from typing import Any, TypeVar

from videostudio.backends.options import EntityOptions, ReleaseImageOptions, SceneOptions
from videostudio.backends.pictures.adapted import BASE_FILES, NETWORK_FILES, adapted_key
from videostudio.backends.pictures.painter import HubImager, cut_reference, square_figure
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.release import ADAPTER_FILE, BASE_FOLDER, ENCODER_FOLDER
from videostudio.backends.runtime.clip_vision import clip_processor, load_clip_encoder
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import (
    explain_loading_errors,
    half_dtype,
    limit_threads,
    place_pipeline,
    weights_options,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.errors import BackendError

HALF = "float16"
EntityT = TypeVar("EntityT", bound=SceneOptions)


def load_release(resources: Resources, options: ReleaseImageOptions) -> "EntityScenes[ReleaseImageOptions]":
    """Load the released adapter over its Stable Diffusion 1.5, or one's own training over the base beside it."""
    encoder = load_clip_encoder(resources, f"{options.model}/{ENCODER_FOLDER}", options.revision, HALF)

    def load() -> PlacedPipeline:
        limit_threads(resources)
        adapter = resources.fetch(options.model, options.revision, (ADAPTER_FILE, f"{BASE_FOLDER}/*"))
        base, vae = adapter / BASE_FOLDER, adapter / BASE_FOLDER / "vae"
        if not base.is_dir():
            base = resources.fetch(options.base, options.base_revision, BASE_FILES)
            vae = resources.fetch(options.vae, options.vae_revision, NETWORK_FILES)
        resources.run.tick(0.0, "Loading VideoStudio-Img")
        with explain_loading_errors(options.model):
            return place_pipeline(resources, _assemble(resources, base, vae, encoder, adapter / ADAPTER_FILE))

    held: PlacedPipeline = resources.component(adapted_key(options, "img", HALF), load)
    scales = {"scale_foreground": options.scale_foreground, "scale_background": options.scale_background}
    return EntityScenes(resources, held, options, scales)


def load_checkpoint(resources: Resources, options: EntityOptions) -> "EntityScenes[EntityOptions]":
    """Load the paper's architecture from the folder `model` that a training run leaves.

    Raises:
        BackendError: no checkpoint was named, or it cannot be read.
    """
    if not options.model:
        raise BackendError(
            "The paper's own VideoStudio-Img needs a checkpoint: nobody published one. Train it with `python -m "
            "videostudio train image --config assets/training/image.toml`, and write the folder 'model' that the run "
            "leaves in its output folder into the profile as the option 'model'."
        )

    def load() -> PlacedPipeline:
        from videostudio.diffusion import SceneImagePipeline

        limit_threads(resources)
        folder: Path = resources.fetch(options.model, options.revision)
        dtype = half_dtype(resources.device, HALF)
        with explain_loading_errors(options.model):
            return place_pipeline(resources, SceneImagePipeline.from_pretrained(folder, torch_dtype=dtype))

    held: PlacedPipeline = resources.component(component_key(options.model, "img-paper", options.revision, HALF), load)
    scales = {"scale_foreground": options.scale_foreground, "scale_background": options.scale_background}
    return EntityScenes(resources, held, options, scales)


def _assemble(resources: Resources, base: Path, vae: Path, encoder: Any, combine: Path) -> Any:
    from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
    from transformers import CLIPTextModel, CLIPTokenizer

    from videostudio.diffusion import SceneImagePipeline
    from videostudio.diffusion.image_pipeline import release_scheduler
    from videostudio.nn.adapter import EntityAdapter

    dtype, own = half_dtype(resources.device, HALF), base == combine.parent / BASE_FOLDER
    unet = UNet2DConditionModel.from_pretrained(base / "unet", torch_dtype=dtype, **weights_options(base / "unet"))
    words = base / "text_encoder"
    return SceneImagePipeline(
        vae=AutoencoderKL.from_pretrained(vae, torch_dtype=dtype, **weights_options(vae)),
        text_encoder=CLIPTextModel.from_pretrained(words, dtype=dtype, **weights_options(words)),
        tokenizer=CLIPTokenizer.from_pretrained(base / "tokenizer"),
        unet=unet,
        scheduler=DDIMScheduler.from_pretrained(base / "scheduler") if own else release_scheduler(),
        image_encoder=encoder,
        feature_extractor=clip_processor(encoder),
        adapter=EntityAdapter.install(unet).load_release(combine).to(dtype),
    )


class EntityScenes(HubImager[EntityT]):
    """Draws scenes with entity attention, each reference with the other half's pixels removed.

    Args:
        resources: what the factory was given.
        held: a `SceneImagePipeline`.
        options: the row's options.
        scales: weights of the cross-attentions, as arguments of the pipeline's call.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, options: EntityT, scales: dict[str, float]) -> None:
        super().__init__(resources, held, options)
        self.scales = scales

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """Prompt, references, guidance and scales."""
        place = request.background
        return {
            "prompt": request.scene.prompt,
            "foregrounds": [square_figure(cut_reference(bound)) for bound in request.foregrounds],
            "background": None if place is None else cut_reference(place, background=True),
            "guidance_scale": self.options.guidance,
            **({"negative_prompt": self.options.negative} if self.options.negative else {}),
            **self.scales,
        }
