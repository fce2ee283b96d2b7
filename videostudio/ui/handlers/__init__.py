"""What the page's events do. Plain methods, to be called by tests as well."""

from videostudio.ui.handlers.film import FilmHandlers
from videostudio.ui.handlers.page import PageHandlers
from videostudio.ui.handlers.references import ReferenceHandlers
from videostudio.ui.handlers.script import ScriptHandlers
from videostudio.ui.session import Desk


class Handlers:
    """All of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page, self.script = PageHandlers(desk), ScriptHandlers(desk)
        self.references, self.film = ReferenceHandlers(desk), FilmHandlers(desk)
