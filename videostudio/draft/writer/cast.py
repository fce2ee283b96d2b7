"""The script by a very small model: first the cast, then the story scene by scene, the best of many tries each.

A model of 135M parameters cannot follow the paper's instructions, but it can finish one sentence. So the structure
comes from grammar: who the film is about is read from the prompt, a scene starts with that subject and one visible
verb that no scene before has used, and of the sentences sampled in one batch the one is kept that is near the prompt,
new, and like what the model says often. Paper, section 3.1, for what a script holds.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from videostudio.backends.protocols import Message, Reply, WriteOptions, Writer
from videostudio.draft.writer import english, guards, words
from videostudio.draft.writer.english import Theme
from videostudio.draft.writer.examples import SMALL_FILMS, SmallFilm
from videostudio.language.morphology import gerund_of, singular_of
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.request import ScriptRequest
from videostudio.types import Kind, Scene, Script

CANDIDATES = 10
# Likeness from which two names of places mean the same place.
SAME_PLACE = 0.8
TRIES = 2
SCENE_TOKENS = 26
# A candidate nearer than this to a scene that stands already repeats it.
TOO_LIKE = 0.82
# Up to this likeness a scene only goes on with what another one tells.
LOOSE = 0.55
# A candidate farther than this from the prompt has left it.
TOO_FAR = 0.22
# A thing farther than this from every sort of food is none.
EDIBLE = 0.5
# Weight of the mean log probability of a sentence's tokens, and how small that, or one token's, may be: what the model
# itself finds that unlikely ("melting the cat") was forced on it by the list of verbs.
LIKELY, MEAN_CHANCE, LEAST_CHANCE = 0.3, -1.6, -8.0
# Nearer to the prompt than this is no better: it only says the prompt again.
NEAR_ENOUGH = 0.62

SYSTEM = "You write short films. Every scene is one short sentence with one simple action that a camera can see."


@dataclass(frozen=True, slots=True)
class WrittenCast:
    """Who and what may appear.

    Args:
        theme: what the prompt says.
        things: objects besides the subjects, nearest to the prompt first.
        places: the main place first.
        props: last words of the names of things that there are pictures of; empty where everything can be drawn.
        carried: what the prompt says a subject has along ("a girl with a red umbrella"), seen in every scene; only
            where pictures exist already, because a drawn subject has it in its own picture.
        lifeless: whether the subject is a thing, which moves but handles nothing.
    """

    theme: Theme
    things: tuple[str, ...]
    places: tuple[str, ...]
    props: frozenset[str] = frozenset()
    carried: tuple[str, ...] = ()
    lifeless: bool = False

    def can_show(self, name: str) -> bool:
        """Whether there is, or will be, a picture of a thing that the writer thought up."""
        return not self.props or singular_of(name.split()[-1]) in self.props

    @property
    def opening(self) -> str:
        """How every scene's sentence starts."""
        return self.theme.opening


def read_theme(prompt: str, similarity: TextSimilarity) -> Theme:
    """Read the prompt, and find somebody to tell it about where it names nobody."""
    theme = english.parse_prompt(prompt)
    if not theme.place:
        # "opens an ice cream shop": what is opened is where the film happens.
        places = [name for name in theme.objects if english.is_place(name)]
        left = tuple(name for name in theme.objects if name not in places[:1])
        theme = replace(theme, place=places[0] if places else "", objects=left)
    if theme.subjects and not theme.verb and len(theme.subjects) == 1 and english.is_place(theme.subjects[0]):
        # "The ocean at sunrise": a place is where the film happens; somebody has to be there.
        theme = replace(theme, subjects=(), looks={}, place=theme.place or theme.subjects[0], objects=())
    animate = theme.subjects and (
        theme.told or theme.verb or similarity.nearest(theme.subjects[0], words.CHARACTERS)[1] > 0.5
    )
    if animate:
        return theme
    who, _ = similarity.nearest(prompt, words.CHARACTERS)
    things = tuple(name for name in (*theme.subjects, *theme.objects) if english.is_thing(name))
    return replace(theme, subjects=(who,), objects=things[:3], plural=who.endswith("friends"))


