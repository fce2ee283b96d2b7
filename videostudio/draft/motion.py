"""How figures move: a motion for an action phrase, and a pose for a motion and a time. Like paper theatre.

A phrase is matched by its words first and by its meaning second: nearest labels of Kinetics-400 by sentence embedding,
each label belonging to one motion.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from videostudio.backends.protocols import Embedder
from videostudio.draft.compositor import Pose
from videostudio.library.assets import stored_rows


class Motion(StrEnum):
    """What a figure can do."""

    IDLE = "idle"
    WALK = "walk"
    RUN = "run"
    JUMP = "jump"
    RIDE = "ride"
    WAVE = "wave"
    FLY = "fly"
    SWIM = "swim"
    TURN = "turn"
    DANCE = "dance"
    EAT = "eat"
    WORK = "work"
    TALK = "talk"
    REST = "rest"
    FALL = "fall"
    CLIMB = "climb"
    THROW = "throw"
    LOOK = "look"
    MUSIC = "music"
    HUG = "hug"


TRAVELS = frozenset({Motion.WALK, Motion.RUN, Motion.RIDE, Motion.FLY, Motion.SWIM})
# Heights of the figure that it travels in a second, and the most of the picture's width it crosses in a clip.
PACE = {Motion.WALK: (0.5, 0.34), Motion.RUN: (0.95, 0.5), Motion.RIDE: (0.8, 0.46)}
PACE |= {Motion.FLY: (0.9, 0.42), Motion.SWIM: (0.7, 0.36)}

# Phrases of several words that say something else than their verb.
_PHRASES: dict[Motion, str] = {
    Motion.REST: "fall asleep|falling asleep|falls asleep|lie down|lying|lies down|sit down|sitting|take a nap"
    "|taking a nap|go to bed|going to bed|taking a bath|taking a rest|watching tv|watching television|sunbath",
    Motion.LOOK: "taking a picture|taking a photo|takes a picture|takes a photo|taking photo|fly a kite|flying a kite"
    "|flies a kite|flying kite|look around|looking around|wait|watching|turning around to look|flying a drone",
    Motion.RIDE: "driving|taking off in|rowing|sailing|paddling|skateboard|skiing|snowboard|surf|sled|canoe|kayak"
    "|on a bike|on a bicycle|on a horse|in a car|ice skating|roller skating|skating|motorcycl",
    Motion.MUSIC: "playing the|playing guitar|playing piano|playing violin|playing drum|playing flute|playing music"
    "|playing a song|playing an instrument|playing trumpet|playing cello|playing harp|playing accordion"
    "|guitar|drumming",
    Motion.THROW: "playing football|playing soccer|playing basketball|playing baseball|playing tennis|playing catch"
    "|playing ball|playing volleyball|playing golf|playing hockey|playing with a ball|playing fetch",
    Motion.WORK: "playing chess|playing cards|playing poker|playing video|playing a game|making|building a|setting up"
    "|washing|taking care|putting|cutting|jump start|hanging up|picking up",
    Motion.WAVE: "saying goodbye|says goodbye|saying hello|says hello|hanging out|celebrat|cheer|raising",
    Motion.TALK: "calling|telling a|asking|on the phone|running for office|running a meeting",
    Motion.EAT: "having lunch|having dinner|having breakfast|having a picnic|having a meal|having tea|having coffee"
    "|blowing out|has lunch|has dinner|has breakfast",
    Motion.JUMP: "hopping|jumping|bouncing|leaping|skipping|playing in|playing with|playing together|plays with"
    "|plays in|trampoline|jumps|leaps",
    Motion.RUN: "racing|chasing|fleeing|escaping|running|jogging|sprint|hurdl|runs|chase|flees",
}

# Stems of single verbs, looked for from the phrase's first word on.
_STEMS: dict[Motion, str] = {
    Motion.WALK: "walk hik stroll wander march travel explor enter leav arriv approach follow cross mov go goe going"
    " return come coming head pass visit carry carri search sneak patrol roam deliver journey stepp step"
    " depart tour trek wade crawl push pull",
    Motion.RUN: "run ran runn jog sprint chas race racing flee escap rush hurry hurri dash gallop",
    Motion.JUMP: "jump hop leap bounc skip play frolic vault somersault",
    Motion.RIDE: "rid rode driv drove cycl bik sail row paddl surf ski skat sled steer pedal commut",
    Motion.WAVE: "wav greet cheer salut celebrat clap applaud beckon signal welcom",
    Motion.FLY: "fly flie flew soar glid hover launch float flutter levitat land",
    Motion.SWIM: "swim swam div snorkel dove",
    Motion.TURN: "turn spin rotat twirl pirouett roll cartwheel flip",
    Motion.DANCE: "danc waltz tango ballet salsa party perform sway",
    Motion.EAT: "eat ate drink drank tast sip bit chew lick swallow feed feast din devour nibbl munch enjoy blow",
    Motion.WORK: "cook bak stir mix chop slic knead frost decorat fry grill mak made build repair fix paint draw drew"
    " write writ typ clean wash sweep mop garden plant water dig sew knit craft work stud prepar read press pour"
    " open clos assembl cut peel hammer saw iron fold arrang pack unpack sculpt brush comb shav wrap pick gather"
    " harvest collect serv adjust set put place examin inspect experiment use using operat light assist help"
    " milk pet groom massag squeez roll play stack shop buy sell pay measur tie weav mow rak shovel",
    Motion.TALK: "talk speak spoke chat discuss tell told ask answer say said call sing laugh argu explain teach"
    " interview whisper shout yell announc present lectur meet negotiat convers cry cri smil",
    Motion.REST: "sit sat rest sleep slept relax lay lie nap meditat kneel recline wait doze snooz dream breath bath"
    " sunbath stay lean",
    Motion.FALL: "fall fell collaps faint trip slip tumbl stumbl crash sink",
    Motion.CLIMB: "climb scal ascend abseil",
    Motion.THROW: "throw threw toss hurl kick punch hit box fight fought fenc catch caught swing bowl bat golf fish"
    " shoot shot dribbl juggl cast wrestl attack slap pitch serve score",
    Motion.LOOK: "look watch see saw star gaz observ admir stare peer discover find found notic photograph film"
    " search think hid hide listen study ponder point show survey",
    Motion.HUG: "hug embrac kiss cuddl hold shak",
    Motion.MUSIC: "strum drum",
}

# Labels of Kinetics-400 (exactly as in its list), by the motion that shows them best.
LABELS: dict[Motion, tuple[str, ...]] = {
    Motion.WALK: ("walking the dog", "marching", "pushing cart", "crawling baby", "moving furniture", "carrying baby"),
    Motion.RUN: ("jogging", "running on treadmill", "hurdling"),
    Motion.JUMP: (
        "bouncing on trampoline", "jumping into pool", "high jump", "long jump", "triple jump", "skipping rope",
        "parkour", "hopscotch", "jumpstyle dancing", "vault", "somersaulting", "springboard diving",
    ),
    Motion.RIDE: (
        "riding a bike", "riding scooter", "riding unicycle", "riding or walking with horse", "riding camel",
        "riding elephant", "riding mule", "riding mountain bike", "driving car", "driving tractor", "motorcycling",
        "skateboarding", "snowboarding", "surfing water", "sailing", "canoeing or kayaking", "tobogganing",
        "ice skating", "roller skating", "skiing (not slalom or crosscountry)", "jetskiing", "snowmobiling",
        "pushing wheelchair", "sled dog racing", "water skiing", "kitesurfing", "windsurfing", "biking through snow",
    ),
    Motion.WAVE: ("applauding", "celebrating", "clapping", "finger snapping", "ski jumping", "cheerleading"),
    Motion.FLY: ("paragliding", "skydiving", "bungee jumping"),
    Motion.SWIM: (
        "swimming backstroke", "swimming breast stroke", "swimming butterfly stroke", "scuba diving", "snorkeling",
        "diving cliff",
    ),
    Motion.TURN: ("cartwheeling", "gymnastics tumbling", "spinning poi", "hula hooping", "capoeira"),
    Motion.DANCE: (
        "belly dancing", "breakdancing", "country line dancing", "dancing ballet", "dancing charleston",
        "dancing gangnam style", "dancing macarena", "robot dancing", "salsa dancing", "swing dancing",
        "tango dancing", "tap dancing", "zumba", "krumping",
    ),
    Motion.EAT: (
        "dining", "drinking", "drinking beer", "drinking shots", "eating burger", "eating cake", "eating carrots",
        "eating chips", "eating doughnuts", "eating hotdog", "eating ice cream", "eating spaghetti",
        "eating watermelon", "tasting beer", "tasting food", "blowing out candles", "feeding birds",
        "feeding fish", "feeding goats", "smoking", "gargling",
    ),
    Motion.WORK: (
        "baking cookies", "making a cake", "making a sandwich", "making jewelry", "making pizza", "making snowman",
        "making sushi", "making tea", "cooking chicken", "cooking egg", "cooking on campfire", "cooking sausages",
        "frying vegetables", "flipping pancake", "barbequing", "building cabinet", "building shed", "carving pumpkin",
        "cleaning floor", "cleaning windows", "doing laundry", "doing nails", "drawing", "spray painting",
        "brush painting", "digging", "planting trees", "watering plants", "trimming trees", "mowing lawn",
        "folding clothes", "folding napkins", "ironing", "knitting", "weaving basket", "writing", "using computer",
        "texting", "washing dishes", "washing hands", "washing hair", "brushing teeth", "brushing hair",
        "sharpening pencil", "shuffling cards", "playing chess", "playing cards", "playing poker", "welding",
        "changing wheel", "checking tires", "unboxing", "wrapping present", "opening present", "setting table",
        "mopping floor", "sweeping floor", "peeling potatoes", "peeling apples", "picking fruit", "reading book",
        "reading newspaper", "scrambling eggs", "shoveling snow", "clay pottery making", "blasting sand",
        "chopping wood", "arranging flowers", "decorating the christmas tree", "counting money", "grooming dog",
        "milking cow", "petting cat", "petting animal (not cat)", "assembling computer", "bookbinding", "making bed",
        "cutting pineapple", "cutting watermelon", "cutting nails", "tying tie", "folding paper", "laying bricks",
        "plastering", "shining shoes", "sanding floor", "stomping grapes", "tossing salad", "ripping paper",
    ),
    Motion.TALK: (
        "answering questions", "news anchoring", "giving or receiving award", "laughing", "singing", "crying",
        "auctioning", "testifying", "presenting weather forecast", "sign language interpreting",
    ),
    Motion.REST: ("yoga", "yawning", "tai chi", "massaging back", "getting a tattoo", "getting a haircut"),
    Motion.FALL: ("faceplanting", "shaking head"),
    Motion.CLIMB: ("climbing a rope", "climbing ladder", "climbing tree", "rock climbing", "ice climbing", "abseiling"),
    Motion.THROW: (
        "throwing axe", "throwing ball", "throwing discus", "shot put", "javelin throw", "hammer throw",
        "catching or throwing baseball", "catching or throwing frisbee", "catching or throwing softball",
        "catching fish", "kicking field goal", "kicking soccer ball", "juggling balls", "juggling soccer ball",
        "dribbling basketball", "playing basketball", "dunking basketball", "shooting basketball",
        "shooting goal (soccer)", "playing tennis", "playing badminton", "playing cricket", "playing volleyball",
        "playing ice hockey", "hitting baseball", "golf driving", "golf putting", "bowling", "archery",
        "punching bag", "punching person (boxing)", "sword fighting", "wrestling", "side kick", "high kick",
        "drop kicking", "ice fishing", "snatch weight lifting", "pull ups", "push up", "swinging legs",
    ),
    Motion.LOOK: ("flying kite", "sniffing", "waiting in line"),
    Motion.HUG: ("hugging", "kissing", "shaking hands", "holding snake"),
    Motion.MUSIC: (
        "playing accordion", "playing bagpipes", "playing bass guitar", "playing cello", "playing clarinet",
        "playing drums", "playing flute", "playing guitar", "playing harmonica", "playing harp", "playing keyboard",
        "playing organ", "playing piano", "playing recorder", "playing saxophone", "playing trombone",
        "playing trumpet", "playing ukulele", "playing violin", "playing xylophone", "busking", "beatboxing",
        "strumming guitar", "tapping guitar", "drumming fingers", "air drumming",
    ),
}  # fmt: skip

# Likeness in meaning below which a phrase names no motion.
FAINTEST = 0.28


@lru_cache(maxsize=1)
def label_table() -> tuple[tuple[str, Motion], ...]:
    """Every label with its motion."""
    return tuple((label, motion) for motion, labels in LABELS.items() for label in labels)


def motion_by_words(phrase: str) -> Motion | None:
    """The motion that a phrase's own words name, or None.

    Args:
        phrase: "riding a bike", "runs through the forest".
    """
    text = " ".join(re.findall(r"[a-z]+", phrase.lower()))
    for motion, parts in _PHRASES.items():
        if any(f" {part}" in f" {text}" for part in parts.split("|")):
            return motion
    for word in text.split()[:6]:
        motion_of = _stems().get(_stem(word))
        if motion_of is not None:
            return motion_of
    return None


class MotionFinder:
    """Finds the motion for an action.

    Args:
        embedder: sentence embeddings, or None to go by words alone.
    """

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder
        self._rows: np.ndarray | None = None

    def find(self, phrase: str) -> Motion:
        """The motion for an action phrase; idle where nothing fits."""
        if not phrase.strip():
            return Motion.IDLE
        return motion_by_words(phrase) or self.by_meaning(phrase)

    def by_meaning(self, phrase: str) -> Motion:
        """The motion of the nearest Kinetics-400 labels; idle where none is near."""
        if self._embedder is None:
            return Motion.IDLE
        if self._rows is None:
            labels = [label for label, _ in label_table()]
            stored = stored_rows("actions", labels)
            self._rows = stored if stored is not None else self._embedder.embed(labels)
        near = self._rows @ self._embedder.embed([phrase])[0]
        best = np.argsort(-near)[:4]
        if near[best[0]] < FAINTEST:
            return Motion.IDLE
        votes: dict[Motion, float] = {}
        for n in best:
            motion = label_table()[int(n)][1]
            votes[motion] = votes.get(motion, 0.0) + math.exp(12 * float(near[n]))
        return max(votes, key=lambda motion: votes[motion])


@lru_cache(maxsize=1)
def _stems() -> dict[str, Motion]:
    table: dict[str, Motion] = {}
    for motion, stems in _STEMS.items():
        for stem in stems.split():
            table.setdefault(_stem(stem), motion)
    return table


def _stem(word: str) -> str:
    """A verb without its ending, as `_STEMS` spells it."""
    for ending in ("ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 2 else word


@dataclass(frozen=True, slots=True)
class Part:
    """A figure's part in a scene.

    Args:
        motion: what it does.
        kind: what it is.
        place: where it is.
        height: its height in picture pixels.
        heading: 1 to the right, -1 to the left.
        phase: 0 to 1; figures of different phase do not move in step.
        room: picture pixels above its head.
    """

    motion: Motion
    kind: str
    place: str
    height: float
    heading: int = 1
    phase: float = 0.0
    room: float = 1e9


_ONCE = frozenset({Motion.TURN, Motion.FALL, Motion.CLIMB, Motion.HUG})
_ALIVE = frozenset({"person", "animal", "bird", "fish", "insect"})


def pose_at(part: Part, time: float, length: float) -> Pose:
    """A figure's pose, without its travel; at time 0 it is at rest.

    Args:
        part: who does what.
        time: seconds since the clip began.
        length: the clip's seconds.
    """
    swell = smooth(time / 0.4)
    move = _MOVES.get(part.motion)
    if part.motion is Motion.IDLE or move is None:
        return _idle(part, time, swell)
    if part.motion not in _ONCE:  # everybody keeps a tempo of their own
        time *= 0.93 + 0.14 * part.phase
    return move(part, time, length, swell)


def smooth(x: float) -> float:
    """0 before 0, 1 after 1, without a kink between."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def travelled(u: float) -> float:
    """Share of the way that is behind after the share u of the time: even pace, soft start and end."""
    u, soft = min(1.0, max(0.0, u)), 0.12
    pace = 1.0 / (1.0 - soft)
    if u < soft:
        return pace * u * u / (2 * soft)
    if u > 1 - soft:
        return 1.0 - pace * (1 - u) ** 2 / (2 * soft)
    return pace * (u - soft / 2)


