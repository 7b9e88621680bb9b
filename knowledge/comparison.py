"""Our search beside its baselines and beside itself with less to learn from, all in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from knowledge import training
from knowledge.baselines import BM25, Baseline, MiniLM
from knowledge.corpus import Situation
from knowledge.encoder import Encoder, Vectors
from knowledge.measuring import Figures, figures_of, ranked_by
from knowledge.pack import Pack

SHARES = (("a tenth", 10), ("a half", 2))


def compared(
    pack: Pack,
    corpus: Sequence[Situation],
    situations: Sequence[Situation],
    encoder: Encoder,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Figures]:
    """Figures for `ours`, `bm25`, `minilm`, and ours trained on a tenth and on a half of the corpus."""
    known = _Remembering(encoder)
    say(f"Training on {len(corpus)} situations, measuring on {len(situations)} …")
    results = {"ours": figures_of(situations, ranked_by(training.train(pack, corpus, known)))}
    results["bm25"] = figures_of(situations, Baseline(pack, BM25, known).ranked)
    results["minilm"] = figures_of(situations, Baseline(pack, MiniLM, known).ranked)
    for name, step in SHARES:
        say(f"Training on {name} of the corpus …")
        results[f"ours, {name}"] = figures_of(situations, ranked_by(training.train(pack, corpus[::step], known)))
    return results


def table(results: Mapping[str, Figures]) -> str:
    """The results as text: a row for each figure, a column for each way."""
    rows = [["", *results]]
    for name in next(iter(results.values())):
        rows.append([name, *(f"{figures[name]:.3f}" if name in figures else "" for figures in results.values())])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    return "\n".join(lines)


class _Remembering(Encoder):
    """An encoder that encodes no text twice; training several times would take minutes otherwise."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def encode_with_parts(self, text: str, parts: Sequence[str]) -> Vectors:
        return self.encode([text]) if not parts else self._encoder.encode_with_parts(text, parts)

    def encode(self, texts: Sequence[str], batch: int = 32) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new, batch), strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32)
