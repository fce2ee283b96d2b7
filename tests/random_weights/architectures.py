"""Configurations of the networks behind the backends, for measurements and tests without a hub.

"full" ones (or those that bear a model's name) are the published architectures; "tiny" ones keep every kind of layer
and every shape rule, at a few channels, and run anywhere in a second; "small" ones, for the paper's two models, are a
CPU's minute.
"""

from typing import Any

Options = dict[str, Any]

DOWN = ("DownEncoderBlock2D",) * 4
UP = ("UpDecoderBlock2D",) * 4
LATENT_ZEROS, LATENT_ONES = [0.0] * 48, [1.0] * 48

VAE: dict[str, Options] = {
    "tiny": {"block_out_channels": (8, 8, 16, 16), "norm_num_groups": 4, "layers_per_block": 1},
    "full": {"block_out_channels": (128, 256, 512, 512), "layers_per_block": 2},
}
CLIP_TEXT: dict[str, Options] = {
    "tiny": {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4},
    "L": {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12},
    "H": {
        "hidden_size": 1024,
        "intermediate_size": 4096,
        "num_hidden_layers": 23,
        "num_attention_heads": 16,
        "hidden_act": "gelu",
    },
    "G": {
        "hidden_size": 1280,
        "intermediate_size": 5120,
        "num_hidden_layers": 32,
        "num_attention_heads": 20,
        "hidden_act": "gelu",
    },
}
CLIP_VISION: dict[str, Options] = {
    # 1280 channels also at tiny size: VideoStudio-Vid takes the pooled feature as it is.
    "tiny": {
        "hidden_size": 1280,
        "intermediate_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 16,
        "image_size": 28,
        "projection_dim": 32,
    },
    "full": {
        "hidden_size": 1280,
        "intermediate_size": 5120,
        "num_hidden_layers": 32,
        "num_attention_heads": 16,
        "image_size": 224,
        "projection_dim": 1024,
        "hidden_act": "gelu",
    },
}
SD_UNET: dict[str, Options] = {
    "tiny": {
        "block_out_channels": (16, 32, 32, 32),
        "norm_num_groups": 8,
        "attention_head_dim": 4,
        "layers_per_block": 1,
        "cross_attention_dim": 32,
    },
    "small": {"block_out_channels": (64, 128, 256, 256), "attention_head_dim": 4, "cross_attention_dim": 32},
    "sd15": {"block_out_channels": (320, 640, 1280, 1280), "attention_head_dim": 8, "cross_attention_dim": 768},
    "sd21": {
        "block_out_channels": (320, 640, 1280, 1280),
        "attention_head_dim": (5, 10, 20, 20),
        "cross_attention_dim": 1024,
        "use_linear_projection": True,
    },
}
SDXL_UNET: dict[str, Options] = {
    "tiny": {
        "block_out_channels": (16, 32, 32),
        "norm_num_groups": 8,
        "layers_per_block": 1,
        "transformer_layers_per_block": (1, 1, 2),
        "attention_head_dim": (2, 2, 4),
        "cross_attention_dim": 64,
        "addition_time_embed_dim": 8,
        "projection_class_embeddings_input_dim": 80,
    },
    "full": {
        "block_out_channels": (320, 640, 1280),
        "transformer_layers_per_block": (1, 2, 10),
        "attention_head_dim": (5, 10, 20),
        "cross_attention_dim": 2048,
        "addition_time_embed_dim": 256,
        "projection_class_embeddings_input_dim": 2816,
    },
}
SDXL_COMMON: Options = {
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
}
# bitsandbytes' 4-bit weights on a processor come in blocks of 32.
TINY_QWEN3: Options = {
    "hidden_size": 64,
    "intermediate_size": 64,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 32,
    "tie_word_embeddings": True,
}
QWEN3: dict[str, Options] = {
    "tiny": {**TINY_QWEN3, "num_hidden_layers": 2},
    # 28 layers also at tiny size: FLUX.2 klein reads the 27th.
    "tiny_klein": {**TINY_QWEN3, "num_hidden_layers": 28},
    "4b": {
        "vocab_size": 151936,
        "hidden_size": 2560,
        "intermediate_size": 9728,
        "num_hidden_layers": 36,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "head_dim": 128,
        "tie_word_embeddings": True,
    },
    "8b": {
        "vocab_size": 151936,
        "hidden_size": 4096,
        "intermediate_size": 12288,
        "num_hidden_layers": 36,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "head_dim": 128,
        "tie_word_embeddings": False,
    },
}
GLM: dict[str, Options] = {
    "tiny": {
        "hidden_size": 64,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 32,
    },
    "full": {
        "vocab_size": 151552,
        "hidden_size": 4096,
        "intermediate_size": 13696,
        "num_hidden_layers": 40,
        "num_attention_heads": 32,
        "num_key_value_heads": 2,
        "head_dim": 128,
    },
}
KLEIN: dict[str, Options] = {
    "tiny": {
        "in_channels": 32,
        "num_layers": 1,
        "num_single_layers": 1,
        "attention_head_dim": 16,
        "num_attention_heads": 2,
        "joint_attention_dim": 192,
        "axes_dims_rope": (4, 4, 4, 4),
        "guidance_embeds": False,
    },
    "full": {
        "num_layers": 5,
        "num_single_layers": 20,
        "num_attention_heads": 24,
        "joint_attention_dim": 7680,
        "guidance_embeds": False,
    },
}
KLEIN_VAE: dict[str, Options] = {
    "tiny": {**VAE["tiny"], "latent_channels": 8},
    "full": {**VAE["full"], "latent_channels": 32},
}
SVD_UNET: dict[str, Options] = {
    "tiny": {
        "block_out_channels": (32, 32, 64, 64),
        "num_attention_heads": (2, 2, 4, 4),
        "layers_per_block": 1,
        "cross_attention_dim": 32,
        "addition_time_embed_dim": 32,
        "projection_class_embeddings_input_dim": 96,
    },
    "full": {},
}
VIDEOSTUDIO_COMMON: Options = {
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "aes_condition": True,
    "midf_clip_pool_fea_guidance": True,
    "action_prob_fea_guidance": True,
    "temporal_trans_num_align_spatial": True,
    "cross_attention_dim": 1280,
}
VIDEOSTUDIO_UNET: dict[str, Options] = {
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
# Of I2VGen-XL and ModelScopeT2V.
MODELSCOPE_UNET: dict[str, Options] = {
    "tiny": {
        "block_out_channels": (32, 32, 64, 64),
        "attention_head_dim": 4,
        "layers_per_block": 1,
        "cross_attention_dim": 32,
    },
    "full": {},
}
WAN: dict[str, Options] = {
    "tiny": {
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "text_dim": 32,
        "freq_dim": 32,
        "ffn_dim": 32,
        "num_layers": 2,
    },
    "full": {"num_attention_heads": 24, "ffn_dim": 14336, "num_layers": 30},
}
WAN_COMMON: Options = {"in_channels": 48, "out_channels": 48}
WAN_VAE: dict[str, Options] = {
    "tiny": {"base_dim": 8, "decoder_base_dim": 8, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    "full": {"base_dim": 160, "decoder_base_dim": 256},
}
WAN_VAE_COMMON: Options = {
    "z_dim": 48,
    "is_residual": True,
    "in_channels": 12,
    "out_channels": 12,
    "patch_size": 2,
    "scale_factor_spatial": 16,
    "latents_mean": LATENT_ZEROS,
    "latents_std": LATENT_ONES,
}
UMT5: dict[str, Options] = {
    "tiny": {"d_model": 32, "d_ff": 64, "d_kv": 8, "num_layers": 2, "num_heads": 4},
    "full": {
        "vocab_size": 256384,
        "d_model": 4096,
        "d_ff": 10240,
        "d_kv": 64,
        "num_layers": 24,
        "num_heads": 64,
        "feed_forward_proj": "gated-gelu",
    },
}
