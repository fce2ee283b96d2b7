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
    "- Write one paragraph of two to four sentences in English, without line breaks or lists.\n"
    "- Be short and exact, and keep everything the sentence says about it.\n"
    "- Say only what can be seen; no opinions, feelings or praise.\n"
    "- Decide on every detail; never write that something may or might be so."
)
