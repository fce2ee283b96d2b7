"""The demonstration is reached by the names that the catalogue gives."""

import pytest

from videostudio.backends.catalogue import BUILTIN

ROWS = [row for row in BUILTIN if row.factory.startswith("videostudio.draft.")]


def test_the_demonstration_has_four_backends():
    assert {row.name for row in ROWS} == {"smollm2", "library", "collage", "parallax"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_rows_factory_is_there(row):
    assert callable(row.load_factory())
