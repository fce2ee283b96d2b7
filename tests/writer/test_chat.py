"""The transformers chat backend, with real models of a few thousand parameters."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import Message, WriteOptions
from videostudio.backends.writers import chat_model as chats
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run

HELLO = (Message("system", "You are brief. " * 4), Message("user", "Say hello to the young man in the kitchen."))
OTHER = (Message("system", "You are brief. " * 4), Message("user", "Say goodbye."))
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {"who": {"enum": ["man", "cake"]}, "count": {"type": "integer", "minimum": 1, "maximum": 9}},
        "required": ["who", "count"],
        "additionalProperties": False,
    }
)


def test_schema_holds_in_every_row(tiny):
    replies = tiny.reply([HELLO, OTHER, HELLO], WriteOptions(schema=SCHEMA, max_new_tokens=60, temperature=1.5), Run())
    for reply in replies:
        data = json.loads(reply)
        assert data["who"] in ("man", "cake")
        assert 1 <= data["count"] <= 9


def test_pattern_holds(tiny):
    pattern = r"The man is (baking|eating) (a|the) cake\."
    for reply in tiny.reply([HELLO] * 4, WriteOptions(pattern=pattern, max_new_tokens=40, temperature=1.5), Run()):
        assert re.fullmatch(pattern, reply)


def test_every_dialogue_may_have_a_pattern_of_its_own(tiny):
    patterns = (r"The (man|dog) is here", r"[0-9]{3,5}", r"yes|no")
    asked = WriteOptions(patterns=patterns, max_new_tokens=30, temperature=1.0, seed=3)
    for reply, pattern in zip(tiny.reply([HELLO] * 3, asked, Run()), patterns, strict=True):
        assert re.fullmatch(pattern, reply)


def test_an_answer_that_was_begun_is_gone_on_with(tiny):
    """The model's next words are those after the beginning, not of a new turn."""
    begun = (*HELLO, Message("assistant", "The man is baking"))
    text = tiny.tokenizer.decode(tiny._encode(begun))
    assert text.endswith("<|assistant|>The man is baking")
    asked = WriteOptions(max_new_tokens=8, temperature=0)
    assert tiny.reply([begun], asked, Run()) != tiny.reply([HELLO], asked, Run())


def test_bad_constraint_is_refused_in_words(tiny):
    with pytest.raises(BackendError, match="format cannot be compiled"):
        tiny.reply([HELLO], WriteOptions(pattern="(unclosed"), Run())


def test_same_seed_same_text_other_seed_other_text_and_global_random_untouched(tiny):
    import torch

    before = torch.random.get_rng_state()
    first = tiny.reply([HELLO], WriteOptions(max_new_tokens=12, temperature=1.0, seed=3), Run())
    again = tiny.reply([HELLO], WriteOptions(max_new_tokens=12, temperature=1.0, seed=3), Run())
    other = tiny.reply([HELLO], WriteOptions(max_new_tokens=12, temperature=1.0, seed=4), Run())
    assert first == again != other
    assert torch.equal(before, torch.random.get_rng_state())


def test_a_row_does_not_hang_on_its_neighbours(tiny):
    options = WriteOptions(max_new_tokens=10, temperature=0)
    alone = tiny.reply([OTHER], options, Run())[0]
    assert tiny.reply([HELLO, OTHER], options, Run())[1] == alone
    assert tiny.reply([OTHER, HELLO, OTHER], options, Run())[2] == alone


def test_a_reply_tells_how_likely_the_model_finds_it_without_its_constraint(tiny):
    import torch

    pattern = r"The man is (baking|eating) a cake\."
    options = WriteOptions(pattern=pattern, max_new_tokens=40, temperature=1.0, seed=2)
    steps = chats._Steps(tiny, 2, options, Run(), None)
    ids = [tiny._encode(HELLO)] * 2
    for reply in tiny.reply([HELLO, OTHER], options, Run()):
        assert reply.mean < 0
    # The same by hand: every token's probability among all tokens, not only among those that the pattern allows.
    logs = []
    for _ in range(3):
        with torch.inference_mode():
            scores = tiny.model(input_ids=torch.tensor(ids)).logits[:, -1]
        steps(torch.tensor(ids), scores)
        logs.append(scores.float().log_softmax(-1)[0, steps._tokens[0][-1]].item())
        ids = [[*row, steps._tokens[n][-1]] for n, row in enumerate(ids)]
    reply = steps.finish()[0]
    assert reply.mean == pytest.approx(sum(logs) / 3, abs=1e-4)


