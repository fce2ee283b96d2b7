"""What puppets wear below the head, for puppets.py: loose soft shells about trunk, arms and legs."""

from __future__ import annotations

import numpy as np
from puppet_body import (
    ANKLE,
    ARM_BONES,
    ARMS,
    BUST_BONES,
    ELBOW,
    FOOT,
    GOWN_BONES,
    HAND,
    HIP,
    KNEE,
    LEG_BONES,
    NECK_SHAPE,
    SHIRT_BONES,
    SHOULDER,
    SKIRT_BONES,
    TORSO,
    WRIST,
    Part,
    Piece,
    above,
    before,
    below,
    both_sides,
    lower,
    up_the_arm,
    upper,
)
from puppet_shapes import (
    Shape,
    ball,
    block,
    chain,
    cut,
    grown,
    half_space,
    limb,
    mirrored,
    ring,
    turned,
    union,
    within,
)

TRUNK_ONLY = ("pelvis", "waist", "chest", "neck")
ROBE_BONES = (*SHIRT_BONES, "thigh_l", "thigh_r")
# The trunk as cloth falls about it, down to the hips.
CLOTHED = union(TORSO, turned(((0.2, 0.5), (0.198, 0.6), (0.184, 0.72), (0.156, 0.86)), deep=0.79), k=0.05)
SLEEVES = mirrored(chain((SHOULDER, ELBOW, WRIST), (0.068, 0.06, 0.058)))
WIDE_SLEEVES = mirrored(chain((SHOULDER, ELBOW, WRIST), (0.07, 0.08, 0.105)))
TROUSER_LEG = chain((HIP, KNEE, ANKLE), (0.108, 0.092, 0.082))
NECKLINE = ball((0, 1.19, 0.03), (0.1, 0.085, 0.12))
LOW_NECKLINE = ball((0, 1.19, 0.03), (0.125, 0.12, 0.15))
OPEN_COLLAR = union(NECKLINE, limb((0, 1.16, 0.16), (0, 0.98, 0.18), 0.062, 0.014))
ARM_HOLES = mirrored(ball((0.23, 1.07, 0), (0.075, 0.11, 0.16)))


def clothed(by: float, share: float, arms: Shape = SLEEVES, trunk: Shape = CLOTHED) -> Shape:
    """Trunk, neck and arms in cloth, with sleeves of a share of the arm."""
    both = union(grown(trunk, by), within(grown(arms, by), up_the_arm(share)), k=0.07)
    return within(union(both, grown(NECK_SHAPE, by), k=0.04), below(1.15))


def top(by=0.026, hem=0.625, sleeve=0.94, *holes: Shape, arms: Shape = SLEEVES) -> Shape:
    """A top of some thickness, down to a hem."""
    return cut(within(clothed(by, sleeve, arms), above(hem), k=0.02), *(holes or (NECKLINE,)), k=0.016)


def band(shape: Shape, low: float, high: float, by=0.012) -> Shape:
    """A band about a shape, between two heights."""
    return within(grown(shape, by), above(low), below(high))


def stripes(shape: Shape, slot: str, lows, high=0.04, by=0.007) -> Part:
    """Level stripes on trunk and arms."""
    return upper(union(*(band(shape, low, low + high, by) for low in lows)), slot, covers=False)


def belt(slot: str, y=0.8, high=0.05, by=0.042, buckle="gold") -> tuple[Part, ...]:
    """A belt with a buckle."""
    about = upper(band(CLOTHED, y - high / 2, y + high / 2, by), slot, bones=BUST_BONES, covers=False)
    if not buckle:
        return (about,)
    clasp = block((0, y, front(y) + by), (0.07, high * 1.1, 0.02), 0.009)
    return about, upper(clasp, buckle, step=0.012, bones=("pelvis", "waist"), covers=False)


def front(y: float) -> float:
    """How far ahead the clothed trunk is at a height."""
    z = np.linspace(0, 0.3, 301)
    inside = CLOTHED(np.stack([0 * z, 0 * z + y, z], axis=1)) < 0
    return float(z[inside][-1])


def collar(slot: str, thick=0.02, y=1.135) -> Part:
    """A band about the neck."""
    wide = 0.084 + thick
    roll = turned(((wide + 0.012, y - 0.05), (wide + 0.008, y), (wide - 0.014, y + 0.03)), (0, 0, -0.004))
    return upper(roll, slot, step=0.014, bones=("chest", "neck"), covers=False)


def shirt_collar(slot: str) -> Part:
    """The two points of a shirt's collar."""
    points = mirrored(chain(((0.085, 1.14, 0.0), (0.06, 1.135, 0.075), (0.025, 1.1, 0.125)), (0.022, 0.026, 0.012)))
    back = within(ring((0, 1.142, -0.005), 0.086, 0.022), lambda p: p[:, 2] - 0.03)
    return upper(union(points, back, k=0.01), slot, step=0.014, bones=("chest", "neck"), covers=False)


def cuffs(slot: str, share=0.97, by=0.036, wide=0.13, arms: Shape = SLEEVES) -> Part:
    """Bands about the wrists."""
    inner = up_the_arm(share - wide)
    shape = within(grown(arms, by), up_the_arm(share), mirrored(lambda p: -inner(p)))
    return upper(shape, slot, bones=ARM_BONES, covers=False)


def lapels(slot: str, by=0.03) -> Part:
    """The lapels of a jacket."""
    strip = mirrored(
        chain(
            ((0.088, 1.15, 0.0), (0.075, 1.11, 0.1 + by / 2), (0.02, 0.9, front(0.9) + by - 0.01)),
            (0.024, 0.036, 0.014),
        )
    )
    return upper(strip, slot, step=0.015, bones=BUST_BONES, covers=False)


