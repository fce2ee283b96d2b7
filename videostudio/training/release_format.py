"""What is trained, as folders that the backends load: in the release's layout, or as a whole pipeline.

Everything is in half precision but `adapter/`, which training can go on from. Parts that were not trained are read
again from where they came, so that they are the base's own, and written beside what was trained: a folder is complete
wherever it is taken. That is 3.8 GB for the paper's image model over Stable Diffusion 2.1, 3.9 GB for the release's
over 1.5, and 11.4 GB for the video model, of which its UNet is 8.7 (GB of 2**30 bytes).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, nn

from videostudio.backends.release import ADAPTER_FILE, BASE_FOLDER, ENCODER_FOLDER, VIDEO_FOLDER
from videostudio.backends.runtime.clip_vision import clip_processor
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import release_scheduler
from videostudio.errors import BackendError
from videostudio.nn.adapter import EntityAdapter
from videostudio.training.configs import ImageModelConfig, VideoModelConfig
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.parts import image_parts, video_parts

HALF = torch.float16
ADAPTER_FOLDER = "adapter"
Limit = int | str
"""Bytes of a file at most, as `save_pretrained` takes it for `max_shard_size`."""


def release_state(adapter: EntityAdapter) -> dict[str, dict[str, Tensor]]:
    """An adapter's weights in half precision under the release's names; `EntityAdapter.load_release` reads them.

    Args:
        adapter: an adapter with a resampler. Cross-attention layers get odd numbers: the release counts all attention
            layers in the order down, up, middle.

    Raises:
        BackendError: the adapter is the paper's variant, which the release has no layout for.
    """
    if adapter.image_proj is None or adapter.reorders:
        raise BackendError("The release's layout is for adapters with a resampler and without gates.")
    state = {name: value.detach().to("cpu", HALF) for name, value in adapter.layers.state_dict().items()}
    numbered = {}
    for name, value in state.items():
        place, _, rest = name.partition(".")
        numbered[f"{2 * int(place) + 1}.{rest}"] = value
    resampler = {name: value.detach().to("cpu", HALF) for name, value in adapter.image_proj.state_dict().items()}
    return {"image_proj": resampler, "ip_adapter": numbered}


def save_release(adapter: EntityAdapter, path: Path) -> None:
    """Write `videostudio-img-combine.bin`; see `release_state`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(release_state(adapter), path)


@contextmanager
def half_precision(module: nn.Module) -> Iterator[None]:
    """A block in which a network's weights are in half precision, in main memory; behind it they are what they were."""
    kept = [(one, one.data) for one in (*module.parameters(), *module.buffers()) if one.is_floating_point()]
    try:
        for one, data in kept:
            one.data = data.to("cpu", HALF)
        yield
    finally:
        for one, data in kept:
            one.data = data


def complete_image_model(model: ImageModelConfig, folder: Path, limit: Limit) -> None:
    """Write what VideoStudio-Img needs beside its adapter.

    The release's variant gets the release's own layout, with its base in `base/`; the paper's becomes a whole
    `SceneImagePipeline`.

    Args:
        model: the config's section.
        folder: holds `adapter/`, and for the release's variant `videostudio-img-combine.bin`.
        limit: bytes of a file at most.
    """
    from diffusers import DDIMScheduler, StableDiffusionPipeline

    parts = image_parts(model, HALF)
    parts["scheduler"] = DDIMScheduler.from_config(parts["scheduler"].config)
    if (folder / ADAPTER_FILE).exists():
        parts.pop("image_encoder").save_pretrained(folder / ENCODER_FOLDER, max_shard_size=limit)
        base = StableDiffusionPipeline(
            **parts, safety_checker=None, feature_extractor=None, requires_safety_checker=False
        )
        base.save_pretrained(folder / BASE_FOLDER, max_shard_size=limit)
        return
    adapter = EntityAdapter.from_pretrained(folder / ADAPTER_FOLDER)
    processor = clip_processor(parts["image_encoder"])
    whole = SceneImagePipeline(**parts, feature_extractor=processor, adapter=adapter)
    whole.save_pretrained(folder, max_shard_size=limit)


def complete_video_model(model: VideoModelConfig, folder: Path, limit: Limit) -> None:
    """Write what VideoStudio-Vid needs beside its UNet, in the release's layout.

    Args:
        model: the config's section.
        folder: holds `videostudio-vid/unet`.
        limit: bytes of a file at most.
    """
    home, parts = folder / VIDEO_FOLDER, video_parts(model, HALF)
    parts["image_encoder"].save_pretrained(folder / ENCODER_FOLDER, max_shard_size=limit)
    parts["tokenizer_2"].save_pretrained(home / "tokenizer_2")
    for name in ("text_encoder_2", "vae"):
        parts[name].save_pretrained(home / name, max_shard_size=limit)
    release_scheduler(paper_schedule().config).save_pretrained(home / "scheduler")
