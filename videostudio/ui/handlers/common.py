"""What the handlers share: reading what an event carries."""

import secrets
from typing import Any

import gradio as gr

from videostudio.errors import InputError
from videostudio.ui.page import Caller
from videostudio.ui.views.html import text

FILM_JOB = "The film"


def action(event: gr.EventData) -> dict[str, Any]:
    """What a board's event carries; anything odd counts as nothing."""
    data = event._data
    return data if isinstance(data, dict) else {}


def scene_of(data: dict[str, Any]) -> int:
    """The scene an action is about.

    Raises:
        InputError: it names none.
    """
    scene = data.get("scene")
    if isinstance(scene, bool) or not isinstance(scene, int):
        raise InputError("This action names no scene. Reload the page.")
    return scene


def word(data: dict[str, Any], name: str) -> str:
    """A text that comes with an action; empty where there is none."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def number(data: dict[str, Any], name: str) -> int:
    """A whole number that comes with an action.

    Raises:
        InputError: it is none.
    """
    try:
        return int(str(data.get(name, "")).strip() or "x")
    except ValueError as error:
        what = {"seed": "The seed", "scenes": "The number of scenes"}.get(name, "This")
        raise InputError(f"{what} must be a whole number.") from error


def session(request: gr.Request | None) -> str:
    """The open page, as Gradio counts them."""
    return (request.session_hash or "") if request is not None else ""


def caller(request: gr.Request | None) -> Caller:
    """Who asks: the open page, and the network address behind whatever proxy stands before this server."""
    if request is None:
        return Caller("", "")
    passed = str(request.headers.get("x-forwarded-for", "")).split(",")[0].strip()
    client = getattr(request, "client", None)
    return Caller(session(request), passed or str(getattr(client, "host", "") or ""))


def fetched(url: str, name: str) -> str:
    """A link that the page follows by itself, to download a file."""
    return (
        f'<a href="{text(url)}" download="{text(name)}" data-ready="{secrets.token_hex(4)}" '
        f'tabindex="-1">{text(name)}</a>'
    )
