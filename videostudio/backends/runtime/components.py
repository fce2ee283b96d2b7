"""Parts that several models have in common are loaded once and let go when the last model that uses them goes."""

from collections.abc import Callable
from typing import Any


class ComponentStore:
    """Shared parts by key, each with the models that use it."""

    def __init__(self) -> None:
        self._parts: dict[str, Any] = {}
        self._users: dict[str, set[str]] = {}

    def get(self, key: str, user: str, load: Callable[[], Any]) -> Any:
        """A part, loaded if nobody has it yet.

        Args:
            key: what identifies its weights: repository, subfolder, revision and dtype; see `component_key`.
            user: the model that asks.
            load: loads it.
        """
        if key not in self._parts:
            self._parts[key] = load()
        self._users.setdefault(key, set()).add(user)
        return self._parts[key]

    def release(self, user: str) -> None:
        """A model goes; parts that nobody else uses go with it."""
        for key in [key for key, users in self._users.items() if user in users]:
            self._users[key].discard(user)
            if not self._users[key]:
                del self._users[key], self._parts[key]

    def keys(self) -> tuple[str, ...]:
        """Every part that is loaded."""
        return tuple(sorted(self._parts))


def component_key(model: str, subfolder: str, revision: str, dtype: object, what: str = "") -> str:
    """The key of a part.

    Args:
        model: hub id or local folder.
        subfolder: its folder in there.
        revision: revision on the hub.
        dtype: dtype or quantization of the weights as they are loaded.
        what: sets apart different classes over the same files.
    """
    return f"{model}/{subfolder}@{revision} {dtype} {what}".strip()
