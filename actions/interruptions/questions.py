"""What can be done with a reflective question besides answering it."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.base import Said, choice_of, words_of
from actions.doors.planning import PlanningDoors
from actions.interruptions.base import Interruption
from actions.moves.plan import check_in
from actions.moves.questions import explaining, heeding, turning
from actions.moves.research import grounds, table
from actions.moves.situation import finding
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import wishes
from actions.words.steps import step_telling


class Example(Interruption):
    """A case study or example for the question, another one each time; before the questions, the next nearest case.

    Where the context is asked for, what the choices mean is said by examples.
    """

    intents = ("example",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return explaining.exemplified(dispatcher, state, state, tracker.get_slot("requested_slot"), self.library)


class Why(Interruption):
    """Why this is asked, and where it comes from."""

    intents = ("why",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        door = tracker.get_slot("requested_slot")
        if door == "answer" and state.plan.current:
            heeding.say_why(dispatcher, state.plan.current, self.library)
        elif door == "chosen":
            if not grounds.told_for_named(dispatcher, state, words_of(tracker), self.library):
                say(dispatcher, "utter_why_choosing")
        else:
            say(dispatcher, "utter_why_context" if door in flow.CLARIFIED else "utter_why_step")
        return state


class Rephrase(Interruption):
    """What is asked, in plain words."""

    intents = ("rephrase",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return table.say_plainly(dispatcher, tracker.get_slot("requested_slot"), state, self.library)


class Skip(Interruption):
    """Leaves a question for good; of its later parts a leader may say that they are answered already."""

    intents = ("skip",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if choice_of(tracker) is None and remarks.worries(words_of(tracker)):
            say(dispatcher, "utter_no_hurry")
            return state
        do = heeding.said_already if choice_of(tracker) == "said" else heeding.skipped
        return do(dispatcher, state)


class NextSteps(Interruption):
    """Leaves the questions that are left and goes on to what the leader will do, which they may say at once."""

    intents = ("next_steps",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.plan.asks:
            say(dispatcher, "utter_next_steps_later")
            return state
        after, made = heeding.at_next_steps(dispatcher, state), remarks.remarks_in(words_of(tracker))
        intended = made.rest if made.heeded == "gives_up" and remarks.intends(made.rest) else None
        words = words_of(tracker)
        wished = check_in.wished(dispatcher, after, words, self.today()) if choice_of(tracker) is None else None
        after, words = wished or (after, words)
        told = wishes.step_told_in(words) or intended or step_telling.told_beside_order(words, self.today())
        if made.is_all_talk and made.heeded == "gives_up":
            # "No, I meant wrap up with the actions" tells none.
            told = None
        if after is state or told is None:
            return after
        doors = PlanningDoors(self.library, self.today)
        return doors.take("step_what", Said(told, None, self.intents[0]), dispatcher, after)


class Park(Interruption):
    """Puts a question off until the others were asked."""

    intents = ("park",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return heeding.put_off(dispatcher, state)


class WholeSet(Interruption):
    """All questions of the set that the current one is from, instead of a few."""

    intents = ("whole_set",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.plan.asks:
            say(dispatcher, "utter_whole_set_later")
            return state
        ask = state.plan.current or state.plan.asks[-1]
        named = turning.whole_set_wished(words_of(tracker), self.library) if choice_of(tracker) is None else None
        return turning.whole_set(dispatcher, state, named or self.library.question(ask.question).set, self.library)


class AnotherSide(Interruption):
    """Questions of another set come next, for the side of the situation that the leader turns to."""

    intents = ("another_side",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.plan.asks:
            say(dispatcher, "utter_whole_set_later")
            return state
        pressed = choice_of(tracker)
        named = self.library.behaviour(pressed).name if pressed in finding.every(self.library) else None
        wish = turning.Wish(named or words_of(tracker), is_back=False, rest="")
        return turning.turned(dispatcher, state, wish, self.library)


ALL = (Example, Why, Rephrase, Skip, NextSteps, Park, WholeSet, AnotherSide)
