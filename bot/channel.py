"""The one way into Rasa: the gateway posts a turn and gets all that the bot said to it, once.

Rasa's own REST channel answers `200 []` when a turn fails, runs a repeated message twice and lets text that starts with
a slash name any intent. Here a turn has a key; a turn that failed is not saved, and one that was already taken is
answered from the tracker.
"""

from __future__ import annotations

import hmac
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.calls import KeptEndpoint, note_failures, watch_actions
from bot.doubts import doubted
from bot.features import encode_ahead
from bot.moments import meant
from bot.questions import is_meant_for_us, may_hold_one, puts_in, with_reply
from bot.shortcuts import take_shortcuts

# Rasa reads a leading slash as a command. A word joiner before it survives `strip`, and the encoder drops it.
WORD_JOINER = "\u2060"
KEPT = (TEXT, INTENT, ENTITIES)


class TurnFailed(Exception):
    """An action failed or nothing was said; the tracker is as it was before the turn.

    `is_final` where it would fail again; else whoever asks may try again.
    """

    def __init__(self, reason: Text, is_final: bool = False) -> None:
        self.is_final = is_final
        super().__init__(reason)


class GatewayInput(InputChannel):
    """`POST turns`, `DELETE conversations/<sender>` and `GET /` under `/webhooks/gateway`, for holders of the token."""

    def __init__(self, token: Text) -> None:
        self._token = token

    @classmethod
    def name(cls) -> Text:
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> InputChannel:
        token = str((credentials or {}).get("token") or "")
        if len(token) < 16:
            raise ValueError("SOUNDING_BOARD_BOT_TOKEN is missing or shorter than 16 characters")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("gateway")

        @blueprint.get("/")
        async def ready(request: Request) -> HTTPResponse:
            is_ready = _agent(request) is not None
            return json({"ready": is_ready}, status=200 if is_ready else 503)

        @blueprint.post("/turns")
        async def turns(request: Request) -> HTTPResponse:
            agent = _agent(request)
            refusal = self._refusal(request, agent)
            if refusal or agent is None:
                return refusal
            try:
                turn = Turn(request.json)
            except (SanicException, KeyError, TypeError, ValueError) as error:
                return _problem(422, f"The turn cannot be read: {type(error).__name__}.")
            try:
                return json(await turn.take(agent))
            except TurnFailed as failure:
                return _problem(422 if failure.is_final else 503, str(failure))

        @blueprint.delete("/conversations/<sender:str>")
        async def forget(request: Request, sender: Text) -> HTTPResponse:
            agent = _agent(request)
            refusal = self._refusal(request, agent)
            if refusal or agent is None:
                return refusal
            async with agent.lock_store.lock(sender):
                await agent.processor.tracker_store.forget(sender)
            return empty()

        return blueprint

    def _refusal(self, request: Request, agent: Optional[Agent]) -> Optional[HTTPResponse]:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self._token}".encode()):
            return _problem(401, "The token is missing or wrong.")
        if agent is None:
            return _problem(503, "The model is not loaded yet.")
        return None


