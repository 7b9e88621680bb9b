"""What was unclear of the plan, done as it was meant, and the steps that words tell, put down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.asides import Unsettled
from actions.doors.base import Doors
from actions.moves.plan import check_in, plan, recalling_steps
from actions.moves.questions import settling
from actions.moves.record import late, telling_more
from actions.parts import Step
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.language import pieces
from actions.words.steps import drafting, owners, righting
from actions.words.steps.rights import Right
from actions.words.time.dates import meant_in

WRONG = ("what", "owner", "day", "off")


class PlanDoors(Doors):
    """Puts steps down, and settles what was asked about the plan."""

    def begun(self, value: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """The step or steps that words tell, after what is being put down already; words that tell none are one."""
        told = drafting.told_in(value, self.today())
        answers = {key: reply.text for key, reply in state.replies.items()}
        steps = [one.but(answer=pieces.nearest(one.what, answers, least=2)) for one in told.steps or [Step(what=value)]]
        after = plan.begun(state, steps)
        plan.say_changes(dispatcher, state, after)
        return after

    def _recalled(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        after = recalling_steps.recalled(state, words, self.today())
        if after is None:
            say(dispatcher, "utter_steps_where")
            if state.plan.current is None:
                return state.but(asides=state.asides.but(another_step=True, closed=False))
            return state
        plan.say_changes(dispatcher, state, after)
        return after

    def _settled(self, kind: str, open_: Unsettled, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was unclear is done as it was meant."""
        words, at = open_.words, plan.spoken_of(state) if open_.step is None else open_.step
        if kind.startswith(settling.OF_STEP):
            return self._of_step(int(kind.removeprefix(settling.OF_STEP)), words, dispatcher, state)
        if kind == "step":
            return self.begun(words, dispatcher, state)
        if kind == "situation":
            return telling_more.added(dispatcher, state, words)
        if kind == "answer":
            return late.answered(dispatcher, state, words, self.library)
        if kind in ("check_in", "last_step"):
            return self._dated(kind, meant_in(words, self.today()), words, dispatcher, state)
        if kind == "none" or at is None:
            say(dispatcher, "utter_step_left_out", words=excerpt(words))
            return state
        step = plan.steps_of(state)[at]
        changed = {
            "who": [step.but(who=owners.named_in_part(words))],
            "owner": [step.but(who=None)],
            "day": [step.but(when=None, date=None)],
        }
        after = plan.with_step_at(state, at, *changed.get(kind, []))
        if kind in ("what", "off"):
            say(dispatcher, "utter_step_dropped", words=excerpt(step.what))
        plan.say_changes(dispatcher, state, after)
        return after.but(asides=after.asides.but(another_step=True)) if kind == "what" else after

    def _of_step(self, at: int, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said of a step, once it is known which; where that does not say what it is to be, that is asked."""
        alone = [step if n == at else Step(what="") for n, step in enumerate(plan.steps_of(state))]
        rights, _ = righting.rights_in(f"no, {words}", alone, self.today())
        after = plan.put_right(state, [replace(one, at=at) for one in rights], self.today())
        if not rights or after is None or after is state:
            return settling.ask_which(dispatcher, state, "utter_step_wrong", words, WRONG, at)
        plan.say_changes(dispatcher, state, after)
        return after

    def _dated(self, kind: str, day: date | None, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        if kind == "check_in":
            return check_in.on_working_day(dispatcher, check_in.with_check_in(state, day))
        righted = plan.put_right(state, [Right(None, True, day, words)], self.today()) or state
        plan.say_changes(dispatcher, state, righted)
        return righted
