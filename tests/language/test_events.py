"""What a text says that happens, clause by clause; these texts were not looked at while the reader was made."""

import pytest

from videostudio.language.events import find_events

TOLD = {
    "A blacksmith forges a sword while his cat sleeps on the anvil.": [
        "A blacksmith forges a sword.",
        "His cat sleeps on the anvil.",
    ],
    "A chef dropped the soup and cried": ["A chef drops the soup.", "The chef cries."],
    "two monks painting a wall": ["Two monks are painting a wall."],
    "The nurse hums. She opens the window and a sparrow flies in.": [
        "The nurse hums.",
        "The nurse opens the window.",
        "A sparrow flies in.",
    ],
    "A boy finds an egg and carries it home until it hatches.": [
        "A boy finds an egg.",
        "The boy carries the egg home.",
        "The egg hatches.",
    ],
    "In the evening an old fox visits the hens": ["An old fox visits the hens."],
    "The queen, who hates soup, hides under the table": ["The queen hates soup.", "The queen hides under the table."],
    "Maya waves to the pilot, and he waves back": ["Maya waves to the pilot.", "Maya waves back."],
    "The piper needs to rest": ["The piper needs to rest."],
}
SILENT = ["Why do cats purr?", "Draw me a sheep!", "The sea at night", "Do whales sing?", "We bake bread", "It is late"]


@pytest.mark.parametrize("text", TOLD)
def test_each_clause_is_a_sentence_of_its_own(text):
    assert [event.sentence for event in find_events(text)] == TOLD[text]


@pytest.mark.parametrize("text", SILENT)
def test_questions_commands_and_states_tell_of_nothing(text):
    assert find_events(text) == []
