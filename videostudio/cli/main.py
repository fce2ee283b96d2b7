"""The command line: everything the page can do, for shells and machines.

Exit codes: 0 done; 1 could not be done, the message says why; 2 the command was not understood; 3 done, but some
scenes, references or films failed; 130 stopped by Ctrl-C, with everything finished kept.
"""

import argparse
import logging
import shlex
import sys

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Registry
from videostudio.cli.console import DONE, FAILED, STOPPED, Console, drop_output, silence_libraries
from videostudio.cli.parser import MisunderstoodCommand, build_parser
from videostudio.errors import StudioError
from videostudio.parallel import local_device
from videostudio.run import Cancelled
from videostudio.settings import Allowance, Settings
from videostudio.studio import Studio


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
    except MisunderstoodCommand as misunderstood:
        Console("--json" in words, False).finish(error=misunderstood.message)
        raise
    if not options.verbose:
        silence_libraries()
    logging.basicConfig(level=logging.INFO if options.verbose else logging.ERROR, format="%(name)s: %(message)s")
    console = Console(options.json, options.quiet)
    try:
        code = _carry_out(options, console, registry)
    except BrokenPipeError:
        drop_output()
        return DONE
    return code


def _carry_out(options: argparse.Namespace, console: Console, registry: Registry) -> int:
    """Carry out the command and say how it ended."""
    try:
        # Whoever has a command line on this machine can read its files anyway.
        where = {"device": local_device(options.device), "data_dir": options.data}
        settings = Settings.from_env(None, own_models=Allowance.ALWAYS, **where)
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
