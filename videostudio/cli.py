"""The command line: everything the page can do, for shells and machines.

Exit codes: 0 done; 1 could not be done, the message says why; 2 the command was not understood; 3 done, but some
scenes or references failed; 130 stopped by Ctrl-C, with everything finished kept.
"""

import argparse
import importlib
import json
import logging
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from videostudio import __version__
from videostudio.backends.registry import BUILTIN, Registry
from videostudio.errors import InputError, StudioError
from videostudio.parallel import local_device, processes
from videostudio.project import Project
from videostudio.run import Cancelled, Progress, Run
from videostudio.settings import Settings
from videostudio.studio import Artefact, Studio
from videostudio.types import Clip, Failure, Reference, SceneImage, Script, Video

DONE, FAILED, PARTLY, STOPPED = 0, 1, 3, 130

# Each module has `add_arguments(parser)` and `main(options) -> int`, and is imported only when it is asked for.
BENCHMARKS = {
    "speed": "videostudio.evaluation.speed_benchmark",
    "script": "videostudio.evaluation.script_benchmark",
    "models": "videostudio.evaluation.models_benchmark",
    "actions": "videostudio.evaluation.actions_benchmark",
    "profile": "videostudio.evaluation.profile_benchmark",
}


class Console:
    """Where the command line writes: results to standard output, progress and remarks to standard error.

    Args:
        as_json: results as JSON lines, no progress bar.
        quiet: no progress bar and no remarks.
    """

    def __init__(self, as_json: bool, quiet: bool) -> None:
        self.as_json, self.quiet = as_json, quiet
        self._bar: Any = None

    def say(self, text: str) -> None:
        """A remark for the person."""
        if not self.quiet and not self.as_json:
            self._close_bar()
            sys.stderr.write(text + "\n")

    def result(self, text: str, data: dict[str, Any]) -> None:
        """A result: a line of text, or of JSON."""
        self._close_bar()
        sys.stdout.write((json.dumps(data, ensure_ascii=False, default=str) if self.as_json else text) + "\n")
        sys.stdout.flush()

    def progress(self, progress: Progress) -> None:
        """Move the progress bar; there is none where nobody looks at a terminal."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            return
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(total=100, bar_format="{percentage:3.0f}% |{bar:24}| {elapsed} {desc}", file=sys.stderr)
        self._bar.n = round(progress.fraction * 100, 1)
        self._bar.set_description_str(progress.text, refresh=False)
        self._bar.refresh()

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    @contextmanager
    def run(self) -> Iterator[Run]:
        """A run that Ctrl-C stops at its next step; pressing it again ends the program at once."""
        run = Run(on_progress=self.progress)

        def stop(signum: int, frame: object) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            run.token.cancel()

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield run
        finally:
            signal.signal(signal.SIGINT, before)
            self._close_bar()


def main(arguments: list[str] | None = None, registry: Registry = BUILTIN) -> int:
    """Run one command.

    Args:
        arguments: the command line; the process's own if none is given.
        registry: the backends that exist.

    Returns:
        The exit code.
    """
    options = build_parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if options.verbose else logging.ERROR, format="%(name)s: %(message)s")
    console = Console(options.json, options.quiet)
    try:
        settings = Settings.from_env(device=local_device(options.device), data_dir=options.data)
        code: int = options.command(Studio(settings, registry), options, console)
    except StudioError as error:
        if options.json:
            console.result("", {"error": str(error)})
        sys.stderr.write(f"{error}\n")
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("Stopped. Everything that was finished is kept; the same command with --project goes on.\n")
        return STOPPED
    except BrokenPipeError:
        return DONE
    return code


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    parser = argparse.ArgumentParser("videostudio", description="One sentence in, a consistent multi-scene video out.")
    parser.add_argument("--version", action="version", version=f"VideoStudio {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="write results as JSON lines")
    common.add_argument("--quiet", "-q", action="store_true", help="write results only")
    common.add_argument("--verbose", "-v", action="store_true", help="write what happens inside")
    common.add_argument("--data", type=Path, help="folder that holds the projects")
    common.add_argument("--device", help="auto, cpu, cuda or cuda:N")
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")

    def add(name: str, command: Callable[..., int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=text, description=text)
        sub.set_defaults(command=command)
        return sub

    _add_making(add)
    export = add("export", _export, "write a whole project into a zip file")
    export.add_argument("--project", type=Path, required=True, help="the project's folder or id")
    export.add_argument("-o", "--output", type=Path, required=True, help="the zip file")
    importing = add("import", _import, "read a project from a zip file")
    importing.add_argument("archive", type=Path, help="the zip file")
    benchmark = add("benchmark", _benchmark, "measure speed, memory and quality, and print a table")
    benchmark.add_argument("what", nargs="?", default="speed", choices=tuple(BENCHMARKS), help="speed if none is given")
    benchmark.add_argument("rest", nargs=argparse.REMAINDER, help="options of that benchmark; --help lists them")
    train = add("train", _train, "train the models, or look at the toy world that they are tried on")
    train.add_argument("rest", nargs=argparse.REMAINDER, help="image, video, mini, world or results")
    add("profiles", _profiles, "list the profiles and what each needs")
    add("doctor", _doctor, "say what this machine has, what it can run and what mends what is missing")
    return parser


def _add_making(add: Callable[..., argparse.ArgumentParser]) -> None:
    render = add("render", _render, "make a film from one sentence")
    _add_brief(render)
    render.add_argument("--script", type=Path, help="film this script (JSON) instead of having one written")
    render.add_argument("--prompts", type=Path, help="a file with one prompt a line: a film for each, into a folder")
    render.add_argument("-o", "--output", type=Path, required=True, help="the mp4 file; a folder with --prompts")
    _add_film(render)
    script = add("script", _write_script, "write the script only")
    _add_brief(script)
    script.add_argument("-o", "--output", type=Path, help="the JSON file; standard output if none is given")
    for name, command, text, subject in (
        ("references", _references, "make the reference pictures", "entities by name"),
        ("scenes", _scenes, "make the scenes' pictures", "scenes by their number in the script"),
        ("clips", _clips, "make the scenes' clips", "scenes by their number in the script"),
    ):
        sub = add(name, command, text)
        sub.add_argument("--project", type=Path, required=True, help="the project's folder or id")
        kind = str if name == "references" else int
        sub.add_argument("--only", nargs="+", type=kind, metavar="WHICH", help=f"only these {subject}")
        sub.add_argument("--new-take", action="store_true", help="make another version of those named by --only")
    film = add("film", _film, "put the clips together")
    film.add_argument("--project", type=Path, required=True, help="the project's folder or id")
    film.add_argument("-o", "--output", type=Path, required=True, help="the mp4 file")
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
    parser.add_argument("--project", type=Path, help="the project's folder: made if missing, gone on with if there")


def _swap(text: str) -> tuple[str, str]:
    role, equals, name = text.partition("=")
    if not (role and equals and name):
        raise argparse.ArgumentTypeError(f"'{text}' is no swap; write STAGE=NAME, for example writer=qwen3-4b")
    return role, name


def _add_film(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--transition", choices=("cut", "crossfade"), help="between scenes")
    parser.add_argument("--title", help="text of a title card")
    parser.add_argument("--captions", choices=("none", "burnt", "srt"), help="drawn into the picture, or as a file")
    parser.add_argument("--audio", type=Path, help="music or voice to lay under the film")


def _open(studio: Studio, where: Path) -> Project:
    if (where / "project.json").is_file():
        return studio.projects.open_folder(where)
    if len(where.parts) == 1 and (studio.projects.root / where).is_dir():
        return studio.projects.open(str(where))
    raise InputError(
        f"'{where}' is neither a project's folder nor a project's id. List the folders in VIDEOSTUDIO_DATA."
    )


def _project(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project the command is about: an existing one, or a new one from the brief."""
    from videostudio import editing

    wishes = {name: getattr(options, name) for name in ("profile", "scenes", "seed", "size", "seconds", "fps")}
    wishes["backends"] = tuple(options.backends) if options.backends else None
    if options.project is not None and (options.project / "project.json").is_file():
        project = studio.projects.open_folder(options.project)
        brief = project.state.brief
        given = {name: value for name, value in wishes.items() if value is not None}
        asked = studio.brief(options.prompt or brief.prompt, **{**_as_wishes(brief), **given})
        if asked.prompt != brief.prompt:
            raise InputError(
                f"The project in '{options.project}' is about something else: '{brief.prompt}'. "
                "Choose another folder, or leave the prompt out to go on with it."
            )
        if asked != brief:
            editing.set_brief(studio, project, **_fields(asked))
        return project
    if not options.prompt:
        raise InputError("Say in one sentence what the film is about, as the first argument.")
    project = studio.create(options.prompt, options.project, **wishes)
    console.say(f"Project: {project.folder} (seed {project.state.brief.seed})")
    return project


