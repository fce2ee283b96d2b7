"""Snapshots with random weights for every backend: real classes, real folders, own tokenizers, nothing downloaded.

`write_snapshot` gives the options that point a backend at them. Tiny ones run anywhere in seconds; full ones have the
published architectures' sizes, so that a GPU machine without network can measure memory and speed.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers import DDIMScheduler, FlowMatchEulerDiscreteScheduler, UNet2DConditionModel
from diffusers.pipelines.ltx2 import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2VocoderWithBWE

from tests.random_weights import architectures as arch
from tests.random_weights.builder import (
    PICTURE_TOKENS,
    Builder,
    chat_tokenizer,
    gemma_tokenizer,
    letter_tokenizer,
    picture_tokenizer,
    text_tokenizer,
)
from tests.random_weights.sparse import saved_with_holes, write_holes
from videostudio.backends.pictures.qwen_edit import PictureProcessor
from videostudio.diffusion import SceneImagePipeline
from videostudio.diffusion.common import ddim_scheduler, stable_diffusion_schedule
from videostudio.diffusion.video_pipeline import release_scheduler
from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.training.release_format import save_release


def tiny_clips(build: Builder, frames: int = 5) -> dict[str, Any]:
    """Small and short clips for tiny models; full ones draw at the sizes and lengths they are made for."""
    return {"sizes": "64x64", "frames": frames} if build.tiny else {}


def stable_diffusion(build: Builder, folder: Path, full: str, text: str) -> None:
    """A Stable Diffusion pipeline's folder."""
    diffusers.StableDiffusionPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text(text),
        tokenizer=letter_tokenizer(),
        unet=build.sd_unet(full),
        scheduler=ddim_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    ).save_pretrained(folder)


def sd21(build: Builder, folder: Path) -> dict[str, Any]:
    """Stable Diffusion 2.1."""
    stable_diffusion(build, folder, "sd21", "H")
    return {"model": str(folder), **({"side": 64} if build.tiny else {})}


def no_references(build: Builder, folder: Path) -> dict[str, Any]:
    """Stable Diffusion 2.1, for scenes."""
    return sd21(build, folder)


def sdxl(build: Builder, folder: Path) -> dict[str, Any]:
    """Stable Diffusion XL."""
    unet = build.make(lambda: UNet2DConditionModel(sample_size=128, **arch.SDXL_COMMON, **build.pick(arch.SDXL_UNET)))
    diffusers.StableDiffusionXLPipeline(
        vae=build.vae(scaling_factor=0.13025, force_upcast=True),
        text_encoder=build.clip_text("L"),
        text_encoder_2=build.clip_text("G", transformers.CLIPTextModelWithProjection),
        tokenizer=letter_tokenizer(),
        tokenizer_2=letter_tokenizer(),
        unet=unet,
        scheduler=diffusers.EulerDiscreteScheduler.from_config(ddim_scheduler().config),
    ).save_pretrained(folder)
    return {"model": str(folder), **({"side": 64} if build.tiny else {})}


def klein(build: Builder, folder: Path) -> dict[str, Any]:
    """FLUX.2 klein."""
    sizes = {"down_block_types": arch.DOWN, "up_block_types": arch.UP, **build.pick(arch.KLEIN_VAE)}
    diffusers.Flux2KleinPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
        vae=build.make(lambda: diffusers.AutoencoderKLFlux2(**sizes)),
        text_encoder=build.qwen3("4b", "tiny_klein"),
        tokenizer=chat_tokenizer(),
        transformer=build.make(lambda: diffusers.Flux2Transformer2DModel(**build.pick(arch.KLEIN))),
        is_distilled=True,
    ).save_pretrained(folder)
    return {"model": str(folder)}


def flux2_klein(build: Builder, folder: Path) -> dict[str, Any]:
    """FLUX.2 klein, for references."""
    return {**klein(build, folder), **({"side": 64, "tokens": 128} if build.tiny else {})}


