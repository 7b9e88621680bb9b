"""The tokens with which this bot speaks to Teams, from Microsoft Entra."""

from __future__ import annotations

import asyncio
import re
import time

from azure.core.credentials import AccessToken
from microsoft_agents.authentication.msal import MsalAuth
from msal.exceptions import MsalError
from requests import RequestException

from gateway.channels.teams.door import configuration
from gateway.channels.teams.errors import TokenAway
from gateway.settings import TeamsSettings

SCOPE = "https://api.botframework.com/.default"
# Seconds before its end at which a token is replaced.
MARGIN = 300.0
# Seconds that Entra has to give one.
PATIENCE = 10.0
_code = re.compile(r"AADSTS[0-9]{4,10}", re.ASCII)


class Tokens:
    """Fetches a token when the first one is needed, and keeps it until shortly before it ends."""

    def __init__(self, settings: TeamsSettings) -> None:
        self._configuration = configuration(settings)
        self._auth = MsalAuth(self._configuration)
        self._token: AccessToken | None = None
        self._lock = asyncio.Lock()

    async def current(self) -> str:
        """A token that is good; raises `TokenAway`."""
        async with self._lock:
            if self._token is None or self._token.expires_on - MARGIN < time.time():
                self._token = await self._fetched()
            return self._token.token

    def refuse(self, token: str) -> None:
        """Teams did not take it: the next one is fetched anew, by an MSAL that has kept none."""
        if self._token is not None and self._token.token == token:
            self._token, self._auth = None, MsalAuth(self._configuration)

    async def _fetched(self) -> AccessToken:
        credential = self._auth.get_token_credential()
        try:
            # MSAL asks Entra something before the SDK has left the loop, so all of it is done elsewhere.
            async with asyncio.timeout(PATIENCE):
                return await asyncio.to_thread(asyncio.run, credential.get_token(SCOPE))
        except TimeoutError as error:
            # MSAL itself waits for ever.
            raise TokenAway from error
        except (ValueError, MsalError, RequestException) as error:
            # Of a tenant that is not known, MSAL keeps what Entra said behind an error of its own.
            found = _code.search(f"{error} {error.__context__}")
            raise TokenAway(found[0] if found else "") from error
