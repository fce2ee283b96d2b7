"""The action phrases of a sentence, against those that a person would mark."""

import json
from pathlib import Path

import pytest

from videostudio.language.phrases import find_actions, main_action, subject_looks, verb_phrases

MARKED = Path(__file__).with_name("marked_actions.json")
# Sentences on which three grammars once disagreed, then everyday ones that no rule was made for.
KNOWN = [
    ("A plumber installs a sink in the bathroom", ["installing a sink"]),
    ("A squirrel buries an acorn", ["burying an acorn"]),
    ("waves crash on rocks", ["crashing on rocks"]),
    ("The motorcyclist riding on the road.", ["riding on the road"]),
    ("A young man is making a cake and then eats it.", ["making a cake", "eating a cake"]),
    ("A boy rides his red bike to school", ["riding his red bike"]),
    ("He quickly starts running fast and jumping high", ["running fast", "jumping high"]),
    ("She wants to keep dancing.", ["dancing"]),
    ("Two men play chess in the park, and children fly a kite.", ["playing chess", "flying a kite"]),
    ("Kids bounce on a trampoline.", ["bouncing on a trampoline"]),
    ("He eats a big slice of cake.", ["eating a big slice of cake"]),
    ("A red car.", []),
    ("Sunset over the sea", []),
    ("", []),
]
EVERYDAY = [
    ("A tired janitor mops the hallway after school.", ["mopping the hallway"]),
    ("The architect sharpens his pencils.", ["sharpening his pencils"]),
    ("My uncle irons shirts on Sunday morning.", ["ironing shirts"]),
    ("Two soldiers peel potatoes behind the tent.", ["peeling potatoes"]),
    ("A dragonfly lands on a lily pad.", ["landing on a lily pad"]),
    ("The puppy chases its tail around the sofa.", ["chasing its tail"]),
    ("Our neighbours are shovelling snow.", ["shovelling snow"]),
    ("The birthday girl blows out the candles on her cake.", ["blowing out the candles"]),
    ("An elderly gardener is raking leaves under the oak.", ["raking leaves"]),
    ("The ferry docks at the pier at dawn.", ["docking at the pier"]),
    ("The violinist in the long black dress tunes her violin.", ["tuning her violin"]),
    ("A border officer stamps a passport.", ["stamping a passport"]),
    ("Grandpa rocks the cradle with one foot.", ["rocking the cradle"]),
    ("Water drips from the ceiling of the cave.", ["dripping from the ceiling"]),
    ("The climbers plant a flag on the summit.", ["planting a flag"]),
    ("She sits and knits a scarf by the fire.", ["sitting", "knitting a scarf"]),
    ("The stork swallows a frog.", ["swallowing a frog"]),
    ("Impatient drivers honk.", ["honking"]),
    ("Crows circle the tower.", ["circling the tower"]),
    ("The mayor quickly signs a letter.", ["signing a letter"]),
    ("The housekeeper waters the plants on the balcony.", ["watering the plants"]),
    ("A boy in rubber boots fills a bucket with mud.", ["filling a bucket"]),
    ("A spider spins a web between two branches.", ["spinning a web"]),
    ("An ice cream melts in the sun.", ["melting in the sun"]),
    ("The teenager braids her sister's hair.", ["braiding her sister's hair"]),
    ("An old jeep tows a caravan up the pass.", ["towing a caravan"]),
    ("A group of tourists waits at the crossing.", ["waiting at the crossing"]),
    ("The twins feed the hens and collect eggs.", ["feeding the hens", "collecting eggs"]),
    ("The warehouse robots stack boxes.", ["stacking boxes"]),
    ("The cat that sleeps on the piano licks its paws.", ["sleeping on the piano", "licking its paws"]),
    ("The angry singer tears up the contract.", ["tearing up the contract"]),
    ("A dog that barks loudly wakes the baby.", ["barking", "waking the baby"]),
    ("The man who works here opens the door.", ["working here", "opening the door"]),
    ("The wet clothes dry in the wind.", ["drying in the wind"]),
    ("A man dressed in white paints the fence.", ["painting the fence"]),
    ("The carpenter starts hammering a nail into the beam.", ["hammering a nail"]),
    ("A fox tries to steal a sausage from the grill.", ["stealing a sausage"]),
    ("The tourist takes a photo of the bridge.", ["taking a photo"]),
    ("The students have a picnic near the river.", ["having a picnic"]),
    ("It starts to rain and the woman opens an umbrella.", ["raining", "opening an umbrella"]),
    ("A greengrocer weighs apples for a customer.", ["weighing apples"]),
    ("The captain proudly polishes the trophy.", ["polishing the trophy"]),
    ("White clouds drift across the sky.", ["drifting across the sky"]),
    ("Before the race a runner ties her shoes.", ["tying her shoes"]),
    ("The man dropped his keys in the dark.", ["dropping his keys"]),
    ("Emma and her father carve a pumpkin.", ["carving a pumpkin"]),
    ("A child holds a fishing rod.", ["holding a fishing rod"]),
    ("A young father pushing a pram smiles at the baby.", ["pushing a pram", "smiling at the baby"]),
]
QUESTIONS_AND_FRAGMENTS = [
    ("Can a robot sing in the rain?", ["singing in the rain"]),
    ("Does the cat chase mice?", ["chasing mice"]),
    ("Cooking dinner for my grandmother", ["cooking dinner"]),
    ("Chop the onions", ["chopping the onions"]),
    ("A couple dance under the stars", ["dancing under the stars"]),
    ("In the kitchen a man cooks soup", ["cooking soup"]),
    ("A mouse chased by a cat hides under the sofa", ["hiding under the sofa"]),
    ("The dog has eaten the cake", ["eating the cake"]),
    ("The ball is kicked by a boy", ["kicking"]),
    ("A man sells books and plants", ["selling books"]),
    ("An old man walks his dog and feeds ducks", ["walking his dog", "feeding ducks"]),
]


