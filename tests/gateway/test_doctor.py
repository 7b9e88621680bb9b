"""What `make doctor` says about the channels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import SecretStr

from gateway.doctor import examine
from gateway.settings import Settings, SlackSettings
from tests.gateway.channels.slack.service import SCOPES, SIGNING_SECRET, TOKEN, FakeSlack

NEEDED = {"SOUNDING_BOARD_BOT_TOKEN": "t" * 16, "SOUNDING_BOARD_SECRET": "s" * 16}
SLACK = {"SOUNDING_BOARD_SLACK_BOT_TOKEN": TOKEN, "SOUNDING_BOARD_SLACK_SIGNING_SECRET": SIGNING_SECRET}


@pytest.fixture
async def slack():
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def working(slack) -> Settings:
    channel = SlackSettings(SecretStr(TOKEN), SecretStr(SIGNING_SECRET), slack.url)
    return replace(Settings.from_environment(NEEDED), slack=channel)


async def told(settings: Settings) -> tuple[bool, str]:
    """Whether all is well, and what is said of Slack."""
    findings = [finding for finding in await examine(settings) if finding.words.startswith("slack")]
    return all(finding.is_well for finding in findings), " ".join(finding.words for finding in findings)


async def test_a_channel_that_nobody_set_up_is_off_and_that_is_well():
    is_well, words = await told(Settings.from_environment(NEEDED))
    assert is_well
    assert "off" in words
    assert "docs/slack.md" in words


@pytest.mark.parametrize("missing", SLACK)
async def test_what_is_missing_is_named(missing):
    is_well, words = await told(Settings.from_environment({**NEEDED, **SLACK, missing: ""}))
    assert not is_well
    assert missing in words


@pytest.mark.parametrize(
    ("key", "value"),
    [("SOUNDING_BOARD_SLACK_BOT_TOKEN", "xapp-1-not-this-one"), ("SOUNDING_BOARD_SLACK_SIGNING_SECRET", "hunter2")],
)
async def test_what_does_not_look_right_is_named_and_not_shown(key, value):
    is_well, words = await told(Settings.from_environment({**NEEDED, **SLACK, key: value}))
    assert not is_well
    assert key in words
    assert value not in words


async def test_a_channel_that_works_is_told_with_its_workspace(working):
    is_well, words = await told(working)
    assert is_well
    assert "soundingboard in A Council" in words


async def test_what_the_app_may_not_do_is_named(working, slack):
    slack.scopes = SCOPES.replace("files:write,", "")
    is_well, words = await told(working)
    assert not is_well
    assert "files:write" in words


@pytest.mark.parametrize("reason", ["invalid_auth", "account_inactive", "something_new"])
async def test_a_token_that_slack_refuses_is_told(working, slack, reason):
    slack.refusals["auth.test"] = [reason]
    assert not (await told(working))[0]


async def test_a_slack_that_cannot_be_reached_is_told(working, slack):
    await slack.stop()
    is_well, words = await told(working)
    assert not is_well
    assert "cannot be reached" in words


async def test_a_channel_that_is_half_set_up_leaves_the_gateway_as_it_is(open_gateway, new_leader):
    half = Settings.from_environment({**NEEDED, **SLACK, "SOUNDING_BOARD_SLACK_BOT_TOKEN": ""})
    server = await open_gateway(channel_problems=half.channel_problems)
    leader = await new_leader(server)
    assert (await leader.say("hello")).status == 200
    async with leader.client.post("/slack/events", data=b"{}") as response:
        assert response.status == 404
