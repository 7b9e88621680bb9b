"""The cookie that stands for a leader on the web: a random name and when it ends, signed."""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from gateway.errors import NoSession
from gateway.identity import derived

COOKIE = "sounding_board"
# Over TLS: a browser takes it from this host alone, so that no other below the same domain can plant one.
SECURE_COOKIE = f"__Host-{COOKIE}"
SHAPE = re.compile(r"v1\.([A-Za-z0-9_-]{32})\.([0-9]{1,12})\.([A-Za-z0-9_-]{43})", re.ASCII)


class Sessions:
    """Issues cookies with one secret, and reads those of retired ones too until they end."""

    def __init__(self, secret: str, days: int, retired: Sequence[str] = ()) -> None:
        self._keys = [derived(one, "sessions") for one in (secret, *retired)]
        self._form_keys = [derived(one, "forms") for one in (secret, *retired)]
        self.lifetime = timedelta(days=days)

    def new_leader(self) -> str:
        """A name nobody can guess and that says nothing."""
        return secrets.token_urlsafe(24)

    def issue(self, leader: str, now: datetime) -> str:
        """The cookie's value for a leader, good for `lifetime`."""
        claim = f"v1.{leader}.{int((now + self.lifetime).timestamp())}"
        return f"{claim}.{_signature(self._keys[0], claim)}"

    def leader(self, cookie: str | None, now: datetime) -> str:
        """The leader whom a cookie stands for; raises `NoSession` for one that is missing, over or not ours."""
        match = SHAPE.fullmatch(cookie or "")
        if not match:
            raise NoSession
        leader, ends, signature = match.groups()
        if not _is_signed(signature, self._keys, f"v1.{leader}.{ends}") or int(ends) <= now.timestamp():
            raise NoSession
        return leader

    def form_token(self, leader: str) -> str:
        """What a form of this leader's carries, and nobody else can know."""
        return _signature(self._form_keys[0], leader)

    def is_form_token(self, given: str, leader: str) -> bool:
        """True where a form carries this leader's token."""
        return _is_signed(given, self._form_keys, leader)


def _signature(key: bytes, claim: str) -> str:
    return urlsafe_b64encode(hmac.digest(key, claim.encode(), sha256)).rstrip(b"=").decode()


def _is_signed(given: str, keys: Sequence[bytes], claim: str) -> bool:
    # Whatever was sent, bytes that are no text too.
    sent = given.encode("utf-8", "surrogatepass")
    # All of them each time, so that the time taken does not tell which it was.
    return any([hmac.compare_digest(sent, _signature(key, claim).encode()) for key in keys])
