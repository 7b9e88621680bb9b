"""Where the leader's words come from: a terminal, or a file that is piped in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

PROMPT = FormattedText([("bold ansigreen", "You: ")])


class Reader(Protocol):
    # Whether somebody is there who sees what was typed and can act on what went wrong.
    is_person: bool

    async def line(self) -> str | None:
        """What was typed; None at the end."""

    def remember(self, said: Iterable[str]) -> None:
        """Puts what was said earlier under the arrow keys."""


class TerminalReader:
    """Asks a person; Ctrl-C drops the line that was begun, Ctrl-D ends."""

    is_person = True

    def __init__(self, source: Input | None = None, output: Output | None = None) -> None:
        # In memory alone: a file would keep the names that the gateway takes such care to remove.
        self._history = InMemoryHistory()
        self._session: PromptSession[str] = PromptSession(history=self._history, input=source, output=output)

    async def line(self) -> str | None:
        while True:
            try:
                return await self._session.prompt_async(PROMPT)
            except EOFError:
                return None
            except KeyboardInterrupt:
                continue

    def remember(self, said: Iterable[str]) -> None:
        for words in said:
            self._history.append_string(words)


class PipedReader:
    """Reads one message from each line of a file; empty lines are passed over."""

    is_person = False

    def __init__(self, file: TextIO) -> None:
        self._file = file

    async def line(self) -> str | None:
        while line := await asyncio.to_thread(self._file.readline):
            if words := line.strip():
                return words
        return None

    def remember(self, said: Iterable[str]) -> None:
        """Nobody presses arrow keys here."""
