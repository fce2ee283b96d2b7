"""What a view can send and what the handlers answer are the same commands."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from tests.ui.asking import asks, event, refused
from videostudio.project import editing
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.studio import Studio
from videostudio.ui.commands import EDIT, Command
from videostudio.ui.handlers import Handlers
from videostudio.ui.handlers.dispatch import CommandTable
from videostudio.ui.page import Page, Visitor
from videostudio.ui.tabs.script import EXAMPLES
from videostudio.ui.tabs.view_component import BEHAVIOUR
from videostudio.ui.views.frame import render_examples
from videostudio.ui.views.html import TEMPLATES, load_environment, render_template

VIEWS = ("header", "strip", "examples", "settings", "script", "references", "film")


def tables(handlers: Handlers) -> dict[str, CommandTable]:
    return {
        "header": handlers.page.header_commands,
        "strip": handlers.page.strip_commands,
        "examples": handlers.script.example_commands,
        "settings": handlers.script.setting_commands,
        "script": handlers.script.commands,
        "references": handlers.references.commands,
        "film": handlers.film.commands,
    }


def sent_by(html: str) -> set[Command]:
    buttons = {Command(do) for do in re.findall(r' data-do="([^"]*)"', html)}
    fields = {Command(f"{EDIT} {field}") for field in re.findall(r' data-(?:edit|chips)="([^"]*)"', html)}
    # A card that takes a picture sends it, or says why it could not.
    files = {Command(do) for do in ("upload", "refused")} if " data-file=" in html else set()
    # The script of the page copies the link by itself.
    return (buttons | fields | files) - {Command.COPY_LINK}


def shown(handlers: Handlers, studio: Studio, made: Project) -> dict[str, str]:
    """Every view in all states that bring out another button."""
    begun = studio.create("A cook waits")
    editing.replace_script(begun, made.state.script)
    handlers.session.jobs.start(made.id, "The film", lambda run: []).wait(10)
    visitor = Visitor("", (made.id, begun.id))
    screens = [handlers.session.draw_page(Page(project.id, link="http://x"), visitor) for project in (made, begun)]
    screens.append(handlers.session.draw_page(Page(share=studio.projects.share(made)), visitor))
    editing.upload_scene_picture(made, 1, studio.view(made).images[0].picture, studio.settings)
    editing.new_take(made, 0), editing.new_take(made, "cook")
    list(studio.run(made, Run()))
    screens.append(handlers.session.draw_page(Page(made.id), visitor))
    modern = handlers.script.choose_profile("modern").choice
    asked = event(do="edit", field="option", stage="image_to_video", option="steps", value="30")
    screens.append(handlers.script.act_settings(Page(), "", modern, asked))
    found = {name: "".join(str(getattr(screen, name)) for screen in screens) for name in VIEWS if name != "examples"}
    return {**found, "examples": render_examples(EXAMPLES)}


def test_each_view_sends_what_its_handlers_answer(handlers: Handlers, studio: Studio, made: Project) -> None:
    html = shown(handlers, studio, made)
    for name, table in tables(handlers).items():
        assert sent_by(html[name]) == set(table), name
    answered = set().union(*tables(handlers).values())
    assert answered | {Command.COPY_LINK} == set(Command)


def test_the_pages_script_sends_only_commands() -> None:
    sent = set(re.findall(r"do: '(\w+)'", BEHAVIOUR))
    assert sent == {EDIT, Command.UPLOAD_PICTURE, Command.REFUSE_UPLOAD}
    assert re.findall(r"field: '(\w+)'", BEHAVIOUR) == [Command.EDIT_FOREGROUNDS.field]
    told_apart = set(re.findall(r"dataset\.do === '(\w+)'", BEHAVIOUR))
    assert told_apart == {Command.COPY_LINK, Command.OPEN_MASK}


def test_an_unknown_command_is_refused_in_words(handlers: Handlers, made: Project) -> None:
    page, words = Page(made.id), "knows no action"
    for do in ("frobnicate", "", ["add"], "copy"):
        odd = event(do=do)
        refused(lambda odd=odd: handlers.page.act_header(page, {}, odd, asks()), words)
        refused(lambda odd=odd: handlers.page.act_strip(page, odd), words)
        refused(lambda odd=odd: handlers.script.choose_example(odd), words)
        for tab in (handlers.script, handlers.references, handlers.film):
            refused(lambda odd=odd, tab=tab: tab.act(page, odd, asks()), words)
    # One that belongs to another view, at the card that it names.
    assert words in handlers.references.act(page, event(do="redo", entity="cook"), asks()).references
    assert words in handlers.film.act(page, event(do="rewrite", scene=1), asks()).film
    assert "“edit index”" in handlers.script.act(page, event(do="edit", field="index", scene=1), asks()).script


def test_templates_escape_what_people_write_and_miss_nothing() -> None:
    evil = "<b>\"'&"
    assert render_template("download", address=evil, name=evil, mark="1").count("&lt;b&gt;&#34;&#39;&amp;") == 3
    with pytest.raises(UndefinedError):
        render_template("download", address="x")
    environment = load_environment()
    for path in TEMPLATES.iterdir():
        assert "safe" not in re.findall(r"\|\s*(\w+)", path.read_text()), path.name
        assert "\n" not in environment.extensions["videostudio.ui.views.html.LineJoiner"].preprocess(
            path.read_text(), path.name
        )
    assert {Path(name).suffix for name in environment.list_templates()} == {".html"}