def find_places(prompt: str, theme: Theme, given: Sequence[str], similarity: TextSimilarity) -> tuple[str, ...]:
    """The places of the film: the prompt's own first, else the likeliest of those that exist; then two more."""
    names = list(given) or list(words.COMMON_PLACES)
    score = similarity.relevance(names, prompt)
    said = {singular_of(word) for word in re.findall(r"[a-z]+", prompt.lower())} - words.PREPOSITIONS
    for position, name in enumerate(names):
        known = [key for key in words.ACTIVITIES if key in name or name in key or words.SAME_PLACES.get(key) == name]
        done = [activity for key in known for activity in words.ACTIVITIES[key]]
        if done:
            score[position] = max(score[position], float(similarity.relevance(done, prompt).max()))
        score[position] += 0.25 * bool(set(name.split()) & said)
        score[position] += 0.15 * (bool(said & words.NIGHT) and "night" in name.split())
    order = [names[i] for i in np.argsort(-score)]
    main = ""
    if theme.place:
        near, how = similarity.nearest(theme.place, names)
        main = near if how > SAME_PLACE else theme.place
        if said & words.NIGHT:
            main = _by_night(main, names)
        order = [main, *(name for name in order if name != main and not _same_place(name, main))]
    # "a garden" that is planted is a thing of this film and so no place of it.
    named = " ".join(name.split()[-1] for name in (*theme.subjects, *theme.objects))
    order = [name for name in order if name == main or not _same_place(name, named)] or order
    return tuple(order[:3])


def _by_night(place: str, names: Sequence[str]) -> str:
    """The same place at night, where there is one."""
    own = set(place.split())
    dark = [name for name in names if "night" in name.split() and own & (set(name.split()) - {"at", "night"})]
    return min(dark, key=lambda name: len(set(name.split()) ^ own), default=place)


def _same_place(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))


def find_cast(writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run) -> WrittenCast:
    """The cast: subjects from the prompt, things from the prompt and from many short answers of the model."""
    theme = read_theme(request.prompt, similarity)
    places = find_places(request.prompt, theme, request.places, similarity)
    dialogue: list[Message] = [Message("system", "You list the things that are seen in a film.")]
    for film in SMALL_FILMS:
        dialogue += [Message("user", _things_question(film.theme)), Message("assistant", ", ".join(film.things))]
    dialogue.append(Message("user", _things_question(request.prompt)))
    noun = "[a-z]{1,11}( [a-z]{1,11})?"
    replies = writer.reply(
        [tuple(dialogue)] * CANDIDATES,
        WriteOptions(pattern=f"{noun}, {noun}, {noun}", max_new_tokens=24, temperature=0.8, seed=request.seed),
        run,
    )
    said = Counter(name.strip() for reply in replies for name in dict.fromkeys(reply.split(",")[:3]))
    own = [*theme.subjects, *theme.objects]
    cast = complete_cast(WrittenCast(theme, (), places, head_words(request.props)), similarity)
    fresh = [name for name in said if english.is_thing(name) and not english.is_place(name) and cast.can_show(name)]
    # "old fiddle" is near "old fisherman" by its adjective only.
    score = similarity.relevance([_noun(name) for name in fresh], request.prompt)
    score = score + np.array([0.12 * min(said[name], 4) for name in fresh])
    things = list(dict.fromkeys((*theme.objects, *cast.carried)))
    for position in np.argsort(-score):
        name = fresh[position]
        if len(things) >= 4 or score[position] < 0.4:
            break
        if not is_double(name, [*own, *things], similarity):
            things.append(name)
    return replace(cast, things=tuple(things))


