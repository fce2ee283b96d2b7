"""Bodies in a pose, ready to be drawn: surfaces, and the points of them that the stage asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.model import PuppetMesh, load_parts
from videostudio.draft.puppets.motions import BOTH, MotionMoment, PropPlace
from videostudio.draft.puppets.skeleton import Skeleton, Vector

# The head's height in the model of a person, in metres.
HEAD_HEIGHT = 0.43


@dataclass(frozen=True, eq=False, slots=True)
class FormSurface:
    """A closed surface where it is.

    Args:
        points: (V, 3) metres.
        normals: (V, 3).
        faces: (F, 3) int32.
        opens: (V,) how open to the light a point is, 0 to 1.
        colours: (V, 3) 0 to 1.
    """

    points: Vector
    normals: Vector
    faces: NDArray[np.int32]
    opens: Floats
    colours: Floats


@dataclass(frozen=True, eq=False, slots=True)
class BodyForm:
    """A body in a pose; points are in metres from the ground under it: to its left, up, ahead.

    Args:
        surface: all of it.
        hands: (2, 3) what holds something on the left and on the right: hands, or the mouth.
        aims: (2, 3) where forearms point, or the head.
        hips: (3,) the middle of the hips.
        neck: (3,) where the head begins.
        head: (3,) from there to the top of the head.
        back: (3,) where somebody sits who rides on it.
        size: its usual height in metres.
    """

    surface: FormSurface
    hands: Vector
    aims: Vector
    hips: Vector
    neck: Vector
    head: Vector
    back: Vector
    size: float


class BoundSurface(Protocol):
    """A surface at rest that bones pull; see `model.PuppetMesh`."""

    @property
    def points(self) -> Floats:
        """(V, 3) metres."""

    @property
    def normals(self) -> Floats:
        """(V, 3)."""

    @property
    def bones(self) -> NDArray[np.intp]:
        """(V, 4) numbers of the bones that pull a point."""

    @property
    def weights(self) -> Floats:
        """(V, 4) how much each pulls."""


def bend_surface(mesh: BoundSurface, rest: Vector, turns: Vector, joints: Vector) -> tuple[Vector, Vector]:
    """A surface's points and normals as bones have them, (V, 3) each.

    Args:
        mesh: the surface at rest.
        rest: (B, 3) where bones begin at rest.
        turns: (B, 3, 3) what they do to points beside their joint.
        joints: (B, 3) where they begin now.
    """
    shift = joints - np.einsum("bij,bj->bi", turns, rest)
    whole = np.concatenate([turns, shift[:, :, None]], axis=2).reshape(len(shift), 12).astype(np.float32)
    blended = (mesh.weights[:, None, :] @ whole[mesh.bones])[:, 0].reshape(-1, 3, 4)
    points = np.einsum("vij,vj->vi", blended[:, :, :3], mesh.points) + blended[:, :, 3]
    normals = np.einsum("vij,vj->vi", blended[:, :, :3], mesh.normals)
    normals /= np.maximum(1e-6, np.linalg.norm(normals, axis=1, keepdims=True))
    return points, normals


def join_surfaces(surfaces: Sequence[FormSurface]) -> FormSurface:
    """Several surfaces as one."""
    starts = np.cumsum([0, *(len(surface.points) for surface in surfaces)])
    return FormSurface(
        np.concatenate([surface.points for surface in surfaces]),
        np.concatenate([surface.normals for surface in surfaces]),
        np.concatenate([surface.faces + start for surface, start in zip(surfaces, starts, strict=False)]),
        np.concatenate([surface.opens for surface in surfaces]),
        np.concatenate([surface.colours for surface in surfaces]),
    )


def form_person(
    mesh: PuppetMesh, skeleton: Skeleton, moment: MotionMoment, reach: Mapping[int, Vector] | None
) -> BodyForm:
    """A person in a pose.

    Args:
        mesh: the dressed body.
        skeleton: its bones.
        moment: how it holds itself, and what belongs to that.
        reach: see `Skeleton.solve_pose`.
    """
    bones = skeleton.solve_pose(moment.pose, reach)
    points, normals = bend_surface(mesh, skeleton.joints, bones.turns, bones.joints)
    face = load_parts().faces.build(moment.pose.face, mesh.colours)
    unit = bones.head / np.linalg.norm(bones.head[:, 0])
    surface = join_surfaces(
        [
            FormSurface(points, normals, mesh.faces, mesh.opens, mesh.colours_of_points),
            FormSurface(
                face.points @ bones.head.T + bones.neck,
                face.normals @ unit.T,
                face.faces,
                np.ones(len(face.points), np.float32),
                face.colours,
            ),
            *(place_prop(prop, bones.hands, bones.body, skeleton.size) for prop in moment.props),
        ]
    )
    head = bones.head @ np.array([0.0, HEAD_HEIGHT, 0.0])
    return BodyForm(
        surface, bones.hands, bones.aims, bones.hips, bones.neck, head, bones.neck, MODEL_METRES * skeleton.size
    )


# The height of the model of a person.
MODEL_METRES = 1.66


def place_prop(prop: PropPlace, hands: Vector, body: Vector, size: float) -> FormSurface:
    """A thing in a hand or on the ground.

    Args:
        prop: the thing.
        hands: (2, 3) where hands are.
        body: (3, 3) how what holds it is turned.
        size: how much larger it is than its model.
    """
    mesh = load_parts().props_of(prop.piece)
    up = np.array(prop.way) / np.linalg.norm(prop.way)
    front = np.array(prop.front) - (np.array(prop.front) @ up) * up
    front /= np.linalg.norm(front)
    turn = np.stack([np.cross(up, front), up, front], axis=1)
    if prop.hand < 0:
        middle = np.array(prop.at) * size
    else:
        turn = body @ turn
        holding = hands if prop.hand == BOTH else hands[prop.hand : prop.hand + 1]
        middle = holding.mean(axis=0) + body @ np.array(prop.at) * size
    return FormSurface(
        mesh.points @ (turn * size).T + middle, mesh.normals @ turn.T, mesh.faces, mesh.opens, mesh.colours_of_points
    )
