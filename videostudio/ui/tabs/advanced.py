"""The Advanced panel: which backend does which stage's work, and what there is to know about it."""

from typing import Any

import gradio as gr

from videostudio.backends.registry import Registry, Role
from videostudio.profiles import Profile
from videostudio.ui.tabs.view_component import create_view
from videostudio.ui.views.advanced import ROLE_LABELS, render_all_models, render_facts
from videostudio.ui.views.settings import render_settings


def build(profile: Profile, registry: Registry, places: bool) -> dict[str, Any]:
    """Lay the panel out.

    Args:
        profile: the one chosen at first.
        registry: the backends there are.
        places: whether files and repositories may be named on the page.

    Returns:
        The components by their name on the screen: a choice for each stage, what can be set, and what is said about
        them.
    """
    parts: dict[str, Any] = {}
    with gr.Accordion("Advanced: which model does what", open=False, elem_id="advanced"):
        with gr.Row(elem_classes=["vs-wishes"]):
            for role, label in ROLE_LABELS:
                parts[role.value] = gr.Dropdown(
                    list_backends(registry, role),
                    value=profile.backends[role].name,
                    label=label,
                    min_width=190,
                    elem_id=f"use-{role.value}",
                )
        parts["facts"] = gr.HTML(
            render_facts(profile, registry), elem_id="vs-facts", elem_classes=["vs-board"], apply_default_css=False
        )
        with gr.Row(elem_classes=["vs-switches"]):
            parts["action"] = gr.Checkbox(
                True, label="Actions", info="Figures do what each scene says", min_width=190, elem_id="use-action"
            )
            parts["camera"] = gr.Checkbox(
                True, label="Camera", info="It moves as each scene says", min_width=190, elem_id="use-camera"
            )
        with gr.Accordion("Settings of these models", open=False, elem_id="settings"):
            parts["settings"] = create_view("settings")
            parts["settings"].value = render_settings(profile, profile, registry, places)
        gr.HTML(render_all_models(registry), elem_id="vs-all", elem_classes=["vs-board"], apply_default_css=False)
    return parts


def list_backends(registry: Registry, role: Role) -> list[tuple[str, str]]:
    """Titles and names of all backends for a stage."""
    return [(row.title, row.name) for row in registry if row.role is role]
