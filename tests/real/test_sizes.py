"""The numbers of the memory plan against the published architectures, counted on networks that have shapes only."""

from functools import cache

import pytest
import torch
from torch import nn
from transformers.quantizers.base import get_keys_to_not_convert

from tests.real.counted import streamed_bytes
from tests.real.full_size import LATENTS, PARTS, STEPS, blank
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.counting import activation_bytes
from videostudio.backends.runtime.decoding import SCRATCH
from videostudio.backends.runtime.memory import GIB, Mode
from videostudio.backends.runtime.streaming import weight_bytes
from videostudio.profiles import load_profiles

PROFILES = load_profiles(BUILTIN)
# A plan may say a little more than is counted, in shares and GB, but never less.
CLOSE, CLOSE_GB = 1.04, 0.03
PLACES = [(row, part) for row, parts in PARTS.items() for part in parts]
SAME = {"flux2-klein-scenes": "flux2-klein", "no-references": "sd21"}
# Bytes of a weight in NF4 of those in half precision, with a scale in single precision for every 64.
NF4 = (4 + 32 / 64) / 16


@cache
def network(row, part):
    return PARTS[SAME.get(row, row)][part]()


def planned_part(row, name):
    return next(part for part in BUILTIN.get(row).parts if part.name == name)


def is_close(planned, counted):
    return counted <= planned <= counted * CLOSE + CLOSE_GB


def kept_bytes(model):
    """Bytes that stay in half precision where bitsandbytes makes the others few bits."""
    kept = {*get_keys_to_not_convert(model), *(model._keep_in_fp32_modules or ())}
    few = [
        module.weight.nbytes
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and not any(name == key or name.endswith(f".{key}") for key in kept)
    ]
    return weight_bytes(model) - sum(few)


@pytest.mark.parametrize(("row", "name"), PLACES)
def test_a_parts_sizes_are_those_of_its_architecture(row, name):
    part, model = planned_part(row, name), network(row, name)
    assert is_close(part.gb, weight_bytes(model) / GIB)
    if part.streamed and BUILTIN.get(row).role is not Role.WRITER:
        assert is_close(memory.streamed_gb(part), streamed_bytes(model) / GIB)
    if part.eight_bit:
        assert is_close(part.kept_gb, kept_bytes(model) / GIB)


def few_bits_gb(model):
    """A network of diffusers whose linear layers are in NF4."""
    linear = sum(module.weight.nbytes for module in model.modules() if isinstance(module, nn.Linear))
    return (weight_bytes(model) - linear * (1 - NF4)) / GIB


@pytest.mark.parametrize("row", ["wan22-a14b", "ltx2", "qwen-image-edit"])
def test_large_denoisers_have_room_in_four_bits(row):
    counted, planned = few_bits_gb(network(row, "transformer")), planned_part(row, "transformer").four_bit_gb
    assert counted <= planned <= counted * 1.1  # a LoRA is among Wan's, which stays as it is


@cache
def step_gb(row, name):
    model = network(row, name)
    return activation_bytes(lambda: model(**STEPS[row][name]())) / GIB


@cache
def decoding_gb(row):
    """Beside its weights; Wan's in tiles: one at work, what all tiles have made, and two whole clips."""
    vae, (latents, options) = network(row, "vae"), LATENTS[row]()
    if latents.dtype != next(vae.parameters()).dtype:
        vae = vae.to(latents.dtype)
    if planned_part(row, "vae").working_gb is None or latents.ndim == 4:
        return activation_bytes(lambda: vae.decode(latents, **options)) / GIB
    side = vae.tile_sample_min_height // vae.config.scale_factor_spatial
    tile = blank(*latents.shape[:3], side, side, dtype=latents.dtype)
    overlap = (vae.tile_sample_min_height / vae.tile_sample_stride_height) ** 2
    frames = (latents.shape[2] - 1) * vae.config.scale_factor_temporal + 1
    clip = latents[0, 0, 0].numel() * vae.config.scale_factor_spatial**2 * 3 * frames * latents.itemsize
    return (activation_bytes(lambda: vae.decode(tile)) + (overlap + 2) * clip) / GIB


@pytest.mark.parametrize("row", list(STEPS))
def test_the_work_of_a_step_and_of_the_decoder_has_room(row):
    for name in STEPS[row]:
        assert step_gb(row, name) <= BUILTIN.get(row).working_gb
    part = planned_part(row, "vae")
    room = BUILTIN.get(row).working_gb if part.working_gb is None else part.working_gb
    # Decoders in single precision on a card whose other weights have left: see `decoding`.
    weights = weight_bytes(network(row, "vae")) / GIB - part.gb
    assert decoding_gb(row) + max(weights, 0) <= room


