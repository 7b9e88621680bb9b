"""The chat channels that this installation has set up; a channel that is not set up costs nothing and is off."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from aiohttp import web

from gateway.keys import SETTINGS
from gateway.settings import Settings

log = logging.getLogger("gateway.channels")

# Each is a package of `gateway.channels`, imported only where it is set up, for what it is built on is large; and an
# attribute of the settings.
CHATS = ("slack", "teams")


class Channel(Protocol):
    """What the package of a chat channel offers."""

    def add(self, app: web.Application) -> None:
        """Adds its routes, and what is open while the gateway runs."""
        ...

    async def examine(self, settings: Settings) -> Sequence[tuple[bool, str]]:
        """Asks its service whether all is well: sentences for whoever runs this, each with whether it is."""
        ...


def add_chats(app: web.Application) -> None:
    """Adds those that are set up."""
    settings = app[SETTINGS]
    for name, problem in settings.channel_problems.items():
        log.warning("channel=%s is off: %s 'make doctor' says more.", name, problem)
    for name, is_on in channels(settings).items():
        if is_on:
            _channel(name).add(app)


def channels(settings: Settings) -> dict[str, bool]:
    """Every chat channel there is, and whether it is on."""
    return {name: getattr(settings, name) is not None for name in CHATS}


async def examine(settings: Settings, name: str) -> Sequence[tuple[bool, str]]:
    """What the channel's service says."""
    return await _channel(name).examine(settings)


def _channel(name: str) -> Channel:
    return cast(Channel, import_module(f"gateway.channels.{name}"))
