"""What a leader adds to the record: to the answer that they name, or else to what they told at first."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.moves.questions import recalling
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.language import wishes
from actions.words.record.adding import added_in
from knowledge.library import Library


def heard(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """The state with what is ordered to be added, and what was said before it; None where nothing is ordered so."""
    found = added_in(words) if state.situation else None
    if found is None:
        return None
    return added(dispatcher, state, words, found.told, library), found.before


def added(dispatcher: CollectingDispatcher, state: State, naming: str, told: str, library: Library) -> State:
    """The state with that added where `naming` says it belongs, and said back in the leader's words."""
    at = recalling.named_in(state, naming, library).at if wishes.question_in(naming) else None
    key = state.plan.asks[at].key if at is not None else None
    if key is not None and key in state.replies:
        after = course.added_to(state, key, told)
        say(dispatcher, "utter_added_to_answer", words=excerpt(state.replies[key].text))
        return after
    say(dispatcher, "utter_added", words=excerpt(told))
    return flow.told_more(state, told)
