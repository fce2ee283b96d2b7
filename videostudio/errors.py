"""Errors whose text is meant for the person who uses the studio.

A `StudioError` says what went wrong and what to do next; the page and the command line show its text as it is.
Every other exception is a fault of the program and keeps its traceback.
"""


class StudioError(Exception):
    """Something a person can mend; the text says how."""


class InputError(StudioError):
    """What was typed, chosen or uploaded cannot be used."""


class ProjectError(StudioError):
    """A project folder or archive cannot be read, written or imported."""


class BackendError(StudioError):
    """A model is unknown, cannot be loaded here, or failed at its work."""


class WriterError(StudioError):
    """The language model's replies could not be made into a script."""
