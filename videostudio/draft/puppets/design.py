"""What a puppet looks like: who wears what, for the people of the library, in the colours that are told."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from videostudio.draft.matching import told_phrases
from videostudio.draft.puppets.form import BodyForm, form_person
from videostudio.draft.puppets.model import HairLine, PuppetMesh, load_parts, parse_colour
from videostudio.draft.puppets.motions import MotionMoment, PuppetMotion, find_motion
from videostudio.draft.puppets.skeleton import Proportions, Skeleton, Vector
from videostudio.draft.recolour import colour_wishes
from videostudio.library.assets import read_library_file
from videostudio.library.lexicon import colour_values, skin_tones
from videostudio.types import Entity

FILE = "puppets.json"
HAIR = "hair"


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

    def find_motion(self, name: str) -> PuppetMotion:
        """What it does for a motion; standing at rest for what no person does.

        Args:
            name: the motion's name.
        """
        return find_motion(name)

    def to_form(self, moment: MotionMoment, reach: Mapping[int, Vector] | None = None) -> BodyForm:
        """It at a moment of a motion.

        Args:
            moment: how it holds itself, and what belongs to that.
            reach: see `Skeleton.solve_pose`.
        """
        return form_person(self.to_mesh(), self.to_skeleton(), moment, reach)


@dataclass(frozen=True, slots=True)
class PieceFacts:
    """What is known of a piece beside its surface.

    Args:
        places: the parts of a body that it is worn on; what is worn there already makes way for it.
        words: how a description calls it.
        line: where hair is pressed under it.
        paints: parts of `lexicon.coloured_parts` whose colour goes elsewhere than usual.
        everyday: whether people who are dressed alike may wear it in different colours.
        none: whether it is no piece but the want of one, as a bald head is.
    """

    places: frozenset[str]
    words: tuple[str, ...] = ()
    line: HairLine | None = None
    paints: Mapping[str, str] = field(default_factory=dict)
    everyday: bool = False
    none: bool = False


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """All that puppets can wear, see `assets/draft/puppets.json`.

    Args:
        pieces: by name.
        slots: the slots that each part of `lexicon.coloured_parts` colours.
        least: what is worn on a place from which something else was taken away.
        variety: colours by which people who are dressed alike are told apart, by slot.
    """

    pieces: Mapping[str, PieceFacts]
    slots: Mapping[str, str]
    least: Mapping[str, str]
    variety: Mapping[str, Sequence[str]]

    def places_of(self, pieces: Sequence[str]) -> frozenset[str]:
        """The places on which anything is worn."""
        return frozenset().union(*(self.pieces[name].places for name in pieces))


@lru_cache(maxsize=64)
def _assemble(pieces: tuple[str, ...], colours: tuple[tuple[str, str], ...]) -> PuppetMesh:
    facts = read_wardrobe().pieces
    lines = [line for name in pieces if (line := facts[name].line) is not None]
    pressed = frozenset(name for name in pieces if HAIR in facts[name].places) if lines else frozenset()
    line = min(lines, key=lambda one: one.height) if lines else None
    if any(one.hides for one in lines):
        pieces = tuple(name for name in pieces if name not in pressed)
    return load_parts().assemble(pieces, {slot: parse_colour(code) for slot, code in colours}, pressed, line)


@lru_cache(maxsize=1)
def read_wardrobe() -> Wardrobe:
    """What the library's puppets can wear."""
    told = read_library_file(FILE)
    pieces = {
        name: PieceFacts(
            frozenset(entry["place"].split()),
            tuple(entry.get("words", ())),
            HairLine(*entry["line"]) if "line" in entry else None,
            entry.get("paints", {}),
            entry.get("everyday", False),
            entry.get("none", False),
        )
        for name, entry in told["pieces"].items()
    }
    return Wardrobe(pieces, told["parts"], told["least"], told["variety"])


@lru_cache(maxsize=1)
def _read_designs() -> tuple[dict[str, PuppetDesign], dict[str, Proportions]]:
    told = read_library_file(FILE)
    shapes = {name: Proportions(**values) for name, values in told["shapes"].items()}
    designs: dict[str, PuppetDesign] = {}
    for name, entry in {**told["designs"], **told["characters"]}.items():
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


def find_group(name: str) -> tuple[str, ...]:
    """The people whom a picture of several shows ("family"), by the picture's id; none for a picture of one."""
    return tuple(read_library_file(FILE)["groups"].get(name, ()))


def find_shape(name: str) -> Proportions:
    """Proportions by name."""
    return _read_designs()[1][name]


def dress_by_words(design: PuppetDesign, entity: Entity) -> PuppetDesign:
    """A puppet with what a name and a description tell of clothes, hair and colours; the rest stays as designed.

    Args:
        design: the puppet that shows the person otherwise.
        entity: the person.
    """
    wardrobe = read_wardrobe()
    pieces = list(design.pieces)
    told = told_phrases(
        f"{entity.name}. {entity.description}",
        {words: name for name, facts in wardrobe.pieces.items() for words in facts.words},
    )
    taken: set[str] = set()
    for name in told:
        facts = wardrobe.pieces[name]
        if not taken & facts.places:
            taken |= facts.places
            pieces = _put_on(pieces, name, wardrobe)
    for place, usual in wardrobe.least.items():
        if place in wardrobe.places_of(design.pieces) - wardrobe.places_of(pieces):
            pieces.append(usual)
    slots = dict(wardrobe.slots)
    for name in pieces:
        slots |= wardrobe.pieces[name].paints
    colours: dict[str, str] = {}
    for wish in colour_wishes(entity, True):
        tones = skin_tones() if wish.part == "skin" else {}
        red, green, blue = tones.get(wish.colour) or colour_values()[wish.colour]
        colours.setdefault(slots[wish.part], f"#{red:02x}{green:02x}{blue:02x}")
    # A suit is of one cloth.
    if "top" in colours and design.colours["top"] == design.colours["bottom"]:
        colours.setdefault("bottom", colours["top"])
    return replace(design, pieces=tuple(pieces)).with_colours(colours)


def _put_on(pieces: Sequence[str], name: str, wardrobe: Wardrobe) -> list[str]:
    """What is worn once a piece is put on; something of the same name that is worn already stays as it is."""
    facts = wardrobe.pieces[name]
    nouns = {words.split()[-1] for words in facts.words}
    rivals = [piece for piece in pieces if wardrobe.pieces[piece].places & facts.places]
    alike = [one for one in rivals if any(words.split()[-1] in nouns for words in wardrobe.pieces[one].words)]
    if name in rivals or (alike and not wardrobe.pieces[alike[0]].everyday and HAIR not in facts.places):
        return list(pieces)
    kept = [piece for piece in pieces if piece not in rivals]
    return kept if facts.none else [*kept, name]


def vary_design(design: PuppetDesign, name: str) -> PuppetDesign:
    """A puppet in other colours of hair and everyday clothes, always the same ones for a name.

    Args:
        design: the puppet.
        name: the person's name.
    """
    wardrobe = read_wardrobe()
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    colours: dict[str, str] = {}
    for slot, choices in wardrobe.variety.items():
        worn = any(wardrobe.pieces[piece].everyday for piece in design.pieces) or slot == HAIR
        others = [colour for colour in choices if colour != design.colours[slot]]
        if worn and not (slot == HAIR and find_shape(design.shape).stoop):
            colours[slot] = others[number % len(others)]
            number //= len(others)
    return design.with_colours(colours)
