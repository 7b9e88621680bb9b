"""What the web API sends, as far as this client needs it; what a later one adds is passed over."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """Base: frozen, and without what was said in the errors."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Choice(Message):
    id: str
    label: str


class Reply(Message):
    """Words, and where there is structure a card that says the same in parts."""

    text: str = ""
    card: dict[str, Any] | None = None
    choices: tuple[Choice, ...] = ()


class Answer(Message):
    """What is replied to turn number `turn`."""

    turn: int
    replies: tuple[Reply, ...]


class Turn(Message):
    """A turn of the transcript; `said` is None where the leader said nothing."""

    turn: int
    key: str
    state: str
    said: str | None
    replies: tuple[Reply, ...]


class Transcript(Message):
    turns: tuple[Turn, ...]


class Session(Message):
    resumed: bool


class Erased(Message):
    detail: str


class Problem(Message):
    detail: str
