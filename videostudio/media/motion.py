"""What moves between two frames, by optical flow, and the frames that lie between them in time."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

FLOW_SIDE = 128
"""Pixels of the shorter side to which smaller frames are enlarged for the flow: dense inverse search works on patches
of 8 pixels and stops at a coarse scale."""
SAME_TIME = 1e-3
"""Share of the time between two frames that is no difference: the frame itself is shown then."""
AGREEMENT = 1.0
"""Pixels by which the flows to and fro may disagree before a place counts as hidden in one of the frames."""
SEEN_NOWHERE = 1e-3
"""Weight that a hidden place keeps, for places that both frames hide."""


def estimate_flow(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Optical flow between two frames, by DIS (dense inverse search).

    Args:
        before: (H, W) uint8.
        after: (H, W) uint8.

    Returns:
        (H, W, 2) float32, x and y in pixels: what is seen at p in `before` is at p + flow[p] in `after`.
    """
    import cv2

    height, width = before.shape
    times = max(1, math.ceil(FLOW_SIDE / min(height, width)))
    large = [cv2.resize(one, (width * times, height * times), interpolation=cv2.INTER_CUBIC) for one in (before, after)]
    library: Any = cv2
    search = library.DISOpticalFlow_create(library.DISOPTICAL_FLOW_PRESET_MEDIUM)
    flow = np.asarray(search.calc(*large, None)) / times
    return np.asarray(cv2.resize(flow, (width, height), interpolation=cv2.INTER_AREA), np.float32)


def resample_frames(frames: Sequence[np.ndarray], step: float, count: int) -> Iterator[np.ndarray]:
    """Frames at other times, so that a clip has another number of frames a second and its movement the same pace.

    A frame at the very time is shown as it is. Between two frames both are moved to the time in question along the
    optical flow, which keeps edges sharp where fading one into the other would double them. Behind the last frame
    there is nothing to move to: it stands.

    Args:
        frames: in order, each (H, W, 3) uint8, RGB.
        step: how many of these frames pass from one shown frame to the next: their rate over the wanted one.
        count: how many are wanted.

    Yields:
        (H, W, 3) uint8, RGB.
    """
    last, pair, flows = len(frames) - 1, -1, (np.empty(0), np.empty(0))
    for n in range(count):
        place = min(n * step, float(last))
        left = math.floor(place + SAME_TIME)
        share = place - left
        if share <= SAME_TIME:
            yield frames[left]
            continue
        before, after = frames[left], frames[left + 1]
        if left != pair:
            grey = [_as_grey(before), _as_grey(after)]
            pair, flows = left, (estimate_flow(*grey), estimate_flow(*reversed(grey)))
        yield blend_frames(before, after, *flows, share)


def blend_frames(
    before: np.ndarray, after: np.ndarray, forward: np.ndarray, backward: np.ndarray, share: float
) -> np.ndarray:
    """The frame at a time between two others, everything on its straight way from one to the other.

    Args:
        before: (H, W, 3) uint8.
        after: (H, W, 3) uint8.
        forward: (H, W, 2) flow from `before` to `after`, see `estimate_flow`.
        backward: (H, W, 2) flow from `after` to `before`.
        share: how much of the time between them has passed, 0 to 1.

    Returns:
        (H, W, 3) uint8.
    """
    rest = 1 - share
    # The flow at that time is not known; both known ones tell of it, the more the nearer their frame is.
    to_before = share * share * backward - rest * share * forward
    to_after = rest * rest * forward - rest * share * backward
    seen = [_sample(picture, flow) for picture, flow in ((before, to_before), (after, to_after))]
    trust = [
        _sample(_agreement(one, other), flow)
        for one, other, flow in ((forward, backward, to_before), (backward, forward, to_after))
    ]
    weights = [part * np.maximum(one, SEEN_NOWHERE)[..., None] for part, one in zip((rest, share), trust, strict=True)]
    mixed = (weights[0] * seen[0] + weights[1] * seen[1]) / (weights[0] + weights[1])
    return np.asarray(np.clip(np.rint(mixed), 0, 255), np.uint8)


def _as_grey(frame: np.ndarray) -> np.ndarray:
    import cv2

    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY))


def _agreement(flow: np.ndarray, back: np.ndarray) -> np.ndarray:
    """(H, W) 1 where going there and back leads to the same place, falling to 0 where it does not."""
    error = np.square(flow + _sample(back, flow)).sum(axis=-1)
    return np.asarray(np.exp(-error / AGREEMENT**2), np.float32)


def _sample(picture: np.ndarray, flow: np.ndarray) -> np.ndarray:
    """What a picture shows at p + flow[p], as float32; its borders go on as mirrors."""
    import cv2

    y, x = np.indices(flow.shape[:2], np.float32)
    values = picture.astype(np.float32)
    moved = cv2.remap(
        values, x + flow[..., 0], y + flow[..., 1], interpolation=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )
    return np.asarray(moved, np.float32)
