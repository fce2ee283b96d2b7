"""What the boards share: escaping, icons, buttons, badges."""

from collections.abc import Mapping
from html import escape

from videostudio.project.state import TakeChoice

# Drawn for this page; 20 x 20, stroked in the text's colour.
_ICONS = {
    "up": "M10 16V4M5 9l5-5 5 5",
    "down": "M10 4v12M5 11l5 5 5-5",
    "left": "M12 4l-6 6 6 6",
    "right": "M8 4l6 6-6 6",
    "plus": "M10 4v12M4 10h12",
    "cross": "M5 5l10 10M15 5L5 15",
    "pen": "M4 16l1-4 8-8 3 3-8 8-4 1zM11 6l3 3",
    "again": "M15.5 8A6 6 0 1 0 16 11M16 4v4h-4",
    "locked": "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
    "open": "M5 9h10v8H5zM7 9V6a3 3 0 0 1 5.6-1.5",
    "person": "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3 3-5 6-5s6 2 6 5",
    "figure": "M7.5 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM13 9h4v8H9v-3",
    "place": "M3 16l5-7 4 5 2-3 3 5zM13.5 6.5a1.5 1.5 0 1 0 0-.01z",
    "upload": "M10 13V4M6 8l4-4 4 4M4 13v3h12v-3",
    "save": "M10 4v9M6 9l4 4 4-4M4 16h12",
    "link": "M8 12l4-4M7 9L5 11a3 3 0 0 0 4 4l2-2M13 11l2-2a3 3 0 0 0-4-4L9 7",
    "brush": "M4 16c3 0 4-1 4-3l8-9-10 8c-2 0-2 2-2 4z",
    "swap": "M4 7h11l-3-3M16 13H5l3 3",
    "film": "M3 5h14v10H3zM7 5v10M13 5v10M3 10h4M13 10h4",
    "folder": "M3 6h5l2 2h7v8H3z",
    "copy": "M7 7h9v9H7zM4 13V4h9",
}


def text(value: object) -> str:
    """A text made safe for HTML."""
    return escape(str(value), quote=True)


def icon(name: str) -> str:
    """A small drawing; it means nothing to a screen reader."""
    return (
        '<svg class="vs-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path '
        f'd="{_ICONS[name]}"/></svg>'
    )


def data(values: Mapping[str, object]) -> str:
    """`data-` attributes."""
    return "".join(f' data-{name}="{text(value)}"' for name, value in values.items())


def button(
    do: str,
    label: str,
    image: str = "",
    *,
    shown: bool = True,
    kind: str = "quiet",
    disabled: bool = False,
    pressed: bool | None = None,
    sends: Mapping[str, object] | None = None,
) -> str:
    """A button that sends an action.

    Args:
        do: the action's name.
        label: what it is called; read aloud, and shown if `shown`.
        image: an icon's name; empty for none.
        shown: whether the label is shown beside the icon.
        kind: "quiet", "plain" or "strong".
        disabled: whether it is greyed out.
        pressed: for a switch, whether it is on.
        sends: what goes with the action.
    """
    inside = (icon(image) if image else "") + (f"<span>{text(label)}</span>" if shown else "")
    named = "" if shown else f' aria-label="{text(label)}" title="{text(label)}"'
    switch = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    off = " disabled" if disabled else ""
    return (
        f'<button type="button" class="vs-button vs-{kind}"{named}{switch}{off}{data({"do": do, **(sends or {})})}>'
        f"{inside}</button>"
    )


def badge(state: str, words: str) -> str:
    """How something stands; `state` is one of waiting, busy, done, failed."""
    return f'<span class="vs-badge vs-is-{text(state)}">{text(words)}</span>'


def empty(title: str, words: str, image: str) -> str:
    """What a board shows while there is nothing."""
    return f'<div class="vs-empty">{icon(image)}<h3>{text(title)}</h3><p>{text(words)}</p></div>'


def notice(words: str) -> str:
    """A refusal, where it belongs."""
    return f'<p class="vs-notice" role="alert">{text(words)}</p>' if words else ""


def takes(choice: TakeChoice, off: bool, **values: object) -> str:
    """The switch between takes."""
    count, at = len(choice.takes), choice.chosen
    if count < 2:
        return ""
    return (
        '<span class="vs-takes" role="group" aria-label="Takes">'
        + button(
            "take", "Earlier take", "left", shown=False, disabled=off or at == 0, sends={"number": at - 1, **values}
        )
        + f"<span>Take {at + 1} of {count}</span>"
        + button(
            "take",
            "Later take",
            "right",
            shown=False,
            disabled=off or at == count - 1,
            sends={"number": at + 1, **values},
        )
        + "</span>"
    )


def seed_field(choice: TakeChoice, off: bool, what: str, **values: object) -> str:
    """The number a take is drawn with, to be changed."""
    seed = choice.take.seed
    disabled = " disabled" if off or choice.locked else ""
    return (
        '<label class="vs-seed"><span>Seed</span><input type="number" min="0" max="2147483647" step="1" '
        f'value="{seed}" '
        f'aria-label="Seed of {text(what)}"{disabled}{data({"edit": "seed", **values})}></label>'
    )


def lock_button(choice: TakeChoice, off: bool, what: str, **values: object) -> str:
    """Keep what is there, or let go of it."""
    label = f"Unlock {what}" if choice.locked else f"Lock {what}: keep it whatever else changes"
    image = "locked" if choice.locked else "open"
    return button(
        "lock",
        label,
        image,
        shown=False,
        disabled=off,
        pressed=choice.locked,
        sends={"on": int(not choice.locked), **values},
    )


def duration(seconds: float) -> str:
    """A length of time as people say it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60:02d} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"
