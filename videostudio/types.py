"""The values that flow from room to room: frozen, hashable, made of text, numbers, tuples and paths, never of pixels.

Later values name earlier ones (a `Clip` knows its scene's index); nothing points back. A person's edit is
`dataclasses.replace`, which gives a new value. Paper, section 3.1, equation 1 for the script's parts.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from videostudio.errors import InputError
from videostudio.fields import Fields, read_json

SCRIPT_FORMAT = "videostudio-script"
# Version 2 has scenes that go on from the one before, version 3 layouts and pictures; a script without such is written
# as the version that older programs read.
SCRIPT_VERSION, JOINED_SCRIPT_VERSION, PLAIN_SCRIPT_VERSION = 3, 2, 1
GOES_ON, LAYOUT, PICTURE = "continues", "layout", "picture"
MAX_INDEX = 1_000_000


class Direction(StrEnum):
    """Where the camera moves (paper, section 3.1)."""

    STATIC = "static"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FORWARD = "forward"
    BACKWARD = "backward"


class Speed(StrEnum):
    """How fast the camera moves (paper, section 3.1)."""

    SLOW = "slow"
    MEDIUM = "medium"
    FAST = "fast"


class Stage(StrEnum):
    """The rooms a prompt walks through; each leaves one kind of artefact."""

    SCRIPT = "script"
    REFERENCES = "references"
    SCENE_IMAGES = "scene_images"
    CLIPS = "clips"
    FILM = "film"


class Kind(StrEnum):
    """Whether an entity is an object or person, or a place."""

    FOREGROUND = "foreground"
    BACKGROUND = "background"


class Origin(StrEnum):
    """Where a reference picture comes from."""

    GENERATED = "generated"
    UPLOADED = "uploaded"


@dataclass(frozen=True, slots=True)
class Size:
    """A picture size in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @classmethod
    def parse(cls, text: str) -> "Size":
        """Read a size such as "768x480".

        Raises:
            InputError: the text is not WIDTHxHEIGHT.
        """
        width, times, height = text.lower().replace("×", "x").partition("x")
        if not (times and width.strip().isdecimal() and height.strip().isdecimal()):
            raise InputError(f"'{text[:40]}' is not a picture size. Write it as WIDTHxHEIGHT, for example 768x480.")
        return cls(int(width), int(height))


@dataclass(frozen=True, slots=True)
class Camera:
    """A scene's camera movement."""

    direction: Direction = Direction.STATIC
    speed: Speed = Speed.MEDIUM


class Where(StrEnum):
    """Where in a picture somebody or something is: on its own, or by another's side."""

    GROUND = "ground"
    TABLE = "table"
    SEAT = "seat"
    WATER = "water"
    AIR = "air"
    FAR = "far"
    ON = "on"
    IN = "in"
    UNDER = "under"
    BEHIND = "behind"
    BESIDE = "beside"
    HELD = "held by"

    @property
    def is_relation(self) -> bool:
        """Whether it tells a place by another's."""
        return self in (Where.ON, Where.IN, Where.UNDER, Where.BEHIND, Where.BESIDE, Where.HELD)


