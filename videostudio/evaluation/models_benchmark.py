"""How fast the two models run, with random weights at any size: one step, a whole clip and picture, and a baseline."""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.profiler import ProfilerActivity, profile
from torch.utils.flop_counter import FlopCounterMode

from videostudio.diffusion.common import apply_guidance
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import AESTHETIC_SCORE, SceneVideoPipeline
from videostudio.errors import BackendError, InputError
from videostudio.evaluation.random_weights import random_weights_kit
from videostudio.evaluation.straightforward import (
    straightforward_picture_step,
    straightforward_step,
    straightforward_unet,
)
from videostudio.nn.unet3d import ACTION_DIM, POOLED_IMAGE_DIM

GUIDANCE, RELEASED_STEPS = 12.0, 70
"""The released settings of VideoStudio-Vid."""
IMAGE_GUIDANCE = 7.5
"""The released guidance scale of VideoStudio-Img."""
LEAST_STEPS_OF_EXTRAS = 8
"""Steps of the exact run that step caching and fewer steps are compared with, at least."""
PARTS = (
    ("convolutions", ("conv", "cudnn", "mkldnn_conv")),
    ("attention", ("scaled_dot_product", "attention", "softmax", "bmm", "baddbmm")),
    ("norms", ("norm", "addcmul")),
    ("linear layers", ("addmm", "::mm", "linear", "gemm")),
)
"""Part of a step -> names of PyTorch's operators that belong to it; the rest is "other"."""
TOLERANCE = {torch.float32: 1e-4, torch.bfloat16: 5e-2, torch.float16: 2e-2}
"""Relative error of an unguided prediction up to which two implementations count as equal; guidance multiplies it."""


@dataclass(frozen=True)
class Workload:
    """What is timed at a size.

    Args:
        height: of the clip, pixels.
        width: of the clip, pixels.
        frames: of the clip.
        side: of the picture, pixels.
        matmul: side of the matrices that measure the device's ceiling.
    """

    height: int
    width: int
    frames: int
    side: int
    matmul: int


WORKLOADS = {
    "tiny": Workload(64, 96, 6, 64, 512),
    "small": Workload(128, 192, 8, 256, 1024),
    "full": Workload(320, 512, 16, 512, 8192),
}
"""What is timed at every size of the models; full is the released setting."""
SIZES = tuple(WORKLOADS)


@dataclass
class Bench:
    """A device, a precision and the rows measured so far."""

    device: torch.device
    dtype: torch.dtype
    repeats: int
    rows: list[dict[str, Any]] = field(default_factory=list)

    def wait(self) -> None:
        """Until the device has finished."""
        if self.device.type != "cpu":
            torch.accelerator.synchronize(self.device)

    def seconds(self, work: Callable[[], Any]) -> float:
        """Median seconds of a piece of work, after one run to warm up."""
        times = []
        for _ in range(self.repeats + 1):
            self.wait()
            start = time.perf_counter()
            work()
            self.wait()
            times.append(time.perf_counter() - start)
        return float(np.median(times[1:]))

    def peak(self) -> float:
        """Peak memory in GB: of the device since `fresh`, on a CPU of the process so far."""
        if self.device.type == "cpu":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        return float(torch.accelerator.max_memory_allocated(self.device)) / 1e9

    def fresh(self) -> None:
        """Count peak memory from here."""
        if self.device.type != "cpu":
            torch.accelerator.reset_peak_memory_stats(self.device)

    def add(self, what: str, value: float, unit: str, note: str = "") -> None:
        """One row of the table."""
        self.rows.append({"what": what, "value": value, "unit": unit, "note": note})


