"""What a leader says of where their words belong: to another question, among the steps, at a question before."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.doors.base import Doors, Said
from actions.moves.questions import heeding, recalling
from actions.moves.record import filing, restoring, rewording
from actions.parts import Ask
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.record import placing


class PlacingDoors(Doors):
    """Does what was said of where words belong, and takes what stands beside it as an answer."""

    @abstractmethod
    def answered(self, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        """What was said, kept as the answer to `ask`."""

    def placed(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What was said of where words belong, done; None where nothing was, or no other place than this is meant."""
        back = restoring.put_back(dispatcher, state, said.words, self.library)
        if back is not None:
            return back
        beside = placing.steps_beside(said.words) if state.plan.current else None
        if beside:
            return self._steps_too(*beside, dispatcher, state, said)
        found = placing.placing_in(said.words)
        if found is None:
            return None
        if found.kind == "steps":
            return self._as_steps(found, dispatcher, state, said)
        if found.kind == "back":
            return self.back(found, dispatcher, state, said)
        if found.kind == "reworded":
            return self._reworded(found, dispatcher, state, said)
        if found.kind == "told":
            state = self._undone_first(found.before, dispatcher, state)
        before = self.take_rest(found.before if found.kind == "told" else "", dispatcher, state, said)
        after = filing.placed(dispatcher, before, found, self.library)
        return after if after is None else self.take_rest(found.after, dispatcher, after, said)

    def take_rest(self, words: str, dispatcher: CollectingDispatcher, state: State, said: Said) -> State:
        """What was said besides, as the answer to the question that is open."""
        ask, rest = state.plan.current, remarks.substance_of(words)
        if ask is None or state.asides.unsettled or len(pieces.content_words(rest)) < 2:
            return state
        return self.answered(rest_of(said, rest), dispatcher, state, ask)

    def _steps_too(self, answer: str, steps: str, dispatcher: CollectingDispatcher, state: State, said: Said) -> State:
        """An answer, and the steps that were told behind it."""
        after = heeding.at_next_steps(dispatcher, self.take_rest(answer, dispatcher, state, said))
        return self.take("step_what", rest_of(said, steps), dispatcher, after)

    def _as_steps(
        self, found: placing.Placing, dispatcher: CollectingDispatcher, state: State, said: Said
    ) -> State | None:
        """What was said, or kept last, as steps and no answer."""
        told = remarks.substance_of(found.before)
        last = next(iter(course.last_kept(state)), None)
        if not told and last is not None:
            told = state.replies[state.plan.asks[last].key].text
            state = filing.struck(dispatcher, state, last)
        if not told:
            return None
        return self.take("step_what", rest_of(said, told), dispatcher, heeding.at_next_steps(dispatcher, state))

    def _reworded(
        self, found: placing.Placing, dispatcher: CollectingDispatcher, state: State, said: Said
    ) -> State | None:
        """The answer that is named in the words that are told for it; where none is named, the one that is shown."""
        current = state.plan.current
        shown = state.plan.at if current and current.key in state.replies else next(iter(course.last_kept(state)), None)
        at = recalling.question_named(state, found.target, state.plan.at, self.library) if found.target else shown
        if found.target and at is None:
            return filing.which_question(dispatcher, state, found.words, None, self.library)
        if at is None or (at == state.plan.at and not found.mine):
            return None
        state = self._undone_first(found.before, dispatcher, state)
        before = self.take_rest(found.before, dispatcher, state, said)
        if found.mine:
            part = rewording.put_instead(dispatcher, before, at, found.words, self.library)
            return part if part is not None else filing.filed(dispatcher, before, at, found.words)
        return rewording.reworded(dispatcher, before, at, found.words, self.library)

    def _undone_first(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Without what is struck, or past what is skipped, before something else is done."""
        heeded = remarks.remarks_in(words).heeded
        if heeded in remarks.TAKES_BACK:
            return filing.taken_back(dispatcher, state, words, self.library)
        return course.skipped(state) if heeded in ("skip", "declines") else state

    def back(self, found: placing.Placing, dispatcher: CollectingDispatcher, state: State, said: Said) -> State | None:
        """At the question that somebody wants back to; what answers the open one before that wish is kept."""
        state = self._undone_first(found.before, dispatcher, state)
        if state.asides.unsettled:
            return state
        if recalling.names_open(state, found.target, self.library):
            return state
        at = recalling.question_named(state, found.target, state.plan.at, self.library)
        if at is None:
            return filing.which_back(dispatcher, state, self.library)
        left = placing.left_unanswered(found.before)
        before = found.before if left is None else left
        return recalling.looked_back(dispatcher, self.take_rest(before, dispatcher, state, said), at)


def rest_of(said: Said, words: str) -> Said:
    """What else was said, without the remarks."""
    return Said(words, None, said.intent)
