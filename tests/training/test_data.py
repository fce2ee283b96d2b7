"""Reading data: folders, shards, videos; captions, masks, broken files, references, caches."""

import io
import json
import tarfile
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from tests.training.conftest import LOOP, make_vae
from videostudio.diffusion.actions import action_labels
from videostudio.errors import InputError
from videostudio.training.configs import DataConfig
from videostudio.training.data.cutting import split_references
from videostudio.training.data.datasets import FolderEntries, ShardEntries
from videostudio.training.data.samples import ClipSamples, FileSource, PictureSamples, read_clip
from videostudio.training.factory import expand_pattern, make_source
from videostudio.training.journal import note_broken, read_broken
from videostudio.training.world import WorldConfig

DATA = DataConfig(size=(32, 48), frames=4, fps=8, reference_size=32)


def picture(seed, size=(80, 64)):
    """A bright disc on a dark ground, and where it is."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[: size[1], : size[0]]
    inside = (x - size[0] / 2) ** 2 + (y - size[1] / 2) ** 2 < 200
    pixels = np.where(inside[..., None], rng.integers(150, 255, 3), rng.integers(20, 90, 3)).astype(np.uint8)
    return Image.fromarray(pixels), Image.fromarray((inside * 255).astype(np.uint8))


def encoded(image, kind="PNG"):
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "pictures"
    (folder / "more").mkdir(parents=True)
    for n in range(5):
        image, mask = picture(n)
        image.save(folder / f"{n}.png")
        mask.save(folder / f"{n}.mask.png")
        (folder / f"{n}.txt").write_text(f"picture number {n}\n")
    image, mask = picture(9)
    image.save(folder / "more" / "nine.jpg")
    mask.save(folder / "more" / "nine.mask.png")
    (folder / "more" / "metadata.jsonl").write_text('{"file_name": "nine.jpg", "text": "told elsewhere"}\nnonsense\n')
    (folder / "torn.png").write_bytes((folder / "0.png").read_bytes()[:90])
    (folder / "empty.jpg").write_bytes(b"")
    return folder


def video(path, frames=24, rate=12, size=(64, 48)):
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.bit_rate = 4_000_000
        for n in range(frames):
            array = np.full((size[1], size[0], 3), n * 10 % 256, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(array, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def first_batches(source, count, size):
    turns = [list(range(n * size, (n + 1) * size)) for n in range(count)]
    return list(source.stream(turns))


def test_a_folder_gives_captions_and_skips_and_lists_what_is_broken(pictures, tmp_path):
    entries = FolderEntries([pictures])
    assert len(entries.found) == 8
    source = FileSource(PictureSamples(entries, DATA, 0))
    batches = first_batches(source, 4, 2)
    assert all(batch["pixels"].shape == (2, 3, 32, 48) for batch in batches)
    broken = dict(entry for batch in batches for entry in batch["broken"])
    assert {"torn.png", "empty.jpg"} <= set(broken)
    assert any("metadata.jsonl:2" in name for name in broken)
    captions = {text for batch in batches for text in batch["captions"]}
    assert captions <= {f"picture number {n}" for n in range(5)} | {"told elsewhere"}
    note_broken(tmp_path, broken.items())
    assert set(read_broken(tmp_path)) == set(broken)


def test_reading_is_the_same_with_worker_processes_and_after_a_restart(pictures):
    source = FileSource(PictureSamples(FolderEntries([pictures]), DATA, 3))
    batches = first_batches(source, 3, 2)
    again = FileSource(PictureSamples(FolderEntries([pictures]), DATA, 3), workers=1)
    assert all(
        torch.equal(a["pixels"], b["pixels"]) and a["captions"] == b["captions"]
        for a, b in zip(batches, first_batches(again, 3, 2), strict=True)
    )
    late = FileSource(PictureSamples(FolderEntries([pictures]), DATA, 3)).stream([[4, 5]])
    assert torch.equal(next(late)["pixels"], batches[2]["pixels"])


def test_references_are_the_picture_split_by_the_mask(pictures):
    image, mask = picture(1)
    figure, place = split_references(image, mask)
    both = np.asarray(figure).astype(int) + np.asarray(place)
    assert np.array_equal(both, np.asarray(image))
    assert not np.asarray(figure)[np.asarray(mask) == 0].any() and not np.asarray(place)[np.asarray(mask) == 255].any()
    plain = PictureSamples(FolderEntries([pictures]), DATA, 0)[0]
    changed = PictureSamples(FolderEntries([pictures]), DataConfig(**{**vars(DATA), "augment_references": True}), 0)[0]
    assert torch.equal(plain["pixels"], changed["pixels"])
    assert not torch.equal(plain["foregrounds"], changed["foregrounds"])
    assert plain["foreground_present"].all() and bool(plain["background_present"])


def test_without_a_mask_file_u2net_finds_the_figure(tmp_path):
    image, _ = picture(4, (160, 160))
    image.save(tmp_path / "a.png")
    sample = PictureSamples(FolderEntries([tmp_path]), DataConfig(size=(160, 160), reference_size=160), 0)[0]
    figure = sample["foregrounds"][0]
    assert figure[:, 80, 80].max() > 0.4 and figure[:, 5, 5].max() < 0.02


def test_shards_give_the_same_samples_as_their_files(pictures, tmp_path):
    shard = tmp_path / "a.tar"
    with tarfile.open(shard, "w") as tar:
        for n in range(5):
            for suffix in (".png", ".mask.png"):
                tar.add(pictures / f"{n}{suffix}", f"{n}{suffix}")
            told = json.dumps({"caption": f"picture number {n}"}).encode()
            entry = tarfile.TarInfo(f"{n}.json")
            entry.size = len(told)
            tar.addfile(entry, io.BytesIO(told))
        tar.add(pictures / "torn.png", "torn.png")
    (tmp_path / "b.tar").write_bytes(b"no tar at all" * 50)
    assert expand_pattern(str(tmp_path / "*.tar")) == [tmp_path / "a.tar", tmp_path / "b.tar"]
    assert expand_pattern(str(tmp_path / "{a,b}.tar")) == [tmp_path / "a.tar", tmp_path / "b.tar"]
    assert [path.name for path in expand_pattern("x/{08..10}-{a,b}.tar")] == [
        f"{n}-{c}.tar" for n in ("08", "09", "10") for c in "ab"
    ]
    entries = ShardEntries([shard, tmp_path / "b.tar"])
    samples = PictureSamples(entries, DATA, 0)
    seen = {one["captions"]: one for one in (samples[n] for n in range(5))}
    assert set(seen) <= {f"picture number {n}" for n in range(5)} and len(seen) >= 4
    broken = [name for name, _ in entries.broken]
    assert any("b.tar" in name for name in broken)


def write_shard(path, pictures, numbers):
    with tarfile.open(path, "w") as tar:
        for n in numbers:
            for suffix in (".png", ".mask.png", ".txt"):
                tar.add(pictures / f"{n % 5}{suffix}", f"{n:03}{suffix}")


def test_shards_are_shared_out_and_broken_ones_skipped_counted_and_listed(pictures, tmp_path):
    shards = tmp_path / "shards"
    (shards / "more").mkdir(parents=True)
    write_shard(shards / "0.tar", pictures, range(4))
    write_shard(shards / "more" / "1.tar", pictures, range(4, 8))
    write_shard(shards / "2.tar", pictures, range(8, 12))
    torn = (shards / "2.tar").read_bytes()
    (shards / "2.tar").write_bytes(torn[: len(torn) * 5 // 8])
    (shards / "3.tar").write_bytes(b"no tar at all" * 50)
    data = DataConfig(**{**vars(DATA), "kind": "shards", "paths": (str(shards),)})
    source = make_source(data, WorldConfig(), replace(LOOP, workers=2), False)
    whole = len(source.samples.entries.found)
    assert 8 < whole < 12
    # Two processes with two workers each: what the loop hands them, an epoch long.
    seen, broken = [], {}
    for process in range(2):
        turns = [[number] for number in range(process, whole, 2)]
        for batch in source.stream(turns):
            seen += batch["numbers"].tolist()
            broken |= dict(batch["broken"])
    assert sorted(seen) == list(range(whole))
    places = {source.samples.entries.found[source.samples._index(number)].name for number in seen}
    assert len(places) == whole and {name.split("/")[0] for name in places} == {"0.tar", "1.tar", "2.tar"}
    assert any("3.tar" in name for name in broken) and any("2.tar" in name for name in broken)
    with pytest.raises(InputError, match="Nothing fits"):
        make_source(DataConfig(kind="shards", paths=(str(tmp_path / "no" / "*.tar"),)), WorldConfig(), LOOP, False)


def test_a_data_set_with_nothing_in_it_is_refused(tmp_path):
    with pytest.raises(InputError, match="nothing to train on"):
        FolderEntries([tmp_path])
    with pytest.raises(InputError, match="no folder"):
        FolderEntries([tmp_path / "no"])
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError, match="could not be read"):
        PictureSamples(FolderEntries([tmp_path]), DATA, 0)[0]
    with pytest.raises(InputError, match=r"data\.kind"):
        make_source(DataConfig(kind="folders"), WorldConfig(), LOOP, False)


def test_clips_are_read_at_the_wanted_rate_and_broken_videos_skipped(tmp_path):
    folder = tmp_path / "videos"
    folder.mkdir()
    video(folder / "good.mp4")
    video(folder / "short.mp4", frames=2)
    (folder / "torn.mp4").write_bytes((folder / "good.mp4").read_bytes()[:300])
    (folder / "metadata.jsonl").write_text('{"file_name": "good.mp4", "text": "it brightens", "action": "jogging"}\n')
    clip = read_clip((folder / "good.mp4").read_bytes(), 4, 6, 0.0)
    levels = [np.asarray(frame).mean() for frame in clip]
    assert np.diff(levels) == pytest.approx(20, abs=4)  # every other frame of 12 a second
    # From the middle of a longer one: what is decoded from the nearest key frame is what decoding everything gives.
    video(folder.parent / "long.mp4", frames=60)
    late = [np.asarray(one).mean() for one in read_clip((folder.parent / "long.mp4").read_bytes(), 4, 6, 0.8)]
    whole = [np.asarray(one).mean() for one in read_clip((folder.parent / "long.mp4").read_bytes(), 60, 12, 0.0)]
    start = round(0.8 * (59 / 12 - 3 / 6) * 12)
    assert late == [whole[start + 2 * n] for n in range(4)]
    samples = ClipSamples(FolderEntries([folder], videos=True), DATA, 0)
    broken = {}
    for n in range(4):
        one = samples[n]
        broken |= dict(one["broken"])
        assert one["captions"] == "it brightens" and one["frames"].shape == (4, 3, 32, 48)
        assert int(one["action"].argmax()) == action_labels().index("jogging") and bool(one["action_known"])
    assert set(broken) == {"short.mp4", "torn.mp4"}
    assert "lasts" in broken["short.mp4"]


def test_cached_clips_keep_the_actions_that_the_classifier_found(tmp_path):
    folder = tmp_path / "videos"
    folder.mkdir()
    for name in ("told.mp4", "untold.mp4"):
        video(folder / name)
    (folder / "metadata.jsonl").write_text('{"file_name": "told.mp4", "text": "x", "action": "jogging"}\n')

    class Bright(torch.nn.Module):
        def forward(self, frames):
            return torch.eye(400)[torch.full((len(frames),), 7)] * (frames.diff(dim=1).mean() > 0)

    data = DataConfig(**{**vars(DATA), "paths": (str(folder),), "cache": str(tmp_path / "cache")})
    source = make_source(data, WorldConfig(), LOOP, True, make_vae(), Bright())
    found = {one["action_known"].item(): one for one in (source.samples[n] for n in range(2))}
    assert int(found[True]["action"].argmax()) == action_labels().index("jogging")
    assert found[False]["action"].tolist() == torch.eye(400)[7].tolist()
    assert found[False]["latents_mean"].shape == (4, 4, 16, 24) and "frames" not in found[False]
    alone = make_source(data, WorldConfig(), LOOP, True, make_vae())  # without a classifier: files of their own
    assert not next(one for n in range(2) if not (one := alone.samples[n])["action_known"])["action"].any()


def test_cached_latents_are_those_of_the_fixed_crop(pictures, tmp_path):
    data = DataConfig(**{**vars(DATA), "cache": str(tmp_path / "cache")})
    samples = PictureSamples(FolderEntries([pictures]), data, 0)
    vae = make_vae()
    assert samples.fill_cache(vae) == 6
    assert samples.fill_cache(vae) == 0
    one = samples[0]
    assert one["latents_mean"].shape == (4, 16, 24) and "pixels" not in one
    again = PictureSamples(FolderEntries([pictures]), data, 0)
    index = again._index(0)
    read = again.read(again.entries.found[index], index)
    with torch.no_grad():
        assert torch.allclose(vae.encode(read["pixels"][None]).latent_dist.mean[0], one["latents_mean"], atol=1e-5)
