"""JSON from outside, read field by field; what does not fit is told with its place."""

import json
from collections import Counter
from enum import StrEnum
from typing import Any

from videostudio.errors import InputError

# What a person calls the kinds of JSON data.
_KINDS = {
    str: "text",
    int: "a whole number",
    list: "a list",
    dict: "an object",
    bool: "true or false",
    float: "a number",
}


def read_json(text: str, refusal: str) -> Any:
    """JSON data from outside.

    Args:
        text: the JSON text.
        refusal: how the message begins where it is none.

    Raises:
        InputError: it is no valid JSON, or names a field twice.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        named = dict(pairs)
        if len(named) < len(pairs):
            doubled = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
            raise ValueError(f"'{doubled[:40]}' is given twice")
        return named

    try:
        return json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{refusal}: it is no valid JSON ({str(error)[:200]}).") from error


class Fields:
    """Reads the fields of a JSON object and names the place where something does not fit.

    Args:
        data: what was read.
        where: the place, for messages.
        known: the fields that may occur.

    Raises:
        InputError: the data is no object, or has a field that is not known.
    """

    def __init__(self, data: Any, where: str, known: tuple[str, ...]) -> None:
        if not isinstance(data, dict):
            raise InputError(f"In {where}: a JSON object was expected, not {_KINDS.get(type(data), 'nothing')}.")
        foreign = sorted(set(data) - set(known))
        if foreign:
            raise InputError(f"In {where}: '{foreign[0]}' is no known field. Known are: {', '.join(known)}.")
        self._data, self._where = data, where

    def take(self, name: str, kind: type, default: Any = None) -> Any:
        """The field's value, or the default where it is missing and a default is given.

        Raises:
            InputError: the field is missing or of another type.
        """
        if name not in self._data:
            if default is None:
                raise InputError(f"In {self._where}: '{name}' is missing.")
            return default
        value = self._data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            found = _KINDS.get(type(value), "empty")
            raise InputError(f"In {self._where}: '{name}' must be {_KINDS[kind]}, not {found}.")
        if isinstance(value, str):
            self._check_text(name, value)
        return value

    def _check_text(self, name: str, value: str) -> None:
        # Half of a pair of surrogates can be written in JSON, but in no file.
        if any("\ud800" <= c <= "\udfff" for c in value):
            raise InputError(f"In {self._where}: '{name}' holds broken characters.")

    def number(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number within limits.

        Raises:
            InputError: it is something else.
        """
        value: int = self.take(name, int, default)
        if not low <= value <= high:
            raise InputError(f"In {self._where}: '{name}' must be from {low:,} to {high:,}.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of non-empty texts.

        Raises:
            InputError: it is something else.
        """
        values: list[Any] = self.take(name, list, [])
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise InputError(f"In {self._where}: '{name}' must be a list of texts that are not empty.")
            self._check_text(name, value)
        return tuple(values)

    def filled_text(self, name: str) -> str:
        """A text that is not empty.

        Raises:
            InputError: it is something else.
        """
        value: str = self.take(name, str)
        if not value.strip():
            raise InputError(f"In {self._where}: '{name}' is empty.")
        return value

    def has(self, name: str) -> bool:
        """Whether the field is given."""
        return name in self._data

    def choice(self, name: str, options: type[StrEnum], default: str | None = None) -> Any:
        """One of an enumeration's values, or the default where it is missing and a default is given.

        Raises:
            InputError: it is none of them; the message lists them.
        """
        value = self.take(name, str, default)
        try:
            return options(value)
        except ValueError as error:
            known = ", ".join(option.value for option in options)
            raise InputError(f"In {self._where}: '{name}' is '{value[:40]}'; it must be one of {known}.") from error
