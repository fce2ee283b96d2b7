"""The command `train`: both models, the draft's writer, `mini`, the toy world's contact sheet, and the results page."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Role
from videostudio.errors import InputError
from videostudio.training.configs import (
    ImageTraining,
    LoopConfig,
    MiniTraining,
    VideoTraining,
    WriterTraining,
    read_config,
)

DONE = 0
# Who loads what a run leaves, by the config's `model.variant` for pictures.
IMAGE_BACKENDS = {"release": "videostudio-img", "paper": "videostudio-img-paper"}
VIDEO_BACKEND = "videostudio-vid"


def main(arguments: Sequence[str]) -> int:
    """Run `train WHAT ...`.

    Args:
        arguments: what stands behind `train` on the command line.

    Returns:
        The exit code.

    Raises:
        StudioError: a config or a file cannot be used.
    """
    options = build_parser().parse_args(list(arguments))
    if options.what != "world":
        quiet_libraries()
    code: int = options.run(options)
    return code


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command."""
    parser = argparse.ArgumentParser("videostudio train", description=__doc__)
    kinds = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, run, text in (
        ("image", _image, "VideoStudio-Img: CA2 and CA3 on a frozen Stable Diffusion"),
        ("video", _video, "VideoStudio-Vid: SDXL made spatio-temporal"),
        ("writer", _writer, "a small language model that writes the draft's scripts"),
        ("mini", _mini, "the whole method at toy scale: all parts, in order, from nothing"),
    ):
        sub = kinds.add_parser(name, help=text, description=text)
        sub.add_argument("--config", type=Path, required=True, help="a TOML file; examples lie in assets/training")
        sub.add_argument("--output", help="folder of the run, instead of the config's")
        sub.add_argument(
            "--stop-after", type=float, help="seconds after which to save and stop; the same command goes on"
        )
        sub.set_defaults(run=run)
        if name == "mini":
            sub.add_argument("--text", help="folder of the sentence encoder, where its package is not installed")
    words = kinds.add_parser("text", help="write mini's sentence encoder, for a machine where it cannot be installed")
    words.add_argument("--output", type=Path, required=True, help="its folder; `train mini` takes it as --text")
    words.set_defaults(run=_text)
    world = kinds.add_parser("world", help="draw a contact sheet of the toy world, or measure how fast it draws")
    world.add_argument("--sheet", type=Path, help="the PNG file")
    world.add_argument("--measure", action="store_true", help="print samples a second, drawn and cached")
    world.add_argument("--scenes", type=int, default=6, help="scenes on the sheet")
    world.add_argument("--first", type=int, default=0, help="number of the first one")
    world.add_argument("--split", default="train", help="train, held-out, held-out objects or held-out places")
    world.set_defaults(run=_world)
    results = kinds.add_parser("results", help="measure a finished `mini` and write its results page")
    results.add_argument("--run", dest="folder", type=Path, required=True, help="folder of the run")
    results.add_argument("--output", type=Path, help="the Markdown file; standard output if none is given")
    results.add_argument("--samples", type=int, default=32, help="samples per figure")
    results.add_argument("--seeds", type=int, default=2, help="seeds per sample")
    results.add_argument("--steps", type=int, default=25, help="sampling steps")
    results.set_defaults(run=_results)
    return parser


def print_line(text: str) -> None:
    """A line for the person, on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def quiet_libraries() -> None:
    """Leave the person's lines alone: no bars and remarks of the libraries about every file that they read."""
    import diffusers
    import transformers

    library: Any
    for library in (diffusers, transformers):
        library.utils.logging.disable_progress_bar()
        library.utils.logging.set_verbosity_error()


def _loop(config: LoopConfig, options: argparse.Namespace) -> LoopConfig:
    changes: dict[str, Any] = {}
    if options.output:
        changes["output"] = options.output
    if options.stop_after:
        changes["stop_after"] = options.stop_after
    return replace(config, **changes)


def _image(options: argparse.Namespace) -> int:
    from videostudio.training.factory import image_objective, make_source

    config = read_config(options.config, ImageTraining)
    config = replace(config, loop=_loop(config.loop, options))
    objective = image_objective(config)
    source = make_source(config.data, config.world, config.loop, False, objective.frozen["vae"], say=print_line)
    return _train(objective, source, config.loop, Role.SCENE_IMAGER, IMAGE_BACKENDS[config.model.variant])


