"""Words for drawing models: framing that suits cutting out, and scenes that say who is in them."""

from videostudio.backends.protocols import SceneImageRequest
from videostudio.types import Camera, Direction, Entity, Kind, Scene, Speed

FOREGROUND = "full view, alone, centred, nothing cut off, on a plain light grey background, soft even light"
BACKGROUND = "wide establishing view of an empty place, no people, no animals, natural light"
NEGATIVE = "cropped, cut off, out of frame, several views, text, watermark, blurry, low quality, deformed"
NEGATIVE_BACKGROUND = "person, people, man, woman, child, animal, crowd, text, watermark, blurry, low quality"
NEGATIVE_SCENE = "text, watermark, blurry, lowres, bad anatomy, worst quality, low quality"
NEGATIVE_MOTION = "static, distorted, flickering, blurry, low quality, text, watermark, deformed limbs"

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
    """The prompt of a reference picture (paper, section 3.2): description first, for encoders that cut long texts."""
    if entity.kind is Kind.BACKGROUND:
        return f"{appearance_text(entity)}, {BACKGROUND}"
    return f"A photo of {appearance_text(entity)}, {FOREGROUND}"


def reference_negative(entity: Entity) -> str:
    """What a reference picture shall not show."""
    return NEGATIVE_BACKGROUND if entity.kind is Kind.BACKGROUND else NEGATIVE


def motion_prompt(scene: Scene, *, acting: bool = True) -> str:
    """A scene's prompt, with its action where the prompt does not name it, and its camera.

    Args:
        scene: the scene.
        acting: whether its action is said.
    """
    prompt, camera = scene.prompt.strip(), camera_sentence(scene.camera)
    said = not acting or scene.action.lower() in prompt.lower()
    more = [*([] if said else [f"{scene.action[0].upper()}{scene.action[1:]}."]), *([camera] if camera else [])]
    ended = prompt.endswith((".", "!", "?")) or not more
    return " ".join([prompt if ended else f"{prompt}.", *more])


def camera_sentence(camera: Camera) -> str:
    """What the camera does, for models whose captions said so; empty for one that stands still."""
    if camera.direction is Direction.STATIC:
        return ""
    return f"The camera {CAMERA_MOVES[camera.direction].format(CAMERA_SPEEDS[camera.speed])}."


def pictured_prompt(request: SceneImageRequest) -> str:
    """A scene's prompt for a model that is shown its references as numbered pictures, foregrounds first."""
    names = [bound.entity.name for bound in request.foregrounds]
    lines = [f"Image {n} shows {name}: keep face, shape, clothes and colours." for n, name in enumerate(names, 1)]
    if request.background is not None:
        lines.append(f"Image {len(names) + 1} shows the place, {request.background.entity.name}: set the scene there.")
    return " ".join([request.scene.prompt.strip(), *lines])
