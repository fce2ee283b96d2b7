"""Properties of the video UNet that hold without any recording."""

import json

import pytest
import torch
from diffusers import UNet2DConditionModel

from tests.random_weights.architectures import VIDEOSTUDIO_COMMON, VIDEOSTUDIO_UNET
from videostudio.errors import BackendError, InputError
from videostudio.nn import VideoStudioUNet3D
from videostudio.nn.unet3d import FIXED_OPTIONS

TINY = {**VIDEOSTUDIO_COMMON, **VIDEOSTUDIO_UNET["tiny"], "cross_attention_dim": 24}


def build(seed=0, randomise=True, **options):
    torch.manual_seed(seed)
    unet = VideoStudioUNet3D.from_config({**TINY, **options}).eval()
    if randomise:
        for parameter in unet.parameters():
            if not parameter.any():
                torch.nn.init.normal_(parameter, std=0.05)
    return unet


def inputs(batch=2, frames=3, height=8, width=8, seed=1, dtype=torch.float32):
    g = torch.Generator().manual_seed(seed)

    def draw(*shape):
        return torch.randn(*shape, generator=g).to(dtype)

    return {
        "sample": draw(batch, 4, frames, height, width),
        "timestep": torch.tensor(321),
        "encoder_hidden_states": draw(batch, 5, 24),
        "added_cond_kwargs": {
            "text_embeds": draw(batch, 32),
            "time_ids": torch.tensor([[320.0, 512, 0, 0, 320, 512]] * batch),
            "aes_scores": torch.full((batch,), 6.0),
            "midf_clip_pool_fea": draw(batch, 1280),
            "action_prob_fea": torch.rand(batch, 400, generator=g).to(dtype),
        },
    }


@torch.no_grad()
def test_batch_equals_single():
    unet, both = build(), inputs(batch=2)
    together = unet(**both).sample
    for place in range(2):
        one = {
            "sample": both["sample"][place : place + 1],
            "timestep": both["timestep"],
            "encoder_hidden_states": both["encoder_hidden_states"][place : place + 1],
            "added_cond_kwargs": {k: v[place : place + 1] for k, v in both["added_cond_kwargs"].items()},
        }
        torch.testing.assert_close(unet(**one).sample, together[place : place + 1], atol=1e-5, rtol=1e-4)


@torch.no_grad()
def test_frames_matter_by_neighbourhood_not_by_number():
    """Attention over time has no positions and convolutions are the only ones who see order: reversing a clip reverses
    the output where convolutions are symmetric, and any other order changes it."""
    unet, given = build(), inputs(frames=5)
    for module in unet.modules():
        if isinstance(module, torch.nn.Conv3d):
            module.weight[:, :, 2] = module.weight[:, :, 0]
    out = unet(**given).sample
    reverse = unet(**{**given, "sample": given["sample"].flip(2)}).sample.flip(2)
    torch.testing.assert_close(reverse, out, atol=1e-5, rtol=1e-4)
    order = [1, 0, 2, 3, 4]
    swapped = unet(**{**given, "sample": given["sample"][:, :, order]}).sample[:, :, order]
    assert (swapped - out).abs().max() > 1e-3


@torch.no_grad()
def test_without_convolutions_any_frame_order_commutes():
    unet, given = build(), inputs(frames=5)
    for name, parameter in unet.named_parameters():
        if "temp_convs" in name and ".3." in name and "conv4" in name:
            parameter.zero_()
    order = [3, 1, 4, 0, 2]
    out = unet(**given).sample[:, :, order]
    torch.testing.assert_close(
        unet(**{**given, "sample": given["sample"][:, :, order]}).sample, out, atol=1e-5, rtol=1e-4
    )


@torch.no_grad()
def test_every_condition_has_an_effect():
    unet, given = build(), inputs()
    out = unet(**given).sample
    for name, value in given["added_cond_kwargs"].items():
        changed = {**given, "added_cond_kwargs": {**given["added_cond_kwargs"], name: torch.zeros_like(value)}}
        assert not torch.equal(unet(**changed).sample, out), name


