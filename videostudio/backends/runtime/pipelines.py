"""Loading diffusers pipelines: from the hub or a folder, in the right precision, placed as the manager decided."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from accelerate.hooks import remove_hook_from_module

from videostudio.backends.registry import Resources
from videostudio.backends.runtime import memory, zerogpu
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.downloads import WEIGHTS, is_local
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.errors import BackendError

# What most repositories on the hub hold: half-precision weights beside the configurations.
HALF_FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.fp16.safetensors")
HALF_VARIANT = "fp16"
# A LoRA's file ends with this (other kinds of files may run code) and is usually called so; its name while it loads.
LORA_ENDING, LORA_STEM, LORA_NAME = ".safetensors", "pytorch_lora_weights", "lora"
# So much of an error's own words, and so many names, are told.
LONGEST_REASON, MOST_NAMES = 400, 6


@dataclass(frozen=True, slots=True)
class LoraChoice:
    """A LoRA over a pipeline's weights.

    Args:
        place: hub id (owner/name, or owner/name/file.safetensors), folder or file; empty for none.
        scale: its weight.
    """

    place: str = ""
    scale: float = 1.0

    @property
    def key(self) -> str:
        """What tells pipelines apart that differ by their LoRA alone; empty where it changes nothing."""
        return f" {self.place} {self.scale!r}" if self.place and self.scale else ""


@dataclass(frozen=True, slots=True)
class PipelineSource:
    """Where a pipeline comes from.

    Args:
        model: hub id or local folder.
        revision: branch, tag or commit on the hub.
        kind: name of the pipeline's class in diffusers.
        files: patterns of the files that are needed from the hub.
        half: "float16" or "bfloat16": what the weights are loaded in on a GPU.
        options: further arguments of its `from_pretrained`.
        single: parts that stay in single precision on a GPU too.
        lora: a LoRA over its weights.
        four_bit: parts whose weights are in 4 bits on a GPU.
        prepared: tells how the pipeline is prepared, where `load_pipeline` is given something for it.
    """

    model: str
    revision: str
    kind: str
    files: tuple[str, ...] = HALF_FILES
    half: str = "float16"
    options: Mapping[str, Any] = field(default_factory=dict)
    single: tuple[str, ...] = ()
    lora: LoraChoice = LoraChoice()
    four_bit: tuple[str, ...] = ()
    prepared: str = ""


def half_dtype(device: str, half: str) -> torch.dtype:
    """Half precision on a GPU, single precision on a processor.

    Args:
        device: "cpu" or "cuda...".
        half: "float16" or "bfloat16".
    """
    return torch.float32 if device == "cpu" else getattr(torch, half)


def limit_threads(resources: Resources) -> None:
    """Use as many threads as the operator allows."""
    if resources.device == "cpu" and resources.settings.threads > 0:
        torch.set_num_threads(resources.settings.threads)


def load_pipeline(
    resources: Resources,
    source: PipelineSource,
    parts: Callable[[Path], Mapping[str, Any]] | None = None,
    prepare: Callable[[Any], None] | None = None,
) -> PlacedPipeline:
    """A pipeline of diffusers, shared by all backends that ask for the same one.

    Args:
        resources: what the factory was given.
        source: where it comes from.
        parts: makes components that are not to be read by the pipeline itself, from its folder.
        prepare: changes the pipeline before it is placed, for example its scheduler.

    Raises:
        BackendError: it cannot be downloaded, is no such pipeline, or needs few bits where these cannot be made.
    """
    eight_bit = resources.placement().eight_bit
    dtype = half_dtype(resources.device, source.half)
    four_bit = () if dtype is torch.float32 else source.four_bit
    if (four_bit or eight_bit) and zerogpu.loading_device(resources.device) != resources.device:
        raise BackendError(
            f"{resources.title} fits a GPU only with weights in few bits, which cannot be made on ZeroGPU: there is no "
            "GPU while a model is loaded. Choose another backend for this stage."
        )
    bits = f"{sorted(eight_bit)} {sorted(four_bit)}"
    what = f"{source.kind} {sorted(source.options)} {bits} {source.prepared}{source.lora.key}"
    key = component_key(source.model, "", source.revision, dtype, what)

    def load() -> PlacedPipeline:
        limit_threads(resources)
        folder = resources.fetch(source.model, source.revision, source.files)
        resources.run.tick(0.0, f"Loading {source.model}")
        with explain_loading_errors(source.model):
            given = dict(parts(folder)) if parts is not None else {}
            given |= {name: _read_four_bit(resources, source, folder, name) for name in four_bit}
            given |= {name: _read_eight_bit(resources, folder, name) for name in eight_bit if name not in four_bit}
            pipe = _read_pipeline(resources, source, folder, given)
            if prepare is not None:
                prepare(pipe)
        add_lora(resources, pipe, source.lora)
        return place_pipeline(resources, pipe)

    made: PlacedPipeline = resources.component(key, load)
    return made


def place_pipeline(resources: Resources, pipe: Any) -> PlacedPipeline:
    """A pipeline placed as the manager decided, without progress bars of its own."""
    pipe.set_progress_bar_config(disable=True)
    return PlacedPipeline(pipe, resources.device, resources.placements())


def add_lora(resources: Resources, pipe: Any, lora: LoraChoice) -> None:
    """Add a LoRA to the weights of a pipeline that is not placed yet; afterwards it has no layers of its own.

    Args:
        resources: what the factory was given.
        pipe: a pipeline of diffusers that takes LoRAs.
        lora: which one, and its weight.

    Raises:
        BackendError: there is none, or it is made for another model.
    """
    if not lora.key:
        return
    resources.run.tick(0.0, f"Loading the LoRA {lora.place}")
    file = _find_lora(resources, lora.place)
    misfit = (
        f"The LoRA '{lora.place}' does not fit this model. Choose one that was trained for it, or empty the option "
        "'lora'."
    )
    try:
        with explain_loading_errors(lora.place):
            pipe.load_lora_weights(file.parent, weight_name=file.name, adapter_name=LORA_NAME)
    except BackendError as error:
        raise BackendError(f"{misfit} ({error.__cause__})"[:LONGEST_REASON]) from error
    if not pipe.get_list_adapters():
        raise BackendError(misfit)
    pipe.fuse_lora(components=list(pipe.get_list_adapters()), lora_scale=lora.scale)
    pipe.unload_lora_weights()


def _find_lora(resources: Resources, place: str) -> Path:
    """The LoRA's file, downloaded first where it is on the hub."""
    home, _, name = place.rpartition("/") if place.endswith(LORA_ENDING) else (place, "", "")
    named_on_hub = bool(name) and not is_local(place)
    folder = resources.fetch(home if named_on_hub else place, files=(name if named_on_hub else f"*{LORA_ENDING}",))
    files = [folder / name] if named_on_hub else sorted(folder.glob(f"*{LORA_ENDING}")) if folder.is_dir() else [folder]
    usual = [file for file in files if file.stem == LORA_STEM]
    if len(usual or files) != 1 or (usual or files)[0].suffix != LORA_ENDING:
        names = ", ".join(file.name for file in files[:MOST_NAMES])
        raise BackendError(
            f"'{place}' is no LoRA: a file {LORA_ENDING} is needed, or a folder or repository with just one"
            f"{f', and this has {names}. Name one of them' if len(files) > 1 else ''}."
        )
    return (usual or files)[0]


