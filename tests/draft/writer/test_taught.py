"""SmolLM2 with what it was taught: found, refused in words, and a film of a prompt it never saw."""

import json
import math

import pytest

from videostudio.backends.registry import Role
from videostudio.errors import BackendError
from videostudio.language.similarity import TextSimilarity
from videostudio.library.lexicon import library_vocabulary
from videostudio.run import Run
from videostudio.settings import ASSETS
from videostudio.stages.writing.judge import sentence_features, shipped_judge
from videostudio.stages.writing.plan_format import read_plan
from videostudio.stages.writing.planned import PlanMethod
from videostudio.stages.writing.request import ScriptRequest


def test_a_folder_without_an_adapter_is_refused_before_the_model_is_unpacked(lender, tmp_path):
    loan = lender.loan("smollm2", Role.WRITER, adapter=str(tmp_path))
    with pytest.raises(BackendError, match="There is no adapter in"), loan.use(Run()):
        pass


def test_what_it_was_taught_makes_films_of_its_prompts(lender):
    """The shipped adapter, on a prompt that it was not trained on: a whole story with the prompt's own people."""
    known, run = library_vocabulary(), Run()
    prompt = "A grandmother and her parrot bake a pie for the mayor"
    request = ScriptRequest(prompt, 5, 2, "plan", known.places, pictures=known.pictures)
    with (
        lender.loan("smollm2", Role.WRITER).use(run) as writer,
        lender.loan("minilm", Role.EMBEDDER).use(run) as embedder,
    ):
        (*_, script) = PlanMethod().write_script(writer, TextSimilarity(embedder), request, run)
    assert len(script.scenes) == 5
    told = {word for entity in script.entities for word in entity.name.lower().split()}
    assert {"grandmother", "parrot"} <= told
    assert {"parrot"} <= {entity.picture for entity in script.entities}
    assert all(scene.foregrounds and scene.action and scene.background for scene in script.scenes)
    assert all({place.name for place in scene.layout} == set(scene.foregrounds) for scene in script.scenes)
    assert len({scene.prompt for scene in script.scenes}) == 5
    assert all(entity.description for entity in script.entities)


def test_the_shipped_judge_takes_more_of_what_readers_took(lender):
    """Of the sets in `assets/writer/marked`, against what the writer itself finds likeliest."""
    lines = (ASSETS / "writer/marked/sentences.jsonl").read_text(encoding="utf-8").splitlines()
    sets = [json.loads(line) for line in lines]
    assert len(sets) > 1000
    best, likeliest = 0, 0
    with lender.loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        for one in sets[::8]:
            names = [casting.name for casting in read_plan(one["head"]).cast]
            said = {text: math.exp(mean) for text, mean in zip(one["candidates"], one["means"], strict=True)}
            rows = sentence_features(TextSimilarity(embedder), one["prompt"], names, one["told"], one["scenes"], said)
            best += int(shipped_judge().chances(rows).argmax()) in one["good"]
            likeliest += one["means"].index(max(one["means"])) in one["good"]
    assert best > 1.2 * likeliest > 0
