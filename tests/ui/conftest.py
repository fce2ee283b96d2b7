"""One page for all tests of a module, served in this process, and a browser to look at it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from tests import fakes
from tests.ui.telling import TellingStudio
from videostudio.jobs import Jobs
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui.files import Files
from videostudio.ui.handlers import Handlers
from videostudio.ui.session import PageSession

CHROMIUM = os.environ.get("CHROMIUM", "") or shutil.which("chromium") or shutil.which("chromium-browser") or ""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    fakes.CALLS.clear()
    return TellingStudio(Settings(data_dir=tmp_path / "projects"), fakes.REGISTRY)


@pytest.fixture
def handlers(studio: Studio) -> Handlers:
    with gr.Blocks():
        block = gr.HTML()
    return Handlers(PageSession(studio, Jobs(0.1), Files(block)))


@pytest.fixture
def made(studio: Studio) -> Project:
    project = studio.create("A cook is making a cake", seed=7, size="128x96", seconds=0.5, fps=8)
    editing.replace_script(project, fakes.story())
    list(studio.run(project, Run()))
    return project


class Served:
    """A page that is being served."""

    def __init__(self, studio: Studio) -> None:
        from videostudio.ui.server import build_app, launch_options

        self.studio, self.jobs = studio, Jobs(studio.settings.grace_seconds)
        self.app = build_app(studio, self.jobs)
        options = launch_options(studio.settings) | {"prevent_thread_lock": True, "quiet": True}
        _, self.url, _ = self.app.launch(**options)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    # Small, so that a film takes a moment only.
    settings = Settings(data_dir=folder / "projects", port=0, grace_seconds=4.0)
    page = Served(TellingStudio(settings, fakes.REGISTRY))
    yield page
    page.app.close(verbose=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium is installed; browser tests need one (set CHROMIUM to its path)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=240_000)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, served: Served) -> Iterator[Callable[..., Any]]:
    """Opens the page as a visitor of its own, or again as one who was there; any fault of the page fails the test."""
    faults: list[str] = []
    contexts = []

    def open_page(address: str = "", context: Any = None, width: int = 1280, **options: Any) -> Any:
        if context is None:
            context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
            context.set_default_timeout(240_000)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address or served.url)
        page.wait_for_selector(".vs-header")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, faults
