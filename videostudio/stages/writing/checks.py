"""Checks of casts and scenes that any script must pass: what is missing, doubled or unreadable, and no taste.

What a person wants to see is no matter of these checks: whatever a writer lists can be filmed.
"""

from collections import Counter
from collections.abc import Sequence

from videostudio.language.phrases import joined_actions
from videostudio.language.recognition import content_lemmas, is_english, is_latin
from videostudio.language.similarity import TextSimilarity
from videostudio.types import Scene, Script

# Cosine similarity from which two sentences tell the same.
REPEATS = 0.93
# A sentence below this similarity to the prompt, with no word in common with it, has nothing to do with it.
UNRELATED = 0.1
MAX_FOREGROUNDS, MAX_BACKGROUNDS = 8, 4


def cast_trouble(foregrounds: Sequence[str], backgrounds: Sequence[str]) -> str:
    """What is wrong with the form of a declared cast.

    Args:
        foregrounds: names of people, animals and things.
        backgrounds: names of places.

    Returns:
        The trouble in words; empty where there is none.
    """
    for name in (*foregrounds, *backgrounds):
        if not is_latin(name):
            return f"'{name}' is not English"
    for name, times in Counter(name.lower() for name in (*foregrounds, *backgrounds)).items():
        if times > 1:
            both = name in {own.lower() for own in foregrounds} & {own.lower() for own in backgrounds}
            return f"'{name}' is listed as a thing and as a place" if both else f"'{name}' is listed twice"
    if not foregrounds:
        return "nobody and nothing is listed"
    if not backgrounds:
        return "no place is listed"
    if len(foregrounds) > MAX_FOREGROUNDS:
        return f"more than {MAX_FOREGROUNDS} people, animals and things are listed"
    return f"more than {MAX_BACKGROUNDS} places are listed" if len(backgrounds) > MAX_BACKGROUNDS else ""


def scene_troubles(scenes: Sequence[Scene], prompt: str, similarity: TextSimilarity) -> dict[int, str]:
    """What is wrong with scenes, by position; the text finishes "This scene ...".

    Args:
        scenes: in the order of the film.
        prompt: the sentence the film is made from.
        similarity: compares texts.
    """
    sentences = [scene.prompt for scene in scenes]
    troubles: dict[int, str] = {}
    if not sentences:
        return troubles
    like, near = similarity.likeness(sentences, sentences), similarity.relevance(sentences, prompt)
    english_prompt = is_english(prompt)
    for position, scene in enumerate(scenes):
        before = [earlier for earlier in range(position) if like[position, earlier] > REPEATS]
        if not scene.prompt.strip():
            troubles[position] = "has no sentence"
        elif not is_english(scene.prompt):
            troubles[position] = "is not in English, which the models that draw understand"
        elif before and before[0] not in troubles:
            troubles[position] = f"repeats scene {before[0] + 1}"
        elif english_prompt and near[position] < UNRELATED and not _shares_word(scene.prompt, prompt):
            troubles[position] = "has nothing to do with the theme"
        elif not scene.action.strip():
            troubles[position] = "names no action"
    return troubles


def action_troubles(scenes: Sequence[Scene]) -> dict[int, str]:
    """Scenes that join several actions where the paper asks for one, by position; finishes "This scene ...".

    Args:
        scenes: in the order of the film.
    """
    joined = {position: joined_actions(scene.action) for position, scene in enumerate(scenes)}
    return {
        position: "shows more than one action: " + ", then ".join(actions)
        for position, actions in joined.items()
        if actions
    }


def action_warnings(script: Script) -> list[str]:
    """What is left of that in a finished script, as warnings for a person."""
    return [
        f"Scene {position + 1} {trouble}; keep one of them, or have it written again."
        for position, trouble in action_troubles(script.scenes).items()
    ]


def _shares_word(sentence: str, prompt: str) -> bool:
    return bool(content_lemmas(sentence) & content_lemmas(prompt))


def scene_warnings(script: Script, similarity: TextSimilarity) -> list[str]:
    """The troubles of a finished script's scenes as warnings for a person."""
    return [
        f"Scene {position + 1} {trouble}; edit it or have it written again."
        for position, trouble in scene_troubles(script.scenes, script.prompt, similarity).items()
    ]


def recurrence_warnings(script: Script) -> list[str]:
    """A warning where no name stands in two scenes (paper, section 3.1)."""
    if len(script.scenes) > 2 and not script.recurring():
        return ["Nobody and no place appears in more than one scene, so the film will hang together loosely."]
    return []
