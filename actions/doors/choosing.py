"""The door where a leader chooses what to work with of what the research offers."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.doors.base import Doors, Said
from actions.doors.situation import told_in_addition, without_wish_to_delete
from actions.moves import explaining, heeding, offering
from actions.moves.correcting import meant_instead, objection_heard, put_right
from actions.moves.telling import CASES, tell_case
from actions.speaking import say
from actions.state import State
from actions.words import objecting, pieces, reading, remarks
from actions.words.naming import case_in, merely_named, refused_in, wanted_in
from knowledge.library import Library


class ChoosingDoor(Doors):
    """Takes the behaviours that were chosen, a no, or more of the situation."""

    def take_chosen(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        if said.choice is None:
            said = Said(without_wish_to_delete(dispatcher, state, said.words, self.library), None, said.intent)
            if not said.words:
                return state
        if not said.choice and self._only_asked(said.words, dispatcher, state):
            return objection_heard(dispatcher, state, said.words, self.library)
        if not said.choice and remarks.asks_for_a_case(said.words):
            return heeding.case_told(dispatcher, state, said.words, self.library)
        names = self._meant(said, state)
        if names:
            after = taken_up(dispatcher, self._with_the_situation(said, state), names, self.library)
            return self._told_why(said.words, dispatcher, after)
        if reading.begins_afresh(said.words):
            say(dispatcher, "utter_new_topic")
            return state.turned_to(None, self.today())
        is_told_why = explaining.told_why_offered(dispatcher, state, said.words, self.library)
        refused = tuple(refused_in(said.words, state.offer, self.library))
        if refused:
            return put_aside(self._with_the_rest(said.words, state), refused, dispatcher)
        if reading.declines(said.words):
            instead = meant_instead(said.words, state, self.library)
            if instead:
                return put_right(dispatcher, state, instead, self.library)
            return put_aside(state, (*state.offer.shown, *state.offer.cases_shown), dispatcher)
        return state if is_told_why else self._heard(said.words, dispatcher, state)

    def _only_asked(self, words: str, dispatcher: CollectingDispatcher, state: State) -> bool:
        """Whether a reply only asked something of what is offered, and was answered."""
        return objecting.only_asks(words) and explaining.told_why_offered(dispatcher, state, words, self.library)

    def _with_the_situation(self, said: Said, state: State) -> State:
        """The state with what a choice tells besides, where one sentence of many is the choice."""
        chosen = [one for one in pieces.sentences(said.words) if merely_named(one, state.offer, self.library)]
        return state if said.choice or not chosen else told_in_addition(_without(chosen, said.words), state)

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

    def _heard(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was neither a choice nor a no: something to put right, a case that is asked for, or more to tell."""
        asking = [one for one in pieces.sentences(words) if reading.wants_back(one)]
        case = case_asked_back(" ".join(asking), state, self.library)
        more = told_in_addition(_without(asking, words) if case else words, state)
        denied = objection_heard(dispatcher, more, words, self.library)
        after = state if denied is more else denied
        if case:
            return told_again(dispatcher, after, case, self.library)
        if after is not state:
            return after
        corrected = offering.told_otherwise(words, state.context)
        if corrected:
            return put_right(dispatcher, more, corrected, self.library)
        if remarks.protests(words):
            say(dispatcher, "utter_put_right_what")
            return state
        if more is not state:
            return self._more_told(more, dispatcher, state)
        say(dispatcher, "utter_choice_unclear")
        return state

    def _more_told(self, more: State, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was found for more of the situation; it is shown again where it has changed."""
        say(dispatcher, "utter_context_added")
        after = offering.looked_up(more, self.library)
        before = state.offer
        is_same = (after.offer.shown, after.offer.cases_shown) == (before.shown, before.cases_shown)
        return after.but(offer=after.offer.but(presented=is_same))

    def _meant(self, said: Said, state: State) -> list[str]:
        """The behaviours that a choice or words mean; what is denied is not meant."""
        table = list(state.offer.shown)
        if said.choice and said.choice != "all":
            return [said.choice] if said.choice in table else []
        if said.choice == "all" or reading.takes_all(said.words):
            return table
        is_all_right = reading.accepts(said.words) or reading.is_unsure(said.words)
        return wanted_in(said.words, state.offer, self.library) or (table if is_all_right else [])


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


def chosen_anew(words: str, state: State, library: Library) -> list[str]:
    """What somebody says that they chose, where it is not what was taken up; nothing once a question was answered."""
    is_first = state.plan.at == 0 and not state.replies
    refused = {name for name in refused_in(words, state.offer, library) if not library.is_case(name)}
    says_so = reading.chooses_anew(words) or (reading.declines(words) and reading.refuses(words))
    if is_first and says_so and refused:
        left = [name for name in wanted_in(words, state.offer, library) or state.offer.chosen if name not in refused]
        if left:
            return left
    if not is_first or not (reading.chooses_anew(words) or reading.declines(words)):
        return []
    named = [name for one in pieces.sentences(words) for name in merely_named(one, state.offer, library)]
    return [] if set(named) == set(state.offer.chosen) else list(dict.fromkeys(named))


def put_aside(state: State, names: tuple[str, ...], dispatcher: CollectingDispatcher) -> State:
    """The next best in place of `names`; where nothing is left, what there was comes back."""
    rejected = tuple(dict.fromkeys((*state.offer.rejected, *names)))
    offer = offering.shown(state.offer.but(rejected=rejected, presented=False))
    if not offer.shown:
        say(dispatcher, "utter_more_none")
        return state.but(offer=offering.shown(state.offer.but(rejected=(), presented=False)))
    say(dispatcher, "utter_rejected")
    return state.but(offer=offer)


def _without(dropped: Sequence[str], words: str) -> str:
    return " ".join(one for one in pieces.sentences(words) if one not in dropped)
