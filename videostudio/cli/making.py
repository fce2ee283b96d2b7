"""The commands that make something: a film, several, or the results of one stage.

Each takes the studio, the options as they were read and the console, and returns the exit code.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from videostudio.cli.console import DONE, FAILED, PARTLY, Console
from videostudio.cli.projects import (
    change_film,
    check_film_path,
    check_output_path,
    open_project,
    requested_project,
    take_pictures,
)
from videostudio.cli.reports import copy_film, deliver_film, report_results
from videostudio.errors import InputError, StudioError
from videostudio.parallel import Team, film_together, films_of_list, process_count, read_prompts
from videostudio.project import editing
from videostudio.project.artefacts import disk_errors_as_project_errors, read_text, write_atomically
from videostudio.project.folder import Project
from videostudio.studio import Studio
from videostudio.types import Script, script_to_dict


def render_film(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Make a film from a sentence or a script, or one from every prompt of a file."""
    if options.prompts is not None:
        return _render_list(studio, options, console)
    check_film_path(options.output)
    if process_count() > 1:
        return _render_together(studio, options, console)
    project = _filmable_project(studio, options, console)
    with console.run() as run:
        return deliver_film(studio.run(project, run), project, options.output, console)


def _filmable_project(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project to film, with the script and film options that were given."""
    if options.script is not None:
        script = Script.from_json(read_text(options.script))
        options.prompt = options.prompt or script.prompt
        project = requested_project(studio, options, console)
        if project.state.script != script:
            editing.replace_script(project, script)
    else:
        project = requested_project(studio, options, console)
    change_film(studio, project, options)
    if project.state.script is None and (options.scene_picture or options.reference_picture):
        # They are pictures of what a script names.
        with console.run() as run:
            for _ in studio.script(project, run):
                pass
    take_pictures(studio, project, options)
    scenes = project.state.script.scenes if project.state.script is not None else ()
    if any(scene.continues for scene in scenes) and not studio.animator(project.state.brief).starts_from_picture:
        console.say("The model of clips does not start from a picture: no scene goes on from the one before it.")
    return project


def _render_together(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """One film by all processes that a launcher started; the main one delivers it."""
    team = Team(cpu=not studio.manager.device.startswith("cuda"))
    if not team.is_main:
        console.quiet, console.as_json = True, False
    opened: list[Project] = []

    def open_once() -> Project:
        opened.append(_filmable_project(studio, options, console))
        return opened[0]

    try:
        with console.run() as run:
            results = film_together(studio, open_once, run, team)
            if not team.is_main:
                for _ in results:
                    pass
                return DONE
            return deliver_film(results, opened, options.output, console)
    finally:
        team.close()


def _render_list(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """A film for every prompt of a file, into a folder; several processes share the list."""
    prompts = read_prompts(options.prompts)
    with disk_errors_as_project_errors(f"The folder '{options.output}'"):
        options.output.mkdir(parents=True, exist_ok=True)
    home: Path = options.project or studio.projects.root / options.prompts.stem
    team, codes = Team(cpu=not studio.manager.device.startswith("cuda")), []
    console.listing()

    def make(place: int, prompt: str) -> None:
        options.prompt, options.project = prompt, home / f"{place + 1:03}"
        film: Path = options.output / f"{place + 1:03}.mp4"
        try:
            project = requested_project(studio, options, console)
            change_film(studio, project, options)
            with console.run() as run:
                data, code = copy_film(studio.run(project, run), project, film, console)
            console.item(str(film), {"prompt": prompt, **data})
            codes.append(code)
        except StudioError as error:
            console.complain(f"{prompt}: {error}")
            console.item("", {"prompt": prompt, "error": str(error)})
            codes.append(FAILED)

    try:
        films_of_list(studio, prompts, make, team)
    finally:
        team.close()
    if FAILED in codes:
        return FAILED if set(codes) == {FAILED} else PARTLY
    return max(codes, default=DONE)


def write_script(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Write the script only."""
    if options.output is not None:
        check_output_path(options.output)
    project = requested_project(studio, options, console)
    with console.run() as run:
        for _ in studio.script(project, run):
            pass
    script = project.state.script
    assert script is not None
    for warning in script.warnings:
        console.say(f"Look at this: {warning}")
    if options.output is not None:
        write_atomically(options.output, script.to_json().encode())
        data = {"script": options.output, "project": project.folder, "warnings": script.warnings}
        console.result(str(options.output), data)
    else:
        console.result(script.to_json().rstrip(), script_to_dict(script))
    return DONE


def _add_takes(project: Project, options: argparse.Namespace) -> None:
    """Ask for another version of the subjects that are named, after a look that they are there."""
    if options.new_take and not options.only:
        raise InputError("Say with --only which ones shall get another version.")
    for subject in options.only or ():
        script = project.state.script
        if script is None:
            raise InputError("There is no script yet. Write one first.")
        if isinstance(subject, str):
            script.entity(subject)
        else:
            script.scene(subject)
        if options.new_take:
            editing.new_take(project, subject)


def _make_stage(options: argparse.Namespace, studio: Studio, console: Console, make: Callable[..., Any]) -> int:
    """Let one stage work, and report its results one by one."""
    project = open_project(studio, options.project, console)
    take_pictures(studio, project, options)
    _add_takes(project, options)
    with console.run() as run:
        return report_results(make(project, run, options.only), console)


def make_references(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Make the reference pictures."""
    return _make_stage(options, studio, console, studio.references)


def make_scene_images(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Make the scenes' pictures."""
    return _make_stage(options, studio, console, studio.scene_images)


def make_clips(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Make the scenes' clips."""
    return _make_stage(options, studio, console, studio.clips)


def join_film(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """Put the clips together."""
    check_film_path(options.output)
    project = open_project(studio, options.project, console)
    change_film(studio, project, options)
    with console.run() as run:
        return deliver_film(studio.film(project, run), project, options.output, console)
