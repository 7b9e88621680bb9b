"""What the review pages are told by their environment, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr
from sqlalchemy import URL

from conversations.people import Role
from conversations.settings import database_url
from review.errors import SettingInvalid, SettingMissing

PREFIX = "SOUNDING_BOARD_"
SECRET_LENGTH = 16
RUBRIC = Path(__file__).parent / "rubric.yml"


@dataclass(frozen=True)
class SignOn:
    """The council's own sign-on: OpenID Connect, and which group has which role."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    groups_claim: str
    groups: Mapping[str, Role]


@dataclass(frozen=True)
class Settings:
    """Everything that can be set; secrets print as stars."""

    secret: SecretStr
    database_url: URL
    # Secrets that signed before; what they signed is good until it ends.
    retired_secrets: tuple[SecretStr, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8081
    # What coaches type; links and the sign-on's way back begin with it.
    url: str = "http://127.0.0.1:8081"
    # Minutes without a request, and hours in all, after which a session ends.
    idle_minutes: int = 60
    session_hours: int = 10
    behind_proxy: bool = False
    # Seconds that a form may take to arrive.
    body_seconds: float = 20.0
    rubric: Path = RUBRIC
    sign_on: SignOn | None = None

    @property
    def is_secure(self) -> bool:
        return self.url.startswith("https://")

    @property
    def secrets(self) -> tuple[str, ...]:
        """The one that signs, and then those that only vouch for what they signed."""
        return tuple(one.get_secret_value() for one in (self.secret, *self.retired_secrets))

    @classmethod
    def read(cls) -> Settings:
        """The settings of this process; raises `SettingMissing` or `SettingInvalid`, which name the key."""
        return cls.from_environment(os.environ)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        port = _number(environment, "REVIEW_PORT", cls.port, 65535)
        return cls(
            secret=_secret(environment, "SECRET"),
            database_url=database_url(environment),
            retired_secrets=_secrets(environment, "RETIRED_SECRETS"),
            host=_text(environment, "HOST", cls.host),
            port=port,
            url=_url(environment, "REVIEW_URL", f"http://127.0.0.1:{port}"),
            idle_minutes=_number(environment, "REVIEW_IDLE_MINUTES", cls.idle_minutes),
            session_hours=_number(environment, "REVIEW_SESSION_HOURS", cls.session_hours),
            behind_proxy=_text(environment, "BEHIND_PROXY", "0") == "1",
            rubric=Path(_text(environment, "RUBRIC", str(RUBRIC))),
            sign_on=_sign_on(environment),
        )


def _sign_on(environment: Mapping[str, str]) -> SignOn | None:
    if not _text(environment, "OIDC_ISSUER", ""):
        return None
    roles = {"OIDC_COACHES": Role.COACH, "OIDC_LEADS": Role.LEAD, "OIDC_ADMINISTRATORS": Role.ADMINISTRATOR}
    groups = {group: role for name, role in roles.items() if (group := _text(environment, name, ""))}
    if not groups:
        raise SettingMissing(PREFIX + "OIDC_COACHES")
    return SignOn(
        issuer=_url(environment, "OIDC_ISSUER", ""),
        client_id=_needed(environment, "OIDC_CLIENT_ID"),
        client_secret=SecretStr(_needed(environment, "OIDC_CLIENT_SECRET")),
        groups_claim=_text(environment, "OIDC_GROUPS_CLAIM", "groups"),
        groups=groups,
    )


def _text(environment: Mapping[str, str], name: str, default: str) -> str:
    return environment.get(PREFIX + name) or default


def _needed(environment: Mapping[str, str], name: str) -> str:
    if not (value := _text(environment, name, "")):
        raise SettingMissing(PREFIX + name)
    return value


def _secret(environment: Mapping[str, str], name: str) -> SecretStr:
    return _long_enough(name, _needed(environment, name))


def _secrets(environment: Mapping[str, str], name: str) -> tuple[SecretStr, ...]:
    return tuple(_long_enough(name, one) for one in _text(environment, name, "").split())


def _long_enough(name: str, value: str) -> SecretStr:
    if len(value) < SECRET_LENGTH:
        raise SettingInvalid(PREFIX + name, f"is shorter than {SECRET_LENGTH} characters")
    return SecretStr(value)


def _number(environment: Mapping[str, str], name: str, default: int, most: int = 10_000) -> int:
    value = _text(environment, name, str(default))
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise SettingInvalid(PREFIX + name, f"must be a whole number from 1 to {most}")
    return int(value)


def _url(environment: Mapping[str, str], name: str, default: str) -> str:
    value = _text(environment, name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingInvalid(PREFIX + name, "must be an address such as https://review.example.gov.uk")
    return value
