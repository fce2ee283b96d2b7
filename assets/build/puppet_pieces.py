"""All pieces that puppets are put together from, for puppets.py.

A puppet stands with its feet apart and its arms half raised, an adult of 1.7 metres with the large head of a toy.
"""

from __future__ import annotations

from puppet_body import BODY, BONES, HEAD, SKULL, SLOTS, Part, Piece
from puppet_clothes import CLOTHES
from puppet_hair import BEARDS, STYLES
from puppet_hats import FACE_WEAR, HATS

__all__ = ["BODY", "BONES", "HEAD", "PIECES", "SKULL", "SLOTS", "Part", "Piece"]

PIECES: dict[str, Piece] = {
    "body": Piece((Part(BODY, "skin", (-0.68, -0.02, -0.27), (0.68, 1.68, 0.27), 0.02),)),
    **CLOTHES,
    **STYLES,
    **BEARDS,
    **HATS,
    **FACE_WEAR,
}
