"""The council's own sign-on: OpenID Connect by code and PKCE; who comes back is believed only by the signed token."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from authlib.common.security import generate_token
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from httpx2 import AsyncClient, HTTPError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from conversations.people import Role
from review.errors import NoGroup, SignOnFailed
from review.settings import SignOn
from serving.addresses import is_confidential

SECONDS = 10.0
# A token's times may differ from ours by so much.
LEEWAY = 60
# Never `none`, nor one in which the client's secret signs.
ALGORITHMS = ["RS256", "ES256", "PS256"]
# Where the description of a sign-on leads; loopback aside, only over TLS.
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Where somebody has several groups, the role that may do most with transcripts.
ORDER = (Role.LEAD, Role.COACH, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Journey:
    """What has to come back as it was when somebody was sent to the sign-on; kept in their browser, signed."""

    state: str
    nonce: str
    verifier: str

    def dump(self) -> str:
        return json.dumps([self.state, self.nonce, self.verifier])

    @classmethod
    def load(cls, text: str) -> Journey:
        return cls(*json.loads(text))


@dataclass(frozen=True)
class Person:
    """Somebody whom the sign-on vouches for."""

    subject: str
    name: str
    # What they sign in with there, or nothing: it tells people of one name apart.
    login: str
    role: Role


class CouncilSignOn:
    """Speaks with the sign-on; nothing is fetched before the first use."""

    def __init__(self, settings: SignOn, way_back: str) -> None:
        self._settings, self._way_back = settings, way_back

    async def begin(self) -> tuple[str, Journey]:
        """Where to send somebody; raises `SignOnFailed`."""
        about = await self._about()
        journey = Journey(generate_token(32), generate_token(32), generate_token(64))
        async with self._client() as client:
            address, _ = client.create_authorization_url(
                about["authorization_endpoint"],
                state=journey.state,
                nonce=journey.nonce,
                code_verifier=journey.verifier,
            )
        return str(address), journey

    async def finish(self, answer: Mapping[str, str], journey: Journey) -> Person:
        """Who came back; raises `SignOnFailed` or `NoGroup`."""
        if answer.get("state") != journey.state:
            raise SignOnFailed("state")
        if "code" not in answer:
            raise SignOnFailed("no code")
        about = await self._about()
        token = await self._token(about, answer["code"], journey)
        return self._person(await self._claims(about, token, journey.nonce))

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret.get_secret_value(),
            redirect_uri=self._way_back,
            scope="openid profile",
            code_challenge_method="S256",
            timeout=SECONDS,
        )

    async def _about(self) -> dict[str, Any]:
        about = await _fetched(f"{self._settings.issuer}/.well-known/openid-configuration")
        if str(about.get("issuer", "")).rstrip("/") != self._settings.issuer:
            raise SignOnFailed("issuer of the description")
        for name in ENDPOINTS:
            # A description that somebody has changed on its way must not lead to keys of theirs, in the clear.
            if not is_confidential(str(about.get(name, ""))):
                raise SignOnFailed(f"{name} of the description is missing or no https address")
        return about

    async def _token(self, about: dict[str, Any], code: str, journey: Journey) -> str:
        async with self._client() as client:
            try:
                token = await client.fetch_token(about["token_endpoint"], code=code, code_verifier=journey.verifier)
            except (OAuthError, HTTPError, ValueError) as error:
                raise SignOnFailed(f"token endpoint: {type(error).__name__}") from error
        if "id_token" not in token:
            raise SignOnFailed("no id token")
        return str(token["id_token"])

    async def _claims(self, about: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
        rules = jwt.JWTClaimsRegistry(
            now=int(time.time()),
            leeway=LEEWAY,
            iss={"essential": True, "value": about["issuer"]},
            aud={"essential": True, "value": self._settings.client_id},
            exp={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            keys = KeySet.import_key_set(cast(KeySetSerialization, await _fetched(about["jwks_uri"])))
            claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            rules.validate(claims)
        except (JoseError, ValueError, KeyError) as error:
            raise SignOnFailed(f"id token: {type(error).__name__} {error}"[:200]) from error
        if isinstance(claims["aud"], list) and claims.get("azp", self._settings.client_id) != self._settings.client_id:
            raise SignOnFailed("id token: azp")
        return claims

    def _person(self, claims: dict[str, Any]) -> Person:
        groups = claims.get(self._settings.groups_claim, [])
        groups = groups if isinstance(groups, list) else [groups]
        roles = {self._settings.groups[group] for group in groups if group in self._settings.groups}
        role = next((role for role in ORDER if role in roles), None)
        if role is None:
            raise NoGroup
        login = str(claims.get("preferred_username") or "")
        return Person(
            f"{self._settings.issuer} {claims['sub']}", str(claims.get("name") or login or claims["sub"]), login, role
        )


async def _fetched(address: str) -> dict[str, Any]:
    async with AsyncClient(timeout=SECONDS) as client:
        try:
            response = await client.get(address)
            response.raise_for_status()
            found = response.json()
        except (HTTPError, ValueError) as error:
            raise SignOnFailed(f"{type(error).__name__} at {address}") from error
    if not isinstance(found, dict):
        raise SignOnFailed(f"not an object at {address}")
    return found
