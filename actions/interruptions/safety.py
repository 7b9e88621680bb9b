"""What is answered before anything else: somebody at risk, or a leader in distress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.doors.base import choice_of, words_of
from actions.interruptions.base import Interruption
from actions.signposts import Signposts
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import risks
from knowledge.library import Library


class Safety(Interruption):
    """Who to turn to; nothing of it goes into the record, nor is it coached on. Then whether to go on is asked.

    Somebody who is tired and no more is told who supports them, and spared the list for a crisis.
    """

    intents = ("child_risk", "colleague_conduct", "other_adult_risk", "own_distress")

    def __init__(self, library: Library, today: Callable[[], date], signposts: Signposts) -> None:
        super().__init__(library, today)
        self._signposts = signposts

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        kind = tracker.latest_message["intent"]["name"]
        is_strain = kind == "own_distress" and risks.is_weary(words_of(tracker))
        told = "own_strain" if is_strain else kind
        lines = self._signposts.for_kind(told)
        card = {"card": "safety", "kind": kind, "lines": [line.model_dump() for line in lines]}
        say(dispatcher, f"utter_{told}", card=card, lines="\n".join(f"- {line.who}: {line.how}" for line in lines))
        # What is said while that is asked takes no place of what led there: "You misread me" means the first.
        held = state.asides.held if state.asides.confirming == "go_on" else None
        return state.but(asides=state.asides.but(confirming="go_on", held=held or words_of(tracker), risk=kind))


# What "ok, done. Can we get back to it" may be read as.
BACK_AS = frozenset({"start_over", "topics"})
# Somebody who asks for one of these beside a denial wants it done.
DEEDS = frozenset({"erase", "share", "withhold", "start_over", "topics", "summary", "amend", "pause", "next_steps"})


def is_denied(state: State, tracker: Tracker) -> bool:
    """Whether a sign of risk is asked about and a typed reply denies it or goes on, whatever else that was read as."""
    if state.asides.confirming != "go_on" or choice_of(tracker) is not None:
        return False
    intent, words = tracker.latest_message["intent"]["name"], words_of(tracker)
    is_back = intent in BACK_AS and risks.goes_back_to_it(words, state.asides.risk)
    return is_back or (intent not in DEEDS and risks.denies(words, state.asides.risk))


ALL = (Safety,)
