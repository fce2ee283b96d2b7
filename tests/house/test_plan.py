"""The house's rules as tests: which room may import which, budgets, habits."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import FILES, PACKAGE, ROOT, functions, imports, nodes, room

# An import may only point up this list. The README shows the same plan.
ORDER = [
    "errors", "fields", "run", "types", "settings", "media", "project", "language", "library", "nn", "diffusion",
    "backends", "profiles", "stages", "studio", "parallel", "jobs", "draft", "evaluation", "training", "cli", "ui",
]  # fmt: skip
# Who may import a heavy library anywhere in its files.
HEAVY = {
    "torch": {"nn", "diffusion", "backends", "draft", "evaluation", "training", "cli"},
    "diffusers": {"nn", "diffusion", "backends", "evaluation", "training"},
    "transformers": {"diffusion", "backends", "evaluation", "training"},
    "gradio": {"ui"},
    "moviepy": {"media", "cli"},
}


def test_imports_point_up_the_plan():
    wrong = []
    for path in FILES:
        here = room(path)
        if here in {"__init__", "__main__"}:
            continue
        assert here in ORDER, f"{path.name}: '{here}' has no place in the plan"
        for module, line in imports(path):
            parts = module.split(".")
            named = parts[0] == "videostudio" and len(parts) > 1 and parts[1] in ORDER
            if named and ORDER.index(parts[1]) > ORDER.index(here):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_heavy_libraries_stay_in_their_rooms():
    wrong = []
    for path in FILES:
        for module, line in imports(path):
            allowed = HEAVY.get(module.split(".")[0])
            if allowed is not None and room(path) not in allowed:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {module}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", ["videostudio", "videostudio.studio", "videostudio.cli.main"])
def test_importing_loads_no_heavy_library(module):
    program = (
        f"import sys, {module}; "
        "print([m for m in ('torch', 'gradio', 'diffusers', 'transformers', 'moviepy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_functions_and_files_stay_within_the_budget():
    long_files = [f"{p.relative_to(ROOT)}: {n}" for p in FILES if (n := len(p.read_text().splitlines())) > 600]
    assert not long_files
    lengths = [(node.end_lineno - node.lineno + 1, f"{path.name}:{node.name}") for path, node in functions()]
    long = [entry for entry in lengths if entry[0] > 60]
    assert len(long) <= 0.05 * len(lengths), sorted(long)
    app = ROOT / "app.py"
    assert len(app.read_text().splitlines()) <= 20


def test_habits():
    wrong = []
    for path in FILES:
        for node in nodes(path):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Global):
                wrong.append(f"{place} global")
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                wrong.append(f"{place} bare except")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                wrong.append(f"{place} print")
            if isinstance(node, ast.Name) and node.id == "NotImplementedError":
                wrong.append(f"{place} a stub: make the method abstract, so that nobody can make the class without it")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "cuda":
                wrong.append(f"{place} .cuda()")
    wrong += [f"{p}: unittest.mock" for p in (*FILES, *(ROOT / "tests").rglob("*.py")) if _mocks(p)]
    assert not wrong, "\n".join(wrong)


def _mocks(path: Path) -> bool:
    return any(module.startswith("unittest") for module, _ in imports(path))


def test_nn_names_no_device():
    for path in (PACKAGE / "nn").rglob("*.py"):
        names = [n.value for n in nodes(path) if isinstance(n, ast.Constant)]
        assert not [n for n in names if n in {"cuda", "cpu", "mps"}], path


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "--strict", "videostudio"]]
)
def test_lint(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
