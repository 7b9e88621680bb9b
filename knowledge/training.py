"""Training search from the corpus and the pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold

from knowledge import model as models
from knowledge.content import Shelf, items_of, shelf_of, text_of
from knowledge.corpus import Situation
from knowledge.encoder import Encoder, Vectors
from knowledge.pack import Pack
from knowledge.schema import Item
from knowledge.search import RANKED_HEADS, Blend, Search
from knowledge.targets import Floats, Layout, layout_of, targets_of

FOLDS = 4
Progress = Callable[[str], None]


def train(pack: Pack, situations: Sequence[Situation], encoder: Encoder, say: Progress = lambda _: None) -> Search:
    """A search over `pack` that has learned from `situations`."""
    texts = [situation.text for situation in situations]
    layout = layout_of(situations)
    targets = targets_of(situations, layout)
    say(f"Encoding {len(texts)} situations …")
    vectors = encoder.encode(texts)
    say("Encoding the pack …")
    shelves = {head: _encoded_shelf(items_of(pack, head), encoder, layout) for head in RANKED_HEADS}
    say("Fitting …")
    held_out = _held_out_rows(texts, vectors, targets, layout)
    blends = {head: _blend(shelves[head], head, held_out, vectors, targets, layout) for head in RANKED_HEADS}
    return Search(encoder, models.fit(texts, vectors, targets, layout), shelves, blends)


def _encoded_shelf(items: Sequence[Item], encoder: Encoder, layout: Layout) -> Shelf:
    return shelf_of(items, encoder.encode([text_of(item) for item in items]), layout)


def _held_out_rows(texts: Sequence[str], vectors: Vectors, targets: Floats, layout: Layout) -> Floats:
    """Each situation as a model sees it that was not trained on it, for learning how far to trust the model."""
    rows = np.zeros_like(targets)
    for kept, left in KFold(FOLDS, shuffle=True, random_state=0).split(targets):
        fold = models.fit([texts[i] for i in kept], vectors[kept], targets[kept], layout)
        rows[left] = fold.predict([texts[i] for i in left], vectors[left])
    return rows


def _blend(shelf: Shelf, head: str, rows: Floats, vectors: Vectors, targets: Floats, layout: Layout) -> Blend:
    names = layout.heads[head]
    known = [i for i, item_id in enumerate(shelf.ids) if item_id in names]
    columns = [layout.slice_of(head).start + names.index(shelf.ids[i]) for i in known]
    features = [shelf.features(vector, row, layout)[known] for vector, row in zip(vectors, rows, strict=True)]
    learned, gains = rows[:, columns].reshape(-1, 1), targets[:, columns].ravel()
    both = Ridge(alpha=1.0).fit(np.hstack([learned, np.concatenate(features)]), gains)
    alone = Ridge(alpha=1.0).fit(np.concatenate(features), gains)
    return Blend(
        float(both.coef_[0]), _weights(both.coef_[1:], both.intercept_), _weights(alone.coef_, alone.intercept_)
    )


def _weights(coefficients: Floats, bias: float) -> Floats:
    return np.append(coefficients, bias).astype(np.float32)
