"""What `make doctor` says of the Teams channel."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from jwt import PyJWKClient, PyJWTError
from microsoft_agents.hosting.core.authorization import AuthenticationConstants

from gateway.channels.teams.channel import PATH
from gateway.channels.teams.errors import TokenAway
from gateway.channels.teams.tokens import Tokens
from gateway.settings import Settings

# What Entra's commonest answers mean.
MEANINGS = {
    "AADSTS7000215": "the secret is wrong: SOUNDING_BOARD_TEAMS_APP_SECRET must be its value, not its id",
    "AADSTS7000222": "the secret has ended: make a new one under 'Certificates & secrets'",
    "AADSTS700016": "SOUNDING_BOARD_TEAMS_APP_ID is not known in this tenant",
    "AADSTS90002": "SOUNDING_BOARD_TEAMS_TENANT_ID is not known",
}


async def examine(settings: Settings) -> Sequence[tuple[bool, str]]:
    """Asks Microsoft for a token and for its keys."""
    if settings.teams is None:
        return []
    address = f"the bot's messaging endpoint must be https://<the address of the gateway>{PATH}."
    return [await _token(Tokens(settings.teams)), await _keys(), (True, f"on; {address}")]


async def _token(tokens: Tokens) -> tuple[bool, str]:
    try:
        await tokens.current()
    except TokenAway as error:
        meaning = MEANINGS.get(error.code, "it cannot be reached, or does not know this bot")
        return False, f"Microsoft Entra gives no token: {meaning}{f' ({error.code})' if error.code else ''}."
    return True, "Microsoft Entra gives a token."


async def _keys() -> tuple[bool, str]:
    try:
        await asyncio.to_thread(PyJWKClient(AuthenticationConstants.PUBLIC_ABS_JWKS_URL).get_signing_keys)
    except PyJWTError:
        return False, "login.botframework.com, where Microsoft's keys are, cannot be reached from here."
    return True, "Microsoft's keys can be fetched."
