"""The parts of base models that training reads: once to train with, once more to write them beside what was trained."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from huggingface_hub.errors import StrictDataclassError

from videostudio.errors import BackendError, InputError
from videostudio.training.configs import ImageModelConfig, VideoModelConfig

Parts = dict[str, Any]


@contextmanager
def require_model(value: str, option: str) -> Iterator[str]:
    """A block that reads a model's folder or hub id, which must be given.

    Args:
        value: what the config says.
        option: its name in the config's section `model`.

    Raises:
        InputError: it is empty, or cannot be read.
    """
    if not value:
        raise InputError(f"The config needs model.{option}: a folder, or the id of a model on the hub.")
    try:
        yield value
    except (OSError, ValueError, KeyError, TypeError, StrictDataclassError, BackendError) as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise InputError(
            f"model.{option} = '{value}' cannot be read. It must be a folder with the model's parts, or the id of a "
            f"model on the hub, with network at the first time: {lines[0][:300]}"
        ) from error


def image_parts(model: ImageModelConfig, dtype: torch.dtype = torch.float32) -> Parts:
    """Stable Diffusion's parts by their names in a pipeline, and the picture encoder.

    Args:
        model: the config's section.
        dtype: precision of the networks.

    Raises:
        InputError: a model is missing or cannot be read, or the base does not predict what the config wants.
    """
    from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
    from transformers import CLIPTextModel, CLIPTokenizer, CLIPVisionModelWithProjection

    with require_model(model.base, "base") as base:
        place: Any = {"pretrained_model_name_or_path": base, "revision": model.base_revision}
        scheduler = DDPMScheduler.from_pretrained(**place, subfolder="scheduler")
        unet = UNet2DConditionModel.from_pretrained(**place, subfolder="unet", torch_dtype=dtype)
        text_encoder = CLIPTextModel.from_pretrained(**place, subfolder="text_encoder", dtype=dtype)
        tokenizer = CLIPTokenizer.from_pretrained(**place, subfolder="tokenizer")
    predicts = scheduler.config.prediction_type
    if model.prediction not in ("", predicts):
        raise InputError(
            f"model.base = '{base}' predicts {predicts}, and model.prediction asks for {model.prediction}: choose "
            "another base (for Stable Diffusion 2.1 the one for 512 pixels, '...-base', predicts epsilon), or leave "
            "model.prediction away."
        )
    with require_model(model.vae or model.base, "vae" if model.vae else "base") as found:
        place = {"pretrained_model_name_or_path": found, "torch_dtype": dtype}
        place |= {} if model.vae else {"subfolder": "vae", "revision": model.base_revision}
        vae = AutoencoderKL.from_pretrained(**place)
    with require_model(model.image_encoder, "image_encoder") as found:
        encoder = CLIPVisionModelWithProjection.from_pretrained(found, dtype=dtype)
    return {
        "vae": vae,
        "text_encoder": text_encoder,
        "tokenizer": tokenizer,
        "unet": unet,
        "scheduler": scheduler,
        "image_encoder": encoder,
    }


def video_parts(model: VideoModelConfig, dtype: torch.dtype = torch.float32) -> Parts:
    """SDXL's parts that VideoStudio-Vid keeps as they are, by their names in a pipeline, and the picture encoder.

    Args:
        model: the config's section.
        dtype: precision of the networks.

    Raises:
        InputError: a model is missing or cannot be read.
    """
    from diffusers import AutoencoderKL
    from transformers import CLIPTextModelWithProjection, CLIPTokenizer, CLIPVisionModelWithProjection

    with require_model(model.image_encoder, "image_encoder") as found:
        encoder = CLIPVisionModelWithProjection.from_pretrained(found, dtype=dtype)
    with require_model(model.base, "base") as base:
        return {
            "text_encoder_2": CLIPTextModelWithProjection.from_pretrained(
                base, subfolder="text_encoder_2", dtype=dtype
            ),
            "tokenizer_2": CLIPTokenizer.from_pretrained(base, subfolder="tokenizer_2"),
            "vae": AutoencoderKL.from_pretrained(base, subfolder="vae", torch_dtype=dtype),
            "image_encoder": encoder,
        }
