"""Objectives and sources from config files: loads the base models that the config names."""

import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.resampler import EntityResampler
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import DataConfig, ImageTraining, LoopConfig, VideoTraining
from videostudio.training.data.datasets import FolderEntries, ShardEntries
from videostudio.training.data.samples import ClipSamples, FileSource, PictureSamples
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.loop import BatchSource, process_state
from videostudio.training.parts import image_parts, require_model, video_parts
from videostudio.training.release_format import complete_image_model, complete_video_model
from videostudio.training.video import ActionClassifier, VideoObjective, hear_actions
from videostudio.training.world import World, WorldConfig
from videostudio.training.world.source import world_source

BRACES = re.compile(r"\{([^{}]+)\}")


def image_objective(config: ImageTraining) -> ImageObjective:
    """VideoStudio-Img on the config's base model (paper, section 4.3)."""
    model = config.model
    parts = image_parts(model)
    unet, encoder, text_encoder, tokenizer = (
        parts[name] for name in ("unet", "image_encoder", "text_encoder", "tokenizer")
    )
    torch.manual_seed(config.loop.seed)
    with require_model(model.start, "start") if model.start else nullcontext():
        adapter = start_adapter(config, unet, encoder)

    def encode_text(texts: Sequence[str]) -> Tensor:
        ids = _ids(tokenizer, texts)
        out: Tensor = text_encoder(ids.to(text_encoder.device))[0]
        return out

    return ImageObjective(
        unet,
        parts["vae"],
        parts["scheduler"],
        encode_text,
        model,
        config.loop.seed,
        adapter,
        encoder,
        text_encoder,
        partial(complete_image_model, model),
    )


def start_adapter(config: ImageTraining, unet: Any, encoder: Any) -> EntityAdapter:
    """A new adapter of the config's variant, or the one to go on from."""
    model = config.model
    adapter: EntityAdapter
    if model.variant not in ("release", "paper"):
        raise InputError(f"model.variant is 'release' or 'paper', not '{model.variant}'.")
    if model.start and Path(model.start).is_dir():
        adapter = EntityAdapter.from_pretrained(model.start)
        return adapter
    if model.start:
        adapter = EntityAdapter.install(unet, model.tokens).load_release(model.start)
        return adapter
    if model.variant == "paper":
        patches = (encoder.config.image_size // encoder.config.patch_size) ** 2
        adapter = EntityAdapter.install(
            unet, patches, "paper", encoder.config.projection_dim, model.learn_gates, model.keys_from_text
        )
        return adapter
    dim = unet.config.cross_attention_dim
    options = {
        "dim": dim,
        "depth": model.resampler_depth,
        "heads": model.resampler_heads,
        "num_queries": model.tokens,
        "embedding_dim": encoder.config.hidden_size,
        "output_dim": dim,
    }
    adapter = EntityAdapter.install(unet, model.tokens, keys_from_text=model.keys_from_text)
    adapter.image_proj = EntityResampler(**options)
    adapter.register_to_config(resampler=options)
    return adapter


def video_objective(config: VideoTraining) -> VideoObjective:
    """VideoStudio-Vid on the config's base model (paper, section 4.3)."""
    from diffusers import UNet2DConditionModel
    from transformers import VideoMAEForVideoClassification

    model = config.model
    parts = video_parts(model)
    encoder, text_encoder, tokenizer = (parts[name] for name in ("image_encoder", "text_encoder_2", "tokenizer_2"))
    torch.manual_seed(config.loop.seed)
    if model.start:
        with require_model(model.start, "start") as found:
            unet = VideoStudioUNet3D.from_pretrained(found)
    else:
        options = {
            "cross_attention_dim": encoder.config.hidden_size,
            "action_attention": model.action_attention,
            "action_prob_fea_guidance": model.action_embedding,
            "midf_clip_pool_fea_guidance": model.pooled_image,
            "aes_condition": model.aesthetic_score,
            "temporal_trans_num_align_spatial": True,
        }
        with require_model(model.base, "base") as base:
            flat = UNet2DConditionModel.from_pretrained(base, subfolder="unet")
        unet, _ = VideoStudioUNet3D.from_unet2d(flat, **options)
        hear_actions(unet)

    def encode_text(texts: Sequence[str]) -> Tensor:
        out: Tensor = text_encoder(_ids(tokenizer, texts).to(text_encoder.device)).text_embeds
        return out

    classifier = None
    if model.action_classifier:
        with require_model(model.action_classifier, "action_classifier") as found:
            videomae = VideoMAEForVideoClassification.from_pretrained(found)
        classifier = ActionClassifier(videomae, model.action_threshold)
    return VideoObjective(
        unet,
        parts["vae"],
        paper_schedule(),
        encode_text,
        encoder,
        model,
        config.loop.seed,
        text_encoder,
        classifier,
        partial(complete_video_model, model),
    )


def _ids(tokenizer: Any, texts: Sequence[str]) -> Tensor:
    ids: Tensor = tokenizer(
        list(texts), padding="max_length", max_length=tokenizer.model_max_length, truncation=True, return_tensors="pt"
    ).input_ids
    return ids


def expand_pattern(pattern: str) -> list[Path]:
    """The files that a pattern means.

    Args:
        pattern: a path, which may have wildcards, "data/*.tar", and braces, "data/{000..041}.tar" or "{a,b}/*.tar".
    """
    if braces := BRACES.search(pattern):
        head, tail = pattern[: braces.start()], pattern[braces.end() :]
        return [path for choice in _choices(braces[1]) for path in expand_pattern(head + choice + tail)]
    if not any(sign in pattern for sign in "*?["):
        return [Path(pattern)]
    anchor = Path(Path(pattern).anchor or ".")
    return sorted(anchor.glob(str(Path(pattern).relative_to(Path(pattern).anchor or "."))))


def _choices(inner: str) -> list[str]:
    """What stands between braces: a row of numbers, with the first one's leading zeros, or a list."""
    first, _, last = inner.partition("..")
    if first.isdigit() and last.isdigit():
        return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)]
    return inner.split(",")