def flux2_klein_scenes(build: Builder, folder: Path) -> dict[str, Any]:
    """FLUX.2 klein, for scenes."""
    return {**klein(build, folder), **({"side": 64, "reference_side": 64, "tokens": 384} if build.tiny else {})}


def release_base(build: Builder, folder: Path) -> dict[str, Any]:
    """What the release's image model and IP-Adapter stand on: a Stable Diffusion 1.5 and a VAE of its own."""
    stable_diffusion(build, folder / "base", "sd15", "L")
    build.vae(scaling_factor=0.18215).save_pretrained(folder / "vae")
    return {"base": str(folder / "base"), "vae": str(folder / "vae"), **({"side": 64} if build.tiny else {})}


def videostudio_img(build: Builder, folder: Path) -> dict[str, Any]:
    """The release's image model: picture encoder and adapter file."""
    options = release_base(build, folder)
    release = folder / "release"
    encoder = build.clip_vision()
    encoder.save_pretrained(release / "videostudio-img-encoder")
    unet = UNet2DConditionModel.from_pretrained(folder / "base", subfolder="unet", torch_dtype=build.dtype)
    adapter = build.in_memory.entity_adapter(unet, encoder.config.hidden_size).to("cpu")
    save_release(adapter, release / "videostudio-img-combine.bin")
    return {"model": str(release), **options}


def videostudio_img_paper(build: Builder, folder: Path) -> dict[str, Any]:
    """A checkpoint of the paper's variant, as training writes it."""
    unet = build.sd_unet("sd21")
    encoder = build.clip_vision(projection=unet.config.cross_attention_dim)
    SceneImagePipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("H"),
        tokenizer=letter_tokenizer(),
        unet=unet,
        scheduler=ddim_scheduler(),
        image_encoder=encoder,
        feature_extractor=build.processor(),
        adapter=build.make(lambda: EntityAdapter.install(unet, variant="paper")),
    ).save_pretrained(folder)
    return {"model": str(folder), **({"side": 64} if build.tiny else {})}


def ip_adapter(build: Builder, folder: Path) -> dict[str, Any]:
    """IP-Adapter: picture encoder, projection and keys and values for every cross-attention layer."""
    from safetensors.torch import save_file

    options = release_base(build, folder)
    home = folder / "adapter" / "models"
    encoder = build.clip_vision(narrow=True)
    encoder.save_pretrained(home / "image_encoder")
    unet = UNet2DConditionModel.from_pretrained(folder / "base", subfolder="unet")
    channels, tokens = unet.config.cross_attention_dim, 4
    random = torch.Generator().manual_seed(build.seed)

    def draw(*shape: int) -> torch.Tensor:
        return (torch.randn(*shape, generator=random) * 0.05).to(build.dtype)

    state = {
        "image_proj.proj.weight": draw(tokens * channels, encoder.config.projection_dim),
        "image_proj.proj.bias": draw(tokens * channels),
        "image_proj.norm.weight": torch.ones(channels, dtype=build.dtype),
        "image_proj.norm.bias": draw(channels),
    }
    for n, name in enumerate(unet.attn_processors):
        if name.endswith("attn2.processor"):
            inner = unet.get_submodule(name.removesuffix(".processor")).to_k.out_features
            state |= {f"ip_adapter.{n}.to_{which}_ip.weight": draw(inner, channels) for which in ("k", "v")}
    save_file(state, home / "ip-adapter_sd15.safetensors")
    return {"model": str(folder / "adapter"), **options}


def videostudio_vid(build: Builder, folder: Path) -> dict[str, Any]:
    """The release's video model, and the picture encoder beside it."""
    build.clip_vision().save_pretrained(folder / "videostudio-img-encoder")
    home = folder / "videostudio-vid"
    build.video_unet().save_pretrained(home / "unet")
    build.vae(force_upcast=True, scaling_factor=0.13025).save_pretrained(home / "vae")
    build.clip_text("G", transformers.CLIPTextModelWithProjection).save_pretrained(home / "text_encoder_2")
    letter_tokenizer().save_pretrained(home / "tokenizer_2")
    release_scheduler().save_pretrained(home / "scheduler")
    return {"model": str(folder), **tiny_clips(build)}


