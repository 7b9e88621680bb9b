"""What a leader may do at any moment besides answering; the form asks its question again afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions import flow
from actions.doors.base import Said, choice_of, hand_over, words_of
from actions.doors.coaching import TURNING, ValidateCoaching
from actions.doors.deciding import share
from actions.doors.righting import PLANNED, STEPPING
from actions.interruptions import keeping, offers, questions, safety, talking, topics
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves import confiding, earlier, explaining, filing, heeding, settling, sharing, stopping, turning
from actions.moves.amending import Amending
from actions.signposts import Signposts
from actions.state import State
from actions.words import (
    consenting,
    contexts,
    looking_back,
    new_matter,
    placing,
    queries,
    remarks,
    risks,
    stepping,
    subjects,
    talk,
    turns,
    wishes,
)
from actions.words.confiding import asked_in
from knowledge.library import Library

# What a protest at a last answer may be taken for that is done by taking the answer back.
UNDONE_BY = ("about", "amend", "change", "complaint", "correct", "go_back", "help", "rephrase", "smalltalk", "withhold")
# What words that belong to another question than the one that is open may be taken for.
PLACED_BY = ("about", "amend", "complaint", "correct", "help", "next_steps", "skip", "smalltalk", "out_of_scope", "why")
# What a few words, or a question, at a choice of the context may be mistaken for.
MISTAKEN = ("about", "complaint", "definition", "example", "help", "out_of_scope", "rephrase", "smalltalk", "why")
# What "I have ten minutes" may be taken for besides.
OF_TIME = ("resume", "pause")
# What is asked of the bot within an answer.
ASKED = ("why", "privacy", "definition")
# What is ordered at the end of a reply, and done when that was taken in.
ORDERED = ("summary", "pause", "stop", "next_steps")
# What has a question put in other words.
PUT_OTHERWISE = ("definition", "rephrase")
# What a wish to stop, or the name of an earlier topic, does not come before.
HEARD_FIRST = frozenset({*safety.Safety.intents, *safety.DEEDS} - {"pause", "topics"})
KINDS = (*keeping.ALL, *offers.ALL, *questions.ALL, *talking.ALL, *topics.ALL)


class Interrupt(Action):
    """Does what the intent of the message asks for; `start` in the middle of things is a coming back."""

    def __init__(self, library: Library, today: Callable[[], date], signposts: Signposts) -> None:
        self._library, self._today, self._doors = library, today, ValidateCoaching(library, today)
        known: list[Interruption] = [kind(library, today) for kind in KINDS]
        known += [kind(library, today, signposts) for kind in safety.ALL]
        self._by_intent = {intent: one for one in known for intent in one.intents}

    def name(self) -> str:
        return "action_interrupt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        state = State.of(tracker)
        after = self._ordered(dispatcher, state, tracker) or self._wondered(dispatcher, state, tracker)
        if after is None:
            begun = self._begun(dispatcher, state, tracker)
            after = self._after(dispatcher, begun or state, tracker)
            after = after if begun else self._replied(dispatcher, after, tracker)
        hand_over(dispatcher, state, after, self._library)
        return after.events_from(state)

    def _ordered(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State | None:
        """What a reply ends with ordering, done after the reply was taken in; None where it orders nothing."""
        intent, door = tracker.latest_message["intent"]["name"], tracker.get_slot(REQUESTED_SLOT)
        reply = next(tracker.get_latest_entity_values("reply"), None)
        if reply is None or door is None or intent not in ORDERED:
            return None
        is_order = len(words_of(tracker).split()) < talk.LEAST or remarks.may_be_talk(words_of(tracker))
        if not (is_order and remarks.substance_of(reply)):
            whole = Said(f"{reply} {words_of(tracker)}", None, "answer")
            return self._doors.take(door, whole, dispatcher, state)
        replied = self._doors.take(door, Said(reply, None, "answer"), dispatcher, state)
        return self._by_intent[intent].do(dispatcher, replied, tracker)

    def _wondered(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State | None:
        """What somebody asks themselves is part of their answer, and is taken with the rest; None where it is not."""
        intent, words = tracker.latest_message["intent"]["name"], words_of(tracker)
        if intent not in ASKED or choice_of(tracker) or not (is_at_a_question(tracker) and queries.wonders(words)):
            return None
        told = f"{next(tracker.get_latest_entity_values('reply'), '')} {words}".strip()
        return self._doors.take("answer", Said(told, None, "answer"), dispatcher, state)

    def _begun(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State | None:
        """With what was said beside asking what a question means as the beginning of its answer; else None."""
        intent, ask = tracker.latest_message["intent"]["name"], state.plan.current
        if intent not in PUT_OTHERWISE or not is_at_a_question(tracker) or ask is None or state.asides.confirming:
            return None
        told = _told_beside(tracker)
        if not told or remarks.remarks_in(told).kinds:
            return None
        return self._doors.answer_begun(told, dispatcher, state, ask)

    def _after(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if safety.is_denied(state, tracker):
            return self._doors.take("sure", Said.of(tracker, words_of(tracker)), dispatcher, state)
        intent, door, words = (
            tracker.latest_message["intent"]["name"],
            tracker.get_slot(REQUESTED_SLOT),
            words_of(tracker),
        )
        is_typed = choice_of(tracker) is None and intent not in safety.Safety.intents
        is_free = is_typed and intent not in HEARD_FIRST
        undone = sharing.taken_back(dispatcher, state, words) if is_typed else None
        if undone:
            return undone
        amending = Amending(self._library, self._today())
        edited = amending.heard(dispatcher, state, words) if self._may_edit(tracker) else None
        if edited:
            after, told = edited
            reply = Said(told, None, "answer")
            return flow.left_closed(self._doors.take(door, reply, dispatcher, after) if door and told else after)
        if is_free and not door and "held" in asked_in(words).kinds:
            confiding.answered(dispatcher, state, ("held",), words, self._library)
            return flow.left_closed(state)
        # What is chosen by its name must follow the list at once.
        listed, state = state, state.but(asides=state.asides.next_turn)
        if is_typed and door and listed.asides.left_out and risks.wants_kept(words):
            return self._doors.take(door, Said(listed.asides.left_out, None, "answer"), dispatcher, state)
        if is_typed and door == "sure" and not self._asks_of_the_kept(intent, words, tracker):
            state = self._declined(dispatcher, state, intent, words)
        may_name_one = is_free or (is_typed and intent == "start_over")
        number = self._topic_named(words, door, listed) if may_name_one else None
        if number is not None:
            return earlier.taken_up(dispatcher, state, number, self._today())
        if is_typed and door and self._is_a_reply(door, state, tracker, is_free):
            return self._doors.take(door, Said(words, None, "answer"), dispatcher, state)
        return self._interrupted(dispatcher, settling.let_go(state), tracker, is_typed, is_free)

    def _may_edit(self, tracker: Tracker) -> bool:
        """Whether an order for the record may have been read as something else, where no door hears it."""
        intent, door = tracker.latest_message["intent"]["name"], tracker.get_slot(REQUESTED_SLOT)
        is_heard = intent == "amend" or intent in safety.Safety.intents or choice_of(tracker) is not None
        return not is_heard and door != "line"

    def _topic_named(self, words: str, door: str | None, listed: State) -> int | None:
        """The number of the earlier topic that is named; none where words turn to another matter."""
        number = earlier.chosen_by_name(words, listed)
        if number is not None or (door in TURNING and earlier.turning_in(words, listed) is not None):
            return number
        return earlier.returned_to(words, listed, self._library)

    def _is_a_reply(self, door: str, state: State, tracker: Tracker, is_free: bool) -> bool:
        """Whether words are for the door, which hears more in them than the intent that they were read as."""
        intent, words = tracker.latest_message["intent"]["name"], words_of(tracker)
        is_stated = door in TURNING and subjects.stated_in(words, state.context.value_of("challenge")) is not None
        # "It isn't new" is no wish for something new, and what the issue is at heart is no order.
        is_here = state.asides.confirming == "turn" and new_matter.belongs_here(words)
        is_turn = door in TURNING and turns.turn_in(words, state.situation or "") is not None
        if self._asks_of_the_kept(intent, words, tracker) or is_here or is_turn or (is_free and is_stated):
            return True
        is_planning = door in PLANNED and not state.asides.confirming
        if is_planning and stepping.is_of_the_steps(words, intent, door in STEPPING):
            return True
        if door == "answer" and intent in MISTAKEN and self._doors.is_heard_there(door, words, state):
            return True
        turns_away = door in TURNING and earlier.turning_in(words, state) is not None
        if is_free and (turns_away or stopping.stop_in(words, door, state)):
            return True
        wish = turning.is_open_to(state, door) and turning.wish_in(words, self._library)
        return bool(wish) or self._is_of_kept_words(intent, door, words, state)

    def _interrupted(
        self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker, is_typed: bool, is_free: bool
    ) -> State:
        """What is done by the intent, unless words ask for something else, or are a reply beside a wish."""
        intent, door, words = (
            tracker.latest_message["intent"]["name"],
            tracker.get_slot(REQUESTED_SLOT),
            words_of(tracker),
        )
        wish = looking_back.wished_beside(words, self._today()) if intent == "amend" and door else None
        if (wish and wish[1]) or (is_typed and self._is_for_the_door(intent, door, words)):
            return self._doors.take(door, Said.of(tracker, words), dispatcher, state)
        if is_free and intent in (*MISTAKEN, *OF_TIME) and (wishes.wants_place(words) or remarks.is_of_time(words)):
            heeding.say_place(dispatcher, state)
            return state
        asked, rest = explaining.asked_in(words, door, state, self._library) if is_free else ([], "")
        if asked and not rest and not _is_about_us(intent, words, asked):
            return explaining.answered(dispatcher, state, state, door, asked, words, self._library)
        after = _without_what_was_none(dispatcher, state, tracker, self._library)
        if after is not state and intent in UNDONE_BY:
            return after
        return self._by_intent[intent].do(dispatcher, after, tracker)

    def _asks_of_the_kept(self, intent: str, words: str, tracker: Tracker) -> bool:
        """Whether it is asked who reads this, or the like, and nothing is ordered; what is replied beside it counts."""
        has_reply = next(tracker.get_latest_entity_values("reply"), None) is not None
        is_of_sharing = tracker.get_slot(REQUESTED_SLOT) == "sure" and State.of(tracker).asides.deciding == "share"
        is_one = intent == "privacy" or intent in MISTAKEN or (is_of_sharing and intent == "share")
        return is_one and not has_reply and bool(asked_in(words, is_of_sharing).kinds)

    def _declined(self, dispatcher: CollectingDispatcher, state: State, intent: str, words: str) -> State:
        """Not shared, where that is asked and a no stands beside what else is wished."""
        is_asked = state.asides.deciding == "share" and intent not in ("share", "withhold")
        is_no = is_asked and consenting.without_refusal(words) is not None
        return flow.left_closed(share(dispatcher, state, False)) if is_no else state

    def _is_of_kept_words(self, intent: str, door: str, words: str, state: State) -> bool:
        """Whether words settle what was asked of earlier ones, or say where something that was kept belongs."""
        if state.asides.unsettled and settling.may_settle(words, state):
            return True
        if state.asides.taken and placing.restores(words) is not None and intent != "withhold":
            return True
        if door == "answer" and intent in (*PLACED_BY, "go_back") and placing.left_unanswered(words) is not None:
            return True
        found = placing.placing_in(words) if door == "answer" else None
        if found is None or found.is_loose or found.kind == "back":
            return False
        return intent in PLACED_BY or (intent in ("change", "go_back") and placing.files_itself(words))

    def _is_for_the_door(self, intent: str, door: str | None, words: str) -> bool:
        """Whether words put the context right where it is asked for, or are a value of it, such as "RI"."""
        return door in flow.CLARIFIED and (intent == "correct" or contexts.is_merely(words, door))

    def _replied(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        """The state with what else was said beside the question, taken in by the door that is asked for."""
        reply, door = next(tracker.get_latest_entity_values("reply"), None), tracker.get_slot(REQUESTED_SLOT)
        if reply is None and door == "answer" and tracker.latest_message["intent"]["name"] in ASKED:
            told = _told_beside(tracker)
            return self._doors.take(door, Said(told, None, "answer"), dispatcher, state) if told else state
        if reply is None or door is None:
            return state
        ask, asked = state.plan.current, remarks.remarks_in(reply).told
        if asked and ask and door == "answer" and not remarks.substance_of(reply):
            return heeding.told(dispatcher, state, ask, asked, reply, self._library)
        if not remarks.substance_of(reply):
            return state
        # What was said beside a question may lean on it.
        return self._doors.take(door, Said(reply, None, "beside"), dispatcher, state)


def _told_beside(tracker: Tracker) -> str | None:
    """What is told of the matter beside a question to the bot; None where nothing much is."""
    reply = next(tracker.get_latest_entity_values("reply"), None)
    if reply is None:
        return remarks.told_beside_a_question(words_of(tracker))
    return remarks.substance_of(reply) or None


def _is_about_us(intent: str, words: str, asked: Sequence[queries.Query]) -> bool:
    """Whether somebody asks what the program is: "how reliable are you" asks for no study."""
    is_doubt = all(query.kind in ("evidence", "opinion") for query in asked)
    return intent == "about" and is_doubt and queries.asks_about_us(words)


def _without_what_was_none(dispatcher: CollectingDispatcher, state: State, tracker: Tracker, library: Library) -> State:
    """The state without a last answer that the leader protests was none, whatever else they wish in the same breath."""
    words = words_of(tracker)
    is_protest = is_at_a_question(tracker) and remarks.remarks_in(words).heeded in remarks.TAKES_BACK
    return filing.taken_back(dispatcher, state, words, library) if is_protest else state
