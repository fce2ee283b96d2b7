"""What the library holds: cut-outs and backdrops, read from `assets/draft/*.json`. Standard library only.

The pictures are opened by the backends that draw; whoever asks for names pays for a JSON file.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from videostudio.errors import BackendError
from videostudio.language.morphology import indefinite_article
from videostudio.library.seats import Seat, read_seats
from videostudio.settings import ASSETS
from videostudio.types import Kind

if TYPE_CHECKING:
    import numpy as np

FOLDER = ASSETS / "draft"
EMBEDDINGS = FOLDER / "embeddings.npz"
CUTOUT, BACKDROP = "cutout:", "backdrop:"
# People that are drawn as puppets: their ids, joined, after this.
PUPPET, JOINED = "puppet:", "+"
# What references name as their source that stand in for something the library has no picture of.
CARD, STUDIO = "card:", "studio:"
NO_ARTICLE = frozenset({"plural", "uncounted", "name"})
# Kinds of cut-outs that do something of their own accord.
LIVING_KINDS = frozenset({"person", "animal", "bird", "fish", "insect"})


class Surface(IntEnum):
    """What the numbers in a backdrop's map of surfaces stand for; tops of tables, seats and beds, not their sides."""

    OTHER = 0
    GROUND = 1
    WATER = 2
    ROAD = 3
    TABLE = 4
    SEAT = 5
    BED = 6
    SKY = 7
    DOOR = 8
    WALL = 9


@dataclass(frozen=True, slots=True)
class Light:
    """A place's light.

    Args:
        direction: from the scene to the light, in the picture: x to the right, y down; length 1.
        colour: RGB of the light, 0 to 255.
        ambient: RGB of the light from everywhere, 0 to 255.
        strength: 0 for overcast, 1 for hard sun.
    """

    direction: tuple[float, float] = (-0.5, -0.86)
    colour: tuple[float, float, float] = (255.0, 244.0, 228.0)
    ambient: tuple[float, float, float] = (225.0, 232.0, 250.0)
    strength: float = 0.5


@dataclass(frozen=True, slots=True)
class Cutout:
    """A figure with an alpha channel.

    Args:
        id: its lasting name.
        file: picture file, RGBA.
        name: what it shows.
        words: other words for it.
        kind: person, animal, bird, fish, insect, food, plant, vehicle, furniture, tool, toy, building, sky or object.
        height_m: its height in metres.
        place: where it belongs: ground, air, water, table or wall.
        facing: left, right or front.
        frame: full, bust or head.
        looks: hair and clothes of plain people, to tell them apart.
        grammar: where "a" or "an" by the first letter is wrong: plural, uncounted, name, the, a, an.
        gender: male or female for a person whose picture shows it, else empty.
        age: child, young or old for a person whose picture shows it, else empty.
        worn: where people wear it: its middle above the foot, of their height, and its width, of theirs; None for what
            is not worn.
        seats: where somebody can be on or in it, the first to be taken first.
        seat_m: its height in metres for who is there, where it is shown too small or too large for people; else 0.
        cut_below: the share of its height below which its picture shows what is not its own: water, a rail.
    """

    id: str
    file: Path
    name: str
    words: tuple[str, ...]
    kind: str
    height_m: float
    place: str
    facing: str
    frame: str
    looks: tuple[str, ...] = ()
    grammar: str = ""
    gender: str = ""
    age: str = ""
    worn: tuple[float, float] | None = None
    seats: tuple[Seat, ...] = ()
    seat_m: float = 0.0
    cut_below: float = 1.0

    @property
    def source(self) -> str:
        """Its id as references name it."""
        return CUTOUT + self.id

    @property
    def phrase(self) -> str:
        """Its name as a sentence brings it in: "a dog", "an ox", "spaghetti", "the sun"."""
        if self.grammar in NO_ARTICLE:
            return self.name
        return f"{self.grammar or indefinite_article(self.name)} {self.name}"

    @property
    def definite(self) -> str:
        """Its name once it is known: "the dog", "the spaghetti", "santa claus"."""
        return self.name if self.grammar == "name" else f"the {self.name}"


