"""An earlier topic that is taken up again, and what is ordered of its record in the same breath."""

from __future__ import annotations

from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.record.amending import Amending
from actions.moves.situation import earlier
from actions.state import State
from actions.words.language import pieces, wishes
from actions.words.record import lines
from knowledge.library import Library


def returned(
    dispatcher: CollectingDispatcher, state: State, number: int, words: str, library: Library, today: date
) -> State:
    """At that topic, with its record changed as it is ordered beside the wish to go back."""
    taken = earlier.taken_up(dispatcher, state, number, today)
    said = [clause for one in pieces.sentences(words) for clause in pieces.clauses(one)]
    orders = [one for one in said if lines.orders_something(one) and not wishes.goes_back(one) and not pieces.asks(one)]
    return Amending(library, today).all_done(dispatcher, taken, orders) if orders else taken
