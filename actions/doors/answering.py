"""The door of the reflective questions: an answer is kept, played back, and gone into once where it is thin."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import AT_A_QUESTION, RATINGS
from actions.doors.base import Doors, Said
from actions.doors.choosing import chosen_anew, taken_up
from actions.moves import filing, heeding, ratings, recalling, settling, striking
from actions.moves.playing_back import LEAST, play_back
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import Ask, State
from actions.words import pieces, placing, reading, remarks
from knowledge.library import Library
from knowledge.schema import QuestionKind

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
            return taken_up(dispatcher, state, anew, self.library)
        if said.choice is not None or said.intent == KEPT:
            return self._answered(said, dispatcher, state, ask)
        placed = self.placed(said, dispatcher, state)
        if placed is None:
            placed = striking.kept_only(dispatcher, state, said.words, self.library)
        if placed is not None:
            return placed
        if state.replies and ratings.asks_what_was_given(said.words):
            ratings.say_given(dispatcher, state, said.words, self.library)
            return state
        corrected = _corrected(said.words, state, ask, self.library)
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
        is_unclear = made.is_unread or (_may_be_none(said) and not (made.told or made.is_all_talk))
        if not made.kinds & _TURNS and is_unclear:
            return settling.doubted(dispatcher, state, said.words, said.guesses)
        if made.is_all_talk:
            return heeding.talked(dispatcher, state, ask, made.told, said.words, self.library)
        if remarks.only_asks_advice(said.words):
            return heeding.advised(dispatcher, state, said.words)
        return self._with_talk(made, said, dispatcher, state, ask)

    def placed(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What was said of where words belong, done; None where nothing was, or no other place than this is meant."""
        back = filing.put_back(dispatcher, state, said.words)
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
        last = next(iter(flow.last_kept(state)), None)
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
        return recalling.looked_back(dispatcher, self._take_rest(found.before, dispatcher, state, said), at)

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
        play_back(made.rest, dispatcher, wording(ask, state, self.library))
        kept = flow.noted(state, made.rest)
        after = kept.but(asides=kept.asides.but(adding=True))
        return heeding.told(dispatcher, after, ask, asked, said.words, self.library)

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
            return flow.skipped(flow.noted(state, made.rest))
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

    def _answered(self, said: Said, dispatcher: CollectingDispatcher, state: State, ask: Ask) -> State:
        if state.asides.revisiting and reading.wants_to_add(said.words):
            state = state.but(asides=state.asides.but(adding=True))
        if _asks_number(ask, self.library):
            return _rated(ask, said, dispatcher, state, self.library)
        if state.asides.probing and reading.says_no(said.words):
            say(dispatcher, "utter_heard_short")
            return flow.moved_on(state)
        if ask.kind == "part" and reading.says_no(said.words):
            # What is asked further on the same takes for granted what was just denied.
            say(dispatcher, "utter_heard_short")
            return flow.skipped(flow.noted(state, said.words))
        if not state.asides.probing and reading.is_thin(said.words) and flow.may_be_probed(state):
            return _probed(ask, said.words, dispatcher, state)
        play_back(said.words, dispatcher, wording(ask, state, self.library))
        return flow.answered(state, said.words)


def _corrected(words: str, state: State, ask: Ask, library: Library) -> tuple[int, ratings.Correction] | None:
    """Which rating is corrected, and how; where a number is asked for, only one that names the number it replaces."""
    found = ratings.correction_in(words)
    # "Make it a 5" where a number is asked for is that number.
    is_open = ask.kind == "raise" or (found is not None and found.is_wish and ask.key not in state.replies)
    if found is None or (found.before is None and (not is_open or _asks_number(ask, library))):
        return None
    at = ratings.at_of(state, found.before)
    return (at, found) if at is not None else None


def _asks_number(ask: Ask, library: Library) -> bool:
    return ask.kind == "main" and library.question(ask.question).kind is QuestionKind.CONFIDENCE


def _rest_of(said: Said, words: str) -> Said:
    """What else was said, without the remarks."""
    return Said(words, None, said.intent)


def _probed(ask: Ask, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_probe", choices=AT_A_QUESTION, words=excerpt(words))
    kept = flow.noted(state, words)
    return kept.but(asides=kept.asides.but(quiet=True, probing=True, probed=(*kept.asides.probed, ask.key)))


def _rated(ask: Ask, said: Said, dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    rating = reading.rating_in(said.choice or said.words)
    if rating is not None and state.asides.revisiting and ask.key in state.replies:
        more = "" if said.choice or not pieces.content_words(said.words) - {*reading.NUMBERS} else said.words
        return flow.moved_on(ratings.rerated(dispatcher, state, state.plan.at, rating, more))
    if rating is None and state.asides.asked_number != ask.key:
        # The words are an answer, too; they are kept while the number is asked for.
        say(dispatcher, "utter_ask_rating_again", choices=[*RATINGS, *AT_A_QUESTION])
        kept = flow.noted(state, said.words)
        return kept.but(asides=kept.asides.but(quiet=True, asked_number=ask.key))
    if rating is None or len(pieces.content_words(said.words) - {*reading.NUMBERS}) > LEAST // 2:
        play_back(said.words, dispatcher, wording(ask, state, library))
    return _past_raising(ask, said.words, flow.answered(state, said.words, rating))


def _past_raising(ask: Ask, words: str, state: State) -> State:
    """Who has said with the number what would raise it is not asked that as well."""
    upcoming = state.plan.current
    is_raising = upcoming is not None and (upcoming.question, upcoming.kind) == (ask.question, "raise")
    return flow.moved_on(state) if is_raising and remarks.says_what_raises(words) else state


def _may_be_none(said: Said) -> bool:
    """Whether a reply may be meant for the bot: by its words, or as the classifier is torn; a number is an answer."""
    return remarks.is_doubtful(said.words) or (bool(said.guesses) and reading.rating_in(said.words) is None)
