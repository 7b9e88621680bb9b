"""The door of the reflective questions: an answer is kept, played back, and gone into once where it is thin."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.choices import AT_A_QUESTION
from actions.doors import rating
from actions.doors.base import Doors, Said
from actions.doors.choosing import besides_choice, chosen_anew, taken_up
from actions.moves import filing, heeding, late, ratings, recalling, settling, striking
from actions.moves.playing_back import LEAST, play_back
from actions.parts import Ask
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words import pieces, placing, reading, remarks, scores

# What was doubted, and is said to be an answer.
KEPT = "kept"
# What is done at once, and never doubted.
_TURNS = remarks.TAKES_BACK | {"skip", "later", "gives_up", "said"}


class AnswerDoor(Doors):
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
            return self._take_rest(rest, dispatcher, after, said) if after.plan.current == ask else after
        if said.choice is not None or said.intent == KEPT:
            return self._answered(said, dispatcher, state, ask)
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
        corrected = rating.corrected(said.words, state, ask, self.library)
        if corrected:
            place, number = corrected
            after = ratings.rerated(dispatcher, state, place, number.rating, number.beside)
            return self.take("answer", _rest_of(said, number.rest), dispatcher, after) if number.rest else after
        if remarks.asks_for_a_case(said.words):
            return heeding.case_told(dispatcher, state, said.words, self.library)
        made = remarks.remarks_in(said.words)
        if made.heeded:
            after = self._heeded(made, said, dispatcher, state, ask)
            return heeding.told(dispatcher, after, after.plan.current or ask, made.told, said.words, self.library)
        is_unclear = made.is_unread or (self._may_be_none(said, ask) and not (made.told or made.is_all_talk))
        if not made.kinds & _TURNS and is_unclear:
            return settling.doubted(dispatcher, state, said.words, said.guesses)
        if made.is_all_talk:
            return heeding.talked(dispatcher, state, ask, made.told, said.words, self.library)
        if remarks.only_asks_advice(said.words):
            return heeding.advised(dispatcher, state, said.words)
        return self._with_talk(made, said, dispatcher, state, ask)

    def placed(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What was said of where words belong, done; None where nothing was, or no other place than this is meant."""
        back = filing.put_back(dispatcher, state, said.words, self.library)
        if back is not None:
            return back
        beside = placing.steps_beside(said.words) if state.plan.current else None
        if beside:
            return self._steps_too(*beside, dispatcher, state, said)
        found = placing.placing_in(said.words)
        if found is None:
            return None
        if found.kind == "steps":
            return self._as_steps(found, dispatcher, state, said)
        if found.kind == "back":
            return self._back(found, dispatcher, state, said)
        before = self._take_rest(found.before if found.kind == "told" else "", dispatcher, state, said)
        after = filing.placed(dispatcher, before, found, self.library)
        return after if after is None else self._take_rest(found.after, dispatcher, after, said)

    def _take_rest(self, words: str, dispatcher: CollectingDispatcher, state: State, said: Said) -> State:
        """What was said besides, as the answer to the question that is open."""
        ask, rest = state.plan.current, remarks.substance_of(words)
        if ask is None or state.asides.unsettled or len(pieces.content_words(rest)) < 2:
            return state
        return self._answered(_rest_of(said, rest), dispatcher, state, ask)

    def _steps_too(self, answer: str, steps: str, dispatcher: CollectingDispatcher, state: State, said: Said) -> State:
        """An answer, and the steps that were told behind it."""
        after = heeding.at_next_steps(dispatcher, self._take_rest(answer, dispatcher, state, said))
        return self.take("step_what", _rest_of(said, steps), dispatcher, after)

    def _as_steps(
        self, found: placing.Placing, dispatcher: CollectingDispatcher, state: State, said: Said
    ) -> State | None:
        """What was said, or kept last, as steps and no answer."""
        told = remarks.substance_of(found.before)
        last = next(iter(course.last_kept(state)), None)
        if not told and last is not None:
            told = state.replies[state.plan.asks[last].key].text
            state = filing.struck(dispatcher, state, last)
        if not told:
            return None
        return self.take("step_what", _rest_of(said, told), dispatcher, heeding.at_next_steps(dispatcher, state))

    def _back(self, found: placing.Placing, dispatcher: CollectingDispatcher, state: State, said: Said) -> State | None:
        """At the question that somebody wants back to; what answers the open one before that wish is kept."""
        at = recalling.question_named(state, found.target, state.plan.at, self.library)
        if at is None:
            return filing.which_back(dispatcher, state, self.library)
        left = placing.left_unanswered(found.before)
        before = found.before if left is None else left
        return recalling.looked_back(dispatcher, self._take_rest(before, dispatcher, state, said), at)

    def _with_talk(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        """The answer is kept without what is said of the talk, which is answered; or that is said to be left out."""
        asked = made.told or remarks.told_at_the_end(said.words)
        if made.told and remarks.is_doubtful(made.rest):
            return heeding.told(dispatcher, state, ask, asked, said.words, self.library)
        if made.is_left_out and "unclear" in asked:
            return self._kept_so_far(made, asked, said, dispatcher, state, ask)
        after = self._answered(_rest_of(said, made.rest) if made.is_left_out else said, dispatcher, state, ask)
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
        if rating.asks_number(ask, self.library) and scores.rating_in(words) is not None:
            return self._answered(Said(words, None, KEPT), dispatcher, state, ask)
        play_back(words, dispatcher, wording(ask, state, self.library))
        kept = course.noted(state, words)
        return kept.but(asides=kept.asides.but(adding=True))

    def _heeded(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        """Does what a remark asks for; what else was said is kept as what it is."""
        if made.heeded in remarks.TAKES_BACK:
            return self._taken_back(made, said, dispatcher, state)
        if made.heeded == "gives_up":
            return self._given_up(made, said, dispatcher, state, ask)
        if made.heeded == "rambles":
            return settling.doubted(dispatcher, state, made.rest or said.words)
        if made.heeded == "heard":
            heeding.say_heard(dispatcher, state)
            return state
        substance = remarks.substance_of(made.rest)
        if made.heeded == "later" and substance:
            after = self._answered(_rest_of(said, made.rest), dispatcher, state, ask)
            place = state.plan.questions.index(ask.question) + 1
            say(dispatcher, "utter_come_back_to", place=place)
            return after
        if made.heeded in ("skip", "declines") and substance and remarks.tells_of_the_matter(substance):
            play_back(substance, dispatcher, wording(ask, state, self.library))
            return course.skipped(course.noted(state, made.rest))
        do = {"said": heeding.said_already, "later": heeding.put_off}
        return do.get(made.heeded or "", heeding.skipped)(dispatcher, state)

    def _taken_back(self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        after = filing.taken_back(dispatcher, state, said.words, self.library)
        if after.asides.unsettled:
            return after
        ask, substance = after.plan.current, remarks.substance_of(made.rest)
        if "skip" in made.kinds:
            return heeding.skipped(dispatcher, after)
        found = placing.placing_in(substance)
        if found and found.kind == "back":
            return self._back(found, dispatcher, after, said) or after
        if ask and len(substance.split()) >= LEAST:
            return self._answered(_rest_of(said, substance), dispatcher, after, ask)
        return after

    def _given_up(
        self, made: remarks.Remarks, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask
    ) -> State:
        if "gives_up" in made.opening and remarks.intends(made.rest):
            after = heeding.at_next_steps(dispatcher, state)
            return after if after is state else self.take("step_what", _rest_of(said, made.rest), dispatcher, after)
        if remarks.substance_of(made.rest):
            state = self._answered(_rest_of(said, made.rest), dispatcher, state, ask)
        return heeding.at_next_steps(dispatcher, state)

    def _may_be_none(self, said: Said, ask: Ask) -> bool:
        """Whether a reply may be meant for the bot, by its words or as the classifier is torn; no number is."""
        is_rated = scores.rating_in(said.words) is not None
        if is_rated and rating.asks_number(ask, self.library):
            return False
        return remarks.is_doubtful(said.words) or (bool(said.guesses) and not is_rated)

    def _answered(self, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        if state.asides.revisiting and reading.wants_to_add(said.words):
            state = state.but(asides=state.asides.but(adding=True))
        if rating.asks_number(ask, self.library):
            return rating.rated(ask, said, dispatcher, state, self.library)
        if state.asides.probing and reading.says_no(said.words):
            say(dispatcher, "utter_heard_short")
            return course.moved_on(state)
        if ask.kind == "part" and reading.says_no(said.words):
            # What is asked further on the same takes for granted what was just denied.
            say(dispatcher, "utter_heard_short")
            return course.skipped(course.noted(state, said.words))
        if not state.asides.probing and reading.is_thin(said.words) and course.may_be_probed(state):
            return _probed(ask, said.words, dispatcher, state)
        play_back(said.words, dispatcher, wording(ask, state, self.library))
        return course.answered(state, said.words)


def _rest_of(said: Said, words: str) -> Said:
    """What else was said, without the remarks."""
    return Said(words, None, said.intent)


def _probed(ask: Ask, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_probe", choices=AT_A_QUESTION, words=excerpt(words))
    kept = course.noted(state, words)
    return kept.but(asides=kept.asides.but(quiet=True, probing=True, probed=(*kept.asides.probed, ask.key)))
