"""What a person may set of a backend: one dataclass for each class of model, whose values are a row's defaults.

A row holds one of these as its `options`, with its own defaults in it, so that new weights for a known class of model
are a row and nothing else. Nothing here imports a model library: a page may show the options without loading one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from videostudio.errors import BackendError

Quantization = Literal["auto", "8bit", "4bit", "none"]
QUANTIZATIONS: tuple[Quantization, ...] = ("auto", "8bit", "4bit", "none")

# What to call a value's type when a person gave another one.
TYPE_NAMES: Mapping[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def define_option(
    default: Any,
    text: str,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """A dataclass field of an option.

    Args:
        default: the default of the class of model; a row may have another one.
        text: what the option does, for people.
        least: the smallest value that makes sense.
        most: the largest one.
        choices: the only values there are, where the option is text.
    """
    return field(default=default, metadata={"help": text, "least": least, "most": most, "choices": choices})


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
    """

    name: str
    default: Any
    help: str = ""
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()

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
        if self.choices and value not in self.choices:
            listed = ", ".join(self.choices)
            raise BackendError(
                f"'{backend}' does not know {value!r} for its option '{self.name}'. Known are: {listed}."
            )
        if isinstance(value, int | float) and not self._holds(value):
            limits = (("at least", self.least), ("at most", self.most))
            wanted = " and ".join(f"{word} {limit:g}" for word, limit in limits if limit is not None)
            raise BackendError(f"'{backend}' takes {wanted} for its option '{self.name}', not {value!r}.")

    def _holds(self, value: float) -> bool:
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
    revision: str = define_option("main", "branch, tag or commit on the hub")


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


@dataclass(frozen=True, slots=True)
class EndpointOptions(Options):
    """A language model behind a base URL."""

    timeout: float = define_option(120.0, "how long the server may be silent, in seconds", least=0)
    structured: bool = define_option(True, "ask the server to enforce JSON schemas, if it can")


# -- pictures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SamplerOptions(HubOptions):
    """Models that draw by denoising."""

    steps: int = define_option(50, "denoising steps", least=1)


@dataclass(frozen=True, slots=True)
class GuidedOptions(SamplerOptions):
    """Models that are guided towards their prompt; 7.5 is Stable Diffusion's usual scale."""

    guidance: float = define_option(7.5, "classifier-free guidance scale", least=0)


@dataclass(frozen=True, slots=True)
class DrawingOptions(SamplerOptions):
    """Models that draw references from a prompt."""

    side: int = define_option(768, "side of the square that the model was trained on, in pixels", least=8)


@dataclass(frozen=True, slots=True)
class ArtistOptions(DrawingOptions):
    """The Stable Diffusion family."""

    guidance: float = define_option(7.5, "classifier-free guidance scale", least=0)
    pipeline: str = define_option(
        "StableDiffusionPipeline",
        "the pipeline's class in diffusers",
        choices=("StableDiffusionPipeline", "StableDiffusionXLPipeline"),
    )


@dataclass(frozen=True, slots=True)
class KleinArtistOptions(DrawingOptions):
    """FLUX.2 klein, for references; it is distilled to four steps without guidance."""

    steps: int = define_option(4, "denoising steps", least=1)
    side: int = define_option(1024, "side of the square that the model draws best, in pixels", least=16)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1)


@dataclass(frozen=True, slots=True)
class KleinSceneOptions(SamplerOptions):
    """FLUX.2 klein, for scenes."""

    steps: int = define_option(4, "denoising steps", least=1)
    reference_side: int = define_option(
        768, "longest side of a reference as the model sees it, in pixels; more costs memory and time", least=16
    )
    tokens: int = define_option(512, "longest prompt, in tokens", least=1)


@dataclass(frozen=True, slots=True)
class EntityOptions(GuidedOptions):
    """VideoStudio-Img from a checkpoint; scales of 1 leave the attentions as they were trained."""

    scale_foreground: float = define_option(1.0, "weight of the foregrounds' cross-attention (CA2)")
    scale_background: float = define_option(1.0, "weight of the background's cross-attention (CA3)")


@dataclass(frozen=True, slots=True)
class AdaptedOptions(GuidedOptions):
    """Adapters over a Stable Diffusion 1.5; the defaults are the paper's release's, which replaces the base's VAE."""

    base: str = define_option("SG161222/Realistic_Vision_V4.0_noVAE", "hub id or folder of the text-to-image model")
    base_revision: str = define_option("c2ce281f57e54220379e82482708ea925f10770f", "its revision on the hub")
    vae: str = define_option("stabilityai/sd-vae-ft-mse", "hub id or folder of the VAE")
    vae_revision: str = define_option("31f26fdeee1355a5c34592e401dd41e45d25a493", "its revision on the hub")


@dataclass(frozen=True, slots=True)
class ReleaseImageOptions(AdaptedOptions):
    """VideoStudio-Img as it was released; steps and scales are those of the release's program."""

    steps: int = define_option(60, "denoising steps", least=1)
    scale_foreground: float = define_option(0.50, "weight of the foregrounds' cross-attention")
    scale_background: float = define_option(0.33, "weight of the background's cross-attention")


@dataclass(frozen=True, slots=True)
class AdapterOptions(AdaptedOptions):
    """IP-Adapter."""

    scale: float = define_option(0.7, "weight of the reference pictures")


# -- cut-outs ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CutoutOptions(Options):
    """Models of rembg."""

    model: str = define_option("auto", "the model's name in rembg, or an ONNX file that is called after it")


# -- clips ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClipOptions(GuidedOptions):
    """Models that animate a picture; steps and scale are diffusers' for I2VGen-XL and ModelScopeT2V."""

    guidance: float = define_option(9.0, "classifier-free guidance scale", least=0)
    frames: int = define_option(16, "most frames that are sampled; longer clips show them for longer", least=1)


@dataclass(frozen=True, slots=True)
class SvdOptions(ClipOptions):
    """Stable Video Diffusion; the defaults are its pipeline's in diffusers but `decode`, which spares memory."""

    steps: int = define_option(25, "denoising steps", least=1)
    guidance: float = define_option(3.0, "guidance scale of the last frame; it grows from 1 at the first", least=0)
    frames: int = define_option(25, "most frames that are sampled; longer clips show them for longer", least=1)
    motion: int = define_option(127, "how much moves: the model's motion bucket", least=1, most=255)
    decode: int = define_option(4, "frames decoded at a time", least=1)


@dataclass(frozen=True, slots=True)
class WanOptions(ClipOptions):
    """Wan 2.2 TI2V; a scale of 5 and 121 frames (five seconds) are its pipeline's in diffusers."""

    steps: int = define_option(40, "denoising steps", least=1)
    guidance: float = define_option(5.0, "classifier-free guidance scale", least=0)
    frames: int = define_option(121, "most frames that are sampled; longer clips show them for longer", least=1)
    tokens: int = define_option(512, "longest prompt, in tokens", least=1)


@dataclass(frozen=True, slots=True)
class ReleaseVideoOptions(ClipOptions):
    """VideoStudio-Vid as it was released: trained on 16 frames; steps and scale are those of the release's program."""

    steps: int = define_option(70, "denoising steps", least=1)
    guidance: float = define_option(12.0, "classifier-free guidance scale", least=0)
    clip: str = define_option("", "hub id or folder of CLIP ViT-H/14; empty for the release's own")
    clip_revision: str = define_option("main", "its revision on the hub")
    scheduler: str = define_option(
        "release", "release (DPM-Solver++) or paper (DDIM with eta 1)", choices=("release", "paper")
    )
