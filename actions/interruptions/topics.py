"""Several topics: a new one, an earlier one taken up again, and the day that was set to look back on one."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow, pieces, reading, wishes
from actions.dates import spoken
from actions.doors import choice_of, words_of
from actions.interruptions.base import Interruption
from actions.speaking import Choice, excerpt, say, situation_in_short
from actions.state import State, Topic
from actions.topics import without_held

LISTED = 8


class StartOver(Interruption):
    """A new topic; the one there was is kept."""

    intents = ("start_over",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, "utter_new_topic" if state.situation else "utter_already_new")
        # Whoever turns to something new need not say first what became of a risk that was seen before.
        free = state.but(asides=state.asides.but(confirming=None, held=None))
        return free.turned_to(None, self.today()) if state.situation else free


class Topics(Interruption):
    """Takes up an earlier topic that was named or pressed; otherwise lists them, latest first."""

    intents = ("topics",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        state, words = without_held(state), words_of(tracker)
        if choice_of(tracker) is None and (wishes.wants_no_new_topic(words) or wishes.wants_other_topic(words)):
            return self._back(dispatcher, state, words)
        listed = _listed(state)
        if not listed:
            say(dispatcher, "utter_topics_none")
            return flow.left_closed(state)
        number = _meant(listed, choice_of(tracker), words)
        if number is None:
            say(dispatcher, "utter_topics", choices=choices_of(state))
            return flow.left_closed(state)
        return self._taken_up(dispatcher, state, number)

    def _back(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
        """The topic that was left last; one that was begun by mistake is dropped, and one that says something stays."""
        earlier = state.earlier_topics
        if earlier and (_is_just_begun(state) or wishes.wants_other_topic(words)):
            first = next((topic.number for topic in earlier if topic.number == reading.place_in(words)), None)
            kept = state.but(situation=None) if _is_just_begun(state) else state
            return self._taken_up(dispatcher, kept, first or earlier[-1].number)
        say(dispatcher, "utter_topic_stays" if state.situation else "utter_topics_none")
        return flow.left_closed(state)

    def _taken_up(self, dispatcher: CollectingDispatcher, state: State, number: int) -> State:
        taken = state.turned_to(number, self.today())
        _say_where(dispatcher, taken)
        return taken.but(asides=taken.asides.but(quiet=False, closed=False))


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
        say(dispatcher, "utter_check_in_other", situation=excerpt(topic.situation or ""), choices=choices)
        return flow.left_closed(state.with_earlier(tuple(due if one is topic else one for one in topics)))


def choices_of(state: State) -> list[Choice]:
    """A button for each earlier topic, latest first."""
    return [Choice(f"topics:{topic.number}", _label(topic)) for topic in _listed(state)]


def _listed(state: State) -> list[Topic]:
    return sorted(state.earlier_topics, key=lambda topic: topic.number, reverse=True)[:LISTED]


def _is_just_begun(state: State) -> bool:
    """Whether nothing came of a topic yet but its situation."""
    return not (state.offer.chosen or state.replies or state.steps or state.outcomes)


def _meant(topics: list[Topic], choice: str | None, words: str) -> int | None:
    numbers = {topic.number for topic in topics}
    if choice and choice.isdigit():
        return int(choice) if int(choice) in numbers else None
    return pieces.nearest(words, {topic.number: topic.situation or "" for topic in topics})


def _label(topic: Topic) -> str:
    day = f" ({spoken(date.fromisoformat(topic.begun))})" if topic.begun else ""
    return f"{excerpt(topic.situation or '', 8)}{day}"


def _say_where(dispatcher: CollectingDispatcher, taken: State) -> None:
    """Which topic it is, and how far it had come."""
    situation = situation_in_short(taken)
    if taken.plan.current:
        say(dispatcher, "utter_topic_taken_up_questions", situation=situation, place=taken.plan.place)
    elif flow.next_door(taken):
        say(dispatcher, "utter_topic_taken_up", situation=situation)
    else:
        say(dispatcher, "utter_topic_taken_up_finished", situation=situation)


ALL = (StartOver, Topics, CheckIn)
