"""What scene models are shown: cut out where they were trained so, whole where they edit, no more than they take.

Each test changes pixels of a reference that a model must, or must not, see and compares the finished pictures.
"""

from dataclasses import replace
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
from PIL import Image, ImageDraw

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import BoundReference, SceneImageRequest
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.media.pictures import cover_and_crop
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Entity, Failure, Kind, Scene, Script, Size
from videostudio.ui.files import Files
from videostudio.ui.page import Page
from videostudio.ui.views.references import render_references

MANAGER = ModelManager(Settings(device="cpu", threads=1))
SCENE = Scene(0, "A cook bakes.", ("cook",), "kitchen")
SIDE = 64
FIGURE = (8, 8, 40, 56)


@pytest.fixture(scope="module", autouse=True)
def _forget():
    yield
    MANAGER.clear()


@pytest.fixture
def compose(snapshots):
    """A scene's picture by a backend, as numbers."""

    def made(backend: str, foregrounds=(), place=None, size=Size(SIDE, SIDE), entities=(), **options) -> np.ndarray:
        loan = MANAGER.loan(backend, Role.SCENE_IMAGER, **{**snapshots.options(backend), **options})
        with loan.use(Run()) as model:
            request = SceneImageRequest(SCENE, tuple(foregrounds), place, size, 1, entities)
            return np.asarray(model.compose(request, Run()).picture)

    return made


@pytest.fixture
def bind(tmp_path):
    """A reference of a picture and a mask."""
    count = iter(range(1000))

    def bound(picture: Image.Image, mask: Image.Image, kind: Kind = Kind.FOREGROUND, name: str = "") -> BoundReference:
        stem = tmp_path / str(next(count))
        picture.save(stem.with_suffix(".png"))
        mask.save(stem.with_suffix(".mask.png"))
        named = name or ("cook" if kind is Kind.FOREGROUND else "kitchen")
        return BoundReference(Entity(named, kind), stem.with_suffix(".png"), stem.with_suffix(".mask.png"))

    return bound


