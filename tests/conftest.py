from pathlib import Path

import pytest

from tests import fakes
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.settings import Settings
from videostudio.studio import Studio


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files come first, the longest before all, so that the processes end together."""

    def seconds(item: pytest.Item) -> float:
        marker = item.get_closest_marker("long")
        return float(marker.args[0]) if marker is not None else 0.0

    items.sort(key=seconds, reverse=True)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A studio with quick plain backends and a folder of its own."""
    fakes.CALLS.clear()
    return Studio(Settings(data_dir=tmp_path / "projects"), fakes.REGISTRY)


@pytest.fixture
def project(studio: Studio) -> Project:
    """A project with a script of three scenes; nothing is made yet."""
    made = studio.create("A cook is making a cake", seed=7, size="128x96", seconds=0.5, fps=8)
    editing.replace_script(made, fakes.story())
    return made
