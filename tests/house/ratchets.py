"""Three numbers for each room that may only fall: hand-listed words, comparisons with strings, unnamed floats.

`python -m tests.house.ratchets` prints them; `--lower` writes those that fell into `ratchets.json`.
"""

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.house.source import FILES, PACKAGE, nodes, room, tree

RECORD = Path(__file__).with_name("ratchets.json")
WORD = re.compile(r"[a-z]+(?:[ '-][a-z]+){0,3}")
# Calls whose texts are names of things that exist, not words that a rule goes by.
TABLE_ROWS = ("Backend",)
# A collection with fewer words is a choice of options, not a list of words.
LIST_FROM = 8
# A shorter text of plain words may be a sentence.
TEXT_FROM = 16
# Every word of such a file counts.
WORD_FILES = ("*.txt", "*.json")
# Floats that need no name.
PLAIN_FLOATS = frozenset((0.0, 0.5, 1.0, 2.0))


def listed_words(path: Path) -> int:
    """Words and phrases in collections of at least eight, nested ones included, and in texts made to be split."""
    return _count_words(tree(path))


def _count_words(node: ast.AST) -> int:
    if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        texts = [inner.value for inner in _walk_but_rows(node) if isinstance(inner, ast.Constant)]
        words = sum(isinstance(text, str) and bool(WORD.fullmatch(text)) for text in texts)
        words = max(words, sum(_words_of_text(text) for text in texts))
        return words if words >= LIST_FROM else 0
    own = 0
    if isinstance(node, ast.Call):
        given = [*node.args, *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
        own = sum(_words_of_text(text.value) for text in given if isinstance(text, ast.Constant))
    return own + sum(map(_count_words, ast.iter_child_nodes(node)))


def _walk_but_rows(node: ast.AST) -> Iterator[ast.AST]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TABLE_ROWS):
        yield node
        for inner in ast.iter_child_nodes(node):
            yield from _walk_but_rows(inner)


def _words_of_text(text: object) -> int:
    """The words of a long text that is nothing but words in lower case, or the alternatives of a pattern; else 0."""
    if not isinstance(text, str):
        return 0
    if re.fullmatch(r"[a-z\s'-]+", text):
        return len(text.split()) if len(text.split()) >= TEXT_FROM else 0
    alternatives = re.findall(r"(?<=[|(:])[a-z][a-z ]+(?=[|)])", text)
    return len(alternatives) if len(alternatives) >= LIST_FROM else 0


def string_comparisons(path: Path) -> int:
    """Comparisons in which one side is a text written there, or a collection of such."""

    def is_text(node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and len(node.value) > 1
        return isinstance(node, ast.Tuple | ast.List | ast.Set) and bool(node.elts) and all(map(is_text, node.elts))

    return sum(
        isinstance(node, ast.Compare) and any(is_text(side) for side in (node.left, *node.comparators))
        for node in nodes(path)
    )


def unnamed_floats(path: Path) -> int:
    """Floats inside functions, but for 0, a half, 1 and 2, and the defaults of parameters."""
    count = 0
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count += sum(
                isinstance(inner, ast.Constant) and isinstance(inner.value, float) and inner.value not in PLAIN_FLOATS
                for statement in node.body
                for inner in ast.walk(statement)
                if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
            )
    return count


MEASURES: dict[str, Callable[[Path], int]] = {
    "listed words": listed_words,
    "string comparisons": string_comparisons,
    "unnamed floats": unnamed_floats,
}


def measure_rooms() -> dict[str, dict[str, int]]:
    """Every measure by room; rooms with nothing are left out."""
    found: dict[str, Counter[str]] = {name: Counter() for name in MEASURES}
    for path in FILES:
        tree(path)
        for name, count in MEASURES.items():
            found[name][room(path)] += count(path)
    for pattern in WORD_FILES:
        for path in PACKAGE.rglob(pattern):
            found["listed words"][room(path)] += len(re.findall(r"[A-Za-z][A-Za-z'-]*", path.read_text("utf-8")))
    return {name: {where: n for where, n in sorted(counts.items()) if n} for name, counts in found.items()}


def main() -> None:
    """Print the numbers, or lower the recorded ones."""
    measured = measure_rooms()
    if "--lower" in sys.argv:
        before = json.loads(RECORD.read_text()) if RECORD.is_file() else {}
        measured = {
            name: {where: min(n, before.get(name, {}).get(where, n)) for where, n in rooms.items()}
            for name, rooms in measured.items()
        }
        RECORD.write_text(json.dumps(measured, indent=1) + "\n")
    sys.stdout.write(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main()
