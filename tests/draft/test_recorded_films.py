"""Draft films of given scripts show the frames that version 0.1 drew for them."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Role
from videostudio.library.assets import load_backdrops, load_cutouts
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Failure, Script, Size

FILMS = json.loads(Path(__file__).with_name("recorded_films.json").read_text())
SIZE, FRAMES = Size(192, 128), 8
THUMBNAIL = (12, 8)
# Grey levels by which a thumbnail may differ where another processor rounds otherwise.
ROUNDING = 3


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    made = Studio(Settings(data_dir=tmp_path_factory.mktemp("films") / "projects", device="cpu", threads=1))
    yield made
    made.manager.clear()


def alike(frame: np.ndarray, recorded: str) -> bool:
    small = np.asarray(Image.fromarray(frame).resize(THUMBNAIL, Image.Resampling.BOX), np.int16)
    before = np.frombuffer(bytes.fromhex(recorded), np.uint8).reshape(small.shape).astype(np.int16)
    return bool(np.abs(small - before).max() <= ROUNDING)


def digest(pixels: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


@pytest.mark.parametrize("number", range(len(FILMS)))
def test_a_draft_film_of_a_given_script_shows_the_recorded_frames(number, studio, capsys):
    """Bit for bit where the processor rounds like the one that recorded them, to the eye everywhere."""
    told = FILMS[number]
    script = Script.from_json(json.dumps(told["script"]))
    # Which picture is chosen without a writer's word has changed since; what is done with it has not.
    named = {picture.source: picture.name for picture in (*load_cutouts(), *load_backdrops())}
    entities = tuple(replace(e, picture=named[told["sources"][e.name]]) for e in script.entities)
    script = replace(script, entities=entities)
    size = str(SIZE)
    project = studio.create(script.prompt, profile="draft", seed=told["seed"], size=size, seconds=1.0, fps=FRAMES)
    editing.replace_script(project, script)
    made = [*studio.references(project, Run()), *studio.scene_images(project, Run())]
    assert not [m for m in made if isinstance(m, Failure)]
    view, thumbs, exact = studio.view(project), iter(told["thumbs"]), True
    assert {r.entity: r.source for r in view.references} == told["sources"]
    with studio.manager.loan("parallax", Role.IMAGE_TO_VIDEO).use(Run()) as animator:
        for place, (scene, image) in enumerate(zip(script.scenes, view.images, strict=True)):
            with Image.open(image.picture) as picture:
                exact &= digest(np.asarray(picture.convert("RGB"))) == told["images"][place]
            seed = project.state.scene(scene.index).take.seed
            frames = np.stack(list(animator.animate(ClipRequest(scene, image, SIZE, FRAMES, FRAMES, seed), Run())))
            exact &= digest(frames) == told["clips"][place]
            assert alike(frames[0], next(thumbs)), f"scene {scene.index} begins otherwise"
            assert alike(frames[-1], next(thumbs)), f"scene {scene.index} ends otherwise"
    if not exact:
        with capsys.disabled():
            print(f"\nfilm {number}: alike to the eye, but not bit for bit")  # noqa: T201
