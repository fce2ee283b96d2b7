"""The published architectures without weights: networks on the meta device, and what a step of their work is given."""

from collections.abc import Callable
from typing import Any

import diffusers
import torch
import transformers
from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
from torch import nn

from tests.random_weights import architectures as arch
from tests.random_weights.builder import created_on


def _build(make: Callable[[], Any], dtype: torch.dtype = torch.bfloat16) -> Any:
    with created_on("meta", dtype):
        return make().eval().requires_grad_(False).to("meta")


def clip_text(kind: str, projected: bool = False) -> Any:
    options = arch.CLIP_TEXT[kind]
    config = transformers.CLIPTextConfig(vocab_size=49408, projection_dim=options["hidden_size"], **options)
    network = transformers.CLIPTextModelWithProjection if projected else transformers.CLIPTextModel
    return _build(lambda: network(config))


def clip_vision() -> Any:
    config = transformers.CLIPVisionConfig(patch_size=14, **arch.CLIP_VISION["full"])
    return _build(lambda: transformers.CLIPVisionModelWithProjection(config))


def qwen3(kind: str) -> Any:
    return _build(lambda: transformers.Qwen3ForCausalLM(transformers.Qwen3Config(**arch.QWEN3[kind])))


def glm() -> Any:
    config = transformers.GlmConfig(pad_token_id=0, **arch.GLM["full"])
    return _build(lambda: transformers.GlmForCausalLM(config))


def umt5() -> Any:
    return _build(lambda: transformers.UMT5EncoderModel(transformers.UMT5Config(**arch.UMT5["full"])))


def sd_unet(kind: str) -> Any:
    return _build(lambda: diffusers.UNet2DConditionModel(sample_size=64, **arch.SD_UNET[kind]))


def sdxl_unet() -> Any:
    options = {**arch.SDXL_COMMON, **arch.SDXL_UNET["full"]}
    return _build(lambda: diffusers.UNet2DConditionModel(sample_size=128, **options))


def video_unet() -> Any:
    from videostudio.nn.unet3d import VideoStudioUNet3D

    options = {**arch.VIDEOSTUDIO_COMMON, **arch.VIDEOSTUDIO_UNET["full"]}
    return _build(lambda: VideoStudioUNet3D.from_config(options))


def image_vae() -> Any:
    sizes = {"down_block_types": arch.DOWN, "up_block_types": arch.UP, "latent_channels": 4, **arch.VAE["full"]}
    return _build(lambda: diffusers.AutoencoderKL(**sizes))


def klein_vae() -> Any:
    sizes = {"down_block_types": arch.DOWN, "up_block_types": arch.UP, **arch.KLEIN_VAE["full"]}
    return _build(lambda: diffusers.AutoencoderKLFlux2(**sizes))


def svd_vae() -> Any:
    sizes = {**arch.VAE["full"], "down_block_types": arch.DOWN}
    return _build(lambda: diffusers.AutoencoderKLTemporalDecoder(**sizes))


def wan_vae() -> Any:
    options = {**arch.WAN_VAE_COMMON, **arch.WAN_VAE["full"]}
    return _build(lambda: diffusers.AutoencoderKLWan(**options), torch.float32)


def wan_transformer() -> Any:
    return _build(lambda: diffusers.WanTransformer3DModel(**arch.WAN_COMMON, **arch.WAN["full"]))


def wan21_vae() -> Any:
    options = {**arch.WAN21_VAE_COMMON, **arch.WAN21_VAE["full"]}
    return _build(lambda: diffusers.AutoencoderKLWan(**options), torch.float32)


def wan_pair_transformer() -> Any:
    return _build(lambda: diffusers.WanTransformer3DModel(**arch.WAN_PAIR_COMMON, **arch.WAN_PAIR["full"]))


def wan_vace_transformer() -> Any:
    return _build(lambda: diffusers.WanVACETransformer3DModel(**arch.WAN_VACE["full"]))


def ltx2_vae() -> Any:
    options = {**arch.LTX2_VAE_COMMON, **arch.LTX2_VAE["full"]}
    return _build(lambda: diffusers.AutoencoderKLLTX2Video(**options))


def qwen_vl() -> Any:
    sizes = arch.QWEN_VL["full"]
    config = transformers.Qwen2_5_VLConfig(text_config=sizes["text"], vision_config=sizes["vision"])
    return _build(lambda: transformers.Qwen2_5_VLForConditionalGeneration(config))


