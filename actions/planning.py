"""The doors of what comes next: steps, the day to look back, and what became of it on that day."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions import flow, reading
from actions.dates import date_in, spoken
from actions.doors import Doors, Said
from actions.speaking import say
from actions.state import Outcome, State, Step

_MYSELF = re.compile(r"^\s*(?:what\s+)?(?:i|i['’]ll|i['’]m|i['’]d|ill|im)\b", re.I)


class PlanningDoors(Doors):
    """Next steps, check-in, and outcome."""

    def take_step_what(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return _no_more(state) if _leaves_open(said.words) else self._begun(said.words, state)

    def take_step_who(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, words = state.asides.draft, said.words
        if draft is None:
            return state
        # Somebody may say who and by when in one breath.
        day = date_in(words, self.today()) if draft.when is None else None
        timed = {"when": words, "date": day.isoformat()} if day else {}
        return _drafted(state, draft.but(who="" if reading.does_not_know(words) else words, **timed))

    def take_step_when(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, day = state.asides.draft, date_in(said.words, self.today())
        if draft is None:
            return state
        when = "" if _leaves_open(said.words) else said.words
        if when and day is None:
            say(dispatcher, "utter_date_unclear")
        return _drafted(state, draft.but(when=when, date=day.isoformat() if day else None))

    def take_another_step(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if reading.declines(said.words) or reading.does_not_know(said.words):
            return _no_more(state)
        if reading.says_yes(said.words):
            return state.but(asides=state.asides.but(another_step=True))
        # A leader who does not say yes but what it is has given the step.
        return self._begun(said.words, state)

    def take_check_in(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        day = date_in(said.words, self.today())
        if day:
            say(dispatcher, "utter_check_in_set", day=spoken(day))
        elif not (reading.declines(said.words) or reading.does_not_know(said.words)):
            say(dispatcher, "utter_check_in_unclear")
        return state.but(asides=state.asides.but(check_in_asked=True, check_in=day.isoformat() if day else None))

    def take_outcome(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, "utter_outcome_kept")
        outcome = Outcome(day=self.today().isoformat(), text=said.words)
        return state.but(outcomes=(*state.outcomes, outcome), asides=state.asides.but(outcome_due=False))

    def _begun(self, value: str, state: State) -> State:
        """A step of which its words may already say who and by when."""
        day = date_in(value, self.today())
        answer = reading.nearest(value, {key: reply.text for key, reply in state.replies.items()}, least=2)
        draft = Step(
            what=value,
            who="I" if _MYSELF.match(value) else None,
            when="" if day else None,
            date=day.isoformat() if day else None,
            answer=answer,
        )
        return _drafted(state.but(asides=state.asides.but(another_step=None)), draft)


def _drafted(state: State, draft: Step) -> State:
    """The step is part of the plan as soon as nothing of it is open."""
    if draft.who is None or draft.when is None:
        return state.but(asides=state.asides.but(draft=draft))
    return flow.with_step(state, draft)


def _no_more(state: State) -> State:
    return state.but(asides=state.asides.but(another_step=False))


def _leaves_open(value: str) -> bool:
    return reading.says_no(value) or reading.does_not_know(value)
