"""The recorded numbers of the reference implementation; skipped where the folder with the recordings is absent."""

import json

import pytest
import torch
from diffusers import UNet2DConditionModel
from safetensors.torch import load_file

from videostudio.nn import EntityAdapter, EntityResampler, TemporalConv, TemporalTransformer, VideoStudioUNet3D

TOLERANCE = 1e-5


def difference(a, b):
    return (a - b).abs().max().item()


def opened(path):
    return torch.load(path, weights_only=True)


def test_resampler(parity):
    io = opened(parity / "resampler" / "io.pt")
    state = load_file(parity / "resampler" / "weights.safetensors")
    resampler = EntityResampler(**io["config"])
    resampler.load_state_dict(state)
    with torch.no_grad():
        assert difference(resampler(io["x"]), io["y"]) < TOLERANCE
        assert difference(EntityResampler.from_state(state)(io["x"]), io["y"]) < TOLERANCE
    assert EntityResampler.config_of(state) == io["config"]


def test_full_size_adapter_keys(parity):
    listed = json.loads((parity / "official_keys_img_combine_full.json").read_text())
    with torch.device("meta"):
        unet = UNet2DConditionModel(cross_attention_dim=768)
        adapter = EntityAdapter.install(unet)
        resampler = EntityResampler()
    assert {name: list(v.shape) for name, v in resampler.state_dict().items()} == dict(listed["image_proj"])
    own = {
        f"{2 * int(n.split('.')[0]) + 1}.{n.split('.', 1)[1]}": list(v.shape)
        for n, v in adapter.layers.state_dict().items()
    }
    assert own == dict(listed["ip_adapter"])
    assert list(unet.attn_processors) == listed["processor_order"]


@pytest.fixture(scope="module")
def image(parity):
    io = opened(parity / "img_unet" / "io.pt")
    unet = UNet2DConditionModel.from_pretrained(parity / "img_unet" / "unet").eval()
    adapter = EntityAdapter.install(unet, num_tokens=io["num_tokens"])
    adapter.load_release(parity / "img_unet" / "videostudio-img-combine.bin")
    return io, unet, adapter


@torch.no_grad()
def test_entity_adapter(image):
    io, unet, adapter = image
    with adapter.contexts(foregrounds=[io["fg"]], background=io["bg"]):
        for (adapter.scale_foreground, adapter.scale_background), wanted in io["outputs_by_scale"].items():
            out = unet(io["sample"], io["timestep"], encoder_hidden_states=io["text"]).sample
            assert difference(out, wanted) < TOLERANCE
    out = unet(io["sample"], io["timestep"], encoder_hidden_states=io["text"]).sample
    assert difference(out, io["output_text_only_unpatched"]) < TOLERANCE


@torch.no_grad()
def test_one_attention_layer(image):
    io, unet, adapter = image
    layer = io["attn_layer"]
    adapter.scale_foreground, adapter.scale_background = layer["scale"]
    with adapter.contexts([io["fg"]], io["bg"]):
        out = unet.get_submodule(layer["name"])(layer["hidden"], encoder_hidden_states=io["text"])
    assert difference(out, layer["out"]) < TOLERANCE


@torch.no_grad()
def test_temporal_layers(parity, recipe):
    io = opened(parity / "vid_layers" / "io.pt")
    conv = io["temporal_conv"]
    for count in (4, 5):
        layer = TemporalConv(32, count).eval()
        recipe.fill_(layer, conv["recipe_seed"])
        assert difference(layer(conv["x"], conv["num_frames"]), conv[f"y_{count}conv"]) < TOLERANCE
    assert [[name, list(v.shape)] for name, v in layer.state_dict().items()] == [list(pair) for pair in conv["keys"]]
    record = io["temporal_transformer"]
    args = record["args"]
    layer = TemporalTransformer(
        args["in_channels"], args["num_attention_heads"], args["attention_head_dim"], args["num_layers"]
    ).eval()
    recipe.fill_(layer, record["recipe_seed"])
    assert difference(layer(record["x"], record["num_frames"]), record["y"]) < TOLERANCE
    assert [[name, list(v.shape)] for name, v in layer.state_dict().items()] == [list(pair) for pair in record["keys"]]


@torch.no_grad()
def test_video_unet(parity, recipe):
    io = opened(parity / "vid_unet" / "io.pt")
    unet = VideoStudioUNet3D.from_pretrained(parity / "vid_unet" / "unet").eval()
    seen = {}

    def note(name):
        return lambda _, __, out: seen.update({name: out})

    handles = [unet.get_submodule(name).register_forward_hook(note(name)) for name in io["intermediates"]]
    assert difference(unet(**io["inputs"]).sample, io["output"]) < TOLERANCE
    for handle in handles:
        handle.remove()
    for name, wanted in io["intermediates"].items():
        assert difference(seen[name], wanted) < TOLERANCE * max(1.0, wanted.abs().max().item() / 5), name
    assert difference(unet(**io["odd_inputs"]).sample, io["odd_output"]) < TOLERANCE
    prepared = {**io["inputs"], "encoder_hidden_states": unet.project_context(io["inputs"]["encoder_hidden_states"])}
    assert torch.equal(unet(**prepared).sample, unet(**io["inputs"]).sample)
    built = VideoStudioUNet3D.from_config(io["config"]).eval()
    recipe.fill_(built, io["recipe_seed"])
    assert torch.equal(built(**io["inputs"]).sample, unet(**io["inputs"]).sample)
    unet.use_channels_last()
    assert difference(unet(**io["inputs"]).sample, io["output"]) < TOLERANCE
    assert difference(unet(**io["odd_inputs"]).sample, io["odd_output"]) < TOLERANCE


def test_full_size_video_unets(parity):
    base = dict(json.loads((parity / "official_keys_vid_unet_full.json").read_text())["keys"])
    variants = json.loads((parity / "official_keys_vid_unet_full_deltas.json").read_text())
    for name, variant in variants.items():
        removed = set(variant["removed_vs_cross_align_tin"])
        wanted = {key: shape for key, shape in base.items() if key not in removed}
        wanted.update(dict(variant["added_vs_cross_align_tin"]))
        with torch.device("meta"):
            unet = VideoStudioUNet3D.from_config(variant["config"])
        assert {key: list(value.shape) for key, value in unet.state_dict().items()} == wanted, name
        assert sum(parameter.numel() for parameter in unet.parameters()) == variant["n_params"]
