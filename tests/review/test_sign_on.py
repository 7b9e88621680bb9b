"""The council's own sign-on: a real OpenID Connect server on loopback, and one that can be told to lie."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from oidc_provider_mock import User, run_server_in_thread
from pydantic import SecretStr

from conversations.people import Role
from review.app import create_app
from review.settings import SignOn

KEY = RSAKey.generate_key(2048, {"kid": "one"})
# What a server would say that signs nothing: header, claims, and no signature.
UNSIGNED = json.dumps({"access_token": "x", "token_type": "Bearer", "id_token": "eyJhbGciOiJub25lIn0.e30."})
OTHER = RSAKey.generate_key(2048, {"kid": "one"})


def sign_on_at(issuer: str) -> SignOn:
    groups = {"coaches": Role.COACH, "leads": Role.LEAD}
    return SignOn(issuer, "review-pages", SecretStr("a client's secret"), "groups", groups)


class Liar:
    """An OpenID Connect server whose tokens say what a test wants."""

    def __init__(self) -> None:
        self.changes: dict[str, object] = {}
        self.key, self.algorithm, self.nonce = KEY, "RS256", ""
        self.answer: tuple[int, str] | None = None
        self.about: dict[str, str] = {}
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self._about)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        self.server = TestServer(app, host="127.0.0.1")

    @property
    def issuer(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    async def _about(self, request: web.Request) -> web.Response:
        at = self.issuer
        urls = {"authorization_endpoint": f"{at}/go", "token_endpoint": f"{at}/token", "jwks_uri": f"{at}/keys"}
        return web.json_response({"issuer": at, **urls, **self.about})

    async def _keys(self, request: web.Request) -> web.Response:
        return web.json_response(KeySet([KEY]).as_dict(private=False))

    async def _token(self, request: web.Request) -> web.Response:
        if self.answer:
            status, text = self.answer
            return web.Response(status=status, text=text, content_type="application/json")
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": "review-pages", "sub": "ann", "name": "Ann", "groups": ["coaches"]}
        claims |= {"exp": now + 300, "iat": now, "nonce": self.nonce, **self.changes}
        token = jwt.encode({"alg": self.algorithm, "kid": "one"}, claims, self.key)
        return web.json_response({"access_token": "x", "token_type": "Bearer", "id_token": token})


@pytest.fixture
async def liar() -> AsyncIterator[Liar]:
    liar = Liar()
    await liar.server.start_server()
    yield liar
    await liar.server.close()


async def a_client(settings, clock, issuer: str) -> TestClient:
    server = TestServer(create_app(replace(settings, sign_on=sign_on_at(issuer)), clock), host="127.0.0.1")
    client = TestClient(server, cookie_jar=CookieJar(unsafe=True))
    await client.start_server()
    return client


async def come_back(client: TestClient, liar: Liar, **changes: str) -> tuple[int, str]:
    """Goes to the sign-on and comes back with a code; what the address says can be changed."""
    async with client.get("/sign-on", allow_redirects=False) as response:
        asked = parse_qs(urlsplit(response.headers["Location"]).query)
    liar.nonce = asked["nonce"][0]
    answer = {"code": "a-code", "state": asked["state"][0], **changes}
    async with client.get("/sign-on/back", params=answer) as response:
        return response.status, await response.text()


async def test_somebody_in_a_group_comes_in_with_its_role(settings, clock):
    users = [User(sub="lena", claims={"name": "Lena Okafor", "groups": ["other", "leads"]})]
    with run_server_in_thread(user_claims=users) as provider:
        client = await a_client(
            replace(settings, url="http://127.0.0.1:1"), clock, f"http://localhost:{provider.server_port}"
        )
        async with client.get("/sign-on", allow_redirects=False) as response:
            address = response.headers["Location"]
        async with (
            ClientSession() as elsewhere,
            elsewhere.post(address, data={"sub": "lena"}, allow_redirects=False) as response,
        ):
            back = urlsplit(response.headers["Location"])
        async with client.get(f"{back.path}?{back.query}") as response:
            assert response.status == 200, await response.text()
        async with client.get("/") as response:
            page = await response.text()
        assert "Lena Okafor" in page
        assert "Lead coach" in page
        await client.close()


async def test_the_honest_answer_of_the_second_server_is_taken(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    assert (await come_back(client, liar))[0] == 200
    async with client.get("/") as response:
        assert "<h1>Conversations</h1>" in await response.text()
    await client.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"aud": ["review-pages", "another-client"], "azp": "another-client"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1},
        {"sub": None},
    ],
    ids=str,
)
async def test_a_token_that_is_not_for_us_signs_nobody_in(settings, clock, liar, changes):
    client = await a_client(settings, clock, liar.issuer)
    liar.changes = changes
    status, page = await come_back(client, liar)
    assert status == 403
    assert "could not be trusted" in page
    async with client.get("/") as response:
        assert "<h1>Sign in</h1>" in await response.text()
    await client.close()


async def test_a_token_signed_by_somebody_else_signs_nobody_in(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    liar.key = OTHER
    assert (await come_back(client, liar))[0] == 403
    await client.close()


async def test_a_token_signed_with_the_clients_secret_signs_nobody_in(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    liar.algorithm, liar.key = "HS256", OctKey.import_key("a client's secret, long enough to sign with")
    assert (await come_back(client, liar))[0] == 403
    await client.close()


@pytest.mark.parametrize(
    ("status", "text"), [(200, UNSIGNED), (200, "not json"), (200, "{}"), (200, "[]"), (400, "{}"), (500, "")]
)
async def test_another_answer_of_the_token_endpoint_signs_nobody_in(settings, clock, liar, status, text):
    client = await a_client(settings, clock, liar.issuer)
    liar.answer = (status, text)
    status, page = await come_back(client, liar)
    assert status == 403
    assert "could not be trusted" in page
    await client.close()


async def test_a_sign_on_that_is_away_is_told_and_signs_nobody_in(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    await liar.server.close()
    async with client.get("/sign-on") as response:
        assert response.status == 403
        assert "did not work" in await response.text()
    await client.close()


@pytest.mark.parametrize("endpoint", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("leads_to", ["http://sign-on.example.gov.uk/x", "javascript:alert(1)", "http://[", ""])
async def test_a_sign_on_whose_description_leads_elsewhere_in_the_clear_is_not_followed(
    settings, clock, liar, caplog, endpoint, leads_to
):
    client = await a_client(settings, clock, liar.issuer)
    liar.about = {endpoint: leads_to}
    async with client.get("/sign-on", allow_redirects=False) as response:
        assert response.status == 403
    assert f"reason={endpoint} of the description" in caplog.text
    await client.close()


async def test_a_wrong_state_or_no_journey_signs_nobody_in(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    assert (await come_back(client, liar, state="another"))[0] == 403
    client.session.cookie_jar.clear()
    async with client.get("/sign-on/back", params={"code": "a-code", "state": "x"}) as response:
        assert response.status == 403
    await client.close()


async def test_somebody_in_none_of_the_groups_is_told_so(settings, clock, liar):
    client = await a_client(settings, clock, liar.issuer)
    liar.changes = {"groups": ["other"]}
    status, page = await come_back(client, liar)
    assert status == 403
    assert "not as a coach" in page
    await client.close()


async def test_somebody_comes_in_whose_name_another_account_has_and_is_told_apart(settings, clock, liar, sign_in):
    await sign_in("ann", Role.LEAD)
    client = await a_client(settings, clock, liar.issuer)
    liar.changes = {"preferred_username": "ann.lee@example.gov.uk"}
    assert (await come_back(client, liar))[0] == 200
    async with client.get("/") as response:
        assert "<summary>Ann (ann.lee@example.gov.uk)</summary>" in await response.text()
    await client.close()


async def test_what_the_sign_on_does_to_an_account_is_in_the_log(settings, clock, liar, administrator):
    client = await a_client(settings, clock, liar.issuer)
    for groups in (["coaches"], ["coaches"], ["leads"]):
        liar.changes = {"groups": groups}
        assert (await come_back(client, liar))[0] == 200
    await client.close()
    _, log = await administrator.get("/log?action=account+changed")
    assert log.count("Ann: added as coach") == log.count("Ann: role is now lead") == 1
    assert log.count("the sign-on") == 2


@pytest.mark.parametrize("do", ["role", "link"])
async def test_an_administrator_cannot_change_who_somebody_is_for_the_sign_on(settings, clock, liar, administrator, do):
    client = await a_client(settings, clock, liar.issuer)
    await come_back(client, liar)
    await client.close()
    _, page = await administrator.get("/accounts")
    ann = page.split("Ann</h2>")[1].split('action="')[1].split('"')[0]
    status, words = await administrator.send(ann, do=do, role="lead")
    assert (status, "sign-on says who this is" in words) == (400, True)


async def test_without_a_sign_on_there_is_none(coach):
    assert (await coach.get("/sign-on"))[0] == 404
