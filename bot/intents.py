"""What a leader wants with a message: an answer to the question that is open, or one of the interruptions.

A logistic regression on the embedding beside words and parts of words, which stay sparse: Rasa's own classifier makes
them dense, which at our number of examples is a gigabyte and minutes of training. What is not clearly an interruption
is an answer, for losing one would cost a leader's thought.
"""

from __future__ import annotations

from typing import Any, Dict, List, Text, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from bot.learning import LearnedClassifier
from bot.words import embedding_of, embeddings_of, part_counts, texts_of, weighed, word_counts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LightIntentClassifier(LearnedClassifier):
    """Sets the likeliest intent other than `default`, or `default` where all others together reach no `threshold`.

    `meaning`, `words` and `parts` weigh the embedding, words and parts of words; `ignored` intents are not learned.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"default": "answer", "threshold": 0.65, "meaning": 6.0, "words": 6.0, "parts": 4.0, "ignored": []}

    def fit(self, examples: List[Message]) -> Tuple[Any, ...]:
        """The counts of words and of parts of words, the intents, and the regression's weights and intercepts."""
        known = [example for example in examples if example.get(INTENT) not in self.config["ignored"]]
        texts = texts_of(known)
        words, parts = word_counts().fit(texts), part_counts().fit(texts)
        features = self._features(texts, embeddings_of(known), words, parts)
        # A finer tolerance takes twice as long and moves no probability by more than 0.003.
        model = LogisticRegression(max_iter=300, tol=0.1).fit(features, [example.get(INTENT) for example in known])
        # A row for each feature, for scipy would else turn 14 MB round for each message.
        weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        return words, parts, model.classes_.tolist(), weights, model.intercept_

    def judge(self, message: Message) -> None:
        words, parts, intents, weights, intercepts = self.learned
        found = softmax(self._scores(message.get(TEXT), embedding_of(message)[0], words, parts, weights) + intercepts)
        ranking = sorted(zip(intents, found.tolist(), strict=True), key=lambda one: -one[1])
        default = self.config["default"]
        likely = 1.0 - dict(ranking)[default]
        name = default if likely < self.config["threshold"] else next(one for one, _ in ranking if one != default)
        sure = likely if name != default else 1.0 - likely
        ranked = [{INTENT_NAME_KEY: one, PREDICTED_CONFIDENCE_KEY: share} for one, share in ranking]
        message.set(INTENT, {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: sure}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranked, add_to_output=True)

    def _scores(self, text: Text, vector: np.ndarray, words: Any, parts: Any, weights: np.ndarray) -> np.ndarray:
        """What `_features` of one text gives times the weights, a row of them for each feature."""
        ends = np.cumsum([len(vector), len(words.vocabulary_)])
        meaning, of_words, of_parts = np.split(weights, ends)
        scores = self.config["meaning"] * (vector @ meaning)
        scores += self.config["words"] * weighed(words, text, of_words)
        return scores + self.config["parts"] * weighed(parts, text, of_parts)

    def _features(self, texts: List[Text], vectors: np.ndarray, words: Any, parts: Any) -> csr_matrix:
        weighted = (
            csr_matrix(vectors * self.config["meaning"]),
            words.transform(texts) * self.config["words"],
            parts.transform(texts) * self.config["parts"],
        )
        return hstack(weighted).tocsr()
