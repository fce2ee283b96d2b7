"""Places of the town: where people pray, are judged, healed and buried, and where they send their letters."""

from __future__ import annotations

import math

from kit import ball, box, cyl, glow, lathe, mark, rounded
from pieces_indoor import (
    candle_ring,
    carpet,
    room,
)
from pieces_things import (
    arch,
    column,
    pew,
    stained_glass,
)
from place import place
from scenes_home import INDOOR


@place(
    "church",
    "inside a church",
    "church, chapel, cathedral, wedding, altar, monastery, abbey, temple, mass, sanctuary, nave",
    **INDOOR,
)
def church():
    room("#efe2cc", "tiles", tints=("#f2e6d4", "#d6c2a4"), skirting="#cdbb9f", side="#e6d6bc")
    y = 9.5
    for x in (-3.35, 3.35):
        stained_glass(x, y - 0.03, 1.2, 1.05, 2.2)
    # the apse behind the altar
    arch(0, y - 0.02, 0.3, 3.4, 4.4, "#d9b98c", "#fff6ea", 0.22)
    for x in (-0.85, 0.85):
        stained_glass(x, y - 0.08, 1.5, 0.62, 1.7)
    cyl(0.5, 0.06, (0, y - 0.06, 3.2), "#f6c453", rot=(90, 0, 0), glow=0.6)
    box((0.1, 0.1, 1.25), (0, y - 0.2, 1.55), "#d9a441", r=0.04, metal=0.3)
    box((0.7, 0.1, 0.1), (0, y - 0.2, 2.3), "#d9a441", r=0.04, metal=0.3)
    for k, w in enumerate((3.8, 3.0)):
        box((w, 1.5 - 0.35 * k, 0.16), (0, 8.8 + 0.15 * k, k * 0.16), "#e3d6c2", r=0.04, surface="ground")
    mark(box((1.7, 0.65, 0.8), (0, 8.95, 0.32), "#fffaf2", r=0.05), "table", "table")
    box((0.6, 0.68, 0.82), (0, 8.94, 0.31), "#d9404f", r=0.03)
    for sx in (-0.65, 0.65):
        cyl(0.05, 0.3, (sx, 8.95, 1.12), "#fff6e6", r=0.012)
        ball(0.04, (sx, 8.95, 1.48), "#ffd76a", (0.8, 0.8, 1.6), glow=4)
        lathe(rounded(((0, 0), (0.16, 0), (0.22, 0.42), (0.18, 0.42)), 0.03), (sx * 2.35, 8.75, 0.16), "#d9a441")
        for k in range(8):
            at = (sx * 2.35 + 0.2 * math.cos(k * 0.8), 8.75 + 0.1 * math.sin(k), 0.72 + 0.1 * (k % 3))
            ball(0.11, at, ("#fffaf2", "#f7b5c4", "#fffaf2", "#72c25e")[k % 4])
    for x in (-2.2, 2.2):
        column(x, 9.2, radius=0.24)
    for x in (-4.15, 4.15):
        column(x, 7.6, radius=0.3)
    for d in (8.0, 7.1, 6.2):
        for sign in (-1, 1):
            pew(sign * (2.75 + (8.0 - d) * 0.1), d, 2.1, "#a9683e", 180)
    carpet(0, 6.4, 1.7, 5.0, "#c9404a", "#f0c98a")
    for x in (-2.2, 2.2):
        glow((x, 8.2, 2.9), "#ffe0a8", 14, 0.3)
    candle_ring(0, 7.7, 3.0, 0.55)
    glow((0, 8.4, 2.4), "#fff0cc", 40, 0.5)
