"""A fake of what the Teams channel speaks with: keys, tokens, conversations and OneDrive, at Microsoft's own names.

Nothing in the gateway is told that it is not the real one: it goes out by a proxy, as from many councils, and the proxy
leads every name to this server, whose certificates are of an authority that the environment says is to be believed.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.loopback import FakeService
from tests.teams.certificates import SigningKey, make
from tests.teams.wire import Proxy

APP_ID = "0a1b2c3d-0000-4000-8000-00000000b070"
SECRET = "a~secret.for-tests-only-of-teams"
TENANT = "11111111-2222-4333-8444-555555555555"
SERVICE_URL = f"https://smba.trafficmanager.net/uk/{TENANT}/"
DRIVE = "https://council-my.sharepoint.com/personal/upload"


@dataclass(frozen=True)
class Taken:
    """Something that was sent to a conversation."""

    conversation: str
    activity: dict[str, Any]
    at: float


@dataclass
class Refusal:
    """What is answered to the next messages, instead of taking them."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    # So many are taken before.
    after: int = 0
    # As if the answer had been lost on its way.
    is_taken: bool = False


class FakeTeams(FakeService):
    """Keeps what it was sent; can be slow, refusing, or unwilling to give tokens."""

    def __init__(self, folder: Path, key: SigningKey) -> None:
        super().__init__()
        self.key = key
        self.taken: list[Taken] = []
        self.typing: list[Taken] = []
        self.files: dict[str, bytes] = {}
        self.refusals: list[Refusal] = []
        # Messages wait until it is set.
        self.gate = asyncio.Event()
        self.gate.set()
        # Tokens are given once it is set.
        self.token_gate = asyncio.Event()
        self.token_gate.set()
        # Tokens that were given and are taken, and how often keys and tokens were asked for.
        self.tokens: set[str] = set()
        self.asked = {"keys": 0, "tokens": 0}
        # Every message that was tried, taken or not.
        self.tries = 0
        # The time that this server itself took, in seconds, for whoever measures the gateway.
        self.own_seconds = 0.0
        self.is_away = False
        self._believed, self.tls = make(folder)
        self._proxy = Proxy()

    @property
    def environment(self) -> dict[str, str]:
        """What leads a process here."""
        believed = str(self._believed)
        return {
            "HTTPS_PROXY": self._proxy.url,
            "NO_PROXY": "127.0.0.1,localhost",
            "SSL_CERT_FILE": believed,
            "REQUESTS_CA_BUNDLE": believed,
        }

    @property
    def hosts(self) -> set[str]:
        """Every name that somebody asked the proxy for."""
        return self._proxy.hosts

    def app(self) -> web.Application:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._answer)
        return app

    async def start(self) -> None:
        await super().start()
        await self._proxy.start(self.port)

    async def stop(self) -> None:
        self.gate.set()
        self.token_gate.set()
        await self._proxy.stop()
        await super().stop()

    def to(self, conversation: str) -> list[dict[str, Any]]:
        """What was sent to a conversation, in order."""
        return [taken.activity for taken in self.taken if taken.conversation == conversation]

    async def _answer(self, request: web.Request) -> web.Response:
        began = time.perf_counter()
        try:
            return await self._answered(request)
        finally:
            self.own_seconds += time.perf_counter() - began

    async def _answered(self, request: web.Request) -> web.Response:
        path = request.path
        match request.host.partition(":")[0]:
            case "login.botframework.com" if path == "/v1/.well-known/keys":
                self.asked["keys"] += 1
                return web.Response(status=503) if self.is_away else web.json_response({"keys": [self.key.public()]})
            case "login.botframework.com":
                return web.json_response({"issuer": "https://api.botframework.com", "jwks_uri": _keys_url(request)})
            case "login.microsoftonline.com":
                return await self._entra(request)
            case "smba.trafficmanager.net":
                return await self._converse(request)
            case "council-my.sharepoint.com":
                self.files[path] = await request.read()
                return web.Response(status=400 if "Authorization" in request.headers else 201)
        return web.Response(status=404)

    async def _entra(self, request: web.Request) -> web.Response:
        at = f"https://login.microsoftonline.com/{TENANT}"
        if request.path == f"/{TENANT}/v2.0/.well-known/openid-configuration":
            return web.json_response(
                {
                    "issuer": f"{at}/v2.0",
                    "authorization_endpoint": f"{at}/oauth2/v2.0/authorize",
                    "token_endpoint": f"{at}/oauth2/v2.0/token",
                    "jwks_uri": f"{at}/discovery/v2.0/keys",
                }
            )
        if request.path == f"/{TENANT}/discovery/v2.0/keys":
            # Entra's own keys; here the same, so that only the issuer tells the two apart.
            return web.json_response({"keys": [self.key.public()]})
        if request.path == "/common/discovery/instance":
            name = "login.microsoftonline.com"
            one = {"preferred_network": name, "preferred_cache": name, "aliases": [name]}
            return web.json_response({"api-version": "1.1", "metadata": [one]})
        if request.path != f"/{TENANT}/oauth2/v2.0/token":
            return web.json_response({"error": "invalid_request", "error_description": "AADSTS90002"}, status=400)
        self.asked["tokens"] += 1
        await self.token_gate.wait()
        form = await request.post()
        if (form.get("client_id"), form.get("client_secret")) != (APP_ID, SECRET) or self.is_away:
            return web.json_response({"error": "invalid_client", "error_description": "AADSTS7000215: no."}, status=401)
        token = self.key.sign({"aud": form["scope"], "n": self.asked["tokens"]})
        self.tokens.add(token)
        return web.json_response({"access_token": token, "expires_in": 3600, "token_type": "Bearer"})

    async def _converse(self, request: web.Request) -> web.Response:
        parts = request.path.removeprefix(f"/uk/{TENANT}/v3/conversations/").split("/")
        if request.method != "POST" or len(parts) < 2 or parts[1] != "activities":
            return web.Response(status=404)
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return web.json_response({"error": {"code": "Unauthorized"}}, status=401)
        taken = Taken(parts[0], await request.json(), time.perf_counter())
        if taken.activity["type"] == "typing":
            self.typing.append(taken)
            return web.json_response({"id": "typing"}, status=201)
        self.tries += 1
        await self.gate.wait()
        return self._refused(taken) or self._take(taken)

    def _refused(self, taken: Taken) -> web.Response | None:
        if not self.refusals:
            return None
        refusal = self.refusals[0]
        if refusal.after:
            refusal.after -= 1
            return None
        refusal.times -= 1
        if not refusal.times:
            self.refusals.pop(0)
        if refusal.is_taken:
            self._take(taken)
        return web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)

    def _take(self, taken: Taken) -> web.Response:
        self.taken.append(taken)
        return web.json_response({"id": f"{len(self.taken)}"}, status=201)


def _keys_url(request: web.Request) -> str:
    return f"https://{request.host}/v1/.well-known/keys"
