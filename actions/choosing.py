"""The door where a leader chooses what to work with of what the research offers."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import offering, reading
from actions.correcting import meant_instead, put_right
from actions.doors import Doors, Said
from actions.situation import ENOUGH_WORDS
from actions.speaking import say
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Behaviour

# A choice in words is as short as this, and says as little besides the names.
SHORT, BESIDES = 2 * ENOUGH_WORDS, 3


class ChoosingDoor(Doors):
    """Takes the behaviours that were chosen, a no, or more of the situation."""

    def take_chosen(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        names = self._meant(said, state)
        if names:
            return taken_up(dispatcher, state, names, self.library)
        if reading.declines(said.words):
            instead = meant_instead(said.words, state, self.library)
            if instead:
                return put_right(dispatcher, state, instead, self.library)
            return put_aside(state, state.offer.shown, dispatcher)
        if len(said.words.split()) < ENOUGH_WORDS:
            return state
        # So much in words tells more of the situation.
        say(dispatcher, "utter_context_noted")
        more = state.but(situation=f"{state.situation}\n{said.words}", offer=state.offer.but(presented=False))
        return offering.looked_up(more, self.library)

    def _meant(self, said: Said, state: State) -> list[str]:
        """The behaviours that a choice or words mean, of those on the table; what is denied is not meant."""
        table = list(state.offer.shown)
        if said.choice and said.choice != "all":
            return [said.choice] if said.choice in table else []
        if said.choice == "all" or reading.takes_all(said.words):
            return table
        wanted = reading.without_denied(said.words)
        named = named_in(wanted, table, self.library) or counted_in(wanted, table)
        is_all_right = reading.accepts(said.words) or reading.is_unsure(said.words)
        return named or (table if is_all_right else [])


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
    rejected = tuple(dict.fromkeys((*state.offer.rejected, *names, *state.offer.cases_shown)))
    offer = offering.shown(state.offer.but(rejected=rejected, presented=False))
    if not offer.shown:
        say(dispatcher, "utter_more_none")
        return state.but(offer=offering.shown(state.offer.but(rejected=(), presented=False)))
    say(dispatcher, "utter_rejected")
    return state.but(offer=offer)


def named_in(words: str, ids: Sequence[str], library: Library) -> list[str]:
    """Those of the behaviours that are named; a message that says much else may hold a word of a name by chance."""
    said = reading.content_words(words)
    names = {item_id: _name_words(library.behaviour(item_id)) for item_id in ids}
    besides = said.difference(*names.values())
    if len(words.split()) > SHORT or len(besides) > BESIDES:
        return []
    return [item_id for item_id in ids if said & names[item_id]]


def counted_in(words: str, ids: Sequence[str]) -> list[str]:
    """Those that are meant by their place in the list, the last included."""
    places = reading.places_in(words) if len(words.split()) <= SHORT else []
    counted = {len(ids) if place < 0 else place for place in places}
    return [item_id for place, item_id in enumerate(ids, start=1) if place in counted]


def _name_words(item: Behaviour) -> set[str]:
    return reading.content_words(f"{item.name} {item.short_name}")
