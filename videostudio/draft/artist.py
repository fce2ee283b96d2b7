"""The draft library as a reference painter: it does not draw, it looks for the picture nearest in meaning."""

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from videostudio.backends.protocols import DrawnPicture, Embedder, ReferenceRequest
from videostudio.backends.registry import Resources
from videostudio.draft.choice.cards import draw_card, draw_studio
from videostudio.draft.choice.features import (
    AGES,
    Floats,
    embedded_texts,
    entity_texts,
    load_shelf,
    means_beast,
    name_meanings,
    nearest_beasts,
    picture_features,
    shows_several,
)
from videostudio.draft.choice.fitting import Fit, load_fit
from videostudio.draft.choice.relatives import PERSON
from videostudio.draft.matching import how_many
from videostudio.draft.puppets.casting import draw_portrait, dress_puppets
from videostudio.draft.puppets.design import find_design, find_group
from videostudio.draft.recolour import colour_wishes, recolour_cutout
from videostudio.errors import BackendError
from videostudio.library.assets import (
    CARD,
    STUDIO,
    Backdrop,
    Cutout,
    find_named,
    load_backdrops,
    load_cutouts,
    puppet_source,
    stored_embeddings,
)
from videostudio.library.kinds import Sort
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

if TYPE_CHECKING:
    from PIL.Image import Image

    from videostudio.draft.recolour import ColourWish

log = logging.getLogger(__name__)


# How many times as likely the best picture may be as one that stands in for it when the seed changes.
NEARLY_EQUAL = 3.0


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


PICTURE = PictureRules()


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
    return tuple(embedded_texts(load_cutouts())), tuple(embedded_texts(load_backdrops()))


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

        The best candidate, or one that is nearly as good: the seed says which, and counting seeds up visits them all;
        the one that the entity names comes first among them. Where nothing fits, a stand-in: a plain person for
        somebody, the nearest relative for an animal, an empty studio for a place, a card with its name for anything
        else.
        """
        entity = request.entity
        run.tick(0.0, f"Looking for a picture of {entity.name}")
        ranked = self.rank(entity)
        chosen = self._choose(request, ranked)
        run.check()
        if isinstance(chosen, Backdrop):
            return DrawnPicture(_open_place(chosen, request.size), chosen.source)
        if isinstance(chosen, Cutout):
            colours = colour_wishes(entity, chosen.kind == PERSON)
            shown = _shown_together(entity, chosen, ranked)
            ids = [one.id for one in shown]
            if designs := dress_puppets(ids, entity):
                return DrawnPicture(
                    _centre_figure(draw_portrait(designs, request.size), request.size), puppet_source(ids)
                )
            row = _side_by_side([_open_figure(one, colours) for one in shown])
            return DrawnPicture(_centre_figure(row, request.size), chosen.source)
        if entity.kind is Kind.BACKGROUND:
            return DrawnPicture(draw_studio(request.seed, request.size), STUDIO)
        return DrawnPicture(_centre_figure(draw_card(entity, request.seed), request.size), CARD)

    def _choose(self, request: ReferenceRequest, ranked: "list[RankedPicture]") -> Cutout | Backdrop | None:
        """The picture for a request; None where nothing fits.

        What is called so, and what the entity's own words name, is the first take where it fits about as well as the
        best.
        """
        named = find_named(request.entity.picture, request.entity.kind)
        if named and request.again:  # how well others fit, whatever was named
            ranked = self.rank(replace(request.entity, picture=""))
        fitting = [one for one in ranked if one.score > 0]
        if not request.again:
            called = [one for one in ranked if _is_called(one.picture, request.entity)]
            very = [one for one in called if one.picture.name == request.entity.name.lower()]
            fitting = very or called or fitting
        near = [one.picture for one in fitting if one.score >= fitting[0].score - math.log(NEARLY_EQUAL)]
        if not near:
            return self._plain_person(request.entity, ranked) or self._nearest_relative(request.entity, ranked)
        if named in near:
            near = [one for one in near if one is not named] if request.again else [named]
        return near[request.seed % len(near)] if near else named

    def _plain_person(self, entity: Entity, ranked: "list[RankedPicture]") -> Cutout | None:
        """The plain person that is nearest by sex and age, where what is looked for is somebody; else nobody."""
        if entity.kind is Kind.BACKGROUND or means_beast(entity) or not self._is_somebody(entity):
            return None
        return next((one.picture for one in ranked if isinstance(one.picture, Cutout) and one.picture.looks), None)

    def _nearest_relative(self, entity: Entity, ranked: "list[RankedPicture]") -> Cutout | None:
        """The best of those that an animal or a being of tales may be shown by; nobody for anything else."""
        best = ranked[0].picture if ranked and ranked[0].score > -math.inf else None
        return best if means_beast(entity) and isinstance(best, Cutout) else None

    def rank(self, entity: Entity) -> "list[RankedPicture]":
        """All pictures of the entity's kind, the best first."""
        pairs = zip(self.score(entity).tolist(), load_shelf(entity.kind).pictures, strict=True)
        return sorted((RankedPicture(score, picture) for score, picture in pairs), key=lambda one: -one.score)

    def score(self, entity: Entity) -> "Floats":
        """(N,) how well each picture of the entity's kind fits, see `Fit.score`; people fit nobody but somebody.

        That a writer named a picture speaks for it as far as writers' choices proved right. An animal without a picture
        is shown by its nearest of kin.
        """
        shelf, fit = load_shelf(entity.kind), self._fit(entity.kind)
        scores = fit.score(picture_features(entity, shelf, self.likeness(entity)))
        picked = np.array([picture.name == entity.picture for picture in shelf.pictures])
        if senses := name_meanings(entity):  # what is of another sort was picked for want of a better one
            picked &= shelf.relatives.share_sorts(senses) > 0
        scores[picked] += fit.named
        if shelf.people and (means_beast(entity) or not self._is_somebody(entity)):
            tales = shelf.relatives.sorts[:, Sort.CREATURE] if means_beast(entity) else np.zeros(len(scores))
            others = [number for number in shelf.people if not tales[number]]
            scores[[number for number in others if not _is_called(shelf.pictures[number], entity)]] = -np.inf
        nearest = nearest_beasts(entity, shelf)
        return scores if nearest is None else np.where(nearest, scores, -np.inf)

    def _is_somebody(self, entity: Entity) -> bool:
        return self._fit(entity.kind).is_somebody(entity, self.likeness(entity), self.meaning(entity))

    def _fit(self, kind: Kind) -> Fit:
        return load_fit(kind, self._embedder is not None)

    def likeness(self, entity: Entity) -> "Floats | None":
        """Likeness in meaning to every picture of the entity's kind, see `picture_features`; None if not known."""
        if self._embedder is None:
            return None
        which = int(entity.kind is Kind.BACKGROUND)
        rows = self._library_rows(("cutouts", "backdrops")[which], library_texts()[which])
        near = self._embedder.embed(entity_texts(entity)) @ rows.T
        return np.stack([near[:, 0::2], near[:, 1::2]], axis=1)

    def meaning(self, entity: Entity) -> "Floats | None":
        """(384,) embedding of an entity's name, or None."""
        return None if self._embedder is None else self._embedder.embed(entity_texts(entity)[:1])[0]

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


