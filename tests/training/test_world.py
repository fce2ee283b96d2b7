"""The toy world: deterministic, split cleanly, captioned truly, its flow exact, references in another pose."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from tests.training.conftest import TINY_WORLD
from videostudio.diffusion.actions import action_labels
from videostudio.diffusion.camera import camera_flow
from videostudio.errors import InputError
from videostudio.training.world import MOTIONS, World
from videostudio.training.world.art import FIELD_OF_VIEW, panoramas, perspective_view
from videostudio.training.world.geometry import camera_maps
from videostudio.training.world.planning import DIRECTIONS, PLACE, PORTRAIT, SCENE, SPEEDS
from videostudio.training.world.rendering import mapped, pixel_grid
from videostudio.training.world.sheet import contact_sheet
from videostudio.training.world.source import CachedSource, WorldSource
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


@pytest.mark.parametrize("direction", [d for d in DIRECTIONS if d != "static"])
def test_the_backdrop_moves_as_the_camera_warp_says(world, direction):
    plan = world.plan(range(1))
    plan = plan.__class__(**{**vars(plan), "kind": torch.tensor([SCENE]), "speed": torch.tensor([2]),
                             "direction": torch.tensor([DIRECTIONS.index(direction)])})  # fmt: skip
    config = world.config
    maps = camera_maps(plan, config, torch.arange(4.0)[None])
    pixels = pixel_grid(32, 32, torch.device("cpu"))
    moved = (pixels - mapped(maps, pixels))[0].unflatten(-1, (32, 32))
    scale = config.camera_scale * config.latent_pixels
    expected = camera_flow(Camera(direction, SPEEDS[2]), 4, 32, 32, scale=scale)
    assert torch.allclose(moved, expected, atol=0.02)


def test_held_out_objects_and_places_are_never_seen_in_training(world):
    train, held = world.plan(range(3000)), world.plan(range(3000), "held-out")
    assert not set(train.objects.flatten().tolist()) & set(held.objects.flatten().tolist())
    places = [set(zip(p.place.tolist(), p.light.tolist(), strict=True)) for p in (train, held)]
    assert not places[0] & places[1]
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
        names = [world.art.names[int(n)] for n in sample.plan.objects[row]]
        assert (names[0] in text) or kind == PLACE
        assert (names[1] in text) == bool(sample.plan.present[row, 1]) or names[1] in names[0]


def test_figures_are_in_the_picture_and_references_are_other_views(world):
    sample = world.pictures(range(100))
    scenes = (sample.plan.kind == SCENE).nonzero().flatten()
    covered = sample.clips.masks[scenes, 0].mean(dim=(1, 2, 3))
    assert covered.min() > 0.02 and covered.max() < 0.7
    figures = sample.references.foregrounds[scenes, 0]
    outside = sample.references.foreground_masks[scenes, 0] == 0
    assert figures[outside.expand_as(figures)].abs().max() == 0  # removed pixels are black
    same = world.pictures(range(100, 101)).references.foregrounds
    other = World(TINY_WORLD.__class__(**{**vars(TINY_WORLD), "seed": 1})).pictures(range(100, 101)).references
    assert not torch.equal(same, other.foregrounds)


def test_the_contact_sheet_is_drawn(world):
    sheet = contact_sheet(world, range(2))
    assert sheet.width > 300 and sheet.height > 150
    assert len(sheet.getcolors(maxcolors=1_000_000)) > 500


def test_a_panorama_is_seen_by_a_true_camera():
    """Every pixel of a view shows the direction of its own ray: told by a panorama that is coloured by direction."""
    rows, columns = 180, 360
    latitude = np.radians(90 - (np.arange(rows) + 0.5))[:, None]
    longitude = np.radians(np.arange(columns) + 0.5 - 180)[None]
    rays = np.stack([np.cos(latitude) * np.sin(longitude), np.sin(latitude) + 0 * longitude,
                     np.cos(latitude) * np.cos(longitude)], axis=-1)  # fmt: skip
    around = (rays * 127 + 128).astype(np.float32)
    for yaw, pitch in ((0.0, 0.0), (50.0, -4.0), (180.0, 10.0)):
        view = perspective_view(around, yaw, pitch, 90)
        height, width = view.shape[:2]
        reach = np.tan(np.radians(FIELD_OF_VIEW) / 2)
        for row, column in ((45, 80), (0, 0), (89, 159), (10, 120)):
            x = ((column + 0.5) / width * 2 - 1) * reach
            y = (1 - (row + 0.5) / height * 2) * reach * height / width
            ray = np.array([x, y, 1.0]) / np.sqrt(x * x + y * y + 1)
            tilt, turn = np.radians(pitch), np.radians(yaw)
            up = np.array([[1, 0, 0], [0, np.cos(tilt), np.sin(tilt)], [0, -np.sin(tilt), np.cos(tilt)]])
            side = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
            assert np.allclose((view[row, column].astype(float) - 128) / 127, side @ up @ ray, atol=0.03), (
                yaw,
                pitch,
                row,
                column,
            )


def test_references_of_a_panorama_look_elsewhere_and_both_views_are_held_out_together(world):
    art = world.art
    turned = torch.nonzero(art.elsewhere != torch.arange(len(art.elsewhere))).flatten()
    assert len(turned) == 2 * len(panoramas()) > 30
    for row in turned.tolist():
        other = int(art.elsewhere[row])
        assert art.place_names[row] == art.place_names[other] and int(art.elsewhere[other]) == row
        assert torch.equal(art.place_split[row], art.place_split[other])
        assert (art.plates[row].float() - art.plates[other].float()).abs().mean() > 4
    assert art.place_split[turned].any() and not art.place_split[turned].all()


@pytest.mark.parametrize("clips", [False, True])
def test_samples_that_are_kept_equal_fresh_ones(world, tmp_path, clips):
    fresh = WorldSource(world, clips)
    kept = CachedSource(fresh, tmp_path, count=10, chunk=4)
    for numbers in ([0, 3, 9], [5, 13]):
        wanted, found = fresh.batch([n % 10 for n in numbers]), kept.batch(numbers)
        assert wanted.keys() == found.keys()
        for key, value in wanted.items():
            if isinstance(value, torch.Tensor):
                assert found[key].shape == value.shape
                assert torch.allclose(found[key].float(), value.float(), atol=1 / 120), key
            else:
                assert found[key] == value
    files = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pt")}
    again = CachedSource(fresh, tmp_path, count=10, chunk=4)
    assert torch.equal(again.batch([3])["background"], kept.batch([3])["background"])
    assert files and files == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pt")}  # nothing drawn anew
