"""Training's options: dataclasses read from TOML files. A misspelt option is an error that names the right one."""

import difflib
import tomllib
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from videostudio.errors import InputError
from videostudio.training.world import WorldConfig

T = TypeVar("T")


@dataclass(frozen=True)
class LoopConfig:
    """The training loop; see `videostudio.training.loop.Trainer`.

    Args:
        output: folder for checkpoints, logs, pictures and the finished model.
        seed: seed of every random choice.
        steps: optimiser steps.
        seconds: a time budget instead of steps: the run ends when it is used up, and the learning rate falls by the
            time. 0 counts steps. The losses of such a run depend on the machine's pace.
        batch: samples per process and forward pass.
        accumulate: forward passes per optimiser step.
        total_batch: samples per optimiser step over all processes, the paper's 512 for images and 128 for clips;
            `accumulate` is then reckoned from it, so that the same file serves one GPU and many. 0 takes `accumulate`.
        precision: "no" (float32), "fp16" or "bf16".
        learning_rate: AdamW's, the paper's 1e-4 for images and 3e-6 for videos.
        warmup: steps over which the learning rate rises from zero.
        decay: last share of the steps over which it falls to zero; 0 keeps it fixed, as the paper does.
        weight_decay: AdamW's.
        betas: AdamW's.
        clip_norm: largest norm of the gradient; 0 does not clip.
        ema: decay of the moving average of the weights; 0 keeps none.
        gradient_checkpointing: recompute activations in the backward pass, to save memory.
        shard_optimizer: share AdamW's two moments out among the processes, instead of all of them in each.
        save_every: steps between checkpoints; 0 saves at the end only.
        save_seconds: seconds between checkpoints, beside `save_every`; 0 saves by steps only.
        keep: checkpoints that are kept.
        file_limit_mb: size of a file of checkpoints and models at most, for places that take only small ones; larger
            files are split. 0 splits none.
        log_every: steps between log lines.
        preview_every: steps between validation losses and grids; 0 makes none.
        preview_samples: samples in a grid.
        workers: processes that read data, per training process.
        tensorboard: write logs for tensorboard too.
        stop_after: seconds after which to save and stop; the same command goes on. 0 never stops.
        cpu: train on the CPU even where there is an accelerator.
        cuda_graph: on a CUDA device record a step once and replay it, which spares small models the launching of each
            of their kernels; see `CapturedStep` for what a batch must be like.
    """

    output: str = "runs/train"
    seed: int = 0
    steps: int = 20_000
    seconds: float = 0.0
    batch: int = 8
    accumulate: int = 1
    total_batch: int = 0
    precision: str = "no"
    learning_rate: float = 1e-4
    warmup: int = 0
    decay: float = 0.0
    weight_decay: float = 0.01
    betas: tuple[float, float] = (0.9, 0.999)
    clip_norm: float = 1.0
    ema: float = 0.9999
    gradient_checkpointing: bool = False
    shard_optimizer: bool = False
    save_every: int = 1000
    save_seconds: float = 0.0
    keep: int = 2
    file_limit_mb: float = 0.0
    log_every: int = 10
    preview_every: int = 1000
    preview_samples: int = 4
    workers: int = 4
    tensorboard: bool = True
    stop_after: float = 0.0
    cpu: bool = False
    cuda_graph: bool = False


@dataclass(frozen=True)
class DataConfig:
    """What to train on.

    Args:
        kind: "folder" (pictures or videos with captions), "shards" (webdataset tar files) or "world" (the toy world).
        paths: folders, or for shards uncompressed tar files or folders of them; patterns such as "data/*.tar" and
            "data/{000..041}.tar" are expanded.
        size: height and width of the crop in pixels.
        frames: frames of a clip.
        fps: frames per second of a clip.
        reference_size: side of reference pictures, the image encoder's.
        segmenter: who finds the foreground where there is no mask file: "u2net", "u2netp" or "auto".
        augment_references: turn, mirror, scale and recolour references, so that copying them does not win.
        cache: folder in which latents and references are kept; the crop of every file is then fixed. Empty for none.
    """

    kind: str = "folder"
    paths: tuple[str, ...] = ()
    size: tuple[int, int] = (512, 512)
    frames: int = 16
    fps: int = 8
    reference_size: int = 224
    segmenter: str = "auto"
    augment_references: bool = False
    cache: str = ""


