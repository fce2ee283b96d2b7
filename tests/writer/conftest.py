"""A tiny real chat model with a self-made tokenizer, and an endpoint in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from videostudio.backends.runtime.memory import Placement
from videostudio.run import Run
from videostudio.settings import Settings

TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% if enable_thinking is defined and not enable_thinking %}"
    "<|nothink|>{% endif %}{% endif %}"
)
SPECIAL = ["<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|nothink|>", "<|pad|>"]


@dataclass
class Bench:
    """What a factory is given."""

    settings: Settings
    device: str = "cpu"
    run: Run = field(default_factory=Run)

    def model(self, name, **options):
        raise AssertionError(f"nobody should ask for {name} with {options}")

    def placement(self):
        return Placement()


@pytest.fixture(scope="session", autouse=True)
def few_threads():
    import torch

    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def bench():
    return Bench(Settings(threads=1))


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    """A folder that holds a chat model of about 100,000 parameters."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny-chat")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    tokenizer.train_from_iterator(["a young man is making a cake in the kitchen"] * 4, trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="<|end|>", pad_token="<|pad|>", chat_template=TEMPLATE
    )
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(fast) + 7,  # wider than the tokenizer, as in many real models
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        eos_token_id=fast.eos_token_id,
        pad_token_id=fast.pad_token_id,
        bos_token_id=None,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny(tiny_folder, bench):
    from videostudio.backends.writers.chat_model import load_chat

    return load_chat(bench, model=str(tiny_folder), quantization="none", prefer_bf16=False)


@pytest.fixture
def server():
    """Starts endpoint servers in child processes: `server("mode")` gives a base URL."""
    children = []

    def start(mode: str) -> str:
        script = Path(__file__).parent / "endpoint_server.py"
        child = subprocess.Popen([sys.executable, str(script), mode], stdout=subprocess.PIPE, text=True)
        children.append(child)
        return f"http://127.0.0.1:{int(child.stdout.readline())}/v1"

    yield start
    for child in children:
        child.kill()
        child.wait()
        child.stdout.close()
