"""What is brought up once all was asked, at the sharing or after the end: done on the record it belongs to."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.doors.base import Doors, Said
from actions.moves.plan import check_in
from actions.moves.record import adding
from actions.moves.record.amending import Amending
from actions.moves.topics import asked
from actions.record import record_of, summary_card
from actions.speaking import order, say
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.closing.afterthoughts import Afterthought
from actions.words.closing.parting import parted
from actions.words.record import lines

# A goodbye has nothing to be done about.
DONE = frozenset({"step", "check_in", "amend", "asks", "adds", "protests"})


class AfterthoughtDoors(Doors):
    """A step, a day, a correction, a question or an addition."""

    def brought_up(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state after what was brought up is done; None where the words do not tell what that is."""
        thought = afterthoughts.read(words, self.today())
        if thought is None or thought.kind not in DONE:
            return None
        after: State = getattr(self, f"_{thought.kind}")(thought, words, dispatcher, state)
        return after

    def _step(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """On to the steps, and what is told of one is put down."""
        if len(state.steps) >= flow.STEPS_AT_MOST:
            say(dispatcher, "utter_next_steps_enough")
            return state
        after, told = course.at_next_steps(state), afterthoughts.step_told_in(thought.words)
        return self.take("step_what", Said(told, None, "answer"), dispatcher, after) if told else after

    def _check_in(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        wished = check_in.wished(dispatcher, state, thought.words, self.today(), is_last=True)
        if wished:
            return self._left_besides(wished[1], dispatcher, wished[0])
        after = check_in.with_check_in(state, check_in.day_meant(thought.words, state, self.today()))
        return check_in.on_working_day(dispatcher, after)

    def _left_besides(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is said beside a wish for another day, or none: no to sharing, a goodbye, or another thing to do."""
        rest = consenting.without_privacy(words)
        if rest is not None:
            order(dispatcher, "withhold")
            say(dispatcher, "utter_not_shared")
            state = state.but(asides=state.asides.but(share_asked=True))
        rest = words if rest is None else rest
        if afterthoughts.takes_leave(rest):
            return self.taken_leave(dispatcher, state)
        return (self.brought_up(rest, dispatcher, state) or state) if rest else state

    def _amend(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is to be done with a line is done, or which it is is asked."""
        if lines.orders_something(words):
            return Amending(self.library, self.today()).all_done(dispatcher, state, parted(words).with_undoing)
        return self._protests(thought, words, dispatcher, state)

    def _protests(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, "utter_amend_which", card=summary_card(record_of(state, self.library)))
        return state

    def _asks(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        return asked.answered(dispatcher, state, thought.words, self.library)

    def _adds(self, thought: Afterthought, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """More of an answer that is named as one, or else of what was told at first; both are said back."""
        return adding.added(dispatcher, state, words, thought.words, self.library)

    def taken_leave(self, dispatcher: CollectingDispatcher, state: State) -> State:
        """All is closed with a goodbye, and nothing more is asked."""
        say(dispatcher, "utter_goodbye")
        return state.but(asides=state.asides.but(confirming=None, share_asked=True, closed=True, quiet=True))