def _fields(brief: Any) -> dict[str, Any]:
    return {name: getattr(brief, name) for name in brief.__slots__}


def _as_wishes(brief: Any) -> dict[str, Any]:
    return {name: value for name, value in _fields(brief).items() if name != "prompt"}


def _film_options(studio: Studio, project: Project, options: argparse.Namespace) -> None:
    from videostudio import editing

    given = {n: getattr(options, n) for n in ("transition", "title", "captions") if getattr(options, n) is not None}
    if given:
        editing.set_film(project, **given)
    if options.audio is not None:
        editing.upload_audio(studio, project, options.audio)


def _render(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    if options.prompts is not None:
        return _render_list(studio, options, console)
    _check_output(options.output)
    if processes() > 1:
        return _render_together(studio, options, console)
    project = _asked(studio, options, console)
    with console.run() as run:
        return _deliver(studio.run(project, run), project, options.output, console)


def _asked(studio: Studio, options: argparse.Namespace, console: Console) -> Project:
    """The project to film, with the script and film options that were given."""
    from videostudio import editing

    if options.script is not None:
        script = Script.from_json(options.script.read_text(encoding="utf-8")) if options.script.exists() else None
        if script is None:
            raise InputError(f"There is no script file '{options.script}'.")
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
        console.quiet = True
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
            return _deliver(results, opened, options.output, console)
    finally:
        team.close()


def _render_list(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    """A film for every prompt of a file, into a folder; several processes share the list."""
    from videostudio.parallel import Team, films_of_list, read_prompts

    if not options.prompts.is_file():
        raise InputError(f"There is no file '{options.prompts}'.")
    options.output.mkdir(parents=True, exist_ok=True)
    home: Path = options.project or studio.projects.root / options.prompts.stem
    team, codes = Team(cpu=not studio.manager.device.startswith("cuda")), [DONE]

    def make(place: int, prompt: str) -> None:
        options.prompt, options.project = prompt, home / f"{place + 1:03}"
        try:
            project = _project(studio, options, console)
            _film_options(studio, project, options)
            with console.run() as run:
                codes.append(
                    _deliver(studio.run(project, run), project, options.output / f"{place + 1:03}.mp4", console)
                )
        except StudioError as error:
            console.say(f"{prompt}: {error}")
            codes.append(PARTLY)

    try:
        films_of_list(studio, read_prompts(options.prompts), make, team)
    finally:
        team.close()
    return max(codes)


def _write_script(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    project = _project(studio, options, console)
    with console.run() as run:
        for _ in studio.script(project, run):
            pass
    script = project.state.script
    assert script is not None
    for warning in script.warnings:
        console.say(f"Look at this: {warning}")
    if options.output is not None:
        options.output.write_text(script.to_json(), encoding="utf-8")
        console.result(str(options.output), {"script": options.output, "project": project.folder})
    else:
        sys.stdout.write(script.to_json())
    return DONE


def _retake(project: Project, options: argparse.Namespace) -> None:
    from videostudio import editing

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
    project = _open(studio, options.project)
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
    _check_output(options.output)
    project = _open(studio, options.project)
    _film_options(studio, project, options)
    with console.run() as run:
        return _deliver(studio.film(project, run), project, options.output, console)


def _check_output(output: Path) -> None:
    if output.suffix.lower() != ".mp4":
        raise InputError(f"The film is an mp4 file; name it '{output.with_suffix('.mp4')}'.")
    if not output.resolve().parent.is_dir():
        raise InputError(f"The folder '{output.resolve().parent}' does not exist. Make it first.")


def _deliver(results: Iterable[Artefact], project: Project | list[Project], output: Path, console: Console) -> int:
    """Go through the results and copy the film to where the person wants it.

    Args:
        results: what is made.
        project: its project, or a list that has it once the results are through.
        output: the film's place.
        console: where to write.
    """
    code, video = DONE, None
    for result in results:
        if isinstance(result, Failure):
            console.say(_words(result))
            code = PARTLY
        elif isinstance(result, Video):
            video = result
    if video is None:
        raise StudioError("No film was made.")
    if isinstance(project, list):
        project = project[0]
    shutil.copyfile(video.video, output)
    if project.state.film.captions == "srt":
        shutil.copyfile(video.subtitles, output.with_suffix(".srt"))
    failures = [asdict(f) for f in project.state.failures]
    data = {"film": output, "seconds": video.seconds, "scenes": len(video.scenes), "project": project.folder}
    console.result(str(output), {**data, "seed": project.state.brief.seed, "failures": failures})
    return code


def _report(results: Iterable[Artefact], console: Console) -> int:
    code = DONE
    for result in results:
        if isinstance(result, Failure):
            code = PARTLY
        data = {"kind": type(result).__name__, **_plain(result)}
        console.result(_words(result), data)
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
    from videostudio.archive import export_project

    project = _open(studio, options.project)
    export_project(project, options.output)
    console.result(str(options.output), {"archive": options.output, "project": project.folder})
    return DONE


def _import(studio: Studio, options: argparse.Namespace, console: Console) -> int:
    from videostudio.archive import import_project

    if not options.archive.is_file():
        raise InputError(f"There is no file '{options.archive}'.")
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
        console.result(text, {**data, "size": str(profile.size), "sizes": [str(s) for s in profile.sizes]})
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
    from videostudio.doctor import examine

    checks = examine(studio.settings, studio.profiles)
    for check in checks:
        mark = "ok  " if check.good else "look"
        console.result(
            f"{mark} {check.name}: {check.found}" + (f"\n     mend: {check.mend}" if check.mend else ""), asdict(check)
        )
    basic = all(check.good for check in checks if not check.name.startswith("profile ") or check.name.endswith("draft"))
    return DONE if basic else FAILED