def test_the_tables_are_large_and_new():
    prompts = set(json.loads((Path(__file__).parent / "prompts.json").read_text(encoding="utf-8")))
    assert len(KNOWN) == 14
    assert len(EVERYDAY) >= 40
    assert not prompts & {sentence for sentence, _ in EVERYDAY}


@pytest.mark.parametrize(("sentence", "phrases"), [*KNOWN, *EVERYDAY, *QUESTIONS_AND_FRAGMENTS])
def test_phrases_are_those_a_person_marks(sentence, phrases):
    assert [action.text for action in find_actions(sentence)] == phrases


def test_a_noun_that_could_be_a_verb_is_one_only_where_no_other_verb_is():
    assert verb_phrases("A plumber installs a sink in the bathroom") == ["installing sink"]
    assert verb_phrases("waves crash on rocks") == ["crashing on rocks"]
    assert verb_phrases("The sled dogs run through the snow", with_object=False) == ["running"]


def test_verbs_of_scenes_that_people_marked():
    """Scenes of written films with the action that their author gave them; none was used to make the rules."""
    pairs = [(pair["text"], pair["action"].split()[0]) for pair in json.loads(MARKED.read_text(encoding="utf-8"))]
    assert len(pairs) == 100
    main = sum(main_action(text).partition(" ")[0] == verb for text, verb in pairs)
    among = sum(verb in verb_phrases(text, with_object=False) for text, verb in pairs)
    # The grammars before this one had 71 and 66; authors often mark another verb than the sentence has.
    assert main >= 85
    assert among >= 94


@pytest.mark.parametrize(
    ("sentence", "name", "looks"),
    [
        ("A young man with blue hair is making a cake", "young man", "with blue hair"),
        ("A girl wearing a red scarf looks for her dog", "girl", "wearing a red scarf"),
        ("A boy in a yellow raincoat jumps into a puddle", "boy", "in a yellow raincoat"),
        ("A girl walks with a red umbrella", "girl", ""),
        ("A cook cuts a cake with a knife", "cake", ""),
        ("The cat sleeps", "dog", ""),
    ],
)
def test_looks_that_the_sentence_gives_its_subject(sentence, name, looks):
    assert subject_looks(sentence, name) == looks


@pytest.mark.parametrize(
    "odd", ["", "?", "!!! ...", "the", "12345", "🎂", "a" * 500, "of in on at", "and and", "is", "一个年轻人在做蛋糕"]
)
def test_odd_sentences_do_no_harm(odd):
    find_actions(odd)
    subject_looks(odd, odd)
