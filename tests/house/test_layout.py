"""The layout: folders of a size one can take in, names that are used once and say what comes out, a free product."""

import ast
import re
from collections import Counter, defaultdict

import pytest

from tests.house.source import FILES, PACKAGE, ROOT, imports, nodes, place, room, tree

MOST_MODULES = 15
# Rooms that a reader of the README's plan finds in it; a new one is told there first.
ROOMS = {
    "errors", "fields", "run", "types", "settings", "project", "media", "language", "library", "nn", "diffusion",
    "backends", "stages", "profiles", "studio", "jobs", "parallel", "draft", "evaluation", "training", "cli", "ui",
}  # fmt: skip
FAMILIES = {"runtime", "writers", "embedders", "pictures", "clips", "cutouts"}
# Public module-level functions of one word: what runs a program or builds a tab.
ONE_WORD = {"main", "build"}


def test_the_rooms_are_those_of_the_plan():
    assert {room(path) for path in FILES} - {"__init__", "__main__"} == ROOMS
    families = {path.name for path in (PACKAGE / "backends").iterdir() if path.is_dir() and path.name[0].isalpha()}
    assert families == FAMILIES
    plan = re.search(r"```text\n(app\.py.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert plan is not None
    told = set(re.findall(r"[a-z]+", plan[1]))
    assert ROOMS - told == set(), "the plan of the house in the README leaves out rooms"


def test_a_folder_holds_what_one_can_take_in():
    modules = Counter(path.parent.relative_to(ROOT).as_posix() for path in FILES)
    assert {folder: n for folder, n in modules.items() if n > MOST_MODULES} == {}


def test_no_public_class_name_is_used_twice():
    found = defaultdict(list)
    for path in FILES:
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(place(path, node))
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_public_functions_say_what_comes_out():
    wrong = [
        f"{place(path, node)} {node.name}"
        for path in FILES
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and "_" not in node.name
        and node.name not in ONE_WORD
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_draft_imports_the_draft():
    wrong = [
        f"{place(path)}:{line} imports {module}"
        for path in FILES
        if room(path) != "draft"
        for module, line in imports(path)
        if module.startswith("videostudio.draft")
    ]
    assert not wrong, "\n".join(wrong)


def test_nobody_asks_for_a_backends_name():
    from videostudio.backends.catalogue import BUILTIN

    names = {row.name for row in BUILTIN}
    wrong = [
        place(path, node)
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in names and _reads_a_name(node)
    ]
    assert not wrong, "\n".join(wrong)


def _reads_a_name(node: ast.Compare) -> bool:
    sides = (node.left, *node.comparators)
    return any(isinstance(side, ast.Attribute) and side.attr in {"name", "backend", "identity"} for side in sides)


@pytest.mark.parametrize("suffix", ["verbs.txt", "words.json"])
def test_no_list_of_words_lies_in_the_product(suffix):
    outside = [p for p in PACKAGE.rglob(suffix) if room(p) != "draft"]
    assert not outside
