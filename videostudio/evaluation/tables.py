"""Plain text tables for benchmarks."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeedFigure:
    """One measured figure.

    Args:
        what: what was measured.
        value: the figure.
        unit: its unit.
        target: what it should stay under; None for a figure without a target.
    """

    what: str
    value: float
    unit: str
    target: float | None = None


def markdown_table(rows: Sequence[Sequence[str]], head: Sequence[str]) -> str:
    """A table in Markdown, with columns lined up.

    Args:
        rows: the cells, row by row.
        head: the columns' names.
    """
    widths = [max(len(str(row[n])) for row in (head, *rows)) for n in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(str(cell).ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    return "\n".join([line(head), "|" + "|".join("-" * (width + 2) for width in widths) + "|", *map(line, rows)]) + "\n"
