"""Going back to what was answered, and changing it."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.doors import rating
from actions.doors.answering import AnswerDoor
from actions.doors.base import Said, words_of
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves.questions import recalling
from actions.moves.questions.playing_back import play_back
from actions.moves.record import cutting, ratings, rerating, undoing
from actions.moves.situation import earlier
from actions.record import asks_number
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import scores
from actions.words.language import pieces, reading, wishes
from actions.words.record import cutting as orders
from knowledge.library import Library
from knowledge.phrases import plain


class Back(Interruption):
    """Shows the question before this one again, or the one whose number is named."""

    intents = ("go_back",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if wishes.refuses_to_go_back(words_of(tracker)):
            say(dispatcher, "utter_nothing_changed")
            return course.skipped(state) if state.asides.revisiting else state
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
        return recalling.looked_back(dispatcher, state, named.at if named.at is not None else course.ask_before(state))


# "Change it to: …", of the answer that was just shown again.
_OF_THIS = re.compile(
    r".{0,20}\b(?:change|make|put|replace|amend|reword)\w* (?:it|this|that)(?: answer)?(?: to| with| into)?"
)


# What says that words stand in place of others; without it they are added, so that nothing is lost.
_REPLACES = re.compile(
    r"\b(?:chang|replac|reword|rewrit|rephras|correct|amend|alter|updat|edit|revis|swap|instead|wrong|not|isnt|wasnt|rather"
    r"|mak|meant|make|put it|put that|fix|overwrit|should (?:say|read|be)|say this|anew|again)\w*"
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
        several = None if told else self._several_numbers(dispatcher, state, words)
        if several is not None:
            return several
        corrected = None if told or wishes.question_in(words) else ratings.correction_in(words)
        meant = ratings.at_of(state, corrected.before) if corrected else None
        if corrected and meant is not None:
            after = ratings.rerated(dispatcher, state, meant, corrected.rating, corrected.beside)
            return self._answered_besides(corrected.rest, dispatcher, after, tracker)
        if corrected and corrected.before is not None:
            # A number that was never given is no other one.
            return rerating.asked_which(dispatcher, state, corrected.rating, self.library)
        wish = words.removesuffix(told) if told else words
        is_of_shown = bool(told) and bool(_OF_THIS.fullmatch(plain(wish))) and _is_shown_again(state)
        named = recalling.Named(state.plan.at) if is_of_shown else recalling.named_in(state, wish, self.library)
        if named.is_open and is_at_a_question(tracker) and not reading.speaks_of_rating(wish):
            return _asked_which(dispatcher, state, self.library)
        at = named.at if named.at is not None else _meant(state, wish)
        new = scores.rating_in(told) if told else _new_rating(wish)
        number = new if at is not None and self._is_rated(state, at) else None
        if at is not None and number is not None and (told is None or not pieces.content_words(told)):
            return ratings.rerated(dispatcher, state, at, number)
        key = state.plan.asks[at].key if at is not None else None
        if told and key in state.replies and orders.is_order(told, state.replies[str(key)].text):
            return cutting.ordered(dispatcher, state, str(key), told, self.library)
        if told and at is not None and is_at_a_question(tracker):
            first = recalling.answer_before(wish)
            here = course.answered(state, first) if first else state
            is_more = reading.wants_to_add(recalling.wish_in(wish)) or not _REPLACES.search(plain(wish))
            return _changed(dispatcher, here, at, told, number, is_more)
        return self._brought_back(dispatcher, state, tracker, at)

    def _several_numbers(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State | None:
        """Where a rating is to be several numbers, which of them is meant is asked; None where it is not so."""
        stated = " ".join(one for one in pieces.sentences(words) if not pieces.asks(one))
        rivals = scores.rivals_in(pieces.without_denied(wishes.without_question(stated)))
        at = recalling.named_in(state, words, self.library).at if wishes.question_in(words) else _meant(state, words)
        if not rivals or at is None or not self._is_rated(state, at):
            return None
        looked = course.back_to(state, at)
        looked = looked.but(asides=looked.asides.but(adding=True))
        return rating.several(looked.plan.asks[at], rivals, stated, dispatcher, looked, self.library)

    def _answered_besides(self, rest: str, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        """What was said beside a correction answers the question that is open."""
        if not (is_at_a_question(tracker) and pieces.content_words(reading.without_beside(rest))):
            return state
        return AnswerDoor(self.library, self.today).take("answer", Said(rest, None, "answer"), dispatcher, state)

    def _is_rated(self, state: State, at: int) -> bool:
        ask = state.plan.asks[at]
        given = state.replies.get(ask.key)
        return asks_number(ask, self.library) and given is not None and given.rating is not None

    def _brought_back(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker, at: int | None) -> State:
        if not is_at_a_question(tracker):
            say(dispatcher, "utter_change_in_record")
            return state
        if at is not None and reading.wants_to_add(words_of(tracker)):
            given = state.replies.get(state.plan.asks[at].key)
            if given is None:
                return recalling.looked_back(dispatcher, state, at)
            say(dispatcher, "utter_adding", words=excerpt(given.text))
            looked = course.back_to(state, at)
            return looked.but(asides=looked.asides.but(adding=True))
        return recalling.looked_back(dispatcher, state, at)


def _meant(state: State, wish: str) -> int | None:
    """Where the answer is that is to be changed where none is named: the last rating, the one shown, or the last."""
    rated = course.last_answered(state, rated=True) if reading.speaks_of_rating(wish) else None
    if rated is None and _is_shown_again(state):
        # The answer on the table is meant before any other.
        return state.plan.at
    return rated if rated is not None else course.last_answered(state)


def _asked_which(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """Which of the questions so far is meant, where none could be found; nothing is changed."""
    say(dispatcher, "utter_which_question", questions=recalling.listed(state, library))
    return state


def _new_rating(words: str) -> int | None:
    """The last number from 1 to 10 that is not denied: "make that a 6, not a 7"."""
    numbers = reading.numbers_in(pieces.without_denied(wishes.without_question(scores.without_days(words))))
    return numbers[-1] if numbers and 1 <= numbers[-1] <= 10 else None


def _changed(
    dispatcher: CollectingDispatcher, state: State, at: int, told: str, rating: int | None, is_more: bool
) -> State:
    """The answer with what was told of it, and back to where the conversation was; a number not told again stays."""
    before, looked = state.replies.get(state.plan.asks[at].key), course.back_to(state, at)
    play_back(told, dispatcher)
    kept = rating if rating is not None or before is None else before.rating
    return course.answered(looked.but(asides=looked.asides.but(adding=is_more)), told, kept)


ALL = (Back, Change)