def shard_files(paths: Sequence[Path]) -> list[Path]:
    """The tar files of paths that are tar files or folders of such."""
    return [file for path in paths for file in (sorted(path.rglob("*.tar")) if path.is_dir() else [path])]


def make_source(
    data: DataConfig,
    world: WorldConfig,
    loop: LoopConfig,
    clips: bool,
    vae: Any = None,
    classifier: Any = None,
    say: Callable[[str], None] = lambda text: None,
) -> BatchSource:
    """The samples that a config names.

    Args:
        data: its section.
        world: the toy world's section.
        loop: the run's seed, reading processes and device.
        clips: whether to read clips instead of pictures.
        vae: the autoencoder for cached latents.
        classifier: finds the actions of clips without labels, for the cache.
        say: hears how far the cache is.

    Raises:
        InputError: the kind is unknown or nothing is there.
    """
    if data.kind == "world":
        if data.cache:
            raise InputError("For data.kind = 'world', give world.cache instead of data.cache.")
        return world_source(World(world, process_state(loop.cpu).device), clips)
    if data.kind not in ("folder", "shards"):
        raise InputError(f"data.kind is 'folder', 'shards' or 'world', not '{data.kind}'.")
    if not data.paths:
        raise InputError("The config needs data.paths: folders, or tar files.")
    paths = [found for pattern in data.paths for found in expand_pattern(pattern)]
    if data.kind == "shards":
        paths = shard_files(paths)
    if not paths:
        raise InputError(f"Nothing fits data.paths: {', '.join(data.paths)}.")
    entries = ShardEntries(paths, clips) if data.kind == "shards" else FolderEntries(paths, clips)
    samples = ClipSamples(entries, data, loop.seed) if clips else PictureSamples(entries, data, loop.seed)
    if data.cache:
        state = process_state(loop.cpu)
        for module in (vae, classifier):
            if module is not None:
                module.to(state.device)
        samples.fill_cache(vae, classifier, (state.process_index, state.num_processes), loop.workers, say)
        state.wait_for_everyone()
    return FileSource(samples, loop.workers)