@dataclass(frozen=True)
class ImageModelConfig:
    """VideoStudio-Img (paper, section 4.3).

    Args:
        base: folder or hub id of a Stable Diffusion model: unet, vae, text_encoder, tokenizer, scheduler.
        base_revision: its branch, tag or commit on the hub.
        prediction: what the base must predict, "epsilon" or "v_prediction": another base is refused. Empty takes any.
        vae: folder or hub id of another autoencoder than the base's, as the release has; empty takes the base's.
        image_encoder: folder or hub id of the CLIP vision model.
        variant: "release" (resampler, 16 tokens) or "paper" (local CLIP tokens, order of equation 2).
        learn_gates: for the paper's variant: learn how far each block follows equation 2, from not at all (ours); else
            every block follows it from the first step (the paper).
        keys_from_text: start CA2's and CA3's keys where the text's keys are (ours); else from scratch (the paper).
            Values start at zero either way (ours).
        resampler_depth: the resampler's layers.
        resampler_heads: its heads.
        tokens: tokens of a reference, for the release's variant.
        start: an adapter to go on from: a folder, or the release's `videostudio-img-combine.bin`.
        drop_text: share of samples that see the empty text.
        drop_reference: share of references that are replaced by the unconditional one, each by its own chance.
        drop_all: share of samples that see neither text nor references.
    """

    base: str = ""
    base_revision: str = "main"
    prediction: str = ""
    vae: str = ""
    image_encoder: str = ""
    variant: str = "release"
    learn_gates: bool = True
    keys_from_text: bool = True
    resampler_depth: int = 4
    resampler_heads: int = 12
    tokens: int = 16
    start: str = ""
    drop_text: float = 0.05
    drop_reference: float = 0.1
    drop_all: float = 0.05


@dataclass(frozen=True)
class VideoModelConfig:
    """VideoStudio-Vid (paper, section 4.3 and supplement).

    Args:
        base: folder or hub id of SDXL: unet, vae, text_encoder_2, tokenizer_2.
        image_encoder: folder or hub id of the CLIP vision model.
        start: folder of a video UNet to go on from, instead of inflating SDXL's.
        action_classifier: folder or hub id of VideoMAE fine-tuned on Kinetics-400; empty takes given labels only.
        action_threshold: the action vector is zeroed when its best probability is not above this (ours). 0 takes the
            classifier's probabilities as they are (the paper, supplement, section 3).
        action_attention: the paper's condition, f(y_a) in every block (equation 3).
        action_embedding: the release's condition, an MLP of y_a in the time embedding.
        pooled_image: condition on the pooled image feature, as the release does.
        aesthetic_score: condition on a score, as the release does.
        reference_position: "first" or "middle": where the scene image's latent stands among the frames.
        temporal_dropout: dropout in temporal convolutions.
        drop_condition: share of clips without image tokens, text and action, for guidance.
        drop_action: share of clips without action.
    """

    base: str = ""
    image_encoder: str = ""
    start: str = ""
    action_classifier: str = ""
    action_threshold: float = 0.0
    action_attention: bool = False
    action_embedding: bool = True
    pooled_image: bool = True
    aesthetic_score: bool = True
    reference_position: str = "first"
    temporal_dropout: float = 0.1
    drop_condition: float = 0.1
    drop_action: float = 0.1


@dataclass(frozen=True)
class ImageTraining:
    """The file of `train image`: sections loop, data, model, world."""

    loop: LoopConfig = field(default_factory=LoopConfig)
    data: DataConfig = field(default_factory=DataConfig)
    model: ImageModelConfig = field(default_factory=ImageModelConfig)
    world: WorldConfig = field(default_factory=WorldConfig)


@dataclass(frozen=True)
class VideoTraining:
    """The file of `train video`: sections loop, data, model, world."""

    loop: LoopConfig = field(default_factory=LoopConfig)
    data: DataConfig = field(default_factory=DataConfig)
    model: VideoModelConfig = field(default_factory=VideoModelConfig)
    world: WorldConfig = field(default_factory=WorldConfig)


@dataclass(frozen=True)
class PhaseConfig:
    """One phase of `mini`.

    Args:
        share: its share of the time budget.
        batch: samples per step.
        learning_rate: AdamW's.
        steps: fixed number of steps; 0 trains for its share of the time.
    """

    share: float = 0.2
    batch: int = 64
    learning_rate: float = 3e-4
    steps: int = 0


@dataclass(frozen=True)
class MiniSizes:
    """Sizes of `mini`'s networks. All are the classes of the big models.

    Args:
        latent_channels: channels of the autoencoder's latents.
        autoencoder: its widths; every further level halves the picture.
        encoder_width: channels of the image encoder.
        encoder_layers: its layers.
        patch: its patch size in pixels.
        unet: widths of the UNets; multiples of 64.
        unet_layers: residual blocks per level.
        text_length: text tokens; the world's longest caption has 31.
    """

    latent_channels: int = 8
    autoencoder: tuple[int, ...] = (32, 64, 96, 128)
    encoder_width: int = 192
    encoder_layers: int = 6
    patch: int = 16
    unet: tuple[int, ...] = (64, 128, 128)
    unet_layers: int = 1
    text_length: int = 32


