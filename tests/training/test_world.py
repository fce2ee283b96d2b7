"""The toy world: deterministic, split cleanly, captioned truly, its flow exact, references in another pose."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F

from tests.training.conftest import TINY_WORLD
from videostudio.cli.main import main
from videostudio.diffusion.actions import action_labels
from videostudio.diffusion.camera import camera_flow
from videostudio.errors import InputError
from videostudio.library.assets import load_backdrops
from videostudio.training.world import MOTIONS, World
from videostudio.training.world.art import FOLDER, read_places
from videostudio.training.world.geometry import camera_maps, inside_panorama
from videostudio.training.world.planning import DIRECTIONS, PLACE, PORTRAIT, SCENE, SPEEDS, scene_captions
from videostudio.training.world.rendering import map_points, pixel_grid
from videostudio.training.world.sheet import contact_sheet
from videostudio.training.world.source import CachedWorldSource, WorldSource, measured_rates, world_source
from videostudio.training.world.views import WorldView, horizon_lines, on_panorama, pixel_rays, turn_cameras
from videostudio.types import Camera


def warped(frames, flow):
    """Frame f - 1 read where the flow says that frame f's content was."""
    height, width = frames.shape[-2:]
    before, way = frames[:, :-1].flatten(0, 1), flow[:, 1:].flatten(0, 1)
    x = torch.arange(width) + 0.5 - way[:, 0]
    y = torch.arange(height)[:, None] + 0.5 - way[:, 1]
    grid = torch.stack([2 * x / width - 1, 2 * y / height - 1], dim=-1)
    return F.grid_sample(before, grid, align_corners=False, padding_mode="border").view(frames[:, 1:].shape)


def test_the_same_number_is_the_same_scene_alone_or_in_a_batch(world):
    many, one = world.clips(range(8)), World(TINY_WORLD).clips(range(5, 6))
    assert torch.allclose(many.clips.frames[5:6], one.clips.frames, atol=1e-5)
    assert torch.allclose(many.references.foregrounds[5:6], one.references.foregrounds, atol=1e-5)
    assert many.captions[5] == one.captions[0]
    assert not torch.equal(many.clips.frames[4], many.clips.frames[5])


def test_a_picture_is_the_middle_frame_of_its_clip(world):
    clip, picture = world.clips(range(6)), world.pictures(range(6))
    assert torch.allclose(clip.clips.frames[:, 2], picture.clips.frames[:, 0], atol=1e-5)


def test_flow_carries_a_frame_into_the_next(world):
    big = World(TINY_WORLD.__class__(size=(64, 64), frames=6, sprite_side=64, plate_height=96, reference_size=32))
    clips = big.clips(range(24)).clips
    there = clips.visible[:, 1:].expand(-1, -1, 3, -1, -1)
    error = (warped(clips.frames, clips.flow) - clips.frames[:, 1:]).abs()
    without = (clips.frames[:, :-1] - clips.frames[:, 1:]).abs()
    assert clips.visible[:, 1:].float().mean() > 0.75
    assert error[there].mean() < 0.006
    moving = (clips.flow[:, 1:].square().sum(2, keepdim=True) > 1).expand_as(there) & there
    assert error[moving].mean() < 0.35 * without[moving].mean()
    around = inside_panorama(big.art, big.plan(range(24)))
    assert 0 < around.sum() < 24
    for rows in (around, ~around):
        assert error[rows][moving[rows]].mean() < 0.35 * without[rows][moving[rows]].mean()


