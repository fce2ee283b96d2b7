"""What an animal looks like: its species and its colours, for the animals of the library."""

import colorsys
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
from videostudio.draft.puppets.model import BYTE, parse_colour
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
        moves: what it does in place of some motions of its kind, as rabbits hop instead of walking.
    """

    species: str
    colours: Mapping[str, str] = field(default_factory=dict)
    metres: float = 1.0
    motion: str = REST
    moves: Mapping[str, str] = field(default_factory=dict)

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
        found = find_animal_motion(self.kind, name)
        return find_animal_motion(self.kind, self.moves[found.name]) if found.name in self.moves else found

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


@dataclass(frozen=True, slots=True)
class CoatRules:
    """How a coat takes a told colour."""

    # A coat of nearly the told hue, in turns of the wheel, goes only this share of the way: foxes are called red.
    near: float = 0.085
    share: float = 0.5
    # Colours duller than this have no hue.
    dull: float = 0.2
    # How far a second colour goes with the first.
    second: float = 0.55


COAT = CoatRules()


def _recoloured(colours: Mapping[str, str], told: tuple[int, int, int]) -> dict[str, str]:
    """The coat in a new colour, and its second colour with it."""
    old, second = parse_colour(colours[FUR]), parse_colour(colours.get(SECOND, colours[FUR]))
    wanted = tuple(value / BYTE for value in told)
    (hue, dull, _), (new_hue, new_dull, _) = colorsys.rgb_to_hsv(*old), colorsys.rgb_to_hsv(*wanted)
    apart = min((hue - new_hue) % 1.0, (new_hue - hue) % 1.0)
    near = apart < COAT.near and min(dull, new_dull) > COAT.dull
    fur = _mix_colours(old, wanted, COAT.share if near else 1.0)
    change = [new - was for new, was in zip(fur, old, strict=True)]
    moved = [value + COAT.second * step for value, step in zip(second, change, strict=True)]
    return {FUR: _to_code(fur), SECOND: _to_code(moved)}


def _mix_colours(one: Sequence[float], other: Sequence[float], share: float) -> list[float]:
    return [a + share * (b - a) for a, b in zip(one, other, strict=True)]


def _to_code(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(BYTE * min(1.0, max(0.0, value))):02x}" for value in colour)


@lru_cache(maxsize=1)
def _read_designs() -> Mapping[str, AnimalDesign]:
    told = read_library_file(FILE)
    usual = told["colours"]
    return {
        name: AnimalDesign(
            entry.get("species", name),
            {**usual, **entry.get("colours", {})},
            motion=entry.get("motion", REST),
            moves=entry.get("moves", {}),
        )
        for name, entry in {**told["designs"], **told["creatures"]}.items()
    }


def find_animal(name: str, metres: float) -> AnimalDesign | None:
    """The puppet that shows an animal of the library; None where none does.

    Args:
        name: the animal's id.
        metres: how tall it is.
    """
    design = _read_designs().get(name)
    return design and replace(design, metres=metres)
