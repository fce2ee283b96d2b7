"""Properties of the entity adapter that hold without any recording."""

import pytest
import torch
from diffusers import UNet2DConditionModel

from tests.random_weights.architectures import SD_UNET
from videostudio.errors import BackendError, InputError
from videostudio.nn import EntityAdapter, EntityResampler
from videostudio.nn.adapter import EntityProjections

DIM = 32


def unet2d(seed=0):
    torch.manual_seed(seed)
    return UNet2DConditionModel(
        block_out_channels=(16, 32),
        layers_per_block=1,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        norm_num_groups=8,
        cross_attention_dim=DIM,
        attention_head_dim=4,
    ).eval()


def tokens(batch, length, seed):
    return torch.randn(batch, length, DIM, generator=torch.Generator().manual_seed(seed))


def filled(adapter, seed=5):
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in adapter.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=g) * 0.2)
    return adapter


SAMPLE, TEXT, TIME = (
    torch.randn(2, 4, 8, 8, generator=torch.Generator().manual_seed(9)),
    tokens(2, 7, 1),
    torch.tensor(5),
)


@torch.no_grad()
def run(unet, sample=SAMPLE, text=TEXT):
    return unet(sample, TIME, encoder_hidden_states=text).sample


@pytest.mark.parametrize("variant", ["release", "paper"])
def test_untrained_and_removed_adapters_change_nothing(variant):
    unet = unet2d()
    base, names, processors = run(unet), list(unet.state_dict()), dict(unet.attn_processors)
    adapter = EntityAdapter.install(unet, num_tokens=4, variant=variant)
    with torch.no_grad(), adapter.contexts([tokens(2, 4, 2), tokens(2, 4, 3)], tokens(2, 4, 4)):
        assert torch.equal(run(unet), base)
    assert list(unet.state_dict()) == names
    assert adapter.remove() is unet
    assert torch.equal(run(unet), base) and unet.attn_processors == processors
    assert adapter.remove() is None


def test_scale_zero_is_the_base_bit_for_bit():
    unet = unet2d()
    base = run(unet)
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    with torch.no_grad(), adapter.contexts([tokens(2, 4, 2)], tokens(2, 4, 3)):
        assert not torch.equal(run(unet), base)
        adapter.scale_foreground = adapter.scale_background = 0.0
        assert torch.equal(run(unet), base)
        adapter.scale_foreground = 1.0
        assert not torch.equal(run(unet), base)
    assert torch.equal(run(unet), base)


@torch.no_grad()
@pytest.mark.parametrize("count", range(7))
def test_any_number_of_foregrounds(count):
    unet = unet2d()
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    foregrounds = [tokens(2, 4, 10 + place) for place in range(count)]
    with adapter.contexts(foregrounds):
        several = run(unet)
    joined = [torch.cat(foregrounds, dim=1)] if foregrounds else []
    with adapter.contexts(joined):
        assert torch.equal(run(unet), several)
    if count > 1:  # attention does not know an order among references
        with adapter.contexts(foregrounds[::-1]):
            torch.testing.assert_close(run(unet), several, atol=1e-5, rtol=1e-4)


@torch.no_grad()
def test_masks_make_a_padded_batch_equal_single_runs():
    unet = unet2d()
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    fg = [tokens(2, 4, 2), tokens(2, 4, 3)]
    mask = torch.tensor([[True] * 8, [True] * 4 + [False] * 4])
    with adapter.contexts(fg, tokens(2, 4, 4), mask, torch.tensor([[True] * 4, [False] * 4])):
        together = run(unet)
    with adapter.contexts([f[:1] for f in fg], tokens(2, 4, 4)[:1]):
        torch.testing.assert_close(run(unet, SAMPLE[:1], TEXT[:1]), together[:1], atol=1e-5, rtol=1e-4)
    with adapter.contexts([fg[0][1:]]):
        torch.testing.assert_close(run(unet, SAMPLE[1:], TEXT[1:]), together[1:], atol=1e-5, rtol=1e-4)


@torch.no_grad()
@pytest.mark.parametrize("learned", [True, False])
def test_paper_variant_follows_equation_2_with_open_gates(learned):
    unet = unet2d()
    adapter = filled(EntityAdapter.install(unet, num_tokens=4, variant="paper", learn_gates=learned))
    if learned:
        adapter.gates.fill_(1.0)
    else:
        assert list(dict(adapter.named_parameters())) == list(dict(adapter.layers.named_parameters(prefix="layers")))
    block = unet.down_blocks[0].attentions[0].transformer_blocks[0]
    x, fg, bg = torch.randn(2, 6, 16), tokens(2, 4, 2), tokens(2, 4, 3)
    with adapter.contexts([fg], bg):
        out = block(x, encoder_hidden_states=TEXT)
    layer, h = adapter.layers[0], block.norm2(x)

    def attention(key, value):
        q, k, v = (t.unflatten(-1, (block.attn2.heads, -1)).transpose(1, 2) for t in (block.attn2.to_q(h), key, value))
        return torch.nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)

    y = attention(block.attn2.to_k(TEXT), block.attn2.to_v(TEXT))
    y = y + attention(layer.to_k_ip(fg), layer.to_v_ip(fg)) + attention(layer.to_k_ip_bg(bg), layer.to_v_ip_bg(bg))
    z = x + block.attn1(block.norm1(block.attn2.to_out[0](y)))
    torch.testing.assert_close(out, z + block.ff(block.norm3(z)), atol=1e-5, rtol=1e-4)


