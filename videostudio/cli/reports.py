"""What is told about results, and the film copied to where the person wants it."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from videostudio.cli.console import DONE, PARTLY, Console
from videostudio.errors import StudioError
from videostudio.project.artefacts import copy_atomically
from videostudio.project.folder import Project
from videostudio.studio import Artefact
from videostudio.types import Clip, Failure, Reference, SceneImage, Video


def deliver_film(results: Iterable[Artefact], project: Project | list[Project], output: Path, console: Console) -> int:
    """Copy the film to where the person wants it and say so; arguments as in `copy_film`.

    Returns:
        The exit code.
    """
    data, code = copy_film(results, project, output, console)
    console.result(str(output), data)
    return code


def copy_film(
    results: Iterable[Artefact], project: Project | list[Project], output: Path, console: Console
) -> tuple[dict[str, Any], int]:
    """Go through the results and copy the film to where the person wants it.

    Args:
        results: what is made.
        project: its project, or a list that has it once the results are through.
        output: the film's place.
        console: where to write.

    Returns:
        What to tell machines, and the exit code.
    """
    code, video = DONE, None
    failed: list[Failure] = []
    try:
        for result in results:
            if isinstance(result, Failure):
                failed.append(result)
                console.say(_result_text(result))
                code = PARTLY
            elif isinstance(result, Video):
                video = result
    except StudioError as error:
        if failed:
            raise StudioError(f"{error} First of all, {_result_text(failed[0])}") from error
        raise
    if video is None:
        raise StudioError("No film was made.")
    if isinstance(project, list):
        project = project[0]
    copy_atomically(video.video, output)
    if project.state.film.captions == "srt":
        copy_atomically(video.subtitles, output.with_suffix(".srt"))
    failures = [asdict(f) for f in project.state.failures]
    data = {"film": output, "seconds": video.seconds, "scenes": len(video.scenes), "project": project.folder}
    return {**data, "seed": project.state.brief.seed, "failures": failures}, code


def report_results(results: Iterable[Artefact], console: Console) -> int:
    """Report results one by one.

    Args:
        results: what is made.
        console: where to write.

    Returns:
        The exit code.
    """
    code = DONE
    console.listing()
    for result in results:
        if isinstance(result, Failure):
            code = PARTLY
        console.item(_result_text(result), {"kind": type(result).__name__, **_as_json(result)})
    return code


def _as_json(result: Artefact) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(result).items()}


def _result_text(result: Artefact) -> str:
    if isinstance(result, Failure):
        return f"{result.stage} {result.subject} failed: {result.reason}"
    if isinstance(result, Reference):
        return f"{result.entity}: {result.picture}"
    if isinstance(result, SceneImage):
        return f"scene {result.scene}: {result.picture}"
    if isinstance(result, Clip):
        return f"scene {result.scene}: {result.video}"
    return str(result)
