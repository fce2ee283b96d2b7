"""Long prompts: nothing of a text is lost, its framing comes first, and descriptions are read where a model can."""

import numpy as np
import pytest
import torch
import transformers

from tests.random_weights.builder import letter_tokenizer
from tests.snapshots import SCENE, SIZE, animated, pictures
from videostudio.backends.prompts import (
    BACKGROUND,
    FOREGROUND,
    described_prompt,
    motion_prompt,
    pictured_prompt,
    reference_prompt,
)
from videostudio.backends.protocols import ClipRequest, ReferenceRequest, SceneImageRequest
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.diffusion.common import token_ids
from videostudio.diffusion.long_text import chunk_ids
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Entity, Kind, Scene

MANAGER = ModelManager(Settings(device="cpu", threads=1))
# Of the length that a language model gives when it is asked for a few sentences.
LONG = (
    "a tall man of about sixty with short grey hair, a full white beard, brown eyes and a weathered face, who wears a "
    "heavy blue jacket with brass buttons over a striped shirt, dark trousers of rough cloth, black leather boots that "
    "reach up to his knees, a red scarf around his neck, and a flat cap that he has pushed far back, and who holds a "
    "worn brass telescope in his left hand while a large ring of old iron keys hangs from his belt on the"
)


@pytest.fixture(scope="module", autouse=True)
def _forget():
    yield
    MANAGER.clear()


@pytest.fixture
def borrow(snapshots):
    def borrowed(backend: str, role: Role, **options):
        return MANAGER.loan(backend, role, **{**snapshots.options(backend), **options}).use(Run())

    return borrowed


def word_tokenizer(*texts: str) -> transformers.CLIPTokenizer:
    """CLIP's tokenizer that knows the words of some texts, so that each is one token, as common words are CLIP's."""
    letters = letter_tokenizer().get_vocab()
    merges: dict[tuple[str, str], None] = {}
    for word in {word for text in texts for word in "".join(c if c.isalnum() else " " for c in text.lower()).split()}:
        pieces = [*word[:-1], f"{word[-1]}</w>"]
        for place in range(1, len(pieces)):
            merges["".join(pieces[:place]), pieces[place]] = None
    words = [*sorted(letters, key=letters.get), *dict.fromkeys("".join(pair) for pair in merges)]
    vocabulary = {word: place for place, word in enumerate(words)}
    return transformers.CLIPTokenizer(vocab=vocabulary, merges=list(merges), model_max_length=77)


@pytest.mark.parametrize(("kind", "framing"), [(Kind.FOREGROUND, FOREGROUND), (Kind.BACKGROUND, BACKGROUND)])
def test_a_references_framing_is_within_the_first_77_tokens(kind, framing):
    prompt = reference_prompt(Entity("the old captain", kind, LONG))
    tokenizer = word_tokenizer(prompt)
    pieces = chunk_ids(tokenizer, [prompt])[0]
    assert len(pieces) > 1, "the description alone is longer than CLIP reads"
    told = ["".join(tokenizer.decode(piece, skip_special_tokens=True).split()) for piece in pieces]
    assert "".join(framing.split()) in told[0]
    assert "captain" in told[0]
    assert "".join(told) == "".join(prompt.lower().split()), "something is lost"


def test_a_text_that_fits_is_encoded_as_ever():
    tokenizer = letter_tokenizer()
    texts = ["a girl walks on a beach.", "", "x" * 75]
    assert torch.equal(chunk_ids(tokenizer, texts)[:, 0], token_ids(tokenizer, texts))
    assert chunk_ids(tokenizer, [*texts, "x" * 76]).shape == (4, 2, 77)


@pytest.mark.parametrize("backend", ["sd21", "sdxl"])
def test_the_last_words_of_a_long_description_are_drawn(backend, borrow):
    def drawn(last):
        entity = Entity("captain", Kind.FOREGROUND, f"{LONG} {last}")
        with borrow(backend, Role.TEXT_TO_IMAGE) as model:
            return np.asarray(model.draw(ReferenceRequest(entity, SIZE, 1), Run()).picture)

    assert not np.array_equal(drawn("left"), drawn("right"))


@pytest.mark.parametrize(
    "backend", ["videostudio-img", "videostudio-img-paper", "ip-adapter", "ip-adapter-regions", "no-references"]
)
def test_the_last_words_of_a_long_scene_are_drawn(backend, borrow, tmp_path):
    figure, place, _ = pictures(tmp_path)

    def drawn(last):
        scene = Scene(0, f"There stands {LONG} {last}", ("cook",), "kitchen")
        with borrow(backend, Role.SCENE_IMAGER) as model:
            return np.asarray(model.compose(SceneImageRequest(scene, (figure,), place, SIZE, 1), Run()).picture)

    assert not np.array_equal(drawn("left"), drawn("right"))


def test_a_clip_of_a_model_that_reads_long_prompts_follows_the_descriptions(borrow, tmp_path):
    image = pictures(tmp_path)[2]

    def made(text):
        seen = (Entity("cook", Kind.FOREGROUND, "a cook in white"), Entity("kite", Kind.FOREGROUND, text))
        with borrow("wan22", Role.IMAGE_TO_VIDEO, tokens=256) as model:
            return animated(model, ClipRequest(SCENE, image, SIZE, 5, 8, 1, seen), Run())

    assert not np.array_equal(made("a red kite"), made("a blue kite"))


def test_references_are_numbered_as_they_are_given(tmp_path):
    figure, place, _ = pictures(tmp_path)
    told = pictured_prompt(SceneImageRequest(SCENE, (figure, figure), place, SIZE, 1))
    places = [told.index(f"Image {number} shows") for number in (1, 2, 3)]
    assert places == sorted(places)
    assert "Image 3 shows the place, kitchen" in told


def test_what_is_too_long_loses_the_ends_of_the_longest_descriptions():
    long = Entity("cook", Kind.FOREGROUND, "A cook in white. He has a beard. He has a hat. He has a spoon.")
    short = Entity("kite", Kind.FOREGROUND, "A red kite.")
    told = described_prompt("They fly", (long, short), lambda text: len(text.split()) <= 15)
    assert told == "They fly. A cook in white. He has a beard. A red kite."
    assert described_prompt("They fly.", (long, short), lambda text: False) == "They fly."
    assert motion_prompt(SCENE, (short, Entity("pan", Kind.FOREGROUND))) == (
        f"{SCENE.prompt} Baking a cake. The camera pans quickly to the left. A red kite."
    )