def svd(build: Builder, folder: Path) -> dict[str, Any]:
    """Stable Video Diffusion."""
    sizes = {**build.pick(arch.VAE), "down_block_types": arch.DOWN}
    groups = sizes.pop("norm_num_groups", None)
    if groups:  # this decoder's normalisations have 32 groups at any size
        sizes["block_out_channels"] = (32, 32, 32, 32)
    unet = build.make(lambda: diffusers.UNetSpatioTemporalConditionModel(**build.pick(arch.SVD_UNET)))
    diffusers.StableVideoDiffusionPipeline(
        vae=build.make(lambda: diffusers.AutoencoderKLTemporalDecoder(**sizes)),
        image_encoder=build.clip_vision(narrow=True),
        unet=unet,
        scheduler=stable_diffusion_schedule(
            diffusers.EulerDiscreteScheduler,
            interpolation_type="linear",
            prediction_type="v_prediction",
            sigma_max=700.0,
            sigma_min=0.002,
            timestep_spacing="leading",
            timestep_type="continuous",
            use_karras_sigmas=True,
            steps_offset=1,
        ),
        feature_extractor=build.processor(narrow=True),
    ).save_pretrained(folder)
    return {"model": str(folder), **tiny_clips(build)}


def i2vgen_xl(build: Builder, folder: Path) -> dict[str, Any]:
    """I2VGen-XL."""
    diffusers.I2VGenXLPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("H"),
        tokenizer=letter_tokenizer(),
        image_encoder=build.clip_vision(narrow=True),
        feature_extractor=build.processor(narrow=True),
        unet=build.make(lambda: diffusers.I2VGenXLUNet(**build.pick(arch.MODELSCOPE_UNET))),
        scheduler=ddim_scheduler(),
    ).save_pretrained(folder)
    return {"model": str(folder), **tiny_clips(build)}


def modelscope_t2v(build: Builder, folder: Path) -> dict[str, Any]:
    """ModelScopeT2V."""
    diffusers.TextToVideoSDPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("H"),
        tokenizer=letter_tokenizer(),
        unet=build.make(lambda: diffusers.UNet3DConditionModel(**build.pick(arch.MODELSCOPE_UNET))),
        scheduler=DDIMScheduler.from_config(ddim_scheduler().config),
    ).save_pretrained(folder)
    return {"model": str(folder), **tiny_clips(build)}


def wan_parts(build: Builder) -> dict[str, Any]:
    """Text encoder, VAE and scheduler of Wan 2.1, which Wan 2.2's larger model has too."""
    tokenizer = text_tokenizer()
    config = transformers.UMT5Config(**{"vocab_size": len(tokenizer), **build.pick(arch.UMT5)})
    sizes = {**arch.WAN21_VAE_COMMON, **build.pick(arch.WAN21_VAE)}
    return {
        "tokenizer": tokenizer,
        "text_encoder": build.make(lambda: transformers.UMT5EncoderModel(config)),
        "vae": build.precise.make(lambda: diffusers.AutoencoderKLWan(**sizes)),
        "scheduler": diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0
        ),
    }


def wan22(build: Builder, folder: Path) -> dict[str, Any]:
    """Wan 2.2 TI2V-5B."""
    options = {**arch.WAN_COMMON, **build.pick(arch.WAN)}
    vae = build.precise.make(lambda: diffusers.AutoencoderKLWan(**arch.WAN_VAE_COMMON, **build.pick(arch.WAN_VAE)))
    diffusers.WanImageToVideoPipeline(
        **{**wan_parts(build), "vae": vae},
        transformer=build.make(lambda: diffusers.WanTransformer3DModel(**options)),
        expand_timesteps=True,
    ).save_pretrained(folder)
    return {"model": str(folder), **({"tokens": 32} if build.tiny else {}), **tiny_clips(build)}


