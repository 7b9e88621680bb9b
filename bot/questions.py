"""What a leader puts to the bot within a longer reply, a question or a last order: understood as if it stood alone.

The classifier weighs all words of a message, so that what is told beside a question drowns it. Only what is plainly
meant for the bot is taken out: leaders also ask themselves, and what they ask themselves is part of their answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Text

import yaml
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

from bot.orders import SENTENCES

_MOMENTS = yaml.safe_load((Path(__file__).parent / "moments.yml").read_text("utf-8"))
_ASKED, _ASKED_FIRST, _ORDERED = _MOMENTS["asked"], _MOMENTS["asked_first"], _MOMENTS["ordered"]
# What is left of a reply without that, for the door that it was meant for.
REPLY = "reply"
ANSWER = "answer"


class Put(NamedTuple):
    """What of a reply may be put to the bot, and all else that was said."""

    words: Text
    rest: Text
    is_question: bool
    is_last: bool


def puts_in(text: Text, slot: Optional[Text]) -> List[Put]:
    """The last questions of a reply, the latest first, else its last sentence unless that is long.

    None of them where nothing is said besides, or nothing of the kind is heeded while that slot is asked for.
    """
    said = [sentence for sentence in SENTENCES.split(text) if sentence.strip()]
    asked = [at for at in reversed(range(len(said))) if said[at].rstrip().endswith("?")][: _ASKED["most"]]
    is_short = bool(said) and len(said[-1].split()) <= _ORDERED["longest"]
    places = asked or ([len(said) - 1] if is_short else [])
    puts = [_put(said, at, bool(asked)) for at in places if len(said) > 1]
    return [put for put in puts if _tables(put, slot)]


def _put(said: List[Text], at: int, is_question: bool) -> Put:
    rest = " ".join(part.strip() for part in said[:at] + said[at + 1 :])
    return Put(said[at].strip(), rest, is_question, at == len(said) - 1)


def may_hold_one(parsed: Dict[Text, Any]) -> bool:
    """Whether a message that was read so may be a reply with something in it for the bot."""
    return parsed[INTENT][INTENT_NAME_KEY] in (ANSWER, *_ASKED["intents"], *_ORDERED["read_as"])


def is_meant_for_us(read: Dict[Text, Any], put: Put, slot: Optional[Text]) -> bool:
    """Whether it is, read alone, plainly something that the bot heeds beside a reply while that slot is asked for."""
    return any(_is_one_of(read[INTENT], table) for table in _tables(put, slot))


def _tables(put: Put, slot: Optional[Text]) -> List[Dict[Text, Any]]:
    """What such a part of a reply may be while that slot is asked for."""
    tables = [_ASKED, _ASKED_FIRST] * put.is_question + [_ORDERED] * put.is_last
    return [table for table in tables if slot in table["slots"]]


def _is_one_of(intent: Dict[Text, Any], table: Dict[Text, Any]) -> bool:
    return intent[PREDICTED_CONFIDENCE_KEY] >= table["sure"] and intent[INTENT_NAME_KEY] in table["intents"]


def with_reply(read: Dict[Text, Any], put: Put, rest: Dict[Text, Any]) -> Dict[Text, Any]:
    """The message as what was put to the bot, with what else was said, if that, read alone, replies to anything."""
    if rest[INTENT][INTENT_NAME_KEY] != ANSWER and len(put.rest.split()) < _ASKED["few"]:
        return read
    reply = {"entity": REPLY, "value": put.rest, "start": 0, "end": len(put.rest)}
    entities: List[Dict[Text, Any]] = [*read[ENTITIES], reply]
    return {**read, ENTITIES: entities}