def _read_pipeline(resources: Resources, source: PipelineSource, folder: Path, parts: Mapping[str, Any]) -> Any:
    kind = getattr(diffusers, source.kind)
    dtype: Any = half_dtype(resources.device, source.half)
    if source.single and dtype is not torch.float32:
        dtype = {"default": dtype, **dict.fromkeys(source.single, torch.float32)}
    parts = {**read_pickled(folder, dtype), **parts}
    return kind.from_pretrained(
        folder, torch_dtype=dtype, use_safetensors=True, variant=weights_variant(folder), **source.options, **parts
    )


def _read_four_bit(resources: Resources, source: PipelineSource, folder: Path, name: str) -> Any:
    """A network in 4 bits (bitsandbytes, NF4): made on the device one after the other, so that one at a time is there.

    It waits in main memory; where it goes is the placement's to say.
    """
    library, kind = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))[name]
    module = diffusers if library == diffusers.__name__ else transformers
    dtype = half_dtype(resources.device, source.half)
    network = getattr(module, kind).from_pretrained(
        folder / name,
        dtype=dtype,
        device_map={"": resources.device},
        quantization_config=module.BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype
        ),
        **weights_options(folder / name),
    )
    return remove_hook_from_module(network, recurse=True).to("cpu")


def _read_eight_bit(resources: Resources, folder: Path, name: str) -> Any:
    """A text encoder in 8 bits (bitsandbytes), on the device."""
    config = json.loads((folder / name / "config.json").read_text(encoding="utf-8"))
    kind = getattr(transformers, config["architectures"][0])
    return kind.from_pretrained(
        folder / name,
        quantization_config=transformers.BitsAndBytesConfig(load_in_8bit=True),
        device_map={"": resources.device},
        **weights_options(folder / name),
    )


