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
from actions.doors import rating
from actions.doors.answering import KEPT, AnswerDoor
from actions.doors.base import Said, hand_over
from actions.doors.choosing import ChoosingDoor
from actions.doors.deciding import DecidingDoors
from actions.doors.deciding import begun as begun_anew
from actions.doors.own_questions import OwnQuestions
from actions.doors.planning import PlanningDoors
from actions.doors.righting import STEPPING
from actions.doors.settling import Settling
from actions.doors.situation import SituationDoors
from actions.moves import (
    check_in,
    comparing,
    confiding,
    earlier,
    editing,
    explaining,
    filing,
    pacing,
    returning,
    settling,
    sharing,
    stopping,
    strain,
    subject,
    turning,
)
from actions.moves.settling import begun, let_go
from actions.state import DOORS, State
from actions.words import (
    afterthoughts,
    consenting,
    looking_back,
    objecting,
    pieces,
    placing,
    reading,
    remarks,
    risks,
    scores,
    stepping,
)
from actions.words.confiding import Asked, asked_in
from actions.words.queries import Query
from actions.words.verdicts import verdict_in

# Where a leader tells what happened, or writes a line anew, all their words are that.
# A line that is written anew may say anything.
ASKED_AT = frozenset(DOORS) - {"line"}
REPLIED = frozenset(DOORS) - {"situation", "outcome", "line"}
# Where a line is written anew, an order may be its words.
EDITED = frozenset(DOORS) - {"line"}
PACED = REPLIED | {"situation"}
# Where something else may be turned to; at a yes or no, what is said is read for that.
TURNING = REPLIED - {"sure"}
_TO_US = re.compile(r"\b(?:you|u|your|mean|means|explain|example)\b", re.I)


