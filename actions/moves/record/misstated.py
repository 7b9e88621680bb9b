"""What the record is said to have wrong: put right where it was taken from words, and else asked for."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves.record import undoing
from actions.moves.situation.correcting import put_right
from actions.moves.situation.instead import known_by
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words.language import pieces
from actions.words.record import misstated
from knowledge.library import Library


def heard(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, is_answering: bool
) -> tuple[State, str] | None:
    """The state with that put right, or what the line should say asked for; which line it is where none says so."""
    wrong = misstated.misstated_in(words)
    if wrong is None:
        return None
    line = _saying(wrong.said, lines_of(record_of(state, library)))
    if line is None and is_answering:
        return None
    if line and not wrong.instead and line.startswith("context-") and flow.next_door(state):
        # Without what is right it is taken back, and asked again, by what hears that.
        return None
    field = (line or "").removeprefix("context-")
    if line and field != line and wrong.instead:
        after = put_right(dispatcher, state, {field: known_by(wrong.instead, field, state)}, library)
        return undoing.edited(after, state, library), ""
    if line and can_be_reworded(line) and state.asides.confirming != "go_on":
        # What stands there is its writer's own, and how it is to read is theirs to say.
        return state.but(asides=state.asides.but(amending=line)), ""
    say(dispatcher, "utter_amend_which", card=summary_card(record_of(state, library)))
    return state, ""


def _saying(said: str, lines: Sequence[tuple[str, str]]) -> str | None:
    """The line of which a sentence is most like what the record is said to say; None where none says half of it."""
    wanted = pieces.content_words(said)
    shares = {
        (line, one): (len(wanted & words), 2 * len(wanted & words) / (len(wanted) + len(words)))
        for line, text in lines
        for one in pieces.sentences(text)
        if (words := pieces.content_words(one))
    }
    best = max(shares, key=lambda one: shares[one][1], default=None)
    return best[0] if best and 2 * shares[best][0] >= len(wanted) else None
