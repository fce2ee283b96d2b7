"""What a person may set of a backend: one dataclass for each class of model, whose values are a row's defaults.

A row holds one of these as its `options`, with its own defaults in it, so that new weights for a known class of model
are a row and nothing else. Nothing here imports a model library: a page may show the options without loading one.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from videostudio.errors import BackendError, InputError
from videostudio.types import Size

Quantization = Literal["auto", "8bit", "4bit", "none"]
QUANTIZATIONS: tuple[Quantization, ...] = ("auto", "8bit", "4bit", "none")
FOUR_BIT: Quantization = "4bit"

# What to call a value's type when a person gave another one.
TYPE_NAMES: Mapping[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}
# How a switch is written.
SWITCHES = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
# Stable Diffusion's family was trained on so many steps of noise; no sampler takes more.
MOST_STEPS = 1000
# The longest side that any of the models draws, in pixels, and the longest prompt that any reads, in tokens.
MOST_SIDE, MOST_TOKENS = 4096, 4096
# More than any of the models makes of a clip, and makes for a second of it.
MOST_FRAMES, MOST_RATE = 500, 120
# The longest text of an option, in characters.
MOST_LETTERS = 2000


def define_option(
    default: Any,
    text: str,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
    prose: bool = False,
    revision_of: str = "",
    sizes: bool = False,
) -> Any:
    """A dataclass field of an option.

    Args:
        default: the default of the class of model; a row may have another one.
        text: what the option does, for people.
        least: the smallest value that makes sense.
        most: the largest one.
        choices: the only values there are, where the option is text.
        prose: whether its text is words for the model; any other free text names a file or a repository.
        revision_of: the option whose repository this is a revision of; empty for none.
        sizes: whether its text is a list of sizes.
    """
    told = {"help": text, "least": least, "most": most, "choices": choices, "prose": prose, "revision_of": revision_of}
    return field(default=default, metadata={**told, "sizes": sizes})


def define_negative() -> Any:
    """The option of what shall not be shown, for models that take a negative prompt."""
    return define_option("", "what shall not be shown; empty for the model's usual words", prose=True)


def define_lora() -> Any:
    """The option of a LoRA, for models whose pipeline takes one."""
    return define_option("", "LoRA: hub id (owner/name, owner/name/file.safetensors), folder or file; empty for none")


def define_camera_step() -> Any:
    """The option after which step the camera moves the frames."""
    return define_option(
        0,
        "step after which the camera moves the frames (the paper's T_m); 0 goes by the share of noise",
        least=0,
        most=MOST_STEPS,
    )


def define_rate(usual: float) -> Any:
    """The option of how many frames a second a model for clips makes, for models that make as many as are needed.

    Args:
        usual: what it was trained on.
    """
    return define_option(
        usual,
        "frames a second of the model; 0 always samples its frames, spread over the clip's length",
        least=0,
        most=MOST_RATE,
    )


def define_frames(usual: int) -> Any:
    """The option of how many frames such a model makes at most.

    Args:
        usual: what it was trained on.
    """
    return define_option(
        usual, "most frames that are sampled; longer clips show them for longer", least=1, most=MOST_FRAMES
    )


def define_lora_scale() -> Any:
    """The option of a LoRA's weight."""
    return define_option(1.0, "weight of the LoRA; 0 leaves the model as it is")


