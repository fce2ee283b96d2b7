"""The Script tab: the prompt, what is wished for, and the script as cards."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from videostudio.backends.registry import Registry
from videostudio.profiles import Profile
from videostudio.settings import Settings
from videostudio.ui.page import ModelChoice
from videostudio.ui.tabs import advanced
from videostudio.ui.tabs.view_component import create_view
from videostudio.ui.views.advanced import ROLE_LABELS, render_profile_note

EXAMPLES = (
    "A young man is making a cake",
    "A girl with a red scarf looks for her lost dog in a snowy village",
    "An old fisherman teaches his grandson to sail",
    "A fox and a hen open a small bakery together",
    "An astronaut plants a garden on the moon",
    "A street musician plays until the rain stops",
)


@dataclass(frozen=True)
class ScriptTab:
    """The tab's components; `parts` are those that handlers change."""

    parts: dict[str, Any]
    examples: gr.HTML
    save_json: gr.Button
    load_json: gr.UploadButton


def build(settings: Settings, profiles: dict[str, Profile], registry: Registry) -> ScriptTab:
    """Lay the tab out.

    Args:
        settings: limits and the profile chosen at first.
        profiles: what can be chosen.
        registry: the backends there are.
    """
    chosen = profiles[settings.profile]
    counts = [("Automatic", "auto")] + [
        (f"{n} scene{'s' if n > 1 else ''}", str(n)) for n in range(settings.min_scenes, settings.max_scenes + 1)
    ]
    with gr.Column(elem_classes=["vs-hero"]) as own:
        prompt = gr.Textbox(
            label="What is your film about?",
            placeholder="One sentence is enough: who does what, and where?",
            lines=2,
            max_lines=6,
            elem_id="prompt",
            autofocus=True,
        )
        examples = create_view("examples")
        with gr.Row(elem_classes=["vs-wishes"]):
            scenes = gr.Dropdown(counts, value="auto", label="Scenes", min_width=150, elem_id="scenes")
            size = gr.Dropdown(
                [str(s) for s in chosen.sizes],
                value=str(chosen.size),
                label="Picture size",
                min_width=150,
                elem_id="size",
            )
            profile = gr.Dropdown(
                [(p.title, p.name) for p in profiles.values()],
                value=chosen.name,
                label="Profile",
                min_width=150,
                elem_id="profile",
            )
            seconds = gr.Number(
                chosen.seconds,
                label="Seconds a scene",
                step=0.5,
                min_width=130,
                elem_id="seconds",
            )
            seed = gr.Textbox(label="Seed", placeholder="drawn for you", max_lines=1, min_width=130, elem_id="seed")
        with gr.Row(elem_classes=["vs-go"]):
            make = gr.Button("Make the film", variant="primary", size="lg", elem_id="make", scale=2)
            write = gr.Button("Write the script only", size="lg", elem_id="write", scale=1)
        notice = gr.HTML(
            render_profile_note(chosen, chosen, registry),
            elem_id="vs-notice",
            elem_classes=["vs-board"],
            apply_default_css=False,
        )
        outlook = gr.HTML("", elem_id="vs-outlook", elem_classes=["vs-board"], apply_default_css=False)
        swaps = advanced.build(chosen, registry, settings.allows_own_models)
    names = tuple(swaps[role.value].value for role, _ in ROLE_LABELS)
    choice = gr.State(ModelChoice(chosen.name, str(chosen.size), names))
    cards = create_view("script")
    with gr.Row(elem_classes=["vs-tail"]):
        save_json = gr.Button("Save the script (.json)", size="sm", elem_id="save-json", visible=False)
        load_json = gr.UploadButton(
            "Load a script (.json)", file_types=[".json"], size="sm", elem_id="load-json", type="filepath"
        )
    parts = {
        "own": own,
        "prompt": prompt,
        "scenes": scenes,
        "size": size,
        "profile": profile,
        "seconds": seconds,
        "seed": seed,
        "notice": notice,
        "choice": choice,
        "outlook": outlook,
        **swaps,
        "make": make,
        "write": write,
        "script": cards,
        "script_tools": save_json,
    }
    return ScriptTab(parts, examples, save_json, load_json)
