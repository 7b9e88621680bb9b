"""The cookie that stands for a leader on the web: a random name and when it ends, signed."""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from gateway.errors import NoSession
from gateway.identity import derived

COOKIE = "sounding_board"
SHAPE = re.compile(r"v1\.([A-Za-z0-9_-]{32})\.([0-9]{1,12})\.([A-Za-z0-9_-]{43})", re.ASCII)


class Sessions:
    """Issues and reads cookies."""

    def __init__(self, secret: str, days: int) -> None:
        self._key, self._form_key = derived(secret, "sessions"), derived(secret, "forms")
        self.lifetime = timedelta(days=days)

    def new_leader(self) -> str:
        """A name nobody can guess and that says nothing."""
        return secrets.token_urlsafe(24)

    def issue(self, leader: str, now: datetime) -> str:
        """The cookie's value for a leader, good for `lifetime`."""
        claim = f"v1.{leader}.{int((now + self.lifetime).timestamp())}"
        return f"{claim}.{self._signature(claim)}"

    def leader(self, cookie: str | None, now: datetime) -> str:
        """The leader whom a cookie stands for; raises `NoSession` for one that is missing, over or not ours."""
        match = SHAPE.fullmatch(cookie or "")
        if not match:
            raise NoSession
        leader, ends, signature = match.groups()
        if not hmac.compare_digest(signature, self._signature(f"v1.{leader}.{ends}")) or int(ends) <= now.timestamp():
            raise NoSession
        return leader

    def form_token(self, leader: str) -> str:
        """What a form of this leader's carries, and nobody else can know."""
        return urlsafe_b64encode(hmac.digest(self._form_key, leader.encode(), sha256)).rstrip(b"=").decode()

    def _signature(self, claim: str) -> str:
        return urlsafe_b64encode(hmac.digest(self._key, claim.encode(), sha256)).rstrip(b"=").decode()
