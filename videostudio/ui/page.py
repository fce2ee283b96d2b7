"""What a page remembers, and what a handler may change on it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import gradio as gr

from videostudio.profiles import OptionSetting
from videostudio.project.state import is_file_name

# Leaves an output as it is.
SAME: Any = gr.skip()
RECENT = 12


@dataclass(frozen=True, slots=True)
class Page:
    """One open page; kept in `gr.State`, so it holds texts only.

    Args:
        project: id of the person's own project; empty for none.
        share: id of somebody else's project that is only looked at; empty for none.
        mask: the entity whose cut-out is being corrected; empty for none.
        link: the link for sharing that was asked for; empty for none.
        notice: what to say at one scene or entity, see `notice_at`.
        notice_at: "scene 3" or "entity Tom".
    """

    project: str = ""
    share: str = ""
    mask: str = ""
    link: str = ""
    notice: str = ""
    notice_at: str = ""

    def notice_for_scene(self, index: int, otherwise: str = "") -> str:
        """What to say at a scene; `otherwise` where the page has nothing to say there."""
        return self.notice if self.notice_at == place_of_scene(index) else otherwise

    def notice_for_entity(self, name: str, otherwise: str = "") -> str:
        """What to say at an entity; `otherwise` where the page has nothing to say there."""
        return self.notice if self.notice_at == place_of_entity(name) else otherwise

    def without_notice(self) -> "Page":
        """The same page of one's own, with nothing to say and no cut-out open."""
        return Page(self.project, link=self.link)


def place_of_scene(index: object) -> str:
    """Where a scene's notices stand."""
    return f"scene {index}"


def place_of_entity(name: str) -> str:
    """Where an entity's notices stand."""
    return f"entity {name}"


class Caller(NamedTuple):
    """Who asks.

    Args:
        session_hash: the open page, as Gradio counts them; empty where nobody tells.
        address: the network address behind whatever proxy stands before this server; empty where nobody tells.
    """

    session_hash: str = ""
    address: str = ""

    @classmethod
    def of_request(cls, request: gr.Request | None) -> "Caller":
        """Read who asks from a request."""
        if request is None:
            return cls()
        passed = str(request.headers.get("x-forwarded-for", "")).split(",")[0].strip()
        client = getattr(request, "client", None)
        return cls(request.session_hash or "", passed or str(getattr(client, "host", "") or ""))


class ModelChoice(NamedTuple):
    """What is chosen to make a film with; kept in `gr.State`.

    Args:
        profile: the profile's name.
        size: the picture size, as text.
        backends: the backend of every stage that can be swapped, in the panel's order.
        options: a person's own settings of these, see `profiles.OptionSetting`.
        refused: why the last choice was not taken; empty where it was.
        changed: what else changed with the last choice; may be empty.
        turn: differs every time, so that the page looks at the machine anew.
    """

    profile: str = ""
    size: str = ""
    backends: tuple[str, ...] = ()
    options: tuple[OptionSetting, ...] = ()
    refused: str = ""
    changed: str = ""
    turn: str = ""


class Screen(NamedTuple):
    """Everything a handler can change, in the order of the page's outputs; `SAME` leaves a part as it is."""

    page: Any = SAME
    visitor: Any = SAME
    job: Any = SAME
    header: Any = SAME
    strip: Any = SAME
    stop: Any = SAME
    outbox: Any = SAME
    tabs: Any = SAME
    own: Any = SAME
    prompt: Any = SAME
    scenes: Any = SAME
    size: Any = SAME
    profile: Any = SAME
    seconds: Any = SAME
    seed: Any = SAME
    notice: Any = SAME
    choice: Any = SAME
    outlook: Any = SAME
    writer: Any = SAME
    text_to_image: Any = SAME
    segmenter: Any = SAME
    scene_imager: Any = SAME
    image_to_video: Any = SAME
    facts: Any = SAME
    action: Any = SAME
    camera: Any = SAME
    settings: Any = SAME
    make: Any = SAME
    write: Any = SAME
    script: Any = SAME
    script_tools: Any = SAME
    references: Any = SAME
    draw_references: Any = SAME
    mask_panel: Any = SAME
    mask_title: Any = SAME
    mask_editor: Any = SAME
    film: Any = SAME
    film_tools: Any = SAME
    draw_images: Any = SAME
    animate: Any = SAME
    join: Any = SAME
    transition: Any = SAME
    title: Any = SAME
    captions: Any = SAME
    audio: Any = SAME


class Visitor(NamedTuple):
    """What the browser keeps: the project that was open last, and the recent ones."""

    project: str = ""
    recent: tuple[str, ...] = ()

    @classmethod
    def read(cls, stored: Any) -> "Visitor":
        """Read what the browser sent; anything odd counts as nothing."""
        if not isinstance(stored, dict):
            return cls()
        recent = stored.get("recent")
        ids = [i for i in recent if _is_id(i)] if isinstance(recent, list) else []
        project = str(stored.get("project"))
        return cls(project if _is_id(project) else "", tuple(dict.fromkeys(ids))[:RECENT])

    def with_project(self, project: str) -> "Visitor":
        """The same visitor with a project opened last."""
        return Visitor(project, tuple(dict.fromkeys((project, *self.recent)))[:RECENT])

    def without_project(self, project: str) -> "Visitor":
        """The same visitor without a project."""
        return Visitor("" if self.project == project else self.project, tuple(i for i in self.recent if i != project))

    def to_browser(self) -> dict[str, Any]:
        """What the browser is to keep."""
        return {"project": self.project, "recent": list(self.recent)}


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 64 and is_file_name(f"x{value}")