def weights_variant(folder: Path) -> str | None:
    """The half-precision variant of a snapshot where any network has one; diffusers reads the others as they are."""
    parts = [path for path in folder.iterdir() if path.is_dir()]
    return HALF_VARIANT if any(_halves(path) for path in parts) else None


def weights_options(folder: Path) -> dict[str, Any]:
    """How `from_pretrained` finds a network's weights: in half precision or not, as safetensors or pickled.

    Pickled ones (`.bin`) are read by both libraries as plain tensors (`weights_only`), never as code.

    Args:
        folder: the network's own.
    """
    half = HALF_VARIANT if _halves(folder) else None
    return {"variant": half, "use_safetensors": any(folder.glob("*.safetensors"))}


def read_pickled(folder: Path, dtype: Any) -> dict[str, Any]:
    """The networks of a pipeline's folder that lie there pickled; the pipeline itself reads safetensors only.

    Args:
        folder: the pipeline's.
        dtype: precision of all networks, or by the network's name with a "default".
    """
    index = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
    libraries = {"diffusers": (diffusers, "torch_dtype"), "transformers": (transformers, "dtype")}
    read = {}
    for name, place in index.items():
        found = weights_options(folder / name)
        if isinstance(place, list) and any((folder / name).glob("*.bin")) and not found["use_safetensors"]:
            library, argument = libraries[place[0]]
            precision = dtype.get(name, dtype["default"]) if isinstance(dtype, dict) else dtype
            kind = getattr(library, place[1])
            read[name] = kind.from_pretrained(folder / name, **{argument: precision}, **found)
    return read


def _halves(folder: Path) -> bool:
    return any(path.suffix in WEIGHTS for path in folder.glob(f"*.{HALF_VARIANT}*"))


@contextmanager
def explain_loading_errors(model: str) -> Iterator[None]:
    """Turn what goes wrong while files are read into words; memory that runs out is the manager's to handle.

    Raises:
        BackendError: the files are damaged, of another model, or need packages that are not there.
    """
    # Progress goes to the person through the run, not to the log.
    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.disable_progress_bar()
    try:
        yield
    except ImportError as error:
        raise BackendError(
            f"'{model}' needs a package that is not installed ({str(error).strip().splitlines()[0][:160]}). "
            "Run: pip install -r requirements.txt"
        ) from error
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RuntimeError) as error:
        if memory.is_out_of_memory(error) or isinstance(error, BackendError):
            raise
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise BackendError(
            f"'{model}' cannot be loaded ({said[0][:200]}). Its files may be incomplete or of another model: delete "
            "its folder in the hub's cache to have them fetched again, or check the option 'model'."
        ) from error