def _video(options: argparse.Namespace) -> int:
    from videostudio.training.factory import make_source, video_objective

    config = read_config(options.config, VideoTraining)
    config = replace(config, loop=_loop(config.loop, options))
    objective = video_objective(config)
    frozen = objective.frozen
    source = make_source(
        config.data, config.world, config.loop, True, frozen["vae"], frozen.get("classifier"), print_line
    )
    return _train(objective, source, config.loop, Role.IMAGE_TO_VIDEO, VIDEO_BACKEND)


def _writer(options: argparse.Namespace) -> int:
    from videostudio.training.writer import writer_objective

    config = read_config(options.config, WriterTraining)
    config = replace(config, loop=_loop(config.loop, options))
    objective, source = writer_objective(config.model, config.loop.seed)
    return _train(objective, source, config.loop, Role.WRITER, config.model.backend, "adapter")


def _train(objective: Any, source: Any, loop: LoopConfig, role: Role, backend: str, option: str = "model") -> int:
    from videostudio.training.loop import Trainer

    report = Trainer(objective, source, loop, print_line).run()
    if os.environ.get("RANK", "0") == "0":
        skipped = f" Broken files that were skipped: {report.broken}; see broken.jsonl." if report.broken else ""
        state = "Finished." if report.finished else "Stopped; the same command goes on."
        pace = f", loss {report.loss:.4f}, {report.samples_per_second:.1f} samples/s"
        print_line(
            f"{state} Step {report.step}{'' if isnan(report.loss) else pace}, peak memory {report.memory_gb:.1f} GB."
            f"{skipped}"
        )
        if report.finished:
            print_line(explain_use(Path(loop.output) / "model", role, backend, option))
    return DONE


def explain_use(model: Path, role: Role, backend: str, option: str = "model") -> str:
    """How a profile uses what a run has left, in the profile's own words.

    Args:
        model: the finished folder.
        role: the stage that it is for.
        backend: the backend that loads it.
        option: the backend's option that names the folder.
    """
    return (
        f"To make films with it, write this into a profile (a file of assets/profiles):\n\n[backends.{role.value}]\n"
        f'name = "{backend}"\n{option} = "{model.resolve()}"'
    )


def _mini(options: argparse.Namespace) -> int:
    from videostudio.training.mini.training import run_mini

    config = read_config(options.config, MiniTraining)
    if options.output:
        config = replace(config, output=options.output)
    if options.stop_after:
        config = replace(config, stop_after=options.stop_after)
    if options.text:
        config = replace(config, text_weights=options.text)
    run_mini(config, print_line)
    return DONE


def _text(options: argparse.Namespace) -> int:
    from videostudio.training.mini.text import save_reduced

    files = save_reduced(options.output)
    total = sum(file.stat().st_size for file in files) / 1e6
    print_line(
        f"Wrote {len(files)} files, {total:.1f} MB, in {options.output}. It knows the words of the toy world only."
    )
    return DONE


def _world(options: argparse.Namespace) -> int:
    from videostudio.training.world import World
    from videostudio.training.world.sheet import contact_sheet

    if options.sheet is None and not options.measure:
        raise InputError("Give --sheet FILE, --measure, or both.")
    if options.split not in ("train", "held-out", "held-out objects", "held-out places"):
        raise InputError(f"The world has no split '{options.split}'.")
    if options.measure:
        _measure()
    if options.sheet is None:
        return DONE
    numbers = range(options.first, options.first + options.scenes)
    picture = contact_sheet(World(), numbers, options.split)
    options.sheet.parent.mkdir(parents=True, exist_ok=True)
    picture.save(options.sheet)
    print_line(f"Wrote {options.sheet}.")
    return DONE


def _measure() -> None:
    """Print how fast the world of `mini` comes, on the accelerator where there is one."""
    import torch

    from videostudio.training.world import WorldConfig
    from videostudio.training.world.source import measured_rates

    config = WorldConfig()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    height, width = config.size
    sys.stdout.write(f"Samples a second, {width}x{height}, clips of {config.frames} frames, on {device}:\n")
    for name, rate in measured_rates(config, device).items():
        sys.stdout.write(f"{name}: {rate:.1f}\n")


def _results(options: argparse.Namespace) -> int:
    from videostudio.training.mini.results import results_page

    page = results_page(options.folder, options.samples, options.seeds, options.steps, print_line)
    if options.output is not None:
        options.output.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)
    return DONE
