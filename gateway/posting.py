"""What a chat channel is given to deliver, and how it says that it could not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from gateway.errors import GatewayError
from gateway.replies import Reply


@dataclass(frozen=True)
class Parcel:
    """One message on its way."""

    # Of the turn that it replies to, and which of the messages that do it is, from 0; without a turn for what is
    # stored nowhere.
    turn_key: str
    number: int
    # As the post itself makes it of a reply.
    message: Any
    # What the leader pressed, on the first message in reply to it: a button leaves no trace in a chat.
    chosen: str | None = None
    # When the turn was answered; nothing for what is stored nowhere.
    answered_at: datetime | None = None
    # True where it may have been delivered before a crash: a service that can tell is asked first.
    doubtful: bool = False


class Post(Protocol):
    """A chat channel's way to its service."""

    # As conversations name the channel.
    name: str

    def messages(self, reply: Reply) -> Sequence[Any]:
        """What a reply is sent as, the same each time: one message, or as many as the service wants of it."""
        ...

    async def send(self, address: dict[str, Any], parcel: Parcel) -> None:
        """Delivers a message; returns when the service has taken it, or raises `TryLater` or `Undeliverable`."""
        ...


class TryLater(GatewayError):
    """The service could not take it now, or did not say that it has; `seconds` where it said when to try again."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        super().__init__("later" if seconds is None else f"in {seconds:.0f} s")


class Undeliverable(GatewayError):
    """It will never be taken: the leader has left, or the bot was removed. `reason` is the service's own word."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
