"""What goes wrong between Teams and this channel; nothing of it is shown to leaders."""

from __future__ import annotations

from gateway.errors import GatewayError


class TeamsError(GatewayError):
    """Root of what the Teams channel raises."""


class TokenRefused(TeamsError):
    """A request does not prove that it comes from Microsoft's Bot Framework and is for this bot; `reason` is a word."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class KeysAway(TeamsError):
    """The keys that Microsoft signs with cannot be fetched just now."""


class TokenAway(TeamsError):
    """Microsoft Entra gives no token for this bot: it cannot be reached, or does not know it; then with its `code`."""

    def __init__(self, code: str = "") -> None:
        self.code = code
        super().__init__(code)


class HostRefused(TeamsError, PermissionError):
    """Something was to be sent to a host that is not Teams'; for the SDK, what is not permitted."""


class ActivityRefused(TeamsError, PermissionError):
    """An activity is not of this tenant, not from Teams, or not from where its token says."""
