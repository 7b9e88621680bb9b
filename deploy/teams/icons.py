"""The app's two icons, drawn when they are needed: a speech bubble with two lines of words."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

Colour = tuple[int, int, int, int]
Paint = Callable[[float, float], Colour]

WHITE, TEAL, CLEAR = (255, 255, 255, 255), (29, 92, 99, 255), (0, 0, 0, 0)
# In parts of the icon's width: the bubble's sides, its corners, its tail, and its lines of words.
LEFT, TOP, RIGHT, BOTTOM, ROUND = 0.17, 0.2, 0.83, 0.67, 0.1
LINES = ((0.3, 0.34, 0.7, 0.4), (0.3, 0.47, 0.58, 0.53))
TAIL = (0.3, 0.82)
STROKE = 0.055
# Points looked at in each direction of a pixel, for smooth edges.
FINE = 4


def colour() -> bytes:
    """192 by 192: a white bubble on the product's colour."""
    return _png(192, lambda x, y: WHITE if _in_bubble(x, y) and not _in_words(x, y) else TEAL)


def outline() -> bytes:
    """32 by 32: white lines on nothing."""
    return _png(32, lambda x, y: WHITE if _on_edge(x, y) or _in_words(x, y) else CLEAR)


def _in_bubble(x: float, y: float, inset: float = 0.0) -> bool:
    left, top, right, bottom = LEFT + inset, TOP + inset, RIGHT - inset, BOTTOM - inset
    if left <= x <= right and top <= y <= bottom:
        # Outside the rounded corners it is not the bubble.
        across, down = max(left + ROUND - x, x - right + ROUND, 0), max(top + ROUND - y, y - bottom + ROUND, 0)
        return across**2 + down**2 <= ROUND**2
    tip_x, tip_y = TAIL
    return bottom <= y <= tip_y - 2 * inset and tip_x + inset <= x <= tip_x + (tip_y - y) - inset


def _on_edge(x: float, y: float) -> bool:
    return _in_bubble(x, y) and not _in_bubble(x, y, STROKE)


def _in_words(x: float, y: float) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in LINES)


def _png(size: int, paint: Paint) -> bytes:
    rows = b"".join(b"\0" + b"".join(_pixel(size, x, y, paint) for x in range(size)) for y in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _pixel(size: int, x: int, y: int, paint: Paint) -> bytes:
    """The mean of the points in it; the colour of those that can be seen."""
    steps = [(step + 0.5) / FINE for step in range(FINE)]
    points = [paint((x + across) / size, (y + down) / size) for down in steps for across in steps]
    seen = [point for point in points if point[3]] or points
    red, green, blue = (round(sum(point[n] for point in seen) / len(seen)) for n in range(3))
    return bytes((red, green, blue, round(sum(point[3] for point in points) / len(points))))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
