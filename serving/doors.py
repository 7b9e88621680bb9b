"""The door of a process that faces people: which names lead to it, and where a request comes from."""

from __future__ import annotations

import re
from typing import Protocol

from aiohttp import web

from serving.addresses import is_loopback

NAME = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::[0-9]{1,5})?", re.ASCII)
# Whoever watches over the processes knows them by number alone.
WATCHED = ("/healthz", "/readyz")


class Door(Protocol):
    """The settings that say how a process is reached."""

    @property
    def host(self) -> str:
        """Where it listens."""

    @property
    def hosts(self) -> frozenset[str]:
        """The names that people know it by, where they were set."""

    @property
    def behind_proxy(self) -> bool:
        """True where a proxy of ours stands before: what it says in headers is believed."""


def is_known(request: web.Request, door: Door, *names: str) -> bool:
    """False for a request under a name that is none of ours: some page may have taken it for itself.

    `names` are ours whatever was set.
    """
    return request.path in WATCHED or is_ours(request.headers.get("Host", ""), door, *names)


def is_ours(host: str, door: Door, *names: str) -> bool:
    """True for a name that was set; without any, for this machine's own where nobody else reaches us, else for all."""
    match = NAME.fullmatch(host.lower())
    if not match:
        return False
    name = match[1].strip("[]")
    if name in names or name in door.hosts:
        return True
    return not door.hosts and (is_loopback(name) or door.behind_proxy or not is_loopback(door.host))


def address(request: web.Request, door: Door) -> str:
    """Where a request comes from; of what is forwarded only the last, which our own proxy has added, is believed."""
    return forwarded(request, door, "X-Forwarded-For") or request.remote or ""


def forwarded(request: web.Request, door: Door, header: str) -> str:
    """What our own proxy says in a header, which may stand there several times; nothing without a proxy."""
    if not door.behind_proxy:
        return ""
    return ",".join(request.headers.getall(header, [])).rpartition(",")[2].strip()
