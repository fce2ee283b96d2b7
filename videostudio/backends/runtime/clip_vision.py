"""CLIP ViT-H/14's picture encoder, loaded once for all models that look at pictures with it."""

from typing import Any

from videostudio.backends.registry import Resources
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import explain_loading_errors, half_dtype, weights_options

# Pickled where the repository has no safetensors, see `downloads.choose_files`.
ENCODER_FILES = ("config.json", "model.safetensors")


def load_clip_encoder(resources: Resources, model: str, revision: str, half: str = "float16") -> Any:
    """Load the encoder with its projection; its `vision_model` is the encoder without.

    Args:
        resources: settings, device, downloads.
        model: hub id with the folder inside the repository, or local folder.
        revision: revision on the hub.
        half: precision on a GPU.

    Raises:
        BackendError: it cannot be downloaded or read.
    """
    dtype = half_dtype(resources.device, half)

    def load() -> Any:
        import transformers

        folder = resources.fetch(model, revision, ENCODER_FILES)
        with explain_loading_errors(model):
            encoder = transformers.CLIPVisionModelWithProjection.from_pretrained(
                folder, dtype=dtype, **weights_options(folder)
            )
        return encoder.eval().requires_grad_(False)

    return resources.component(component_key(model, "", revision, dtype, "CLIP vision"), load)


def clip_processor(encoder: Any) -> Any:
    """CLIP's standard picture processing at the encoder's size."""
    import transformers

    side = encoder.config.image_size
    return transformers.CLIPImageProcessorPil(size={"shortest_edge": side}, crop_size={"height": side, "width": side})
