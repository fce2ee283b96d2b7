"""The demonstration is reached by the names that the catalogue and the methods of writing give."""

import pytest

from tests.writer.test_script import PROMPT, ScriptedWriter, WordEmbedder
from videostudio.backends.catalogue import BUILTIN
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.method import load_method
from videostudio.types import Entity, Kind

ROWS = [row for row in BUILTIN if row.factory.startswith("videostudio.draft.")]


def test_the_demonstration_has_five_backends():
    assert {row.name for row in ROWS} == {"smollm2", "smollm2-taught", "library", "collage", "parallax"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_rows_factory_is_there(row):
    assert callable(row.load_factory())


def test_its_way_of_writing_keeps_the_looks_that_the_prompt_tells():
    writer = ScriptedWriter(description=["A man stands at a table."])
    similarity, man = TextSimilarity(WordEmbedder()), Entity("young man", Kind.FOREGROUND)
    entity = load_method("cast").describe_entity(writer, similarity, man, PROMPT, 0, Run())
    assert "blue hair" in entity.description
