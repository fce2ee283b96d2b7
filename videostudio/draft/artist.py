"""The draft library as a reference painter: it does not draw, it looks for the picture nearest in meaning."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from videostudio.backends.protocols import DrawnPicture, Embedder, ReferenceRequest
from videostudio.backends.registry import Resources
from videostudio.draft import matching
from videostudio.errors import BackendError
from videostudio.library.assets import Backdrop, Cutout, load_backdrops, load_cutouts, stored_embeddings
from videostudio.library.lexicon import content_words, head_noun, people_words, person_nouns, thing_nouns
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    from videostudio.draft.recolour import ColourWish

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RankingRules:
    """What makes a picture fit an entity. Shared words count up to 1; all the rest is measured against that."""

    # How far below the best a picture may score and still stand in for it when the seed changes.
    nearly_equal: float = 0.1
    # Likeness in meaning, 0 to 1, counts a little less than the words themselves.
    meaning: float = 0.8
    # Of that likeness, the share of the entity's name; the rest is that of its name with its description.
    name_alone: float = 0.75
    # Characters of a description that are compared: the first sentence or two say what it is.
    description_start: int = 200
    # Showing a person for a thing or a thing for a person.
    wrong_kind: float = -0.8
    # Somebody called by a given name is who the description says.
    described: float = 0.5
    # A picture whose other name the description tells, beside 1 for its own name.
    described_by_other_name: float = 0.9
    # Each word that description and picture share, and all of them together: never enough to beat the name.
    hint: float = 0.04
    hints: float = 0.12


@dataclass(frozen=True, slots=True)
class PictureRules:
    """How a reference picture shows a cut-out. Lengths are shares."""

    # Of the picture's sides that the figure fills.
    fill: float = 0.88
    # Heights of figures in a row, beside the tallest: people are not all of one height.
    row_heights: tuple[float, ...] = (1.0, 0.93, 0.97)
    # Of a figure's width up to the next one, which it hides a little.
    row_step: float = 0.9
    # Alpha of 255 from which a pixel belongs to the figure; below lies the soft halo of some pictures.
    opaque: int = 24


RANKING, PICTURE = RankingRules(), PictureRules()


def library_artist(resources: Resources) -> "LibraryArtist":
    """Make the artist that picks from the library.

    Args:
        resources: lends the sentence embedder; without one the library goes by shared words alone.
    """
    try:
        embedder: Embedder | None = resources.model("minilm")
    except BackendError as error:
        log.warning("the draft library goes by shared words alone: %s", error)
        embedder = None
    return LibraryArtist(embedder)


def library_texts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts whose embeddings stand for the cut-outs and for the backdrops: a name, and a name with its words."""
    return tuple(_embedded_texts(load_cutouts())), tuple(_embedded_texts(load_backdrops()))


@dataclass(frozen=True, slots=True)
class RankedPicture:
    """A picture of the library and how well it fits."""

    score: float
    picture: Cutout | Backdrop


