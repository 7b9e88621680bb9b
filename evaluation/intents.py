"""What the trained bot, and a plain word count beside it, take messages for."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from actions.words.dialogue import remarks
from actions.words.language import talk

EXAMPLES = Path("bot/data")
RASA_PYTHON = Path(".venv-rasa/bin/python")


class BotNotTrained(Exception):
    """There is no trained model to measure."""

    def __init__(self) -> None:
        super().__init__("There is no trained bot; run 'make train' first")


@dataclass(frozen=True)
class Taken:
    """What the trained bot takes a message for; a doubtful one that is no interruption is asked about, not filed."""

    intent: str
    is_doubtful: bool


def bot_intents(texts: Sequence[str], var: Path) -> list[Taken]:
    """What the trained bot takes each text for; raises BotNotTrained."""
    models = sorted((var / "models").glob("bot-*.tar.gz"))
    if not models:
        raise BotNotTrained
    command = [str(RASA_PYTHON), "-m", "bot.predict", str(models[-1])]
    done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=True)  # noqa: S603
    talk.listen_with(talk.Listener.load(talk.model_path(var)))
    read = json.loads(done.stdout.splitlines()[-1])
    return [Taken(one["intent"], one["doubtful"] or _is_doubted(text)) for one, text in zip(read, texts, strict=True)]


def _is_doubted(text: str) -> bool:
    """Whether the door of the questions asks about a reply by its words."""
    return remarks.is_doubtful(text) or remarks.remarks_in(text).is_unread


def word_count_intents(texts: Sequence[str]) -> list[str]:
    """The same from TF-IDF of words and a logistic regression on the bot's own examples: no embeddings, no rules."""
    examples = [
        (line.strip().removeprefix("- "), block["intent"])
        for file in sorted(EXAMPLES.glob("*.yml"))
        for block in yaml.safe_load(file.read_text("utf-8")).get("nlu", [])
        for line in block["examples"].splitlines()
    ]
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=500, class_weight="balanced"))
    model.fit([text for text, _ in examples], [intent for _, intent in examples])
    return [str(intent) for intent in model.predict(list(texts))]
