"""Everything that the gateway raises; `problems.py` puts it into words for leaders."""

from __future__ import annotations


class GatewayError(Exception):
    """Root of what this package raises."""


class InputInvalid(GatewayError):
    """A request is not what the API asks for; `reason` is one sentence for whoever wrote the request."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class MediaTypeWrong(GatewayError):
    """A request has a body that does not say it is JSON."""


class TextMissing(GatewayError):
    """There is nothing to read in a message."""


class TextTooLong(GatewayError):
    """A message is longer than `limit` characters."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"More than {limit} characters.")


class ChoiceNotOffered(GatewayError):
    """A choice is not among those last offered."""


class NoSession(GatewayError):
    """No cookie, one that has expired or was tampered with, or one whose conversation is gone."""


class NoRecord(GatewayError):
    """The conversation has nothing to record yet."""


class TurnRunning(GatewayError):
    """Another turn of the same conversation is not finished."""


class TooManyRequests(GatewayError):
    """Somebody sends faster than is allowed; it goes on in `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"Too many requests; again in {seconds:.0f} s.")


class OriginRefused(GatewayError):
    """The page that asks is of an origin that is not allowed."""


class HostUnknown(GatewayError):
    """The request names a host that is none of ours."""


class TooSlow(GatewayError):
    """The body of a request did not arrive in time."""


class FormStale(GatewayError):
    """A form was not made for the leader who sends it."""


class BotAway(GatewayError):
    """Rasa cannot be reached or is not ready; `reached` where it is ready and yet could not take the turn."""

    def __init__(self, reason: str, reached: bool = False) -> None:
        self.reason, self.reached = reason, reached
        super().__init__(reason)


class BotRefused(GatewayError):
    """Rasa took the turn and has no answer to it that can be used."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class StillStarting(GatewayError):
    """A conversation cannot begin, because the bot is not there yet."""


class AnswerDelayed(GatewayError):
    """The bot is away; the turn is kept and will be answered, unless an earlier one waits before it."""

    def __init__(self, kept: bool) -> None:
        self.kept = kept
        super().__init__("kept" if kept else "not kept")


class TurnFailed(GatewayError):
    """The turn is kept, but the bot has no answer to it."""


class AddressUnreadable(GatewayError):
    """A stored address was sealed with another secret, or is no longer whole."""


class PayloadUnknown(GatewayError):
    """What a chat service sent is not of the shape that it publishes."""
