"""What a puppet looks like: who wears what, for the people of the library, in the colours that are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from videostudio.draft.puppets.form import BodyForm, form_person
from videostudio.draft.puppets.model import PuppetMesh, load_parts, parse_colour
from videostudio.draft.puppets.motions import MotionMoment
from videostudio.draft.puppets.skeleton import Proportions, Skeleton, Vector
from videostudio.library.assets import read_library_file

FILE = "puppets.json"
# A puppet of usual proportions is so tall, in metres.
USUAL_METRES = 1.66


@dataclass(frozen=True, slots=True)
class PuppetDesign:
    """A puppet.

    Args:
        pieces: what it wears, hair included.
        colours: the colour of each slot, as "#rrggbb".
        shape: the name of its proportions.
        motion: what it does when it does nothing else.
    """

    pieces: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    shape: str = "man"
    motion: str = "idle"

    def with_colours(self, colours: Mapping[str, str]) -> "PuppetDesign":
        """The same puppet in other colours."""
        return replace(self, colours={**self.colours, **colours})

    def to_mesh(self) -> PuppetMesh:
        """Its surface."""
        return _assemble(self.pieces, tuple(sorted(self.colours.items())))

    def to_skeleton(self) -> Skeleton:
        """Its bones."""
        return load_parts().skeleton.with_shape(find_shape(self.shape))

    def to_form(self, moment: MotionMoment, reach: Mapping[int, Vector] | None = None) -> BodyForm:
        """It at a moment of a motion.

        Args:
            moment: how it holds itself, and what belongs to that.
            reach: see `Skeleton.solve_pose`.
        """
        return form_person(self.to_mesh(), self.to_skeleton(), moment, reach)


@lru_cache(maxsize=64)
def _assemble(pieces: tuple[str, ...], colours: tuple[tuple[str, str], ...]) -> PuppetMesh:
    return load_parts().assemble(pieces, {slot: parse_colour(code) for slot, code in colours})


@lru_cache(maxsize=1)
def _read_designs() -> tuple[dict[str, PuppetDesign], dict[str, Proportions]]:
    told = read_library_file(FILE)
    shapes = {name: Proportions(**values) for name, values in told["shapes"].items()}
    designs: dict[str, PuppetDesign] = {}
    for name, entry in told["designs"].items():
        like = designs[entry["like"]] if "like" in entry else PuppetDesign(colours=told["colours"])
        designs[name] = PuppetDesign(
            tuple(entry.get("pieces", like.pieces)),
            {**like.colours, **entry.get("colours", {})},
            entry.get("shape", like.shape),
            entry.get("motion", like.motion),
        )
    return designs, shapes


def find_design(name: str) -> PuppetDesign | None:
    """The puppet that shows a person of the library, by the person's id; None where none does."""
    return _read_designs()[0].get(name)


def find_shape(name: str) -> Proportions:
    """Proportions by name."""
    return _read_designs()[1][name]