def shirt_front(slot: str, y0=0.85) -> Part:
    """A shirt seen between the halves of a jacket."""
    shape = within(
        grown(union(TORSO, NECK_SHAPE, k=0.04), 0.02),
        mirrored(half_space((1, 0, 0), 0.12)),
        before(0.0),
        above(y0),
        below(1.15),
    )
    return upper(shape, slot, bones=BUST_BONES, covers=False)


def buttons(slot: str, heights, by=0.026, aside=0.0, r=0.013) -> Part:
    """Buttons down the front."""
    places = [(x, y, front(y) + by) for y in heights for x in ({aside, -aside})]
    return upper(union(*(ball(p, (r, r, r * 0.8)) for p in places)), slot, step=0.008, bones=TRUNK_ONLY, covers=False)


def badge(slot: str, x=0.08, y=1.0, by=0.026, r=0.024) -> Part:
    """A badge on the breast."""
    return upper(
        ball((x, y, front(y) + by - 0.012), (r, r * 1.15, 0.016)), slot, step=0.01, bones=("chest",), covers=False
    )


def epaulettes(slot: str) -> Part:
    """Shoulder pieces."""
    pad = mirrored(ball((0.195, 1.128, 0.0), (0.078, 0.034, 0.075)))
    return upper(pad, slot, step=0.014, bones=("chest", "upper_arm_l", "upper_arm_r"), covers=False)


def breast(slot: str, *shapes: Shape, step=0.014, low=0.55, high=1.3) -> Part:
    """Something on the trunk."""
    return Part(union(*shapes, k=0.008), slot, (-0.4, low, -0.4), (0.4, high, 0.4), step, BUST_BONES, False)


def skirt(length: float, flare: float, waist=0.85, narrow=0.17, deep=0.82) -> Shape:
    """A skirt from the waist down to the height `length`, `flare` wide there."""
    profile = ((flare, length), (flare * 0.97, length + 0.06), (narrow * 1.1, waist - 0.12), (narrow, waist))
    return turned(profile, deep=deep)


def in_one(whole: Shape, slot: str, length: float) -> tuple[Part, ...]:
    """Cloth that hangs from trunk and arms down to the legs."""
    bones = (*SHIRT_BONES, "thigh_l", "thigh_r", *(("shin_l", "shin_r") if length < 0.3 else ()))
    return (Part(whole, slot, (-0.68, length - 0.04, -0.42), (0.68, 1.26, 0.46), bones=bones),)


def dress(
    slot: str, length: float, flare: float, sleeve: float, neck: Shape = LOW_NECKLINE, deep=0.84, by=0.02
) -> tuple[Part, ...]:
    """Bodice and skirt in one cloth."""
    bodice = cut(within(clothed(by, sleeve, trunk=TORSO), above(0.7)), neck, k=0.016)
    fall = skirt(length, flare, 0.9, 0.166, deep)
    whole = union(bodice, fall, k=0.05)
    return in_one(whole, slot, length)


def sash_of(slot: str, by=0.05, high=0.05) -> Part:
    """A broad ribbon about the waist of a dress."""
    waist = union(grown(TORSO, 0.0), turned(((0.2, 0.74), (0.155, 0.84)), deep=0.84), k=0.03)
    return upper(band(waist, 0.795, 0.795 + high, by), slot, bones=BUST_BONES, covers=False)


def between(p) -> np.ndarray:
    """A wedge between the legs, so that they never melt together."""
    return np.maximum(np.abs(p[:, 0]) - 0.008 - 0.03 * np.clip(0.54 - p[:, 1], 0, 1), p[:, 1] - 0.54)


BETWEEN_LEGS: Shape = between


def trousers(by: float, hem: float, legs: Shape = TROUSER_LEG) -> Shape:
    """Trousers down to a hem."""
    both = union(grown(TORSO, 0.012), grown(both_sides(legs), by), k=0.03)
    return cut(within(both, below(0.79), above(hem), k=0.016), BETWEEN_LEGS, k=0.014)


def diagonal(slot: str, by: float, wide=0.045, sign=1) -> Part:
    """A band from one shoulder to the other hip."""
    n = np.array([sign * 0.72, -0.69, 0.0])
    offset = float(n @ np.array([0.0, 0.93, 0.0]))
    shape = within(
        grown(union(CLOTHED, NECK_SHAPE, k=0.04), by), lambda p: np.abs(p @ n - offset) - wide, below(1.2), above(0.6)
    )
    return upper(shape, slot, bones=BUST_BONES, covers=False)


def worn(*parts: Part, bones=SHIRT_BONES, covers=True, hides: Shape | None = None) -> Piece:
    """Clothes."""
    return Piece(parts, bones, covers, hides)


def hung_skirt(length: float, flare: float) -> Shape:
    """A skirt whose waist a top hides."""
    return turned(((flare, length), (flare * 0.97, length + 0.06), (0.196, 0.62), (0.16, 0.7), (0.155, 0.8)), deep=0.84)


def gowned(
    slot: str,
    length: float,
    flare: float,
    sleeve=0.92,
    by=0.032,
    arms: Shape = SLEEVES,
    neck: Shape = NECKLINE,
    slit=False,
) -> tuple[Part, ...]:
    """A coat or robe in one cloth, from the neck down."""
    whole = union(
        cut(within(clothed(by, sleeve, arms, TORSO), above(0.65)), neck, k=0.016),
        skirt(length, flare, 0.9, 0.16, 0.84),
        k=0.06,
    )
    if slit:
        whole = cut(whole, limb((0, 0.2, 0.36), (0, 0.66, 0.24), 0.07, 0.004), k=0.016)
    return in_one(whole, slot, length)


