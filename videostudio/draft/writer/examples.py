"""Examples and frames for a very small writer, all of our own writing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SmallFilm:
    """A film told in plain sentences, for a very small model.

    Args:
        theme: the prompt.
        things: who and what is in it.
        place: where it mostly is.
        scenes: the sentences.
    """

    theme: str
    things: tuple[str, ...]
    place: str
    scenes: tuple[str, ...]


SMALL_FILMS = (
    SmallFilm(
        "An old fisherman catches a giant fish",
        ("old fisherman", "fishing boat", "giant fish"),
        "lake",
        (
            "The old fisherman is carrying a net to the boat.",
            "The old fisherman is rowing the boat across the lake.",
            "The old fisherman is throwing the net into the water.",
            "The old fisherman is pulling a giant fish into the boat.",
            "The old fisherman is showing the giant fish to the villagers.",
        ),
    ),
    SmallFilm(
        "A little girl builds a sandcastle",
        ("little girl", "bucket", "sandcastle"),
        "beach",
        (
            "The little girl is running across the beach.",
            "The little girl is filling a bucket with wet sand.",
            "The little girl is building a tall sandcastle.",
            "The little girl is placing a small flag on the sandcastle.",
            "The little girl is sitting beside the sandcastle.",
        ),
    ),
    SmallFilm(
        "A robot learns to paint",
        ("robot", "brush", "canvas"),
        "art studio",
        (
            "The robot is opening the door of the studio.",
            "The robot is dipping a brush into blue paint.",
            "The robot is painting a flower on the canvas.",
            "The robot is looking closely at the picture.",
            "The robot is hanging the picture on the wall.",
        ),
    ),
)


# How a very small model describes each sort of entity: it chooses among the words of a pattern, part by part, and the
# parts fill a sentence. The names of the choices are as short as they can be, because every token is waited for.
_COLOUR = "(red|blue|green|yellow|purple|brown|black|white|grey)"
_FACE = "(warm smile|friendly face|calm look)"
_CLOTHES = f"{_COLOUR} (shirt|jacket|sweater|coat|scarf)"
# It knows no colours of animals and things (its bananas are brown and its hens green): these are left to the picture.
DESCRIPTION_FRAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "person": (
        f"(short|long|curly|straight) (brown|black|blond|red|dark), {_FACE}, {_CLOTHES}",
        ("with {} hair", "with a {}", "with a {}"),
    ),
    "old person": (
        f"(short|long|curly|thin) (grey|white|silver), {_FACE}, {_CLOTHES}",
        ("with {} hair", "with a {}", "with a {}"),
    ),
    "worker": (
        f"(short|long|curly|straight) (brown|black|blond|red|dark), {_FACE}",
        ("with {} hair", "with a {}"),
    ),
    "old worker": (
        f"(short|long|curly|thin) (grey|white|silver), {_FACE}",
        ("with {} hair", "with a {}"),
    ),
    "animal": (
        "(soft|thick|smooth|shiny|fluffy), (big|bright|dark|small|round), "
        "(friendly look|curious look|calm look|round body|slim body|strong body)",
        ("with {} fur", "with {} eyes", "with a {}"),
    ),
    "bird": (
        "(soft|smooth|shiny|fluffy|fine), (big|bright|dark|small|round), (round body|slim body|curious look|calm look)",
        ("with {} feathers", "with {} eyes", "with a {}"),
    ),
    "scaly": (
        "(smooth|rough|shiny), (big|bright|dark|small|round), (round body|slim body|strong body|curious look)",
        ("with {} skin", "with {} eyes", "with a {}"),
    ),
    "thing": (
        "(plain|simple|neat|pretty), (fine|soft)",
        ("with a {} shape", "with {} details"),
    ),
    "place": (
        "(bright|soft|warm|cool|golden) (daylight|morning light|evening light), (clear|gentle|rich|pale|warm), "
        "(open space|a calm background|soft shadows|a clear view)",
        ("in {}", "with {} colours", "with {}"),
    ),
}
