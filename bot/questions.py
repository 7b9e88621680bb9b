"""A question that a leader puts to the bot within a longer reply: understood as if it stood alone.

The classifier weighs all words of a message, so that what is told beside a question drowns it. Only what is plainly
asked of the bot is taken out: leaders also ask themselves, and what they ask themselves is part of their answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Text

import yaml
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

from bot.orders import SENTENCES

_TABLE = yaml.safe_load((Path(__file__).parent / "moments.yml").read_text("utf-8"))["asked"]
# What is left of a reply without the question, for the door that it was meant for.
REPLY = "reply"
ANSWER = "answer"


class Asked(NamedTuple):
    """The last question of a reply, and all else that was said."""

    question: Text
    rest: Text


def question_in(text: Text) -> Optional[Asked]:
    """The question within a reply; None where there is none, or nothing besides."""
    said = [sentence for sentence in SENTENCES.split(text) if sentence.strip()]
    at = next((at for at in reversed(range(len(said))) if said[at].rstrip().endswith("?")), None)
    if at is None or len(said) == 1:
        return None
    return Asked(said[at].strip(), " ".join(part.strip() for part in said[:at] + said[at + 1 :]))


def may_hold_one(parsed: Dict[Text, Any]) -> bool:
    """Whether a message that was read so may be a reply with a question in it."""
    return parsed[INTENT][INTENT_NAME_KEY] in (ANSWER, *_TABLE["intents"])


def is_asked_of_us(question: Dict[Text, Any], slot: Text) -> bool:
    """Whether the question, as it was read alone, is plainly one that the bot answers while that slot is asked for."""
    intent = question[INTENT]
    is_sure = intent[PREDICTED_CONFIDENCE_KEY] >= _TABLE["sure"]
    return slot in _TABLE["slots"] and is_sure and intent[INTENT_NAME_KEY] in _TABLE["intents"]


def with_reply(question: Dict[Text, Any], asked: Asked, rest: Dict[Text, Any]) -> Dict[Text, Any]:
    """The message as the question, with what else was said beside it, if read alone that replies to anything."""
    if rest[INTENT][INTENT_NAME_KEY] != ANSWER and len(asked.rest.split()) < _TABLE["few"]:
        return question
    reply = {"entity": REPLY, "value": asked.rest, "start": 0, "end": len(asked.rest)}
    entities: List[Dict[Text, Any]] = [*question[ENTITIES], reply]
    return {**question, ENTITIES: entities}
