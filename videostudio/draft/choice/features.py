"""What speaks for each picture of the library where an entity is to be shown: a table of numbers for `fitting`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from videostudio.draft.choice.relatives import (
    PERSON,
    Relatives,
    asked_senses,
    build_relatives,
    usual_sorts,
)
from videostudio.draft.matching import (
    Overlap,
    age_group,
    compare_words,
    how_many,
    person_traits,
    picture_looks,
    read_looks,
    shared_part,
)
from videostudio.library.assets import Backdrop, Cutout, load_backdrops, load_cutouts
from videostudio.library.kinds import Sense, Sort
from videostudio.library.lexicon import (
    content_words,
    count_words,
    head_noun,
    head_phrase,
    kind_nouns,
    person_nouns,
    thing_nouns,
    told_years,
)
from videostudio.types import Entity, Kind

Floats = np.ndarray
# Sorts of what lives and is nobody of ours.
BEASTS = frozenset({Sort.ANIMAL, Sort.CREATURE})
# How near a relative has to be to count as near, as shares of what the name tells.
NEAR = (0.4, 0.6, 0.75, 0.9)
# What a text's main word says: somebody, something, or neither that the library knows.
SAYS = (PERSON, "thing", "other")
# Words of a description that a picture's names tell too count up to so many.
MOST_HINTS = 3
# Texts of an entity and texts of a picture whose likeness in meaning is known: the name, the name with the description,
# the description; the picture's name, and that with its other words.
ENTITY_TEXTS, PICTURE_TEXTS = ("name", "both", "description"), ("name", "words")
# Numbers in a text's embedding.
EMBEDDING = 384
# Characters of a description that are compared: the first sentence or two say what it is.
DESCRIPTION_START = 200


# Features of likeness in meaning begin so.
BY_MEANING = ("meaning_", "behind_best_", "people_lead_", "name_meaning_")

# Those that grow the nearer of kin a picture is begin so.
NEARER = (
    *(f"kin_{asked}_{how}" for asked in ("name", "told") for how in ("own", "other", "over", "behind", "sort")),
    "kin_beside",
    "lost_",
    "meaning_lost_",
)
# What an entity is whose main word no picture has: there kin and meaning count by themselves.
LOST = ("beast", "person", "thing", "place")


def _feature_names() -> Iterator[str]:
    for asked in ("name", "told"):
        for shown in ("own", "other"):
            yield from (f"{asked}_{shown}_{overlap.value}" for overlap in Overlap)
            yield f"{asked}_{shown}_part"
    yield from ("hints_own", "hints_all", "describes_own", "describes_any")
    for asked in ("name", "told"):
        yield from (f"kin_{asked}_{shown}_{how}" for shown in ("own", "other") for how in ("share", "both"))
        yield from (f"kin_{asked}_over_{round(100 * near)}" for near in NEAR)
        yield from (f"kin_{asked}_behind", f"kin_{asked}_sort", f"kin_{asked}_elsewhere", f"kin_{asked}_unknown")
    yield from ("kin_beside", "kin_beside_behind")
    for lost in LOST:
        yield from (f"lost_{lost}_{how}" for how in ("share", "both", "behind", "sort"))
        yield f"meaning_lost_{lost}"
    for asked in ENTITY_TEXTS:
        yield from (f"meaning_{asked}_{shown}" for shown in PICTURE_TEXTS)
        yield f"behind_best_{asked}"
    yield from (f"person_{name}_{told}" for name in SAYS for told in SAYS)
    yield from ("person_given_name", "person_plain", "person_cut_off", "same_kind")
    yield from (f"gender_{how}" for how in ("same", "other", "unknown"))
    for age in AGES:
        yield from (f"age_{age}_{shown}" for shown in AGES)
    yield from ("hair_same", "hair_other", "hair_curly", "clothes_same")
    yield from ("several_shown_one", "one_shown_several")


AGES = ("child", "young", "grown", "old")
# Those that names of grown people's pictures tell: "young man", "old woman".
GROWN_AGES = ("young", "old")
FEATURES = tuple(_feature_names())
# What tells somebody from something, where no picture fits.
SOMEBODY = (
    *(f"{name}_{told}" for name in SAYS for told in SAYS),
    *("given_name", "gender_told", "years_told", "always"),
    *(f"sort_{text}_{sort.name.lower()}" for text in ("name", "told") for sort in Sort),
    *(f"people_lead_{text}" for text in ENTITY_TEXTS),
    *(f"name_meaning_{n}" for n in range(EMBEDDING)),
)
COLUMN = {name: n for n, name in enumerate(FEATURES)}


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """The pictures of one kind of entity, and what of them is always compared.

    Args:
        pictures: in the library's order.
        numbers: pictures by the words of their names.
        words: the words of each picture's own name, and of all its names.
        people: which show persons.
        relatives: what they are kinds of.
    """

    pictures: tuple[Cutout | Backdrop, ...]
    numbers: dict[str, list[int]]
    words: list[tuple[frozenset[str], frozenset[str]]]
    people: list[int]
    relatives: Relatives

    def near(self, text: str) -> set[int]:
        """The pictures that share a word with a text."""
        return {number for word in content_words(text) for number in self.numbers.get(word, ())}


@lru_cache(maxsize=2)
def load_shelf(kind: Kind) -> Shelf:
    """The library's pictures for an entity of this kind.

    Raises:
        BackendError: the library's files are missing.
    """
    pictures: tuple[Cutout | Backdrop, ...] = load_backdrops() if kind is Kind.BACKGROUND else load_cutouts()
    numbers: dict[str, list[int]] = defaultdict(list)
    words = []
    for number, picture in enumerate(pictures):
        own, others = (
            frozenset(w for form in f for w in content_words(form)) for f in ((picture.name,), picture.words)
        )
        words.append((own, own | others))
        for word in own | others:
            numbers[word].append(number)
    people = [n for n, picture in enumerate(pictures) if shows_person(picture)]
    return Shelf(pictures, dict(numbers), words, people, build_relatives(pictures))


def shows_person(picture: Cutout | Backdrop) -> bool:
    """Whether a picture shows somebody."""
    return isinstance(picture, Cutout) and picture.kind == PERSON


def shows_several(picture: Cutout) -> bool:
    """Whether a picture shows several of its kind by itself: "two men", "family" ("parents and children")."""
    words = picture.words if shows_person(picture) else ()
    return picture.grammar == "plural" or any(" and " in form for form in words)


def entity_texts(entity: Entity) -> list[str]:
    """The texts of an entity that are compared in meaning, in the order of `ENTITY_TEXTS`."""
    name, short = name_uncounted(entity.name), entity.description[:DESCRIPTION_START]
    return [name, f"{name}: {short}" if short else name, short or name]


def told_phrase(description: str) -> str:
    """What a description calls somebody or something: "old man" for "A man of seventy with a hat"."""
    years, phrase = told_years(description), head_phrase(description)
    age = "" if years is None else age_group(years)
    return f"{age} {phrase}" if age in GROWN_AGES else phrase


def name_uncounted(name: str) -> str:
    """A name without the words that only say how many: "ducks" of "three ducks"."""
    known = count_words()
    kept = [word for word in name.split() if word.lower() not in known.counts and word.lower() not in known.numbers]
    return " ".join(kept) or name


def picture_features(entity: Entity, shelf: Shelf, likeness: Floats | None) -> Floats:
    """What speaks for and against each picture.

    Args:
        entity: what is to be shown.
        shelf: the pictures.
        likeness: (3, 2, N) likeness in meaning of `ENTITY_TEXTS` and `PICTURE_TEXTS`; None where it is not known.

    Returns:
        (N, F) float32, columns as `FEATURES`.
    """
    table = np.zeros((len(shelf.pictures), len(FEATURES)), np.float32)
    told = told_phrase(entity.description)
    for asked, text in (("name", name_uncounted(entity.name)), ("told", told)):
        _fill_words(table, shelf, asked, text)
    _fill_hints(table, shelf, entity.description)
    _fill_kin(table, shelf, entity)
    if likeness is not None:
        for asked, row in zip(ENTITY_TEXTS, likeness, strict=True):
            for shown, values in zip(PICTURE_TEXTS, row, strict=True):
                table[:, COLUMN[f"meaning_{asked}_{shown}"]] = values
            best = row.max(axis=0)
            table[:, COLUMN[f"behind_best_{asked}"]] = best - best.max()
    _fill_lost(table, shelf, entity)
    if entity.kind is Kind.FOREGROUND:
        _fill_kinds(table, shelf, entity, told)
        _fill_people(table, shelf, entity)
    return table


def somebody_features(entity: Entity, shelf: Shelf, likeness: Floats | None, meaning: Floats | None) -> Floats:
    """What tells whether an entity is somebody.

    Args:
        entity: a foreground.
        shelf: the pictures.
        likeness: see `picture_features`.
        meaning: (384,) embedding of the entity's name; None where it is not known.

    Returns:
        (S,) float32, as `SOMEBODY`.
    """
    says = [_says_what(head_noun(text)) for text in (entity.name, told_phrase(entity.description))]
    told = {
        f"{says[0]}_{says[1]}": 1.0,
        "given_name": float(entity.name[:1].isupper()),
        "gender_told": float(bool(person_traits(entity.name, entity.description).gender)),
        "years_told": float(_tells_years(entity)),
        "always": 1.0,
    }
    for text, senses in zip(("name", "told"), told_senses(entity), strict=True):
        told |= {f"sort_{text}_{sort.name.lower()}": float(usual_sorts(senses)[sort]) for sort in Sort}
    if likeness is not None and meaning is not None:
        people = np.isin(np.arange(likeness.shape[-1]), shelf.people)
        for text, near in zip(ENTITY_TEXTS, likeness.max(axis=1), strict=True):
            told[f"people_lead_{text}"] = float(near[people].max() - near[~people].max())
        told |= {f"name_meaning_{n}": float(value) for n, value in enumerate(meaning)}
    return np.array([told.get(name, 0.0) for name in SOMEBODY], np.float32)


def _fill_words(table: Floats, shelf: Shelf, asked: str, text: str) -> None:
    for number in shelf.near(text):
        picture = shelf.pictures[number]
        for shown, forms in (("own", (picture.name,)), ("other", picture.words)):
            overlaps = [(overlap, form) for form in forms if (overlap := compare_words(text, form))]
            if overlaps:
                overlap, form = min(overlaps, key=lambda pair: list(Overlap).index(pair[0]))
                table[number, COLUMN[f"{asked}_{shown}_{overlap.value}"]] = 1
                table[number, COLUMN[f"{asked}_{shown}_part"]] = shared_part(text, form)


def name_meanings(entity: Entity) -> tuple[Sense, ...]:
    """The meanings of an entity's name; of what its description calls it, where the name is given or unknown."""
    name, told = told_senses(entity)
    return name or told