def _wave(time: float, rate: float, phase: float) -> float:
    """A sine that starts at 0 at time 0 for every phase's rate; phases change the rate a little, not the start."""
    return math.sin(2 * math.pi * rate * (0.92 + 0.16 * phase) * time)


def _idle(part: Part, time: float, swell: float) -> Pose:
    if part.place == "air" and part.kind not in ("sky", "building"):
        return Pose(y=0.05 * part.height * _wave(time, 0.5, part.phase), angle=1.5 * _wave(time, 0.3, part.phase))
    if part.kind in ("fish",) or part.place == "water":
        return Pose(y=0.025 * part.height * _wave(time, 0.4, part.phase), angle=1.8 * _wave(time, 0.33, part.phase))
    if part.kind in _ALIVE:
        breath = 0.011 * _wave(time, 0.42, part.phase)
        return Pose(tall=1 + breath, wide=1 - 0.5 * breath, angle=0.5 * _wave(time, 0.27, part.phase))
    if part.kind == "plant":
        return Pose(angle=0.8 * _wave(time, 0.35, part.phase))
    return Pose()


def _walk(part: Part, time: float, length: float, swell: float) -> Pose:
    step = math.pi * 1.9 * time + math.pi * 0.0
    lift = abs(math.sin(step))
    squash = 0.014 * math.cos(2 * step) - 0.014
    return Pose(
        lift=0.028 * part.height * lift, angle=2.6 * math.sin(step) + swell * 1.0 * part.heading,
        tall=1 - squash * 0.5, wide=1 + squash * 0.5,
    )  # fmt: skip


