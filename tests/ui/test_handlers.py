"""Handlers called as plain functions, without a browser or a server."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from markupsafe import escape
from PIL import Image

from tests import fakes
from tests.ui.asking import asks, event, refused
from tests.ui.telling import finished
from tests.ui.test_jobs import until_stopped
from videostudio.backends.registry import CameraControl, Role
from videostudio.backends.runtime import memory
from videostudio.errors import BackendError
from videostudio.jobs import Jobs
from videostudio.project.archive import export_project
from videostudio.project.folder import Project
from videostudio.studio import Studio
from videostudio.types import Size
from videostudio.ui.files import Files
from videostudio.ui.handlers import Handlers
from videostudio.ui.page import SAME, Page, Screen, Visitor
from videostudio.ui.session import PageSession
from videostudio.ui.views.advanced import ROLE_LABELS, render_all_models


def wishes(prompt: str, **others: Any) -> dict[str, Any]:
    small = {"scenes": "2", "size": "128x96", "profile": "draft", "seconds": 0.5, "seed": "5"}
    usual = {role.value: "" for role, _ in ROLE_LABELS}
    return {"stored": {}, "prompt": prompt, **small, **usual, **others}


def finish(handlers: Handlers, screen: Screen) -> None:
    job = handlers.session.jobs.of(screen.page.project)
    assert job is not None
    job.wait(60)


def test_everything_from_a_prompt(handlers: Handlers) -> None:
    screen = handlers.script.make_film(Page(), request=asks(), **wishes("A cook is making a cake"))
    assert screen.visitor["recent"] == [screen.page.project] and screen.job
    finish(handlers, screen)
    shown = handlers.session.draw_page(screen.page, Visitor.read(screen.visitor))
    assert "film.mp4" in shown.film and shown.film.count("<video") == 3
    assert shown.references.count("vs-thumb") == 6
    assert "finished" in shown.strip and shown.seed == "5"


def test_the_same_prompt_goes_on_and_another_starts_anew(handlers: Handlers) -> None:
    first = handlers.script.make_film(Page(), request=asks(), **wishes("A cook is making a cake"))
    finish(handlers, first)
    again = handlers.script.make_film(first.page, request=asks(), **wishes("A cook is making a cake", seconds=1.0))
    finish(handlers, again)
    assert again.page.project == first.page.project
    anew = handlers.script.write_script(first.page, request=asks(), **wishes("A cook is making a cake", seconds=1.0))
    finish(handlers, anew)
    assert anew.page.project == first.page.project and anew.seed not in {"5", ""}
    other = handlers.script.write_script(first.page, request=asks(), **wishes("A cook sleeps"))
    finish(handlers, other)
    assert other.page.project != first.page.project


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"prompt": ""}, "one sentence"),
        ({"prompt": "\x00\x07 \u200b"}, "one sentence"),
        ({"prompt": "x" * 100_000}, "Shorten it"),
        ({"scenes": "0"}, "scenes cannot be made"),
        ({"scenes": "99"}, "scenes cannot be made"),
        ({"scenes": "many"}, "whole number"),
        ({"size": "9x9"}, "cannot be made"),
        ({"profile": "nonsense"}, "no profile"),
        ({"seconds": 999}, "can last"),
        ({"seed": "-3"}, "seed"),
        ({"seed": "red"}, "whole number"),
    ],
)
def test_bad_wishes_are_refused_before_anything_is_made(handlers: Handlers, change: dict[str, Any], words: str) -> None:
    given = wishes("A cook") | change
    refused(lambda: handlers.script.make_film(Page(), request=asks(), **given), words)
    assert not list(handlers.session.studio.projects.root.glob("*/project.json"))


def test_faults_become_one_general_sentence(handlers: Handlers, caplog: pytest.LogCaptureFixture) -> None:
    broken: Any = 5
    refused(lambda: handlers.page.stop(broken), "inside the program")
    assert "Traceback" in caplog.text


def test_a_page_without_project_says_what_to_do(handlers: Handlers) -> None:
    refused(lambda: handlers.film.join(Page(), asks()), "no project yet")
    refused(lambda: handlers.film.act(Page(), event(do="zip"), asks()), "no project yet")
    refused(lambda: handlers.script.export_json(Page()), "no script yet")
    empty = handlers.page.arrive({"project": "../../etc", "recent": [3, "gone", None]}, asks())
    assert empty.page == Page() and "No script yet" in empty.script


def test_what_the_browser_kept_is_found_again(handlers: Handlers, made: Project) -> None:
    screen = handlers.page.arrive(Visitor().with_project(made.id).to_browser(), asks())
    assert screen.page.project == made.id and screen.prompt == "A cook is making a cake"
    assert "A cook is making a cake" in screen.header


def test_someone_elses_project_is_only_looked_at(handlers: Handlers, made: Project) -> None:
    shared = handlers.film.act(Page(made.id), event(do="share", here="http://here/"), asks())
    share = shared.page.link.partition("?view=")[2]
    assert share and made.id not in shared.page.link
    guest = handlers.page.arrive({}, asks(view=share))
    assert guest.page == Page(share=share) and made.id not in "".join(str(part) for part in guest)
    assert "vs-player" in guest.film and 'data-do="redo"' not in guest.film
    page = guest.page
    for call in (
        lambda: handlers.script.act(page, event(do="edit", scene=0, field="prompt", value="Mine"), asks()),
        lambda: handlers.references.draw_all(page, asks()),
        lambda: handlers.film.act(page, event(do="redo", scene=0), asks()),
        lambda: handlers.film.set_film(page, "cut", "Mine", "none"),
        lambda: handlers.page.stop(page),
    ):
        refused(call, "somebody else")
    own = handlers.page.act_header(page, {}, event(do="own"), asks())
    assert own.page.project not in {"", made.id} and not own.page.share
    missing = handlers.page.arrive({}, asks(view="nowhere"))
    assert missing.page == Page()


def test_edits_wait_until_the_run_is_done(handlers: Handlers) -> None:
    screen = handlers.script.make_film(Page(), request=asks(), **wishes("A slow cook"))
    refused(lambda: handlers.script.act(screen.page, event(do="add"), asks()), "being worked on")
    refused(lambda: handlers.script.make_film(screen.page, request=asks(), **wishes("A slow cook")), "worked on")
    handlers.page.stop(screen.page)
    finish(handlers, screen)


def test_a_refused_edit_is_told_at_its_card(handlers: Handlers, made: Project) -> None:
    screen = handlers.script.act(Page(made.id), event(do="edit", scene=1, field="prompt", value=" "), asks())
    assert screen.page.notice_at == "scene 1" and "say in one sentence" in screen.script
    for data in (
        {"do": "edit", "scene": 1, "field": "index", "value": "7"},
        {"do": "edit", "scene": 1, "field": "foregrounds", "value": "cook"},
        {"do": "edit", "scene": 99, "field": "prompt", "value": "x"},
        {"do": "remove", "scene": True},
        {"do": "move", "scene": 1, "to": "up"},
    ):
        assert handlers.script.act(Page(made.id), event(**data), asks()).page.notice, data


def test_what_is_seen_once_is_drawn_from_the_text_or_a_picture_of_ones_own(handlers: Handlers, tmp_path: Path) -> None:
    studio = handlers.session.studio
    studio.profiles["draft"] = replace(studio.profiles["draft"], references="recurring")
    screen = handlers.script.make_film(Page(), request=asks(), **wishes("A cook sings", scenes="1"))
    finish(handlers, screen)
    project = studio.projects.open(screen.page.project)
    view = studio.view(project)
    assert (len(view.clips), view.references) == (1, ()) and view.video is not None
    shown = handlers.session.draw_project(screen.page, project).references
    assert "drawn from the text" in shown and 'data-do="another"' not in shown and 'data-file="cook"' in shown
    Image.new("RGB", (64, 64), (200, 30, 90)).save(tmp_path / "me.png")
    kept = handlers.session.files.path(tmp_path / "me.png")
    finish(handlers, handlers.references.act(screen.page, event(do="upload", entity="cook", path=kept), asks()))
    assert [reference.entity for reference in studio.view(project).references] == ["cook"]


def test_redo_takes_and_locks_of_a_scene(handlers: Handlers, made: Project) -> None:
    page, act = Page(made.id), handlers.film.act
    fakes.CALLS.clear()
    finish(handlers, act(page, event(do="redo", scene=1), asks()))
    assert fakes.CALLS == [("scene_images", "1"), ("clips", "1")]
    assert made.state.scene(1).chosen == 1
    assert "Take 1 of 2" in act(page, event(do="take", scene=1, number=0), asks()).film
    assert act(page, event(do="lock", scene=1, on=1), asks()).page.notice == ""
    assert "locked" in act(page, event(do="redo", scene=1), asks()).page.notice
    act(page, event(do="lock", scene=1, on=0), asks())
    act(page, event(do="edit", scene=1, field="seed", value="99"), asks())
    assert made.state.scene(1).take.seed == 99
    assert "whole number" in act(page, event(do="edit", scene=1, field="seed", value="x"), asks()).page.notice


def test_pictures_of_ones_own_come_from_uploads_only(handlers: Handlers, made: Project, tmp_path: Path) -> None:
    act, page = handlers.references.act, Page(made.id)
    secret = tmp_path / "secret.png"
    Image.new("RGB", (64, 64)).save(secret)
    for path in (str(secret), "/etc/passwd", "", "../../x.png"):
        screen = act(page, event(do="upload", entity="cook", path=path), asks())
        assert "upload" in screen.page.notice.lower(), path
    kept = handlers.session.files.path(secret)
    finish(handlers, act(page, event(do="upload", entity="cook", path=kept), asks()))
    reference = handlers.session.studio.view(made).reference("cook")
    assert reference is not None and reference.origin.value == "uploaded"


def test_a_cut_out_is_painted(handlers: Handlers, made: Project) -> None:
    opened = handlers.references.act(Page(made.id), event(do="mask", entity="cook"), asks())
    assert opened.page.mask == "cook"
    layer = Image.new("RGBA", opened.mask_editor["background"].size)
    refused(lambda: handlers.references.save_mask(opened.page, {"layers": [layer]}, asks()), "Nothing was painted")
    refused(lambda: handlers.references.save_mask(opened.page, None, asks()), "Nothing was painted")
    layer.paste((220, 38, 90, 255), (0, 0, layer.width, layer.height))
    layer.paste((20, 158, 84, 255), (0, 0, 10, 10))
    finish(handlers, handlers.references.save_mask(opened.page, {"layers": [layer]}, asks()))
    reference = handlers.session.studio.view(made).reference("cook")
    assert reference is not None
    with Image.open(reference.mask) as mask:
        assert mask.getpixel((2, 2)) == 255 and mask.getpixel((60, 60)) == 0


def test_projects_can_be_listed_deleted_and_imported(handlers: Handlers, made: Project, tmp_path: Path) -> None:
    visitor = Visitor().with_project(made.id).to_browser()
    page = Page(made.id)
    archive = tmp_path / "p.zip"
    export_project(made, archive)
    imported = handlers.page.import_zip(str(archive), visitor, asks())
    assert imported.page.project != made.id and len(imported.visitor["recent"]) == 2
    refused(lambda: handlers.page.act_header(page, {}, event(do="forget", project=made.id), asks()), "not one of yours")
    gone = handlers.page.act_header(page, visitor, event(do="forget", project=made.id), asks())
    assert gone.visitor == {"project": "", "recent": []} and gone.page == Page()
    (tmp_path / "no.zip").write_text("no")
    refused(lambda: handlers.page.import_zip(str(tmp_path / "no.zip"), {}, asks()), "no project archive")


def test_film_options_and_sound(handlers: Handlers, made: Project, tmp_path: Path) -> None:
    page = Page(made.id)
    screen = handlers.film.set_film(page, "crossfade", "A Cake", "burnt")
    assert made.state.film.transition == "crossfade" and "Update the film" in screen.make["value"]
    text = tmp_path / "no.mp3"
    text.write_text("no sound")
    kept = handlers.session.files.path(text)
    assert handlers.film.set_audio(page, kept).audio is None and made.state.film.audio == ""
    handlers.film.set_audio(page, None)


def test_watching_ends_with_the_job_and_never_empties_the_page(handlers: Handlers) -> None:
    screen = handlers.script.make_film(Page(), request=asks(), **wishes("A cook is making a cake"))

    async def follow(job_id: str) -> list[Screen]:
        return [part async for part in handlers.page.watch(screen.page, job_id)]

    seen = finished(follow(screen.job))
    assert seen[-1].job == "" and any("film.mp4" in str(part.film) for part in seen)
    assert sum(part.tabs is not SAME for part in seen) == 1

    async def beat(job_id: str) -> list[Any]:
        return [part async for part in handlers.page.pulse(screen.page, job_id)]

    assert "finished" in finished(beat(screen.job))[-1] and finished(beat("other")) == [SAME]
    assert finished(follow("other")) == [Screen()]
    assert finished(follow("")) == [Screen()]


def test_what_people_write_is_shown_as_text(handlers: Handlers, made: Project) -> None:
    evil = '<img src=x onerror="alert(1)"> \'"&'
    act = handlers.script.act
    act(Page(made.id), event(do="edit", scene=0, field="prompt", value=evil), asks())
    act(Page(made.id), event(do="edit", scene=0, field="background", value=evil), asks())
    act(Page(made.id), event(do="edit", scene=0, field="foregrounds", value=[evil]), asks())
    screen = handlers.session.draw_page(Page(made.id), Visitor().with_project(made.id))
    for part in (screen.script, screen.references, screen.film, screen.header):
        assert "<img src=x" not in part and 'onerror="' not in part


def choose(handlers: Handlers, before: Screen, page: Page = Page(), prompt: str = "", **swaps: str) -> Screen:  # noqa: B008
    """Change some of the panel's lists, as they stood on the screen before."""
    names = [swaps.get(role.value, name) for (role, _), name in zip(ROLE_LABELS, before.choice.backends, strict=True)]
    return handlers.script.choose_backends(page, prompt, before.choice, *names)


