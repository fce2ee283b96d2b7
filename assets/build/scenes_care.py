"""Where children play together and the sick are looked after; a cockpit, a submarine, a trapeze and the inside of a body."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, mark, ring, rng, rounded, terrain, tube, vary
from pieces_indoor import (
    LIGHT_WOOD,
    WOOD,
    chair,
    clock,
    counter,
    door,
    monitor,
    picture,
    plant,
    room,
    rug,
    shelf,
    table,
    window,
)
from pieces_things import METAL, board, bunting, seat
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT
from scenes_public import BRIGHT
from scenes_shows import fish
from scenes_sports import crowd

TOYS = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8")


@place(
    "kindergarten",
    "kindergarten",
    "kindergarten, nursery school, playroom, play group, day care, preschool, toddlers' room, children's playroom, "
    "playschool, craft room, nursery",
    **BRIGHT,
)
def kindergarten():
    room(
        "#fbe8b8",
        "planks",
        tints=("#e8c48c", "#e0ba80", "#eecd98"),
        skirting="#fffaf2",
        panel="#9fd8c4",
        side="#f7e0a8",
    )
    y = 9.5
    window(-2.9, y, 1.3, 1.7, 1.5, curtain="#f58fae")
    for k in range(3):  # paintings by children
        picture(-0.9 + 0.95 * k, y, 1.5 + 0.12 * (k % 2), 0.8, 0.65, TOYS[k], art=(TOYS[k], TOYS[k + 1], TOYS[k + 2]))
    shelf(3.1, y, 2.3, 1.7, 3, "#f58fae", "things", back="#fff0dc")
    for k in range(7):
        ball(0.2, (2.1 + 0.34 * k, y - 0.3, 1.86), TOYS[k % 6])
    for k in range(7):  # a row of hooks with bags
        ball(0.05, (-1.3 + 0.42 * k, y - 0.08, 1.2), WOOD)
        box((0.26, 0.16, 0.32), (-1.3 + 0.42 * k, y - 0.12, 0.84), TOYS[k % 6], r=0.07)
    mark(box((1.7, 0.9, 0.07), (-3.0, 8.1, 0.48), "#f6d04d", r=0.03), "table", "table")
    for sx in (-0.7, 0.7):
        for d in (7.8, 8.4):
            cyl(0.05, 0.48, (-3.0 + sx, d, 0), "#e2574c")
    for k, x in enumerate((-3.5, -2.5)):
        mark(cyl(0.2, 0.08, (x, 7.35, 0.24), TOYS[k + 3], r=0.03), "seat", "stool")
        cyl(0.13, 0.26, (x, 7.35, 0), TOYS[k + 3], top=0.17)
        box((0.36, 0.26, 0.012), (x, 8.0, 0.55), "#fffaf2", r=0.004)
        cyl(0.06, 0.13, (x + 0.32, 8.1, 0.55), TOYS[k], r=0.02)
    for k in range(9):  # bricks in a tower, a small slide, balls
        box(
            (0.3, 0.3, 0.3),
            (3.1 + 0.34 * (k % 3) - 0.17 * (k // 3 % 2), 8.0, 0.3 * (k // 3)),
            TOYS[(k * 2) % 6],
            r=0.04,
        )
    cone(0.24, 0.36, (3.3, 8.0, 0.9), "#e2574c", r=0.04)
    for x, d, r, tint in ((-1.6, 8.6, 0.24, "#e2574c"), (1.6, 8.7, 0.2, "#5b8fd6"), (2.2, 8.4, 0.16, "#59b58a")):
        ball(r, (x, d, r), tint)
    ball(0.3, (-4.0, 8.7, 0.3), "#b9824f")  # a bear
    ball(0.23, (-4.0, 8.66, 0.72), "#c98f5a")
    for s in (-1, 1):
        ball(0.09, (-4.0 + s * 0.17, 8.66, 0.92), "#b9824f")
        ball(0.12, (-4.0 + s * 0.24, 8.48, 0.14), "#c98f5a")
    bunting((-4.4, 3.2), (4.4, 3.2), 9.0, 0.35, 15)
    rug(0, 6.7, 2.3, 0.95, ("#5b8fd6", "#f6d04d", "#f58fae"))


@place(
    "operating-room",
    "operating theatre",
    "operating theatre, operating room, surgery, operation, surgeon, dentist's practice, dentist, dentist's chair, "
    "doctor's practice, examination room, treatment room",
    **BRIGHT,
)
def operating_room():
    room("#cfe8e8", "tiles", tints=("#f4fbfa", "#c9e0e4"), skirting="#ffffff", panel="#8fc4cc", side="#c4dfe0")
    y = 9.5
    box((2.2, 0.1, 1.2), (-2.7, y - 0.04, 1.5), "#eef8fb", r=0.04, glow=0.5)
    for k in range(3):  # pictures of bones before the light
        box((0.6, 0.04, 0.95), (-3.35 + 0.66 * k, y - 0.11, 1.62), "#2f4a68", r=0.02)
        for j in range(4):
            ball(
                0.09,
                (-3.35 + 0.66 * k, y - 0.14, 1.8 + 0.19 * j),
                "#cfe6f4",
                (1.5 - 0.2 * (k % 2), 0.2, 0.45),
                glow=0.4,
            )
        cyl(0.035, 0.72, (-3.35 + 0.66 * k, y - 0.13, 1.74), "#cfe6f4", glow=0.4)
    for sx in (-0.62, 0.62):
        box((1.2, 0.1, 2.4), (0.4 + sx, y - 0.05, 0), "#b4d4d8", r=0.04, surface="door")
        cyl(0.24, 0.06, (0.4 + sx, y - 0.1, 1.75), "#dff4fa", r=0.02, rot=(90, 0, 0), glow=0.4)
    counter(3.1, y, 2.4, 0.92, 0.6, "#e8f2f2", METAL, 4)
    box((2.4, 0.36, 0.85), (3.1, y - 0.18, 1.75), "#eaf6f6", r=0.04)
    for k in range(6):
        cyl(0.1, 0.26, (2.2 + 0.36 * k, y - 0.4, 0.92), ("#8fd3f7", "#fffaf2", "#f6c453", "#e2574c")[k % 4], r=0.03)
    # the table with its cushion, to the left; lamps over it
    cyl(0.16, 0.6, (-2.6, 8.4, 0), METAL)
    box((0.9, 0.6, 0.1), (-2.6, 8.4, 0), METAL, r=0.04)
    mark(box((2.3, 0.8, 0.16), (-2.6, 8.4, 0.66), "#59a8a8", r=0.07), "bed", "bed", 90)
    box((0.5, 0.6, 0.13), (-3.4, 8.4, 0.8), "#fffaf2", r=0.06, surface="bed")
    tube(((-1.0, 9.0, 5), (-1.0, 9.0, 3.2), (-1.7, 8.6, 2.9)), 0.06, METAL)
    lathe(rounded(((0, 0.2), (0.42, 0.16), (0.6, 0), (0.56, -0.03)), 0.06), (-2.2, 8.4, 2.45), "#e8eef2")
    for k in range(7):
        a = k * math.pi / 3
        r = 0.32 if k < 6 else 0
        ball(0.13, (-2.2 + r * math.cos(a), 8.4 + r * math.sin(a), 2.42), "#fffbe6", (1, 1, 0.4), glow=3.0)
    # a machine with a heart beat, a drip, a trolley, a dentist's chair
    box((0.5, 0.4, 1.0), (-0.75, 8.9, 0), "#e8eef2", r=0.05)
    monitor(-0.75, 8.9, 1.0, 0.6, "#2f5a4a")
    points = [(-1.0 + 0.06 * k, 8.84, 1.3 + (0.0, 0.0, 0.1, -0.08, 0.0)[k % 5]) for k in range(9)]
    tube(points, 0.012, "#8ff0a8", glow=2.0)
    cyl(0.03, 2.0, (-4.1, 8.7, 0), METAL)
    box((0.24, 0.1, 0.34), (-4.1, 8.65, 1.6), "#cfeefb", r=0.04, alpha=0.7)
    cyl(0.2, 0.06, (3.1, 8.2, 0), METAL, r=0.02)
    seat(3.1, 8.2, "#5bb0b8", 0, 0.75, 0.9, METAL, "armchair", 0.6)
    tube(((3.9, 8.6, 0), (3.9, 8.6, 1.9), (3.5, 8.3, 2.1)), 0.04, METAL)
    ball(0.2, (3.4, 8.25, 2.05), "#fffbe6", (1.2, 1, 0.5), glow=1.6)
    box((0.7, 0.45, 0.05), (1.75, 8.6, 0.8), METAL, r=0.02)
    for s in (-0.28, 0.28):
        cyl(0.03, 0.8, (1.75 + s, 8.6, 0), METAL)
    for k in range(5):
        cyl(0.018, 0.3, (1.55 + 0.1 * k, 8.5, 0.86), "#c9ced8", r=0.006, rot=(-90, 0, 0))


@place(
    "waiting-room",
    "waiting room",
    "waiting room, doctor's waiting room, reception, vet's waiting room, waiting area, job centre, registry office, "
    "town office, practice, clinic reception",
    table=(1.6, 3.8, 8.2, 1.05),
    **INDOOR,
)
def waiting_room():
    room(
        "#d8e6d0",
        "planks",
        tints=("#d8b48c", "#d0aa80", "#dfbd98"),
        skirting="#fffaf2",
        panel="#a9c9a0",
        side="#cfdfc6",
    )
    y = 9.5
    for k in range(5):
        chair(-4.0 + 0.78 * k, 9.0, "#8d93a6", 0, ("#5b8fd6", "#59a58a")[k % 2])
    for k in range(2):
        picture(-3.4 + 1.5 * k, y, 1.75, 1.0, 0.8, art=TOYS[k : k + 3])
    clock(-0.6, y, 2.35, 0.28)
    door(0.7, y, 1.0, 2.2, "#8fb0a0")
    counter(2.85, 8.9, 2.6, 1.05, 0.7, "#a9c9a0", "#fff3e0", 4)
    monitor(3.5, 8.7, 1.05, 0.6)
    plant(1.85, 8.65, 0.55, z=1.05)
    board(2.9, y, 1.6, 1.9, 1.2, "#fffaf2", LIGHT_WOOD, 0)
    for k in range(6):
        box(
            (0.4, 0.03, 0.3),
            (2.25 + 0.62 * (k % 3), y - 0.1, 1.78 + 0.45 * (k // 3)),
            ("#f6d04d", "#8fd3f7", "#f7b5c4")[k % 3],
            r=0.01,
        )
    table(-2.4, 7.95, 1.2, 0.65, 0.45)
    for k in range(4):
        box((0.3, 0.24, 0.03), (-2.75 + 0.24 * k, 7.9, 0.45 + 0.02 * k), TOYS[k], r=0.01, rot=(0, 0, 24 * k))
    plant(-0.35, 9.1, 1.25)
    plant(4.2, 8.2, 1.0, "#5b9bd5")
    cyl(0.2, 0.95, (-4.15, 8.0, 0), "#cfeefb", r=0.05)
    cyl(0.19, 0.42, (-4.15, 8.0, 0.96), "#8fd3f7", r=0.08, alpha=0.6)
    rug(0.6, 6.7, 1.8, 0.75, ("#a9c9a0", "#fff3e0", "#a9c9a0"))


@place(
    "cockpit",
    "cockpit",
    "cockpit, flight deck, pilot's seat, in the cockpit, helicopter inside, steering a plane, driver's cab, "
    "locomotive cab, inside a car, racing car inside, captain's bridge",
    **{**INDOOR, "back": 8.0, "stand": (4.9, 7.0), "ambient": "#dfe6ff"},
)
def cockpit():
    room("#5d6a86", "#6f7a92", 4.2, 8.2, skirting="#4a5568", side="#566280")
    y = 8.2
    box((8.4, 0.1, 2.1), (0, y - 0.05, 1.25), "#a8defa", r=0.02, glow=0.7)
    for x, z, s in ((-2.9, 2.0, 0.3), (-1.0, 2.6, 0.24), (1.3, 1.9, 0.34), (3.1, 2.5, 0.28)):
        for dx, r in ((-1, 0.7), (0, 1), (1, 0.75)):
            ball(s * r, (x + dx * s, y - 0.12, z), "#ffffff", (1.25, 0.15, 0.85), glow=0.5)
    arc = [(math.cos(math.pi * k / 20), math.sin(math.pi * k / 20)) for k in range(21)]
    for x, w, h, tint in ((-2.4, 1.8, 0.34, "#95d67f"), (2.0, 2.1, 0.42, "#7cc48a"), (0, 1.6, 0.22, "#a5dc84")):
        flat([(x + w * a, 1.26 + h * b) for a, b in arc], 0, tint, y=y - 0.12 - 0.01 * abs(x), glow=0.4)
    for x, lean in ((-2.3, -9), (0, 0), (2.3, 9)):
        box((0.2, 0.24, 2.4), (x, y - 0.16, 1.15), "#4a5568", r=0.05, rot=(0, lean, 0))
    box((8.6, 0.5, 0.5), (0, y - 0.2, 3.2), "#4a5568", r=0.08)
    box((8.4, 0.9, 0.95), (0, 7.85, 0.1), "#3d4660", r=0.1)
    box((7.6, 0.5, 0.34), (0, 7.7, 0.98), "#4a5578", r=0.08, rot=(-24, 0, 0))
    for k in range(11):  # round instruments, buttons
        x = -3.3 + 0.66 * k
        cyl(0.2, 0.06, (x, 7.42, 0.82), "#e8eef6", r=0.02, rot=(90, 0, 0))
        cyl(0.165, 0.08, (x, 7.42, 0.82), "#20263c", r=0.02, rot=(90, 0, 0))
        box(
            (0.022, 0.02, 0.13),
            (x, 7.33, 0.82),
            ("#8ff0a8", "#ffd76a", "#ff8a6a")[k % 3],
            r=0.008,
            rot=(0, 40 * k - 60, 0),
            glow=1.5,
        )
        for j in range(2):
            ball(0.045, (x - 0.12 + 0.24 * j, 7.4, 0.48), TOYS[(k + 2 * j) % 6], glow=0.9)
    for k in range(14):
        box((0.14, 0.1, 0.12), (-3.1 + 0.47 * k, y - 0.48, 3.3), TOYS[(k * 2) % 6], r=0.03, glow=0.5)
    for x in (-2.2, 2.2):  # wheels to steer, seats
        cyl(0.07, 0.8, (x, 7.2, 0.1), "#2f3648", rot=(12, 0, 0))
        points = [
            (x - 0.32, 7.0, 1.15),
            (x - 0.34, 7.0, 0.88),
            (x, 7.02, 0.84),
            (x + 0.34, 7.0, 0.88),
            (x + 0.32, 7.0, 1.15),
        ]
        tube(points, 0.055, "#2f3648")
    for x in (-3.2, 3.2):
        seat(x, 6.5, "#8a5a4a", 180, 0.7, 0.95, "#4a5568", "armchair", 0.5)
    box((0.7, 0.9, 0.6), (0, 7.3, 0), "#3d4660", r=0.07)
    for k in range(3):
        cyl(0.03, 0.34, (-0.2 + 0.2 * k, 7.15, 0.6), "#c9ced8", rot=(14 * (k - 1), 0, 0))
        ball(0.08, (-0.2 + 0.2 * k, 7.15 - 0.07 * (k - 1), 0.97), TOYS[k])
    glow((0, 6.4, 2.6), "#dfe8ff", 30, 0.5)


@place(
    "submarine",
    "inside a submarine",
    "submarine, inside a submarine, u-boat, diving bell, underwater station, bathyscaphe, periscope, engine room, "
    "boiler room, machine room of a ship, ship's cabin",
    **{**INDOOR, "back": 8.4, "stand": (4.9, 7.2), "ambient": "#cfe4e8", "fill": 0.6},
)
def submarine():
    room("#7f9aa4", "#6f8088", 4.3, 8.4, skirting="#5d6f78", side="#748f9a")
    y = 8.4
    for k in range(7):  # ribs that bend to the roof
        x = -4.2 + 1.4 * k
        box((0.2, 0.2, 3.4), (x, y - 0.08, 0), "#5d747e", r=0.05, surface="wall")
        for j in range(6):
            ball(0.05, (x, y - 0.2, 0.4 + 0.55 * j), "#b9c8cc")
    for x in (-2.8, 0, 2.8):  # round windows to the sea
        cyl(0.74, 0.16, (x, y - 0.03, 1.85), "#d9a441", r=0.05, rot=(90, 0, 0), metal=0.3)
        cyl(0.6, 0.18, (x, y - 0.03, 1.85), "#2f8fc4", r=0.03, rot=(90, 0, 0), glow=0.5)
        for k in range(10):
            a = k * math.pi / 5
            ball(0.055, (x + 0.67 * math.cos(a), y - 0.2, 1.85 + 0.67 * math.sin(a)), "#f6d98a")
        for k in range(4):
            ball(0.05, (x - 0.3 + 0.2 * k, y - 0.24, 1.5 + 0.14 * (k % 3)), "#c4f0fa", (1, 0.4, 1), glow=0.4)
        tube(((x + 0.3, y - 0.23, 1.35), (x + 0.25, y - 0.23, 1.6), (x + 0.36, y - 0.23, 1.8)), 0.03, "#3fae7a")
    fish(-2.85, y - 0.25, 1.95, 0.3, "#f2883c")
    fish(0.05, y - 0.25, 2.05, 0.26, "#f6d04d", True)
    fish(2.75, y - 0.25, 1.9, 0.3, "#f58fae")
    for z, tint, r in ((3.05, "#c9503c", 0.1), (3.35, "#d9a441", 0.08), (0.55, "#59a58a", 0.09)):
        tube(((-5, y - 0.25, z), (5, y - 0.25, z)), r, tint)
    for k, x in enumerate((-1.4, 1.4)):  # wheels on the pipes
        ring(0.26, 0.05, (x, y - 0.5, 0.95), ("#e2574c", "#5b8fd6")[k], rot=(90, 0, 0))
        for j in range(3):
            a = j * math.pi / 3
            tube(
                (
                    (x - 0.25 * math.cos(a), y - 0.5, 0.95 - 0.25 * math.sin(a)),
                    (x + 0.25 * math.cos(a), y - 0.5, 0.95 + 0.25 * math.sin(a)),
                ),
                0.025,
                ("#e2574c", "#5b8fd6")[k],
            )
        cyl(0.06, 0.4, (x, y - 0.45, 0.55), "#b9c8cc")
    cyl(0.17, 3.0, (-3.3, 7.3, 1.4), "#c9ced8", metal=0.3)  # the periscope
    box((0.44, 0.4, 0.42), (-3.3, 7.2, 1.1), "#4a5568", r=0.08)
    for s in (-1, 1):
        cyl(0.05, 0.36, (-3.3 + s * 0.2, 7.2, 1.28), "#3d4250", r=0.02, rot=(0, s * 90, 0))
    box((2.2, 0.8, 0.9), (2.9, 7.7, 0), "#4a5f6a", r=0.06)  # the desk
    box((2.1, 0.5, 0.3), (2.9, 7.8, 0.9), "#5a727e", r=0.05, rot=(-22, 0, 0))
    for k in range(5):
        cyl(0.16, 0.07, (2.1 + 0.4 * k, 7.3, 0.62), "#fffaf2", r=0.02, rot=(90, 0, 0))
        box((0.02, 0.02, 0.1), (2.1 + 0.4 * k, 7.22, 0.62), "#e2574c", r=0.006, rot=(0, 50 * k - 80, 0))
        ball(0.05, (2.1 + 0.4 * k, 7.42, 1.08), TOYS[k], glow=1.0)
    cyl(0.34, 0.04, (3.4, 7.5, 1.22), "#2f5a4a", r=0.02, rot=(62, 0, 0), glow=0.6)
    seat(2.6, 6.5, "#8a5a4a", 180, 0.6, 0.7, "#4a5568")
    box((1.5, 0.6, 0.5), (-1.9, 7.9, 0), "#5a727e", r=0.05)
    for x in (-2.1, 2.1):
        lathe(((0.22, 0), (0.16, 0.2), (0.05, 0.26)), (x, 7.4, 3.0), "#d9a441")
        ball(0.15, (x, 7.4, 3.0), "#fff0c4", glow=2.5)
        glow((x, 7.0, 2.8), "#ffe0b0", 24, 0.2)


@place(
    "trapeze",
    "trapeze under the dome",
    "trapeze, high wire, tightrope, circus dome, flying trapeze, acrobatics, rope act, circus manege, under the big "
    "top, aerial silks, platform high up",
    **{**INDOOR, "time": "evening", "horizon": 0.46, "back": 10.5, "stand": (5.6, 9.4)},
)
def trapeze():
    flat(((-20, -3), (20, -3), (20, 14), (-20, 14)), 0, "#e8b878", surface="ground")
    for k in range(49):  # the cloth of the tent
        x = -19.6 + 0.8 * k
        tint = ("#d9483c", "#fff0d8")[k % 2]
        flat(((x, 0), (x + 0.8, 0), (0.55 * (x + 0.8), 5.6), (0.55 * x, 5.6)), 0, tint, y=17.5, surface="wall")
        flat(((0.55 * x, 5.6), (0.55 * (x + 0.8), 5.6), (0.02 * x, 10.5)), 0, vary(tint, 0.05), y=17.4, surface="wall")
    for k in range(25):
        tint = ("#d9483c", "#f6c453")[k % 2]
        box((0.9, 0.5, 0.5), (-10.8 + 0.9 * k, 11.6, 0), tint, r=0.06)
    crowd(-9.4, 9.4, 12.9, 4)
    for sign in (-1, 1):  # masts with platforms, a net between them
        cyl(0.16, 8, (sign * 5.2, 11.2, 0), "#f6c453")
        box((1.5, 1.0, 0.12), (sign * 4.8, 11.2, 3.0), "#8a5636", r=0.04)
        for k in range(11):
            box((0.5, 0.05, 0.05), (sign * 5.2, 10.95, 0.3 + 0.27 * k), "#fffaf2", r=0.02)
        for s in (-0.26, 0.26):
            tube(((sign * 5.2 + s, 10.95, 0), (sign * 5.2 + s, 10.95, 3.1)), 0.03, "#fffaf2")
        tube(((sign * 5.2, 11.2, 6.2), (sign * 8.5, 12, 0)), 0.025, "#c9b48f")
        x = sign * 2.5
        for s in (-0.42, 0.42):  # swings
            tube(((x + s, 10.4, 8), (x + s - sign * 0.5, 10.4, 3.3)), 0.022, "#fffaf2")
        cyl(0.045, 1.0, (x - 0.5 - sign * 0.5, 10.4, 3.28), "#f6c453", r=0.02, rot=(0, 90, 0))
        lathe(((0.42, 0), (0.16, 0.5), (0.05, 0.6)), (sign * 6.6, 10.8, 4.0), "#4a3f86", rot=(0, sign * 28, 0))
        glow((sign * 4.6, 8.6, 4.8), "#ffe6b8", 130, 0.5)
    tube(((-5.2, 11.2, 3.12), (0, 11.2, 3.04), (5.2, 11.2, 3.12)), 0.035, "#fffaf2")
    for k in range(25):
        x = -4.8 + 0.4 * k
        tube(
            ((x, 10.6, 1.0 - 0.25 * (1 - (x / 4.8) ** 2)), (x, 11.5, 1.1 - 0.25 * (1 - (x / 4.8) ** 2))),
            0.012,
            "#fff6ea",
        )
    for d, z in ((10.6, 1.0), (10.9, 1.03), (11.2, 1.06), (11.5, 1.1)):
        tube(
            [(-4.8 + 0.96 * k, d, z - 0.25 * (1 - ((-4.8 + 0.96 * k) / 4.8) ** 2)) for k in range(11)], 0.014, "#fff6ea"
        )
    for x in (-4.9, 4.9):
        cyl(0.06, 1.1, (x, 10.6, 0), "#5b8fd6")
    for k in range(17):
        ball(0.1, (-8 + k, 16.9, 4.9 - 0.03 * (k - 8) ** 2), ("#ffe07a", "#f58fae", "#8fd3f7")[k % 3], glow=2.5)
    lathe(
        ((0, 0), (1, 0)), (0, 7.4, 0.008), "#f6d8a0", scale=(3.2, 1.5, 1), sides=64, surface="ground"
    ).visible_shadow = False
    for x, tint in ((-4.4, "#5b8fd6"), (4.4, "#e2574c")):
        cyl(0.62, 0.6, (x, 9.2, 0), tint, r=0.06, top=0.5)
        for z in (0.03, 0.5):
            ring(0.6 - 0.1 * (z > 0.1), 0.05, (x, 9.2, z), "#f6c453")
    glow((0, 5.6, 5.0), "#fff0d8", 160, 0.7)


@place(
    "inside-body",
    "inside a body",
    "inside a body, microscopic world, blood vessel, bloodstream, cells, bacteria, under the microscope, inside the "
    "stomach, mouth with teeth, micro world, viruses, germs, belly of a whale",
    **{**OUT, "back": 12.0, "stand": (5.4, 9.4), "indoor": True, "horizon": 0.4},
    sky=("#f9b0b4", "#e07a8c"),
    ambient="#ffd0d4",
    fill=0.7,
)
def inside_body():
    def floor(x, y):
        return 0.05 * math.sin(1.4 * x + 0.6 * y) * math.sin(1.1 * y) + 0.06 * max(0.0, y - 12) ** 1.2

    ground("#d96a78", z=-0.4)
    terrain(floor, -26, 26, 2, 30, "#f08a94", 100, 70, surface="ground")
    for k in range(15):  # rings of a vessel that goes on
        d = 8.5 + 1.5 * k
        r = 7.4 - 0.24 * k
        points = [
            (
                r * math.cos(math.pi * (0.04 + 0.92 * j / 20)),
                d,
                -0.6 + 0.8 * r * math.sin(math.pi * (0.04 + 0.92 * j / 20)),
            )
            for j in range(21)
        ]
        tube(points, 0.9, vary(("#ec7d8a", "#f4949c")[k % 2], 0.03), surface="wall")
    ball(1, (0, 32, 2), "#b8485c", (5, 0.6, 4))
    cells = [
        (-4.2, 10.6, 2.6),
        (3.8, 11.4, 3.0),
        (-1.6, 14, 3.4),
        (2.2, 16, 1.8),
        (-5.2, 13, 1.2),
        (5.6, 13, 1.4),
        (0.6, 19, 3.0),
        (-3.2, 18, 1.6),
        (4.2, 9.8, 1.2),
        (-6.0, 10.2, 3.4),
    ]
    for k, (x, y, z) in enumerate(cells):  # red cells float by
        ball(0.62, (x, y, z), "#d9404f", (1, 1, 0.36), (24 * k, 30 * (k % 3) - 20, 0))
        ring(0.46, 0.2, (x, y, z), "#e2574c", rot=(24 * k, 30 * (k % 3) - 20, 0))
    for x, y, z, s in ((-3.2, 9.6, 0.9, 0.7), (5.2, 11.0, 2.4, 0.8), (1.6, 13.4, 3.9, 0.6)):  # white ones
        ball(s, (x, y, z), "#fff6f4")
        for k in range(14):
            a, b = k * 2.4, math.acos(1 - 2 * (k + 0.5) / 14)
            at = (x + s * math.sin(b) * math.cos(a), y + s * math.sin(b) * math.sin(a), z + s * math.cos(b))
            ball(0.26 * s, at, vary("#ffe6ec", 0.03))
    for x, y, z, tint in (
        (3.4, 10.2, 0.55, "#72c66a"),
        (-5.4, 11.4, 0.6, "#b48be8"),
        (5.9, 10.4, 0.5, "#5fc0c8"),
    ):  # germs
        ball(0.46, (x, y, z), tint)
        for k in range(12):
            a, b = k * 2.4, math.acos(1 - 2 * (k + 0.5) / 12)
            way = (math.sin(b) * math.cos(a), math.sin(b) * math.sin(a), math.cos(b))
            tube(
                (
                    tuple(c + 0.4 * w for c, w in zip((x, y, z), way, strict=True)),
                    tuple(c + 0.66 * w for c, w in zip((x, y, z), way, strict=True)),
                ),
                0.05,
                tint,
            )
            ball(0.09, tuple(c + 0.68 * w for c, w in zip((x, y, z), way, strict=True)), vary(tint, 0.15))
    for _k in range(26):
        y = rng.uniform(9, 20)
        ball(rng.uniform(0.05, 0.12), (rng.uniform(-0.4, 0.4) * y, y, rng.uniform(0.4, 3.6)), "#ffe0e4", glow=0.2)
    for k in range(12):
        ball(1, ((-1) ** k * rng.uniform(3.4, 6.4), 9.4 + 0.5 * k, 0), vary("#f7a4ac", 0.04), (0.7, 0.5, 0.4))
