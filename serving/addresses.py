"""Which addresses are this very machine's, and which nobody can listen in to."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """True for a name of this very machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_web(url: str) -> bool:
    """True for a whole address over HTTP, in the clear or not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_confidential(url: str) -> bool:
    """True for an address over TLS, and for one that does not leave this machine."""
    return is_web(url) and (urlsplit(url).scheme == "https" or is_loopback(urlsplit(url).hostname or ""))
