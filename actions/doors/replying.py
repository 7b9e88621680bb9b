"""What was said in reply at a door, once nothing else was heard in it; what is asked beside it is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.answering import AnswerDoor
from actions.doors.base import Doors, Said
from actions.doors.choosing import ChoosingDoor
from actions.doors.planning import PlanningDoors
from actions.doors.setting_aside import SettingAside
from actions.doors.settling import Settling
from actions.doors.situation import SituationDoors
from actions.doors.turnings import REPLIED
from actions.moves.plan import plan
from actions.moves.questions import explaining, strain
from actions.moves.questions.settling import let_go
from actions.moves.record import filing
from actions.record import asks_number
from actions.state import DOORS, State
from actions.words.closing import consenting
from actions.words.dialogue import own_questions, queries, remarks, scores
from actions.words.dialogue.queries import Query
from actions.words.language import pieces, reading
from actions.words.record import placing
from actions.words.steps import moving, plan_replies, sifting, stepping
from actions.words.steps.verdicts import verdict_in
from actions.words.time import looking_back

# Where a line is written anew, all words are that.
ASKED_AT = frozenset(DOORS) - {"line"}
_TO_US = re.compile(r"\b(?:you|u|your|mean|means|explain|example)\b", re.I)


class Replying(Settling, SituationDoors, ChoosingDoor, AnswerDoor, PlanningDoors, SettingAside):
    """Takes replies in."""

    def told_here(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State) -> State:
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
        if (ask and (reading.does_not_know(told) or own_questions.points_at(told))) or (
            door == "chosen" and queries.says_why_asked(told, asked)
        ):
            # Who asks for help says why, and gives no answer.
            return state
        if ask and made.is_all_talk and made.kinds == {"aside"}:
            # "That is much the same as the second one" only says why more is asked for.
            return state
        if ask and "meaning" in kinds and not made.kinds:
            return self.answer_begun(told, dispatcher, state, ask)
        return self.replied(door, Said(told, None, "beside"), dispatcher, state)

    def told_beside(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is told beside a wish for other questions is a reply, and of a step that it is none; talk is neither."""
        verdict = verdict_in(words) if door in flow.STEPPING else None
        if verdict:
            return self.undone(verdict, dispatcher, state)
        if door == "answer" and remarks.remarks_in(words).heeded in remarks.TAKES_BACK:
            state = filing.taken_back(dispatcher, state, words, self.library)
        if door in flow.STEPPING:
            words = " ".join(one for one in pieces.sentences(words) if not sifting.speaks_of_us(one))
        reply = plan_replies.reply_in(door, words)
        rest = Said(remarks.substance_of(words) or reply, None, "answer")
        is_told = len(pieces.content_words(rest.words)) > 1 and not pieces.asks(rest.words)
        is_reply = is_told or bool(reply) or self._is_number_asked(door, rest.words, state)
        return self.replied(door, rest, dispatcher, state) if is_reply else state

    def _is_number_asked(self, door: str, words: str, state: State) -> bool:
        ask = state.plan.current if door == "answer" else None
        is_asked = ask is not None and asks_number(ask, self.library)
        return is_asked and scores.rating_in(words) is not None and not pieces.asks(words)

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
            return Doors.take(self, door, said, dispatcher, state)
        if not (door == "chosen" and reading.refuses(said.words)):
            # Who is fed up with a behaviour is not worn out.
            strain.met(dispatcher, said.words, door)
        after = Doors.take(self, door, said, dispatcher, state)
        return after if after.asides.unsettled else strain.supported(dispatcher, after, said.words)

    def is_heard_there(self, door: str, words: str, state: State) -> bool:
        """Whether the door has more to do with a question: who cannot choose a step is helped, and a no is a no.

        What somebody says of their own grasp beside a rating asks nothing.
        """
        if door in flow.PLANNING | {"sure"} and moving.moves(words, plan.steps_of(state), self.today()):
            return True
        if door == "sure":
            is_no = consenting.without_refusal(words) is not None or consenting.without_privacy(words) is not None
            return is_no or looking_back.wished_beside(words, self.today(), bool(state.asides.check_in)) is not None
        if door == "chosen":
            return self.is_of_the_offer(words, state)
        if door == "answer" and placing.is_of_a_question(words):
            return True
        if self._is_number_asked(door, words, state):
            return "?" not in words and not _TO_US.search(words)
        return door in flow.STEPPING and (stepping.pleads(words) or stepping.asks_which(words))
