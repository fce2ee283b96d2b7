"""The draft library as a reference painter: it does not draw, it looks for the picture nearest in meaning."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from videostudio.backends.protocols import DrawnPicture, Embedder, ReferenceRequest
from videostudio.backends.registry import Resources
from videostudio.draft import matching
from videostudio.errors import BackendError
from videostudio.library.assets import Backdrop, Cutout, backdrops, cutouts, stored_rows
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    from videostudio.draft.recolour import Wish

log = logging.getLogger(__name__)

# How far below the best a picture may score and still stand in for it when the seed changes.
NEARLY_EQUAL = 0.1
# Weight of likeness in meaning beside shared words, which count up to 1.
MEANING = 0.8
# What it costs to show a person for a thing or a thing for a person.
WRONG_KIND = 0.8
# Share of the reference's sides that a figure fills.
FILL = 0.88


def library(resources: Resources) -> "Library":
    """The draft library.

    Args:
        resources: lends the sentence embedder; without one the library goes by shared words alone.
    """
    try:
        embedder: Embedder | None = resources.model("minilm")
    except BackendError as error:
        log.warning("the draft library goes by shared words alone: %s", error)
        embedder = None
    return Library(embedder)


def library_texts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts whose embeddings stand for the cut-outs and for the backdrops: a name, and a name with its words."""
    return tuple(_texts(cutouts())), tuple(_texts(backdrops()))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A picture of the library and how well it fits."""

    score: float
    picture: Cutout | Backdrop


class Library:
    """Finds pictures by meaning; see `protocols.TextToImage`.

    Args:
        embedder: sentence embeddings, or None.
    """

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._rows: dict[str, np.ndarray] = {}

    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        """Find the picture of one entity.

        The best candidate, or one that is nearly as good: the seed says which, and counting seeds up visits them all.
        """
        run.tick(0.0, f"Looking for a picture of {request.entity.name}")
        ranked = [one for one in self.rank(request.entity) if one.picture.source not in request.avoid]
        if not ranked:
            ranked = self.rank(request.entity)
        near = [one for one in ranked if one.score >= ranked[0].score - NEARLY_EQUAL]
        chosen = near[request.seed % len(near)].picture
        run.check()
        if isinstance(chosen, Cutout):
            from videostudio.draft.recolour import wishes

            colours = wishes(request.entity, chosen.kind == "person")
            shown = _company(request.entity.name, chosen, [one.picture for one in ranked])
            return DrawnPicture(
                _centred(_side_by_side([_figure(one, colours) for one in shown]), request.size), chosen.source
            )
        return DrawnPicture(_place(chosen, request.size), chosen.source)

    def rank(self, entity: Entity) -> list[Ranked]:
        """All pictures of the entity's kind, the best first."""
        pictures: Sequence[Cutout | Backdrop] = backdrops() if entity.kind is Kind.BACKGROUND else cutouts()
        meanings = self._meanings(entity)
        person = entity.kind is Kind.FOREGROUND and is_person(entity)
        wanted = matching.traits((entity.name, entity.description))
        given_name = person and matching.head(entity.name) not in _person_heads()[0]
        ranked = []
        for picture, meaning in zip(pictures, meanings, strict=True):
            score = matching.word_score(entity.name, (picture.name, *picture.words)) + MEANING * meaning
            score += _hints(entity.description, picture)
            if given_name:
                score += 0.5 * _told(entity.description, picture)
            if isinstance(picture, Cutout):
                if person != (picture.kind == "person"):
                    score -= WRONG_KIND
                elif person:
                    score += matching.traits_score(wanted, matching.traits((picture.name, " ".join(picture.words))))
                    score += matching.looks_score(entity.description, picture.looks)
            ranked.append(Ranked(score, picture))
        return sorted(ranked, key=lambda one: -one.score)

    def _meanings(self, entity: Entity) -> list[float]:
        """Likeness in meaning to every picture of the entity's kind, about 0 to 1."""
        import numpy as np

        which = int(entity.kind is Kind.BACKGROUND)
        texts = library_texts()[which]
        if self._embedder is None:
            return [0.0] * (len(texts) // 2)
        rows = self._library_rows(("cutouts", "backdrops")[which], texts)
        short = entity.description[:200]
        query = self._embedder.embed([entity.name, f"{entity.name}: {short}" if short else entity.name])
        near = query @ rows.T
        best = np.maximum(near[:, 0::2], near[:, 1::2])
        return [float(value) for value in 0.75 * best[0] + 0.25 * best[1]]

    def _library_rows(self, name: str, texts: Sequence[str]) -> "np.ndarray":
        """(N, 384) float32, from the file that ships with the library where it fits the library."""
        if name not in self._rows:
            stored = stored_rows(name, texts)
            self._rows[name] = stored if stored is not None else self._embed(texts)
        return self._rows[name]

    def _embed(self, texts: Sequence[str]) -> "np.ndarray":
        if self._embedder is None:
            raise BackendError("The draft library has no sentence embedder. Run: pip install -r requirements.txt")
        log.info("embedding %d library texts", len(texts))
        return self._embedder.embed(texts)


def is_person(entity: Entity) -> bool:
    """Whether an entity is somebody: by its name's main word, or a given name whose description tells of a person."""
    heads = _person_heads()
    main = matching.head(entity.name)
    if main in heads[0] or (main.endswith(("man", "woman")) and main not in heads[1]):
        return True
    if main in heads[1] or not entity.name[:1].isupper() or len(entity.name.split()) > 2:
        return False
    told = set(matching.tokens(entity.description))
    return not entity.description or bool(told & matching.PERSON)


@lru_cache(maxsize=1)
def _person_heads() -> tuple[frozenset[str], frozenset[str]]:
    """Main words that name persons, and those that name things."""
    people: set[str] = set(matching.PERSON)
    things: set[str] = set()
    for cutout in cutouts():
        forms = (cutout.name, *cutout.words) if cutout.kind == "person" else (cutout.name,)
        (people if cutout.kind == "person" else things).update(matching.head(form) for form in forms)
    return frozenset(people - (things - matching.PERSON)), frozenset(things)


def _hints(description: str, picture: Cutout | Backdrop) -> float:
    """A little for every word of the picture's name and words that the description tells too."""
    told = set(matching.tokens(description))
    have = {word for form in (picture.name, *picture.words) for word in matching.tokens(form)}
    return min(0.12, 0.04 * len(told & have))


def _told(description: str, picture: Cutout | Backdrop) -> float:
    """1 where a description calls somebody by the picture's own name, 0.9 by another of its names, else 0."""
    told = set(matching.tokens(description))
    names = [set(matching.tokens(form)) <= told for form in (picture.name, *picture.words)]
    return 1.0 if names[0] else 0.9 * any(names)


def _texts(pictures: Sequence[Cutout | Backdrop]) -> list[str]:
    return [text for one in pictures for text in (one.name, f"{one.name}: {', '.join(one.words)}")]


def _company(name: str, chosen: Cutout, ranked: Sequence[Cutout | Backdrop]) -> list[Cutout]:
    """Who is shown for a name that means several: different people, or the same animal again."""
    count = matching.how_many(name)
    last = name.lower().split()[-1] if name.split() else ""
    if count == 1 or chosen.grammar == "plural" or any(last in form.split() for form in (chosen.name, *chosen.words)):
        return [chosen]
    if chosen.kind != "person":
        return [chosen] * count
    alike = matching.traits((chosen.name, " ".join(chosen.words)))
    others = [
        one for one in ranked if isinstance(one, Cutout) and one is not chosen and one.looks and one.frame == "full"
    ]
    same_age = [one for one in others if matching.traits((one.name, " ".join(one.words))).age == alike.age]
    return [chosen, *same_age, *([chosen] * count)][:count] if chosen.looks else [chosen] * count


def _side_by_side(figures: "Sequence[Image]") -> "Image":
    """Figures in a row, feet on one line, each a little before the last and none quite as tall."""
    from PIL import Image

    if len(figures) == 1:
        return figures[0]
    heights = (1.0, 0.93, 0.97)
    height = max(figure.height for figure in figures)
    row = []
    for figure, share in zip(figures, heights, strict=False):
        scale = share * height / figure.height
        size = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
        row.append(figure.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA"))
    lefts = [0]
    for figure in row[:-1]:
        lefts.append(lefts[-1] + round(0.9 * figure.width))
    canvas = Image.new("RGBA", (lefts[-1] + row[-1].width, height), (255, 255, 255, 0))
    for left, figure in zip(lefts, row, strict=True):
        canvas.alpha_composite(figure, (left, height - figure.height))
    return canvas


def _figure(cutout: Cutout, colours: "tuple[Wish, ...]") -> "Image":
    """The cut-out in the colours that are told, without what is empty around it."""
    import numpy as np
    from PIL import Image

    from videostudio.draft.recolour import dyed

    with Image.open(cutout.file) as opened:
        figure: Image.Image = opened.convert("RGBA")
    box = figure.getchannel("A").point(_opaque).getbbox()
    figure = figure.crop(box) if box else figure
    if colours:
        figure = Image.fromarray(dyed(np.asarray(figure), cutout, colours), "RGBA")
    return figure


def _centred(figure: "Image", size: Size) -> "Image":
    """A figure in the middle of a transparent picture."""
    from PIL import Image

    scale = FILL * min(size.width / figure.width, size.height / figure.height)
    extent = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
    # Premultiplied, so that what is transparent lends no colour to the edge.
    figure = figure.convert("RGBa").resize(extent, Image.Resampling.LANCZOS).convert("RGBA")
    canvas = Image.new("RGBA", (size.width, size.height), (255, 255, 255, 0))
    canvas.paste(figure, ((size.width - extent[0]) // 2, (size.height - extent[1]) // 2))
    return canvas


def _opaque(value: Any) -> int:
    return 255 if value >= 24 else 0


def _place(backdrop: Backdrop, size: Size) -> "Image":
    """The backdrop's middle, filling the size."""
    from PIL import Image, ImageOps

    with Image.open(backdrop.file) as opened:
        return ImageOps.fit(opened.convert("RGB"), (size.width, size.height), Image.Resampling.LANCZOS)
