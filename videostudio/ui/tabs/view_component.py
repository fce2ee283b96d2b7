"""The component that a view is shown in: its buttons and fields come back as one event, `act`."""

from pathlib import Path

import gradio as gr

BEHAVIOUR = (Path(__file__).parent.parent / "views.js").read_text(encoding="utf-8")


def create_view(name: str) -> gr.HTML:
    """An empty view.

    Args:
        name: its id on the page, after "vs-".
    """
    return gr.HTML("", elem_id=f"vs-{name}", elem_classes=["vs-board"], js_on_load=BEHAVIOUR, apply_default_css=False)