@pytest.mark.parametrize(("row", "frames", "clips"), [("wan22-a14b", 81, 1), ("wan-vace-1.3b", 49, 4)])
def test_wans_encoder_has_room_for_a_clip_and_for_the_pictures_it_is_made_of(row, frames, clips):
    """VACE holds the control video, its mask, what is kept of it and what is not."""
    clip = blank(1, 3, frames, 480, 832, dtype=torch.float32)
    vae, part = network(row, "vae"), planned_part(row, "vae")
    needed = activation_bytes(lambda: vae.encode(clip)) + clips * clip.nbytes
    assert is_close(part.working_gb, needed / GIB)
    vae.enable_tiling()
    in_tiles = activation_bytes(lambda: vae.encode(clip)) + clips * clip.nbytes
    vae.disable_tiling()
    assert is_close(part.tiled_gb, max(in_tiles / GIB, decoding_gb(row)))


def test_wans_decoder_at_its_own_size_needs_tiles_on_a_card_of_24():
    vae, (latents, _) = network("wan22", "vae"), LATENTS["wan22"]()
    few = activation_bytes(lambda: vae.decode(latents[:, :, :3])) / GIB
    assert few * SCRATCH + planned_part("wan22", "vae").gb > 24 - memory.RESERVE_GB - decoding_gb("wan22")


@pytest.mark.parametrize("card", [8, 12, 16, 24])
@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.gpu_gb])
def test_what_a_plan_says_is_never_less_than_what_is_counted(name, card):
    plan = memory.plan_memory(PROFILES[name], card, BUILTIN, ram_gb=64)
    if card < PROFILES[name].gpu_gb and not plan.fits:
        assert all("Choose a lighter profile" in problem for problem in plan.problems)
        return
    assert plan.fits, plan.problems
    for planned in plan.rows:
        row = BUILTIN.get(planned.backend)
        if not row.parts or row.role is Role.WRITER:
            continue
        place = planned.placement
        sizes = {part.name: counted_gb(row.name, part.name, place.mode(part.name)) for part in row.parts}
        work = step_gb(row.name, next(iter(STEPS[row.name]))) if row.name in STEPS else 0.0
        together = place.level is memory.Level.RESIDENT
        weights = (
            sum(sizes.values())
            if together
            else max(
                size for part, size in sizes.items() if planned_part(row.name, part).kind is not memory.PartKind.DECODER
            )
        )
        denoiser = next(part.name for part in row.parts if part.kind is memory.PartKind.DENOISER)
        most = weights + work if together else max(weights, sizes[denoiser] + work)
        assert most <= place.device_gb <= card - memory.RESERVE_GB


def counted_gb(row, name, mode):
    model = network(SAME.get(row, row), name)
    if planned_part(row, name).four_bit_gb:
        return few_bits_gb(model)
    return (streamed_bytes(model) if mode is Mode.STREAM else weight_bytes(model)) / GIB


MEASURED = {
    "sd21": {"resident": 3.79, "model offload": 1.95, "streamed blocks": 1.52},
    "flux2-klein": {"resident": 17.35, "model offload": 7.83, "streamed blocks": 2.58},
    "videostudio-img": {"resident": 3.35, "model offload": 1.92, "streamed blocks": 2.17},
    "videostudio-vid": {"resident": 11.9, "model offload": 10.38, "streamed blocks": 1.72},
    "wan22-a14b": {"model offload": 12.08, "streamed encoders and model offload": 12.08},
    "wan-vace-1.3b": {"resident": 21.2},
}
"""GB at the peak that `benchmark memory` saw PyTorch use on an NVIDIA H200, by how a model used the GPU.

Of VACE only where nothing had more room than it needs: it decodes whole where it can.
"""
# A plan may be for a larger picture than was measured.
MOST_ABOVE_GB = 2.2


@pytest.mark.parametrize("row", list(MEASURED))
def test_no_plan_is_below_what_was_measured_and_none_far_above(row):
    ways = {way.level: way for way in memory.possible_placements(BUILTIN.get(row), {}, "cuda")}
    for level, measured in MEASURED[row].items():
        assert measured <= ways[level].device_gb <= measured + MOST_ABOVE_GB, level
