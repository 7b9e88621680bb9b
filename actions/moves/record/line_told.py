"""What is said where a line is to be put in other words: these, or an order, or that it may stay."""

from __future__ import annotations

import re
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.record import cutting, striking
from actions.moves.record.amending import Amending
from actions.record import lines_of, record_of
from actions.speaking import say
from actions.state import State
from actions.words.language import pieces
from actions.words.record import cutting as orders
from actions.words.record import lines
from knowledge.library import Library

_BEFORE = r"(?:(?:no|oh|ok|actually|sorry|just|please|then|yes|well|on second thoughts|thanks|and) )*"
_AFTER = r"(?: (?:as it (?:is|was|stands)|alone|in|there|out|please|then|thanks|thank you|after all|for now|as is))*"
_STAYS = re.compile(
    rf"{_BEFORE}(?:keep (?:it|that|this)|leave (?:it|that|this)|it (?:can|may) stay|let it (?:stay|stand|be)|cancel"
    r"|never ?mind|forget (?:it|that)|as it (?:is|was|stands)|(?:do not|dont) (?:change|touch|bother)(?: (?:it|that))?"
    rf"|nothing|no change|no|thanks|(?:its|it is|thats|that is) fine){_AFTER}"
)
_GOES = re.compile(
    rf"{_BEFORE}(?:strike|delete|remove|take|scrap|drop|bin|lose|erase|cut|get rid of) (?:out )?"
    rf"(?:it|that|this|(?:the|that) (?:whole )?(?:line|thing|lot)|all of it){_AFTER}"
)


def told(
    dispatcher: CollectingDispatcher, state: State, line: str, words: str, library: Library, today: date
) -> State | None:
    """The state with that line as it is to read; None where the words ask something, so that it is asked again."""
    text = dict(lines_of(record_of(state, library))).get(line, "")
    if all(_STAYS.fullmatch(pieces.bare(one)) for one in pieces.clauses(words)):
        say(dispatcher, "utter_nothing_changed")
        return state
    if lines.asks(words) and pieces.is_short(words):
        return None
    if _GOES.fullmatch(pieces.bare(words)):
        return striking.struck_lines(dispatcher, state, [line], library)
    if orders.is_order(words, text) and orders.left_of(text, words):
        return cutting.ordered(dispatcher, state, line, words, library)
    return Amending(library, today).reworded(dispatcher, state, line, "", words)
