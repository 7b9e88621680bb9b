"""The doors of what comes next: steps, the day to look back, and what became of it on that day."""

from __future__ import annotations

import re
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions import check_in, flow, pieces, reading
from actions.dates import day_in, meant_in, speaks_of_half_term, spoken_in_full
from actions.doors import Doors, Said
from actions.speaking import excerpt, say
from actions.state import Outcome, State, Step
from actions.stepping import Verdict, verdict_in

_MYSELF = re.compile(r"^\s*(?:what\s+)?(?:i|i['’]ll|i['’]m|i['’]d|ill|im)\b", re.I)


class PlanningDoors(Doors):
    """Next steps, check-in, and outcome."""

    def take_step_what(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        verdict = verdict_in(said.words)
        if verdict:
            return self._undone(verdict, dispatcher, state)
        return _no_more(state) if _leaves_open(said.words) else self._begun(said.words, dispatcher, state)

    def take_step_who(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, words = state.asides.draft, said.words
        if draft is None:
            return state
        verdict = verdict_in(words)
        if verdict:
            return self._undone(verdict, dispatcher, state)
        # Somebody may say who and by when in one breath.
        day = day_in(words, self.today()) if draft.when is None else None
        _say_read(day, dispatcher)
        timed = {"when": words, "date": day.isoformat()} if day else {}
        return _drafted(state, draft.but(who="" if reading.does_not_know(words) else words, **timed))

    def take_step_when(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, day = state.asides.draft, meant_in(said.words, self.today())
        if draft is None:
            return state
        verdict = verdict_in(said.words)
        if verdict and verdict.undone != "no_more":
            return self._undone(verdict, dispatcher, state)
        is_left_open = verdict is not None or _leaves_open(said.words)
        if day is None and not is_left_open and state.asides.day_words is None:
            return _asked_for_a_day(said.words, dispatcher, state)
        when = ", ".join(words for words in (state.asides.day_words, None if is_left_open else said.words) if words)
        if when and day is None:
            say(dispatcher, "utter_date_unclear")
        _say_read(day, dispatcher)
        after = _drafted(state, draft.but(when=when, date=day.isoformat() if day else None))
        return _no_more(after) if verdict else after

    def take_another_step(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if state.steps and check_in.is_merely_a_day(said.words, self.today()):
            return self._redated(said.words, dispatcher, state)
        verdict = verdict_in(said.words)
        if verdict and verdict.undone != "no_more":
            return self._undone(verdict, dispatcher, state)
        if verdict or reading.declines(said.words) or reading.does_not_know(said.words):
            return _no_more(state)
        if reading.says_yes(said.words):
            return state.but(asides=state.asides.but(another_step=True))
        # A leader who does not say yes but what it is has given the step.
        return self._begun(said.words, dispatcher, state)

    def take_check_in(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        day = meant_in(said.words, self.today())
        is_declined = reading.declines(said.words) or reading.does_not_know(said.words)
        if day is None and not is_declined and state.asides.day_words is None:
            return _asked_for_a_day(said.words, dispatcher, state)
        after = check_in.with_check_in(state, day)
        if day is None and not is_declined:
            say(dispatcher, "utter_check_in_unclear")
        check_in.say_set(dispatcher, after)
        return after

    def take_outcome(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, "utter_outcome_kept")
        outcome = Outcome(day=self.today().isoformat(), text=said.words)
        return state.but(outcomes=(*state.outcomes, outcome), asides=state.asides.but(outcome_due=False))

    def _begun(self, value: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """A step of which its words may already say who and by when."""
        day = day_in(value, self.today())
        _say_read(day, dispatcher)
        answer = pieces.nearest(value, {key: reply.text for key, reply in state.replies.items()}, least=2)
        draft = Step(
            what=value,
            who="I" if _MYSELF.match(value) else None,
            when="" if day else None,
            date=day.isoformat() if day else None,
            answer=answer,
        )
        return _drafted(state.but(asides=state.asides.but(another_step=None)), draft)

    def _undone(self, verdict: Verdict, dispatcher: CollectingDispatcher, state: State) -> State:
        """Without the step that is spoken of; what is said after that is the step instead."""
        is_again = verdict.undone == "again"
        # What is said to be no step in the same breath is what was just said, where none is being put down.
        is_itself = state.asides.draft is None and (state.asides.another_step or bool(verdict.before))
        step = None if is_itself else state.asides.draft or next(reversed(state.steps), None)
        after = flow.without_last_step(state, is_again) if step else _no_more(state)
        if step:
            say(dispatcher, "utter_step_dropped", words=excerpt(step.what))
        elif is_again:
            after = state.but(asides=state.asides.but(another_step=True))
        else:
            say(dispatcher, "utter_step_none")
        return self._begun(verdict.after, dispatcher, after) if verdict.after else after

    def _redated(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """A day alone, after a step was put down, is the day of that step."""
        day = day_in(words, self.today())
        _say_read(day, dispatcher)
        last = state.steps[-1].but(when=words, date=day.isoformat() if day else None)
        return state.but(steps=(*state.steps[:-1], last))


def _asked_for_a_day(words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    """A day is asked for once more; what was said of it is kept until then."""
    say(dispatcher, "utter_half_term_unclear" if speaks_of_half_term(words) else "utter_date_again")
    return state.but(asides=state.asides.but(day_words=words, quiet=True))


def _say_read(day: date | None, dispatcher: CollectingDispatcher) -> None:
    if day:
        say(dispatcher, "utter_date_read", day=spoken_in_full(day))


def _drafted(state: State, draft: Step) -> State:
    """The step is part of the plan as soon as nothing of it is open."""
    if draft.who is None or draft.when is None:
        return state.but(asides=state.asides.but(draft=draft))
    return flow.with_step(state, draft)


def _no_more(state: State) -> State:
    return state.but(asides=state.asides.but(another_step=False))


def _leaves_open(value: str) -> bool:
    return reading.says_no(value) or reading.does_not_know(value)