def run_models_benchmark(
    size: str = "tiny",
    device: str | None = None,
    dtype: str | None = None,
    steps: int = 4,
    repeats: int = 7,
    extras: bool = False,
) -> list[dict[str, Any]]:
    """Time both models with random weights.

    Args:
        size: one of `SIZES`.
        device: torch's name; by default the accelerator where there is one.
        dtype: "float32", "bfloat16" or "float16"; by default half precision on an accelerator, float32 on a CPU.
        steps: steps of the whole clip and picture; the released setting of 70 is extrapolated from the step.
        repeats: runs whose median counts.
        extras: also measure torch.compile, step caching and fewer steps, with the error that they cause.

    Returns:
        Rows {"what", "value", "unit", "note"}.

    Raises:
        InputError: an unknown size or precision.
        BackendError: the fast and the straightforward implementation disagree.
    """
    if size not in SIZES:
        raise InputError(f"There is no model size '{size}'; choose {', '.join(SIZES)}.")
    bench = Bench(*choose_device(device, dtype), repeats)
    with torch.no_grad():
        ceiling = matmul_ceiling(bench, WORKLOADS[size].matmul)
        bench.add("matmul ceiling", ceiling, "TFLOP/s", f"{bench.device}, {str(bench.dtype).removeprefix('torch.')}")
        measure_video_model(bench, size, steps, ceiling, extras)
        measure_image_model(bench, size, steps, ceiling)
    return bench.rows


def choose_device(device: str | None, dtype: str | None) -> tuple[torch.device, torch.dtype]:
    """The device and precision to use.

    Raises:
        InputError: there is no such precision.
    """
    found = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    where = torch.device(device) if device else found or torch.device("cpu")
    precision = getattr(torch, dtype or ("float32" if where.type == "cpu" else "bfloat16"), None)
    if precision not in TOLERANCE:
        raise InputError(f"The precision '{dtype}' is unknown; choose float32, bfloat16 or float16.")
    return where, precision


def matmul_ceiling(bench: Bench, side: int) -> float:
    """TFLOP/s of one large matrix product, the most that a network can hope for."""
    a = torch.randn(side, side, device=bench.device, dtype=bench.dtype)
    return 2 * side**3 / bench.seconds(lambda: a @ a) / 1e12


def measure_video_model(bench: Bench, size: str, steps: int, ceiling: float, extras: bool) -> None:
    """The rows of VideoStudio-Vid."""
    work = WORKLOADS[size]
    bench.fresh()
    pipe: SceneVideoPipeline = random_weights_kit("pipelines").build_video_pipeline(size, bench.device, bench.dtype)
    pipe.set_progress_bar_config(disable=True)
    unet = pipe.unet
    bench.add("video UNet parameters", sum(p.numel() for p in unet.parameters()) / 1e9, "billion")
    sample, timestep, tokens, added = step_inputs(bench, pipe, work)
    context = unet.project_context(tokens)

    def step() -> Tensor:
        return apply_guidance(unet(sample, timestep, context, added, return_dict=False)[0], GUIDANCE)

    plain = time_straightforward_step(bench, pipe, (sample, timestep, tokens, added))
    if bench.device.type != "cpu":
        unet.use_channels_last()
    seconds = one_step(bench, "video", step, ceiling)
    require_equal_output(step(), plain[1], bench.dtype)
    bench.add("straightforward video step", plain[0], "s", "eager attention, two passes, everything recomputed")
    bench.add("video speed-up", plain[0] / seconds, "x", "same weights, same output (asserted)")
    whole = whole_clip(bench, pipe, work, steps)
    bench.add(
        f"whole clip, {RELEASED_STEPS} steps",
        whole + seconds * (RELEASED_STEPS - steps),
        "s",
        "extrapolated from the step",
    )
    bench.add(
        "peak memory, clip", bench.peak(), "GB", "process" if bench.device.type == "cpu" else "device, no offload"
    )
    measure_offload(bench, pipe, work, steps)
    if extras:
        video_extras(bench, pipe, work, step, max(steps, LEAST_STEPS_OF_EXTRAS))


