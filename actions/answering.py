"""The door of the reflective questions: an answer is kept, played back, and gone into once where it is thin."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import flow, reading
from actions.choices import AT_A_QUESTION, RATINGS
from actions.doors import Doors, Slots, choice_of
from actions.speaking import excerpt, say
from actions.state import Ask, State
from knowledge.schema import QuestionKind

PLAYED_BACK = 4


class AnswerDoor(Doors):
    """Takes what was said to the question, part or rating that is due."""

    def validate_answer(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        if state.asides.revisiting and reading.wants_to_add(value):
            state = state.but(asides=state.asides.but(adding=True))
        after = self._answered(value, choice_of(tracker), dispatcher, state)
        return self.passed("answer", dispatcher, state, after)

    def _answered(self, value: str, choice: str | None, dispatcher: CollectingDispatcher, state: State) -> State:
        ask = state.plan.current
        if ask is None:
            return state
        if ask.kind == "main" and self.library.question(ask.question).kind is QuestionKind.CONFIDENCE:
            return self._rated(ask, value, choice, dispatcher, state)
        if state.asides.probing and reading.says_no(value):
            say(dispatcher, "utter_heard_short")
            return flow.moved_on(state)
        if not state.asides.probing and reading.is_thin(value) and flow.may_be_probed(state):
            say(dispatcher, "utter_probe", choices=AT_A_QUESTION, words=excerpt(value))
            kept = flow.noted(state, value)
            return kept.but(asides=kept.asides.but(quiet=True, probing=True, probed=(*kept.asides.probed, ask.key)))
        play_back(value, dispatcher)
        return flow.answered(state, value)

    def _rated(self, ask: Ask, value: str, choice: str | None, dispatcher: CollectingDispatcher, state: State) -> State:
        rating = reading.rating_in(choice or value)
        if rating is None and state.asides.asked_number != ask.key:
            # The words are an answer, too; they are kept while the number is asked for.
            say(dispatcher, "utter_ask_rating_again", choices=[*RATINGS, *AT_A_QUESTION])
            kept = flow.noted(state, value)
            return kept.but(asides=kept.asides.but(quiet=True, asked_number=ask.key))
        if rating is None:
            play_back(value, dispatcher)
        return flow.answered(state, value, rating)


def play_back(value: str, dispatcher: CollectingDispatcher) -> None:
    """Says back a clause of what was said, unchanged; of few words none."""
    if len(value.split()) < PLAYED_BACK:
        say(dispatcher, "utter_heard_short")
    else:
        say(dispatcher, "utter_heard", words=excerpt(reading.telling_clause(value) or value))
