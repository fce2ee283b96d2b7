"""What a person sets of a model is seen in its finished pictures: negative words and LoRAs."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from tests.snapshots import ask
from videostudio.backends.catalogue import BUILTIN, MODELS
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.settings import Settings

MANAGER = ModelManager(Settings(device="cpu", threads=1))
# What a LoRA of each family changes: the network in the pipeline, as its files name it, and a layer in all of them.
TARGETS = {
    **dict.fromkeys(("sd21", "sdxl", "no-references"), "unet"),
    **dict.fromkeys(("wan22", "flux2-klein"), "transformer"),
}
NEGATED = [row.name for row in MODELS if any(option.name == "negative" for option in row.list_options())]


@pytest.fixture(autouse=True)
def _forget():
    yield
    MANAGER.clear()


def made(name: str, snapshots, folder: Path, **options):
    row = BUILTIN.get(name)
    with MANAGER.loan(name, row.role, **{**snapshots.options(name), **options}).use(Run()) as model:
        return ask(row.role, model, folder, Run())


def write_lora(name: str, snapshots, path: Path) -> Path:
    """A LoRA for every attention's query of a tiny model, strong enough to be seen."""
    row, target = BUILTIN.get(name), TARGETS[name]
    with MANAGER.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        network = getattr(model.held.pipe, target)
    random, state = torch.Generator().manual_seed(0), {}
    for layer, module in network.named_modules():
        if layer.endswith(".to_q"):
            wide, high = module.in_features, module.out_features
            state[f"{target}.{layer}.lora_A.weight"] = torch.randn(4, wide, generator=random)
            state[f"{target}.{layer}.lora_B.weight"] = torch.randn(high, 4, generator=random)
    save_file(state, path)
    return path


@pytest.mark.parametrize("name", NEGATED)
def test_negative_words_are_seen_in_the_end(name, snapshots, tmp_path):
    plain = made(name, snapshots, tmp_path, guidance=7.5)
    other = made(name, snapshots, tmp_path, guidance=7.5, negative="zebra quilt jazz")
    assert not np.array_equal(plain, other)


@pytest.mark.parametrize("name", TARGETS)
def test_a_lora_changes_what_is_made_and_a_scale_of_zero_nothing(name, snapshots, tmp_path):
    lora = write_lora(name, snapshots, tmp_path / "own.safetensors")
    plain = made(name, snapshots, tmp_path)
    changed = made(name, snapshots, tmp_path, lora=str(lora))
    assert not np.array_equal(plain, changed)
    # The folder that holds it will do, and both may be loaded side by side.
    half = made(name, snapshots, tmp_path, lora=str(lora.parent), lora_scale=0.5)
    assert not np.array_equal(changed, half)
    assert np.array_equal(plain, made(name, snapshots, tmp_path, lora=str(lora), lora_scale=0.0))
    assert np.array_equal(plain, made(name, snapshots, tmp_path))


def test_a_lora_that_is_none_or_of_another_model_is_refused_in_words(snapshots, tmp_path):
    other = write_lora("flux2-klein", snapshots, tmp_path / "klein.safetensors")
    with pytest.raises(BackendError, match="does not fit this model"):
        made("sd21", snapshots, tmp_path, lora=str(other))
    wide = {"unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight": torch.ones(4, 9999)}
    wide["unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_B.weight"] = torch.ones(9999, 4)
    save_file(wide, tmp_path / "wide.safetensors")
    with pytest.raises(BackendError, match="does not fit this model"):
        made("sd21", snapshots, tmp_path, lora=str(tmp_path / "wide.safetensors"))
    with pytest.raises(BackendError, match=r"has klein.safetensors, wide.safetensors. Name one of them"):
        made("sd21", snapshots, tmp_path, lora=str(tmp_path))
    (tmp_path / "pickle.bin").write_bytes(b"x")
    with pytest.raises(BackendError, match=r"a file .safetensors is needed"):
        made("sd21", snapshots, tmp_path, lora=str(tmp_path / "pickle.bin"))
    with pytest.raises(BackendError, match="There is no model in"):
        made("sd21", snapshots, tmp_path, lora=str(tmp_path / "gone.safetensors"))
    (tmp_path / "broken.safetensors").write_bytes(b"not at all")
    with pytest.raises(BackendError, match="does not fit this model"):
        made("sd21", snapshots, tmp_path, lora=str(tmp_path / "broken.safetensors"))
