"""Snapshots with random weights for every backend: real classes, real folders, own tokenizers, nothing downloaded.

`write_snapshot` gives the options that point a backend at them. Tiny ones run anywhere in seconds; full ones have the
published architectures' sizes, so that a GPU machine without network can measure memory and speed.
"""

import json
import string
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import diffusers
import tokenizers
import torch
import transformers
from diffusers import AutoencoderKL, DDIMScheduler, FlowMatchEulerDiscreteScheduler, UNet2DConditionModel
from tokenizers.pre_tokenizers import ByteLevel
from torch import nn

from tests.random_weights import architectures as arch
from tests.random_weights.sizes import VIDEO_COMMON, directly, letter_tokenizer
from tests.random_weights.sizes import VIDEO_UNET as VIDEOSTUDIO_UNET
from videostudio.diffusion import SceneImagePipeline
from videostudio.diffusion.image_pipeline import release_scheduler
from videostudio.diffusion.video_pipeline import release_scheduler as video_scheduler
from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.resampler import EntityResampler
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.stages.writing.paper_examples import PAPER_EXAMPLES

SIZES = ("tiny", "full")
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
# Words of the language models' tokenizer.
WORDS = 900
CHAT_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SHORTEST = {"tiny": 16384, "full": 40960}


class Builder:
    """Builds networks of one size in one place and precision.

    Args:
        size: "tiny" or "full".
        seed: of the weights.
        device: where full networks are made before they are written.
        dtype: precision of the written weights.
    """

    def __init__(self, size: str, seed: int, device: str, dtype: torch.dtype) -> None:
        self.size, self.seed, self.device, self.dtype = size, seed, device, dtype
        self.tiny = size == "tiny"

    def make(self, build: Callable[[], Any]) -> Any:
        """A network with random weights, none of them zero throughout: a layer that is silent would hide mistakes."""
        with directly(self.device, self.dtype, self.seed):
            module = build().eval().requires_grad_(False)
        with torch.no_grad():
            for parameter in module.parameters():
                if parameter.ndim > 1 and not parameter.any():
                    nn.init.normal_(parameter, std=0.02)
        return module

    def pick(self, table: dict[str, arch.Options], full: str = "full") -> arch.Options:
        """The options of this size."""
        return table["tiny" if self.tiny else full]

    def vae(self, **options: Any) -> AutoencoderKL:
        """Stable Diffusion's VAE."""
        sizes = {"down_block_types": arch.DOWN, "up_block_types": arch.UP, "latent_channels": 4, **self.pick(arch.VAE)}
        return self.make(lambda: AutoencoderKL(**sizes, **options))

    def clip_text(self, full: str, kind: type = transformers.CLIPTextModel) -> Any:
        """A CLIP text encoder."""
        options = self.pick(arch.CLIP_TEXT, full)
        config = transformers.CLIPTextConfig(
            vocab_size=256 if self.tiny else 49408,
            projection_dim=options["hidden_size"],
            bos_token_id=0,
            eos_token_id=1,
            pad_token_id=1,
            **options,
        )
        return self.make(lambda: kind(config))

    def clip_vision(self, projection: int | None = None, narrow: bool = False) -> Any:
        """CLIP ViT-H/14's picture encoder.

        Args:
            projection: its projection's channels, if not the usual ones.
            narrow: fewer channels at tiny size, for models that take the projection only.
        """
        options = dict(self.pick(arch.CLIP_VISION))
        patch = 14
        if narrow and self.tiny:
            # Stable Video Diffusion feeds 224 pixels whatever the encoder says.
            options |= {"hidden_size": 32, "num_attention_heads": 2, "image_size": 224}
            patch = 56
        options["projection_dim"] = projection or options["projection_dim"]
        config = transformers.CLIPVisionConfig(patch_size=patch, **options)
        return self.make(lambda: transformers.CLIPVisionModelWithProjection(config))

    def processor(self, narrow: bool = False) -> Any:
        """CLIP's picture processing, for `clip_vision` with the same argument."""
        side = 224 if narrow else self.pick(arch.CLIP_VISION)["image_size"]
        size = {"shortest_edge": side}
        return transformers.CLIPImageProcessorPil(size=size, crop_size={"height": side, "width": side})

    def sd_unet(self, full: str) -> UNet2DConditionModel:
        """Stable Diffusion's UNet."""
        return self.make(lambda: UNet2DConditionModel(sample_size=64, **self.pick(arch.SD_UNET, full)))

    def qwen3(self, full: str, tiny: str = "tiny") -> Any:
        """A Qwen3 language model."""
        options = {"vocab_size": len(chat_tokenizer()), **arch.QWEN3[tiny if self.tiny else full]}
        config = transformers.Qwen3Config(
            max_position_embeddings=SHORTEST[self.size], bos_token_id=0, eos_token_id=2, pad_token_id=0, **options
        )
        return self.make(lambda: transformers.Qwen3ForCausalLM(config))


