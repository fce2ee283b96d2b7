"""What adapters over a Stable Diffusion 1.5 have in common: which files of the base are needed, and their key."""

from videostudio.backends.options import AdaptedOptions
from videostudio.backends.runtime.components import component_key

# Of weights, what the repository has: safetensors or pickled, plain or in half precision, see `downloads.choose_files`.
NETWORK_FILES = ("config.json", "diffusion_pytorch_model.safetensors")
BASE_FILES = (
    "model_index.json",
    *("tokenizer/*", "text_encoder/config.json", "scheduler/*"),
    "text_encoder/model.safetensors",
    *(f"unet/{name}" for name in NETWORK_FILES),
)


def adapted_key(options: AdaptedOptions, what: str, half: str) -> str:
    """The key of a pipeline that is put together from adapter, base and VAE, see `component_key`."""
    models = f"{options.model}+{options.base}+{options.vae}"
    revisions = f"{options.revision}+{options.base_revision}+{options.vae_revision}"
    return component_key(models, what, revisions, half)
