"""What is kept, packed into one short string: for what travels with every turn and is seldom looked at."""

from __future__ import annotations

import base64
import zlib

from pydantic import TypeAdapter


def packed[T](kept: tuple[T, ...], shape: TypeAdapter[tuple[T, ...]]) -> str:
    """Empty for nothing; `unpacked` gives the same again."""
    return base64.b64encode(zlib.compress(shape.dump_json(kept))).decode("ascii") if kept else ""


def unpacked[T](words: str, shape: TypeAdapter[tuple[T, ...]]) -> tuple[T, ...]:
    return shape.validate_json(zlib.decompress(base64.b64decode(words))) if words else ()
