"""The calls to the action server: over connections that are kept, and each that failed is noted."""

from __future__ import annotations

from contextvars import ContextVar
from itertools import takewhile
from typing import Any, Dict, List, NamedTuple, Optional, Text

import aiohttp
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import Event, SlotSet
from rasa.utils.endpoints import ClientResponseError, EndpointConfig


class Failure(NamedTuple):
    """An action that could not be run; where it broke off by itself it would do so again."""

    action: Text
    is_final: bool


class Ahead(NamedTuple):
    """What an action will answer when it is called with these slots."""

    action: Text
    slots: Dict[Text, Any]
    answer: Dict[Text, Any]


# The actions that failed during the turn that runs in this context, and what came with the last answer.
_failures: ContextVar[List[Failure]] = ContextVar("failures")
_ahead: ContextVar[Optional[Ahead]] = ContextVar("ahead", default=None)
_run_action = RemoteAction.run
# How the names of actions begin that check what a form was told.
CHECKS = "validate_"


def note_failures() -> List[Failure]:
    """The actions that fail from now on in the context that runs."""
    failures: List[Failure] = []
    _failures.set(failures)
    _ahead.set(None)
    return failures


def watch_actions() -> None:
    """Has Rasa note failures from now on; it would go on without a word, without what the action would have said."""
    RemoteAction.run = _run_watched


async def _run_watched(self: RemoteAction, *args: Any, **kwargs: Any) -> List[Event]:
    try:
        return await _run_action(self, *args, **kwargs)
    except Exception as error:
        # Rasa wraps what the action server answered; that is 500 where the action itself raised something.
        is_final = getattr(error.__cause__, "status", None) == 500
        _failures.get([]).append(Failure(self.name(), is_final))
        raise


class KeptEndpoint(EndpointConfig):
    """The action server's address; keeps its connections, where Rasa's own makes a new one for each call.

    It sends no more than actions look at. A form's check brings the question along that comes after it, so that a turn
    takes one call and not two.
    """

    _kept: Optional[aiohttp.ClientSession] = None

    async def request(self, method: Text = "post", **kwargs: Any) -> Optional[Any]:
        call = _call(kwargs["json"])
        ahead, slots = _ahead.get(), call["tracker"]["slots"]
        _ahead.set(None)
        if ahead and (ahead.action, ahead.slots) == (call["next_action"], slots):
            return ahead.answer
        answer = await self._answer(method, call)
        if "asked" in answer:
            filled = {
                event["name"]: event["value"] for event in answer["events"] if event["event"] == SlotSet.type_name
            }
            _ahead.set(Ahead(f"action_ask_{filled[REQUESTED_SLOT]}", {**slots, **filled}, answer["asked"]))
        return answer

    async def _answer(self, method: Text, call: Dict[Text, Any]) -> Dict[Text, Any]:
        if self._kept is None:
            self._kept = self.session()
        async with self._kept.request(method, self.url, json=call) as answer:
            if answer.status >= 400:
                raise ClientResponseError(answer.status, answer.reason or "", await answer.text())
            return await answer.json()


def _call(body: Dict[Text, Any]) -> Dict[Text, Any]:
    """Without the domain, which the action server reads itself, and without events but the slots just filled.

    Those are looked at where a form checks them; what was said last stands beside them, and the rest is in the slots.
    """
    newest_first = reversed(body["tracker"]["events"] if body["next_action"].startswith(CHECKS) else [])
    filled = list(takewhile(lambda event: event["event"] == SlotSet.type_name, newest_first))
    tracker = {**body["tracker"], "events": filled[::-1]}
    return {**{name: value for name, value in body.items() if name != "domain"}, "tracker": tracker}
