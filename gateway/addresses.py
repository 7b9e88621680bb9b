"""Where chat channels answer, sealed with a key of this installation before it is stored."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gateway.errors import AddressUnreadable
from gateway.identity import derived

NONCE_LENGTH = 12


class Addresses:
    """Seals and opens addresses; one that was sealed about something opens about the same thing alone."""

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(derived(secret, "addresses"))

    def seal(self, address: dict[str, Any], about: str) -> str:
        """The address in a form that tells nothing, another one each time."""
        nonce = os.urandom(NONCE_LENGTH)
        sealed = self._cipher.encrypt(nonce, json.dumps(address).encode(), about.encode())
        return urlsafe_b64encode(nonce + sealed).decode()

    def open(self, sealed: str, about: str) -> dict[str, Any]:
        """The address; raises `AddressUnreadable` for one of another secret, about something else, or tampered with."""
        try:
            raw = urlsafe_b64decode(sealed)
            opened: dict[str, Any] = json.loads(
                self._cipher.decrypt(raw[:NONCE_LENGTH], raw[NONCE_LENGTH:], about.encode())
            )
        except (InvalidTag, ValueError) as error:
            raise AddressUnreadable from error
        return opened