@torch.no_grad()
def test_paper_action_condition():
    unet = build(action_attention=True, action_prob_fea_guidance=False)
    given = inputs()
    zero = {**given, "added_cond_kwargs": {**given["added_cond_kwargs"], "action_prob_fea": torch.zeros(2, 400)}}
    assert not torch.equal(unet(**given).sample, unet(**zero).sample)
    names = [name for name in unet.state_dict() if "action_proj" in name]
    assert len(names) == 2 * len(unet.context_blocks)
    new = VideoStudioUNet3D.from_config({**TINY, "action_attention": True}).eval()
    block = new.context_blocks[0]
    assert not block.action_proj.weight.any() and not block.action_proj.bias.any()
    # y = CA(x, y_s) + f(y_a): with identity-free parts switched off, f adds to the cross-attention's output alone
    block = unet.context_blocks[0]
    x, action, context = torch.randn(4, 6, 64), torch.rand(2, 400), torch.randn(2, 5, 24)
    projected = block.project_context(context)
    plain, steered = block(x, projected), block(x, projected, action)
    before = x + block.attn1(block.norm1(x))
    y = before + block.attn2(block.norm2(before), projected[-1])
    y = y + block.action_proj(action).repeat_interleave(2, 0)[:, None]
    torch.testing.assert_close(steered, y + block.ff(block.norm3(y)), atol=1e-5, rtol=1e-5)
    assert not torch.equal(plain, steered)


@torch.no_grad()
def test_inflation_equals_the_2d_model():
    torch.manual_seed(0)
    flat = UNet2DConditionModel(
        block_out_channels=(32, 64),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=(1, 1),
        attention_head_dim=(1, 2),
        cross_attention_dim=24,
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=8,
        projection_class_embeddings_input_dim=80,
    ).eval()
    options = {"use_transformer_in": True, "aes_condition": True, "midf_clip_pool_fea_guidance": True}
    unet, left_out = VideoStudioUNet3D.from_unet2d(
        flat, **options, action_prob_fea_guidance=True, temporal_trans_num_align_spatial=True, action_attention=True
    )
    unet.eval()
    assert left_out == []
    for frames in (1, 3):
        given = inputs(frames=frames)
        out = unet(**given).sample
        added = {name: given["added_cond_kwargs"][name] for name in ("text_embeds", "time_ids")}
        for frame in range(frames):
            wanted = flat(given["sample"][:, :, frame], 321, given["encoder_hidden_states"], added_cond_kwargs=added)
            torch.testing.assert_close(out[:, :, frame], wanted.sample, atol=1e-5, rtol=1e-4)
    wider, left_out = VideoStudioUNet3D.from_unet2d(flat, cross_attention_dim=40)
    assert left_out and all("attn2.to_" in name for name in left_out)
    assert wider.config.cross_attention_dim == 40


@torch.no_grad()
def test_save_load_same_result(tmp_path):
    unet, given = build(), inputs()
    unet.save_pretrained(tmp_path)
    again = VideoStudioUNet3D.from_pretrained(tmp_path).eval()
    assert torch.equal(unet(**given).sample, again(**given).sample)
    assert json.loads((tmp_path / "config.json").read_text())["_class_name"] == "VideoStudioUNet3D"


def test_strict_loading_names_what_does_not_fit(tmp_path):
    unet = build()
    unet.save_pretrained(tmp_path)
    from safetensors.torch import load_file, save_file

    file = tmp_path / "diffusion_pytorch_model.safetensors"
    state = load_file(file)
    state["foreign.weight"] = torch.zeros(1)
    del state["conv_in.bias"]
    state["conv_out.bias"] = torch.zeros(7)
    save_file(state, file, {"format": "pt"})
    with pytest.raises(BackendError) as caught:
        VideoStudioUNet3D.from_pretrained(tmp_path)
    assert all(name in str(caught.value) for name in ("foreign.weight", "conv_in.bias", "conv_out.bias"))