def means_beast(entity: Entity) -> bool:
    """Whether an entity is an animal or a being of tales, in every usual meaning of its name but that of its meat."""
    usual = {sense.sort for sense in name_meanings(entity) if sense.weight >= 1} - {Sort.FOOD}
    return entity.kind is Kind.FOREGROUND and bool(usual) and usual <= BEASTS


def nearest_beasts(entity: Entity, shelf: Shelf) -> Floats | None:
    """(N,) which pictures show the nearest relatives of an animal or a being of tales whose name no picture has.

    None for who or what is none, or has a picture.
    """
    if not means_beast(entity) or shelf.near(head_noun(entity.name)):
        return None
    senses = [sense for sense in name_meanings(entity) if sense.sort in BEASTS]
    alike = shelf.relatives.share_sorts(senses) > 0
    near = shelf.relatives.measure_nearness(senses).share[0] * alike
    return np.asarray(alike & np.isclose(near, near.max()))


def told_senses(entity: Entity) -> tuple[tuple[Sense, ...], tuple[Sense, ...]]:
    """The meanings of an entity's name, unless it is a given name, and of what its description calls it."""
    lifeless = entity.kind is Kind.BACKGROUND
    name = "" if entity.name[:1].isupper() else head_phrase(name_uncounted(entity.name))
    return asked_senses(name, lifeless), asked_senses(head_phrase(entity.description), lifeless)


