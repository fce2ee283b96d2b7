"""The whole path in a real browser, with quick backends behind the page."""

import json
import re
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests import fakes
from tests.ui.conftest import Served

pytestmark = pytest.mark.long(200)

Visit = Callable[..., Any]
ENDED = "#vs-strip .vs-ended"


def wish(page: Any, prompt: str, scenes: int = 0) -> None:
    page.locator("#prompt textarea").fill(prompt)
    page.locator("#seconds input").fill("0.5")
    if scenes:
        page.locator("#scenes input").click()
        page.get_by_role("option", name=f"{scenes} scenes", exact=True).click()


def ended(page: Any) -> None:
    """The strip tells the end as soon as it is there, the views and the buttons a moment later."""
    page.wait_for_selector(ENDED)
    page.wait_for_selector("#make:enabled", state="attached")
    page.wait_for_selector("#stop", state="hidden")


def make(page: Any, prompt: str, scenes: int = 0) -> None:
    wish(page, prompt, scenes)
    page.locator("#make").click()
    ended(page)


def tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def downloaded(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_text(name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_from_a_sentence_to_downloaded_files(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    page.get_by_role("button", name="A young man is making a cake").click()
    page.wait_for_function("document.querySelector('#prompt textarea').value.startsWith('A young man')")
    make(page, "A cook is making a cake")
    expect(page.locator("#vs-film video")).to_have_count(4)
    expect(page.locator("#vs-film")).to_contain_text("3 of 3 scenes ready")
    page.wait_for_function("document.querySelector('.vs-player video').readyState > 0")
    film = downloaded(page, "Film (.mp4)", tmp_path)
    assert film.name == "film.mp4" and film.read_bytes()[4:8] == b"ftyp"
    assert "The cook works" in downloaded(page, "Subtitles (.srt)", tmp_path).read_text()
    with Image.open(downloaded(page, "Contact sheet (.png)", tmp_path)) as sheet:
        assert sheet.width > 100
    assert "The cook works" in downloaded(page, "Storyboard (.html)", tmp_path).read_text()
    archive = downloaded(page, "Project (.zip)", tmp_path)
    assert "project.json" in zipfile.ZipFile(archive).namelist()
    tab(page, "Script")
    script = json.loads(downloaded(page, "Save the script (.json)", tmp_path).read_text())
    assert [s["index"] for s in script["scenes"]] == [0, 1, 2]
    other = visit()
    with other.expect_file_chooser() as chooser:
        other.locator("#load-zip").click()
    chooser.value.set_files(archive)
    tab(other, "Film")
    other.wait_for_selector(".vs-player video")


def test_one_edited_scene_is_all_that_is_made_again(visit: Visit) -> None:
    page = visit()
    make(page, "A cook makes a cake with a dog")
    tab(page, "Script")
    before = page.locator(".vs-shot").count()
    fakes.CALLS.clear()
    field = page.locator(".vs-scene").nth(1).locator("textarea")
    field.fill("The cake falls on the floor.")
    field.blur()
    page.wait_for_function("document.querySelector('#make').innerText == 'Update the film'")
    tab(page, "Film")
    page.wait_for_selector('.vs-shot[data-state="waiting"]')
    page.locator(".vs-player").get_by_role("button", name="Update the film").click()
    page.wait_for_selector("#stop:visible")
    ended(page)
    assert fakes.CALLS == [("scene_images", "1"), ("clips", "1")]
    assert before in {0, 3}


def test_the_cards_can_be_edited(visit: Visit) -> None:
    page = visit()
    wish(page, "A cook makes a cake again")
    page.locator("#write").click()
    ended(page)
    cards = page.locator(".vs-scene")
    expect(cards).to_have_count(3)
    chip = cards.nth(0).locator("[data-chip]")
    chip.fill("spoon")
    chip.press("Enter")
    page.wait_for_selector('.vs-entity[aria-label="spoon"]')
    cards.nth(0).get_by_role("button", name="Remove cook").click()
    page.wait_for_function("document.querySelector('.vs-scene .vs-chiplist').innerText.trim() == 'spoon'")
    cards.nth(0).get_by_label("Camera of scene 1", exact=True).select_option("forward")
    page.wait_for_function("!document.querySelectorAll('.vs-scene')[0].querySelectorAll('select')[1].disabled")
    cards.nth(0).get_by_role("button", name="Move scene 1 down").click()
    page.wait_for_function("document.querySelectorAll('.vs-scene')[1].innerText.includes('spoon')")
    cards.nth(2).get_by_role("button", name="Add a scene after scene 3").click()
    page.wait_for_selector(".vs-scene >> nth=3")
    page.once("dialog", lambda dialog: dialog.accept())
    cards.nth(3).get_by_role("button", name="Remove scene 4").click()
    page.wait_for_function("document.querySelectorAll('.vs-scene').length == 3")
    cards.nth(2).get_by_role("button", name="Have scene 3 written anew").click()
    page.wait_for_function(
        "document.querySelectorAll('.vs-scene textarea')[2]?.value == 'Something quite different happens.'"
    )
    name = page.get_by_label("Name of dog")
    name.fill("puppy")
    name.press("Enter")
    page.wait_for_selector('.vs-entity[aria-label="puppy"]')
    cards.nth(0).locator("textarea").fill("")
    cards.nth(0).locator("textarea").blur()
    expect(cards.nth(0).get_by_role("alert")).to_contain_text("say in one sentence")


def test_an_own_picture_is_cut_out_corrected_and_locked(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    make(page, "A cook bakes bread")
    own, text = tmp_path / "me.png", tmp_path / "text.png"
    Image.new("RGB", (320, 400), (200, 30, 90)).save(own)
    text.write_text("no picture")
    tab(page, "References")
    expect(page.locator(".vs-grid img")).to_have_count(9)
    card = page.locator('.vs-reference[data-entity="cook"]')
    card.locator("input[type=file]").set_input_files(own)
    card.get_by_text("your picture").wait_for()
    page.wait_for_selector('.vs-reference[data-entity="cook"][data-drop]')
    card.locator("input[type=file]").set_input_files(text)
    expect(card.get_by_role("alert")).to_contain_text("no picture")
    page.get_by_role("button", name="Close this message").click()
    page.wait_for_selector(ENDED, state="detached")  # so that the end waited for is the swap's own
    card.get_by_role("button", name="Swap inside and outside").click()
    ended(page)
    card.get_by_role("button", name="Correct cut-out").click()
    canvas = page.locator("#mask-editor canvas").first
    canvas.wait_for()
    page.wait_for_timeout(800)
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 30, box["y"] + box["height"] / 2 + 20, steps=4)
    page.mouse.up()
    page.locator("#mask-save").click()
    page.wait_for_function("document.querySelector('#vs-strip').innerText.includes('The cut-out of cook: finished')")
    card.get_by_role("button", name=re.compile("^Lock")).click()
    card.get_by_text("locked").wait_for()
    dog = page.locator('.vs-reference[data-entity="dog"]')
    dog.get_by_role("button", name="Another take").click()
    dog.get_by_text("Take 2 of 2").wait_for()


def test_a_scene_shows_an_own_picture_until_it_is_drawn_instead(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    make(page, "A cook bakes a pie", 2)
    own, text = tmp_path / "me.png", tmp_path / "text.png"
    Image.new("RGB", (320, 400), (200, 30, 90)).save(own)
    text.write_text("no picture")
    tab(page, "Film")
    card = page.locator(".vs-shot").nth(1)
    card.locator("input[type=file]").set_input_files(own)
    page.get_by_text("Your picture: finished").wait_for()
    card.get_by_role("button", name="Draw it instead").wait_for()
    card.locator("input[type=file]").set_input_files(text)
    card.get_by_role("alert").get_by_text("no picture that can be opened").wait_for()
    fakes.CALLS.clear()
    card.get_by_role("button", name="Make the clip").click()
    page.wait_for_selector(".vs-shot video >> nth=1")
    page.get_by_text("Scene 2: finished").wait_for()
    assert fakes.CALLS == [("clips", "1")]
    card.get_by_role("button", name="Draw it instead").click()
    card.get_by_role("button", name="Draw it instead").wait_for(state="detached")
    carried = page.evaluate_handle(CARRIED, [list(own.read_bytes()), "me.png", "image/png"])
    card.dispatch_event("drop", {"dataTransfer": carried})
    card.get_by_role("button", name="Draw it instead").wait_for()


CARRIED = """([bytes, name, type]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], name, { type }));
  return carried;
}"""

COPIED = """(bytes) => navigator.clipboard.write(
  [new ClipboardItem({ 'image/png': new Blob([new Uint8Array(bytes)], { type: 'image/png' }) })])"""


def test_pictures_are_dropped_and_pasted_and_a_sound_is_heard_in_the_film(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    make(page, "A cook bakes bread", 2)
    own, sound = tmp_path / "me.png", tmp_path / "voice.wav"
    with wave.open(str(sound), "wb") as tone:
        tone.setnchannels(1), tone.setsampwidth(2), tone.setframerate(16000)
        tone.writeframes((np.sin(np.arange(16000) / 6) * 9000).astype("<i2").tobytes())
    tab(page, "Film")
    page.locator("#audio input[type=file]").set_input_files(sound)
    # The name stands there in one piece only while the file is on its way; that it is taken shows in the film.
    page.locator("#vs-film").get_by_text("ready to be joined").wait_for()
    assert page.locator("#audio .filename").get_attribute("aria-label") == "voice.wav"
    page.reload()
    tab(page, "Film")
    page.locator("#audio .filename[aria-label='sound.wav']").wait_for()
    tab(page, "References")
    Image.new("RGB", (320, 400), (200, 30, 90)).save(own)
    picture = page.evaluate_handle(CARRIED, [list(own.read_bytes()), "me.png", "image/png"])
    cook = page.locator('.vs-reference[data-entity="cook"]')
    cook.dispatch_event("dragover", {"dataTransfer": picture})
    cook.dispatch_event("drop", {"dataTransfer": picture})
    cook.get_by_text("your picture").wait_for()
    dog = page.locator('.vs-reference[data-entity="dog"]')
    page.wait_for_selector('.vs-reference[data-entity="dog"][data-drop]')
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(COPIED, list(own.read_bytes()))
    dog.focus()
    page.keyboard.press("Control+V")
    dog.get_by_text("your picture").wait_for()
    tab(page, "Script")
    page.locator("#make").click()
    page.get_by_text("The film: finished").wait_for()
    tab(page, "Film")
    film = downloaded(page, "Film (.mp4)", tmp_path)
    with av.open(film) as opened:
        heard = np.concatenate([frame.to_ndarray().ravel() for frame in opened.decode(audio=0)])
    assert np.abs(heard).max() > 0.05


def test_stop_keeps_what_is_done_and_the_next_run_goes_on(visit: Visit, served: Served) -> None:
    page = visit()
    wish(page, "A slow cook makes a cake", scenes=8)
    page.locator("#make").click()
    page.locator("#vs-film").get_by_text("animating").wait_for()
    tab(page, "References")
    picture = page.evaluate_handle(CARRIED, [[1], "me.png", "image/png"])
    page.locator('.vs-reference[data-entity="cook"]').dispatch_event("drop", {"dataTransfer": picture})
    page.locator(".toast-body").get_by_text("being worked on").wait_for()
    page.locator("#stop").click()
    ended(page)
    expect(page.locator(ENDED)).to_contain_text("stopped")
    tab(page, "References")
    expect(page.locator(".vs-grid img")).to_have_count(24)


def test_a_refresh_finds_the_running_job_and_closing_frees_the_machine(visit: Visit, served: Served) -> None:
    page = visit()
    wish(page, "A slow cook makes two cakes", scenes=8)
    page.locator("#make").click()
    page.wait_for_selector(".vs-stream")
    page.wait_for_selector("#stop:visible")
    page.reload()
    page.wait_for_selector("#stop:visible")
    expect(page.locator("#prompt textarea")).to_have_value("A slow cook makes two cakes")
    tab(page, "Film")
    page.locator("#vs-film").get_by_text("animating").wait_for()
    project = next(p for p in served.jobs.busy() if served.jobs.running(p) is not None)
    page.close()
    job = served.jobs.of(project)
    assert job is not None
    assert job.wait(20).state.value == "stopped"


def test_two_visitors_wait_for_each_other_and_never_meet(visit: Visit, served: Served) -> None:
    first, second = visit(), visit()
    for page, prompt in ((first, "A slow cook in a red hat"), (second, "A slow cook in a blue hat")):
        wish(page, prompt, scenes=4)
        page.locator("#make").click()
        page.wait_for_selector("#stop:visible")
    second.locator("#vs-strip .vs-queued").get_by_text("1 run before yours").wait_for()
    second.locator("#stop").click()
    ended(second)
    ended(first)
    expect(first.locator(ENDED)).to_contain_text("finished")
    for page, own, other in ((first, "red hat", "blue hat"), (second, "blue hat", "red hat")):
        page.get_by_text("My projects").click()
        listed = page.locator(".vs-menu ul").inner_text()
        assert own in listed and other not in page.content()


def test_a_link_shows_the_project_and_lets_one_copy_it(visit: Visit, served: Served) -> None:
    page = visit()
    make(page, "A cook sells cakes", scenes=2)
    page.get_by_role("button", name="Link to show it").click()
    link = page.get_by_label("Link that shows this project").input_value()
    assert "?view=" in link and "project" not in link
    guest = visit(link)
    guest.wait_for_selector(".vs-player video")
    expect(guest.locator("#make:visible")).to_have_count(0)
    expect(guest.get_by_role("button", name="Redo")).to_have_count(0)
    own = [p.name for p in served.studio.projects.root.glob("*/project.json")]
    assert own and not any(p.parent.name in guest.content() for p in served.studio.projects.root.glob("*/project.json"))
    tab(guest, "Script")
    assert guest.locator(".vs-scene textarea").first.is_disabled()
    guest.get_by_role("button", name="Make it my own").click()
    guest.wait_for_selector("#make:visible")
    field = guest.locator(".vs-scene textarea").first
    field.fill("The cook sleeps.")
    field.blur()
    guest.wait_for_function("document.querySelector('#make').innerText == 'Update the film'")
    guest.reload()
    page.reload()
    tab(page, "Script")
    expect(page.locator(".vs-scene textarea").first).to_have_value("The cook works on step 1.")


def test_failures_are_told_where_they_belong(visit: Visit) -> None:
    page = visit()
    page.locator("#make").click()
    page.get_by_text("Write one sentence").first.wait_for()
    make(page, "A broken cook")
    expect(page.locator(ENDED)).to_contain_text("1 scene failed")
    failed = page.locator('.vs-shot[data-state="failed"]')
    expect(failed.get_by_role("alert")).to_contain_text("cannot be drawn")
    expect(page.locator(".vs-player video")).to_have_count(1)
    page.get_by_role("button", name="New project").click()
    page.wait_for_selector("#vs-script .vs-empty")
    make(page, "A mute cook")
    expect(page.locator(ENDED)).to_contain_text("had nothing to say")


def test_the_page_fits_a_telephone(visit: Visit) -> None:
    page = visit(width=390)
    wish(page, "A slow cook on a telephone", scenes=2)
    page.locator("#make").click()
    page.wait_for_selector("#stop:visible")
    page.evaluate("window.scrollTo(0, 400)")
    page.wait_for_function("document.querySelector('#stop').getBoundingClientRect().top >= 0")
    assert page.evaluate("window.scrollY") > 300
    ended(page)
    for name in ("Script", "References", "Film", "How it works"):
        tab(page, name)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
