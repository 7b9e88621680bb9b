"""What was done to the record is undone as a leader wishes: what they name, or else what was done last."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import filing, undoing
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.language import pieces, wishes
from actions.words.record.restoring import named_beside, restores, took_wrong
from knowledge.library import Library

UNDO_LAST = Choice("amend:undo", "Undo the last change")
# So many words beside the wish name what is meant.
NAMING = 2


def put_back(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State | None:
    """What was done last to the record is undone; None where nothing was, or the words are of something else.

    What it is to say instead may be told with it: "put it back, just change it to: …".
    """
    wanted = restores(words)
    if wanted is None or not state.asides.taken:
        return None
    beside = "" if wanted else named_beside(words)
    taken = undoing.meant_by(wanted or beside, state, library)
    if taken is None and (wanted or len(pieces.content_words(beside)) >= NAMING):
        return None if wanted else _which(dispatcher, state, library)
    taken = taken or state.asides.taken[-1]
    after = undoing.undone(state, taken, library)
    line = next(iter((*taken.replies, *taken.lines)), None)
    told = wishes.told_in(words)
    if told and line and can_be_reworded(line):
        told_anew = after.amendments.but(reworded={**after.amendments.reworded, line: told})
        after = undoing.edited(after.but(amendments=told_anew), after, library)
    said = dict(lines_of(record_of(after, library))).get(line or "")
    card = summary_card(record_of(after, library)) if not taken.replies else None
    if said and len(taken.replies) + len(taken.lines) == 1:
        say(dispatcher, "utter_put_back", card=card, words=excerpt(said))
    else:
        say(dispatcher, "utter_put_back_lines", card=card)
    others_kept = [at for at in course.last_kept(after) if after.plan.asks[at].key not in taken.replies]
    return filing.which_to_strike(dispatcher, after, others_kept) if took_wrong(words) and others_kept else after


def _which(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """Asks whether it is the last change that is to be undone, for what is named is nothing that was taken out."""
    last = state.asides.taken[-1]
    now = dict(lines_of(record_of(state, library)))
    line = next(iter((*last.lines, *last.replies)), "")
    words = now.get(line) or last.reworded.get(line, "")
    say(dispatcher, "utter_put_back_which", choices=[UNDO_LAST], words=excerpt(words))
    return state
