"""What the library says of its places is what their pictures show."""

import ast
from dataclasses import fields

import numpy as np
import pytest
from PIL import Image

from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist
from videostudio.library.assets import Backdrop, Support, Surface, load_backdrops
from videostudio.run import Run
from videostudio.settings import ASSETS
from videostudio.types import Entity, Kind, Size

PLACES = load_backdrops()


def surface_map(backdrop: Backdrop) -> np.ndarray:
    return np.asarray(Image.open(backdrop.surfaces))


def region(seen: np.ndarray, support: Support, pixels: int = 3) -> np.ndarray:
    x, y = round(support.at[0] * seen.shape[1]), round(support.at[1] * seen.shape[0])
    return seen[max(0, y - pixels) : y + pixels + 1, max(0, x - pixels) : x + pixels + 1]


def test_the_maps_use_the_numbers_that_the_pieces_use():
    tree = ast.parse((ASSETS / "build" / "kit.py").read_text("utf-8"))
    told = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "SURFACES"
    )
    assert told == tuple(surface.name.lower() for surface in Surface)


@pytest.mark.parametrize("backdrop", PLACES, ids=lambda backdrop: backdrop.id)
def test_people_stand_on_ground(backdrop):
    """Between the far and the near end of where feet may stand there is mostly floor, in the middle of the picture."""
    seen = surface_map(backdrop)
    height, width = seen.shape
    far, near = (round(share * height) for share in backdrop.stand_y)
    floor = np.isin(seen[far:near, width // 4 : -width // 4], (Surface.GROUND, Surface.ROAD))
    assert floor.mean() > 0.75
    assert set(np.unique(seen)) <= set(Surface)


@pytest.mark.parametrize(
    ("supports", "surfaces"), [("tables", (Surface.TABLE,)), ("seats", (Surface.SEAT, Surface.BED))]
)
def test_seats_and_tables_are_where_they_are_said_to_be(supports, surfaces):
    """Most tops are seen at their point; the others have something on or before them."""
    found = []
    for backdrop in PLACES:
        seen = surface_map(backdrop)
        for support in getattr(backdrop, supports):
            found.append(bool(np.isin(region(seen, support), surfaces).any()))
            assert 0.15 < support.height_m < 1.35, backdrop.id
            assert 0 < support.width < 1, backdrop.id
            assert 0 < support.metre < 0.45, backdrop.id
    assert len(found) > 30
    assert sum(found) > 0.7 * len(found)


def test_a_seat_has_its_height_above_the_ground():
    """A top lies above its foot's point on the floor by its height, as the floor's own measures say."""
    for backdrop in PLACES:
        (far, near), (metre_far, metre_near) = backdrop.stand_y, backdrop.metre
        for support in (*backdrop.seats, *backdrop.tables):
            # The floor's height in the picture goes with the metre's length there: both are shares over the depth.
            foot = far + (support.metre - metre_far) * (near - far) / (metre_near - metre_far)
            assert support.at[1] == pytest.approx(foot - support.height_m * support.metre, abs=0.004), backdrop.id


def test_a_place_without_the_new_fields_has_none_of_them():
    empty = {field.name: field.default for field in fields(Backdrop) if field.name in {"surfaces", "seats", "tables"}}
    assert empty == {"surfaces": None, "seats": (), "tables": ()}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("the little bookstore", "bookshop"),
        ("laundromat", "launderette"),
        ("bank vault", "bank"),
        ("edge of the cliff", "sea-cliff"),
        ("river bank", "river-bank"),
        ("barber shop", "hair-salon"),
        ("storm at sea", "stormy-sea"),
        ("the courtroom", "courtroom"),
        ("tightrope", "trapeze"),
    ],
)
def test_places_are_found_by_what_people_call_them(embedder, asked, found):
    entity = Entity(asked, Kind.BACKGROUND, "")
    drawn = LibraryArtist(embedder).draw(ReferenceRequest(entity, Size(64, 36), 0), Run())
    assert drawn.source == f"backdrop:{found}"
