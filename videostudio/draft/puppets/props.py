"""Which modelled thing stands for which cut-out of the library, and how it is carried: `assets/draft/props.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from videostudio.draft.puppets.motions import PropPlace
from videostudio.library.assets import read_library_file

FILE = "props.json"


@dataclass(frozen=True, slots=True)
class PropHold:
    """How something is carried by who does nothing else with it.

    Args:
        motion: what arms and hands do; see `motions.load_motions`.
        hand: the hand that its place is told from, 0 left or 1 right.
        at: where its grip is from that hand: to the left, up, ahead, in metres.
        way: where its upper end points.
        front: where its front looks.
    """

    motion: str
    hand: int
    at: tuple[float, float, float]
    way: tuple[float, float, float]
    front: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class LibraryProp:
    """A modelled thing that stands for cut-outs of the library.

    Args:
        piece: which of the puppets' pieces it is.
        hold: how it is carried; None for what stands on the ground.
        height_m: how high it is, in metres.
    """

    piece: str
    hold: PropHold | None
    height_m: float

    def to_place(self) -> PropPlace:
        """Where it is: in the hand of who carries it, or on the ground between the feet."""
        if self.hold is None:
            return PropPlace(self.piece, -1, (0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
        return PropPlace(self.piece, self.hold.hand, self.hold.at, self.hold.way, self.hold.front)


def find_prop(cutout: str) -> LibraryProp | None:
    """The modelled thing that stands for a cut-out, by the cut-out's id; None where none does."""
    return _read_props()[1].get(cutout)


def load_props() -> Mapping[str, LibraryProp]:
    """All modelled things, by piece."""
    return _read_props()[0]


@lru_cache(maxsize=1)
def _read_props() -> tuple[Mapping[str, LibraryProp], Mapping[str, LibraryProp]]:
    """The things by piece, and by the cut-outs that they stand for."""
    told = read_library_file(FILE)
    holds = {name: _read_hold(hold) for name, hold in told["holds"].items()}
    things = {
        piece: LibraryProp(piece, holds[prop["hold"]] if prop["hold"] else None, float(prop["height_m"]))
        for piece, prop in told["props"].items()
    }
    return things, {cutout: things[piece] for piece, prop in told["props"].items() for cutout in prop["for"]}


def _read_hold(told: Mapping[str, Any]) -> PropHold:
    at, way, front = (
        tuple(float(v) for v in told.get(key, usual))
        for key, usual in (("at", (0, 0, 0)), ("way", (0, 1, 0)), ("front", (0, 0, 1)))
    )
    return PropHold(
        told["motion"],
        ("left", "right").index(told["hand"]),
        (at[0], at[1], at[2]),
        (way[0], way[1], way[2]),
        (front[0], front[1], front[2]),
    )
