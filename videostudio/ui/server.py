"""The page: layout, events, and the settings it is served with."""

import secrets
from typing import Any

import gradio as gr

from videostudio.errors import StudioError
from videostudio.jobs import Jobs
from videostudio.project.artefacts import write_atomically
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui import api, theme
from videostudio.ui.files import Files
from videostudio.ui.handlers import Handlers
from videostudio.ui.page import Page, Screen
from videostudio.ui.session import PageSession
from videostudio.ui.tabs import film, guide, references, script
from videostudio.ui.tabs.view_component import create_view
from videostudio.ui.views.advanced import ROLE_LABELS
from videostudio.ui.views.frame import render_examples, render_header

# Copies in Gradio's cache: looked at every hour, deleted after a day.
DELETE_CACHE = (3600, 86400)
# An event that only changes the page, and may run any number of times at once.
QUIET: dict[str, Any] = {"show_progress": "hidden", "concurrency_limit": None, "api_visibility": "private"}


def build_app(studio: Studio, jobs: Jobs | None = None) -> gr.Blocks:
    """The page.

    Args:
        studio: does the work.
        jobs: keeps what runs; new ones if none are given.
    """
    settings = studio.settings
    jobs = jobs or Jobs(settings.grace_seconds, settings.max_runs, settings.max_queue)
    app: gr.Blocks
    with gr.Blocks(title="VideoStudio", analytics_enabled=False, delete_cache=DELETE_CACHE, fill_width=True) as app:
        page, job = gr.State(Page()), gr.State("")
        visitor = gr.BrowserState({}, storage_key="videostudio", secret=browser_secret(studio))
        head, strip, stop, outbox = _frame()
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("Script", id="script"):
                writing = script.build(studio.settings, studio.profiles, studio.registry)
            with gr.Tab("References", id="references"):
                drawing = references.build()
            with gr.Tab("Film", id="film"):
                showing = film.build()
            with gr.Tab("How it works", id="guide"):
                guide.build(studio.profiles)
        with gr.Row(elem_classes=["vs-tail"]):
            load_zip = gr.UploadButton(
                "Open a project (.zip)", file_types=[".zip"], type="filepath", size="sm", elem_id="load-zip"
            )
        parts = {**writing.parts, **drawing.parts, **showing.parts}
        frame = {"page": page, "visitor": visitor, "job": job, "header": head, "strip": strip}
        screen = Screen(**frame, stop=stop, outbox=outbox, tabs=tabs, **parts)
        handlers = Handlers(PageSession(studio, jobs, Files(screen.film)))
        handlers.session.start_sweeper()
        # First, because the page's own events would take the names otherwise.
        api.expose_endpoints(handlers.session)
        _wire_page(app, screen, handlers, load_zip)
        _wire_script(screen, handlers, writing)
        _wire_references(screen, handlers, drawing)
        _wire_film(screen, handlers)
    app.queue(default_concurrency_limit=None, max_size=None)
    return app


def serve_page(studio: Studio) -> None:
    """Serve the page until it is stopped.

    Raises:
        SystemExit: the page cannot be opened; the text says what to do.
    """
    settings = studio.settings
    try:
        studio.profile(settings.profile)
        build_app(studio).launch(**launch_options(settings))
    except StudioError as error:
        raise SystemExit(str(error)) from None
    except OSError as error:
        raise SystemExit(
            f"The page cannot be served at {settings.host}:{settings.port} ({error}). Stop what listens there, or "
            "choose another port: python app.py --port 0 takes a free one."
        ) from None


def launch_options(settings: Settings) -> dict[str, Any]:
    """How the page is served: nothing of the disk can be read through it but what it has shown."""
    return {
        "server_name": settings.host,
        "server_port": settings.port or None,
        "share": settings.share,
        "theme": theme.build_theme(),
        "css": theme.CSS,
        "head": theme.HEAD,
        "allowed_paths": [],
        "max_file_size": f"{max(settings.max_project_mb, settings.max_upload_mb)}mb",
        "show_error": False,
        # Projects are found again by the page itself; a second copy of every run in the browser would only cost room.
        "run_history": False,
        "enable_monitoring": False,
        "footer_links": ["api"],
        "ssr_mode": False,
        "pwa": False,
    }


def browser_secret(studio: Studio) -> str:
    """The key of what the browser keeps: the same after a restart, so that projects are found again."""
    path = studio.projects.root / ".browser-secret"
    if not path.is_file():
        write_atomically(path, secrets.token_hex(16).encode())
    return path.read_text(encoding="utf-8")


