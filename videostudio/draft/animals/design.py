"""What an animal looks like: its species and its colours, for the animals of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from videostudio.draft.animals.face import build_eyes
from videostudio.draft.animals.model import AnimalMesh, load_animal
from videostudio.draft.animals.motions import AnimalMotion, find_animal_motion
from videostudio.draft.animals.skeleton import AnimalPose
from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.form import BodyForm, FormSurface, bend_surface, join_surfaces, place_prop
from videostudio.draft.puppets.model import parse_colour
from videostudio.draft.puppets.motions import REST, PropPlace
from videostudio.draft.recolour import ColourWish
from videostudio.library.assets import read_library_file
from videostudio.library.lexicon import colour_values

FILE = "animals.json"
FUR, SECOND = "fur", "second"


@dataclass(frozen=True, slots=True)
class AnimalDesign:
    """An animal.

    Args:
        species: whose body it has.
        colours: the colour of each slot, as "#rrggbb".
        metres: how tall it is.
        motion: what it does when it does nothing else.
    """

    species: str
    colours: Mapping[str, str] = field(default_factory=dict)
    metres: float = 1.0
    motion: str = REST

    @property
    def kind(self) -> str:
        """beast, bird or fish: what motions it has."""
        return self.to_mesh().kind

    @property
    def flies(self) -> bool:
        """Whether it has wings to fly with."""
        return float(self.to_mesh().skeleton.facts.get("flies", np.zeros(()))) > 0

    @property
    def leg(self) -> float:
        """The length of its legs in metres."""
        mesh = self.to_mesh()
        return mesh.skeleton.leg * self.metres / mesh.height

    @property
    def length(self) -> float:
        """From its nose to its tail, in metres."""
        mesh = self.to_mesh()
        return float(np.ptp(mesh.points[:, 2])) * self.metres / mesh.height

    def to_mesh(self) -> AnimalMesh:
        """Its surface."""
        return load_animal(self.species)

    def find_motion(self, name: str) -> AnimalMotion:
        """What it does for a motion, see `motions.find_animal_motion`.

        Args:
            name: the motion's name.
        """
        return find_animal_motion(self.kind, name)

    def in_colours(self, wishes: tuple[ColourWish, ...]) -> "AnimalDesign":
        """The same animal in the colour that words tell; markings of its own stay.

        Args:
            wishes: see `recolour.colour_wishes`.
        """
        for wish in wishes:
            red, green, blue = colour_values()[wish.colour]
            return replace(self, colours={**self.colours, **_recoloured(self.colours, (red, green, blue))})
        return self

    def to_form(self, pose: AnimalPose, props: Sequence[PropPlace] = ()) -> BodyForm:
        """It in a pose.

        Args:
            pose: how it holds itself.
            props: what it holds in its mouth.
        """
        mesh = self.to_mesh()
        skeleton, scale = mesh.skeleton, self.metres / mesh.height
        bones = skeleton.solve_pose(pose)
        rest = np.nan_to_num(skeleton.starts)
        points, normals = bend_surface(mesh, rest, bones.turns, bones.joints)
        colours = {slot: parse_colour(code) for slot, code in self.colours.items()}
        surfaces = [FormSurface(points, normals, mesh.faces, mesh.opens, self._colours_of_points())]
        at = skeleton.names.index("head")
        start, head = bones.joints[at], bones.turns[at]
        if "eye" in skeleton.facts:
            eyes = build_eyes(skeleton.facts["eye"].astype(np.float64), pose.face, colours)
            seen = (eyes.points - rest[at]) @ head.T + start
            ones = np.ones(len(seen), np.float32)
            surfaces.append(FormSurface(seen, eyes.normals @ head.T, eyes.faces, ones, eyes.colours))
        whole = join_surfaces(surfaces)
        whole = replace(whole, points=whole.points * scale)
        mouth = start + head @ (skeleton.facts["mouth"] - rest[at])
        mouths = np.stack([mouth, mouth]) * scale
        if props:
            whole = join_surfaces([whole, *(place_prop(prop, mouths, head, 1.0) for prop in props)])
        skull = start + head @ (skeleton.facts["skull"][:3] - rest[at])
        size = float(skeleton.facts["skull"][3])
        hips = skeleton.names.index("hips")
        back = bones.joints[hips] + bones.turns[hips] @ (skeleton.facts["saddle"] - rest[hips])
        up = head @ np.array([0.0, size, 0.0])
        ahead = head @ np.array([0.0, 0.0, size])
        return BodyForm(
            whole,
            mouths,
            np.stack([ahead, ahead]) * scale,
            bones.joints[hips] * scale,
            (skull - up) * scale,
            2 * up * scale,
            back * scale,
            max(self.metres, self.length),
        )

    def _colours_of_points(self) -> Floats:
        return _paint(self.species, tuple(sorted(self.colours.items())))


@lru_cache(maxsize=64)
def _paint(species: str, colours: tuple[tuple[str, str], ...]) -> Floats:
    return load_animal(species).paint_points({slot: parse_colour(code) for slot, code in colours})


# How near a second colour comes to a new first one, beside how near it was to the old.
FOLLOWS = 0.6


def _recoloured(colours: Mapping[str, str], told: tuple[int, int, int]) -> dict[str, str]:
    """The coat in a new colour: the second one is as much lighter or darker than the first as it was."""
    old = np.array(parse_colour(colours[FUR]))
    new = np.array(told, np.float32) / 255
    second = np.array(parse_colour(colours.get(SECOND, colours[FUR])))
    moved = np.clip(new + float((second - old).mean()) * FOLLOWS, 0, 1).astype(np.float32)
    return {FUR: _to_code(new), SECOND: _to_code(moved.tolist())}


def _to_code(colour: Sequence[float] | Floats) -> str:
    red, green, blue = (round(255 * float(value)) for value in colour)
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=1)
def _read_designs() -> Mapping[str, AnimalDesign]:
    told = read_library_file(FILE)
    usual = told["colours"]
    return {
        name: AnimalDesign(
            entry.get("species", name), {**usual, **entry.get("colours", {})}, motion=entry.get("motion", REST)
        )
        for name, entry in told["designs"].items()
    }


def find_animal(name: str, metres: float) -> AnimalDesign | None:
    """The puppet that shows an animal of the library; None where none does.

    Args:
        name: the animal's id.
        metres: how tall it is.
    """
    design = _read_designs().get(name)
    return design and replace(design, metres=metres)
