"""The draft's writer: scripts as tokens, what sees what, what is learnt, what is left for the program."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from tests.writer.conftest import tiny_folder
from videostudio.backends.protocols import Message
from videostudio.backends.writers.chat_model import ChatWriter
from videostudio.errors import InputError
from videostudio.settings import ASSETS
from videostudio.stages.writing.plan_format import plan_question, write_plan
from videostudio.training.configs import LoopConfig, WriterTraining, read_config
from videostudio.training.loop import Trainer
from videostudio.training.writer import (
    IGNORED,
    VALIDATION,
    ScriptSource,
    WriterObjective,
    branch_mask,
    pad_scripts,
    read_scripts,
    split_scripts,
)

__all__ = ["tiny_folder"]
FOLDER = ASSETS / "writer"


@pytest.fixture(scope="module")
def scripts():
    return read_scripts(FOLDER)


# The turns of the draft's model, in the tiny one's special tokens.
TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


@pytest.fixture
def tokenizer(tiny_folder):
    made = AutoTokenizer.from_pretrained(tiny_folder)
    made.chat_template = TEMPLATE
    return made


@pytest.fixture
def model(tiny_folder):
    return AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32).eval()


def test_the_shipped_scripts_are_split_the_same_way_whatever_is_added(scripts):
    trained, held_out = split_scripts(scripts, 0.06)
    assert 0.03 < len(held_out) / len(scripts) < 0.09
    assert {s.prompt for s in split_scripts(scripts[::2], 0.06)[1]} == {s.prompt for s in scripts[::2]} & {
        s.prompt for s in held_out
    }
    assert read_config(ASSETS / "training/writer.toml", WriterTraining).model.data == "assets/writer"
    assert len(trained) + len(held_out) == len(scripts)


def test_a_row_holds_the_very_tokens_that_a_film_asks_for(scripts, tokenizer, model):
    script, chat = scripts[5], ChatWriter(model, tokenizer)
    row = ScriptSource(tokenizer, scripts, []).encode(script)
    ids, branches, labels, positions = (row[name].tolist() for name in ("ids", "branches", "labels", "positions"))
    asked = plan_question(script.prompt, len(script.plan.sentences))
    planned = (*asked, Message("assistant", write_plan(script.plan)))
    for number, (question, answer) in enumerate(script.answers(), 1):
        here = [n for n, branch in enumerate(branches) if branch in (0, number)]
        prompt = chat._encode((*planned, question))
        assert [ids[n] for n in here][: len(prompt)] == prompt
        assert [positions[n] for n in here] == list(range(len(here)))
        learnt = [labels[n] for n in here if branches[n] == number and labels[n] != IGNORED]
        assert tokenizer.decode(learnt, skip_special_tokens=True).strip() == answer.content
    learnt = [label for label, branch in zip(labels, branches, strict=True) if branch == 0 and label != IGNORED]
    assert tokenizer.decode(learnt, skip_special_tokens=True).strip() == write_plan(script.plan)


def test_questions_see_the_plan_and_not_one_another(scripts, tokenizer, model):
    row = ScriptSource(tokenizer, scripts, []).encode(scripts[5])
    batch = pad_scripts([row, {name: value[:-40] for name, value in row.items()}])
    seen = branch_mask(batch)
    bias = torch.zeros(seen.shape).masked_fill_(~seen, torch.finfo(torch.float32).min)
    model.set_attn_implementation("eager")
    with torch.no_grad():
        together = model(input_ids=batch["ids"], attention_mask=bias, position_ids=batch["positions"]).logits
        last = int(row["branches"].max())
        for number in (1, last):
            here = (row["branches"] == 0) | (row["branches"] == number)
            alone = model(input_ids=row["ids"][here][None]).logits
            assert torch.allclose(together[0][here], alone[0], atol=1e-4)
        plan = row["branches"] == 0
        assert torch.allclose(together[1][: int(plan.sum())], together[0][plan], atol=1e-4)


def test_every_pass_has_its_order_and_asks_for_other_things(scripts, tokenizer):
    few = scripts[:6]
    source = ScriptSource(tokenizer, few, scripts[6:8], seed=3)
    first, second = ([tuple(source._sample(n)["ids"].tolist()) for n in range(k, k + 6)] for k in (0, 6))
    assert sorted(first) != sorted(second)
    assert first == [tuple(source._sample(n)["ids"].tolist()) for n in range(6)]
    held = source._sample(VALIDATION)["ids"]
    assert torch.equal(held, source.encode(scripts[6])["ids"])


def test_what_is_learnt_lies_in_the_folder_that_the_program_merges(scripts, tokenizer, model, tiny_folder, tmp_path):
    few = [replace(script, details=script.details[:1], looks=script.looks[:1]) for script in scripts[:2]]
    objective = WriterObjective(model, rank=4, scale=2.0)
    source = ScriptSource(tokenizer, few, few)
    batch = pad_scripts([source.encode(few[0])])
    with torch.no_grad():
        before = float(objective(batch))
    loop = LoopConfig(
        output=str(tmp_path / "run"), steps=12, batch=1, learning_rate=2e-2, ema=0.0, save_every=0, log_every=4,
        preview_every=0, tensorboard=False, cpu=True,
    )  # fmt: skip
    report = Trainer(objective, source, loop).run()
    assert report.finished
    with torch.no_grad():
        after = float(objective(batch))
    assert after < before - 0.1
    further = WriterObjective(AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32), rank=4, scale=2.0)
    further.load(tmp_path / "run/model")
    with torch.no_grad():
        assert float(further(batch)) == pytest.approx(after, abs=0.02)
    for folder, rank, words in ((tmp_path, 4, "no adapter"), (tmp_path / "run/model", 8, "another rank")):
        other = WriterObjective(AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32), rank, 2.0)
        with pytest.raises(InputError, match=words):
            other.load(folder)
    fresh = AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32)
    merged = PeftModel.from_pretrained(fresh, str(tmp_path / "run/model")).merge_and_unload().eval()
    with torch.no_grad():
        assert torch.allclose(merged(batch["ids"]).logits, model(batch["ids"]).logits, atol=2e-2)
        assert not torch.allclose(merged(batch["ids"]).logits, AutoModelForCausalLM.from_pretrained(
            tiny_folder, dtype=torch.float32)(batch["ids"]).logits, atol=2e-2)  # fmt: skip


def test_a_broken_record_is_told_with_its_line(tmp_path):
    with pytest.raises(InputError, match="There are no scripts in"):
        read_scripts(tmp_path)
    whole = (FOLDER / "a.jsonl").read_text(encoding="utf-8").splitlines()[0]
    broken = json.loads(whole)
    broken["scenes"][0]["shows"][0]["at"] = "somewhere"
    (tmp_path / "own.jsonl").write_text(f"{whole}\n{json.dumps(broken)}\n")
    with pytest.raises(InputError, match=r"own\.jsonl, line 2 is no script: 'somewhere' is no place in a picture"):
        read_scripts(Path(tmp_path))


def test_plans_alone_are_learnt_from_too(tmp_path, scripts, tokenizer):
    plan = "Prompt: a dog digs\nTitle: The Bone\nCast: dog = dog; bone = none\nPlaces: the garden = garden\n"
    (tmp_path / "own.txt").write_text(
        f"{plan}1. The dog digs.\n2. The dog finds the bone.\n\n{plan}1. The dog barks.\n"
    )
    two = read_scripts(tmp_path)
    assert [script.prompt for script in two] == ["a dog digs"] * 2
    assert two[0].plan.sentences == ("The dog digs.", "The dog finds the bone.")
    row = ScriptSource(tokenizer, two, [])._sample(0)
    learnt = tokenizer.decode(row["labels"][row["labels"] != IGNORED], skip_special_tokens=True).strip()
    assert learnt in {write_plan(script.plan) for script in two}
    (tmp_path / "own.txt").write_text(f"{plan}1. The dog digs.\n\n{plan}")
    with pytest.raises(InputError, match=r"own\.txt, plan 2 is no script"):
        read_scripts(tmp_path)