class LibraryArtist:
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
        near = [one for one in ranked if one.score >= ranked[0].score - RANKING.nearly_equal]
        chosen = near[request.seed % len(near)].picture
        # What the writer chose, who knew all pictures and the story.
        chosen = next((one.picture for one in ranked if one.picture.name == request.entity.picture), chosen)
        run.check()
        if isinstance(chosen, Cutout):
            from videostudio.draft.recolour import colour_wishes

            colours = colour_wishes(request.entity, chosen.kind == "person")
            shown = _shown_together(request.entity.name, chosen, [one.picture for one in ranked])
            return DrawnPicture(
                _centre_figure(_side_by_side([_open_figure(one, colours) for one in shown]), request.size),
                chosen.source,
            )
        return DrawnPicture(_open_place(chosen, request.size), chosen.source)

    def rank(self, entity: Entity) -> list[RankedPicture]:
        """All pictures of the entity's kind, the best first."""
        pictures: Sequence[Cutout | Backdrop] = load_backdrops() if entity.kind is Kind.BACKGROUND else load_cutouts()
        meanings = self._meanings(entity)
        person = entity.kind is Kind.FOREGROUND and is_person(entity)
        wanted = matching.person_traits((entity.name, entity.description))
        given_name = person and head_noun(entity.name) not in person_nouns()
        ranked = []
        for picture, meaning in zip(pictures, meanings, strict=True):
            score = matching.word_score(entity.name, (picture.name, *picture.words)) + RANKING.meaning * meaning
            score += _hints(entity.description, picture)
            if given_name:
                score += RANKING.described * _described_as(entity.description, picture)
            if isinstance(picture, Cutout):
                if person != (picture.kind == "person"):
                    score += RANKING.wrong_kind
                elif person:
                    score += matching.traits_score(wanted, matching.picture_traits(picture))
                    score += matching.looks_score(entity.description, picture.looks)
            ranked.append(RankedPicture(score, picture))
        return sorted(ranked, key=lambda one: -one.score)

    def _meanings(self, entity: Entity) -> list[float]:
        """Likeness in meaning to every picture of the entity's kind, about 0 to 1."""
        import numpy as np

        which = int(entity.kind is Kind.BACKGROUND)
        texts = library_texts()[which]
        if self._embedder is None:
            return [0.0] * (len(texts) // 2)
        rows = self._library_rows(("cutouts", "backdrops")[which], texts)
        short = entity.description[: RANKING.description_start]
        query = self._embedder.embed([entity.name, f"{entity.name}: {short}" if short else entity.name])
        near = query @ rows.T
        best = np.maximum(near[:, 0::2], near[:, 1::2])
        return [float(value) for value in RANKING.name_alone * best[0] + (1 - RANKING.name_alone) * best[1]]

    def _library_rows(self, name: str, texts: Sequence[str]) -> "np.ndarray":
        """(N, 384) float32, from the file that ships with the library where it fits the library."""
        if name not in self._rows:
            stored = stored_embeddings(name, texts)
            self._rows[name] = stored if stored is not None else self._embed(texts)
        return self._rows[name]

    def _embed(self, texts: Sequence[str]) -> "np.ndarray":
        if self._embedder is None:
            raise BackendError("The draft library has no sentence embedder. Run: pip install -r requirements.txt")
        log.info("embedding %d library texts", len(texts))
        return self._embedder.embed(texts)


def is_person(entity: Entity) -> bool:
    """Whether an entity is somebody: by its name's main word, or a given name whose description tells of a person."""
    main = head_noun(entity.name)
    if main in person_nouns() or (main.endswith(("man", "woman")) and main not in thing_nouns()):
        return True
    if main in thing_nouns() or not entity.name[:1].isupper() or len(entity.name.split()) > 2:
        return False
    told = set(content_words(entity.description))
    return not entity.description or bool(told & people_words().nouns)


def _hints(description: str, picture: Cutout | Backdrop) -> float:
    """A little for every word of the picture's name and words that the description tells too."""
    told = set(content_words(description))
    have = {word for form in (picture.name, *picture.words) for word in content_words(form)}
    return min(RANKING.hints, RANKING.hint * len(told & have))


def _described_as(description: str, picture: Cutout | Backdrop) -> float:
    """1 where a description calls somebody by the picture's name, a little less by another of its names, else 0."""
    told = set(content_words(description))
    names = [set(content_words(form)) <= told for form in (picture.name, *picture.words)]
    return 1.0 if names[0] else RANKING.described_by_other_name * any(names)


def _embedded_texts(pictures: Sequence[Cutout | Backdrop]) -> list[str]:
    return [text for one in pictures for text in (one.name, f"{one.name}: {', '.join(one.words)}")]


def _shown_together(name: str, chosen: Cutout, ranked: Sequence[Cutout | Backdrop]) -> list[Cutout]:
    """Who is shown for a name that means several: different people, or the same animal again."""
    count = matching.how_many(name)
    last = name.lower().split()[-1] if name.split() else ""
    if count == 1 or chosen.grammar == "plural" or any(last in form.split() for form in (chosen.name, *chosen.words)):
        return [chosen]
    if chosen.kind != "person":
        return [chosen] * count
    others = [
        one for one in ranked if isinstance(one, Cutout) and one is not chosen and one.looks and one.frame == "full"
    ]
    same_age = [one for one in others if one.age == chosen.age]
    return [chosen, *same_age, *([chosen] * count)][:count] if chosen.looks else [chosen] * count


def _side_by_side(figures: "Sequence[Image]") -> "Image":
    """Figures in a row, feet on one line, each a little before the last and none quite as tall."""
    from PIL import Image

    if len(figures) == 1:
        return figures[0]
    height = max(figure.height for figure in figures)
    row = []
    for figure, share in zip(figures, PICTURE.row_heights, strict=False):
        scale = share * height / figure.height
        size = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
        row.append(figure.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA"))
    lefts = [0]
    for figure in row[:-1]:
        lefts.append(lefts[-1] + round(PICTURE.row_step * figure.width))
    canvas = Image.new("RGBA", (lefts[-1] + row[-1].width, height), (255, 255, 255, 0))
    for left, figure in zip(lefts, row, strict=True):
        canvas.alpha_composite(figure, (left, height - figure.height))
    return canvas


def _open_figure(cutout: Cutout, colours: "tuple[ColourWish, ...]") -> "Image":
    """The cut-out in the colours that are told, without what is empty around it."""
    import numpy as np
    from PIL import Image

    from videostudio.draft.recolour import recolour_cutout

    with Image.open(cutout.file) as opened:
        figure: Image.Image = opened.convert("RGBA")
    box = figure.getchannel("A").point(_opaque).getbbox()
    figure = figure.crop(box) if box else figure
    if colours:
        figure = Image.fromarray(recolour_cutout(np.asarray(figure), cutout, colours), "RGBA")
    return figure


def _centre_figure(figure: "Image", size: Size) -> "Image":
    """A figure in the middle of a transparent picture."""
    from PIL import Image

    scale = PICTURE.fill * min(size.width / figure.width, size.height / figure.height)
    extent = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
    # Premultiplied, so that what is transparent lends no colour to the edge.
    figure = figure.convert("RGBa").resize(extent, Image.Resampling.LANCZOS).convert("RGBA")
    canvas = Image.new("RGBA", (size.width, size.height), (255, 255, 255, 0))
    canvas.paste(figure, ((size.width - extent[0]) // 2, (size.height - extent[1]) // 2))
    return canvas


def _opaque(value: Any) -> int:
    return 255 if value >= PICTURE.opaque else 0


def _open_place(backdrop: Backdrop, size: Size) -> "Image":
    """The backdrop's middle, filling the size."""
    from PIL import Image, ImageOps

    with Image.open(backdrop.file) as opened:
        return ImageOps.fit(opened.convert("RGB"), (size.width, size.height), Image.Resampling.LANCZOS)