def _fill_kin(table: Floats, shelf: Shelf, entity: Entity) -> None:
    """How near pictures are by what they are kinds of: to the name, to what is told, to the other words of the name."""
    for asked, senses in zip(("name", "told"), told_senses(entity), strict=True):
        if not senses:
            table[:, COLUMN[f"kin_{asked}_unknown"]] = 1
            continue
        near, sorts = shelf.relatives.measure_nearness(senses), shelf.relatives.share_sorts(senses)
        for shown, share, both in zip(("own", "other"), near.share, near.both, strict=True):
            table[:, COLUMN[f"kin_{asked}_{shown}_share"]] = share
            table[:, COLUMN[f"kin_{asked}_{shown}_both"]] = both
        best = near.share.max(axis=0)
        for least in NEAR:
            table[:, COLUMN[f"kin_{asked}_over_{round(100 * least)}"]] = np.maximum(best - least, 0)
        table[:, COLUMN[f"kin_{asked}_behind"]] = best - best.max()
        table[:, COLUMN[f"kin_{asked}_sort"]] = sorts
        table[:, COLUMN[f"kin_{asked}_elsewhere"]] = (sorts == 0) & (shelf.relatives.sorts.max(axis=1) > 0)
    words = [_word_nearness(word, shelf) for word in _other_words(entity)]
    beside = [known.max(axis=0) for known in words if known is not None]
    if beside:
        nearest = np.max(beside, axis=0)
        table[:, COLUMN["kin_beside"]] = nearest
        table[:, COLUMN["kin_beside_behind"]] = nearest - nearest.max()


