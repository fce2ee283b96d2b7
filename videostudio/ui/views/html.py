"""The page's templates: where they lie, and what all of them can use. Every value is escaped."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from videostudio.ui.commands import Command

TEMPLATES = Path(__file__).parent.parent / "templates"
# A line break beside a tag or a brace, with the indentation around it.
_BREAK_AT_TAG = re.compile(r"(?<=[>}])\s*\n\s*|\s*\n\s*(?=[<{])")
_BREAK_IN_WORDS = re.compile(r"\s*\n\s*")


class LineJoiner(Extension):
    """Line breaks and indentation of a template are for its reader only: between two buttons a space would be seen.

    Beside a tag or a brace they go; between words, and between the attributes of a tag, one space is left.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Join the lines of a template before it is compiled."""
        return _BREAK_IN_WORDS.sub(" ", _BREAK_AT_TAG.sub("", source.strip()))


@cache
def load_environment() -> Environment:
    """The templates; each is read and compiled when it is first asked for."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=[LineJoiner],
    )
    environment.globals["Command"] = Command
    environment.filters["duration"] = format_duration
    return environment


def render_template(template: str, /, **values: Any) -> str:
    """One template as HTML.

    Args:
        template: its file, without the ending.
        values: what it shows; texts are escaped.
    """
    return load_environment().get_template(f"{template}.html").render(**values)


def format_duration(seconds: float) -> str:
    """A length of time as people say it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60:02d} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"
