"""How the time of a search grows with the number of items."""

from __future__ import annotations

import dataclasses
import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.leaders import SITUATION
from knowledge.content import Shelf
from knowledge.encoder import Encoder
from knowledge.library import open_library
from knowledge.search import Search

SIZES = (200, 10_000, 100_000)
REPEATS = 15


def search_times(var: Path, say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds at the median for each number of items; `encoding` is the part that does not grow."""
    search = open_library(var, Encoder()).search
    figures: dict[str, float] = {"encoding_p50_ms": _median(lambda: search.encoder.encode([SITUATION]))}
    for size in SIZES:
        say(f"  {size} items")
        larger = _with_items(search, size)
        texts = itertools.cycle(f"{SITUATION} ({size}, {n})" for n in range(100))
        # A text that was read before is not read again.
        figures[f"items_{size}_p50_ms"] = _median(lambda s=larger, t=texts: s.find(next(t), reasons=False))  # type: ignore[misc]
    return {"ours": figures}


def _with_items(search: Search, size: int) -> Search:
    """The search with so many cases: those there are, many times over, each time with its embedding turned a little."""
    shelf = search.shelves["cases"]
    random = np.random.default_rng(0)
    chosen = random.integers(len(shelf.ids), size=size)
    vectors = shelf.vectors[chosen] + random.normal(scale=0.05, size=(size, shelf.vectors.shape[1]))
    larger = Shelf(
        ids=tuple(f"made/{n}" for n in range(size)),
        vectors=(vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32),
        **{
            name: getattr(shelf, name)[chosen]
            for name in ("behaviours", "challenges", "themes", "performance", "stability")
        },
    )
    return dataclasses.replace(search, shelves={**search.shelves, "cases": larger})


def _median(act: Callable[[], object]) -> float:
    act()
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
