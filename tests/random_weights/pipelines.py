"""The two pipelines with random weights at any size, built on the device in the wanted precision, no download."""

from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers

from tests.random_weights.builder import Builder, letter_tokenizer
from videostudio.diffusion import image_pipeline, video_pipeline
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import SceneVideoPipeline


def build_video_pipeline(
    size: str = "tiny",
    device: str | torch.device = "cpu",
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    **unet: Any,
) -> SceneVideoPipeline:
    """VideoStudio-Vid with random weights.

    Args:
        size: one of `builder.SIZES`.
        device: where to build it.
        dtype: in which precision.
        seed: of the weights.
        unet: options of the UNet that differ.

    Raises:
        InputError: there is no such size.
    """
    build = Builder(size, seed, device, dtype)
    return SceneVideoPipeline(
        unet=build.video_unet(**unet),
        vae=build.vae(force_upcast=True, scaling_factor=0.13025),
        text_encoder_2=build.clip_text("G", transformers.CLIPTextModelWithProjection),
        tokenizer_2=letter_tokenizer(),
        image_encoder=build.clip_vision(kind=transformers.CLIPVisionModel),
        feature_extractor=build.processor(),
        scheduler=video_pipeline.release_scheduler(),
    )


def build_image_pipeline(
    size: str = "tiny", device: str | torch.device = "cpu", dtype: torch.dtype = torch.float32, seed: int = 0
) -> SceneImagePipeline:
    """VideoStudio-Img (release variant) with random weights.

    Args:
        size: one of `builder.SIZES`.
        device: where to build it.
        dtype: in which precision.
        seed: of the weights.

    Raises:
        InputError: there is no such size.
    """
    build = Builder(size, seed, device, dtype)
    unet, encoder = build.sd_unet("sd15"), build.clip_vision()
    return SceneImagePipeline(
        unet=unet,
        adapter=build.entity_adapter(unet, encoder.config.hidden_size),
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("L"),
        tokenizer=letter_tokenizer(),
        image_encoder=encoder,
        feature_extractor=build.processor(),
        scheduler=image_pipeline.release_scheduler(),
    )


def save_sdxl_base(folder: Path) -> SceneVideoPipeline:
    """What training inflates to VideoStudio-Vid: a tiny SDXL's UNet, and the parts it is trained with.

    Args:
        folder: written to, a folder for each part.

    Returns:
        The pipeline whose sizes the UNet has.
    """
    pipe = build_video_pipeline()
    for part in ("vae", "text_encoder_2", "tokenizer_2", "image_encoder"):
        getattr(pipe, part).save_pretrained(folder / part)
    options = pipe.unet.config
    torch.manual_seed(0)
    diffusers.UNet2DConditionModel(
        block_out_channels=tuple(options.block_out_channels),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=24,
        attention_head_dim=tuple(options.attention_head_dim),
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=options.addition_time_embed_dim,
        projection_class_embeddings_input_dim=options.projection_class_embeddings_input_dim,
    ).save_pretrained(folder / "unet")
    return pipe