def _fill_lost(table: Floats, shelf: Shelf, entity: Entity) -> None:
    """Kin and meaning once more for a name whose main word no picture has."""
    senses = name_meanings(entity)
    if not senses or shelf.near(head_noun(entity.name)):
        return
    if entity.kind is Kind.BACKGROUND:
        lost = "place"
    elif means_beast(entity):
        lost = "beast"
    else:
        lost = "person" if usual_sorts(senses)[Sort.PERSON] >= 1 else "thing"
    near = shelf.relatives.measure_nearness(senses)
    share = near.share.max(axis=0)
    table[:, COLUMN[f"lost_{lost}_share"]] = share
    table[:, COLUMN[f"lost_{lost}_both"]] = near.both.max(axis=0)
    table[:, COLUMN[f"lost_{lost}_behind"]] = share - share.max()
    table[:, COLUMN[f"lost_{lost}_sort"]] = shelf.relatives.share_sorts(senses)
    meaning = table[:, [COLUMN[f"meaning_name_{shown}"] for shown in PICTURE_TEXTS]]
    table[:, COLUMN[f"meaning_lost_{lost}"]] = meaning.max(axis=1)


def _other_words(entity: Entity) -> tuple[str, ...]:
    """The words of a name that do not say what it is: "dentist" of "dentist's office"."""
    return tuple(word for word in content_words(entity.name) if word != head_noun(entity.name))


def _word_nearness(word: str, shelf: Shelf) -> Floats | None:
    senses = asked_senses(word, False)
    return shelf.relatives.measure_nearness(senses).share if senses else None


def _fill_hints(table: Floats, shelf: Shelf, description: str) -> None:
    told = set(content_words(description))
    for number in shelf.near(description):
        picture, (own, every) = shelf.pictures[number], shelf.words[number]
        table[number, COLUMN["hints_own"]] = min(MOST_HINTS, len(told & own))
        table[number, COLUMN["hints_all"]] = min(MOST_HINTS, len(told & every))
        table[number, COLUMN["describes_own"]] = own <= told
        table[number, COLUMN["describes_any"]] = any(set(content_words(form)) <= told for form in picture.words)


def _fill_kinds(table: Floats, shelf: Shelf, entity: Entity, told: str) -> None:
    heads = [head_noun(entity.name), head_noun(told)]
    says = [_says_what(head) for head in heads]
    table[shelf.people, COLUMN[f"person_{says[0]}_{says[1]}"]] = 1
    table[shelf.people, COLUMN["person_given_name"]] = entity.name[:1].isupper()
    several = how_many(entity.name, entity.description) > 1
    for number, picture in enumerate(shelf.pictures):
        assert isinstance(picture, Cutout)
        table[number, COLUMN["same_kind"]] = bool(kind_nouns(picture.kind) & set(heads))
        if several != shows_several(picture):
            table[number, COLUMN["several_shown_one" if several else "one_shown_several"]] = 1


def _fill_people(table: Floats, shelf: Shelf, entity: Entity) -> None:
    wanted, looks = person_traits(entity.name, entity.description), read_looks(entity.description)
    aged = _tells_of_somebody(entity)
    for number in shelf.people:
        picture, row = shelf.pictures[number], table[number]
        assert isinstance(picture, Cutout)
        row[COLUMN["person_plain"]] = bool(picture.looks)
        row[COLUMN["person_cut_off"]] = picture.frame != "full"
        if wanted.gender:
            how = "same" if picture.gender == wanted.gender else "other" if picture.gender else "unknown"
            row[COLUMN[f"gender_{how}"]] = 1
        if aged:
            row[COLUMN[f"age_{wanted.age or AGES[2]}_{picture.age or AGES[2]}"]] = 1
        shown = picture_looks(picture.looks)
        if looks.hair and shown.hair:
            row[COLUMN["hair_same" if looks.hair & shown.hair else "hair_other"]] = 1
        row[COLUMN["hair_curly"]] = looks.curly and shown.curly
        row[COLUMN["clothes_same"]] = bool(looks.clothes & shown.clothes)


def _tells_of_somebody(entity: Entity) -> bool:
    """Whether an age can be somebody's: old machines are no old men."""
    heads = [head_noun(text) for text in (entity.name, told_phrase(entity.description))]
    named = entity.name[:1].isupper() or any(_says_what(head) == PERSON for head in heads)
    return named or bool(person_traits(entity.name, entity.description).gender) or _tells_years(entity)


def _tells_years(entity: Entity) -> bool:
    return told_years(entity.description) is not None


@lru_cache(maxsize=4096)
def _says_what(head: str) -> str:
    if head in person_nouns() or (head.endswith(("man", "woman")) and head not in thing_nouns()):
        return SAYS[0]
    return SAYS[1] if head in thing_nouns() else SAYS[2]


def embedded_texts(pictures: Sequence[Cutout | Backdrop]) -> list[str]:
    """The texts of pictures that are compared in meaning, in the order of `PICTURE_TEXTS` for each."""
    return [text for one in pictures for text in (one.name, f"{one.name}: {', '.join(one.words)}")]
