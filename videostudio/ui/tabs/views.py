"""A board: HTML that a handler writes, whose buttons and fields come back as one event."""

from pathlib import Path

import gradio as gr

BEHAVIOUR = (Path(__file__).parent.parent / "board.js").read_text(encoding="utf-8")


def board(name: str) -> gr.HTML:
    """An empty board.

    Args:
        name: its id on the page, after "vs-".
    """
    return gr.HTML("", elem_id=f"vs-{name}", elem_classes=["vs-board"], js_on_load=BEHAVIOUR, apply_default_css=False)
