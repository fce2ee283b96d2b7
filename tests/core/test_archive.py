"""Archives out and in; an archive from outside is not trusted."""

import json
import stat
import struct
import zipfile

import pytest

from tests import fakes
from tests.fakes import CALLS
from videostudio.errors import InputError
from videostudio.project import editing
from videostudio.project.archive import export_project, import_project
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio

LIMIT_MB = 50
PINS = {"subject": "0", "takes": [{"seed": 1}]}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A finished project as a zip file; made once, for nobody changes it."""
    folder = tmp_path_factory.mktemp("archive")
    studio = Studio(Settings(data_dir=folder / "projects"), fakes.REGISTRY)
    project = studio.create("A cook is making a cake", seed=7, size="128x96", seconds=0.5, fps=8)
    editing.replace_script(project, fakes.story())
    list(studio.run(project, Run()))
    export_project(project, folder / "project.zip")
    return folder / "project.zip"


def altered(archive, tmp_path, change):
    """A copy of the archive in which `change(files)` may alter the {name: bytes or ZipInfo} to write."""
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    change(files)
    target = tmp_path / "altered.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as sink:
        for name, data in files.items():
            sink.writestr(name, data)
    return target


def refuse(studio, path, words):
    studio.projects.root.mkdir(exist_ok=True)
    before = set(studio.projects.root.iterdir())
    with pytest.raises(InputError, match=words):
        import_project(studio.projects, path, LIMIT_MB)
    assert set(studio.projects.root.iterdir()) == before, "something half-imported stayed"


def test_a_project_comes_back_whole(studio, project, tmp_path):
    list(studio.run(project, Run()))
    studio.projects.share(project)
    export_project(project, tmp_path / "project.zip")
    again = import_project(studio.projects, tmp_path / "project.zip", LIMIT_MB)
    assert again.id != project.id
    assert again.state.share == ""
    assert again.state.script == project.state.script
    CALLS.clear()
    results = list(studio.run(again, Run()))
    assert CALLS == []
    original = studio.view(project).video.video.read_bytes()
    assert results[-1].video.read_bytes() == original


def test_an_exported_project_is_the_whole_project(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert "project.json" in names
    assert sum(name.endswith("film.mp4") for name in names) == 1
    assert not any("partial" in name for name in names)


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "artefacts/../../evil", "uploads\\..\\evil"])
def test_paths_that_climb_out_are_refused(studio, archive, tmp_path, name):
    bad = altered(archive, tmp_path, lambda files: files.update({name: b"x"}))
    refuse(studio, bad, "outside its folder|no part of a project")
    assert not (tmp_path / "evil.txt").exists()


@pytest.mark.parametrize("name", ["run.sh", "artefacts/readme.txt", "uploads/.hidden", "artefacts/abc/film.mp4"])
def test_foreign_files_are_refused(studio, archive, tmp_path, name):
    refuse(studio, altered(archive, tmp_path, lambda files: files.update({name: b"x"})), "no part of a project")


def test_links_are_refused(studio, archive, tmp_path):
    target = tmp_path / "link.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w") as sink:
        sink.writestr("project.json", source.read("project.json"))
        link = zipfile.ZipInfo("uploads/passwords.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        sink.writestr(link, "/etc/passwd")
    refuse(studio, target, "link or device")


def test_bombs_are_refused(studio, archive, tmp_path):
    refuse(studio, altered(archive, tmp_path, lambda f: f.update({"uploads/zeros.png": bytes(9_000_000)})), "tight")
    many = {f"uploads/z{n}.png": bytes(900_000) for n in range(70)}
    refuse(studio, altered(archive, tmp_path, lambda f: f.update(many)), "at most 50 MB")


def test_a_lying_size_is_refused(studio, archive, tmp_path):
    bad = altered(archive, tmp_path, lambda f: f.update({"uploads/lie.png": b"A" * 100_000}))
    data = bytearray(bad.read_bytes())
    at = data.rindex(b"uploads/lie.png") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    bad.write_bytes(bytes(data))
    refuse(studio, bad, "larger than the archive says|no project archive|Bad CRC")


def state_change(**changes):
    def change(files):
        data = json.loads(files["project.json"])
        data.update(changes)
        files["project.json"] = json.dumps(data).encode()

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (state_change(version=4), "version 4; this program reads versions 1 to 3"),
        (state_change(version=0), "version 0; this program reads versions 1 to 3"),
        (state_change(format="other"), "not a project"),
        (state_change(film={"transition": "cut", "audio": "gone.mp3"}), "lacks the uploaded file"),
        (state_change(entities=[{"subject": "cook", "takes": [{"seed": 1, "upload": "../x"}]}]), "plain file name"),
        (state_change(entities=[{"subject": "cook", "takes": [], "chosen": 0}]), "there are 0 takes"),
        (state_change(film={"audio": "../../../etc/passwd"}), "plain file name"),
        (state_change(film={"transition": "wipe"}), "'transition' must be one of cut, crossfade"),
        (state_change(scenes=[{**PINS, "pinned": {"clips": "../x"}}]), "keys of artefacts"),
        (state_change(scenes=[{**PINS, "pinned": {"references": "0" * 64}}]), "'references' is no known field"),
        (state_change(version=1, scenes=[{**PINS, "pinned": ["../x"]}]), "keys of artefacts"),
        (state_change(failures=[{"stage": "sound", "subject": "1", "reason": "x"}]), "'stage' is 'sound'; it must be"),
        (state_change(brief={"prompt": "a", "size": "80000x80000"}), "80000x80000 cannot be made"),
        (state_change(brief={"prompt": "a", "fps": 100000}), "4 to 60"),
        (state_change(brief={"prompt": "a", "profile": "dream"}), "no profile 'dream'"),
        (lambda f: f.pop("project.json"), "has no project.json"),
        (lambda f: f.update({"project.json": b"\xff\xfe"}), "no readable text"),
        (lambda f: f.pop(next(n for n in f if n.endswith("artefact.json"))), "not whole"),
        (lambda f: f.pop(next(n for n in f if n.endswith("clip.mp4"))), "not whole"),
        (lambda f: f.update({next(n for n in f if n.endswith("clip.mp4")): b"other"}), "not whole"),
        (lambda f: f.update({next(n for n in f if n.endswith("artefact.json")): b"{}"}), "not whole"),
    ],
)
def test_states_that_do_not_fit_are_refused(studio, archive, tmp_path, change, words):
    refuse(studio, altered(archive, tmp_path, change), words)


def test_broken_archives_are_refused_whatever_breaks(studio, archive, tmp_path):
    """One byte is changed at many places; each copy is refused, or its content is the same."""
    whole = archive.read_bytes()
    for place in range(40, len(whole), len(whole) // 40):
        (tmp_path / "broken.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            again = import_project(studio.projects, tmp_path / "broken.zip", LIMIT_MB)
        except InputError:
            continue
        assert len(studio.view(again).clips) == 3
    assert not list(studio.projects.root.glob(".*"))


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 broken"])
def test_files_that_are_no_archive_are_refused(studio, project, tmp_path, data):
    (tmp_path / "x.zip").write_bytes(data)
    refuse(studio, tmp_path / "x.zip", "no project archive")


def test_uploads_travel_along(studio, project, tmp_path):
    from PIL import Image

    Image.new("RGB", (64, 64), (1, 2, 3)).save(tmp_path / "mine.png")
    editing.upload_reference(project, "cook", tmp_path / "mine.png", studio.settings)
    list(studio.references(project, Run()))
    export_project(project, tmp_path / "p.zip")
    again = import_project(studio.projects, tmp_path / "p.zip", LIMIT_MB)
    assert studio.view(again).reference("cook").origin.value == "uploaded"