SHIRT = top()
JACKET = top(0.032, 0.605, 0.95, OPEN_COLLAR)
VEST = cut(
    within(grown(union(CLOTHED, NECK_SHAPE, k=0.05), 0.036), above(0.62), below(1.135)), OPEN_COLLAR, ARM_HOLES, k=0.016
)
TANK = cut(
    within(grown(union(CLOTHED, NECK_SHAPE, k=0.05), 0.022), above(0.625), below(1.15)),
    ball((0, 1.2, 0.02), (0.115, 0.13, 0.17)),
    ARM_HOLES,
    k=0.016,
)
PONCHO = top(0.04, 0.66, 0.62, arms=mirrored(chain((SHOULDER, ELBOW, WRIST), (0.075, 0.125, 0.18))))
BIB = union(
    within(grown(CLOTHED, 0.036), above(0.6), below(0.86)),
    within(grown(TORSO, 0.036), above(0.78), below(1.03), before(0.02), mirrored(half_space((1, 0, 0), 0.115))),
    mirrored(
        within(
            grown(union(TORSO, ARMS, NECK_SHAPE, k=0.05), 0.036),
            above(0.84),
            below(1.18),
            half_space((1, 0, 0), 0.125),
            half_space((-1, 0, 0), -0.08),
        )
    ),
)
SHOE = union(ball((0.114, 0.058, 0.05), (0.07, 0.06, 0.125)), limb(ANKLE, (0.112, 0.05, -0.015), 0.066), k=0.02)
SOLES = mirrored(within(grown(SHOE, 0.008), below(0.034), above(-0.002)))
BOOT = union(SHOE, chain((KNEE, ANKLE), (0.106, 0.098)), k=0.02)
TAIL = union(
    chain(((0, 0.76, 0), (0, 0.62, 0.0), (0, 0.36, 0.02), (0, 0.14, 0.0)), (0.15, 0.18, 0.125, 0.06)),
    k=0.06,
)
BELOW_WAIST = below(0.66)
LEGS_BONES = ("pelvis", *LEG_BONES)


def shoe(shape: Shape, high: float, bones=("foot_l", "foot_r"), slot="shoes", sole=True) -> Piece:
    """A pair of shoes."""
    parts = [lower(cut(mirrored(within(shape, below(high), above(0.02))), BETWEEN_LEGS), slot, high + 0.1, step=0.015)]
    if sole:
        parts.append(lower(SOLES, "sole", 0.2, step=0.014, covers=False))
    return Piece(tuple(parts), bones)