@dataclass(frozen=True)
class MiniTraining:
    """The file of `train mini`.

    Args:
        output: folder of the run.
        seed: seed of every random choice.
        minutes: time budget for everything; 0 where every phase has fixed steps.
        precision: see `LoopConfig`.
        prediction: "v_prediction", as SD 2.1 was trained, or "epsilon", as the paper trains. Epsilon gives the steps of
            high noise, where references and actions decide, hardly any weight, which a short run cannot afford.
        cpu: see `LoopConfig`.
        save_seconds: time between checkpoints, about.
        preview: validation grids of a phase with fixed steps; one that trains for a time has one, at its end.
        stop_after: seconds after which to save and stop; the same command goes on.
        text_weights: folder of the frozen sentence encoder; empty finds the installed MiniLM.
        world: the toy world.
        sizes: the networks.
        pictures: pictures of the world that are drawn, and kept on the device, before the first phase.
        clips: clips, before the last.
        draw_seconds: when to be content with fewer, for either; 0 draws them all.
        autoencoder: phase 1.
        encoder: phase 2, the image-text encoder.
        image: phase 3, text to image with CA2 and CA3.
        video: phase 4.
    """

    output: str = "runs/mini"
    seed: int = 0
    minutes: float = 7.0
    precision: str = "no"
    prediction: str = "v_prediction"
    cpu: bool = False
    save_seconds: float = 90.0
    preview: int = 3
    stop_after: float = 0.0
    text_weights: str = ""
    world: WorldConfig = field(default_factory=WorldConfig)
    sizes: MiniSizes = field(default_factory=MiniSizes)
    pictures: int = 60_000
    clips: int = 20_000
    draw_seconds: float = 0.0
    autoencoder: PhaseConfig = field(default_factory=lambda: PhaseConfig(0.18, 64, 5e-4))
    encoder: PhaseConfig = field(default_factory=lambda: PhaseConfig(0.12, 256, 5e-4))
    image: PhaseConfig = field(default_factory=lambda: PhaseConfig(0.40, 256, 5e-4))
    video: PhaseConfig = field(default_factory=lambda: PhaseConfig(0.30, 64, 3e-4))


@dataclass(frozen=True)
class WriterModelConfig:
    """What is taught, and from what.

    Args:
        backend: the writer whose language model learns.
        rank: rank of the low-rank matrices beside every linear layer (LoRA).
        scale: what their product is multiplied by.
        data: folder of hand-written scripts, files of JSON lines.
        held_out: share of the scripts that is not trained on, chosen by their prompts' digests.
        start: folder of an adapter to go on from; empty for none.
    """

    backend: str = "smollm2"
    rank: int = 24
    scale: float = 2.0
    data: str = "assets/writer"
    held_out: float = 0.06
    start: str = ""


@dataclass(frozen=True)
class WriterTraining:
    """The file of `train writer`.

    Args:
        loop: the training loop; a sample is a whole script.
        model: the language model and the scripts.
    """

    loop: LoopConfig
    model: WriterModelConfig = field(default_factory=WriterModelConfig)


def read_config(path: str | Path, kind: type[T]) -> T:
    """Read a TOML file.

    Args:
        path: the file.
        kind: one of this module's dataclasses.

    Raises:
        InputError: there is no such file, it is no TOML, or an option is unknown or of the wrong type.
    """
    file = Path(path)
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"There is no config file '{file}'. Examples lie in assets/training.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"'{file}' is no readable TOML file: {error}.") from error
    built: T = from_table(kind, content, file.name)
    return built


def from_table(kind: Any, table: dict[str, Any], where: str) -> Any:
    """A dataclass from a TOML table; see `read_config`.

    Args:
        kind: the dataclass.
        table: its options.
        where: how an error calls the place.
    """
    known = {one.name: one for one in fields(kind)}
    hints = get_type_hints(kind)
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            hint = f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(known)}."
            raise InputError(f"{where}: there is no option '{name}'.{hint}")
    values = {name: _value(hints[name], value, f"{where}: {name}") for name, value in table.items()}
    missing = [n for n, f in known.items() if n not in table and f.default is MISSING and f.default_factory is MISSING]
    if missing:
        raise InputError(f"{where}: the option '{missing[0]}' is missing.")
    return kind(**values)


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value as its type hint wants it."""
    if is_dataclass(hint):
        if not isinstance(value, dict):
            raise InputError(f"{where} is a section.")
        return from_table(hint, value, where)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        hint = next(one for one in inner if one is not type(None))
        origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(value, list) or (inner[-1] is not Ellipsis and len(value) != len(inner)):
            raise InputError(f"{where} is a list of {'some' if inner[-1] is Ellipsis else len(inner)} values.")
        return tuple(_value(inner[0], one, where) for one in value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise InputError(f"{where} must be of type {hint.__name__}; it is {value!r}.")
    return value
