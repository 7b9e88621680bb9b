"""Who may speak for Teams: Microsoft's Bot Framework, with a signed token that is for this bot."""

from __future__ import annotations

from typing import Any

from jwt import PyJWKClientConnectionError, PyJWTError
from microsoft_agents.hosting.core import AgentAuthConfiguration, ClaimsIdentity
from microsoft_agents.hosting.core.authorization.auth_types import AuthTypes
from microsoft_agents.hosting.core.authorization.jwt import JwtTokenValidator

from gateway.channels.teams.errors import KeysAway, TokenRefused
from gateway.settings import TeamsSettings

ISSUER = "https://api.botframework.com"


def configuration(settings: TeamsSettings) -> AgentAuthConfiguration:
    """The bot's registration, as the SDK reads it: of one tenant, with nobody let in who has no token."""
    return AgentAuthConfiguration(
        auth_type=AuthTypes.client_secret,
        client_id=settings.app_id,
        tenant_id=settings.tenant_id,
        client_secret=settings.app_secret.get_secret_value(),
        issuers=[ISSUER],
        validate_issuer=True,
        anonymous_allowed=False,
    )


class Door:
    """Checks tokens; the keys are fetched with the first one, and kept by the SDK."""

    def __init__(self, settings: TeamsSettings) -> None:
        self._validator = JwtTokenValidator(configuration(settings))

    async def identity(self, header: str | None) -> ClaimsIdentity:
        """Whom a request comes from; raises `TokenRefused` or `KeysAway`."""
        scheme, _, token = (header or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise TokenRefused("missing")
        try:
            identity = await self._validator.validate_token(token.strip())
        except PyJWKClientConnectionError as error:
            raise KeysAway from error
        except (PyJWTError, ValueError, KeyError) as error:
            # The SDK raises KeyError for a token that does not say which key it was signed with.
            raise TokenRefused(type(error).__name__) from error
        _check(identity.claims)
        return identity


def _check(claims: dict[str, Any]) -> None:
    """What the SDK leaves open."""
    # It lets in Microsoft's own tenants as well, and any application of the tenant could ask for such a token.
    if claims.get("iss") != ISSUER:
        raise TokenRefused("issuer")
    if "exp" not in claims:
        raise TokenRefused("without end")
    if not claims.get("serviceurl"):
        raise TokenRefused("without service")
