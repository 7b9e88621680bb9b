"""The app's manifest holds together with what the gateway does, and keeps to Slack's limits."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gateway.channels.slack.app import COMMAND, PATH
from gateway.channels.slack.examining import SCOPES

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def manifest() -> dict:
    return yaml.safe_load((ROOT / "deploy" / "slack" / "manifest.yml").read_text("utf-8"))


def test_it_asks_for_the_scopes_that_the_doctor_looks_for(manifest):
    assert sorted(manifest["oauth_config"]["scopes"]["bot"]) == sorted(SCOPES)


def test_slack_is_told_of_the_one_address_everywhere(manifest):
    settings, (command,) = manifest["settings"], manifest["features"]["slash_commands"]
    urls = {settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"], command["url"]}
    assert len(urls) == 1
    assert urls.pop().endswith(PATH)
    assert command["command"] == COMMAND


def test_it_is_told_of_direct_messages_mentions_and_openings_and_of_nothing_else(manifest):
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == {
        "app_home_opened",
        "app_mention",
        "message.im",
    }


def test_it_is_a_current_app_in_the_messages_tab(manifest):
    features = manifest["features"]
    assert "assistant_view" not in features
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert 0 < len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4


def test_its_texts_keep_to_slacks_limits(manifest):
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
