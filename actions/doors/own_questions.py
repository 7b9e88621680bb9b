"""A question of the leader's own at the doors, and what they do with a question that was brought as near to it."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.doors.base import Doors, Said
from actions.moves.questions import settling
from actions.moves.research import grounds, own_questions
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading

# What stands beside such a question at a question is an answer from so many words that carry something on.
REPLIES = 2


class OwnQuestions(Doors):
    """Takes up what a leader asks of their own, with what else they reply."""

    def own_heard(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state once it was answered as far as it can be; None where none is put."""
        own = own_questions.heard_in(said.words, door)
        if own is None:
            return None
        asks_of_us = own.is_of_research and reading.asks_why(own.sentence) and not own.rest
        if asks_of_us and grounds.told_for_case(dispatcher, state, own.sentence, self.library):
            # Why a case was shown is asked of the program, and not of the research.
            return state
        rest = (
            own.rest
            if door != "answer"
            else " ".join(one for one in pieces.sentences(own.rest) if not pieces.asks(one))
        )
        if _is_reply(door, rest):
            state = self.take(door, Said(rest, None, "beside"), dispatcher, state)
        return own_questions.answered(dispatcher, state, door, own, self.library)

    def near_settled(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state once it is said what to do with the question that was brought; None where it is not."""
        near, free = state.asides.near, state.but(asides=state.asides.next_turn)
        if said.choice in own_questions.VALUES:
            return own_questions.pressed(dispatcher, free, door, str(said.choice), near, self.library)
        if said.choice is not None or not near:
            return None
        if said.intent == "beside":
            # It stood beside the question of theirs to which that one was brought.
            after = self.take(door, said, dispatcher, free)
            return after.but(asides=after.asides.but(near=near))
        choice = own_questions.meant_by(said.words, door)
        if choice:
            return own_questions.pressed(dispatcher, free, door, choice, near, self.library)
        beside = own_questions.meant_beside(said.words)
        if beside:
            chosen, why = beside
            after = own_questions.pressed(dispatcher, free, door, chosen, near, self.library)
            # Why the one on offer will not do answers the open one as little as the choice does.
            is_open = door == "answer" and after.plan.current == free.plan.current and after.plan.current
            return settling.left_out(dispatcher, after, is_open.key, why) if is_open else after
        if door != "answer" or not own_questions.answers(said.words, near, free, self.library):
            return None
        return self.take(door, said, dispatcher, own_questions.taken_up(dispatcher, free, near[0], self.library))


def _is_reply(door: str, rest: str) -> bool:
    """Whether what else was said is a reply; at a question also a mere wish, such as "skip"."""
    said = remarks.substance_of(rest)
    if door != "answer":
        return bool(said)
    is_wish = remarks.remarks_in(rest).heeded is not None
    return is_wish or (len(pieces.content_words(said)) >= REPLIES)