@lru_cache(maxsize=1)
def words_of_scripts() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Words and merges of a byte-pair encoding learnt from the examples that writers are shown."""
    learner = tokenizers.Tokenizer(tokenizers.models.BPE())
    learner.pre_tokenizer = ByteLevel(add_prefix_space=False)
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=WORDS,
        special_tokens=list(CHAT_TOKENS),
        initial_alphabet=sorted(ByteLevel.alphabet()),
        show_progress=False,
    )
    learner.train_from_iterator([text for one in PAPER_EXAMPLES for text in (one.cast_json, one.scenes_json)], trainer)
    learnt = json.loads(learner.to_str())["model"]
    return learnt["vocab"], [(first, second) for first, second in learnt["merges"]]


def chat_tokenizer() -> Any:
    """Qwen's tokenizer with the words of scripts, and a chat template."""
    vocabulary, merges = words_of_scripts()
    made = transformers.Qwen2Tokenizer(
        vocab=dict(vocabulary), merges=merges, unk_token=None, eos_token="<|im_end|>", pad_token="<|endoftext|>"
    )
    made.add_special_tokens({"additional_special_tokens": list(CHAT_TOKENS)})
    made.chat_template = CHAT_TEMPLATE
    return made


def text_tokenizer() -> Any:
    """T5's tokenizer with letters as its only words."""
    letters = string.ascii_lowercase + string.ascii_uppercase + string.digits + string.punctuation
    words = ["<pad>", "</s>", "<unk>", "▁", *letters]
    return transformers.T5Tokenizer(vocab=[(word, -float(n + 1)) for n, word in enumerate(words)], extra_ids=0)


def stable_diffusion(build: Builder, folder: Path, full: str, text: str) -> None:
    """A Stable Diffusion pipeline's folder."""
    diffusers.StableDiffusionPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text(text),
        tokenizer=letter_tokenizer(),
        unet=build.sd_unet(full),
        scheduler=release_scheduler(),
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
    stable_diffusion(build, folder, "sd21", "H")
    return {"model": str(folder)}


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
        scheduler=diffusers.EulerDiscreteScheduler.from_config(release_scheduler().config),
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
    return {**klein(build, folder), **({"reference_side": 64, "tokens": 128} if build.tiny else {})}


def release_base(build: Builder, folder: Path) -> dict[str, str]:
    """What the release's image model and IP-Adapter stand on: a Stable Diffusion 1.5 and a VAE of its own."""
    stable_diffusion(build, folder / "base", "sd15", "L")
    build.vae(scaling_factor=0.18215).save_pretrained(folder / "vae")
    return {"base": str(folder / "base"), "vae": str(folder / "vae")}


def videostudio_img(build: Builder, folder: Path) -> dict[str, Any]:
    """The release's image model: picture encoder and adapter file."""
    options = release_base(build, folder)
    release = folder / "release"
    encoder = build.clip_vision()
    encoder.save_pretrained(release / "videostudio-img-encoder")
    unet = UNet2DConditionModel.from_pretrained(folder / "base", subfolder="unet")
    width, channels = encoder.config.hidden_size, unet.config.cross_attention_dim

    def build_adapter() -> Any:
        adapter = EntityAdapter.install(unet)
        adapter.image_proj = EntityResampler(dim=channels, output_dim=channels, embedding_dim=width)
        return adapter

    adapter = build.make(build_adapter).to("cpu")
    weights = {
        f"{2 * int(name.partition('.')[0]) + 1}.{name.partition('.')[2]}": value
        for name, value in adapter.layers.state_dict().items()
    }
    state = {"image_proj": adapter.image_proj.state_dict(), "ip_adapter": weights}
    torch.save(state, release / "videostudio-img-combine.bin")
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
        scheduler=release_scheduler(),
        image_encoder=encoder,
        feature_extractor=build.processor(),
        adapter=build.make(lambda: EntityAdapter.install(unet, variant="paper")),
    ).save_pretrained(folder)
    return {"model": str(folder)}


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
    options = {**VIDEO_COMMON, **VIDEOSTUDIO_UNET[build.size]}
    build.make(lambda: VideoStudioUNet3D.from_config(options)).save_pretrained(home / "unet")
    build.vae(force_upcast=True, scaling_factor=0.13025).save_pretrained(home / "vae")
    build.clip_text("G", transformers.CLIPTextModelWithProjection).save_pretrained(home / "text_encoder_2")
    letter_tokenizer().save_pretrained(home / "tokenizer_2")
    video_scheduler().save_pretrained(home / "scheduler")
    return {"model": str(folder)}


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
        scheduler=diffusers.EulerDiscreteScheduler(
            beta_start=0.00085,
            beta_end=0.012,
            beta_schedule="scaled_linear",
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
    return {"model": str(folder)}


def i2vgen_xl(build: Builder, folder: Path) -> dict[str, Any]:
    """I2VGen-XL."""
    diffusers.I2VGenXLPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("H"),
        tokenizer=letter_tokenizer(),
        image_encoder=build.clip_vision(narrow=True),
        feature_extractor=build.processor(narrow=True),
        unet=build.make(lambda: diffusers.I2VGenXLUNet(**build.pick(arch.VIDEO_UNET))),
        scheduler=release_scheduler(),
    ).save_pretrained(folder)
    return {"model": str(folder)}


