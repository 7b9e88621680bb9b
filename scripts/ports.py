"""The ports that the processes listen on."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass

from scripts.console import say
from scripts.errors import AddressUnusable, PortForbidden, PortTaken
from scripts.settings import PREFIX, Settings

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    gateway: int
    rasa: int
    actions: int


def check_ports(settings: Settings) -> None:
    """Raises PortTaken if a port that this installation asks for is in use, before anything long begins."""
    check(settings.host, settings.port, "PORT", "make run PORT={}")
    for port, name in ((settings.rasa_port, "RASA_PORT"), (settings.actions_port, "ACTIONS_PORT")):
        if port:
            check(LOOPBACK, port, name, f"make run {PREFIX}{name}={{}}")


def choose_ports(settings: Settings) -> Ports:
    """The ports to use: nobody but our own processes sees the inner two, so that any will do."""
    check_ports(settings)
    rasa = settings.rasa_port or _inner(5005, "RASA_PORT", {settings.port})
    actions = settings.actions_port or _inner(5055, "ACTIONS_PORT", {settings.port, rasa})
    return Ports(settings.port, rasa, actions)


def check(host: str, port: int, name: str, example: str) -> None:
    code = _refusal(host, port)
    if code == errno.EADDRINUSE:
        raise PortTaken(port, PREFIX + name, example.format(free_port(host)))
    if code == errno.EACCES:
        raise PortForbidden(port, PREFIX + name, example.format(8080))
    if code:
        raise AddressUnusable(host, f"{PREFIX}HOST")


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
    with _listening(host, 0) as listener:
        port: int = listener.getsockname()[1]
        return port


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