def wan_vace(build: Builder, folder: Path) -> dict[str, Any]:
    """Wan 2.1 VACE 1.3B."""
    options = build.pick(arch.WAN_VACE)
    diffusers.WanVACEPipeline(
        **wan_parts(build),
        transformer=build.make(lambda: diffusers.WanVACETransformer3DModel(**options)),
    ).save_pretrained(folder)
    return {"model": str(folder), **({"tokens": 32} if build.tiny else {}), **tiny_clips(build)}


def wan_pair(build: Builder, folder: Path) -> dict[str, Any]:
    """Wan 2.2 I2V-A14B, and the files of its distillation as their makers write them."""
    options = {**arch.WAN_PAIR_COMMON, **build.pick(arch.WAN_PAIR)}
    second = Builder(build.size, build.seed + 1, build.device, build.dtype)
    networks = [one.make(lambda: diffusers.WanTransformer3DModel(**options)) for one in (build, second)]
    diffusers.WanImageToVideoPipeline(
        **wan_parts(build), transformer=networks[0], transformer_2=networks[1], boundary_ratio=0.9
    ).save_pretrained(folder / "base")
    names = {"high_noise": "high.safetensors", "low_noise": "low.safetensors"}
    for seed, name in enumerate(names.values()):
        write_wan_lora(networks[0], folder / "distillation" / name, seed, 4 if build.tiny else 64)
    place = {"model": str(folder / "base"), "distillation": str(folder / "distillation"), **names}
    return {**place, **({"tokens": 32} if build.tiny else {}), **tiny_clips(build)}


def write_wan_lora(network: Any, file: Path, seed: int, rank: int = 4) -> None:
    """A LoRA for a Wan network with the keys of lightx2v's files: also such that diffusers leaves out.

    Args:
        network: the network.
        file: the file; its folder is made if missing.
        seed: of the weights.
        rank: of its matrices.
    """
    from safetensors.torch import save_file

    random = torch.Generator().manual_seed(seed)
    names = {"to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "o"}
    state = {}
    place, dtype = ("meta", network.dtype) if network.device.type == "meta" else ("cpu", torch.float32)

    def draw(*shape: int) -> torch.Tensor:
        return (
            torch.randn(*shape, generator=random) if place == "cpu" else torch.empty(shape, dtype=dtype, device=place)
        )

    for n, block in enumerate(network.blocks):
        layers = {f"self_attn.{new}": block.attn1.get_submodule(old) for old, new in names.items()}
        layers |= {f"cross_attn.{new}": block.attn2.get_submodule(old) for old, new in names.items()}
        layers |= {"ffn.0": block.ffn.net[0].proj, "ffn.2": block.ffn.net[2]}
        for name, layer in layers.items():
            key = f"diffusion_model.blocks.{n}.{name}"
            state[f"{key}.lora_down.weight"] = draw(rank, layer.in_features)
            state[f"{key}.lora_up.weight"] = draw(layer.out_features, rank)
            state[f"{key}.diff_b"] = draw(layer.out_features)
        state[f"diffusion_model.blocks.{n}.norm3.diff"] = torch.zeros(
            block.norm2.weight.shape, dtype=dtype, device=place
        )
        state[f"diffusion_model.blocks.{n}.diff_m"] = torch.zeros(
            block.scale_shift_table.shape, dtype=dtype, device=place
        )
    if place == "meta":
        write_holes(file, state, file.parent)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file(state, file)


def ltx2(build: Builder, folder: Path) -> dict[str, Any]:
    """LTX-2.3."""
    sizes, tokenizer = build.pick(arch.GEMMA3), gemma_tokenizer()
    text = {"vocab_size": len(tokenizer), **sizes["text"]}
    config = transformers.Gemma3Config(
        text_config=text, vision_config=sizes["vision"], **({"image_token_index": 4} if build.tiny else {})
    )
    networks: dict[str, tuple[Callable[..., Any], arch.Options]] = {
        "transformer": (diffusers.LTX2VideoTransformer3DModel, {**arch.LTX2_COMMON, **build.pick(arch.LTX2)}),
        "connectors": (LTX2TextConnectors, {**arch.LTX2_CONNECTORS_COMMON, **build.pick(arch.LTX2_CONNECTORS)}),
        "vae": (diffusers.AutoencoderKLLTX2Video, {**arch.LTX2_VAE_COMMON, **build.pick(arch.LTX2_VAE)}),
        "audio_vae": (diffusers.AutoencoderKLLTX2Audio, build.pick(arch.LTX2_AUDIO_VAE)),
        "vocoder": (LTX2VocoderWithBWE, build.pick(arch.LTX2_VOCODER)),
    }
    made = {
        name: build.make(lambda kind=kind, options=options: kind(**options))
        for name, (kind, options) in networks.items()
    }
    diffusers.LTX2ImageToVideoPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024, shift_terminal=0.1
        ),
        text_encoder=build.make(lambda: transformers.Gemma3ForConditionalGeneration(config)),
        tokenizer=tokenizer,
        **made,
    ).save_pretrained(folder)
    return {"model": str(folder), **({"tokens": 32, "perturbed": 1} if build.tiny else {}), **tiny_clips(build, 9)}


