"""Who a conversation belongs to: a key that the server derives, so that no client can name one."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256


def derived(secret: str, purpose: str) -> bytes:
    """A key for one purpose, so that what is signed for one is worth nothing for another."""
    return hmac.digest(secret.encode(), f"sounding-board/{purpose}".encode(), sha256)


class ConversationKeys:
    """Turns channel, tenant and user into the key of a conversation, 64 hex digits that tell nothing about them."""

    def __init__(self, secret: str, identity: str | None = None) -> None:
        # The identity outlives every secret. Without one the secret stands in, which then must never change.
        self._key = bytes.fromhex(identity) if identity else derived(secret, "conversations")

    def of(self, channel: str, tenant: str, user: str) -> str:
        # As JSON, so that no two triples look alike.
        return hmac.new(self._key, json.dumps([channel, tenant, user]).encode(), sha256).hexdigest()
