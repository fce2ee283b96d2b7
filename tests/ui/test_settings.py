"""The settings of the chosen models on the page: the form, what it keeps, and what it refuses."""

from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from playwright.sync_api import expect

from tests import fakes
from tests.ui.asking import asks, event, refused
from tests.ui.conftest import Served
from tests.ui.telling import TellingStudio
from tests.ui.test_browser import Visit
from tests.ui.test_handlers import choose, wishes
from videostudio.backends.catalogue import BUILTIN
from videostudio.jobs import Jobs
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Size
from videostudio.ui.files import Files
from videostudio.ui.handlers import Handlers
from videostudio.ui.page import SAME, Page, Screen, Visitor
from videostudio.ui.session import PageSession

STEPS = ("image_to_video", "steps", 30)
USUAL = str(BUILTIN.get("wan22").option_value({}, "steps"))


def setting(
    handlers: Handlers, before: Screen, stage: str, option: str, value: Any, page: Page | None = None, prompt: str = ""
) -> Screen:
    asked = event(do="edit", field="option", stage=stage, option=option, value=value)
    return handlers.script.act_settings(page or Page(), prompt, before.choice, asked)


def wan(handlers: Handlers) -> Screen:
    """A drawn profile, with a model of clips that has most kinds of options."""
    return choose(handlers, handlers.script.choose_profile("modern"), image_to_video="wan22")


def test_a_setting_is_taken_shown_and_taken_back(handlers: Handlers) -> None:
    before = wan(handlers)
    assert before.choice.options == () and "vs-changed" not in before.settings
    shown = setting(handlers, before, "image_to_video", "steps", "30")
    assert shown.choice.options == (STEPS,) and shown.settings.count("vs-changed") == 1
    shown = setting(handlers, shown, "writer", "quantization", "4bit")
    assert len(shown.choice.options) == 2
    # Back to what the profile has, by hand or by the stage's own button.
    assert setting(handlers, shown, "image_to_video", "steps", USUAL).choice.options == shown.choice.options[:1]
    reset = event(do="reset", stage="writer")
    assert handlers.script.act_settings(Page(), "", shown.choice, reset).choice.options == (STEPS,)
    # Another model does not know them, and the same one again has its own.
    other = choose(handlers, shown, image_to_video="svd")
    assert other.choice.options == shown.choice.options[:1] and "Motion" in other.settings
    assert choose(handlers, other, image_to_video="wan22").choice.options == shown.choice.options[:1]
    assert handlers.script.choose_profile("paper").choice.options == ()


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("steps", "0", "at least 1"),
        ("steps", "many", "whole number"),
        ("steps", ["30"], "cannot be changed"),
        ("stepz", "3", "has no option"),
        ("negative", "x" * 3000, "at most 2,000"),
    ],
)
def test_a_refusal_is_told_at_the_stage_and_the_field_goes_back(
    handlers: Handlers, option: str, value: Any, words: str
) -> None:
    before = setting(handlers, wan(handlers), "image_to_video", "guidance", "6")
    shown = setting(handlers, before, "image_to_video", option, value)
    assert words in shown.settings and shown.settings.count('role="alert"') == 1
    assert shown.choice.options == before.choice.options
    again = setting(handlers, shown, "image_to_video", option, value)
    assert again.settings != shown.settings  # else the page would leave the refused value in its field


def test_settings_go_with_a_film_and_come_back_with_the_project(handlers: Handlers) -> None:
    draft = choose(handlers, handlers.script.choose_profile("draft"), writer="chat")
    shown = setting(handlers, draft, "writer", "quantization", "4bit")
    wish = wishes("A cook is making a cake", writer="chat", choice=shown.choice)
    screen = handlers.script.make_film(Page(), request=None, **wish)
    handlers.session.jobs.of(screen.page.project).wait(60)
    project = handlers.session.studio.projects.open(screen.page.project)
    assert project.state.brief.options == (("writer", "quantization", "4bit"),)
    again = handlers.session.draw_page(screen.page, Visitor.read(screen.visitor))
    assert again.choice.options == project.state.brief.options and "vs-changed" in again.settings
    # The list of models on the page may be ahead of the choice: then they belong to another one.
    ahead = handlers.script.make_film(
        Page(), request=None, **wishes("A cook sleeps", writer="glm-4-9b", choice=shown.choice)
    )
    handlers.session.jobs.of(ahead.page.project).wait(60)
    assert handlers.session.studio.projects.open(ahead.page.project).state.brief.options == ()


def test_an_open_project_takes_a_setting_over(handlers: Handlers, made: Project) -> None:
    page, prompt = Page(made.id), made.state.brief.prompt
    shown = choose(handlers, handlers.session.draw_page(page, Visitor()), page, prompt, writer="chat")
    shown = setting(handlers, shown, "writer", "prefer_bf16", False, page, prompt)
    assert made.state.brief.options == (("writer", "prefer_bf16", False),)
    assert "vs-player" in shown.film
    # What is typed above is about another film: the project keeps what it has.
    other = setting(handlers, shown, "writer", "prefer_bf16", True, page, "Another film")
    assert other.choice.options == () and made.state.brief.options and other.film is SAME
    share = handlers.session.studio.projects.share(made)
    refused(lambda: setting(handlers, shown, "writer", "prefer_bf16", True, Page(share=share)), "somebody else")


