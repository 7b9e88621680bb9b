"""Finding what the research offers for a situation, with the reason for each result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from knowledge.clauses import clauses_of
from knowledge.content import Shelf
from knowledge.targets import Floats

if TYPE_CHECKING:
    from knowledge.encoder import Encoder, Vectors
    from knowledge.model import Model

CONTEXT_HEADS = ("challenge", "theme", "performance", "stability")
RANKED_HEADS = ("behaviours", "cases", "question_sets")
# Below this nearness (cosine) to every situation of the corpus a text is about something else.
FITS_AT = 0.42
KEPT_LATELY = 32
# A clause of fewer words is a reason only where there is none longer, and never one of fewer than the least.
ENOUGH_WORDS, LEAST_WORDS = 6, 4
# How much more than most a clause must speak for a label to be a reason for it (expected gain). A case comes near
# by its context too, which is shown beside it, so that a weak reason only puzzles.
SPEAKS_AT, SPEAKS_FOR_CASES_AT = 0.1, 0.2


@dataclass(frozen=True)
class Context:
    """What is known of a situation besides its text, as ids of the schema; None: not known."""

    challenge: str | None = None
    theme: str | None = None
    performance: str | None = None
    stability: str | None = None


@dataclass(frozen=True)
class Guess:
    """A label taken from a text, how sure (0 to 1, the lead over the next one), and the words that led there.

    `words` is the clause that speaks most for it, empty where none does; `others` are the rest of those that do.
    """

    value: str
    sureness: float
    words: str
    others: Sequence[str] = ()


@dataclass(frozen=True)
class Result:
    """An item found: its score (expected gain, 0 to about 1) and the leader's words it answers to, as with a guess."""

    id: str
    score: float
    words: str
    others: Sequence[str] = ()


@dataclass(frozen=True)
class Finding:
    """All that was found for a text, best first; `fits` is False where nothing in the research comes close."""

    understood: Mapping[str, Guess]
    behaviours: Sequence[Result]
    cases: Sequence[Result]
    question_sets: Sequence[Result]
    fits: bool


@dataclass(frozen=True)
class Blend:
    """How a ranked head mixes what was learned of an item with what the item says; learned at training."""

    learned: float
    content: Floats
    """One weight for each of `content.FEATURES`, and the bias last."""
    alone: Floats
    """The same for items that the corpus never names."""


@dataclass
class Search:
    """Holds the model and the items; finding takes one encoding of the text and of its clauses."""

    encoder: Encoder
    model: Model
    shelves: Mapping[str, Shelf]
    blends: Mapping[str, Blend]
    _lately: dict[tuple[str, tuple[str, ...]], tuple[Vectors, Floats]] = field(default_factory=dict, repr=False)

    def find(self, text: str, context: Context | None = None, reasons: bool = True) -> Finding:
        """What fits `text`; without `reasons` each result's words are empty, and it is quicker."""
        pieces = clauses_of(text) if reasons else []
        vectors, rows = self._read(text, tuple(pieces))
        row = self._with(rows[0], context or Context())
        led = _Leads(pieces, rows[1:], self.model) if reasons else None
        ranked = {head: self._ranked(head, row, vectors[0], led) for head in RANKED_HEADS}
        return Finding(
            understood={head: self._guess(head, rows[0], led) for head in CONTEXT_HEADS},
            behaviours=ranked["behaviours"],
            cases=ranked["cases"],
            question_sets=ranked["question_sets"],
            fits=bool((self.model.anchors @ vectors[0]).max() >= FITS_AT),
        )

    def _read(self, text: str, pieces: tuple[str, ...]) -> tuple[Vectors, Floats]:
        """Embeddings and predictions of a text and its pieces; those of the last few are kept.

        A situation is read when it is said and again when what was found is shown.
        """
        known = self._lately.get((text, pieces))
        if known is None:
            vectors = self.encoder.encode_with_parts(text, pieces)
            known = vectors, self.model.predict([text, *pieces], vectors)
            self._lately[(text, pieces)] = known
            while len(self._lately) > KEPT_LATELY:
                self._lately.pop(next(iter(self._lately)))
        return known

    def _with(self, row: Floats, context: Context) -> Floats:
        """The row with what is known for certain in place of what was guessed."""
        row = row.copy()
        for head in CONTEXT_HEADS:
            value = getattr(context, head)
            if value is not None:
                names = self.model.layout.heads[head]
                row[self.model.layout.slice_of(head)] = [float(name == value) for name in names]
        return row

    def _ranked(self, head: str, row: Floats, vector: Vectors, led: _Leads | None) -> list[Result]:
        shelf, blend = self.shelves[head], self.blends[head]
        known = self.model.layout.scores(row, head)
        learned = np.array([known.get(item_id, np.nan) for item_id in shelf.ids], dtype=np.float32)
        features = shelf.features(vector, row, self.model.layout)
        known_scores = blend.learned * np.nan_to_num(learned) + features @ blend.content[:-1] + blend.content[-1]
        # An item the corpus never named is judged by what it says alone.
        scores = np.where(np.isnan(learned), features @ blend.alone[:-1] + blend.alone[-1], known_scores)
        order = np.argsort(-scores, kind="stable")
        return [
            Result(shelf.ids[i], round(float(scores[i]), 4), *(led.words_for(head, shelf.ids[i]) if led else ("", ())))
            for i in order[:12]
        ]

    def _guess(self, head: str, row: Floats, led: _Leads | None) -> Guess:
        scores = self.model.layout.scores(row, head)
        best, second = sorted(scores, key=lambda name: -scores[name])[:2]
        sureness = max(0.0, min(1.0, scores[best] - scores[second]))
        return Guess(str(best), round(sureness, 4), *(led.words_for(head, best) if led else ("", ())))


class _Leads:
    """Which clauses of a text speak most for a label."""

    def __init__(self, clauses: Sequence[str], rows: Floats, model: Model) -> None:
        self._clauses, self._rows, self._layout = clauses, rows - model.means, model.layout
        # What few words seem to say is mostly chance, and says little to whoever reads it again.
        lengths = [len(clause.split()) for clause in clauses]
        long = [n for n, length in enumerate(lengths) if length >= ENOUGH_WORDS]
        self._telling = long or [n for n, length in enumerate(lengths) if length >= LEAST_WORDS]

    def words_for(self, head: str, name: str) -> tuple[str, tuple[str, ...]]:
        """The clause that speaks most for a label, and the others that do; nothing where none does."""
        names = self._layout.heads[head]
        if name not in names:
            # Of what the corpus never named nothing was learned.
            spoken = sorted(self._telling, key=lambda n: -len(self._clauses[n]))
        else:
            column = self._rows[:, self._layout.slice_of(head).start + names.index(name)]
            least = SPEAKS_FOR_CASES_AT if head == "cases" else SPEAKS_AT
            spoken = sorted((n for n in self._telling if column[n] >= least), key=lambda n: -column[n])
        best, *others = [self._clauses[n] for n in spoken] or [""]
        return best, tuple(others)
