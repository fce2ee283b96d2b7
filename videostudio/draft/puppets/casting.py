"""Who of a scene's people are puppets, and what they are like before they act."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from videostudio.backends.protocols import BoundReference
from videostudio.draft.animals.design import AnimalDesign, find_animal
from videostudio.draft.arrays import Pixels
from videostudio.draft.layout import Actor, RiderBuild
from videostudio.draft.puppets.design import PuppetDesign, dress_by_words, find_design, vary_design
from videostudio.draft.puppets.motions import REST, load_motions
from videostudio.draft.puppets.props import LibraryProp, find_prop
from videostudio.draft.puppets.role import Design, PuppetRole, draw_role
from videostudio.draft.recolour import colour_wishes
from videostudio.library.assets import find_cutout, load_cutouts, puppet_ids
from videostudio.types import Entity, Kind, Position, Size, Where

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class PortraitRules:
    """How puppets are shown before they act."""

    # Degrees that they are turned, and the pixels for a metre of the picture by which they are measured.
    yaw: float = 18.0
    animal_yaw: float = 60.0
    metre: float = 150.0
    # About how many metres fill a reference picture's height.
    metres: float = 1.8


PORTRAIT = PortraitRules()


def dress_puppets(ids: Sequence[str], entity: Entity) -> tuple[Design, ...]:
    """The puppets that show an entity; none where the library has no puppet of one of them.

    Args:
        ids: the people or animals of the library that are shown.
        entity: whom they show.
    """
    known = {cutout.id: cutout for cutout in load_cutouts()}
    dressed: list[Design] = []
    for number, name in enumerate(ids):
        animal = find_animal(name, known[name].height_m) if name in known else None
        if animal is not None:
            dressed.append(animal.in_colours(colour_wishes(entity, False)))
            continue
        design = find_design(name)
        if design is None:
            return ()
        again = name in ids[:number]
        if again or name not in known or known[name].name != entity.name:  # one picture, two people
            design = vary_design(design, f"{entity.name} {number}" if again else entity.name)
        dressed.append(dress_by_words(design, entity))
    return tuple(dressed)


def draw_portrait(designs: tuple[Design, ...], size: Size) -> "Image":
    """Puppets at rest, for the reference picture."""
    from PIL import Image

    from videostudio.draft.diorama import divide_by_alpha

    first = designs[0]
    metres = first.metres if isinstance(first, AnimalDesign) else PORTRAIT.metres
    role = rest_role(designs, size.height / metres)
    return Image.fromarray(divide_by_alpha(draw_role(role, 0.0).sprite), "RGBA")


def rest_role(designs: tuple[Design, ...], metre: float) -> PuppetRole:
    """Puppets at rest; animals are known best from the side.

    Args:
        designs: who they are.
        metre: pixels for a metre.
    """
    first = designs[0]
    if isinstance(first, AnimalDesign):
        return PuppetRole(designs, REST, yaw=PORTRAIT.animal_yaw, metre=metre)
    return PuppetRole(designs, REST, yaw=PORTRAIT.yaw, metre=metre)


@dataclass(frozen=True, slots=True)
class Belongings:
    """Modelled things that a puppet has with it: they are drawn with it.

    Args:
        held: what it holds.
        seat: the motion that shows it on the piece of furniture that it is on; empty for none.
        worn: names of what it wears in this scene beside what it always wears.
    """

    held: tuple[LibraryProp, ...] = ()
    seat: str = ""
    worn: tuple[str, ...] = ()


NOTHING = Belongings()


def hand_out(
    references: Sequence[BoundReference], layout: Sequence[Position]
) -> tuple[list[BoundReference], dict[str, Belongings]]:
    """The references without the things that are drawn with the puppets that hold them or sit on them.

    Args:
        references: a scene's.
        layout: its layout.

    Returns:
        The references that are left, and what each puppet has, by its name.
    """
    bound = {one.entity.name: one for one in references}
    puppets = {name for name, one in bound.items() if puppet_ids(one.source)}
    people = {name for name in puppets if find_design(puppet_ids(bound[name].source)[0]) is not None}
    holders = {place.name: place.target for place in layout if place.where is Where.HELD}
    # Who is under an umbrella and holds it needs no second one.
    on = Counter(
        place.target
        for place in layout
        if place.where.is_relation and place.where is not Where.HELD and holders.get(place.target) != place.name
    )
    found: dict[str, Belongings] = {}
    taken = set()
    for place in layout:
        if place.target not in bound or place.name not in bound:
            continue
        near = place.where in (Where.HELD, Where.ON, Where.IN) and place.target in people
        if near and has_on(bound[place.target], place.name):
            taken.add(place.name)
        elif place.where is Where.HELD and place.target in puppets and not on[place.name]:
            prop = _modelled(bound[place.name])
            if prop is not None and prop.hold is not None:
                own = found.get(place.target, NOTHING)
                found[place.target] = replace(own, held=(*own.held, prop))
                taken.add(place.name)
        elif near and place.where is not Where.HELD and puts_on(bound[place.target], place.name):
            own = found.get(place.target, NOTHING)
            found[place.target] = replace(own, worn=(*own.worn, place.name))
            taken.add(place.name)
        elif place.where in (Where.ON, Where.IN) and place.name in people and on[place.target] == 1:
            prop = _modelled(bound[place.target])
            seat = find_seat(prop.piece) if prop is not None and prop.hold is None else ""
            if seat:
                found[place.name] = replace(found.get(place.name, NOTHING), seat=seat)
                taken.add(place.target)
    return [one for one in references if one.entity.name not in taken], found


def has_on(bound: BoundReference, thing: str) -> bool:
    """Whether a puppet wears a thing already.

    Args:
        bound: the puppet's reference.
        thing: the thing's name.
    """
    told = set(dress_by_words(PuppetDesign(), Entity("", Kind.FOREGROUND, thing)).pieces)
    puppets = dress_puppets(puppet_ids(bound.source), bound.entity)
    return any(isinstance(puppet, PuppetDesign) and bool(told & set(puppet.pieces)) for puppet in puppets)


def puts_on(bound: BoundReference, thing: str) -> bool:
    """Whether a thing is something that a puppet can put on.

    Args:
        bound: the puppet's reference.
        thing: the thing's name.
    """
    puppets = dress_puppets(puppet_ids(bound.source), bound.entity)
    return any(_put_on(puppet, thing) != puppet for puppet in puppets)


def _put_on(puppet: Design, thing: str) -> Design:
    if not isinstance(puppet, PuppetDesign):
        return puppet
    return dress_by_words(puppet, Entity("", Kind.FOREGROUND, thing))


def _modelled(bound: BoundReference) -> LibraryProp | None:
    cutout = find_cutout(bound.source)
    return None if cutout is None else find_prop(cutout.id)


@lru_cache(maxsize=64)
def find_seat(piece: str) -> str:
    """The motion that shows somebody on a piece of furniture; empty where none does."""
    for name, motion in load_motions().items():
        rests = motion.seat or any(motion.at(0.0).pose.body)
        if rests and [prop.piece for prop in motion.props] == [piece]:
            return name
    return ""


@dataclass(frozen=True, eq=False, slots=True)
class CastFigure:
    """A figure before it has a place.

    Args:
        actor: its nature.
        sprite: its picture, (h, w, 4) uint8, not premultiplied, cut to the figure.
        puppets: who it is, where it is one or several puppets.
        belongings: what a puppet has with it.
    """

    actor: Actor
    sprite: Pixels
    puppets: tuple[Design, ...] = ()
    belongings: "Belongings" = NOTHING


def cast_puppets(bound: BoundReference, belongings: Belongings = NOTHING) -> CastFigure | None:
    """The puppets that a reference shows, standing at rest; None where it shows something else.

    Args:
        bound: the reference.
        belongings: what they have with them.
    """
    from videostudio.draft.diorama import divide_by_alpha

    known, puppets = find_cutout(bound.source), dress_puppets(puppet_ids(bound.source), bound.entity)
    for thing in belongings.worn:
        puppets = tuple(_put_on(puppet, thing) for puppet in puppets)
    if known is None or not puppets:
        return None
    first = puppets[0]
    animal = isinstance(first, AnimalDesign)
    metre = PORTRAIT.metre * PORTRAIT.metres / (first.metres if isinstance(first, AnimalDesign) else PORTRAIT.metres)
    role = rest_role(puppets, metre)
    if isinstance(first, AnimalDesign):  # as wide as it stands in a scene
        role = replace(role, yaw=first.find_motion(REST).view)
    drawn = draw_role(role, 0.0)
    height, width = drawn.sprite.shape[:2]
    place = known.place if animal else "ground"
    leg = first.to_skeleton().hip_height if isinstance(first, PuppetDesign) else 0.0
    build = RiderBuild(leg, drawn.hips[1] / metre, drawn.head / metre, len(puppets))
    actor = Actor(bound.entity.name, known.kind, place, height / metre, width / height, build=build)
    return CastFigure(actor, divide_by_alpha(drawn.sprite), puppets, belongings)
