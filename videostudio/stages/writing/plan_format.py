"""A script as a dialogue with a small model that was trained on it: a plan first, then every scene and every look.

The plan names the cast with the picture that shows each best, the places with their backdrops, and tells the story in
one sentence a scene. Questions about single scenes and looks go on from the plan and not from one another, so that all
of them are answered as one batch. The same words are written in training and read when a film is made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from videostudio.backends.protocols import Dialogue, Message
from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Facing, Position, Scene, Speed, Where

SYSTEM = "You write short films: a plan first, then every scene."
# Nothing in the library shows it.
NO_PICTURE = "none"
MOST_CAST, MOST_PLACES = 7, 3
# What the lines of a plan and of a scene's details begin with, in order; then the story, then everybody's place.
HEADS, DETAIL_HEADS, VOICE = ["Title", "Cast", "Places"], ["Place", "Action", "Camera"], "Voice"
# What a written plan of the training data begins with.
PROMPT_HEAD = "Prompt: "
_NAME = r"[A-Za-z0-9][A-Za-z0-9'. -]{0,38}"
# How a sentence goes on behind who or what it begins with.
_SENTENCE_END = r"( |,|')[^\n.!?]{3,90}[.!?]"
# What may follow a name: no "=", no ";", no new line, which separate names.
_SEPARATORS = re.compile(r"[=;\n\r]+")


@dataclass(frozen=True, slots=True)
class Casting:
    """Who, what or which place a film has, and the picture that shows it.

    Args:
        name: as the story says it.
        picture: name of a picture or backdrop of the library; empty where none shows it.
    """

    name: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """A film's plan.

    Args:
        title: two to five words.
        cast: people, animals and things.
        places: where it happens.
        sentences: what happens, one for each scene.
    """

    title: str
    cast: tuple[Casting, ...]
    places: tuple[Casting, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneDetails:
    """What a plan's sentence leaves open.

    Args:
        place: one of the plan's places.
        action: what is done, with its object ("riding a bike").
        camera: the camera movement.
        layout: where everybody is whom the sentence names.
        narration: what a storyteller says; empty where it was not asked for.
    """

    place: str
    action: str
    camera: Camera
    layout: tuple[Position, ...]
    narration: str = ""


def plan_question(prompt: str, scenes: int | None = None) -> Dialogue:
    """The dialogue that asks for a plan.

    Args:
        prompt: the person's words.
        scenes: how many scenes; None leaves it open.
    """
    asked = f"Film: {' '.join(prompt.split())}" + (f"\nScenes: {scenes}" if scenes else "")
    return (Message("system", SYSTEM), Message("user", asked))


def scene_question(number: int) -> Message:
    """What asks for the details of a scene, from 1."""
    return Message("user", f"Scene {number}")


def look_question(name: str) -> Message:
    """What asks for the looks of somebody, something or a place."""
    return Message("user", f"Look of {name}")


def write_plan(plan: FilmPlan) -> str:
    """A plan in the words that the model reads and writes."""
    lines = [f"Title: {plan.title}", f"Cast: {_write_castings(plan.cast)}", f"Places: {_write_castings(plan.places)}"]
    return "\n".join([*lines, *(f"{n}. {sentence}" for n, sentence in enumerate(plan.sentences, 1))])


def _write_castings(castings: Iterable[Casting]) -> str:
    return "; ".join(f"{clean_name(one.name)} = {one.picture or NO_PICTURE}" for one in castings)


def clean_name(name: str) -> str:
    """A name without what separates names."""
    return " ".join(_SEPARATORS.sub(" ", name).split())


def read_plan(text: str) -> FilmPlan:
    """Read what `write_plan` wrote, or a head alone.

    Raises:
        ValueError: it is no plan.
    """
    lines = text.strip().split("\n")
    heads = [line.split(": ", 1) for line in lines[:3]]
    if [head[0] for head in heads] != HEADS or any(len(head) < 2 for head in heads):
        raise ValueError("the plan does not begin with title, cast and places")
    told = (re.sub(r"^\d+\.", "", line).strip() for line in lines[3:])
    sentences = tuple(sentence for sentence in told if sentence)
    return FilmPlan(heads[0][1].strip(), _read_castings(heads[1][1]), _read_castings(heads[2][1]), sentences)


def _read_castings(text: str) -> tuple[Casting, ...]:
    found: dict[str, Casting] = {}
    for part in text.split("; "):
        name, _, picture = part.partition(" = ")
        name, picture = name.strip(), picture.strip()
        found.setdefault(name.lower(), Casting(name, "" if picture == NO_PICTURE else picture))
    return tuple(found.values())


def write_beginning(plan: FilmPlan, sentences: int) -> str:
    """A plan up to where its next sentence stands: what a model goes on from.

    Args:
        plan: the plan.
        sentences: how many of its sentences are told already.
    """
    return f"{write_plan(replace(plan, sentences=plan.sentences[:sentences]))}\n{sentences + 1}."


def head_pattern(pictures: Sequence[str] = (), backdrops: Sequence[str] = ()) -> str:
    """The regular expression of a plan's head: title, cast and places, up to where its first sentence stands.

    Args:
        pictures: names of the pictures that there are; empty for any.
        backdrops: names of the backdrops that there are; empty for any.
    """
    cast, places = (_casting_pattern(names) for names in (pictures, backdrops))
    return (
        rf"Title: [^\n]{{2,50}}\nCast: {cast}(; {cast}){{0,{MOST_CAST - 1}}}"
        rf"\nPlaces: {places}(; {places}){{0,{MOST_PLACES - 1}}}\n1\."
    )


def sentence_pattern(names: Sequence[str]) -> str:
    """The regular expression of a sentence that goes on from `write_beginning`: it begins with somebody of the cast.

    Args:
        names: the cast's names.
    """
    begins = (begin for name in names for begin in _name_beginnings(name))
    return f" ({'|'.join(escape_literal(begin) for begin in begins)}){_SENTENCE_END}"


def _name_beginnings(name: str) -> tuple[str, ...]:
    """How a sentence begins with somebody: a name of one's own has no article."""
    own = f"{name[:1].upper()}{name[1:]}"
    return (own,) if name.split()[-1][0].isupper() else (f"The {name}", own)