def complete_cast(cast: WrittenCast, similarity: TextSimilarity) -> WrittenCast:
    """The cast with what follows from its subjects: what they carry, and whether they are alive."""
    lifeless = all(guards.is_lifeless(name, similarity) for name in cast.theme.subjects) and bool(cast.theme.subjects)
    return replace(cast, carried=find_carried(cast), lifeless=lifeless)


def find_carried(cast: WrittenCast) -> tuple[str, ...]:
    """What subjects have along and there are pictures of; clothes and hair are part of the subject."""
    found: list[str] = []
    for look in cast.theme.looks.values():
        if cast.props and look.startswith("with "):
            named, _ = english.things_in(look.removeprefix("with "), cast.theme.subjects)
            ends = [name.split()[-1] for name in named]
            found += [end for end in ends if cast.can_show(end) and end not in words.WORN]
    return tuple(dict.fromkeys(found))


def head_words(names: Sequence[str]) -> frozenset[str]:
    """The last words of names, in the singular."""
    return frozenset(singular_of(name.split()[-1].lower()) for name in names if name)


def is_double(name: str, others: Sequence[str], similarity: TextSimilarity) -> bool:
    """Whether a name means what another one means already ("beautiful girl", "beautiful woman")."""
    if any(_kind_of(name) == _kind_of(other) for other in others):
        return True
    return similarity.nearest(name, list(others))[1] > 0.62


def _noun(name: str) -> str:
    """A name without its adjectives."""
    return " ".join(word for word in name.split() if word not in words.ADJECTIVES) or name


def _kind_of(name: str) -> str:
    """The last word in the singular; the young of an animal count as the animal."""
    last = singular_of(name.split()[-1].lower())
    return words.YOUNG_OF.get(last, last)


def _things_question(theme: str) -> str:
    return f"Film: {theme}\nThree things that are seen in it:"


def choose_count(writer: Writer, request: ScriptRequest, run: Run) -> int:
    """How many scenes: the person's number, else the model's, from 5 to 7 to keep the wait short."""
    if request.scenes is not None:
        return request.scenes
    dialogue = (Message("user", f"How many scenes does a short film need about this: {request.prompt}"),)
    options = WriteOptions(pattern="[567]", max_new_tokens=2, temperature=1.0, seed=request.seed)
    reply = writer.reply([dialogue], options, run)[0].strip()
    return int(reply) if reply in ("5", "6", "7") else 6


@dataclass
class Story:
    """A story while it is told.

    Args:
        cast: who and what may appear.
        prompt: the sentence it tells.
        count: how many scenes it shall have.
        sentences: what is told so far, by position.
        heard: every sentence the model offered, to know which things it speaks of often.
        warnings: where the best attempt still failed a check.
    """

    cast: WrittenCast
    prompt: str
    count: int
    sentences: dict[int, str]
    heard: list[str]
    warnings: list[str]


