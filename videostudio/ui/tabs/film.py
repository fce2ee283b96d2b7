"""The Film tab: player, downloads, storyboard, and how the clips become a film."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from videostudio.ui.tabs.view_component import create_view


@dataclass(frozen=True)
class FilmTab:
    """The tab's components; `parts` are those that handlers change."""

    parts: dict[str, Any]


def build() -> FilmTab:
    """Lay the tab out."""
    cards = create_view("film")
    with gr.Column(visible=False, elem_classes=["vs-panel"]) as tools:
        gr.HTML('<h2 class="vs-h2">Stage by stage</h2>', apply_default_css=False)
        with gr.Row():
            draw = gr.Button("Draw the scenes", elem_id="draw-images", interactive=False)
            animate = gr.Button("Animate them", elem_id="animate", interactive=False)
            join = gr.Button("Join the film", elem_id="join", interactive=False, variant="primary")
        gr.HTML('<h2 class="vs-h2">Cut, title, captions, sound</h2>', apply_default_css=False)
        with gr.Row():
            transition = gr.Radio(
                [("Hard cut", "cut"), ("Crossfade", "crossfade")],
                value="cut",
                label="Between scenes",
                elem_id="transition",
            )
            captions = gr.Radio(
                [("None", "none"), ("In the picture", "burnt"), ("As a file (.srt)", "srt")],
                value="none",
                label="Captions",
                scale=2,
                elem_id="captions",
            )
            title = gr.Textbox(
                label="Title card", placeholder="empty for none", max_length=200, elem_id="film-title", lines=1
            )
        audio = gr.File(
            label="Music or voice",
            file_types=[".mp3", ".wav", ".ogg", ".flac", ".m4a", ".aac"],
            type="filepath",
            height=120,
            elem_id="audio",
        )
    parts = {
        "film": cards,
        "film_tools": tools,
        "draw_images": draw,
        "animate": animate,
        "join": join,
        "transition": transition,
        "title": title,
        "captions": captions,
        "audio": audio,
    }
    return FilmTab(parts)
