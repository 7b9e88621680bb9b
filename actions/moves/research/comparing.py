"""Setting two cases side by side: those that are named of all that were shown so far, or those on the table."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.speaking import say
from actions.state import State
from actions.words.context import called, naming
from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

_COMPARES = pattern_of(REPLIES["compares"])
_BESIDE_ANOTHER = re.compile(
    r"\bcompare[ds]?(?: \w+){0,3} (?:with|to|against|and) (?:\w+ ){0,2}?"
    r"(?:other|another|different|others|someone else|somewhere else|anywhere else)\b"
)
_PARTS = re.compile(r"[,;:]\s+|\s+(?:and|or|from|to|with|than|versus|vs\.?|against|beside)\s+", re.I)
_LISTED = re.compile(r"[,;:]\s+|\s+and\s+", re.I)
# So many words of a title name a case where nothing says that it is to be compared.
NAMED = 2


def pair_in(words: str, state: State, library: Library) -> list[str]:
    """The two cases that a message asks to compare, or merely names; empty where there are not two."""
    offer = state.offer
    # What else is said may name anything.
    words = " ".join(filter(compares, pieces.sentences(words))) or words
    if any(called.strongly_named(words, offer.shown, library)) or not _speaks_of_cases(words):
        return []
    seen = list(dict.fromkeys((*offer.cases_shown, *offer.cases_seen)))
    named = _named(words, seen, library, 1 if compares(words) else NAMED)
    if len(named) < NAMED and compares(words) and reading.speaks_of_cases(words):
        named = list(dict.fromkeys((*named, *offer.cases_shown)))
    return named[:2] if len(named) > 1 else []


def sets_beside_another(words: str) -> bool:
    """Whether words ask for what was told to be compared with another place: "compare that with another council"."""
    return any(_BESIDE_ANOTHER.search(pieces.bare(one)) for one in pieces.sentences(words))


def compares(words: str) -> bool:
    return bool(_COMPARES.search(plain(words)))


def compared(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """Two cases side by side; those on the table where none were named."""
    pair = pair_in(words, state, library) or list(state.offer.cases_shown[:2])
    if len(pair) < 2:
        say(dispatcher, "utter_compare_none")
        return state
    one, other = (library.case(item_id) for item_id in pair)
    card = cards.comparison_card(one, other, state, library)
    say(dispatcher, "utter_compare", card=card, one=one.title, other=other.title)
    return state


def _speaks_of_cases(words: str) -> bool:
    return compares(words) or len(_LISTED.split(words)) > 1


def _named(words: str, seen: list[str], library: Library, least: int) -> list[str]:
    """The cases that the parts of a message name by their titles, each part another one."""
    found: list[str] = []
    # "The landscape with very stable leadership" is one.
    parts = _PARTS if compares(words) else _LISTED
    for part in (part for one in pieces.sentences(words) for part in parts.split(one)):
        left = {name: naming.telling_title(library.case(name)) for name in seen if name not in found}
        called = naming.case_called(part, list(left), library)
        if name := called if called in left else pieces.nearest(part, left, least):
            found.append(name)
    return found
