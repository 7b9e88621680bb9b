"""Several topics: a new one, an earlier one taken up again, and the day that was set to look back on one."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.base import choice_of, words_of
from actions.doors.situation import told
from actions.doors.topics import without_held
from actions.interruptions.base import Interruption
from actions.moves.situation import earlier
from actions.speaking import Choice, excerpt, say, situation_in_short
from actions.state import State, Topic
from actions.words.language import reading, wishes
from actions.words.time.dates import spoken


class StartOver(Interruption):
    """A new topic, with what is said of it behind the wish; the one there was is kept."""

    intents = ("start_over",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words = words_of(tracker)
        if state.situation is None and state.earlier_topics and wishes.wants_no_new_topic(words):
            return earlier.taken_up(dispatcher, state, state.earlier_topics[-1].number, self.today())
        # What was asked about is what is new, and need not be said again.
        held = state.asides.held if state.asides.confirming == "turn" else None
        turning = earlier.turning_in(words, state)
        beginning = wishes.topic_told_in(words) or (turning and turning.matter) or held
        if state.situation or not beginning:
            say(dispatcher, "utter_new_topic" if state.situation else "utter_already_new")
        # Whoever turns to something new need not say first what became of a risk that was seen before.
        free = state.but(asides=state.asides.but(confirming=None, held=None))
        after = free.turned_to(None, self.today()) if state.situation else free
        return told(dispatcher, after, beginning, self.library) if beginning else after


class Topics(Interruption):
    """Takes up an earlier topic that was named or pressed; otherwise lists them, latest first."""

    intents = ("topics",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        state, words = without_held(state), words_of(tracker)
        if choice_of(tracker) is None and (wishes.wants_no_new_topic(words) or wishes.wants_other_topic(words)):
            return self._back(dispatcher, state, words)
        if not state.earlier_topics:
            say(dispatcher, "utter_topics_none")
            return flow.left_closed(state)
        number = _meant(state, choice_of(tracker), words)
        if number is None:
            say(dispatcher, "utter_topics", choices=choices_of(state))
            # What was asked comes again with the next reply: beneath the list it would be taken for what is asked here.
            return state.but(asides=state.asides.but(topics_listed=True, quiet=True))
        return earlier.taken_up(dispatcher, state, number, self.today())

    def _back(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
        """The topic that was left last; one that was begun by mistake is dropped, and one that says something stays."""
        before = state.earlier_topics
        is_mistake = _is_just_begun(state) and wishes.wants_no_new_topic(words)
        if before and (is_mistake or wishes.wants_other_topic(words)):
            first = next((topic.number for topic in before if topic.number == reading.place_in(words)), None)
            kept = state.but(situation=None) if is_mistake else state
            return earlier.taken_up(dispatcher, kept, first or before[-1].number, self.today())
        say(dispatcher, "utter_topic_stays" if state.situation else "utter_topics_none")
        return flow.left_closed(state)


class CheckIn(Interruption):
    """The day has come that was set to look back on a topic; what another topic is at is not disturbed."""

    intents = ("check_in",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        number = int(choice_of(tracker) or state.number)
        if number == state.number:
            say(dispatcher, "utter_check_in", situation=situation_in_short(state))
            return state.but(asides=state.asides.but(outcome_due=True, quiet=False))
        topics = state.earlier_topics
        topic = next((one for one in topics if one.number == number), None)
        if topic is None:
            say(dispatcher, "utter_check_in_gone")
            return flow.left_closed(state)
        due = topic.but(asides=topic.asides.but(outcome_due=True))
        choices = [Choice(f"topics:{number}", "Look back on it now")]
        say(dispatcher, "utter_check_in_other", situation=excerpt(topic.situation_now), choices=choices)
        return flow.left_closed(state.with_earlier(tuple(due if one is topic else one for one in topics)))


def choices_of(state: State) -> list[Choice]:
    """A button for each earlier topic, latest first."""
    return [Choice(f"topics:{topic.number}", _label(topic)) for topic in earlier.listed(state)]


def _is_just_begun(state: State) -> bool:
    """Whether nothing came of a topic yet but its situation."""
    return not (state.offer.chosen or state.replies or state.steps or state.outcomes)


def _meant(state: State, choice: str | None, words: str) -> int | None:
    numbers = {topic.number for topic in earlier.listed(state)}
    if choice and choice.isdigit():
        return int(choice) if int(choice) in numbers else None
    return earlier.named_in(words, state)


def _label(topic: Topic) -> str:
    day = f" ({spoken(date.fromisoformat(topic.begun))})" if topic.begun else ""
    return f"{excerpt(topic.situation_now, 8)}{day}"


ALL = (StartOver, Topics, CheckIn)
