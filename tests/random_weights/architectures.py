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
# Wan 2.1's VAE, which Wan 2.2 A14B has too; the rest of it are the class's own defaults.
WAN21_VAE: dict[str, Options] = {
    "tiny": {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    "full": {},
}
WAN21_VAE_COMMON: Options = {"latents_mean": [0.0] * 16, "latents_std": [1.0] * 16}
WAN_VACE: dict[str, Options] = {
    "tiny": {**WAN["tiny"], "vace_layers": [0, 1]},
    "full": {"num_attention_heads": 12, "ffn_dim": 8960, "num_layers": 30, "vace_layers": list(range(0, 30, 2))},
}
WAN_PAIR: dict[str, Options] = {
    "tiny": WAN["tiny"],
    "full": {"num_attention_heads": 40, "ffn_dim": 13824, "num_layers": 40},
}
# The picture's latents and a mask stand beside the noise.
WAN_PAIR_COMMON: Options = {"in_channels": 36, "out_channels": 16}
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
# Full ones as of LTX-2.3.
LTX2: dict[str, Options] = {
    "tiny": {
        "in_channels": 4,
        "out_channels": 4,
        "num_attention_heads": 2,
        "attention_head_dim": 8,
        "cross_attention_dim": 16,
        "audio_in_channels": 4,
        "audio_out_channels": 4,
        "audio_num_attention_heads": 2,
        "audio_attention_head_dim": 4,
        "audio_cross_attention_dim": 8,
        "num_layers": 2,
        "caption_channels": 16,
    },
    "full": {"caption_channels": 4096},
}
LTX2_COMMON: Options = {
    "gated_attn": True,
    "cross_attn_mod": True,
    "audio_gated_attn": True,
    "audio_cross_attn_mod": True,
    "use_prompt_embeddings": False,
    "perturbed_attn": True,
    "rope_type": "split",
}
LTX2_CONNECTORS: dict[str, Options] = {
    "tiny": {
        "caption_channels": 16,
        "text_proj_in_factor": 3,
        "video_connector_num_attention_heads": 2,
        "video_connector_attention_head_dim": 8,
        "video_connector_num_layers": 1,
        "video_connector_num_learnable_registers": None,
        "audio_connector_num_attention_heads": 2,
        "audio_connector_attention_head_dim": 4,
        "audio_connector_num_layers": 1,
        "audio_connector_num_learnable_registers": None,
        "connector_rope_base_seq_len": 32,
        "video_hidden_dim": 16,
        "audio_hidden_dim": 8,
    },
    "full": {
        "video_connector_num_attention_heads": 32,
        "video_connector_num_layers": 8,
        "audio_connector_num_attention_heads": 32,
        "audio_connector_attention_head_dim": 64,
        "audio_connector_num_layers": 8,
    },
}
LTX2_CONNECTORS_COMMON: Options = {
    "video_gated_attn": True,
    "audio_gated_attn": True,
    "per_modality_projections": True,
    "proj_bias": True,
    "rope_type": "split",
}
LTX2_VAE: dict[str, Options] = {
    "tiny": {
        "latent_channels": 4,
        "block_out_channels": (8, 16, 32, 64),
        "decoder_block_out_channels": (8, 16, 32),
        "layers_per_block": (1, 1, 1, 1, 1),
        "decoder_layers_per_block": (1, 1, 1, 1),
    },
    "full": {},
}
LTX2_VAE_COMMON: Options = {"spatial_compression_ratio": 32, "temporal_compression_ratio": 8}
LTX2_AUDIO_VAE: dict[str, Options] = {
    "tiny": {
        "base_channels": 4,
        "ch_mult": (1,),
        "num_res_blocks": 1,
        "resolution": 32,
        "latent_channels": 2,
        "mel_bins": 8,
    },
    "full": {},
}
LTX2_VOCODER: dict[str, Options] = {
    "tiny": {
        "in_channels": 16,
        "hidden_channels": 32,
        # 100 frames of the spectrogram in a second become 16,000 samples, these 200 frames, and those 48,000 samples.
        "upsample_kernel_sizes": [16, 20],
        "upsample_factors": [8, 20],
        "resnet_kernel_sizes": [3],
        "resnet_dilations": [[1, 3, 5]],
        "num_mel_channels": 8,
        "bwe_in_channels": 16,
        "bwe_hidden_channels": 16,
        "bwe_upsample_kernel_sizes": [12, 20],
        "bwe_upsample_factors": [12, 20],
        "bwe_resnet_kernel_sizes": [3],
        "bwe_resnet_dilations": [[1, 3, 5]],
    },
    "full": {},
}
GEMMA3: dict[str, dict[str, Options]] = {
    "tiny": {
        "text": {
            "hidden_size": 16,
            "intermediate_size": 32,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "head_dim": 8,
        },
        "vision": {
            "hidden_size": 16,
            "intermediate_size": 16,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 28,
            "patch_size": 14,
        },
    },
    "full": {
        "text": {
            "vocab_size": 262208,
            "hidden_size": 3840,
            "intermediate_size": 15360,
            "num_hidden_layers": 48,
            "num_attention_heads": 16,
            "num_key_value_heads": 8,
            "head_dim": 256,
        },
        "vision": {
            "hidden_size": 1152,
            "intermediate_size": 4304,
            "num_hidden_layers": 27,
            "num_attention_heads": 16,
            "image_size": 896,
            "patch_size": 14,
        },
    },
}
QWEN_IMAGE: dict[str, Options] = {
    "tiny": {
        "in_channels": 16,
        "out_channels": 4,
        "num_layers": 2,
        "attention_head_dim": 16,
        "num_attention_heads": 2,
        "joint_attention_dim": 32,
        "axes_dims_rope": (8, 4, 4),
    },
    "full": {},
}
QWEN_IMAGE_VAE: dict[str, Options] = {
    "tiny": {"base_dim": 8, "z_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    "full": {},
}
QWEN_VL: dict[str, dict[str, Options]] = {
    "tiny": {
        "text": {
            "hidden_size": 32,
            "intermediate_size": 32,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "rope_parameters": {"rope_type": "default", "mrope_section": [2, 3, 3], "rope_theta": 1e6},
        },
        "vision": {
            "depth": 1,
            "hidden_size": 32,
            "intermediate_size": 32,
            "num_heads": 2,
            "out_hidden_size": 32,
            "fullatt_block_indexes": [0],
        },
    },
    "full": {
        "text": {
            "vocab_size": 152064,
            "hidden_size": 3584,
            "intermediate_size": 18944,
            "num_hidden_layers": 28,
            "num_attention_heads": 28,
            "num_key_value_heads": 4,
            "rope_parameters": {"rope_type": "default", "mrope_section": [16, 24, 24], "rope_theta": 1e6},
        },
        "vision": {
            "depth": 32,
            "hidden_size": 1280,
            "intermediate_size": 3420,
            "num_heads": 16,
            "out_hidden_size": 3584,
        },
    },
}
QWEN35: dict[str, Options] = {
    "tiny": {
        "hidden_size": 64,
        "intermediate_size": 64,
        # Every fourth layer attends to all that was written.
        "num_hidden_layers": 4,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 32,
        "linear_key_head_dim": 16,
        "linear_value_head_dim": 4,
        "linear_num_key_heads": 2,
        "linear_num_value_heads": 32,
    },
    "full": {
        "vocab_size": 248320,
        "hidden_size": 2560,
        "intermediate_size": 9216,
        "num_hidden_layers": 32,
        "num_attention_heads": 16,
        "num_key_value_heads": 4,
        "head_dim": 256,
    },
}