def _run(part: Part, time: float, length: float, swell: float) -> Pose:
    step = math.pi * 2.9 * time
    lift = abs(math.sin(step))
    squash = 0.035 * (1 - lift) * swell
    return Pose(
        lift=0.075 * part.height * lift, angle=swell * 6.0 * part.heading + 2.2 * math.sin(step),
        tall=1 - squash, wide=1 + squash,
    )  # fmt: skip


def _jump(part: Part, time: float, length: float, swell: float) -> Pose:
    period = 1.05
    beat = (time / period) % 1.0
    crouch = 0.34
    high = min(0.34 * part.height, max(0.06 * part.height, part.room * 0.85))
    if beat < crouch:
        squash = 0.1 * math.sin(math.pi * beat / crouch)
        return Pose(tall=1 - squash, wide=1 + 0.6 * squash)
    flight = (beat - crouch) / (1 - crouch)
    lift = 4 * flight * (1 - flight)
    stretch = 0.05 * math.sin(math.pi * flight)
    return Pose(
        lift=high * lift, tall=1 + stretch, wide=1 - 0.5 * stretch, angle=2.5 * part.heading * (flight - 0.5) * lift
    )


def _ride(part: Part, time: float, length: float, swell: float) -> Pose:
    bump = 0.009 * part.height * (0.6 * math.sin(2 * math.pi * 2.3 * time) + 0.4 * math.sin(2 * math.pi * 3.7 * time))
    if part.kind == "animal":
        step = 2 * math.pi * 1.7 * time
        return Pose(lift=0.035 * part.height * (1 - math.cos(step)) / 2, angle=2.4 * math.sin(step))
    return Pose(lift=max(0.0, bump), angle=swell * 1.2 * part.heading + 0.7 * math.sin(2 * math.pi * 1.9 * time))


