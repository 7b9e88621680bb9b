"""What can be done with a reflective question besides answering it."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.answering import AnswerDoor
from actions.doors.base import Said, choice_of, words_of
from actions.doors.planning import PlanningDoors
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves import earlier, explaining, heeding, ratings, recalling, rerating, table, turning, undoing
from actions.moves.playing_back import play_back
from actions.speaking import excerpt, say
from actions.state import State
from actions.words import pieces, reading, remarks, scores, wishes
from knowledge.library import Library
from knowledge.phrases import plain
from knowledge.schema import QuestionKind


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
            if not explaining.told_why_offered(dispatcher, state, words_of(tracker), self.library):
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
        told = wishes.step_told_in(words_of(tracker)) or intended
        if after is state or told is None:
            return after
        doors = PlanningDoors(self.library, self.today)
        return doors.take("step_what", Said(told, None, self.intents[0]), dispatcher, after)


class Park(Interruption):
    """Puts a question off until the others were asked."""

    intents = ("park",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return heeding.put_off(dispatcher, state)


class Back(Interruption):
    """Shows the question before this one again, or the one whose number is named."""

    intents = ("go_back",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if wishes.refuses_to_go_back(words_of(tracker)):
            say(dispatcher, "utter_nothing_changed")
            return flow.skipped(state) if state.asides.revisiting else state
        topic = earlier.gone_back_to(words_of(tracker), state, self.library)
        if topic is not None:
            return earlier.taken_up(dispatcher, state, topic, self.today())
        if not is_at_a_question(tracker):
            return recalling.looked_back(dispatcher, state, None)
        words = words_of(tracker)
        told = wishes.told_in(words)
        if told or reading.wants_to_add(words):
            return Change(self.library, self.today).do(dispatcher, state, tracker)
        named = recalling.named_in(state, words, self.library)
        if named.is_open:
            return _asked_which(dispatcher, state, self.library)
        return recalling.looked_back(dispatcher, state, named.at if named.at is not None else flow.ask_before(state))


# "Change it to: …", of the answer that was just shown again.
_OF_THIS = re.compile(
    r".{0,20}\b(?:change|make|put|replace|amend|reword)\w* (?:it|this|that)(?: answer)?(?: to| with| into)?"
)


def _is_shown_again(state: State) -> bool:
    return state.plan.current is not None and state.plan.current.key in state.replies


class Change(Interruption):
    """A rating that is named is changed at once, and so is an answer with the words for it; otherwise it comes back."""

    intents = ("change",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        return undoing.edited(self._done(dispatcher, state, tracker), state, self.library)

    def _done(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words = words_of(tracker)
        if ratings.asks_what_was_given(words):
            ratings.say_given(dispatcher, state, words, self.library)
            return state
        renamed = rerating.by_name(dispatcher, state, words, self.library, self.today())
        if renamed is not None:
            return renamed
        told = wishes.told_in(words)
        corrected = None if told or wishes.question_in(words) else ratings.correction_in(words)
        if corrected and (meant := ratings.at_of(state, corrected.before)) is not None:
            after = ratings.rerated(dispatcher, state, meant, corrected.rating, corrected.beside)
            return self._answered_besides(corrected.rest, dispatcher, after, tracker)
        wish = words.removesuffix(told) if told else words
        is_of_shown = bool(told) and bool(_OF_THIS.fullmatch(plain(wish))) and _is_shown_again(state)
        named = recalling.Named(state.plan.at) if is_of_shown else recalling.named_in(state, wish, self.library)
        if named.is_open and is_at_a_question(tracker) and not reading.speaks_of_rating(wish):
            return _asked_which(dispatcher, state, self.library)
        at = named.at if named.at is not None else _meant(state, wish)
        new = scores.rating_in(told) if told else _new_rating(wish)
        rating = new if at is not None and self._is_rated(state, at) else None
        if at is not None and rating is not None and (told is None or not pieces.content_words(told)):
            return ratings.rerated(dispatcher, state, at, rating)
        if told and at is not None and is_at_a_question(tracker):
            first = recalling.answer_before(wish)
            here = flow.answered(state, first) if first else state
            return _changed(dispatcher, here, at, told, rating, reading.wants_to_add(recalling.wish_in(wish)))
        return self._brought_back(dispatcher, state, tracker, at)

    def _answered_besides(self, rest: str, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        """What was said beside a correction answers the question that is open."""
        if not (is_at_a_question(tracker) and pieces.content_words(reading.without_beside(rest))):
            return state
        return AnswerDoor(self.library, self.today).take("answer", Said(rest, None, "answer"), dispatcher, state)

    def _is_rated(self, state: State, at: int) -> bool:
        ask = state.plan.asks[at]
        is_rating = self.library.question(ask.question).kind is QuestionKind.CONFIDENCE
        given = state.replies.get(ask.key)
        return ask.kind == "main" and is_rating and given is not None and given.rating is not None

    def _brought_back(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker, at: int | None) -> State:
        if not is_at_a_question(tracker):
            say(dispatcher, "utter_change_in_record")
            return state
        if at is not None and reading.wants_to_add(words_of(tracker)):
            given = state.replies.get(state.plan.asks[at].key)
            if given is None:
                return recalling.looked_back(dispatcher, state, at)
            say(dispatcher, "utter_adding", words=excerpt(given.text))
            looked = flow.back_to(state, at)
            return looked.but(asides=looked.asides.but(adding=True))
        return recalling.looked_back(dispatcher, state, at)


class WholeSet(Interruption):
    """All questions of the set that the current one is from, instead of a few."""

    intents = ("whole_set",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.plan.asks:
            say(dispatcher, "utter_whole_set_later")
            return state
        ask = state.plan.current or state.plan.asks[-1]
        name = self.library.question(ask.question).set
        after = flow.with_questions(state, self.library.questions_of(name), at_most=None)
        title, count = self.library.set_title(name), len(after.plan.questions)
        say(dispatcher, "utter_whole_set", title=title, count=count)
        return after


class AnotherSide(Interruption):
    """Questions of another set come next, for the side of the situation that the leader turns to."""

    intents = ("another_side",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.plan.asks:
            say(dispatcher, "utter_whole_set_later")
            return state
        wish = turning.Wish(words_of(tracker), is_back=False, rest="")
        return turning.turned(dispatcher, state, wish, self.library)


def _meant(state: State, wish: str) -> int | None:
    """Where the answer is that a wish to change speaks of where it names none: the last rating, or the last."""
    rated = flow.last_answered(state, rated=True) if reading.speaks_of_rating(wish) else None
    return rated if rated is not None else flow.last_answered(state)


def _asked_which(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """Which of the questions so far is meant, where none could be found; nothing is changed."""
    say(dispatcher, "utter_which_question", questions=recalling.listed(state, library))
    return state


def _new_rating(words: str) -> int | None:
    """The last number from 1 to 10 that is not denied: "make that a 6, not a 7"."""
    numbers = reading.numbers_in(pieces.without_denied(wishes.without_question(words)))
    return numbers[-1] if numbers and 1 <= numbers[-1] <= 10 else None


def _changed(
    dispatcher: CollectingDispatcher, state: State, at: int, told: str, rating: int | None, is_more: bool
) -> State:
    """The answer with what was told of it, and back to where the conversation was; a number not told again stays."""
    before, looked = state.replies.get(state.plan.asks[at].key), flow.back_to(state, at)
    play_back(told, dispatcher)
    kept = rating if rating is not None or before is None else before.rating
    return flow.answered(looked.but(asides=looked.asides.but(adding=is_more)), told, kept)


ALL = (Example, Why, Rephrase, Skip, NextSteps, Park, Back, Change, WholeSet, AnotherSide)