def list_sizes(text: str) -> tuple[Size, ...]:
    """The sizes in a text such as "1280x704, 704x1280"; none in an empty one.

    Raises:
        InputError: a part of it is no size.
    """
    return tuple(Size.parse(part.strip()) for part in text.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class OptionField:
    """One option of a row, as a page may show it.

    Args:
        name: its name in a profile.
        default: the row's default.
        help: what it does; may be empty.
        least: the smallest value; None for no limit.
        most: the largest value; None for no limit.
        choices: the only values there are; empty for any.
        prose: whether its text is words for the model.
        revision_of: the option whose repository this is a revision of; empty for none.
        sizes: whether its text is a list of sizes, see `list_sizes`.
    """

    name: str
    default: Any
    help: str = ""
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    prose: bool = False
    revision_of: str = ""
    sizes: bool = False

    @property
    def names_place(self) -> bool:
        """Whether its text names a file, a folder or a repository: with it a person lets the machine read or fetch."""
        return isinstance(self.default, str) and not (self.choices or self.prose or self.sizes)

    @property
    def written_default(self) -> str:
        """The default as a command line has it."""
        return str(self.default).lower() if isinstance(self.default, bool) else str(self.default)

    @property
    def limits_text(self) -> str:
        """What values it takes, in words; empty where any will do."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        limits = (("at least", self.least), ("at most", self.most))
        return " and ".join(f"{word} {limit:g}" for word, limit in limits if limit is not None)

    def read_value(self, given: object, backend: str) -> Any:
        """A value of the option's own type.

        Args:
            given: what a person gives; text is read where the option is none, as a command line and a page have it.
            backend: the backend's name, for the message.

        Raises:
            BackendError: the text says what is taken.
        """
        kind, value = type(self.default), given
        if isinstance(given, str):
            text = " ".join(given.split())
            if kind is str:
                value = text
            elif kind is bool:
                value = SWITCHES.get(text.lower(), given)
            else:
                with suppress(ValueError):
                    value = kind(text)
        self.check_value(value, backend)
        return kind(value)

    def check_value(self, value: object, backend: str) -> None:
        """Refuse a value of another type, or out of range.

        Args:
            value: what a profile gives.
            backend: the backend's name, for the message.

        Raises:
            BackendError: the text says what is taken.
        """
        kind = type(self.default)
        # TOML writes a scale of one as 1; but true is no number, although Python takes it for one.
        fitting = isinstance(value, int | float) if kind is float else isinstance(value, kind)
        if not fitting or (isinstance(value, bool) and kind is not bool):
            wanted = TYPE_NAMES.get(kind, kind.__name__)
            raise BackendError(f"'{backend}' takes {wanted} for its option '{self.name}', not {value!r}.")
        if isinstance(value, str) and (len(value) > MOST_LETTERS or not value.isprintable()):
            raise BackendError(
                f"'{backend}' takes a text of at most {MOST_LETTERS:,} printable characters for its option "
                f"'{self.name}'."
            )
        if self.sizes and isinstance(value, str):
            self._check_sizes(value, backend)
        if self.choices and value not in self.choices:
            listed = ", ".join(self.choices)
            raise BackendError(
                f"'{backend}' does not know {value!r} for its option '{self.name}'. Known are: {listed}."
            )
        if isinstance(value, int | float) and not self._holds(value):
            wanted = self.limits_text or "a number"
            raise BackendError(f"'{backend}' takes {wanted} for its option '{self.name}', not {value!r}.")

    def _check_sizes(self, text: str, backend: str) -> None:
        try:
            fitting = all(1 <= side <= MOST_SIDE for size in list_sizes(text) for side in (size.width, size.height))
        except InputError:
            fitting = False
        if not fitting:
            raise BackendError(
                f"'{backend}' takes sizes of at most {MOST_SIDE:,} pixels a side, such as 1280x704, 704x1280, for its "
                f"option '{self.name}', not {text!r}."
            )

    def _holds(self, value: float) -> bool:
        if not math.isfinite(value):
            return False
        above = self.least is None or value >= self.least
        return above and (self.most is None or value <= self.most)


@dataclass(frozen=True, slots=True)
class Options:
    """Base of all options."""

    def list_fields(self) -> tuple[OptionField, ...]:
        """Every option with these values as the defaults."""
        return tuple(OptionField(f.name, getattr(self, f.name), **f.metadata) for f in fields(self))


@dataclass(frozen=True, slots=True)
class HubOptions(Options):
    """A model of the hub, or in a folder."""

    model: str = define_option("", "hub id (owner/name) or folder of the model")
    revision: str = define_option("main", "branch, tag or commit on the hub", revision_of="model")


# -- writers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChatOptions(HubOptions):
    """Chat models of the transformers library."""

    model: str = define_option("", "hub id, folder or GGUF file; owner/name/file.gguf for one on the hub")
    quantization: Quantization = define_option(  # noqa: RUF009 - it is a field, see `define_option`
        "8bit", "bits of the weights on the device; auto takes as many as fit", choices=QUANTIZATIONS
    )
    prefer_bf16: bool = define_option(True, "calculate in bfloat16 where the device is fast at it")
    download_first: bool = define_option(
        True,
        "download safetensors with progress before loading; without it transformers finds the files itself, which "
        "may also be a GGUF file or a repository that brings its own code",
    )


@dataclass(frozen=True, slots=True)
class KleinWriterOptions(HubOptions):
    """The language model inside FLUX.2 klein."""

    quantization: Quantization = define_option(  # noqa: RUF009 - it is a field, see `define_option`
        "none",
        "bits of the weights on the device; none shares them with the drawing model, auto too where they fit",
        choices=QUANTIZATIONS,
    )


SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class TaughtWriterOptions(Options):
    """A small language model that was taught to write scripts."""

    adapter: str = define_option(
        SHIPPED, "folder with what it was taught (LoRA); shipped for what comes with the studio, empty for nothing"
    )


@dataclass(frozen=True, slots=True)
class EndpointOptions(Options):
    """A language model behind a base URL."""

    timeout: float = define_option(120.0, "how long the server may be silent, in seconds", least=0, most=3600)
    structured: bool = define_option(True, "ask the server to enforce JSON schemas, if it can")


# -- pictures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SamplerOptions(HubOptions):
    """Models that draw by denoising."""

    steps: int = define_option(50, "denoising steps", least=1, most=MOST_STEPS)


@dataclass(frozen=True, slots=True)
class DrawingOptions(SamplerOptions):
    """Models that draw references from a prompt."""

    side: int = define_option(
        768, "side of the square that the model was trained on, in pixels", least=8, most=MOST_SIDE
    )


@dataclass(frozen=True, slots=True)
class SceneOptions(DrawingOptions):
    """The Stable Diffusion family, for scenes; the paper's scene images are 512x512 (section 4.3)."""

    side: int = define_option(
        512, "side of the square that the model was trained on, in pixels", least=8, most=MOST_SIDE
    )
    guidance: float = define_option(7.5, "classifier-free guidance scale", least=0)
    negative: str = define_negative()


@dataclass(frozen=True, slots=True)
class TextSceneOptions(SceneOptions):
    """Stable Diffusion, for scenes from their prompt alone."""

    lora: str = define_lora()
    lora_scale: float = define_lora_scale()


@dataclass(frozen=True, slots=True)
class ArtistOptions(DrawingOptions):
    """The Stable Diffusion family."""

    guidance: float = define_option(7.5, "classifier-free guidance scale", least=0)
    pipeline: str = define_option(
        "StableDiffusionPipeline",
        "the pipeline's class in diffusers",
        choices=("StableDiffusionPipeline", "StableDiffusionXLPipeline"),
    )
    negative: str = define_negative()
    lora: str = define_lora()
    lora_scale: float = define_lora_scale()


@dataclass(frozen=True, slots=True)
class KleinArtistOptions(DrawingOptions):
    """FLUX.2 klein, for references; it is distilled to four steps without guidance."""

    steps: int = define_option(4, "denoising steps", least=1, most=MOST_STEPS)
    side: int = define_option(1024, "side of the square that the model draws best, in pixels", least=16, most=MOST_SIDE)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    lora: str = define_lora()
    lora_scale: float = define_lora_scale()


@dataclass(frozen=True, slots=True)
class KleinSceneOptions(DrawingOptions):
    """FLUX.2 klein, for scenes."""

    steps: int = define_option(4, "denoising steps", least=1, most=MOST_STEPS)
    side: int = define_option(1024, "side of the square that the model draws best, in pixels", least=16, most=MOST_SIDE)
    reference_side: int = define_option(
        768,
        "longest side of a reference as the model sees it, in pixels; more costs memory and time",
        least=16,
        most=MOST_SIDE,
    )
    tokens: int = define_option(512, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    lora: str = define_lora()
    lora_scale: float = define_lora_scale()


@dataclass(frozen=True, slots=True)
class QwenEditOptions(DrawingOptions):
    """Qwen-Image-Edit, for scenes; steps and scale are its makers'."""

    steps: int = define_option(40, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(4.0, "classifier-free guidance scale", least=0)
    negative: str = define_negative()
    side: int = define_option(1024, "side of the square that the model draws best, in pixels", least=32, most=MOST_SIDE)
    reference_side: int = define_option(
        1024,
        "side of the square whose area a reference fills, in pixels; less saves memory and time",
        least=32,
        most=MOST_SIDE,
    )
    quantization: Quantization = define_option(  # noqa: RUF009 - it is a field, see `define_option`
        "4bit", "bits of the large networks' weights on a GPU", choices=("4bit", "none")
    )


@dataclass(frozen=True, slots=True)
class EntityOptions(SceneOptions):
    """VideoStudio-Img from a checkpoint; scales of 1 leave the attentions as they were trained."""

    scale_foreground: float = define_option(1.0, "weight of the foregrounds' cross-attention (CA2)")
    scale_background: float = define_option(1.0, "weight of the background's cross-attention (CA3)")


@dataclass(frozen=True, slots=True)
class AdaptedOptions(SceneOptions):
    """Adapters over a Stable Diffusion 1.5; the defaults are the paper's release's, which replaces the base's VAE."""

    base: str = define_option("SG161222/Realistic_Vision_V4.0_noVAE", "hub id or folder of the text-to-image model")
    base_revision: str = define_option(
        "c2ce281f57e54220379e82482708ea925f10770f", "its revision on the hub", revision_of="base"
    )
    vae: str = define_option("stabilityai/sd-vae-ft-mse", "hub id or folder of the VAE")
    vae_revision: str = define_option(
        "31f26fdeee1355a5c34592e401dd41e45d25a493", "its revision on the hub", revision_of="vae"
    )


@dataclass(frozen=True, slots=True)
class ReleaseImageOptions(AdaptedOptions):
    """VideoStudio-Img as it was released; steps and scales are those of the release's program.

    A model of one's own training brings its base and VAE along; the options that name them are then not read.
    """

    steps: int = define_option(60, "denoising steps", least=1, most=MOST_STEPS)
    scale_foreground: float = define_option(0.50, "weight of the foregrounds' cross-attention")
    scale_background: float = define_option(0.33, "weight of the background's cross-attention")


@dataclass(frozen=True, slots=True)
class AdapterOptions(AdaptedOptions):
    """IP-Adapter."""

    scale: float = define_option(0.7, "weight of the reference pictures")


@dataclass(frozen=True, slots=True)
class BaselineOptions(AdapterOptions):
    """IP-Adapter with one reference, as the paper compares with it."""

    shown: str = define_option(
        "foreground",
        "which reference it is shown: the first foreground's or the place's; where there is none, the other one's",
        choices=("foreground", "background"),
    )


# -- cut-outs ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CutoutOptions(Options):
    """Models of rembg."""

    model: str = define_option("auto", "the model's name in rembg, or an ONNX file that is called after it")


# -- clips ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClipOptions(SamplerOptions):
    """Models that make clips; steps and scale are diffusers' for I2VGen-XL and ModelScopeT2V."""

    guidance: float = define_option(9.0, "classifier-free guidance scale", least=0)
    frames: int = define_option(16, "frames that are sampled, spread over the clip's length", least=1, most=MOST_FRAMES)
    rate: float = define_option(
        0.0,
        "frames a second of the model, which samples as many as the clip is long and at most its frames; 0 always "
        "samples its frames",
        least=0,
        most=MOST_RATE,
    )
    sizes: str = define_option(
        "",
        "sizes the model draws at, such as 1280x704, 704x1280: the one of the film's shape is taken, and its frames "
        "are fitted to the film; none draws at the film's size",
        sizes=True,
    )


@dataclass(frozen=True, slots=True)
class TextClipOptions(ClipOptions):
    """Models of clips that read a text."""

    negative: str = define_negative()


@dataclass(frozen=True, slots=True)
class MovedClipOptions(TextClipOptions):
    """Models of clips that read a text, and whose frames the camera moves while they are sampled."""

    camera_step: int = define_camera_step()


@dataclass(frozen=True, slots=True)
class SvdOptions(ClipOptions):
    """Stable Video Diffusion; the defaults are its pipeline's in diffusers but `decode`, which spares memory."""

    steps: int = define_option(25, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(3.0, "guidance scale of the last frame; it grows from 1 at the first", least=0)
    frames: int = define_option(25, "frames that are sampled, spread over the clip's length", least=1, most=MOST_FRAMES)
    camera_step: int = define_camera_step()
    motion: int = define_option(127, "how much moves: the model's motion bucket", least=1, most=255)
    decode: int = define_option(4, "frames decoded at a time", least=1)


@dataclass(frozen=True, slots=True)
class WanOptions(MovedClipOptions):
    """Wan 2.2 TI2V; steps, scale, 24 frames a second and 121 frames (five seconds) are its makers'."""

    steps: int = define_option(50, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(5.0, "classifier-free guidance scale", least=0)
    frames: int = define_frames(121)
    rate: float = define_rate(24.0)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    lora: str = define_lora()
    lora_scale: float = define_lora_scale()


@dataclass(frozen=True, slots=True)
class WanVaceOptions(TextClipOptions):
    """Wan 2.1 VACE; steps, scale and shift are its makers', and 81 frames are five seconds at its 16 a second."""

    steps: int = define_option(50, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(5.0, "classifier-free guidance scale", least=0)
    frames: int = define_frames(81)
    rate: float = define_rate(16.0)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    lora: str = define_lora()
    lora_scale: float = define_lora_scale()
    shift: float = define_option(16.0, "how much of the sampling is spent at much noise", least=1)
    strength: float = define_option(1.0, "weight of references and picture", least=0)


@dataclass(frozen=True, slots=True)
class WanPairOptions(TextClipOptions):
    """Wan 2.2 with one network for much noise and one for little, distilled to four steps without guidance."""

    steps: int = define_option(4, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(1.0, "classifier-free guidance scale; 1 is none, as it was distilled", least=0)
    frames: int = define_frames(81)
    rate: float = define_rate(16.0)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    shift: float = define_option(5.0, "how much of the sampling is spent at much noise", least=1)
    distillation: str = define_option("", "hub id or folder of the distillation's LoRA files; empty for none")
    distillation_revision: str = define_option("main", "its revision on the hub", revision_of="distillation")
    high_noise: str = define_option("", "file in there for the network of much noise")
    low_noise: str = define_option("", "file in there for the network of little noise")
    quantization: Quantization = define_option(  # noqa: RUF009 - it is a field, see `define_option`
        "4bit", "bits of the two networks' weights on a GPU", choices=("4bit", "none")
    )


@dataclass(frozen=True, slots=True)
class Ltx2Options(TextClipOptions):
    """LTX-2; steps and scale are those of its pipeline in diffusers, and 121 frames are five seconds."""

    # Its noise levels are stretched to an end that is not none, which takes two.
    steps: int = define_option(30, "denoising steps", least=2, most=MOST_STEPS)
    guidance: float = define_option(3.0, "classifier-free guidance scale", least=0)
    frames: int = define_frames(121)
    rate: float = define_rate(24.0)
    tokens: int = define_option(1024, "longest prompt, in tokens", least=1, most=MOST_TOKENS)
    perturbed: int = define_option(28, "the block that spatio-temporal guidance leaves out", least=0)
    sound: bool = define_option(True, "whether clips have the sound that the model makes")
    quantization: Quantization = define_option(  # noqa: RUF009 - it is a field, see `define_option`
        "4bit", "bits of the large networks' weights on a GPU", choices=("4bit", "none")
    )


@dataclass(frozen=True, slots=True)
class ReleaseVideoOptions(MovedClipOptions):
    """VideoStudio-Vid as it was released: trained on 16 frames; steps and scale are those of the release's program."""

    steps: int = define_option(70, "denoising steps", least=1, most=MOST_STEPS)
    guidance: float = define_option(12.0, "classifier-free guidance scale", least=0)
    clip: str = define_option("", "hub id or folder of CLIP ViT-H/14; empty for the release's own")
    clip_revision: str = define_option("main", "its revision on the hub", revision_of="clip")
    scheduler: str = define_option(
        "release", "release (DPM-Solver++) or paper (DDIM with eta 1)", choices=("release", "paper")
    )
