"""What a person sets of a stage's backend: on the command line, in a project, and where it is not allowed."""

import json
from dataclasses import replace

import pytest

from tests import fakes
from tests.core.test_cli import BRIEF, call, render  # noqa: F401 - a fixture
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.cli.console import DONE, FAILED
from videostudio.errors import BackendError, InputError
from videostudio.project.archive import export_project, import_project
from videostudio.project.state import ProjectState, state_from_json, state_to_json
from videostudio.settings import Allowance, Settings
from videostudio.studio import Studio
from videostudio.types import Size

STEPS = ("image_to_video", "steps", 30)
# A drawn profile with a model of clips that has most kinds of options.
WAN = {"profile": "modern", "backends": (("image_to_video", "wan22"),)}
USUAL = BUILTIN.get("wan22").option_value({}, "steps")


@pytest.fixture
def modern(tmp_path):
    return Studio(Settings(data_dir=tmp_path / "projects"))


def identity(studio, brief, role=Role.IMAGE_TO_VIDEO):
    chosen = studio.chosen_profile(brief).backends[role]
    return studio.manager.loan(chosen.name, role, **dict(chosen.options)).identity


def test_settings_are_read_kept_and_part_of_what_is_made(modern):
    plain = modern.brief("A cook", **WAN)
    asked = (("image_to_video", "steps", " 30 "), ("image_to_video", "guidance", 5), ("text_to_image", "lora", ""))
    brief = modern.brief("A cook", **WAN, options=asked)
    # As text it is read; what is as the profile has it is not kept, and changes no key.
    assert brief.options == (STEPS,)
    assert identity(modern, brief) != identity(modern, plain)
    same = modern.brief("A cook", **WAN, options=(("image_to_video", "steps", str(USUAL)),))
    assert same.options == ()
    assert identity(modern, same) == identity(modern, plain)
    twice = modern.brief("A cook", **WAN, options=(STEPS, ("image_to_video", "steps", USUAL)))
    assert twice.options == ()


