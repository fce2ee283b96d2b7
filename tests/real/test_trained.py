"""What a training run leaves is what the backends load: from pictures to a film, by the two commands of the README."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from accelerate.state import AcceleratorState
from PIL import Image
from safetensors.torch import load_file

from tests.random_weights.pipelines import build_image_pipeline, save_sdxl_base
from tests.snapshots import SIZE, Snapshots, ask, pictures
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.cli.main import main
from videostudio.errors import BackendError
from videostudio.media.frames import read_frames
from videostudio.profiles import BackendChoice
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Clip, Entity, Failure, Kind, Scene, SceneImage, Script, Video

pytestmark = pytest.mark.long(60)

LOOP = """
[loop]
output = "{output}"
steps = {steps}
batch = 2
learning_rate = 1e-2
clip_norm = 0.0
ema = 0.0
preview_every = 0
save_every = 0
workers = 0
cpu = true
tensorboard = false

[data]
kind = "{kind}"
paths = ["{paths}"]
size = [64, 64]
frames = 4
reference_size = 28

[world]
size = [32, 48]
frames = 4
reference_size = 32
objects = 24
sprite_side = 32
plate_height = 64
"""
IMAGE = """
[model]
base = "{base}"
vae = "{base}/vae"
image_encoder = "{base}/image_encoder"
variant = "{variant}"
tokens = 4
resampler_depth = 1
resampler_heads = 2
learn_gates = false
keys_from_text = false
drop_text = 0.0
drop_reference = 0.0
drop_all = 0.0
"""
VIDEO = """
[model]
base = "{base}"
image_encoder = "{base}/image_encoder"
action_attention = true
action_embedding = false
pooled_image = false
aesthetic_score = false
reference_position = "middle"
"""


def coloured(number: int) -> tuple[Image.Image, Image.Image]:
    """A disc on a ground, both in colours of their own, and where the disc is."""
    colours = np.random.default_rng(number).integers(0, 255, (2, 3))
    y, x = np.mgrid[:72, :72]
    inside = (x - 36) ** 2 + (y - 36) ** 2 < 400
    pixels = np.where(inside[..., None], colours[0], colours[1]).astype(np.uint8)
    return Image.fromarray(pixels), Image.fromarray((inside * 255).astype(np.uint8))


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """A tiny Stable Diffusion, a tiny SDXL, and pictures with captions and masks."""
    torch.set_num_threads(1)
    root = tmp_path_factory.mktemp("ground")
    build_image_pipeline().save_pretrained(root / "sd")
    save_sdxl_base(root / "sdxl")
    (root / "pictures").mkdir()
    for number in range(6):
        picture, mask = coloured(number)
        picture.save(root / "pictures" / f"{number}.png")
        mask.save(root / "pictures" / f"{number}.mask.png")
        (root / "pictures" / f"{number}.txt").write_text(f"disc number {number}")
    return root


def trained(ground: Path, what: str, model: str, output: Path, steps: int, kind: str = "folder") -> Path:
    """Run the command; returns the folder that it says a profile shall name."""
    AcceleratorState._reset_state(True)
    config = output.with_suffix(".toml")
    config.write_text(LOOP.format(output=output, steps=steps, kind=kind, paths=ground / "pictures") + model)
    assert main(["train", what, "--config", str(config)]) == 0
    return output / "model"


@pytest.fixture(scope="module")
def image_models(ground, tmp_path_factory):
    """Both variants after ten steps and after none, by variant and steps; made when asked for."""
    root, made = tmp_path_factory.mktemp("runs"), {}

    def get(variant: str, steps: int) -> Path:
        if (variant, steps) not in made:
            model = IMAGE.format(base=ground / "sd", variant=variant)
            made[variant, steps] = trained(ground, "image", model, root / f"{variant}-{steps}", steps)
        return made[variant, steps]

    return get


@pytest.fixture(scope="module")
def video_model(ground, tmp_path_factory):
    """VideoStudio-Vid after two steps, the scene image in the middle of its frames."""
    root = tmp_path_factory.mktemp("runs")
    return trained(ground, "video", VIDEO.format(base=ground / "sdxl"), root / "video", 2, kind="world")


def composed(backend: str, folder: Path, place: Path, reference: int) -> np.ndarray:
    """A scene with one disc as its foreground, drawn by a backend."""
    figure, ground, _ = pictures(place)
    for image, path in zip(coloured(reference), (figure.picture, figure.mask), strict=True):
        image.resize((64, 64)).save(path)
    scene = Scene(0, "A disc.", ("cook",), "kitchen", Camera())
    manager = ModelManager(Settings(device="cpu", threads=1))
    try:
        with manager.loan(backend, Role.SCENE_IMAGER, model=str(folder), side=64, steps=2).use(Run()) as model:
            return np.asarray(model.compose(SceneImageRequest(scene, (figure,), ground, SIZE, 1), Run()).picture)
    finally:
        manager.clear()


@pytest.mark.parametrize(("variant", "backend"), [("paper", "videostudio-img-paper"), ("release", "videostudio-img")])
def test_a_trained_adapter_shows_the_reference_and_an_untrained_one_does_not(variant, backend, image_models, tmp_path):
    new, learned = image_models(variant, 0), image_models(variant, 10)
    assert np.array_equal(composed(backend, new, tmp_path, 50), composed(backend, new, tmp_path, 51))
    one, other = (composed(backend, learned, tmp_path, number).astype(int) for number in (50, 51))
    assert abs(one - other).mean() > 0.1, "ten steps of training are not seen in the picture"


@pytest.mark.parametrize(("variant", "backend"), [("paper", "videostudio-img-paper"), ("release", "videostudio-img")])
def test_the_folder_of_the_run_is_not_taken_for_the_model_in_it(variant, backend, image_models, tmp_path):
    model = image_models(variant, 10)
    with pytest.raises(BackendError, match=f"the folder of a training run.* is '{model}'"):
        composed(backend, model.parent, tmp_path, 50)


def story() -> Script:
    scenes = tuple(Scene(n, "A cook bakes.", ("cook",), "kitchen", Camera(), "baking a cake") for n in range(2))
    entities = (Entity("cook", Kind.FOREGROUND, "a cook in white"), Entity("kitchen", Kind.BACKGROUND, "a kitchen"))
    return Script("A cook bakes a cake", scenes, entities)


@pytest.mark.parametrize(("variant", "backend"), [("paper", "videostudio-img-paper"), ("release", "videostudio-img")])
def test_a_profile_makes_films_with_what_was_trained(
    variant, backend, image_models, video_model, snapshots: Snapshots, tmp_path
):
    studio = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))
    own = snapshots.profile(studio.profile("paper"))
    chosen = {
        Role.SCENE_IMAGER: BackendChoice(
            backend, (("model", str(image_models(variant, 10))), ("side", 64), ("steps", 2))
        ),
        Role.IMAGE_TO_VIDEO: BackendChoice(
            "videostudio-vid", (("model", str(video_model)), ("frames", 8), ("sizes", "64x64"), ("steps", 3))
        ),
    }
    studio.profiles = {"own": replace(own, name="own", backends={**own.backends, **chosen})}
    project = studio.create("A cook bakes a cake", profile="own", seed=3, size="64x64", seconds=0.5, fps=8)
    editing.replace_script(project, story())
    films = []
    for number in (50, 51):
        picture = tmp_path / "reference.png"
        coloured(number)[0].resize((256, 256)).save(picture)
        editing.upload_reference(project, "cook", picture, studio.settings)
        results = list(studio.run(project, Run()))
        assert not [made for made in results if isinstance(made, Failure)], results
        assert [made for made in results if isinstance(made, SceneImage)]
        assert [made for made in results if isinstance(made, Clip)]
        assert isinstance(results[-1], Video)
        films.append(np.stack(list(read_frames(results[-1].video))))
    studio.manager.clear()
    assert films[0].shape == films[1].shape == (8, 64, 64, 3)
    assert not np.array_equal(*films), "another reference makes the same film"


def test_a_clip_has_the_scene_image_where_its_model_was_trained_to_have_it(video_model, tmp_path):
    other = shutil.copytree(video_model, tmp_path / "first")
    config = other / "videostudio-vid" / "unet" / "config.json"
    read = json.loads(config.read_text())
    assert read.pop("reference_position") == "middle"
    config.write_text(json.dumps(read))  # as a UNet that was written before it said so, and as the release's

    def clip(folder: Path) -> np.ndarray:
        manager = ModelManager(Settings(device="cpu", threads=1))
        try:
            options = {"model": str(folder), "steps": 3, "frames": 4, "sizes": "64x64"}
            with manager.loan("videostudio-vid", Role.IMAGE_TO_VIDEO, **options).use(Run()) as model:
                return ask(Role.IMAGE_TO_VIDEO, model, tmp_path, Run())
        finally:
            manager.clear()

    assert not np.array_equal(clip(video_model), clip(other))


def test_what_a_run_leaves_is_in_half_precision_over_its_own_base(image_models, video_model, ground):
    for folder in (image_models("paper", 10), image_models("release", 10), video_model):
        kinds = {
            path.relative_to(folder).parts[0]: {
                value.dtype for value in load_file(path).values() if value.is_floating_point()
            }
            for path in folder.rglob("*.safetensors")
        }
        assert all(found == {torch.float16} for name, found in kinds.items() if name != "adapter"), kinds
    plain = load_file(ground / "sd" / "unet" / "diffusion_pytorch_model.safetensors")
    again = load_file(image_models("paper", 10) / "unet" / "diffusion_pytorch_model.safetensors")
    assert all(torch.equal(value.half(), again[name]) for name, value in plain.items()), "the base is not the base"
