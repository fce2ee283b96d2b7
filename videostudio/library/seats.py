"""Where people are on and in what the library's pictures show: saddles, benches, windows. Standard library only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place for somebody, in shares of the picture's width and height (after `Cutout.cut_below`), from above.

    Args:
        pose: the motion that somebody there is seen in; a name that no motion has stands.
        hips: where the hips are; None behind a window.
        hands: what the hands hold: a handlebar, an oar.
        feet: what the feet are on: pedals, a deck.
        pedals: how far pedals go around `feet`, in shares of the height; 0 where they do not.
        window: the corners of the window that somebody is seen through; empty where nothing is before them.
        hides: whether a side hides what is below: that of a boat, of a bathtub.
    """

    pose: str
    hips: Point | None = None
    hands: Point | None = None
    feet: Point | None = None
    pedals: float = 0.0
    window: tuple[Point, ...] = ()
    hides: bool = False

    def mirrored(self) -> "Seat":
        """The same seat of the mirrored picture."""
        return Seat(
            self.pose,
            _mirror(self.hips),
            _mirror(self.hands),
            _mirror(self.feet),
            self.pedals,
            tuple((1.0 - x, y) for x, y in self.window),
            self.hides,
        )


def read_seats(told: Sequence[Mapping[str, Any]], kept: float) -> tuple[Seat, ...]:
    """The seats of a library's entry.

    Args:
        told: as the entry tells them, in shares of the whole picture; a window as left, top, right and bottom, or as
            its corners.
        kept: the share of the picture's height that is shown.
    """
    return tuple(
        Seat(
            entry["pose"],
            _read_point(entry.get("hips"), kept),
            _read_point(entry.get("hands"), kept),
            _read_point(entry.get("feet"), kept),
            float(entry.get("pedals", 0.0)) / kept,
            _read_window(entry.get("window", ()), kept),
            bool(entry.get("hides", False)),
        )
        for entry in told
    )


def _mirror(point: Point | None) -> Point | None:
    return None if point is None else (1.0 - point[0], point[1])


def _read_point(told: Sequence[float] | None, kept: float) -> Point | None:
    return None if told is None else (float(told[0]), float(told[1]) / kept)


def _read_window(told: Sequence[Any], kept: float) -> tuple[Point, ...]:
    if not told:
        return ()
    corners = told
    if not isinstance(told[0], Sequence):
        left, top, right, bottom = told
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return tuple((float(x), float(y) / kept) for x, y in corners)
