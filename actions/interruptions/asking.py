"""What is asked of the talk or of what is kept, whatever it was read as, and answered before anything else is."""

from __future__ import annotations

from collections.abc import Sequence

from actions import flow
from actions.doors import rating
from actions.doors.coaching import PLACED
from actions.interruptions.replies import MISTAKEN, OF_THE_KEPT, UNDONE_BY
from actions.interruptions.turn import Turn
from actions.moves.questions import explaining, heeding, turning
from actions.moves.record import confiding
from actions.speaking import say
from actions.state import State
from actions.words.closing import finding_again
from actions.words.dialogue import queries, remarks
from actions.words.dialogue.confiding import asked_in
from actions.words.language import pieces, wishes
from actions.words.record import lines

# What "I have ten minutes" may be taken for besides.
OF_TIME = ("resume", "pause")
# What "leave it out. How many are left?" may be taken for.
PLACE_AS = (*UNDONE_BY, *MISTAKEN, "topics", "skip", "next_steps")


def whole_set_asked(turn: Turn, state: State) -> State | None:
    """All questions of a set that is named, whatever the wish for it was read as."""
    is_open = turn.is_typed and turning.is_open_to(state, turn.door)
    name = turning.whole_set_wished(turn.words, turn.library) if is_open else None
    return turning.whole_set(turn.dispatcher, state, name, turn.library) if name else None


def scale_asked(turn: Turn, state: State) -> State | None:
    """How a number is meant, or what for, where one is asked for."""
    ask = state.plan.current if turn.is_typed and turn.is_at_a_question else None
    return rating.asked(turn.words, turn.dispatcher, state, ask, turn.library)


def asked_what_is_kept(turn: Turn, state: State) -> State | None:
    """After the end, where no door hears it."""
    asked = asked_in(turn.words)
    kinds = [kind for kind in asked.kinds if kind in OF_THE_KEPT]
    if not turn.is_typed or turn.door or not kinds or lines.orders_something(asked.rest):
        return None
    confiding.answered(turn.dispatcher, state, kinds, turn.words, turn.library)
    return flow.left_closed(state)


def asked_where_again(turn: Turn, state: State) -> State | None:
    """Where this is found again, whatever it was read as; what is asked at a door is asked again."""
    if not (turn.is_typed and finding_again.asked_in(turn.words)):
        return None
    say(turn.dispatcher, "utter_found_again")
    return state if turn.door else flow.left_closed(state)


def place_asked(turn: Turn, state: State) -> State | None:
    """How many questions are left, whatever that was read as, where nothing else is wished that was read so."""
    rest = remarks.without_place_asked(turn.words) if turn.is_typed and turn.door in PLACED else None
    is_one = rest is not None and (turn.intent in PLACE_AS or not rest) and turn.intent != "resume"
    return turn.take(state, turn.words) if is_one else None


def place_wanted(turn: Turn, state: State) -> State | None:
    is_mistaken = turn.is_free and turn.intent in (*MISTAKEN, *OF_TIME)
    if not is_mistaken or not (wishes.wants_place(turn.words) or remarks.is_of_time(turn.words)):
        return None
    heeding.say_place(turn.dispatcher, state)
    return state


def asked_of_the_research(turn: Turn, state: State) -> State | None:
    asked, rest = explaining.asked_in(turn.words, turn.door, state, turn.library) if turn.is_free else ([], "")
    # What is said of the question beside it asks nothing more.
    is_more = any(remarks.kinds_of(one) != {"aside"} for one in pieces.sentences(rest))
    if not asked or is_more or _is_about_us(turn, asked):
        return None
    return explaining.answered(turn.dispatcher, state, state, turn.door, asked, turn.words, turn.library)


def _is_about_us(turn: Turn, asked: Sequence[queries.Query]) -> bool:
    """Whether somebody asks what the program is: "how reliable are you" asks for no study."""
    is_doubt = all(query.kind in ("evidence", "opinion") for query in asked)
    return turn.intent == "about" and is_doubt and queries.asks_about_us(turn.words)