class ValidateCoaching(
    OwnQuestions,
    Settling,
    SituationDoors,
    ChoosingDoor,
    AnswerDoor,
    PlanningDoors,
    DecidingDoors,
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
        undone = sharing.taken_back(dispatcher, state, said.words)
        if undone:
            return undone
        edited = (
            editing.heard(dispatcher, free, said.words, door, self.library, self.today()) if door in EDITED else None
        )
        if edited:
            after, beside = edited
            is_told = bool(beside) and not after.asides.amending
            return flow.left_closed(self._told_beside(door, beside, dispatcher, after) if is_told else after)
        if state.asides.left_out and risks.wants_kept(said.words):
            return super().take(door, Said(state.asides.left_out, None, "answer"), dispatcher, free)
        paced = pacing.heard(dispatcher, free, said.words) if door in PACED else None
        if paced:
            free, rest = paced
            # A choice sounds as if it were for the bot, and is.
            is_heeded = remarks.remarks_in(rest).heeded if door == "answer" else door == "chosen" and bool(rest)
            if not (is_heeded or pieces.content_words(remarks.substance_of(rest))):
                return free
            said = Said(rest, None, said.intent, said.guesses)
        of_topic = self._of_the_topic(door, said, dispatcher, free, state)
        if of_topic is not None:
            return of_topic
        own = self.own_heard(door, said, dispatcher, free)
        if own is not None:
            return own
        left = self._left(door, said, dispatcher, free, state)
        return left if left is not None else self._told_here(door, said, dispatcher, free)

    def _of_the_topic(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, listed: State
    ) -> State | None:
        """What says which topic it is: an earlier one by its name, another, or what this one is about."""
        number = earlier.chosen_by_name(said.words, listed) or earlier.returned_to(said.words, listed, self.library)
        if number is not None:
            return returning.returned(dispatcher, free, number, said.words, self.library, self.today())
        # That it is something else puts right what was taken of it, while that is all there is.
        puts_right = door in flow.CLARIFIED and objecting.disputes(said.words)
        is_of_questions = turning.is_open_to(free, door) and turning.names_behaviour(said.words, self.library)
        is_turning = door in TURNING and not (puts_right or is_of_questions)
        turning_to = earlier.turning_in(said.words, free) if is_turning else None
        if turning_to is not None and not turning_to.matter:
            return begun_anew(self, dispatcher, free, "")
        if turning_to is not None:
            return free.but(asides=free.asides.but(confirming="turn", held=turning_to.matter, besides=said.words))
        stated = subject.heard(dispatcher, free, said.words, self.library) if door in REPLIED else None
        if stated is None:
            return None
        after, rest = stated
        is_reply = bool(pieces.content_words(remarks.substance_of(rest)))
        return self._replied(door, Said(rest, None, "answer"), dispatcher, after) if is_reply else after

    def _left(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, state: State) -> State | None:
        """What leaves the question that is open: a wish to stop, for other questions, for another topic."""
        is_of_sharing = door == "sure" and free.asides.deciding == "share"
        # "I just answered that. Have you got it?" asks of one answer, and not what is held.
        is_of_answer = door == "answer" and remarks.remarks_in(said.words).heeded == "heard"
        kept = Asked((), said.words) if door == "line" or is_of_answer else asked_in(said.words, is_of_sharing)
        # Who has refused asks what is so now, and not what would be.
        has_refused = is_of_sharing and consenting.without_refusal(kept.rest) is not None
        kept = asked_in(said.words) if has_refused else kept
        if kept.kinds:
            rest = Said(kept.rest, None, "beside")
            after = self.take(door, rest, dispatcher, free) if confiding.is_reply(door, kept.rest) else free
            confiding.answered(dispatcher, after, kept.kinds, said.words, self.library)
            return after
        beside = consenting.without_wish(said.words) if door in REPLIED and door != "sure" else None
        if beside is not None:
            return self._to_be_shared(door, beside, dispatcher, free)
        stop = stopping.stop_in(said.words, door, state)
        if stop:
            rest = Said(stop.rest, None, "answer")
            after = self._replied(door, rest, dispatcher, free) if stop.rest else free
            return stopping.paused(dispatcher, after)
        wish = turning.wish_in(said.words, self.library) if turning.is_open_to(state, door) else None
        if wish and wish.is_one and turning.objects(wish.rest) and free.plan.current:
            # Why a question will not do answers it as little as the wish does.
            left = settling.left_out(dispatcher, free, free.plan.current.key, wish.rest)
            return turning.turned(dispatcher, left, wish, self.library)
        if wish:
            return turning.turned(dispatcher, self._told_beside(door, wish.rest, dispatcher, free), wish, self.library)
        placed = door in STEPPING and placing.is_of_a_question(said.words)
        return self.placed(said, dispatcher, free) if placed else None

    def _to_be_shared(self, door: str, beside: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Whether to share is asked; what else was said is taken in, and who takes leave with it is let go then."""
        stop, is_bye = stopping.stop_in(beside, door, state), afterthoughts.takes_leave(beside)
        told = stop.rest if stop else "" if is_bye else beside
        is_left = is_bye or stop is not None
        after = self._told_beside(door, told, dispatcher, state) if told else state
        return after.but(asides=after.asides.but(confirming="share", closed=is_left or after.asides.closed))

    def _told_here(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State) -> State:
        """What is told at the door; what is asked beside it is answered."""
        is_asking = door in ASKED_AT and not self.is_heard_there(door, said.words, free)
        asked, told = explaining.asked_in(said.words, door, free, self.library) if is_asking else ([], "")
        if asked:
            after = self._told_beside_asking(door, asked, told, dispatcher, free) if told else free
            return explaining.answered(dispatcher, free, after, door, asked, said.words, self.library)
        after = self._replied(door, said, dispatcher, free)
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
        return self._replied(door, Said(told, None, "beside"), dispatcher, state)

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

    def _told_beside(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is told beside a wish for other questions is a reply, and of a step that it is none; talk is neither."""
        verdict = verdict_in(words) if door in STEPPING else None
        if verdict:
            return self.undone(verdict, dispatcher, state)
        if door == "answer" and remarks.remarks_in(words).heeded in remarks.TAKES_BACK:
            state = filing.taken_back(dispatcher, state, words, self.library)
        rest = Said(remarks.substance_of(words), None, "answer")
        is_reply = len(pieces.content_words(rest.words)) > 1 and not pieces.asks(rest.words)
        return self._replied(door, rest, dispatcher, state) if is_reply else state

    def _replied(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was replied, taken in; a day to look back may be wished for beside anything, and is no part of it."""
        wish = looking_back.wished_beside(said.words, self.today()) if door in REPLIED else None
        if wish:
            words, rest = wish
            state = check_in.with_check_in(state, check_in.day_meant(words, state, self.today()))
            state = check_in.on_working_day(dispatcher, state)
            if not rest:
                return state
            said = Said(rest, None, said.intent)
        heard = self.heard(door, said, dispatcher, state)
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
            return consenting.without_refusal(words) is not None
        if door == "chosen":
            return self.case_asked_for(words, state) is not None or bool(comparing.pair_in(words, state, self.library))
        ask = state.plan.current if door == "answer" else None
        if ask and rating.asks_number(ask, self.library) and scores.rating_in(words) is not None:
            return "?" not in words and not _TO_US.search(words)
        return door in STEPPING and (stepping.pleads(words) or stepping.asks_which(words))

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
