"""What can be done with what the research offers: look closer, compare, put aside, put right."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import findings, flow, reading
from actions.choosing import name_words, put_aside
from actions.doors import words_of
from actions.interruptions.base import Interruption
from actions.record import VALUES
from actions.speaking import say
from actions.state import Known, State


class More(Interruption):
    """A behaviour or, where that is meant, a case in full: the one named, or else the next that was not yet opened."""

    intents = ("more",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = words_of(tracker).lower()
        if reading.speaks_of_cases(text):
            place, cases = reading.place_in(text), [one.id for one in state.offer.cases]
            # Those that were shown stand first.
            named = cases[place - 1 : place] if place else []
            return self.next_case(dispatcher, state, f"case {place}" if named else "offer", named or cases)
        table = state.offer.chosen or state.offer.shown
        named = [i for i in table if any(w in text for w in name_words(self.library.behaviour(i).name))]
        seen = state.asides.examples.get("more", 0)
        wanted = named[:1] or list(table[seen : seen + 1])
        if not wanted:
            say(dispatcher, "utter_more_none")
            return state
        card = findings.behaviour_card(self.library.behaviour(wanted[0]), self.library)
        say(dispatcher, "utter_more", card=card, title=card["title"], source=card["source"])
        return state.but(asides=state.asides.but(examples={**state.asides.examples, "more": seen + (not named)}))


class Compare(Interruption):
    """The two cases on the table side by side."""

    intents = ("compare",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if len(state.offer.cases_shown) < 2:
            say(dispatcher, "utter_compare_none")
            return state
        one, other = (self.library.case(item_id) for item_id in state.offer.cases_shown[:2])
        card = findings.comparison_card(one, other, state, self.library)
        say(dispatcher, "utter_compare", card=card, one=one.title, other=other.title)
        return state


class Reject(Interruption):
    """Puts aside what was named, or all that is on the table, and brings the next best."""

    intents = ("reject",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if state.offer.chosen or not state.offer.shown:
            say(dispatcher, "utter_reject_nothing")
            return state
        text, table = words_of(tracker).lower(), state.offer.shown
        named = tuple(i for i in table if any(w in text for w in name_words(self.library.behaviour(i).name)))
        return put_aside(state, named or table, dispatcher)


class Correct(Interruption):
    """Puts right what was taken from the leader's words, and looks again."""

    intents = ("correct",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        fields = self._put_right(words_of(tracker), state)
        if not fields or not state.situation:
            say(dispatcher, "utter_correct_unclear")
            return state
        put_right = state.but(context=state.context.but(**fields))
        say(dispatcher, "utter_corrected", fields=", ".join(VALUES[str(known.value)] for known in fields.values()))
        if flow.field_to_clarify(put_right.context) or state.offer.chosen:
            return put_right
        return findings.looked_up(put_right.but(offer=state.offer.but(rejected=(), presented=False)), self.library)

    def _put_right(self, text: str, state: State) -> dict[str, Known]:
        """By the names of the context's fields."""
        meant = reading.without_denied(text)
        said = {field: reading.context_in(meant, field) for field in ("stability", "performance", "theme", "challenge")}
        # "Not stable" says what it is.
        said["stability"] = said["stability"] or reading.context_in(text, "stability")
        denied = reading.context_in(text, "theme")
        if denied and not said["theme"] and denied == state.context.value_of("theme"):
            said["theme"] = "general"
        subject = reading.subject_in(meant)
        if subject and not any(said.values()):
            understood = findings.understood(self.library.find(subject), subject)
            said["challenge"] = understood.challenge.value if understood.challenge else None
        return {field: Known(value=value, words=text) for field, value in said.items() if value}


ALL = (More, Compare, Reject, Correct)
