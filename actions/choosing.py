"""The door where a leader chooses what to work with of what the research offers."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import findings, reading
from actions.doors import Doors, Said
from actions.situation import ENOUGH_WORDS
from actions.speaking import say
from actions.state import State
from knowledge.library import Library


class ChoosingDoor(Doors):
    """Takes the behaviours that were chosen, a no, or more of the situation."""

    def take_chosen(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        names = self._named(said, state)
        if names:
            return taken_up(dispatcher, state, names, self.library)
        if reading.says_no(said.words):
            return put_aside(state, state.offer.shown, dispatcher)
        if len(said.words.split()) < ENOUGH_WORDS:
            return state
        # So much in words tells more of the situation.
        say(dispatcher, "utter_context_noted")
        more = state.but(situation=f"{state.situation}\n{said.words}", offer=state.offer.but(presented=False))
        return findings.looked_up(more, self.library)

    def _named(self, said: Said, state: State) -> list[str]:
        """The behaviours that a choice or words name, of those on the table."""
        table, plain = list(state.offer.shown), said.words.lower()
        if said.choice and said.choice != "all":
            return [said.choice] if said.choice in table else []
        if said.choice == "all" or reading.says_yes(plain) or reading.does_not_know(plain):
            return table
        named = [i for i in table if any(word in plain for word in name_words(self.library.behaviour(i).name))]
        places = reading.places_in(plain) if len(plain.split()) <= 2 * ENOUGH_WORDS else []
        counted = {len(table) if place < 0 else place for place in places}
        return named or [item_id for place, item_id in enumerate(table, start=1) if place in counted]


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