def _is_called(picture: Cutout | Backdrop, entity: Entity) -> bool:
    return entity.name.lower() in (picture.name, *picture.words)


def _shown_together(entity: Entity, chosen: Cutout, ranked: "Sequence[RankedPicture]") -> list[Cutout]:
    """Who is shown for a name that means several: people who fit it as well, or the same figure again."""
    if group := find_group(chosen.id):
        return _cast_group(group, ranked)
    count = how_many(entity.name, entity.description)
    last = entity.name.lower().split()[-1] if entity.name.split() else ""
    forms = (chosen.name, *chosen.words)
    if count == 1 or shows_several(chosen) or any(last in form.split() for form in forms):
        return [chosen]
    own = next((one.score for one in ranked if one.picture is chosen), math.inf)
    others = [
        one.picture
        for one in ranked
        if isinstance(one.picture, Cutout)
        and one.picture is not chosen
        and one.score >= own - math.log(NEARLY_EQUAL)
        and find_design(one.picture.id) is not None
        and _is_child(one.picture) == _is_child(chosen)
    ]
    fellows = others if chosen.kind == PERSON else []
    return [chosen, *fellows, *([chosen] * count)][:count]


def _cast_group(group: Sequence[str], ranked: "Sequence[RankedPicture]") -> list[Cutout]:
    """The people of a group; plain ones are those who fit best of their sex, children for children."""
    known = {one.id: one for one in load_cutouts()}
    plain = [one.picture for one in ranked if isinstance(one.picture, Cutout) and one.picture.looks]
    cast: list[Cutout] = []
    for member in (known[name] for name in group):
        alike = [
            one
            for one in plain
            if one not in cast and (one.gender, _is_child(one)) == (member.gender, _is_child(member))
        ]
        cast.append(alike[0] if member.looks and alike else member)
    return cast


def _is_child(cutout: Cutout) -> bool:
    return cutout.age == AGES[0]


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
    from PIL import Image

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