def _waving(part: Part, time: float, length: float, swell: float) -> Pose:
    rock = math.sin(2 * math.pi * 1.25 * time)
    hop = abs(math.sin(2 * math.pi * 1.25 * time))
    return Pose(angle=6.0 * rock * swell, lift=0.012 * part.height * hop, tall=1 + 0.015 * hop)


def _fly(part: Part, time: float, length: float, swell: float) -> Pose:
    if part.kind in ("bird", "insect"):
        flap = math.sin(2 * math.pi * (2.6 if part.kind == "bird" else 5.0) * time)
        return Pose(
            y=-0.05 * part.height * flap, tall=1 + 0.09 * flap, wide=1 - 0.03 * flap,
            angle=swell * -3.0 * part.heading + 2 * _wave(time, 0.5, part.phase),
        )  # fmt: skip
    rise = 0.0 if part.place == "air" else 0.3 * min(part.height, part.room) * smooth(time / max(0.5, 0.5 * length))
    bob = 0.035 * part.height * _wave(time, 0.6, part.phase)
    return Pose(lift=max(0.0, rise), y=bob, angle=swell * 3.0 * part.heading + 2.0 * _wave(time, 0.45, part.phase))


def _swim(part: Part, time: float, length: float, swell: float) -> Pose:
    stroke = 2 * math.pi * 1.15 * time
    return Pose(
        y=0.03 * part.height * math.sin(stroke), angle=3.2 * math.sin(stroke + 0.9) - 3.2 * math.sin(0.9) * (1 - swell),
        wide=1 + 0.03 * math.sin(2 * stroke),
    )  # fmt: skip