class Turn:
    """One turn as the gateway posted it: words, a choice with its label, or an event of the gateway's own."""

    def __init__(self, body: Dict[Text, Any]) -> None:
        self.sender, self.key = _words(body["sender"]), _words(body["key"])
        if "event" in body:
            value = body.get("value")
            self.text, self.parsed = "", _parsed(_words(body["event"]), "", None if value is None else _words(value))
        elif "choice" in body:
            self.text = _words(body["choice"]["label"])
            intent, _, value = _words(body["choice"]["id"]).partition(":")
            self.parsed = _parsed(intent, self.text, value or None)
        else:
            self.text, self.parsed = _words(body["text"]), None

    async def take(self, agent: Agent) -> Dict[Text, Any]:
        async with agent.lock_store.lock(self.sender):
            tracker = await agent.processor.tracker_store.retrieve(self.sender)
            if tracker is not None and self._start(tracker) is not None:
                return _said(tracker, self._start(tracker))
            return await self._run(agent, tracker)

    async def _run(self, agent: Agent, tracker: Optional[DialogueStateTracker]) -> Dict[Text, Any]:
        processor, failures, output = agent.processor, note_failures(), CollectingOutputChannel()
        if tracker is None:
            # As `fetch_tracker_and_update_session` does, but that would save an empty one.
            tracker = processor.tracker_store.init_tracker(self.sender)
            await processor._update_tracker_session(tracker, output)
        parsed = self.parsed or await self._read(agent, tracker)
        message = UserMessage(
            parsed["text"],
            output,
            self.sender,
            # Without what else it might have been, which every turn would store.
            parse_data={name: parsed[name] for name in KEPT},
            input_channel=GatewayInput.name(),
            metadata={"key": self.key},
        )
        # As `handle_message` does, but that would save a turn whose actions failed.
        await processor._handle_message_with_tracker(message, tracker)
        tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
        await processor._run_prediction_loop(message.output_channel, tracker)
        answer = _said(tracker, self._start(tracker))
        if failures:
            raise TurnFailed(f"{failures[0].action} could not be run.", failures[0].is_final)
        if not answer["replies"]:
            raise TurnFailed("The bot had nothing to say.")
        await processor.save_tracker(tracker)
        return answer

    async def _read(self, agent: Agent, tracker: DialogueStateTracker) -> Dict[Text, Any]:
        """What the words mean at this moment; what is put to the bot within a reply goes before the reply.

        With what else they might have been, in the classifier's order.
        """
        slot = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop else None
        puts = puts_in(self.text, slot)
        await encode_ahead(_guarded(self.text), *(_guarded(put.words) for put in puts))
        read = await self._parse(agent, self.text)
        parsed = meant(read, tracker)
        for put in puts if may_hold_one(parsed) else ():
            alone = meant(await self._parse(agent, put.words), tracker)
            if is_meant_for_us(alone, put, slot):
                await encode_ahead(_guarded(put.rest))
                return with_reply(alone, put, await self._parse(agent, put.rest))
        return doubted(read, parsed, slot) or parsed

    async def _parse(self, agent: Agent, text: Text) -> Dict[Text, Any]:
        parsed = await agent.processor.parse_message(UserMessage(_guarded(text), sender_id=self.sender))
        return {**parsed, TEXT: text}

    def _start(self, tracker: DialogueStateTracker) -> Optional[int]:
        for index in range(len(tracker.events) - 1, -1, -1):
            event = tracker.events[index]
            if isinstance(event, UserUttered) and (event.metadata or {}).get("key") == self.key:
                return index
        return None


def _agent(request: Request) -> Optional[Agent]:
    agent: Optional[Agent] = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return None
    if not isinstance(agent.action_endpoint, KeptEndpoint):
        _prepare(agent)
    return agent


def _prepare(agent: Agent) -> None:
    """Has failures noted, and raised where Rasa would go on with an empty tracker when the database is away."""
    take_shortcuts()
    watch_actions()
    plain = agent.action_endpoint
    agent.action_endpoint = agent.processor.action_endpoint = KeptEndpoint(plain.url, headers=plain.headers)
    agent.processor.tracker_store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)


def _guarded(text: Text) -> Text:
    return f"{WORD_JOINER}{text}" if text.lstrip().startswith("/") else text


def _parsed(intent: Text, text: Text, value: Optional[Text]) -> Dict[Text, Any]:
    entities = [] if value is None else [{"entity": "choice", "value": value, "start": 0, "end": len(text)}]
    return {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": entities}


def _said(tracker: DialogueStateTracker, start: Optional[int]) -> Dict[Text, Any]:
    """What the bot uttered from the event at `start` up to the leader's next message."""
    replies: List[Dict[Text, Any]] = []
    orders: List[Text] = []
    record = None
    for event in list(tracker.events)[(start or 0) + 1 :]:
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            custom = event.data.get("custom") or {}
            if "record" in custom:
                record = custom["record"]
                continue
            if "order" in custom:
                orders.append(custom["order"])
                continue
            choices = [{"id": b["payload"], "label": b["title"]} for b in event.data.get("buttons") or []]
            replies.append({"text": event.text or "", "card": custom or None, "choices": choices})
    return {"replies": replies, "record": record, "orders": orders}


def _words(value: Any) -> Text:
    if not isinstance(value, str):
        raise TypeError("text is expected")
    return value


def _problem(status: int, words: Text) -> HTTPResponse:
    return json({"problem": words}, status=status)
