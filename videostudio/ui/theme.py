"""How the page looks: colours, type and spacing, light and dark."""

from pathlib import Path

import gradio as gr

CSS = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
)
SANS = ("Inter", "Avenir Next", "Segoe UI", "Helvetica Neue", "system-ui", "sans-serif")
MONO = ("ui-monospace", "SF Mono", "Cascadia Mono", "Menlo", "monospace")

_CORAL = gr.themes.Color(
    name="coral",
    c50="#fff4ef",
    c100="#ffe4d8",
    c200="#ffc8b3",
    c300="#ffa585",
    c400="#fb7f58",
    c500="#ee5f35",
    c600="#cc421b",
    c700="#ae3616",
    c800="#8b2d16",
    c900="#712816",
    c950="#3d1108",
)
_SAND = gr.themes.Color(
    name="sand",
    c50="#faf8f5",
    c100="#f3efe9",
    c200="#e6dfd5",
    c300="#d1c7b9",
    c400="#a59a8c",
    c500="#7c7266",
    c600="#5f574e",
    c700="#48423c",
    c800="#2b2725",
    c900="#1d1a1b",
    c950="#141213",
)


def build_theme() -> gr.themes.Base:
    """The theme. Fonts are those of the person's own machine; nothing is fetched."""
    theme = gr.themes.Base(
        primary_hue=_CORAL,
        secondary_hue=_SAND,
        neutral_hue=_SAND,
        radius_size=gr.themes.sizes.radius_lg,
        spacing_size=gr.themes.sizes.spacing_md,
        text_size=gr.themes.sizes.text_md,
        font=SANS,
        font_mono=MONO,
    )
    return theme.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="*neutral_900",
        background_fill_secondary="*neutral_100",
        background_fill_secondary_dark="*neutral_800",
        border_color_primary="*neutral_200",
        border_color_primary_dark="#3a3532",
        block_background_fill="#ffffff",
        block_background_fill_dark="*neutral_900",
        block_border_color="*neutral_200",
        block_border_color_dark="#3a3532",
        block_border_width="0px",
        block_shadow="none",
        block_label_background_fill="transparent",
        block_label_background_fill_dark="transparent",
        block_title_text_weight="600",
        block_title_text_color="*neutral_700",
        block_title_text_color_dark="*neutral_300",
        input_background_fill="#ffffff",
        input_background_fill_dark="*neutral_950",
        input_border_color="*neutral_300",
        input_border_color_dark="#4a4440",
        input_border_color_focus="*primary_500",
        input_border_color_focus_dark="*primary_400",
        input_border_width="1px",
        input_shadow="none",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_500",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_700",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_hover="*neutral_100",
        button_secondary_background_fill_dark="*neutral_800",
        button_secondary_background_fill_hover_dark="*neutral_700",
        button_secondary_border_color="*neutral_300",
        button_secondary_border_color_dark="#4a4440",
        button_cancel_background_fill="*neutral_900",
        button_cancel_background_fill_dark="*neutral_100",
        button_cancel_text_color="#ffffff",
        button_cancel_text_color_dark="*neutral_900",
        button_border_width="1px",
        button_large_text_weight="650",
        button_small_text_weight="550",
    )
