"""A line of the record in which some words give way to others, whatever else is said; all else in it stays."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.record import undoing
from actions.parts import Reply
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import scores
from actions.words.language import pieces
from actions.words.record import swapping
from actions.words.record.swapping import LineSwap
from knowledge.library import Library


def heard(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """The state with each line changed in which that is ordered, and what else was said; None where in none."""
    after, rest = state, list[str]()
    for one in pieces.sentences(words):
        changed = _changed(after, swap, library) if (swap := swapping.swap_in_line(one)) else None
        if swap is None or changed is None:
            rest.append(one)
            continue
        after = changed
        said = lines_of(record_of(after, library))[swap.line - 1][1]
        say(dispatcher, "utter_amended_to", card=summary_card(record_of(after, library)), words=excerpt(said))
    return (undoing.edited(after, state, library), " ".join(rest)) if after is not state else None


def _changed(state: State, swap: LineSwap, library: Library) -> State | None:
    seen = lines_of(record_of(state, library))
    line, text = seen[swap.line - 1] if 0 < swap.line <= len(seen) else ("", "")
    if swap.is_put_back:
        state = _as_it_was(state, line, library)
        text = dict(lines_of(record_of(state, library))).get(line, "")
    key = line.removesuffix("-rating")
    reply = state.replies.get(key)
    told = swapping.swapped(text, swap.pairs) if can_be_reworded(key) else None
    rating = _rating_for(reply.rating, swap) if reply is not None else None
    if reply is not None and rating is not None:
        kept = Reply(text=told or text, rating=rating)
        return state.but(replies={**state.replies, key: kept}, amendments=state.amendments.without(key))
    if told is None:
        return None
    return state.but(amendments=state.amendments.but(reworded={**state.amendments.reworded, line: told}))


def _rating_for(rating: int | None, swap: LineSwap) -> int | None:
    """The rating that takes the place of this one; None where none does."""
    mere = (new for old, new in swap.pairs if scores.rating_in(old) == rating and scores.is_mere(new))
    return None if rating is None else next(map(scores.rating_in, mere), None)


def _as_it_was(state: State, line: str, library: Library) -> State:
    """With what was done to that line last undone, where it was."""
    done = next((one for one in reversed(state.asides.taken) if line in (*one.lines, *one.replies)), None)
    return undoing.undone(state, done, library) if done else state