def noise(seed: int, size: tuple[int, int] = (SIDE, SIDE)) -> Image.Image:
    """Coarse noise, which no shrinking levels out."""
    values = np.random.default_rng(seed).integers(0, 255, (size[1] // 8, size[0] // 8, 3), dtype=np.uint8)
    return Image.fromarray(values).resize(size, Image.Resampling.NEAREST)


def box_mask(box: tuple[int, int, int, int] = FIGURE, size: tuple[int, int] = (SIDE, SIDE)) -> Image.Image:
    """White inside a box."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=255)
    return mask


def standing(figure: int, ground: int, box=FIGURE, size=(SIDE, SIDE)) -> Image.Image:
    """A figure of one noise in front of another."""
    made = noise(ground, size)
    made.paste(noise(figure).crop((0, 0, box[2] - box[0], box[3] - box[1])), box[:2])
    return made


@pytest.mark.parametrize("backend", ["videostudio-img", "videostudio-img-paper"])
class TestEntityAttention:
    def test_only_a_figures_own_pixels_count(self, backend, compose, bind):
        first = compose(backend, [bind(standing(1, 2), box_mask())])
        assert np.array_equal(first, compose(backend, [bind(standing(1, 3), box_mask())])), "the ground was seen"
        assert not np.array_equal(first, compose(backend, [bind(standing(4, 2), box_mask())])), "the figure was not"

    def test_only_a_places_own_pixels_count(self, backend, compose, bind):
        def drawn(figure, ground):
            return compose(backend, place=bind(standing(figure, ground), box_mask(), Kind.BACKGROUND))

        assert np.array_equal(drawn(1, 2), drawn(3, 2)), "somebody in the place was seen"
        assert not np.array_equal(drawn(1, 2), drawn(1, 4)), "the place was not"

    def test_a_figure_keeps_its_place_and_size_in_its_frame(self, backend, compose, bind):
        moved = (24, 8, 56, 56)
        here, there = bind(standing(1, 2), box_mask()), bind(standing(1, 2, moved), box_mask(moved))
        close = bind(*(one.crop((8, 8, 56, 56)) for one in (standing(1, 2), box_mask())))
        first = compose(backend, [here])
        assert not np.array_equal(first, compose(backend, [there]))
        assert not np.array_equal(first, compose(backend, [close]))

    def test_a_figure_at_the_side_of_a_wide_picture_is_seen(self, backend, compose, bind):
        wide, box = (3 * SIDE, SIDE), (2 * SIDE + 16, 8, 3 * SIDE, 56)
        one, other = (bind(standing(figure, 2, box, wide), box_mask(box, wide)) for figure in (1, 3))
        assert not np.array_equal(compose(backend, [one]), compose(backend, [other]))


class TestKlein:
    def test_a_figure_stands_on_a_plain_light_ground_with_soft_edges(self, compose, bind):
        picture, mask = standing(1, 2), Image.linear_gradient("L").resize((SIDE, SIDE))
        laid = Image.composite(picture, Image.new("RGB", picture.size, "lightgrey"), mask)
        full = Image.new("L", picture.size, 255)
        first = compose("flux2-klein-scenes", [bind(picture, mask)])
        assert np.array_equal(first, compose("flux2-klein-scenes", [bind(laid, full)]))
        assert not np.array_equal(first, compose("flux2-klein-scenes", [bind(picture, full)]))

    def test_a_place_is_shown_whole(self, compose, bind):
        def drawn(figure, mask):
            return compose("flux2-klein-scenes", place=bind(standing(figure, 2), mask, Kind.BACKGROUND))

        assert np.array_equal(drawn(1, box_mask()), drawn(1, Image.new("L", (SIDE, SIDE)))), "there is a hole in it"
        assert not np.array_equal(drawn(1, box_mask()), drawn(3, box_mask()))

    def test_whoever_has_no_picture_is_drawn_from_the_description(self, compose, bind):
        cook = bind(standing(1, 2), box_mask())

        def drawn(of_cook, of_kite):
            seen = (Entity("cook", Kind.FOREGROUND, of_cook), Entity("kite", Kind.FOREGROUND, of_kite))
            return compose("flux2-klein-scenes", [cook], entities=seen, tokens=512)

        first = drawn("a cook in white", "a red kite")
        assert not np.array_equal(first, drawn("a cook in white", "a blue kite"))
        assert np.array_equal(first, drawn("a cook in black", "a red kite")), (
            "a picture tells what its figure looks like"
        )


class TestBaseline:
    def test_it_is_shown_one_reference_as_it_is(self, compose, bind):
        place = bind(noise(5), box_mask(), Kind.BACKGROUND)
        first = compose("ip-adapter", [bind(standing(1, 2), box_mask())], place)
        assert np.array_equal(first, compose("ip-adapter", [bind(standing(1, 2), box_mask((0, 0, 9, 9)))], place))
        assert not np.array_equal(first, compose("ip-adapter", [bind(standing(1, 3), box_mask())], place))
        other = bind(noise(6), box_mask(), Kind.BACKGROUND)
        assert np.array_equal(first, compose("ip-adapter", [bind(standing(1, 2), box_mask())], other))

    def test_it_can_be_shown_the_place_instead(self, compose, bind):
        def drawn(figure, ground):
            place = bind(noise(ground), box_mask(), Kind.BACKGROUND)
            return compose("ip-adapter", [bind(noise(figure), box_mask())], place, shown="background")

        assert np.array_equal(drawn(1, 2), drawn(3, 2))
        assert not np.array_equal(drawn(1, 2), drawn(1, 3))


IMAGERS = [row.name for row in BUILTIN if row.role is Role.SCENE_IMAGER and row.parts]


@pytest.mark.parametrize("backend", IMAGERS)
def test_a_scene_is_drawn_at_the_models_size_and_fitted_to_the_film(backend, compose):
    native = compose(backend, size=Size(80, 48))  # what a side of 64 makes in these proportions
    film = compose(backend, size=Size(200, 120))
    assert film.shape == (120, 200, 3)
    assert np.array_equal(film, np.asarray(cover_and_crop(Image.fromarray(native), Size(200, 120))))


@pytest.fixture
def studio(tmp_path: Path, snapshots) -> Studio:
    made = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))
    made.profiles = {
        name: snapshots.profile(replace(p, references="all")) for name, p in made.profiles.items() if p.gpu_gb
    }
    yield made
    made.manager.clear()


def crowd(last: str = "a fluffy grey cat") -> Script:
    looks = {"cook": "in white", "baker": "in blue", "girl": "with a red hat", "cat": last}
    entities = [Entity(name, Kind.FOREGROUND, text) for name, text in looks.items()]
    scene = Scene(0, "All of them bake a cake.", tuple(looks), "kitchen")
    return Script("Baking", (scene,), (*entities, Entity("kitchen", Kind.BACKGROUND, "a kitchen")))


def test_a_scene_with_more_figures_than_the_model_takes_has_the_last_drawn_from_the_text(studio):
    project = studio.create("Baking", profile="modern", seed=3, size="64x64", seconds=0.5, fps=8)
    editing.replace_script(project, crowd())
    profile = studio.profile("modern")
    page = render_references(studio.view(project), profile, Page(), Files(gr.HTML()), None, True)
    assert (page.count("from text"), page.count("to draw<")) == (1, 9), "five cards, and four of the scene's five"
    made = [*studio.references(project, Run()), *studio.scene_images(project, Run())]
    assert not [one for one in made if isinstance(one, Failure)]
    shown = profile.shown_names(Role.SCENE_IMAGER, project.state.script.scenes[0], ["kitchen", "cat", "cook", "girl"])
    assert shown == ("cook", "girl", "cat", "kitchen")
    drawn = studio.view(project).image(0)
    editing.new_take(project, "cat")
    assert studio.view(project).image(0) == drawn, "a picture that is not shown counts"
    editing.replace_script(project, crowd("a sleek black cat"))
    (again,) = studio.scene_images(project, Run())
    assert again.content != drawn.content
    editing.new_take(project, "girl")
    assert studio.view(project).image(0) is None


def test_what_a_person_shows_is_not_described_to_a_clips_model(studio, tmp_path):
    project = studio.create("Baking", profile="modern", seed=3, size="64x64", seconds=0.5, fps=8)
    editing.replace_script(project, crowd())
    noise(1).save(tmp_path / "own.png")
    editing.upload_reference(project, "cook", tmp_path / "own.png", studio.settings)

    def clip_after(name, text):
        editing.describe_entity(project, name, text)
        steps = (studio.references, studio.scene_images)
        assert not [one for step in steps for one in step(project, Run()) if isinstance(one, Failure)]
        return studio.view(project).clip(0)

    assert clip_after("cook", "in white") is None
    list(studio.clips(project, Run()))
    assert clip_after("cook", "in black") is not None
    assert clip_after("cat", "a sleek black cat") is None


@pytest.mark.parametrize(
    "swap", [(Role.SCENE_IMAGER, "no-references"), (Role.IMAGE_TO_VIDEO, "modelscope-t2v")], ids=lambda s: s[1]
)
def test_references_that_nobody_looks_at_are_not_drawn(swap, studio):
    project = studio.create("Baking", profile="paper", seed=3, size="72x64", seconds=0.5, fps=8)
    editing.replace_script(project, crowd())
    assert len(studio.profile("paper").referenced_entities(crowd())) == 5
    studio.change_brief(project, backends=((swap[0].value, swap[1]),))
    assert list(studio.references(project, Run())) == []


def test_any_size_of_film_suits_a_model_of_pictures(studio):
    backends = ((Role.SCENE_IMAGER.value, "flux2-klein-scenes"),)
    assert studio.brief("Baking", profile="light", size="712x456", backends=backends).size == Size(712, 456)