def gemma3() -> Any:
    sizes = arch.GEMMA3["full"]
    config = transformers.Gemma3Config(text_config=sizes["text"], vision_config=sizes["vision"])
    return _build(lambda: transformers.Gemma3ForConditionalGeneration(config))


PARTS: dict[str, dict[str, Callable[[], nn.Module]]] = {
    "glm-4-9b": {"model": glm},
    "qwen3-4b": {"model": lambda: qwen3("4b")},
    "qwen3-8b": {"model": lambda: qwen3("8b")},
    "qwen3-klein": {"text_encoder": lambda: qwen3("4b")},
    "sd21": {"text_encoder": lambda: clip_text("H"), "unet": lambda: sd_unet("sd21"), "vae": image_vae},
    "sdxl": {
        "text_encoder": lambda: clip_text("L"),
        "text_encoder_2": lambda: clip_text("G", True),
        "unet": sdxl_unet,
        "vae": image_vae,
    },
    "flux2-klein": {
        "text_encoder": lambda: qwen3("4b"),
        "transformer": lambda: _build(lambda: diffusers.Flux2Transformer2DModel(**arch.KLEIN["full"])),
        "vae": klein_vae,
    },
    "videostudio-img": {
        "text_encoder": lambda: clip_text("L"),
        "unet": lambda: sd_unet("sd15"),
        "vae": image_vae,
        "image_encoder": clip_vision,
    },
    "videostudio-vid": {
        "text_encoder_2": lambda: clip_text("G", True),
        "image_encoder": clip_vision,
        "unet": video_unet,
        "vae": image_vae,
    },
    "svd": {
        "image_encoder": clip_vision,
        "unet": lambda: _build(lambda: diffusers.UNetSpatioTemporalConditionModel()),
        "vae": svd_vae,
    },
    "i2vgen-xl": {
        "text_encoder": lambda: clip_text("H"),
        "image_encoder": clip_vision,
        "unet": lambda: _build(lambda: diffusers.I2VGenXLUNet()),
        "vae": image_vae,
    },
    "wan22": {"text_encoder": umt5, "transformer": wan_transformer, "vae": wan_vae},
    "wan22-a14b": {
        "text_encoder": umt5,
        "transformer": wan_pair_transformer,
        "transformer_2": wan_pair_transformer,
        "vae": wan21_vae,
    },
    "wan-vace-1.3b": {"text_encoder": umt5, "transformer": wan_vace_transformer, "vae": wan21_vae},
    "ltx2": {
        "text_encoder": gemma3,
        "connectors": lambda: _build(
            lambda: LTX2TextConnectors(**arch.LTX2_CONNECTORS_COMMON, **arch.LTX2_CONNECTORS["full"])
        ),
        "transformer": lambda: _build(
            lambda: diffusers.LTX2VideoTransformer3DModel(**arch.LTX2_COMMON, **arch.LTX2["full"])
        ),
        "vae": lambda: _build(
            lambda: diffusers.AutoencoderKLLTX2Video(**arch.LTX2_VAE_COMMON, **arch.LTX2_VAE["full"])
        ),
    },
    "qwen-image-edit": {
        "text_encoder": qwen_vl,
        "transformer": lambda: _build(
            lambda: diffusers.QwenImageTransformer2DModel(zero_cond_t=True, **arch.QWEN_IMAGE["full"])
        ),
    },
    "modelscope-t2v": {
        "text_encoder": lambda: clip_text("H"),
        "unet": lambda: _build(lambda: diffusers.UNet3DConditionModel()),
        "vae": image_vae,
    },
}
"""The networks of a row's parts, by the row's name; rows over the same weights have the same networks."""


def blank(*shape: int, dtype: torch.dtype = torch.bfloat16) -> torch.Tensor:
    return torch.empty(shape, dtype=dtype, device="meta")


def _whole(*shape: int) -> torch.Tensor:
    return blank(*shape, dtype=torch.long)


def _klein(pixels: int, references: int) -> dict[str, Any]:
    tokens = (pixels + references) // 256
    return {
        "hidden_states": blank(1, tokens, 128),
        "encoder_hidden_states": blank(1, 512, 7680),
        "timestep": blank(1),
        "img_ids": blank(1, tokens, 4, dtype=torch.float32),
        "txt_ids": blank(1, 512, 4, dtype=torch.float32),
    }


