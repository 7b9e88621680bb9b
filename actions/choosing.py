"""The door where a leader chooses what to work with of what the research offers."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import findings, reading
from actions.doors import Doors, Slots, choice_of
from actions.situation import ENOUGH_WORDS
from actions.speaking import say
from actions.state import State
from knowledge.library import Library


class ChoosingDoor(Doors):
    """Takes the behaviours that were chosen, a no, or more of the situation."""

    def validate_chosen(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        after = self._chosen(value, choice_of(tracker), dispatcher, state)
        return self.passed("chosen", dispatcher, state, after)

    def _chosen(self, value: str, choice: str | None, dispatcher: CollectingDispatcher, state: State) -> State:
        names = self._named(value, choice, state)
        if names:
            return taken_up(dispatcher, state, names, self.library)
        if reading.says_no(value):
            return put_aside(state, state.offer.shown, dispatcher)
        if len(value.split()) < ENOUGH_WORDS:
            return state
        # So much in words tells more of the situation.
        say(dispatcher, "utter_context_noted")
        offer = state.offer.but(presented=False)
        return findings.looked_up(state.but(situation=f"{state.situation}\n{value}", offer=offer), self.library)

    def _named(self, value: str, choice: str | None, state: State) -> list[str]:
        """The behaviours that a choice or words name, of those on the table."""
        table = list(state.offer.shown)
        if choice and choice != "all":
            return [choice] if choice in table else []
        if choice == "all" or reading.says_yes(value) or reading.does_not_know(value):
            return table
        plain = value.lower()
        named = [i for i in table if any(word in plain for word in name_words(self.library.behaviour(i).name))]
        place = reading.place_in(value) if len(plain.split()) <= ENOUGH_WORDS else None
        return named or (table[place - 1 : place] if place else [])


def taken_up(dispatcher: CollectingDispatcher, state: State, names: list[str], library: Library) -> State:
    """The questions for what was chosen are planned, and it is said which and why in this order."""
    after = findings.chosen(state, names, library)
    say(
        dispatcher,
        "utter_chosen",
        count=len(after.plan.questions),
        names=findings.names_in_words(names, library),
        sets=findings.sets_in_words(after, library),
    )
    return after


def put_aside(state: State, names: tuple[str, ...], dispatcher: CollectingDispatcher) -> State:
    """The next best in place of `names`; where nothing is left, what there was comes back."""
    rejected = tuple(dict.fromkeys((*state.offer.rejected, *names, *state.offer.cases_shown)))
    offer = findings.shown(state.offer.but(rejected=rejected, presented=False))
    if not offer.shown:
        say(dispatcher, "utter_more_none")
        return state.but(offer=findings.shown(state.offer.but(rejected=(), presented=False)))
    say(dispatcher, "utter_rejected")
    return state.but(offer=offer)


def name_words(name: str) -> list[str]:
    """The words by which a behaviour can be meant: those that carry its name."""
    plain = {"the", "ability", "to", "and", "in", "a", "their", "across", "demonstrating", "on", "of", "personal"}
    return [word for word in name.lower().split() if word not in plain]
