"""Whether the library shows what a person would choose: `python -m videostudio benchmark pictures [SCRIPTS]`.

In the hand-written scripts every person, thing and place has the library's picture that shows it best, or none. Half of
their names, told by a digest, are held out: what the library knows of people's choices comes from the other half.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from videostudio.backends.protocols import ReferenceRequest, TextToImage
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import InputError
from videostudio.evaluation.tables import markdown_table
from videostudio.library.assets import Backdrop, Cutout, find_backdrop, find_cutout, find_named
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings
from videostudio.types import Entity, Kind, Size

SCRIPTS = ASSETS / "writer"
# Which picture is chosen does not depend on its size.
SMALL = Size(16, 16)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose.

    Args:
        entity: name, kind and description.
        picture: the picture's name; empty where nothing in the library would do.
        sort: what it is: person, animal, thing, ...; empty for a place.
    """

    entity: Entity
    picture: str
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library showed for a choice.

    Args:
        choice: the person's.
        shown: the library's picture; None for a stand-in.
    """

    choice: Choice
    shown: Cutout | Backdrop | None

    @property
    def same(self) -> bool:
        """Whether it is the person's picture, or a stand-in where there is none."""
        return (self.shown.name if self.shown else "") == self.choice.picture

    @property
    def equal(self) -> bool:
        """Whether it is the person's picture, or one that the library counts as its equal."""
        wanted = find_named(self.choice.picture, self.choice.entity.kind)
        return self.same or (wanted is not None and self.shown is not None and are_equal(wanted, self.shown))


def read_choices(folder: Path) -> list[Choice]:
    """People's choices in hand-written scripts, each once.

    Args:
        folder: with a script in each line of its *.jsonl files.

    Raises:
        InputError: there are none, or they are of another form.
    """
    found: dict[Choice, None] = {}
    for path in sorted(folder.glob("*.jsonl")):
        try:
            for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
                found.update(dict.fromkeys(_script_choices(json.loads(line))))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path.name} has a line that is no script with a cast and places: {error!r}.") from error
    if not found:
        raise InputError(f"There are no scripts (*.jsonl) in {folder}. Name their folder.")
    return list(found)


def _script_choices(script: dict[str, Any]) -> Iterable[Choice]:
    for one in script["cast"]:
        yield Choice(Entity(one["name"], Kind.FOREGROUND, one["description"]), one["picture"], one["kind"])
    for one in script["places"]:
        yield Choice(Entity(one["name"], Kind.BACKGROUND, one["description"]), one["backdrop"])


def is_held_out(name: str) -> bool:
    """Whether the library must not have learned what people chose for a name."""
    return bool(hashlib.sha256(name.lower().encode()).digest()[0] % 2)


def are_equal(one: Cutout | Backdrop, other: Cutout | Backdrop) -> bool:
    """Whether two pictures may stand for one another.

    One is called by the other's name, as its entry in the library says; or both show plain people of the same sex and
    age, whose hair and clothes get the colours that a description tells.
    """
    if one.name in other.words or other.name in one.words:
        return True
    if not (isinstance(one, Cutout) and isinstance(other, Cutout) and one.looks and other.looks):
        return False
    return (one.gender, one.age) == (other.gender, other.age)


def ask_library(artist: TextToImage, choices: Sequence[Choice], run: Run) -> list[Answer]:
    """What the library shows for each choice, in the take that a film with chance for its seed would have."""
    answers = []
    for number, choice in enumerate(choices):
        run.tick(number / len(choices), f"Looking for {choice.entity.name}")
        seed = int.from_bytes(hashlib.sha256(choice.entity.description.encode()).digest()[:3], "big")
        source = artist.draw(ReferenceRequest(choice.entity, SMALL, seed), run).source
        answers.append(Answer(choice, find_cutout(source) or find_backdrop(source)))
    return answers


def share_by_name(marks: Iterable[tuple[str, bool]]) -> float:
    """The mean over names of the share of each name's answers that are right."""
    by_name: dict[str, list[bool]] = defaultdict(list)
    for name, right in marks:
        by_name[name.lower()].append(right)
    return sum(sum(own) / len(own) for own in by_name.values()) / max(1, len(by_name))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m videostudio benchmark pictures`."""
    parser.add_argument("scripts", nargs="?", type=Path, default=SCRIPTS, help="folder of hand-written scripts")
    parser.add_argument("--limit", type=int, help="how many entities of each kind; all if not given")
    parser.add_argument("--learned", action="store_true", help="the half that was learned from instead")
    parser.add_argument("--show", action="store_true", help="also list what differs from the person's choice")


def main(args: argparse.Namespace) -> int:
    """Measure, and write the table to standard output."""
    choices = [c for c in read_choices(args.scripts) if is_held_out(c.entity.name) != args.learned]
    rows = []
    with ModelManager(Settings.from_env()).loan("library", Role.TEXT_TO_IMAGE).use(Run()) as artist:
        for kind, what in ((Kind.FOREGROUND, "people and things"), (Kind.BACKGROUND, "places")):
            answers = ask_library(artist, [c for c in choices if c.entity.kind is kind][: args.limit], Run())
            rows.append((what, *_tell_shares(answers)))
            for answer in answers if args.show else ():
                shown = answer.shown.name if answer.shown else "(stand-in)"
                if not answer.equal:
                    told = answer.choice.entity
                    sys.stderr.write(f"{told.name} | {told.description} | {answer.choice.picture} | {shown}\n")
    head = (
        "",
        "names",
        "the person's picture",
        "or its equal",
        "nothing fits: a stand-in",
        "a picture fits: a stand-in",
    )
    sys.stdout.write(markdown_table(rows, head))
    return 0


def _tell_shares(answers: Sequence[Answer]) -> tuple[str, ...]:
    fitting = [answer for answer in answers if answer.choice.picture]
    nothing = [answer for answer in answers if not answer.choice.picture]
    shares = (
        share_by_name((a.choice.entity.name, a.same) for a in fitting),
        share_by_name((a.choice.entity.name, a.equal) for a in fitting),
        share_by_name((a.choice.entity.name, a.same) for a in nothing),
        share_by_name((a.choice.entity.name, a.shown is None) for a in fitting),
    )
    names = len({answer.choice.entity.name.lower() for answer in answers})
    return (f"{names:,}", *(f"{share:.0%}" for share in shares))