def test_the_camera_in_a_panorama_is_a_pinhole_that_turns():
    size = (48, 64)
    pixels = pixel_grid(*size, torch.device("cpu"))
    middle = torch.tensor([[32.0], [24.0]])
    view = WorldView(torch.tensor([50.0]), torch.tensor([0.7]), torch.tensor([0.2]))
    step, still, times = torch.tensor([[2.0, 0.0]]), torch.ones(1), torch.arange(-2.0, 3)[None]
    path = pixel_rays(turn_cameras(view, step, still, times), size)
    # What the middle frame shows in its middle lies in the panorama at the camera's own yaw and pitch.
    place = on_panorama((path[0, 2] @ torch.cat([middle, torch.ones(1, 1)]))[None], (180, 360 + 4))[0, :, 0]
    assert place.tolist() == pytest.approx([180 + 2 + 0.7 * 180 / torch.pi, 90 + 0.2 * 180 / torch.pi], abs=1e-3)
    # A camera that pans shifts its content by the step in the middle, and from frame to frame by a pure rotation.
    there = map_points(torch.linalg.inv(path[0, 1]) @ path[0, 2], middle)
    level = pixel_rays(turn_cameras(WorldView(view.focal, view.yaw, torch.zeros(1)), step, still, times), size)
    assert (
        middle - map_points(torch.linalg.inv(level[0, 1]) @ level[0, 2], middle)
    ).flatten().tolist() == pytest.approx([2, 0], abs=1e-3)
    lens = pixel_rays(WorldView(torch.tensor(50.0), torch.tensor(0.0), torch.tensor(0.0)), size)
    between = lens @ torch.linalg.inv(path[0, 1]) @ path[0, 2] @ torch.linalg.inv(lens)
    assert torch.allclose(between @ between.T, torch.eye(3), atol=1e-5) and float((middle - there).norm()) < 2.1
    # Forward is a longer focal length: the middle stays, everything else leaves it at one rate.
    nearer = pixel_rays(turn_cameras(view, torch.zeros(1, 2), torch.tensor([1.1]), times), size)
    grown = map_points(torch.linalg.inv(nearer[0, 3]) @ nearer[0, 2], pixels)
    assert torch.allclose(grown - middle, 1.1 * (pixels - middle), atol=1e-3)
    # The eye line is where the camera looks straight ahead.
    line = torch.stack([torch.tensor([10.0, 50.0]), horizon_lines(view, 48).expand(2)])
    directions = pixel_rays(view, size)[0] @ torch.cat([line, torch.ones(1, 2)])
    assert directions[1].abs().max() < 1e-5


@pytest.mark.parametrize("direction", [d for d in DIRECTIONS if d != "static"])
def test_the_backdrop_moves_as_the_camera_warp_says(world, direction):
    plan = world.plan(range(1))
    chosen = {"kind": SCENE, "speed": 2, "place": 0, "direction": DIRECTIONS.index(direction)}
    plan = replace(plan, **{name: torch.tensor([value]) for name, value in chosen.items()})
    config = world.config
    maps = camera_maps(plan, config, torch.arange(4.0)[None])
    pixels = pixel_grid(32, 32, torch.device("cpu"))
    moved = (pixels - map_points(maps, pixels))[0].unflatten(-1, (32, 32))
    scale = config.camera_scale * config.latent_pixels
    expected = camera_flow(Camera(direction, SPEEDS[2]), 4, 32, 32, scale=scale)
    assert torch.allclose(moved, expected, atol=0.02)


def test_held_out_objects_and_places_are_never_seen_in_training(world):
    train, held = world.plan(range(3000)), world.plan(range(3000), "held-out")
    assert not set(train.objects.flatten().tolist()) & set(held.objects.flatten().tolist())
    places = [set(zip(p.place.tolist(), p.light.tolist(), strict=True)) for p in (train, held)]
    assert not places[0] & places[1]
    flat = len(world.art.plates)
    for seen in places:  # panoramas are in both, too
        assert {place < flat for place, _ in seen} == {True, False}
    half = world.plan(range(3000), "held-out objects")
    assert set(half.objects.flatten().tolist()) == set(held.objects.flatten().tolist())
    with pytest.raises(InputError, match="no split"):
        world.plan(range(1), "test")


def test_motions_are_labels_of_kinetics_and_actions_say_them(world):
    known = action_labels()
    assert all(motion.label in known for motion in MOTIONS if motion.label)
    plan = world.plan(range(64))
    for vector, motion in zip(plan.actions(), plan.motion.tolist(), strict=True):
        expected = [known.index(MOTIONS[motion].label)] if MOTIONS[motion].label else []
        assert vector.nonzero().flatten().tolist() == expected


def test_captions_name_what_is_seen(world):
    sample = world.pictures(range(200))
    assert {SCENE, PORTRAIT, PLACE} == set(sample.plan.kind.tolist())
    for row, text in enumerate(sample.captions):
        kind, place = int(sample.plan.kind[row]), world.art.place_names[int(sample.plan.place[row])]
        assert (place in text) == (kind != PORTRAIT)
        names = [world.art.phrases[int(n)] for n in sample.plan.objects[row]]
        assert (names[0] in text) or kind == PLACE
        assert (names[1] in text) == bool(sample.plan.present[row, 1]) or names[1] in names[0]