@dataclass(frozen=True, slots=True)
class Support:
    """A top in a backdrop that somebody may sit or lie on, or something may be put on.

    Args:
        kind: chair, armchair, bench, sofa, bed, stool; table, counter or desk.
        at: the middle of the top in the picture, x and y as shares of its width and height.
        width: the top's width, a share of the picture's width.
        height_m: its height above the ground in metres.
        metre: a metre's length there, a share of the picture's height.
        turn: the way who sits there looks, in degrees: 0 to the camera, 90 to the picture's right; 0 for tables.
    """

    kind: str
    at: tuple[float, float]
    width: float
    height_m: float
    metre: float
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A place without figures. All lengths are shares of the picture's height unless said otherwise.

    Args:
        id: its lasting name.
        file: picture file, RGB.
        depth: picture file, mode L, 255 at the nearest point, 0 infinitely far (inverse depth).
        name: what it shows.
        words: other words for it.
        indoor: whether it has walls around it.
        time: day, night, ...
        ground_y: where the floor ends.
        stand_y: where feet may stand, at the far and the near end.
        metre: a metre's length at these two.
        light: its light.
        table: a table top's left end and right end (shares of the width) and its height, or None.
        table_metre: a metre's length there.
        water: "around" under water, "beyond" where water begins at the floor's end, else empty.
        surfaces: picture file, mode P, each pixel the number of a `Surface`; None where there is no such map.
        seats: where somebody may sit or lie.
        tables: where something may be put down.
    """

    id: str
    file: Path
    depth: Path
    name: str
    words: tuple[str, ...]
    indoor: bool
    time: str
    ground_y: float
    stand_y: tuple[float, float]
    metre: tuple[float, float]
    light: Light
    table: tuple[float, float, float] | None
    table_metre: float
    water: str = ""
    surfaces: Path | None = None
    seats: tuple[Support, ...] = ()
    tables: tuple[Support, ...] = ()

    @property
    def source(self) -> str:
        """Its id as references name it."""
        return BACKDROP + self.id


@lru_cache(maxsize=1)
def load_cutouts() -> tuple[Cutout, ...]:
    """Load the entries of all cut-outs, in the order of the library.

    Raises:
        BackendError: the library's files are missing.
    """
    return tuple(_read_cutout(entry) for entry in read_library_file("cutouts.json"))


@lru_cache(maxsize=1)
def load_backdrops() -> tuple[Backdrop, ...]:
    """Load the entries of all backdrops, in the order of the library.

    Raises:
        BackendError: the library's files are missing.
    """
    return tuple(_read_backdrop(entry) for entry in read_library_file("backdrops.json"))


def find_cutout(source: str) -> Cutout | None:
    """The cut-out that a reference's `source` names, if it names one; of several puppets the first one's."""
    if source.startswith(PUPPET):
        source = CUTOUT + puppet_ids(source)[0]
    return next((cutout for cutout in load_cutouts() if cutout.source == source), None) if source else None


def puppet_source(ids: Sequence[str]) -> str:
    """The `source` of a reference that shows these people as puppets."""
    return PUPPET + JOINED.join(ids)


def puppet_ids(source: str) -> tuple[str, ...]:
    """The people whom a reference shows as puppets; none where it shows something else."""
    return tuple(source.removeprefix(PUPPET).split(JOINED)) if source.startswith(PUPPET) else ()


def find_backdrop(source: str) -> Backdrop | None:
    """The backdrop that a reference's `source` names, if it names one."""
    return next((backdrop for backdrop in load_backdrops() if backdrop.source == source), None) if source else None


def find_named(name: str, kind: Kind) -> Cutout | Backdrop | None:
    """The picture of this name for an entity of this kind: a backdrop for a place, else a cut-out; None for no such."""
    pictures = load_backdrops() if kind is Kind.BACKGROUND else load_cutouts()
    return next((picture for picture in pictures if picture.name == name), None) if name else None


def texts_digest(texts: Sequence[str]) -> str:
    """A digest by which stored embeddings are known to belong to these texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def stored_embeddings(name: str, texts: Sequence[str]) -> "np.ndarray | None":
    """The stored embeddings of texts, or None where the file is missing or made from other texts.

    Args:
        name: "cutouts" or "backdrops".
        texts: the texts they shall belong to.
    """
    import numpy as np

    if not EMBEDDINGS.is_file():
        return None
    with np.load(EMBEDDINGS) as stored:
        if f"{name}_digest" not in stored or str(stored[f"{name}_digest"]) != texts_digest(texts):
            return None
        return np.asarray(stored[name], np.float32)


def read_library_file(name: str) -> Any:
    """Read a JSON file of the library.

    Args:
        name: a file of `assets/draft/`.

    Raises:
        BackendError: the file is missing.
    """
    path = FOLDER / name
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise BackendError(f"The draft library is incomplete: '{path.name}' is missing. Restore {FOLDER}.") from error


def _read_cutout(entry: Mapping[str, Any]) -> Cutout:
    worn, kept = entry.get("worn"), float(entry.get("cut_below", 1.0))
    return Cutout(
        id=entry["id"],
        file=FOLDER / entry["file"],
        name=entry["name"],
        words=tuple(entry["words"]),
        kind=entry["kind"],
        height_m=float(entry["height_m"]),
        place=entry["place"],
        facing=entry["facing"],
        frame=entry["frame"],
        looks=tuple(entry.get("looks", ())),
        grammar=entry.get("grammar", ""),
        gender=entry.get("gender", ""),
        age=entry.get("age", ""),
        worn=(float(worn[0]), float(worn[1])) if worn else None,
        seats=read_seats(entry.get("seats", ()), kept),
        seat_m=kept * float(entry.get("seat_m", 0.0)),
        cut_below=kept,
    )


def _read_backdrop(entry: Mapping[str, Any]) -> Backdrop:
    light = entry["light"]
    far, near = entry["stand_y"]
    metres = tuple(entry["metre"])
    table = entry.get("table_y")
    return Backdrop(
        id=entry["id"],
        file=FOLDER / entry["file"],
        depth=FOLDER / entry["depth"],
        name=entry["name"],
        words=tuple(entry["words"]),
        indoor=bool(entry["indoor"]),
        time=entry["time"],
        ground_y=float(entry["ground_y"]),
        stand_y=(float(far), float(near)),
        metre=(float(metres[0]), float(metres[1])),
        light=Light(
            tuple(light["direction"]), tuple(light["colour"]), tuple(light["ambient"]), float(light["strength"])
        ),
        table=(float(table[0]), float(table[2]), float(table[1])) if table else None,
        table_metre=float(entry.get("table_metre", sum(metres) / 2)),
        water=entry.get("water", ""),
        surfaces=FOLDER / entry["surfaces"] if "surfaces" in entry else None,
        seats=tuple(_read_support(one) for one in entry.get("seats", ())),
        tables=tuple(_read_support(one) for one in entry.get("tables", ())),
    )


def _read_support(entry: Mapping[str, Any]) -> Support:
    x, y = entry["at"]
    return Support(
        kind=entry["kind"],
        at=(float(x), float(y)),
        width=float(entry["width"]),
        height_m=float(entry["height"]),
        metre=float(entry["metre"]),
        turn=float(entry.get("turn", 0.0)),
    )
