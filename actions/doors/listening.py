"""What was typed at a door: each way of hearing it in turn, until one has taken all of it in."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors import rating
from actions.doors.base import Doors, Said
from actions.doors.own_questions import OwnQuestions
from actions.doors.replying import ASKED_AT, Replying
from actions.doors.turnings import REPLIED, Turnings
from actions.moves.questions import bringing_up, pacing
from actions.moves.record import editing
from actions.moves.topics import sharing
from actions.record import asks_number
from actions.state import State
from actions.words.closing import consenting
from actions.words.dialogue import remarks, risks, scores
from actions.words.language import pieces
from actions.words.record import placing
from actions.words.steps import step_telling

# Once cases were shown; where they are, the door itself hears what is said of them.
OF_CASES = ASKED_AT - {"situation", "chosen"}
# What is wished of the question that is open, and is no question of the leader's own.
LEAVES = frozenset({"later", "declines"})
PACED = REPLIED | {"situation"}
# All of it was taken in; or it was in part, and this is left of it; or nothing of it was heard so.
Heard = State | tuple[State, Said] | None


class Listening(OwnQuestions, Replying, Turnings):
    """Hears what is typed in one order; what is left of it at the end is a reply."""

    def typed(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, before: State) -> State:
        """The state after what was typed; `before` still knows what counts only in the turn that comes after it."""
        if door == "answer":
            said = Said(placing.orders_apart(said.words), None, said.intent, said.guesses)
        for hear in (
            self._rated_first,
            self._advised,
            self._of_the_rating,
            self._not_added,
            self._unshared,
            self._edited,
            self._given_up_at_once,
            self._brought_up,
            self._kept_after_all,
            self._paced,
            self._against_a_case,
            self.of_the_topic,
            self._own,
            self.left,
        ):
            after = hear(door, said, dispatcher, free, before)
            if isinstance(after, State):
                return after
            if after:
                free, said = after
        return self.told_here(door, said, dispatcher, free)

    def _rated_first(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, before: State
    ) -> Heard:
        """The number that is asked for may stand before an order: "3. take out the bit about pay"."""
        first, *others = pieces.sentences(said.words) or [""]
        ask, order = free.plan.current, " ".join(others)
        is_number = door == "answer" and ask is not None and asks_number(ask, self.library) and _is_rating(first)
        if not (is_number and remarks.remarks_in(order).heeded in remarks.TAKES_BACK):
            return None
        after = self.typed(door, Said(order, None, said.intent, said.guesses), dispatcher, free, before)
        return (
            self.replied(door, Said(first, None, "answer"), dispatcher, after) if after.plan.current == ask else after
        )

    def _advised(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        return self.advice_refused(door, said, dispatcher, free) if door in ASKED_AT else None

    def _of_the_rating(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        ask = free.plan.current if door == "answer" else None
        return rating.asked(said.words, dispatcher, free, ask, self.library)

    def _not_added(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        """A no to adding what was said last is none to sharing, which is asked again."""
        is_open = door == "sure" and bool(free.asides.held) and free.asides.deciding == "share"
        rest = consenting.without_refusal_to_add(said.words) if is_open else None
        if rest is None:
            return None
        left = free.but(asides=free.asides.but(held=None))
        return (left, Said(rest, None, said.intent, said.guesses)) if rest else left

    def _unshared(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, before: State) -> Heard:
        return sharing.taken_back(dispatcher, before, said.words) or None

    def _edited(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        """The record, put right; what is told beside the order counts."""
        if door not in ASKED_AT:
            return None
        edited = editing.heard(dispatcher, free, said.words, door, self.library, self.today())
        if not edited:
            return None
        after, beside = edited
        is_told = bool(beside) and not after.asides.amending
        return flow.left_closed(self.told_beside(door, beside, dispatcher, after) if is_told else after)

    def _given_up_at_once(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State
    ) -> Heard:
        """Little time, or a question of what comes of it, stands beside that wish."""
        gives_up = door == "answer" and remarks.remarks_in(said.words).heeded == "gives_up"
        gives_up = gives_up and step_telling.told_behind_order(said.words, self.today()) is None
        return Doors.take(self, door, said, dispatcher, free) if gives_up else None

    def _brought_up(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State, _: State) -> Heard:
        """At a question that is wanted, once what else was said is taken in; None where none is."""
        wanted = bringing_up.wanted(said.words, state) if door in ASKED_AT else None
        if wanted is None:
            return None
        rest = Said(wanted.rest, None, said.intent)
        after = self.replied(door, rest, dispatcher, state) if wanted.rest else state
        return after if after.asides.unsettled else bringing_up.brought_up(dispatcher, after, wanted, self.library)

    def _kept_after_all(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, before: State
    ) -> Heard:
        """What was left out as a risk, where it is wished for at once."""
        left_out = before.asides.left_out
        if not (left_out and risks.wants_kept(said.words)):
            return None
        return Doors.take(self, door, Said(left_out, None, "answer"), dispatcher, free)

    def _paced(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        """With as many questions as are wished for, or there is time for."""
        paced = pacing.heard(dispatcher, free, said.words, self.library) if door in PACED else None
        if not paced:
            return None
        after, rest = paced
        # A choice sounds as if it were for the bot, and is.
        is_heeded = remarks.remarks_in(rest).heeded if door == "answer" else door == "chosen" and bool(rest)
        is_asking = door in flow.CLARIFIED and any(map(pieces.asks, pieces.sentences(rest)))
        if not (is_heeded or is_asking or pieces.content_words(remarks.substance_of(rest))):
            return after
        return after, Said(rest, None, said.intent, said.guesses)

    def _against_a_case(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        """What is said against a case; what else is said is taken in after it."""
        met = self.objections_met(said, dispatcher, free) if door in OF_CASES else None
        if not met:
            return None
        after, rest = met
        return after if rest is None else (after, rest)

    def _own(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, _: State) -> Heard:
        # What is added to an earlier answer may end in a question, and "could we come back to that one?" asks nothing.
        is_answering = door == "answer"
        is_placed = is_answering and placing.is_of_a_question(said.words)
        is_left = is_answering and remarks.remarks_in(said.words).heeded in LEAVES
        return None if is_placed or is_left else self.own_heard(door, said, dispatcher, free)


def _is_rating(words: str) -> bool:
    return scores.is_mere(words) and scores.rating_in(words) is not None
