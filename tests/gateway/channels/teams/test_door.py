"""Only Microsoft's Bot Framework gets in, for this bot, from this tenant, and is answered only where it says it is."""

from __future__ import annotations

import base64
import json
import time
from urllib.parse import urlsplit

import jwt
import pytest

from tests.teams.certificates import SigningKey
from tests.teams.person import PATH, claims
from tests.teams.service import TENANT

EVIL = "https://smba.trafficmanager.net.example.com/uk/"
HOUR_AGO = int(time.time()) - 3600


def unsigned() -> str:
    parts = ({"alg": "none", "typ": "JWT", "kid": "the-key"}, claims())
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts) + "."


FORGED = {
    "for another bot": {"aud": "99999999-0000-4000-8000-000000000000"},
    "for several bots": {"aud": ["0a1b2c3d-0000-4000-8000-00000000b070"]},
    "for nobody": {"aud": None},
    "by somebody else": {"iss": "https://login.example.com"},
    "by nobody": {"iss": None},
    "by the tenant itself": {"iss": f"https://sts.windows.net/{TENANT}/", "tid": TENANT},
    "by the tenant itself, version 2": {"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0", "tid": TENANT},
    "by a tenant of Microsoft's": {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
    "ended": {"exp": HOUR_AGO},
    "without end": {"exp": None},
    "not begun": {"nbf": int(time.time()) + 3600},
    "without a service": {"serviceurl": None},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED.keys())
async def test_a_token_is_refused_that_is(changes, ann, rasa, teams):
    assert await ann.send(ann.worded("hello"), ann.token(**changes)) == 401
    assert (rasa.arrived, teams.taken) == ([], [])


@pytest.mark.parametrize(
    "make",
    [
        lambda ann: "",
        lambda ann: "not.a.token",
        lambda ann: unsigned(),
        lambda ann: SigningKey().sign(claims()),
        lambda ann: SigningKey("another-key").sign(claims()),
        lambda ann: ann.teams.key.sign(claims(), {"kid": None}),
        lambda ann: jwt.encode(claims(), "x" * 64, "HS256", {"kid": "the-key"}),
        lambda ann: f"{ann.token()} and more",
    ],
    ids=["missing", "nonsense", "unsigned", "wrong key", "unknown key", "no key", "another algorithm", "more than one"],
)
async def test_a_request_is_refused_with_a_token_that_is(make, ann, rasa):
    assert await ann.send(ann.worded("hello"), make(ann)) == 401
    assert rasa.arrived == []


async def test_a_scheme_other_than_bearer_is_refused(ann):
    headers = {"Authorization": f"Basic {ann.token()}"}
    async with ann.session.post(f"{ann.gateway}{PATH}", json=ann.worded("hello"), headers=headers) as response:
        assert response.status == 401


async def test_keys_are_fetched_with_the_first_token_and_kept(ann, teams):
    assert teams.asked == {"keys": 0, "tokens": 0}
    assert [await ann.say("one"), await ann.say("two")] == [202, 202]
    assert await ann.send(ann.worded("three"), SigningKey("another-key").sign(claims())) == 401
    assert teams.asked == {"keys": 1, "tokens": 1}


async def test_while_the_keys_are_away_teams_is_asked_to_come_again(ann, teams, rasa):
    teams.is_away = True
    assert await ann.say("hello") == 503
    teams.is_away = False
    assert await ann.say("hello") == 202
    assert rasa.texts == ["hello"]


@pytest.mark.parametrize(
    "changes",
    [
        {"serviceUrl": "https://smba.trafficmanager.net/emea/"},
        {"serviceUrl": EVIL},
        {"serviceUrl": "http://smba.trafficmanager.net/uk/"},
        {"serviceUrl": "https://127.0.0.1/"},
        {"serviceUrl": None},
        {"channelId": "directline"},
        {"channelId": None},
        {"conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "another"}},
        {"conversation": {"id": "a:1", "conversationType": "personal"}, "channelData": {}},
        {"from": None},
        {"from": {"name": "Somebody"}},
    ],
    ids=lambda changes: "-".join(f"{name} {str(value)[:40]}" for name, value in changes.items()),
)
async def test_an_activity_is_refused_that_does_not_fit_its_token_or_the_tenant(changes, ann, rasa, teams):
    assert await ann.send(ann.worded("hello", **changes), ann.token()) == 401
    assert (rasa.arrived, teams.taken) == ([], [])


@pytest.mark.parametrize("url", [EVIL, "https://smba.trafficmanager.net@example.com/", "https://example.com/"])
async def test_nothing_goes_to_a_host_that_is_not_teams_even_where_the_token_names_it(url, ann, teams):
    assert await ann.send(ann.worded("hello", serviceUrl=url), ann.token(serviceurl=url)) == 401
    # Not even a token is fetched for it.
    assert teams.hosts.isdisjoint({urlsplit(url).hostname, "login.microsoftonline.com"})


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'"hello"', b"{}", b'{"type": 7}', b"[" * 100_000])
async def test_what_is_no_activity_is_sent_back(body, ann):
    headers = {"Authorization": f"Bearer {ann.token()}", "Content-Type": "application/json"}
    async with ann.session.post(f"{ann.gateway}{PATH}", data=body, headers=headers) as response:
        assert response.status == 400


async def test_other_ways_to_the_address_lead_nowhere(ann):
    async with ann.session.get(f"{ann.gateway}{PATH}") as response:
        assert response.status == 405


async def test_logs_hold_no_words_no_names_and_no_token(ann, caplog):
    caplog.set_level("DEBUG", "gateway")
    await ann.say("Marmalade is on fire")
    await ann.send(ann.worded("Marmalade"), ann.token(aud="x"))
    await ann.send(ann.worded("Marmalade", serviceUrl=EVIL), ann.token())
    lines = "\n".join(record.getMessage() for record in caplog.records)
    assert "refused" in lines
    for secret in ("Marmalade", "Ann", ann.conversation, ann.user, ann.token().split(".")[1][:20]):
        assert secret not in lines


async def test_without_its_settings_the_channel_is_off_and_the_gateway_is_not(open_gateway, ann):
    server = await open_gateway(teams=None)
    async with ann.session.post(str(server.make_url(PATH))) as response:
        assert response.status == 404
    async with ann.session.get(str(server.make_url("/healthz"))) as response:
        assert response.status == 200
