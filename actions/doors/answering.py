"""The door of the reflective questions: an answer is kept, played back, and gone into once where it is thin."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.choices import AT_A_QUESTION
from actions.doors import rating
from actions.doors.base import Said
from actions.doors.choosing import taken_up
from actions.doors.placing import rest_of
from actions.doors.taking_back import TakingBack
from actions.moves.questions import heeding, settling
from actions.moves.questions.playing_back import play_back
from actions.moves.record import late, ratings, striking, telling_more
from actions.moves.situation.choosing_anew import besides_choice, chosen_anew
from actions.parts import Ask
from actions.record import asks_number, wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.context import news
from actions.words.dialogue import advising, asking, remarks, scores
from actions.words.language import pieces, reading
from actions.words.record import adding, restoring

# What was doubted, and is said to be an answer.
KEPT = "kept"
# So much that is told before a question is an answer; less may only lead up to it.
REPLY = 12
# What may stand around a number that is asked for.
_WITH_NUMBER = frozenset({"said", remarks.UNREAD, "passes", "aside"})
# What is done at once, and never doubted.
_TURNS = remarks.TAKES_BACK | {"skip", "later", "gives_up", "said"}


class AnswerDoor(TakingBack):
    """Takes what was said to the question, part or rating that is due."""

    def take_answer(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        ask = state.plan.current
        if ask is None:
            return state
        anew = [] if said.choice else chosen_anew(said.words, state, self.library)
        if anew:
            after = taken_up(dispatcher, state, anew, self.library)
            rest = besides_choice(said.words, state, self.library)
            # What answers the question that was open is not lost with what was chosen wrongly.
            return self.take_rest(rest, dispatcher, after, said) if after.plan.current == ask else after
        if said.choice is not None or said.intent == KEPT:
            return self.answered(said, dispatcher, state, ask)
        more = adding.without_lead(said.words)
        if more != said.words:
            said = rest_of(said, more)
            state = state.but(asides=state.asides.but(adding=ask.key in state.replies))
        placed = self.placed(said, dispatcher, state)
        if placed is None:
            placed = late.reopened(dispatcher, state, said.words)
        if placed is None:
            placed = striking.kept_only(dispatcher, state, said.words, self.library)
        if placed is not None:
            return placed
        if state.replies and ratings.asks_what_was_given(said.words):
            ratings.say_given(dispatcher, state, said.words, self.library)
            return state
        is_rating = asks_number(ask, self.library)
        rated = None if is_rating else ratings.kept_in_words(dispatcher, state, said.words, self.library)
        if rated is not None:
            return rated
        corrected = rating.corrected(said.words, state, ask, self.library)
        if corrected:
            place, number = corrected
            # What gives no number where one is asked for says why the other is changed.
            is_why = ratings.says_why(number.rest) or (is_rating and scores.rating_in(number.rest) is None)
            more = f"{number.beside} {number.rest}".strip() if is_why else number.beside
            after = ratings.rerated(dispatcher, state, place, number.rating, more)
            is_more = bool(number.rest) and not is_why
            return self.take("answer", rest_of(said, number.rest), dispatcher, after) if is_more else after
        told = news.news_in(said.words, telling_more.known(state))
        if told and is_rating and not told.is_correction and scores.rating_in(told.told) is not None:
            # Who is back with the number that was asked for answers.
            return self.answered(rest_of(said, told.told), dispatcher, state, ask)
        if told:
            before = self.take_rest(told.before, dispatcher, state, said)
            return telling_more.placed(dispatcher, before, told)
        if restoring.kept_too(said.words) == "":
            # Nothing was left out that could be meant.
            heeding.say_heard(dispatcher, state)
            return state
        made = remarks.remarks_in(said.words)
        if remarks.asks_for_a_case(said.words) and made.heeded not in remarks.TAKES_BACK:
            return heeding.case_told(dispatcher, state, said.words, self.library)
        if is_rating and made.kinds and made.kinds <= _WITH_NUMBER and scores.rating_in(said.words) is not None:
            # "I have told you that: a three" is a number, whatever it says of the talk.
            return self.answered(said, dispatcher, state, ask)
        if made.heeded:
            after = self._heeded(made, said, dispatcher, state, ask)
            return heeding.told(dispatcher, after, after.plan.current or ask, made.told, said.words, self.library)
        # What they say that they were not told makes no more doubtful what they tell besides.
        besides = rest_of(said, made.rest) if made.rest and made.kinds & {"unanswered", "passes"} else said
        is_unclear = made.is_unread or (self._may_be_none(besides, ask) and not (made.told or made.is_all_talk))
        if not made.kinds & _TURNS and is_unclear:
            return settling.doubted(dispatcher, state, said.words, said.guesses)
        if made.is_all_talk and "unanswered" in made.kinds and not made.told:
            return self.owned_up(said.words, dispatcher, state)
        if advising.only_asks_advice(said.words):
            return heeding.advised(dispatcher, state, said.words)
        if made.is_all_talk and not made.told:
            return settling.kept_out(dispatcher, state, ask.key, said.words)
        if made.is_all_talk:
            return heeding.told(dispatcher, state, ask, made.told, said.words, self.library)
        put = None if made.told else asking.put_in(said.words)
        if put:
            return self._asked(put, said, dispatcher, state, ask)
        return self._with_talk(made, said, dispatcher, state, ask)

    def _asked(self, put: asking.Put, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        """What is asked and cannot be answered is no answer: it is said so beside one, and asked about alone."""
        is_reply = (
            said.words.startswith(put.told) and len(put.told.split()) >= REPLY and not remarks.is_doubtful(put.told)
        )
        if not is_reply:
            return settling.doubted(dispatcher, state, said.words, said.guesses)
        after = self.answered(rest_of(said, put.told), dispatcher, state, ask)
        say(dispatcher, "utter_no_answer_to_that")
        return settling.left_out(dispatcher, after, ask.key, put.asked)

    def _with_talk(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        """The answer is kept without what is said of the talk, which is answered; or that is said to be left out."""
        asked = made.told or remarks.told_at_the_end(said.words)
        if made.told and remarks.is_doubtful(made.rest):
            return heeding.told(dispatcher, state, ask, asked, said.words, self.library)
        if made.is_left_out and "unclear" in asked:
            return self._kept_so_far(made, asked, said, dispatcher, state, ask)
        after = self.answered(rest_of(said, made.rest) if made.is_left_out else said, dispatcher, state, ask)
        if "unanswered" in made.kinds:
            return self.owned_up(made.left_out_of(said.words), dispatcher, after)
        if made.is_left_out and not asked:
            after = settling.left_out(dispatcher, after, ask.key, made.left_out_of(said.words))
        after = heeding.told(dispatcher, after, ask, asked, said.words, self.library)
        return heeding.advised(dispatcher, after, said.words)

    def _kept_so_far(
        self,
        made: remarks.Remarks,
        asked: list[str],
        said: Said,
        dispatcher: CollectingDispatcher,
        state: State,
        ask: Ask,
    ) -> State:
        """What was said so far is kept, and the question stays, in other words: the rest of the answer is added."""
        after = self.answer_begun(made.rest, dispatcher, state, ask)
        return heeding.told(dispatcher, after, ask, asked, said.words, self.library)

    def answer_begun(self, words: str, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        """With words as the beginning of the answer: the question stays, for it is put in other words beside them.

        Whoever has given the number that it asks for has answered it.
        """
        if asks_number(ask, self.library) and scores.rating_in(words) is not None:
            return self.answered(Said(words, None, KEPT), dispatcher, state, ask)
        play_back(words, dispatcher, wording(ask, state, self.library))
        kept = course.noted(state, words)
        return kept.but(asides=kept.asides.but(adding=True))

    def _heeded(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        """Does what a remark asks for; what else was said is kept as what it is."""
        if made.heeded in remarks.TAKES_BACK:
            return self.taken_back(made, said, dispatcher, state, ask)
        if made.heeded == "gives_up":
            return self._given_up(made, said, dispatcher, state, ask)
        if made.heeded == "rambles":
            return settling.doubted(dispatcher, state, made.rest or said.words)
        if made.heeded == "heard":
            heeding.say_heard(dispatcher, state, is_said="said" in made.kinds)
            return state
        substance = remarks.substance_of(made.rest)
        if made.heeded == "later" and substance and not pieces.asks(substance):
            return self._begun_and_put_off(made, said, dispatcher, state, ask)
        if made.heeded == "asked":
            return self.asked_before(said, dispatcher, state, ask)
        if made.heeded in ("skip", "declines") and substance and remarks.tells_of_the_matter(substance):
            play_back(substance, dispatcher, wording(ask, state, self.library))
            return course.skipped(course.noted(state, made.rest))
        do = {"said": heeding.said_already, "later": heeding.put_off, "stays": heeding.stayed}
        return do.get(made.heeded or "", heeding.skipped)(dispatcher, state)

    def _begun_and_put_off(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        """What was said so far is kept, and the question comes again; where none is left, how to come back to it."""
        if not heeding.may_be_put_off(state):
            after = self.answered(rest_of(said, made.rest), dispatcher, state, ask)
            say(dispatcher, "utter_come_back_to", place=state.plan.questions.index(ask.question) + 1)
            return after
        play_back(made.rest, dispatcher, wording(ask, state, self.library))
        return heeding.put_off(dispatcher, course.noted(state, made.rest))

    def _given_up(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        steps = made.rest if remarks.intends(made.rest) else None
        if "gives_up" in made.opening and steps:
            after = heeding.at_next_steps(dispatcher, state)
            return after if after is state else self.take("step_what", rest_of(said, steps), dispatcher, after)
        if remarks.substance_of(made.rest):
            state = self.answered(rest_of(said, made.rest), dispatcher, state, ask)
        return heeding.at_next_steps(dispatcher, state)

    def _may_be_none(self, said: Said, ask: Ask) -> bool:
        """Whether a reply may be meant for the bot, by its words or as the classifier is torn; no number is."""
        is_rated = scores.rating_in(said.words) is not None
        if is_rated and asks_number(ask, self.library):
            return False
        return remarks.is_doubtful(said.words) or (bool(said.guesses) and not is_rated)

    def answered(self, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        is_put_off = ask.key in state.plan.parked and ask.key in state.replies
        if is_put_off or (state.asides.revisiting and reading.wants_to_add(said.words)):
            state = state.but(asides=state.asides.but(adding=True))
        if asks_number(ask, self.library):
            return rating.rated(ask, said, dispatcher, state, self.library)
        says_nothing = reading.says_nothing_yet(said.words)
        if state.asides.probing and (says_nothing or reading.says_no(said.words)):
            say(dispatcher, "utter_heard_short")
            return course.moved_on(state)
        if ask.kind == "part" and reading.says_no(said.words):
            # What is asked further on the same takes for granted what was just denied.
            say(dispatcher, "utter_heard_short")
            return course.skipped(course.noted(state, said.words))
        if (says_nothing or reading.is_thin(said.words)) and course.may_be_probed(state):
            return _probed(ask, said.words, dispatcher, state)
        play_back(said.words, dispatcher, wording(ask, state, self.library))
        return heeding.past_told_part(dispatcher, course.answered(state, said.words), ask, said.words, self.library)


def _probed(ask: Ask, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_probe", choices=AT_A_QUESTION, words=excerpt(words))
    kept = course.noted(state, words)
    return kept.but(asides=kept.asides.but(quiet=True, probing=True, probed=(*kept.asides.probed, ask.key)))
