"""A gateway on loopback, and what a leader sees of it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from rich.console import Console

from chat.screen import Screen
from tests.chat.fakes import FakeGateway


@pytest.fixture
async def gateway() -> AsyncIterator[FakeGateway]:
    async with FakeGateway() as fake:
        yield fake


class Paper:
    """A screen that can be read again."""

    def __init__(self, is_terminal: bool = False) -> None:
        self._file = io.StringIO()
        # No styles, so that what is compared is what is read.
        environment = {"TERM": "xterm"} if is_terminal else {}
        console = Console(
            file=self._file, force_terminal=is_terminal, color_system=None, width=80, _environ=environment
        )
        self.screen = Screen(console)

    @property
    def text(self) -> str:
        return self._file.getvalue()

    @property
    def words(self) -> str:
        """The text without the breaks of its lines."""
        return " ".join(self.text.split())


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def terminal() -> Paper:
    return Paper(is_terminal=True)