def test_a_model_of_ones_own_is_not_asked_for_the_usual_models_revision(modern):
    brief = modern.brief("A cook", **WAN, options=(("image_to_video", "model", "me/mine"),))
    assert brief.options == (("image_to_video", "model", "me/mine"),)
    options = dict(modern.chosen_profile(brief).backends[Role.IMAGE_TO_VIDEO].options)
    assert options["revision"] == "main"
    pinned = modern.brief("A cook", **WAN, options=(*brief.options, ("image_to_video", "revision", "abc")))
    assert dict(modern.chosen_profile(pinned).backends[Role.IMAGE_TO_VIDEO].options)["revision"] == "abc"


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (("image_to_video", "stepz", 3), "Its options are: model, revision, steps"),
        (("image_to_video", "steps", "many"), "takes a whole number"),
        (("image_to_video", "steps", 2.5), "takes a whole number"),
        (("image_to_video", "steps", True), "takes a whole number"),
        (("image_to_video", "steps", 0), "at least 1 and at most 1000"),
        (("image_to_video", "steps", 10**9), "at least 1 and at most 1000"),
        (("image_to_video", "guidance", "nan"), "at least 0"),
        (("image_to_video", "negative", "x" * 9000), "at most 2,000 printable characters"),
        (("image_to_video", "negative", "a\ud800"), "printable"),
        (("writer", "quantization", "2bit"), "Known are: .*8bit, 4bit, none"),
        (("nobody", "steps", 3), "There is no stage 'nobody'"),
        (("segmenter", "steps", 3), "has no option 'steps'"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_made(modern, setting, words):
    with pytest.raises((BackendError, InputError), match=words):
        modern.create("A cook", **WAN, options=(setting,))
    assert not list(modern.projects.root.glob("*/project.json"))
    assert modern.manager.loaded() == ()


def test_a_project_keeps_them_and_one_without_stays_readable_for_older_programs(modern):
    project = modern.create("A cook", **WAN, options=(STEPS,))
    assert project.state.brief.options == (STEPS,)
    assert json.loads(state_to_json(project.state))["version"] == 3
    plain = json.loads(state_to_json(ProjectState(modern.brief("A cook", **WAN))))
    assert plain["version"] == 2
    assert "options" not in plain["brief"]
    modern.change_brief(project, seed=5)
    assert project.state.brief.options == (STEPS,)
    # Those of a backend that does the stage no longer are forgotten.
    modern.change_brief(project, backends=(("image_to_video", "svd"),), size=Size(1024, 576))
    assert project.state.brief.options == ()
    for wrong in ([["a", "b"]], [["a", "b", [1]]], ["abc"], [[1, "b", 2]]):
        data = json.loads(state_to_json(project.state))
        data["brief"]["options"] = wrong
        with pytest.raises(InputError, match="'options' must be lists"):
            state_from_json(json.dumps(data))


def test_the_command_line_sets_them_and_takes_them_back(call, tmp_path):  # noqa: F811
    chat = ("--backend", "writer=chat")
    code, _, err = render(call, tmp_path, *chat, "--option", "writer.quantization=4bit", "--option", "writer.model=a/b")
    assert code == DONE, err
    kept = lambda: json.loads((tmp_path / "work" / "project.json").read_text())["brief"].get("options", [])  # noqa: E731
    assert kept() == [["writer", "model", "a/b"], ["writer", "quantization", "4bit"]]
    render(call, tmp_path, "--option", "writer.quantization=8bit")
    assert kept() == [["writer", "model", "a/b"]]
    render(call, tmp_path, "--backend", "writer=glm-4-9b")
    assert kept() == []
    code, _, err = render(call, tmp_path, "--option", "writer.stepz=4")
    assert code == FAILED
    assert "Its options are: model, revision, quantization" in err
    with pytest.raises(SystemExit, match="2"):
        call("render", "A cook", "-o", tmp_path / "a.mp4", "--option", "writer=4bit")


def test_the_command_line_lists_every_option(call):  # noqa: F811
    code, out, _ = call("backends", "--json")
    assert code == DONE
    listed = {row["name"]: row for row in json.loads(out)["results"]}
    assert set(listed) == {row.name for row in fakes.REGISTRY}
    steps = next(option for option in listed["wan22"]["options"] if option["name"] == "steps")
    assert (steps["default"], steps["least"], steps["help"]) == (USUAL, 1, "denoising steps")
    code, out, _ = call("backends")
    assert f"    image_to_video.steps={USUAL}  denoising steps (at least 1 and at most 1000)" in out
    for row in fakes.REGISTRY:
        for option in row.list_options():
            assert f"{row.role.value}.{option.name}={option.written_default}" in out


def test_only_a_local_server_lets_people_name_models_and_files(tmp_path):
    def allowed(**settings):
        return Settings(**settings).allows_own_models

    assert allowed()
    assert allowed(host="localhost")
    assert not allowed(host="0.0.0.0")
    assert not allowed(share=True)
    assert not allowed(own_models=Allowance.NEVER)
    assert allowed(host="0.0.0.0", share=True, own_models=Allowance.ALWAYS)
    assert Settings.from_env({"VIDEOSTUDIO_OWN_MODELS": "Never"}).own_models is Allowance.NEVER
    with pytest.raises(InputError, match="write one of: local, always, never"):
        Settings.from_env({"VIDEOSTUDIO_OWN_MODELS": "perhaps"})


def test_a_public_server_takes_numbers_and_words_and_no_place_of_any_backend(tmp_path, modern):
    public = Studio(Settings(data_dir=tmp_path / "public", host="0.0.0.0"))
    for profile in public.profiles.values():
        for role, chosen in profile.backends.items():
            for row in (row for row in BUILTIN if row.role is role):
                for option in row.list_options():
                    swap = () if row.name == chosen.name else ((role.value, row.name),)
                    value = option.choices[-1] if option.choices else "64x64" if option.sizes else "/etc/passwd"
                    if isinstance(option.default, str):
                        check = replace(public.brief("A cook", profile=profile.name), backends=swap)
                        check = replace(check, options=((role.value, option.name, value),))
                        if option.choices or option.prose or option.sizes:
                            public.check_film(check)
                        else:
                            with pytest.raises(InputError, match="its operator chooses the models"):
                                public.check_film(check)
    assert public.brief("A cook", **WAN, options=(STEPS,)).options == (STEPS,)
    # Neither does it come in with a project from elsewhere.
    own = modern.create("A cook", **WAN, options=(("image_to_video", "lora", "/etc/passwd"),))
    export_project(own, tmp_path / "own.zip")
    with pytest.raises(InputError, match="its operator chooses the models"):
        import_project(public.projects, tmp_path / "own.zip", 100)
    assert not list(public.projects.root.glob("*/project.json"))
    assert import_project(modern.projects, tmp_path / "own.zip", 100).state.brief == own.state.brief
