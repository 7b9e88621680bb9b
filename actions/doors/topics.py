"""Where a conversation begins, begins again after its end, and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import course, flow
from actions.choices import NEW_OR_RECORD, NEXT_STEPS
from actions.doors.base import Said, choice_of, hand_over, words_of
from actions.doors.coaching import ValidateCoaching
from actions.doors.situation import told
from actions.moves.questions import strain, turning
from actions.moves.record import adding, editing
from actions.moves.situation import earlier, subject
from actions.moves.situation.correcting import correction_in, put_right
from actions.moves.topics import asked, returning, sharing
from actions.record import lines_of, record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words.closing import afterthoughts, consenting, finding_again
from actions.words.context import objecting, subjects
from actions.words.dialogue import new_matter
from actions.words.language import pieces, reading, wishes
from actions.words.steps import sifting
from knowledge.library import Library

Events = list[dict[str, Any]]


class Welcome(Action):
    """Who this is, and what is kept."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def name(self) -> str:
        return "action_welcome"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_welcome")
        say(dispatcher, "utter_kept")
        state = State.of(tracker)
        return state.but(begun=self._today().isoformat()).events_from(state)


class NewTopic(Action):
    """After the end: what belongs to the topic that was closed is done on it, and what is plainly new begins a topic.

    Where that is not plain, the words are kept until the leader says which.
    """

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self._library, self._today, self._doors = library, today, ValidateCoaching(library, today)

    def name(self) -> str:
        return "action_new_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        before = State.of(tracker)
        after = self._after(dispatcher, before, tracker)
        hand_over(dispatcher, before, after, self._library)
        return after.events_from(before)

    def _after(self, dispatcher: CollectingDispatcher, before: State, tracker: Tracker) -> State:
        words, choice = words_of(tracker), choice_of(tracker)
        intent = tracker.latest_message["intent"]["name"]
        if choice in ("add", "question") and before.asides.held:
            return self._settled(choice, before.asides.held, dispatcher, without_held(before))
        if choice == "none":
            say(dispatcher, "utter_nothing_changed")
            return flow.left_closed(without_held(before))
        number = earlier.chosen_by_name(words, before)
        state = before.but(asides=before.asides.next_turn)
        if choice is None and number is None:
            number = earlier.returned_to(words, state, self._library)
        if number is not None:
            return returning.returned(dispatcher, state, number, words, self._library, self._today())
        stated = subject.heard(dispatcher, state, words, self._library) if choice is None else None
        if stated is not None:
            return flow.left_closed(without_held(stated[0]))
        righted = self._put_right(words, dispatcher, state) if choice is None else None
        if righted is not None:
            return flow.left_closed(without_held(righted))
        if choice is None and not (intent == "affirm" and (state.asides.held or reading.says_yes(words))):
            done = self._done(words, intent, dispatcher, before, state)
            if done is not None:
                return flow.left_closed(done)
        return self._begun(_beginning(state, intent, words), dispatcher, state)

    def _done(
        self, words: str, intent: str, dispatcher: CollectingDispatcher, before: State, state: State
    ) -> State | None:
        """What is said about what was closed, done or asked about; None where a new topic is plainly meant."""
        undone = sharing.taken_back(dispatcher, before, words)
        if undone:
            return undone
        edited = editing.heard(dispatcher, without_held(state), words, None, self._library, self._today())
        if edited:
            after, told = edited
            is_told = not all(map(afterthoughts.is_light, pieces.sentences(told)))
            # What was said beside it is done as well, or asked about.
            return (self._done(told, intent, dispatcher, after, after) if is_told else None) or after
        if consenting.wishes_to_share(words):
            return without_held(state.but(asides=state.asides.but(confirming="share")))
        if finding_again.asked_in(words):
            say(dispatcher, "utter_found_again")
            return without_held(state)
        wish = turning.wish_in(words, self._library) if state.plan.asks else None
        if wish and turning.names_behaviour(words, self._library):
            return turning.turned(dispatcher, without_held(state), wish, self._library)
        thought = afterthoughts.read(words, self._today())
        is_bye = afterthoughts.takes_leave(words) or (thought is not None and thought.kind == "goodbye")
        if is_bye or (state.asides.held and afterthoughts.refuses_offer(words)):
            say(dispatcher, "utter_goodbye" if is_bye else "utter_nothing_changed")
            return without_held(state)
        is_wish = intent == "start_over" or new_matter.told_in(words) is not None
        if thought and thought.kind == "no_topic":
            return self._no_topic(thought.words, dispatcher, state)
        if is_wish and not (thought and thought.kind == "asks"):
            return None
        is_situation = wishes.describes_a_situation(words) and not afterthoughts.is_of_the_kept(words)
        if thought and (thought.is_more or thought.kind == "asks" or not is_situation):
            return self._doors.brought_up(words, dispatcher, without_held(state))
        if state.replies and sifting.tells_steps_alone(words, self._today()):
            steps = Said(words, None, "answer")
            return self._doors.take("step_what", steps, dispatcher, course.at_next_steps(without_held(state)))
        if is_situation or not state.situation:
            return None
        say(dispatcher, "utter_new_topic_or", choices=NEW_OR_RECORD)
        return state.but(asides=state.asides.but(held=words))

    def _put_right(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What was noted of the situation with what is said against it; None where nothing is."""
        if not state.situation or not (subjects.insists(words) or objecting.disputes(words)):
            return None
        right = correction_in(words, state).right
        is_of_it = {field: known for field, known in right.items() if getattr(state.context, field)}
        return put_right(dispatcher, state, is_of_it, self._library) if is_of_it else None

    def _no_topic(self, rest: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Nothing new; what was said beside that is done, and a goodbye is one."""
        free = without_held(state)
        thought = afterthoughts.read(rest, self._today()) if rest else None
        done = self._doors.brought_up(rest, dispatcher, free) if rest else None
        if thought and thought.kind == "goodbye":
            say(dispatcher, "utter_goodbye")
        elif done is None:
            say(dispatcher, "utter_topic_stays")
        return done or free

    def _settled(self, choice: str, held: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was kept is added to the record that was closed, or is a question."""
        if choice == "add":
            return flow.left_closed(adding.added(dispatcher, state, held, held, self._library))
        return flow.left_closed(asked.answered(dispatcher, state, held, self._library))

    def _begun(self, beginning: str, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, "utter_new_topic")
        after = without_held(state).turned_to(None, self._today())
        if not beginning:
            return after
        strain.met(dispatcher, beginning)
        return told(dispatcher, after, beginning, self._library)


def without_held(state: State) -> State:
    """After the end, without what may have been meant for a new topic; what may be a sign of risk stays."""
    is_over = state.asides.closed and not state.asides.confirming
    return state.but(asides=state.asides.but(held=None)) if is_over else state


def _beginning(state: State, intent: str, words: str) -> str:
    """What a new topic begins with: what was kept for it, and what is said with the wish, unless it is a mere wish."""
    held = state.asides.held or ""
    other = new_matter.told_in(words)
    if intent == "start_over":
        words = wishes.topic_told_in(words) or other or ""
    elif other:
        words = other
    is_more = intent in ("answer", "start_over") or (intent == "affirm" and wishes.describes_a_situation(words))
    return " ".join(part for part in (held if intent != "answer" else "", words if is_more else "") if part)


class Close(Action):
    """The record, at the end."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def name(self) -> str:
        return "action_close"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        state = State.of(tracker)
        is_typed = choice_of(tracker) is None and tracker.latest_message["intent"]["name"] == "stop"
        if not state.asides.quiet:
            self._show(dispatcher, state)
            if is_typed and afterthoughts.takes_leave(words_of(tracker)):
                say(dispatcher, "utter_goodbye")
        asides = state.asides.but(closed=True, leaving=False, quiet=False, left_out=None)
        return state.but(asides=asides).events_from(state)

    def _show(self, dispatcher: CollectingDispatcher, state: State) -> None:
        record = record_of(state, self._library)
        if lines_of(record):
            choices = [NEXT_STEPS] if state.replies and not state.steps else []
            say(dispatcher, "utter_record", card=summary_card(record), choices=choices)
        else:
            say(dispatcher, "utter_closed_empty")


class Outside(Action):
    """After the end, for whatever no rule knows; the turn is taken back, or Rasa would go on saying it."""

    def name(self) -> str:
        return "action_outside"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_outside")
        return [UserUtteranceReverted()]