def _frame() -> tuple[gr.HTML, gr.HTML, gr.Button, gr.HTML]:
    head = create_view("header")
    head.value = render_header([], read_only=False)
    with gr.Row(elem_classes=["vs-running"]):
        strip = create_view("strip")
        stop = gr.Button("Stop", variant="stop", visible=False, elem_id="stop", scale=0, min_width=90)
    outbox = create_view("outbox")
    return head, strip, stop, outbox


def _wire_page(app: gr.Blocks, screen: Screen, handlers: Handlers, load_zip: gr.UploadButton) -> None:
    page, everything = handlers.page, list(screen)
    app.load(page.arrive, [screen.visitor], everything, **QUIET)
    app.unload(page.leave)
    screen.job.change(page.watch, [screen.page, screen.job], everything, trigger_mode="always_last", **QUIET)
    screen.job.change(page.pulse, [screen.page, screen.job], [screen.strip], trigger_mode="always_last", **QUIET)
    screen.stop.click(page.stop, [screen.page], everything, queue=False, **QUIET)
    screen.strip.act(page.act_strip, [screen.page], everything, trigger_mode="multiple", **QUIET)
    screen.header.act(page.act_header, [screen.page, screen.visitor], everything, trigger_mode="multiple", **QUIET)
    load_zip.upload(page.import_zip, [load_zip, screen.visitor], everything, **QUIET)


def _wire_script(screen: Screen, handlers: Handlers, tab: script.ScriptTab) -> None:
    does, everything = handlers.script, list(screen)
    stages = [role.value for role, _ in ROLE_LABELS]
    names = ("page", "prompt", "scenes", "size", "profile", "seconds", "seed")
    wishes = {name: getattr(screen, name) for name in (*names, "choice", "action", "camera", *stages)} | {
        "stored": screen.visitor
    }
    screen.make.click(does.make_film, outputs=everything, inputs_kwargs=wishes, **QUIET)
    screen.write.click(does.write_script, outputs=everything, inputs_kwargs=wishes, **QUIET)
    screen.profile.input(does.choose_profile, [screen.profile], everything, trigger_mode="always_last", **QUIET)
    about = [screen.page, screen.prompt, screen.choice, *(getattr(screen, name) for name in stages)]
    for name in stages:
        stage = getattr(screen, name)
        stage.input(does.choose_backends, about, everything, trigger_mode="always_last", **QUIET)
    chosen = [screen.page, screen.prompt, screen.choice]
    switches = [*chosen, screen.action, screen.camera]
    screen.action.input(does.switch_parts, switches, everything, trigger_mode="always_last", **QUIET)
    screen.camera.input(does.switch_parts, switches, everything, trigger_mode="always_last", **QUIET)
    screen.settings.act(does.act_settings, chosen, everything, trigger_mode="multiple", **QUIET)
    screen.size.input(does.choose_size, [screen.choice, screen.size], [screen.choice], **QUIET)
    screen.choice.change(does.look, [screen.choice], [screen.outlook], trigger_mode="always_last", **QUIET)
    screen.script.act(does.act, [screen.page], everything, trigger_mode="multiple", **QUIET)
    tab.save_json.click(does.export_json, [screen.page], everything, **QUIET)
    tab.load_json.upload(does.import_json, [tab.load_json, screen.page, screen.visitor], everything, **QUIET)
    tab.examples.value = render_examples(script.EXAMPLES)
    tab.examples.act(does.choose_example, None, [screen.prompt], trigger_mode="multiple", **QUIET)


def _wire_references(screen: Screen, handlers: Handlers, tab: references.ReferencesTab) -> None:
    does, everything = handlers.references, list(screen)
    screen.draw_references.click(does.draw_all, [screen.page], everything, **QUIET)
    screen.references.act(does.act, [screen.page], everything, trigger_mode="multiple", **QUIET)
    tab.save.click(does.save_mask, [screen.page, screen.mask_editor], everything, **QUIET)
    tab.close.click(does.close_mask, [screen.page], everything, **QUIET)


def _wire_film(screen: Screen, handlers: Handlers) -> None:
    does, everything = handlers.film, list(screen)
    screen.draw_images.click(does.draw_images, [screen.page], everything, **QUIET)
    screen.animate.click(does.animate, [screen.page], everything, **QUIET)
    screen.join.click(does.join, [screen.page], everything, **QUIET)
    screen.film.act(does.act, [screen.page], everything, trigger_mode="multiple", **QUIET)
    options = [screen.page, screen.transition, screen.title, screen.captions]
    screen.transition.input(does.set_film, options, everything, **QUIET)
    screen.captions.input(does.set_film, options, everything, **QUIET)
    screen.title.blur(does.set_film, options, everything, **QUIET)
    screen.audio.upload(does.set_audio, [screen.page, screen.audio], everything, **QUIET)
    screen.audio.clear(does.set_audio, [screen.page, screen.audio], everything, **QUIET)