def test_unsupported_options_are_named():
    for name, value in {
        "dual_cross_attention": True,
        "insert_text_adapter": True,
        "mid_block_type": "UNetMidBlock2D",
        "down_block_types": ("DownBlock3D", "StrangeBlock3D"),
        "resnet_time_scale_shift": "spatial",
        "encoder_hid_dim": 8,
        "act_fn": "snake",
    }.items():
        with pytest.raises(BackendError) as caught:
            VideoStudioUNet3D.from_config({**TINY, name: value})
        assert name in str(caught.value) or str(value) in str(caught.value)
    VideoStudioUNet3D.from_config({**TINY, "class_embed_type": None, "_class_name": "UNet3DConditionXLModel"})


def test_options_with_one_value_are_read_checked_and_left_away():
    built = VideoStudioUNet3D.from_config({**TINY, **FIXED_OPTIONS})
    assert not set(FIXED_OPTIONS) & set(built.config)
    for name in FIXED_OPTIONS:
        with pytest.raises(BackendError, match=name):
            VideoStudioUNet3D.from_config({**TINY, name: 7})


def test_missing_condition_is_named():
    given = inputs()
    del given["added_cond_kwargs"]["aes_scores"]
    with pytest.raises(InputError, match="aes_scores"):
        build()(**given)


VARIANTS = {
    "more_conv": {"temporal_res_use_more_conv": True},
    "double": {"temporal_trans_double_equip": True, "temporal_trans_num_align_spatial": False},
    "full": {
        "down_block_types": ("DownBlock3D", "FullCrossAttnDownBlock3D"),
        "mid_block_type": "UNetFullMidBlock3DCrossAttn",
        "up_block_types": ("FullCrossAttnUpBlock3D", "UpBlock3D"),
        "transformer_layers_per_block": (1, 2),
    },
    "small": {
        "down_block_types": ("SmallCrossAttnDownBlock3D", "SmallCrossAttnDownBlock3D"),
        "mid_block_type": "UNetSmallMidBlock3DCrossAttn",
        "up_block_types": ("SmallCrossAttnUpBlock3D", "SmallCrossAttnUpBlock3D"),
    },
    "down_up": {"mid_block_type": "UNetDownUpMidBlock3DCrossAttn", "use_transformer_in": True},
    "shift": {"resnet_time_scale_shift": "scale_shift", "use_linear_projection": False, "layers_per_block": (1, 2)},
}


@torch.no_grad()
@pytest.mark.parametrize("name", VARIANTS)
def test_variants_run_at_odd_sizes(name):
    unet = build(**VARIANTS[name])
    out = unet(**inputs(height=5, width=7)).sample
    assert out.shape == (2, 4, 3, 5, 7) and out.isfinite().all()
    channels_last = unet.use_channels_last()(**inputs(height=5, width=7)).sample
    torch.testing.assert_close(channels_last, out, atol=2e-5, rtol=1e-4)


@torch.no_grad()
def test_bf16_stays_close():
    unet, given = build(), inputs()
    out = unet(**given).sample
    half = unet.to(torch.bfloat16)
    near = half(**inputs(dtype=torch.bfloat16)).sample
    assert near.dtype == torch.bfloat16
    assert (near.float() - out).abs().mean() < 0.05 * out.abs().mean()
    last = half.use_channels_last()(**inputs(dtype=torch.bfloat16)).sample
    assert (last.float() - out).abs().mean() < 0.05 * out.abs().mean()


def test_gradient_checkpointing_gives_the_same_gradients():
    unet, given = build(), inputs(batch=1)
    gradients = []
    for enabled in (False, True):
        unet.zero_grad()
        if enabled:
            unet.enable_gradient_checkpointing()
        unet(**given).sample.square().mean().backward()
        gradients.append([parameter.grad.clone() for parameter in unet.parameters() if parameter.grad is not None])
    assert len(gradients[0]) == len(gradients[1]) > 100
    assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(*gradients, strict=True))
