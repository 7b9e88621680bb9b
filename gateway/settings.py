"""What the gateway is told by its environment, read once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import SecretStr
from sqlalchemy import URL

from conversations.settings import database_url
from serving.errors import SettingInvalid, SettingMissing
from serving.settings import PREFIX, Reader

# As browsers write it: in small letters, without a path, and without the port that goes without saying.
ORIGIN = re.compile(
    r"(?:https://[a-z0-9.-]+(?!:443$)(?::[0-9]{1,5})?|http://[a-z0-9.-]+(?!:80$)(?::[0-9]{1,5})?)", re.ASCII
)
ORIGINS_WANTED = "must be origins such as https://intranet.example.gov.uk, with spaces between"
IDENTITY = re.compile(r"[0-9a-f]{64}", re.ASCII)
SLACK_TOKEN = re.compile(r"xoxb-[A-Za-z0-9-]{10,250}", re.ASCII)
SLACK_SECRET = re.compile(r"[0-9a-f]{32}", re.ASCII)
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
# The value of a client secret; its id, which is often taken for it, is a GUID.
TEAMS_SECRET = re.compile(r"(?![0-9a-fA-F-]{36}$)[!-~]{16,255}", re.ASCII)


@dataclass(frozen=True)
class SlackSettings:
    """What the Slack channel needs."""

    bot_token: SecretStr
    signing_secret: SecretStr
    api_url: str = "https://slack.com/api"


@dataclass(frozen=True)
class TeamsSettings:
    """What the Teams channel needs: the bot's registration in the council's own tenant."""

    app_id: str
    app_secret: SecretStr
    tenant_id: str


@dataclass(frozen=True)
class Settings:
    """Everything that can be set; secrets print as stars."""

    bot_token: SecretStr
    secret: SecretStr
    database_url: URL
    # What the keys of conversations are made with; without it, the secret, which then may not be rotated.
    identity: SecretStr | None = None
    # Secrets that signed before, and whose cookies are good until they end.
    retired_secrets: tuple[SecretStr, ...] = ()
    # On this machine, or over TLS: what leaders say goes there, and the token.
    rasa_url: str = "http://127.0.0.1:5005"
    host: str = "127.0.0.1"
    port: int = 8080
    # Seconds that a leader waits while Rasa or the actions are away.
    patience: float = 20.0
    # For each minute: turns of one leader; requests and new conversations from one address. 0 is without limit.
    turns_a_minute: int = 30
    requests_a_minute: int = 1200
    sessions_a_minute: int = 60
    # Days until the cookie ends, and minutes until a leader who comes back is told where they were.
    session_days: int = 90
    resume_minutes: int = 30
    # Days after its last turn that a conversation is kept, shared or not.
    retention_days: int = 180
    # True where a proxy of ours stands before: its X-Forwarded-For and X-Forwarded-Proto are believed.
    behind_proxy: bool = False
    # The names under which people reach the gateway; without any, see `serving.doors`.
    hosts: frozenset[str] = frozenset()
    # Seconds that the body of a request may take to arrive.
    body_seconds: float = 20.0
    # The origins whose pages may use the widget, such as https://intranet.example.gov.uk.
    allowed_origins: frozenset[str] = frozenset()
    # Chat channels; None where one is off. By its name, what is missing or wrong with one that was begun to be set up.
    slack: SlackSettings | None = None
    teams: TeamsSettings | None = None
    channel_problems: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Settings:
        """The settings of this process; raises `SettingMissing` or `SettingInvalid`, which name the key."""
        return cls.from_environment(os.environ)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        read = _Reader(environment)
        return cls(
            bot_token=read.secret("BOT_TOKEN"),
            secret=read.secret("SECRET"),
            database_url=database_url(environment),
            identity=read.identity("IDENTITY", needed=bool(environment.get(PREFIX + "RETIRED_SECRETS"))),
            retired_secrets=read.secrets("RETIRED_SECRETS"),
            rasa_url=read.service("RASA_URL", cls.rasa_url),
            host=read.text("HOST", cls.host),
            port=read.number("PORT", cls.port, 0, 65535),
            patience=read.seconds("PATIENCE", cls.patience, 600),
            turns_a_minute=read.number("TURNS_A_MINUTE", cls.turns_a_minute),
            requests_a_minute=read.number("REQUESTS_A_MINUTE", cls.requests_a_minute),
            sessions_a_minute=read.number("SESSIONS_A_MINUTE", cls.sessions_a_minute),
            session_days=read.number("SESSION_DAYS", cls.session_days, 1, 3650),
            resume_minutes=read.number("RESUME_MINUTES", cls.resume_minutes),
            retention_days=read.number("RETENTION_DAYS", cls.retention_days, 1, 36_500),
            behind_proxy=read.switch("BEHIND_PROXY"),
            hosts=read.hosts("HOSTS"),
            body_seconds=read.seconds("BODY_SECONDS", cls.body_seconds, 600),
            allowed_origins=read.origins("ALLOWED_ORIGINS"),
            slack=read.channel("SLACK", read.slack),
            teams=read.channel("TEAMS", read.teams),
            channel_problems=read.channel_problems,
        )


class _Reader(Reader):
    """Reads what is the gateway's own, too; a channel that was begun to be set up is noted rather than refused."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__(environment)
        self.channel_problems: dict[str, str] = {}

    def channel[S](self, name: str, read: Callable[[], S]) -> S | None:
        """None for a channel that is not set up, and for one that is not set up as it should be: that is noted."""
        if not any(value for key, value in self._environment.items() if key.startswith(f"{PREFIX}{name}_")):
            return None
        try:
            return read()
        except (SettingMissing, SettingInvalid) as error:
            # Leaders at other channels are not to suffer from it.
            self.channel_problems[name.lower()] = str(error)
            return None

    def slack(self) -> SlackSettings:
        return SlackSettings(
            bot_token=self.credential("SLACK_BOT_TOKEN", SLACK_TOKEN, "begins with xoxb-", "slack"),
            signing_secret=self.credential("SLACK_SIGNING_SECRET", SLACK_SECRET, "is 32 digits and letters", "slack"),
            api_url=self.service("SLACK_API_URL", SlackSettings.api_url),
        )

    def teams(self) -> TeamsSettings:
        is_guid, is_value = "is five groups of digits and letters", "is the secret's value, not its id"
        return TeamsSettings(
            app_id=self.credential("TEAMS_APP_ID", GUID, is_guid, "teams").get_secret_value().lower(),
            app_secret=self.credential("TEAMS_APP_SECRET", TEAMS_SECRET, is_value, "teams"),
            tenant_id=self.credential("TEAMS_TENANT_ID", GUID, is_guid, "teams").get_secret_value().lower(),
        )

    def credential(self, name: str, shape: re.Pattern[str], looks: str, channel: str) -> SecretStr:
        """A secret that a service has made; `looks` ends a sentence on what it looks like."""
        value = self.text(name, "")
        if not value:
            raise SettingMissing(PREFIX + name, f"docs/{channel}.md says where to find it")
        if not shape.fullmatch(value):
            raise SettingInvalid(PREFIX + name, f"does not look right: it {looks}; docs/{channel}.md says more")
        return SecretStr(value)

    def identity(self, name: str, needed: bool) -> SecretStr | None:
        value = self.text(name, "")
        if not value and needed:
            raise SettingMissing(PREFIX + name)
        if value and not IDENTITY.fullmatch(value):
            raise SettingInvalid(PREFIX + name, "must be 64 hex digits")
        return SecretStr(value) if value else None

    def origins(self, name: str) -> frozenset[str]:
        values = self.text(name, "").replace(",", " ").split()
        for value in values:
            if not ORIGIN.fullmatch(value):
                raise SettingInvalid(PREFIX + name, f"{ORIGINS_WANTED}, and {value!r} is not one")
        return frozenset(values)
