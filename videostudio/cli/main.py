"""The command line: everything the page can do, for shells and machines.

Exit codes: 0 done; 1 could not be done, the message says why; 2 the command was not understood; 3 done, but some
scenes, references or films failed; 130 stopped by Ctrl-C, with everything finished kept.
"""

import argparse
import importlib
import logging
import os
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NoReturn

from videostudio import __version__
from videostudio.backends.registry import BUILTIN, Registry
from videostudio.cli.console import Console, drop_output, silence_libraries
from videostudio.errors import InputError, StudioError
from videostudio.parallel import local_device, process_count
from videostudio.project.artefacts import copy_atomically, disk_errors_as_project_errors, read_text, write_atomically
from videostudio.project.folder import Project
from videostudio.run import Cancelled
from videostudio.settings import Settings
from videostudio.studio import Artefact, Studio
from videostudio.types import Clip, Failure, Reference, SceneImage, Script, Video, script_to_dict

DONE, FAILED, PARTLY, STOPPED = 0, 1, 3, 130

# Each module has `add_arguments(parser)` and `main(options) -> int`, and is imported only when it is asked for.
BENCHMARKS = {
    "speed": "videostudio.evaluation.speed_benchmark",
    "script": "videostudio.evaluation.script_benchmark",
    "models": "videostudio.evaluation.models_benchmark",
    "actions": "videostudio.evaluation.actions_benchmark",
    "profile": "videostudio.evaluation.profile_benchmark",
}


class _Misunderstood(SystemExit):
    """The command line fits no command; exits with 2."""

    def __init__(self, message: str) -> None:
        super().__init__(2)
        self.message = message


