"""Snapshots of full size in seconds and without disk: files with holes, where only little of every weight is random.

A network is built on the meta device, its file gets the names, shapes and places that `save_pretrained` gives, and the
data stay a hole (zeros) but for what is cheap: small tensors, the first rows of large ones, and the rows of embeddings
and heads that the kit's own tokenizers have words for. Memory and time are those of other weights; pictures are not.
Networks of the same shape share one file.
"""

import hashlib
import json
import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import torch
import transformers
from transformers import core_model_loading

# So much of a tensor is random, in bytes: small ones, the start of large ones, more of what words are looked up in.
SMALL, START, WORDS = 2**20, 2**18, 2**23
# Rows of words that end a text (see `builder`): nobody says them, so that a writer writes on.
SILENT_ROWS = 3
LOOKED_UP = ("embed", "shared", "lm_head")
NAMES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64", torch.bool: "BOOL"}
DIFFUSERS, TRANSFORMERS = "diffusion_pytorch_model", "model"
# A file holds no more, in bytes: a machine may refuse to map one that is larger than its memory.
SHARD = 4 * 2**30


def write_holes(file: Path, tensors: Mapping[str, torch.Tensor], store: Path) -> None:
    """Write a safetensors file with little in it.

    Args:
        file: the file; its folder is made if missing.
        tensors: by name; only shape and dtype are looked at.
        store: folder of the files that are there already, by what they hold; on the same disk.
    """
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, tensor in tensors.items():
        begin, end = end, end + tensor.nbytes
        header[name] = {
            "dtype": NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [begin, end],
        }
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    store.mkdir(parents=True, exist_ok=True)
    kept = store / hashlib.sha256(text).hexdigest()
    if not kept.exists():
        own = kept.with_suffix(f".{os.getpid()}")
        with own.open("wb") as out:
            out.write(struct.pack("<Q", len(text)) + text)
            out.truncate(8 + len(text) + end)
            for name, tensor in tensors.items():
                out.seek(8 + len(text) + header[name]["data_offsets"][0])
                out.write(_start_of(name, tensor))
        with suppress(FileExistsError):  # another process was quicker: what it linked to stays what it is
            os.link(own, kept)
        own.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.link(kept, file)


def write_shards(folder: Path, stem: str, tensors: Mapping[str, torch.Tensor], store: Path) -> None:
    """Write a network's weights as `save_pretrained` does: one file, or several and an index.

    Args:
        folder: the network's.
        stem: how its files are called.
        tensors: see `write_holes`.
        store: likewise.
    """
    shards: list[dict[str, torch.Tensor]] = [{}]
    for name, tensor in tensors.items():
        if sum(one.nbytes for one in shards[-1].values()) + tensor.nbytes > SHARD and shards[-1]:
            shards.append({})
        shards[-1][name] = tensor
    if len(shards) == 1:
        write_holes(folder / f"{stem}.safetensors", tensors, store)
        return
    places = {}
    for n, shard in enumerate(shards):
        file = folder / f"{stem}-{n + 1:05d}-of-{len(shards):05d}.safetensors"
        write_holes(file, shard, store)
        places |= dict.fromkeys(shard, file.name)
    index = {"metadata": {"total_size": sum(tensor.nbytes for tensor in tensors.values())}, "weight_map": places}
    (folder / f"{stem}.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")


def _start_of(name: str, tensor: torch.Tensor) -> bytes:
    """The first bytes of a tensor's data."""
    if not tensor.dtype.is_floating_point:
        return b""
    looked_up = tensor.ndim > 1 and any(part in name for part in LOOKED_UP)
    most = WORDS if looked_up else SMALL if tensor.nbytes <= SMALL else START
    count = min(tensor.nbytes, most) // tensor.element_size()
    scale = tensor.ndim < 2 and name.endswith("weight")  # of a normalisation
    start = torch.ones(count) if scale else _random(count).clone()
    if looked_up:
        start[: SILENT_ROWS * tensor.shape[-1]] = 0
    return start.to(tensor.dtype).view(torch.uint8).numpy().tobytes()


@lru_cache(maxsize=64)
def _random(count: int) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(count).standard_normal(count, dtype=np.float32)) * 0.02


def _state_of(network: Any) -> dict[str, torch.Tensor]:
    """What a network's file holds: no weights twice, names as they are on the hub."""
    state = network.state_dict()
    if not isinstance(network, transformers.PreTrainedModel):
        return state
    tied = set(network.all_tied_weights_keys)
    kept = {name: tensor for name, tensor in state.items() if name not in tied}
    return core_model_loading.revert_weight_conversion(network, kept)


@contextmanager
def saved_with_holes(store: Path) -> Iterator[None]:
    """Networks on the meta device are saved this way inside the block, also by the pipelines that hold them.

    Args:
        store: see `write_holes`.
    """

    def save_network(network: Any, folder: Any, *given: Any, **options: Any) -> None:
        network.save_config(folder)
        write_shards(Path(folder), DIFFUSERS, _state_of(network), store)

    def save_language_model(network: Any, folder: Any, *given: Any, **options: Any) -> None:
        network.config.architectures = [type(network).__name__]
        network.config.dtype = network.dtype
        network.config.save_pretrained(folder)
        if network.can_generate():
            network.generation_config.save_pretrained(folder)
        write_shards(Path(folder), TRANSFORMERS, _state_of(network), store)

    ways: dict[Any, Any] = {diffusers.ModelMixin: save_network, transformers.PreTrainedModel: save_language_model}
    kept = {kind: kind.save_pretrained for kind in ways}
    try:
        for kind, way in ways.items():
            kind.save_pretrained = way
        yield
    finally:
        for kind, way in kept.items():
            kind.save_pretrained = way
