"""Who of a scene's people are puppets, and what they are like before they act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from videostudio.backends.protocols import BoundReference
from videostudio.draft.arrays import Pixels
from videostudio.draft.layout import Actor
from videostudio.draft.puppets.design import PuppetDesign, dress_people, find_design
from videostudio.draft.puppets.motions import REST
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.library.assets import find_cutout, puppet_ids
from videostudio.types import Entity, Size

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class PortraitRules:
    """How puppets are shown before they act."""

    # Degrees that they are turned, and the pixels for a metre of the picture by which they are measured.
    yaw: float = 18.0
    metre: float = 150.0
    # About how many metres fill a reference picture's height.
    metres: float = 1.8


PORTRAIT = PortraitRules()


def dress_puppets(ids: Sequence[str], entity: Entity) -> tuple[PuppetDesign, ...]:
    """The puppets that show an entity, in what its words tell; none where the library has no puppet of one of them.

    Args:
        ids: the people of the library that are shown.
        entity: whom they show.
    """
    designs = [find_design(name) for name in ids]
    found = [(design, entity) for design in designs if design is not None]
    return tuple(dress_people(found)) if len(found) == len(designs) else ()


def draw_portrait(designs: tuple[PuppetDesign, ...], size: Size) -> "Image":
    """Puppets at rest, for the reference picture."""
    from PIL import Image

    from videostudio.draft.diorama import divide_by_alpha

    role = PuppetRole(designs, REST, yaw=PORTRAIT.yaw, metre=size.height / PORTRAIT.metres)
    return Image.fromarray(divide_by_alpha(draw_role(role, 0.0).sprite), "RGBA")


@dataclass(frozen=True, eq=False, slots=True)
class CastFigure:
    """A figure before it has a place.

    Args:
        actor: its nature.
        sprite: its picture, (h, w, 4) uint8, not premultiplied, cut to the figure.
        puppets: who it is, where it is one or several puppets.
    """

    actor: Actor
    sprite: Pixels
    puppets: tuple[PuppetDesign, ...] = ()


def cast_puppets(bound: BoundReference) -> CastFigure | None:
    """The puppets that a reference shows, standing at rest; None where it shows something else.

    Args:
        bound: the reference.
    """
    from videostudio.draft.diorama import divide_by_alpha

    known, puppets = find_cutout(bound.source), dress_puppets(puppet_ids(bound.source), bound.entity)
    if known is None or not puppets:
        return None
    drawn = draw_role(PuppetRole(puppets, REST, yaw=PORTRAIT.yaw, metre=PORTRAIT.metre), 0.0)
    height, width = drawn.sprite.shape[:2]
    actor = Actor(bound.entity.name, known.kind, "ground", height / PORTRAIT.metre, width / height)
    return CastFigure(actor, divide_by_alpha(drawn.sprite), puppets)
