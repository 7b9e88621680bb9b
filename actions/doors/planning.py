"""The doors of what comes next: steps, the day to look back, and what became of it on that day."""

from __future__ import annotations

from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.base import Doors, Said
from actions.moves import check_in
from actions.speaking import excerpt, say
from actions.state import Outcome, State, Step
from actions.words import drafting, looking_back, pieces, reading
from actions.words.dates import day_in, meant_in, speaks_of_half_term, spoken_in_full
from actions.words.stepping import Verdict, day_put_right, verdict_in


class PlanningDoors(Doors):
    """Next steps, check-in, and outcome."""

    def take_step_what(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        verdict = verdict_in(said.words)
        if verdict:
            return self.undone(verdict, dispatcher, state)
        return _no_more(state) if _leaves_open(said.words) else self._begun(said.words, dispatcher, state)

    def take_step_who(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, words = state.asides.draft, said.words
        if draft is None:
            return state
        verdict = verdict_in(words)
        if verdict:
            return self.undone(verdict, dispatcher, state)
        day = meant_in(words, self.today()) if looking_back.tells_only_of_a_day(words) else None
        if day and draft.date:
            # A day where one is set already puts that right.
            _say_read(day, dispatcher)
            return state.but(asides=state.asides.but(draft=draft.but(when=words, date=day.isoformat())))
        # Somebody may say who and by when in one breath, or only when.
        timed = drafting.parted_from_day(words, self.today()) if draft.when is None else drafting.Timed(words)
        _say_read(timed.day, dispatcher)
        if timed.day:
            draft, words = draft.but(when=timed.when, date=timed.day.isoformat()), timed.words
        if not words:
            return state.but(asides=state.asides.but(draft=draft))
        return _put_down(dispatcher, state, draft.but(who="" if reading.does_not_know(words) else words))

    def take_step_when(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft = state.asides.draft
        if draft is None:
            return state
        verdict = verdict_in(said.words)
        if verdict and verdict.undone != "no_more":
            return self.undone(verdict, dispatcher, state)
        is_left_open = verdict is not None or _leaves_open(said.words)
        timed = drafting.parted_from_day(said.words, self.today())
        words = "" if is_left_open else said.words
        if not is_left_open and drafting.says_who(timed.words):
            draft, words = draft.but(who=drafting.joined(draft.who, timed.words)), timed.when
            if not words:
                return state.but(asides=state.asides.but(draft=draft))
        elif timed.day and not pieces.content_words(timed.words):
            words = timed.when
        day = timed.day or meant_in(words, self.today())
        if day is None and not is_left_open and state.asides.day_words is None:
            return _asked_for_a_day(said.words, dispatcher, state)
        when = ", ".join(part for part in (state.asides.day_words, words) if part)
        if when and day is None:
            say(dispatcher, "utter_date_unclear")
        _say_read(day, dispatcher)
        after = _put_down(dispatcher, state, draft.but(when=when, date=day.isoformat() if day else None))
        return _no_more(after) if verdict else after

    def take_another_step(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if state.steps and looking_back.is_merely_a_day(said.words, self.today()):
            return self._redated(said.words, dispatcher, state)
        right = day_put_right(said.words, state, self.today())
        if right:
            _say_read(right.day, dispatcher)
            return right.state
        verdict = verdict_in(said.words)
        if verdict and verdict.undone != "no_more":
            return self.undone(verdict, dispatcher, state)
        if verdict or reading.declines(said.words) or reading.does_not_know(said.words):
            return _no_more(state)
        if reading.says_yes(said.words):
            return state.but(asides=state.asides.but(another_step=True))
        if state.steps and drafting.says_with_whom(said.words):
            return _joined_by(said.words, dispatcher, state)
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
        """The step or steps that a reply tells, after what is being put down already."""
        drafts = [self._draft(one) for one in drafting.steps_in(value)]
        answers = {key: reply.text for key, reply in state.replies.items()}
        told = [one.but(answer=pieces.nearest(one.what, answers, least=2)) for one in drafts]
        for one in told:
            _say_read(date.fromisoformat(one.date) if one.date else None, dispatcher)
        begun = state.but(asides=state.asides.but(another_step=None))
        pending = [state.asides.draft] if state.asides.draft else []
        after = flow.drafted(begun, *pending, *told, *state.asides.upcoming)
        _say_next(dispatcher, state, after)
        return after

    def _draft(self, words: str) -> Step:
        return drafting.draft_of(words, self.today())

    def undone(self, verdict: Verdict, dispatcher: CollectingDispatcher, state: State) -> State:
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


def _put_down(dispatcher: CollectingDispatcher, state: State, draft: Step) -> State:
    """The step is part of the plan as soon as nothing of it is open; then it is the turn of what was told with it."""
    after = flow.drafted(state, draft, *state.asides.upcoming)
    _say_next(dispatcher, state, after)
    return after


def _say_next(dispatcher: CollectingDispatcher, before: State, after: State) -> None:
    """Says which of several steps is asked about."""
    draft, asides = after.asides.draft, before.asides
    if draft and (draft in asides.upcoming or (after.asides.upcoming and asides.draft is None)):
        say(dispatcher, "utter_step_next", words=excerpt(draft.what))


def _joined_by(words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    last = state.steps[-1]
    say(dispatcher, "utter_step_with", words=excerpt(last.what))
    return state.but(steps=(*state.steps[:-1], last.but(who=drafting.joined(last.who, words))))


def _no_more(state: State) -> State:
    return flow.with_upcoming(state.but(asides=state.asides.but(another_step=False)))


def _leaves_open(value: str) -> bool:
    return reading.says_no(value) or reading.does_not_know(value)
