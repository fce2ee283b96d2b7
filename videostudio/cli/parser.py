"""The grammar of the command line: its commands and their options."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from videostudio import __version__
from videostudio.cli.commands import (
    BENCHMARKS,
    export_archive,
    import_archive,
    list_backends,
    list_profiles,
    run_benchmark,
    run_doctor,
    run_training,
)
from videostudio.cli.making import (
    join_film,
    make_clips,
    make_references,
    make_scene_images,
    render_film,
    write_script,
)
from videostudio.project.state import CAPTIONS, TRANSITIONS

# How a picture of one's own is given for an entity and for a scene.
REFERENCE_PICTURE, SCENE_PICTURE = ("--reference-picture", "NAME=FILE"), ("--scene-picture", "NUMBER=FILE")


class MisunderstoodCommand(SystemExit):
    """The command line fits no command; exits with 2."""

    def __init__(self, message: str) -> None:
        super().__init__(2)
        self.message = message


class CommandParser(argparse.ArgumentParser):
    """A parser that hands on what it did not understand."""

    def error(self, message: str) -> NoReturn:
        """Show the usage and the message, and end the command."""
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: error: {message}\n")
        raise MisunderstoodCommand(message)


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    parser = CommandParser("videostudio", description="One sentence in, a consistent multi-scene video out.")
    parser.add_argument("--version", action="version", version=f"VideoStudio {__version__}")
    common = CommandParser(add_help=False)
    common.add_argument("--json", action="store_true", help="write one JSON object, also where something fails")
    common.add_argument("--quiet", "-q", action="store_true", help="write results only")
    common.add_argument("--verbose", "-v", action="store_true", help="write what happens inside")
    common.add_argument("--data", type=_given_path, help="folder that holds the projects")
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
    export = add("export", export_archive, "write a whole project into a zip file")
    export.add_argument("--project", type=_given_path, required=True, help="the project's folder or id")
    export.add_argument("-o", "--output", type=_given_path, required=True, help="the zip file")
    importing = add("import", import_archive, "read a project from a zip file")
    importing.add_argument("archive", type=_given_path, help="the zip file")
    benchmark = add_bare("benchmark", run_benchmark, "measure speed, memory and quality, and print a table")
    benchmark.add_argument("what", nargs="?", default="speed", choices=tuple(BENCHMARKS), help="speed if none is given")
    benchmark.add_argument("rest", nargs=argparse.REMAINDER, help="options of that benchmark; --help lists them")
    train = add_bare("train", run_training, "train the models, or look at the toy world that they are tried on")
    train.add_argument("rest", nargs=argparse.REMAINDER, help="image, video, mini, world or results")
    add("backends", list_backends, "list the backends of every stage and their options")
    add("profiles", list_profiles, "list the profiles and what each needs")
    add("doctor", run_doctor, "say what this machine has, what it can run and what mends what is missing")
    return parser


def _add_making(add: Callable[..., argparse.ArgumentParser]) -> None:
    render = add("render", render_film, "make a film from one sentence")
    _add_brief(render)
    render.add_argument("--script", type=_given_path, help="film this script (JSON) instead of having one written")
    render.add_argument(
        "--prompts", type=_given_path, help="a file with one prompt a line: a film for each, into a folder"
    )
    render.add_argument("-o", "--output", type=_given_path, required=True, help="the mp4 file; a folder with --prompts")
    _add_picture(render, *REFERENCE_PICTURE)
    _add_picture(render, *SCENE_PICTURE)
    _add_film(render)
    script = add("script", write_script, "write the script only")
    _add_brief(script)
    script.add_argument("-o", "--output", type=_given_path, help="the JSON file; standard output if none is given")
    by_number = "scenes by their number in the script"
    for name, command, text, subject, option in (
        ("references", make_references, "make the reference pictures", "entities by name", REFERENCE_PICTURE),
        ("scenes", make_scene_images, "make the scenes' pictures", by_number, SCENE_PICTURE),
        ("clips", make_clips, "make the scenes' clips", by_number, ()),
    ):
        sub = add(name, command, text)
        sub.add_argument("--project", type=_given_path, required=True, help="the project's folder or id")
        kind = str if name == "references" else int
        sub.add_argument("--only", nargs="+", type=kind, metavar="WHICH", help=f"only these {subject}")
        sub.add_argument("--new-take", action="store_true", help="make another version of those named by --only")
        if option:
            _add_picture(sub, *option)
    film = add("film", join_film, "put the clips together")
    film.add_argument("--project", type=_given_path, required=True, help="the project's folder or id")
    film.add_argument("-o", "--output", type=_given_path, required=True, help="the mp4 file")
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
        type=_backend_swap,
        metavar="STAGE=NAME",
        help="let another backend do a stage's work: writer, text_to_image, segmenter, scene_imager, image_to_video",
    )
    parser.add_argument(
        "--option",
        dest="options",
        action="append",
        type=_option_setting,
        metavar="STAGE.NAME=VALUE",
        help="set an option of a stage's backend; the command 'backends' lists them. Its default takes it back",
    )
    off = argparse.BooleanOptionalAction
    parser.add_argument("--action", action=off, default=None, help="whether the scenes' actions condition their clips")
    parser.add_argument("--camera", action=off, default=None, help="whether the camera moves as the script says")
    parser.add_argument(
        "--project", type=_given_path, help="the project's folder: made if missing, gone on with if there"
    )


def _given_path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("an empty path")
    return Path(text)


def _backend_swap(text: str) -> tuple[str, str]:
    role, equals, name = text.partition("=")
    if not (role and equals and name):
        raise argparse.ArgumentTypeError(f"'{text}' is no swap; write STAGE=NAME, for example writer=qwen3-4b")
    return role, name


def _add_picture(parser: argparse.ArgumentParser, option: str, form: str) -> None:
    text = "use a picture of your own instead of a drawn one; NUMBER is the scene's in the script"
    parser.add_argument(option, action="append", type=_own_picture, metavar=form, help=text)


def _own_picture(text: str) -> tuple[str, Path]:
    subject, equals, file = text.partition("=")
    if not (subject and equals):
        raise argparse.ArgumentTypeError(f"'{text}' names no picture; write what it shows, =, and its file")
    return subject, _given_path(file)


def _option_setting(text: str) -> tuple[str, str, str]:
    place, equals, value = text.partition("=")
    role, dot, name = place.partition(".")
    if not (equals and dot and role and name):
        raise argparse.ArgumentTypeError(
            f"'{text}' sets no option; write STAGE.NAME=VALUE, for example image_to_video.steps=30"
        )
    return role, name, value


def _add_film(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--transition", choices=TRANSITIONS, help="between scenes")
    parser.add_argument("--title", help="text of a title card")
    parser.add_argument("--captions", choices=CAPTIONS, help="drawn into the picture, or as a file")
    parser.add_argument("--audio", type=_given_path, help="music or voice to lay under the film; none takes it away")