SHIN_BONES = ("foot_l", "foot_r", "shin_l", "shin_r")
TOPS: dict[str, Piece] = {
    "tank": worn(upper(TANK, "top")),
    "t-shirt": worn(upper(top(0.026, 0.625, 0.38), "top")),
    "striped-shirt": worn(
        upper(SHIRT, "top"), stripes(SHIRT, "top2", (0.66, 0.74, 0.82, 0.9, 0.98, 1.06)), collar("top2")
    ),
    "sports-shirt": worn(
        upper(top(0.026, 0.625, 0.38), "top"),
        stripes(top(0.026, 0.625, 0.38), "top2", (0.9,), 0.07),
        collar("top2"),
    ),
    "shirt": worn(upper(SHIRT, "top"), shirt_collar("top"), buttons("top2", (0.7, 0.8, 0.9, 1.0))),
    "blouse": worn(
        upper(top(0.03, 0.625, 0.85, LOW_NECKLINE, arms=WIDE_SLEEVES), "top"),
        cuffs("top2", 0.88, 0.014, 0.1, WIDE_SLEEVES),
    ),
    "sweater": worn(
        upper(top(0.032, 0.64, 0.9), "top"),
        collar("top", 0.02),
        cuffs("top", 0.97, 0.042, 0.07),
        upper(band(CLOTHED, 0.605, 0.65, 0.043), "top", bones=BUST_BONES, covers=False),
    ),
    "hoodie": worn(
        upper(top(0.034, 0.61, 0.94), "top"),
        breast(
            "top",
            within(
                chain(
                    ((0.1, 1.13, 0.04), (0.09, 1.16, -0.1), (-0.09, 1.16, -0.1), (-0.1, 1.13, 0.04)),
                    (0.04, 0.06, 0.06, 0.04),
                ),
                below(1.25),
            ),
        ),
        breast("top2", mirrored(chain(((0.04, 1.09, 0.145), (0.045, 0.97, 0.162)), (0.008, 0.01))), step=0.01),
        cuffs("top", 0.97, 0.043, 0.07),
    ),
    "jacket": worn(upper(JACKET, "top"), shirt_front("top2"), lapels("top"), buttons("dark", (0.8, 0.72), 0.034)),
    "tuxedo": worn(
        upper(JACKET, "top"),
        shirt_front("white"),
        lapels("dark", 0.034),
        buttons("dark", (0.8,), 0.034),
        buttons("dark", (0.9, 0.97), 0.022, r=0.009),
    ),
    "leather-jacket": worn(
        upper(JACKET, "top"),
        shirt_front("top2", 0.7),
        lapels("top", 0.036),
        cuffs("top", 0.97, 0.04),
    ),
    "coat": worn(
        *gowned("top", 0.36, 0.265, 0.95, 0.034, neck=OPEN_COLLAR, slit=True),
        shirt_front("top2"),
        lapels("top", 0.034),
        buttons("extra", (0.68, 0.77, 0.86), 0.034),
    ),
    "lab-coat": worn(
        *gowned("white", 0.36, 0.265, 0.95, 0.034, neck=OPEN_COLLAR, slit=True),
        shirt_front("top"),
        lapels("white", 0.034),
        breast("top", limb((0.09, 1.0, front(1.0) + 0.026), (0.09, 0.96, front(0.96) + 0.03), 0.008), step=0.008),
    ),
    "raincoat": worn(
        *gowned("top", 0.34, 0.28, 0.95, 0.036),
        collar("top", 0.03),
        buttons("top2", (0.66, 0.78, 0.9, 1.02), 0.038, r=0.017),
    ),
    "puffer": worn(
        upper(
            union(
                within(clothed(0.036, 0.93), above(0.62)),
                *(
                    within(grown(CLOTHED, 0.056), lambda p, y=y: np.abs(p[:, 1] - y) - 0.03, k=0.05)
                    for y in (0.67, 0.76, 0.85, 0.94, 1.03)
                ),
                k=0.02,
            ),
            "top",
            0.5,
        ),
        collar("top", 0.036),
        cuffs("top", 0.97, 0.04),
    ),
    "vest": worn(upper(SHIRT, "top2"), shirt_collar("top2"), upper(VEST, "top", bones=BUST_BONES)),
    "sleeveless-vest": worn(upper(TANK, "top2"), upper(VEST, "top", bones=BUST_BONES)),
    "safety-vest": worn(
        upper(SHIRT, "top2"),
        upper(VEST, "top", bones=BUST_BONES),
        upper(band(VEST, 0.8, 0.85, 0.009), "extra", bones=BUST_BONES, covers=False),
        upper(
            mirrored(
                within(
                    grown(VEST, 0.009),
                    above(0.85),
                    below(1.1),
                    half_space((1, 0, 0), 0.13),
                    half_space((-1, 0, 0), -0.085),
                )
            ),
            "extra",
            bones=BUST_BONES,
            covers=False,
        ),
    ),
    "overalls": worn(
        upper(top(0.02, 0.645, 0.38), "top"),
        upper(BIB, "bottom", bones=BUST_BONES),
        upper(mirrored(ball((0.098, 0.99, 0.158), 0.02)), "gold", step=0.01, bones=("chest",), covers=False),
        breast("bottom", block((0, 0.9, 0.165), (0.11, 0.09, 0.02), 0.01)),
    ),
    "suspenders": worn(
        upper(SHIRT, "top"),
        shirt_collar("top"),
        upper(
            mirrored(
                within(
                    grown(union(CLOTHED, ARMS, NECK_SHAPE, k=0.06), 0.036),
                    above(0.63),
                    below(1.18),
                    half_space((1, 0, 0), 0.115),
                    half_space((-1, 0, 0), -0.08),
                )
            ),
            "extra2",
            bones=BUST_BONES,
            covers=False,
        ),
    ),
    "uniform": worn(
        upper(SHIRT, "top"),
        shirt_collar("top"),
        buttons("gold", (0.7, 0.88, 0.97)),
        badge("gold"),
        *belt("dark"),
        epaulettes("top2"),
        breast("top2", block((-0.085, 0.99, front(0.99) + 0.018), (0.075, 0.05, 0.02), 0.008), step=0.011),
    ),
    "pilot-jacket": worn(
        upper(JACKET, "top"),
        shirt_front("white"),
        lapels("top"),
        buttons("gold", (0.68, 0.77), 0.034, 0.035),
        breast(
            "gold",
            mirrored(limb((0.07, 1.0, front(1.0) + 0.018), (0.12, 1.005, front(1.0) + 0.01), 0.013, 0.006)),
            step=0.01,
        ),
        stripes(
            within(grown(SLEEVES, 0.032), up_the_arm(0.93), mirrored(lambda p: -up_the_arm(0.86)(p))),
            "gold",
            (0.6,),
            0.4,
        ),
    ),
    "fire-jacket": worn(
        upper(top(0.036, 0.56, 0.95), "top", 0.5),
        collar("top", 0.032),
        upper(band(CLOTHED, 0.62, 0.665, 0.044), "extra", bones=BUST_BONES, covers=False),
        upper(band(CLOTHED, 0.87, 0.915, 0.044), "extra", bones=BUST_BONES, covers=False),
        cuffs("extra", 0.9, 0.044, 0.09),
        buttons("dark", (0.74, 0.8, 0.96, 1.03), 0.04),
    ),
    "chef-jacket": worn(
        upper(top(0.03, 0.61, 0.94), "white"),
        collar("white", 0.026),
        buttons("dark", (0.72, 0.81, 0.9, 0.99), 0.03, 0.05),
    ),
    "royal-jacket": worn(
        upper(SHIRT, "top"),
        collar("gold", 0.022),
        epaulettes("gold"),
        buttons("gold", (0.72, 0.82, 0.92, 1.02), r=0.018),
        *belt("white", 0.76),
        cuffs("gold", 0.97, 0.03, 0.09),
    ),
    "guard-jacket": worn(
        upper(SHIRT, "top"),
        collar("dark", 0.024),
        epaulettes("dark"),
        buttons("gold", (0.7, 0.87, 0.95, 1.03), r=0.016),
        *belt("white", 0.78),
        cuffs("dark", 0.97, 0.03, 0.1),
    ),
    "tunic": worn(
        *gowned("top", 0.46, 0.25, 0.7, 0.028),
        *belt("extra", 0.79, 0.05, 0.064),
    ),
    "santa-coat": worn(
        *gowned("top", 0.42, 0.262, 0.95, 0.034),
        *belt("dark", 0.79, 0.06, 0.07),
        collar("white", 0.04),
        lower(turned(((0.272, 0.4), (0.28, 0.43), (0.268, 0.47)), deep=0.86), "white", bones=SKIRT_BONES, covers=False),
        cuffs("white", 0.98, 0.046, 0.12),
        breast("white", limb((0, 1.08, front(1.05) + 0.026), (0, 0.84, front(0.84) + 0.034), 0.026)),
    ),
    "dress": worn(*dress("top", 0.36, 0.29, 0.22), sash_of("top2")),
    "long-dress": worn(*dress("top", 0.14, 0.31, 0.92, NECKLINE), sash_of("top2")),
    "gown": worn(
        *dress("top", 0.03, 0.4, 0.26, deep=0.9),
        sash_of("top2"),
        upper(mirrored(ball((0.205, 1.08, 0), (0.085, 0.075, 0.085))), "top", covers=False),
    ),
    "strap-dress": worn(
        *dress("top", 0.1, 0.36, 0.02, ball((0, 1.24, 0.02), (0.2, 0.16, 0.2)), deep=0.9),
        sash_of("top2"),
    ),
    "robe": worn(
        *gowned("top", 0.04, 0.3, arms=WIDE_SLEEVES),
        collar("top2", 0.024),
        *belt("top2", 0.8, 0.045, 0.068, ""),
        bones=ROBE_BONES,
    ),
    "academic-gown": worn(
        *gowned("top", 0.04, 0.3, arms=WIDE_SLEEVES, neck=OPEN_COLLAR),
        shirt_front("top2"),
        lapels("top", 0.034),
        bones=ROBE_BONES,
    ),
    "kimono": worn(
        *gowned("top", 0.05, 0.23, arms=WIDE_SLEEVES),
        upper(
            within(
                chain(
                    ((0.09, 1.15, -0.02), (0.07, 1.11, 0.11), (-0.035, 0.9, front(0.9) + 0.024)), (0.026, 0.03, 0.026)
                ),
                above(0.86),
            ),
            "top2",
            covers=False,
        ),
        upper(
            chain(
                ((-0.09, 1.15, -0.02), (-0.07, 1.11, 0.105), (0.02, 0.93, front(0.93) + 0.014)), (0.026, 0.028, 0.02)
            ),
            "top2",
            covers=False,
        ),
        upper(band(CLOTHED, 0.76, 0.88, 0.06), "extra", bones=BUST_BONES, covers=False),
        breast("extra", block((0, 0.84, -0.19), (0.2, 0.13, 0.07), 0.03)),
        bones=ROBE_BONES,
    ),
    "bathrobe": worn(
        *gowned("top", 0.2, 0.27, 0.94, 0.036, WIDE_SLEEVES, OPEN_COLLAR),
        lapels("top2", 0.04),
        *belt("top2", 0.8, 0.05, 0.072, ""),
        breast("top2", mirrored(limb((0.02, 0.79, 0.215), (0.05, 0.64, 0.215), 0.014, 0.02))),
        bones=ROBE_BONES,
    ),
    "sari": worn(
        *dress("top", 0.04, 0.27, 0.25, LOW_NECKLINE, deep=0.86),
        diagonal("top2", 0.036, 0.08),
        breast("top2", ball((0.13, 0.9, -0.15), (0.07, 0.26, 0.03))),
        bones=ROBE_BONES,
    ),
    "poncho": worn(
        upper(PONCHO, "top", 0.5),
        collar("top2", 0.026),
        stripes(PONCHO, "top2", (0.72, 0.8), 0.035, 0.009),
        upper(top(0.024, 0.64), "top2"),
    ),
    "swimsuit": worn(
        upper(
            cut(
                within(grown(union(TORSO, NECK_SHAPE, k=0.05), 0.014), above(0.6), below(1.13)),
                ball((0, 1.18, 0.02), (0.12, 0.12, 0.17)),
                ARM_HOLES,
                mirrored(ball((0.2, 0.59, 0), (0.12, 0.11, 0.2))),
                k=0.014,
            ),
            "top",
        ),
    ),
    "tutu": worn(
        upper(
            cut(
                within(grown(union(TORSO, NECK_SHAPE, k=0.05), 0.014), above(0.6), below(1.11)),
                ball((0, 1.18, 0.02), (0.13, 0.13, 0.18)),
                ARM_HOLES,
            ),
            "top",
        ),
        lower(
            union(
                *(
                    turned(((r, 0.66 + d), (r + 0.01, 0.69 + d), (0.16, 0.79 + d)), deep=0.94)
                    for r, d in ((0.36, 0.0), (0.33, 0.03))
                )
            ),
            "top2",
            bones=("pelvis", "waist"),
            covers=False,
        ),
    ),
    "wetsuit": worn(
        upper(
            within(
                grown(union(union(TORSO, ARMS, k=0.07), NECK_SHAPE, k=0.04), 0.012),
                up_the_arm(0.95),
                below(1.16),
                above(0.6),
            ),
            "top",
        ),
        lower(trousers(0.004, 0.085, chain((HIP, KNEE, ANKLE), (0.106, 0.086, 0.068))), "top", bones=LEGS_BONES),
        breast("top2", mirrored(chain(((0.16, 1.0, 0.05), (0.155, 0.83, 0.05)), (0.034, 0.03)))),
        bones=SHIRT_BONES,
    ),
    "space-suit": worn(
        upper(union(top(0.046, 0.6, 0.95), k=0.03), "top"),
        collar("top2", 0.05),
        cuffs("extra", 0.98, 0.05, 0.1),
        breast("top2", block((0, 0.93, 0.175), (0.19, 0.12, 0.06), 0.02)),
        breast("glass", ball((0.05, 0.945, 0.208), 0.017), ball((-0.055, 0.92, 0.208), 0.015), step=0.008),
        breast("extra", ball((0.0, 0.945, 0.208), 0.017), step=0.008),
        breast("top2", block((0, 0.95, -0.2), (0.3, 0.34, 0.14), 0.05), step=0.018),
        *belt("extra2", 0.74, 0.04, 0.068, ""),
    ),
    "armour": worn(
        upper(top(0.022, 0.64, 0.95), "silver"),
        upper(mirrored(ball((0.21, 1.09, 0), (0.1, 0.085, 0.1))), "silver", covers=False),
        cuffs("silver", 1.0, 0.036, 0.3),
        upper(
            cut(within(grown(CLOTHED, 0.046), above(0.51), below(1.12), k=0.02), ARM_HOLES),
            "top",
            0.4,
            bones=(*BUST_BONES, "thigh_l", "thigh_r"),
        ),
        upper(
            cut(
                within(
                    grown(CLOTHED, 0.054), above(0.64), below(1.08), mirrored(half_space((1, 0, 0), 0.03)), before(0)
                )
            ),
            "extra2",
            bones=BUST_BONES,
            covers=False,
        ),
        upper(
            within(grown(CLOTHED, 0.054), above(0.93), below(0.99), mirrored(half_space((1, 0, 0), 0.1)), before(0)),
            "extra2",
            bones=BUST_BONES,
            covers=False,
        ),
        collar("silver", 0.034),
        *belt("extra", 0.76, 0.045, 0.066),
    ),
    "robot-body": worn(
        upper(block((0, 0.9, 0), (0.42, 0.5, 0.32), 0.07), "top", 0.5),
        upper(mirrored(grown(chain((SHOULDER, ELBOW, WRIST), (0.06, 0.055, 0.055)), 0.016)), "silver", bones=ARM_BONES),
        breast("top2", block((0, 0.95, 0.15), (0.26, 0.16, 0.05), 0.02)),
        breast("extra", ball((0.08, 0.97, 0.18), 0.022), ball((-0.08, 0.97, 0.18), 0.022), step=0.009),
        breast("glass", limb((-0.03, 0.97, 0.176), (0.03, 0.97, 0.176), 0.016), step=0.009),
        upper(mirrored(grown(ball(HAND, (0.06, 0.064, 0.056)), 0.016)), "extra", bones=ARM_BONES, covers=False),
        lower(trousers(0.012, 0.09), "top2", bones=LEGS_BONES),
    ),
    "pyjamas": worn(
        upper(SHIRT, "top"),
        stripes(SHIRT, "top2", (0.68, 0.8, 0.92, 1.04), 0.018),
        shirt_collar("top2"),
    ),
    "baby-suit": worn(
        upper(top(0.034, 0.6, 0.95), "top"),
        collar("top2", 0.026),
        lower(trousers(0.022, 0.08), "top", bones=LEGS_BONES),
        buttons("top2", (0.72, 0.84, 0.96), 0.034, r=0.017),
    ),
}
BOTTOMS: dict[str, Piece] = {
    "trousers": Piece((lower(trousers(0.0, 0.06), "bottom"),), ("pelvis", "waist", *LEG_BONES)),
    "striped-trousers": Piece(
        (
            lower(trousers(0.0, 0.06), "bottom"),
            lower(
                within(
                    grown(trousers(0.0, 0.06), 0.007),
                    mirrored(half_space((-1, 0, 0), -0.155)),
                    before(-0.03),
                    lambda p: p[:, 2] - 0.03,
                ),
                "extra",
                covers=False,
            ),
        ),
        ("pelvis", "waist", *LEG_BONES),
    ),
    "wide-trousers": Piece(
        (lower(trousers(0.012, 0.1, chain((HIP, KNEE, ANKLE), (0.108, 0.1, 0.1))), "bottom"),),
        ("pelvis", "waist", *LEG_BONES),
    ),
    "shorts": Piece((lower(trousers(0.012, 0.4), "bottom"),), ("pelvis", "waist", *LEG_BONES)),
    "trunks": Piece((lower(trousers(0.0, 0.53), "bottom"),), ("pelvis", "waist", *LEG_BONES)),
    "tights": Piece(
        (lower(trousers(0.0, 0.09, chain((HIP, KNEE, ANKLE), (0.104, 0.083, 0.065))), "bottom"),),
        ("pelvis", "waist", *LEG_BONES),
    ),
    "skirt": Piece((lower(hung_skirt(0.4, 0.265), "bottom", bones=SKIRT_BONES),), SKIRT_BONES),
    "long-skirt": Piece((lower(hung_skirt(0.1, 0.31), "bottom", bones=GOWN_BONES),), GOWN_BONES),
    "mermaid-tail": Piece(
        (
            lower(TAIL, "bottom", bones=LEGS_BONES),
            lower(
                both_sides(
                    union(
                        ball((0.12, 0.075, 0.02), (0.16, 0.07, 0.03)),
                        ball((0.03, 0.13, 0.01), (0.07, 0.09, 0.04)),
                        k=0.05,
                    ),
                    0.02,
                ),
                "bottom",
                bones=LEGS_BONES,
            ),
            lower(band(TAIL, 0.74, 0.79, 0.012), "extra2", bones=("pelvis",), covers=False),
        ),
        LEGS_BONES,
        hides=BELOW_WAIST,
    ),
    "genie-tail": Piece(
        (
            lower(
                chain(
                    ((0, 0.74, 0), (0, 0.56, 0.0), (0.03, 0.36, 0.0), (-0.02, 0.2, 0.0), (0.03, 0.06, 0.0)),
                    (0.17, 0.2, 0.15, 0.08, 0.012),
                ),
                "bottom",
                bones=("pelvis",),
            ),
        ),
        ("pelvis",),
        hides=BELOW_WAIST,
    ),
}
SHOES: dict[str, Piece] = {
    "shoes": shoe(SHOE, 0.115),
    "boots": shoe(BOOT, 0.27, SHIN_BONES),
    "high-boots": shoe(BOOT, 0.36, SHIN_BONES),
    "slippers": shoe(grown(SHOE, 0.006), 0.085, sole=False),
    "ballet-shoes": shoe(grown(FOOT, 0.01), 0.075, sole=False),
    "sandals": Piece(
        (
            lower(SOLES, "sole", 0.2, step=0.014, covers=False),
            lower(
                mirrored(
                    union(
                        within(grown(FOOT, 0.012), lambda p: np.abs(p[:, 2] - 0.075) - 0.022, above(0.02)),
                        within(grown(FOOT, 0.012), lambda p: np.abs(p[:, 1] - 0.085) - 0.016, lambda p: p[:, 2] - 0.06),
                    )
                ),
                "shoes",
                0.2,
                step=0.014,
                covers=False,
            ),
        ),
        ("foot_l", "foot_r"),
        covers=False,
    ),
    "clown-shoes": Piece(
        (
            lower(
                mirrored(
                    within(union(SHOE, ball((0.13, 0.07, 0.13), (0.1, 0.075, 0.15)), k=0.04), below(0.15), above(0.02))
                ),
                "shoes",
                0.3,
            ),
            lower(
                mirrored(
                    within(
                        union(grown(SHOE, 0.008), ball((0.13, 0.05, 0.13), (0.108, 0.06, 0.158)), k=0.04),
                        below(0.036),
                        above(-0.002),
                    )
                ),
                "sole",
                0.2,
                covers=False,
            ),
        ),
        ("foot_l", "foot_r"),
    ),
    "flippers": Piece(
        (
            lower(
                mirrored(union(grown(FOOT, 0.012), ball((0.135, 0.035, 0.2), (0.1, 0.03, 0.17)), k=0.03)), "shoes", 0.25
            ),
        ),
        ("foot_l", "foot_r"),
    ),
}
WORN: dict[str, Piece] = {
    "apron": worn(
        upper(
            within(grown(CLOTHED, 0.044), above(0.62), below(1.05), before(0.0), mirrored(half_space((1, 0, 0), 0.14))),
            "extra",
            bones=BUST_BONES,
        ),
        lower(
            within(skirt(0.36, 0.235, 0.88, 0.21, 0.84), before(0.03), mirrored(half_space((1, 0, 0), 0.165))),
            "extra",
            1.0,
            bones=SKIRT_BONES,
        ),
        upper(
            mirrored(chain(((0.1, 1.04, 0.14), (0.105, 1.14, 0.05), (0.07, 1.17, -0.06)), (0.016, 0.016, 0.016))),
            "extra",
            step=0.012,
            bones=BUST_BONES,
        ),
        *belt("extra", 0.82, 0.035, 0.05, ""),
        bones=BUST_BONES,
        covers=False,
    ),
    "cape": worn(
        Part(
            cut(
                turned(((0.38, 0.28), (0.31, 0.6), (0.215, 1.04), (0.1, 1.17)), (0, 0, -0.05), deep=0.78),
                turned(((0.345, 0.18), (0.275, 0.6), (0.18, 1.03), (0.06, 1.15)), (0, 0, -0.03), deep=0.78),
                before(0.01),
            ),
            "extra",
            (-0.5, 0.2, -0.5),
            (0.5, 1.25, 0.3),
            0.017,
            ("chest", "waist", "pelvis"),
        ),
        breast(
            "extra",
            chain(
                ((0.1, 1.15, 0.0), (0.07, 1.125, 0.1), (-0.07, 1.125, 0.1), (-0.1, 1.15, 0.0)),
                (0.026, 0.022, 0.022, 0.026),
            ),
        ),
        breast("gold", ball((0, 1.12, 0.125), 0.024), step=0.01),
        covers=False,
    ),
    "high-collar": worn(
        Part(
            cut(
                turned(((0.1, 1.1), (0.22, 1.36), (0.24, 1.4)), (0, 0, -0.02)),
                turned(((0.075, 1.06), (0.195, 1.37), (0.23, 1.48)), (0, 0, -0.02)),
                ball((0, 1.3, 0.2), (0.3, 0.24, 0.24)),
            ),
            "extra",
            (-0.3, 1.0, -0.35),
            (0.3, 1.5, 0.3),
            0.012,
            ("chest", "neck"),
        ),
        covers=False,
    ),
    "shawl": worn(
        upper(
            union(
                within(cut(turned(((0.27, 0.93), (0.22, 1.05), (0.1, 1.165)), deep=0.72), NECKLINE), k=0.02),
                limb((0.05, 1.0, 0.165), (0.08, 0.83, 0.17), 0.05, 0.045),
                k=0.03,
            ),
            "neck",
            bones=BUST_BONES,
        ),
        covers=False,
    ),
    "scarf": worn(
        breast("neck", ring((0, 1.15, 0.0), 0.11, 0.048), step=0.017),
        breast("neck", limb((0.08, 1.12, 0.14), (0.095, 0.88, 0.175), 0.045, 0.042), step=0.017),
        covers=False,
    ),
    "neckerchief": worn(
        breast("neck", ring((0, 1.145, 0.0), 0.092, 0.03)),
        breast(
            "neck", mirrored(limb((0.0, 1.1, 0.145), (0.05, 1.03, 0.165), 0.018, 0.03)), ball((0, 1.11, 0.14), 0.028)
        ),
        covers=False,
    ),
    "tie": worn(
        breast(
            "neck",
            chain(((0, 1.1, 0.142), (0, 1.0, 0.158), (0, 0.86, 0.168)), (0.015, 0.022, 0.032)),
            ball((0, 1.108, 0.14), 0.026),
            step=0.012,
        ),
        covers=False,
    ),
    "bow-tie": worn(
        breast(
            "neck",
            mirrored(limb((0.0, 1.115, 0.142), (0.06, 1.118, 0.135), 0.014, 0.034)),
            ball((0, 1.115, 0.148), 0.02),
            step=0.011,
        ),
        covers=False,
    ),
    "pearls": worn(
        breast(
            "white",
            *(
                ball((0.105 * np.sin(a), 1.12 - 0.03 * np.cos(a), 0.015 + 0.115 * np.cos(a)), 0.02)
                for a in np.linspace(-1.5, 1.5, 11)
            ),
            step=0.011,
        ),
        covers=False,
    ),
    "ruffle": worn(
        breast(
            "white",
            *(
                ball((0.1 * np.sin(a), 1.135 - 0.02 * np.cos(a), 0.105 * np.cos(a)), (0.036, 0.03, 0.036))
                for a in np.arange(12) * 0.5236
            ),
            step=0.013,
        ),
        covers=False,
    ),
    "medal": worn(
        breast(
            "neck",
            mirrored(
                chain(((0.09, 1.14, 0.03), (0.06, 1.08, 0.13), (0.0, 0.93, front(0.93) + 0.034)), (0.014, 0.014, 0.014))
            ),
            step=0.011,
        ),
        breast("gold", ball((0, 0.9, front(0.9) + 0.034), (0.045, 0.045, 0.016)), step=0.011),
        covers=False,
    ),
    "stethoscope": worn(
        breast(
            "dark",
            chain(((-0.09, 1.15, -0.02), (-0.095, 1.12, 0.1), (-0.08, 0.96, 0.172)), (0.014, 0.014, 0.012)),
            chain(((0.09, 1.15, -0.02), (0.095, 1.12, 0.1), (0.085, 0.9, 0.18)), (0.014, 0.014, 0.012)),
            limb((-0.09, 1.155, -0.03), (0.09, 1.155, -0.03), 0.014),
            step=0.01,
        ),
        breast("silver", ball((0.085, 0.885, 0.185), (0.028, 0.028, 0.016)), step=0.01),
        covers=False,
    ),
    "tool-belt": worn(
        *belt("extra2", 0.7, 0.05, 0.05),
        breast("extra2", mirrored(block((0.165, 0.65, 0.1), (0.09, 0.11, 0.09), 0.025))),
        breast("silver", limb((0.165, 0.68, 0.1), (0.17, 0.76, 0.11), 0.016), step=0.012),
        covers=False,
    ),
    "belt": worn(*belt("dark", 0.72, 0.05, 0.046), covers=False),
    "sash": worn(diagonal("neck", 0.04), covers=False),
    "quiver-strap": worn(
        diagonal("extra2", 0.04, 0.028),
        breast("extra2", limb((-0.1, 0.86, -0.2), (0.12, 1.2, -0.2), 0.055)),
        covers=False,
    ),
    "bandolier": worn(diagonal("dark", 0.04, 0.03), covers=False),
    "emblem": worn(
        breast("extra2", within(ball((0, 0.98, front(0.98) + 0.02), (0.075, 0.07, 0.016)), k=0.01), step=0.011),
        covers=False,
    ),
    "clown-buttons": worn(buttons("extra", (0.72, 0.86, 1.0), 0.034, r=0.034), covers=False),
    "backpack": worn(
        breast("extra", block((0, 0.95, -0.215), (0.29, 0.36, 0.17), 0.065), step=0.018),
        breast("extra2", block((0, 0.87, -0.305), (0.2, 0.14, 0.07), 0.03), step=0.016),
        upper(
            mirrored(
                within(
                    grown(union(CLOTHED, ARMS, NECK_SHAPE, k=0.06), 0.042),
                    above(0.82),
                    below(1.2),
                    half_space((1, 0, 0), 0.14),
                    half_space((-1, 0, 0), -0.095),
                )
            ),
            "extra2",
            bones=BUST_BONES,
        ),
        covers=False,
    ),
    "air-tank": worn(
        breast("extra2", limb((0, 0.82, -0.22), (0, 1.06, -0.22), 0.075), step=0.016),
        breast(
            "dark",
            mirrored(
                chain(
                    ((0.1, 1.15, -0.08), (0.115, 1.13, 0.08), (0.12, 0.95, 0.14), (0.15, 0.84, 0.05)),
                    (0.02, 0.02, 0.02, 0.02),
                )
            ),
        ),
        covers=False,
    ),
    "wings": worn(
        Part(
            mirrored(
                union(
                    ball((0.29, 1.16, -0.19), (0.22, 0.16, 0.014)),
                    ball((0.21, 0.9, -0.18), (0.14, 0.12, 0.014)),
                    limb((0.05, 1.02, -0.13), (0.15, 1.04, -0.18), 0.016),
                    k=0.03,
                )
            ),
            "extra",
            (-0.58, 0.7, -0.3),
            (0.58, 1.4, 0.1),
            0.013,
            ("chest",),
        ),
        covers=False,
    ),
    "angel-wings": worn(
        Part(
            mirrored(
                union(
                    *(
                        ball(
                            (0.14 + 0.09 * n, 1.13 - 0.05 * n * n * 0.4, -0.17 - 0.01 * n),
                            (0.11, 0.13 - 0.02 * n, 0.035),
                        )
                        for n in range(4)
                    ),
                    k=0.03,
                )
            ),
            "white",
            (-0.58, 0.7, -0.32),
            (0.58, 1.4, 0.1),
            0.016,
            ("chest",),
        ),
        covers=False,
    ),
    "gloves": Piece(
        (
            upper(
                mirrored(
                    union(
                        ball(HAND, (0.07, 0.074, 0.066)),
                        limb((0.5, 0.745, 0.03), (0.525, 0.722, 0.083), 0.034, 0.031),
                        limb(WRIST, HAND, 0.066),
                        k=0.02,
                    )
                ),
                "gloves",
                bones=ARM_BONES,
            ),
        ),
        ARM_BONES,
    ),
    "wristbands": Piece(
        (cuffs("extra", 1.0, 0.012, 0.12, mirrored(chain((ELBOW, WRIST), (0.057, 0.05)))),), ARM_BONES, False
    ),
    "bikini-top": worn(
        breast(
            "extra",
            mirrored(ball((0.075, 0.985, 0.1), (0.066, 0.056, 0.042))),
            within(grown(TORSO, 0.008), above(0.965), below(0.985)),
        ),
        covers=False,
    ),
    "belly": worn(upper(union(ball((0, 0.83, 0.13), (0.165, 0.165, 0.13))), "top", bones=("pelvis", "waist", "chest"))),
}
CLOTHES: dict[str, Piece] = {**TOPS, **BOTTOMS, **SHOES, **WORN}