def _turn(part: Part, time: float, length: float, swell: float) -> Pose:
    turns = 2 * math.pi * travelled(time / max(length, 1e-6)) * max(1, round(length / 2.2))
    wide = math.cos(turns)
    return Pose(wide=math.copysign(max(0.06, abs(wide)), wide), lift=0.02 * part.height * abs(math.sin(turns)))


def _dance(part: Part, time: float, length: float, swell: float) -> Pose:
    beat = 2 * math.pi * 0.95 * time
    hop = abs(math.sin(beat))
    return Pose(
        x=0.09 * part.height * math.sin(beat / 2) * swell, angle=7.5 * math.sin(beat), lift=0.045 * part.height * hop,
        tall=1 - 0.03 * (1 - hop) * swell, wide=1 + 0.02 * (1 - hop) * swell,
    )  # fmt: skip


def _eat(part: Part, time: float, length: float, swell: float) -> Pose:
    bite = (1 - math.cos(2 * math.pi * 0.85 * time)) / 2
    chew = math.sin(2 * math.pi * 3.1 * time)
    return Pose(angle=4.5 * part.heading * bite, tall=1 - 0.016 * bite + 0.006 * chew, wide=1 + 0.008 * bite)


def _work(part: Part, time: float, length: float, swell: float) -> Pose:
    stir = 2 * math.pi * 1.05 * time
    return Pose(
        x=0.012 * part.height * math.sin(stir), angle=swell * 1.6 * part.heading + 2.0 * math.sin(stir),
        tall=1 - 0.012 * (1 - math.cos(2 * stir)) / 2,
    )  # fmt: skip


