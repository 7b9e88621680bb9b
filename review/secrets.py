"""Passwords, tokens and what is signed."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Sequence
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200

_hasher = PasswordHasher()
# What a name without an account is checked against, so that the time taken tells nothing.
_nobody = "$argon2id$v=19$m=65536,t=3,p=4$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg"


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(_bytes(token)).hexdigest()


def signature(secret: str, purpose: str, value: str) -> str:
    """A signature that is good for one purpose only."""
    key = hmac.digest(secret.encode(), f"sounding-board/review/{purpose}".encode(), sha256)
    return hmac.new(key, _bytes(value), sha256).hexdigest()


def is_signed(given: str, secrets: Sequence[str], purpose: str, value: str) -> bool:
    """True where `given` is the signature by one of the secrets, compared without telling how much of it is."""
    return any([hmac.compare_digest(_bytes(given), signature(one, purpose, value).encode()) for one in secrets])


def _bytes(sent: str) -> bytes:
    """Whatever was sent, bytes that are no text too."""
    return sent.encode("utf-8", "surrogatepass")


async def hashed(password: str) -> str:
    """The hash to keep; takes a while on purpose, away from the loop."""
    return await asyncio.to_thread(_hasher.hash, password)


async def is_right(password: str, kept: str | None) -> bool:
    """True where the password is the one that was hashed."""
    try:
        is_same = await asyncio.to_thread(_hasher.verify, kept or _nobody, password)
    except (VerificationError, InvalidHashError):
        return False
    return is_same and kept is not None
