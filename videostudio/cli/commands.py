"""The commands that make no film: archives, the list of profiles, the doctor, benchmarks and training.

Each takes the studio, the options as they were read and the console, and returns the exit code.
"""

import argparse
import importlib
from dataclasses import asdict, replace
from pathlib import Path

from videostudio import evaluation
from videostudio.backends.registry import Role
from videostudio.cli.console import DONE, FAILED, Console
from videostudio.cli.doctor import machine_checks
from videostudio.cli.projects import open_project
from videostudio.errors import InputError
from videostudio.project.archive import export_project, import_project
from videostudio.project.artefacts import disk_errors_as_project_errors
from videostudio.studio import Studio

EVALUATION, ENDING, OFFERS = Path(evaluation.__file__).parent, "_benchmark.py", "def add_arguments("
BENCHMARKS = {
    path.name.removesuffix(ENDING): f"{evaluation.__name__}.{path.stem}"
    for path in sorted(EVALUATION.glob(f"*{ENDING}"))
    if OFFERS in path.read_text(encoding="utf-8")
}
"""Modules with `add_arguments(parser)` and `main(options) -> int` by name, imported only when they are asked for."""


def export_archive(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Write a project into a zip file."""
    if options.output.is_dir():
        raise InputError(f"'{options.output}' is a folder. Name a zip file in it.")
    project = open_project(studio, options.project, console)
    export_project(project, options.output)
    console.result(str(options.output), {"archive": options.output, "project": project.folder})
    return DONE


def import_archive(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Read a project from a zip file; the answer is its folder."""
    if not options.archive.is_file():
        raise InputError(f"There is no file '{options.archive}'.")
    with disk_errors_as_project_errors("The projects' folder"):
        studio.projects.root.mkdir(parents=True, exist_ok=True)
    project = import_project(studio.projects, options.archive, studio.settings.max_project_mb)
    console.result(str(project.folder), {"project": project.folder})
    return DONE


def list_profiles(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Every profile and what it needs."""
    for profile in studio.profiles.values():
        gpu = f"GPU {profile.gpu_gb:g} GB" if profile.gpu_gb else "no GPU"
        text = (
            f"{profile.name}: {profile.summary} {gpu}, memory {profile.memory_gb:g} GB, download "
            f"{profile.download_gb:g} GB, about {profile.seconds_per_scene:g} s per scene. Licence: {profile.licence}."
        )
        data = asdict(replace(profile, backends={}, rows={}))
        console.item(text, {**data, "size": str(profile.size), "sizes": [str(s) for s in profile.sizes]})
    return DONE


def list_backends(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Every backend by stage, and what can be set of it."""
    for row in sorted(studio.registry, key=lambda row: list(Role).index(row.role)):
        lines = [f"{row.role.value}={row.name}: {row.title}. {row.summary} Licence: {row.licence}."]
        for option in row.list_options():
            limits = f" ({option.limits_text})" if option.limits_text else ""
            lines.append(f"    {row.role.value}.{option.name}={option.written_default}  {option.help}{limits}")
        facts = {"name": row.name, "stage": row.role.value, "title": row.title, "summary": row.summary}
        told = [asdict(option) for option in row.list_options()]
        console.item("\n".join(lines), {**facts, "licence": row.licence, "options": told})
    return DONE


def run_benchmark(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Measure something; the benchmark's own module reads its options."""
    module = importlib.import_module(BENCHMARKS[options.what])
    parser = argparse.ArgumentParser(f"videostudio benchmark {options.what}", description=module.__doc__)
    module.add_arguments(parser)
    code: int = module.main(parser.parse_args(options.rest))
    return code


def run_training(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Train, or look at the toy world; the training room's own module reads the options."""
    module = importlib.import_module("videostudio.training.command")
    code: int = module.main(options.rest)
    return code


def run_doctor(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """What this machine has; fails where something is missing that every profile needs."""
    checks = machine_checks(studio.settings, studio.profiles)
    for check in checks:
        mark = "ok  " if check.good else "look"
        mend = f"\n     mend: {check.mend}" if check.mend else ""
        console.item(f"{mark} {check.name}: {check.found}{mend}", asdict(check))
    return DONE if all(check.good for check in checks if check.required) else FAILED
