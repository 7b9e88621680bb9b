"""The door where a leader chooses what to work with of what the research offers."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.doors.base import Doors, Said
from actions.doors.situation import without_wish_to_delete
from actions.moves.questions import explaining, heeding, turning
from actions.moves.research import cases, comparing, grounds
from actions.moves.research.telling import CASES, tell_case
from actions.moves.situation import offering
from actions.moves.situation.besides import told_in_addition
from actions.moves.situation.correcting import ask_what_to_put_right, corrected, correction_in
from actions.parts import Offer
from actions.speaking import say
from actions.state import State
from actions.words.context import options
from actions.words.context.naming import case_called, case_in, merely_named, refused_in, wanted_in, wished_in
from actions.words.dialogue import pace, remarks
from actions.words.language import pieces, reading
from actions.words.situation import offered
from knowledge.library import Library


class ChoosingDoor(Doors):
    """Takes the behaviours that were chosen, a no, or more of the situation."""

    def take_chosen(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if said.choice is not None:
            names = self._pressed(said.choice, state)
            return taken_up(dispatcher, state, names, self.library) if names else state
        words = without_wish_to_delete(dispatcher, state, said.words, self.library)
        if not words:
            return state
        objected = cases.objected_to(dispatcher, state, words, self.library)
        if objected:
            return self._objected(said, *objected, dispatcher)
        if remarks.asks_for_a_case(words):
            return heeding.case_told(dispatcher, state, words, self.library)
        if apart := offered.case_asked_behind(words):
            return self._with_a_case(*apart, dispatcher, state)
        if comparing.pair_in(words, state, self.library) or comparing.sets_beside_another(words):
            return comparing.compared(dispatcher, state, words, self.library)
        case = self.case_asked_for(words, state)
        if case:
            return tell_case(dispatcher, state, CASES, case, self.library)
        if state.offer.rejected and offered.brings_back(words):
            state, words = brought_back(state), offered.without_before(words)
            if not wanted_in(words, state.offer, self.library):
                return state
        reply = offered.reply_in(words)
        # "It's my senior team" beside a denial names no behaviour.
        correction = correction_in(words, state)
        is_of_subject = bool(correction.wrong) or "challenge" in correction.right
        wished = wished_in(words, state.offer, self.library) if correction else []
        names = wished if is_of_subject else self._meant(reply, state) or wished
        names = names or turning.behaviours_wished(words, self.library)
        if offered.holds_off(words):
            names = []
        elif offered.leaves_it_to_us(words):
            names = list(state.offer.shown[:1])
        elif offered.is_in_a_hurry(words):
            state = state.but(asides=state.asides.but(most=state.asides.most or pace.QUESTIONS))
            # What fits best is taken up for who has no time to choose.
            names = names or ([] if correction else list(state.offer.shown[:1]))
        if names:
            right = corrected(dispatcher, state, correction, self.library)
            if not right.offer.behaviours:
                right = offering.looked_up(right, self.library)
            after = taken_up(dispatcher, self._with_the_situation(reply, right), names, self.library)
            return self._told_why(words, dispatcher, after)
        if reading.begins_afresh(words):
            say(dispatcher, "utter_new_topic")
            return state.turned_to(None, self.today())
        return self._not_chosen(said, words, reply, dispatcher, state)

    def _with_a_case(self, before: str, asking: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Another case told, and what is named before that taken up; "that one" of several is asked about again."""
        is_named = bool(wanted_in(before, state.offer, self.library) or refused_in(before, state.offer, self.library))
        after = self.take_chosen(Said(before, None, "answer"), dispatcher, state) if is_named else state
        return heeding.case_told(dispatcher, after, asking, self.library)

    def _objected(self, said: Said, met: State, rest: str, dispatcher: CollectingDispatcher) -> State:
        """What else was said once an objection to a case was met; where nothing is chosen, the next best comes."""
        after = self.take_chosen(Said(rest, None, said.intent), dispatcher, met) if pieces.content_words(rest) else met
        is_open = not after.offer.chosen and after.offer.cases_shown != offering.shown(after.offer).cases_shown
        return after.but(offer=offering.shown(after.offer.but(presented=False))) if is_open else after

    def chosen_beside(self, words: str, dispatcher: CollectingDispatcher, state: State, offer: Offer) -> State:
        """What was offered before and is wished for beside a reply on the context is taken up as well."""
        names = wished_in(words, offer, self.library) if offer.shown and not state.offer.chosen else []
        return taken_up(dispatcher, offering.looked_up(state, self.library), names, self.library) if names else state

    def case_asked_for(self, words: str, state: State) -> str | None:
        """The case that somebody asks to hear of, by its number or its authority."""
        said = pieces.sentences(words)
        asking = " ".join(one for one in said if offered.asks_to_tell(one) or reading.wants_back(one))
        return case_called(asking, offering.cases_of(state.offer), self.library)

    def is_of_the_offer(self, words: str, state: State) -> bool:
        """Whether words ask for a case or two, or choose, whatever they were read as."""
        is_of_cases = self.case_asked_for(words, state) or comparing.pair_in(words, state, self.library)
        return bool(
            is_of_cases
            or comparing.sets_beside_another(words)
            or offered.leaves_it_to_us(words)
            or turning.behaviours_wished(words, self.library)
        )

    def _not_chosen(
        self, said: Said, words: str, reply: offered.Reply, dispatcher: CollectingDispatcher, state: State
    ) -> State:
        """What was no choice: a no to some of it or to all, a question, something to put right, or more to tell."""
        if options.fits_none(words):
            return put_aside(state, (*state.offer.shown, *state.offer.cases_shown), dispatcher)
        refused = tuple(refused_in(words, state.offer, self.library))
        if refused:
            return put_aside(self._with_the_rest(words, state), refused, dispatcher)
        was_told = self._was_told(reply, dispatcher, state)
        correction = correction_in(words, state)
        if correction:
            # What is said beside it about the talk was heeded by putting it right.
            return corrected(dispatcher, told_in_addition(reply.told, state), correction, self.library)
        if reply.declines or (said.intent == "reject" and not was_told and not reply.protests):
            return put_aside(state, (*state.offer.shown, *state.offer.cases_shown), dispatcher)
        if said.intent == "beside" and reply.leans:
            return state
        return self._heard(reply, was_told, dispatcher, state)

    def _pressed(self, choice: str, state: State) -> list[str]:
        table = list(state.offer.shown)
        return table if choice == "all" else [choice] if choice in table else []

    def _meant(self, reply: offered.Reply, state: State) -> list[str]:
        """The behaviours that words mean; a question and a complaint choose nothing, nor what is denied."""
        if not reply.told:
            return []
        table, is_plain = list(state.offer.shown), not (reply.asked or reply.protests)
        if is_plain and reading.takes_all(reply.told):
            return table
        is_all_right = is_plain and (reading.accepts(reply.told) or reading.is_unsure(reply.told))
        refused = refused_in(reply.words, state.offer, self.library)
        wanted = [name for name in wanted_in(reply.told, state.offer, self.library) if name not in refused]
        return wanted or (table if is_all_right else [])

    def _was_told(self, reply: offered.Reply, dispatcher: CollectingDispatcher, state: State) -> bool:
        """Answers what a reply asks of what is offered; whether it asked anything that could be."""
        asked = " ".join(reply.asked)
        return bool(asked) and (
            grounds.told_for_named(dispatcher, state, reply.words, self.library)
            or explaining.explained(dispatcher, state, "chosen", asked, self.library)
            or grounds.said_why_choosing(dispatcher, asked)
        )

    def _with_the_situation(self, reply: offered.Reply, state: State) -> State:
        """The state with what a choice tells besides, in sentences that choose nothing."""
        said = pieces.sentences(reply.told)
        merely = [one for one in said if merely_named(one, state.offer, self.library)]
        chosen = [one for one in said if wanted_in(one, state.offer, self.library)]
        refused = [one for one in said if refused_in(one, state.offer, self.library)]
        told = _without([*merely, *chosen, *refused], reply.told)
        return told_in_addition(told, state) if merely else state

    def _told_why(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """A case on the table told, where it is asked beside the choice why it is there."""
        asking = " ".join(one for one in pieces.sentences(words) if reading.asks_why(one))
        case = case_in(asking, state.offer.cases_shown, self.library) if asking else None
        return tell_case(dispatcher, state, CASES, case, self.library) if case else state

    def _with_the_rest(self, words: str, state: State) -> State:
        """The state with what a message tells beside what it puts aside."""
        refusing = [
            one
            for one in pieces.sentences(words)
            if refused_in(one, state.offer, self.library) or reading.says_unlike(one)
        ]
        more = told_in_addition(_without(refusing, words), state)
        return state if more is state else offering.looked_up(more, self.library)

    def _heard(self, reply: offered.Reply, was_told: bool, dispatcher: CollectingDispatcher, state: State) -> State:
        """A case that is asked for, a protest, or more to tell; what is neither is asked about."""
        asking = [one for one in pieces.sentences(reply.words) if reading.wants_back(one)]
        case = case_asked_back(" ".join(asking), state, self.library)
        if case:
            return told_again(dispatcher, state, case, self.library)
        more = told_in_addition(reply.told, state)
        if reply.protests and not was_told:
            ask_what_to_put_right(dispatcher, state)
        elif more is not state:
            return self._more_told(more, dispatcher, state)
        elif not was_told:
            say(dispatcher, "utter_no_answer_to_that" if reply.asked and not reply.told else "utter_choice_unclear")
        return state

    def _more_told(self, more: State, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was found for more of the situation; it is shown again where it has changed."""
        say(dispatcher, "utter_context_added")
        after = offering.looked_up(more, self.library)
        before = state.offer
        is_same = (after.offer.shown, after.offer.cases_shown) == (before.shown, before.cases_shown)
        return after.but(offer=after.offer.but(presented=is_same))


def case_asked_back(words: str, state: State, library: Library) -> str | None:
    """The case that a message asks for by its title: what was put aside can come back."""
    seen = [name for name in state.offer.rejected if library.is_case(name)]
    return case_in(words, [*state.offer.cases_shown, *seen], library) or case_in(
        words, [one.id for one in state.offer.cases], library
    )


def told_again(dispatcher: CollectingDispatcher, state: State, case: str, library: Library) -> State:
    """The case told, and on the table again."""
    offer = state.offer
    shown = tuple(dict.fromkeys((case, *offer.cases_shown)))[: offering.CASES_SHOWN]
    back = offer.but(rejected=tuple(name for name in offer.rejected if name != case), cases_shown=shown)
    return tell_case(dispatcher, state.but(offer=back), CASES, case, library)


def taken_up(dispatcher: CollectingDispatcher, state: State, names: list[str], library: Library) -> State:
    """The questions for what was chosen are planned, and it is said which and why in this order."""
    after = offering.chosen(state, names, library)
    say(
        dispatcher,
        "utter_chosen",
        count=len(after.plan.questions),
        names=offering.names_in_words(names, library),
        sets=offering.sets_in_words(after, library),
    )
    return after


def put_aside(state: State, names: tuple[str, ...], dispatcher: CollectingDispatcher) -> State:
    """The next best in place of `names`; where nothing is left, what there was comes back."""
    rejected = tuple(dict.fromkeys((*state.offer.rejected, *names)))
    offer = offering.shown(state.offer.but(rejected=rejected, presented=False))
    if not offer.shown:
        say(dispatcher, "utter_more_none")
        return state.but(offer=offering.shown(state.offer.but(rejected=(), presented=False)))
    say(dispatcher, "utter_rejected")
    return state.but(offer=offer)


def brought_back(state: State) -> State:
    """What was on the table first, with what was put aside since."""
    return state.but(offer=offering.shown(state.offer.but(rejected=(), presented=False)))


def _without(dropped: Sequence[str], words: str) -> str:
    return " ".join(one for one in pieces.sentences(words) if one not in dropped)