def test_keys_start_where_the_texts_are_or_from_scratch_and_values_at_zero():
    text, scratch = (EntityAdapter.install(unet2d(), 4, keys_from_text=copied) for copied in (True, False))
    key = unet2d().down_blocks[0].attentions[0].transformer_blocks[0].attn2.to_k.weight
    assert torch.equal(text.layers[0].to_k_ip.weight, key) and torch.equal(text.layers[0].to_k_ip_bg.weight, key)
    assert not torch.isclose(scratch.layers[0].to_k_ip.weight, key).any()
    assert scratch.layers[0].to_k_ip.weight.std() > 0.01
    assert not any(one.any() for layer in scratch.layers for one in (layer.to_v_ip.weight, layer.to_v_ip_bg.weight))


def test_it_has_the_parameters_that_its_description_counts():
    """Supplement, table 1: 915M. The real sizes, on the device that holds no memory."""
    with torch.device("meta"):
        unet = UNet2DConditionModel(**SD_UNET["sd21"])
        adapter = EntityAdapter.install(unet, 256, "paper", 1024, learn_gates=False)
    base, added = (sum(one.numel() for one in network.parameters()) for network in (unet, adapter))
    assert (round(base / 1e6, 1), round(added / 1e6, 1), round((base + added) / 1e6, 1)) == (865.9, 51.1, 917.0)
    apart = base + added + sum(2 * 2 * inner * inner for inner in adapter.config.inner_dims)
    assert abs(base + added - 915e6) < abs(apart - 915e6)
    for number in ("865.9M", "51.1M", "917.0M", f"{apart / 1e6:.1f}M"):
        assert number in EntityProjections.__doc__


def test_gradients_reach_the_adapter_alone():
    unet = unet2d().requires_grad_(False)
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    with adapter.contexts([tokens(2, 4, 2)], tokens(2, 4, 3)):
        unet(SAMPLE, TIME, encoder_hidden_states=TEXT).sample.square().mean().backward()
    assert all(parameter.grad is not None and parameter.grad.any() for parameter in adapter.parameters())


def test_contexts_close_after_an_error():
    unet = unet2d()
    base = run(unet)
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    with pytest.raises(KeyboardInterrupt), adapter.contexts([tokens(2, 4, 2)]):
        raise KeyboardInterrupt
    assert adapter.active is None and torch.equal(run(unet), base)


@torch.no_grad()
def test_text_keys_follow_the_text():
    unet = unet2d()
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    text = TEXT.clone()
    with adapter.contexts([tokens(2, 4, 2)]):
        first = run(unet, text=text)
        assert torch.equal(run(unet, text=text), first)
        text.mul_(2)
        changed = run(unet, text=text)
    assert not torch.equal(changed, first)
    with adapter.contexts([tokens(2, 4, 2)]):
        assert torch.equal(run(unet, text=TEXT * 2), changed)


def test_save_and_load(tmp_path):
    unet = unet2d()
    adapter = filled(EntityAdapter.install(unet, num_tokens=4))
    adapter.save_pretrained(tmp_path)
    with torch.no_grad(), adapter.contexts([tokens(2, 4, 2)]):
        wanted = run(unet)
    adapter.remove()
    again = EntityAdapter.from_pretrained(tmp_path).attach(unet)
    with torch.no_grad(), again.contexts([tokens(2, 4, 2)]):
        assert torch.equal(run(unet), wanted)


def test_release_file_is_checked_by_name(tmp_path):
    unet = unet2d()
    adapter = EntityAdapter.install(unet, num_tokens=4)
    resampler = EntityResampler(32, 1, 8, 2, 4, 20, DIM)
    good = {
        "image_proj": resampler.state_dict(),
        "ip_adapter": {
            f"{2 * int(n.split('.')[0]) + 1}.{n.split('.', 1)[1]}": v for n, v in adapter.layers.state_dict().items()
        },
    }
    torch.save(good, tmp_path / "good.bin")
    for name, edit, wanted in (
        ("no_part", lambda s: s.pop("image_proj"), "image_proj"),
        ("missing", lambda s: s["ip_adapter"].pop("1.to_k_ip.weight"), "to_k_ip.weight"),
        ("foreign", lambda s: s["ip_adapter"].update({"0.to_k_ip.weight": torch.zeros(1)}), "0.to_k_ip"),
        ("shape", lambda s: s["ip_adapter"].update({"1.to_v_ip.weight": torch.zeros(3, 3)}), "to_v_ip.weight (3, 3)"),
        ("resampler", lambda s: s["image_proj"].pop("norm_out.bias"), "norm_out.bias"),
    ):
        state = {key: dict(value) for key, value in good.items()}
        edit(state)
        with pytest.raises(BackendError, match=wanted.replace("(", r"\(").replace(")", r"\)").replace(".", r"\.")):
            adapter.load_release(state)
        assert name
    with pytest.raises(BackendError, match="no weight file"):
        adapter.load_release(tmp_path / "absent.bin")


def test_tokens_are_checked():
    adapter = EntityAdapter.install(unet2d(), num_tokens=4)
    with pytest.raises(InputError, match="32"), adapter.contexts([torch.zeros(2, 4, 7)]):
        pass
    with pytest.raises(BackendError, match="another UNet"):
        adapter.attach(unet2d())
