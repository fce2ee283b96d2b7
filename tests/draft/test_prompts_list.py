"""Films of a list of prompts, written by the draft profile's own method."""

import json

from tests.core.test_cli import BRIEF, call
from videostudio.cli.console import FAILED

__all__ = ["call"]


def test_a_list_of_prompts_goes_on_after_one_that_fails(call, tmp_path):
    (tmp_path / "list.txt").write_text("A cook\n\x01\n")
    code, out, err = call("render", "--prompts", tmp_path / "list.txt", "-o", tmp_path / "out", "--json", *BRIEF)
    assert code == FAILED, "none of them was made: the writer of these tests is silent"
    results = json.loads(out)["results"]
    assert ["silent" in r["error"] for r in results] == [True, False]
    assert "Write one sentence" in err
