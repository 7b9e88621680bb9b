"""The bot behind the gateway: what it is asked and answers, and the one that is Rasa over HTTP."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from aiohttp import ClientError, ClientSession, ClientTimeout
from pydantic import BaseModel, ValidationError

from gateway.errors import BotAway, BotRefused

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
# Seconds that a try is given at least, however little of the patience is left.
SHORTEST_TRY = 2.0
PROBE = ClientTimeout(total=2.0)


@dataclass(frozen=True)
class Asked:
    """A turn as the bot is asked it: words, a choice with its label, or an event of the gateway's own."""

    sender: str
    key: str
    text: str | None = None
    choice: tuple[str, str] | None = None
    event: str | None = None
    value: str | None = None

    def body(self) -> dict[str, Any]:
        """As the bot's channel reads it."""
        asked: dict[str, Any] = {"sender": self.sender, "key": self.key}
        if self.event is not None:
            return asked | {"event": self.event} | ({"value": self.value} if self.value else {})
        if self.choice is not None:
            return asked | {"choice": {"id": self.choice[0], "label": self.choice[1]}}
        return asked | {"text": self.text}


class Choice(BaseModel):
    """Something a leader may press instead of typing."""

    id: str
    label: str


class Reply(BaseModel):
    """One thing the bot says."""

    text: str
    card: dict[str, Any] | None = None
    choices: list[Choice] = []


class BotAnswer(BaseModel):
    """All that the bot says to a turn, the record where it has changed, and what the leader wants to be done."""

    replies: list[Reply]
    record: dict[str, Any] | None = None
    orders: list[Literal["share", "withhold", "erase", "tell_readers", "tell_shared"]] = []

    def plain_replies(self) -> list[dict[str, Any]]:
        """The replies as they are stored and served."""
        return [reply.model_dump() for reply in self.replies]


class Bot(Protocol):
    """What understands and answers."""

    async def answer(self, asked: Asked, patience: float) -> BotAnswer:
        """The answer, the same for the same key; raises `BotAway` after `patience` seconds, or `BotRefused`."""
        ...

    async def forget(self, sender: str) -> None:
        """Erases what the bot holds of a conversation; raises `BotAway`."""
        ...

    async def ready(self) -> bool:
        """True where it would take a turn now."""
        ...


class HttpBot:
    """Rasa behind its gateway channel."""

    def __init__(self, session: ClientSession, url: str, token: str) -> None:
        self._session = session
        self._url = f"{url}/webhooks/gateway"
        self._headers = {"Authorization": f"Bearer {token}"}

    async def answer(self, asked: Asked, patience: float) -> BotAnswer:
        loop = asyncio.get_running_loop()
        deadline, pause = loop.time() + patience, FIRST_PAUSE
        while True:
            try:
                return await self._try(asked, max(deadline - loop.time(), SHORTEST_TRY))
            except BotAway as away:
                left = deadline - loop.time()
                if left <= 0:
                    raise BotAway(away.reason, away.reached and await self.ready()) from away
            # Not all at the same moment, when many wait for the bot to come back.
            await asyncio.sleep(min(left, pause * random.uniform(0.7, 1.3)))  # noqa: S311
            pause = min(pause * 2, LONGEST_PAUSE)

    async def forget(self, sender: str) -> None:
        url = f"{self._url}/conversations/{sender}"
        try:
            async with self._session.delete(url, headers=self._headers, timeout=PROBE) as response:
                if response.status not in (204, 404):
                    raise BotAway(f"Rasa answered {response.status}", reached=True)
        except (ClientError, TimeoutError) as error:
            raise BotAway(type(error).__name__) from error

    async def ready(self) -> bool:
        try:
            async with self._session.get(f"{self._url}/", headers=self._headers, timeout=PROBE) as response:
                return response.status == 200
        except (ClientError, TimeoutError):
            return False

    async def _try(self, asked: Asked, seconds: float) -> BotAnswer:
        url, timeout = f"{self._url}/turns", ClientTimeout(total=seconds, sock_connect=SHORTEST_TRY)
        try:
            async with self._session.post(url, json=asked.body(), headers=self._headers, timeout=timeout) as response:
                status, body = response.status, await response.read()
        except (ClientError, TimeoutError) as error:
            raise BotAway(type(error).__name__) from error
        return answer_in(status, body)


def answer_in(status: int, body: bytes) -> BotAnswer:
    """The answer in a response; raises `BotAway` or `BotRefused`."""
    # A wrong token is set right by whoever runs this; until then what leaders say is kept.
    if status == 401 or status >= 500:
        raise BotAway(f"Rasa answered {status}", reached=True)
    if status != 200:
        raise BotRefused(f"Rasa answered {status}")
    try:
        answer = BotAnswer.model_validate_json(body)
    except ValidationError:
        # Without the cause, which would show what was said.
        raise BotRefused("Rasa's answer could not be read") from None
    if not answer.replies:
        raise BotRefused("Rasa had nothing to say")
    return answer
