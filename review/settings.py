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
from serving.errors import SettingMissing
from serving.settings import PREFIX, Reader

OF_SIGN_ON = "docs/operating.md says what your own sign-on needs"
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
    # True where a proxy of ours stands before: its X-Forwarded-For is believed.
    behind_proxy: bool = False
    # Names under which people reach Sounding Board, beside the one in `url`; without any, see `serving.doors`.
    hosts: frozenset[str] = frozenset()
    # Seconds that a form may take to arrive.
    body_seconds: float = 20.0
    rubric: Path = RUBRIC
    sign_on: SignOn | None = None

    @property
    def name(self) -> str:
        """The name that coaches type."""
        return urlsplit(self.url).hostname or ""

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
        read = Reader(environment)
        port = read.number("REVIEW_PORT", cls.port, 1, 65535)
        return cls(
            secret=read.secret("SECRET"),
            database_url=database_url(environment),
            retired_secrets=read.secrets("RETIRED_SECRETS"),
            host=read.text("HOST", cls.host),
            port=port,
            url=read.url("REVIEW_URL", f"http://127.0.0.1:{port}"),
            hosts=read.hosts("HOSTS"),
            idle_minutes=read.number("REVIEW_IDLE_MINUTES", cls.idle_minutes, 1, 10_000),
            session_hours=read.number("REVIEW_SESSION_HOURS", cls.session_hours, 1, 10_000),
            behind_proxy=read.switch("BEHIND_PROXY"),
            body_seconds=read.seconds("BODY_SECONDS", cls.body_seconds, 600),
            rubric=Path(read.text("RUBRIC", str(RUBRIC))),
            sign_on=_sign_on(read),
        )


def _sign_on(read: Reader) -> SignOn | None:
    if not read.text("OIDC_ISSUER", ""):
        return None
    roles = {"OIDC_COACHES": Role.COACH, "OIDC_LEADS": Role.LEAD, "OIDC_ADMINISTRATORS": Role.ADMINISTRATOR}
    groups = {group: role for name, role in roles.items() if (group := read.text(name, ""))}
    if not groups:
        raise SettingMissing(PREFIX + "OIDC_COACHES", OF_SIGN_ON)
    return SignOn(
        issuer=read.service("OIDC_ISSUER", ""),
        client_id=_needed(read, "OIDC_CLIENT_ID"),
        client_secret=SecretStr(_needed(read, "OIDC_CLIENT_SECRET")),
        groups_claim=read.text("OIDC_GROUPS_CLAIM", "groups"),
        groups=groups,
    )


def _needed(read: Reader, name: str) -> str:
    if not (value := read.text(name, "")):
        raise SettingMissing(PREFIX + name, OF_SIGN_ON)
    return value
