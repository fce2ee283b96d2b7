"""The networks of `mini`: the classes of the big models, small."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import MiniTraining
from videostudio.training.mini.models import MiniText
from videostudio.training.video import hear_actions

SIZE_EMBEDDING = 32
"""Length of the embedding of each of the six size numbers; the big model's is 256."""
HEAD_CHANNELS = 32
"""Channels of an attention head; the big models have 64."""


@dataclass
class Networks:
    """The networks of `mini`, each ready-made or new.

    Args:
        text: the frozen text encoder.
        vae: the autoencoder.
        encoder: the image-text encoder's picture side.
        unet: text to image.
        adapter: CA2 and CA3.
        video: the video UNet.
    """

    text: MiniText
    vae: Any
    encoder: Any
    unet: Any
    adapter: Any = None
    video: Any = None


def new_networks(config: MiniTraining) -> Networks:
    """All networks with new weights, those of the seed."""
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    sizes = config.sizes
    text = MiniText(Path(config.text_weights) if config.text_weights else None, sizes.text_length)
    torch.manual_seed(config.seed)
    levels, parts = len(sizes.autoencoder), len(sizes.unet)
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=sizes.autoencoder,
        layers_per_block=1,
        latent_channels=sizes.latent_channels,
        norm_num_groups=8,
        sample_size=config.world.size[0],
    )
    encoder = CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=sizes.encoder_width,
            intermediate_size=4 * sizes.encoder_width,
            num_hidden_layers=sizes.encoder_layers,
            num_attention_heads=max(1, sizes.encoder_width // HEAD_CHANNELS),
            image_size=config.world.reference_size,
            patch_size=sizes.patch,
            projection_dim=text.dim,
        )
    )
    unet = UNet2DConditionModel(
        sample_size=config.world.size[0] // 2 ** (levels - 1),
        in_channels=sizes.latent_channels,
        out_channels=sizes.latent_channels,
        down_block_types=("CrossAttnDownBlock2D",) * parts,  # also at the finest level: references have details
        up_block_types=("CrossAttnUpBlock2D",) * parts,
        block_out_channels=sizes.unet,
        layers_per_block=sizes.unet_layers,
        cross_attention_dim=text.dim,
        attention_head_dim=tuple(width // HEAD_CHANNELS for width in sizes.unet),
        use_linear_projection=True,
    )
    return Networks(text, vae, encoder, unet)


def new_adapter(config: MiniTraining, networks: Networks) -> EntityAdapter:
    """CA2 and CA3 in the paper's variant, on local tokens of the image encoder."""
    tokens = (config.world.reference_size // config.sizes.patch) ** 2
    torch.manual_seed(config.seed + 1)
    adapter: EntityAdapter = EntityAdapter.install(networks.unet, tokens, "paper", networks.text.dim)
    return adapter


def inflate_video_unet(config: MiniTraining, networks: Networks) -> VideoStudioUNet3D:
    """The video UNet, inflated from the text-to-image UNet; new conditions start silent."""
    torch.manual_seed(config.seed + 2)
    video: VideoStudioUNet3D
    video, _ = VideoStudioUNet3D.from_unet2d(
        networks.unet,
        cross_attention_dim=config.sizes.encoder_width,
        addition_time_embed_dim=SIZE_EMBEDDING,
        projection_class_embeddings_input_dim=networks.text.dim + 6 * SIZE_EMBEDDING,
        use_transformer_in=False,
        action_attention=True,
        action_prob_fea_guidance=True,
    )
    hear_actions(video)
    nn.init.zeros_(video.add_embedding.linear_2.weight)
    nn.init.zeros_(video.add_embedding.linear_2.bias)
    return video