def test_a_backend_that_needs_a_setting_can_be_chosen_and_given_it(handlers: Handlers, tmp_path: Path) -> None:
    paper = handlers.script.choose_profile("paper")
    shown = choose(handlers, paper, scene_imager="videostudio-img-paper")
    assert shown.scene_imager == "videostudio-img-paper" and "option 'model'" in shown.choice.changed
    given = setting(handlers, shown, "scene_imager", "model", str(tmp_path))
    assert given.choice.changed == "" and given.choice.options == (("scene_imager", "model", str(tmp_path)),)


def test_a_public_page_neither_shows_nor_takes_files_and_repositories(tmp_path: Path) -> None:
    with gr.Blocks():
        block = gr.HTML()
    studio: Studio = TellingStudio(Settings(data_dir=tmp_path, host="0.0.0.0"), fakes.REGISTRY)
    handlers = Handlers(PageSession(studio, Jobs(0.1), Files(block)))
    before = wan(handlers)
    assert 'data-option="steps"' in before.settings and "set by this installation" in before.settings
    for option in ("model", "revision", "lora"):
        assert f'data-option="{option}"' not in before.settings
        shown = setting(handlers, before, "image_to_video", option, "/etc/passwd")
        assert "its operator chooses the models" in shown.settings and shown.choice.options == ()
        forged = shown.choice._replace(options=(("image_to_video", option, "/etc/passwd"),))
        wish = wishes("A cook", profile="modern", size="832x480", image_to_video="wan22", choice=forged)
        refused(lambda wish=wish: handlers.script.make_film(Page(), request=None, **wish), "operator chooses")
    refused_choice = choose(handlers, handlers.script.choose_profile("paper"), scene_imager="videostudio-img-paper")
    assert refused_choice.scene_imager == "videostudio-img"


def test_action_and_camera_are_switched_off_for_a_film_and_come_back_with_it(handlers: Handlers) -> None:
    wish = wishes("A cook is making a cake", action=False, camera=False)
    screen = handlers.script.make_film(Page(), request=None, **wish)
    handlers.session.jobs.of(screen.page.project).wait(60)
    project = handlers.session.studio.projects.open(screen.page.project)
    assert (project.state.brief.action, project.state.brief.camera) == (False, False)
    shown = handlers.session.draw_page(screen.page, Visitor.read(screen.visitor))
    assert (shown.action, shown.camera) == (False, False)
    # The open project takes a switch over at once, where the page is about it.
    again = handlers.script.switch_parts(screen.page, "A cook is making a cake", shown.choice, True, False)
    assert project.state.brief.action and not project.state.brief.camera and again.film is not SAME
    handlers.script.switch_parts(screen.page, "Another film", shown.choice, False, False)
    assert project.state.brief.action
    fresh = handlers.session.draw_page(Page(), Visitor())
    assert (fresh.action, fresh.camera) == (True, True)


def test_the_form_works_in_a_browser(visit: Visit, served: Served) -> None:
    page = visit(width=390)
    page.locator("#advanced > button").click()
    page.locator("#profile input").click()
    page.get_by_role("option", name="Modern", exact=True).click()
    page.locator("#use-image_to_video input").click()
    page.get_by_role("option", name="Wan 2.2 5B", exact=True).click()
    page.locator("#vs-facts").get_by_text("Wan 2.2 5B").wait_for()
    page.locator("#settings > button").click()
    steps, guidance = page.get_by_label("Clips: Steps"), page.get_by_label("Clips: Guidance")
    steps.fill("30")
    steps.press("Enter")
    page.wait_for_selector(".vs-changed")
    guidance.fill("-3")
    guidance.blur()
    page.locator(".vs-setting .vs-notice").get_by_text("at least 0").wait_for()
    page.wait_for_function("document.querySelector('[aria-label=\"Clips: Guidance\"]').value == '5.0'")
    expect(steps).to_have_value("30")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Back to the profile’s").click()
    page.wait_for_selector(".vs-changed", state="detached")
    expect(steps).to_have_value(USUAL)
    expect(page.locator(".vs-setting .vs-notice")).to_have_count(0)


def test_one_scene_can_be_asked_for(visit: Visit) -> None:
    page = visit()
    page.locator("#scenes input").click()
    page.get_by_role("option", name="1 scene", exact=True).wait_for()


def test_a_scene_goes_on_from_the_one_before(handlers: Handlers, studio: Studio, made: Project) -> None:
    page = Page(made.id)
    goes_on = event(do="edit", field="continues", scene=1, value=True)
    shown = handlers.script.act(page, goes_on, asks())
    assert made.state.script.scene(1).continues and shown.script.count(" checked") == 1
    assert "Goes on from scene 1." in shown.film
    # The scene's own button makes what it needs first.
    editing.update_scene(made, 0, prompt="The cook turns around.")
    fakes.CALLS.clear()
    handlers.film.act(page, event(do="retry", scene=1), asks())
    handlers.session.jobs.of(made.id).wait(60)
    assert [call for call in fakes.CALLS if call[0] in {"scene_images", "clips"}] == [
        ("scene_images", "0"),
        ("clips", "0"),
        ("clips", "1"),
    ]
    odd = event(do="edit", field="continues", scene=1, value="yes")
    assert "cannot be changed" in handlers.script.act(page, odd, asks()).script
    studio.change_brief(made, backends=(("image_to_video", "modelscope-t2v"),), size=Size(256, 256))
    assert "Not with the chosen model" in handlers.session.draw_project(page, made).script
    other = event(do="edit", field="continues", scene=2, value=True)
    assert "does not start from a picture" in handlers.script.act(page, other, asks()).script