def advice(handlers: Handlers, screen: Screen) -> str:
    told: str = handlers.script.look(screen.choice)
    return told


def test_another_backend_is_chosen_for_one_stage(handlers: Handlers) -> None:
    draft = handlers.script.choose_profile("draft")
    shown = choose(handlers, draft, image_to_video="svd")
    assert "Stable Video Diffusion" in shown.facts and "Stability AI Community Licence" in shown.facts
    assert "Camera: applied" in shown.facts and "Action: not applied" in shown.facts
    assert "https://huggingface.co/" in shown.facts
    assert "to be downloaded" in advice(handlers, shown).lower()  # said before anything is
    assert shown.size is SAME  # it makes clips at sizes of its own, and they are fitted to the film
    # Back to the profile's own: nothing is left of it.
    again = choose(handlers, shown, image_to_video="parallax")
    assert advice(handlers, again) == ""
    # Another profile brings its own.
    assert handlers.script.choose_profile("paper").image_to_video == "videostudio-vid"


def test_swaps_go_with_the_project_and_come_back_with_it(handlers: Handlers) -> None:
    wish = wishes("A cook is making a cake", segmenter="isnet-general-use")
    screen = handlers.script.make_film(Page(), request=asks(), **wish)
    finish(handlers, screen)
    project = handlers.session.studio.projects.open(screen.page.project)
    assert project.state.brief.backends == (("segmenter", "isnet-general-use"),)
    shown = handlers.session.draw_page(screen.page, Visitor.read(screen.visitor))
    assert shown.segmenter == "isnet-general-use" and "IS-Net" in shown.facts