def measure_offload(bench: Bench, pipe: SceneVideoPipeline, work: Workload, steps: int) -> None:
    """Rows of what has to be on the device at a time; peak memory with offload where there is such a device."""
    parts = {name: part for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)}
    weights = {name: sum(p.nbytes for p in part.parameters()) / 1e9 for name, part in parts.items()}
    largest = max(weights, key=lambda name: weights[name])
    bench.add("weights of the clip's models", sum(weights.values()), "GB", "on the device without offload")
    bench.add("weights of the largest", weights[largest], "GB", f"{largest}: on the device at a time with offload")
    if bench.device.type == "cpu":
        return
    pipe.to("cpu")
    torch.accelerator.empty_cache()
    bench.fresh()
    pipe.enable_model_cpu_offload(device=bench.device)
    make_clip(pipe, work, steps)
    bench.add("peak memory, clip with offload", bench.peak(), "GB", "device, model offload")
    pipe.remove_all_hooks()
    pipe.to(bench.device)


def step_inputs(
    bench: Bench, pipe: SceneVideoPipeline, work: Workload
) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Random inputs of one guided step: reference frame and both branches included."""
    factor, dim = pipe.vae_scale_factor, pipe.unet.config.cross_attention_dim
    g = torch.Generator().manual_seed(0)

    def draw(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=g).to(bench.device, bench.dtype)

    encoder = pipe.image_encoder.config
    tokens = draw(2, (encoder.image_size // encoder.patch_size) ** 2 + 1, dim)
    tokens[0] = 0
    added = {
        "text_embeds": draw(2, pipe.text_encoder_2.config.projection_dim),
        "time_ids": torch.tensor(
            [[work.height, work.width, 0, 0, work.height, work.width]] * 2, device=bench.device
        ).float(),
        "aes_scores": torch.full((2,), AESTHETIC_SCORE, device=bench.device),
        "midf_clip_pool_fea": draw(2, POOLED_IMAGE_DIM),
        "action_prob_fea": draw(2, ACTION_DIM),
    }
    sample = draw(1, 4, work.frames + 1, work.height // factor, work.width // factor).repeat(2, 1, 1, 1, 1)
    return sample, torch.tensor(500, device=bench.device), tokens, added


def time_straightforward_step(bench: Bench, pipe: SceneVideoPipeline, inputs: tuple[Any, ...]) -> tuple[float, Tensor]:
    """Seconds and output of the straightforward step."""
    with straightforward_unet(pipe.unet) as unet:
        sample, timestep, tokens, added = inputs

        def step() -> Tensor:
            return straightforward_step(unet, sample, timestep, tokens, added, GUIDANCE)

        return bench.seconds(step), step()


def require_equal_output(fast: Tensor, plain: Tensor, dtype: torch.dtype) -> None:
    """Refuse a speed-up that changes the output.

    Raises:
        BackendError: with the difference.
    """
    error = relative_error(fast, plain)
    if not error < TOLERANCE[dtype] * GUIDANCE:
        raise BackendError(f"The fast implementation differs from the straightforward one by {error:.2e}.")


def relative_error(a: Tensor, b: Tensor) -> float:
    """Root mean square of the difference relative to that of the second."""
    return float((a.float() - b.float()).norm() / b.float().norm())


def one_step(bench: Bench, name: str, step: Callable[[], Any], ceiling: float) -> float:
    """Rows of one guided step: time, achieved rate, shares of its parts."""
    seconds = bench.seconds(step)
    with FlopCounterMode(display=False) as counter:
        step()
    rate = counter.get_total_flops() / seconds / 1e12
    bench.add(f"one {name} step", seconds, "s", "both guidance branches")
    bench.add(f"{name} step rate", rate, "TFLOP/s", f"{rate / ceiling:.0%} of the ceiling")
    for part, share in operator_shares(bench, step).items():
        bench.add(f"{name} step: {part}", 100 * share, "%")
    return seconds


def operator_shares(bench: Bench, step: Callable[[], Any]) -> dict[str, float]:
    """Share of every part in a step's operator time."""
    gpu = bench.device.type != "cpu"
    activities = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if gpu else [])]
    with profile(activities=activities) as record:
        step()
        bench.wait()
    totals = {name: 0.0 for name, _ in PARTS} | {"other": 0.0}
    for event in record.key_averages():
        if not event.key.startswith("aten::"):
            continue
        spent = event.self_device_time_total if gpu else event.self_cpu_time_total
        part = next((name for name, words in PARTS if any(word in event.key for word in words)), "other")
        totals[part] += spent
    whole = sum(totals.values()) or 1.0
    return {name: spent / whole for name, spent in totals.items()}


