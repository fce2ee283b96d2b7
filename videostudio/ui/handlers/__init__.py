"""What the page's events do. Plain methods, to be called by tests as well."""

from videostudio.ui.handlers.film import FilmHandlers
from videostudio.ui.handlers.page import PageHandlers
from videostudio.ui.handlers.references import ReferenceHandlers
from videostudio.ui.handlers.script import ScriptHandlers
from videostudio.ui.session import PageSession


class Handlers:
    """All of them.

    Args:
        session: what they work with.
    """

    def __init__(self, session: PageSession) -> None:
        self.session = session
        self.page, self.script = PageHandlers(session), ScriptHandlers(session)
        self.references, self.film = ReferenceHandlers(session), FilmHandlers(session)