def test_an_open_project_takes_a_swap_over_and_gives_it_back(handlers: Handlers, made: Project) -> None:
    page, prompt = Page(made.id), made.state.brief.prompt
    shown = handlers.session.draw_page(page, Visitor())
    swapped = choose(handlers, shown, page, prompt, scene_imager="no-references")
    assert made.state.brief.backends == (("scene_imager", "no-references"),)
    assert made.state.brief.size == Size(128, 96)  # no size of the profile, but one that can be made
    assert "film.mp4" not in swapped.film  # its scenes are to be drawn anew
    back = choose(handlers, swapped, page, prompt, scene_imager="collage")
    assert made.state.brief.backends == () and "film.mp4" in back.film  # nothing was lost
    choose(handlers, back, page, "Quite another film", scene_imager="no-references")
    assert made.state.brief.backends == ()
    shared = Page(share=handlers.session.studio.projects.share(made))
    refused(lambda: choose(handlers, back, shared, prompt, segmenter="isnet-general-use"), "somebody else")


def test_what_cannot_work_is_refused_when_it_is_chosen(handlers: Handlers) -> None:
    draft = handlers.script.choose_profile("draft")
    swapped = choose(handlers, draft, segmenter="isnet-general-use")
    shown, words = choose(handlers, swapped, writer="endpoint"), "VIDEOSTUDIO_ENDPOINT_URL"
    assert words in shown.outlook and words in advice(handlers, shown)
    assert (shown.segmenter, shown.writer, shown.scene_imager) == ("isnet-general-use", "smollm2", "collage")
    assert shown.size is SAME
    wish = wishes("A cook is making a cake", writer="endpoint")
    refused(lambda: handlers.script.make_film(Page(), request=asks(), **wish), "VIDEOSTUDIO_ENDPOINT_URL")


