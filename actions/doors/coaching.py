"""The form `coaching`: one loop that asks for one thing at a time, until nothing is left to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions import flow
from actions.doors.answering import KEPT, AnswerDoor
from actions.doors.base import Said, hand_over
from actions.doors.choosing import ChoosingDoor
from actions.doors.deciding import DecidingDoors
from actions.doors.own_questions import OwnQuestions
from actions.doors.planning import PlanningDoors
from actions.doors.setting_aside import SettingAside
from actions.doors.settling import Settling
from actions.doors.situation import SituationDoors
from actions.doors.turnings import REPLIED, Turnings
from actions.moves import (
    bringing_up,
    comparing,
    editing,
    explaining,
    filing,
    pacing,
    sharing,
    strain,
)
from actions.moves.settling import begun, let_go
from actions.record import asks_number
from actions.state import DOORS, State
from actions.words import (
    consenting,
    looking_back,
    pieces,
    placing,
    reading,
    remarks,
    risks,
    scores,
    sifting,
    stepping,
)
from actions.words.queries import Query
from actions.words.verdicts import verdict_in

# Where a line is written anew, all words are that.
ASKED_AT = frozenset(DOORS) - {"line"}
# Once cases were shown; where they are, the door itself hears what is said of them.
OF_CASES = ASKED_AT - {"situation", "chosen"}
PACED = REPLIED | {"situation"}
_TO_US = re.compile(r"\b(?:you|u|your|mean|means|explain|example)\b", re.I)


class ValidateCoaching(
    OwnQuestions,
    Settling,
    SituationDoors,
    ChoosingDoor,
    AnswerDoor,
    PlanningDoors,
    DecidingDoors,
    SettingAside,
    Turnings,
    FormValidationAction,
):
    """Takes what was said in by the door that was asked for, and says which comes next."""

    def name(self) -> str:
        return "validate_coaching"

    def take(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said, taken in by that door, unless it is a wish to stop, or names one of the topics just listed."""
        near = self.near_settled(door, said, dispatcher, state)
        if near is not None:
            return near
        free = state.but(asides=state.asides.next_turn)
        settled = self.settled(door, said, dispatcher, free)
        if settled is None and said.choice is not None:
            settled = self.heard(door, said, dispatcher, free)
        if settled is not None:
            return settled
        free = self._with_what_waited(free)
        if said.choice is not None or said.intent == KEPT:
            return super().take(door, said, dispatcher, free)
        if door == "answer":
            said = Said(placing.orders_apart(said.words), None, said.intent, said.guesses)
        undone = sharing.taken_back(dispatcher, state, said.words)
        if undone:
            return undone
        edited = (
            editing.heard(dispatcher, free, said.words, door, self.library, self.today()) if door in ASKED_AT else None
        )
        if edited:
            after, beside = edited
            is_told = bool(beside) and not after.asides.amending
            return flow.left_closed(self.told_beside(door, beside, dispatcher, after) if is_told else after)
        if door == "answer" and remarks.remarks_in(said.words).heeded == "gives_up":
            # Little time, or a question of what comes of it, stands beside that wish.
            return super().take(door, said, dispatcher, free)
        brought = self._brought_up(door, said, dispatcher, free)
        if brought is not None:
            return brought
        if state.asides.left_out and risks.wants_kept(said.words):
            return super().take(door, Said(state.asides.left_out, None, "answer"), dispatcher, free)
        paced = pacing.heard(dispatcher, free, said.words, self.library) if door in PACED else None
        if paced:
            free, rest = paced
            # A choice sounds as if it were for the bot, and is.
            is_heeded = remarks.remarks_in(rest).heeded if door == "answer" else door == "chosen" and bool(rest)
            is_asking = door in flow.CLARIFIED and any(map(pieces.asks, pieces.sentences(rest)))
            if not (is_heeded or is_asking or pieces.content_words(remarks.substance_of(rest))):
                return free
            said = Said(rest, None, said.intent, said.guesses)
        refused = self.advice_refused(door, said, dispatcher, free) if door in ASKED_AT else None
        if refused is not None:
            return refused
        met = self.objections_met(said, dispatcher, free) if door in OF_CASES else None
        if met:
            free, rest_said = met
            if rest_said is None:
                return free
            said = rest_said
        of_topic = self.of_the_topic(door, said, dispatcher, free, state)
        if of_topic is not None:
            return of_topic
        own = self.own_heard(door, said, dispatcher, free)
        if own is not None:
            return own
        left = self.left(door, said, dispatcher, free, state)
        return left if left is not None else self._told_here(door, said, dispatcher, free)

    def _brought_up(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """At a question that is wanted, once what else was said is taken in; None where none is."""
        wanted = bringing_up.wanted(said.words, state) if door in ASKED_AT else None
        if wanted is None:
            return None
        rest = Said(wanted.rest, None, said.intent)
        after = self.replied(door, rest, dispatcher, state) if wanted.rest else state
        return after if after.asides.unsettled else bringing_up.brought_up(dispatcher, after, wanted, self.library)

    def _told_here(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State) -> State:
        """What is told at the door; what is asked beside it is answered."""
        is_asking = door in ASKED_AT and not self.is_heard_there(door, said.words, free)
        asked, told = explaining.asked_in(said.words, door, free, self.library) if is_asking else ([], "")
        if asked:
            after = self._told_beside_asking(door, asked, told, dispatcher, free) if told else free
            return explaining.answered(dispatcher, free, after, door, asked, said.words, self.library)
        after = self.replied(door, said, dispatcher, free)
        is_of_context = door in flow.CLARIFIED
        return self.chosen_beside(said.words, dispatcher, after, free.offer) if is_of_context else after

    def _told_beside_asking(
        self, door: str, asked: Sequence[Query], told: str, dispatcher: CollectingDispatcher, state: State
    ) -> State:
        """A reply beside a question to the bot; where that is for what the open one means, it begins the answer."""
        ask, made = state.plan.current if door == "answer" else None, remarks.remarks_in(told)
        kinds = {query.kind for query in asked}
        if made.is_all_talk and made.told == ["place"] and "progress" in kinds:
            # "I have six minutes, how many more?" is one question.
            return state
        if ask and reading.does_not_know(told):
            # Who asks for help says why, and gives no answer.
            return state
        if ask and "meaning" in kinds and not made.kinds:
            return self.answer_begun(told, dispatcher, state, ask)
        return self.replied(door, Said(told, None, "beside"), dispatcher, state)

    def _with_what_waited(self, state: State) -> State:
        """Words that were to be filed elsewhere, where another reply came, begin the answer to the open question."""
        waiting = state.asides.unsettled
        if waiting is None or waiting.what == "plan":
            return state
        return (
            begun(let_go(state), waiting.words)
            if waiting.what in ("move", "place") and waiting.words
            else let_go(state)
        )

    def told_beside(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is told beside a wish for other questions is a reply, and of a step that it is none; talk is neither."""
        verdict = verdict_in(words) if door in flow.STEPPING else None
        if verdict:
            return self.undone(verdict, dispatcher, state)
        if door == "answer" and remarks.remarks_in(words).heeded in remarks.TAKES_BACK:
            state = filing.taken_back(dispatcher, state, words, self.library)
        if door in flow.STEPPING:
            words = " ".join(one for one in pieces.sentences(words) if not sifting.speaks_of_us(one))
        rest = Said(remarks.substance_of(words), None, "answer")
        is_reply = len(pieces.content_words(rest.words)) > 1 and not pieces.asks(rest.words)
        return self.replied(door, rest, dispatcher, state) if is_reply else state

    def replied(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was replied, taken in; a day to look back may be wished for beside anything, and is no part of it."""
        state, left = self.set_aside(door, said, dispatcher, state) if door in REPLIED else (state, said)
        if left is None:
            return state
        said = left
        heard = self.declined_beside(said, dispatcher, state) if door == "sure" else None
        heard = heard or self.heard(door, said, dispatcher, state)
        if heard:
            return heard
        state = let_go(state)
        if door == "sure":
            return super().take(door, said, dispatcher, state)
        if not (door == "chosen" and reading.refuses(said.words)):
            # Who is fed up with a behaviour is not worn out.
            strain.met(dispatcher, said.words, door)
        after = super().take(door, said, dispatcher, state)
        return after if after.asides.unsettled else strain.supported(dispatcher, after, said.words)

    def is_heard_there(self, door: str, words: str, state: State) -> bool:
        """Whether the door has more to do with a question: who cannot choose a step is helped, and a no is a no.

        What somebody says of their own grasp beside a rating asks nothing.
        """
        if door == "sure":
            is_no = consenting.without_refusal(words) is not None or consenting.without_privacy(words) is not None
            return is_no or looking_back.wished_beside(words, self.today(), bool(state.asides.check_in)) is not None
        if door == "chosen":
            return self.case_asked_for(words, state) is not None or bool(comparing.pair_in(words, state, self.library))
        if door == "answer" and placing.is_of_a_question(words):
            return True
        ask = state.plan.current if door == "answer" else None
        if ask and asks_number(ask, self.library) and scores.rating_in(words) is not None:
            return "?" not in words and not _TO_US.search(words)
        return door in flow.STEPPING and (stepping.pleads(words) or stepping.asks_which(words))

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[str]:
        """What is filled, so that it is taken in, and the one slot to ask for next."""
        filled = [door for door in DOORS if tracker.get_slot(door) is not None]
        upcoming = flow.next_door(State.of(tracker))
        return [*filled, *([upcoming] if upcoming else [])]


def _entrance(door: str) -> Callable[..., dict[str, Any]]:
    """What rasa-sdk calls for the slot of that name: gives the state after it, and the slot empty again."""

    def validate(
        self: ValidateCoaching, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> dict[str, Any]:
        before = State.of(tracker)
        if tracker.get_slot(REQUESTED_SLOT) != door:
            # A form that begins again has Rasa check what was said before it ended.
            return {door: value}
        # One door and what it leads to are the same slot, which Rasa has filled already.
        empty = before.but(situation=None) if door == "situation" else before
        after = self.take(door, Said.of(tracker, value), dispatcher, empty)
        hand_over(dispatcher, empty, after, self.library)
        return {door: None, **after.changes_from(before), "situation": after.situation}

    return validate


for _door in DOORS:
    setattr(ValidateCoaching, f"validate_{_door}", _entrance(_door))