def _casting_pattern(names: Sequence[str]) -> str:
    known = "|".join(escape_literal(name) for name in (*names, NO_PICTURE)) if names else _NAME
    return f"{_NAME} = ({known})"


def escape_literal(text: str) -> str:
    """A text as a regular expression that matches it alone."""
    return re.sub(r"([\\.+*?()|\[\]{}^$#&~-])", r"\\\1", text)


def named_in(sentence: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names that a sentence says, in its order; of names that lie in one another, the longest.

    Args:
        sentence: what happens.
        names: the cast's names.
    """
    if not names:
        return ()
    by_lower = {name.lower(): name for name in names}
    longest_first = sorted(by_lower, key=len, reverse=True)
    found = re.findall(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", sentence.lower())
    return tuple(dict.fromkeys(by_lower[name] for name in found))


def write_details(details: SceneDetails) -> str:
    """A scene's details in the words that the model reads and writes."""
    lines = [
        f"Place: {details.place}",
        f"Action: {details.action}",
        f"Camera: {details.camera.direction.value} {details.camera.speed.value}",
        *(f"{place.name}: {place.at}, {place.faces}" for place in details.layout),
    ]
    return "\n".join([*lines, f"{VOICE}: {details.narration}"] if details.narration else lines)


def details_pattern(plan: FilmPlan, sentence: str) -> str:
    """The regular expression of a scene's details, without narration.

    Args:
        plan: its names count.
        sentence: the scene's.
    """
    names = named_in(sentence, [one.name for one in plan.cast])
    places = "|".join(escape_literal(one.name) for one in plan.places)
    directions, speeds = "|".join(Direction), "|".join(Speed)
    lines = [f"Place: ({places})", r"Action: [a-z][^\n]{2,60}", f"Camera: ({directions}) ({speeds})"]
    for name in names:
        others = [escape_literal(other) for other in names if other != name]
        relations = "|".join(where for where in Where if where.is_relation)
        alone = "|".join(where for where in Where if not where.is_relation)
        at = f"({alone}|({relations}) ({'|'.join(others)}))" if others else f"({alone})"
        lines.append(f"{escape_literal(name)}: {at}, ({'|'.join([*Facing, *others])})")
    return r"\n".join(lines)


def read_details(text: str) -> SceneDetails:
    """Read what `write_details` wrote.

    Raises:
        ValueError: these are no details.
        InputError: a place in the picture is none.
    """
    lines = [line.split(": ", 1) for line in text.strip().split("\n")]
    if [line[0] for line in lines[:3]] != DETAIL_HEADS or any(len(line) < 2 for line in lines):
        raise ValueError("the details do not begin with place, action and camera")
    direction, _, speed = lines[2][1].partition(" ")
    layout, narration = [], ""
    for name, told in lines[3:]:
        if name == VOICE:
            narration = told
        else:
            at, _, faces = told.rpartition(", ")
            layout.append(Position.parse(name, at, faces))
    camera = Camera(Direction(direction), Speed(speed))
    return SceneDetails(lines[0][1].strip(), lines[1][1].strip().rstrip("."), camera, tuple(layout), narration)


@dataclass(frozen=True, slots=True)
class TaughtScript:
    """A hand-written script as dialogues to learn from.

    Args:
        prompt: the person's words.
        plan: the plan.
        details: the scenes' details, in order; none where only the plan was written.
        looks: descriptions by name.
    """

    prompt: str
    plan: FilmPlan
    details: tuple[SceneDetails, ...] = ()
    looks: tuple[tuple[str, str], ...] = ()

    def answers(self) -> list[tuple[Message, Message]]:
        """Every question that goes on from the plan, with its answer."""
        scenes = [
            (scene_question(n), Message("assistant", write_details(one))) for n, one in enumerate(self.details, 1)
        ]
        return [*scenes, *((look_question(name), Message("assistant", look)) for name, look in self.looks)]


def read_taught(record: Mapping[str, Any]) -> TaughtScript:
    """A record of the training data; see `assets/writer/README.md`.

    Raises:
        KeyError, ValueError: a field is missing or has no value of its kind.
        InputError: a place in a picture is none.
    """
    cast = tuple(Casting(clean_name(one["name"]), one["picture"]) for one in record["cast"])
    places = tuple(Casting(clean_name(one["name"]), one["backdrop"]) for one in record["places"])
    scenes, names = record["scenes"], [one.name for one in cast]
    plan = FilmPlan(record["title"], cast, places, tuple(scene["text"] for scene in scenes))
    details = []
    for scene in scenes:
        shown = {clean_name(one["name"]): one for one in scene["shows"]}
        told = [name for name in named_in(scene["text"], names) if name in shown]
        direction, speed = scene["camera"].split()
        given = Scene(
            0,
            scene["text"],
            tuple(told),
            layout=tuple(Position.parse(name, shown[name]["at"], shown[name]["faces"]) for name in told),
        )
        fitting = {place.name: place for place in given.fit_layout()}
        layout = tuple(fitting.get(name, Position(name)) for name in told)
        camera = Camera(Direction(direction), Speed(speed))
        details.append(SceneDetails(scene["place"], scene["action"], camera, layout, scene["narration"]))
    looks = tuple((clean_name(one["name"]), one["description"]) for one in (*record["cast"], *record["places"]))
    return TaughtScript(record["prompt"], plan, tuple(details), looks)


def read_taught_plan(text: str) -> TaughtScript:
    """A plan of the training data: the line "Prompt: ...", then what `write_plan` writes.

    Raises:
        ValueError: it is none, or one without sentences.
    """
    head, _, plan = text.strip().partition("\n")
    told = read_plan(plan)
    if not head.startswith(PROMPT_HEAD) or not told.sentences:
        raise ValueError(f"a plan begins with '{PROMPT_HEAD}' and tells scenes")
    return TaughtScript(head.removeprefix(PROMPT_HEAD).strip(), told)


def read_taught_plans(folder: Path) -> list[TaughtScript]:
    """The plans of a folder's files `*.txt`, with an empty line between two.

    Raises:
        InputError: a plan is broken; the message names its place.
    """
    plans = []
    for file in sorted(folder.glob("*.txt")):
        for number, text in enumerate(re.split(r"\n\s*\n", file.read_text(encoding="utf-8").strip()), 1):
            try:
                plans.append(read_taught_plan(text))
            except ValueError as error:
                raise InputError(f"{file.name}, plan {number} is no script: {error}") from error
    return plans
