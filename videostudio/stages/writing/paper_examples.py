"""Instructions and five in-context examples for the paper's method, all of our own writing (supplement, figure 2).

The examples are diverse on purpose: one person at work, two children with an animal, a machine without people, a
journey through many places, and a couple out of doors.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from videostudio.types import Facing, Position

RULES = (
    "You are the screenwriter of short silent films. You turn one sentence into a film of several scenes, each of "
    "which will be drawn and animated as a clip of a few seconds. You work in two steps and answer with JSON only.\n"
    "Step 1, the cast: list the people, animals and things that are seen ('foregrounds', at most eight) and the "
    "places where the film happens ('backgrounds', at most four). A name is a noun with at most one or two adjectives; "
    "the same somebody, thing or place has one name in the whole film. Keep what the sentence says about them.\n"
    "Step 2, the scenes, in the order in which they would be seen:\n"
    "- One scene shows exactly one action. 'action' is that action with its object, such as 'riding a bike'.\n"
    "- 'prompt' is one plain sentence that says who does what and where; it stands by itself without the other "
    "scenes, and uses names, not pronouns.\n"
    "- 'foregrounds' and 'background' name who, what and where, with exactly the names from step 1. Whoever the film "
    "is about is in nearly every scene, and related scenes share their place.\n"
    "- 'at' says where in the picture each of the foregrounds is: on the ground, a table, a seat, the water, in the "
    "air, far off, or by another of them, such as 'held by' somebody. 'faces' is the name of whom or what it looks at, "
    "else camera, left, right or away.\n"
    "- A few seconds of video can show it; no thoughts, no dialogue, no text, no cuts.\n"
    "- Every scene brings something new, and together they have a beginning, a middle and an end.\n"
    "Write English, whatever language the sentence is in."
)

CAST_QUESTION = "Step 1, the cast, for this sentence: {prompt}"
SCENES_QUESTION = "Step 2: write {number} scenes."


@dataclass(frozen=True, slots=True)
class PaperExample:
    """One film as the model is shown it.

    Args:
        prompt: the sentence.
        foregrounds: declared people, animals and things.
        backgrounds: declared places.
        scenes: (prompt, foregrounds, background, action) each. A foreground says where it is and whom it
            faces: "cup: held by cook > guest"; without a ">" it faces the camera.
    """

    prompt: str
    foregrounds: tuple[str, ...]
    backgrounds: tuple[str, ...]
    scenes: tuple[tuple[str, tuple[str, ...], str, str], ...]

    @property
    def cast_json(self) -> str:
        """The reply of step 1."""
        return json.dumps({"foregrounds": list(self.foregrounds), "backgrounds": list(self.backgrounds)})

    @property
    def scenes_json(self) -> str:
        """The reply of step 2."""
        scenes = []
        for prompt, shown, background, action in self.scenes:
            placed = list_placements(map(_parse_foreground, shown))
            scenes.append({"prompt": prompt, "foregrounds": placed, "background": background, "action": action})
        return json.dumps({"scenes": scenes})


def list_placements(layout: Iterable[Position]) -> list[dict[str, str]]:
    """A layout as a reply of step 2 tells it."""
    return [{"name": place.name, "at": place.at, "faces": place.faces} for place in layout]


def _parse_foreground(text: str) -> Position:
    name, _, place = text.partition(": ")
    at, _, faces = place.partition(" > ")
    return Position.parse(name, at, faces or Facing.CAMERA.value)


PAPER_EXAMPLES = (
    PaperExample(
        "A potter with grey braids makes a blue bowl",
        ("potter with grey braids", "lump of clay", "blue bowl"),
        ("pottery workshop",),
        (
            (
                "The potter with grey braids kneads a lump of clay on a table in the pottery workshop.",
                ("potter with grey braids: ground > lump of clay", "lump of clay: table"),
                "pottery workshop",
                "kneading a lump of clay",
            ),
            (
                "The potter with grey braids shapes the lump of clay on a turning wheel in the pottery workshop.",
                ("potter with grey braids: seat > lump of clay", "lump of clay: table"),
                "pottery workshop",
                "shaping clay on a wheel",
            ),
            (
                "The potter with grey braids brushes glaze onto the blue bowl in the pottery workshop.",
                ("potter with grey braids: seat > blue bowl", "blue bowl: held by potter with grey braids"),
                "pottery workshop",
                "brushing glaze onto a bowl",
            ),
            (
                "The potter with grey braids lifts the blue bowl out of the kiln in the pottery workshop.",
                ("potter with grey braids: ground > blue bowl", "blue bowl: held by potter with grey braids"),
                "pottery workshop",
                "lifting a bowl out of a kiln",
            ),
            (
                "The blue bowl stands in the sun on a window sill of the pottery workshop.",
                ("blue bowl: table",),
                "pottery workshop",
                "standing in the sun",
            ),
        ),
    ),
    PaperExample(
        "Two children rescue a kitten from a tree",
        ("two children", "kitten", "wooden ladder"),
        ("suburban garden",),
        (
            (
                "A kitten clings to a high branch of a tree in the suburban garden.",
                ("kitten: air",),
                "suburban garden",
                "clinging to a branch",
            ),
            (
                "The two children run across the lawn of the suburban garden.",
                ("two children: ground > right",),
                "suburban garden",
                "running across a lawn",
            ),
            (
                "The two children lean a wooden ladder against the tree in the suburban garden.",
                ("two children: ground > wooden ladder", "wooden ladder: held by two children"),
                "suburban garden",
                "leaning a ladder against a tree",
            ),
            (
                "The two children climb the wooden ladder towards the kitten in the suburban garden.",
                (
                    "two children: on wooden ladder > kitten",
                    "wooden ladder: ground",
                    "kitten: air > two children",
                ),
                "suburban garden",
                "climbing a ladder",
            ),
            (
                "The two children stroke the kitten on the grass of the suburban garden.",
                ("two children: ground > kitten", "kitten: beside two children > two children"),
                "suburban garden",
                "stroking a kitten",
            ),
        ),
    ),
    PaperExample(
        "A delivery drone brings a parcel through a storm",
        ("delivery drone", "cardboard parcel"),
        ("warehouse", "stormy city", "tiny balcony"),
        (
            (
                "The delivery drone grips a cardboard parcel in the warehouse.",
                ("delivery drone: air", "cardboard parcel: held by delivery drone"),
                "warehouse",
                "gripping a parcel",
            ),
            (
                "The delivery drone rises through the open roof of the warehouse.",
                ("delivery drone: air", "cardboard parcel: held by delivery drone"),
                "warehouse",
                "rising through a roof",
            ),
            (
                "The delivery drone flies between wet towers in the stormy city.",
                ("delivery drone: air > right", "cardboard parcel: held by delivery drone"),
                "stormy city",
                "flying between towers",
            ),
            (
                "A gust spins the delivery drone around in the stormy city.",
                ("delivery drone: air > away", "cardboard parcel: held by delivery drone"),
                "stormy city",
                "spinning around",
            ),
            (
                "The delivery drone lands on the tiny balcony.",
                ("delivery drone: on cardboard parcel", "cardboard parcel: ground"),
                "tiny balcony",
                "landing on a balcony",
            ),
            (
                "The cardboard parcel lies dry on the tiny balcony.",
                ("cardboard parcel: ground",),
                "tiny balcony",
                "lying on a balcony",
            ),
        ),
    ),
    PaperExample(
        "An old sailor travels home to his mountain village",
        ("old sailor", "sea chest", "red bus"),
        ("foggy harbour", "desert road", "mountain village"),
        (
            (
                "The old sailor carries a sea chest along the pier of the foggy harbour.",
                ("old sailor: ground > right", "sea chest: held by old sailor"),
                "foggy harbour",
                "carrying a chest",
            ),
            (
                "The old sailor boards a red bus at the foggy harbour.",
                ("old sailor: beside red bus > red bus", "red bus: ground > left"),
                "foggy harbour",
                "boarding a bus",
            ),
            (
                "The red bus drives down the desert road.",
                ("red bus: ground > left",),
                "desert road",
                "driving down a road",
            ),
            (
                "The old sailor pushes the red bus through sand on the desert road.",
                ("old sailor: behind red bus > red bus", "red bus: ground > left"),
                "desert road",
                "pushing a bus",
            ),
            (
                "The old sailor walks up the steps of the mountain village with his sea chest.",
                ("old sailor: ground > away", "sea chest: held by old sailor"),
                "mountain village",
                "walking up steps",
            ),
            (
                "The old sailor opens the sea chest in the square of the mountain village.",
                ("old sailor: ground > sea chest", "sea chest: ground"),
                "mountain village",
                "opening a chest",
            ),
        ),
    ),
    PaperExample(
        "A young couple has a picnic by the lake",
        ("young couple", "picnic basket", "checked blanket", "curious duck"),
        ("lake shore",),
        (
            (
                "The young couple spreads a checked blanket on the grass of the lake shore.",
                ("young couple: ground > checked blanket", "checked blanket: held by young couple"),
                "lake shore",
                "spreading a blanket",
            ),
            (
                "The young couple unpacks a picnic basket on the lake shore.",
                (
                    "young couple: on checked blanket > picnic basket",
                    "picnic basket: beside young couple",
                    "checked blanket: ground",
                ),
                "lake shore",
                "unpacking a basket",
            ),
            (
                "A curious duck waddles out of the water onto the lake shore.",
                ("curious duck: ground > right",),
                "lake shore",
                "waddling out of the water",
            ),
            (
                "The curious duck pulls bread out of the picnic basket on the lake shore.",
                ("curious duck: ground > picnic basket", "picnic basket: beside curious duck"),
                "lake shore",
                "pulling bread out of a basket",
            ),
            (
                "The young couple waves at the curious duck from the checked blanket on the lake shore.",
                (
                    "young couple: on checked blanket > curious duck",
                    "curious duck: ground > left",
                    "checked blanket: ground",
                ),
                "lake shore",
                "waving at a duck",
            ),
        ),
    ),
)
