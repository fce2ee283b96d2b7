"""Places to look, to play and to hear music."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, glow, ground, lathe, mark, ring, rng, strip, tube, vary
from pieces_indoor import (
    LIGHT_WOOD,
    WOOD,
    carpet,
    clock,
    desk,
    hanging_lamp,
    monitor,
    office_chair,
    plant,
    room,
    shelf,
)
from pieces_outdoor import (
    bench,
    clouds,
    hill,
    pine,
    street_lamp,
    string_lights,
    tree,
)
from pieces_things import METAL, awning, stall
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT
from scenes_public import BRIGHT


def fish(x, y, z, s=1.0, colour="#f2883c", left=False):
    """Let a toy fish swim, its head to the right unless `left`."""
    way = -1 if left else 1
    ball(0.2 * s, (x, y, z), colour, (1.5, 0.6, 1), glow=0.25)
    flat(
        ((x - way * 0.22 * s, z), (x - way * 0.5 * s, z + 0.2 * s), (x - way * 0.5 * s, z - 0.2 * s)),
        0,
        colour,
        y=y,
        glow=0.25,
    )
    ball(0.07 * s, (x, y - 0.02, z + 0.2 * s), colour, (1.6, 0.4, 0.8), glow=0.25)
    ball(0.05 * s, (x + way * 0.17 * s, y - 0.11 * s, z + 0.05 * s), "#ffffff", (1, 0.5, 1))
    ball(0.026 * s, (x + way * 0.18 * s, y - 0.14 * s, z + 0.05 * s), "#2f2a33", (1, 0.5, 1))
    ball(0.13 * s, (x - way * 0.02 * s, y - 0.03, z), "#fff3e0", (0.3, 0.9, 1.35), glow=0.25)


@place(
    "aquarium",
    "aquarium hall",
    "aquarium, oceanarium, sea life centre, fish tank, shark tank, underwater hall, aquarium visit, glass tank",
    **{**INDOOR, "time": "day", "ambient": "#a9c8ff", "sun_colour": "#d8ecff", "key": 1.2, "fill": 0.5},
)
def aquarium():
    room("#46609c", "tiles", tints=("#7f9ccc", "#6f8cc0"), skirting="#34508c", side="#3f5892")
    y = 9.5
    box((7.4, 0.1, 2.9), (0, y - 0.03, 0.55), "#2f8fd4", r=0.03, glow=0.85)
    for k in range(6):  # light falls in
        x = -3.0 + k * 1.2
        flat(((x, 3.4), (x + 0.35, 3.4), (x + 0.1, 0.6), (x - 0.55, 0.6)), 0, "#7fd0f4", y=y - 0.1, glow=0.6, alpha=0.3)
    ball(1, (0, y - 0.05, 0.5), "#f0dca8", (3.65, 0.1, 0.35), glow=0.3)
    for x, h, colour in (
        (-3.2, 1.2, "#4fc08a"),
        (-2.9, 0.9, "#3aa87c"),
        (3.1, 1.4, "#4fc08a"),
        (2.8, 1.0, "#7fd36f"),
        (0.5, 0.8, "#3aa87c"),
    ):
        tube([(x + 0.08 * math.sin(j * 1.4), y - 0.16, 0.6 + h * j / 6) for j in range(7)], 0.05, colour, glow=0.25)
    for x, s, colour in ((-2.2, 0.7, "#f2755d"), (1.9, 0.8, "#f58fae"), (-0.6, 0.5, "#b48be8"), (2.4, 0.5, "#f9a54a")):
        for k in range(5):
            a = -0.8 + k * 0.4
            tip = (x + 0.45 * s * math.sin(a), y - 0.18, 0.6 + 0.75 * s * math.cos(a))
            tube(((x, y - 0.16, 0.6), tip), 0.06 * s, colour, glow=0.3)
            ball(0.09 * s, tip, colour, glow=0.3)
    fish(-1.9, y - 0.25, 2.1, 1.0)
    fish(-2.6, y - 0.25, 2.8, 0.7, "#f6c453", True)
    fish(1.2, y - 0.25, 1.6, 0.9, "#f58fae", True)
    fish(2.6, y - 0.25, 2.3, 1.1, "#59d0b0", True)
    for k in range(7):
        fish(
            -0.6 + 0.33 * (k % 4) + 0.1 * (k // 4),
            y - 0.25,
            2.62 + 0.2 * (k // 4) + 0.08 * math.sin(k * 2),
            0.36,
            "#ffd76a",
        )
    ball(1, (0.2, y - 0.22, 2.05), "#8fa4c8", (0.85, 0.14, 0.26), glow=0.2)  # a shark
    flat(((0.0, 2.25), (0.35, 2.25), (-0.02, 2.6)), 0, "#8fa4c8", y=y - 0.25, glow=0.2)
    flat(((-0.6, 2.05), (-1.05, 2.42), (-0.98, 2.05), (-1.05, 1.78)), 0, "#8fa4c8", y=y - 0.25, glow=0.2)
    ball(1, (0.25, y - 0.27, 1.95), "#dfe8f4", (0.65, 0.11, 0.14), glow=0.2)
    ball(0.045, (0.78, y - 0.36, 2.1), "#2f2a33", (1, 0.5, 1))
    for _ in range(34):
        at = (rng.uniform(-3.5, 3.5), y - 0.22, rng.uniform(0.8, 3.3))
        ball(rng.uniform(0.015, 0.045), at, "#dff8ff", (1, 0.5, 1), glow=0.5)
    for x in (-3.8, -1.25, 1.25, 3.8):
        box((0.16, 0.3, 3.1), (x, y - 0.3, 0.45), "#2f4680", r=0.05)
    for z in (0.4, 3.4):
        box((7.8, 0.34, 0.2), (0, y - 0.3, z), "#2f4680", r=0.06)
    # a round tank, benches, signs
    for x, colour in ((-3.5, "#f58fae"), (3.5, "#f2883c")):
        cyl(0.62, 0.7, (x, 8.2, 0), "#2f4680", r=0.06)
        cyl(0.56, 1.1, (x, 8.2, 0.7), "#7fd0f4", r=0.05, alpha=0.32, rough=0.05, glow=0.3)
        cyl(0.62, 0.16, (x, 8.2, 1.78), "#2f4680", r=0.05)
        for k in range(3):
            fish(x - 0.2 + 0.22 * k, 8.05, 1.0 + 0.25 * k, 0.5, (colour, "#f6c453", "#59d0b0")[k], k % 2 == 0)
        glow((x, 7.4, 1.3), "#8fd8ff", 18, 0.3)
    for x in (-1.35, 1.35):
        mark(box((1.7, 0.5, 0.12), (x, 8.5, 0.36), "#8fb4e8", r=0.05), "seat", "bench", 180)
        box((1.4, 0.36, 0.36), (x, 8.5, 0), "#2f4680", r=0.04)
    glow((0, 8.2, 1.9), "#6fc8ff", 130, 0.8)
    glow((-2.6, 8.4, 2.4), "#6fc8ff", 60, 0.6)
    glow((2.6, 8.4, 2.4), "#6fc8ff", 60, 0.6)


@place(
    "fairground",
    "fairground",
    "fairground, amusement park, carnival, funfair, theme park, ferris wheel, carousel, roller coaster, merry-go-round, "
    "fair",
    **{**OUT, "back": 12.4},
    time="evening",
    sky=("#ffcf9e", "#7f8ce0"),
    sky_height=0.3,
    sun=(0.7, -0.5, 0.8),
    sun_colour="#ffd8ac",
    key=2.2,
    ambient="#dcc8f0",
    fill=0.8,
)
def fairground():
    ground("#e6cfa4")
    ground("#93cf78", z=-0.01, near=30, surface="ground")
    for k in range(50):
        y = 4.6 + 11 * rng.random()
        at = (rng.uniform(-0.6 * y, 0.6 * y), y, 0.0)
        ball(0.05, at, ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6")[k % 4], (1.2, 1, 0.3), surface="ground")
    # the big wheel
    x, y, z, r = -6.6, 33, 5.0, 4.1
    for dy in (-0.5, 0.5):
        ring(r, 0.13, (x, y + dy, z), "#fff3e0", rot=(90, 0, 0))
        ring(r * 0.55, 0.09, (x, y + dy, z), "#f2a33c", rot=(90, 0, 0))
    for k in range(12):
        a = k * math.pi / 6
        tip = (x + r * math.cos(a), y, z + r * math.sin(a))
        tube(((x, y, z), tip), 0.07, "#fff3e0")
        colour = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8")[k % 6]
        ball(0.55, (tip[0], y - 0.3, tip[2] - 0.55), colour, (1, 0.8, 0.8))
        ball(0.5, (tip[0], y - 0.3, tip[2] - 0.1), "#fff3e0", (1.1, 0.8, 0.35))
        ball(0.13, (tip[0], y - 0.8, tip[2] + 0.15), "#ffe0a0", glow=2.5)
    cyl(0.5, 1.4, (x, y + 0.7, z), "#e2574c", rot=(90, 0, 0))
    for sx in (-2.6, 2.6):
        tube(((x, y - 0.9, z), (x + sx, y - 0.9, 0)), 0.2, "#5b8fd6")
    # the roundabout
    x, y = 5.4, 19
    cyl(3.2, 0.5, (x, y, 0), "#d9404f", r=0.1)
    cyl(0.7, 3.6, (x, y, 0.4), "#fff3e0", r=0.05)
    for k in range(16):
        a0, a1 = 2 * math.pi * k / 16, 2 * math.pi * (k + 1) / 16
        am = (a0 + a1) / 2
        tint = "#d9404f" if k % 2 else "#fff3dc"
        long = 3.6
        at = (x + long * 0.5 * math.cos(am), y + long * 0.5 * math.sin(am), 4.1)
        ball(1, at, tint, (1.85, 0.72, 0.13), (0, 24, math.degrees(am)))
        ball(0.12, (x + 3.45 * math.cos(am), y + 3.45 * math.sin(am), 3.3), "#ffe0a0", glow=2.5)
    ball(0.3, (x, y, 5.2), "#f6c453")
    ring(3.4, 0.16, (x, y, 3.45), "#f6c453")
    for k in range(7):
        a = -math.pi * (k + 0.5) / 7
        hx, hy, hz = x + 2.5 * math.cos(a), y + 2.5 * math.sin(a), 1.2 + 0.25 * math.sin(k * 2)
        tint = ("#fff6ea", "#b9774a", "#f5c6a0", "#8fa4c8")[k % 4]
        cyl(0.05, 3.2, (hx, hy, 0.4), "#f6c453")
        ball(0.34, (hx, hy, hz), tint, (1.4, 0.7, 0.8))
        ball(0.2, (hx - 0.52, hy - 0.05, hz + 0.42), tint, (1.2, 0.8, 0.9))
        tube(((hx - 0.3, hy, hz + 0.1), (hx - 0.5, hy, hz + 0.4)), 0.13, tint)
        box((0.3, 0.4, 0.12), (hx, hy, hz + 0.22), ("#e2574c", "#5b8fd6", "#59b58a")[k % 3], r=0.05)
        for dx in (-0.3, 0.3):
            cyl(0.06, 0.5, (hx + dx, hy, hz - 0.6), tint)
    stall(-4.3, 12.2, "#5b8fd6", (0, 1, 3), 2.4)
    stall(-8.2, 15.5, "#e2574c", (2, 5, 4), 2.4)
    # a wagon with sweets
    box((1.7, 0.8, 0.8), (3.4, 10.6, 0.35), "#f58fae", r=0.1)
    mark(box((1.8, 0.9, 0.08), (3.4, 10.6, 1.13), "#fff3e0", r=0.035), "table", "counter")
    for sx in (-0.75, 0.75):
        cyl(0.045, 1.2, (3.4 + sx, 10.6, 1.1), "#fff3e0")
        cyl(0.3, 0.1, (3.4 + sx * 0.8, 10.2, 0.32), "#8a5636", rot=(90, 0, 0), r=0.04)
    awning(3.4, 11.0, 2.4, 2.1, "#f58fae", "#fff3e0", 1.1)
    for k in range(6):
        at = (2.8 + k * 0.24, 10.5, 1.55 + 0.06 * (k % 2))
        cyl(0.02, 0.3, (at[0], at[1], 1.2), "#fff6ea")
        ball(0.13, at, ("#f7b5c4", "#a9d8f4")[k % 2], (1, 1, 1.15))
    for k in range(7):
        at = (-2.35 + 0.2 * math.cos(k * 0.9), 11.0, 2.0 + 0.22 * math.sin(k * 0.9))
        tube(((-2.35, 11.0, 0), (-2.35, 11.0, 1.0), at), 0.01, "#8d93a6")
        ball(0.17, at, ("#e2574c", "#f6c453", "#5b8fd6", "#59b58a", "#f58fae")[k % 5], (1, 1, 1.2))
    # rails of the coaster far behind
    points = [(-30 + k * 3.0, 48, 5 + 3.6 * math.sin(k * 0.75)) for k in range(21)]
    tube(points, 0.3, "#e2574c")
    for px, py, pz in points:
        cyl(0.14, pz, (px, py, 0), "#fff3e0")
    for k in range(10):
        tree(-22 + k * 5, 36 + rng.uniform(-2, 2), 1.5)
    for x in (-5.4, 6.2):
        street_lamp(x, 11.2, 3.4, "#5d6470", True)
    string_lights(((-5.4, 11.0, 3.2), (0.4, 11.6, 3.6)), 15)
    string_lights(((0.4, 11.6, 3.6), (6.2, 11.0, 3.2)), 15)
    clouds((-24, 100, 18, 3.6), (18, 105, 24, 3.4), colour="#ffd9c8")


@place(
    "music-room",
    "music room",
    "music room, music studio, recording studio, rehearsal room, band practice, radio studio, piano room, music school, "
    "concert practice, sound studio",
    **INDOOR,
)
def music_room():
    room("#e6c8b8", "planks", skirting="#fff6ea", panel="#a9607a", side="#dfbfae")
    y = 9.5
    # panels that swallow the sound
    for k in range(6):
        for j in range(2):
            at = (-3.6 + k * 1.3, y - 0.03, 1.5 + j * 0.95)
            box((0.95, 0.12, 0.78), at, vary(("#7a4f86", "#c9607a", "#5f6fb0")[(k + j) % 3], 0.04), r=0.05, rough=0.95)
    # an upright piano
    x = -2.9
    box((2.0, 0.75, 1.3), (x, 9.05, 0), "#5a3a30", r=0.06)
    box((2.1, 0.85, 0.1), (x, 9.0, 1.28), "#6b4638", r=0.04)
    mark(box((2.0, 0.5, 0.1), (x, 8.55, 0.62), "#6b4638", r=0.03), "table", "table")
    box((1.8, 0.3, 0.06), (x, 8.48, 0.71), "#fffaf2", r=0.02)
    for k in range(22):
        if k % 7 not in (2, 6):
            box((0.04, 0.18, 0.05), (x - 0.86 + k * 0.082, 8.55, 0.765), "#2f2a33", r=0.012)
    box((0.7, 0.04, 0.42), (x, 8.7, 0.92), "#fffaf2", r=0.012, rot=(-14, 0, 0))
    for k in range(4):
        box((0.52, 0.02, 0.015), (x, 8.66 - 0.015 * k, 1.0 + k * 0.08), "#8d93a6", r=0.005)
    mark(box((0.95, 0.4, 0.12), (x, 7.95, 0.44), "#c9404a", r=0.05), "seat", "bench", 180)
    for sx in (-0.4, 0.4):
        cyl(0.045, 0.45, (x + sx, 7.95, 0), "#5a3a30")
    # drums
    x, d = 2.7, 8.6
    cyl(0.52, 0.5, (x, d, 0.55), "#e2574c", r=0.03, rot=(90, 0, 0))
    cyl(0.46, 0.53, (x, d, 0.55), "#fffaf2", r=0.02, rot=(90, 0, 0))
    cyl(0.54, 0.06, (x, d - 0.46, 0.55), "#f6c453", r=0.02, rot=(90, 0, 0))
    cyl(0.4, 0.02, (x, d - 0.53, 0.55), "#fffaf2", r=0.008, rot=(90, 0, 0))
    for dx, z, r in ((-0.34, 1.12, 0.24), (0.34, 1.12, 0.24), (-0.85, 0.62, 0.3), (0.88, 0.5, 0.34)):
        cyl(r, 0.28, (x + dx, d - 0.1, z), "#e2574c", r=0.03)
        cyl(r * 0.97, 0.03, (x + dx, d - 0.1, z + 0.27), "#fffaf2", r=0.01)
        if z < 1:
            for a in (0.5, 2.6, 4.7):
                tube(
                    (
                        (x + dx + r * 0.8 * math.cos(a), d - 0.1 + r * 0.8 * math.sin(a), z),
                        (x + dx + r * math.cos(a), d - 0.1 + r * math.sin(a), 0),
                    ),
                    0.02,
                    METAL,
                )
    for dx, z in ((-1.0, 1.5), (1.0, 1.55)):
        cyl(0.025, z, (x + dx, d + 0.1, 0), METAL, metal=0.4)
        lathe(((0, 0.05), (0.36, 0)), (x + dx, d + 0.1, z), "#f6c453", rot=(14, 0, 0), metal=0.4)
    mark(cyl(0.24, 0.12, (x, d + 0.6, 0.42), "#3d3b4f", r=0.05), "seat", "stool")
    # guitars on stands, a loudspeaker, a microphone, a violin on the wall
    for gx, colour in ((-0.95, "#c9803c"), (-0.1, "#5b8fd6")):
        gy = 9.1
        for dz, r in ((0.42, 0.27), (0.78, 0.2)):
            cyl(r, 0.12, (gx, gy, dz), colour, r=0.03, rot=(90, 0, 0))
        cyl(0.085, 0.13, (gx, gy - 0.005, 0.62), "#4a3528", r=0.01, rot=(90, 0, 0))
        box((0.08, 0.06, 0.85), (gx, gy - 0.06, 0.85), "#6b4638", r=0.02)
        box((0.13, 0.06, 0.22), (gx, gy - 0.06, 1.66), "#4a3528", r=0.025)
        for sx in (-1, 1):
            tube(((gx, gy + 0.1, 0.5), (gx + sx * 0.24, gy - 0.1, 0)), 0.025, "#5d6470")
    box((0.7, 0.5, 1.05), (0.85, 9.1, 0), "#3d3b4f", r=0.06)
    for z, r in ((0.34, 0.24), (0.78, 0.15)):
        cyl(r, 0.05, (0.85, 8.86, z), "#6a6880", r=0.02, rot=(90, 0, 0))
        cyl(r * 0.6, 0.07, (0.85, 8.86, z), "#2f2d3c", r=0.02, rot=(90, 0, 0))
    cyl(0.2, 0.04, (0.35, 8.1, 0), "#5d6470", r=0.015)
    cyl(0.02, 1.4, (0.35, 8.1, 0), METAL)
    tube(((0.35, 8.1, 1.4), (0.25, 8.0, 1.5)), 0.035, "#3d3b4f")
    ball(0.08, (0.2, 7.97, 1.55), METAL, metal=0.3)
    shelf(4.0, 9.45, 0.9, 1.3, 3, LIGHT_WOOD, "books")
    carpet(0, 6.9, 3.6, 1.7, "#7a4f86", "#f0d9a4")
    for x in (-2.4, 0, 2.6):
        hanging_lamp(x, 8.0, 2.7, "#f6c453", 0.3, 16)
    plant(-4.1, 8.2, 1.1, "#c9607a")


@place(
    "police-station",
    "police station",
    "police station, police office, police, sheriff's office, detective's office, interrogation, headquarters",
    table=(-1.5, 0.9, 8.3, 1.08),
    **BRIGHT,
)
def police_station():
    room("#d3ddec", "tiles", tints=("#eef1f6", "#c3cfe2"), skirting="#5b6f9c", panel="#7f98c8")
    y = 9.5
    # the front desk with a lamp and a bell
    box((3.0, 0.8, 1.0), (-0.3, 8.75, 0), "#8a5f46", r=0.05)
    mark(box((3.2, 0.95, 0.1), (-0.3, 8.72, 1.0), "#c98a52", r=0.04), "table", "counter")
    for k in range(4):
        box((0.62, 0.05, 0.72), (-1.35 + k * 0.7, 8.33, 0.14), "#9a6c50", r=0.02)
    box((1.3, 0.03, 0.3), (-0.3, 8.3, 0.5), "#2f4f8a", r=0.012)
    ball(0.09, (-0.3, 8.27, 0.65), "#f6c453", (1, 0.4, 1))
    monitor(-1.2, 8.85, 1.08, 0.6)
    ball(0.08, (0.45, 8.55, 1.1), "#f6c453", (1, 1, 0.7), metal=0.3)
    for k in range(4):
        box(
            (0.34, 0.26, 0.04),
            (0.85, 8.8, 1.09 + k * 0.045),
            ("#f6d9a4", "#e8c88a")[k % 2],
            r=0.012,
            rot=(0, 0, 7 * k - 9),
        )
    # the emblem on the wall, a map, pictures of those wanted
    lathe(((0, 0), (1, 0)), (-0.3, y - 0.04, 2.55), "#2f4f8a", (90, 0, 0), (0.62, 0.62, 1))
    for k in range(8):
        a = k * math.pi / 4
        ball(0.16, (-0.3 + 0.34 * math.cos(a), y - 0.08, 2.55 + 0.34 * math.sin(a)), "#f6c453", (1, 0.2, 1), metal=0.2)
    ball(0.34, (-0.3, y - 0.08, 2.55), "#f6c453", (1, 0.2, 1), metal=0.2)
    ball(0.2, (-0.3, y - 0.13, 2.55), "#2f4f8a", (1, 0.2, 1))
    box((1.7, 0.07, 1.15), (-2.75, y - 0.04, 1.6), WOOD, r=0.03)
    box((1.56, 0.05, 1.02), (-2.75, y - 0.08, 1.66), "#e3d6ac", r=0.012)
    for k in range(7):
        at = (-3.3 + (k % 4) * 0.36, y - 0.12, 1.85 + (k // 4) * 0.42)
        box((0.24, 0.015, 0.3), at, ("#fffaf2", "#f4efe2")[k % 2], r=0.006)
        ball(0.06, (at[0], y - 0.13, at[2] + 0.18), ("#f3c9a4", "#b98058", "#e0ac80")[k % 3], (1, 0.2, 1))
        ball(0.025, (at[0], y - 0.14, at[2] + 0.29), "#e2574c")
    tube(((-3.3, y - 0.15, 2.14), (-2.94, y - 0.15, 2.56), (-2.4, y - 0.15, 2.14)), 0.008, "#e2574c")
    # the cell on the right
    for k in range(10):
        cyl(0.045, 3.7, (2.1 + k * 0.26, 8.7, 0), "#5d6470", metal=0.4, surface="door")
    for z in (0.1, 1.2, 2.7):
        box((2.6, 0.1, 0.1), (3.3, 8.7, z), "#5d6470", r=0.03, metal=0.4, surface="door")
    box((0.32, 0.12, 0.36), (2.5, 8.64, 1.05), "#8d93a6", r=0.03)
    mark(box((1.9, 0.5, 0.1), (3.3, 9.2, 0.45), "#a9743f", r=0.03), "seat", "bench")
    box((0.9, 0.06, 0.55), (3.4, y - 0.02, 2.3), "#a8defa", r=0.02, glow=0.5)
    for k in range(4):
        cyl(0.03, 0.6, (3.1 + k * 0.2, y - 0.08, 2.28), "#5d6470")
    # a desk with papers, files, a plant, a clock
    desk(-3.2, 8.3, 1.5)
    office_chair(-3.1, 7.65, "#2f4f8a", rot=1)
    for k in range(3):
        box((0.3, 0.22, 0.03), (-3.5, 8.3, 0.76 + k * 0.03), "#fffaf2", r=0.008, rot=(0, 0, k * 12))
    box((0.3, 0.2, 0.1), (-2.9, 8.4, 0.76), "#e2574c", r=0.03)
    tube(((-3.02, 8.4, 0.9), (-2.9, 8.4, 0.95), (-2.78, 8.4, 0.9)), 0.03, "#c9404a")
    clock(1.35, 9.45, 2.75, 0.28, "#2f4f8a")
    box((0.6, 0.5, 1.35), (1.5, 9.2, 0), "#8d9cb8", r=0.04)
    for k in range(3):
        box((0.5, 0.04, 0.36), (1.5, 8.94, 0.08 + k * 0.42), "#a3b1ca", r=0.015)
        box((0.16, 0.04, 0.05), (1.5, 8.91, 0.26 + k * 0.42), "#5d6470", r=0.015)
    plant(-4.15, 9.1, 1.1, "#ffffff")
    plant(1.5, 9.2, 0.5, "#f2a33c", z=1.35)
    for x in (-2.2, 0.6):
        hanging_lamp(x, 7.9, 2.8, "#2f4f8a", 0.3, 10)
    carpet(-0.3, 6.9, 3.0, 1.4, "#5b79b4", "#dfe6f2")


@place(
    "ice-rink",
    "ice rink",
    "ice rink, skating rink, ice skating, figure skating, ice hockey, frozen pond, skating, winter fair",
    **{**OUT, "back": 13.0},
    sky=("#eaf3ff", "#8fbef0"),
    ambient="#bcd2fb",
    key=2.0,
    fill=0.62,
)
def ice_rink():
    ground("#e8effc")
    lathe(((0, 0), (1, 0)), (0, 7.6, 0.008), "#cfe8fa", scale=(9.6, 5.6, 1), sides=80, rough=0.12, surface="ground")
    for _k in range(16):  # traces of skates
        a, r = rng.uniform(0, 6.28), rng.uniform(0.8, 2.2)
        x, y = rng.uniform(-3.6, 3.6), rng.uniform(5.2, 11)
        points = [(x + r * math.cos(a + t * 0.35), y + 0.6 * r * math.sin(a + t * 0.35)) for t in range(5)]
        strip(points, (0.015, 0.03, 0.035, 0.03, 0.015), 0.012, "#f4faff")
    for k in range(64):  # the board around it
        a = 2 * math.pi * k / 64
        at = (9.7 * math.cos(a), 7.6 + 5.7 * math.sin(a), 0)
        if at[1] > 8.6:
            turn = math.degrees(math.atan2(5.7 * math.cos(a), -9.7 * math.sin(a)))
            box((0.98, 0.14, 0.8), at, "#fffdfa", r=0.05, rot=(0, 0, turn))
            box((1.0, 0.2, 0.1), (at[0], at[1], 0.76), ("#e2574c", "#5b8fd6")[k % 2], r=0.04, rot=(0, 0, turn))
    for x, y, r, h in ((-28, 130, 36, 40), (24, 140, 42, 48), (70, 125, 34, 34)):
        hill(x, y, r, h * 0.28, "#d3e0f6")
    # huts with lights, a big tree with candles
    for x, colour in ((-8.0, "#c9604f"), (-4.2, "#59a58a"), (4.6, "#5b8fd6"), (8.4, "#f2a33c")):
        box((2.8, 2, 2.0), (x, 18, 0), "#b9834e", r=0.05, surface="wall")
        for k in range(6):
            box((0.44, 0.05, 1.0), (x - 1.15 + k * 0.46, 16.98, 0), vary("#a9743f", 0.06), r=0.02, surface="wall")
        box((2.3, 0.1, 0.8), (x, 16.98, 1.05), "#ffd98a", r=0.03, glow=1.0)
        mark(box((2.6, 0.4, 0.08), (x, 16.8, 1.0), "#e8bd86", r=0.03), "table", "counter")
        awning(x, 17.1, 2.1, 2.9, colour, "#fffaf2", 0.9)
        for sign in (-1, 1):
            box((1.75, 2.5, 0.2), (x + sign * 0.74, 18, 2.35), "#f6f9ff", r=0.09, rot=(0, sign * 32, 0))
        ball(0.12, (x, 16.4, 1.95), "#ffe0a0", glow=2.5)
    pine(0.3, 17.6, 1.75, "#3f8e7c", snow=True)
    for k in range(34):
        t = k / 34
        r = 1.75 * (1 - t) * 0.95
        a = k * 2.4
        if math.sin(a) < 0.25:
            colour = ("#e2574c", "#f6c453", "#5b8fd6", "#ffe0a0")[k % 4]
            ball(0.14, (0.3 + r * math.cos(a), 17.6 + r * math.sin(a) - 0.1, 1.1 + 4.6 * t), colour, glow=1.2)
    ball(0.3, (0.3, 17.5, 6.1), "#ffe07a", glow=2)
    for k in range(12):
        pine(-24 + k * 4.2, 27 + rng.uniform(-2, 3), rng.uniform(1.4, 1.9), "#4f9e94", snow=True)
    for x in (-6.4, 6.4):
        street_lamp(x, 14.4, 3.5, "#4a5568", True)
    string_lights(((-6.4, 14.2, 3.4), (0, 14.2, 3.0)), 16)
    string_lights(((0, 14.2, 3.0), (6.4, 14.2, 3.4)), 16)
    bench(-3.2, 13.9)
    bench(3.4, 13.9)
    for _ in range(60):
        at = (rng.uniform(-6, 6), rng.uniform(6, 14), rng.uniform(0.6, 5.5))
        ball(rng.uniform(0.02, 0.045), at, "#ffffff", glow=0.3)
    clouds((-24, 110, 20, 3.7), (26, 115, 23, 4.3))
