"""Networks and tokenizers with random weights: real classes, nothing downloaded."""

import json
import string
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import tokenizers
import torch
import transformers
from diffusers import AutoencoderKL, UNet2DConditionModel
from tokenizers.pre_tokenizers import ByteLevel
from torch import nn

from tests.random_weights import architectures as arch
from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.resampler import EntityResampler
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.stages.writing.paper_examples import PAPER_EXAMPLES

Network = TypeVar("Network", bound=nn.Module)
SIZES = ("tiny", "small", "full")
"""See `architectures`; a full VideoStudio has 4.7e9 parameters."""
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
# Words of the language models' tokenizer.
WORDS = 900
CHAT_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
PICTURE_TOKENS = ("<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>")


@contextmanager
def created_on(device: str | torch.device, dtype: torch.dtype, seed: int = 0) -> Iterator[None]:
    """Create every parameter inside the block on the device and in the precision, from a seed of its own."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        with torch.random.fork_rng(devices=[]), torch.device(device):
            torch.manual_seed(seed)
            yield
    finally:
        torch.set_default_dtype(before)


class Builder:
    """Builds networks of one size in one place and precision.

    Args:
        size: one of `SIZES`.
        seed: of the weights.
        device: where the networks are made.
        dtype: precision of the weights.

    Raises:
        InputError: there is no such size.
    """

    def __init__(self, size: str, seed: int, device: str | torch.device, dtype: torch.dtype) -> None:
        if size not in SIZES:
            raise InputError(f"There is no model size '{size}'; choose {', '.join(SIZES)}.")
        self.size, self.seed, self.device, self.dtype = size, seed, device, dtype
        self.tiny = size != "full"
        """Whether everything that has no small version of its own is tiny."""

    @property
    def in_memory(self) -> "Builder":
        """A builder of the same in main memory, for what is written whole even where the others have no weights."""
        return Builder(self.size, self.seed, "cpu", self.dtype) if str(self.device) == "meta" else self

    @property
    def precise(self) -> "Builder":
        """A builder of the same in single precision, for what is published so."""
        return Builder(self.size, self.seed, self.device, torch.float32)

    def make(self, build: Callable[[], Network]) -> Network:
        """A network with random weights, none of them zero throughout: a layer that is silent would hide mistakes."""
        with created_on(self.device, self.dtype, self.seed):
            module = build().eval().requires_grad_(False)
            for parameter in module.parameters():
                if parameter.ndim > 1 and not parameter.is_meta and not parameter.any():
                    nn.init.normal_(parameter, std=0.02)
        return module

    def pick(self, table: dict[str, arch.Options], full: str = "full") -> arch.Options:
        """The options of this size; `full` names them in tables with several models of full size."""
        return table[full if self.size == "full" else self.size if self.size in table else "tiny"]

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

    def clip_vision(
        self,
        projection: int | None = None,
        narrow: bool = False,
        kind: type = transformers.CLIPVisionModelWithProjection,
    ) -> Any:
        """CLIP ViT-H/14's picture encoder.

        Args:
            projection: its projection's channels, if not the usual ones.
            narrow: fewer channels at tiny size, for models that take the projection only.
            kind: its class.
        """
        options = dict(self.pick(arch.CLIP_VISION))
        patch = 14
        if narrow and self.tiny:
            # Stable Video Diffusion feeds 224 pixels whatever the encoder says.
            options |= {"hidden_size": 32, "num_attention_heads": 2, "image_size": 224}
            patch = 56
        options["projection_dim"] = projection or options["projection_dim"]
        config = transformers.CLIPVisionConfig(patch_size=patch, **options)
        return self.make(lambda: kind(config))

    def processor(self, narrow: bool = False) -> Any:
        """CLIP's picture processing, for `clip_vision` with the same argument."""
        side = 224 if narrow else self.pick(arch.CLIP_VISION)["image_size"]
        size = {"shortest_edge": side}
        return transformers.CLIPImageProcessorPil(size=size, crop_size={"height": side, "width": side})

    def sd_unet(self, full: str) -> UNet2DConditionModel:
        """Stable Diffusion's UNet."""
        return self.make(lambda: UNet2DConditionModel(sample_size=64, **self.pick(arch.SD_UNET, full)))

    @property
    def longest_text(self) -> int:
        """Positions of the language models: a script's messages fit into 16384, and full ones have what they have."""
        return 16384 if self.tiny else 40960

    def qwen3(self, full: str, tiny: str = "tiny") -> Any:
        """A Qwen3 language model."""
        options = {"vocab_size": len(chat_tokenizer()), **arch.QWEN3[tiny if self.tiny else full]}
        config = transformers.Qwen3Config(
            max_position_embeddings=self.longest_text, bos_token_id=0, eos_token_id=2, pad_token_id=0, **options
        )
        return self.make(lambda: transformers.Qwen3ForCausalLM(config))

    def video_unet(self, **options: Any) -> VideoStudioUNet3D:
        """VideoStudio-Vid's UNet, some of its options changed."""
        config = {**arch.VIDEOSTUDIO_COMMON, **self.pick(arch.VIDEOSTUDIO_UNET), **options}
        unet: VideoStudioUNet3D = self.make(lambda: VideoStudioUNet3D.from_config(config))
        return unet

    def entity_adapter(self, unet: UNet2DConditionModel, encoder_width: int) -> EntityAdapter:
        """The release's adapter with its resampler, attached to a UNet."""
        channels = unet.config.cross_attention_dim

        def build_adapter() -> EntityAdapter:
            adapter: EntityAdapter = EntityAdapter.install(unet)
            adapter.image_proj = EntityResampler(dim=channels, output_dim=channels, embedding_dim=encoder_width)
            adapter.register_to_config(resampler=EntityResampler.config_of(adapter.image_proj.state_dict()))
            return adapter

        made: EntityAdapter = self.make(build_adapter)
        return made


def letter_tokenizer() -> transformers.CLIPTokenizer:
    """CLIP's tokenizer with letters as its only words: real code, no vocabulary to download."""
    symbols = string.ascii_lowercase + string.digits + string.punctuation
    words = ["<|startoftext|>", "<|endoftext|>", *symbols, *(f"{letter}</w>" for letter in symbols)]
    return transformers.CLIPTokenizer(
        vocab={word: place for place, word in enumerate(words)}, merges=[], model_max_length=77
    )


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


def gemma_tokenizer() -> Any:
    """Gemma's tokenizer with letters as its only words."""
    letters = string.ascii_letters + string.digits + string.punctuation
    words = ["<pad>", "<eos>", "<bos>", "<unk>", "▁", *letters]
    return transformers.GemmaTokenizer(vocab={word: place for place, word in enumerate(words)}, merges=[])


def picture_tokenizer() -> Any:
    """Qwen's tokenizer with the words of scripts and those that stand for pictures."""
    made = chat_tokenizer()
    made.add_special_tokens({"additional_special_tokens": [*CHAT_TOKENS, *PICTURE_TOKENS]})
    return made
