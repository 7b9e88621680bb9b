"""What is answered before anything else: somebody at risk, or a leader in distress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.doors import words_of
from actions.interruptions.base import Interruption
from actions.signposts import Signposts
from actions.speaking import say
from actions.state import State
from knowledge.library import Library


class Safety(Interruption):
    """Who to turn to; nothing of it goes into the record, nor is it coached on. Then whether to go on is asked."""

    intents = ("child_risk", "colleague_conduct", "other_adult_risk", "own_distress")

    def __init__(self, library: Library, today: Callable[[], date], signposts: Signposts) -> None:
        super().__init__(library, today)
        self._signposts = signposts

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        kind = tracker.latest_message["intent"]["name"]
        lines = self._signposts.for_kind(kind)
        card = {"card": "safety", "kind": kind, "lines": [line.model_dump() for line in lines]}
        say(dispatcher, f"utter_{kind}", card=card, lines="\n".join(f"- {line.who}: {line.how}" for line in lines))
        return state.but(asides=state.asides.but(confirming="go_on", held=words_of(tracker)))


ALL = (Safety,)