def begin_story(cast: WrittenCast, request: ScriptRequest, count: int) -> Story:
    """A story in which only the scenes stand that the prompt itself tells."""
    story = Story(cast, request.prompt, count, {}, [], [])
    told = cast.theme.told[:count]
    found = english.find_outcome(cast.theme)
    if len(told) == 1:
        # A little before the middle; what somebody only wishes for comes true towards the end.
        story.sentences[max(0, count - 2) if cast.theme.goal else (count - 1) // 2] = told[0]
        if found and count >= 4:
            story.sentences[count - 2] = found
    else:
        for number, sentence in enumerate(told):
            story.sentences[int((number + 0.5) * count / len(told))] = sentence
    return story


def tell_story(writer: Writer, similarity: TextSimilarity, story: Story, seed: int, run: Run) -> Iterator[int]:
    """Tell what is missing, in order; yields the position of each scene as soon as it stands."""
    for position in range(story.count):
        if position not in story.sentences:
            run.tick(position / story.count, f"Writing scene {position + 1} of {story.count}")
            story.sentences[position] = write_sentence(writer, similarity, story, position, seed, run)
        else:
            run.say(f"{story.sentences[position]}\n")
        yield position


def write_sentence(writer: Writer, similarity: TextSimilarity, story: Story, position: int, seed: int, run: Run) -> str:
    """The best sentence for one position."""
    others = [sentence for place, sentence in sorted(story.sentences.items()) if place != position]
    best, best_score = "", -9.0
    for attempt in range(TRIES):
        options = WriteOptions(
            pattern=_pattern(story, position, others, similarity),
            max_new_tokens=SCENE_TOKENS,
            temperature=0.75 + 0.15 * attempt,
            seed=seed * 1009 + position * 31 + attempt,
        )
        replies = writer.reply([_dialogue(story, position)] * CANDIDATES, options, run)
        good = [text for text in dict.fromkeys(replies) if well_formed(text, story.cast) and is_likely(text)]
        story.heard += good
        if not good:
            continue
        score, fits = rate_sentences(good, story, others, similarity)
        top = int(score.argmax())
        if score[top] > best_score:
            best, best_score = good[top], float(score[top])
        if fits[top]:
            break
    else:
        story.warnings.append(f"Scene {position + 1} may repeat another one or leave the prompt; look at it.")
    if not best:
        used = {english.base_of(english.action_phrase(sentence).split(" ")[0]) for sentence in others}
        verbs = _moves(story.cast) if story.cast.lifeless else words.GENERAL_VERBS
        free = [verb for verb in verbs if verb not in used] or list(verbs)
        best = f"{story.cast.opening} {gerund_of(free[position % len(free)])}."
    run.say(best + "\n")
    return best


def is_likely(reply: str) -> bool:
    """Whether the model itself finds its sentence likely; a reply that does not tell passes."""
    return not isinstance(reply, Reply) or (reply.mean >= MEAN_CHANCE and reply.least >= LEAST_CHANCE)


def rate_sentences(
    sentences: Sequence[str], story: Story, others: Sequence[str], similarity: TextSimilarity
) -> tuple[np.ndarray, np.ndarray]:
    """Score sentences.

    Returns:
        (N,) scores, and (N,) whether a sentence passes the checks.
    """
    near = similarity.relevance(sentences, story.prompt)
    tails, other_tails = [_tail(s, story.cast) for s in sentences], [_tail(s, story.cast) for s in others]
    like = 1.0 - similarity.novelty(tails, other_tails) if others else np.zeros(len(sentences))
    told = " ".join(other_tails)
    score = np.minimum(near, NEAR_ENOUGH) + 0.6 * similarity.typical(sentences) - 1.2 * np.maximum(0.0, like - LOOSE)
    for position, tail in enumerate(tails):
        seen = [thing for thing in story.cast.things if english.mentions_name(tail, thing)]
        score[position] += 0.12 if any(not english.mentions_name(told, thing) for thing in seen) else 0.05 * bool(seen)
        score[position] -= 0.12 * _worn_out(seen, other_tails, story.cast) + 0.3 * _inedible(tail, similarity)
        score[position] -= 0.15 * (english.base_of(tail.split()[0].strip(".")) in words.WEAK_VERBS)
        score[position] -= 0.1 * (len(tail.split()) < 3) + 0.2 * _strays(tail, story.cast)
        score[position] += LIKELY * getattr(sentences[position], "mean", 0.0)
    fits = (near > TOO_FAR) & (like < TOO_LIKE)
    return np.asarray(score - 0.5 * ~fits), np.asarray(fits)


def _strays(tail: str, cast: WrittenCast) -> bool:
    """Whether a predicate speaks of something one cannot see, or of a place the film does not have."""
    spoken = set(re.findall(r"[a-z]+", tail.lower())) - set(" ".join((*cast.places, *cast.things)).split())
    known = set(f"{cast.theme.rest} {cast.theme.place}".split())
    return bool((spoken - known) & (words.ABSTRACT_WORDS | words.PLACE_WORDS))


def _worn_out(seen: Sequence[str], tails: Sequence[str], cast: WrittenCast) -> bool:
    """Whether a scene is about what two others are about already; what the prompt itself names may come again."""
    return any(
        sum(english.mentions_name(tail, thing) for tail in tails) > 1 for thing in {*seen} - {*cast.theme.objects}
    )


def _inedible(tail: str, similarity: TextSimilarity) -> bool:
    """Whether somebody eats or drinks what is no food."""
    named, _ = english.things_in(tail.partition(" ")[2], ())
    eats = english.base_of(tail.split()[0].strip(".")) in ("bake", "cook", "drink", "eat", "fry", "taste")
    return eats and bool(named) and similarity.nearest(_noun(named[0]), words.FOOD)[1] < EDIBLE


def _tail(sentence: str, cast: WrittenCast) -> str:
    return sentence.removeprefix(cast.opening).strip()


def well_formed(sentence: str, cast: WrittenCast) -> bool:
    """Whether a sentence is whole, plain and about somebody who does something."""
    if not sentence.endswith(".") or not sentence.startswith(cast.opening):
        return False
    tail = re.findall(r"[\w'’-]+", _tail(sentence, cast).lower())
    if not 2 <= len(tail) <= 13 or tail[-1] in words.PREPOSITIONS | words.DETERMINERS | words.RELATIVES:
        return False
    if any(one == other for one, other in pairwise(tail)):
        return False
    if (
        cast.lifeless
        and tail[1] not in words.PREPOSITIONS | words.ADVERBS
        and (english.base_of(tail[0]) not in ("circle", "climb", "cross", "leave", "pass", "turn"))
    ):
        return False  # a tractor stops, and stops no horse
    if any(_garbles(word, subject) for word in tail for subject in cast.theme.subjects):
        return False
    named, _ = english.things_in(" ".join(tail[1:]), ())
    if {_kind_of(subject) for subject in cast.theme.subjects} & {_kind_of(name) for name in named}:
        return False  # nobody meets himself: the hen no chicken
    if any(english.mentions_name(" ".join(tail), subject) for subject in cast.theme.subjects):
        return False
    if set(tail) & (
        words.RELATIVES
        | frozenset(["care", "way", "ways", "is", "are", "was", "were", "they", "them", "he", "she", "it"])
    ):
        return False
    if any(one == "and" and english.base_of(other) for one, other in pairwise(tail)):
        return False  # a scene shows one action
    if len(tail) > 2 and tail[1] == "to" and english.base_of(tail[2]) == tail[2]:
        return False
    return not (_wrong_gender(cast.theme.subject, tail) or _harms(tail))


def _garbles(word: str, subject: str) -> bool:
    """Whether a word starts like a subject and goes on as another: a very small model says "catatonic" for a cat."""
    head = _kind_of(subject)
    return word.startswith(head) and len(word) > len(head) + 3


def _harms(tail: Sequence[str]) -> bool:
    """Whether a place is carried, or somebody eaten, cut or beaten: no film for the family does that unasked."""
    verb = english.base_of(tail[0])
    seat = next((n for n, word in enumerate(tail) if word in ("on", "onto")), len(tail))
    if verb in ("sit", "stand", "step", "rest", "sleep", "lay") and set(tail[seat:]) & words.PEOPLE:
        return True
    named, _ = english.things_in(" ".join(tail[1:]), ())
    done_to = _kind_of(named[0]) if named else ""
    if done_to in words.PLACE_WORDS - {"ring", "snow"} and verb in words.BY_HAND:
        return True  # nobody picks up a school
    if done_to in words.PEOPLE:
        return verb in words.HARMFUL | words.NOT_TO_PEOPLE
    return done_to in words.ANIMALS and verb in words.HARMFUL


_MALE = frozenset(["man", "boy", "king", "prince", "father", "grandfather", "husband", "son", "fisherman", "brother"])
_FEMALE = frozenset(
    ["woman", "girl", "queen", "princess", "mother", "grandmother", "wife", "daughter", "lady", "sister"]
)


def _wrong_gender(subject: str, tail: Sequence[str]) -> bool:
    spoken = set(subject.split())
    return bool((spoken & _MALE and "her" in tail) or (spoken & _FEMALE and "his" in tail))


def _pattern(story: Story, position: int, others: Sequence[str], similarity: TextSimilarity) -> str:
    said = Counter(english.action_phrase(sentence).split(" ")[0] for sentence in others)
    # "plays until the rain stops" leaves open what is played, so another scene may tell.
    again = (
        gerund_of(story.cast.theme.verb)
        if story.cast.theme.verb and not (story.cast.theme.objects or story.cast.theme.place)
        else ""
    )
    used = {verb for verb, times in said.items() if times > 1 or verb != again}
    verbs = [verb for verb in _verbs(story, position, similarity) if verb not in used]
    return rf"{re.escape(story.cast.opening)} ({'|'.join(verbs)})( [a-z]{{1,11}}){{1,9}}\."


def _verbs(story: Story, position: int, similarity: TextSimilarity) -> list[str]:
    """Verbs for a position: some open a story, some close it, the middle takes those near the prompt."""
    if story.cast.lifeless:
        own = [gerund_of(verb) for verb in _moves(story.cast)]
        order = np.argsort(-similarity.relevance([f"{story.cast.theme.subject} {verb}" for verb in own], story.prompt))
        return [own[i] for i in order]
    if position == 0 and story.count > 2:
        return [gerund_of(verb) for verb in words.OPENING_VERBS]
    # A single scene is what the prompt is about, and no end of anything.
    if position == story.count - 1 and story.count > 1:
        return [gerund_of(verb) for verb in words.CLOSING_VERBS]
    # What ends a story would come too early in its middle, unless the prompt is about just that.
    early = words.ENDING_VERBS - {story.cast.theme.verb} if position < story.count - 1 else frozenset()
    every = [verb for verb in english.VISIBLE_PROGRESSIVES if english.base_of(verb) not in early]
    bare = similarity.relevance(every, story.prompt)
    acted = similarity.relevance([f"{story.cast.theme.subject} {verb}" for verb in every], story.prompt)
    near = [every[i] for order in (np.argsort(-bare)[:35], np.argsort(-acted)[:35]) for i in order]
    return list(dict.fromkeys([*near, *(gerund_of(verb) for verb in words.GENERAL_VERBS)]))


def _moves(cast: WrittenCast) -> tuple[str, ...]:
    """What a thing without life can do, by its kind."""
    heads_of = {_kind_of(name) for name in cast.theme.subjects}
    return next((verbs for things, verbs in words.MOVES if heads_of & things), words.LIFELESS_VERBS)


def _dialogue(story: Story, position: int) -> tuple[Message, ...]:
    turns: list[Message] = [Message("system", SYSTEM)]
    for film in SMALL_FILMS:
        turns += _film_turns(film, len(film.scenes), dict(enumerate(film.scenes)), len(film.scenes))
    own = SmallFilm(story.prompt, (*story.cast.theme.subjects, *story.cast.things), story.cast.places[0], ())
    turns += _film_turns(own, story.count, story.sentences, position)
    if position == 0:
        turns.append(Message("user", _film_question(own, story.count)))
    else:
        turns.append(Message("user", _scene_question(position, story.count)))
    return tuple(turns)


def _film_turns(film: SmallFilm, count: int, sentences: dict[int, str], until: int) -> list[Message]:
    turns: list[Message] = []
    for position in range(until):
        if position in sentences:
            question = _film_question(film, count) if position == 0 else _scene_question(position, count)
            turns += [Message("user", question), Message("assistant", sentences[position])]
    return turns


def _film_question(film: SmallFilm, count: int) -> str:
    return f"Film: {film.theme}\nWith: {', '.join(film.things)}\nPlace: {film.place}\n{_scene_question(0, count)}"


def _scene_question(position: int, count: int) -> str:
    where = ", the beginning" if position == 0 < count - 1 else ", the end" if 0 < position == count - 1 else ""
    return f"Scene {position + 1} of {count}{where}:"


def stage_scene(story: Story, position: int, similarity: TextSimilarity) -> Scene:
    """A sentence as a scene: who and what is in it, where, and what is done."""
    sentence = story.sentences[position]
    cast = story.cast
    seen = [thing for thing in cast.things if thing not in cast.places and english.mentions_name(sentence, thing)]
    own = sentence.startswith(cast.opening)
    subjects = [name for name in cast.theme.subjects if own or english.mentions_name(sentence, name)]
    names = list(dict.fromkeys((*subjects, *(cast.carried if subjects else ()), *seen)))
    for thing in _often_said(sentence, story):
        # Another word for what is in the cast is the same one: "dog" for the puppy that the film is about.
        same = next((name for name in cast.things if is_double(thing, [name.split()[-1]], similarity)), thing)
        # A place cannot be a thing as well: names are matched strictly.
        if (
            len(names) < 4
            and thing not in cast.places
            and (same not in names and not is_double(thing, names, similarity))
        ):
            names.append(same)
    return Scene(
        index=position + 1,
        prompt=sentence,
        foregrounds=tuple(names),
        background=place_of(sentence, story, similarity),
        action=english.action_phrase(sentence),
    )


def _often_said(sentence: str, story: Story) -> list[str]:
    """Things in a sentence that are not in the cast, but that there is a picture of or the model spoke of often."""
    _, _, tail = sentence.partition(story.cast.opening)
    if not tail.strip():
        return []
    found, _ = english.things_in(tail.split(None, 1)[-1], story.cast.theme.subjects)
    return [
        thing
        for thing in found
        if (story.cast.can_show(thing) or singular_of(thing.split()[-1]) in words.PEOPLE)
        and (bool(story.cast.props) or sum(english.mentions_name(heard, thing) for heard in story.heard) > 1)
        and not english.is_place(thing)
    ]


def place_of(sentence: str, story: Story, similarity: TextSimilarity) -> str:
    """The main place, unless the sentence names another of the film's places."""
    main, *others = story.cast.places
    for name in others:
        # "sky with clouds" is meant by "the sky".
        plain = re.split(r" (?:with|at) ", name)[0]
        if english.mentions_name(sentence, plain) and not english.mentions_name(sentence, main):
            return name
    return main


def resume_story(script: Script, position: int, similarity: TextSimilarity, props: Sequence[str] = ()) -> Story:
    """The story of a finished script, with the scene at one position left out."""
    theme = read_theme(script.prompt, similarity)
    names = [entity.name for entity in script.entities if entity.kind is Kind.FOREGROUND]
    known = [subject for subject in theme.subjects if subject in names]
    if not known and names:
        # The person has renamed the subject: the name that most scenes use is the new one.
        most = max(names, key=lambda name: sum(name in scene.foregrounds for scene in script.scenes))
        theme = replace(theme, subjects=(most,), plural=english.with_article(most) == most)
    things = tuple(name for name in names if name not in theme.subjects)
    used = Counter(scene.background for scene in script.scenes if scene.background)
    places = tuple(name for name, _ in used.most_common(3)) or find_places(script.prompt, theme, (), similarity)
    sentences = {n: scene.prompt for n, scene in enumerate(script.scenes) if n != position}
    cast = complete_cast(WrittenCast(theme, things, places, head_words(props)), similarity)
    return Story(cast, script.prompt, len(script.scenes), sentences, [], [])
