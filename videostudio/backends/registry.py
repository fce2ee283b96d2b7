"""The list of backends. A row names its factory as a string, so that reading the list imports no model library."""

from collections.abc import Iterable
from typing import Any

from videostudio.backends.catalogue import DRAFT, MODELS
from videostudio.backends.row import Backend, Draws, Resources, Role
from videostudio.errors import BackendError

__all__ = ["BUILTIN", "Backend", "Draws", "Registry", "Resources", "Role"]


class Registry:
    """Backends by name."""

    def __init__(self, rows: Iterable[Backend]) -> None:
        self._rows = {row.name: row for row in rows}

    def __iter__(self) -> Any:
        return iter(self._rows.values())

    def get(self, name: str, role: Role | None = None) -> Backend:
        """The row of this name.

        Raises:
            BackendError: there is none, or it is for another role; the message lists the known ones.
        """
        row = self._rows.get(name)
        known = [r.name for r in self._rows.values() if role is None or r.role is role]
        if row is None or (role is not None and row.role is not role):
            what = f"{role.value} backend" if role else "backend"
            raise BackendError(f"There is no {what} '{name}'. Known are: {', '.join(known)}.")
        return row


BUILTIN = Registry((*DRAFT, *MODELS))
