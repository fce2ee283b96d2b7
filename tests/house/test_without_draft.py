"""The product works without the demonstration: with its folder deleted, the rest imports, is tested and makes films."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.long(90)

# Every module but the demonstration's, in one process.
IMPORT_ALL = """
import importlib, pkgutil, videostudio
names = [m.name for m in pkgutil.walk_packages(videostudio.__path__, "videostudio.")]
assert not [n for n in names if n.startswith("videostudio.draft")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
# The films of the paper, light and modern profiles from tiny snapshots, the paper's way of writing, the catalogue. All
# other tests pass as well in such a copy (`python -m pytest` there), but would run twice in every suite.
TESTS = (
    "tests/real/test_films.py",
    "tests/real/test_u2net.py",
    "tests/writer/test_script.py",
    "tests/core/test_manager.py",
)


@pytest.fixture(scope="module")
def product(tmp_path_factory) -> Path:
    """A copy of the repository in which nobody ever wrote a demonstration."""
    folder = tmp_path_factory.mktemp("product")
    for name in ("videostudio", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("app.py", "pyproject.toml", "README.md", "requirements.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "assets").symlink_to(ROOT / "assets")
    shutil.rmtree(folder / "videostudio/draft")
    shutil.rmtree(folder / "tests/draft")
    (folder / "tests/ui/test_draft_browser.py").unlink()
    return folder


def run_python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True)


def test_everything_else_imports(product):
    done = run_python(product, "-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 100


def test_the_rest_is_tested_and_the_profiles_make_films(product):
    done = run_python(product, "-m", "pytest", "-p", "no:cacheprovider", *TESTS)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    ended = done.stdout.splitlines()[-1]
    assert " passed" in ended and "skipped" not in ended


def test_the_draft_is_refused_in_words(product):
    done = run_python(product, "-m", "videostudio", "render", "A dog runs", "-o", "dog.mp4")
    assert done.returncode == 1
    assert "its file is missing from this installation" in done.stderr
    assert "Traceback" not in done.stderr
