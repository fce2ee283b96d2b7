"""Words for drawing models: framing that suits cutting out, and scenes that say who is in them."""

import re
from collections.abc import Callable, Sequence

from videostudio.backends.protocols import SceneImageRequest
from videostudio.types import Camera, Direction, Entity, Kind, Scene, Speed

FOREGROUND = "full view, alone, centred, nothing cut off, on a plain light grey background, soft even light"
BACKGROUND = "wide establishing view of an empty place, no people, no animals, natural light"
NEGATIVE = "cropped, cut off, out of frame, several views, text, watermark, blurry, low quality, deformed"
NEGATIVE_BACKGROUND = "person, people, man, woman, child, animal, crowd, text, watermark, blurry, low quality"
NEGATIVE_SCENE = "text, watermark, blurry, lowres, bad anatomy, worst quality, low quality"
NEGATIVE_MOTION = "static, distorted, flickering, blurry, low quality, text, watermark, deformed limbs"

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
Fits = Callable[[str], bool]
"""Whether a model reads all of a text."""
CAMERA_MOVES = {
    Direction.LEFT: "pans {} to the left",
    Direction.RIGHT: "pans {} to the right",
    Direction.UP: "tilts {} up",
    Direction.DOWN: "tilts {} down",
    Direction.FORWARD: "moves {} in",
    Direction.BACKWARD: "pulls {} back",
}
CAMERA_SPEEDS = {Speed.SLOW: "slowly", Speed.MEDIUM: "steadily", Speed.FAST: "quickly"}


def appearance_text(entity: Entity) -> str:
    """What an entity looks like: its description, with its name in front where that does not say it."""
    description = entity.description.strip().rstrip(".")
    if not description:
        return entity.name
    return description if entity.name.lower() in description.lower() else f"{entity.name}: {description}"


def reference_prompt(entity: Entity) -> str:
    """The prompt of a reference picture (paper, section 3.2): what it is and how it is framed, then the description.

    What comes first weighs most, and a reference that is cropped or has a busy ground cannot be cut out.
    """
    place = entity.kind is Kind.BACKGROUND
    framed = f"{entity.name}, {BACKGROUND}" if place else f"A photo of {entity.name}, {FOREGROUND}"
    description = entity.description.strip().rstrip(".")
    return f"{framed}. {description}" if description else framed


def reference_negative(entity: Entity) -> str:
    """What a reference picture shall not show."""
    return NEGATIVE_BACKGROUND if entity.kind is Kind.BACKGROUND else NEGATIVE


def described_prompt(prompt: str, entities: Sequence[Entity], fits: Fits | None = None) -> str:
    """A prompt, and what those who are seen look like, for models that read long prompts.

    Where it is too long for the model, the longest description loses its last sentence, and so on: so that nobody is
    left out because others are described at length.

    Args:
        prompt: what is to be seen.
        entities: those to describe; one without a description adds nothing.
        fits: whether the model reads all of a text; None reads any.
    """
    looks = [split_sentences(appearance_text(entity)) for entity in entities if entity.description.strip()]
    if looks and not prompt.endswith((".", "!", "?")):
        prompt = f"{prompt}."
    while True:
        text = " ".join([prompt, *(sentence for sentences in looks for sentence in sentences)])
        longest = max(looks, key=lambda sentences: len(" ".join(sentences)), default=[])
        if not longest or fits is None or fits(text):
            return text
        longest.pop()


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its end."""
    return [part if part.endswith((".", "!", "?")) else f"{part}." for part in SENTENCE_END.split(text.strip()) if part]


def motion_prompt(
    scene: Scene, entities: Sequence[Entity] = (), fits: Fits | None = None, *, acting: bool = True
) -> str:
    """A scene's prompt, with its action where the prompt does not name it, its camera, and who is seen.

    Args:
        scene: the scene.
        entities: those to describe, for models that read long prompts.
        fits: whether the model reads all of a text, see `described_prompt`.
        acting: whether its action is said.
    """
    prompt, camera = scene.prompt.strip(), camera_sentence(scene.camera)
    said = not acting or scene.action.lower() in prompt.lower()
    more = [*([] if said else [f"{scene.action[0].upper()}{scene.action[1:]}."]), *([camera] if camera else [])]
    ended = prompt.endswith((".", "!", "?")) or not more
    return described_prompt(" ".join([prompt if ended else f"{prompt}.", *more]), entities, fits)


def camera_sentence(camera: Camera) -> str:
    """What the camera does, for models whose captions said so; empty for one that stands still."""
    if camera.direction is Direction.STATIC:
        return ""
    return f"The camera {CAMERA_MOVES[camera.direction].format(CAMERA_SPEEDS[camera.speed])}."


def pictured_prompt(request: SceneImageRequest, fits: Fits | None = None) -> str:
    """A scene's prompt for a model that is shown its references as numbered pictures, foregrounds first.

    Whoever has no picture is described. Of the others the picture tells all: a person may have put an own one there,
    which their description knows nothing of.

    Args:
        request: the scene.
        fits: whether the model reads all of a text, see `described_prompt`.
    """
    names = [bound.entity.name for bound in request.foregrounds]
    lines = [
        f"Image {n} shows {name}: keep face, shape, clothes and colours, but not the plain ground."
        for n, name in enumerate(names, 1)
    ]
    if request.background is not None:
        lines.append(f"Image {len(names) + 1} shows the place, {request.background.entity.name}: set the scene there.")
        names.append(request.background.entity.name)
    prompt = " ".join([request.scene.prompt.strip(), *lines])
    return described_prompt(prompt, [entity for entity in request.entities if entity.name not in names], fits)
