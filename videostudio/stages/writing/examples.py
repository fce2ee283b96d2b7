"""What a writer is told and shown about camera movements and descriptions, all of our own writing."""

CAMERA_RULES = (
    "You are the camera operator of a short film. You read what happens in each scene and decide how the camera moves "
    "in it.\n"
    "- A movement has a direction (static, left, right, up, down, forward or backward; forward comes closer, backward "
    "draws away) and a speed (slow, medium or fast).\n"
    "- Let the movement suit what happens: follow who walks, come closer to what hands do, rise with what flies.\n"
    "- Vary it; two scenes in a row should not move alike.\n"
    'Answer with JSON only: {"cameras": [{"direction": "...", "speed": "..."}, ...]}, one for each scene in order.'
)

CAMERA_EXAMPLES = (
    (
        "Scene 1: The postman pushes his bicycle up the steep lane.\n"
        "Scene 2: The postman takes a letter out of his bag.\n"
        "Scene 3: A gull steals the letter from his hand.\n"
        "Scene 4: The postman watches the gull fly away over the roofs.",
        '{"cameras": [{"direction": "right", "speed": "slow"}, {"direction": "forward", "speed": "slow"}, '
        '{"direction": "up", "speed": "fast"}, {"direction": "backward", "speed": "medium"}]}',
    ),
    (
        "Scene 1: The skater ties her skates on the frozen pond.\n"
        "Scene 2: The skater glides along the shore.\n"
        "Scene 3: The skater spins on one leg.",
        '{"cameras": [{"direction": "down", "speed": "slow"}, {"direction": "left", "speed": "medium"}, '
        '{"direction": "static", "speed": "slow"}]}',
    ),
    (
        "Scene 1: Mist lies over the empty harbour.\n"
        "Scene 2: A crane lifts a red container off the ship.\n"
        "Scene 3: The dockworker waves the crane nearer.\n"
        "Scene 4: The crane lowers the container onto a lorry.\n"
        "Scene 5: The lorry drives out through the gate.",
        '{"cameras": [{"direction": "backward", "speed": "slow"}, {"direction": "up", "speed": "medium"}, '
        '{"direction": "static", "speed": "slow"}, {"direction": "down", "speed": "medium"}, '
        '{"direction": "right", "speed": "fast"}]}',
    ),
    (
        "Scene 1: Two sisters run down the stairs to the cellar.\n"
        "Scene 2: The older sister opens a dusty trunk.\n"
        "Scene 3: The younger sister puts on a feathered hat.\n"
        "Scene 4: The two sisters dance around the trunk.\n"
        "Scene 5: The cat jumps out of the trunk.\n"
        "Scene 6: The two sisters sit down on the trunk.",
        '{"cameras": [{"direction": "down", "speed": "fast"}, {"direction": "forward", "speed": "slow"}, '
        '{"direction": "static", "speed": "slow"}, {"direction": "left", "speed": "medium"}, '
        '{"direction": "up", "speed": "fast"}, {"direction": "backward", "speed": "slow"}]}',
    ),
    (
        "Scene 1: The potter throws a lump of clay onto the wheel.\n"
        "Scene 2: The potter shapes a tall vase.\n"
        "Scene 3: The potter carries the vase to the kiln.\n"
        "Scene 4: Flames flicker in the kiln.\n"
        "Scene 5: The potter sets the blue vase on the windowsill.",
        '{"cameras": [{"direction": "down", "speed": "medium"}, {"direction": "forward", "speed": "slow"}, '
        '{"direction": "left", "speed": "medium"}, {"direction": "static", "speed": "slow"}, '
        '{"direction": "backward", "speed": "slow"}]}',
    ),
)

DESCRIPTION_ASPECTS = (
    "Somebody wants to describe a photo of {name} so exactly that another person could draw it. "
    "Which aspects should the description cover? Name them briefly."
)
DESCRIPTION_PHOTOGRAPHIC = (
    "Now think like an experienced photographer. Which further aspects of a photo of {name} matter, such as "
    "subject and framing, lens and depth of field, textures and small details, light sources and where they stand, "
    "time of day, colours, film or camera, and how the picture is finished? Name them briefly."
)
DESCRIPTION_FINAL = (
    'A film is made from this sentence: "{prompt}". With all these aspects in mind, describe a photo of {name} as it '
    "appears in that film.\n"
    "- Write {length} in English, without line breaks or lists.\n"
    "- Be short and exact, and keep everything the sentence says about it.\n"
    "- Say only what can be seen; no opinions, feelings or praise.\n"
    "- Decide on every detail; never write that something may or might be so."
)
# How long a description is to be: see `describe`.
PARAGRAPH = "one paragraph of two to four sentences"
SHORT_DESCRIPTION = "one or two sentences with {words} words at most, the most important first,"
