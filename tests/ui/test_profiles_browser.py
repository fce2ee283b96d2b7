"""Every drawn profile from a sentence to a film that plays, through the page, with tiny real models behind it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.snapshots import Snapshots
from tests.ui.conftest import Served
from tests.ui.test_browser import ended, tab
from videostudio.backends.catalogue import BUILTIN
from videostudio.profiles import load_profiles
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Size

pytestmark = pytest.mark.long(100)

TITLES = {name: profile.title for name, profile in load_profiles(BUILTIN).items() if name != "draft"}
SIZE = Size(64, 64)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    snapshots = Snapshots(tmp_path_factory.mktemp("snapshots"))
    studio = Studio(
        Settings(data_dir=tmp_path_factory.mktemp("profiles") / "projects", port=0, device="cpu", threads=1)
    )
    for name in TITLES:
        tiny = snapshots.profile(studio.profiles[name])
        studio.profiles[name] = replace(tiny, size=SIZE, sizes=(SIZE,), seconds=0.5, fps=8)
    page = Served(studio)
    yield page
    page.app.close(verbose=False)


@pytest.mark.parametrize("names", [("paper",), ("modern", "light")])
def test_profiles_make_films_through_the_page(
    names: tuple[str, ...], visit: Callable[..., Any], served: Served
) -> None:
    """The first profile from a sentence; the next ones film its script anew, in the same project."""
    page = visit()
    page.set_default_timeout(200_000)
    page.locator("#scenes input").click()
    page.get_by_role("option", name="2 scenes", exact=True).click()
    page.locator("#prompt textarea").fill("A cook bakes a cake in the kitchen")
    # A tiny model with random weights writes anything at all, and once in a while nothing that can be read.
    page.locator("#seed").locator("input, textarea").fill("2")
    films = []
    for name in names:
        title = TITLES[name]
        tab(page, "Script")
        page.locator("#profile input").click()
        page.get_by_role("option", name=title, exact=True).click()
        page.locator("#vs-notice").get_by_text(title, exact=True).wait_for()
        page.locator("#make").click()
        ended(page)
        expect(page.locator("#vs-strip .vs-ended")).to_contain_text("finished")
        tab(page, "Film")
        page.wait_for_function("document.querySelector('.vs-player video')?.duration > 0")
        page.get_by_text(f"{name} profile").wait_for()
        (project,) = [p for p in served.studio.projects.root.glob("*/project.json") if f'"{name}"' in p.read_text()]
        view = served.studio.view(served.studio.projects.open(project.parent.name))
        assert view.state.brief.profile == name and view.video is not None
        assert len(view.clips) == len(view.state.script.scenes)
        films.append((view.state.script, view.video.key))
    scripts, keys = zip(*films, strict=True)
    assert scripts == (scripts[0],) * len(names), "what is written stays"
    assert len(set(keys)) == len(names)


def test_every_profile_has_its_film() -> None:
    """All but the draft's, which has a page of its own in `test_draft_browser`."""
    assert set(TITLES) == {"paper", "modern", "light"}