class Facing(StrEnum):
    """Where somebody looks who looks at nobody: at the spectator, to a side of the picture, into it."""

    CAMERA = "camera"
    LEFT = "left"
    RIGHT = "right"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Position:
    """Where one of a scene's foregrounds is, and where it looks.

    Args:
        name: the entity's name.
        where: where it is.
        target: by whom or what, for a relation; else empty.
        faces: name of the entity that it looks at or is turned to, or a `Facing`.
    """

    name: str
    where: Where = Where.GROUND
    target: str = ""
    faces: str = Facing.CAMERA.value

    @property
    def at(self) -> str:
        """Its place in words: "table", "held by the cook"."""
        return f"{self.where.value} {self.target}" if self.where.is_relation else self.where.value

    @classmethod
    def parse(cls, name: str, at: str, faces: str = Facing.CAMERA.value) -> "Position":
        """Read a place in words; see `at`.

        Raises:
            InputError: the words tell no place.
        """
        for where in Where:
            if where.is_relation and at.startswith(f"{where.value} "):
                return cls(name, where, at.removeprefix(f"{where.value} ").strip(), faces)
            if not where.is_relation and at == where.value:
                return cls(name, where, "", faces)
        known = ", ".join(f"{w.value} NAME" if w.is_relation else w.value for w in Where)
        raise InputError(f"'{at[:40]}' is no place in a picture. Write one of: {known}.")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, something or some place that scenes name.

    Args:
        name: the name that scenes use, matched strictly.
        kind: foreground (object, person) or background (place).
        description: what it looks like, from the dialogue of the paper's supplement, figure 4; may be empty.
        picture: name of the picture that shows it best, of those that the writer was told there are; may be empty.
    """

    name: str
    kind: Kind
    description: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene of a script (paper, equation 1).

    Args:
        index: the scene's lasting number: it stays when scenes are added, removed or put in another order, and
            everything made from the scene refers to it. The order of a film is the order of `Script.scenes`.
        prompt: the event, in one sentence.
        foregrounds: names of the objects and persons in it.
        background: name of the place; empty for none.
        camera: the camera movement.
        action: what is done in it, with its object ("riding a bike").
        continues: whether it goes on from the scene before it in the film: the last frame of that scene's clip is its
            picture, where the model of clips starts from a picture.
        layout: where its foregrounds are and where they look; those it leaves out may be anywhere.
    """

    index: int
    prompt: str
    foregrounds: tuple[str, ...] = ()
    background: str = ""
    camera: Camera = Camera()
    action: str = ""
    continues: bool = False
    layout: tuple[Position, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All entities the scene names, the background last."""
        return self.foregrounds + ((self.background,) if self.background else ())

    def fit_layout(self) -> tuple[Position, ...]:
        """The layout of its own foregrounds, each once; whoever stands by or looks at one who is not here does not."""
        places: dict[str, Position] = {}
        for place in self.layout:
            others = set(self.foregrounds) - {place.name}
            if place.name not in self.foregrounds or (place.where.is_relation and place.target not in others):
                continue
            looks = place.faces if place.faces in others or place.faces in set(Facing) else Facing.CAMERA.value
            places.setdefault(place.name, place if looks == place.faces else replace(place, faces=looks))
        return tuple(places.values())


@dataclass(frozen=True, slots=True)
class Script:
    """A multi-scene script.

    Args:
        prompt: the sentence it was made from.
        scenes: the scenes in the order of the film.
        entities: every foreground and background that a scene names, each once.
        warnings: what the person should look at, where a check still failed on the best attempt.
    """

    prompt: str
    scenes: tuple[Scene, ...] = ()
    entities: tuple[Entity, ...] = ()
    warnings: tuple[str, ...] = ()

    def scene(self, index: int) -> Scene:
        """The scene with this lasting number.

        Raises:
            InputError: there is none.
        """
        for scene in self.scenes:
            if scene.index == index:
                return scene
        raise InputError(f"The script has no scene {index}. It has: {', '.join(str(s.index) for s in self.scenes)}.")

    def entity(self, name: str) -> Entity:
        """The entity of this name.

        Raises:
            InputError: there is none.
        """
        for entity in self.entities:
            if entity.name == name:
                return entity
        known = ", ".join(e.name for e in self.entities)
        raise InputError(f"The script has no entity '{name}'. It has: {known}.")

    def position(self, index: int) -> int:
        """Where the scene stands in the film, from 1."""
        return [s.index for s in self.scenes].index(index) + 1

    def recurring(self) -> tuple[Entity, ...]:
        """The entities that appear in more than one scene, by strict name matching (paper, section 3.1)."""
        count = Counter(name for scene in self.scenes for name in set(scene.names))
        return tuple(entity for entity in self.entities if count[entity.name] > 1)

    def checked(self) -> "Script":
        """The same script with exactly one entity for every name, in order of appearance.

        Entities no scene names are dropped; names without an entity get one with an empty description. So are the
        places of whoever is not in a scene, and of those that are told by somebody who is not.

        Raises:
            InputError: a scene number, an entity name or its kind is used twice in ways that do not fit together.
        """
        numbers = Counter(scene.index for scene in self.scenes)
        doubled = [str(n) for n, count in numbers.items() if count > 1]
        if doubled:
            raise InputError(f"Scene number {', '.join(doubled)} is used twice. Give every scene its own number.")
        declared = {entity.name: entity for entity in self.entities}
        if len(declared) != len(self.entities):
            names = [n for n, c in Counter(e.name for e in self.entities).items() if c > 1]
            raise InputError(f"The entity '{names[0]}' is declared twice. Keep one of the two.")
        found: dict[str, Entity] = {}
        for scene in self.scenes:
            for name in scene.names:
                kind = Kind.BACKGROUND if name == scene.background else Kind.FOREGROUND
                if name in scene.foregrounds and name == scene.background:
                    raise InputError(f"Scene {scene.index} uses '{name}' as an object and as its place. Rename one.")
                entity = found.get(name) or replace(declared.get(name, Entity(name, kind)), kind=kind)
                if entity.kind is not kind:
                    raise InputError(f"'{name}' is an object in one scene and a place in another. Rename one of them.")
                found[name] = entity
        scenes = tuple(replace(scene, layout=scene.fit_layout()) for scene in self.scenes)
        return replace(self, scenes=scenes, entities=tuple(found.values()))

    def to_json(self) -> str:
        """The script as JSON text with a format name and a version."""
        return json.dumps(script_to_dict(self), ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Script":
        """Read what `to_json` wrote.

        Raises:
            InputError: the text is no script of this version; the message names the place.
        """
        return script_from_dict(read_json(text, "This is not a script file"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a backend has pictures of, for whoever writes a script.

    Args:
        places: names of places.
        pictures: names of all pictures of people, animals and things.
    """

    places: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The picture that fixes what an entity looks like (paper, section 3.2).

    Args:
        entity: the entity's name.
        key: the artefact's digest.
        content: digest of the picture and mask themselves; scene images depend on this.
        picture: RGB picture file.
        mask: its cut-out mask, white where the foreground is; the same size.
        origin: generated or uploaded.
        seed: the seed it was drawn with; 0 for an upload.
        source: the picture's id in the library it was taken from; empty for other origins.
    """

    entity: str
    key: str
    content: str
    picture: Path
    mask: Path
    origin: Origin
    seed: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class SceneImage:
    """A scene's picture, from which its clip is animated (paper, section 3.3).

    Args:
        scene: the scene's index.
        key: the artefact's digest.
        content: digest of the artefact's files; clips depend on this.
        picture: RGB picture file.
        mask: foreground mask, white where figures are; the same size.
        seed: the seed it was drawn with.
        layers: folder with the picture's layers, where the imager composes a picture from parts; else None.
    """

    scene: int
    key: str
    content: str
    picture: Path
    mask: Path
    seed: int
    layers: Path | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """A scene's moving picture.

    Args:
        scene: the scene's index.
        key: the artefact's digest.
        content: digest of the file; the film depends on this.
        video: mp4 file.
        frames: number of frames.
        fps: frames per second.
        seed: the seed it was drawn with.
        sound: whether the file has a sound track, which the model made.
    """

    scene: int
    key: str
    content: str
    video: Path
    frames: int
    fps: int
    seed: int
    sound: bool = False

    @property
    def seconds(self) -> float:
        """How long the clip runs."""
        return self.frames / self.fps


@dataclass(frozen=True, slots=True)
class Video:
    """The finished film.

    Args:
        key: the artefact's digest.
        video: mp4 file.
        scenes: indexes of the scenes in it, in order.
        seconds: its length.
        subtitles: .srt file with the scenes' captions.
        contact_sheet: PNG with one picture of every scene.
        storyboard: HTML page that shows script and pictures by itself.
    """

    key: str
    video: Path
    scenes: tuple[int, ...]
    seconds: float
    subtitles: Path
    contact_sheet: Path
    storyboard: Path


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece of work that failed while the rest went on.

    Args:
        stage: the stage it failed in.
        subject: the scene's index or the entity's name, as text.
        reason: what to tell the person.
    """

    stage: Stage
    subject: str
    reason: str


def _written_version(script: Script) -> int:
    """The lowest version that has all that a script has."""
    if any(scene.layout for scene in script.scenes) or any(entity.picture for entity in script.entities):
        return SCRIPT_VERSION
    return JOINED_SCRIPT_VERSION if any(scene.continues for scene in script.scenes) else PLAIN_SCRIPT_VERSION


def script_to_dict(script: Script) -> dict[str, Any]:
    """The script as plain JSON data."""
    return {
        "format": SCRIPT_FORMAT,
        "version": _written_version(script),
        "prompt": script.prompt,
        "scenes": [
            {
                "index": scene.index,
                "prompt": scene.prompt,
                "foregrounds": list(scene.foregrounds),
                "background": scene.background,
                "camera": {"direction": scene.camera.direction.value, "speed": scene.camera.speed.value},
                "action": scene.action,
                **({GOES_ON: True} if scene.continues else {}),
                **({LAYOUT: [_placement_to_dict(place) for place in scene.layout]} if scene.layout else {}),
            }
            for scene in script.scenes
        ],
        "entities": [
            {
                "name": entity.name,
                "kind": entity.kind.value,
                "description": entity.description,
                **({PICTURE: entity.picture} if entity.picture else {}),
            }
            for entity in script.entities
        ],
        "warnings": list(script.warnings),
    }


def _placement_to_dict(place: Position) -> dict[str, str]:
    return {"name": place.name, "at": place.at, "faces": place.faces}


def script_from_dict(data: Any) -> Script:
    """Read what `script_to_dict` gave.

    Raises:
        InputError: the data is no script of this version; the message names the place.
    """
    top = Fields(data, "the script", ("format", "version", "prompt", "scenes", "entities", "warnings"))
    if top.take("format", str, "") != SCRIPT_FORMAT:
        raise InputError("This is not a script of VideoStudio: its 'format' is not 'videostudio-script'.")
    version = top.take("version", int)
    if not PLAIN_SCRIPT_VERSION <= version <= SCRIPT_VERSION:
        known = f"versions {PLAIN_SCRIPT_VERSION} to {SCRIPT_VERSION}"
        raise InputError(f"This script has version {version}; this program reads {known}.")
    scenes = tuple(_read_scene(item, f"scene {n}") for n, item in enumerate(top.take("scenes", list), 1))
    entities = tuple(_read_entity(item, f"entity {n}") for n, item in enumerate(top.take("entities", list, []), 1))
    warnings = top.texts("warnings")
    return Script(top.take("prompt", str), scenes, entities, warnings).checked()


def _read_scene(data: Any, where: str) -> Scene:
    fields = Fields(data, where, ("index", "prompt", "foregrounds", "background", "camera", "action", GOES_ON, LAYOUT))
    camera = Fields(fields.take("camera", dict, {}), f"{where}, camera", ("direction", "speed"))
    return Scene(
        index=fields.number("index", 0, MAX_INDEX),
        prompt=fields.take("prompt", str),
        foregrounds=tuple(dict.fromkeys(fields.texts("foregrounds"))),
        background=fields.take("background", str, ""),
        camera=Camera(camera.choice("direction", Direction, "static"), camera.choice("speed", Speed, "medium")),
        action=fields.take("action", str, ""),
        continues=fields.take(GOES_ON, bool, False),
        layout=tuple(
            _read_placement(item, f"{where}, place {n}") for n, item in enumerate(fields.take(LAYOUT, list, []), 1)
        ),
    )


def _read_placement(data: Any, where: str) -> Position:
    fields = Fields(data, where, ("name", "at", "faces"))
    name, at = fields.filled_text("name"), fields.take("at", str, Where.GROUND.value)
    try:
        return Position.parse(name, at, fields.take("faces", str, Facing.CAMERA.value))
    except InputError as error:
        raise InputError(f"In {where}: {error}") from error


def _read_entity(data: Any, where: str) -> Entity:
    fields = Fields(data, where, ("name", "kind", "description", PICTURE))
    kind = fields.choice("kind", Kind, "foreground")
    return Entity(fields.filled_text("name"), kind, fields.take("description", str, ""), fields.take(PICTURE, str, ""))
