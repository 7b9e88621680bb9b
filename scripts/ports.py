"""The ports that the processes listen on."""

from __future__ import annotations

import errno
import random
import socket
from dataclasses import dataclass

from scripts.console import say
from scripts.errors import AddressUnusable, PortForbidden, PortTaken
from scripts.settings import PREFIX, Settings

LOOPBACK = "127.0.0.1"
REVIEW_PORT = 8081
KEPT_PORT = "review-port"
# Below those that systems lend to connections that go out: such a one could be taken again before our server is there.
SERVERS = range(20_000, 32_768)


@dataclass(frozen=True)
class Ports:
    gateway: int
    rasa: int
    actions: int
    review: int


def check_ports(settings: Settings) -> None:
    """Raises PortTaken if a port that this installation asks for is in use, before anything long begins."""
    check(settings.host, settings.port, "PORT", "make run PORT={}")
    if settings.review_port:
        check(settings.host, settings.review_port, "REVIEW_PORT", f"make run {PREFIX}REVIEW_PORT={{}}")
    for port, name in ((settings.rasa_port, "RASA_PORT"), (settings.actions_port, "ACTIONS_PORT")):
        if port:
            check(LOOPBACK, port, name, f"make run {PREFIX}{name}={{}}")


def choose_ports(settings: Settings) -> Ports:
    """The ports to use: nobody but our own processes sees the inner two, so that any will do."""
    check_ports(settings)
    rasa = settings.rasa_port or _inner(5005, "RASA_PORT", {settings.port})
    actions = settings.actions_port or _inner(5055, "ACTIONS_PORT", {settings.port, rasa})
    review = settings.review_port or _other(settings, {settings.port, rasa, actions})
    return Ports(settings.port, rasa, actions, review)


def remember_review_port(settings: Settings, ports: Ports) -> None:
    """Keeps where the coaches' pages are, for the links that `make coach` prints."""
    (settings.var / KEPT_PORT).write_text(str(ports.review), "ascii")


def review_port(settings: Settings) -> int:
    """Where the coaches' pages are: as was asked for, or else as they were started last."""
    kept = settings.var / KEPT_PORT
    return settings.review_port or (int(kept.read_text("ascii")) if kept.is_file() else REVIEW_PORT)


def check(host: str, port: int, name: str, example: str) -> None:
    code = _refusal(host, port)
    if code == errno.EADDRINUSE:
        raise PortTaken(port, PREFIX + name, example.format(free_port(host)))
    if code == errno.EACCES:
        raise PortForbidden(port, PREFIX + name, example.format(8080))
    if code:
        raise AddressUnusable(host, f"{PREFIX}HOST")


def _other(settings: Settings, taken: set[int]) -> int:
    """The coaches' port, where nobody has asked for one: the usual one, or any that is free."""
    if REVIEW_PORT not in taken and not _refusal(settings.host, REVIEW_PORT):
        return REVIEW_PORT
    port = free_port(settings.host)
    say(f"Port {REVIEW_PORT} is in use, so {PREFIX}REVIEW_PORT becomes {port}")
    return port


def _inner(usual: int, name: str, taken: set[int]) -> int:
    if usual not in taken and not _refusal(LOOPBACK, usual):
        return usual
    port = free_port(LOOPBACK)
    say(f"Port {usual} is in use, so {PREFIX}{name} becomes {port}")
    return port


def _refusal(host: str, port: int) -> int:
    """0 if we could listen there, else the error's number."""
    try:
        with _listening(host, port):
            return 0
    except socket.gaierror:
        return errno.EADDRNOTAVAIL
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL


def free_port(host: str) -> int:
    """One on which we could listen."""
    return next(port for port in random.sample(SERVERS, len(SERVERS)) if not _refusal(host, port))


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        # As servers do: what is left of a connection that was just closed is no reason to refuse.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1)
    except BaseException:
        listener.close()
        raise
    return listener
