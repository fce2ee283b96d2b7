"""The References tab: which picture is used where, and the brush for cut-outs."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from videostudio.ui.masks import CUT, KEEP, SIDE
from videostudio.ui.tabs.view_component import create_view


@dataclass(frozen=True)
class ReferencesTab:
    """The tab's components; `parts` are those that handlers change."""

    parts: dict[str, Any]
    save: gr.Button
    close: gr.Button


def build() -> ReferencesTab:
    """Lay the tab out."""
    with gr.Row(elem_classes=["vs-stage"]):
        draw = gr.Button("Draw the missing pictures", elem_id="draw-references", visible=False, min_width=260, scale=0)
    with gr.Column(visible=False, elem_classes=["vs-panel"], elem_id="mask-panel") as panel:
        title = gr.HTML("", apply_default_css=False)
        keep, cut = (f"rgb({red}, {green}, {blue})" for red, green, blue in (KEEP, CUT))
        editor = gr.ImageEditor(
            type="pil",
            sources=(),
            transforms=(),
            brush=gr.Brush(default_size=24, colors=[keep, cut], color_mode="fixed", default_color=keep),
            eraser=gr.Eraser(default_size=32),
            layers=False,
            canvas_size=(SIDE, SIDE),
            label="Cut-out",
            show_label=False,
            interactive=True,
            elem_id="mask-editor",
        )
        with gr.Row():
            save = gr.Button("Save the cut-out", variant="primary", elem_id="mask-save")
            close = gr.Button("Leave it as it was", elem_id="mask-close")
    cards = create_view("references")
    parts = {
        "references": cards,
        "draw_references": draw,
        "mask_panel": panel,
        "mask_title": title,
        "mask_editor": editor,
    }
    return ReferencesTab(parts, save, close)