def test_tokens_are_drawn_as_the_models_makers_advise(tiny_folder, bench, tiny, tmp_path):
    """Where a model's generation settings say how it samples, they count; else those of the stage and the program."""
    folder = tmp_path / "advised"
    shutil.copytree(tiny_folder, folder)
    settings = json.loads((folder / "generation_config.json").read_text())
    options = WriteOptions(max_new_tokens=12, temperature=1.0, seed=3)
    greedy = tiny.reply([HELLO], replace(options, temperature=0), Run())
    for advice, alike in (
        ({"do_sample": True, "top_k": 1}, True),
        ({"do_sample": True, "top_p": 1e-6}, True),
        ({"do_sample": True, "temperature": 1e-4}, True),
        ({"do_sample": False}, False),
    ):
        (folder / "generation_config.json").write_text(json.dumps({**settings, **advice}))
        advised = chats.load_chat(bench, model=str(folder), quantization="none", prefer_bf16=False)
        assert (advised.reply([HELLO], options, Run()) == greedy) == alike, advice
    assert advised.reply([HELLO], options, Run()) == tiny.reply([HELLO], options, Run())


def test_kept_beginning_changes_nothing(tiny):
    options = WriteOptions(max_new_tokens=10, temperature=0)
    longer = (*HELLO, Message("assistant", "Hello, young man."), Message("user", "And the cake?"))
    tiny._kept = None
    fresh = tiny.reply([longer] * 2, options, Run())
    tiny.reply([HELLO] * 2, options, Run())
    assert tiny._kept is not None
    assert tiny.reply([longer] * 2, options, Run()) == fresh
    assert tiny.reply([OTHER], options, Run())  # a shorter beginning after a longer one


def test_grouped_attention_equals_the_fused_one():
    import torch

    from videostudio.backends.writers.attention import grouped_attention

    torch.manual_seed(0)
    layer = torch.nn.Module()
    layer.num_key_value_groups = 3
    query, key, value = torch.randn(2, 6, 1, 8), torch.randn(2, 2, 5, 8), torch.randn(2, 2, 5, 8)
    mask = torch.tensor([[1, 1, 0, 1, 1], [0, 1, 1, 1, 1]], dtype=torch.bool)[:, None, None]
    for seen in (None, mask):
        ours, _ = grouped_attention(layer, query, key, value, seen, scaling=0.3)
        wide = [x.repeat_interleave(3, 1) for x in (key, value)]
        fused = torch.nn.functional.scaled_dot_product_attention(query, *wide, attn_mask=seen, scale=0.3)
        torch.testing.assert_close(ours, fused.transpose(1, 2))


def test_first_dialogue_is_streamed(tiny):
    pieces = []
    replies = tiny.reply([HELLO, OTHER], WriteOptions(max_new_tokens=12, temperature=1.0), Run(), pieces.append)
    assert "".join(pieces).strip() == replies[0]
    assert len(pieces) > 2


def test_stop_within_one_token(tiny):
    token = CancelToken()
    pieces = []

    def stop(piece):
        pieces.append(piece)
        if len(pieces) == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        tiny.reply([HELLO], WriteOptions(max_new_tokens=200, temperature=1.0), Run(token=token), stop)
    assert len(pieces) == 3


def test_thinking_is_switched_off(tiny):
    text = tiny.tokenizer.decode(tiny._encode(HELLO))
    assert text.endswith("<|assistant|><|nothink|>")


def test_no_dialogue_and_too_long_a_dialogue(tiny):
    assert tiny.reply([], WriteOptions(), Run()) == []
    with pytest.raises(BackendError, match="reads only 1024"):
        tiny.reply([HELLO], WriteOptions(max_new_tokens=2000), Run())


def test_8bit_on_this_machine(tiny_folder, bench):
    pytest.importorskip("bitsandbytes")
    writer = chats.load_chat(bench, model=str(tiny_folder), quantization="8bit")
    kinds = {type(module).__name__ for module in writer.model.modules()}
    assert "Linear8bitLt" in kinds
    assert re.fullmatch("(yes|no)", writer.reply([HELLO], WriteOptions(pattern="(yes|no)", max_new_tokens=8), Run())[0])


def test_loading_troubles_say_what_to_do(bench, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(BackendError, match="could not be found or fetched"):
        chats.load_chat(bench, model=str(tmp_path / "nothing"), quantization="none")
    with pytest.raises(BackendError, match="no GGUF file"):
        chats.load_chat(bench, model=str(tmp_path / "nothing.gguf"))
    with pytest.raises(BackendError, match="Write auto, 8bit, 4bit or none"):
        chats.load_chat(bench, model="x/y", quantization="3bit")


def test_any_chat_model_is_a_row_of_the_same_factory(tiny_folder, bench, tiny):
    row = BUILTIN.get("chat")
    assert row.factory == BUILTIN.get("qwen3-4b").factory
    given = {"model": str(tiny_folder), "quantization": "none", "prefer_bf16": False}
    writer = row.build_model(bench, given)
    options = WriteOptions(max_new_tokens=12, seed=3)
    assert writer.reply([HELLO, OTHER], options, Run()) == tiny.reply([HELLO, OTHER], options, Run())


def test_model_without_chat_template_is_refused(tiny_folder, bench, tmp_path):
    import shutil

    folder = tmp_path / "plain"
    shutil.copytree(tiny_folder, folder)
    (folder / "chat_template.jinja").unlink(missing_ok=True)
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    settings.pop("chat_template", None)
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    with pytest.raises(BackendError, match="no chat template"):
        chats.load_chat(bench, model=str(folder), quantization="none")
