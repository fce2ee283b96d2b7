"""What puppets hold and use, shown by itself, for things.py: no emoji shows it."""

from __future__ import annotations

from puppet_shapes import cut, limb
from puppet_solids import METAL, RED, thing
from puppets import THINGS as PROPS
from thing_pieces import Place, Thing
from things_forms import curve


def shown(prop: str, words: str, kind: str = "tool", place: str = "ground", **told) -> Thing:
    """A prop as a thing of the library; words are parted by commas."""
    return Thing(PROPS[prop], words=tuple(words.split(", ")), kind=kind, place=place, **told)


LEANT = {"yaw": -20, "down": 6, "roll": 14}
LAID = {"place": "table", "yaw": -24, "down": 8, "roll": 24}
LYING = {"place": "table", "yaw": -24, "down": 20}
STANDING = {"yaw": -24, "down": 12}

THINGS: dict[str, Thing] = {
    "mop": shown("mop", "floor mop, wet mop", **LEANT),
    "shovel": shown("shovel", "spade, snow shovel, garden spade", **LEANT),
    "rake": shown("rake", "garden rake, leaf rake", **LEANT),
    "hoe": shown("hoe", "garden hoe", **LEANT),
    "pitchfork": shown("pitchfork", "hay fork, garden fork, dung fork", **LEANT),
    "watering can": shown("watering-can", "sprinkling can, water can", facing="left", yaw=-66, down=12),
    "bucket of water": shown("water-bucket", "water bucket, pail of water, full bucket", **STANDING),
    "sponge": shown("sponge", "bath sponge, cleaning sponge", **LYING),
    "iron": shown("iron", "flat iron, steam iron, clothes iron", place="table", facing="left", yaw=-62, down=14),
    "needle": Thing(
        thing(
            (
                METAL,
                cut(
                    limb((-0.5, 0.55, 0), (0.55, 0.0, 0), 0.07, 0.012),
                    limb((-0.46, 0.53, -1), (-0.46, 0.53, 1), 0.028),
                    limb((-0.4, 0.5, -1), (-0.4, 0.5, 1), 0.028),
                ),
            ),
            (
                RED,
                curve(
                    (
                        (-0.43, 0.51, 0.1),
                        (-0.43, 0.51, -0.02),
                        (-0.6, 0.3, -0.05),
                        (-0.3, 0.1, 0),
                        (-0.5, -0.12, 0),
                        (0.05, -0.2, 0.05),
                        (0.45, -0.14, 0),
                    ),
                    0.026,
                ),
            ),
        ),
        words=("sewing needle", "needle and thread", "knitting needles", "pin"),
        kind="tool",
        place="table",
        yaw=-6,
        down=6,
        metre=0.14,
    ),
    "cloth": shown("cloth", "rag, dust cloth, cleaning cloth, old rags, duster, red cloth", **LYING),
    "comb": shown("comb", "hair comb, hairbrush, brush", **LAID),
    "hairdryer": shown("hairdryer", "hair dryer, blow dryer, dryer", place="table", facing="left", yaw=-60, down=8),
    "jug": shown("jug", "pitcher, milk jug, carafe", place="table", yaw=-60, down=12),
    "wooden spoon": shown("wooden-spoon", "cooking spoon, stirring spoon", **LAID),
    "ladle": shown("ladle", "soup ladle, scoop, dipper", **LAID),
    "whisk": shown("whisk", "egg whisk, egg beater", **LAID),
    "fork": shown("fork", "table fork, dinner fork", **LAID),
    "rolling pin": shown("rolling-pin", "dough roller", **LYING),
    "violin bow": shown("violin-bow", "fiddle bow", **LAID),
    "recorder": shown("recorder", "wooden flute, tin whistle", **LAID),
    "baton": shown("baton", "conductor's baton, relay baton, conducting stick", **LAID),
    "tambourine": shown("tambourine", "hand drum, rattle", "toy", "table", yaw=-24, down=10),
    "binoculars": shown("binoculars", "field glasses, opera glasses, spyglass", place="table", yaw=152, down=26),
    "remote control": shown("remote", "remote, television remote, controller", **LAID),
    "golf club": shown("golf-club", "golf stick, putter", "toy", **LEANT),
    "hockey stick": shown("hockey-stick", "ice hockey stick", "toy", **LEANT),
    "balloons": shown("balloons", "bunch of balloons, party balloons", "toy", "air", yaw=-10, down=4, grammar="plural"),
    "bubble wand": shown("bubble-wand", "soap bubble wand, bubble blower", "toy", **LAID),
    "dumbbell": shown("dumbbell", "weight, hand weight, dumbbells", "toy", yaw=-30, down=16),
    "foil": shown("foil", "fencing foil, rapier, epee, fencing sword", **LEANT),
    "staff": shown("staff", "wizard's staff, magic staff, shepherd's crook", **LEANT),
    "walking stick": shown("walking-stick", "cane, crutch, hiking stick", **LEANT),
    "spear": shown("spear", "javelin, lance, harpoon", **LEANT),
    "trident": shown("trident", "three-pronged spear, neptune's fork", **LEANT),
    "ski pole": shown("ski-pole", "ski stick, ski poles", **LEANT),
    "paddle": shown("paddle", "canoe paddle, kayak paddle", **LEANT),
    "oar": shown("oar", "boat oar, rudder", **LEANT),
    "small flag": shown("flag", "hand flag, waving flag, red cloth on a stick", "toy", yaw=150, down=6),
    "clipboard": shown("clipboard", "list, checklist, writing board", "object", "table", yaw=-22, down=12),
    "tray": shown("tray", "serving tray, waiter's tray", place="table", yaw=-20, down=20),
    "towel": shown("towel", "bath towel, wet towel, hand towel, beach towel", "object", "table", yaw=-20, down=14),
    "armchair": shown(
        "armchair",
        "easy chair, lounge chair, sofa, cosy chair",
        "furniture",
        **STANDING,
        seats=(Place("sit", hips=(0, 0.4, 0.05), feet=(0, 0.03, 0.45)),),
    ),
    "blanket": shown("blanket", "quilt, duvet, bedspread, rug, blankets, warm blanket", "object", yaw=-24, down=18),
    "table": shown(
        "dining-table",
        "dining table, kitchen table, wooden table, tables, dinner table",
        "furniture",
        yaw=-18,
        down=14,
        metre=1.25,
    ),
    "desk": shown("desk", "writing desk, office desk, study desk", "furniture", yaw=155, down=14, metre=1.25),
    "stove": shown("stove", "cooker, kitchen stove, hob, range", "furniture", yaw=-24, down=14, metre=1.25),
    "workbench": shown(
        "workbench", "work bench, carpenter's bench, tool bench", "furniture", yaw=-20, down=14, metre=1.15
    ),
    "sewing table": shown("sewing-table", "sewing desk", "furniture", yaw=-20, down=14),
    "ironing board": shown("ironing-board", "ironing table", "furniture", yaw=-24, down=14, metre=1.2),
    "market stall": shown(
        "market-stall",
        "stall, stand, fruit stall, flower stall, booth, vegetable stand, market stand",
        "building",
        yaw=-18,
        down=9,
        metre=1.3,
    ),
    "drum set": shown("drum-set", "drums, drum kit, cymbals", "toy", yaw=160, down=14, metre=1.3),
    "steering wheel": shown("steering-wheel", "ship's wheel, helm, driving wheel", place="table", yaw=-22, down=6),
    "flower bed": shown(
        "flower-bed", "flowerbed, flowers, tulip bed, garden bed", "plant", yaw=-16, down=16, metre=1.5
    ),
    "heap of earth": shown(
        "soil", "soil, earth, dirt, compost, molehill, pile of dirt, clay", "object", yaw=-16, down=14, metre=1.6
    ),
    "foam": shown("suds", "suds, soap suds, lather, soap foam, bubble bath", "object", yaw=-10, down=20),
    "microphone stand": shown("mic-stand", "mic stand, mike stand", yaw=-30, down=8),
    "music stand": shown("music-stand", "note stand, sheet music, notes", "furniture", yaw=155, down=10),
    "barbell": shown("weight-bar", "weights, heavy weight, weight bar", "toy", yaw=-24, down=10, metre=1.2),
    "cooking fire": shown(
        "cooking-fire", "campfire with a pot, pot over a fire, camp kitchen", "object", yaw=-20, down=12, metre=1.2
    ),
    "sawhorse": shown("sawn-plank", "trestle, sawing trestle, saw horse", "furniture", yaw=-34, down=12),
    "gadget": shown("gadget", "device, gizmo, radio device, detector", place="table", yaw=-22, down=12),
    "kitchen counter": shown(
        "chopping-table", "worktop, chopping table, kitchen worktop", "furniture", yaw=-20, down=14, metre=1.15
    ),
    "dust": shown("dust", "dirt on the floor, litter, ashes", "object", yaw=-10, down=26),
    "toy car": shown(
        "dashboard",
        "little car, children's car, bumper car",
        "vehicle",
        facing="left",
        yaw=-58,
        down=12,
        seats=(Place("drive", hips=(0, 0.3, -0.45), hands=(0, 0.62, -0.1), hides=True),),
    ),
}