def _talk(part: Part, time: float, length: float, swell: float) -> Pose:
    word = math.sin(2 * math.pi * 2.6 * time) * (0.55 + 0.45 * math.sin(2 * math.pi * 0.7 * time + 2 * part.phase))
    return Pose(tall=1 + 0.013 * word, wide=1 - 0.006 * word, angle=1.8 * _wave(time, 0.55, part.phase))


def _rest(part: Part, time: float, length: float, swell: float) -> Pose:
    breath = _wave(time, 0.33, part.phase)
    return Pose(tall=1 + 0.02 * breath, wide=1 - 0.008 * breath)


def _fall(part: Part, time: float, length: float, swell: float) -> Pose:
    start = 0.22 * length
    drop = max(0.0, time - start) / max(0.25, 0.2 * length)
    if drop <= 1:
        angle = 84 * drop * drop - 4 * math.sin(math.pi * min(1.0, time / max(start, 1e-6)))
    else:
        angle = 84 - 7 * math.exp(-3 * (drop - 1)) * abs(math.sin(4.5 * (drop - 1)))
    return Pose(angle=angle * part.heading)


def _climb(part: Part, time: float, length: float, swell: float) -> Pose:
    steps = 1.4 * time
    done = math.floor(steps) + smooth((steps % 1.0) / 0.7)
    rise = min(0.6 * part.height, part.room * 0.9) * done / max(1.0, 1.4 * length)
    return Pose(lift=max(0.0, rise), angle=4.0 * math.sin(math.pi * steps))


