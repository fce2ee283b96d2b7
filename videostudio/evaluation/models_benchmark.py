"""How fast the two models run, with random weights at any size: one step, a whole clip and picture, and a baseline.

Sections run in the order of their weight, each within a time limit; one that fails leaves a row and the next goes on.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from enum import StrEnum, auto
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from videostudio.diffusion.common import apply_guidance
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import SceneVideoPipeline
from videostudio.errors import InputError
from videostudio.evaluation.networks.layers import exact_float32, measure_layers
from videostudio.evaluation.networks.measuring import (
    GIGA,
    TABLE_HEAD,
    TARGETS,
    TERA,
    Bench,
    describe_machine,
    relative_error,
)
from videostudio.evaluation.networks.profiling import count_flops, measure_shares
from videostudio.evaluation.networks.variants import (
    VariantTimer,
    measure_attention,
    measure_compiled,
    measure_graph,
    measure_small_variants,
)
from videostudio.evaluation.networks.video_model import (
    GUIDANCE,
    RELEASED_STEPS,
    SIZES,
    WORKLOADS,
    VideoModel,
    noise_picture,
)
from videostudio.evaluation.random_weights import random_weights_kit
from videostudio.evaluation.straightforward import (
    straightforward_picture_step,
    straightforward_unet,
)

IMAGE_GUIDANCE = 7.5
"""The released guidance scale of VideoStudio-Img."""
LEAST_STEPS_OF_EXTRAS = 8
"""Steps of the exact run that step caching and fewer steps are compared with, at least."""
TOLERANCE = {torch.float64: 1e-8, torch.float32: 1e-4, torch.bfloat16: 5e-2, torch.float16: 2e-2}
"""Relative error of a prediction without guidance up to which two implementations count as equal."""
AS_EXACT = 1.5
"""How much further from the exact output than the straightforward one the fast one may be in half precision."""
PRECISIONS = (torch.float32, torch.bfloat16, torch.float16)
CLIP_REPEATS = 2
"""Runs of a whole clip or picture whose median counts, at most."""


class Section(StrEnum):
    """What can be measured, in the order of its weight."""

    CEILING = auto()
    VIDEO = auto()
    LAYERS = auto()
    ATTENTION = auto()
    IMAGE = auto()
    GRAPH = auto()
    EXACT = auto()
    VARIANTS = auto()
    OFFLOAD = auto()
    COMPILE = auto()
    SHARES = auto()


SECTIONS = tuple(Section)
ONLY_GPU = frozenset((Section.GRAPH, Section.COMPILE))
"""What says nothing on a processor, or takes minutes there; measured where it is asked for by name."""
SECTION_SECONDS = 120.0
"""Most seconds of a section, so that none can use up the run."""
COPIED = 2**28
"""Numbers that the copy of a GPU moves; a processor moves a hundredth."""
PRODUCTS = 10
"""Matrix products in a row for the ceiling: one alone would be measured with its launch."""


def run_models_benchmark(
    size: str = "tiny",
    device: str | None = None,
    dtype: str | None = None,
    steps: int = 4,
    repeats: int = 7,
    extras: bool = False,
    sections: Sequence[str] | None = None,
    seconds: float = float("inf"),
    output: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> list[dict[str, Any]]:
    """Time both models with random weights.

    Args:
        size: one of `SIZES`.
        device: torch's name; by default the accelerator where there is one.
        dtype: "float32", "bfloat16" or "float16"; by default half precision on an accelerator, float32 on a CPU.
        steps: steps of the whole clip and picture; the released setting of 70 is extrapolated from the step.
        repeats: runs whose median counts.
        extras: also measure step caching and fewer steps, with the error that they cause.
        sections: some of `SECTIONS`; by default all that the device can do.
        seconds: time for everything; sections that have not begun by then are left out, the last is cut short.
        output: JSON file that is written anew after every row, or None.
        say: told every row as text as soon as it is there, or None.

    Returns:
        Rows {"what", "value", "unit", "note", "met"}; one whose measurement failed has no value and says why.

    Raises:
        InputError: an unknown size, section or precision.
        BackendError: the kit of random weights is not there.
    """
    if size not in SIZES:
        raise InputError(f"There is no model size '{size}'; choose {', '.join(SIZES)}.")
    if unknown := [name for name in sections or () if name not in SECTIONS]:
        raise InputError(f"There is no section '{unknown[0]}'; choose {', '.join(SECTIONS)}.")
    random_weights_kit("pipelines")
    place, precision = choose_device(device, dtype)
    bench = Bench(place, precision, repeats, seconds, output, say, TARGETS if size == "full" else ())
    bench.machine = describe_machine(place)
    chosen = [name for name in SECTIONS if (name in sections if sections else bench.gpu or name not in ONLY_GPU)]
    with torch.no_grad():
        run = ModelsRun(bench, size, steps)
        for name in chosen:
            bench.attempt(f"section {name}", getattr(run, name), SECTION_SECONDS)
        if extras:
            bench.attempt("section extras", run.extras)
    return bench.rows


class ModelsRun:
    """The sections of a run; the models are made when the first section needs them.

    Args:
        bench: takes the rows.
        size: one of `SIZES`.
        steps: steps of the whole clip and picture.
    """

    def __init__(self, bench: Bench, size: str, steps: int) -> None:
        self.bench, self.size, self.steps = bench, size, steps
        self.work = WORKLOADS[size]
        self.peak_rate: float | None = None
        self._profiles: list[Callable[[], None]] = []
        self._video: VideoModel | None = None

    @property
    def model(self) -> "VideoModel":
        """VideoStudio-Vid with one step's inputs."""
        if self._video is None:
            self._video = VideoModel(self.bench, self.size)
        return self._video

    def ceiling(self) -> None:
        """Rows of what the device can do at most."""
        bench = self.bench
        self.peak_rate = matmul_ceiling(bench, self.work.matmul)
        bench.add("matmul ceiling", self.peak_rate, "TFLOP/s", f"{self.work.matmul} x {self.work.matmul}")
        source = torch.ones(COPIED if bench.gpu else COPIED // 100, device=bench.device)
        target = torch.empty_like(source)
        rate = 2 * source.nbytes / bench.seconds(lambda: target.copy_(source)) / GIGA
        bench.add("copy bandwidth", rate, "GB/s", "bytes read and written")

    def video(self) -> None:
        """Rows of VideoStudio-Vid."""
        self._profiles.append(measure_video_model(self.bench, self.model, self.steps, self.peak_rate))

    def layers(self) -> None:
        """Rows of single layers against float64."""
        measure_layers(self.bench, self.size)

    def attention(self) -> None:
        """Rows of other kernels for attention."""
        measure_attention(self.model.timer())

    def image(self) -> None:
        """Rows of VideoStudio-Img."""
        self._profiles.append(measure_image_model(self.bench, self.size, self.steps, self.peak_rate))

    def graph(self) -> None:
        """A row of the step as a CUDA graph."""
        measure_graph(self.model.timer())

    def exact(self) -> None:
        """Rows of both implementations against the output in a higher precision."""
        measure_exactness(self.bench, self.model)

    def variants(self) -> None:
        """Rows of other kernels for small parts."""
        measure_small_variants(self.model.timer())

    def offload(self) -> None:
        """Rows of what has to be on the device at a time."""
        measure_offload(self.bench, self.model, min(self.steps, CLIP_REPEATS))

    def compile(self) -> None:
        """Rows of compiled blocks."""
        measure_compiled(self.model.timer(), self.model.unet)

    def shares(self) -> None:
        """Rows of what the steps consist of; last, because launching stays slower once the profiler was there."""
        for profile in self._profiles:
            self.bench.attempt("step shares", profile)

    def extras(self) -> None:
        """Rows of what trades exactness for time."""
        video_extras(self.bench, self.model, max(self.steps, LEAST_STEPS_OF_EXTRAS))


def choose_device(device: str | None, dtype: str | None) -> tuple[torch.device, torch.dtype]:
    """The device and precision to use.

    Raises:
        InputError: there is no such precision.
    """
    found = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    where = torch.device(device) if device else found or torch.device("cpu")
    precision = getattr(torch, dtype or ("float32" if where.type == "cpu" else "bfloat16"), None)
    if precision not in PRECISIONS:
        raise InputError(f"The precision '{dtype}' is unknown; choose float32, bfloat16 or float16.")
    return where, precision


def matmul_ceiling(bench: Bench, side: int) -> float:
    """TFLOP/s of large matrix products, the most that a network can hope for."""
    a = torch.randn(side, side, device=bench.device, dtype=bench.dtype)
    out = torch.empty_like(a)

    def multiply() -> None:
        for _ in range(PRODUCTS):
            torch.mm(a, a, out=out)

    return PRODUCTS * 2 * side**3 / bench.seconds(multiply) / TERA


def measure_video_model(bench: Bench, model: VideoModel, steps: int, ceiling: float | None) -> Callable[[], None]:
    """The rows of VideoStudio-Vid; gives what measures the shares of its step."""
    bench.add("video UNet parameters", sum(p.numel() for p in model.unet.parameters()) / GIGA, "billion")
    plain = bench.attempt("straightforward video step", lambda: time_straightforward_step(bench, model))
    if bench.gpu:
        bench.attempt("video step, contiguous", lambda: measure_contiguous(bench, model))
    model.use_fast_layout()
    seconds = bench.seconds(model.step)
    bench.add("one video step", seconds, "s", "both guidance branches in one pass")
    if plain is not None:
        error = relative_error(model.step(guidance=1.0), plain[1])
        note = f"relative error without guidance, tolerance {TOLERANCE[bench.dtype]:g}"
        bench.add("video output against the straightforward", error, "", note, met=error < TOLERANCE[bench.dtype])
        bench.add("video speed-up", plain[0] / seconds, "x", "over the straightforward step, same weights")
    bench.attempt("video step rate", lambda: measure_rate(bench, "video", model.step, seconds, ceiling))
    bench.attempt("whole clip", lambda: whole_clip(bench, model, steps, seconds))
    bench.attempt("video step, two passes", lambda: measure_two_passes(bench, model, seconds))
    return lambda: measure_shares(bench, "video", model.step, seconds)


def measure_contiguous(bench: Bench, model: VideoModel) -> None:
    """A row of the fast step while its convolutions are not in channels_last."""
    bench.add("video step, contiguous", bench.seconds(model.step), "s", "fast, without channels_last")


def measure_two_passes(bench: Bench, model: VideoModel, seconds: float) -> None:
    """A row of the fast step, branch by branch."""
    error = relative_error(model.step_in_two_passes(), model.step())
    spent = bench.seconds(model.step_in_two_passes)
    bench.add("video step, two passes", spent, "s", f"{spent / seconds:.2f} times one pass; differs by {error:.1e}")


def measure_rate(bench: Bench, name: str, step: Callable[[], Any], seconds: float, ceiling: float | None) -> None:
    """Rows of the rate that a step achieves."""
    rate = count_flops(step) / seconds / TERA
    bench.add(f"{name} step rate", rate, "TFLOP/s", f"{rate * seconds:.3g} TFLOP a step")
    if ceiling:
        bench.add(f"{name} step, share of the ceiling", 100 * rate / ceiling, "%")


def time_straightforward_step(bench: Bench, model: VideoModel) -> tuple[float, Tensor]:
    """Seconds of the straightforward step, and its output without guidance."""
    with straightforward_unet(model.unet):
        seconds = bench.seconds(model.plain_step)
        out = model.plain_step(guidance=1.0)
    note = "eager attention, two passes, everything recomputed"
    bench.add("straightforward video step", seconds, "s", note)
    return seconds, out


def measure_exactness(bench: Bench, model: VideoModel) -> None:
    """Rows of both implementations in the precision above, and of how far each is from it in the model's own."""
    low, high = bench.dtype, torch.float64 if bench.dtype == torch.float32 else torch.float32
    with straightforward_unet(model.unet):
        plain = model.plain_step()
    fast = model.step()
    bench.fresh()
    try:
        with exact_float32():
            model.change_precision(high)
            with straightforward_unet(model.unet):
                exact = model.plain_step()
            above = relative_error(model.step(), exact)
    finally:
        model.change_precision(low)
        bench.fresh()
    name = str(high).removeprefix("torch.")
    limit = TOLERANCE[high] * GUIDANCE
    note = f"fast against straightforward, guided; tolerance {limit:g}"
    bench.add(f"video output in {name}", above, "", note, met=above < limit)
    errors = relative_error(fast, exact), relative_error(plain, exact)
    bench.add(
        "fast video output, error", errors[0], "", f"guided, against {name}", met=errors[0] < AS_EXACT * errors[1]
    )
    bench.add("straightforward video output, error", errors[1], "", f"guided, against {name}")


def whole_clip(bench: Bench, model: VideoModel, steps: int, step_seconds: float) -> None:
    """Rows of a whole clip, of its encoders and VAE, and of its memory."""
    work, pipe = model.work, model.pipe
    repeats = min(bench.repeats, CLIP_REPEATS)
    start = time.perf_counter()
    model.clip(steps)
    bench.add("first clip", time.perf_counter() - start, "s", "with the features of 400 action labels")
    bench.fresh()
    seconds = bench.seconds(lambda: model.clip(steps), repeats)
    bench.add(f"whole clip, {steps} steps", seconds, "s", f"{work.frames} frames {work.width}x{work.height}")
    bench.add("peak memory, clip", bench.peak(), "GB", "device, no offload" if bench.gpu else "process")
    released = seconds + step_seconds * (RELEASED_STEPS - steps)
    bench.add(f"whole clip, {RELEASED_STEPS} steps", released, "s", "extrapolated from the step")
    picture = noise_picture(work.width, work.height)
    encode = bench.seconds(lambda: (pipe.encode_text(["a"]), pipe.encode_image([picture], work.width)), repeats)
    bench.add("clip: encoders", encode, "s", f"{encode / seconds:.0%} of the clip; brought from main memory")
    factor = pipe.vae_scale_factor
    latents = torch.randn(work.frames, 4, work.height // factor, work.width // factor).to(bench.device)
    decode = bench.seconds(lambda: pipe.decode(latents), repeats)
    bench.add("clip: VAE decode", decode, "s", f"{decode / seconds:.0%} of the clip")
    if bench.gpu:
        bench.attempt("clip, encoders kept", lambda: measure_kept_encoders(bench, model, steps, seconds))
        bench.attempt("clip: VAE decode, channels_last", lambda: measure_decode_layout(bench, pipe, latents))


def measure_kept_encoders(bench: Bench, model: VideoModel, steps: int, seconds: float) -> None:
    """Rows of the clip while the encoders stay on the device."""
    model.pipe.keep_encoders = True
    try:
        bench.fresh()
        kept = bench.seconds(lambda: model.clip(steps), 1)
        bench.add("clip, encoders kept", kept, "s", f"on the device: {seconds - kept:.2f} s less")
        bench.add("peak memory, encoders kept", bench.peak(), "GB", "device")
    finally:
        model.pipe.keep_encoders = False
        for encoder in (model.pipe.text_encoder_2, model.pipe.image_encoder):
            encoder.to("cpu")


def measure_decode_layout(bench: Bench, pipe: SceneVideoPipeline, latents: Tensor) -> None:
    """Rows of the VAE in channels_last, and of all frames decoded at once."""
    usual = pipe.decode_slice
    try:
        pipe.decode_slice = len(latents)
        bench.add("clip: VAE decode, at once", bench.seconds(lambda: pipe.decode(latents), 1), "s")
        pipe.decode_slice = usual
        pipe.vae.to(memory_format=torch.channels_last)
        bench.add("clip: VAE decode, channels_last", bench.seconds(lambda: pipe.decode(latents), 1), "s")
    finally:
        pipe.decode_slice = usual
        pipe.vae.to(memory_format=torch.contiguous_format)


def measure_offload(bench: Bench, model: VideoModel, steps: int) -> None:
    """Rows of what has to be on the device at a time; peak memory with offload where there is such a device."""
    pipe = model.pipe
    parts = {name: part for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)}
    weights = {name: sum(p.nbytes for p in part.parameters()) / GIGA for name, part in parts.items()}
    largest = max(weights, key=lambda name: weights[name])
    bench.add("weights of the clip's models", sum(weights.values()), "GB", "on the device without offload")
    bench.add("weights of the largest", weights[largest], "GB", f"{largest}: on the device at a time with offload")
    if not bench.gpu:
        return
    pipe.to("cpu")
    bench.fresh()
    pipe.enable_model_cpu_offload(device=bench.device)
    try:
        start = time.perf_counter()
        model.clip(steps)
        bench.wait()
        bench.add(f"clip with offload, {steps} steps", time.perf_counter() - start, "s", "models come and go")
        bench.add("peak memory, clip with offload", bench.peak(), "GB", "device, model offload")
    finally:
        pipe.remove_all_hooks()
        pipe.unet.to(bench.device)


def video_extras(bench: Bench, model: VideoModel, steps: int) -> None:
    """Rows of what trades exactness for time, off by default: each with the error that it causes."""

    def timed(count: int, **options: Any) -> tuple[Tensor, float]:
        bench.wait()
        start = time.perf_counter()
        out = model.clip(count, output_type="latent", phrases=[], **options)
        bench.wait()
        return out, time.perf_counter() - start

    exact, seconds = timed(steps)
    for name, count, interval in (("cache_interval=2", steps, 2), ("half the steps", steps // 2, 1)):
        out, spent = timed(count, cache_interval=interval)
        note = f"relative error of the latents {relative_error(out, exact):.2e}"
        bench.add(f"{name} speed-up", seconds / spent, "x", note)


def measure_image_model(bench: Bench, size: str, steps: int, ceiling: float | None) -> Callable[[], None]:
    """The rows of VideoStudio-Img; gives what measures the shares of its step."""
    work = WORKLOADS[size]
    pipe: SceneImagePipeline = random_weights_kit("pipelines").build_image_pipeline(size, bench.device, bench.dtype)
    pipe.set_progress_bar_config(disable=True)
    bench.add("image UNet parameters", sum(p.numel() for p in pipe.unet.parameters()) / GIGA, "billion")
    bench.add("entity adapter parameters", sum(p.numel() for p in pipe.adapter.parameters()) / GIGA, "billion")
    side, dim = work.side // pipe.vae_scale_factor, pipe.unet.config.cross_attention_dim
    g = torch.Generator().manual_seed(0)
    sample, text, entity = (
        torch.randn(*shape, generator=g).to(bench.device, bench.dtype)
        for shape in ((2, 4, side, side), (2, 77, dim), (2, 16, dim))
    )
    timestep = torch.tensor(500, device=bench.device)
    inputs = (sample, timestep, text, entity)

    def plain_step(guidance: float = IMAGE_GUIDANCE) -> Tensor:
        return straightforward_picture_step(pipe.unet, pipe.adapter, inputs, guidance)

    def step(guidance: float = IMAGE_GUIDANCE) -> Tensor:
        return apply_guidance(pipe.unet(sample, timestep, text, return_dict=False)[0], guidance)

    plain, wanted = bench.seconds(plain_step), plain_step(guidance=1.0)
    bench.add("straightforward image step", plain, "s", "eager attention, two passes, references projected anew")
    with pipe.adapter.contexts([entity], entity):
        seconds = bench.seconds(step)
        bench.add("one image step", seconds, "s", "both guidance branches in one pass")
        error = relative_error(step(guidance=1.0), wanted)
        note = f"relative error without guidance, tolerance {TOLERANCE[bench.dtype]:g}"
        bench.add("image output against the straightforward", error, "", note, met=error < TOLERANCE[bench.dtype])
        bench.add("image speed-up", plain / seconds, "x", "over the straightforward step, same weights")
        bench.attempt("image step rate", lambda: measure_rate(bench, "image", step, seconds, ceiling))
        if bench.gpu:
            bench.attempt("image step variants", lambda: measure_image_variants(bench, pipe, step, seconds))

    def draw() -> Any:
        picture = noise_picture(work.side, work.side)
        generator = torch.Generator().manual_seed(1)
        size: dict[str, Any] = {"height": work.side, "width": work.side, "num_inference_steps": steps}
        return pipe("A girl.", [picture], picture, generator=generator, return_dict=False, **size)[0]

    others = torch.accelerator.memory_allocated(bench.device) / GIGA if bench.gpu else 0.0
    others -= sum(p.nbytes for part in (pipe.unet, pipe.vae, pipe.adapter) for p in part.parameters()) / GIGA
    bench.fresh()
    drawing = bench.seconds(draw, min(bench.repeats, CLIP_REPEATS))
    bench.add(f"whole picture, {steps} steps", drawing, "s", f"{work.side}x{work.side}, one foreground")
    note = f"device, {others:.1f} GB of other models included" if bench.gpu else "process"
    bench.add("peak memory, picture", bench.peak(), "GB", note)

    def profile() -> None:
        with pipe.adapter.contexts([entity], entity):
            measure_shares(bench, "image", step, seconds)

    return profile


def measure_image_variants(bench: Bench, pipe: SceneImagePipeline, step: Callable[[], Tensor], seconds: float) -> None:
    """Rows of the picture's step in another layout and as a CUDA graph."""
    measure_graph(VariantTimer(bench, "image", step, seconds))
    wanted = step()
    try:
        pipe.unet.to(memory_format=torch.channels_last)
        spent = bench.seconds(step)
        note = f"{seconds / spent:.2f} times as fast; differs by {relative_error(step(), wanted):.1e}"
        bench.add("image step, channels_last", spent, "s", note)
    finally:
        pipe.unet.to(memory_format=torch.contiguous_format)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--size", choices=SIZES, default="tiny", help="tiny runs anywhere; full is the released size")
    parser.add_argument("--device", help="torch's device name; by default the accelerator where there is one")
    parser.add_argument(
        "--dtype", choices=("float32", "bfloat16", "float16"), help="by default half precision on a GPU"
    )
    parser.add_argument("--steps", type=int, default=4, help="steps of the whole clip and picture")
    parser.add_argument("--repeats", type=int, default=7, help="runs whose median counts")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, help="sections to measure; by default all that can be")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="time for everything; the rest is left out")
    parser.add_argument("--output", type=Path, help="JSON file, written anew after every row")
    parser.add_argument("--extras", action="store_true", help="also step caching and fewer steps")


def main(args: argparse.Namespace) -> int:
    """Run the benchmark and write the table, row by row."""

    def say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    say(TABLE_HEAD)
    run_models_benchmark(
        args.size,
        args.device,
        args.dtype,
        args.steps,
        args.repeats,
        args.extras,
        args.only,
        args.seconds,
        args.output,
        say,
    )
    return 0
