"""Teams' own service, to which messages are sent: only where it really is, and with a token of this bot."""

from __future__ import annotations

import ssl
from collections.abc import Sequence

from aiohttp import ClientHandlerType, ClientRequest, ClientResponse, ClientSession, ClientTimeout, TCPConnector
from aiohttp.hdrs import AUTHORIZATION
from microsoft_agents.hosting.core import ClaimsIdentity, OutboundHostValidator, TurnContext
from microsoft_agents.hosting.core.channel_service_client_factory_base import ChannelServiceClientFactoryBase
from microsoft_agents.hosting.core.connector.client import ConnectorClient, UserTokenClient

from gateway.channels.teams.errors import HostRefused
from gateway.channels.teams.tokens import Tokens

# The SDK's own list also has hosts at which anybody may have a name.
HOSTS = ("smba.trafficmanager.net",)
DRIVES = ("sharepoint.com",)
USER_TOKENS = "https://api.botframework.com"
TIMEOUT = ClientTimeout(total=10.0, connect=5.0)
CONNECTIONS = 32


def allowed(hosts: Sequence[str]) -> OutboundHostValidator:
    """What may be sent to: https alone, without a name and password in the address."""
    return OutboundHostValidator(list(hosts), enabled=True, include_default_microsoft_hosts=False)


class Kept(ConnectorClient):
    """A client that stays open after a turn; the service closes it."""

    async def close(self) -> None:
        return


class Nobody(UserTokenClient):
    """The client with which people would sign in at other services; nobody does, so it has no token."""

    async def close(self) -> None:
        return


class Service(ChannelServiceClientFactoryBase):
    """Clients of the SDK, one for each address of the service, on connections that they share."""

    def __init__(self, app_id: str, tokens: Tokens) -> None:
        self._tokens, self._hosts, self._drives = tokens, allowed(HOSTS), allowed(DRIVES)
        # What this machine trusts, as it is now.
        self._pool = TCPConnector(limit=CONNECTIONS, ssl=ssl.create_default_context())
        self._clients: dict[str, Kept] = {}
        self._nobody_session = ClientSession(USER_TOKENS)
        self._nobody = Nobody(USER_TOKENS, "", app_id=app_id, session=self._nobody_session)

    async def close(self) -> None:
        for client in self._clients.values():
            await client.client.close()
        await self._nobody_session.close()
        await self._pool.close()

    def connector(self, service_url: str) -> ConnectorClient:
        """The client for an address; raises `HostRefused`."""
        if not service_url or not self._hosts.is_allowed(service_url):
            raise HostRefused
        base = f"{service_url.rstrip('/')}/"
        if base not in self._clients:
            self._clients[base] = Kept(base, "", session=self._session(base))
        return self._clients[base]

    async def upload(self, url: str, body: bytes) -> None:
        """Puts a file where Teams said; raises `HostRefused` where that is nobody's OneDrive, and as aiohttp."""
        if not self._drives.is_allowed(url):
            raise HostRefused
        span = {"Content-Range": f"bytes 0-{len(body) - 1}/{len(body)}"}
        plain = ClientSession(connector=self._pool, connector_owner=False, timeout=TIMEOUT, trust_env=True)
        # The address itself lets in whoever knows it, so it is given no token, and is not led elsewhere.
        async with plain, plain.put(url, data=body, headers=span, allow_redirects=False) as response:
            response.raise_for_status()

    def _session(self, base: str) -> ClientSession:
        # Councils often let nothing out but by a proxy, which the environment names.
        return ClientSession(
            base,
            connector=self._pool,
            connector_owner=False,
            timeout=TIMEOUT,
            trust_env=True,
            middlewares=(self._signed,),
        )

    async def _signed(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """Adds the token, wherever a redirection leads; one that is not taken is replaced, once."""
        if not self._hosts.is_allowed(request.url):
            raise HostRefused
        token = await self._tokens.current()
        request.headers[AUTHORIZATION] = f"Bearer {token}"
        response = await handler(request)
        if response.status != 401:
            return response
        response.release()
        self._tokens.refuse(token)
        request.headers[AUTHORIZATION] = f"Bearer {await self._tokens.current()}"
        return await handler(request)

    async def create_connector_client(
        self,
        context: TurnContext | None,
        claims_identity: ClaimsIdentity,
        service_url: str,
        audience: str,
        scopes: list[str] | None = None,
        use_anonymous: bool = False,
    ) -> ConnectorClient:
        """For the SDK's adapter."""
        return self.connector(service_url)

    async def create_user_token_client(
        self, context: TurnContext, claims_identity: ClaimsIdentity, use_anonymous: bool = False
    ) -> UserTokenClient:
        """For the SDK's adapter, which wants one."""
        return self._nobody