def _throw(part: Part, time: float, length: float, swell: float) -> Pose:
    beat = (time / 1.5) % 1.0
    if beat < 0.45:
        lean = -9.0 * smooth(beat / 0.45)
    elif beat < 0.62:
        lean = -9.0 + 22.0 * smooth((beat - 0.45) / 0.17)
    else:
        lean = 13.0 * (1 - smooth((beat - 0.62) / 0.38))
    return Pose(angle=lean * part.heading, tall=1 - 0.002 * abs(lean), x=0.006 * part.height * lean * part.heading)


def _look(part: Part, time: float, length: float, swell: float) -> Pose:
    glance = math.sin(2 * math.pi * 0.42 * time)
    breath = 0.01 * _wave(time, 0.4, part.phase)
    return Pose(angle=3.2 * glance, wide=1 - 0.02 * abs(glance), tall=1 + breath)


def _music(part: Part, time: float, length: float, swell: float) -> Pose:
    beat = 2 * math.pi * 0.8 * time
    return Pose(angle=4.0 * math.sin(beat), tall=1 - 0.015 * (1 - math.cos(2 * beat)) / 2)


def _hug(part: Part, time: float, length: float, swell: float) -> Pose:
    near = smooth(time / max(0.5, 0.4 * length))
    return Pose(
        x=0.1 * part.height * part.heading * near, angle=5.0 * part.heading * near + 1.2 * _wave(time, 0.6, part.phase)
    )


_MOVES = {
    Motion.WALK: _walk,
    Motion.RUN: _run,
    Motion.JUMP: _jump,
    Motion.RIDE: _ride,
    Motion.WAVE: _waving,
    Motion.FLY: _fly,
    Motion.SWIM: _swim,
    Motion.TURN: _turn,
    Motion.DANCE: _dance,
    Motion.EAT: _eat,
    Motion.WORK: _work,
    Motion.TALK: _talk,
    Motion.REST: _rest,
    Motion.FALL: _fall,
    Motion.CLIMB: _climb,
    Motion.THROW: _throw,
    Motion.LOOK: _look,
    Motion.MUSIC: _music,
    Motion.HUG: _hug,
}


def plan_phases(count: int, seed: int) -> Sequence[float]:
    """One phase for each figure."""
    return tuple(float(value) for value in np.random.default_rng([seed % 2**32, 71]).random(count))
