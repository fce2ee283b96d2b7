"""Places on the way: vehicles from inside, stations, roads and ships."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, lathe, mark, ring, rng, rounded, tube, vary
from pieces_indoor import carpet, hanging_lamp, room
from pieces_outdoor import WALLS
from pieces_things import car_front, ceiling, long_seat, seat
from place import place
from scenes_home import INDOOR
from scenes_public import BRIGHT


def country_view(x0, x1, y, z0, z1):
    """Show hills under a sky in an opening of the wall at depth `y`."""
    w, h = x1 - x0, z1 - z0
    box((w, 0.04, h), ((x0 + x1) / 2, y - 0.02, z0), "#a8defa", r=0.01, glow=0.55)
    arc = [(math.cos(math.pi * k / 20), math.sin(math.pi * k / 20)) for k in range(21)]
    for n, (share, wide, tall, colour) in enumerate(
        ((0.25, 0.4, 0.5, "#a5dc84"), (0.8, 0.36, 0.42, "#95d67f"), (0.52, 0.5, 0.3, "#7cc48a"))
    ):
        points = [(min(x1, max(x0, x0 + w * (share + wide * a))), z0 + h * tall * b) for a, b in arc]
        flat(points, 0, colour, y=y - 0.05 - 0.01 * n, glow=0.3)
    for share, up, s in ((0.2, 0.78, 0.13), (0.62, 0.7, 0.17), (0.9, 0.85, 0.1)):
        for dx, r in ((-0.8, 0.7), (0, 1), (0.8, 0.75)):
            ball(s * r, (x0 + w * share + dx * s, y - 0.06, z0 + h * up), "#ffffff", (1.2, 0.2, 0.9), glow=0.4)


@place(
    "bus",
    "inside a bus",
    "bus, on the bus, school bus, coach, tram, inside a tram, bus ride, public transport, streetcar",
    **{**BRIGHT, "back": 8.6, "stand": (5.0, 7.2)},
)
def bus():
    room("#fff3dc", "#9fb0c8", half=4.9, back=8.6, skirting="#5d6a86", side="#f2e2c4")
    y = 8.6
    for k in range(24):  # ribs of the floor
        box((0.03, 6, 0.012), (-5.9 + k * 0.5, 5.6, 0), "#8fa0ba", r=0.004, surface="ground")
    box((9.8, 0.1, 0.95), (0, y - 0.03, 0), "#f2b544", r=0.03, surface="wall")
    box((9.8, 0.14, 0.1), (0, y - 0.05, 0.95), "#5d6a86", r=0.03)
    box((9.8, 0.04, 1.5), (0, y - 0.01, 1.1), "#a8defa", r=0.01, glow=0.5)
    x = -4.9
    while x < 4.6:  # the town goes by
        w, h = rng.uniform(0.6, 1.1), rng.uniform(0.45, 1.1)
        colour = rng.choice(WALLS)
        box((w, 0.03, h), (x + w / 2, y - 0.05, 1.1), vary(colour, 0.04), r=0.012, glow=0.3)
        for i in range(int(w / 0.28)):
            for j in range(int(h / 0.32)):
                at = (x + 0.2 + i * 0.27, y - 0.075, 1.25 + j * 0.3)
                box((0.14, 0.01, 0.17), at, "#eaf6fc", r=0.004, glow=0.3)
        x += w + 0.06
    for x, s in ((-3.3, 0.2), (0.4, 0.24), (2.9, 0.18)):
        ball(s, (x, y - 0.06, 2.38), "#ffffff", (1.9, 0.15, 0.7), glow=0.4)
    for x in (-4.75, -2.3, 0.15, 4.75):
        box((0.18, 0.2, 1.7), (x, y - 0.08, 1.0), "#fff3dc", r=0.06)
    box((9.8, 0.2, 0.5), (0, y - 0.08, 2.6), "#fff3dc", r=0.08)
    ceiling(3.05, y, 5.0, "#f6ead2", 6.2)
    for k in range(5):
        box(
            (0.9, 0.16, 0.22),
            (-3.9 + k * 1.25, y - 0.12, 2.74),
            ("#e2574c", "#5b9bd5", "#59b58a", "#f6c453", "#b48be8")[k],
            r=0.03,
        )
    # the door with two leaves
    box((2.0, 0.16, 2.75), (2.55, y - 0.05, 0), "#5d6a86", r=0.05)
    for sx in (-1, 1):
        box((0.86, 0.12, 2.55), (2.55 + sx * 0.46, y - 0.12, 0.05), "#e2574c", r=0.05, surface="door")
        box((0.56, 0.06, 1.75), (2.55 + sx * 0.46, y - 0.18, 0.55), "#bfe8fa", r=0.025, glow=0.35)
    for sx in (-1.15, 1.15):
        cyl(0.035, 3.0, (2.55 + sx, y - 0.6, 0), "#f6c453")
    for k in range(3):  # seats, one behind the other, looking to the right
        for d in (8.05, 7.45):
            seat(-3.45 + k * 1.15, d, ("#4f8fd0", "#3f7fc0")[d < 8], 90, 0.55, 0.75, kind="chair")
    for x in (-3.55, -1.05, 0.3):
        cyl(0.035, 3.1, (x, 7.1, 0), "#f6c453")
    tube(((-5, 7.1, 2.62), (5, 7.1, 2.62)), 0.035, "#f6c453")
    for k in range(9):
        x = -4.3 + k * 1.05
        box((0.04, 0.03, 0.26), (x, 7.1, 2.34), "#5d6a86", r=0.012)
        ring(0.09, 0.02, (x, 7.1, 2.26), "#fff3dc", rot=(90, 0, 0))
    # the driver's place
    box((0.14, 1.5, 1.3), (3.95, 7.9, 0), "#5d6a86", r=0.05)
    seat(4.45, 7.9, "#4f8fd0", 90, 0.6, 0.85)


@place(
    "train-compartment",
    "train compartment",
    "inside a train, train carriage, train car, railway carriage, train ride, on the train, sleeper train, dining car",
    table=(-0.5, 0.5, 7.75, 0.74),
    **{**INDOOR, "back": 8.3, "stand": (4.9, 7.0)},
)
def train_compartment():
    room(
        "#b9774a",
        "planks",
        half=3.7,
        back=8.3,
        tints=("#a9683e", "#a06038", "#b27046"),
        skirting="#7a4630",
        side="#b0703f",
    )
    y = 8.3
    box((7.4, 0.08, 1.1), (0, y - 0.03, 0), "#8a4f34", r=0.03, surface="wall")
    for k in range(6):
        box((0.95, 0.05, 0.8), (-3.0 + k * 1.2, y - 0.09, 0.16), vary("#9a5c3c", 0.05), r=0.03, surface="wall")
    country_view(-1.7, 1.7, y, 1.1, 2.75)
    for k in range(5):  # a telegraph line outside
        box((0.03, 0.02, 0.7), (-1.5 + k * 0.75, y - 0.09, 1.3), "#8a5636", r=0.008, glow=0.2)
    for x in (-1.78, 0, 1.78):
        box((0.16 if x else 0.08, 0.2, 1.9), (x, y - 0.08, 1.0), "#d9a566", r=0.05)
    for z in (1.0, 2.75):
        box((3.7, 0.24, 0.16), (0, y - 0.1, z), "#d9a566", r=0.05)
    tube(((-2.5, y - 0.3, 3.05), (2.5, y - 0.3, 3.05)), 0.035, "#d9a441")
    for sign in (-1, 1):
        for k in range(5):
            cyl(0.1, 2.0, (sign * (1.8 + k * 0.15), y - 0.28, 1.0), vary("#c9404a", 0.05), r=0.05)
        # facing benches, luggage above
        long_seat(sign * 2.75, 7.2, 1.9, "#c9404a", -90 * sign, 0.95, "#7a4630")
        for k in range(3):
            box((0.1, 0.5, 0.3), (sign * 2.95, 6.6 + k * 0.62, 1.05), "#fff3e0", r=0.04)
        for z in (2.3,):
            box((0.65, 2.0, 0.05), (sign * 3.3, 7.2, z), "#d9a441", r=0.02, metal=0.3)
            tube(((sign * 2.97, 6.2, z + 0.14), (sign * 2.97, 8.2, z + 0.14)), 0.02, "#d9a441", metal=0.3)
        for d, colour, size in (
            (7.6, "#a9683e", (0.4, 0.75, 0.42)),
            (6.8, "#59a58a" if sign < 0 else "#5b8fd6", (0.4, 0.55, 0.5)),
        ):
            box(size, (sign * 3.25, d, 2.36), colour, r=0.09)
            box((size[0] + 0.02, 0.06, size[2] + 0.02), (sign * 3.25, d - 0.12, 2.355), "#f0d9a4", r=0.02)
        lathe(rounded(((0.05, 0), (0.13, 0.14), (0.11, 0.2)), 0.03), (sign * 2.35, y - 0.15, 1.75), "#fff0c8", glow=1.0)
        glow((sign * 2.35, y - 0.5, 1.9), "#ffd9a0", 10, 0.1)
    mark(box((1.0, 0.6, 0.06), (0, y - 0.4, 0.68), "#d9a566", r=0.025), "table", "table")
    cyl(0.05, 0.7, (0, y - 0.35, 0), "#7a4630")
    box((0.2, 0.2, 0.02), (-0.25, y - 0.45, 0.74), "#fffaf2", r=0.008)
    cyl(0.06, 0.12, (0.25, y - 0.45, 0.74), "#5b9bd5", r=0.02)
    carpet(0, 6.2, 3.2, 3.4, "#8a3f4a", "#d9a566")
    hanging_lamp(0, 7.0, 2.75, "#d9a441", 0.24, 14)


@place(
    "car-park",
    "car park",
    "parking garage, underground garage, parking lot, parking deck, multi-storey car park",
    **{**BRIGHT, "back": 13.0, "stand": (5.4, 9.2)},
)
def car_park():
    flat(((-20, -3), (20, -3), (20, 16), (-20, 16)), 0, "#aeb4c4", surface="road")
    box((40, 0.4, 6), (0, 15.2, 0), "#d5d9e4", r=0.05, surface="wall")
    box((40, 0.06, 1.0), (0, 14.98, 0), "#f2a33c", r=0.02, surface="wall")
    for sign in (-1, 1):
        box((0.4, 24, 6), (sign * 10.4, 6, 0), "#cbd0de", r=0.05, surface="wall")
    for k in range(8):
        box((0.12, 4.6, 0.012), (-8.4 + k * 2.4, 12.4, 0), "#fffaf2", r=0.005, surface="road")
    colours = ("#e2574c", "#5b8fd6", "", "#f6c453", "", "#59b58a", "#f58fae")
    for k, colour in enumerate(colours):
        if colour:
            car_front(-7.2 + k * 2.4, 12.4, colour, 0.95)
    for x in (-6.0, -1.2, 3.6, 8.4):
        box((0.55, 0.55, 6), (x, 10.6, 0), "#e3e6ee", r=0.06, surface="wall")
        for k in range(3):
            box((0.58, 0.58, 0.24), (x, 10.6, 0.1 + k * 0.48), "#3d4250" if k % 2 else "#f6c453", r=0.04)
        cyl(0.34, 0.04, (x, 10.3, 2.2), "#5b8fd6", rot=(90, 0, 0), r=0.01)
    # arrows on the way
    for x, d in ((-2.6, 7.4), (3.0, 7.4)):
        box((1.2, 0.22, 0.012), (x, d, 0), "#fffaf2", r=0.005, surface="road")
        flat(((x + 0.55, d - 0.35), (x + 1.15, d + 0.0), (x + 0.55, d + 0.35)), 0.016, "#fffaf2", surface="road")
    # lit signs, pipes and lamps under the ceiling
    box((1.5, 0.14, 0.5), (1.2, 10.2, 2.75), "#3f8a5c", r=0.05)
    box((0.6, 0.04, 0.1), (1.0, 10.11, 2.95), "#f4fff8", r=0.02, glow=0.8)
    flat(((1.35, 2.87), (1.65, 3.0), (1.35, 3.13)), 0, "#f4fff8", y=10.1, glow=0.8)
    tube(((-11, 9.8, 3.55), (11, 9.8, 3.55)), 0.09, "#e2574c")
    tube(((-11, 10.4, 3.75), (11, 10.4, 3.75)), 0.07, "#8d93a6")
    ceiling(4.15, 15.2, 12, "#c9cedb", 9.2)
    for x in (-6.6, -2.2, 2.2, 6.6):
        box((1.8, 0.2, 0.1), (x, 11.4, 4.0), "#fffbe8", r=0.04, glow=2.2)
    box((0.62, 0.5, 1.55), (-8.6, 10.2, 0), "#e2574c", r=0.07)
    box((0.4, 0.04, 0.35), (-8.6, 9.94, 1.05), "#bfe8fa", r=0.015, glow=0.5)
    cone(0.24, 0.62, (6.0, 9.6, 0.03), "#f2803c", r=0.04)
    box((0.5, 0.5, 0.05), (6.0, 9.6, 0), "#f2803c", r=0.02)
    # the way out, with daylight
    box((3.0, 0.1, 2.5), (-7.6, 14.95, 0.9), "#c9ecfb", r=0.02, glow=0.7)
