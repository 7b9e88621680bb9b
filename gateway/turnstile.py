"""Lets one turn at a time into a conversation, and the same turn only once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from conversations.errors import Locked
from conversations.locks import Locks
from gateway.errors import TurnRunning


class Turnstile:
    """The lock of each conversation, and which turn of this process holds it."""

    def __init__(self, locks: Locks) -> None:
        self._locks = locks
        self._running: dict[str, str] = {}

    def is_running(self, conversation_key: str, turn_key: str) -> bool:
        """True while this process runs that very turn."""
        return self._running.get(conversation_key) == turn_key

    @asynccontextmanager
    async def hold(self, conversation_key: str, turn_key: str, wait: float = 0) -> AsyncIterator[None]:
        """Keeps others out for the length of a block; raises `TurnRunning` where one is still in after `wait` s."""
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(self._locks.hold(conversation_key, wait))
            except Locked as error:
                raise TurnRunning from error
            self._running[conversation_key] = turn_key
            stack.callback(self._running.pop, conversation_key)
            yield
