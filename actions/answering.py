"""The door of the reflective questions: an answer is kept, played back, and gone into once where it is thin."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow, reading
from actions.choices import AT_A_QUESTION, RATINGS
from actions.doors import Doors, Said
from actions.speaking import excerpt, say
from actions.state import Ask, State
from knowledge.schema import QuestionKind

PLAYED_BACK = 4


class AnswerDoor(Doors):
    """Takes what was said to the question, part or rating that is due."""

    def take_answer(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        ask = state.plan.current
        if ask is None:
            return state
        if state.asides.revisiting and reading.wants_to_add(said.words):
            state = state.but(asides=state.asides.but(adding=True))
        if ask.kind == "main" and self.library.question(ask.question).kind is QuestionKind.CONFIDENCE:
            return _rated(ask, said, dispatcher, state)
        if state.asides.probing and reading.says_no(said.words):
            say(dispatcher, "utter_heard_short")
            return flow.moved_on(state)
        if not state.asides.probing and reading.is_thin(said.words) and flow.may_be_probed(state):
            return _probed(ask, said.words, dispatcher, state)
        play_back(said.words, dispatcher)
        return flow.answered(state, said.words)


def _probed(ask: Ask, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_probe", choices=AT_A_QUESTION, words=excerpt(words))
    kept = flow.noted(state, words)
    return kept.but(asides=kept.asides.but(quiet=True, probing=True, probed=(*kept.asides.probed, ask.key)))


def _rated(ask: Ask, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
    rating = reading.rating_in(said.choice or said.words)
    if rating is None and state.asides.asked_number != ask.key:
        # The words are an answer, too; they are kept while the number is asked for.
        say(dispatcher, "utter_ask_rating_again", choices=[*RATINGS, *AT_A_QUESTION])
        kept = flow.noted(state, said.words)
        return kept.but(asides=kept.asides.but(quiet=True, asked_number=ask.key))
    if rating is None:
        play_back(said.words, dispatcher)
    return flow.answered(state, said.words, rating)


def play_back(value: str, dispatcher: CollectingDispatcher) -> None:
    """Says back a clause of what was said, unchanged; of few words none."""
    if len(value.split()) < PLAYED_BACK:
        say(dispatcher, "utter_heard_short")
    else:
        say(dispatcher, "utter_heard", words=excerpt(reading.telling_clause(value) or value))
