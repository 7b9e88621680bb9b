"""What a message can mean at the moment at which it is said: the classifier sees the words alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, FrozenSet, Optional, Text

import yaml
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT

from bot.orders import bids_goodbye, comes_back, ordered_in, over_in

_TABLE = yaml.safe_load((Path(__file__).parent / "moments.yml").read_text("utf-8"))
_EVERYWHERE = frozenset(_TABLE["everywhere"])
MOMENTS: Dict[Text, FrozenSet[Text]] = {slot: _EVERYWHERE.union(intents) for slot, intents in _TABLE["moments"].items()}
_ELSEWHERE = _TABLE["elsewhere"]
# Where all that is said is told.
_ALL_IS_TOLD = frozenset({"situation", "outcome", "line"})
ANSWER = "answer"
_DAYS = frozenset(_TABLE["days"]["words"])
_NO_DAY = frozenset(_TABLE["days"]["unless"])
_RISKS = frozenset(_TABLE["risks"])
INTERRUPTIONS = _EVERYWHERE.union(*MOMENTS.values())
_AFTER_THE_END = frozenset(_TABLE["after_the_end"])


def meant(parsed: Dict[Text, Any], tracker: DialogueStateTracker) -> Dict[Text, Any]:
    """What Rasa read or the form of the message gives away; an interruption that makes no sense now is an answer."""
    slot: Optional[Text] = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop else None
    name = _name_at(slot, parsed)
    order = None if name in _RISKS else _ordered(parsed[TEXT], slot, tracker)
    said = _said_at(slot, order or name, parsed[TEXT], bool(order)) if slot else _said_after_the_end(order or name)
    return {**parsed, INTENT: {**parsed[INTENT], INTENT_NAME_KEY: said}}


def _name_at(slot: Optional[Text], parsed: Dict[Text, Any]) -> Text:
    """The intent, or the likeliest other than an answer where no question waits, at which one is lost most easily."""
    name, ranking = parsed[INTENT][INTENT_NAME_KEY], parsed.get(INTENT_RANKING_KEY, [])
    shares = {one[INTENT_NAME_KEY]: one[PREDICTED_CONFIDENCE_KEY] for one in ranking}
    is_long = len(parsed[TEXT].split()) > _ELSEWHERE["longest"]
    is_waited_for = slot in _ELSEWHERE["unless"] or is_long
    if name != ANSWER or is_waited_for or 1.0 - shares.get(ANSWER, 1.0) < _ELSEWHERE["threshold"]:
        return name
    return next(one for one in shares if one != ANSWER)


def _ordered(text: Text, slot: Optional[Text], tracker: DialogueStateTracker) -> Optional[Text]:
    """What a message is by its form; where the leader had stopped, a word of coming back is one beside anything."""
    is_away = slot is None or bool((tracker.get_slot("asides") or {}).get("paused"))
    order = ordered_in(text) or (over_in(text) if slot is None else None)
    if order is None and slot in MOMENTS and slot not in _ALL_IS_TOLD and bids_goodbye(text):
        return "stop"
    return order or ("resume" if is_away and comes_back(text) else None)


def _said_at(slot: Text, name: Text, text: Text, is_order: bool) -> Text:
    is_free = name not in _RISKS and not is_order
    if slot in _TABLE["days"]["slots"] and is_free and _names_a_day(text):
        return ANSWER
    instead = _TABLE["instead"].get(slot, {})
    if name in instead:
        return instead[name]
    return ANSWER if name in INTERRUPTIONS and name not in MOMENTS[slot] else name


def _said_after_the_end(name: Text) -> Text:
    return name if name in _AFTER_THE_END else ANSWER


def _names_a_day(text: Text) -> bool:
    words = frozenset(re.findall(r"[a-z]+", text.lower()))
    return bool(words & _DAYS) and not words & _NO_DAY
