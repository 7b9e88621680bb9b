"""Keeping what search has learned in one file, and reading it again without what trains it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from knowledge import digests
from knowledge.content import items_of, shelf_of
from knowledge.encoder import Encoder
from knowledge.errors import ModelChanged, StoreNotReady
from knowledge.model import Model
from knowledge.pack import Pack
from knowledge.search import RANKED_HEADS, Blend, Search


def save(search: Search, digest: str, path: Path) -> None:
    """Writes what was learned, whole or not at all."""
    arrays: dict[str, Any] = {"digest": np.array(digest), **search.model.to_arrays()}
    for head, blend in search.blends.items():
        arrays[f"blend_{head}"] = np.array([blend.learned, *blend.content, *blend.alone], dtype=np.float32)
        arrays[f"ids_{head}"] = np.array(search.shelves[head].ids, dtype=np.str_)
        arrays[f"vectors_{head}"] = search.shelves[head].vectors
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, **arrays)
    digests.note_hash(path, partial)
    partial.replace(path)


def load(pack: Pack, path: Path, encoder: Encoder) -> Search:
    """The search that was trained for `pack`; raises StoreNotReady where it was not, ModelChanged for another's."""
    if not path.exists():
        raise StoreNotReady("The search model")
    if not digests.is_as_written(path):
        raise ModelChanged(path)
    with np.load(path, allow_pickle=False) as arrays:
        model = Model.from_arrays({name: arrays[name] for name in arrays.files})
        shelves, blends = {}, {}
        for head in RANKED_HEADS:
            vectors = dict(zip(map(str, arrays[f"ids_{head}"]), arrays[f"vectors_{head}"], strict=True))
            items = items_of(pack, head)
            if set(vectors) != {item.id for item in items}:
                raise StoreNotReady("A search model for the packs that are loaded now")
            shelves[head] = shelf_of(items, np.array([vectors[item.id] for item in items]), model.layout)
            learned, weights = arrays[f"blend_{head}"][0], arrays[f"blend_{head}"][1:]
            blends[head] = Blend(float(learned), *np.split(weights, 2))
    return Search(encoder, model, shelves, blends)