def modelscope_t2v(build: Builder, folder: Path) -> dict[str, Any]:
    """ModelScopeT2V."""
    diffusers.TextToVideoSDPipeline(
        vae=build.vae(scaling_factor=0.18215),
        text_encoder=build.clip_text("H"),
        tokenizer=letter_tokenizer(),
        unet=build.make(lambda: diffusers.UNet3DConditionModel(**build.pick(arch.VIDEO_UNET))),
        scheduler=DDIMScheduler.from_config(release_scheduler().config),
    ).save_pretrained(folder)
    return {"model": str(folder)}


def wan22(build: Builder, folder: Path) -> dict[str, Any]:
    """Wan 2.2 TI2V-5B."""
    tokenizer = text_tokenizer()
    config = transformers.UMT5Config(**{"vocab_size": len(tokenizer), **build.pick(arch.UMT5)})
    options = {**arch.WAN_COMMON, **build.pick(arch.WAN)}
    diffusers.WanImageToVideoPipeline(
        tokenizer=tokenizer,
        text_encoder=build.make(lambda: transformers.UMT5EncoderModel(config)),
        vae=build.make(lambda: diffusers.AutoencoderKLWan(**arch.WAN_VAE_COMMON, **build.pick(arch.WAN_VAE))),
        scheduler=diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0
        ),
        transformer=build.make(lambda: diffusers.WanTransformer3DModel(**options)),
        expand_timesteps=True,
    ).save_pretrained(folder)
    return {"model": str(folder), **({"tokens": 32} if build.tiny else {})}


def _language_model(model: Any, folder: Path) -> dict[str, Any]:
    model.save_pretrained(folder)
    chat_tokenizer().save_pretrained(folder)
    return {"model": str(folder)}


def glm4(build: Builder, folder: Path) -> dict[str, Any]:
    """GLM-4-9B."""
    options = {"vocab_size": len(chat_tokenizer()), **build.pick(arch.GLM)}
    config = transformers.GlmConfig(
        max_position_embeddings=SHORTEST[build.size], bos_token_id=0, eos_token_id=2, pad_token_id=0, **options
    )
    return _language_model(build.make(lambda: transformers.GlmForCausalLM(config)), folder)


def qwen3_4b(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen3-4B."""
    return _language_model(build.qwen3("4b"), folder)


def qwen3_8b(build: Builder, folder: Path) -> dict[str, Any]:
    """Qwen3-8B."""
    return _language_model(build.qwen3("8b"), folder)


WRITERS: dict[str, Callable[[Builder, Path], dict[str, Any]]] = {
    "glm-4-9b": glm4,
    "qwen3-4b": qwen3_4b,
    "qwen3-8b": qwen3_8b,
    "qwen3-klein": klein,
    "sd21": sd21,
    "sdxl": sdxl,
    "flux2-klein": flux2_klein,
    "videostudio-img": videostudio_img,
    "videostudio-img-paper": videostudio_img_paper,
    "ip-adapter": ip_adapter,
    "flux2-klein-scenes": flux2_klein_scenes,
    "no-references": no_references,
    "videostudio-vid": videostudio_vid,
    "svd": svd,
    "i2vgen-xl": i2vgen_xl,
    "wan22": wan22,
    "modelscope-t2v": modelscope_t2v,
}
"""How the snapshot of each backend is written; backends over the same repository write the same files."""
SAME_FILES = {"qwen3-klein": "klein", "flux2-klein": "klein", "flux2-klein-scenes": "klein", "no-references": "sd21"}


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
        size: "tiny" or "full".
        seed: of the weights.
        device: where networks are made before they are written.
        dtype: precision of the written weights.

    Returns:
        The options that point the backend at them.

    Raises:
        InputError: there is no such size, or the backend's architecture is not known here.
    """
    if size not in SIZES:
        raise InputError(f"There is no model size '{size}'; choose {', '.join(SIZES)}.")
    if backend not in WRITERS:
        raise InputError(f"No random weights can be made for '{backend}'; they can for {', '.join(WRITERS)}.")
    folder.mkdir(parents=True, exist_ok=True)
    return WRITERS[backend](Builder(size, seed, device, dtype), folder)
