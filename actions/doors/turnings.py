"""What turns away from what is asked, at any door: to another topic or other questions, to sharing, or to an end."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.afterthoughts import AfterthoughtDoors
from actions.doors.base import Said
from actions.doors.deciding import begun
from actions.moves.questions import settling, turning
from actions.moves.record import confiding, filing, telling_more
from actions.moves.research import cases
from actions.moves.situation import earlier, subject
from actions.moves.situation.besides import told_in_addition
from actions.moves.situation.choosing_anew import chosen_anew, without_refused
from actions.moves.topics import returning, stopping
from actions.speaking import say
from actions.state import DOORS, State
from actions.words.closing import afterthoughts, consenting
from actions.words.context import objecting
from actions.words.dialogue import limits, remarks
from actions.words.dialogue.confiding import Asked, asked_in
from actions.words.language import pieces
from actions.words.record import placing

# Where a leader tells what happened, or writes a line anew, all their words are that.
REPLIED = frozenset(DOORS) - {"situation", "outcome", "line"}
# Where something else may be turned to; at a yes or no, what is said is read for that.
TURNING = REPLIED - {"sure"}


class Turnings(AfterthoughtDoors):
    """Goes where the words turn, with what they reply besides."""

    @abstractmethod
    def replied(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was replied, taken in by the door."""

    @abstractmethod
    def told_beside(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is told beside a wish, taken in as far as it is a reply."""

    @abstractmethod
    def placed(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What was said of where words belong, done; None where nothing was."""

    def advice_refused(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """Advice that a program must not give is refused, and it is said who can; what else is said goes in here."""
        asked = limits.asked_in(said.words)
        if asked is None:
            return None
        say(dispatcher, f"utter_out_of_scope_{asked.kind}")
        rest = Said(asked.besides, None, "answer")
        return self.replied(door, rest, dispatcher, state) if rest.words else state

    def objections_met(
        self, said: Said, dispatcher: CollectingDispatcher, state: State
    ) -> tuple[State, Said | None] | None:
        """The state once objections to a case were met, and what else was said that is a reply."""
        met = cases.objected_to(dispatcher, state, said.words, self.library)
        if met is None:
            return None
        after, rest = met
        is_reply = bool(pieces.content_words(remarks.substance_of(rest)))
        return after, Said(rest, None, said.intent, said.guesses) if is_reply else None

    def of_the_topic(
        self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, listed: State
    ) -> State | None:
        """What says which topic it is: an earlier one by its name, another, or what this one is about."""
        number = earlier.chosen_by_name(said.words, listed) or earlier.returned_to(said.words, listed, self.library)
        if number is not None:
            free = self.told_before_return(door, said.words, dispatcher, free)
            return returning.returned(dispatcher, free, number, said.words, self.library, self.today())
        # That it is something else puts right what was taken of it, while that is all there is.
        puts_right = door in flow.CLARIFIED and objecting.disputes(said.words)
        is_open = turning.is_open_to(free, door)
        is_of_questions = is_open and turning.names_behaviour(said.words, self.library)
        is_of_questions |= door == "chosen" and bool(turning.behaviours_wished(said.words, self.library))
        is_turning = door in TURNING and not (puts_right or is_of_questions)
        words = filing.without_taking_back(said.words) if is_turning else ""
        turning_to = earlier.turning_in(words, free) if words else None
        if turning_to is not None and not turning_to.matter:
            return begun(self, dispatcher, free, "")
        if turning_to is not None:
            # What of it was put down as an answer, and is none, is what is told of it.
            left = filing.taken_back(dispatcher, free, said.words, self.library) if words != said.words else free
            matter = filing.misfiled_of(turning_to.matter, free, left)
            return left.but(asides=left.asides.but(confirming="turn", held=matter, besides=words))
        is_choosing = door in flow.CLARIFIED
        stated = subject.heard(dispatcher, free, said.words, self.library, is_choosing) if door in REPLIED else None
        if stated is None:
            return None
        after, rest = stated
        if door == "challenge":
            # That was asked for, and is answered.
            return told_in_addition(rest, after)
        is_reply = bool(pieces.content_words(remarks.substance_of(rest)))
        return self.replied(door, Said(rest, None, "answer"), dispatcher, after) if is_reply else after

    def told_before_return(self, door: str | None, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """With what was said before the wish for an earlier topic, which belongs to what is open in this one."""
        before = earlier.told_before_return(words) if door in TURNING else ""
        if door is None or not before:
            return state
        after = self.told_beside(door, before, dispatcher, state)
        # Nobody can be asked of it any more.
        is_doubted = door == "answer" and after.asides.unsettled is not None
        return settling.begun(settling.let_go(state), remarks.substance_of(before)) if is_doubted else after

    def left(self, door: str, said: Said, dispatcher: CollectingDispatcher, free: State, state: State) -> State | None:
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
        # Who asks for the next steps with it goes there.
        gives_up = door == "answer" and remarks.remarks_in(said.words).heeded == "gives_up"
        stop = None if gives_up else stopping.stop_in(said.words, door, state)
        if stop:
            rest = Said(stop.rest, None, "answer")
            after = self.replied(door, rest, dispatcher, free) if stop.rest else free
            return stopping.paused(dispatcher, after)
        if door == "answer" and chosen_anew(said.words, free, self.library):
            return self.replied(door, said, dispatcher, free)
        is_open = turning.is_open_to(state, door)
        if is_open and (name := turning.whole_set_wished(said.words, self.library)):
            return turning.whole_set(dispatcher, free, name, self.library)
        wish = turning.wish_in(said.words, self.library) if is_open else None
        if wish and wish.is_one and turning.objects(wish.rest) and free.plan.current:
            # Why a question will not do answers it as little as the wish does.
            left = settling.left_out(dispatcher, free, free.plan.current.key, wish.rest)
            return turning.turned(dispatcher, left, wish, self.library)
        if wish:
            free = without_refused(self.told_beside(door, wish.rest, dispatcher, free), said.words, self.library)
            return turning.turned(dispatcher, free, wish, self.library)
        told = telling_more.told_since(said.words) if door in flow.STEPPING else None
        if told:
            return settling.ask_which(dispatcher, free, "utter_news_where", told, ("situation", "step", "none"))
        placed = door in flow.STEPPING and placing.is_of_a_question(said.words)
        return self.placed(said, dispatcher, free) if placed else None

    def _to_be_shared(self, door: str, beside: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Whether to share is asked; what else was said is taken in, and who takes leave with it is let go then."""
        stop, is_bye = stopping.stop_in(beside, door, state), afterthoughts.takes_leave(beside)
        told = stop.rest if stop else "" if is_bye else beside
        is_left = is_bye or stop is not None
        after = self.told_beside(door, told, dispatcher, state) if told else state
        return after.but(asides=after.asides.but(confirming="share", closed=is_left or after.asides.closed))