def test_captions_are_english():
    art = World(TINY_WORLD.__class__(**{**vars(TINY_WORLD), "objects": 0})).art
    phrases = dict(zip(art.names, art.phrases, strict=True))
    expected = {
        "wrestlers": "wrestlers", "spaghetti": "spaghetti", "ox": "an ox", "suv": "an suv", "dog": "a dog",
        "santa claus": "santa claus", "rhinoceros": "a rhinoceros", "man lifting weights": "a man lifting weights",
        "magnifying glass": "a magnifying glass", "sheep": "a sheep", "scissors": "scissors",
    }  # fmt: skip
    assert {name: phrases[name] for name in expected} == expected
    plan = World(TINY_WORLD.__class__(**{**vars(TINY_WORLD), "objects": 0})).plan(range(6000))
    told = scene_captions(art, plan)
    many = [text for text, actor in zip(told, plan.objects[:, 0].tolist(), strict=True) if art.plural[actor]]
    assert any(" are " in text for text in many) and not any(" is " in text for text in many)
    assert any("santa claus is" in text for text in told) and not any("the santa" in text for text in told)
    assert any("on the beach" in text for text in told) and not any("in the beach" in text for text in told)
    assert not any("at night at" in text or "at dusk at" in text for text in told)
    assert set(read_places()["backdrops"]) <= {one.id for one in load_backdrops()}
    assert all((FOLDER / "panoramas" / f"{name}.webp").is_file() for name in read_places()["panoramas"])


def test_figures_are_in_the_picture_and_references_are_other_views(world):
    sample = world.pictures(range(100))
    scenes = (sample.plan.kind == SCENE).nonzero().flatten()
    covered = sample.clips.masks[scenes, 0].mean(dim=(1, 2, 3))
    assert covered.min() > 0.02 and covered.max() < 0.7
    figures = sample.references.foregrounds[scenes, 0]
    outside = sample.references.foreground_masks[scenes, 0] == 0
    assert figures[outside.expand_as(figures)].abs().max() == 0  # removed pixels are black
    drawn = sample.references.foreground_masks[scenes, 0]
    rim = torch.cat([drawn[..., 0, :], drawn[..., -1, :], drawn[..., :, 0], drawn[..., :, -1]], dim=-1)
    assert rim.max() < 0.5  # and nothing is cut off
    same = world.pictures(range(100, 101)).references.foregrounds
    other = World(TINY_WORLD.__class__(**{**vars(TINY_WORLD), "seed": 1})).pictures(range(100, 101)).references
    assert not torch.equal(same, other.foregrounds)


@pytest.mark.parametrize("clips", [False, True])
def test_cached_samples_are_the_fresh_ones(tmp_path, clips):
    config = replace(TINY_WORLD, cache=str(tmp_path), cache_pictures=6, cache_clips=6)
    fresh = WorldSource(World(TINY_WORLD), clips)
    source = world_source(World(config), clips)
    assert isinstance(source, CachedWorldSource) and type(world_source(fresh.world)) is WorldSource
    first = source.batch([1, 2])  # drawn now
    assert source.fill()[0] == 4 and source.fill()[0] == 0
    again = world_source(World(config), clips)  # another process, later
    assert again.fill()[0] == 0
    for numbers, rows in (([1, 2], [1, 2]), ([0, 5, 4], [0, 5, 4]), ([7, 6 * 10**6 + 3], [1, 3])):
        kept, drawn = again.batch(numbers), fresh.batch(rows)
        assert set(kept) == set(drawn) and kept["numbers"].tolist() == numbers
        for name, value in drawn.items():
            if name == "numbers":
                continue
            if isinstance(value, torch.Tensor) and value.is_floating_point():
                assert (kept[name] - value).abs().max() < 1.01 / 255, name  # half a level of eight bits, in -1..1
            else:
                assert kept[name] == value if isinstance(value, list) else torch.equal(kept[name], value), name
    assert all(torch.equal(first[name], again.batch([1, 2])[name]) for name in ("background", "foregrounds"))
    other = world_source(World(replace(config, seed=1)), clips)
    assert other.folder != again.folder and other.fill()[0] == 6
    with pytest.raises(InputError, match="at least 1"):
        world_source(World(replace(config, cache_pictures=0, cache_clips=0)), clips)


def test_the_command_draws_a_sheet_and_measures(tmp_path, capsys):
    assert main(["train", "world"]) == 1 and "--sheet" in capsys.readouterr().err
    assert main(["train", "world", "--sheet", str(tmp_path / "x.png"), "--split", "dark"]) == 1
    rates = measured_rates(TINY_WORLD, "cpu", 8)
    assert set(rates) == {f"{what} {how}" for what in ("pictures", "clips") for how in ("drawn", "cached")}
    assert min(rates.values()) > 0


def test_the_contact_sheet_is_drawn(world):
    sheet = contact_sheet(world, range(2))
    assert sheet.width > 300 and sheet.height > 150
    assert len(sheet.getcolors(maxcolors=1_000_000)) > 500
