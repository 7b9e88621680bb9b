"""A reply that may be meant for the bot, neither clearly an answer nor clearly anything else: it is asked about.

What is filed in silence as an answer stands in the record as one, and what is taken in silence for a command loses a
thought. Where the classifier is torn, one press settles it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import yaml
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)

from bot.moments import ANSWER, INTERRUPTIONS, MOMENTS

_TABLE = yaml.safe_load((Path(__file__).parent / "moments.yml").read_text("utf-8"))["doubts"]
GUESS = "guess"


def doubted(read: Dict[Text, Any], meant: Dict[Text, Any], slot: Optional[Text]) -> Optional[Dict[Text, Any]]:
    """The message with what else it may be, for the door to ask about; None where it is clear what it means.

    `read` is what the classifier made of the words, with its ranking; `meant` what that is at this moment.
    """
    if slot not in _TABLE["slots"] or meant[INTENT][INTENT_NAME_KEY] != ANSWER or not is_doubtful(read, slot):
        return None
    guesses = [{"entity": GUESS, "value": name, "start": 0, "end": 0} for name in _guesses(read, slot)]
    return {**meant, ENTITIES: guesses}


def is_doubtful(read: Dict[Text, Any], slot: Text) -> bool:
    """Whether words that would be taken for an answer may well be none."""
    if len(read[TEXT].split()) > _TABLE["longest"]:
        return False
    name = read[INTENT][INTENT_NAME_KEY]
    is_of_another_moment = name in INTERRUPTIONS and name not in MOMENTS[slot]
    return is_of_another_moment or _shares(read).get(ANSWER, 1.0) <= _TABLE["answer"]


def _guesses(read: Dict[Text, Any], slot: Text) -> List[Text]:
    """What else it is likeliest to be, of what makes sense at this moment."""
    likely = [name for name, share in _shares(read).items() if share >= _TABLE["likely"]]
    named = dict.fromkeys(_TABLE["instead"].get(name, name) for name in likely)
    return [name for name in named if name in MOMENTS[slot]][: _TABLE["most"]] or [_TABLE["else"]]


def _shares(read: Dict[Text, Any]) -> Dict[Text, float]:
    """How likely each intent is, the likeliest first."""
    return {one[INTENT_NAME_KEY]: one[PREDICTED_CONFIDENCE_KEY] for one in read[INTENT_RANKING_KEY]}
