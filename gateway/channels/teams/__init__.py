"""The Microsoft Teams channel, on the Microsoft 365 Agents SDK."""

from __future__ import annotations

from gateway.channels.teams.channel import add
from gateway.channels.teams.examining import examine

__all__ = ["add", "examine"]
