"""The project that a command is about, and the places that its results go to."""

import argparse
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from videostudio.cli.console import Console
from videostudio.errors import InputError
from videostudio.project import editing
from videostudio.project.artefacts import disk_errors_as_project_errors
from videostudio.project.folder import STATE, Project
from videostudio.project.state import Brief
from videostudio.studio import Studio

# What is given several times on a command line, and what changes backends.
LISTED, SWAPS = ("backends", "options"), ("profile", "backends")


def open_project(studio: Studio, where: Path, console: Console) -> Project:
    """The project in a folder, or of an id.

    Args:
        studio: knows the projects.
        where: the folder, or the id as a path of one part.
        console: is told the project.

    Raises:
        InputError: there is none.
    """
    with disk_errors_as_project_errors("The project"):
        if (where / STATE).is_file():
            console.project = where
            return studio.projects.open_folder(where)
        if len(where.parts) == 1 and (studio.projects.root / where).is_dir():
            console.project = where
            return studio.projects.open(str(where))
    raise InputError(
        f"'{where}' is neither a project's folder nor a project's id. List the folders in VIDEOSTUDIO_DATA."
    )


def requested_project(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project the command is about: an existing one, or a new one from the brief."""
    wishes: dict[str, Any] = {f.name: getattr(options, f.name, None) for f in fields(Brief)}
    del wishes["prompt"]
    wishes |= {name: tuple(wishes[name]) for name in LISTED if wishes[name]}
    if options.project is not None and _holds_project(options.project):
        project = studio.projects.open_folder(options.project)
        console.project = project.folder
        brief = project.state.brief
        given = {name: value for name, value in wishes.items() if value is not None}
        swapped = {name: given[name] for name in SWAPS if name in given}
        given["options"] = (*studio.kept_options(brief, **swapped), *given.get("options", ()))
        asked = studio.brief(options.prompt or brief.prompt, **{**_brief_wishes(brief), **given})
        if asked.prompt != brief.prompt:
            raise InputError(
                f"The project in '{options.project}' is about something else: '{brief.prompt}'. "
                "Choose another folder, or leave the prompt out to go on with it."
            )
        if asked != brief:
            studio.change_brief(project, **_brief_fields(asked))
        return project
    if not options.prompt:
        raise InputError("Say in one sentence what the film is about, as the first argument.")
    project = studio.create(options.prompt, options.project, **wishes)
    console.project = project.folder
    console.say(f"Project: {project.folder} (seed {project.state.brief.seed})")
    return project


def _holds_project(folder: Path) -> bool:
    with disk_errors_as_project_errors("The project"):
        return (folder / STATE).is_file()


def _brief_fields(brief: Any) -> dict[str, Any]:
    return {name: getattr(brief, name) for name in brief.__slots__}


def _brief_wishes(brief: Any) -> dict[str, Any]:
    return {name: value for name, value in _brief_fields(brief).items() if name != "prompt"}


def change_film(studio: Studio, project: Project, options: argparse.Namespace) -> None:
    """Change how the project's clips become a film, where the options say so.

    Args:
        studio: for its limits.
        project: the project.
        options: the options of `render` and `film`.

    Raises:
        InputError: an option cannot be used.
    """
    given = {n: getattr(options, n) for n in ("transition", "title", "captions") if getattr(options, n) is not None}
    if given:
        editing.set_film(project, **given)
    if options.audio is not None and str(options.audio) == "none":
        editing.set_film(project, audio="")
    elif options.audio is not None:
        if not options.audio.is_file():
            raise InputError(f"There is no file '{options.audio}'.")
        editing.upload_audio(project, options.audio, studio.settings)


def take_pictures(studio: Studio, project: Project, options: argparse.Namespace) -> None:
    """Take the pictures of one's own that the options name, for entities and scenes.

    Args:
        studio: for its limits.
        project: a project with a script.
        options: the options of `render`, `references` and `scenes`.

    Raises:
        InputError: a file cannot be used, or the script has no such entity or scene.
    """
    scenes = getattr(options, "scene_picture", None) or ()
    for subject, file in (*(getattr(options, "reference_picture", None) or ()), *scenes):
        if not file.is_file():
            raise InputError(f"There is no file '{file}' for '{subject}'.")
    for name, file in getattr(options, "reference_picture", None) or ():
        editing.upload_reference(project, name, file, studio.settings)
    for number, file in scenes:
        if not number.isdecimal():
            raise InputError(f"'{number}' is no scene's number. Write NUMBER=FILE, with its number in the script.")
        editing.upload_scene_picture(project, int(number), file, studio.settings)


def check_film_path(output: Path) -> None:
    """Refuse a place that is no mp4 file's, or cannot be written to, before the work begins.

    Args:
        output: where the film is to lie.

    Raises:
        InputError: the message names a better place.
    """
    if output.suffix.lower() != ".mp4":
        better = output.with_suffix(".mp4") if output.suffix else output.parent / "film.mp4"
        raise InputError(f"The film is an mp4 file; name it '{better}'.")
    check_output_path(output)


def check_output_path(output: Path) -> None:
    """Refuse a place that cannot be written to before the work begins."""
    folder = output.resolve().parent
    try:
        if output.is_dir():
            raise InputError(f"'{output}' is a folder. Name a file in it.")
        if not folder.is_dir():
            raise InputError(f"The folder '{folder}' does not exist. Make it first.")
        if output.exists() and not os.access(output, os.W_OK):
            raise InputError(f"'{output}' is there already and cannot be written. Choose another name.")
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"'{output}' cannot be written: {reason}. Choose another place.") from error