def qwen_edit(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen-Image-Edit-2511."""
    sizes, tokenizer = build.pick(arch.QWEN_VL), picture_tokenizer()
    start, end, picture, video = tokenizer.convert_tokens_to_ids(list(PICTURE_TOKENS))
    config = transformers.Qwen2_5_VLConfig(
        text_config={"vocab_size": len(tokenizer), "bos_token_id": 0, "eos_token_id": 2, **sizes["text"]},
        vision_config=sizes["vision"],
        image_token_id=picture,
        video_token_id=video,
        vision_start_token_id=start,
        vision_end_token_id=end,
    )
    options = build.pick(arch.QWEN_IMAGE_VAE)
    latents = {"latents_mean": [0.0] * options["z_dim"], "latents_std": [1.0] * options["z_dim"]} if options else {}
    least = {"min_pixels": 28 * 28, "max_pixels": 56 * 56} if build.tiny else {}
    diffusers.QwenImageEditPlusPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.5, max_shift=0.9, max_image_seq_len=8192, shift_terminal=0.02
        ),
        vae=build.make(lambda: diffusers.AutoencoderKLQwenImage(**options, **latents)),
        text_encoder=build.make(lambda: transformers.Qwen2_5_VLForConditionalGeneration(config)),
        tokenizer=tokenizer,
        processor=PictureProcessor(transformers.Qwen2VLImageProcessorPil(**least), tokenizer),
        transformer=build.make(
            lambda: diffusers.QwenImageTransformer2DModel(zero_cond_t=True, **build.pick(arch.QWEN_IMAGE))
        ),
    ).save_pretrained(folder)
    # As it is named on the hub.
    index = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
    index["processor"] = ["transformers", "Qwen2VLProcessor"]
    (folder / "model_index.json").write_text(json.dumps(index), encoding="utf-8")
    return {"model": str(folder), **({"side": 64, "reference_side": 64} if build.tiny else {})}


def _language_model(model: Any, folder: Path) -> dict[str, Any]:
    model.save_pretrained(folder)
    chat_tokenizer().save_pretrained(folder)
    return {"model": str(folder)}


def glm4(build: Builder, folder: Path) -> dict[str, Any]:
    """GLM-4-9B."""
    options = {"vocab_size": len(chat_tokenizer()), **build.pick(arch.GLM)}
    config = transformers.GlmConfig(
        max_position_embeddings=build.longest_text, bos_token_id=0, eos_token_id=2, pad_token_id=0, **options
    )
    return _language_model(build.make(lambda: transformers.GlmForCausalLM(config)), folder)


def qwen3_4b(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen3-4B."""
    return _language_model(build.qwen3("4b"), folder)


def qwen3_8b(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen3-8B."""
    return _language_model(build.qwen3("8b"), folder)


def qwen35_4b(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen3.5-4B, with the encoder for pictures that lies beside it on the hub and is not loaded."""
    options = {"vocab_size": len(chat_tokenizer()), **build.pick(arch.QWEN35)}
    text = transformers.Qwen3_5TextConfig(
        max_position_embeddings=build.longest_text,
        bos_token_id=0,
        eos_token_id=2,
        pad_token_id=0,
        tie_word_embeddings=True,
        **options,
    )
    vision = {"depth": 1, "hidden_size": 32, "intermediate_size": 32, "num_heads": 2} if build.tiny else {"depth": 24}
    config = transformers.Qwen3_5Config(
        text_config=text.to_dict(),
        vision_config={**vision, "out_hidden_size": text.hidden_size},
        tie_word_embeddings=True,
    )
    return _language_model(build.make(lambda: transformers.Qwen3_5ForConditionalGeneration(config)), folder)


WRITERS: dict[str, Callable[[Builder, Path], dict[str, Any]]] = {
    "glm-4-9b": glm4,
    "qwen3-4b": qwen3_4b,
    "qwen3-8b": qwen3_8b,
    "qwen3.5-4b": qwen35_4b,
    "qwen3-klein": klein,
    "sd21": sd21,
    "sdxl": sdxl,
    "flux2-klein": flux2_klein,
    "videostudio-img": videostudio_img,
    "videostudio-img-paper": videostudio_img_paper,
    "ip-adapter": ip_adapter,
    "ip-adapter-regions": ip_adapter,
    "flux2-klein-scenes": flux2_klein_scenes,
    "qwen-image-edit": qwen_edit,
    "no-references": no_references,
    "videostudio-vid": videostudio_vid,
    "svd": svd,
    "i2vgen-xl": i2vgen_xl,
    "wan22": wan22,
    "wan22-a14b": wan_pair,
    "wan-vace-1.3b": wan_vace,
    "ltx2": ltx2,
    "modelscope-t2v": modelscope_t2v,
}
"""How the snapshot of each backend is written; backends over the same repository write the same files."""
SAME_FILES = {
    "qwen3-klein": "klein",
    "flux2-klein": "klein",
    "flux2-klein-scenes": "klein",
    "no-references": "sd21",
    "ip-adapter-regions": "ip-adapter",
}


def write_snapshot(
    backend: str,
    folder: Path,
    size: str = "tiny",
    seed: int = 0,
    device: str = "cpu",
    dtype: torch.dtype = torch.float32,
) -> dict[str, Any]:
    """Write a backend's models with random weights.

    Args:
        backend: the backend's name.
        folder: where; made if missing.
        size: one of `builder.SIZES`; "small" differs from "tiny" for the paper's two models only.
        seed: of the weights.
        device: where networks are made before they are written.
        dtype: precision of the written weights.

    Returns:
        The options that point the backend at them.

    Raises:
        InputError: there is no such size, or the backend's architecture is not known here.
    """
    if backend not in WRITERS:
        raise InputError(f"No random weights can be made for '{backend}'; they can for {', '.join(WRITERS)}.")
    folder.mkdir(parents=True, exist_ok=True)
    return WRITERS[backend](Builder(size, seed, device, dtype), folder)


def write_with_holes(
    backend: str, folder: Path, store: Path, half: str = "bfloat16", size: str = "full"
) -> dict[str, Any]:
    """Write a backend's models without their data, see `sparse`.

    Args:
        backend: the backend's name.
        folder: where; made if missing.
        store: folder of files that several models have in common, on the same disk.
        half: precision of the written weights.
        size: one of `builder.SIZES`.

    Returns:
        The options that point the backend at them.
    """
    with saved_with_holes(store):
        return write_snapshot(backend, folder, size, device="meta", dtype=getattr(torch, half))
