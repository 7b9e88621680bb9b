"""What is kept and who may read it: lines of the record, sharing, erasing."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.base import choice_of, words_of
from actions.doors.deciding import erase, share
from actions.doors.topics import without_held
from actions.interruptions.base import Interruption, is_at_a_question
from actions.interruptions.questions import NextSteps, Skip
from actions.moves import check_in, ratings, sharing, striking
from actions.moves.correcting import put_right
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import say
from actions.state import Confirming, Known, State
from actions.words import contexts, pieces, reading, stepping, wishes
from actions.words.parting import Order, parted

_PARTS = re.compile(r"\b(?:steps?|lines?|answers?|ratings?|questions?)\b", re.I)


class Amend(Interruption):
    """Strikes lines of the record, or puts one in other words; a line is meant by its number or by words of it.

    Then the record is shown as it now stands, for its lines have other numbers; and what is ordered besides is done.
    """

    intents = ("amend",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        parts, others = parted(words_of(tracker))
        # Whoever goes on with the record wants no new topic with what was said before.
        after = without_held(state)
        only = (
            striking.kept_only(dispatcher, after, words_of(tracker), self.library) if not choice_of(tracker) else None
        )
        if only is not None:
            return only
        lines = lines_of(record_of(state, self.library))
        for part in _together(parts):
            after = self._amended(dispatcher, after, lines, part, choice_of(tracker))
        for other in others:
            after = self._done_besides(dispatcher, after, tracker, other)
        return flow.left_closed(after)

    def _amended(
        self,
        dispatcher: CollectingDispatcher,
        state: State,
        lines: list[tuple[str, str]],
        words: str,
        choice: str | None,
    ) -> State:
        """`lines` are those that the leader saw: what was struck in the same breath has its number still."""
        if choice is None and wishes.speaks_of_check_in(words):
            return self._checked_in(dispatcher, state, words)
        meant, missing = _lines_meant(lines, choice, words)
        if not meant:
            say(dispatcher, "utter_amend_which" if lines else "utter_summary_empty", card=self._card(state))
            return state
        rated = self._rerated(dispatcher, state, meant[0], words) if choice is None else None
        if rated:
            return rated
        if wishes.wants_rewording(words):
            return self._put_otherwise(dispatcher, state, meant[0], None if choice else words)
        part = striking.part_struck(dispatcher, state, meant[0], words, self.library) if len(meant) == 1 else None
        if part is not None:
            return part
        after = striking.struck_lines(dispatcher, state, meant, self.library)
        if missing:
            say(dispatcher, "utter_struck_missing", numbers=", ".join(str(place) for place in missing))
        return after

    def _rerated(self, dispatcher: CollectingDispatcher, state: State, line: str, words: str) -> State | None:
        """The line of a rating with the number that is put in its place, and nothing struck; None where none is."""
        key = line.removesuffix("-rating")
        at = next((at for at, ask in enumerate(state.plan.asks) if ask.key == key), None)
        given = state.replies.get(key)
        new = ratings.number_for_line(words)
        if at is None or given is None or given.rating is None or new is None:
            return None
        return ratings.rerated(dispatcher, state, at, new)

    def _checked_in(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
        """The day to look back as it is wished; where no day can be read, it stays, unless it is to go."""
        day = check_in.day_meant(words, state, self.today())
        if day is None and not wishes.wants_striking(words):
            say(dispatcher, "utter_check_in_which")
            return state
        after = check_in.with_check_in(state, day)
        if day:
            return check_in.on_working_day(dispatcher, after, self._card)
        say(dispatcher, "utter_amended", card=self._card(after))
        return after

    def _done_besides(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker, other: Order) -> State:
        if other.intent == "next_steps":
            return NextSteps(self.library, self.today).do(dispatcher, state, tracker)
        if other.intent == "skip" and is_at_a_question(tracker):
            return Skip(self.library, self.today).do(dispatcher, state, tracker)
        # The record is shown in any case.
        if other.intent != "summary":
            say(dispatcher, "utter_order_waiting", words=other.words)
        return state

    def _put_otherwise(self, dispatcher: CollectingDispatcher, state: State, line: str, words: str | None) -> State:
        """What the leader wrote is reworded; what was taken from it is put right; what the pack says stays."""
        new = wishes.new_words_in(words) if words else None
        if can_be_reworded(line):
            return self._reworded(dispatcher, state, line, words or "", new)
        field = line.removeprefix("context-")
        value = contexts.context_in(new, field) if new and field != line else None
        if value is None:
            say(dispatcher, "utter_amend_fixed", card=self._card(state))
            return state
        return put_right(dispatcher, state, {field: Known(value=value, words=new)}, self.library)

    def _reworded(
        self, dispatcher: CollectingDispatcher, state: State, line: str, words: str, new: str | None
    ) -> State:
        if new is None:
            return state.but(asides=state.asides.but(amending=line))
        after = stepping.put_otherwise(state, line, words, new, self.today()) or state.but(
            amendments=state.amendments.but(reworded={**state.amendments.reworded, line: new})
        )
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
        if not choice_of(tracker) and _PARTS.search(words_of(tracker)):
            # Not everything, but something of the record.
            card = summary_card(record_of(state, self.library))
            say(dispatcher, "utter_amend_which" if card else "utter_summary_empty", card=card)
            return flow.left_closed(state)
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
        return sharing.withheld(dispatcher, state)


def _together(parts: list[str]) -> list[str]:
    """The parts of an order; lines that are only struck are struck at once, for then those left have other numbers."""
    struck = [part for part in parts if wishes.wants_striking(part) and wishes.lines_in(part)]
    if len(struck) < 2:
        return parts
    places = dict.fromkeys(place for part in struck for place in wishes.lines_in(part))
    return [f"take out lines {', '.join(map(str, places))}", *(part for part in parts if part not in struck)]


def _is_asked(what: Confirming, state: State, tracker: Tracker) -> bool:
    """Whether a yes or no to that is waited for."""
    return bool(tracker.get_slot("requested_slot") == "sure") and state.asides.deciding == what


def _lines_meant(lines: list[tuple[str, str]], choice: str | None, words: str) -> tuple[list[str], list[int]]:
    """The ids of the lines that are meant, and the numbers of which there is no line."""
    is_step = choice is None and wishes.names_a_step(words)
    ids = [line_id for line_id, _ in lines if not is_step or line_id.startswith("step-")]
    if choice:
        return ([choice] if choice in ids else []), []
    places = wishes.lines_in(words)
    if not places:
        nearest = pieces.nearest(words, dict(lines))
        return ([nearest] if nearest else []), []
    found = {place: ids[place if place < 0 else place - 1] for place in places if 0 < abs(place) <= len(ids)}
    return list(dict.fromkeys(found.values())), [place for place in places if place not in found]


ALL = (Amend, Erase, Share, Withhold)
