"""What is set aside beside a reply: the day to look back, no to sharing before that is asked, and a goodbye."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.afterthoughts import AfterthoughtDoors
from actions.doors.base import Said
from actions.doors.deciding import share
from actions.doors.righting import PLANNED
from actions.moves.plan import check_in, plan
from actions.moves.questions import settling
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.language import pieces
from actions.words.steps import owners, righting, stepping
from actions.words.steps.verdicts import verdict_in
from actions.words.time import looking_back


class SettingAside(AfterthoughtDoors):
    """Does what is wished beside a reply, and leaves the reply."""

    @abstractmethod
    def heard(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state after what is said of the plan; None where it is a reply."""

    def set_aside(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State
    ) -> tuple[State, Said | None]:
        """The state once that is done, and what is left of what was said; None where nothing is."""
        wished = check_in.wished(dispatcher, state, said.words, self.today(), is_last=door == "sure")
        if wished:
            state, rest = wished
            if not rest or _leaves(door, rest):
                return (self.taken_leave(dispatcher, state) if rest else state), None
            said = Said(rest, None, said.intent)
        beside = consenting.without_privacy(said.words) if door in PLANNED - {"sure"} else None
        if beside is not None:
            # Nothing is shared before that is asked, and it need not be asked any more.
            state = share(dispatcher, state, False)
            if not beside or _leaves(door, beside):
                return (self.taken_leave(dispatcher, state) if beside else state), None
            said = Said(beside, None, said.intent)
        return state, said

    def ended_with(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """The state with what is said of the plan beside a goodbye; nothing else is taken for a step then."""
        door = flow.next_door(state)
        rest = " ".join(one for one in pieces.sentences(words) if not afterthoughts.bids_goodbye(one))
        if door not in PLANNED or state.asides.confirming or not (rest and self._is_of_the_plan(rest, state)):
            return state
        after = self.take(str(door), Said(rest, None, "answer"), dispatcher, state)
        return plan.ended(settling.without_unsettled(after))

    def _is_of_the_plan(self, words: str, state: State) -> bool:
        today, said = self.today(), pieces.sentences(words)
        is_reply = any(owners.says_who_surely(one) or owners.says_when(one) for one in said)
        is_of_day = looking_back.wished_beside(words, today) or looking_back.unset_beside(words) is not None
        is_of_steps = bool(righting.rights_in(words, plan.steps_of(state), today)[0])
        return is_reply or bool(is_of_day) or is_of_steps or consenting.without_privacy(words) is not None

    def declined_beside(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """Not shared, where that is asked, and what is said of the plan beside it; None where it is not so."""
        rest = consenting.without_privacy(said.words) if state.asides.deciding == "share" else None
        beside = Said(rest, None, said.intent) if rest else None
        if beside is None or self.heard("sure", beside, CollectingDispatcher(), state) is None:
            return None
        return self.heard("sure", beside, dispatcher, share(dispatcher, state, False))


def _leaves(door: str, words: str) -> bool:
    """Whether words take leave, and do not only end the steps."""
    is_of_steps = door in flow.STEPPING and (verdict_in(words) or stepping.ends(words))
    return afterthoughts.takes_leave(words) and not is_of_steps