def whole_clip(bench: Bench, pipe: SceneVideoPipeline, work: Workload, steps: int) -> float:
    """Rows of a whole clip and of its encoders and VAE."""
    picture = noise_picture(work.width, work.height)
    seconds = bench.seconds(lambda: make_clip(pipe, work, steps))
    bench.add(f"whole clip, {steps} steps", seconds, "s", f"{work.frames} frames {work.width}x{work.height}")
    encode = bench.seconds(lambda: (pipe.encode_text(["a"]), pipe.encode_image([picture], work.width)))
    bench.add("clip: encoders", encode, "s", f"{encode / seconds:.0%} of the clip")
    factor = pipe.vae_scale_factor
    latents = torch.randn(work.frames, 4, work.height // factor, work.width // factor).to(bench.device)
    decode = bench.seconds(lambda: pipe.decode(latents))
    bench.add("clip: VAE decode", decode, "s", f"{decode / seconds:.0%} of the clip")
    return seconds


def make_clip(pipe: SceneVideoPipeline, work: Workload, steps: int) -> Any:
    """One clip from a picture of noise."""
    picture = noise_picture(work.width, work.height)
    generator = torch.Generator().manual_seed(1)
    size: dict[str, Any] = {"height": work.height, "width": work.width, "num_frames": work.frames}
    run: dict[str, Any] = {"num_inference_steps": steps, "guidance_scale": GUIDANCE, "phrases": ["riding a bike"]}
    return pipe("A man is riding a bike.", picture, generator=generator, return_dict=False, **size, **run)[0]


def video_extras(
    bench: Bench, pipe: SceneVideoPipeline, work: Workload, step: Callable[[], Tensor], steps: int
) -> None:
    """Rows of what trades exactness for time, off by default: each with the error that it causes."""
    picture = noise_picture(work.width, work.height)

    def timed(**options: Any) -> tuple[Tensor, float]:
        size = {"height": work.height, "width": work.width, "num_frames": work.frames}
        bench.wait()
        start = time.perf_counter()
        settings: dict[str, Any] = {"num_inference_steps": steps, "guidance_scale": GUIDANCE, "phrases": [], **size}
        settings |= {"generator": torch.Generator().manual_seed(1), "output_type": "latent", "return_dict": False}
        out = pipe("x", picture, **(settings | options))[0]
        bench.wait()
        return out, time.perf_counter() - start

    exact, seconds = timed()
    for name, options in (
        ("cache_interval=2", {"cache_interval": 2}),
        ("half the steps", {"num_inference_steps": steps // 2}),
    ):
        out, spent = timed(**options)
        bench.add(
            f"{name} speed-up", seconds / spent, "x", f"relative error of the latents {relative_error(out, exact):.2e}"
        )
    wanted = step()
    compiled = torch.compile(step)
    try:
        error = relative_error(compiled(), wanted)
    except RuntimeError as failure:  # what torch.compile raises for everything it cannot do
        bench.add("torch.compile step", float("nan"), "s", f"not possible here: {str(failure).splitlines()[0][:80]}")
        return
    plain, fast = bench.seconds(step), bench.seconds(compiled)
    bench.add("torch.compile step", fast, "s", f"relative error of the step {error:.2e}")
    bench.add("torch.compile speed-up", plain / fast, "x", "off by default")


def measure_image_model(bench: Bench, size: str, steps: int, ceiling: float) -> None:
    """The rows of VideoStudio-Img."""
    work = WORKLOADS[size]
    bench.fresh()
    pipe: SceneImagePipeline = random_weights_kit("pipelines").build_image_pipeline(size, bench.device, bench.dtype)
    pipe.set_progress_bar_config(disable=True)
    if bench.device.type != "cpu":
        pipe.unet.to(memory_format=torch.channels_last)
    bench.add("image UNet parameters", sum(p.numel() for p in pipe.unet.parameters()) / 1e9, "billion")
    bench.add("entity adapter parameters", sum(p.numel() for p in pipe.adapter.parameters()) / 1e9, "billion")
    side, dim = work.side // pipe.vae_scale_factor, pipe.unet.config.cross_attention_dim
    g = torch.Generator().manual_seed(0)
    sample, text, entity = (
        torch.randn(*shape, generator=g).to(bench.device, bench.dtype)
        for shape in ((2, 4, side, side), (2, 77, dim), (2, 16, dim))
    )
    timestep = torch.tensor(500, device=bench.device)
    inputs, scale = (sample, timestep, text, entity), IMAGE_GUIDANCE
    plain = bench.seconds(lambda: straightforward_picture_step(pipe.unet, pipe.adapter, inputs, scale))
    wanted = straightforward_picture_step(pipe.unet, pipe.adapter, inputs, scale)
    with pipe.adapter.contexts([entity], entity):

        def step() -> Tensor:
            return apply_guidance(pipe.unet(sample, timestep, text, return_dict=False)[0], scale)

        seconds = one_step(bench, "image", step, ceiling)
        require_equal_output(step(), wanted, bench.dtype)
    bench.add("straightforward image step", plain, "s", "eager attention, two passes, references projected anew")
    bench.add("image speed-up", plain / seconds, "x", "same weights, same output (asserted)")
    picture = noise_picture(work.side, work.side)

    def draw() -> Any:
        generator = torch.Generator().manual_seed(1)
        size: dict[str, Any] = {"height": work.side, "width": work.side, "num_inference_steps": steps}
        return pipe("A girl.", [picture], picture, generator=generator, return_dict=False, **size)[0]

    bench.add(f"whole picture, {steps} steps", bench.seconds(draw), "s", f"{work.side}x{work.side}, one foreground")
    bench.add("peak memory, picture", bench.peak(), "GB", "process" if bench.device.type == "cpu" else "device")


def noise_picture(width: int, height: int) -> Image.Image:
    """A picture of noise."""
    return Image.fromarray(np.random.default_rng(0).integers(0, 255, (height, width, 3), dtype=np.uint8))


def format_models(rows: list[dict[str, Any]]) -> str:
    """The table as text."""
    lines = [f"{'what':<32}{'value':>12}  {'unit':<10}note"]
    lines += [f"{row['what']:<32}{row['value']:>12.4g}  {row['unit']:<10}{row['note']}".rstrip() for row in rows]
    return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--size", choices=SIZES, default="tiny", help="tiny runs anywhere; full is the released size")
    parser.add_argument("--device", help="torch's device name; by default the accelerator where there is one")
    parser.add_argument(
        "--dtype", choices=("float32", "bfloat16", "float16"), help="by default half precision on a GPU"
    )
    parser.add_argument("--steps", type=int, default=4, help="steps of the whole clip and picture")
    parser.add_argument("--repeats", type=int, default=7, help="runs whose median counts")
    parser.add_argument("--extras", action="store_true", help="also torch.compile, step caching and fewer steps")


def main(args: argparse.Namespace) -> int:
    """Run the benchmark and write the table."""
    rows = run_models_benchmark(args.size, args.device, args.dtype, args.steps, args.repeats, args.extras)
    sys.stdout.write(format_models(rows) + "\n")
    return 0
