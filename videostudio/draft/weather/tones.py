"""The colours that a time of day and a weather give to everything: one matrix for place and figures alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.lighting import LUMA
from videostudio.draft.weather.sky import DayTime, SceneSky, WeatherKind
from videostudio.library.assets import Light

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class SkyTone:
    """What a time or a weather makes of colours, and the light that comes with it.

    Args:
        gain: of red, green and blue.
        colourful: how much of the colour is kept.
        figures: what is added to the gain of figures: they are to be seen.
        above: the sky's colour at the top, 0 to 255.
        horizon: and at its foot.
        light: the colour of the light.
        strength: how hard it is, see `Light`.
        low: whether it comes from the side, so that shadows are long.
        shade: what is left of shadows.
    """

    gain: Triple
    colourful: float
    figures: float
    above: Triple
    horizon: Triple
    light: Triple
    strength: float
    low: bool = False
    shade: float = 1.0


@dataclass(frozen=True, slots=True)
class ToneRules:
    """The tones by times and weathers; a room is lit by its lamps, so less of the night comes in."""

    times: Mapping[DayTime, SkyTone] = field(
        default_factory=lambda: {
            DayTime.NIGHT: SkyTone(
                (0.26, 0.35, 0.60), 0.62, 0.30, (9, 15, 46), (56, 76, 138), (176, 198, 255), 0.5, shade=0.8
            ),
            DayTime.SUNSET: SkyTone(
                (1.02, 0.79, 0.68), 1.02, 0.04, (88, 84, 148), (255, 158, 84), (255, 158, 84), 0.9, True, 0.9
            ),
            DayTime.DAWN: SkyTone(
                (0.98, 0.82, 0.84), 0.95, 0.05, (132, 158, 212), (255, 204, 182), (255, 204, 172), 0.7, True, 0.75
            ),
        }
    )
    weathers: Mapping[WeatherKind, SkyTone] = field(
        default_factory=lambda: {
            WeatherKind.RAIN: SkyTone(
                (0.70, 0.76, 0.84), 0.72, 0.10, (108, 122, 140), (172, 184, 196), (214, 224, 236), 0.05, shade=0.45
            ),
            WeatherKind.SNOW: SkyTone(
                (0.90, 0.94, 1.0), 0.85, 0.04, (166, 180, 202), (220, 228, 238), (234, 240, 250), 0.1, shade=0.55
            ),
            WeatherKind.FOG: SkyTone(
                (0.90, 0.92, 0.94), 0.72, 0.05, (188, 198, 206), (216, 222, 226), (234, 236, 238), 0.0, shade=0.4
            ),
            WeatherKind.STORM: SkyTone(
                (0.46, 0.53, 0.64), 0.62, 0.22, (44, 52, 70), (112, 124, 142), (196, 210, 236), 0.1, shade=0.45
            ),
        }
    )
    # Of the night in a room: its gain, how colourful it stays, and what is added for figures.
    room_gain: Triple = (0.34, 0.36, 0.54)
    room_colourful: float = 0.9
    room_figures: Triple = (0.44, 0.34, 0.16)
    # How much of a low sun comes into a room.
    room_share: float = 0.4
    # From where low light and the moon come: aside of the picture, and the height.
    low_height: float = 0.3
    moon_height: float = 0.8
    # Ambient light beside the tone's gain.
    ambient: float = 235.0
    # Shadows under a low sun are so much longer.
    long_shadow: float = 2.1
    # What fog leaves of the farthest and of the nearest things.
    fog_far: float = 0.1
    fog_near: float = 0.96
    # How fast it thickens with distance.
    fog_power: float = 2.3


TONES = ToneRules()


def list_tones(sky: SceneSky) -> list[SkyTone]:
    """The tones over a scene: of its time, of the weather that is seen."""
    found = [TONES.times.get(sky.time), TONES.weathers.get(sky.falling)]
    return [tone for tone in found if tone is not None]


def colour_matrix(sky: SceneSky, figures: bool) -> Floats:
    """What a scene's sky makes of colours: (3, 3) float32, rows for the red, green and blue that come out.

    Args:
        sky: the scene's.
        figures: for figures, which stay a little brighter; else for the place.
    """
    whole = np.eye(3)
    for tone in list_tones(sky):
        room = not sky.outdoors and sky.time is DayTime.NIGHT
        gain = np.array(TONES.room_gain if room else tone.gain)
        kept = TONES.room_colourful if room else tone.colourful
        gain = gain + figures * np.array(TONES.room_figures if room else tone.figures)
        if not sky.outdoors and not room:
            gain = 1 + TONES.room_share * (gain - 1)
        whole = np.diag(gain) @ (kept * np.eye(3) + (1 - kept) * LUMA[None, :]) @ whole
    return whole.astype(np.float32)


def clear_share(nearness: Floats) -> Floats:
    """What fog leaves of things by their nearness, 0 to 1."""
    far = (1 - np.clip(nearness, 0, 1)) ** TONES.fog_power
    return np.asarray(TONES.fog_near + (TONES.fog_far - TONES.fog_near) * far, np.float32)


def sky_colours(sky: SceneSky) -> tuple[Floats, Floats]:
    """The sky's colour at the top and at its foot, (3,) float32 each, 0 to 255: the weather's in the time's light."""
    tone = list_tones(sky)[-1]
    above, horizon = (np.array(colour, np.float32) for colour in (tone.above, tone.horizon))
    if len(list_tones(sky)) > 1:
        matrix = colour_matrix(SceneSky(time=sky.time, outdoors=True), figures=False)
        above, horizon = matrix @ above, matrix @ horizon
    return above, horizon