STEPS: dict[str, dict[str, Callable[[], dict[str, Any]]]] = {
    "sd21": {
        "unet": lambda: {"sample": blank(2, 4, 96, 96), "timestep": 1, "encoder_hidden_states": blank(2, 77, 1024)}
    },
    "sdxl": {
        "unet": lambda: {
            "sample": blank(2, 4, 128, 128),
            "timestep": 1,
            "encoder_hidden_states": blank(2, 77, 2048),
            "added_cond_kwargs": {"text_embeds": blank(2, 1280), "time_ids": blank(2, 6)},
        }
    },
    "flux2-klein": {"transformer": lambda: _klein(1024 * 1024, 0)},
    "flux2-klein-scenes": {"transformer": lambda: _klein(1024 * 1024, 4 * 768 * 768)},
    "videostudio-img": {
        "unet": lambda: {"sample": blank(2, 4, 64, 64), "timestep": 1, "encoder_hidden_states": blank(2, 77, 768)}
    },
    "videostudio-vid": {
        "unet": lambda: {
            "sample": blank(2, 4, 17, 40, 64),
            "timestep": 1,
            "encoder_hidden_states": blank(2, 257, 1280),
            "added_cond_kwargs": {
                "text_embeds": blank(2, 1280),
                "time_ids": blank(2, 6),
                "aes_scores": blank(2),
                "midf_clip_pool_fea": blank(2, 1280),
                "action_prob_fea": blank(2, 400),
            },
        }
    },
    "svd": {
        "unet": lambda: {
            "sample": blank(2, 25, 8, 72, 128),
            "timestep": 1,
            "encoder_hidden_states": blank(2, 1, 1024),
            "added_time_ids": blank(2, 3),
        }
    },
    "i2vgen-xl": {
        "unet": lambda: {
            "sample": blank(2, 4, 16, 56, 88),
            "timestep": 1,
            "fps": blank(2),
            "image_latents": blank(2, 4, 16, 56, 88),
            "image_embeddings": blank(2, 1024),
            "encoder_hidden_states": blank(2, 77, 1024),
        }
    },
    "modelscope-t2v": {
        "unet": lambda: {
            "sample": blank(2, 4, 16, 40, 64),
            "timestep": 1,
            "encoder_hidden_states": blank(2, 77, 1024),
        }
    },
    "wan22": {
        # 73 frames of 1280x704; every token has a timestep of its own.
        "transformer": lambda: {
            "hidden_states": blank(1, 48, 19, 44, 80),
            "timestep": blank(1, 19 * 22 * 40),
            "encoder_hidden_states": blank(1, 512, 4096),
        }
    },
    "wan22-a14b": {
        "transformer": lambda: {
            "hidden_states": blank(1, 36, 21, 60, 104),
            "timestep": blank(1),
            "encoder_hidden_states": blank(1, 512, 4096),
        }
    },
    "wan-vace-1.3b": {
        # Three references stand before the frames.
        "transformer": lambda: {
            "hidden_states": blank(1, 16, 3 + 21, 60, 104),
            "timestep": blank(1),
            "encoder_hidden_states": blank(1, 512, 4096),
            "control_hidden_states": blank(1, 96, 3 + 21, 60, 104),
            "control_hidden_states_scale": blank(15, dtype=torch.float32),
        }
    },
}
"""What a step of the denoiser is given at the usual size, both branches of the guidance where they go together."""

LATENTS: dict[str, Callable[[], tuple[torch.Tensor, dict[str, Any]]]] = {
    "sd21": lambda: (blank(1, 4, 96, 96), {}),
    "sdxl": lambda: (blank(1, 4, 128, 128, dtype=torch.float32), {}),
    "flux2-klein": lambda: (blank(1, 32, 128, 128), {}),
    "flux2-klein-scenes": lambda: (blank(1, 32, 128, 128), {}),
    "videostudio-img": lambda: (blank(1, 4, 64, 64), {}),
    "videostudio-vid": lambda: (blank(4, 4, 40, 64, dtype=torch.float32), {}),
    "svd": lambda: (blank(4, 4, 72, 128), {"num_frames": 4}),
    "i2vgen-xl": lambda: (blank(1, 4, 56, 88), {}),
    "modelscope-t2v": lambda: (blank(16, 4, 40, 64), {}),
    "wan22": lambda: (blank(1, 48, 19, 44, 80, dtype=torch.float32), {}),
    "wan22-a14b": lambda: (blank(1, 16, 21, 60, 104, dtype=torch.float32), {}),
    "wan-vace-1.3b": lambda: (blank(1, 16, 21, 60, 104, dtype=torch.float32), {}),
}
"""What a decoder is given at once at the usual size."""
