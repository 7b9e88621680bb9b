"""Which reflective questions, and what of what was done elsewhere, come nearest to a question of a leader's own.

Nothing is learned here: a question is as near as the meaning of its nearest form, that of all its forms, and its set
for a situation like that. Weights and thresholds were chosen on half of `evaluation/sets/own_questions.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.encoder import Encoder, Vectors
from knowledge.pack import Pack
from knowledge.schema import CaseStudy, Example, Practice, PracticeKind, Question
from knowledge.targets import Floats

# How much the set counts, beside the two nearnesses of meaning (cosines), and from what sum on a question is near.
SET_WEIGHT = 0.3
QUESTION_NEAR = 0.65
# From what nearness on an account is, and how much nearer one is that goes with a question that is near.
ACCOUNT_NEAR = 0.5
GOES_WITH = 0.06
# Where one case is asked about.
OF_A_CASE_NEAR = 0.3


@dataclass(frozen=True)
class Near:
    """An item that is near, how near, and the words of it that are."""

    id: str
    score: float
    text: str


@dataclass(frozen=True)
class Nearness:
    """The forms of all questions, and all accounts of what was done, with their embeddings."""

    questions: Sequence[Question]
    forms: Sequence[Vectors]
    accounts: Sequence[tuple[str, str]]
    vectors: Vectors
    # Of what each is called, where that says what was done; zeros where it does not.
    titles: Vectors

    @classmethod
    def of(cls, pack: Pack, encoder: Encoder) -> Nearness:
        questions = [item for _, item in pack.all() if isinstance(item, Question)]
        accounts = [(item.id, text) for _, item in pack.all() for text in accounts_in(item)]
        forms = [forms_of(question) for question in questions]
        vectors = encoder.encode([form for some in forms for form in some])
        ends = np.cumsum([len(some) for some in forms])[:-1]
        told = encoder.encode([text for _, text in accounts])
        titles = {item.id: item.title for _, item in pack.all() if isinstance(item, Example | Practice)}
        titled = encoder.encode([titles.get(item_id, "") for item_id, _ in accounts])
        return cls(questions, np.split(vectors, ends), accounts, told, titled)

    @property
    def forms_by_id(self) -> dict[str, Vectors]:
        return {question.id: forms for question, forms in zip(self.questions, self.forms, strict=True)}

    def questions_near(self, vector: Vectors, sets: dict[str, float]) -> list[Near]:
        """All questions, the nearest first; `sets` says how well each set fits."""
        near = [
            Near(question.id, _score(forms @ vector) + SET_WEIGHT * sets.get(question.set, 0.0), question.text)
            for question, forms in zip(self.questions, self.forms, strict=True)
        ]
        return sorted(near, key=lambda one: -one.score)

    def accounts_near(self, vector: Vectors, goes_with: Sequence[str] = ()) -> list[Near]:
        """All accounts, the nearest first; `goes_with` are the items that questions which are near point to."""
        scores = np.maximum(self.vectors @ vector, self.titles @ vector)
        near = [
            Near(item_id, float(score) + GOES_WITH * (item_id in goes_with), text)
            for (item_id, text), score in zip(self.accounts, scores, strict=True)
        ]
        return sorted(near, key=lambda one: -one.score)


def forms_of(question: Question) -> list[str]:
    """All the ways in which a question and its parts are put."""
    parts = [text for part in question.parts for text in (part.text, part.plain)]
    return [question.text, question.plain, *parts]


def accounts_in(item: object) -> list[str]:
    """What was done, as an item tells it, each in a sentence or a few."""
    if isinstance(item, CaseStudy):
        phases = [text for phase in item.phases for text in (*phase.relationships, *phase.resources)]
        return [*(shown.how for shown in item.behaviours), *phases]
    if isinstance(item, Example):
        return [item.summary]
    if isinstance(item, Practice) and item.kind is PracticeKind.PRACTICE:
        return [item.text]
    return []


def _score(nearness: Floats) -> float:
    return float(nearness.max() + nearness.mean())
