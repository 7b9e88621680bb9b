"""The doors of what comes next: steps, the day to look back, and what became of it on that day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.asides import Unsettled
from actions.choices import days_of
from actions.doors.base import Said
from actions.doors.righting import RightingDoors
from actions.moves.plan import check_in, ideas, plan
from actions.moves.questions import settling
from actions.moves.record import late
from actions.moves.topics import asked
from actions.parts import Outcome, Step
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import reading
from actions.words.steps import deadlines, drafting, owners, segments, step_telling, stepping
from actions.words.steps.verdicts import Verdict, is_slight, verdict_in
from actions.words.time.dates import day_pressed, meant_in, other_day_in, says_time
from actions.words.time.days import speaks_of_half_term
from knowledge.phrases import plain

_WILL = re.compile(r"\b(?:i|we)(?: will|['’]ll| shall| am going to)\b", re.I)
# The button says of the step that is being put down what words say as well.
_LEFT_OUT = Verdict("none", "", "", is_order=True)


class PlanningDoors(RightingDoors):
    """Next steps, check-in, and outcome."""

    def take_step_what(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if said.choice == "none":
            return _no_more(state)
        verdict = verdict_in(said.words)
        is_none = _leaves_open(said.words) or (verdict and verdict.undone == "no_more")
        if said.choice is None and is_none and not stepping.pleads(said.words):
            return _no_more(state)
        return self._told(said, dispatcher, state)

    def take_another_step(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        words = said.words
        if said.choice == "idea":
            return self.begun(words, dispatcher, state)
        told = drafting.told_in(words, self.today())
        verdict = verdict_in(words)
        if verdict and verdict.undone == "no_more":
            return _no_more(state)
        is_undone = verdict is not None
        if not (told.is_plain or is_undone) and (stepping.ends(words) or reading.does_not_know(words)):
            return _no_more(state)
        if reading.says_yes(words):
            return state.but(asides=state.asides.but(another_step=True))
        if state.steps and drafting.says_with_whom(words):
            return _joined_by(words, dispatcher, state)
        # A leader who does not say yes but what it is has given the step.
        return self._told(said, dispatcher, state)

    def _told(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """The step or steps that a reply tells, unless it is a plea, or an answer that comes late."""
        words, denied = stepping.without_denied(segments.without_announcing(said.words))
        if said.choice is None and not denied:
            other = self._no_step(words, dispatcher, state)
            if other:
                return other
            is_doubtful = bool(said.guesses) or remarks.is_about_the_talk(words)
            if is_doubtful and not (_WILL.search(words) or drafting.told_in(words, self.today()).is_plain):
                return settling.ask_which(dispatcher, state, "utter_step_or_not", words, ("step", "none"))
        if denied and words:
            say(dispatcher, "utter_step_left_out", words=excerpt(denied))
        if denied and not words:
            say(dispatcher, "utter_step_none")
            return _no_more(state.but(asides=state.asides.but(unsettled=Unsettled(what="plan", words=said.words))))
        return self.begun(words, dispatcher, state)

    def _no_step(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What is done with a reply that is no step; None where it may be one."""
        verdict = verdict_in(words)
        if verdict and verdict.undone != "no_more":
            return self.undone(verdict, dispatcher, state)
        is_plain = drafting.told_in(words, self.today()).is_plain
        if stepping.pleads(words) and (stepping.asks_back(words) or not is_plain):
            return _helped(dispatcher, state)
        if not stepping.without_talk(words):
            return state.but(asides=state.asides.but(another_step=True))
        if stepping.asks_back(words) and not stepping.is_of_an_answer(words):
            return asked.answered(dispatcher, state, words, self.library)
        at = late.question_of(state, words, self.library) if stepping.is_of_an_answer(words) else None
        return (
            settling.ask_which(dispatcher, state, "utter_step_or_answer", words, ("answer", "step", "none"))
            if at is not None
            else None
        )

    def take_step_who(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, words = state.asides.draft, said.words
        verdict = _LEFT_OUT if said.choice == "off" else verdict_in(words)
        if draft is None or (verdict and verdict.undone != "no_more"):
            return self.undone(verdict, dispatcher, state) if draft and verdict else state
        namesake = owners.namesake_in(words)
        if namesake:
            dated = deadlines.timed(draft, namesake[1], self.today()) if namesake[1] else draft
            return self._filled(dated.but(who=namesake[0]), (), dispatcher, state)
        told = drafting.told_in(drafting.of_named(words, draft.what), self.today(), asks_who=True)
        if verdict and not told.says_of_last:
            return _ended(dispatcher, state)
        is_unknown = reading.does_not_know(words) and not stepping.pleads(words)
        if is_unknown or (reading.says_no(words) and not told.says_of_last):
            return self._filled(draft.but(who=""), (), dispatcher, state)
        return self._of_draft(told, words, dispatcher, state)

    def take_step_when(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        draft, words = state.asides.draft, said.words
        verdict = _LEFT_OUT if said.choice == "off" else verdict_in(words)
        if draft is None or (verdict and verdict.undone != "no_more"):
            return self.undone(verdict, dispatcher, state) if draft and verdict else state
        if verdict:
            return _ended(dispatcher, state)
        if _leaves_open(words) or stepping.names_no_day(words):
            return self._filled(draft.but(when=draft.unread or "", unread=None, date=None), (), dispatcher, state)
        if said.choice:
            # A button of something that is past names no day.
            dated = draft.but(when=words, date=said.choice, unread=None)
            return self._filled(dated, (), dispatcher, state) if day_pressed(said.choice) else state
        told = drafting.told_in(words, self.today(), asks_who=True)
        day = meant_in(words, self.today())
        if day and not told.is_plain and not told.of_last.who and not told.of_last.when:
            return self._filled(deadlines.timed(draft, words, self.today()), (), dispatcher, state)
        if not day and says_time(words) and not (told.is_plain or stepping.pleads(words)):
            return self._untimed(draft, words, dispatcher, state)
        return self._of_draft(told, words, dispatcher, state)

    def _untimed(self, draft: Step, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """A time that is no day is asked about once more, and then kept as it was said."""
        if draft.unread:
            say(dispatcher, "utter_date_unclear")
            said = draft.unread if plain(words) in plain(draft.unread) else f"{draft.unread}, {words}"
            return self._filled(draft.but(when=said, unread=None), (), dispatcher, state)
        say(dispatcher, "utter_half_term_unclear" if speaks_of_half_term(words) else "utter_date_again")
        return state.but(asides=state.asides.but(draft=draft.but(unread=words), quiet=True))

    def _of_draft(self, told: drafting.Told, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is said of the step that is put down now, and the steps told after it; the rest is asked about."""
        draft = state.asides.draft
        if draft is None:
            return state
        if told.says_of_last:
            more = told.of_last
            who = drafting.joined(draft.who, more.who) if more.who else draft.who
            of_day = {"when": more.when, "date": more.date, "unread": more.unread} if more.when or more.unread else {}
            return self._filled(draft.but(who=who, **of_day), told.steps, dispatcher, state)
        if told.is_plain:
            return self._filled(draft, told.steps, dispatcher, state)
        if is_slight(words):
            # "Ffs" names nobody: it is asked again.
            return state
        if stepping.pleads(words) or stepping.asks_back(words):
            say(dispatcher, "utter_step_easier_who" if draft.who is None else "utter_step_easier_when")
            return state.but(asides=state.asides.but(quiet=True))
        among = ("step", "who", "off", "none")
        return settling.ask_which(dispatcher, state, "utter_step_unclear", words, among, plan.spoken_of(state))

    def _filled(self, draft: Step, more: Sequence[Step], dispatcher: CollectingDispatcher, state: State) -> State:
        """The step is in the plan as soon as nothing of it is open; then it is the turn of what was told with it."""
        after = flow.drafted(state, draft, *state.asides.upcoming, *more)
        plan.say_changes(dispatcher, state, after)
        return after

    def take_check_in(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        told, rest = ("", said.words) if said.choice else step_telling.steps_beside(said.words, self.today())
        if told:
            after = self.take("check_in", Said(rest, None, said.intent), dispatcher, state) if rest else state
            if len(state.steps) < flow.STEPS_AT_MOST:
                return self.begun(told, dispatcher, after)
            say(dispatcher, "utter_next_steps_enough")
            return after
        words, day = said.words, meant_in(said.words, self.today())
        day = day_pressed(said.choice) or day
        if day is None and (stepping.ends(words) or stepping.names_no_day(words) or reading.does_not_know(words)):
            say(dispatcher, "utter_check_in_none")
            return check_in.with_check_in(state, None)
        other = other_day_in(words, day) if day and not said.choice else None
        if day and other:
            say(dispatcher, "utter_date_weekday", choices=days_of(day, other))
            return state.but(asides=state.asides.but(quiet=True))
        if day is None and stepping.pleads(words):
            say(dispatcher, "utter_check_in_easier")
            return state.but(asides=state.asides.but(quiet=True))
        if day is None and state.asides.day_words is None:
            say(dispatcher, "utter_half_term_unclear" if speaks_of_half_term(words) else "utter_date_again")
            return state.but(asides=state.asides.but(day_words=words, quiet=True))
        after = check_in.with_check_in(state, day)
        if day is None:
            say(dispatcher, "utter_check_in_unclear")
        return check_in.on_working_day(dispatcher, after)

    def take_outcome(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, "utter_outcome_kept")
        outcome = Outcome(day=self.today().isoformat(), text=said.words)
        return state.but(outcomes=(*state.outcomes, outcome), asides=state.asides.but(outcome_due=False))


def _ended(dispatcher: CollectingDispatcher, state: State) -> State:
    """No more steps; those that were told stand as far as they were told."""
    after = plan.ended(state)
    plan.say_changes(dispatcher, state, after)
    return after


def _helped(dispatcher: CollectingDispatcher, state: State) -> State:
    """Who cannot choose is shown what they said themselves, or asked something easier."""
    said = ideas.ideas_of(state)
    say(dispatcher, "utter_step_ideas" if said else "utter_step_easier", choices=said)
    return state.but(asides=state.asides.but(quiet=True))


def _joined_by(words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    last = state.steps[-1]
    say(dispatcher, "utter_step_with", words=excerpt(last.what))
    return state.but(steps=(*state.steps[:-1], last.but(who=drafting.joined(last.who, words))))


def _no_more(state: State) -> State:
    return flow.with_upcoming(state.but(asides=state.asides.but(another_step=False)))


def _leaves_open(value: str) -> bool:
    return reading.says_no(value) or reading.does_not_know(value)
