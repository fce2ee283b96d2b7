"""How it works, and what each profile needs."""

import gradio as gr

from videostudio.profiles import Profile
from videostudio.ui.views.html import render_template

_STEPS = (
    (
        "Script",
        "A language model turns your sentence into scenes: what happens, who is in it, where, and how the camera "
        "moves. Everybody who appears again is described once, so that they look the same each time. "
        "Every field can be changed.",
    ),
    (
        "References",
        "Each person, thing and place gets one picture, drawn or your own. What is not part of it is cut away; "
        "correct that with the brush. All scenes use these pictures.",
    ),
    (
        "Film",
        "Every scene becomes a picture, every picture a clip with the camera and action of the script, and the "
        "clips a film. Redo one scene, and only that one is made again.",
    ),
)


def build(profiles: dict[str, Profile]) -> None:
    """Lay the tab out.

    Args:
        profiles: what can be chosen.
    """
    gr.HTML(
        render_template("guide", steps=_STEPS, profiles=list(profiles.values())),
        elem_classes=["vs-board"],
        apply_default_css=False,
    )