def grade_sprite(sprite: Pixels, sky: SceneSky, nearness: float) -> Pixels:
    """A figure in a scene's light, seen through its fog.

    Args:
        sprite: (h, w, 4) uint8, colours multiplied by alpha.
        sky: the scene's.
        nearness: how near the figure is, 0 to 1.

    Returns:
        The same sprite where the sky changes nothing.
    """
    if not list_tones(sky):
        return sprite
    whole = np.eye(4, dtype=np.float32)
    whole[:3, :3] = colour_matrix(sky, figures=True)
    if sky.falling is WeatherKind.FOG:
        kept = float(clear_share(np.array(nearness, np.float32)))
        whole[:3, :3] *= kept
        whole[:3, 3] = (1 - kept) * sky_colours(sky)[1] / 255
    return np.asarray(np.minimum(cv2.transform(sprite, whole), sprite[..., 3:]), np.uint8)


def sky_light(light: Light, sky: SceneSky) -> Light:
    """A place's light under a sky: the moon's, a low sun's, or that of clouds."""
    for tone in list_tones(sky):
        side = -1.0 if light.direction[0] < 0 else 1.0
        height = TONES.low_height if tone.low else TONES.moon_height
        direction = (side * float(np.sqrt(1 - height * height)), -height) if sky.outdoors else light.direction
        gain = np.array(tone.gain)
        ambient = TONES.ambient * gain / gain.max()
        light = Light(
            direction,
            tone.light if sky.outdoors else light.colour,
            (float(ambient[0]), float(ambient[1]), float(ambient[2])),
            min(light.strength, tone.strength) if sky.falling else tone.strength,
        )
    return light


def shadow_shape(shade: float, slant: tuple[float, float], sky: SceneSky) -> tuple[float, tuple[float, float]]:
    """How dark a figure's shadow is and where it falls, see `Stand`, under a scene's sky."""
    if sky.outdoors:
        for tone in list_tones(sky):
            shade *= tone.shade
        if any(tone.low for tone in list_tones(sky)[-1:]):
            slant = (slant[0] * TONES.long_shadow, slant[1])
    return shade, slant
