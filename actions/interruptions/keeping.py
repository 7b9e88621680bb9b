"""What is kept and who may read it: lines of the record, sharing, erasing."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow, reading, wishes
from actions.correcting import put_right
from actions.deciding import erase, share
from actions.doors import choice_of, words_of
from actions.interruptions.base import Interruption
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import excerpt, order, say
from actions.state import Confirming, Known, State


class Amend(Interruption):
    """Strikes a line of the record, or puts it in other words; the line is meant by its number or by words of it.

    Then the record is shown as it now stands, for its lines have other numbers.
    """

    intents = ("amend",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return flow.left_closed(self._amended(dispatcher, state, tracker))

    def _amended(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        lines, words = lines_of(record_of(state, self.library)), words_of(tracker)
        line = _line_meant(lines, choice_of(tracker), words)
        if line is None:
            say(dispatcher, "utter_amend_which" if lines else "utter_summary_empty", card=self._card(state))
            return state
        if wishes.wants_rewording(words):
            return self._put_otherwise(dispatcher, state, line, None if choice_of(tracker) else words)
        after = state.but(amendments=state.amendments.but(struck=(*state.amendments.struck, line)))
        say(dispatcher, "utter_struck", card=self._card(after), words=excerpt(dict(lines)[line]))
        return after

    def _put_otherwise(self, dispatcher: CollectingDispatcher, state: State, line: str, words: str | None) -> State:
        """What the leader wrote is reworded; what was taken from it is put right; what the pack says stays."""
        new = wishes.new_words_in(words) if words else None
        if can_be_reworded(line):
            return self._reworded(dispatcher, state, line, new)
        field = line.removeprefix("context-")
        value = reading.context_in(new, field) if new and field != line else None
        if value is None:
            say(dispatcher, "utter_amend_fixed", card=self._card(state))
            return state
        return put_right(dispatcher, state, {field: Known(value=value, words=new)}, self.library)

    def _reworded(self, dispatcher: CollectingDispatcher, state: State, line: str, new: str | None) -> State:
        if new is None:
            return state.but(asides=state.asides.but(amending=line))
        after = state.but(amendments=state.amendments.but(reworded={**state.amendments.reworded, line: new}))
        say(dispatcher, "utter_amended", card=self._card(after))
        return after

    def _card(self, state: State) -> dict[str, object]:
        return summary_card(record_of(state, self.library))


class Erase(Interruption):
    """Says what will be gone, and asks for a yes; "Yes, delete everything" is one where that was asked."""

    intents = ("erase",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if _is_asked("erase", state, tracker) and reading.says_yes_to("erase", words_of(tracker)):
            return erase(dispatcher, state, True)
        return state.but(asides=state.asides.but(confirming="erase"))


class Share(Interruption):
    """Says what a coach would see, and asks for a yes; "Share it with her" is one where that was asked."""

    intents = ("share",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if _is_asked("share", state, tracker) and reading.says_yes_to("share", words_of(tracker)):
            return share(dispatcher, state, True)
        return state.but(asides=state.asides.but(confirming="share"))


class Withhold(Interruption):
    """Takes back at once what was shared; where it was just asked, it is a no."""

    intents = ("withhold",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if _is_asked("share", state, tracker):
            return share(dispatcher, state, False)
        order(dispatcher, "withhold")
        say(dispatcher, "utter_withheld")
        return state


def _is_asked(what: Confirming, state: State, tracker: Tracker) -> bool:
    """Whether a yes or no to that is waited for."""
    return bool(tracker.get_slot("requested_slot") == "sure") and state.asides.deciding == what


def _line_meant(lines: list[tuple[str, str]], choice: str | None, words: str) -> str | None:
    ids = [line_id for line_id, _ in lines]
    if choice:
        return choice if choice in ids else None
    place = wishes.line_in(words)
    if place is None:
        return reading.nearest(words, dict(lines))
    return ids[place if place < 0 else place - 1] if 0 < abs(place) <= len(ids) else None


ALL = (Amend, Erase, Share, Withhold)
