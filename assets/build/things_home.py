"""Household things for the cut-out library, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, chain, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE, BROWN, CLEAR, CREAM, DARK, GOLD, GREEN, LEAF, METAL, OAK, ORANGE, PALE, PINK, PURPLE, RED, SKY, STEEL, STRAW,
    WHITE, WOOD, YELLOW, bowed, disc, many, placed, sheet, vessel,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    BRICK, CLAY, GREY, INK, ROSE, SAND, TEAL, band, bands, curve, draped, either_side, made, posts, pressed, rounded,
)  # fmt: skip


def cushion(width: float, deep: float, high: float, at=(0.0, 0.0, 0.0), turn=(0.0, 0.0, 0.0)):
    """A soft pillow that lies: thick in the middle, with four pointed corners."""

    def shape(p):
        x, z = np.abs(p[:, 0]) / (width / 2), np.abs(p[:, 2]) / (deep / 2)
        # Seams bend inwards between the corners.
        x, z = x * (1 + 0.1 * (1 - np.clip(z, 0, 1) ** 2)), z * (1 + 0.1 * (1 - np.clip(x, 0, 1) ** 2))
        bulge = high / 2 * np.sqrt(np.clip((1 - x**2) * (1 - z**2), 0, 1)) ** 0.8 + 0.012
        side = (np.maximum(x, z) - 1) * min(width, deep) / 2
        return np.maximum(np.abs(p[:, 1]) - bulge, side) * 0.85

    return placed(shape, at, turn)


PILLOW = cushion(1.0, 0.7, 0.4, (0, 0.24, 0))
TUB = cut(union(block((0, 0.34, 0), (0.62, 0.56, 1.4), 0.2), k=0.02), block((0, 0.5, 0), (0.48, 0.6, 1.24), 0.18), k=0.03)
PEGS = [(-0.78, RED), (-0.5, BLUE), (-0.16, YELLOW), (0.16, RED), (0.46, GREEN), (0.8, BLUE)]
BARS = [(x, z) for x, _, z in points_around(14, 0.36, 0)]
DOME = [chain([(0.36 * np.cos(a) * np.cos(t), 0.82 + 0.3 * np.sin(t), 0.36 * np.sin(a) * np.cos(t)) for t in np.linspace(0, np.pi / 2, 5)], [0.014] * 5) for a in np.arange(14) * np.pi / 7]
GLOBE = ball((0, 0.72, 0), 0.4)
BOWL = ball((0, 0.5, 0), (0.54, 0.48, 0.54))


def lying(width: float, deep: float, y: float, thick: float = 0.05):
    """A flat fold of cloth."""
    return block((0, y, 0), (width, thick, deep), thick / 2 - 0.002)


BEDDING: dict[str, Thing] = {
    "pillow": made(
        0.6, "cushion, pillows, white pillow, head pillow",
        (WHITE, PILLOW), (SKY, many([within(grown(PILLOW, 0.006), lambda p, a=a: np.abs(p[:, 0] - a) - 0.028, k=0.006) for a in (-0.3, -0.18, 0.18, 0.3)])), place="table", yaw=-20.0, down=24.0),
    "folded blanket": made(
        0.45, "blanket, blankets, wool blanket, plaid, bed cover, quilt",
        (RED, union(*(union(lying(0.9, 0.62, y, 0.13), limb((-0.4, y, 0.29), (0.4, y, 0.29), 0.064), k=0.02) for y in (0.07, 0.2, 0.33)))),
        (CREAM, union(*(band(lying(0.9, 0.66, y, 0.13), x - 0.035, x + 0.035, 0, 0.008) for y in (0.07, 0.2, 0.33) for x in (-0.22, 0.22)), band(lying(0.9, 0.66, 0.33, 0.13), -0.16, -0.09, 2, 0.008), band(lying(0.9, 0.66, 0.33, 0.13), 0.09, 0.16, 2, 0.008))),
        place="table", yaw=-25.0, down=18.0),
    "picnic blanket": made(
        1.5, "blanket on the grass, spread blanket, beach towel, picnic rug",
        (RED, block((0, 0.03, 0), (1.1, 0.045, 0.86), 0.02)), (WHITE, many([block((x, 0.038, z), (0.15, 0.042, 0.14), 0.006) for n, x in enumerate(np.linspace(-0.46, 0.46, 7)) for m, z in enumerate(np.linspace(-0.35, 0.35, 6)) if (n + m) % 2])),
        place="ground", down=34.0, yaw=-25.0, seats=(Place("sit", (-0.25, 0.12, 0)), Place("sit", (0.25, 0.12, 0)))),
    "sheet": made(
        1.6, "bedsheet, bed sheet, white sheet, blue sheet, bedsheets, wet sheet, hanging sheet",
        (WHITE, draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.022)), (SKY, union(band(draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.026), 0.16, 0.2), band(draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.026), 0.24, 0.28))),
        (STRAW, curve([(-0.85, 1.06, 0), (-0.4, 1.0, 0), (0.4, 1.0, 0), (0.85, 1.06, 0)], 0.02)), (WOOD, many([limb((x, 0.94, 0.0), (x, 1.09, 0.0), 0.03) for x in (-0.56, -0.2, 0.2, 0.56)])), place="air", yaw=-14.0, down=4.0),
    "clothesline": made(
        1.5, "washing line, clothes line, laundry, washing, drying clothes",
        (OAK, either_side(1.0, lambda x: union(limb((x, 0.03, 0), (x, 1.3, 0), 0.04), limb((x, 1.24, -0.16), (x, 1.24, 0.16), 0.03)))), (CREAM, curve([(-1, 1.24, 0), (-0.5, 1.17, 0), (0, 1.15, 0), (0.5, 1.17, 0), (1, 1.24, 0)], 0.018)),
        (WHITE, pressed([(-0.82, 1.15), (-0.4, 1.13), (-0.42, 0.55), (-0.82, 0.55)], 0.05)),
        (RED, pressed([(-0.24, 1.12), (-0.12, 1.12), (-0.06, 1.06), (0.06, 1.06), (0.12, 1.12), (0.24, 1.12), (0.36, 0.93), (0.25, 0.86), (0.19, 0.93), (0.19, 0.6), (-0.19, 0.6), (-0.19, 0.93), (-0.25, 0.86), (-0.36, 0.93)], 0.06)),
        (YELLOW, pressed(rounded([(0.44, 1.13), (0.56, 1.13), (0.56, 0.88), (0.7, 0.82), (0.7, 0.74), (0.46, 0.76)], 3), 0.06)), (YELLOW, pressed(rounded([(0.74, 1.15), (0.86, 1.16), (0.86, 0.9), (1.0, 0.84), (1.0, 0.76), (0.76, 0.78)], 3), 0.06)),
        (BLUE, many([limb((x, y - 0.02, 0.04), (x, y + 0.08, 0.04), 0.024) for x, y in ((-0.78, 1.14), (-0.44, 1.12), (-0.2, 1.11), (0.2, 1.11), (0.5, 1.12), (0.8, 1.14))])), yaw=-12.0, down=8.0),
    "air mattress": made(
        1.2, "lilo, swimming mattress, inflatable mattress, float",
        (RED, union(*(limb((x, 0.12, -0.6), (x, 0.12, 0.75), 0.115) for x in (-0.36, 0.0, 0.36)), limb((-0.36, 0.19, -0.72), (0.36, 0.19, -0.72), 0.15), k=0.03)), (WHITE, union(*(limb((x, 0.12, -0.6), (x, 0.12, 0.75), 0.115) for x in (-0.18, 0.18)))),
        place="water", yaw=-60.0, down=20.0, seats=(Place("lie", (0, 0.26, 0.1)),)),
}

MACHINES: dict[str, Thing] = {
    "vacuum cleaner": made(
        0.8, "vacuum, hoover, vacuum machine",
        (RED, union(ball((0.2, 0.24, 0), (0.36, 0.21, 0.24)), block((0.24, 0.2, 0), (0.56, 0.2, 0.38), 0.1), k=0.06)), (DARK, union(*(disc((x, 0.13, z), 0.13, 0.07, 2, 0.03) for x in (0.42,) for z in (-0.22, 0.22)), ball((-0.06, 0.07, 0.16), 0.07), ball((-0.06, 0.07, -0.16), 0.07), bowed(0.14, 20, 160, 0.03, "xy", (0.2, 0.38, 0)))),
        (STEEL, union(limb((-0.72, 0.1, 0.12), (-0.38, 0.88, 0.12), 0.034))), (DARK, union(block((-0.76, 0.055, 0.12), (0.18, 0.1, 0.5), 0.045), limb((-0.38, 0.88, 0.12), (-0.3, 0.98, 0.12), 0.048), curve([(-0.3, 0.98, 0.12), (-0.12, 1.0, 0.1), (-0.02, 0.75, 0.06), (-0.22, 0.45, 0.02), (-0.1, 0.3, 0)], 0.042, 6), k=0.0)),
        (YELLOW, union(ball((0.3, 0.43, 0.08), (0.06, 0.03, 0.05)), band(ball((0.2, 0.24, 0), (0.36, 0.21, 0.24)), 0.19, 0.235, 1, 0.01))), yaw=18.0),
    "robot vacuum cleaner": made(
        0.4, "robot vacuum, vacuum robot, cleaning robot",
        (DARK, disc((0, 0.13, 0), 0.5, 0.17, soft=0.06)), (GREY, disc((0, 0.215, 0), 0.42, 0.03)), (SKY, ring((0, 0.235, 0), 0.13, 0.022)), (RED, disc((0, 0.24, 0), 0.07, 0.04)), (GREEN, union(ball((-0.17, 0.15, 0.47), 0.045), ball((0.17, 0.15, 0.47), 0.045))),
        (STRAW, many([limb((0.42, 0.04, 0.3), (0.42 + 0.14 * np.cos(a), 0.03, 0.3 + 0.14 * np.sin(a)), 0.016) for a in np.arange(5) * 1.26])), down=24.0),
    "washing machine": made(
        1.0, "washer, laundry machine, dryer, tumble dryer, washing machines",
        (WHITE, block((0, 0.46, 0), (0.8, 0.92, 0.66), 0.05)), (GREY, union(ring((0, 0.42, 0.33), 0.27, 0.055, 2), block((0, 0.82, 0.325), (0.72, 0.03, 0.03), 0.01))), (SKY, ball((0, 0.42, 0.33), (0.235, 0.235, 0.06))), (PINK, ball((-0.08, 0.35, 0.37), (0.11, 0.09, 0.035))), (YELLOW, ball((0.09, 0.38, 0.37), (0.09, 0.08, 0.035))),
        (WHITE, many([ball((x, y, 0.385), 0.03) for x, y in ((-0.12, 0.5), (0.0, 0.54), (0.1, 0.5))])), (BLUE, union(disc((0.26, 0.74, 0.34), 0.055, 0.06, 2), block((-0.22, 0.74, 0.33), (0.24, 0.07, 0.03), 0.012))), (RED, ball((0.1, 0.74, 0.33), 0.03))),
    "fridge": made(
        1.3, "refrigerator, icebox, freezer",
        (SKY, union(block((0, 0.46, 0), (0.72, 0.86, 0.6), 0.07), block((0, 1.14, 0), (0.72, 0.44, 0.6), 0.07))), (STEEL, union(limb((-0.24, 0.6, 0.34), (-0.24, 0.84, 0.34), 0.028), limb((-0.24, 1.02, 0.34), (-0.24, 1.18, 0.34), 0.028))), (DARK, either_side(0.26, lambda x: limb((x, 0.03, 0.2), (x, 0.06, 0.2), 0.05))),
        (YELLOW, block((0.12, 1.2, 0.3), (0.16, 0.16, 0.03), 0.01)), (RED, union(ball((0.12, 1.27, 0.32), 0.028), ball((0.16, 0.72, 0.3), (0.05, 0.045, 0.025)))), yaw=-22.0),
    "oven": made(
        0.9, "stove, cooker, kitchen stove, kitchen oven, range",
        (CREAM, block((0, 0.46, 0), (0.84, 0.92, 0.66), 0.04)), (DARK, union(block((0, 0.93, 0), (0.84, 0.04, 0.66), 0.018), block((0, 0.4, 0.325), (0.56, 0.36, 0.05), 0.04))), (ORANGE, union(block((0, 0.36, 0.345), (0.44, 0.16, 0.03), 0.012), *(disc((x, 0.945, z), 0.12, 0.025) for x, z in ((-0.2, 0.14),)))),
        (STEEL, union(limb((-0.28, 0.65, 0.38), (0.28, 0.65, 0.38), 0.026), *(ring((x, 0.95, z), 0.12, 0.022) for x in (-0.2, 0.2) for z in (-0.15, 0.14)), block((0, 0.12, 0.32), (0.74, 0.03, 0.04), 0.012))), (RED, many([disc((x, 0.8, 0.34), 0.05, 0.05, 2) for x in (-0.3, -0.15, 0.15, 0.3)])),
        (BROWN, union(ball((-0.08, 0.34, 0.36), (0.1, 0.06, 0.02)), ball((0.12, 0.34, 0.36), (0.09, 0.055, 0.02))))),
    "bread oven": made(
        1.5, "pizza oven, stone oven, clay oven, brick oven, kiln, pottery kiln, wood-fired oven",
        (BRICK, cut(within(ball((0, 0.36, 0), (0.6, 0.66, 0.56)), lambda p: 0.36 - p[:, 1]), union(ball((0, 0.5, 0.5), (0.25, 0.25, 0.3)), block((0, 0.4, 0.5), (0.5, 0.24, 0.6), 0.02)))), (GREY, union(block((0, 0.18, 0.02), (1.26, 0.36, 1.1), 0.03))),
        (CREAM, within(grown(ball((0, 0.36, 0), (0.6, 0.66, 0.56)), 0.01), lambda p: 0.4 - p[:, 1], lambda p: np.abs(p[:, 1] % 0.16 - 0.08) - 0.006, lambda p: 0.24 - np.hypot(p[:, 0], p[:, 1] - 0.5))), (OAK, block((0, 0.18, 0.56), (0.46, 0.22, 0.04), 0.01)),
        (ORANGE, union(ball((-0.06, 0.46, 0.3), (0.12, 0.1, 0.08)), limb((-0.06, 0.48, 0.3), (-0.04, 0.66, 0.3), 0.07, 0.01), limb((0.06, 0.44, 0.3), (0.09, 0.58, 0.3), 0.06, 0.01), k=0.03)), (STEEL, union(limb((0, 0.95, -0.2), (0, 1.3, -0.2), 0.09), disc((0, 1.32, -0.2), 0.14, 0.05)))),
    "toaster": made(
        0.3, "toast, bread toaster",
        (RED, cut(block((0, 0.3, 0), (0.86, 0.52, 0.46), 0.13), *(block((0, 0.55, z), (0.6, 0.3, 0.09), 0.02) for z in (-0.1, 0.1)))), (PALE, union(*(block((0, 0.56, z), (0.46, 0.34, 0.055), 0.025) for z in (-0.1, 0.1)))), (BROWN, union(*(cut(block((0, 0.56, z), (0.475, 0.355, 0.045), 0.02), block((0, 0.56, z), (0.4, 0.28, 0.3), 0.02)) for z in (-0.1, 0.1)))),
        (DARK, union(block((0, 0.04, 0), (0.8, 0.07, 0.4), 0.03), block((0.45, 0.4, 0), (0.08, 0.07, 0.16), 0.03))), (WHITE, disc((0.26, 0.18, 0.235), 0.055, 0.03, 2)), place="table", yaw=-30.0, down=20.0),
    "kettle": made(
        0.3, "tea kettle, water kettle, whistling kettle",
        (TEAL, union(turned(((0.4, 0.03), (0.44, 0.14), (0.36, 0.4), (0.18, 0.54))), limb((0.32, 0.24, 0), (0.62, 0.52, 0), 0.085, 0.05), k=0.03)), (WOOD, bowed(0.3, 15, 165, 0.045, "xy", (0, 0.55, 0))), (GOLD, union(disc((0, 0.545, 0), 0.19, 0.05), ball((0, 0.6, 0), 0.05), *(ball((x, 0.62, 0), 0.045) for x in (-0.29, 0.29)))),
        (WHITE, union(ball((0.72, 0.66, 0), 0.06), ball((0.8, 0.76, 0), 0.075), ball((0.74, 0.86, 0), 0.055), k=0.04)), place="table", yaw=-12.0),
    "coffee machine": made(
        0.4, "espresso machine, coffee maker",
        (RED, union(block((0, 0.08, 0.06), (0.66, 0.14, 0.62), 0.04), block((0, 0.5, -0.14), (0.66, 0.9, 0.24), 0.05), block((0, 0.86, 0.06), (0.68, 0.26, 0.6), 0.06))), (DARK, union(limb((0, 0.66, 0.12), (0, 0.74, 0.12), 0.1), limb((0, 0.67, 0.16), (0, 0.66, 0.5), 0.04))), (WHITE, union(placed(vessel(0.0, 0.2, 0.09, 0.13, 0.03), (0, 0.15, 0.12)), ring((0.15, 0.26, 0.12), 0.055, 0.02, 2))),
        (BROWN, union(limb((0, 0.3, 0.12), (0, 0.62, 0.12), 0.018))), (STEEL, many([disc((x, 0.88, 0.37), 0.045, 0.04, 2) for x in (-0.2, 0.2)] + [block((0, 0.16, 0.1), (0.56, 0.03, 0.48), 0.01)])), (SKY, block((0, 0.89, 0.365), (0.18, 0.1, 0.03), 0.012)), place="table"),
    "sink": made(
        1.0, "kitchen sink, washbasin, basin, wash basin, drain",
        (WHITE, cut(union(block((0, 0.7, 0), (0.86, 0.26, 0.6), 0.08), limb((0, 0.08, -0.06), (0, 0.62, -0.06), 0.12, 0.16), block((0, 0.04, -0.06), (0.4, 0.08, 0.34), 0.03), k=0.05), ball((0, 0.86, 0.03), (0.34, 0.2, 0.21)), k=0.03)), (SKY, within(ball((0, 0.84, 0.03), (0.33, 0.17, 0.2)), lambda p: p[:, 1] - 0.76)),
        (STEEL, union(curve([(0, 0.8, -0.22), (0, 1.04, -0.22), (0, 1.1, -0.12), (0, 1.02, 0.0)], 0.036), *(union(limb((x, 0.82, -0.22), (x, 0.9, -0.22), 0.032), limb((x - 0.06, 0.91, -0.22), (x + 0.06, 0.91, -0.22), 0.03)) for x in (-0.2, 0.2)))), (SKY, union(ball((0, 0.92, 0.0), (0.03, 0.045, 0.03)))), down=20.0),
    "tap": made(
        0.3, "dripping tap, faucet, water tap",
        (METAL, union(limb((0, 0.55, -0.4), (0, 0.55, 0.06), 0.1), curve([(0, 0.55, 0.06), (0, 0.53, 0.22), (0, 0.4, 0.28), (0, 0.32, 0.28)], 0.095), disc((0, 0.3, 0.28), 0.115, 0.06), disc((0, 0.55, -0.4), 0.2, 0.06, 2), limb((0, 0.6, 0), (0, 0.78, 0), 0.055), k=0.02)), (RED, union(*(limb((0, 0.8, 0), (x, 0.8, z), 0.05) for x, _, z in points_around(4, 0.19, 0)), *(ball((x, 0.8, z), 0.07) for x, _, z in points_around(4, 0.2, 0)))),
        (SKY, union(ball((0, 0.08, 0.28), (0.06, 0.065, 0.06)), limb((0, 0.1, 0.28), (0, 0.21, 0.28), 0.05, 0.008), k=0.02)), place="wall", yaw=-65.0, down=10.0),
    "shower": made(
        1.3, "shower cabin, shower head",
        (WHITE, union(block((0, 0.06, 0), (0.84, 0.12, 0.8), 0.05), block((0, 0.84, -0.38), (0.84, 1.5, 0.05), 0.02), block((-0.4, 0.84, 0), (0.05, 1.5, 0.8), 0.02))), (SKY, union(*(block((-0.372, y, 0), (0.02, 0.016, 0.76), 0.006) for y in np.arange(0.3, 1.6, 0.22)), *(block((0, y, -0.35), (0.8, 0.016, 0.02), 0.006) for y in np.arange(0.3, 1.6, 0.22)))),
        (STEEL, union(limb((0.05, 0.6, -0.32), (0.05, 1.4, -0.32), 0.03), curve([(0.05, 1.4, -0.32), (0.05, 1.5, -0.2), (0.05, 1.42, -0.02)], 0.03), limb((0.05, 1.42, -0.02), (0.05, 1.36, 0.0), 0.05, 0.14), disc((0.05, 0.7, -0.3), 0.07, 0.07, 2))), (BLUE, many([limb((0.05 + x, y, z), (0.05 + x * 1.2, y - 0.1, z * 1.2), 0.02) for n, (x, _, z) in enumerate(points_around(6, 0.1, 0)) for y in (1.2 - 0.04 * n, 0.95 - 0.04 * n, 0.7 - 0.04 * n, 0.45 - 0.03 * n)])), yaw=-30.0, seats=(Place("stand", (0.05, 0.5, 0), feet=(0.05, 0.12, 0)),)),
    "fan": made(
        0.5, "electric fan, table fan, ventilator",
        (TEAL, many([placed(ball((0, 0.19, 0), (0.12, 0.18, 0.025)), (0, 0.62, 0.02), (0, 25, a)) for a in (0, 90, 180, 270)])), (STEEL, union(ring((0, 0.62, 0.02), 0.41, 0.026, 2), *(limb((0, 0.62, 0.1), (0.4 * np.cos(a), 0.62 + 0.4 * np.sin(a), 0.04), 0.011) for a in np.arange(14) * np.pi / 7))), (RED, union(ball((0, 0.62, 0.1), 0.075))), (WHITE, union(limb((0, 0.08, -0.04), (0, 0.6, -0.06), 0.05), limb((0, 0.62, -0.16), (0, 0.62, -0.05), 0.11), disc((0, 0.045, 0), 0.26, 0.09, soft=0.04))), place="table", yaw=-28.0),
    "heater": made(
        0.7, "radiator, electric heater, stove heater",
        (CREAM, union(*(block((x, 0.4, 0), (0.11, 0.66, 0.16), 0.05) for x in np.linspace(-0.42, 0.42, 7)), limb((-0.42, 0.16, 0), (0.42, 0.16, 0), 0.045), limb((-0.42, 0.64, 0), (0.42, 0.64, 0), 0.045))), (STEEL, union(limb((0.46, 0.15, 0), (0.6, 0.15, 0), 0.03), limb((0.6, 0.02, 0), (0.6, 0.15, 0), 0.03))), (RED, limb((0.53, 0.15, 0.02), (0.53, 0.15, 0.13), 0.055)), (DARK, either_side(0.34, lambda x: limb((x, 0.03, 0), (x, 0.08, 0), 0.035))), down=10.0),
    "sewing machine": made(
        0.4, "old sewing machine",
        (DARK, union(block((-0.02, 0.1, 0), (0.86, 0.1, 0.34), 0.04), limb((0.3, 0.12, 0), (0.3, 0.5, 0), 0.1, 0.085), limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08), limb((-0.28, 0.5, 0), (-0.28, 0.34, 0), 0.075, 0.05), k=0.05)), (WOOD, block((0, 0.03, 0), (0.98, 0.06, 0.44), 0.02)), (GOLD, union(disc((0.44, 0.5, 0), 0.15, 0.05, 0), band(limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08), -0.1, -0.06, 0, 0.008), band(limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08), 0.06, 0.1, 0, 0.008))),
        (STEEL, union(limb((-0.28, 0.14, 0), (-0.28, 0.36, 0), 0.018), limb((0.0, 0.58, 0), (0.0, 0.72, 0), 0.016))), (RED, limb((0.0, 0.62, 0), (0.0, 0.7, 0), 0.055)), (PINK, block((-0.3, 0.165, 0.08), (0.4, 0.03, 0.4), 0.012)), place="table", yaw=-22.0, down=18.0),
    "typewriter": made(
        0.35, "old typewriter, writing machine",
        (TEAL, union(block((0, 0.15, -0.06), (0.84, 0.26, 0.44), 0.07), block((0, 0.09, 0.3), (0.84, 0.16, 0.36), 0.05), k=0.03)), (DARK, union(limb((-0.46, 0.34, -0.16), (0.46, 0.34, -0.16), 0.075), either_side(0.5, lambda x: disc((x, 0.34, -0.16), 0.09, 0.06, 0)))), (WHITE, placed(sheet((0, 0.22, 0), (0.5, 0.46), 0.025), (0, 0.32, -0.2), (-12, 0, 0))), (GREY, union(*(block((0, 0.56 + y, -0.28 - y * 0.2), (0.36, 0.024, 0.03), 0.008) for y in (0.0, 0.08, 0.16)))),
        (CREAM, many([disc((x + 0.03 * m, 0.2 - 0.035 * m + 0.03, 0.2 + 0.11 * m), 0.036, 0.05) for m in range(3) for x in np.linspace(-0.32, 0.3, 8)])), (GOLD, limb((0.5, 0.36, -0.1), (0.56, 0.4, 0.1), 0.02)), place="table", yaw=-20.0, down=26.0),
    "gramophone": made(
        0.6, "record player, phonograph, old record player",
        (WOOD, union(block((0, 0.16, 0), (0.66, 0.28, 0.6), 0.03), block((0, 0.03, 0), (0.74, 0.06, 0.68), 0.025))), (DARK, disc((0, 0.32, 0), 0.27, 0.035)), (RED, disc((0, 0.345, 0), 0.09, 0.02)), (STEEL, union(curve([(-0.3, 0.3, -0.2), (-0.3, 0.5, -0.2), (-0.14, 0.52, -0.06), (-0.1, 0.36, 0.04)], 0.026), limb((0.35, 0.18, 0.05), (0.46, 0.18, 0.05), 0.02), limb((0.46, 0.18, 0.05), (0.46, 0.08, 0.05), 0.024))),
        (GOLD, cut(union(curve([(-0.3, 0.5, -0.2), (-0.3, 0.7, -0.24), (-0.2, 0.8, -0.2)], 0.045), limb((-0.2, 0.8, -0.2), (0.16, 1.02, 0.16), 0.05, 0.3), k=0.03), limb((-0.06, 0.88, -0.06), (0.3, 1.12, 0.3), 0.02, 0.32))), place="table", yaw=-12.0),
}

KEPT: dict[str, Thing] = {
    "bird cage": made(
        0.5, "cage, golden cage, birdcage, animal cage",
        (GOLD, union(disc((0, 0.04, 0), 0.42, 0.08, soft=0.03), *(limb((x, 0.06, z), (x, 0.82, z), 0.014) for x, z in BARS), *DOME, ring((0, 0.82, 0), 0.36, 0.018), ring((0, 0.44, 0), 0.36, 0.016), ball((0, 1.14, 0), 0.045), ring((0, 1.22, 0), 0.06, 0.018, 2))), (WOOD, union(limb((-0.16, 0.5, 0), (0.16, 0.5, 0), 0.024), *(limb((x, 0.5, 0), (x * 0.4, 1.05, 0), 0.01) for x in (-0.14, 0.14)))), (RED, disc((0, 0.085, 0), 0.36, 0.03)), place="table", down=10.0),
    "big cage": made(
        1.6, "cage, animal cage, iron cage, lion cage, prison, jail, bars, trap",
        (DARK, union(block((0, 0.05, 0), (1.2, 0.1, 0.9), 0.03), block((0, 1.16, 0), (1.2, 0.1, 0.9), 0.03), *(limb((x, 0.08, z), (x, 1.14, z), 0.022) for x in np.linspace(-0.54, 0.54, 8) for z in (-0.4, 0.4)), *(limb((x, 0.08, z), (x, 1.14, z), 0.022) for x in (-0.54, 0.54) for z in np.linspace(-0.4, 0.4, 6)))), (GOLD, block((0.1, 0.62, 0.43), (0.16, 0.18, 0.06), 0.025)), (DARK, ball((0.1, 0.61, 0.46), (0.02, 0.035, 0.02))), (OAK, block((0, 0.11, 0), (1.12, 0.03, 0.82), 0.01)), seats=(Place("sit", (0, 0.22, 0)),)),
    "fish bowl": made(
        0.35, "aquarium, goldfish bowl, fish tank, glass bowl",
        (SKY, within(BOWL, lambda p: p[:, 1] - 0.72)), (CLEAR, union(within(cut(grown(BOWL, 0.012), grown(BOWL, -0.04)), lambda p: 0.72 - p[:, 1], lambda p: p[:, 1] - 0.9), ring((0, 0.88, 0), 0.33, 0.035))), (ORANGE, union(ball((-0.04, 0.5, 0.53), (0.15, 0.1, 0.05)), pressed([(0.08, 0.5), (0.24, 0.6), (0.2, 0.5), (0.24, 0.4)], 0.05, 0.015, 0.5))), (DARK, ball((-0.12, 0.53, 0.575), 0.02)),
        (LEAF, union(curve([(-0.3, 0.2, 0.38), (-0.36, 0.38, 0.42), (-0.29, 0.55, 0.44)], 0.03), curve([(0.32, 0.2, 0.36), (0.36, 0.34, 0.4), (0.3, 0.46, 0.44)], 0.03))), (SAND, within(grown(BOWL, 0.012), lambda p: p[:, 1] - 0.22)), (WHITE, union(ball((-0.22, 0.62, 0.46), 0.03), ball((-0.25, 0.7, 0.43), 0.022))), place="table", yaw=0.0, down=12.0),
    "safe": made(
        0.9, "strongbox, bank safe, vault, money safe",
        (STEEL, union(block((0, 0.48, 0), (0.86, 0.84, 0.72), 0.05), either_side(0.3, lambda x: block((x, 0.04, 0), (0.16, 0.08, 0.5), 0.03)))), (GREY, block((0, 0.48, 0.35), (0.7, 0.68, 0.06), 0.03)), (DARK, union(ring((0.02, 0.5, 0.42), 0.14, 0.03, 2), *(limb((0.02, 0.5, 0.42), (0.02 + 0.2 * np.cos(a), 0.5 + 0.2 * np.sin(a), 0.42), 0.026) for a in np.arange(5) * 1.2566), either_side(0.36, lambda x: union(*(limb((-0.37, y - 0.06, 0.38), (-0.37, y + 0.06, 0.38), 0.035) for y in (0.26, 0.7)))))), (GOLD, union(disc((0.02, 0.5, 0.44), 0.07, 0.06, 2), disc((-0.2, 0.68, 0.39), 0.07, 0.04, 2)))),
    "piggy bank": made(
        0.25, "money pig, coin bank, savings",
        (PINK, union(ball((0, 0.42, 0), (0.42, 0.33, 0.34)), limb((-0.36, 0.44, 0), (-0.5, 0.44, 0), 0.13), *(limb((x, 0.06, z), (x, 0.28, z), 0.085) for x in (-0.2, 0.22) for z in (-0.16, 0.16)), *(limb((-0.24, 0.66, z), (-0.3, 0.84, z * 1.2), 0.085, 0.03) for z in (-0.16, 0.16)), curve([(0.4, 0.48, 0), (0.5, 0.54, 0.02), (0.48, 0.64, 0.02), (0.54, 0.66, 0)], 0.025), k=0.04)), (ROSE, ball((-0.6, 0.44, 0), (0.05, 0.12, 0.13))), (DARK, union(*(ball((-0.38, 0.58, z), 0.035) for z in (-0.16, 0.16)), block((0.04, 0.75, 0), (0.22, 0.03, 0.05), 0.012), *(ball((-0.645, 0.44, z), (0.015, 0.03, 0.022)) for z in (-0.05, 0.05)))), (GOLD, placed(disc((0, 0, 0), 0.14, 0.04, 2), (0.04, 0.88, 0))), place="table", facing="left", yaw=25.0),
    "music box": made(
        0.25, "jewel box, jewellery box, toy ballerina",
        (PURPLE, union(block((0, 0.17, 0), (0.8, 0.32, 0.56), 0.03), placed(block((0, 0.27, 0), (0.8, 0.54, 0.07), 0.03), (0, 0.33, -0.27), (-14, 0, 0)))), (PINK, union(block((0, 0.33, 0), (0.7, 0.03, 0.46), 0.01), placed(block((0, 0.27, 0.035), (0.68, 0.42, 0.03), 0.012), (0, 0.33, -0.27), (-14, 0, 0)))), (GOLD, union(disc((0, 0.36, 0.02), 0.12, 0.04), block((0, 0.22, 0.28), (0.14, 0.12, 0.03), 0.012), limb((0.4, 0.16, 0), (0.5, 0.16, 0), 0.025), limb((0.5, 0.16, 0), (0.5, 0.28, 0), 0.03))),
        (WHITE, union(turned(((0.17, 0.52), (0.05, 0.6)), (0, 0, 0.02)), limb((0, 0.38, 0.02), (0, 0.54, 0.02), 0.025), limb((0, 0.58, 0.02), (0, 0.68, 0.02), 0.045), k=0.01)), (PALE, union(ball((0, 0.77, 0.02), 0.062), curve([(0.04, 0.67, 0.02), (0.13, 0.76, 0.02), (0.04, 0.9, 0.02)], 0.022), curve([(-0.04, 0.67, 0.02), (-0.13, 0.76, 0.02), (-0.04, 0.9, 0.02)], 0.022))), (BROWN, union(ball((0, 0.8, 0.0), 0.06), ball((0, 0.87, 0.0), 0.035))), place="table"),
    "hourglass": made(
        0.3, "sand glass, egg timer, sandglass",
        (WOOD, union(disc((0, 0.05, 0), 0.36, 0.1, soft=0.035), disc((0, 1.15, 0), 0.36, 0.1, soft=0.035), *(limb((x, 0.08, z), (x, 1.12, z), 0.032) for x, _, z in [(0.3, 0, 0.06), (-0.3, 0, 0.06), (0, 0, -0.31)]))), (CLEAR, union(ball((0, 0.84, 0), (0.23, 0.26, 0.23)), ball((0, 0.36, 0), (0.23, 0.26, 0.23)), k=0.08)), (STRAW, union(within(ball((0, 0.36, 0), (0.242, 0.272, 0.242)), lambda p: p[:, 1] - 0.36 + 0.4 * np.hypot(p[:, 0], p[:, 2])), within(ball((0, 0.84, 0), (0.242, 0.272, 0.242)), lambda p: p[:, 1] - 0.82))), place="table", down=10.0),
    "metronome": made(
        0.25, "rhythm clock",
        (WOOD, cut(turned(((0.44, 0.0), (0.2, 1.0)), deep=0.8), block((0, 0.54, 0.32), (0.46, 0.66, 0.3), 0.02))), (CREAM, within(block((0, 0.54, 0.1), (0.5, 0.68, 0.28), 0.02), turned(((0.42, 0.0), (0.18, 1.0)), deep=0.78))), (GOLD, union(limb((0, 0.24, 0.26), (0.22, 0.94, 0.22), 0.02), block((0.13, 0.64, 0.25), (0.13, 0.1, 0.06), 0.02))), (OAK, union(disc((0, 0.05, 0), 0.46, 0.1, soft=0.03), ball((0, 1.0, 0), 0.13))), place="table", yaw=-12.0),
    "globe": made(
        0.5, "earth globe, school globe, world globe",
        (SKY, GLOBE), (GREEN, union(*(within(grown(GLOBE, 0.012), ball(c, r), k=0.01) for c, r in (((-0.22, 0.86, 0.3), (0.17, 0.2, 0.2)), ((-0.1, 0.55, 0.38), (0.11, 0.17, 0.2)), ((0.22, 0.84, 0.28), (0.16, 0.11, 0.2)), ((0.2, 0.66, 0.35), (0.13, 0.18, 0.18)), ((0, 1.12, 0), (0.16, 0.1, 0.16)))))), (GOLD, union(bowed(0.46, -80, 100, 0.03, "xy", (0, 0.72, 0)), ball((-0.08, 1.17, 0), 0.04), ball((0.08, 0.27, 0), 0.04))), (WOOD, union(limb((0.12, 0.26, 0), (0, 0.1, 0), 0.045), disc((0, 0.045, 0), 0.28, 0.09, soft=0.04), k=0.03)), place="table", yaw=0.0, down=10.0),
    "mousetrap": made(
        0.1, "mouse trap, trap",
        (PALE, block((0, 0.05, 0), (0.9, 0.09, 0.48), 0.02)), (STEEL, union(curve([(0.02, 0.13, -0.19), (-0.34, 0.16, -0.19), (-0.36, 0.16, 0.19), (0.02, 0.13, 0.19)], 0.02, 4), *(ring((0.02, 0.13, z), 0.045, 0.018, 2) for z in np.arange(-0.2, 0.21, 0.05)), limb((0.05, 0.12, 0), (0.36, 0.13, 0), 0.014))), (YELLOW, placed(pressed([(-0.12, 0), (0.12, 0), (0.12, 0.2), (-0.12, 0.08)], 0.16, 0.02), (0.26, 0.1, 0))), (ORANGE, union(ball((0.22, 0.15, 0.085), 0.025), ball((0.32, 0.2, 0.085), 0.028))), place="table", down=28.0),
    "candlestick": made(
        0.35, "candle holder, candelabrum, silver candlestick",
        (GOLD, union(turned(((0.26, 0.0), (0.22, 0.06), (0.06, 0.14), (0.09, 0.28), (0.045, 0.36), (0.06, 0.5))), *(curve([(0, 0.42, 0), (x * 0.6, 0.34, 0), (x, 0.46, 0), (x, 0.52, 0)], 0.03) for x in (-0.32, 0.32)), *(disc((x, 0.53, 0), 0.09, 0.04) for x in (-0.32, 0, 0.32)), k=0.01)), (WHITE, many([limb((x, 0.56, 0), (x, 0.86, 0), 0.05) for x in (-0.32, 0, 0.32)])), (ORANGE, many([union(ball((x, 0.99, 0), (0.04, 0.06, 0.04)), limb((x, 1.0, 0), (x, 1.08, 0), 0.03, 0.006)) for x in (-0.32, 0, 0.32)])), place="table"),
    "matches": made(
        0.1, "matchbox, box of matches, match, match box",
        (RED, cut(block((0, 0.16, 0), (0.62, 0.3, 0.92), 0.02), block((0, 0.16, 0), (0.54, 0.22, 1.2), 0.02))), (CREAM, cut(block((0, 0.15, 0.3), (0.52, 0.2, 0.86), 0.015), block((0, 0.22, 0.3), (0.46, 0.22, 0.8), 0.015))), (PALE, many([limb((x, 0.19, 0.1), (x, 0.19, 0.58), 0.022) for x in np.linspace(-0.18, 0.18, 6)])), (DARK, many([ball((x, 0.19, 0.6), (0.034, 0.034, 0.05)) for x in np.linspace(-0.18, 0.18, 6)] + [block((0.31, 0.16, 0), (0.02, 0.2, 0.84), 0.008)])), (YELLOW, placed(pressed([(-0.12, -0.2), (0.12, -0.2), (0.16, 0.05), (0, 0.26), (-0.16, 0.05)], 0.03), (0, 0.31, 0), (-90, 0, 0))), place="table", yaw=-35.0, down=26.0),
    "cleaning bucket": made(
        0.45, "mop bucket, soap water, soapy water, suds",
        (BLUE, vessel(0.0, 0.62, 0.3, 0.42, 0.04)), (WHITE, union(*(ball((x, 0.62 + 0.05 * (n % 3), z), 0.13) for n, (x, _, z) in enumerate(points_around(7, 0.24, 0))), ball((0, 0.7, 0), 0.17))), (YELLOW, placed(block((0, 0, 0), (0.34, 0.13, 0.2), 0.05), (0.36, 0.62, 0.24), (0, 30, -30))), (STEEL, bowed(0.42, 200, 340, 0.022, "xz", (0, 0.56, 0.0)))),
}

THINGS: dict[str, Thing] = {**BEDDING, **MACHINES, **KEPT}
