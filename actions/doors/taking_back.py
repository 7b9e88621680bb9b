"""What is taken back at a question: an answer that was none, or that asked; words that give way to others."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.doors.base import Said
from actions.doors.placing import PlacingDoors, rest_of
from actions.moves.questions import explaining, heeding
from actions.moves.record import filing, rewording
from actions.moves.research import grounds
from actions.parts import Ask
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import asking, remarks
from actions.words.language import pieces
from actions.words.record import placing, withdrawing

# Fewer words beside what is taken back answer nothing.
LEAST = 3
# What says that words which were taken for an answer had asked something.
_SAYS_IT_ASKED = frozenset({"asked", "example", "why", "unclear"})


class TakingBack(PlacingDoors):
    """Undoes what was kept of an answer, as it is told, and hears what is said instead."""

    def asked_before(self, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        """What was kept last and only asked is taken out and answered; else it is not known what was asked."""
        at = next(iter(course.last_kept(state)), None)
        if at is None or not asking.holds_question(self._text(state, at)):
            return heeding.no_answer(dispatcher, state)
        return self._asked_in_it(dispatcher, filing.struck(dispatcher, state, at))

    def _text(self, state: State, at: int) -> str:
        return state.replies[state.plan.asks[at].key].text

    def taken_back(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask_of: Ask
    ) -> State:
        """Without the answer that was none; what it asked is answered, and what else was said is heard."""
        last = next(iter(course.last_kept(state)), None)
        # What was asked a moment ago may not have been kept at all: then nothing goes for it, unless that is ordered.
        only_asked = bool(made.kinds & _SAYS_IT_ASKED) and "takes_off" not in made.kinds
        if only_asked and last is not None and not asking.holds_question(self._text(state, last)):
            return state if made.told else heeding.no_answer(dispatcher, state)
        several = withdrawing.several_named(said.words)
        if several:
            for one in several:
                state = filing.taken_back(dispatcher, state, one, self.library) if state.replies else state
            return state
        instead = self._put_instead(made, dispatcher, state)
        if instead is not None:
            return instead
        after = filing.taken_back(dispatcher, state, said.words, self.library)
        if after.asides.unsettled:
            return after
        besides = filing.without_taking_back(said.words)
        if remarks.asks_for_a_case(besides):
            return heeding.case_told(dispatcher, after, besides, self.library)
        ask, substance = after.plan.current, remarks.substance_of(made.rest)
        if made.kinds & {"skip", "declines"}:
            return heeding.skipped(dispatcher, after)
        found = placing.placing_in(substance)
        if found and found.kind == "back":
            return self.back(found, dispatcher, after, said) or after
        if ask and len(substance.split()) >= LEAST and pieces.content_words(substance):
            return self.answered(rest_of(said, substance), dispatcher, after, ask)
        is_asked = "asked" in made.kinds and not made.told and after.asides.taken != state.asides.taken
        return self._asked_in_it(dispatcher, after) if is_asked else after

    def _asked_in_it(self, dispatcher: CollectingDispatcher, state: State) -> State:
        """Answers what was asked in the words that were just taken out, or says that it cannot."""
        words = " ".join(reply.text for reply in state.asides.taken[-1].replies.values())
        asked, _ = explaining.asked_in(words, "answer", state, self.library)
        if not asked:
            say(dispatcher, "utter_no_answer_to_that")
        return explaining.answered(dispatcher, state, state, "answer", asked, words, self.library)

    def _put_instead(self, made: remarks.Remarks, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """With what is said now in place of the last words that it takes up: "Scrub that. I have not asked as …"."""
        at = next(iter(course.last_kept(state)), None)
        if at is None or "takes_off" not in made.opening:
            return None
        return rewording.put_instead(dispatcher, state, at, made.rest, self.library)

    def owned_up(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What they say that they were not told is told now, or it is said that it cannot be."""
        if grounds.told_for_case(dispatcher, state, words, self.library):
            return state
        subject = remarks.unanswered_in(words)
        asked, _ = explaining.asked_in(subject, "answer", state, self.library) if subject else ([], "")
        if not asked:
            say(dispatcher, "utter_no_answer_to_that")
        return explaining.answered(dispatcher, state, state, "answer", asked, subject, self.library)