def test_every_model_there_is_tells_what_it_is(studio: Studio) -> None:
    told = render_all_models(studio.registry)
    for row in studio.registry:
        if row.role is not Role.EMBEDDER:
            for words in (row.title, row.licence, row.homepage, row.note):
                assert str(escape(words)) in told, row.name
    clips = [row for row in studio.registry if row.role is Role.IMAGE_TO_VIDEO]
    for row in clips:
        cells = told.split(f">{escape(row.title)}<")[1].partition("</tr>")[0]
        assert f">{row.camera.answer}<" in cells, row.name
    assert told.count(">applied<") == sum((row.camera is CameraControl.MOVED) + row.actions for row in clips) > 2


def test_a_profile_for_a_gpu_says_what_this_machine_lacks(handlers: Handlers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    shown = handlers.script.choose_profile("modern")
    told = advice(handlers, shown)
    assert "no GPU" in told and "with 24 GB" in told and "draft profile" in told and "To be downloaded" in told
    assert [str(size) for size in shown.size["choices"]]


def test_a_full_disk_is_told_and_stops_a_run(handlers: Handlers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr(memory, "main_memory_gb", lambda: 500.0)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=3 * 2**30))
    monkeypatch.setenv("HF_HUB_CACHE", str(handlers.session.studio.projects.root / "models"))
    shown = handlers.script.choose_profile("light")
    assert "HF_HOME" in advice(handlers, shown) and "32.9 GB" in advice(handlers, shown)
    project = handlers.session.studio.create("A cook bakes", profile="light")
    with pytest.raises(BackendError, match=r"need 32\.9 GB; .* 2\.0 GB may be filled"):
        handlers.session.studio.ready(project)


def test_one_visitor_cannot_take_every_place(studio: Studio) -> None:
    with gr.Blocks():
        block = gr.HTML()
    handlers = Handlers(PageSession(studio, Jobs(0.1, max_runs=1), Files(block)))
    busy = handlers.session.jobs.start("another", "The film", until_stopped, visitor="1.2.3.4")
    refused(lambda: handlers.script.make_film(Page(), request=asks(), **wishes("A dog runs")), "at a time")
    other = handlers.script.make_film(Page(), request=asks(address="5.6.7.8"), **wishes("A bird flies"))
    busy.stop()
    finish(handlers, other)
