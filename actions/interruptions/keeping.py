"""What is kept and who may read it: lines of the record, sharing, erasing."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.asides import Confirming
from actions.doors.answering import AnswerDoor
from actions.doors.base import Said, choice_of, words_of
from actions.doors.deciding import erase, share
from actions.doors.topics import without_held
from actions.interruptions.base import Interruption, is_at_a_question
from actions.interruptions.questions import NextSteps, Skip
from actions.moves.questions import turning
from actions.moves.record import confiding, rerating, striking
from actions.moves.record.amending import Amending, besides
from actions.moves.topics import sharing
from actions.record import lines_of, record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words.closing import consenting
from actions.words.closing.parting import Order, parted
from actions.words.language import pieces, reading, wishes
from actions.words.record import lines

_PARTS = re.compile(r"\b(?:steps?|lines?|answers?|ratings?|questions?)\b", re.I)


class Amend(Interruption):
    """Changes the record as it is ordered, and does or keeps what is said besides; then the record is shown."""

    intents = ("amend",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words, choice = words_of(tracker), choice_of(tracker)
        # Whoever goes on with the record wants no new topic with what was said before.
        after = without_held(state)
        only = striking.kept_only(dispatcher, after, words, self.library) if not choice else None
        if only is not None:
            return flow.left_closed(only)
        rerated = rerating.by_name(dispatcher, after, words, self.library, self.today()) if not choice else None
        if rerated is not None:
            return flow.left_closed(rerated)
        said = parted(words)
        after = Amending(self.library, self.today()).all_done(dispatcher, after, said.with_undoing, choice)
        for other in said.orders:
            after = self._done_besides(dispatcher, after, tracker, other)
        if is_at_a_question(tracker) and said.told_before and not after.asides.amending:
            door = AnswerDoor(self.library, self.today)
            after = door.take("answer", Said(said.told_before, None, "answer"), dispatcher, after)
        return flow.left_closed(after if choice else self._turned_besides(dispatcher, after, words))

    def _turned_besides(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
        """At the questions of a behaviour that is wished for beside what is to be changed."""
        beside = " ".join(one for one in pieces.sentences(words) if not lines.orders_something(one))
        wish = turning.wish_in(beside, self.library) if beside and state.plan.asks else None
        is_of_behaviour = wish is not None and turning.names_behaviour(beside, self.library)
        return turning.turned(dispatcher, state, wish, self.library) if wish and is_of_behaviour else state

    def _done_besides(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker, other: Order) -> State:
        if other.intent == "next_steps":
            return NextSteps(self.library, self.today).do(dispatcher, state, tracker)
        if other.intent == "skip" and is_at_a_question(tracker):
            return Skip(self.library, self.today).do(dispatcher, state, tracker)
        return besides(dispatcher, state, other)


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
        words = words_of(tracker)
        first = next(iter(pieces.sentences(words)), "")
        is_refused = consenting.without_refusal(first) == "" and not consenting.wishes_to_share(words)
        if is_refused and _is_asked("share", state, tracker):
            state = share(dispatcher, state, False)
        if wishes.gives_on(words) and lines_of(record_of(state, self.library)):
            # It is shared with coaches alone, and taken to anybody else as a file.
            confiding.say_files(dispatcher, state, self.library)
            return flow.left_closed(state)
        return flow.left_closed(state) if is_refused else state.but(asides=state.asides.but(confirming="share"))


class Withhold(Interruption):
    """Takes back at once what was shared; where it was just asked, it is a no."""

    intents = ("withhold",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if _is_asked("share", state, tracker):
            return share(dispatcher, state, False)
        return sharing.withheld(dispatcher, state)


def _is_asked(what: Confirming, state: State, tracker: Tracker) -> bool:
    """Whether a yes or no to that is waited for."""
    return bool(tracker.get_slot("requested_slot") == "sure") and state.asides.deciding == what


ALL = (Amend, Erase, Share, Withhold)
