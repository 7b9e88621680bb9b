"""`python -m actions.learning` learns which sentences are meant for the bot, unless that was done already."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.sparse import hstack
from sklearn.linear_model import LogisticRegression

from actions.words.language import pieces, talk
from knowledge import digests
from knowledge.corpus import FOLDER as CORPUS

Array = np.ndarray[Any, Any]
EXAMPLES = Path("bot/data/nlu.yml")
SENTENCES = Path(__file__).parent / "words" / "language" / "talk.yml"
# What is said to the bot and to nobody else; a yes is an answer, and who is at risk tells of the matter.
NEITHER = frozenset(
    {"answer", "affirm", "deny", "start", "child_risk", "colleague_conduct", "other_adult_risk", "own_distress"}
)
# Chosen by cross-validation among 0.3, 1 and 3, and among 1, 4 and 10: what was written for this counts for more.
FREEDOM, WRITTEN = 1.0, 4.0


def learn(var: Path) -> bool:
    """Trains and keeps the reading under the folder of state; False where nothing has changed since."""
    path, digest = talk.model_path(var), _digest()
    if digests.saved_digest(path) == digest:
        return False
    arrays: dict[str, Any] = {"digest": np.array(digest), **trained(*sentences())}
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez_compressed(partial, **arrays)
    digests.note_hash(path, partial)
    partial.replace(path)
    return True


def sentences() -> tuple[list[str], list[str], set[str]]:
    """What is said to the bot, in examples that are one sentence, every sentence that is told of the matter, and of
    both what was written for this."""
    written = yaml.load(SENTENCES.read_text("utf-8"), yaml.CSafeLoader)
    examples = list(_examples())
    to_bot = [text for intent, text in examples if intent not in NEITHER and len(pieces.sentences(text)) == 1]
    told = [text for intent, text in examples if intent == "answer"]
    situations = (yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in sorted(CORPUS.rglob("*.yml")))
    told += [" ".join(one["text"].split()) for file in situations for one in file]
    of_matter = [one for text in told for one in pieces.sentences(text)]
    return written["talk"] + to_bot, written["matter"] + of_matter, {*written["talk"], *written["matter"]}


def trained(to_bot: list[str], of_matter: list[str], written: set[str]) -> dict[str, Array]:
    """What `talk.Listener` is made of."""
    texts, halves = to_bot + of_matter, talk.vectorisers()
    features = hstack([half.fit_transform(texts) * talk.WEIGHTS[name] for name, half in halves.items()]).tocsr()
    model = LogisticRegression(C=FREEDOM, max_iter=2000, tol=1e-3)
    meant = [True] * len(to_bot) + [False] * len(of_matter)
    model.fit(features, meant, sample_weight=[WRITTEN if text in written else 1.0 for text in texts])
    ends = np.cumsum([len(half.vocabulary_) for half in halves.values()])[:-1]
    arrays: dict[str, Array] = {"start": model.intercept_[:1].astype(np.float32)}
    for (name, half), weights in zip(halves.items(), np.split(model.coef_[0], ends), strict=True):
        arrays[f"{name}_parts"] = np.array(half.get_feature_names_out(), dtype=np.str_)
        arrays[f"{name}_idf"] = half.idf_.astype(np.float32)
        arrays[f"{name}_adds"] = (weights * talk.WEIGHTS[name]).astype(np.float32)
    return arrays


def _examples() -> Iterable[tuple[str, str]]:
    for block in yaml.load(EXAMPLES.read_text("utf-8"), yaml.CSafeLoader)["nlu"]:
        lines = block["examples"].splitlines()
        yield from ((block["intent"], line[2:]) for line in lines if line.startswith("- "))


def _digest() -> str:
    """A hash of all that the reading depends on."""
    ours = [Path(__file__), Path(talk.__file__), Path(pieces.__file__), SENTENCES, EXAMPLES]
    files = [*ours, *sorted(CORPUS.rglob("*.yml"))]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def main() -> int:
    changed = learn(Path(os.environ.get("SOUNDING_BOARD_VAR") or "var"))
    print(f"reading: {'learned' if changed else 'nothing has changed since it was learned'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
