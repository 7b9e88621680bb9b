"""The form `coaching`: one loop that asks for one thing at a time, until nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict

from actions import flow
from actions.answering import AnswerDoor
from actions.choosing import ChoosingDoor
from actions.deciding import DecidingDoors
from actions.planning import PlanningDoors
from actions.situation import SituationDoors
from actions.state import DOORS, State
from knowledge.library import Library


class ValidateCoaching(SituationDoors, ChoosingDoor, AnswerDoor, PlanningDoors, DecidingDoors, FormValidationAction):
    """Takes what was said in by the door that was asked for, and says which comes next."""

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        super().__init__(library, today)

    def name(self) -> str:
        return "validate_coaching"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[str]:
        """What is filled, so that it is taken in, and the one slot to ask for next."""
        filled = [door for door in DOORS if tracker.get_slot(door) is not None]
        upcoming = flow.next_door(State.of(tracker))
        return [*filled, *([upcoming] if upcoming else [])]
