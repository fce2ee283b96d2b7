"""The two pipelines with random weights at any size, built on the device in the wanted precision, no download."""

import string
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import nn
from transformers import (
    CLIPImageProcessor,
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    CLIPVisionConfig,
    CLIPVisionModel,
    CLIPVisionModelWithProjection,
)

from videostudio.diffusion import image_pipeline, video_pipeline
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import SceneVideoPipeline
from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.resampler import EntityResampler
from videostudio.nn.unet3d import VideoStudioUNet3D

Options = dict[str, Any]
SIZES = ("tiny", "small", "full")
"""tiny runs anywhere in a second, small is a CPU's minute, full is the release: 4.7e9 parameters."""

VIDEO_COMMON: Options = {
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "aes_condition": True,
    "midf_clip_pool_fea_guidance": True,
    "action_prob_fea_guidance": True,
    "temporal_trans_num_align_spatial": True,
    "cross_attention_dim": 1280,
}
VIDEO_UNET: dict[str, Options] = {
    "tiny": {
        "block_out_channels": (32, 64),
        "layers_per_block": 1,
        "transformer_layers_per_block": (1, 1),
        "attention_head_dim": (1, 2),
        "down_block_types": ("DownBlock3D", "CrossAttnDownBlock3D"),
        "up_block_types": ("CrossAttnUpBlock3D", "UpBlock3D"),
        "addition_time_embed_dim": 8,
        "projection_class_embeddings_input_dim": 80,
        "use_transformer_in": False,
    },
    "small": {
        "block_out_channels": (64, 128, 256),
        "transformer_layers_per_block": (1, 1, 2),
        "attention_head_dim": (1, 2, 4),
        "addition_time_embed_dim": 8,
        "projection_class_embeddings_input_dim": 80,
    },
    "full": {
        "block_out_channels": (320, 640, 1280),
        "transformer_layers_per_block": (1, 2, 10),
        "attention_head_dim": (5, 10, 20),
    },
}
IMAGE_UNET: dict[str, Options] = {
    "tiny": {"block_out_channels": (16, 32, 32, 32), "norm_num_groups": 8, "attention_head_dim": 4},
    "small": {"block_out_channels": (64, 128, 256, 256), "attention_head_dim": 4},
    "full": {"block_out_channels": (320, 640, 1280, 1280), "attention_head_dim": 8},
}
TEXT: dict[str, Options] = {
    "tiny": {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4},
    "full": {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12},
    "full_2": {"hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32, "num_attention_heads": 20},
}
VISION: dict[str, Options] = {
    "tiny": {"hidden_size": 40, "intermediate_size": 64, "num_hidden_layers": 3, "num_attention_heads": 4},
    "tiny_video": {"hidden_size": 1280, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 16},
    "full": {"hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32, "num_attention_heads": 16},
}
VAE: dict[str, Options] = {
    "tiny": {"block_out_channels": (8, 8, 16, 16), "norm_num_groups": 4, "layers_per_block": 1},
    "full": {"block_out_channels": (128, 256, 512, 512), "layers_per_block": 2},
}


@contextmanager
def directly(device: str | torch.device, dtype: torch.dtype, seed: int = 0) -> Iterator[None]:
    """Create every parameter inside the block on the device and in the precision, from a seed of its own."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        with torch.random.fork_rng(devices=[]), torch.device(device):
            torch.manual_seed(seed)
            yield
    finally:
        torch.set_default_dtype(before)


def build_video_pipeline(
    size: str = "tiny",
    device: str | torch.device = "cpu",
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    **unet: Any,
) -> SceneVideoPipeline:
    """VideoStudio-Vid with random weights.

    Args:
        size: one of `SIZES`.
        device: where to build it.
        dtype: in which precision.
        seed: of the weights.
        unet: options of the UNet that differ.
    """
    small = "full" if checked(size) == "full" else "tiny"
    with directly(device, dtype, seed):
        network = VideoStudioUNet3D.from_config({**VIDEO_COMMON, **VIDEO_UNET[size], **unet})
        parts = {
            "unet": network,
            "vae": _vae(small, force_upcast=True, scaling_factor=0.13025),
            "text_encoder_2": CLIPTextModelWithProjection(_text_config("full_2" if small == "full" else "tiny")),
            "image_encoder": CLIPVisionModel(_vision_config("full" if small == "full" else "tiny_video", small)),
        }
        _finish(parts)
    return SceneVideoPipeline(
        scheduler=video_pipeline.release_scheduler(),
        tokenizer_2=letter_tokenizer(),
        feature_extractor=_processor(small),
        **parts,
    )


def build_image_pipeline(
    size: str = "tiny", device: str | torch.device = "cpu", dtype: torch.dtype = torch.float32, seed: int = 0
) -> SceneImagePipeline:
    """VideoStudio-Img (release variant) with random weights.

    Args:
        size: one of `SIZES`.
        device: where to build it.
        dtype: in which precision.
        seed: of the weights.
    """
    small = "full" if checked(size) == "full" else "tiny"
    with directly(device, dtype, seed):
        text = _text_config(small)
        vision = _vision_config(small, small)
        network = UNet2DConditionModel(cross_attention_dim=text.hidden_size, sample_size=64, **IMAGE_UNET[size])
        adapter = EntityAdapter.install(network)
        resampler = {"dim": text.hidden_size, "output_dim": text.hidden_size, "embedding_dim": vision.hidden_size}
        adapter.image_proj = EntityResampler(**resampler)
        adapter.register_to_config(resampler=EntityResampler.config_of(adapter.image_proj.state_dict()))
        parts = {
            "unet": network,
            "adapter": adapter,
            "vae": _vae(small, scaling_factor=0.18215),
            "text_encoder": CLIPTextModel(text),
            "image_encoder": CLIPVisionModelWithProjection(vision),
        }
        _finish(parts)
    return SceneImagePipeline(
        scheduler=image_pipeline.release_scheduler(),
        tokenizer=letter_tokenizer(),
        feature_extractor=_processor(small),
        **parts,
    )


def checked(size: str) -> str:
    """The size, if there is such a one.

    Raises:
        InputError: naming the sizes.
    """
    if size not in SIZES:
        raise InputError(f"There is no model size '{size}'; choose {', '.join(SIZES)}.")
    return size


def letter_tokenizer() -> CLIPTokenizer:
    """CLIP's tokenizer with letters as its only words: real code, no vocabulary to download."""
    symbols = string.ascii_lowercase + string.digits + string.punctuation
    words = ["<|startoftext|>", "<|endoftext|>", *symbols, *(f"{letter}</w>" for letter in symbols)]
    return CLIPTokenizer(vocab={word: place for place, word in enumerate(words)}, merges=[], model_max_length=77)


def _text_config(name: str) -> CLIPTextConfig:
    options = TEXT[name]
    vocabulary = 49408 if name.startswith("full") else 256
    return CLIPTextConfig(
        vocab_size=vocabulary,
        projection_dim=options["hidden_size"],
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=1,
        **options,
    )


def _vision_config(name: str, size: str) -> CLIPVisionConfig:
    pixels = 224 if size == "full" else 28
    return CLIPVisionConfig(
        image_size=pixels, patch_size=14, projection_dim=1024 if size == "full" else 32, **VISION[name]
    )


def _processor(size: str) -> CLIPImageProcessor:
    pixels = 224 if size == "full" else 28
    return CLIPImageProcessor(size={"shortest_edge": pixels}, crop_size={"height": pixels, "width": pixels})


def _vae(size: str, **options: Any) -> AutoencoderKL:
    return AutoencoderKL(
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        **VAE[size],
        **options,
    )


@torch.no_grad()
def _finish(parts: dict[str, Any]) -> None:
    """Ready for inference, with small random numbers where layers start at zero: they would hide behind it."""
    for name, module in parts.items():
        module.eval().requires_grad_(False)
        if name in ("unet", "adapter"):
            for parameter in module.parameters():
                if parameter.ndim > 1 and not parameter.any():
                    nn.init.normal_(parameter, std=0.02)
