"""The doors of what comes next: steps, the day to look back, and what became of it on that day."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import flow, reading
from actions.dates import date_in, spoken
from actions.doors import Doors, Slots
from actions.speaking import say
from actions.state import Outcome, State, Step

_MYSELF = re.compile(r"^\s*(?:i|i['’]ll|i['’]m|i['’]d|ill|im)\b", re.I)


class PlanningDoors(Doors):
    """Next steps, check-in, and outcome."""

    def validate_step_what(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        state = State.of(tracker)
        after = _no_more(state) if _declines(value) else self._begun(value, state)
        return self.passed("step_what", dispatcher, state, after)

    def validate_step_who(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        draft = state.asides.draft
        if draft is None:
            return {"step_who": None}
        # Somebody may say who and by when in one breath.
        day = date_in(value, self.today()) if draft.when is None else None
        timed = {"when": value, "date": day.isoformat()} if day else {}
        who = "" if reading.does_not_know(value) else value
        after = _drafted(state, draft.but(who=who, **timed))
        return self.passed("step_who", dispatcher, state, after)

    def validate_step_when(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        state = State.of(tracker)
        draft = state.asides.draft
        if draft is None:
            return {"step_when": None}
        day = date_in(value, self.today())
        when = "" if reading.does_not_know(value) or reading.says_no(value) else value
        if when and day is None:
            say(dispatcher, "utter_date_unclear")
        after = _drafted(state, draft.but(when=when, date=day.isoformat() if day else None))
        return self.passed("step_when", dispatcher, state, after)

    def validate_another_step(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        state = State.of(tracker)
        if _declines(value):
            after = _no_more(state)
        elif reading.says_yes(value) and len(value.split()) <= 4:
            after = state.but(asides=state.asides.but(another_step=True))
        else:
            # A leader who does not say yes but what it is has given the step.
            after = self._begun(value, state)
        return self.passed("another_step", dispatcher, state, after)

    def validate_check_in(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        day = date_in(value, self.today())
        if day:
            say(dispatcher, "utter_check_in_set", day=spoken(day))
        elif not _declines(value):
            say(dispatcher, "utter_check_in_unclear")
        asides = state.asides.but(check_in_asked=True, check_in=day.isoformat() if day else None)
        return self.passed("check_in", dispatcher, state, state.but(asides=asides))

    def validate_outcome(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        say(dispatcher, "utter_outcome_kept")
        outcome = Outcome(day=self.today().isoformat(), text=value)
        after = state.but(outcomes=(*state.outcomes, outcome), asides=state.asides.but(outcome_due=False))
        return self.passed("outcome", dispatcher, state, after)

    def _begun(self, value: str, state: State) -> State:
        """A step of which its words may already say who and by when."""
        day = date_in(value, self.today())
        answer = reading.answer_behind(value, {key: reply.text for key, reply in state.replies.items()})
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


def _declines(value: str) -> bool:
    return reading.says_no(value) or reading.does_not_know(value)