class _Grammar(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: error: {message}\n")
        raise _Misunderstood(message)


def main(arguments: list[str] | None = None, registry: Registry = BUILTIN) -> int:
    """Run one command.

    Args:
        arguments: the command line; the process's own if none is given.
        registry: the backends that exist.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = build_parser().parse_args(words)
    except _Misunderstood as misunderstood:
        Console("--json" in words, False).finish(error=misunderstood.message)
        raise
    if not options.verbose:
        silence_libraries()
    logging.basicConfig(level=logging.INFO if options.verbose else logging.ERROR, format="%(name)s: %(message)s")
    console = Console(options.json, options.quiet)
    try:
        code = _obey(options, console, registry)
    except BrokenPipeError:
        drop_output()
        return DONE
    return code


def _obey(options: argparse.Namespace, console: Console, registry: Registry) -> int:
    """Carry out the command and say how it ended."""
    try:
        settings = Settings.from_env(device=local_device(options.device), data_dir=options.data)
        code: int = options.command(Studio(settings, registry), options, console)
    except StudioError as error:
        console.complain(str(error))
        console.finish(error=str(error))
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        console.complain(_how_to_go_on(options, console))
        console.finish(stopped=True, **({"project": console.project} if console.project else {}))
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:
        console.finish(error=f"Something went wrong inside the program ({type(error).__name__}: {str(error)[:200]}).")
        raise
    console.finish()
    return code


def _how_to_go_on(options: argparse.Namespace, console: Console) -> str:
    if console.project is None:
        return "Stopped."
    if getattr(options, "project", None) is not None:
        return "Stopped. Everything that was finished is kept; the same command goes on from there."
    return (
        "Stopped. Everything that was finished is kept; the same command with this goes on from there:\n"
        f"    --project {shlex.quote(str(console.project))}"
    )


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    parser = _Grammar("videostudio", description="One sentence in, a consistent multi-scene video out.")
    parser.add_argument("--version", action="version", version=f"VideoStudio {__version__}")
    common = _Grammar(add_help=False)
    common.add_argument("--json", action="store_true", help="write one JSON object, also where something fails")
    common.add_argument("--quiet", "-q", action="store_true", help="write results only")
    common.add_argument("--verbose", "-v", action="store_true", help="write what happens inside")
    common.add_argument("--data", type=_path, help="folder that holds the projects")
    common.add_argument("--device", help="auto, cpu, cuda or cuda:N")
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")

    def add(name: str, command: Callable[..., int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=text, description=text)
        sub.set_defaults(command=command)
        return sub

    def add_bare(name: str, command: Callable[..., int], text: str) -> argparse.ArgumentParser:
        """A command whose options are read by its own module."""
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command, json=False, quiet=False, verbose=False, data=None, device=None)
        return sub

    _add_making(add)
    export = add("export", _export, "write a whole project into a zip file")
    export.add_argument("--project", type=_path, required=True, help="the project's folder or id")
    export.add_argument("-o", "--output", type=_path, required=True, help="the zip file")
    importing = add("import", _import, "read a project from a zip file")
    importing.add_argument("archive", type=_path, help="the zip file")
    benchmark = add_bare("benchmark", _benchmark, "measure speed, memory and quality, and print a table")
    benchmark.add_argument("what", nargs="?", default="speed", choices=tuple(BENCHMARKS), help="speed if none is given")
    benchmark.add_argument("rest", nargs=argparse.REMAINDER, help="options of that benchmark; --help lists them")
    train = add_bare("train", _train, "train the models, or look at the toy world that they are tried on")
    train.add_argument("rest", nargs=argparse.REMAINDER, help="image, video, mini, world or results")
    add("profiles", _profiles, "list the profiles and what each needs")
    add("doctor", _doctor, "say what this machine has, what it can run and what mends what is missing")
    return parser


def _add_making(add: Callable[..., argparse.ArgumentParser]) -> None:
    render = add("render", _render, "make a film from one sentence")
    _add_brief(render)
    render.add_argument("--script", type=_path, help="film this script (JSON) instead of having one written")
    render.add_argument("--prompts", type=_path, help="a file with one prompt a line: a film for each, into a folder")
    render.add_argument("-o", "--output", type=_path, required=True, help="the mp4 file; a folder with --prompts")
    _add_film(render)
    script = add("script", _write_script, "write the script only")
    _add_brief(script)
    script.add_argument("-o", "--output", type=_path, help="the JSON file; standard output if none is given")
    for name, command, text, subject in (
        ("references", _references, "make the reference pictures", "entities by name"),
        ("scenes", _scenes, "make the scenes' pictures", "scenes by their number in the script"),
        ("clips", _clips, "make the scenes' clips", "scenes by their number in the script"),
    ):
        sub = add(name, command, text)
        sub.add_argument("--project", type=_path, required=True, help="the project's folder or id")
        kind = str if name == "references" else int
        sub.add_argument("--only", nargs="+", type=kind, metavar="WHICH", help=f"only these {subject}")
        sub.add_argument("--new-take", action="store_true", help="make another version of those named by --only")
    film = add("film", _film, "put the clips together")
    film.add_argument("--project", type=_path, required=True, help="the project's folder or id")
    film.add_argument("-o", "--output", type=_path, required=True, help="the mp4 file")
    _add_film(film)


def _add_brief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", nargs="?", help="one sentence that says what the film is about")
    parser.add_argument("--profile", help="see the command 'profiles'")
    parser.add_argument("--scenes", type=int, help="how many; the writer chooses if none is given")
    parser.add_argument("--seed", type=int, help="the same seed gives the same film")
    parser.add_argument("--size", help="WIDTHxHEIGHT in pixels")
    parser.add_argument("--seconds", type=float, help="length of a scene")
    parser.add_argument("--fps", type=int, help="frames per second")
    parser.add_argument(
        "--backend",
        dest="backends",
        action="append",
        type=_swap,
        metavar="STAGE=NAME",
        help="let another backend do a stage's work: writer, text_to_image, segmenter, scene_imager, image_to_video",
    )
    parser.add_argument("--project", type=_path, help="the project's folder: made if missing, gone on with if there")


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("an empty path")
    return Path(text)


def _swap(text: str) -> tuple[str, str]:
    role, equals, name = text.partition("=")
    if not (role and equals and name):
        raise argparse.ArgumentTypeError(f"'{text}' is no swap; write STAGE=NAME, for example writer=qwen3-4b")
    return role, name


def _add_film(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--transition", choices=("cut", "crossfade"), help="between scenes")
    parser.add_argument("--title", help="text of a title card")
    parser.add_argument("--captions", choices=("none", "burnt", "srt"), help="drawn into the picture, or as a file")
    parser.add_argument("--audio", type=_path, help="music or voice to lay under the film; none takes it away")


def _open(studio: Studio, where: Path, console: Console) -> Project:
    with disk_errors_as_project_errors("The project"):
        if (where / "project.json").is_file():
            console.project = where
            return studio.projects.open_folder(where)
        if len(where.parts) == 1 and (studio.projects.root / where).is_dir():
            console.project = where
            return studio.projects.open(str(where))
    raise InputError(
        f"'{where}' is neither a project's folder nor a project's id. List the folders in VIDEOSTUDIO_DATA."
    )


def _project(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project the command is about: an existing one, or a new one from the brief."""
    wishes = {name: getattr(options, name) for name in ("profile", "scenes", "seed", "size", "seconds", "fps")}
    wishes["backends"] = tuple(options.backends) if options.backends else None
    if options.project is not None and _holds_project(options.project):
        project = studio.projects.open_folder(options.project)
        console.project = project.folder
        brief = project.state.brief
        given = {name: value for name, value in wishes.items() if value is not None}
        asked = studio.brief(options.prompt or brief.prompt, **{**_as_wishes(brief), **given})
        if asked.prompt != brief.prompt:
            raise InputError(
                f"The project in '{options.project}' is about something else: '{brief.prompt}'. "
                "Choose another folder, or leave the prompt out to go on with it."
            )
        if asked != brief:
            studio.change_brief(project, **_fields(asked))
        return project
    if not options.prompt:
        raise InputError("Say in one sentence what the film is about, as the first argument.")
    project = studio.create(options.prompt, options.project, **wishes)
    console.project = project.folder
    console.say(f"Project: {project.folder} (seed {project.state.brief.seed})")
    return project


def _holds_project(folder: Path) -> bool:
    with disk_errors_as_project_errors("The project"):
        return (folder / "project.json").is_file()


def _fields(brief: Any) -> dict[str, Any]:
    return {name: getattr(brief, name) for name in brief.__slots__}


def _as_wishes(brief: Any) -> dict[str, Any]:
    return {name: value for name, value in _fields(brief).items() if name != "prompt"}


def _film_options(studio: Studio, project: Project, options: argparse.Namespace) -> None:
    from videostudio.project import editing

    given = {n: getattr(options, n) for n in ("transition", "title", "captions") if getattr(options, n) is not None}
    if given:
        editing.set_film(project, **given)
    if options.audio is not None and str(options.audio) == "none":
        editing.set_film(project, audio="")
    elif options.audio is not None:
        if not options.audio.is_file():
            raise InputError(f"There is no file '{options.audio}'.")
        editing.upload_audio(project, options.audio, studio.settings)


def _render(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    if options.prompts is not None:
        return _render_list(studio, options, console)
    _check_film(options.output)
    if process_count() > 1:
        return _render_together(studio, options, console)
    project = _asked(studio, options, console)
    with console.run() as run:
        return _delivered(studio.run(project, run), project, options.output, console)


def _asked(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project to film, with the script and film options that were given."""
    from videostudio.project import editing

    if options.script is not None:
        script = Script.from_json(read_text(options.script))
        options.prompt = options.prompt or script.prompt
        project = _project(studio, options, console)
        if project.state.script != script:
            editing.replace_script(project, script)
    else:
        project = _project(studio, options, console)
    _film_options(studio, project, options)
    return project


def _render_together(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """One film by all processes that a launcher started; the main one delivers it."""
    from videostudio.parallel import Team, film_together

    team = Team(cpu=not studio.manager.device.startswith("cuda"))
    if not team.is_main:
        console.quiet, console.as_json = True, False
    opened: list[Project] = []

    def open_project() -> Project:
        opened.append(_asked(studio, options, console))
        return opened[0]

    try:
        with console.run() as run:
            results = film_together(studio, open_project, run, team)
            if not team.is_main:
                for _ in results:
                    pass
                return DONE
            return _delivered(results, opened, options.output, console)
    finally:
        team.close()


def _render_list(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """A film for every prompt of a file, into a folder; several processes share the list."""
    from videostudio.parallel import Team, films_of_list, read_prompts

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
            project = _project(studio, options, console)
            _film_options(studio, project, options)
            with console.run() as run:
                data, code = _deliver(studio.run(project, run), project, film, console)
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


def _write_script(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    if options.output is not None:
        _check_output(options.output)
    project = _project(studio, options, console)
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


def _retake(project: Project, options: argparse.Namespace) -> None:
    from videostudio.project import editing

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


def _stage(options: argparse.Namespace, studio: Studio, console: Console, make: Callable[..., Any]) -> int:
    project = _open(studio, options.project, console)
    _retake(project, options)
    with console.run() as run:
        return _report(make(project, run, options.only), console)


def _references(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    return _stage(options, studio, console, studio.references)


def _scenes(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    return _stage(options, studio, console, studio.scene_images)


def _clips(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    return _stage(options, studio, console, studio.clips)


def _film(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    _check_film(options.output)
    project = _open(studio, options.project, console)
    _film_options(studio, project, options)
    with console.run() as run:
        return _delivered(studio.film(project, run), project, options.output, console)


def _check_film(output: Path) -> None:
    if output.suffix.lower() != ".mp4":
        better = output.with_suffix(".mp4") if output.suffix else output.parent / "film.mp4"
        raise InputError(f"The film is an mp4 file; name it '{better}'.")
    _check_output(output)


def _check_output(output: Path) -> None:
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


def _delivered(results: Iterable[Artefact], project: Project | list[Project], output: Path, console: Console) -> int:
    data, code = _deliver(results, project, output, console)
    console.result(str(output), data)
    return code


def _deliver(
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
                console.say(_words(result))
                code = PARTLY
            elif isinstance(result, Video):
                video = result
    except StudioError as error:
        if failed:
            raise StudioError(f"{error} First of all, {_words(failed[0])}") from error
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


def _report(results: Iterable[Artefact], console: Console) -> int:
    code = DONE
    console.listing()
    for result in results:
        if isinstance(result, Failure):
            code = PARTLY
        console.item(_words(result), {"kind": type(result).__name__, **_plain(result)})
    return code


def _plain(result: Artefact) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(result).items()}


def _words(result: Artefact) -> str:
    if isinstance(result, Failure):
        return f"{result.stage} {result.subject} failed: {result.reason}"
    if isinstance(result, Reference):
        return f"{result.entity}: {result.picture}"
    if isinstance(result, SceneImage):
        return f"scene {result.scene}: {result.picture}"
    if isinstance(result, Clip):
        return f"scene {result.scene}: {result.video}"
    return str(result)


def _export(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    from videostudio.project.archive import export_project

    if options.output.is_dir():
        raise InputError(f"'{options.output}' is a folder. Name a zip file in it.")
    project = _open(studio, options.project, console)
    export_project(project, options.output)
    console.result(str(options.output), {"archive": options.output, "project": project.folder})
    return DONE


def _import(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    from videostudio.project.archive import import_project

    if not options.archive.is_file():
        raise InputError(f"There is no file '{options.archive}'.")
    with disk_errors_as_project_errors("The projects' folder"):
        studio.projects.root.mkdir(parents=True, exist_ok=True)
    project = import_project(studio.projects, options.archive, studio.settings.max_project_mb)
    console.result(str(project.folder), {"project": project.folder})
    return DONE


def _profiles(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    for profile in studio.profiles.values():
        gpu = f"GPU {profile.gpu_gb:g} GB" if profile.gpu_gb else "no GPU"
        text = (
            f"{profile.name}: {profile.summary} {gpu}, memory {profile.memory_gb:g} GB, download "
            f"{profile.download_gb:g} GB, about {profile.seconds_per_scene:g} s per scene. Licence: {profile.licence}."
        )
        data = asdict(replace(profile, backends={}))
        console.item(text, {**data, "size": str(profile.size), "sizes": [str(s) for s in profile.sizes]})
    return DONE


def _benchmark(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    module = importlib.import_module(BENCHMARKS[options.what])
    parser = argparse.ArgumentParser(f"videostudio benchmark {options.what}", description=module.__doc__)
    module.add_arguments(parser)
    code: int = module.main(parser.parse_args(options.rest))
    return code


def _train(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    module = importlib.import_module("videostudio.training.command")
    code: int = module.main(options.rest)
    return code


def _doctor(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    from videostudio.cli.doctor import examine

    checks = examine(studio.settings, studio.profiles)
    for check in checks:
        mark = "ok  " if check.good else "look"
        console.item(
            f"{mark} {check.name}: {check.found}" + (f"\n     mend: {check.mend}" if check.mend else ""), asdict(check)
        )
    basic = all(check.good for check in checks if not check.name.startswith("profile ") or check.name.endswith("draft"))
    return DONE if basic else FAILED
