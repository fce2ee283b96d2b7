"""The page with the true draft profile: its language model, its pictures, its animatic."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import Served
from tests.ui.test_browser import ended
from videostudio.settings import Settings
from videostudio.studio import Studio

pytestmark = pytest.mark.long(70)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    page = Served(Studio(Settings(data_dir=tmp_path_factory.mktemp("draft") / "projects", port=0)))
    yield page
    page.app.close(verbose=False)


@pytest.mark.timeout(600)
def test_the_draft_profile_makes_a_film_from_a_sentence(visit: Callable[..., Any]) -> None:
    page = visit()
    page.set_default_timeout(560_000)
    page.locator("#vs-notice").get_by_text("This is a draft").wait_for()
    page.locator("#prompt textarea").fill("A young man is making a cake")
    page.locator("#seconds input").fill("0.5")
    page.locator("#scenes input").click()
    page.get_by_role("option", name="2 scenes", exact=True).click()
    page.locator("#make").click()
    ended(page)
    expect(page.locator("#vs-strip .vs-ended")).to_contain_text("finished")
    page.wait_for_selector(".vs-player video")
    expect(page.locator('.vs-shot[data-state="done"]')).to_have_count(2)
    page.get_by_role("tab", name="References", exact=True).click()
    page.locator(".vs-grid img").nth(1).wait_for()
